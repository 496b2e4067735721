"""Whether the window may close: what is typed is kept, or shown before it is let go. Knows no file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from tracker.widgets.safety.unkept_dialog import UnkeptDialog


class Leaving(QObject):
    """`lost` is what was typed that no disk keeps, and why, both "" where there is none. `may_go` comes for its yes."""

    may_go = Signal()

    def __init__(self, lost: Callable[[], tuple[str, str]], over: QWidget) -> None:
        super().__init__(over)
        self._lost = lost
        self._over = over
        self.unasked = False
        """Set where the system asks the program to end: then nothing is asked."""

    def asks(self) -> bool:
        """Show what would be lost, if anything; whether the window has to stay for that."""
        text, why = self._lost() if not self.unasked else ("", "")
        if not text:
            return False
        from tracker.widgets.look.clipboard import to_clipboard
        from tracker.widgets.safety.unkept_dialog import UnkeptDialog

        self.dialog: UnkeptDialog = UnkeptDialog(text, why, to_clipboard, self._over)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(self.may_go)
        self.dialog.open()
        return True
