"""The business licence had not run out on the day received. New licences print no term; that is in order."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import Case
from validators.rule import Outcome, rule
from validators.term import expiry

_LICENCE = DocumentKind.BUSINESS_LICENSE


@rule(
    "expired",
    severity=Severity.ERROR,
    says="{document}（{place}）的营业期限已于{day}届满，早于收件日期{received}。",
    remedy="请先办理营业期限变更登记，再提交现行有效的{document}。",
    says_en="The {document} ({place}) ran out on {day}, before the application was received on {received}.",
    remedy_en="Have the licence's term extended by the registration authority and hand in the {document} in force.",
    source="市场主体登记管理条例实施细则第二十三条",
    of=(_LICENCE,),
)
def licence_is_in_force(case: Case) -> Iterator[Outcome]:
    """The business licence had not run out on the day received. New licences print no term; that is in order."""
    yield from expiry(case, _LICENCE, case.reading(_LICENCE, FieldName.VALID_TO))
