"""What holds for every rule, also for those not written yet."""

import ast
import runpy
import string
import warnings
from pathlib import Path

import pytest

import validators.rules
from chushen.findings import FindingCode, Severity
from validators.catalogue import _BLANKS, PICTURED, catalogue
from validators.rules import RULES

FOLDER = Path(validators.rules.__file__).parent
FILES = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
ROOT = FOLDER.parent.parent

SEVERITIES = {
    "missing-document": "error",
    "missing-part": "error",
    "illegible": "error",
    "unsealed": "error",
    "seal-photocopied": "error",
    "seal-mismatch": "error",
    "seal-wrong-type": "error",
    "seal-unreadable": "warning",
    "seam-seal-missing": "info",
    "field-missing": "error",
    "identifier-invalid": "error",
    "inconsistent": "error",
    "expired": "error",
    "renewal-late": "error",
    "scope-missing": "error",
    "content-missing": "error",
    "outdated": "warning",
    "unidentified-document": "warning",
    "duplicate-document": "info",
    "unreadable-file": "error",
    "low-confidence": "warning",
    "implausible": "warning",
}
IMPURE = {"open", "os", "pathlib", "time", "random", "cv2", "numpy", "PIL", "subprocess", "requests", "socket"}


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_no_file_is_forgotten_and_each_holds_the_rule_of_its_name():
    assert {rule.name for rule in RULES} == FILES
    assert len(RULES) == len(FILES)


def test_every_code_of_the_contract_has_a_rule():
    assert {rule.code for rule in RULES} == set(FindingCode)


def test_the_page_of_findings_is_printed_from_the_rules(capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # this module is imported already
        runpy.run_module("validators.catalogue", run_name="__main__")
    assert (ROOT / "docs" / "findings.md").read_text("utf-8") == capsys.readouterr().out


def test_every_example_on_the_page_of_findings_is_there_and_all_are_small():
    pictures = list((ROOT / "docs" / "pictures" / "findings").glob("*.jpg"))
    assert {picture.stem for picture in pictures} == {code.value for code in PICTURED}
    assert sum(picture.stat().st_size for picture in pictures) < 1_000_000


def test_no_brace_of_a_template_is_left_blank_on_the_page_of_findings():
    braces = {name for rule in RULES for words in (rule.says, rule.remedy) for name in names_in(words)}
    assert braces - set(_BLANKS) == {"sealed", "read", "or_original"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
class TestEveryRule:
    def test_weighs_what_the_contract_says(self, rule):
        assert rule.severity is Severity(SEVERITIES[rule.code.value])

    def test_says_what_is_wrong_and_what_to_do_in_both_languages(self, rule):
        for chinese in (rule.says, rule.remedy):
            assert chinese.endswith("。")
        for english in (rule.says_en, rule.remedy_en):
            assert english.endswith((".", "it."))
            assert english.isascii() or "公章" in english or "“" in english

    def test_names_the_same_things_in_both_languages(self, rule):
        assert {n.removesuffix("_en") for n in names_in(rule.says_en)} == names_in(rule.says)

    def test_uses_no_word_of_the_machine(self, rule):
        for words in (rule.says, rule.remedy, rule.says_en, rule.remedy_en):
            assert "_" not in "".join(text for text, *_ in string.Formatter().parse(words))
            assert rule.code.value not in words or "-" not in rule.code.value

    def test_states_its_source_and_its_intent(self, rule):
        assert rule.source
        assert rule.intent.endswith((".", ")."))

    def test_is_explained_on_the_page_of_findings(self, rule):
        assert f"`{rule.code.value}`" in catalogue()
        assert rule.name in catalogue()

    def test_knows_no_disk_no_clock_and_no_picture(self, rule):
        tree = ast.parse((FOLDER / f"{rule.name}.py").read_text("utf-8"))
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        imported = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        imported |= {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
        assert not (used | imported) & IMPURE
        assert "today" not in {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    def test_is_short_enough_to_be_read_at_once(self, rule):
        assert len((FOLDER / f"{rule.name}.py").read_text("utf-8").splitlines()) <= 75
