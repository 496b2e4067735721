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


class StandsInTray(Protocol):
    """An icon in the tray; see `widgets.reminding.tray`. All but three of these are signals of Qt's."""

    @property
    def window_wanted(self) -> Any: ...
    @property
    def entry_wanted(self) -> Any: ...
    @property
    def end_wanted(self) -> Any: ...
    @property
    def pressed(self) -> Any: ...
    @property
    def is_there(self) -> bool: ...
    def show(self) -> None: ...
    def tell(self, notice: Any) -> bool: ...


@dataclass(frozen=True, slots=True)
class Beyond:
    """`desktop` gives the one that shows notifications, None for none, and `tray` another tray than this desktop's own,
    None for that; without `has_tray` none is looked for. `starts_along` tells whether the program starts
    with the computer, None where it cannot be made to; `start_along` has it do so or not, and gives back a sentence
    where that failed. With `speaks` false it is told how it stands, and nothing is said by itself: for pictures.
    """

    desktop: Callable[[], Shows | None] = lambda: None
    tray: Callable[[], StandsInTray | None] = lambda: None
    has_tray: bool = True
    starts_along: Callable[[], bool | None] = lambda: None
    start_along: Callable[[bool], str | None] = lambda _on: None
    speaks: bool = True
