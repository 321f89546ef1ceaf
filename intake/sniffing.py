"""What a file is, told by its first bytes. Its name is no evidence."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from chushen.findings import Cause
from intake.limits import Limits
from intake.refusal import RefusalError

_HEAD = 1024
_PICTURES = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",  # TIFF, both byte orders; then BigTIFF
    b"MM\x00*",
    b"II+\x00",
    b"MM\x00+",
    b"GIF8",
    b"\x00\x00\x00\x0cjP  ",  # JPEG 2000, as a file and as a bare stream
    b"\xff\x4f\xff\x51",
)
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}
_PACKED_DOCUMENTS = ("[Content_Types].xml", "OFD.xml", "mimetype")


class FileKind(Enum):
    """The kinds of file that intake opens."""

    PDF = auto()
    PICTURE = auto()
    ARCHIVE = auto()


def kind_of_file(path: Path, limits: Limits) -> FileKind:
    """Tell the kind from the content.

    Raises:
        RefusalError: empty, larger than the limits, or no kind that is accepted.
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    if size == 0:
        raise RefusalError(Cause.EMPTY, "0 bytes")
    if size > limits.max_file_bytes:
        raise RefusalError(Cause.TOO_LARGE, f"{size} bytes; the limit is {limits.max_file_bytes}")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if _is_picture(head):
        return FileKind.PICTURE
    if b"%PDF-" in head:  # readers accept some bytes of junk before it
        return FileKind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_unless_document(path)
    raise RefusalError(Cause.NOT_ACCEPTED, f"unknown content, begins with {head[:16]!r}")


def _is_picture(head: bytes) -> bool:
    return (
        head.startswith(_PICTURES)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS)
        or (head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00")
    )


def _archive_unless_document(path: Path) -> FileKind:
    """Office files and OFD are ZIPs as well; their members are no pages."""
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except BadZipFile as error:
        raise RefusalError(Cause.DAMAGED, f"ZIP: {error}") from error
    if names.intersection(_PACKED_DOCUMENTS):
        raise RefusalError(Cause.NOT_ACCEPTED, "an office or OFD document")
    return FileKind.ARCHIVE
