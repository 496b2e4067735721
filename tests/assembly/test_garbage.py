"""Claims about garbage: it goes on the thread that asks for it, and on no other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from tracker.assembly.garbage import ENOUGH, collect_where_due
from tracker.runtime.long_work import long_work


class Circle:
    """Held by nothing but itself."""

    gone_on: ClassVar[list[threading.Thread]] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.gone_on.append(threading.current_thread())


@pytest.fixture(autouse=True)
def by_nobody_else() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    gc.collect()
    Circle.gone_on.clear()
    yield
    if was_on:
        gc.enable()


def many() -> list[list[int]]:
    return [[n] for n in range(2 * ENOUGH[0])]


def test_what_another_thread_makes_has_nothing_go_there() -> None:
    Circle()
    kept: list[object] = []
    other = threading.Thread(target=lambda: kept.extend(many()))
    other.start()
    other.join()
    assert Circle.gone_on == []
    collect_where_due()
    assert Circle.gone_on == [threading.main_thread()]


def test_nothing_is_looked_for_while_little_was_made() -> None:
    Circle()
    collect_where_due()
    assert Circle.gone_on == []


def test_what_has_grown_old_goes_too() -> None:
    old = Circle()
    gc.collect(0)
    gc.collect(1)
    del old
    for _ in range((ENOUGH[1] + 2) * (ENOUGH[2] + 2)):
        kept = many()
        collect_where_due()
        del kept
    assert Circle.gone_on == [threading.main_thread()]


def test_during_long_work_it_waits() -> None:
    Circle()
    kept = many()
    with long_work():
        collect_where_due()
    gc.unfreeze()
    assert Circle.gone_on == []
    Circle()
    kept += many()
    collect_where_due()
    assert len(Circle.gone_on) == 1, "the one made since"
