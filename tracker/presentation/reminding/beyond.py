"""What the program reaches beyond its window, each by what it does. Knows no desktop and no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Shows(Protocol):
    """A desktop that shows notifications; see `runtime.desktop.portal`. `chosen(str)` is a signal of Qt's."""

    @property
    def chosen(self) -> Any: ...
    def look(self, then: Callable[[bool], None]) -> None: ...
    def show(self, id_: str, title: str, body: str, urgent: bool, then: Callable[[bool], None]) -> None: ...
    def take_back(self, id_: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Beyond:
    """`desktop` gives the one that shows notifications, None for none. `starts_along` tells whether the program starts
    with the computer, None where it cannot be made to; `start_along` has it do so or not, and gives back a sentence
    where that failed.
    """

    desktop: Callable[[], Shows | None] = lambda: None
    starts_along: Callable[[], bool | None] = lambda: None
    start_along: Callable[[bool], str | None] = lambda _on: None
