"""Files that should not be, made by code: `python -m bench.odd_files FOLDER` writes some 400 of them.

Truncated, flipped, mislabelled, bombs, cycles, giants, polyglots: what the crash corpora of PDF, picture and archive
programs are made of. `python -m bench.hostile` puts them through intake.
"""

from __future__ import annotations

import argparse
import io
import random
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pillow_heif
from PIL import Image

from bench.odd_pdfs import odd_pdfs, pdf, pdf_of_pages

Named = tuple[str, bytes]

_TENTHS = 10
_FLIPS = 8
_BOMB = 200_000_000


def write_odd_files(folder: Path) -> int:
    """Write all of them; give their number."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for name, content in odd_files():
        (folder / name).write_bytes(content)
        number += 1
    return number


def odd_files(bomb: int = _BOMB) -> Iterator[Named]:
    """Name and content of each, always the same; bombs unpack to so many bytes."""
    whole = dict(whole_files())
    yield from whole.items()
    for name, content in whole.items():
        yield from _cut(name, content)
        yield from _flipped(name, content)
    yield from _mislabelled(whole)
    yield from _headers_only()
    yield from _odd_pictures(bomb)
    yield from _odd_tiffs()
    yield from _odd_archives(bomb)
    yield from _polyglots(whole)
    yield from odd_pdfs(bomb)


def whole_files() -> Iterator[Named]:
    """One good file of each kind."""
    page = _paper(620, 877)
    for name, how in (
        ("page.jpg", {"format": "JPEG"}),
        ("progressive.jpg", {"format": "JPEG", "progressive": True}),
        ("page.png", {"format": "PNG"}),
        ("page.tif", {"format": "TIFF"}),
        ("lzw.tif", {"format": "TIFF", "compression": "tiff_lzw"}),
        ("jpeg.tif", {"format": "TIFF", "compression": "jpeg"}),
        ("pages.tif", {"format": "TIFF", "save_all": True, "append_images": [page, page]}),
        ("page.webp", {"format": "WEBP"}),
        ("page.bmp", {"format": "BMP"}),
        ("page.gif", {"format": "GIF"}),
        ("page.jp2", {"format": "JPEG2000"}),
    ):
        yield name, _saved(page, **how)
    yield "fax.tif", _saved(page.convert("1"), format="TIFF", compression="group4")
    yield "cmyk.jpg", _saved(page.convert("CMYK"), format="JPEG")
    heic = io.BytesIO()
    pillow_heif.from_pillow(page).save(heic, quality=40)
    yield "page.heic", heic.getvalue()
    yield "pages.pdf", pdf_of_pages(3)
    yield "scan.pdf", _scan_pdf(_saved(page, format="JPEG"), page.size)
    yield "scans.zip", _zip(("a.png", _saved(page, format="PNG")), ("b/c.pdf", pdf_of_pages(1)))


def _cut(name: str, content: bytes) -> Iterator[Named]:
    for tenth in range(1, _TENTHS):
        yield f"cut-{tenth}0-{name}", content[: len(content) * tenth // _TENTHS]


def _flipped(name: str, content: bytes) -> Iterator[Named]:
    """Single bits, half of them near the beginning, where the structure is."""
    dice = random.Random(name)
    for number in range(_FLIPS):
        changed = bytearray(content)
        within = len(changed) if number % 2 else min(len(changed), 512)
        for _ in range(1 + number * 3):
            changed[dice.randrange(4, within)] ^= 1 << dice.randrange(8)
        yield f"flipped-{number}-{name}", bytes(changed)


def _mislabelled(whole: dict[str, bytes]) -> Iterator[Named]:
    yield "a-picture.pdf", whole["page.png"]
    yield "a-pdf.jpg", whole["pages.pdf"]
    yield "an-archive.tif", whole["scans.zip"]
    yield "without-suffix", whole["page.jpg"]
    yield "words.pdf", b"This is no PDF at all.\n" * 50
    yield "page.exe", b"MZ" + bytes(4000)
    yield "nothing.pdf", b""
    yield "one-byte.png", b"\x89"
    yield "zeros.pdf", bytes(100_000)
    yield "noise.jpg", b"\xff\xd8\xff" + random.Random(1).randbytes(100_000)
    yield "noise.bin", random.Random(2).randbytes(100_000)


def _headers_only() -> Iterator[Named]:
    heads = {
        "pdf": b"%PDF-1.7\n", "jpg": b"\xff\xd8\xff\xe0", "png": b"\x89PNG\r\n\x1a\n", "tif": b"II*\x00",
        "gif": b"GIF89a",
        "webp": b"RIFF\xff\xff\xff\xffWEBPVP8 ", "bmp": b"BM\x00\x00\x00\x00\x00\x00\x00\x00", "zip": b"PK\x03\x04",
        "jp2": b"\x00\x00\x00\x0cjP  \r\n\x87\n", "j2k": b"\xff\x4f\xff\x51",
        "heic": b"\x00\x00\x00\x18ftypheic", "big.tif": b"II+\x00\x08\x00",
    }  # fmt: skip
    for suffix, head in heads.items():
        yield f"head-only.{suffix}", head
        yield f"head-and-zeros.{suffix}", head + bytes(5000)
        yield f"head-and-ones.{suffix}", head + b"\xff" * 5000


def _odd_pictures(bomb: int) -> Iterator[Named]:
    yield "1x1.png", _saved(Image.new("RGB", (1, 1)), format="PNG")
    yield "1x1.jpg", _saved(Image.new("RGB", (1, 1)), format="JPEG")
    yield "60000x60000.png", _flat_png(60_000, 60_000, bits=1)
    yield "60000x60000-rgb.png", _flat_png(60_000, 60_000, bits=8, colours=2, rows=100)
    yield "60000x1.png", _flat_png(60_000, 1, bits=8)
    yield "1x60000.png", _flat_png(1, 60_000, bits=8)
    yield "15000x15000.png", _flat_png(15_000, 15_000, bits=8, colours=2)
    yield "0x0.png", _flat_png(0, 0, bits=8)
    yield "claims-2-billion.png", _flat_png(2**31 - 1, 2**31 - 1, bits=8, rows=1)
    jpeg = _saved(_paper(100, 100), format="JPEG")
    start = jpeg.index(b"\xff\xc0")
    yield "claims-65500.jpg", jpeg[: start + 5] + struct.pack(">HH", 65_500, 65_500) + jpeg[start + 9 :]
    yield "0x0.jpg", jpeg[: start + 5] + bytes(4) + jpeg[start + 9 :]
    yield "many-scans.jpg", _many_scans()
    yield "text-bomb.png", _png_chunks((b"zTXt", b"a\0\0" + zlib.compress(bytes(bomb))))
    yield "profile-bomb.png", _png_chunks((b"iCCP", b"a\0\0" + zlib.compress(bytes(bomb))))
    yield "many-chunks.png", _png_chunks(*[(b"tEXt", b"a\0b")] * 50_000)
    frames = [Image.new("P", (300, 300), shade) for shade in range(250)] * 8
    yield "2000-frames.gif", _saved(frames[0], format="GIF", save_all=True, append_images=frames[1:])
    yield (
        "claims-65535.gif",
        b"GIF89a\xff\xff\xff\xff\xf0\0\0" + bytes(6) + b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;",
    )
    yield "claims-much.bmp", b"BM" + struct.pack("<IIIIiiHHIIIIII", 100, 0, 54, 40, 60_000, 60_000, 1, 24, *[0] * 6)
    yield "negative.bmp", b"BM" + struct.pack("<IIIIiiHHIIIIII", 100, 0, 54, 40, -5, -5, 1, 24, *[0] * 6) + bytes(99)
    yield "claims-much.jp2", _claiming_jpeg2000()
    for depth in ("I;16", "F", "I"):
        name = f"mode-{depth.replace(';', '')}.tif"
        yield name, _saved(Image.fromarray(np.ones((200, 150), np.uint16)).convert(depth), format="TIFF")
    yield "palette.png", _saved(_paper(200, 150).convert("P"), format="PNG", transparency=0)
    yield (
        "exif-loop.jpg",
        _saved(_paper(90, 120), format="JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0"),
    )


def _odd_tiffs() -> Iterator[Named]:
    def entry(tag: int, kind: int, count: int, value: int) -> bytes:
        return struct.pack("<HHII", tag, kind, count, value)

    def tiff(*entries: bytes, follow: int = 0, count: int | None = None, tail: bytes = b"") -> bytes:
        head = b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries) if count is None else count)
        return head + b"".join(entries) + struct.pack("<I", follow) + tail

    plain = [
        entry(256, 4, 1, 100), entry(257, 4, 1, 100), entry(258, 3, 1, 8), entry(259, 3, 1, 1), entry(262, 3, 1, 1),
        entry(273, 4, 1, 200), entry(277, 3, 1, 1), entry(278, 4, 1, 100), entry(279, 4, 1, 10_000),
    ]  # fmt: skip
    paper = bytes(200) + b"\xcc" * 10_000
    yield "good-by-hand.tif", tiff(*plain, tail=paper)
    yield "next-is-itself.tif", tiff(*plain, follow=8, tail=paper)
    yield "65535-tags.tif", tiff(*plain, count=65_535, tail=paper)
    yield "65535-real-tags.tif", tiff(*plain, *[entry(60_000, 3, 1, 1)] * 65_000, tail=paper)
    yield "tag-of-4-billion.tif", tiff(*plain, entry(270, 2, 0xFFFFFFFF, 8), tail=paper)
    yield "tag-of-doubles.tif", tiff(*plain, entry(33_550, 12, 0x20000000, 8), tail=paper)
    yield (
        "claims-4-billion.tif",
        tiff(entry(256, 4, 1, 0xFFFFFFFF), entry(257, 4, 1, 0xFFFFFFFF), *plain[2:], tail=paper),
    )
    yield "0-wide.tif", tiff(entry(256, 4, 1, 0), *plain[1:], tail=paper)
    yield "strip-far-away.tif", tiff(*plain[:5], entry(273, 4, 1, 0xFFFFFF00), *plain[6:], tail=paper)
    yield "0-rows-a-strip.tif", tiff(*plain[:7], entry(278, 4, 1, 0), plain[8], tail=paper)
    yield "65535-samples.tif", tiff(*plain[:6], entry(277, 3, 1, 65_535), *plain[7:], tail=paper)
    yield "own-directory-inside.tif", tiff(*plain, entry(330, 4, 1, 8), entry(34_665, 4, 1, 8), tail=paper)
    for compression in (2, 3, 4, 5, 6, 7, 8, 32_773, 32_946, 34_676, 34_712, 34_925, 50_000, 50_001, 12_345):
        yield f"compression-{compression}.tif", tiff(*plain[:3], entry(259, 3, 1, compression), *plain[4:], tail=paper)
    directories = b"".join(tiff(*plain)[8:-4] + struct.pack("<I", 8 + 114 * (n + 1)) for n in range(5000))
    yield "5000-pages.tif", b"II*\0\x08\0\0\0" + directories[:-4] + bytes(4)


def _odd_archives(bomb: int) -> Iterator[Named]:
    page = _saved(_paper(100, 100), format="PNG")
    packed = _zip(("zeros.png", bytes(bomb)))
    yield "ratio.zip", packed
    yield "many-bombs.zip", _zip(*((f"{n}.png", bytes(bomb // 10)) for n in range(30)))
    nested = packed
    for level in range(6):
        nested = _zip((f"{level}.zip", nested), ("a.png", page))
    yield "nested-6.zip", nested
    yield "wide-and-nested.zip", _zip(*((f"{n}.zip", _zip(("z.zip", _zip(("a.png", page))))) for n in range(60)))
    yield "overlapping.zip", _overlapping(bomb // 10)
    yield "20000-members.zip", _zip(*((f"{n}", b"x") for n in range(20_000)))
    yield "holds-itself-by-name.zip", _zip(("holds-itself-by-name.zip", b"PK\x03\x04" + bytes(50)))
    names = ("../../up.png", "/etc/abs.png", "C:\\x\\abs.png", "..\\..\\up.png", "a" * 255 + ".png",
             "x/" * 400 + "d.png",
             "nul\0name.png", "new\nline.png", ".", "..", " ", "con.png", "\u202egnp.exe", "a/../../b.png")  # fmt: skip
    yield "odd-names.zip", _zip(*((name, page) for name in names))
    yield "same-names.zip", _zip(("a.png", page), ("A.png", page), ("a.PNG", page))
    yield "comment.zip", page_zip_with_comment(page)
    good = _zip(("a.png", page))
    yield "claims-4-gb.zip", good.replace(struct.pack("<I", len(page)), b"\xff\xff\xff\xff")
    yield "no-directory.zip", good[: good.index(b"PK\x01\x02")]
    yield "directory-only.zip", good[good.index(b"PK\x01\x02") :]
    yield (
        "method-99.zip",
        good.replace(b"PK\x03\x04\x14\0\0\0\x08\0", b"PK\x03\x04\x14\0\0\0\x63\0").replace(
            b"PK\x01\x02\x14\x03\x14\0\0\0\x08\0", b"PK\x01\x02\x14\x03\x14\0\0\0\x63\0"
        ),
    )
    deep = b"<a>" * 200_000
    yield "deep.docx", _zip(("[Content_Types].xml", deep), ("word/document.xml", deep))
    laughs = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    yield (
        "laughs.docx",
        _zip(("[Content_Types].xml", laughs + b"]><a>&j;</a>"), ("word/document.xml", laughs + b"]><a>&j;</a>")),
    )
    yield "deep.ofd", _zip(("OFD.xml", deep))
    yield "laughs.ofd", _zip(("OFD.xml", laughs + b"]><a>&j;</a>"))


def _polyglots(whole: dict[str, bytes]) -> Iterator[Named]:
    yield "picture-then-archive.png", whole["page.png"] + whole["scans.zip"]
    yield "picture-then-pdf.jpg", whole["page.jpg"] + whole["pages.pdf"]
    yield "pdf-then-archive.pdf", whole["pages.pdf"] + whole["scans.zip"]
    yield "pdf-after-900-bytes.pdf", b"x" * 900 + whole["pages.pdf"]
    yield "pdf-after-2000-bytes.pdf", b"x" * 2000 + whole["pages.pdf"]
    yield "script-and-pdf.sh", b"#!/bin/sh\necho x\nexit\n" + whole["pages.pdf"]
    yield "gif-and-script.gif", whole["page.gif"] + b"<script>alert(1)</script>"


def _paper(width: int, height: int) -> Image.Image:
    noise = np.random.default_rng(3).integers(225, 255, (height, width, 3), dtype=np.uint8)
    noise[height // 8 : height // 6, width // 8 : width // 2] = 30
    return Image.fromarray(noise)


def _saved(picture: Image.Image, **how: object) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, **how)
    return packed.getvalue()


def _zip(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def page_zip_with_comment(page: bytes) -> bytes:
    """An archive whose comment looks like the end of another one."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.png", page)
        archive.comment = b"PK\x05\x06" + b"\xff" * 60_000
    return packed.getvalue()


