"""A child that crashes, hangs or eats memory costs its file one outcome, and nobody else anything.

What the children do here is given as source text: they cannot import a test.
"""

import os
import signal
import time
from pathlib import Path

import pytest

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake.isolation import open_isolation
from intake.limits import Limits

HANG_WITH_A_GRANDCHILD = """
import os, pathlib, subprocess
started = subprocess.Popen(["sleep", "60"])
pathlib.Path({note!r}).write_text(f"{{os.getpid()}} {{started.pid}}")
while True: pass
"""

SIX_TENTHS = """
import time
begun = time.process_time()
while time.process_time() - begun < 0.6: pass
"""
KILLED_ONCE = """
import os, pathlib
if not os.path.exists({once!r}):
    pathlib.Path({once!r}).touch()
    os.kill(os.getpid(), 9)
"""


@pytest.fixture(scope="module")
def strict():
    """One child under limits that a test can reach."""
    with open_isolation(Limits(max_seconds=1, max_memory_bytes=1_000_000_000, max_file_bytes=100_000_000), 1) as strict:
        yield strict


def is_there(process: int) -> bool:
    """Is it running? One that has ended and is still to be reaped by somebody is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(*processes: int, within: float = 10) -> bool:
    end = time.monotonic() + within
    while any(map(is_there, processes)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(is_there, processes))


def refused(outcome) -> Cause:
    assert isinstance(outcome, RefusedFile), outcome
    return outcome.cause


def test_what_a_parser_gives_comes_back_from_another_process(strict):
    assert strict.outcome_of("a.pdf", os.getpid) not in {os.getpid(), None}
    assert strict.outcome_of("a.pdf", divmod, 7, 2) == (3, 1)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL])
def test_a_crash_is_damage_and_costs_nobody_else_anything(strict, number):
    outcome = strict.outcome_of("a.pdf", signal.raise_signal, number)
    assert refused(outcome) is Cause.DAMAGED
    assert signal.Signals(number).name in outcome.detail
    assert strict.outcome_of("b.pdf", divmod, 7, 2) == (3, 1)


def test_a_parser_that_does_not_end_is_ended_with_what_it_has_started(strict, tmp_path):
    note = tmp_path / "note"
    assert refused(strict.outcome_of("a.pdf", exec, HANG_WITH_A_GRANDCHILD.format(note=str(note)))) is Cause.TIMED_OUT
    assert gone(*map(int, note.read_text().split()))


def test_a_parser_that_waits_for_ever_is_ended(strict):
    assert refused(strict.outcome_of("a.pdf", time.sleep, 60)) is Cause.TIMED_OUT


def test_each_step_has_its_own_time(strict):
    for _ in range(4):
        assert strict.outcome_of("a.pdf", exec, SIX_TENTHS) is None


def test_memory_beyond_the_limit_is_too_large(strict):
    assert refused(strict.outcome_of("a.pdf", bytearray, 1_500_000_000)) is Cause.TOO_LARGE


def test_a_file_beyond_the_limit_is_too_large(strict, tmp_path):
    write = f"with open({str(tmp_path / 'big')!r}, 'wb') as file:\n for _ in range(300): file.write(bytes(1_000_000))"
    assert refused(strict.outcome_of("a.pdf", exec, write)) is Cause.TOO_LARGE
    assert (tmp_path / "big").stat().st_size <= 100_000_000


def test_a_child_that_is_killed_from_outside_is_replaced_and_the_step_taken_again(strict, tmp_path):
    once = tmp_path / "once"
    assert strict.outcome_of("a.pdf", exec, KILLED_ONCE.format(once=str(once))) is None
    assert once.exists()
    os.kill(strict.outcome_of("a.pdf", os.getpid), signal.SIGKILL)
    assert strict.outcome_of("b.pdf", divmod, 7, 2) == (3, 1)


def test_a_file_on_which_the_machine_kills_every_child_is_too_large(strict):
    assert refused(strict.outcome_of("a.pdf", exec, "import os; os.kill(os.getpid(), 9)")) is Cause.TOO_LARGE
