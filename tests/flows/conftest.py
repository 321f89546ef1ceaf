"""One real Prefect server for all tests that need one."""

import gc

import pytest

from flows.serving.server import PrefectServer


@pytest.fixture(scope="session")
def prefect_data(tmp_path_factory):
    """The data folder of a running server; flows that are started meanwhile report to it."""
    data = tmp_path_factory.mktemp("prefect")
    with PrefectServer(data) as server:
        server.wait_until_ready()
        yield data


@pytest.fixture(autouse=True)
def _sockets_end_with_their_test(request):
    """Prefect's client leaves its web sockets to the garbage collector: let it be the test's own that warns of them."""
    yield
    if request.node.get_closest_marker("flow"):
        gc.collect()
