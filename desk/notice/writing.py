"""A notice's words put into a template: a DOCX."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateError

from chushen.errors import SettingsError
from desk.notice.content import FormerRound, Notice
from desk.notice.template import default_template
from desk.report.rendering import printable

_NUMERALS = "一二三四五六七八九十"
_BLANK_DAY = "＿＿＿＿年＿＿月＿＿日"


def as_docx(notice: Notice, template: bytes | None = None) -> bytes:
    """The notice as a DOCX.

    Args:
        notice: what it says.
        template: the authority's own DOCX; ours where it has none.

    Raises:
        SettingsError: the template is no DOCX, or names something that no notice has.
    """
    try:
        word = DocxTemplate(BytesIO(template or default_template(notice.kind)))
        word.render(_words(notice), jinja_env=Environment(undefined=StrictUndefined, autoescape=True), autoescape=True)
        target = BytesIO()
        word.save(target)
    except (TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        message = f"通知书模板不能使用 / the notice's template cannot be used: {error}"
        remedy = "可用的名称见 docs/notices.md / docs/notices.md lists the names that may stand in it."
        raise SettingsError(message, remedy=remedy) from error
    return target.getvalue()


def _words(notice: Notice) -> dict[str, Any]:
    permit = f"（经营许可证编号：{notice.permit_number}）" if notice.permit_number else ""
    words: dict[str, Any] = {
        "draft": f"草稿：未经审查人员签发，不得送达。最迟告知日：{_tell_by(notice)}" if notice.draft else "",
        "number": "＿＿＿许〔＿＿＿＿〕＿＿＿号",
        "applicant": notice.applicant,
        "received": _day(notice.received),
        "matter": notice.matter,
        "permit": permit,
        "basis": notice.basis,
        "term": _BLANK_DAY,
        "officer": notice.officer or "＿＿＿＿＿＿",
        "authority": notice.authority or "＿＿＿＿＿＿＿＿",
        "tell_by": _tell_by(notice),
        "former": _former(notice.former) if notice.former else None,
        "day": _day(notice.signed) if notice.signed else _BLANK_DAY,
        "groups": [
            {
                "heading": f"{_NUMERALS[at]}、{group.title}" if at < len(_NUMERALS) else group.title,
                "items": [
                    {"number": item.number, "defect": printable(item.defect), "remedy": printable(item.remedy)}
                    for item in group.items
                ],
            }
            for at, group in enumerate(notice.groups)
        ],
    }
    return {name: printable(value) for name, value in words.items()}


def _tell_by(notice: Notice) -> str:
    unknown = "、".join(f"{year}年" for year in notice.deadline.unknown)
    doubt = f"；{unknown}节假日安排未知，须核对" if unknown else ""
    return f"{_day(notice.deadline.day)}（收件次日起第{notice.days}个工作日{doubt}）"


def _former(former: FormerRound) -> dict[str, Any]:
    remaining = f"第{'、'.join(map(str, former.remaining))}项" if former.remaining else "无"
    return {
        "received": _day(former.received),
        "cured": [printable(defect) for defect in former.cured],
        "remaining": remaining,
    }


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
