"""The permit had not run out on the day received."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import FieldName
from validators.case import PERMITS, Case
from validators.rule import Outcome, rule
from validators.term import expiry, permit_term


@rule(
    "expired",
    severity=Severity.ERROR,
    says="{document}（{place}）已于{day}到期，早于收件日期{received}。",
    remedy="有效期届满的许可证不能延续，请重新申请经营许可证；如已换证，请提交现行有效的许可证。",
    says_en="The {document} ({place}) ran out on {day}, before the application was received on {received}.",
    remedy_en="A permit that has run out cannot be renewed: apply for a new one, or hand in the one that is in force.",
    source="行政许可法第五十条、第七十条",
    needs=(FieldName.VALID_TO,),
    of=PERMITS,
)
def permit_is_in_force(case: Case) -> Iterator[Outcome]:
    """The permit had not run out on the day received."""
    kind, reading = permit_term(case)
    yield from expiry(case, kind, reading)
