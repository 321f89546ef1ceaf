"""Temporary files lie in one folder of the process, and go with it, however it ends."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from intake.workroom import _workroom, in_workroom

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, signal, sys, tempfile
from intake.workroom import in_workroom
with in_workroom():
    tempfile.NamedTemporaryFile(delete=False).close()
    print(tempfile.gettempdir(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def start(monkeypatch, tmp_path):
    """A program that makes a temporary file and waits; and the folder it made it in."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    started = []

    def go():
        program = subprocess.Popen(  # noqa: S603  this very Python
            [sys.executable, "-c", SCRIPT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(program)
        return program, Path(program.stdout.readline().strip())

    yield go
    for program in started:
        program.kill()
        program.communicate()


def test_what_a_program_made_is_gone_when_it_ends(start, tmp_path):
    program, room = start()
    assert room.parent == tmp_path
    assert room.stat().st_mode & 0o777 == 0o700
    assert list(room.iterdir())
    program.communicate()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_one_left_is_gone_when_the_next_begins_and_what_is_in_use_stays(start, tmp_path):
    killed, left = start()
    _, in_use = start()
    killed.kill()
    killed.wait()
    others = tmp_path / "chushen-notice-x"
    others.mkdir()
    _, room = start()
    assert not left.exists()
    assert list(in_use.iterdir())
    assert {*tmp_path.iterdir()} == {in_use, room, others}


def test_afterwards_temporary_files_go_where_they_went_before():
    before = tempfile.tempdir
    with in_workroom():
        assert tempfile.gettempdir() == str(_workroom())
    assert tempfile.tempdir == before
    assert _workroom().is_dir()  # a fork server may listen there
