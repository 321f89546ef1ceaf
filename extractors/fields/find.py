"""The fields of a page, by its kind: the best reading of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chushen.kinds import FIELDS_OF, DocumentKind, FieldName
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
    DocumentKind.OPERATION_REPORT: report_fields,
    DocumentKind.TECHNICAL_PLAN: plan_fields,
}


def find_fields(kind: DocumentKind, lines: Sequence[Line], size: tuple[float, float]) -> tuple[Reading, ...]:
    """Read the fields of one page.

    Args:
        kind: what the page is; `other` has no fields.
        lines: in any order, in pixels of the upright page.
        size: width and height of that page.

    Returns:
        At most one reading a field, the surest, in the order in which a reviewer looks at them.
    """
    del size
    finder = _FINDERS.get(kind)
    if finder is None or not lines:
        return ()
    best: dict[FieldName, Reading] = {}
    for found in finder(lay_out(lines)):
        known = best.get(found.name)
        if known is None or found.confidence > known.confidence:
            best[found.name] = found
    for found in derive(kind, best):
        best[found.name] = found
    return tuple(best[name] for name in FIELDS_OF[kind] if name in best)
