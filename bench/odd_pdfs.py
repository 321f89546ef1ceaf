"""PDFs that should not be, written object by object."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

Extra = tuple[int, bytes, bytes | None]
"""Number, entries of the dictionary, and the stream if it has one."""

_MEDIA = b"/MediaBox[0 0 595 842]"
_FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
_WORDS = b"BT /F 24 Tf 100 700 Td (Report) Tj ET"


def odd_pdfs(bomb: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of each; streams that unpack to so many bytes, and one to ten times as many."""
    yield from _odd_trees()
    yield from _odd_contents()
    yield from _odd_streams(bomb)
    yield from _odd_structure(bomb)
    yield from _active()


def pdf(
    *,
    content: bytes = _WORDS,
    resources: bytes = _FONT,
    page: bytes = _MEDIA,
    catalog: bytes = b"",
    extra: Sequence[Extra] = (),
    content_entries: bytes = b"",
) -> bytes:
    """A PDF of one page. Objects from 10 on are the caller's."""
    return written(
        [
            (1, b"/Type/Catalog/Pages 2 0 R" + catalog, None),
            (2, b"/Type/Pages/Count 1/Kids[3 0 R]", None),
            (3, b"/Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<" + resources + b">>" + page, None),
            (4, content_entries, content),
            *extra,
        ]
    )


