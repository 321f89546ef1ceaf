"""What can be asked of the records. Asking changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from chushen.answer import Json
from chushen.documents import SentFile
from chushen.findings import Verdict
from records.contents import files_of
from records.decisions import Decided, decisions_of, last_decisions
from records.figures import Figures, Tallies, figures_of
from records.news import News, news_since
from records.nights import Night, last_night
from records.outlook import EndingPermit, Unanswered, permits_ending, unanswered
from records.particulars import former_of
from records.results import Basis, newest_answers, newest_basis, newest_result
from records.schema import Decision, State, SubmissionRow
from records.search import Found, search
from records.standings import Standing, standing_of, standings
from records.trail import Ending, Event, endings_since, events_of, newest_event, unended_runs
from records.verified import Verified, from_json


class Asked:
    """The questions. `Store` answers them."""

    _engine: Engine

    # Of one submission

    def standing(self, name: str) -> Standing | None:
        """Where it stands; None if it was never seen."""
        with Session(self._engine) as session:
            return standing_of(session, name)

    def newest(self, name: str) -> Verified | None:
        """Its newest result, whole: what a report is made of."""
        with Session(self._engine) as session:
            row = newest_result(session, name)
            return None if row is None else from_json(row.verified)

    def answer(self, name: str) -> Json | None:
        """The `chushen.result/1` of its newest result."""
        with Session(self._engine) as session:
            row = newest_result(session, name)
            return None if row is None else json.loads(row.answer)

    def basis(self, name: str) -> Basis | None:
        """What its newest result rests on; None before the first."""
        with Session(self._engine) as session:
            return newest_basis(session, name)

    def former(self, name: str) -> Verified | None:
        """What the same applicant sent before this one's present content came to; None where nothing was sent."""
        with Session(self._engine) as session:
            newest = newest_result(session, name)
            row = former_of(session, newest) if newest else None
            return None if row is None else from_json(row.verified)

    def files(self, name: str) -> tuple[SentFile, ...]:
        """The files of its present content, by name."""
        with Session(self._engine) as session:
            row = session.get(SubmissionRow, name)
            return () if row is None else files_of(session, row.digest)

    def decisions(self, name: str) -> tuple[Decided, ...]:
        """What people have decided on it, oldest first."""
        with Session(self._engine) as session:
            return decisions_of(session, name)

    def begun_in_vain(self, name: str, *, digest: str, edition: str, kept: int = 0) -> int:
        """How often of late the program ended with this content and had kept no new page of it (`records.trail`)."""
        with Session(self._engine) as session:
            return unended_runs(session, name, digest=digest, edition=edition, kept=kept)

    # Of all

    def rows(
        self, *, state: State | None = None, verdict: Verdict | None = None, since: date | None = None
    ) -> tuple[Standing, ...]:
        """Where every submission stands, or those of a state, a verdict, received since a day; by name."""
        with Session(self._engine) as session:
            return standings(session, state=state, verdict=verdict, since=since)

    def last_decisions(self) -> dict[str, Decision]:
        """The newest decision on each submission that has one, by its name."""
        with Session(self._engine) as session:
            return last_decisions(session)

    def search(self, words: Sequence[str]) -> Iterator[Found]:
        """Submissions in which each word stands somewhere: name, what it is known by, files, findings."""
        with Session(self._engine) as session:
            yield from search(session, words)

    def answers(self) -> Iterator[str]:
        """The recorded `chushen.result/1` of every submission as JSON text, the newest of each, by name."""
        with Session(self._engine) as session:
            yield from newest_answers(session)

    def export(self) -> Iterator[Json]:
        """The same as objects."""
        return map(json.loads, self.answers())

    def events(self, name: str | None = None) -> Iterator[Event]:
        """The audit trail, oldest first: of one submission, or of all."""
        with Session(self._engine) as session:
            yield from events_of(session, name)

    def newest_event(self) -> int:
        """The number of the audit trail's last line; 0 where there is none."""
        with Session(self._engine) as session:
            return newest_event(session)

    def endings(self, since: int) -> tuple[Ending, ...]:
        """How verifications ended after that line of the audit trail, oldest first."""
        with Session(self._engine) as session:
            return tuple(endings_since(session, since))

    def figures(self, known: Tallies | None = None) -> Figures:
        """How much of what is kept; `known` are the tallies of the last time, which need not be made again."""
        with Session(self._engine) as session:
            return figures_of(session, known or {})

    def news(self, since: datetime | None) -> tuple[News, ...]:
        """What has come to another result since a moment, by name; None: whatever has come to one."""
        with Session(self._engine) as session:
            return tuple(news_since(session, since))

    def unanswered(self) -> tuple[Unanswered, ...]:
        """Every submission on whose present content nobody has decided, by name."""
        with Session(self._engine) as session:
            return unanswered(session)

    def permits_ending(self, first: date, last: date) -> tuple[EndingPermit, ...]:
        """Permits of known applications whose last day lies between the two, the next to end first."""
        with Session(self._engine) as session:
            return permits_ending(session, first, last)

    def last_night(self, before: date | None = None) -> Night | None:
        """The last night of all, or the last one of an earlier day; None where there was none."""
        with Session(self._engine) as session:
            return last_night(session, before)
