"""A batch through a Dask cluster on this machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from records.schema import Happening, State
from records.store import Store
from tests.flows.building import GOOD, POISONED, TOOLLESS, an_application

ROOT = Path(__file__).resolve().parents[2]
IN_DASK = """
import json, sys
from pathlib import Path
from chushen.settings import load_settings
from flows.office import Progress
from flows.pooling import Asked
from flows.sources import submissions_in
from flows.start_pool import verify_in_dask
if __name__ == "__main__":
    paths = submissions_in(Path(sys.argv[1]))
    for _ in range(2):
        outcomes = verify_in_dask(
            paths, load_settings(), Asked(), office="tests.flows.quick_office:open_it_and_say_so", progress=Progress()
        )
        print(json.dumps([[one.name, one.verdict, one.skipped, one.problem] for one in outcomes]))
"""


@pytest.mark.flow
def test_a_batch_goes_through_a_dask_cluster_and_each_process_opens_its_office_once(tmp_path):
    pytest.importorskip("prefect_dask")
    for number in range(6):
        an_application(tmp_path / "in" / f"甲{number}", GOOD, GOOD)
    an_application(tmp_path / "in" / "乙", GOOD, POISONED)
    an_application(tmp_path / "in" / "丙", TOOLLESS)
    data = tmp_path / "data"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "CHUSHEN_"))}
    environment |= {"PYTHONPATH": str(ROOT), "CHUSHEN_DATA": str(data), "CHUSHEN_TASK_RUNNER": "dask"}
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", IN_DASK, tmp_path / "in"], env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    first, second = ([one[:3] for one in json.loads(line)] for line in done.stdout.splitlines())
    good = [[f"甲{number}", "pass", False] for number in range(6)]
    assert sorted(first) == sorted([*good, ["乙", "correct", False], ["丙", None, False]])
    assert sorted(second) == sorted([*([n, v, True] for n, v, _ in good), ["乙", "correct", True], ["丙", None, False]])
    with Store.open(data) as store:
        kept = [event.submission for event in store.events() if event.happening is Happening.KEPT]
        assert sorted(kept) == sorted(row.name for row in store.rows() if row.state is State.DONE)
    opened = sorted((data / "opened").iterdir())
    assert 2 <= len(opened) <= 4  # two processes in each of two clusters
    assert {path.read_text() for path in opened} == {"1"}
