"""Which database the records are kept in, and what is said where it cannot be used."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from chushen.errors import RecordsError, SettingsError
from chushen.settings import Settings
from records.database import database_shown, open_database
from records.schema import State
from records.store import Store
from tests.records.building import a_verified

SENT = Path("drop") / "云帆"
SECRETS = [
    "postgresql+psycopg://chushen:s3cret@127.0.0.1:1/records",
    "postgresql://127.0.0.1:1/records?user=chushen&password=s3cret",
]


@pytest.mark.parametrize("stated", ["mysql://chushen:s3cret@host/records", "s3cret", "sqlite:///s3cret.db"])
def test_what_is_no_postgresql_is_refused_with_what_to_write(tmp_path, stated):
    with pytest.raises(SettingsError, match="database") as refused:
        open_database(tmp_path, stated)

    assert "s3cret" not in f"{refused.value} {refused.value.remedy}"


@pytest.mark.parametrize("secret", SECRETS)
def test_a_password_is_never_shown(tmp_path, secret):
    with pytest.raises(RecordsError, match="cannot use the database") as refused:
        open_database(tmp_path, secret)
    said = (str(refused.value), refused.value.remedy, database_shown(tmp_path, secret), repr(Settings(database=secret)))

    assert not any("s3cret" in text for text in said)
    assert "127.0.0.1" in said[2]


def test_an_address_without_a_driver_is_taken_too(tmp_path, postgresql, postgresql_template):
    address = postgresql.url(postgresql_template).replace("+psycopg", "")
    with Store.open(tmp_path, address) as store:
        assert store.rows() == ()


def test_text_that_no_database_takes_is_kept_as_escapes(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        store.fail("坏\0名\udcff", SENT, "cannot read a\0b\udcff")

        assert store.standing("坏\0名\udcff").problem == r"cannot read a\x00b\udcff"
        assert [event.submission for event in store.events("坏\0名\udcff")] == [r"坏\x00名\udcff"]


def test_many_programs_may_make_the_database_at_once(tmp_path, empty_database):
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(lambda _: open_database(tmp_path, empty_database), range(4)))
    for engine in engines:
        engine.dispose()


def test_programs_that_write_at_once_lose_nothing(tmp_path, database):
    Store.open(tmp_path, database).close()
    context = get_context("spawn")
    programs = [context.Process(target=_write, args=(tmp_path, database, number)) for number in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)

    with Store.open(tmp_path, database) as store:
        assert [program.exitcode for program in programs] == [0, 0]
        assert [(row.name, row.runs, row.state) for row in store.rows()] == [("共同", 20, State.DONE)]
        assert len(list(store.export())) == 1
        assert len(list(store.events())) == 40


def _write(data, database, number):
    with Store.open(data, database) as store:
        for run in range(10):
            store.begin("共同", SENT, digest="d", edition="e")
            store.keep(SENT, a_verified("共同", digest=f"{number}-{run}"))
