"""One server for all of the claims, and a calendar of its own for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.interop.caldav.radicale import Radicale, radicale
from tests.interop.caldav.stage import Stage


@pytest.fixture(scope="session")
def server() -> Iterator[Radicale]:
    with radicale() as running:
        yield running


@pytest.fixture
def stage(server: Radicale) -> Iterator[Stage]:
    """Jo Hill's agreements, and a calendar made for them."""
    made = Stage(server.address, server.user())
    made.connect()
    yield made
    made.close()
