"""One real Prefect server for all tests that need one."""

import pytest

from flows.server import PrefectServer


@pytest.fixture(scope="session")
def prefect_data(tmp_path_factory):
    """The data folder of a running server; flows that are started meanwhile report to it."""
    data = tmp_path_factory.mktemp("prefect")
    with PrefectServer(data) as server:
        server.wait_until_ready()
        yield data
