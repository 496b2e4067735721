"""How far a long work is, in thousandths, and whether anybody still wants it. Knows no work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from tracker.rules.bring_in.file_read import Progress

T = TypeVar("T")
WHOLE = 1000
Step = Callable[[int], None]
"""To be called with how many more pieces are done."""


def one_by_one(items: list[T]) -> Iterator[T]:
    """Each of them, which then is nobody's but whoever took it. To let go of a hundred thousand agreements at once
    would stop every other thread meanwhile, the window's too.
    """
    items.reverse()
    while items:
        yield items.pop()


class Stopped(Exception):
    """Nobody wants it any more: what was done of it so far is to go."""


class HowFar:
    """Tells `progress`, where there is one. The parts of the work come one after another, each by `over`."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress
        self._begun = 0
        self._told = -1

    def over(self, share: int, pieces: int) -> Step:
        """For the next part of the work, which is so many thousandths of it, and consists of so many pieces.

        The step raises Stopped where it is not to go on; so does this.
        """
        begun, done = self._begun, 0
        self._begun += share
        self._tell(begun)

        def step(more: int) -> None:
            nonlocal done
            done += more
            self._tell(begun + share * min(done, pieces) // max(pieces, 1))

        return step

    def _tell(self, at: int) -> None:
        if self._progress is None or at == self._told:
            return
        self._told = at
        if not self._progress(at, WHOLE):
            raise Stopped
