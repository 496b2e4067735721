"""A PostgreSQL for all of the claims about a team's server, and a team of its own for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.storage.team.postgres import Line, Postgres, TeamThere, binaries, postgres


@pytest.fixture(scope="session")
def running() -> Iterator[Postgres]:
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL here: on Debian, 'apt-get install postgresql' brings one")
    with postgres(programs) as answering:
        yield answering


@pytest.fixture
def team(running: Postgres) -> Iterator[TeamThere]:
    with running.team() as made:
        yield made


@pytest.fixture
def line(running: Postgres) -> Iterator[Line]:
    made = Line(running.port)
    yield made
    made.close()
