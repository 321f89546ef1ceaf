"""The person that a label introduces: on licences, permits and identity documents alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chushen.kinds import FieldName
from extractors.fields.cells import Cell
from extractors.fields.names import person_name
from extractors.fields.reading import Reading
from extractors.fields.trust import reading
from extractors.glyphs import printed

_APPOINTED = re.compile(r"[\u3400-\u9fff（）()A-Za-z0-9]{4,40}[（(]委派代表[:：]?[\u3400-\u9fff·、]{2,12}[)）]")
"""A partnership is run by a firm, for which somebody is appointed; it prints both."""
_BESIDE_SCRAPS = 0.9
_UNSOUND = 0.7
_HALF = 0.3
"""Nobody's name is one character long: the other is hidden."""


def person_reading(field: FieldName, cell: Cell) -> Iterator[Reading]:
    """The name in a cell; where more than a name stands there, what comes before the first wide gap."""
    firm = _APPOINTED.fullmatch(printed(cell.text))
    if firm is not None:
        yield reading(field, firm.group(), cell, at_most=_BESIDE_SCRAPS)
        return
    name = person_name(cell.text)
    opening = cell.opening()
    first = person_name(opening.text) if len(opening.parts) < len(cell.parts) else None
    if first is not None and first.sound:
        yield reading(field, first.value, opening, at_most=_BESIDE_SCRAPS)
    elif name is not None and name.sound:
        yield reading(field, name.value, cell)
    elif name is not None:
        yield reading(field, name.value, cell, at_most=_UNSOUND if len(name.value) > 1 else _HALF)
