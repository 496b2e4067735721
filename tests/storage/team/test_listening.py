"""Claims about hearing of what colleagues do: at once, again after any line that was lost, and no more once it ended."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Empty, Queue
from time import monotonic
from uuid import uuid4

import pytest

from tests.storage.team.entries import FOUNDED, entry, hash_of, sent
from tests.storage.team.postgres import PASSWORD, Line, Postgres, TeamThere
from tracker.storage.team.listening import Listening
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_connection import Patience

SOON = (0.01, 0.05, 0.1)


@pytest.fixture
def ann(team: TeamThere) -> PostgresServer:
    made = team.server(team.invite("Ann"))
    with made.found(FOUNDED, []):
        pass
    return made


@pytest.fixture
def heard() -> Queue[int | None]:
    return Queue()


@pytest.fixture
def listening(team: TeamThere, ann: PostgresServer, line: Line, heard: Queue[int | None]) -> Iterator[Listening]:
    """Ben's, over the line; it has just connected."""
    place = team.place(team.invite("Ben"), line.port)
    made = Listening(place, lambda: PASSWORD, heard.put, Patience(connect=2, silence=0.3), SOON, prove_s=0.2)
    assert heard.get(timeout=20) is None
    yield made
    made.end()


def write(server: PostgresServer, seq: int) -> None:
    with server.turn(seq - 1, hash_of(seq - 1)) as turn:
        turn.send(sent(entry(seq)), uuid4())


def test_what_a_colleague_does_is_heard_of(ann: PostgresServer, listening: Listening, heard: Queue[int | None]) -> None:
    took = []
    for seq in (1, 2, 3):
        began = monotonic()
        write(ann, seq)
        assert heard.get(timeout=20) == seq
        took.append(monotonic() - began)
    assert min(took) < 1, "an open window knows of it within the second"


def test_a_deed_that_was_not_kept_is_not_heard_of(
    ann: PostgresServer, listening: Listening, heard: Queue[int | None]
) -> None:
    with ann.turn(0, hash_of(0)):
        pass
    write(ann, 1)
    assert heard.get(timeout=20) == 1


def test_after_a_line_that_was_cut_it_is_told_to_look_and_hears_again(
    ann: PostgresServer, listening: Listening, line: Line, heard: Queue[int | None]
) -> None:
    line.cut()
    write(ann, 1)
    told = [heard.get(timeout=20)]
    write(ann, 2)
    while told[-1] != 2:
        told.append(heard.get(timeout=20))
    assert None in told


def test_a_line_that_is_gone_without_a_word_is_noticed(
    ann: PostgresServer, listening: Listening, line: Line, heard: Queue[int | None]
) -> None:
    line.swallow()
    write(ann, 1)
    assert heard.get(timeout=20) is None
    write(ann, 2)
    assert heard.get(timeout=20) == 2


def test_a_server_that_was_killed_is_listened_to_once_it_is_back(
    running: Postgres, ann: PostgresServer, listening: Listening, heard: Queue[int | None]
) -> None:
    running.kill()
    running.start()
    assert heard.get(timeout=20) is None
    write(ann, 1)
    assert heard.get(timeout=20) == 1


def test_once_it_ended_nothing_is_heard_and_it_has_ended_at_once(
    ann: PostgresServer, listening: Listening, heard: Queue[int | None]
) -> None:
    began = monotonic()
    listening.end()
    assert monotonic() - began < 1
    write(ann, 1)
    with pytest.raises(Empty):
        heard.get_nowait()


def test_it_ends_at_once_while_it_waits_to_try_again(team: TeamThere, heard: Queue[int | None]) -> None:
    waiting = Listening(team.place("nobody", 1), lambda: PASSWORD, heard.put, again_s=(60.0,))
    began = monotonic()
    waiting.end()
    assert monotonic() - began < 30
    assert heard.empty()
