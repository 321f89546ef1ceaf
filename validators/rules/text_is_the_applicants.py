"""Report and plan speak of the applicant, and of no other company from whose papers they were copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from chushen.findings import Severity
from chushen.kinds import FieldName
from chushen.pages import Page
from validators.agreement import COMPANY, NEAR, compare
from validators.case import PROSE, Case
from validators.company_name import written_name
from validators.rule import Outcome, Problem, rule

_SPEAKS_OF_ITSELF = re.compile(
    r"(?:^|[。；，：:,;\s“”（(]|关于|现将|由)(?P<name>[\u3400-\u9fff（）()]{4,26}?有限(?:责任)?公司)"
    r"(?:（以下简称[^）]{1,12}）)?(?:成立于|注册成立|于\d{4}年.{0,4}取得|取得《|持有|获准经营|是一家|的?业务开展情况)"
)
_OTHERS = re.compile(r"中国(?:电信|移动|联通|广电|铁通)|客户|委托|供应商|合作")


@rule(
    "inconsistent",
    severity=Severity.ERROR,
    says="{document}（{place}）中出现其他公司的名称“{other}”，申请人为“{company}”。",
    remedy="请核对{document}是否为本公司的材料，删除或更正其他公司的名称后重新提交。",
    says_en="The {document} ({place}) speaks of another company, “{other}”; the applicant is “{company}”.",
    remedy_en="See whether the {document} is your own; correct the other company's name and hand it in again.",
    source="行政许可法第三十一条；practice",
    of=PROSE,
)
def text_is_the_applicants(case: Case) -> Iterator[Outcome]:
    """Report and plan speak of the applicant, and of no other company from whose papers they were copied."""
    comparison = compare(case, COMPANY)
    known = {s.key for s in (*comparison.agreed, *comparison.odd, *comparison.doubtful)}
    if not comparison.agreed:
        return  # whose application it is could not be read: other rules say so
    for kind in PROSE:
        for page in case.pages(kind):
            other = _another(page, known)
            if other:
                details = {"other": other, "company": comparison.agreed[0].value}
                evidence = (page.evidence(),)
                yield Problem(document=kind, field=FieldName.COMPANY_NAME, evidence=evidence, details=details)
                break


def _another(page: Page, known: set[str]) -> str | None:
    for found in _SPEAKS_OF_ITSELF.finditer("".join(page.text.split())):
        name = written_name(found["name"])
        if not _OTHERS.search(name) and not any(_is_near(name, own) for own in known):
            return found["name"]
    return None


def _is_near(name: str, own: str) -> bool:
    allowed = max(2, round(NEAR * max(len(name), len(own))))
    return own in name or name in own or Levenshtein.distance(name, own) <= allowed
