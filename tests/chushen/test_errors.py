"""Every failure has a word for programs, an exit status, and where there is one a remedy."""

import pytest

from chushen.errors import CallError, ChushenError, GivenUpError, ToolMissingError


@pytest.mark.parametrize(
    ("error", "code", "exit_code"),
    [
        (ToolMissingError("Tesseract"), "tool-missing", 3),
        (GivenUpError("x"), "given-up", 3),
        (CallError("x"), "call", 2),
        (ChushenError("x"), "internal", 3),
    ],
)
def test_a_failure_is_named_by_its_kind(error, code, exit_code):
    assert (error.code, error.exit_code) == (code, exit_code)


def test_the_remedy_that_is_given_stands_before_the_usual_one():
    assert ToolMissingError("x").remedy == ToolMissingError.remedy
    assert ToolMissingError("x", remedy="Install it.").remedy == "Install it."
