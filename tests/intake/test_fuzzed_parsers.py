"""Our own parsers end well on whatever comes: bounded here, for an hour by `make fuzz`."""

import io
import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chushen.documents import RefusedFile
from intake.archives.mails import is_mail
from intake.archives.unpacking import ARCHIVES, unpack
from intake.limits import Limits
from intake.names import inside, is_left_by_the_system, natural, sayable
from intake.ofd import page as ofd
from intake.ofd.geometry import numbers
from intake.ofd.paths import outlines
from intake.ofd.seals import seal_picture
from intake.refusal import RefusalError, outcome_of
from intake.sniffing import FileKind, kind_of_file
from intake.word import page as word

EXAMPLES = int(os.environ.get("CHUSHEN_FUZZ_EXAMPLES", "60"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])

MAGIC = [b"", b"PK\x03\x04", b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"]
LIMITS = Limits(max_files=5, max_file_bytes=10_000, max_unpacked_bytes=20_000, ratio_free_bytes=10_000, max_pages=5)
OFD_WORDS = ["Layer", "TextObject", "TextCode", "PathObject", "ImageObject", "PageBlock", "AbbreviatedData", "Content"]
WORD_WORDS = ["p", "r", "t", "tbl", "tr", "tc", "br", "drawing", "sectPr", "pPr", "numPr", "txbxContent", "sdt"]
KEYS = ["Boundary", "CTM", "Size", "X", "Y", "DeltaX", "ID", "ResourceID", "DrawParam", "val", "w", "type", "cx"]
VALUES = ["", "0", "-1", "1e308", "nan", "g 9 9", "1 2 3 4", "0 0 210 297", "1 0 0 1 0 0", "M 0 0 A 1 1 0 1 1 0 0 B"]


def trees(words):
    """XML of names that the parser knows, in an order that no writer would choose."""
    attributes = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES), max_size=3)
    texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="<&>"), max_size=6)
    leaf = st.builds(element, st.sampled_from(words), attributes, texts)
    return st.recursive(
        leaf,
        lambda inner: st.builds(element, st.sampled_from(words), attributes, st.lists(inner, max_size=3).map("".join)),
        max_leaves=12,
    )


def element(name, attributes, content):
    stated = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{stated}>{content}</{name}>"


def zipped(folder, parts):
    path = Path(folder) / "packed"
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


@many
@given(st.text(max_size=60))
def test_no_name_leads_outside(name):
    parts = inside(name).split("/")
    assert ".." not in parts
    assert not inside(name).startswith("/")
    assert "\0" not in inside(name)
    assert inside(inside(name)) == inside(name)
    assert is_left_by_the_system(name) in {True, False}
    assert natural(name) <= natural(name + "a")


@many
@given(st.binary(max_size=60))
def test_every_name_on_a_disk_can_be_printed(raw):
    sayable(os.fsdecode(raw)).encode()


@many
@given(st.sampled_from(MAGIC), st.binary(max_size=600), st.booleans())
def test_whatever_comes_has_a_kind_or_is_refused(magic, content, is_tar):
    head = magic + content
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(head[:257].ljust(257, b"\0") + b"ustar" + head if is_tar else head)
        outcome = outcome_of("x", lambda: kind_of_file(path, LIMITS))
    assert isinstance(outcome, FileKind | RefusedFile)
    assert is_mail(head) in {True, False}


@many
@given(st.sampled_from(sorted(ARCHIVES, key=str)), st.sampled_from(MAGIC), st.binary(min_size=1, max_size=600))
def test_whatever_is_unpacked_stays_in_its_folder_and_within_limits(kind, magic, content):
    with TemporaryDirectory() as folder:
        path, into = Path(folder) / "x", Path(folder) / "into"
        path.write_bytes(magic + content)
        into.mkdir()
        outcomes, _ = unpack(path, "x", into, LIMITS, kind)
        assert len(outcomes) <= LIMITS.max_files
        assert sum(file.stat().st_size for file in into.rglob("*")) <= LIMITS.max_unpacked_bytes
        assert {entry.name for entry in Path(folder).iterdir()} == {"x", "into"}


@many
@given(st.text("gMLQBASC0123456789.-e ", max_size=80))
def test_any_path_is_points(data):
    assert all(len(point) == 2 for line in outlines(data) for point in line)
    assert len(numbers(data)) <= 10_000


@many
@given(st.binary(max_size=80))
def test_any_bytes_hold_a_seal_or_none(der):
    assert isinstance(seal_picture(der), bytes | None)


@many
@given(trees(OFD_WORDS))
def test_any_ofd_ends_as_a_page_or_refused(layers):
    parts = {
        "OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>",
        "D.xml": '<Document><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>',
        "P.xml": f"<Page><Content><Layer>{layers}</Layer></Content></Page>",
    }
    with TemporaryDirectory() as folder:
        path = zipped(folder, parts)
        assert ofd.count_pages(path, LIMITS) == 1
        assert ofd.render(path, 1, 30, LIMITS).pixels.ndim == 3


@many
@given(trees(WORD_WORDS))
def test_any_word_file_ends_as_pages_or_refused(body):
    with TemporaryDirectory() as folder:
        path = zipped(folder, {"word/document.xml": f"<document><body>{body}</body></document>"})
        try:
            assert word.count_pages(path, LIMITS) >= 1
            assert word.render(path, 1, 30, LIMITS).pixels.ndim == 3
        except RefusalError:
            pass


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_cut_package_is_refused_or_read(cut):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<document><body><p><r><t>字</t></r></p></body></document>")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(packed.getvalue()[: len(packed.getvalue()) * cut // 10])
        assert isinstance(outcome_of("x", lambda: kind_of_file(path, LIMITS)), FileKind | RefusedFile)
