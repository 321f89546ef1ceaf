"""What the settings name: the database, addresses of messages, the holidays that are known, Prefect's server."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from http.client import HTTPException
from urllib.request import urlopen

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from chushen.errors import ChushenError
from chushen.settings import Settings
from chushen.workdays import load_calendar
from desk.looks.look import Missing
from records.database import DATABASE, database_shown, open_database
from records.schema import HEAD

_OLDEST_SERVER = 13
_ANSWER_SECONDS = 5


def database(settings: Settings) -> str:
    """Does the database answer? It is made, or brought to the shape of this program, where it is not.

    Raises:
        Missing: no.
    """
    try:
        engine = open_database(settings.data, settings.database)
    except ChushenError as error:
        raise Missing(what=str(error), remedy=error.remedy) from error
    try:
        with engine.connect() as connection:
            ask = "SHOW server_version" if settings.database else "SELECT 'SQLite ' || sqlite_version()"
            edition = str(connection.execute(text(ask)).scalar())
    except SQLAlchemyError as error:
        raise Missing(what=type(error).__name__, remedy="CHUSHEN_DATABASE") from error
    finally:
        engine.dispose()
    if settings.database:
        if int(edition.split(".", maxsplit=1)[0]) < _OLDEST_SERVER:
            raise Missing(what=f"PostgreSQL {edition}", remedy=f"PostgreSQL ≥ {_OLDEST_SERVER}")
        edition = f"PostgreSQL {edition}, libpq {psycopg.pq.version() // 10000}"
    return f"{database_shown(settings.data, settings.database)}  {edition}, {HEAD}"


def dump_program() -> str:
    """Is `pg_dump` there, to back the records up with?

    Raises:
        Missing: no.
    """
    program = shutil.which("pg_dump")
    if program is None:
        raise Missing(what="pg_dump", remedy="sudo apt-get install postgresql-client")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=_ANSWER_SECONDS)  # noqa: S603  found by name
    return said.stdout.strip()


def rights(settings: Settings) -> str:
    """Is what is kept for its owner alone?

    Raises:
        Missing: somebody else may enter the data folder, or read the database.
    """
    kept = [path for path in (settings.data, settings.data / DATABASE) if path.exists()]
    wide = [str(path) for path in kept if path.stat().st_mode & 0o077]
    if wide:
        raise Missing(what=", ".join(wide), remedy=f"chmod go= {' '.join(wide)}")
    return "0700"


def messages(settings: Settings) -> str:
    """Are the addresses of the digest such that apprise knows what they are?

    Raises:
        Missing: one is not.
    """
    from desk.digest.sending import known  # noqa: PLC0415  apprise costs half a second

    found = known(settings.notify)
    wrong = [delivery.address for delivery in found if delivery.problem]
    if wrong:
        raise Missing(what=", ".join(wrong), remedy="notify; chushen notify --help")
    return ", ".join(delivery.address for delivery in found) or "—"


def holidays(settings: Settings, today: date) -> str:
    """Are the holidays of this year and the next known? Without them a deadline may be said too early.

    Raises:
        Missing: not of both.
    """
    try:
        years = load_calendar(settings.holidays).years
    except ChushenError as error:
        raise Missing(what=str(error), remedy=error.remedy) from error
    missing = [str(year) for year in (today.year, today.year + 1) if year not in years]
    if missing:
        remedy = "国务院公布后写入设置 holidays 的文件 / once announced, in the file that `holidays` names"
        raise Missing(what=", ".join(missing), remedy=remedy)
    return f"{today.year}, {today.year + 1}"


def prefect_server() -> str:
    """Does the Prefect server that PREFECT_API_URL names answer? Where none is named, chushen starts its own.

    Raises:
        Missing: no.
    """
    address = os.environ.get("PREFECT_API_URL", "")
    if not address:
        return "chushen"
    try:
        with urlopen(f"{address.rstrip('/')}/health", timeout=_ANSWER_SECONDS):  # noqa: S310  the operator's own
            return address
    except (OSError, ValueError, HTTPException) as error:
        raise Missing(what=f"{address}: {error}", remedy="PREFECT_API_URL") from error
