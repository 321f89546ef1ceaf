"""The legal representative's ID had not run out on the day received."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import Case
from validators.presence import stands_on_a_lacking_part
from validators.rule import Outcome, Unchecked, Why, rule
from validators.term import expiry

_ID = DocumentKind.LEGAL_REP_ID


@rule(
    "expired",
    severity=Severity.ERROR,
    says="{document}（{place}）已于{day}到期，早于收件日期{received}。",
    remedy="请提交在有效期内的{document}。",
    says_en="The {document} ({place}) ran out on {day}, before the application was received on {received}.",
    remedy_en="Hand in a valid {document}.",
    source="居民身份证法第五条",
    of=(_ID,),
)
def id_is_in_force(case: Case) -> Iterator[Outcome]:
    """The legal representative's ID had not run out on the day received."""
    reading = case.reading(_ID, FieldName.VALID_TO)
    if reading is not None:
        yield from expiry(case, _ID, reading)
    elif case.has(_ID) and stands_on_a_lacking_part(case, _ID, FieldName.VALID_TO):
        yield Unchecked(why=Why.INCOMPLETE, document=_ID)
    elif case.has(_ID):
        yield Unchecked(why=Why.NOT_READ, document=_ID, field=FieldName.VALID_TO)
