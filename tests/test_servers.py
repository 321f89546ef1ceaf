"""Servers that tests start leave nothing behind."""

import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest

SCRIPT = """
import os
from tests.servers import postgresql_server
with postgresql_server() as server, server.connect() as connection:
    print(connection.execute("SHOW unix_socket_directories").fetchone()[0])
    print(server.url("postgres").replace("+psycopg", ""), flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.usefixtures("postgresql")  # where there is none, this is skipped too
def test_a_server_ends_and_its_folder_goes_with_tests_that_are_killed():
    killed = subprocess.run([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603  this very Python
    folder, address = killed.stdout.split()

    assert killed.returncode == -signal.SIGKILL
    assert gone_within(20, Path(folder))
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=5)


def gone_within(seconds, folder):
    until = monotonic() + seconds
    while folder.exists() and monotonic() < until:
        sleep(0.05)
    return not folder.exists()