def _overlapping(size: int) -> bytes:
    """A thousand members, all of the same bytes."""
    packed = bytearray(_zip(("a.png", bytes(size))))
    start = packed.index(b"PK\x01\x02")
    end = packed.rindex(b"PK\x05\x06")
    one = bytes(packed[start:end])
    directory = one * 1000
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1000, 1000, len(directory), start, 0)
    return bytes(packed[:start]) + directory + tail


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _flat_png(width: int, height: int, *, bits: int, colours: int = 0, rows: int | None = None) -> bytes:
    """A PNG of zeros; of `rows` rows where it claims more."""
    channels = 3 if colours == 2 else 1
    row = bytes(1 + min((width * bits * channels + 7) // 8, 1 << 20))
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height if rows is None else rows)) + packer.flush()
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _png_chunks(*chunks: tuple[bytes, bytes]) -> bytes:
    good = _saved(_paper(50, 50), format="PNG")
    return good[:33] + b"".join(_chunk(*chunk) for chunk in chunks) + good[33:]


def _many_scans() -> bytes:
    """A progressive JPEG whose last scan comes again and again: each costs a pass over the whole picture."""
    good = _saved(_paper(3000, 3000), format="JPEG", progressive=True)
    last = good.rindex(b"\xff\xda")
    return good[:last] + good[last:-2] * 30 + b"\xff\xd9"


def _claiming_jpeg2000() -> bytes:
    good = bytearray(_saved(_paper(64, 64), format="JPEG2000", no_jp2=True))
    start = good.index(b"\xff\x51")
    good[start + 6 : start + 14] = struct.pack(">II", 60_000, 60_000)
    return bytes(good)


def _scan_pdf(jpeg: bytes, size: tuple[int, int]) -> bytes:
    head = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
        % size
    )
    return pdf(content=b"595 0 0 842 0 0 cm /I Do", resources=b"/XObject<</I 10 0 R>>", extra=[(10, head, jpeg)])


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(prog="python -m bench.odd_files", description=__doc__)
    parser.add_argument("folder", type=Path)
    print(f"{write_odd_files(parser.parse_args().folder)} files")


if __name__ == "__main__":
    main()
