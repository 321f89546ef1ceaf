"""Values that are wrong, contradict each other or cannot be trusted, and values that only look so."""

from __future__ import annotations

from sample_docs.draw.flaw import flaw, near_miss
from sample_docs.draw.forms import Forms
from sample_docs.draw.recipe import Expected

_LICENCE, _MAIN, _DUPLICATE, _ID = "business_license", "permit_main", "permit_duplicate", "legal_rep_id"
_REPORT, _PLAN = "operation_report", "technical_plan"
_PERMITS = f"{_MAIN} {_DUPLICATE}"
_NUMBER = Expected(code="identifier-invalid", document=_MAIN, field="permit_number")
_SCOPE = Expected(code="scope-missing", document=_MAIN, field="business_kinds")
_CAPITAL = Expected(code="implausible", document=_LICENCE, field="registered_capital")
_CLASS = Expected(code="implausible", document=_MAIN, field="permit_number")
_NUMBER_DOUBTED = Expected(code="low-confidence", document=_ID, field="id_number")
_TERM = Expected(code="implausible", document=_MAIN, field="valid_to")

FIELD_MISSING = (
    flaw(
        "permit-without-holder",
        _MAIN,
        Expected(code="field-missing", document=_MAIN, field="company_name"),
        blanks=frozenset({"company_name"}),
    ),
    near_miss(
        "field-missing-table-of-entries",
        _MAIN,
        Expected(code="field-missing", document=_MAIN),
        manner={"forms": Forms(permit="table")},
    ),
    near_miss("field-missing-wide-form", _MAIN, Expected(code="field-missing", document=_MAIN), layout="landscape"),
    near_miss("field-missing-red-form", _MAIN, Expected(code="field-missing", document=_MAIN), layout="red"),
)

IDENTIFIER_INVALID = (
    flaw("filing-number-on-permit", _PERMITS, _NUMBER, number="粤B2-20210059-165"),
    flaw("truncated-number-on-permit", _PERMITS, _NUMBER, number="浙B2-2021021"),
    near_miss("invalid-number-of-foreign-invested", _PERMITS, _NUMBER, number="合字B2-20210025"),
    near_miss("invalid-number-of-old-form", _PERMITS, _NUMBER, number="京ICP证031173号"),
    near_miss("invalid-number-of-several-classes", _PERMITS, _NUMBER, number="B1.B2-20210064"),
)

INCONSISTENT = (
    near_miss(
        "inconsistent-number-with-blanks",
        _PERMITS,
        Expected(code="inconsistent", document=_MAIN, field="permit_number"),
        number="B2-20210123",
        declared=(("permit_number", "ｂ2－2021 0123号"),),
    ),
    near_miss(
        "inconsistent-representative-not-declared",
        "",
        Expected(code="inconsistent", document=_LICENCE, field="uscc"),
        declared=(("legal_representative", ""),),
    ),
)

SCOPE_MISSING = (
    flaw("scope-of-other-kinds", _PERMITS, _SCOPE, kinds="国内多方通信服务业务、存储转发类业务"),
    flaw(
        "scope-cancelled",
        _PERMITS,
        _SCOPE,
        kinds="注销业务种类：国内呼叫中心业务；继续经营：信息服务业务（不含互联网信息服务）",
    ),
    flaw("scope-of-information-alone", _PERMITS, _SCOPE, kinds="信息服务业务（仅限互联网信息服务）"),
    near_miss("scope-without-marks", _PERMITS, _SCOPE, kinds="国内呼叫中心业务信息服务业务（不含互联网信息服务）"),
    near_miss(
        "scope-among-many",
        _PERMITS,
        _SCOPE,
        kinds="国内多方通信服务业务、存储转发类业务、国内呼叫中心业务、信息服务业务（不含互联网信息服务）",
    ),
    near_miss("scope-abroad", _PERMITS, _SCOPE, kinds="离岸呼叫中心业务"),
    near_miss(
        "scope-others-cancelled",
        _PERMITS,
        _SCOPE,
        kinds="注销业务种类：存储转发类业务；继续经营：国内呼叫中心业务",
    ),
)

IMPLAUSIBLE = (
    flaw("capital-too-low", _LICENCE, _CAPITAL, capital="伍拾万元整"),
    flaw("number-without-class", _PERMITS, _CLASS, number_classes="A2.B1"),
    flaw("term-of-seven-years", f"{_PERMITS} {_REPORT}", _TERM, term_years=7, layout="red"),
    near_miss("capital-too-low", _LICENCE, _CAPITAL, capital="壹仟万元整"),
    near_miss("number-without-class", _PERMITS, _CLASS, number_classes="B1.B2"),
    near_miss("term-of-five-years", f"{_PERMITS} {_REPORT}", _TERM, term_years=5, layout="red"),
    near_miss("term-of-a-rest", f"{_PERMITS} {_REPORT}", _TERM, term_years=3, layout="red"),
)

LOW_CONFIDENCE = (
    flaw(
        "organisation-code-does-not-hold",
        _LICENCE,
        Expected(code="low-confidence", document=_LICENCE, field="uscc"),
        wrong_number="organisation",
    ),
    flaw(
        "organisation-code-on-a-photograph",
        _LICENCE,
        Expected(code="low-confidence", document=_LICENCE, field="uscc"),
        wrong_number="organisation",
        manner={"photographed": frozenset({_LICENCE})},
    ),
    flaw(
        "organisation-code-under-a-contract-seal",
        _LICENCE,
        Expected(code="low-confidence", document=_LICENCE, field="uscc"),
        Expected(code="seal-wrong-type", document=_LICENCE),
        wrong_number="organisation",
        seal_on_licence="contract",
    ),
    near_miss("doubt-worn-seal-over-the-number", _ID, _NUMBER_DOUBTED, seal_on_id="chipped"),
    near_miss(
        "doubt-contract-seal-over-the-number",
        _ID,
        _NUMBER_DOUBTED,
        Expected(code="seal-wrong-type", document=_ID),
        seal_on_id="contract",
    ),
    near_miss("doubt-faint-seal-over-the-number", _ID, _NUMBER_DOUBTED, seal_on_id="faint"),
    near_miss(
        "doubt-seal-over-values",
        _LICENCE,
        Expected(code="low-confidence", document=_LICENCE),
        seal_on_licence="over-print",
    ),
    near_miss(
        "doubt-few-pixels", _LICENCE, Expected(code="low-confidence", document=_LICENCE), worn=(_LICENCE, "few-pixels")
    ),
)
