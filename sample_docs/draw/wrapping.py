"""What applicants do to their files before they send them: pack, rename, lock, send twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import cv2
import numpy as np

from sample_docs.draw.capture import Captured
from sample_docs.draw.delivery import Delivered, Shot, as_pdf, as_picture
from sample_docs.draw.manner import Manner

_REPORT, _PLAN = "operation_report", "technical_plan"
_ARCHIVE = "续期材料.zip"
_THEN = (2026, 1, 2, 3, 4, 6)


def once_more(how: str, shot: Shot, sent: Sequence[Delivered], name: str, manner: Manner) -> Delivered:
    """The first page of a document once more.

    `how` is same (its file copied), again (laid on the scanner a second time), smaller (saved with fewer pixels) or
    over (copied upside down); the new file gets the name.
    """
    picture = shot.picture
    if how == "same" or picture is None:
        first = next(d for d in sent if d.pages and d.pages[0].kind == shot.kind)
        name = name.rpartition(".")[0] + "." + first.name.rpartition(".")[2]
        return Delivered(name=name, content=first.content, pages=tuple(replace(p, file=name) for p in first.pages))
    return as_picture(replace(shot, picture=_AGAIN[how](picture)), name, manner.quality)


def _laid_again(picture: Captured) -> Captured:
    high, wide = picture.pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 0.7, 1.0)
    pixels = cv2.warpAffine(picture.pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))
    noise = np.random.default_rng(5).standard_normal(pixels.shape, dtype=np.float32) * 2
    return replace(picture, pixels=np.clip(pixels * np.float32(0.985) + noise, 0, 255).astype(np.uint8))


def _smaller(picture: Captured) -> Captured:
    pixels = cv2.resize(picture.pixels, None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA)
    return replace(picture, pixels=pixels, dpi=round(picture.dpi * 0.8) if picture.dpi else None)


def _over(picture: Captured) -> Captured:
    return replace(picture, pixels=np.ascontiguousarray(np.rot90(picture.pixels, 2)), rotation=180, seals=())


_AGAIN = {"again": _laid_again, "smaller": _smaller, "over": _over}


def wrapped(how: str, sent: list[Delivered], shots: Mapping[str, list[Shot]], manner: Manner) -> list[Delivered]:
    """The files as they are sent.

    `how` is "" for as they are; zip, all in an archive; misnamed, with endings that are not theirs; together, report
    and plan in one PDF; reversed, the report's pages from the last to the first; torn, PDFs without their ends; locked,
    PDFs that may be read and not changed.
    """
    if how in _WHOLE:
        return _WHOLE[how](sent)
    if not how:
        return sent
    prose = [d for d in sent if d.pages and d.pages[0].kind in (_REPORT, _PLAN)]
    others = [d for d in sent if d not in prose]
    if how == "together":
        return [*others, as_pdf([*shots[_REPORT], *shots[_PLAN]], prose[0].name, manner.quality)]
    again = []
    for file in prose:
        kind = file.pages[0].kind
        pages = shots[kind][::-1] if how == "reversed" and kind == _REPORT else shots[kind]
        again.append(as_pdf(pages, file.name, manner.quality, owner="2026" if how == "locked" else ""))
    return [*others, *again]


def _misnamed(sent: Sequence[Delivered]) -> list[Delivered]:
    endings = {"jpg": "pdf", "pdf": "jpg"}
    return [_renamed(d, f"{d.name.rpartition('.')[0]}.{endings[d.name.rpartition('.')[2]]}") for d in sent]


def _torn(sent: Sequence[Delivered]) -> list[Delivered]:
    return [replace(d, content=d.content[: d.content.rindex(b"xref")]) if b"xref" in d.content else d for d in sent]


def _renamed(file: Delivered, name: str) -> Delivered:
    return replace(file, name=name, pages=tuple(replace(page, file=name) for page in file.pages))


def _archived(sent: Sequence[Delivered]) -> list[Delivered]:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for file in sent:
            archive.writestr(ZipInfo(f"扫描/{file.name}", _THEN), file.content)
    pages = tuple(replace(page, file=f"{_ARCHIVE}/扫描/{page.file}") for file in sent for page in file.pages)
    return [Delivered(name=_ARCHIVE, content=target.getvalue(), pages=pages)]


_WHOLE = {"zip": _archived, "misnamed": _misnamed, "torn": _torn}
