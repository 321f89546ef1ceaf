"""What two documents of one application say alike is surer than what one of them says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chushen.documents import Document
from chushen.evidence import Field, Witness
from chushen.kinds import DocumentKind, FieldName
from extractors.glyphs import compact

_LICENCE, _MAIN, _DUPLICATE = DocumentKind.BUSINESS_LICENSE, DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE
_ID, _REPORT, _PLAN = DocumentKind.LEGAL_REP_ID, DocumentKind.OPERATION_REPORT, DocumentKind.TECHNICAL_PLAN
_SAME_FACT = (
    tuple((kind, FieldName.COMPANY_NAME) for kind in (_LICENCE, _MAIN, _DUPLICATE, _REPORT, _PLAN)),
    (*((kind, FieldName.LEGAL_REPRESENTATIVE) for kind in (_LICENCE, _MAIN, _DUPLICATE)), (_ID, FieldName.NAME)),
    tuple((kind, FieldName.PERMIT_NUMBER) for kind in (_MAIN, _DUPLICATE)),
    tuple((kind, FieldName.VALID_TO) for kind in (_MAIN, _DUPLICATE)),
    tuple((kind, FieldName.VALID_FROM) for kind in (_MAIN, _DUPLICATE)),
)
"""Fields that state one and the same fact."""
_PLAIN = 0.85
_CONFIRMED, _LIKELY = 0.97, 0.94
"""How sure agreement can make a value: where one reading was fairly sure of itself, and where none was. A reader can
misread one character the same way twice."""


def confirm(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with the confidence that their agreement gives them; no value is changed."""
    alike = {
        (document.kind, field.name): confirmed
        for fact in _SAME_FACT
        for document, field in _stated(documents, fact)
        if (confirmed := _confirmed(document, field, _stated(documents, fact))) is not None
    }
    return tuple(
        replace(document, fields=tuple(alike.get((document.kind, field.name), field) for field in document.fields))
        if _is_only(document, documents)
        else document
        for document in documents
    )


def _stated(
    documents: Sequence[Document], fact: Sequence[tuple[DocumentKind, FieldName]]
) -> Iterator[tuple[Document, Field]]:
    for kind, name in fact:
        for document in documents:
            field = document.field(name) if document.kind is kind else None
            if field is not None and _is_only(document, documents):
                yield document, field


def _is_only(document: Document, documents: Sequence[Document]) -> bool:
    """Two documents of one kind may be two versions of it; then neither speaks for others."""
    return sum(other.kind is document.kind for other in documents) == 1


def _confirmed(document: Document, field: Field, stated: Iterator[tuple[Document, Field]]) -> Field | None:
    others = [f for d, f in stated if d is not document and compact(f.value) == compact(field.value)]
    if not others:
        return None
    surest = max(other.confidence for other in others)
    most = _CONFIRMED if max(surest, field.confidence) >= _PLAIN else _LIKELY
    together = min(1 - (1 - field.confidence) * (1 - surest), most)
    return replace(
        field,
        confidence=max(field.confidence, together),
        witnesses=(*field.witnesses, Witness.OTHER_DOCUMENT),
    )
