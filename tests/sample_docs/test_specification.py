"""The samples are the specification: the whole program, real readers and all, finds in each what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chushen.settings import Settings
from flows.equipment import open_workbench
from flows.verification import verify_submission
from flows.workbench import Workbench
from sample_docs.expectation import Expectation, expectations, met_by

SAMPLES = expectations(Path(__file__).resolve().parents[2] / "sample_docs")


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with open_workbench(Settings(data=tmp_path_factory.mktemp("data"))) as bench:
        yield bench


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_each_sample_gives_its_findings_no_more_and_no_less(sample: Expectation, workbench: Workbench):
    verified = verify_submission(sample.path, workbench, received=sample.received)
    assert met_by(verified.judgement, sample) == ()
