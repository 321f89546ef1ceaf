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
from flows.keeping import Keeping
from flows.office import Office, Outcome
from flows.verification import OnPage, basis_of, conclude, opening, read_pages
from intake.submission import Opened, submission_name
from records.pictures import forget_other_pictures
from records.store import Store
from records.verified import Verified

_IN_VAIN = 8
"""An application with which the program has ended so often, no page further, is not begun again by itself. Once or
twice more says little: machines are switched off, and programs killed, while they happen to work on something."""

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
    with about(submission_name(path)):
        with quarantined_if_not_opened(path, office.store):
            settled = None if again else settled_outcome(path, office, received)
        if settled:
            return settled
        with opened_for_work(path, office) as opened:
            if again:
                begin_anew(path, office.store)
            with recorded(opened, path, office) as keeping:
                seen = tuple(read_pages(opened.pages, office.bench, on_page=on_page, keeping=keeping))
                verified = conclude(opened, seen, office.bench, received=received)
                keep(verified, path, office)
    return outcome_of(verified, path, seconds=perf_counter() - begun)


@contextmanager
def opened_for_work(path: Path, office: Office) -> Iterator[Opened]:
    """Open an application; one that this machine cannot even open is quarantined.

    Raises:
        BeingVerifiedError: another process works on it.
    """
    with ExitStack() as stack:
        stack.enter_context(office.store.leases.hold(submission_name(path)))
        with quarantined_if_not_opened(path, office.store):
            opened = stack.enter_context(opening(path, office.bench))
        yield opened


@contextmanager
def quarantined_if_not_opened(path: Path, store: Store) -> Iterator[None]:
    """Quarantine an application that cannot even be looked at in the block; a path that is not there is none."""
    try:
        yield
    except CallError:
        raise
    except Exception as error:
        with suppress(ChushenError):  # what went wrong first is what is raised
            fail(store, submission_name(path), path, error)
        raise


def settled_outcome(path: Path, office: Office, received: date | None) -> Outcome | None:
    """The former result's outcome, where what was sent, program, checklist and day received are still the same.

    Costs reading the files, and that only where program and checklist are the same: nothing is unpacked or parsed.
    """
    bench, store, name = office.bench, office.store, submission_name(path)
    basis = store.basis(name)
    if basis is None or (basis.edition, basis.checklist) != (bench.edition, bench.checklist):
        return None
    if basis.sent != basis_of(bench.sent_digest(path), received):
        return None
    former = store.newest(name)
    if former is None:
        return None
    store.confirm(name, path)
    return outcome_of(former, path, seconds=0.0, skipped=True)


def begin_anew(path: Path, store: Store) -> None:
    """Somebody asks for an application to be verified once more from the beginning: its pages are read again."""
    name = submission_name(path)
    store.see(name, path)
    store.forget_pages_of(name)


@contextmanager
def recorded(opened: Opened, path: Path, office: Office) -> Iterator[Keeping]:
    """Record that the work begins, and how it ends if it does not end well. Gives where its pages are kept.

    Interrupted work waits to be done again, and goes on with the pages that were kept; failed work is quarantined
    with its reason.
    """
    store, name, edition = office.store, opened.name, office.bench.edition
    pages = store.pages(office.bench.reading)
    times, kept = begun_in_vain(opened, office)
    if times >= _IN_VAIN:
        error = GivenUpError(f"{name}: the program ended {times} times while it worked on it")
        fail(store, name, path, error)
        raise error
    store.begin(name, path, digest=opened.digest, edition=edition, files=opened.files, kept=kept)
    _LOG.info("begun", extra={"pages": len(opened.pages), "kept": kept})
    try:
        store.take_over_pictures(name, opened.digest)
        yield Keeping(pages, store.pictures(name, opened.digest))
    except Exception as error:
        with suppress(ChushenError):  # what went wrong first is what is raised
            fail(store, name, path, error)
        raise
    except BaseException:
        store.see(name, path)
        raise


def begun_in_vain(opened: Opened, office: Office) -> tuple[int, int]:
    """How often of late the program ended while it worked on this and kept no page more; how many pages are kept."""
    kept = office.store.pages(office.bench.reading).count(source.content for source in opened.pages)
    digest, edition = opened.digest, office.bench.edition
    return office.store.begun_in_vain(opened.name, digest=digest, edition=edition, kept=kept), kept


def fail(store: Store, name: str, path: Path, error: Exception) -> None:
    """Quarantine an application with what went wrong."""
    ours = error if isinstance(error, ChushenError) else ChushenError("")
    store.fail(name, path, problem_of(error), code=ours.code, remedy=ours.remedy)


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
    """Write the report, then keep the result: a crash before that is mended by doing it again, and leaves nothing over.

    What is kept is settled, and nobody comes back to it: all else is done before.
    """
    name = verified.submission.name
    pictures = office.store.pictures(name, verified.digest)
    watch = office.bench.watch
    if office.write_report:
        with watch.stage("report"):
            office.write_report(verified, office.store.folder(name), pictures)
    with watch.stage("records"):
        forget_other_pictures(pictures)
        office.store.add_stages(watch.news())
        office.store.keep(path, verified)
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
