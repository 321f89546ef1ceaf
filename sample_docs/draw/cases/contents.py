"""What report and plan do not say, and what they say in other words."""

from __future__ import annotations

from sample_docs.draw.flaw import flaw, near_miss
from sample_docs.draw.recipe import Expected

_REPORT, _PLAN = "operation_report", "technical_plan"
_LEFT_OPEN = Expected(code="content-missing", document=_PLAN)
_ANOTHERS = Expected(code="inconsistent", document=_REPORT, field="company_name")

CONTENT_MISSING = (
    flaw(
        "template-left-in-plan",
        _PLAN,
        _LEFT_OPEN,
        in_plan="系统由××公司负责日常维护，联系人（此处填写姓名）。",
    ),
    flaw(
        "staff-without-number",
        _REPORT,
        Expected(code="content-missing", document=_REPORT, field="staff_count"),
        report_without=frozenset({"staff_count"}),
        in_report="公司人员配备充足，员工队伍稳定。",
    ),
    near_miss(
        "template-left-in-plan",
        _PLAN,
        _LEFT_OPEN,
        in_plan="用户号码以138XXXX1234的形式脱敏显示，填写工单后归档。",
    ),
    near_miss(
        "content-missing-nothing-renewed",
        _REPORT,
        Expected(code="content-missing", document=_REPORT, field="equipment_updates"),
        report_without=frozenset({"equipment_updates"}),
        in_report="报告期内，呼叫中心的系统和设备未发生更新，运行正常。",
    ),
    near_miss(
        "content-missing-lines-for-bandwidth",
        _PLAN,
        Expected(code="content-missing", document=_PLAN, field="bandwidth"),
        plan_without=frozenset({"bandwidth"}),
        in_plan="语音接入使用E1数字中继8条，互联网专线带宽为200兆。",
    ),
    near_miss(
        "content-missing-calls-in-words",
        _REPORT,
        Expected(code="content-missing", document=_REPORT, field="calls_handled"),
        report_without=frozenset({"calls_handled"}),
        in_report="五年来，呼叫中心共接听用户来电一百二十六万余次。",
    ),
)

OTHERS_NAMED = (
    flaw("anothers-name-in-report", _REPORT, _ANOTHERS, in_report="{other}成立于2012年，一贯重视服务质量。"),
    near_miss("anothers-name-in-report", _REPORT, _ANOTHERS, in_report="主要客户有{other}等，双方合作稳定。"),
)

SIZES = (
    flaw(
        "more-seats-than-lines",
        _PLAN,
        Expected(code="implausible", document=_PLAN),
        plan_without=frozenset({"bandwidth"}),
        in_plan="呼叫中心设座席500席，互联网出口带宽为100Mbps，开通SIP中继30路。",
    ),
    near_miss(
        "more-seats-than-lines",
        _PLAN,
        Expected(code="implausible", document=_PLAN),
        plan_without=frozenset({"bandwidth"}),
        in_plan="呼叫中心设座席120席，互联网出口带宽为100Mbps，开通SIP中继120路。",
    ),
)
