"""Whatever becomes of work that was handed over, something comes back; a long wait is said, and its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.outcome import Changes, Fault, StoreFault
from tracker.actions.ports import Questions
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.team.news_state import NewsState
from tracker.presentation.undo_state import ELSEWHERE

QUICK_MS = 5


class Later:
    """A worker that works when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def work(self) -> None:
        self.waiting.pop(0)()


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def dispatcher(qtbot: QtBot, later: Later) -> Dispatcher:
    made = Dispatcher(lambda: a_desk(FakeStore(), Clock(at("2026-11-18 10:00"))), later.run)
    made._patience.setInterval(QUICK_MS)
    return made


def told_by(dispatcher: Dispatcher) -> list[bool]:
    told: list[bool] = []
    dispatcher.waiting.connect(told.append)
    return told


def fails(fault: Fault) -> Callable[[Questions], None]:
    def question(_questions: Questions) -> None:
        raise StoreFault(fault)

    return question


def nothing(_questions: Questions) -> None: ...


def test_a_long_wait_is_said_once_and_its_end_too(dispatcher: Dispatcher, later: Later, qtbot: QtBot) -> None:
    told = told_by(dispatcher)
    dispatcher.ask(nothing, lambda _: None)
    dispatcher.ask(nothing, lambda _: None)
    qtbot.waitUntil(lambda: bool(told))
    assert dispatcher.is_waiting
    later.work()
    assert told == [True, False]
    assert not dispatcher.is_waiting


def test_an_answer_in_time_says_nothing(dispatcher: Dispatcher, later: Later, qtbot: QtBot) -> None:
    told = told_by(dispatcher)
    dispatcher.ask(nothing, lambda _: None)
    later.work()
    assert not dispatcher._patience.isActive()
    assert told == []


def test_one_failure_after_another_is_one_wait(dispatcher: Dispatcher, later: Later, qtbot: QtBot) -> None:
    """Each question waits for the same lock: between them nothing has become better."""
    told = told_by(dispatcher)
    for _ in range(2):
        dispatcher.ask(fails(Fault.LOCKED), lambda _: None, lambda _trouble: None)
    qtbot.waitUntil(lambda: bool(told))
    later.work()
    assert told == [True]
    later.work()
    assert told == [True, False]


@pytest.mark.parametrize(
    ("fault", "reached"),
    [
        (Fault.LOCKED, 1),
        (Fault.GONE, 1),
        (Fault.NO_FOLDER, 1),
        pytest.param(Fault.DISK_FULL, 0, id="what can still be read needs no reading again"),
        pytest.param(Fault.DAMAGED, 0, id="a garbled row would be read again for ever"),
    ],
)
def test_the_first_answer_after_the_store_was_out_of_reach_is_told(
    dispatcher: Dispatcher, later: Later, fault: Fault, reached: int
) -> None:
    told: list[bool] = []
    dispatcher.reached.connect(lambda: told.append(True))
    for question in (nothing, fails(fault), fails(fault), nothing, nothing):
        dispatcher.ask(question, lambda _: None, lambda _trouble: None)
    for _ in range(3):
        later.work()
    assert told == []
    later.work()
    later.work()
    assert len(told) == reached


def test_everything_is_read_again_then_and_told_as_nobodys_deed_of_ours(dispatcher: Dispatcher, later: Later) -> None:
    news = NewsState(dispatcher)
    changes: list[tuple[Changes, object]] = []
    dispatcher.changed.connect(lambda what, origin: changes.append((what, origin)))
    dispatcher.ask(fails(Fault.GONE), lambda _: None, lambda _trouble: None)
    dispatcher.ask(nothing, lambda _: None)
    later.work()
    later.work()
    assert changes == [(Changes(everything=True), ELSEWHERE)]
    later.work()  # where the news begins anew
    assert later.waiting == []
    assert news.parent() is None


def test_trouble_with_a_question_is_told_apart_from_trouble_with_a_deed(dispatcher: Dispatcher, later: Later) -> None:
    told: list[str] = []
    dispatcher.failed.connect(lambda _trouble: told.append("saving"))
    dispatcher.unread.connect(lambda _trouble: told.append("reading"))
    dispatcher.ask(fails(Fault.LOCKED), lambda _: None)
    dispatcher.do(lambda desk: fails(Fault.LOCKED)(desk.store))  # type: ignore[arg-type, return-value]
    later.work()
    later.work()
    assert told == ["reading", "saving"]


def test_after_a_mistake_of_ours_nobody_waits_for_ever(dispatcher: Dispatcher, later: Later) -> None:
    came: list[object] = []

    def mistaken(_questions: Questions) -> None:
        raise KeyError("somebody's name")

    dispatcher.ask(mistaken, came.append, came.append)
    with pytest.raises(KeyError):
        later.work()
    (trouble,) = came
    assert isinstance(trouble, StoreFault)
    assert (trouble.fault, trouble.detail) == (Fault.OTHER, "KeyError")
    assert not dispatcher._patience.isActive()
