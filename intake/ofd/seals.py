"""Electronic seals: where a signature puts one on a page, and the picture inside it (GB/T 33190, 18; GB/T 38540).

No more than the structure is read: whether the signature holds is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asn1crypto import parser

from intake.ofd.document import OfdPage
from intake.ofd.geometry import Frame, frame
from intake.packed import Element, Packed, attribute, beside, child, children

_ROOT = "OFD.xml"
_IA5_STRING, _UTF8_STRING, _OCTET_STRING = 22, 12, 4
_DEEPEST = 12
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"GIF8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A seal's picture and where it goes, in millimetres."""

    picture: bytes
    place: Frame


def stamps_on(package: Packed, page: OfdPage) -> Iterator[Stamp]:
    """The seals on a page.

    Raises:
        RefusalError: a part is damaged.
    """
    for body in children(package.xml(_ROOT), "DocBody"):
        listed = child(body, "Signatures")
        place = beside(_ROOT, (listed.text or "").strip()) if listed is not None else ""
        if not place or not package.has(place):
            continue
        for signature in children(package.xml(place), "Signature"):
            yield from _stamps_of(package, beside(place, attribute(signature, "BaseLoc") or ""), page.number)


def _stamps_of(package: Packed, part: str, page: str) -> Iterator[Stamp]:
    if not package.has(part):
        return
    root = package.xml(part)
    signed = child(root, "SignedInfo")
    places = [frame(attribute(one, "Boundary")) for one in children(signed, "StampAnnot") if _is_on(one, page)]
    if not any(places):
        return
    holders = [child(signed, "Seal", "BaseLoc"), child(root, "SignedValue")]
    parts = [beside(part, (one.text or "").strip()) for one in holders if one is not None]
    found = (seal_picture(package.read(name)) for name in parts if package.has(name))
    picture = next((one for one in found if one is not None), None)
    if picture is not None:
        yield from (Stamp(picture=picture, place=place) for place in places if place is not None)


def _is_on(annotation: Element, page: str) -> bool:
    return attribute(annotation, "PageRef") == page


def seal_picture(der: bytes) -> bytes | None:
    """The picture in a seal: an octet string after one that names its type. None where there is none in it."""
    try:
        return next(_pictures(der, 0), None)
    except (ValueError, TypeError):
        return None


def _pictures(der: bytes, depth: int) -> Iterator[bytes]:
    at, names_type = 0, False
    while at < len(der) and depth <= _DEEPEST:
        size = parser.peek(der[at:])
        _, method, tag, _, content, _ = parser.parse(der[at : at + size])
        at += size
        if method:
            yield from _pictures(content, depth + 1)
        elif tag == _OCTET_STRING and names_type and content.startswith(_PICTURES):
            yield content
        names_type = tag in {_IA5_STRING, _UTF8_STRING}
