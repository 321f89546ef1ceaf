"""Report and plan state every item that the checklist names, with a number where a number is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chushen.findings import Severity
from validators.case import Case
from validators.page_numbers import missing_numbers
from validators.rule import Outcome, Problem, Unchecked, Why, rule

_LEFT_OPEN = re.compile(r"_{3,}|(?<![0-9A-Z])[×XＸ]{2,}(?![0-9A-Z])|[（(【]?此处填写|待填写|待补充")
"""What a template leaves to be filled in."""

_NUMBER = re.compile(
    r"[0-9０-９]|[一二三四五六七八九十百千万亿两〇零]+(余|多|来)?(通|次|个|件|单|笔|元|宗|张|票|项|起|例|家|户|人|名|位|席|条|路|线|对|兆|分钟|小时)"
)


@rule(
    "content-missing",
    severity=Severity.ERROR,
    says="{document}（{place}）未写明{field}。",
    remedy="请在{document}中补充{field}的具体内容（涉及数量的须写明数字）后重新提交。",
    says_en="The {document} ({place}) does not state: {field}.",
    remedy_en="Add the {field} to the {document}, with figures where there are any, and hand it in again.",
    source="材料清单；practice",
)
def contents_are_complete(case: Case) -> Iterator[Outcome]:
    """Report and plan state every item that the checklist names, with a number where a number is due."""
    for requirement in case.present():
        kind = requirement.kind
        for item in requirement.content:
            passage = case.reading(kind, item)
            counted = case.checklist.item(item).number is not None
            if passage is not None and _is_stated(passage.value, counted=counted):
                continue
            if case.illegible(kind):
                yield Unchecked(why=Why.ILLEGIBLE, document=kind, field=item)
            elif missing_numbers(case.submission, kind):
                yield Unchecked(why=Why.INCOMPLETE, document=kind, field=item)
            else:
                evidence = (passage.evidence,) if passage is not None else case.evidence(kind)
                yield Problem(document=kind, field=item, evidence=evidence)


def _is_stated(passage: str, *, counted: bool) -> bool:
    return not _LEFT_OPEN.search(passage) and (not counted or _NUMBER.search(passage) is not None)
