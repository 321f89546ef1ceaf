"""A sealed page was scanned in colour, so that ink can be told from a copy."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Cause, Severity
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.sealing import Standing, must_be_sealed, sealing


@rule(
    "seal-photocopied",
    severity=Severity.ERROR,
    says="{document}（{place}）为灰度或黑白扫描，无法确认公章是否为红色原印。",
    remedy="请提交{document}的彩色扫描件；如原件上的公章不是红色原印，请重新加盖公司公章。",
    says_en="The {document} ({place}) was scanned without colour: whether its seal is red ink cannot be seen.",
    remedy_en="Hand in a colour scan of the {document}; if the seal on it is no red imprint, seal it anew.",
    source="practice",
)
def seal_is_in_colour(case: Case) -> Iterator[Outcome]:
    """A sealed page was scanned in colour, so that ink can be told from a copy."""
    for kind in must_be_sealed(case):
        found = sealing(case, kind)
        if found.standing is Standing.REPRODUCED and found.grey:
            if case.illegible(kind):
                yield Unchecked(why=Why.ILLEGIBLE, document=kind)
            else:
                yield Problem(document=kind, cause=Cause.GREY_SCAN, evidence=found.evidence)
