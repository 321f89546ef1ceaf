"""Turns captured pages into the files that an applicant uploads, named as applicants name them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from random import Random

from PIL import Image

from chushen.geometry import Box
from sample_docs.draw.capture import Captured, turned_by
from sample_docs.draw.pdf_book import ImagePage, TextPage, write_pdf
from sample_docs.draw.sheet import PressedSeal

EXIF_ORIENTATION = 0x0112
TURN_RIGHT = 6
"""The EXIF value for "show it turned clockwise by 90 degrees"."""
Namer = Callable[[str, str], str]
"""Given a kind of document and an ending, the next file's name."""
_POINTS = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTruth:
    """What is true of a page in a file."""

    file: str
    page: int
    kind: str
    part: str
    rotation: int
    seals: tuple[tuple[Box, PressedSeal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A page ready to be put in a file: a picture, or a born-digital page. `exif` makes a viewer turn it right."""

    kind: str
    part: str
    picture: Captured | None = None
    text: TextPage | None = None
    exif: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A file, and the truth about its pages."""

    name: str
    content: bytes
    pages: tuple[PageTruth, ...]


def as_picture(shot: Shot, name: str, quality: int) -> Delivered:
    """One page as a JPEG (or PNG, by the name's ending)."""
    picture = _picture_of(shot)
    target = BytesIO()
    options: dict[str, object] = {"dpi": (picture.dpi, picture.dpi)} if picture.dpi else {}
    if shot.exif:
        header = Image.Exif()
        header[EXIF_ORIENTATION] = TURN_RIGHT
        options["exif"] = header
        shown = turned_by(picture, 90)
    else:
        shown = picture
    kind = "PNG" if name.endswith(".png") else "JPEG"
    if kind == "JPEG":
        options["quality"] = quality
    _image(picture).save(target, kind, **options)
    return Delivered(name=name, content=target.getvalue(), pages=(_truth(shot, name, 1, shown),))


def as_tiff(shots: list[Shot], name: str, quality: int) -> Delivered:
    """A multi-page TIFF, JPEG inside."""
    target = BytesIO()
    frames = [_image(_picture_of(shot)) for shot in shots]
    dpi = _picture_of(shots[0]).dpi or 72
    frames[0].save(
        target, "TIFF", save_all=True, append_images=frames[1:], compression="jpeg", quality=quality, dpi=(dpi, dpi)
    )
    pages = tuple(_truth(shot, name, n, _picture_of(shot)) for n, shot in enumerate(shots, 1))
    return Delivered(name=name, content=target.getvalue(), pages=pages)


def as_pdf(shots: list[Shot], name: str, quality: int, password: str = "", owner: str = "") -> Delivered:
    """Scans and born-digital pages in one PDF. With a password nothing of it counts as a page.

    With an `owner`'s password everyone can read it and nobody may change it.
    """
    sides: list[TextPage | ImagePage] = []
    truths = []
    for number, shot in enumerate(shots, 1):
        if shot.text:
            sides.append(shot.text)
            truths.append(PageTruth(file=name, page=number, kind=shot.kind, part=shot.part, rotation=0, seals=()))
            continue
        picture = _picture_of(shot)
        target = BytesIO()
        _image(picture).save(target, "JPEG", quality=quality)
        height, width = picture.pixels.shape[:2]
        dpi = picture.dpi or 200
        size = (width * _POINTS / dpi, height * _POINTS / dpi)
        sides.append(ImagePage(jpeg=target.getvalue(), size=size, rotate=90 if shot.exif else 0))
        truths.append(_truth(shot, name, number, turned_by(picture, 90) if shot.exif else picture))
    content = write_pdf(sides, password, owner)
    return Delivered(name=name, content=content, pages=() if password else tuple(truths))


def draw_namer(received: date, rng: Random) -> Namer:
    """The habit of naming files of one who scanned some days before the application was received."""
    stamp = f"{received - timedelta(days=rng.randrange(1, 12)):%Y%m%d}"
    folder = rng.choice(("", "", "", "新建文件夹/", "续期材料/扫描/"))
    habits: tuple[Callable[[int, str], str], ...] = (
        lambda n, _: f"IMG_{stamp}_{n:04d}",
        lambda n, _: f"扫描件{n}",
        lambda n, _: f"scan{n:04d}",
        lambda n, _: f"微信图片_{stamp}{101500 + n * 37}",
        lambda n, _: f"CCI{stamp}_{n:05d}",
        lambda n, kind: f"{n}.{_CALLED.get(kind, '材料')}",
    )
    habit = rng.choice(habits)
    count = iter(range(rng.randrange(1, 4), 999))
    return lambda kind, ending: f"{folder}{habit(next(count), kind)}.{ending}"


_CALLED = {
    "business_license": "营业执照",
    "permit_main": "许可证正本",
    "permit_duplicate": "许可证副本",
    "legal_rep_id": "法人身份证",
    "operation_report": "情况报告",
    "technical_plan": "技术方案",
}


def _truth(shot: Shot, name: str, number: int, shown: Captured) -> PageTruth:
    return PageTruth(file=name, page=number, kind=shot.kind, part=shot.part, rotation=shown.rotation, seals=shown.seals)


def _picture_of(shot: Shot) -> Captured:
    if shot.picture is None:
        raise TypeError("a born-digital page goes into a PDF")
    return shot.picture


def _image(captured: Captured) -> Image.Image:
    image = Image.fromarray(captured.pixels[..., ::-1].copy())
    grey = (captured.pixels[..., 0] == captured.pixels[..., 1]).all() and (
        captured.pixels[..., 1] == captured.pixels[..., 2]
    ).all()
    return image.convert("L") if grey else image
