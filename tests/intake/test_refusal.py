"""A parser's failure is the file's outcome, unless this machine is to blame."""

import errno

import pytest

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake.refusal import IntakeError, outcome_of


def failing(error):
    def parse():
        raise error

    return parse


def test_what_a_parser_gives_is_the_outcome():
    assert outcome_of("a.pdf", lambda: 3) == 3


@pytest.mark.parametrize(
    "error", [ValueError("x" * 1000), RecursionError(), KeyError("/Root"), OSError("cut off"), SystemExit(1)]
)
def test_whatever_a_parser_throws_the_file_is_damaged(error):
    outcome = outcome_of("a.pdf", failing(error))
    assert isinstance(outcome, RefusedFile)
    assert (outcome.file, outcome.cause) == ("a.pdf", Cause.DAMAGED)
    assert len(outcome.detail) <= 300


def test_a_failure_that_is_ours_is_ours_however_deep_it_lies():
    full = failing(OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(IntakeError, match="No space"):
        outcome_of("a.zip", lambda: outcome_of("a.zip/b.pdf", full))


@pytest.mark.parametrize("number", [errno.EFBIG, errno.ENOMEM])
def test_what_goes_beyond_a_child_s_limits_is_too_large(number):
    assert outcome_of("a.pdf", failing(OSError(number, "x"))).cause is Cause.TOO_LARGE


def test_memory_that_runs_out_means_too_large():
    assert outcome_of("a.pdf", failing(MemoryError())).cause is Cause.TOO_LARGE


def test_a_full_disk_is_not_the_applicant_s_fault():
    with pytest.raises(IntakeError, match="No space"):
        outcome_of("a.pdf", failing(OSError(errno.ENOSPC, "No space left on device")))
