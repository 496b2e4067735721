"""The one way to write: a deed asked for a second time while the first is under way is not sent again.

Knows no deed and no form. An impatient Enter, a double click and a key that repeats come to one deed, however long the
store takes; the dispatcher tells when that is long.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from tracker.actions.outcome import Outcome
from tracker.actions.ports import Desk
from tracker.presentation.dispatcher import Dispatcher, Trouble

T = TypeVar("T")


class Writing:
    """Each form has its own. `about` tells things apart that one form writes, such as the rows of a list."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._under_way: set[Hashable] = set()

    @property
    def is_under_way(self) -> bool:
        """Whether something was sent and has not come back."""
        return bool(self._under_way)

    def do(
        self,
        deed: Callable[[Desk], Outcome[T]],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        *,
        origin: object = None,
        about: Hashable = None,
    ) -> bool:
        """As `Dispatcher.do`; False, and nothing is done, while one about the same is under way."""
        if about in self._under_way:
            return False
        self._under_way.add(about)

        def done(value: T) -> None:
            self._under_way.discard(about)
            if then is not None:
                then(value)

        self._dispatcher.do(deed, done, self._ended(about, failed or self._dispatcher.failed.emit), origin)
        return True

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Trouble], None],
        *,
        about: Hashable = None,
    ) -> bool:
        """As `Dispatcher.run`, for what is done to the file as a whole; False while the same is under way."""
        if about in self._under_way:
            return False
        self._under_way.add(about)

        def done(value: T) -> None:
            self._under_way.discard(about)
            then(value)

        self._dispatcher.run(work, done, self._ended(about, failed))
        return True

    def _ended(self, about: Hashable, failed: Callable[[Trouble], None]) -> Callable[[Trouble], None]:
        def ended(trouble: Trouble) -> None:
            self._under_way.discard(about)
            failed(trouble)

        return ended
