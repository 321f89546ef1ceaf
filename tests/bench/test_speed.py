"""Where the time goes adds up."""

from bench.speed import where_the_time_goes


def test_what_no_stage_accounts_for_is_orchestration():
    table = where_the_time_goes({"read": 6.0, "seals": 2.0, "models": 9.0}, thread_seconds=10, pages=2)
    assert [line.split()[0] for line in table.splitlines()[1:]] == ["read", "seals", "orchestration"]
    assert "3.00 s a page   60.0%" in table
    assert "20.0%" in table.splitlines()[-1]
