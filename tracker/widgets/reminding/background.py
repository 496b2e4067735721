"""What the window does beyond itself: reminders find their way, and closing it may leave the program in the tray.

Knows the states it wakes, and what a reminder opens only by its id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from tracker.presentation.reminding.beyond import Beyond, StandsInTray
from tracker.presentation.reminding.reminding_state import Notice, RemindingState
from tracker.presentation.words.reminding import reminders as words
from tracker.runtime.settings import Settings
from tracker.widgets.reminding.giving import TOLD, Giving
from tracker.widgets.reminding.tray import Tray

if TYPE_CHECKING:
    from tracker.widgets.reminding.reminder_bar import ReminderBar
    from tracker.widgets.reminding.stay_dialog import StayDialog


class Background(QObject):
    """`window_wanted`, `entry_wanted` and `end_wanted` come from the tray; `opened(int | None)` with whoever opens with
    a reminder, None for the day as a whole. `leave_wanted` comes once somebody chose what closing is to mean.

    `bars` is where the strip goes; `over` is the window.
    """

    window_wanted = Signal()
    entry_wanted = Signal()
    end_wanted = Signal()
    leave_wanted = Signal()
    opened = Signal(object)
    changed = Signal()

    def __init__(
        self,
        reminding: RemindingState,
        beyond: Beyond,
        settings: Callable[[], Settings],
        save_settings: Callable[[Settings], str | None],
        bars: QBoxLayout,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._reminding, self._speaks = reminding, beyond.speaks
        self._settings, self._save_settings = settings, save_settings
        self._bars, self._over = bars, over
        self.tray: StandsInTray = beyond.tray() or Tray(self)
        self.bar: ReminderBar | None = None
        self.dialog: StayDialog | None = None
        self._desktop = beyond.desktop  # asked for once the day is seen: no start waits for a bus
        self._may_have_tray = beyond.has_tray
        self.giving = Giving(reminding, self._tell_from_tray, lambda: self.has_tray, self)
        self.tray.pressed.connect(self.giving.pressed)
        self.tray.window_wanted.connect(self.window_wanted)
        self.tray.entry_wanted.connect(self.entry_wanted)
        self.tray.end_wanted.connect(self.end_wanted)
        self.giving.opened.connect(self.opened)
        self.giving.stands.connect(self._stand)
        self.giving.gone.connect(self._gone)
        self.giving.changed.connect(self.changed)
        reminding.changed.connect(self.changed)

    def begin(self) -> None:
        """The day has been read. A program that was started unseen shows where it is."""
        if not self._speaks:
            return
        if self.has_tray and not self._over.isVisible():
            self.tray.show()
        self.giving.begin(self._desktop())
        self._reminding.begin()

    @property
    def has_tray(self) -> bool:
        """Whether there is a tray in which the program can be left."""
        return self._may_have_tray and self.tray.is_there

    def _tell_from_tray(self, notice: Notice) -> bool:
        return self._may_have_tray and self.tray.tell(notice)

    def state(self) -> tuple[str, str]:
        """How it stands with reminders, and what comes next."""
        if not self._settings().remind:
            return words.OFF.told(), ""
        return TOLD[self.giving.way].told(), self._reminding.next_sentence

    def stays(self, asked: bool) -> bool:
        """Whether the program goes on without its window, or has to ask first: then the window stays for now.

        `asked` is false where the system ends the program, or somebody quits it.
        """
        if not asked or not self.has_tray:
            return False
        chosen = self._settings().stays
        if chosen is None:
            self._ask()
            return True
        if chosen:
            self.tray.show()
            self._over.hide()
        return chosen

    def _ask(self) -> None:
        from tracker.widgets.reminding.stay_dialog import StayDialog

        if self.dialog is not None:
            return
        self.dialog = StayDialog(self._over)
        self.dialog.answered.connect(self._answered)
        self.dialog.finished.connect(lambda _result: self._left())
        self.dialog.open()

    def _left(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _answered(self, stays: bool) -> None:
        self._save_settings(replace(self._settings(), stays=stays))
        self.leave_wanted.emit()

    def _stand(self, notice: Notice) -> None:
        if self.bar is None:
            from tracker.widgets.fields.reading_order import read_as_laid
            from tracker.widgets.reminding.reminder_bar import ReminderBar

            self.bar = ReminderBar()
            self.bar.pressed.connect(self.giving.pressed)
            self._bars.addWidget(self.bar)
            read_as_laid(self._bars.parentWidget())
        self.bar.stand(notice)

    def _gone(self, id_: str) -> None:
        if self.bar is not None:
            self.bar.take_back(id_)
