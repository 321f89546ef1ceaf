"""What a file is, told by its first bytes. Its name is no evidence."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from chushen.findings import Cause
from intake.archives.mails import is_mail
from intake.limits import Limits
from intake.refusal import RefusalError

SAVE_AS_PDF = "请另存为 PDF 后提交"

_HEAD = 4096
_PDF_WITHIN = 1024
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
_TAR_MAGIC, _TAR_MAGIC_AT = b"ustar", 257
_PACKED_STREAMS = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM, _LOCKED_STREAM = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")


class FileKind(Enum):
    """The kinds of file that intake opens."""

    PDF = auto()
    PICTURE = auto()
    WORD = auto()
    OFFICE = auto()
    OFD = auto()
    ZIP = auto()
    TAR = auto()
    SEVEN = auto()
    RAR = auto()
    MAIL = auto()


ENDINGS = {
    FileKind.PDF: "pdf",
    FileKind.PICTURE: "jpg jpeg jpe jfif png tif tiff webp bmp dib gif heic heif avif jp2 j2k jpf jpx",
    FileKind.WORD: "docx docm dotx wps",
    FileKind.OFFICE: "doc dot wps wpt rtf odt",
    FileKind.OFD: "ofd",
    FileKind.ZIP: "zip",
    FileKind.TAR: "tar tgz gz tbz tbz2 bz2 txz xz",
    FileKind.SEVEN: "7z",
    FileKind.RAR: "rar",
    FileKind.MAIL: "eml",
}


def ending_fits(name: str, kind: FileKind) -> bool:
    """Does a name end as one of that kind does? One without an ending claims nothing."""
    ending = Path(name).suffix.lower().lstrip(".")
    return not ending or ending in ENDINGS[kind].split()


def is_known_ending(suffix: str) -> bool:
    """Is it the ending of a kind that is accepted, rather than a part of the name?"""
    return any(suffix.lower().lstrip(".") in endings.split() for endings in ENDINGS.values())


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
    kind = _kind_by_magic(head)
    if kind is FileKind.ZIP:
        return _kind_of_zip(path, head)
    if kind is None and head.startswith(_OLE):
        return _kind_of_ole(path)
    if kind is None:
        raise RefusalError(Cause.NOT_ACCEPTED, f"unknown content, begins with {head[:16]!r}")
    return kind


def _kind_by_magic(head: bytes) -> FileKind | None:
    signs = (
        (FileKind.PICTURE, _is_picture(head)),
        (FileKind.ZIP, head.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
        (FileKind.SEVEN, head.startswith(b"7z\xbc\xaf\x27\x1c")),
        (FileKind.RAR, head.startswith(b"Rar!\x1a\x07")),
        (FileKind.TAR, head.startswith(_PACKED_STREAMS) or head[_TAR_MAGIC_AT:].startswith(_TAR_MAGIC)),
        (FileKind.PDF, b"%PDF-" in head[:_PDF_WITHIN]),  # readers accept some bytes of junk before it
        (FileKind.OFFICE, head.startswith(b"{\\rtf")),
        (FileKind.MAIL, is_mail(head)),
    )
    return next((kind for kind, is_so in signs if is_so), None)


def _is_picture(head: bytes) -> bool:
    return (
        head.startswith(_PICTURES)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS)
        or (head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00")
    )


def _kind_of_zip(path: Path, head: bytes) -> FileKind:
    """Office files and OFD are ZIPs as well; their members are no pages."""
    try:
        with ZipFile(path) as archive:
            names = {name.replace("\\", "/").lstrip("/").casefold() for name in archive.namelist()}
            stated = b""
            if "mimetype" in archive.NameToInfo:
                with archive.open("mimetype") as member:
                    stated = member.read(100)
    except (BadZipFile, NotImplementedError) as error:
        if b"%PDF-" in head[:_PDF_WITHIN]:
            return FileKind.PDF
        raise RefusalError(Cause.DAMAGED, f"ZIP: {error}") from error
    if "ofd.xml" in names:
        return FileKind.OFD
    if "word/document.xml" in names:
        return FileKind.WORD
    if stated.startswith(b"application/vnd.oasis.opendocument.text"):
        return FileKind.OFFICE
    if "[content_types].xml" in names or "mimetype" in names:
        raise RefusalError(Cause.NOT_ACCEPTED, f"an office document that holds no text pages: {SAVE_AS_PDF}")
    return FileKind.ZIP


def _kind_of_ole(path: Path) -> FileKind:
    """The container of DOC and WPS, and of much else."""
    content = path.read_bytes()
    if _LOCKED_STREAM in content:
        raise RefusalError(Cause.ENCRYPTED, "an office document with a password")
    if _WORD_STREAM in content:
        return FileKind.OFFICE
    raise RefusalError(Cause.NOT_ACCEPTED, f"an office document that holds no text pages: {SAVE_AS_PDF}")
