"""The icon in the tray, where the desktop has one: the way back to a window that was closed, and to reminders.

Knows no store. Asked for only once somebody wants it: a tray that is not there is made by no library.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tracker.presentation.reminding.reminding_state import Notice
from tracker.tongue import tr
from tracker.widgets.look.icons import app_icon

_UNTAGGED = str.maketrans({"<": "\u2039", ">": "\u203a"})


def untagged(text: str) -> str:
    """Without the signs of which tags are made: trays read markup or do not, and none says which. Escaped, the firm
    “Hill & Sons” would be spelt out on half of them.
    """
    return text.translate(_UNTAGGED)


class Tray(QObject):
    """`window_wanted`, `entry_wanted` and `end_wanted` are what its menu offers; `pressed(str)` comes with the id of a
    reminder that was pressed.
    """

    window_wanted = Signal()
    entry_wanted = Signal()
    end_wanted = Signal()
    pressed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._last = ""

    @property
    def is_there(self) -> bool:
        """Whether there is a tray at all. What Qt says of messages is no answer: it says yes where there is none."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """From now on the icon stands there."""
        if self._icon is None:
            self._make()
        assert self._icon is not None
        self._icon.show()

    def tell(self, notice: Notice) -> bool:
        """Show a reminder from it; whether there is a tray to show it from."""
        if not self.is_there:
            return False
        self.show()
        assert self._icon is not None
        self._last = notice.id
        self._icon.showMessage(untagged(notice.title), untagged(notice.body), app_icon())
        return True

    @cached_property
    def menu(self) -> QMenu:
        """What it offers."""
        menu = QMenu()
        for told, wanted in (
            (tr("Open As Agreed"), self.window_wanted),
            (tr("New entry"), self.entry_wanted),
            (tr("Quit"), self.end_wanted),
        ):
            menu.addAction(told).triggered.connect(wanted)
        return menu

    def _make(self) -> None:
        self._icon = QSystemTrayIcon(app_icon(), self)
        self._icon.setToolTip("As Agreed")
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(lambda: self.pressed.emit(self._last))

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.window_wanted.emit()
