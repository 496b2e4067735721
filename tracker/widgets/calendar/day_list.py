"""The card that lists a whole day where a calendar has no room for it. Knows neither month nor week.

It lies over the window it is in, as the card beside the pointer does, and goes when anything else is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QVBoxLayout, QWidget

from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_model import CalendarModel, CalendarRole
from tracker.presentation.words.times import long_day
from tracker.tongue import tr_n
from tracker.widgets.calendar.day_delegate import EntryDelegate
from tracker.widgets.fields.typing.unused_keys import look_for_letter
from tracker.widgets.look.bare_list import lie_bare
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.motion import Fade
from tracker.widgets.look.painted.row_ground import SHADOW, paint_shadow
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12, Role, Type

WIDTH = 340
_MOST_ROWS = 16
_EDGE = 8
"""How far from the window's edge it stays."""


class DayList(QWidget):
    """Shows `planned` as the model over them does. Up and Down move, Enter or a click opens one, Escape closes."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, day: date, planned: Sequence[Planned], like: CalendarModel, view: QWidget) -> None:
        super().__init__(view.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = view
        title = long_day(day)
        self.setAccessibleName(title)
        self._model = like.with_only(planned, self)
        self.list = _Rows()
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(day, like.today, self._model.entries, self.list))
        self.list.setAccessibleName(title)
        lie_bare(self.list)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.list.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # or a press on it would give the keys to what lies beneath
        self.setFocusProxy(self.list)
        self._chosen = False
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_8, 0, SPACE_8, 0)
        head.addWidget(PlainLabel(title, Type.NAME), 1)
        count = tr_n("{n} agreement", "{n} agreements", len(planned))
        head.addWidget(PlainLabel(count, Type.SOFT, Role.SOFT), 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + SPACE_8, SHADOW + SPACE_12, SHADOW + SPACE_8, SHADOW + SPACE_8)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        column.addWidget(self.list)
        self._fade = Fade(self)
        self.hide()

    def open_at(self, cell: QRect) -> None:
        """Open over that rectangle of the view, wholly within its window."""
        within = self.window().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        row, count = self.list.sizeHintForRow(0), self._model.rowCount()
        around = self.sizeHint().height() - self.list.sizeHint().height() - 2 * SHADOW
        self.list.setFixedHeight(row * min(count, _MOST_ROWS, max((within.height() - around) // row, 1)) + 2)
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        size = QSize(WIDTH, self.sizeHint().height() - 2 * SHADOW)
        corner = self._view.mapTo(self.window(), cell.topLeft() - QPoint(SPACE_8, SPACE_8))
        left = max(within.left(), min(corner.x(), within.right() - size.width()))
        top = max(within.top(), min(corner.y(), within.bottom() - size.height()))
        place = QRect(QPoint(left, top), size)
        self.setGeometry(place.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))
        self.raise_()
        self._fade.appear()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.setCurrentIndex(self._model.index(0))
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def _open(self, index: QModelIndex) -> None:
        if self._chosen:  # a click can be an activation as well
            return
        self._chosen = True
        entry = index.data(CalendarRole.ENTRY)
        self.leave()
        self.opened.emit(entry.planned)

    def leave(self) -> None:
        """Close, and give the keys back to the calendar where they are here."""
        had_keys = self.list.hasFocus()
        self.close()
        if had_keys:
            self._view.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self.list.currentIndex().isValid():
            self._open(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press beside it, or the keys gone elsewhere in the window, close it; the press does what it does there."""
        if not self.isVisible():
            return super().eventFilter(watched, event)
        if watched is self.list and event.type() is QEvent.Type.FocusOut:
            self._close_if_left()
        elif event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._close_beside(watched)
        return super().eventFilter(watched, event)

    def _close_beside(self, pressed: QWidget) -> None:
        if pressed is not self and not self.isAncestorOf(pressed):
            self.close()

    def _close_if_left(self) -> None:
        window = self.window()
        if window.isActiveWindow() and not self.isAncestorOf(window.focusWidget() or self):
            self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing of it goes through to what lies beneath."""
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))
        paint_shadow(painter, card, RADIUS_CARD, tokens)
        painter.setPen(QPen(QColor(tokens.strong_line), 1))
        painter.setBrush(QColor(tokens.raised if tokens.dark else tokens.surface))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)


class _Rows(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        look_for_letter(self, event, super().keyPressEvent)
