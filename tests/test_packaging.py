"""What the wheel would be made of, and what it must never meet."""

from __future__ import annotations

import importlib
import re
import tomllib
from importlib.metadata import distributions, packages_distributions, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_loaded_from_this_tree_and_from_nowhere_else(package):
    assert Path(importlib.import_module(package).__file__).is_relative_to(ROOT)
    assert set(packages_distributions().get(package, ["chushen"])) == {"chushen"}


def test_every_folder_of_ours_that_is_imported_by_another_is_in_the_wheel():
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    beside = {"sample_docs", "bench", "training"}
    assert folders - beside == set(PACKAGES)


def test_exactly_one_distribution_owns_opencv():
    owners = {d.metadata["Name"] for d in distributions() if (d.metadata["Name"] or "").startswith("opencv")}
    assert owners == {"opencv-python-headless"}


def test_nothing_that_counts_its_users_is_installed():
    assert "openvino-telemetry" not in LOCK
    assert "openvino-telemetry" not in {d.metadata["Name"] for d in distributions()}


def test_the_lock_pins_everything_by_hash_and_names_no_address():
    pins = re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]+\])?==", LOCK, re.MULTILINE | re.IGNORECASE)
    blocks = re.split(r"^(?=[a-zA-Z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(pins) == len(blocks)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in LOCK


def test_every_direct_dependency_is_in_the_lock():
    direct = {re.split(r"[<>=!~; \[]", line)[0].lower() for line in requires("chushen") or ()}
    pinned = {name.lower() for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]+\])?==", LOCK, re.MULTILINE)}
    assert direct <= pinned


def test_the_pdf_parser_is_one_that_does_not_unpickle_what_a_pdf_names():
    found = re.search(r"^pdfminer-six==(\d+)", LOCK, re.MULTILINE)
    assert found
    assert int(found[1]) >= 20251230


def test_nothing_under_gpl_or_agpl_is_imported():
    forbidden = {"pymupdf", "fitz", "zh-core-web-sm", "easyofd"}
    pinned = {name.lower() for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]+\])?==", LOCK, re.MULTILINE)}
    assert not forbidden & pinned
