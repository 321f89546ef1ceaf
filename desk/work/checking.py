"""Check applications one after the other, and say what came of each as soon as it is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from chushen.errors import CallError, ChushenError, RecordsError
from chushen.findings import Verdict
from desk.console import print_error, progress
from flows.handling import handle
from flows.office import Office
from records.verified import Verified

ALL_PASS = 0
SOME_NEED_WORK = 1
NOT_PROCESSED = ChushenError.exit_code

Tell = Callable[[Verified], None]


def check_all(
    paths: Sequence[Path], office: Office, tell: Tell, *, received: date | None = None, again: bool = False
) -> int:
    """Verify each path as one application and keep its result; one that fails does not keep the others from it.

    Args:
        paths: folders, archives, PDFs or pictures.
        office: what they are worked on with.
        tell: told each result.
        received: the day the authority received them; else as each declares.
        again: verify even what has not changed.

    Returns:
        The exit status of the contract.
    """
    status = ALL_PASS
    for path in paths:
        try:
            verified = _check(path, office, received=received, again=again)
        except CallError:
            raise
        except ChushenError as error:
            print_error(error)
            status = NOT_PROCESSED
            continue
        tell(verified)
        status = max(status, _status(verified))
    return status


def _check(path: Path, office: Office, *, received: date | None, again: bool) -> Verified:
    with progress() as bar:
        task = bar.add_task(path.name, total=None)
        outcome = handle(
            path,
            office,
            received=received,
            again=again,
            on_page=lambda done, total: bar.update(task, completed=done, total=total),
        )
    verified = office.store.newest(outcome.name)
    if verified is None:
        message = f"the result of {outcome.name} is not in the records"
        raise RecordsError(message, remedy="Check it again.")
    return verified


def _status(verified: Verified) -> int:
    submission = verified.submission
    if submission.refused and not submission.documents:
        return NOT_PROCESSED
    return ALL_PASS if verified.judgement.verdict is Verdict.PASS else SOME_NEED_WORK
