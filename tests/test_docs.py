"""What the pages for operators say is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chushen.settings import Settings
from intake.sniffing import ENDINGS

ROOT = Path(__file__).resolve().parents[1]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")


@pytest.mark.parametrize(("name", "field"), Settings.model_fields.items())
def test_every_setting_is_in_the_operators_page_with_its_default_and_meaning(name, field):
    row = re.search(rf"^\| `{name}` \| (.+?) \| (.+?) \|$", OPERATIONS, re.MULTILINE)
    assert row, f"{name} is not in docs/operations.md"
    assert row[2] == field.description
    if name != "data":  # its default lies in each user's own home
        assert row[1].strip("`") == str(field.default)


@pytest.mark.parametrize("endings", ENDINGS.values())
def test_every_kind_of_file_is_in_the_operators_page(endings):
    assert re.search(rf"^\| .+ \| {endings} \| .+ \|$", OPERATIONS, re.MULTILINE)


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/**/*.md")) + sorted(ROOT.glob("*.md")), ids=lambda p: p.name)
def test_every_link_between_the_pages_leads_somewhere(page):
    for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} points at {target}"


def test_the_architecture_names_every_folder():
    said = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    folders = {p.parent.name for p in ROOT.glob("*/__init__.py")} | {"setup"}
    assert not [folder for folder in folders if f"`{folder}/`" not in said]
