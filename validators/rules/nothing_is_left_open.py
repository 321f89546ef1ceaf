"""Nothing of a template was left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind
from chushen.pages import Page
from validators.case import PROSE, Case
from validators.rule import Outcome, Problem, rule

_LEFT_OPEN = re.compile(
    r"(?<![0-9A-Z])[×XＸ]{2,8}(?:有限|公司|单位|企业|年|月|日|人|万|家|路|省|市)|(?:某某|XX某)公司|"
    r"[（(\[【](?:此处|在此|请)?(?:填写|填入|插入|补充)[^）)\]】]{0,12}[）)\]】]|此处填写|待填写|待补充|_{4,}"
)


@rule(
    "content-missing",
    severity=Severity.ERROR,
    says="{document}（{place}）留有未填写的内容：“{left_open}”。",
    remedy="请将{document}中的空白和模板文字填写完整后重新提交。",
    says_en="The {document} ({place}) was not filled in: “{left_open}”.",
    remedy_en="Fill in what the template left open in the {document} and hand it in again.",
    source="材料清单；practice",
    of=PROSE,
)
def nothing_is_left_open(case: Case) -> Iterator[Outcome]:
    """Nothing of a template was left to be filled in."""
    for kind in PROSE:
        open_pages = [(page, found) for page in case.pages(kind) if (found := _left_open(page))]
        asked = case.checklist.of(kind)
        stated = [f.value for name in (asked.content if asked else ()) if (f := case.reading(kind, name))]
        new = [(page, found) for page, found in open_pages if not any(found in value for value in stated)]
        if new:
            yield _problem(kind, new)


def _left_open(page: Page) -> str:
    found = _LEFT_OPEN.search("".join(page.text.split()))
    return found[0] if found else ""


def _problem(kind: DocumentKind, places: list[tuple[Page, str]]) -> Problem:
    evidence = tuple(page.evidence() for page, _ in places)
    return Problem(document=kind, evidence=evidence, details={"left_open": places[0][1]})
