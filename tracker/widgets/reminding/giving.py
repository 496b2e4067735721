"""Reminders on their way to somebody: by the desktop, else from the tray, else on a strip in the window.

What the desktop does not take after all goes the next way, so that none is lost on it. Knows no store.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from tracker.presentation.reminding.beyond import Shows
from tracker.presentation.reminding.reminding_state import Notice, RemindingState
from tracker.presentation.words.reminding import reminders as words
from tracker.tongue import Sentence

KNOWN = 200
"""Of so many that were shown it is remembered who opens with them."""


class Way(StrEnum):
    """By what reminders are given here."""

    DESKTOP = "desktop"
    TRAY = "tray"
    WINDOW = "window"


TOLD: dict[Way, Sentence] = {Way.DESKTOP: words.BY_DESKTOP, Way.TRAY: words.BY_TRAY, Way.WINDOW: words.IN_THE_WINDOW}


class Giving(QObject):
    """`opened(int | None)` comes with whoever opens with the reminder that was pressed, None for the day as a whole.

    `stands(Notice)` is for the window to show, `gone(str)` takes back the one of that id there. `changed` comes when
    `way` may be another. `tray` shows one from the tray and says whether there is any.
    """

    opened = Signal(object)
    stands = Signal(object)
    gone = Signal(str)
    changed = Signal()

    def __init__(
        self,
        reminding: RemindingState,
        tray: Callable[[Notice], bool] = lambda _notice: False,
        has_tray: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desktop: Shows | None = None
        self._tray, self._has_tray = tray, has_tray
        self._takes = False
        self._shown: dict[str, Notice] = {}
        self._holds: set[str] = set()
        reminding.said.connect(self.give)
        reminding.taken_back.connect(self._take_back)

    @property
    def way(self) -> Way:
        if self._takes:
            return Way.DESKTOP
        return Way.TRAY if self._has_tray() else Way.WINDOW

    def begin(self, desktop: Shows | None) -> None:
        """Find out whether the desktop takes any, before the first is due."""
        self._desktop = desktop
        if desktop is not None:
            desktop.chosen.connect(self.pressed)
            desktop.look(self._learn)

    def give(self, notice: Notice) -> None:
        """Show it, by the first way that takes it. The desktop is tried although it took none before: it may be new."""
        self._shown[notice.id] = notice
        self._holds.add(notice.id)
        while len(self._shown) > KNOWN:
            oldest = next(iter(self._shown))
            del self._shown[oldest]
            self._holds.discard(oldest)
        if self._desktop is None:
            self._give_here(notice)
            return

        def answered(taken: bool) -> None:
            self._learn(taken)
            if not taken and notice.id in self._holds:
                self._give_here(notice)

        self._desktop.show(notice.id, notice.title, notice.body, notice.urgent, answered)

    def pressed(self, id_: str) -> None:
        """Somebody pressed the one of that id, wherever it was shown; one that nobody showed is nobody's."""
        notice = self._shown.get(id_)
        if notice is not None:
            self.gone.emit(id_)
            self.opened.emit(notice.prospect_id)

    def _give_here(self, notice: Notice) -> None:
        # The morning's own line stands in the window all day.
        if not self._tray(notice) and not notice.of_day:
            self.stands.emit(notice)

    def _take_back(self, id_: str) -> None:
        """Before the desktop has answered it may be showing it already, so it is told whatever it said before."""
        self._holds.discard(id_)
        if self._desktop is not None:
            self._desktop.take_back(id_)
        self.gone.emit(id_)

    def _learn(self, takes: bool) -> None:
        if takes != self._takes:
            self._takes = takes
            self.changed.emit()
