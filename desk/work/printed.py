"""Results as JSON while a run goes on: one a line, as soon as it is there."""

from __future__ import annotations

from chushen.answer import result
from chushen.names import Language
from desk.console import print_json
from flows.office import Outcome, Progress
from records.store import Store


class PrintedResults(Progress):
    """Prints each result, and passes everything on to what shows the progress."""

    def __init__(self, shown: Progress, store: Store, language: Language) -> None:
        """Print nothing yet."""
        self._shown, self._store, self._language = shown, store, language

    def planned(self, applications: int) -> None:
        """Pass it on."""
        self._shown.planned(applications)

    def begun(self, name: str, pages: int) -> None:
        """Pass it on."""
        self._shown.begun(name, pages)

    def page(self, name: str, done: int, pages: int) -> None:
        """Pass it on."""
        self._shown.page(name, done, pages)

    def put_off(self, name: str) -> None:
        """Pass it on."""
        self._shown.put_off(name)

    def ended(self, outcome: Outcome) -> None:
        """Pass it on; print the result, if it has one."""
        self._shown.ended(outcome)
        verified = self._store.newest(outcome.name) if outcome.verdict else None
        if verified:
            print_json(result(verified.submission, verified.judgement, self._language))
