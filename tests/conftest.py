"""Servers that tests of several packages need, one of each for the session; and what any run of the tests needs."""

import signal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from records.database import open_database
from tests.servers import ServerMissingError, postgresql_server


def pytest_configure():
    """Heed SIGINT: a job in the background is begun deaf to it, and so would be every program that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL that runs; where there is none, the test is skipped and says so."""
    try:
        with postgresql_server() as server:
            yield server
    except ServerMissingError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def postgresql_template(postgresql):
    """The name of a database with the present tables and nothing in them, to copy from."""
    name = postgresql.new_database()
    with TemporaryDirectory() as data:
        open_database(Path(data), postgresql.url(name)).dispose()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request):
    """The setting `database`, for each kind of database: what holds on one must hold on the other."""
    if request.param == "sqlite":
        yield ""
        return
    server = request.getfixturevalue("postgresql")
    name = server.new_database(request.getfixturevalue("postgresql_template"))
    yield server.url(name)
    server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request):
    """The same without any tables in it."""
    if request.param == "sqlite":
        yield ""
        return
    server = request.getfixturevalue("postgresql")
    name = server.new_database()
    yield server.url(name)
    server.drop(name)
