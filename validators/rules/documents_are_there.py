"""Every document that the checklist requires is among the files."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind
from validators.case import PERMITS, Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule

_ELECTRONIC = ("电子证照", "电子许可证")


@rule(
    "missing-document",
    severity=Severity.ERROR,
    says="缺少材料：{document}。",
    remedy="请提交{document}的清晰彩色扫描件{sealed}。",
    says_en="A required document is missing: {document}.",
    remedy_en="Hand in a clear colour scan of the {document}{sealed_en}.",
    source="行政许可法第三十二条；材料清单",
)
def documents_are_there(case: Case) -> Iterator[Outcome]:
    """Every document that the checklist requires is among the files."""
    missing = [r for r in case.checklist.documents if r.required and not case.has(r.kind)]
    unknown = [p for p in case.pages(DocumentKind.OTHER) if not p.legibility.legible and not p.blank]
    for requirement in missing:
        if 0 < len(missing) <= len(unknown):
            yield Unchecked(why=Why.ILLEGIBLE, document=DocumentKind.OTHER)
        elif requirement.kind in PERMITS and _is_electronic(case):
            if not (requirement.electronic and any(page.codes for page in case.pages(*PERMITS))):
                yield Unchecked(why=Why.ELECTRONIC, document=requirement.kind)
        else:
            must_seal = requirement.sealed == "required"
            yield Problem(
                document=requirement.kind,
                details={
                    "sealed": "，并加盖公司公章" if must_seal else "",
                    "sealed_en": ", sealed with the company's seal" if must_seal else "",
                },
            )


def _is_electronic(case: Case) -> bool:
    return any(word in case.text(*PERMITS) for word in _ELECTRONIC)
