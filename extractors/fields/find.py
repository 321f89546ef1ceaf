"""The fields of a page, by its kind: the best reading of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chushen.checklist import Checklist, fields_of, items_of
from chushen.items import Item
from chushen.kinds import DocumentKind
from extractors.fields.derived import derive
from extractors.fields.identity import identity_fields
from extractors.fields.licence import licence_fields
from extractors.fields.permit import permit_fields
from extractors.fields.prose import plan_fields, report_fields
from extractors.fields.reading import Reading
from extractors.lines import Line
from extractors.pieces import Piece, lay_out

_FINDERS: dict[DocumentKind, Callable[[Sequence[Piece]], Iterator[Reading]]] = {
    DocumentKind.BUSINESS_LICENSE: licence_fields,
    DocumentKind.PERMIT_MAIN: permit_fields,
    DocumentKind.PERMIT_DUPLICATE: permit_fields,
    DocumentKind.LEGAL_REP_ID: identity_fields,
}
_PROSE: dict[DocumentKind, Callable[[Sequence[Piece], Sequence[Item]], Iterator[Reading]]] = {
    DocumentKind.OPERATION_REPORT: report_fields,
    DocumentKind.TECHNICAL_PLAN: plan_fields,
}


def find_fields(kind: DocumentKind, lines: Sequence[Line], checklist: Checklist | None = None) -> tuple[Reading, ...]:
    """Read the fields of one page.

    Args:
        kind: what the page is; `other` has no fields.
        lines: in any order, in pixels of the upright page.
        checklist: says what reports and plans are looked through for; None for the usual.

    Returns:
        At most one reading a field, the surest, in the order in which a reviewer looks at them.
    """
    best: dict[str, Reading] = {}
    for found in _found(kind, lines, checklist) if lines else ():
        known = best.get(found.name)
        if known is None or found.confidence > known.confidence:
            best[found.name] = found
    for found in derive(kind, best):
        best[found.name] = found
    return tuple(best[name] for name in fields_of(kind, checklist) if name in best)


def _found(kind: DocumentKind, lines: Sequence[Line], checklist: Checklist | None) -> Iterator[Reading]:
    if kind in _PROSE:
        yield from _PROSE[kind](lay_out(lines), items_of(kind, checklist))
    elif kind in _FINDERS:
        yield from _FINDERS[kind](lay_out(lines))
