"""The strip that shows a reminder where neither the desktop nor a tray does: never in the way of what is typed.

Knows no store. It shows one at a time, the newest that is still to be seen, and says how many wait behind it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from tracker.presentation.reminding.reminding_state import Notice
from tracker.tongue import tr, tr_n
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.icons import icon
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import square
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type

ICON = 20


@told_as(As.Grouping)
class ReminderBar(QFrame):
    """`pressed(str)` comes with the id of the one whose person is to be opened."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Notice] = []
        self.setAccessibleName(tr("A reminder"))
        self.title = PlainLabel("", semibold=True, wrap=True)
        self.body = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.open = push_button(tr("Open"), compact=True)
        self.seen = push_button(tr("Seen"), Kind.QUIET, compact=True)
        self.open.clicked.connect(lambda: self.pressed.emit(self.waiting[-1].id))
        self.seen.clicked.connect(lambda: self.take_back(self.waiting[-1].id))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        told.addWidget(self.body)
        self._mark = QLabel()
        self._draw_mark()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
        row.setSpacing(SPACE_12)
        row.addWidget(self._mark)
        row.addLayout(told, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_mark()

    def _draw_mark(self) -> None:
        self._mark.setPixmap(icon("clock", Role.PRIMARY).pixmap(square(ICON), self.devicePixelRatioF()))

    def stand(self, notice: Notice) -> None:
        """Show it, in place of the one of that id."""
        self.waiting = [*(each for each in self.waiting if each.id != notice.id), notice]
        self._show()
        say_aloud(self, notice.title)

    def take_back(self, id_: str) -> None:
        self.waiting = [each for each in self.waiting if each.id != id_]
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self.waiting))
        if not self.waiting:
            return
        newest, behind = self.waiting[-1], len(self.waiting) - 1
        more = tr_n("{n} more reminder waits", "{n} more reminders wait", behind) if behind else ""
        self.title.setText(newest.title)
        self.body.setText(" · ".join(line for line in (newest.lasting, more) if line))
        self.body.setVisible(bool(self.body.text()))
        self.open.setVisible(newest.prospect_id is not None)
