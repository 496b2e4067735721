"""The light pop-up that lists a whole day when the month has no room for it. Knows neither month nor window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_model import CalendarModel, CalendarRole
from tracker.presentation.words.times import long_day
from tracker.widgets.calendar.day_delegate import EntryDelegate
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, Type

_WIDTH = 320
_MOST_ROWS = 12


class DayList(QFrame):
    """Shows `planned` as the model over them does. Up and Down move, Enter or a click opens one, Escape closes."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, day: date, planned: Sequence[Planned], like: CalendarModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        title = long_day(day)
        self.setAccessibleName(title)
        self._model = like.with_only(planned, self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self._chosen = False
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(PlainLabel(title, Type.NAME))
        column.addWidget(self.list)
        row = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(row * min(len(planned), _MOST_ROWS) + 2)
        self.setFixedWidth(_WIDTH)

    def open_at(self, view: QWidget, cell: QRect) -> None:
        """Open over that rectangle of `view`, wholly on its screen."""
        self.adjustSize()
        corner = view.mapToGlobal(cell.topLeft() - QPoint(SPACE_8, SPACE_8))
        screen = view.screen().availableGeometry()
        left = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        top = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.setCurrentIndex(self._model.index(0))

    def _open(self, index: QModelIndex) -> None:
        if self._chosen:  # a click can be an activation as well
            return
        self._chosen = True
        entry = index.data(CalendarRole.ENTRY)
        self.close()
        self.opened.emit(entry.planned)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentIndex().isValid():
            self._open(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
