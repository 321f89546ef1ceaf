"""Tesseract is ended when its time is up, with whatever it has started; and its failures are told apart."""

import tempfile

import numpy as np
import pytesseract
import pytest

from chushen.errors import ReaderError, ToolMissingError
from extractors.tesseract import Tesseract
from tests.processes import end_within

STRIP = np.full((40, 200, 3), 255, np.uint8)

SLOW = """#!/bin/sh
sleep 60 &
echo $$ $! > {note}
wait
"""


@pytest.fixture
def instead_of_tesseract(tmp_path, monkeypatch):
    def put(script: str) -> None:
        path = tmp_path / "tesseract"
        path.write_text(script)
        path.chmod(0o700)
        monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(path))

    return put


def test_a_tesseract_that_does_not_end_is_ended_with_its_children_and_leaves_no_zombie(
    instead_of_tesseract, tmp_path, monkeypatch
):
    note = tmp_path / "note"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "work"))
    (tmp_path / "work").mkdir()
    instead_of_tesseract(SLOW.format(note=note))
    assert Tesseract(timeout=0.5).read([STRIP, STRIP]) == ["", ""]
    processes = [int(number) for number in note.read_text().split()]
    assert len(processes) == 2
    assert end_within(5, *processes)
    assert list((tmp_path / "work").iterdir()) == []


def test_a_tesseract_that_is_killed_has_read_nothing(instead_of_tesseract):
    instead_of_tesseract("#!/bin/sh\nkill -9 $$\n")
    assert Tesseract(timeout=10).read([STRIP]) == [""]


def test_a_tesseract_that_is_not_there_is_said_to_be_missing(monkeypatch):
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    with pytest.raises(ToolMissingError):
        Tesseract(timeout=10).read([STRIP])


def test_a_temporary_folder_that_is_gone_is_not_the_page_s_fault(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(ReaderError, match="Tesseract"):
        Tesseract(timeout=10).read([STRIP])
