"""The list of people that opens beneath a field. Takes no focus: the field keeps it, and hands on the keys that move.

It lies inside the window rather than in one of its own, so that typing, input methods and focus are never disturbed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.people.people_model import PeopleModel, PersonRole, Shown
from tracker.tongue import tr
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.marks import STANDINGS, Mark
from tracker.widgets.look.painted.row_ground import paint_ground
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import SaysSoon
from tracker.widgets.look.theme import font, grown, line_height, tokens_of
from tracker.widgets.look.tokens import ICON_SMALL, RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12, Role, Type

_ROWS_SHOWN = 8
_LEAST_WIDTH = 320


class PeoplePopup(QFrame):
    """`chosen(QModelIndex)` comes for a click. It opens under `field`, or above it where there is more room there.

    The row that would be taken is said: no screen reader looks into a list that has not the keys.
    """

    chosen = Signal(QModelIndex)

    def __init__(self, model: PeopleModel, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._model = model
        self._aloud = SaysSoon(self)
        self.list = QListView()
        self.list.setModel(model)
        self.list.selectionModel().currentChanged.connect(self._say_row)
        self.list.setItemDelegate(PersonRow(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("People found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self.chosen)
        self._nobody = PlainLabel(tr("Nobody by that name, note or number."), role=Role.SOFT)
        self._nobody.setContentsMargins(SPACE_8, SPACE_8, SPACE_8, SPACE_8)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.addWidget(self.list)
        column.addWidget(self._nobody)
        self.hide()

    def open(self, row: int | None = 0) -> None:
        """Open with what the model holds, that row current (None: none is), and keep beneath the field."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        empty = self._model.rowCount() == 0
        self.list.setVisible(not empty)
        self._nobody.setVisible(empty)
        self.list.setCurrentIndex(self._model.index(row, 0) if row is not None else QModelIndex())
        self._place()
        self.show()
        if empty:
            self._aloud.say(self._nobody.text())
        else:
            self._say_row(self.list.currentIndex())
        self.raise_()
        # A style sheet's ground counts as see-through: without one of its own, all beneath is painted at every key.
        self.list.viewport().setAutoFillBackground(True)

    def grow(self) -> None:
        """Rows came beneath those that are shown: the current one stays."""
        if self.list.isVisibleTo(self):
            self._place()
        else:
            self.open()

    def move_by(self, rows: int) -> None:
        """Make the row so many further down current (up, where negative), and no further than the ends."""
        last = self._model.rowCount() - 1
        if last >= 0:
            at = min(max(self.list.currentIndex().row() + rows, 0), last)
            self.list.setCurrentIndex(self._model.index(at, 0))

    def _say_row(self, row: QModelIndex) -> None:
        self._aloud.say(row.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def page(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.list.viewport().height() // max(1, self.list.sizeHintForRow(0)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._field.window()
        under = self._field.mapTo(window, QPoint(0, self._field.height() + SPACE_4))
        over = self._field.mapTo(window, QPoint(0, -SPACE_4))
        below, above = window.height() - under.y() - SPACE_8, over.y() - SPACE_8
        wanted = self._wanted_height()
        width = min(max(self._field.width(), _LEAST_WIDTH), window.width() - 2 * SPACE_8)
        left = max(SPACE_8, min(under.x(), window.width() - width - SPACE_8))
        if wanted <= below or below >= above:
            self.setGeometry(left, under.y(), width, max(0, min(wanted, below)))
        else:
            height = min(wanted, above)
            self.setGeometry(left, over.y() - height, width, height)

    def _wanted_height(self) -> int:
        frame = 2 * SPACE_4
        rows = self._model.rowCount()
        if rows == 0:
            return self._nobody.sizeHint().height() + frame
        return sum(self.list.sizeHintForRow(row) for row in range(min(rows, _ROWS_SHOWN))) + frame + 2

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._aloud.stands("")  # opened again, its row is said again

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.strong_line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)


class PersonRow(QStyledItemDelegate):
    """One person: name, what is beside it, and at the right what comes next or how they stand."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = line_height(Type.BODY) + 2 * 6
        if index.data(PersonRole.BESIDE):
            height += line_height(Type.SOFT) + 1
        return QSize(0, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(PersonRole.SHOWN)
        if not isinstance(shown, Shown):
            return
        tokens = tokens_of(QGuiApplication.palette())
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, area, option.state, tokens)
        inside = area.adjusted(SPACE_8, 6, -SPACE_8, -6)
        line = QRect(inside.left(), inside.top(), inside.width(), line_height(Type.BODY))
        mark = STANDINGS[shown.standing] if shown.standing is not None else Mark("plus", Role.PRIMARY)
        ratio = painter.device().devicePixelRatio()
        picture = tinted_pixmap(mark.icon, tokens.colour(mark.role), grown(ICON_SMALL), ratio)
        painter.drawPixmap(line.left(), line.center().y() - grown(ICON_SMALL) // 2 + 1, picture)
        text = line.adjusted(grown(ICON_SMALL) + SPACE_8, 0, 0, 0)
        room = 0
        if shown.next:
            painter.setFont(font(Type.SOFT, tabular=True))
            room = min(painter.fontMetrics().horizontalAdvance(shown.next) + 2, text.width() // 2)
            painter.setPen(QColor(tokens.soft))
            painter.drawText(text, _RIGHT, painter.fontMetrics().elidedText(shown.next, _ELIDE, room))
        text.setRight(text.right() - (room + SPACE_12 if room else 0))
        painter.setFont(font(Type.BODY))
        painter.setPen(QColor(tokens.text))
        painter.drawText(text, _LEFT, painter.fontMetrics().elidedText(shown.name, _ELIDE, text.width()))
        if shown.beside:
            under = QRect(text.left(), line.bottom() + 2, inside.right() - text.left(), inside.bottom() - line.bottom())
            painter.setFont(font(Type.SOFT))
            painter.setPen(QColor(tokens.soft))
            painter.drawText(under, _LEFT, painter.fontMetrics().elidedText(shown.beside, _ELIDE, under.width()))
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
_ELIDE = Qt.TextElideMode.ElideRight
