import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chushen.errors import OrchestrationError
from flows.household import run_together
from tests.processes import end_within

WAITS = ("signal:pause",)
"""A part that runs until it is told to stop."""

LIVE_WITH = """
import sys
from flows.household import run_together
run_together({"watch": ("signal:pause",), "web": ("signal:pause",)}, lambda: None)
"""


class EnoughError(Exception):
    """The test has seen enough."""


def children(of=None):
    of = of or os.getpid()
    return [int(pid) for task in Path(f"/proc/{of}/task").iterdir() for pid in (task / "children").read_text().split()]


@pytest.fixture(autouse=True)
def _no_child_is_left():
    before = set(children())
    yield
    assert not set(children()) - before


def test_when_one_part_ends_the_others_are_ended_and_it_is_said_which_it_was():
    with pytest.raises(OrchestrationError, match="night ended with status 3"):
        run_together({"watch": WAITS, "night": ("tests.flows.parts:end_with_3",)}, lambda: None)


def test_a_server_that_ends_ends_the_household():
    def gone():
        raise OrchestrationError("gone")

    with pytest.raises(OrchestrationError, match="gone"):
        run_together({"watch": WAITS}, gone)


def test_what_a_part_has_started_ends_with_it(tmp_path):
    told = tmp_path / "child"

    def until_it_has_a_child():
        if told.exists() and told.read_text():
            raise EnoughError

    with pytest.raises(EnoughError):
        run_together({"night": ("tests.flows.parts:leave_a_child", str(told))}, until_it_has_a_child)

    assert end_within(5, int(told.read_text()))


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_no_part_outlives_the_household_however_it_ends(end):
    with subprocess.Popen([sys.executable, "-c", LIVE_WITH], stderr=subprocess.DEVNULL) as household:  # noqa: S603  our own interpreter
        parts = wait_for(lambda: len(found := children(household.pid)) == 2 and found)
        household.send_signal(end)

    assert end_within(20, *parts)


def wait_for(what):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if found := what():
            return found
        time.sleep(0.05)
    raise TimeoutError
