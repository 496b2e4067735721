"""What a screen has had begun beside the store and waits for: one piece of work at a time. Knows no work."""

from __future__ import annotations

from collections.abc import Callable


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
