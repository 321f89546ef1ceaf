"""The program is killed again and again, at any moment: in the end everything is as if it had not been."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from bench.end_state import MARK, differences, end_state, gone_within
from flows.handling import handle
from tests.flows.building import GOOD, POISONED, an_application, an_office
from tests.flows.crashing import MOMENTS, READY, write_report

pytestmark = pytest.mark.flow

ROOT = Path(__file__).parents[2]
APPLICATIONS = 8


@pytest.fixture
def sent(tmp_path):
    """Eight applications of one to three pages; of one the records know a former content."""
    folder = tmp_path / "sent"
    for number in range(APPLICATIONS):
        shades = [150 + 3 * number + page for page in range(1 + number % 3)]  # no page like another: none is kept yet
        an_application(folder / f"申请{number}", *shades, declared="received = 2026-05-04\n")
    an_application(folder / "申请3", POISONED)
    return folder


@pytest.fixture
def before(tmp_path):
    """A data folder in which one application stands as it was sent at first."""
    data = tmp_path / "before"
    former = an_application(tmp_path / "former" / "申请0", GOOD, GOOD)
    with an_office(data, write_report=write_report) as office:
        handle(former, office)
    return data


class Batch:
    """A batch over one data folder, as often as it takes."""

    def __init__(self, before, data, sent, prefect_data, temporary):
        self.data = Path(shutil.copytree(before, data))
        self.temporary = temporary
        self._arguments = [str(sent), str(prefect_data)]

    def run(self, moment="never", times=1, *, kill_after=None):
        """Run until it ends or is killed; then none of its processes may be left. Gives its exit status."""
        mark = uuid4().hex
        command = [sys.executable, "-m", "tests.flows.crashing", str(self.data), *self._arguments, moment, str(times)]
        environment = {**os.environ, MARK: mark, "TMPDIR": str(self.temporary)}
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own
            assert process.stdout.readline() == READY + "\n"
            if kill_after is not None:
                try:
                    process.wait(kill_after)
                except subprocess.TimeoutExpired:
                    process.kill()
            status = process.wait(120)
        assert gone_within(30, mark) == []
        return status


@pytest.fixture
def temporary():
    """A folder of a short name, for sockets lie in it."""
    with TemporaryDirectory(prefix="t") as folder:
        yield Path(folder)


@pytest.fixture
def undisturbed(before, tmp_path, sent, prefect_data, temporary):
    batch = Batch(before, tmp_path / "undisturbed", sent, prefect_data, temporary)
    assert batch.run() == 0
    state = end_state(batch.data)
    assert len(state.submissions) == len(state.reports) == APPLICATIONS
    assert {state for state, _, _ in state.submissions.values()} == {"done"}
    return state


@pytest.fixture
def batch(before, tmp_path, sent, prefect_data, temporary):
    return Batch(before, tmp_path / "data", sent, prefect_data, temporary)


def test_killed_at_ten_moments_the_batch_ends_as_if_it_had_not_been(batch, undisturbed):
    chance = random.Random(7)  # noqa: S311  moments, not keys
    killed = 0
    for moment in [*MOMENTS[:-1], *["any"] * 4]:
        if moment == "any":
            killed += batch.run(kill_after=chance.uniform(0, 2.5)) == -9
        else:
            killed += batch.run(moment, chance.randint(1, 2)) == -9
    assert killed >= 6
    assert batch.run() == 0
    assert differences(undisturbed, end_state(batch.data)) == []
    assert list(batch.temporary.iterdir()) == []
