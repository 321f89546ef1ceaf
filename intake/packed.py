"""A ZIP of XML parts, which is what Word and OFD files are: its parts, read within limits and without trust.

No entity is expanded, no DTD and nothing outside the file is ever loaded; sizes are counted as bytes come out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from chushen.findings import Cause
from intake.limits import Limits
from intake.refusal import RefusalError

Element: TypeAlias = Any
"""An lxml element; the library states no types."""
_CHUNK = 1 << 20
_MOST_XML = 64_000_000
"""Bytes of one XML part; a report of a thousand pages has a tenth."""
_ENCRYPTED = 0x1


class Packed:
    """The opened file. Names of parts are compared without case and with either slash, as writers mix them."""

    def __init__(self, archive: ZipFile, limits: Limits) -> None:
        """Look at the table of contents; `packed` is the way to open one."""
        if len(archive.filelist) > 10 * limits.max_files:
            raise RefusalError(Cause.TOO_LARGE, f"{len(archive.filelist)} parts")
        self._archive = archive
        self._parts = {_key(info.filename): info for info in archive.infolist() if not info.is_dir()}
        self._left = limits.max_unpacked_bytes
        self._most = limits.max_file_bytes

    def has(self, name: str) -> bool:
        """Is there such a part?"""
        return _key(name) in self._parts

    def read(self, name: str) -> bytes:
        """A part's bytes.

        Raises:
            RefusalError: there is none of that name, it has a password, or it is larger than the limits.
        """
        return self._read(name, self._most)

    def xml(self, name: str) -> Element:
        """The root element of an XML part.

        Raises:
            RefusalError: there is none, or it is no XML, or it declares a document type of its own.
        """
        return parse_xml(self._read(name, _MOST_XML), name)

    def _read(self, name: str, most: int) -> bytes:
        info = self._parts.get(_key(name))
        if info is None:
            raise RefusalError(Cause.DAMAGED, f"part missing: {name}")
        if info.flag_bits & _ENCRYPTED:
            raise RefusalError(Cause.ENCRYPTED, f"part with a password: {name}")
        return b"".join(self._chunks(info, most))

    def _chunks(self, info: ZipInfo, most: int) -> Iterator[bytes]:
        read = 0
        with self._archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                read += len(chunk)
                self._left -= len(chunk)
                if read > most or self._left < 0:
                    raise RefusalError(Cause.TOO_LARGE, f"part larger than is allowed: {info.filename}")
                yield chunk


@contextmanager
def packed(path: Path, limits: Limits) -> Iterator[Packed]:
    """Open a ZIP of XML parts.

    Raises:
        RefusalError: damaged, or larger than the limits.
    """
    try:
        with ZipFile(path) as archive:
            yield Packed(archive, limits)
    except (BadZipFile, EOFError, NotImplementedError) as error:
        raise RefusalError(Cause.DAMAGED, f"ZIP: {error}") from error


def parse_xml(content: bytes, name: str) -> Element:
    """The root element of an XML document that nobody vouches for.

    Raises:
        RefusalError: no XML, or it declares a document type: honest Word and OFD files never do.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(Cause.DAMAGED, f"{name}: {error}") from error
    if root is None:
        raise RefusalError(Cause.DAMAGED, f"{name}: no element")
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusalError(Cause.NOT_ACCEPTED, f"{name} declares a document type")
    return root


def beside(part: str, target: str) -> str:
    """Where a reference out of a part leads: from the top where it begins with a slash, else from the part's folder."""
    target = target.replace("\\", "/")
    whole = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    return posixpath.normpath(whole.lstrip("/"))


def local(element: Element) -> str:
    """An element's name without its namespace: writers of both formats use several."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> list[Element]:
    """The element's children of that local name."""
    return [] if element is None else [child for child in element if local(child) == name]


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name, in whatever namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def number(text: str | None, otherwise: float) -> float:
    """A finite number out of an attribute; else the stated one."""
    try:
        value = float(text) if text else otherwise
    except ValueError:
        return otherwise
    return value if abs(value) < 1e9 else otherwise  # noqa: PLR2004  no length on paper, NaN and infinity included


def _key(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").casefold()
