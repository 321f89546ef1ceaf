import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir

import fsspec
import pytest

from chushen.errors import CallError, StoreError
from chushen.findings import Cause
from flows.sources import submissions_in
from intake.fetching import address_of, fetched
from intake.isolation import open_isolation
from intake.limits import Limits
from intake.sending import sent_digest
from intake.submission import open_submission, submission_name
from tests.flows.building import GOOD, an_application

S3 = "http://127.0.0.1"


@pytest.fixture
def memory():
    """A store in this process's memory: `memory://`."""
    store = fsspec.filesystem("memory")
    yield store
    store.store.clear()
    store.pseudo_dirs[:] = [""]


@pytest.fixture
def rights(monkeypatch):
    """Those that an S3 of one's own does not look at."""
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    for name, value in {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "AWS_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    yield
    fsspec.get_filesystem_class("s3").clear_instance_cache()


@pytest.fixture
def bucket(rights, monkeypatch):
    """An S3 of one's own, with a bucket in it."""
    from moto.server import ThreadedMotoServer  # noqa: PLC0415  half a second

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    del rights
    port = server._server.server_port  # noqa: SLF001  it says nowhere else
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"{S3}:{port}")
    store = fsspec.filesystem("s3", skip_instance_cache=True)
    store.mkdir("bucket")
    yield store
    server.stop()


def put(store, root, application):
    for path in sorted(application.rglob("*")):
        store.pipe_file(f"{root}/{application.name}/{path.relative_to(application).as_posix()}", path.read_bytes())


def left_behind():
    return {path.name for path in Path(gettempdir()).glob("chushen-fetched-*")}


@pytest.fixture
def isolation():
    with open_isolation(Limits(), 1) as isolation:
        yield isolation


@pytest.mark.parametrize("address", ["s3://bucket/inbox", "memory://inbox", "s3://bucket"])
def test_an_address_comes_back_as_it_was_given(address):
    assert address_of(Path(address)) == address


@pytest.mark.parametrize("path", ["inbox", "/inbox/s3", "./a:b", "C:/x/s3:/y"])
def test_a_path_is_no_address(path):
    assert address_of(Path(path)) is None


def test_a_folder_in_s3_is_read_as_one_on_disk_and_nothing_is_left_of_it(bucket, tmp_path, isolation):
    sent = an_application(tmp_path / "甲 公司", GOOD, GOOD)
    put(bucket, "bucket/inbox", sent)
    before = left_behind()

    (found,) = submissions_in(Path("s3://bucket/inbox"))
    with open_submission(found, Limits(), isolation) as opened, open_submission(sent, Limits(), isolation) as same:
        assert left_behind() - before
        assert (opened.name, opened.digest) == (same.name, same.digest) == ("甲 公司", same.digest)
        assert len(opened.pages) == 2
        assert opened.newest == same.newest
        assert opened.sent == sent_digest(found, Limits())
    assert left_behind() == before


def test_sub_folders_archives_and_bundles_are_submissions_and_other_objects_are_not(memory, tmp_path, isolation):
    put(memory, "/inbox", an_application(tmp_path / "甲", GOOD))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(tmp_path / "甲" / "1.png", "1.png")
    memory.pipe_file("/inbox/乙.zip", packed.getvalue())
    memory.pipe_file("/inbox/read me.txt", b"hello")

    found = submissions_in(Path("memory://inbox"))
    assert {submission_name(path) for path in found} == {"甲", "乙"}
    with open_submission(Path("memory://inbox/乙.zip"), Limits(), isolation) as opened:
        assert (opened.name, len(opened.pages)) == ("乙", 1)


def test_what_the_limits_refuse_is_refused_and_not_fetched(memory, isolation):
    memory.pipe_file("/inbox/甲/large.pdf", b"%PDF" + b"x" * 5000)
    memory.pipe_file("/inbox/甲/small.txt", b"small")
    limits = Limits(max_file_bytes=1000)

    with fetched(Path("memory://inbox/甲"), limits) as here:
        assert (here / "large.pdf").stat().st_size > 1000
        assert (here / "large.pdf").read_bytes().strip(b"\0") == b""
        assert (here / "small.txt").read_bytes() == b"small"
    with open_submission(Path("memory://inbox/甲"), limits, isolation) as opened:
        assert Cause.TOO_LARGE in {refused.cause for refused in opened.refused}


def test_files_together_are_fetched_to_the_limit(memory):
    for number in range(4):
        memory.pipe_file(f"/inbox/甲/{number}.pdf", b"x" * 400)
    limits = Limits(max_file_bytes=500, max_unpacked_bytes=1000)

    with fetched(Path("memory://inbox/甲"), limits) as here:
        assert [path.stat().st_size for path in sorted(here.iterdir())] == [400, 400, 501, 501]


def test_a_name_in_the_store_leads_nowhere_else(memory):
    file = memory.open("/inbox/甲/inside", "wb")
    file.write(b"out")
    file.close()
    memory.store["/inbox/甲/../../../outside"] = memory.store.pop("/inbox/甲/inside")

    with fetched(Path("memory://inbox/甲"), Limits()) as here:
        assert [path.relative_to(here).as_posix() for path in here.rglob("*") if path.is_file()] == ["_/_/_/outside"]


def test_what_is_not_there_is_a_wrong_call(memory):
    del memory
    with pytest.raises(CallError, match="memory://nowhere"):
        submissions_in(Path("memory://nowhere"))
    with pytest.raises(CallError), fetched(Path("memory://nowhere/甲"), Limits()):
        pass
    with pytest.raises(CallError, match="nostore"):
        submissions_in(Path("nostore://inbox"))


def test_a_store_that_cannot_be_reached_is_our_failure_and_not_the_applicants(rights, monkeypatch):
    del rights
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"{S3}:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(StoreError, match="s3://bucket/inbox"):
        submissions_in(Path("s3://bucket/inbox"))
