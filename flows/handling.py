"""One application handled and recorded: verified if that is still to be done, its record kept either way."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from time import perf_counter

from chushen.applicant import company_of
from chushen.errors import CallError, ChushenError, GivenUpError
from chushen.findings import Severity
from chushen.logs import about
from flows.office import Office, Outcome
from flows.verification import OnPage, conclude, opening, read_pages, received_on
from intake.submission import Opened, submission_name
from records.pictures import forget_other_pictures
from records.store import Store
from records.verified import Verified

_IN_VAIN = 3

_LOG = logging.getLogger(__name__)


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
    with about(submission_name(path)), opened_for_work(path, office) as opened:
        settled = None if again else settled_outcome(opened, path, office, received)
        if settled:
            return settled
        if again:
            office.store.see(opened.name, path)
        with recorded(opened, path, office) as pictures:
            seen = tuple(read_pages(opened.pages, office.bench, on_page=on_page, pictures=pictures))
            verified = conclude(opened, seen, office.bench, received=received)
            keep(verified, path, office)
    return outcome_of(verified, path, seconds=perf_counter() - begun)


@contextmanager
def opened_for_work(path: Path, office: Office) -> Iterator[Opened]:
    """Open an application; one that this machine cannot even open is quarantined."""
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(opening(path, office.bench))
        except CallError:
            raise
        except Exception as error:
            with suppress(ChushenError):
                fail(office.store, submission_name(path), path, error)
            raise
        yield opened


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
    _not_again_and_again(name, path, store)
    store.begin(name, path, digest=opened.digest, edition=office.bench.edition)
    _LOG.info("begun", extra={"pages": len(opened.pages)})
    try:
        yield store.pictures(name, opened.digest)
    except Exception as error:
        with suppress(ChushenError):  # what went wrong first is what is raised
            fail(store, name, path, error)
        raise
    except BaseException:
        store.see(name, path)
        raise


def fail(store: Store, name: str, path: Path, error: Exception) -> None:
    """Quarantine an application with what went wrong."""
    ours = error if isinstance(error, ChushenError) else ChushenError("")
    store.fail(name, path, problem_of(error), code=ours.code, remedy=ours.remedy)


def _not_again_and_again(name: str, path: Path, store: Store) -> None:
    """An application with which the program has ended several times is not begun again by itself.

    Raises:
        GivenUpError: so it is; it is quarantined.
    """
    times = store.begun_in_vain(name)
    if times < _IN_VAIN:
        return
    error = GivenUpError(f"{name}: the program ended {times} times while it worked on it")
    fail(store, name, path, error)
    raise error


@contextmanager
def discreet(name: str) -> Iterator[None]:
    """Let no failure's own text out of the block but ours: it may quote an applicant's page, and Prefect keeps it.

    Raises:
        ChushenError: in place of whatever else was raised; the log has that in full.
    """
    try:
        yield
    except ChushenError:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, it is logged and said in our words
        _LOG.exception("application not processed: %s", name)
        raise ChushenError(problem_of(error), remedy="The log has the details; hand it to the maintainers.") from None


def keep(verified: Verified, path: Path, office: Office) -> None:
    """Write the report, then keep the result: in this order, so that a crash between them costs nothing."""
    name = verified.submission.name
    pictures = office.store.pictures(name, verified.digest)
    if office.write_report:
        office.write_report(verified, office.store.folder(name), pictures)
    office.store.keep(path, verified)
    forget_other_pictures(pictures)
    judgement = verified.judgement
    _LOG.info("kept", extra={"verdict": judgement.verdict.value, "findings": len(judgement.findings)})


def not_processed(path: Path, error: Exception, *, seconds: float = 0.0) -> Outcome:
    """The line of the table for an application that could not be processed."""
    return Outcome(name=submission_name(path), path=path, seconds=seconds, problem=problem_of(error))


def problem_of(error: Exception) -> str:
    """A failure in one line. Of failures that are not ours only the kind: their text may quote an applicant's page."""
    return str(error) if isinstance(error, ChushenError) else f"unexpected {type(error).__name__}"


def outcome_of(verified: Verified, path: Path, *, seconds: float, skipped: bool = False) -> Outcome:
    """A result as a line of the table: its findings counted, and each kind of them named once."""
    judgement = verified.judgement
    heaviest_first = sorted(judgement.findings, key=lambda finding: list(Severity).index(finding.severity))
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
        company=company_of(verified.submission),
        received=judgement.received,
        found=tuple(dict.fromkeys((finding.code, finding.severity) for finding in heaviest_first)),
    )
