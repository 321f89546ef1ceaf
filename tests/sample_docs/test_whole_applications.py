"""What holds for a whole application through the whole program: the order of files, one file less, one file more."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from chushen.settings import Settings
from flows.verification import verify_submission
from flows.workbench import Workbench
from intake.names import DECLARATION
from tests.sample_docs.reading_once import workbench_that_reads_once

SAMPLE = Path(__file__).resolve().parents[2] / "sample_docs" / "unsealed-id-copy"
SENT = SAMPLE / SAMPLE.name


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with workbench_that_reads_once(Settings(data=tmp_path_factory.mktemp("data"))) as bench:
        yield bench


def found(folder: Path, workbench: Workbench) -> tuple[str, Counter]:
    """The verdict, and every finding without the places that renaming changes."""
    judgement = verify_submission(folder, workbench).judgement
    keys = Counter((f.code.value, f.document and f.document.value, f.field, f.cause) for f in judgement.findings)
    return judgement.verdict.value, keys


def errors(keys: Counter) -> Counter:
    return Counter({key: n for key, n in keys.items() if key[0] not in {"seam-seal-missing", "duplicate-document"}})


def files_of(kind: str) -> set[str]:
    pages = json.loads((SAMPLE / "expected.json").read_text("utf-8"))["pages"]
    return {page["file"] for page in pages if page["kind"] == kind}


def without(kind: str, target: Path) -> Path:
    shutil.copytree(SENT, target)
    for file in files_of(kind):
        (target / file).unlink()
    return target


def test_files_under_other_names_in_another_order_give_the_same_findings(workbench, tmp_path):
    files = sorted(file for file in SENT.rglob("*") if file.is_file() and file.name != DECLARATION)
    renamed = tmp_path / "renamed"
    renamed.mkdir()
    shutil.copy(SENT / DECLARATION, renamed)
    for number, file in enumerate(reversed(files), 1):
        shutil.copy(file, renamed / f"材料{number:02}{file.suffix}")
    assert found(renamed, workbench) == found(SENT, workbench)


@pytest.mark.parametrize("kind", ["operation_report", "permit_main", "legal_rep_id"])
def test_a_document_less_is_that_documents_finding_and_one_more_takes_it_away(kind, workbench, tmp_path):
    _, whole = found(SENT, workbench)
    _, less = found(without(kind, tmp_path / "less"), workbench)
    gone = Counter({key: n for key, n in errors(whole).items() if key[1] == kind})
    assert errors(less) == errors(whole) - gone + Counter([("missing-document", kind, None, None)])
