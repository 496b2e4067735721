"""Before an act the team's server is waited for, and no longer than somebody who is about to dial would wait."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.outcome import Changes, Fault, StoreFault
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.team.team_state import TeamState

NOW = at("2026-11-18 14:30")


class Server:
    """A team whose server answers, or says nothing."""

    as_of = at("2026-11-18 14:05")
    fault: Fault | None = None

    def catch_up(self, within_s: float | None = None) -> Changes | None:
        assert within_s == 2
        if self.fault is not None:
            raise StoreFault(self.fault)
        return None

    def team_id(self) -> str:
        return "ours"

    def last_deed(self) -> tuple[int, None]:
        return 0, None


class World:
    """`waiting` is what the store's thread has not come to; with `is_held` nothing is done there."""

    def __init__(self) -> None:
        desk = a_desk(FakeStore(), Clock(NOW))
        self.server, self.is_held, self.waiting = Server(), False, list[Callable[[], None]]()
        self.dispatcher = Dispatcher(lambda: desk, self._run)
        self.state = TeamState(self.dispatcher, lambda: self.server, None, here_by(Clock(NOW)), lambda: None)
        self.state.begin()
        self.said: list[str] = []

    def _run(self, work: Callable[[], None]) -> None:
        if self.is_held:
            self.waiting.append(work)
        else:
            work()


@pytest.fixture
def world(qtbot: QtBot) -> World:
    return World()


DOUBT = "As of 14:05; colleagues may have agreed something since."


def test_it_goes_on_at_once_where_the_server_answers_and_says_nothing(world: World) -> None:
    world.state.before(world.said.append)
    assert world.said == [""]


def test_where_it_does_not_answer_it_is_said_as_of_when_it_is_known(world: World) -> None:
    world.server.fault = Fault.AWAY
    world.state.before(world.said.append)
    assert world.said == [DOUBT]


def test_where_nothing_comes_it_goes_on_after_two_seconds_and_once(world: World, qtbot: QtBot) -> None:
    world.is_held = True
    began = monotonic()
    world.state.before(world.said.append)
    assert not world.said
    qtbot.waitUntil(lambda: bool(world.said))
    assert monotonic() - began > 1.8, "Qt lets a timer of seconds come a twentieth early"
    assert world.said == [DOUBT]
    for work in world.waiting:
        work()
    assert world.said == [DOUBT], "what came too late does nothing a second time"
