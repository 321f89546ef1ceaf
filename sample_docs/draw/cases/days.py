"""Days just within a limit, and just beyond it."""

from __future__ import annotations

from datetime import date

from sample_docs.draw.flaw import flaw, near_miss
from sample_docs.draw.recipe import Expected

_LICENCE, _MAIN, _DUPLICATE, _ID = "business_license", "permit_main", "permit_duplicate", "legal_rep_id"
_REPORT, _PLAN = "operation_report", "technical_plan"
_TERM = f"{_MAIN} {_DUPLICATE} {_REPORT}"
_LATE = Expected(code="renewal-late", document=_MAIN, field="valid_to")
_RUN_OUT = Expected(code="expired", document=_MAIN, field="valid_to")
_ID_RUN_OUT = Expected(code="expired", document=_ID, field="valid_to")
_REPORT_OLD = Expected(code="outdated", document=_REPORT, field="period_to")
_PLAN_OLD = Expected(code="outdated", document=_PLAN, field="dated")

RENEWAL_LATE = (
    flaw("late-by-a-day", _TERM, _LATE, days_left=89),
    flaw("late-by-a-week", _TERM, _LATE, days_left=83),
    flaw("late-on-the-last-day", _TERM, _LATE, days_left=0),
    flaw(
        "late-by-a-day-in-a-leap-year",
        f"{_TERM} {_PLAN} {_ID}",
        _LATE,
        calendar=(date(2028, 3, 1), date(2028, 5, 29)),
        id_left=900,
    ),
    near_miss("late", _TERM, _LATE, days_left=90),
    near_miss("late-by-two-days", _TERM, _LATE, days_left=91),
    near_miss(
        "late-in-a-leap-year",
        f"{_TERM} {_PLAN} {_ID}",
        _LATE,
        calendar=(date(2028, 2, 29), date(2028, 5, 29)),
        id_left=900,
    ),
    near_miss("late-after-the-end", _TERM, _LATE, _RUN_OUT, days_left=-10),
)

EXPIRED = (
    flaw("expired-permit", _TERM, _RUN_OUT, days_left=-1),
    flaw("id-expired-yesterday", _ID, _ID_RUN_OUT, id_left=-1),
    flaw(
        "licence-expired-a-month-ago",
        _LICENCE,
        Expected(code="expired", document=_LICENCE, field="valid_to"),
        licence_left=-31,
    ),
    near_miss("expired-id-on-its-last-day", _ID, _ID_RUN_OUT, id_left=0),
    near_miss(
        "expired-licence-a-week-before",
        _LICENCE,
        Expected(code="expired", document=_LICENCE, field="valid_to"),
        licence_left=7,
    ),
    near_miss("expired-permit-on-its-last-day", _TERM, _RUN_OUT, _LATE, days_left=0),
)

OUTDATED = (
    flaw("report-ends-too-early", _REPORT, _REPORT_OLD, report_gap=200),
    flaw(
        "report-begins-too-late",
        _REPORT,
        Expected(code="outdated", document=_REPORT, field="period_from"),
        report_skips=400,
    ),
    flaw("plan-a-year-and-a-day-old", _PLAN, _PLAN_OLD, plan_age=366),
    near_miss("outdated-report", _REPORT, _REPORT_OLD, report_gap=150),
    near_miss("outdated-plan", _PLAN, _PLAN_OLD, plan_age=365),
    near_miss("outdated-plan-of-today", _PLAN, _PLAN_OLD, plan_age=0),
)
