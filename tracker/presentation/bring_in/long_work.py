"""What takes long on a thread of its own, and is let go of there, while the window lives on. Knows no work."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def long_work() -> Iterator[None]:
    """Makes many things, none of which goes round in a circle: nobody looks for garbage among them, then or later.

    To look through those of twenty thousand people stops every thread, the window's too, for most of a second. They go
    as soon as nobody holds them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


class Run:
    """One piece of it. Asked there whether to go on, it tells `progressed` how far it is, while it is wanted."""

    def __init__(self, progressed: Callable[..., object]) -> None:
        self._progressed = progressed
        self.is_wanted = True

    def going_on(self, *done: int) -> bool:
        if self.is_wanted:
            self._progressed(*done)
        return self.is_wanted


class UnderWay:
    """The one piece of it that is wanted; another one begun, or none, stops it."""

    def __init__(self, progressed: Callable[..., object]) -> None:
        self._progressed = progressed
        self._run: Run | None = None

    @property
    def is_any(self) -> bool:
        return self._run is not None

    def begin(self) -> Run:
        self.stop()
        self._run = Run(self._progressed)
        return self._run

    def stop(self) -> None:
        """Nobody waits for it any more."""
        if self._run is not None:
            self._run.is_wanted = False
        self._run = None

    def ask_to_stop(self) -> None:
        """The same, but that what it comes back with is waited for: it may have been too late."""
        if self._run is not None:
            self._run.is_wanted = False

    def came_back(self, run: Run) -> bool:
        """Whether that is the one that was waited for; then none is under way."""
        if self._run is not run:
            return False
        self._run = None
        return True


AT_ONCE = 500
"""Things that are let go of without any other thread in between: a few thousandths of a second."""


def let_go(things: list[object]) -> None:
    """Let go of them a few at a time; nobody else may hold them. Twenty thousand at once stop every thread for a tenth
    of a second.
    """
    while things:
        del things[-AT_ONCE:]
