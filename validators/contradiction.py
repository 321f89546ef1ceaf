"""Documents that disagree, as one problem that points at every place."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.kinds import DocumentKind
from validators.agreement import Saying, Subject, compare
from validators.case import PERMITS, Case
from validators.rule import Problem
from validators.wording import Stated


def contradiction(case: Case, subject: Subject) -> Iterator[Problem]:
    """One problem where documents, or a document and the declaration, surely disagree.

    Its document is the odd one out; where only the declaration is odd, the weightiest of those it disagrees with.
    """
    comparison = compare(case, subject)
    if not comparison.odd:
        return
    everybody = (*comparison.agreed, *comparison.odd)
    stated: dict[str, list[Saying]] = {}
    for saying in everybody:
        stated.setdefault(saying.key, []).append(saying)
    blamed = next(s for s in (*comparison.odd, *comparison.agreed) if s.document is not None)
    yield Problem(
        document=blamed.document,
        field=subject.field,
        evidence=tuple(s.evidence for s in everybody if s.evidence is not None),
        details={
            "stated": tuple(
                Stated(tuple(dict.fromkeys(s.document for s in group)), group[0].value) for group in stated.values()
            )
        },
    )


def is_a_change(case: Case, subject: Subject) -> bool:
    """Do the permits surely say one thing, and the licence another, as after a change that only the licence shows?"""
    comparison = compare(case, subject)
    odd = {s.key for s in comparison.odd}
    said = [*comparison.agreed, *comparison.odd]
    licence = {s.key for s in said if s.document is DocumentKind.BUSINESS_LICENSE}
    permits = {s.key for s in said if s.document in PERMITS}
    return len(licence) == len(permits) == 1 and licence != permits and bool(odd & (licence | permits))
