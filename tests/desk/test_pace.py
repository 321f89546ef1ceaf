from datetime import timedelta
from pathlib import Path

from chushen.findings import Severity, Verdict
from desk.work.pace import Pace
from flows.office import Outcome


def an_outcome(*, skipped=False, errors=0):
    return Outcome(name="a", path=Path("a"), verdict=Verdict.PASS, skipped=skipped, errors=errors)


def a_pace(total, verified=0, skipped=0):
    pace = Pace(total, 100.0)
    for _ in range(skipped):
        pace.ended(an_outcome(skipped=True))
    for _ in range(verified):
        pace.ended(an_outcome(errors=2))
    return pace


def test_the_time_left_is_that_of_the_others_at_the_rate_of_those_that_were_verified():
    pace = a_pace(total=10, verified=4)

    assert pace.per_minute(220.0) == 2
    assert pace.left(220.0) == timedelta(minutes=3)


def test_what_was_settled_already_says_nothing_of_the_rate():
    pace = a_pace(total=110, verified=4, skipped=100)

    assert (pace.done, pace.per_minute(220.0)) == (104, 2)


def test_nothing_is_said_of_a_rate_after_one_or_two_applications():
    assert a_pace(total=10, verified=2).left(220.0) is None


def test_where_there_is_no_end_there_is_no_time_left():
    assert a_pace(total=None, verified=5).left(220.0) is None


def test_findings_are_counted_by_their_weight():
    assert a_pace(total=10, verified=3).found[Severity.ERROR] == 6
