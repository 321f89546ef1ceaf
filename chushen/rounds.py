"""A corrected application beside the one before it: what is cured, what remains, what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from chushen.findings import Finding, FindingCode, Judgement, Severity

_Key = tuple[FindingCode, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What became of the former findings; notes are left out.

    Attributes:
        former, received: the application before this one, and its day.
        unchecked: found before, and now not to be checked: that is not cured.
        new: found now, and not before.
    """

    former: str
    received: date
    cured: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    unchecked: tuple[Finding, ...]
    new: tuple[Finding, ...]


def compared(former: Judgement, present: Judgement) -> Round:
    """Lay two judgements side by side, whatever order their findings came in."""
    gaps = {gap.code for gap in present.not_checked}
    before, now = _weighty(former), _weighty(present)
    left = Counter(map(_key, now))
    gone: list[Finding] = []
    for finding in before:
        if left[_key(finding)]:
            left[_key(finding)] -= 1
        else:
            gone.append(finding)
    known = Counter(map(_key, before))
    remaining: list[Finding] = []
    new: list[Finding] = []
    for finding in now:
        same = known[_key(finding)] > 0
        known[_key(finding)] -= same
        (remaining if same else new).append(finding)
    return Round(
        former=former.submission,
        received=former.received,
        cured=tuple(f for f in gone if f.code not in gaps),
        unchecked=tuple(f for f in gone if f.code in gaps),
        remaining=tuple(remaining),
        new=tuple(new),
    )


def _weighty(judgement: Judgement) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.severity is not Severity.INFO]


def _key(finding: Finding) -> _Key:
    return finding.code, finding.document.value if finding.document else None, finding.field
