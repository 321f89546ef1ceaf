"""What the operator sets is what intake goes by."""

from dataclasses import fields

from chushen.settings import Settings
from flows.equipment import limits_of, program_edition
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
