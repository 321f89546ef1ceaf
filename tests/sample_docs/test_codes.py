"""Every code through the whole program: drawn applications in which it must come, and near misses in which it must not.

The applications of a company are drawn beside each other: what a case does not concern is the same page, bit for bit,
and is read once (`reading_once`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chushen.findings import Finding, FindingCode
from chushen.settings import Settings
from flows.verification import verify_submission
from flows.workbench import Workbench
from sample_docs.draw.beside import draw_beside
from sample_docs.draw.catalogue import SITUATIONS
from sample_docs.draw.flaw import Flaw
from sample_docs.draw.recipe import Expected
from sample_docs.draw.writing import write_application
from sample_docs.expectation import expectations, met_by
from tests.sample_docs.fonts import needs_fonts
from tests.sample_docs.reading_once import workbench_that_reads_once

Case = tuple[Flaw, str]
"""What is drawn, and whose application it is drawn from."""


def cases(which: str) -> tuple[Case, ...]:
    """All that are `shown`, or all that are `near`, each once."""
    named = {
        (flaw.name, of_code.company): (flaw, of_code.company)
        for of_code in SITUATIONS.values()
        for flaw in getattr(of_code, which)
    }
    return tuple(named.values())


def name_of(case: Case) -> str:
    return case[0].name


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with workbench_that_reads_once(Settings(data=tmp_path_factory.mktemp("data"))) as bench:
        yield bench


def verified(case: Case, workbench: Workbench, folder: Path) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings of the application with this flaw, and what of the expectation was not met."""
    write_application(draw_beside(*case), "application", folder)
    (expected,) = expectations(folder)
    judgement = verify_submission(expected.path, workbench, received=expected.received).judgement
    return judgement.findings, met_by(judgement, expected)


def comes(finding: Finding, avoided: Expected) -> bool:
    return (
        finding.code == avoided.code
        and avoided.document in (None, finding.document)
        and avoided.field in (None, finding.field)
    )


@needs_fonts
@pytest.mark.parametrize("case", cases("shown"), ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(case: Case, workbench: Workbench, tmp_path: Path):
    _, unmet = verified(case, workbench, tmp_path)
    assert unmet == ()


@needs_fonts
@pytest.mark.parametrize("case", cases("near"), ids=name_of)
def test_what_is_nearly_wrong_is_not_found(case: Case, workbench: Workbench, tmp_path: Path):
    findings, unmet = verified(case, workbench, tmp_path)
    assert unmet == ()
    assert [finding.message for finding in findings if comes(finding, case[0].avoids)] == []


@pytest.mark.parametrize("code", FindingCode)
def test_every_code_has_three_cases_and_three_near_misses(code: FindingCode):
    of_code = SITUATIONS[code]
    assert len(of_code.shown) >= 3
    assert len(of_code.near) >= 3
    assert all(any(finding.code == code for finding in flaw.findings) for flaw in of_code.shown)
    assert all(flaw.avoids.code == code for flaw in of_code.near)


def test_no_two_cases_are_the_same_situation():
    for of_code in SITUATIONS.values():
        situations = [
            (sorted(flaw.touches), sorted(flaw.changes.items()), sorted(flaw.manner.items()))
            for flaw in (*of_code.shown, *of_code.near)
        ]
        assert len({repr(situation) for situation in situations}) == len(situations)
