"""What the operator sets is what intake goes by."""

import re
import subprocess
import sys
from dataclasses import fields, replace

import pytest

from chushen.checklist_file import load_checklist
from chushen.kinds import DocumentKind
from chushen.settings import Settings
from flows.equipment import NOT_READING, limits_of, program_edition, reading_edition
from intake.limits import Limits

NO_SETTINGS = {"page_pixels", "ratio_free_bytes"}


def test_every_limit_but_two_is_a_setting_with_the_same_default():
    defaults = Settings(_env_file=None)
    named = {limit.name for limit in fields(Limits)} - NO_SETTINGS
    assert {name: getattr(defaults, name) for name in named} == {name: getattr(Limits(), name) for name in named}


def test_a_limit_that_is_set_is_kept_to_and_makes_another_edition():
    strict = Settings(max_nesting=1, max_seconds=5)
    assert (limits_of(strict).max_nesting, limits_of(strict).max_seconds) == (1, 5)
    assert program_edition(strict) != program_edition(Settings())


def test_limits_and_duties_of_a_checklist_are_no_matter_of_reading():
    shipped = load_checklist("call_center_renewal")
    stricter = replace(
        shipped,
        limits=replace(shipped.limits, renew_before_days=180),
        documents=tuple(replace(asked, required=False, fields=()) for asked in shipped.documents),
        scope_words=("呼叫",),
    )
    assert reading_of(stricter) == reading_of(shipped)


@pytest.mark.parametrize(
    "changed", [{"content": ()}, {"titles": (re.compile("客服报告"),)}, {"words": {"坐席": 2.0}}], ids=str
)
def test_what_a_checklist_s_papers_are_called_and_must_state_is_a_matter_of_reading(changed):
    shipped = load_checklist("call_center_renewal")
    documents = tuple(
        replace(asked, **changed) if asked.kind is DocumentKind.OPERATION_REPORT else asked
        for asked in shipped.documents
    )
    assert reading_of(replace(shipped, documents=documents)) != reading_of(shipped)


@pytest.mark.parametrize("setting", [{"render_dpi": 300}, {"tesseract_timeout": 5}, {"max_pixels": 10_000}], ids=str)
def test_a_setting_that_changes_what_is_read_is_a_matter_of_reading(setting):
    seen = load_checklist("call_center_renewal").as_readers_see_it()
    assert reading_edition(Settings(**setting), seen) != reading_edition(Settings(), seen)


def test_readers_import_nothing_of_what_is_left_out_of_their_edition():
    script = "import sys, intake.render, intake.listing, extractors.page; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603  this very Python
    left_out = {name.removesuffix(".py").replace("/", ".") for name in NOT_READING}
    assert left_out & set(done.stdout.split()) == set()


def reading_of(checklist):
    return reading_edition(Settings(), checklist.as_readers_see_it())
