from pathlib import Path

import pytest

from chushen.errors import ChangedError, ToolMissingError
from chushen.findings import Verdict
from flows.handling import handle
from records.folder import write_private
from records.schema import State
from tests.flows.building import GOOD, POISONED, TOOLLESS, CountingReader, an_application, an_office


def handled(path, data, reader=None, *, edition="e1", **options):
    with an_office(data, reader, edition=edition) as office:
        return handle(path, office, **options)


def standing(data, name):
    with an_office(data) as office:
        return office.store.standing(name)


def test_an_outcome_is_a_line_of_the_table(tmp_path):
    outcome = handled(an_application(tmp_path / "云帆", GOOD, POISONED), tmp_path / "data")

    assert (outcome.name, outcome.verdict, outcome.errors, outcome.skipped) == ("云帆", Verdict.CORRECT, 1, False)
    assert outcome.seconds > 0


def test_an_unchanged_application_is_not_read_again(tmp_path):
    application, data, reader = an_application(tmp_path / "a", GOOD, POISONED), tmp_path / "data", CountingReader()
    first = handled(application, data, reader)
    second = handled(application, data, reader)

    assert len(reader.read) == 2
    assert (second.skipped, second.verdict, second.errors) == (True, first.verdict, first.errors)


def test_it_is_read_again_when_it_is_asked_for(tmp_path):
    application, data, reader = an_application(tmp_path / "a", GOOD), tmp_path / "data", CountingReader()
    handled(application, data, reader)

    assert not handled(application, data, reader, again=True).skipped
    assert len(reader.read) == 2


def test_it_is_read_again_when_a_page_was_replaced(tmp_path):
    application, data, reader = an_application(tmp_path / "a", GOOD), tmp_path / "data", CountingReader()
    handled(application, data, reader)
    an_application(application, POISONED)

    assert handled(application, data, reader).verdict is Verdict.CORRECT


def test_it_is_read_again_by_a_newer_program(tmp_path):
    application, data, reader = an_application(tmp_path / "a", GOOD), tmp_path / "data", CountingReader()
    handled(application, data, reader)

    assert not handled(application, data, reader, edition="e2").skipped


def test_work_that_fails_is_quarantined_with_its_reason(tmp_path):
    data = tmp_path / "data"
    with pytest.raises(ToolMissingError):
        handled(an_application(tmp_path / "a", TOOLLESS), data)

    assert standing(data, "a").state is State.QUARANTINED
    assert standing(data, "a").problem == "Tesseract is not installed"


def test_work_that_is_interrupted_waits_to_be_done_again(tmp_path):
    application, data = an_application(tmp_path / "a", GOOD), tmp_path / "data"

    def interrupt(_done, _of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        handled(application, data, on_page=interrupt)

    assert standing(data, "a").state is State.WAITING
    assert handled(application, data).verdict is Verdict.PASS


@pytest.mark.parametrize("happens", [lambda page: page.write_bytes(b"other"), Path.unlink], ids=["written", "gone"])
def test_what_was_changed_while_it_was_read_comes_to_no_result(tmp_path, happens):
    application, data = an_application(tmp_path / "a", GOOD, GOOD), tmp_path / "data"

    class Meanwhile(CountingReader):
        def __call__(self, image):
            happens(application / "2.png")
            return super().__call__(image)

    with an_office(data, Meanwhile(), workers=1) as office, pytest.raises(ChangedError):
        handle(application, office)

    an_application(application, GOOD, GOOD)
    assert handled(application, data).verdict is Verdict.PASS


def test_no_result_is_kept_without_its_report(tmp_path):
    application, data = an_application(tmp_path / "a", GOOD), tmp_path / "data"

    def full_disk(_verified, _folder, _pictures):
        raise OSError(28, "No space left on device")

    with an_office(data, write_report=full_disk) as office, pytest.raises(OSError, match="No space"):
        handle(application, office)

    assert not handled(application, data).skipped


def test_the_report_finds_the_pictures_of_the_content_it_is_about(tmp_path):
    application, data = an_application(tmp_path / "a", GOOD), tmp_path / "data"
    written = []

    def write_report(verified, folder, pictures):
        write_private(folder / "report.html", verified.judgement.verdict.encode())
        written.append((len(list(pictures.iterdir())), pictures.parent))

    with an_office(data, write_report=write_report) as office:
        handle(application, office)
        an_application(application, GOOD, GOOD)
        handle(application, office)
        folder = office.store.folder("a")

    assert [count for count, _ in written] == [1, 2]
    assert (folder / "report.html").read_text() == "pass"
    assert len(list((folder / "pages").iterdir())) == 1
