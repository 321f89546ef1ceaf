"""A child that crashes, hangs or eats memory costs its file one outcome, and nobody else anything.

What the children do here is given as source text: they cannot import a test.
"""

import os
import signal
import socket
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake.budget import Budget
from intake.isolation import open_isolation
from intake.limits import Limits
from tests.processes import end_within

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


def refused(outcome) -> Cause:
    assert isinstance(outcome, RefusedFile), outcome
    return outcome.cause


def test_what_a_parser_gives_comes_back_from_another_process(strict):
    assert strict.outcome_of("a.pdf", Budget(), os.getpid) not in {os.getpid(), None}
    assert strict.outcome_of("a.pdf", Budget(), divmod, 7, 2) == (3, 1)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL])
def test_a_crash_is_damage_and_costs_nobody_else_anything(strict, number):
    outcome = strict.outcome_of("a.pdf", Budget(), signal.raise_signal, number)
    assert refused(outcome) is Cause.DAMAGED
    assert signal.Signals(number).name in outcome.detail
    assert strict.outcome_of("b.pdf", Budget(), divmod, 7, 2) == (3, 1)


def test_a_parser_that_does_not_end_is_ended_with_what_it_has_started(strict):
    note = strict.new_path()
    assert (
        refused(strict.outcome_of("a.pdf", Budget(), exec, HANG_WITH_A_GRANDCHILD.format(note=str(note))))
        is Cause.TIMED_OUT
    )
    assert end_within(10, *map(int, note.read_text().split()))


def test_a_parser_that_waits_for_ever_is_ended(strict):
    assert refused(strict.outcome_of("a.pdf", Budget(), time.sleep, 60)) is Cause.TIMED_OUT


def test_each_step_has_its_own_time(strict):
    for _ in range(4):
        assert strict.outcome_of("a.pdf", Budget(), exec, SIX_TENTHS) is None


def test_memory_beyond_the_limit_is_too_large(strict):
    assert refused(strict.outcome_of("a.pdf", Budget(), bytearray, 1_500_000_000)) is Cause.TOO_LARGE


def test_a_file_beyond_the_limit_is_too_large(strict):
    big = strict.new_path()
    write = f"with open({str(big)!r}, 'wb') as file:\n for _ in range(300): file.write(bytes(1_000_000))"
    assert refused(strict.outcome_of("a.pdf", Budget(), exec, write)) is Cause.TOO_LARGE
    assert big.stat().st_size <= 100_000_000


def test_a_child_that_is_killed_from_outside_is_replaced_and_the_step_taken_again(strict):
    once = strict.new_path()
    assert strict.outcome_of("a.pdf", Budget(), exec, KILLED_ONCE.format(once=str(once))) is None
    assert once.exists()
    os.kill(strict.outcome_of("a.pdf", Budget(), os.getpid), signal.SIGKILL)
    assert strict.outcome_of("b.pdf", Budget(), divmod, 7, 2) == (3, 1)


def test_a_file_on_which_the_machine_kills_every_child_is_too_large(strict):
    assert refused(strict.outcome_of("a.pdf", Budget(), exec, "import os; os.kill(os.getpid(), 9)")) is Cause.TOO_LARGE


def test_a_child_reaches_no_network(strict):
    assert "Permission denied" in strict.outcome_of("a.pdf", Budget(), socket.socket, socket.AF_INET).detail


@pytest.mark.parametrize(
    "change", ["open({path!r}, 'w')", "os.unlink({path!r})", "os.rename({path!r}, {path!r} + '2')"]
)
def test_a_child_changes_nothing_outside_of_its_folder(strict, change):
    with TemporaryDirectory(dir="/var/tmp") as folder:  # not beneath /tmp, where files may be removed
        original = Path(folder, "original.pdf")
        original.write_bytes(b"%PDF-")
        outcome = strict.outcome_of("a.pdf", Budget(), exec, "import os\n" + change.format(path=str(original)))
        assert "Permission denied" in outcome.detail
        assert original.read_bytes() == b"%PDF-"
    assert strict.outcome_of("a.pdf", Budget(), exec, f"open({str(strict.new_path())!r}, 'w').close()") is None


def test_what_a_child_starts_is_bound_as_well(strict, tmp_path):
    note = tmp_path / "note"
    assert strict.outcome_of("a.pdf", Budget(), os.system, f"echo x > {note}") != 0
    assert not note.exists()


def test_a_file_that_has_used_up_its_time_is_not_opened_again(strict):
    budget = Budget(1)
    for _ in range(2):
        assert strict.outcome_of("a.pdf", budget, exec, SIX_TENTHS) is None
    assert refused(strict.outcome_of("a.pdf", budget, divmod, 7, 2)) is Cause.TIMED_OUT
