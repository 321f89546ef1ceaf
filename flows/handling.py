"""One application handled and recorded: verified if that is still to be done, its record kept either way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from chushen.errors import ChushenError
from chushen.findings import Severity, Verdict
from flows.verification import OnPage, conclude, opening, read_pages, received_on
from flows.workbench import Workbench
from intake.submission import Opened
from records.pictures import forget_other_pictures
from records.store import Store
from records.verified import Verified

WriteReport = Callable[[Verified, Path, Path], None]
"""Given a result, the submission's own folder (where the report goes) and the folder of its page pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one application in a run over many: a line of the table.

    Attributes:
        path: what was sent.
        verdict: None where it could not be processed; `problem` then says why.
        seconds: spent on it in this run.
        skipped: nothing had changed; the former result holds.
    """

    name: str
    path: Path
    verdict: Verdict | None = None
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    seconds: float = 0.0
    skipped: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The workbench, the records beside it, and what goes out of the house.

    Attributes:
        write_report: called before a result counts as kept, so that no result is ever without its report.
    """

    bench: Workbench
    store: Store
    write_report: WriteReport | None = None


def handle(
    path: Path, office: Office, *, received: date | None = None, again: bool = False, on_page: OnPage | None = None
) -> Outcome:
    """Verify one application and keep the record, without Prefect.

    Args:
        path: a folder, an archive or a PDF bundle.
        office: what it is worked on with, and where the record is kept.
        received: the day the authority received it; else as declared; else the newest file's date.
        again: verify it even where the newest result still holds.
        on_page: told of progress, in the calling thread.

    Raises:
        CallError: there is no such path.
        ChushenError: this machine or installation keeps us from the work; the submission is then quarantined.
    """
    begun = perf_counter()
    with opening(path, office.bench) as opened:
        settled = None if again else settled_outcome(opened, path, office, received)
        if settled:
            return settled
        with recorded(opened, path, office) as pictures:
            seen = tuple(read_pages(opened.pages, office.bench, on_page=on_page, pictures=pictures))
            verified = conclude(opened, seen, office.bench, received=received)
            keep(verified, path, office)
    return outcome_of(verified, path, seconds=perf_counter() - begun)


def settled_outcome(opened: Opened, path: Path, office: Office, received: date | None) -> Outcome | None:
    """The former result's outcome, where content, program, checklist and day received are still the same."""
    bench, store = office.bench, office.store
    if not store.is_current(
        opened.name,
        digest=opened.digest,
        edition=bench.edition,
        checklist=bench.checklist,
        received=received_on(opened, received),
    ):
        return None
    former = store.newest(opened.name)
    if former is None:
        return None
    store.confirm(opened.name, path)
    return outcome_of(former, path, seconds=0.0, skipped=True)


@contextmanager
def recorded(opened: Opened, path: Path, office: Office) -> Iterator[Path]:
    """Record that the work begins, and how it ends if it does not end well. Gives the folder for page pictures.

    Interrupted work waits to be done again; failed work is quarantined with its reason.
    """
    store, name = office.store, opened.name
    store.begin(name, path, digest=opened.digest, edition=office.bench.edition)
    try:
        yield store.pictures(name, opened.digest)
    except Exception as error:
        with suppress(ChushenError):  # what went wrong first is what is raised
            store.fail(name, path, problem_of(error))
        raise
    except BaseException:
        store.see(name, path)
        raise


def keep(verified: Verified, path: Path, office: Office) -> None:
    """Write the report, then keep the result: in this order, so that a crash between them costs nothing."""
    name = verified.submission.name
    pictures = office.store.pictures(name, verified.digest)
    if office.write_report:
        office.write_report(verified, office.store.folder(name), pictures)
    office.store.keep(path, verified)
    forget_other_pictures(pictures)


def problem_of(error: Exception) -> str:
    """A failure in one line. Of failures that are not ours only the kind: their text may quote an applicant's page."""
    return str(error) if isinstance(error, ChushenError) else f"unexpected {type(error).__name__}"


def outcome_of(verified: Verified, path: Path, *, seconds: float, skipped: bool = False) -> Outcome:
    """Count a result's findings."""
    judgement = verified.judgement
    count = Counter(finding.severity for finding in judgement.findings)
    return Outcome(
        name=judgement.submission,
        path=path,
        verdict=judgement.verdict,
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        infos=count[Severity.INFO],
        seconds=seconds,
        skipped=skipped,
    )