def pdf_of_pages(count: int) -> bytes:
    """A PDF of so many pages, all with the same content."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(count))
    page = b"/Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<" + _FONT + b">>" + _MEDIA
    return written(
        [
            (1, b"/Type/Catalog/Pages 2 0 R", None),
            (2, b"/Type/Pages/Count %d/Kids[%s]" % (count, kids), None),
            (4, b"", _WORDS),
            *((10 + number, page, None) for number in range(count)),
        ]
    )


def written(objects: Sequence[Extra], *, trailer: bytes = b"") -> bytes:
    """The file, with its cross references."""
    body = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, entries, stream in objects:
        places[number] = len(body)
        body += b"%d 0 obj\n" % number
        if stream is None:
            body += b"<<" + entries + b">>"
        else:
            body += b"<<" + entries + b"/Length %d>>\nstream\n" % len(stream) + stream + b"\nendstream"
        body += b"\nendobj\n"
    table, size = len(body), max(places) + 1
    body += b"xref\n0 %d\n" % size
    for number in range(size):
        place = places.get(number)
        body += b"0000000000 65535 f \n" if place is None else b"%010d 00000 n \n" % place
    return bytes(body + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table))


def _odd_trees() -> Iterator[tuple[str, bytes]]:
    catalog = (1, b"/Type/Catalog/Pages 2 0 R", None)
    page = (3, b"/Type/Page/Parent 2 0 R" + _MEDIA, None)
    yield "tree-cycle.pdf", written([catalog, (2, b"/Type/Pages/Count 5/Kids[2 0 R 3 0 R]", None), page])
    pages_5 = (5, b"/Type/Pages/Parent 2 0 R/Count 9/Kids[2 0 R]", None)
    yield "tree-cycle-of-two.pdf", written([catalog, (2, b"/Type/Pages/Count 9/Kids[5 0 R]", None), pages_5])
    yield (
        "parent-cycle.pdf",
        written(
            [catalog, (2, b"/Type/Pages/Count 1/Kids[3 0 R]/Parent 2 0 R", None), (3, b"/Type/Page/Parent 2 0 R", None)]
        ),
    )
    yield "no-pages.pdf", written([catalog, (2, b"/Type/Pages/Count 0/Kids[]", None)])
    yield "no-tree.pdf", written([(1, b"/Type/Catalog", None)])
    yield "claims-a-billion.pdf", written([catalog, (2, b"/Type/Pages/Count 1000000000/Kids[3 0 R]", None), page])
    yield "claims-minus-one.pdf", written([catalog, (2, b"/Type/Pages/Count -1/Kids[3 0 R]", None), page])
    yield "10000-pages.pdf", pdf_of_pages(10_000)
    yield "400-pages.pdf", pdf_of_pages(400)
    same = b" ".join([b"3 0 R"] * 400)
    yield "one-page-400-times.pdf", written([catalog, (2, b"/Type/Pages/Count 400/Kids[%s]" % same, None), page])
    deep = [(n, b"/Type/Pages/Count 1/Parent %d 0 R/Kids[%d 0 R]" % (n - 1, n + 1), None) for n in range(10, 3000)]
    leaf = (3000, b"/Type/Page/Parent 2999 0 R" + _MEDIA, None)
    yield "deep-tree.pdf", written([catalog, (2, b"/Type/Pages/Count 1/Kids[10 0 R]", None), *deep, leaf])
    shared = [
        (n, b"/Type/Pages/Count %d/Kids[%s]" % (10 ** (9 - n + 10), b"%d 0 R " % (n + 1) * 10), None)
        for n in range(10, 19)
    ]
    yield (
        "tree-bomb.pdf",
        written([catalog, (2, b"/Type/Pages/Count 1000000000/Kids[10 0 R]", None), *shared, (19, page[1], None)]),
    )


def _odd_contents() -> Iterator[tuple[str, bytes]]:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    own = form + b"/Resources<</XObject<</F 10 0 R>>>>"
    draws = b"/XObject<</F 10 0 R>>"
    yield "form-draws-itself.pdf", pdf(content=b"/F Do", resources=draws, extra=[(10, own, b"/F Do /F Do")])
    two = form + b"/Resources<</XObject<</F 11 0 R>>>>"
    yield (
        "forms-draw-each-other.pdf",
        pdf(content=b"/F Do", resources=draws, extra=[(10, two, b"/F Do " * 50), (11, own, b"/F Do " * 50)]),
    )
    chain = [
        (n, form + b"/Resources<</XObject<</F %d 0 R>>>>" % (n + 1), b"q 1 0 0 1 1 1 cm /F Do Q " * 10)
        for n in range(10, 20)
    ]
    leaf = (20, form, b"0 0 100 100 re f")
    yield "form-bomb.pdf", pdf(content=b"/F Do", resources=draws, extra=[*chain, leaf])
    pattern = (
        b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .01/YStep .01/Resources<</Pattern<</P 10 0 R>>>>"
    )
    paint = b"/Pattern cs /P scn 0 0 595 842 re f"
    yield "pattern-of-itself.pdf", pdf(content=paint, resources=b"/Pattern<</P 10 0 R>>", extra=[(10, pattern, paint)])
    yield "million-states.pdf", pdf(content=b"q " * 1_000_000)
    yield "million-strokes.pdf", pdf(content=b"0 0 m 595 842 l S " * 1_000_000)
    yield "million-curves.pdf", pdf(content=b"0 0 m " + b"9 9 99 800 500 7 c " * 400_000 + b"[3 1] 0 d .1 w S")
    yield "tiny-dashes.pdf", pdf(content=b"[.00001 .00001] 0 d 0 0 m 500 800 l S")
    yield "deep-array.pdf", pdf(content=b"[" * 500_000)
    yield "deep-dictionary.pdf", pdf(page=_MEDIA + b"/X " + b"<</X " * 100_000 + b"1" + b">>" * 100_000)
    yield "huge-numbers.pdf", pdf(content=b"1e308 0 0 1e308 0 0 cm 1e308 1e308 m -1e308 9e99 l S " + _WORDS)
    yield "many-words.pdf", pdf(content=_WORDS * 30_000)
    mask = b"/Type/ExtGState/SMask<</S/Luminosity/G 11 0 R>>"
    group = form + b"/Group<</S/Transparency>>/Resources<</ExtGState<</G 10 0 R>>>>"
    yield (
        "mask-of-itself.pdf",
        pdf(
            content=b"/G gs 0 0 500 500 re f",
            resources=b"/ExtGState<</G 10 0 R>>",
            extra=[(10, mask, None), (11, group, b"/G gs 0 0 500 500 re f")],
        ),
    )
    shading = b"/ShadingType 1/ColorSpace/DeviceRGB/Function<</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]>>"
    yield "bad-shading.pdf", pdf(content=b"/S sh", resources=b"/Shading<</S 10 0 R>>", extra=[(10, shading, None)])
    for name, box in (
        ("huge-page", b"[0 0 1000000 1000000]"), ("tiny-page", b"[0 0 .01 .01]"), ("empty-page", b"[0 0 0 0]"),
        ("long-page", b"[0 0 1 14400]"), ("infinite-page", b"[-1e30 -1e30 1e30 1e30]"), ("no-box", b"null"),
        ("reversed-page", b"[595 842 0 0]"), ("words-for-a-box", b"[(a) (b) (c) (d)]"),
    ):  # fmt: skip
        yield f"{name}.pdf", pdf(page=b"/MediaBox" + box)
    yield "tiny-unit.pdf", pdf(page=_MEDIA + b"/UserUnit 1e9")
    yield "turned-by-45.pdf", pdf(page=_MEDIA + b"/Rotate 45")


def _odd_streams(bomb: int) -> Iterator[tuple[str, bytes]]:
    flate = b"/Filter/FlateDecode"
    zeros = zlib.compress(bytes(bomb), 9)
    yield "flate-bomb.pdf", pdf(content=zeros, content_entries=flate)
    twice = zlib.compress(zlib.compress(b" " * (10 * bomb), 9), 9)
    yield "flate-bomb-twice.pdf", pdf(content=twice, content_entries=b"/Filter[/FlateDecode/FlateDecode]")
    yield "many-filters.pdf", pdf(content=b"00" * 100, content_entries=b"/Filter[%s]" % (b"/ASCIIHexDecode" * 10_000))
    image = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8"
    draw, named = b"500 0 0 500 0 0 cm /I Do", b"/XObject<</I 10 0 R>>"

    def picture(entries: bytes, stream: bytes) -> bytes:
        return pdf(content=draw, resources=named, extra=[(10, image + entries, stream)])

    yield "image-of-0-bytes.pdf", picture(b"/Width 100/Height 100", b"")
    yield "image-0x0.pdf", picture(b"/Width 0/Height 0", b"")
    yield "image-60000x60000.pdf", picture(b"/Width 60000/Height 60000" + flate, zeros)
    yield "image-of-a-billion.pdf", picture(b"/Width 2147483647/Height 2147483647", b"x")
    yield "image-negative.pdf", picture(b"/Width -5/Height -5", b"x")
    for kind in (b"DCT", b"JPX", b"JBIG2", b"CCITTFax", b"LZW", b"RunLength", b"ASCII85", b"Crypt", b"None"):
        name = kind.decode().lower()
        yield f"image-bad-{name}.pdf", picture(b"/Width 500/Height 500/Filter/%sDecode" % kind, b"\x00\xff\x13" * 500)
    own_mask = b"/Width 10/Height 10/SMask 10 0 R"
    yield "image-masks-itself.pdf", picture(own_mask, bytes(300))
    yield (
        "fax-bomb.pdf",
        picture(
            b"/Width 60000/Height 60000/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>",
            b"\xff" * 1000,
        ),
    )
    yield (
        "predictor.pdf",
        pdf(
            content=zlib.compress(b"x" * 1000),
            content_entries=flate + b"/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32>>",
        ),
    )
    yield "length-lies.pdf", pdf().replace(b"/Length 37", b"/Length 99999999")
    yield "length-is-itself.pdf", pdf().replace(b"/Length 37", b"/Length 4 0 R")


def _odd_structure(bomb: int) -> Iterator[tuple[str, bytes]]:
    good = pdf()
    table = good.rindex(b"startxref")
    yield "no-cross-references.pdf", good[: good.index(b"xref\n")]
    yield "bad-startxref.pdf", good[:table] + b"startxref\n999999999999\n%%EOF"
    yield "startxref-0.pdf", good[:table] + b"startxref\n0\n%%EOF"
    yield "previous-is-itself.pdf", good.replace(b"/Root", b"/Prev %d/Root" % good.index(b"xref\n"))
    yield "size-of-a-billion.pdf", good.replace(b"/Size", b"/Size 2000000000/OldSize")
    stream = b"/Type/XRef/Size 100000000/W[8 8 8]/Root 1 0 R/Index[0 100000000]/Filter/FlateDecode"
    yield (
        "cross-reference-bomb.pdf",
        b"%%PDF-1.7\n1 0 obj\n<<%s/Length %d>>stream\n"
        % (
            stream,
            len(packed := zlib.compress(bytes(bomb), 9)),
        )
        + packed
        + b"\nendstream endobj\nstartxref\n9\n%%EOF",
    )
    yield "object-is-itself.pdf", good.replace(b"4 0 obj\n", b"4 0 obj\n4 0 R endobj\n5 0 obj\n")
    yield "no-end.pdf", good[:-200]
    yield "twice.pdf", good + good
    yield "much-junk-behind.pdf", good + bytes(2_000_000)
    yield "only-comments.pdf", b"%PDF-1.4\n" + b"% nothing\n" * 100_000
    yield (
        "many-objects.pdf",
        written([(1, b"/Type/Catalog", None), *((n, b"/A %d" % n, None) for n in range(2, 200_000))]),
    )
    yield "object-stream-of-itself.pdf", pdf(extra=[(10, b"/Type/ObjStm/N 1/First 4/Extends 10 0 R", b"1 0 <</A 1>>")])
    locked = b"/Filter/Standard/V 2/R 3/Length 128/P -4/O(%s)/U(%s)" % (b"x" * 32, b"y" * 32)
    yield (
        "locked.pdf",
        written(
            [(1, b"/Type/Catalog/Pages 2 0 R", None), (2, b"/Type/Pages/Count 0/Kids[]", None), (9, locked, None)],
            trailer=b"/Encrypt 9 0 R/ID[(a)(a)]",
        ),
    )
    yield (
        "locked-oddly.pdf",
        written(
            [(1, b"/Type/Catalog/Pages 2 0 R", None), (2, b"/Type/Pages/Count 0/Kids[]", None)],
            trailer=b"/Encrypt<</Filter/X/V 99/R 99>>/ID[()()]",
        ),
    )


def _active() -> Iterator[tuple[str, bytes]]:
    action = b"/OpenAction<</S/JavaScript/JS(while\\(true\\){})>>"
    yield "script.pdf", pdf(catalog=action)
    yield "launch.pdf", pdf(catalog=b"/OpenAction<</S/Launch/F(/bin/sh)>>")
    yield (
        "far-away.pdf",
        pdf(
            content=b"/F Do",
            resources=b"/XObject<</F 10 0 R>>",
            extra=[(10, b"/Type/XObject/Subtype/Image/F<</FS/URL/F(http://localhost/x)>>/Width 9/Height 9", b"")],
        ),
    )
    field = b"/FT/Tx/T(a)/V(b)/Subtype/Widget/Rect[9 9 99 99]/Kids[10 0 R]/Parent 10 0 R"
    yield (
        "field-in-itself.pdf",
        pdf(catalog=b"/AcroForm<</Fields[10 0 R]>>", page=_MEDIA + b"/Annots[10 0 R]", extra=[(10, field, None)]),
    )
    yield "form-of-xml.pdf", pdf(catalog=b"/AcroForm<</Fields[]/XFA 10 0 R>>", extra=[(10, b"", b"<x>" * 100_000)])
    outline = b"/Title(a)/First 10 0 R/Next 10 0 R/Parent 10 0 R/Count 99"
    yield "outline-in-itself.pdf", pdf(catalog=b"/Outlines 10 0 R", extra=[(10, outline, None)])
    yield (
        "many-notes.pdf",
        pdf(
            page=_MEDIA + b"/Annots[%s]" % (b"10 0 R " * 20_000),
            extra=[(10, b"/Type/Annot/Subtype/Square/Rect[9 9 99 99]/IC[1 0 0]/C[0 0 1]", None)],
        ),
    )
