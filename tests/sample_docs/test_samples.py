"""The committed applications say what is wrong with them, in the contract's words, and nothing else."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chushen.checklist_file import load_checklist
from chushen.findings import Cause, FindingCode
from chushen.kinds import DocumentKind, FieldName, Part
from sample_docs.draw.listing import table
from sample_docs.draw.samples import SAMPLES

HOME = Path(__file__).resolve().parents[2] / "sample_docs"
LIMIT = 25_000_000
NOT_DRAWN = {FindingCode.SEAL_UNREADABLE, FindingCode.LOW_CONFIDENCE, FindingCode.UNIDENTIFIED_DOCUMENT}
"""Warnings about what the program itself could not make out: no drawing can be sure of them."""
ONLY_INFO = {FindingCode.SEAM_SEAL_MISSING, FindingCode.DUPLICATE_DOCUMENT}
WARNINGS = {FindingCode.OUTDATED, FindingCode.IMPLAUSIBLE} | NOT_DRAWN


def expected_of(name: str) -> dict[str, Any]:
    return json.loads((HOME / name / "expected.json").read_text("utf-8"))


every_sample = pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])


def test_there_are_at_least_fourteen_and_two_of_them_are_clean():
    assert len(SAMPLES) >= 14
    assert sum(expected_of(sample.name)["verdict"] == "pass" for sample in SAMPLES) == 2


def test_every_folder_comes_from_the_drawing_program():
    folders = {path.parent.name for path in HOME.glob("*/expected.json")}
    assert folders == {sample.name for sample in SAMPLES}


def test_the_folder_stays_small():
    assert sum(path.stat().st_size for path in HOME.rglob("*") if path.is_file()) < LIMIT


def test_every_error_of_the_contract_is_drawn():
    drawn = {FindingCode(f["code"]) for sample in SAMPLES for f in expected_of(sample.name)["findings"]}
    assert set(FindingCode) - NOT_DRAWN - ONLY_INFO - {FindingCode.IMPLAUSIBLE} <= drawn


@every_sample
def test_what_is_expected_is_said_in_the_words_of_the_contract(name):
    words = {*FieldName, *Part, None}
    for finding in expected_of(name)["findings"]:
        FindingCode(finding["code"])
        assert finding["document"] is None or DocumentKind(finding["document"])
        assert finding["cause"] is None or Cause(finding["cause"])
        assert finding["field"] in words


@every_sample
def test_the_verdict_follows_from_the_findings(name):
    expected = expected_of(name)
    codes = {FindingCode(f["code"]) for f in expected["findings"]}
    assert expected["verdict"] == ("correct" if codes - WARNINGS else "review" if codes else "pass")


@every_sample
def test_the_declaration_states_the_day_received(name):
    declared = tomllib.loads((HOME / name / name / "application.toml").read_text("utf-8"))
    assert declared["received"] == date.fromisoformat(expected_of(name)["received"])


@every_sample
def test_every_page_that_is_told_of_lies_in_a_file_that_is_there(name):
    for page in expected_of(name)["pages"]:
        assert (HOME / name / name / page["file"]).is_file()


@every_sample
def test_a_permit_that_is_in_time_was_received_ninety_days_before_its_end(name):
    expected = expected_of(name)
    days = load_checklist("call_center_renewal").limits.renew_before_days
    late = any(f["code"] == "renewal-late" for f in expected["findings"])
    ends = [
        date.fromisoformat(fields["valid_to"])
        for kind, fields in expected["fields"].items()
        if kind.startswith("permit") and "valid_to" in fields
    ]
    left = (ends[0] - date.fromisoformat(expected["received"])).days
    assert (left < days) == late


def test_the_readme_lists_the_samples_and_what_must_be_found():
    assert table(HOME) in (HOME / "README.md").read_text("utf-8")
