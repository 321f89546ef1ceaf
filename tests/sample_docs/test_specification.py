"""The samples are the specification: the whole program, real readers and all, finds in each what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chushen.checklist_file import load_checklist
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


HOME = Path(__file__).resolve().parents[2] / "sample_docs"
SECOND = expectations(HOME / "icp_renewal")


@pytest.fixture(scope="module")
def second_workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    settings = Settings(data=tmp_path_factory.mktemp("data"), checklist="icp_renewal")
    with open_workbench(settings) as bench:
        yield bench


@pytest.mark.parametrize("sample", SECOND, ids=lambda sample: sample.path.stem)
def test_a_second_licence_needs_its_checklist_and_no_code(sample: Expectation, second_workbench: Workbench):
    verified = verify_submission(sample.path, second_workbench, received=sample.received)
    assert met_by(verified.judgement, sample) == ()
    assert "呼叫" not in "".join(finding.message for finding in verified.judgement.findings)


def test_the_program_knows_nothing_of_the_second_licence():
    named = load_checklist("icp_renewal").items
    for package in ("chushen", "extractors", "validators", "desk", "flows"):
        for file in (HOME.parent / package).rglob("*.py"):
            assert not [name for name in (*named, "icp_renewal") if name in file.read_text("utf-8")], file
