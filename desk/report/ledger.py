"""Results as rows of a table for people: an application a row, a finding a row, with Chinese headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from chushen.answer import Json
from chushen.findings import Cause, FindingCode, Severity, Verdict
from chushen.kinds import DocumentKind, FieldName
from chushen.masking import masked
from chushen.names import Language, name_of
from desk.report.words import severity_name

Row = list[str | int | date | None]

APPLICATIONS = {
    "申请": 30,
    "公司名称": 34,
    "统一社会信用代码": 22,
    "经营许可证编号": 20,
    "法定代表人": 12,
    "许可证有效期截止": 16,
    "收到日期": 12,
    "初审结论": 10,
    "须补正": 8,
    "待复核": 8,
    "提示": 8,
    "问题": 50,
}
FINDINGS = {
    "申请": 30,
    "公司名称": 34,
    "级别": 8,
    "问题": 20,
    "材料": 22,
    "项目": 20,
    "原因": 14,
    "说明": 60,
    "补正方式": 50,
    "位置": 40,
    "代码": 22,
}
"""Headings, with the width of each column in characters."""
_BEARERS = ("business_license", "permit_main", "permit_duplicate")
_PERMITS = ("permit_main", "permit_duplicate")
_ZH = Language.ZH


def application_row(answer: Json) -> Row:
    """One application, under `APPLICATIONS`."""
    findings = answer["findings"]
    count = Counter(finding["severity"] for finding in findings)
    named = dict.fromkeys(name_of(FindingCode(finding["code"]), _ZH) for finding in findings)
    read = {name: _read(answer, name, _BEARERS) for name in ("company_name", "uscc", "legal_representative")}
    return [
        masked(answer["submission"]),
        read["company_name"],
        read["uscc"],
        _read(answer, "permit_number", _PERMITS),
        read["legal_representative"],
        _day(_read(answer, "valid_to", _PERMITS)),
        _day(answer["received"]),
        name_of(Verdict(answer["verdict"]), _ZH),
        *(count[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
        "、".join(named),
    ]


def finding_rows(answer: Json) -> Iterator[Row]:
    """Its findings, under `FINDINGS`."""
    company = _read(answer, "company_name", _BEARERS)
    for finding in answer["findings"]:
        places = dict.fromkeys(_place(place) for place in finding["evidence"])
        yield [
            masked(answer["submission"]),
            company,
            severity_name(Severity(finding["severity"]), _ZH),
            name_of(FindingCode(finding["code"]), _ZH),
            name_of(DocumentKind(finding["document"]), _ZH) if finding["document"] else None,
            _field_name(finding["field"]),
            name_of(Cause(finding["cause"]), _ZH) if finding["cause"] else None,
            masked(finding["message"]),
            masked(finding["remedy"]),
            masked("；".join(places)),
            finding["code"],
        ]


def _read(answer: Json, field: str, kinds: tuple[str, ...]) -> str | None:
    """As the first of these kinds states it that does."""
    stated = {
        document["kind"]: document["fields"][field]["value"]
        for document in reversed(answer["documents"])
        if field in document["fields"]
    }
    return next((stated[kind] for kind in kinds if kind in stated), None)


def _day(value: str | None) -> str | date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return "长期" if value == "long-term" else value


def _field_name(field: str | None) -> str | None:
    return name_of(FieldName(field), _ZH) if field in set(FieldName) else field


def _place(place: Json) -> str:
    return f"{place['file']} 第{place['page']}页" if place["page"] else str(place["file"])
