"""What a PDF carries beside its pages: programs, attachments, signatures. Nothing of it is ever run or opened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pikepdf

from chushen.documents import Remark

_MOST_OBJECTS = 100_000
_DEEPEST = 6


def remarks_on(path: Path) -> tuple[Remark, ...]:
    """What is worth telling a reviewer, at most once each; nothing where pikepdf cannot open the file.

    That a signature holds, and who vouches for it, is not checked: its validity is unknown.
    """
    try:
        with pikepdf.open(path, suppress_warnings=True) as document:
            found = {remark for one in islice(document.objects, _MOST_OBJECTS) for remark in _in_object(one, _DEEPEST)}
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return ()
    return tuple(sorted(found))


def _in_object(one: pikepdf.Object, depth: int) -> Iterator[Remark]:
    """An object's own remarks and those of what lies directly in it; what it points to comes by itself."""
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        action = one.get("/S")
        if action == "/JavaScript" or "/JS" in one:
            yield Remark.JAVASCRIPT
        if action == "/Launch":
            yield Remark.LAUNCH_ACTION
        if "/EF" in one:
            yield Remark.ATTACHMENT
        if "/ByteRange" in one and "/Contents" in one:
            yield Remark.SIGNED
        inner = list(one.as_dict().values() if isinstance(one, pikepdf.Dictionary) else ())
    elif isinstance(one, pikepdf.Array):
        inner = list(one.as_list()[:1000])
    else:
        return
    for value in inner:
        if depth and not getattr(value, "is_indirect", True):  # numbers and the like come as Python has them
            yield from _in_object(value, depth - 1)
