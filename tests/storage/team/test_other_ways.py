"""Claims about why one writes at a time, by a lock on the ledger: what each other way of it would lose.

Two read how many there are and write one more, as two computers do that come to it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeAlias

import psycopg
import pytest
from psycopg.errors import SerializationFailure

from tests.storage.team.postgres import TeamThere

Asked: TypeAlias = Callable[..., Any]

NO_LOCK = "SELECT"
ADVISORY_LOCK = "SELECT pg_advisory_xact_lock(7)"
TABLE_LOCK = "LOCK TABLE counted IN EXCLUSIVE MODE"


def typed_by(connection: psycopg.Connection[Any], schema: str) -> Asked:
    connection.execute(f"SET search_path = {schema}".encode())
    return lambda statement, *of: connection.execute(statement, of)


@pytest.fixture
def ann(team: TeamThere) -> Iterator[Asked]:
    with team.postgres.keeper() as connection:
        asked = typed_by(connection, team.schema)
        asked("CREATE TABLE counted (n bigint)")
        asked("INSERT INTO counted VALUES (0)")
        yield asked


@pytest.fixture
def ben(team: TeamThere) -> Iterator[Asked]:
    with team.postgres.keeper() as connection:
        yield typed_by(connection, team.schema)


def read(asked: Asked, isolation: str, lock: str) -> int:
    asked(f"BEGIN ISOLATION LEVEL {isolation}")
    asked(lock)
    return int(asked("SELECT n FROM counted").fetchone()[0])


def write(asked: Asked, counted: int) -> None:
    asked("UPDATE counted SET n = %s", counted + 1)
    asked("COMMIT")


def until_done_or_held(team: TeamThere, reading: Future[int]) -> None:
    waits = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query = ANY (%s)"
    while not reading.done() and not team.asked(waits, [ADVISORY_LOCK, TABLE_LOCK]):
        pass


@pytest.mark.parametrize(
    ("isolation", "lock", "counted"),
    [
        ("READ COMMITTED", TABLE_LOCK, 2),
        ("READ COMMITTED", ADVISORY_LOCK, 2),
        ("READ COMMITTED", NO_LOCK, 1),  # one of them is gone, and nobody is told
        # What was there is looked at as of before the lock was waited for: whoever waited has to begin again.
        ("REPEATABLE READ", ADVISORY_LOCK, SerializationFailure),
        ("SERIALIZABLE", NO_LOCK, SerializationFailure),
    ],
)
def test_of_two_that_count_up_at_once(
    team: TeamThere, ann: Asked, ben: Asked, isolation: str, lock: str, counted: int | type[Exception]
) -> None:
    seen_by_ben = read(ben, isolation, lock)
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(read, ann, isolation, lock)
        until_done_or_held(team, reading)
        write(ben, seen_by_ben)
        seen_by_ann = reading.result()
    if isinstance(counted, int):
        write(ann, seen_by_ann)
        assert team.asked("SELECT n FROM {s}.counted") == [(counted,)]
    else:
        with pytest.raises(counted):
            write(ann, seen_by_ann)


@pytest.mark.parametrize(("lock", "binds"), [(TABLE_LOCK, True), (ADVISORY_LOCK, False)])
def test_only_a_lock_on_the_table_binds_whoever_does_not_ask_for_it(
    team: TeamThere, ann: Asked, ben: Asked, lock: str, binds: bool
) -> None:
    ben("SET lock_timeout = '100ms'")
    read(ann, "READ COMMITTED", lock)
    if binds:
        with pytest.raises(psycopg.errors.LockNotAvailable):
            ben("UPDATE counted SET n = 7")
    else:
        ben("UPDATE counted SET n = 7")


def test_what_a_sequence_numbered_and_was_committed_late_is_missed_by_whoever_asks_what_is_newer(
    team: TeamThere, ann: Asked, ben: Asked
) -> None:
    ann("CREATE TABLE written (seq bigserial PRIMARY KEY)")
    for asked in (ann, ben):
        asked("BEGIN")
        asked("INSERT INTO written DEFAULT VALUES")

    heard: list[int] = []
    for asked in (ben, ann):
        asked("COMMIT")
        newer = team.asked("SELECT seq FROM {s}.written WHERE seq > %s", max(heard, default=0))
        heard += [seq for (seq,) in newer]
    assert team.asked("SELECT seq FROM {s}.written ORDER BY seq") == [(1,), (2,)]
    assert heard == [2]
