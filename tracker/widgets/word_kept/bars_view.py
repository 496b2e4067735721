"""The months of our word as blocks, one for each agreement; a table for whoever hears it. Counts nothing itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QStyle, QTableView, QToolTip, QWidget

from tracker.presentation.word_kept.word_table import COLUMNS, WordTable
from tracker.presentation.words import word_kept as words
from tracker.rules.agreement_state import Fate
from tracker.rules.word_kept import Block, Month
from tracker.tongue import tr
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.marks import OUR_WORD, PARTLY
from tracker.widgets.look.painted import upright
from tracker.widgets.look.plain_label import tooltip_of
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.theme import font, line_height, tokens_of
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Tokens, Type

BLOCK_WIDTH, BLOCK_HEIGHT, GAP, RADIUS = 60, 18, 3, 3
_BEGINS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
TALLEST = 300
LEAST_HEIGHT = 3
EVERY_OTHER = 46
"""Months that have less room than that are named by their years alone."""


class BarsView(QTableView):
    """`opened(person id)` comes for a block that is clicked, or that Enter is pressed on.

    ← and → go from month to month, ↑ and ↓ from block to block. The months run as the window does. `shows_keys` is
    whether the one that has them is framed: on paper none has.
    """

    opened = Signal(object)

    def __init__(self, model: WordTable, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self._today = today
        self._at: tuple[int, int] = (-1, 0)
        self.shows_keys = True
        self.setModel(model)
        self.setAccessibleName(tr("Month by month"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Not taller than its tallest month: a taller page leaves its room at its foot, not above the months.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        self.setObjectName("bars")
        self.viewport().setAutoFillBackground(False)
        model.modelReset.connect(self._begin_anew)

    def set_today(self, today: date) -> None:
        self._today = today

    def sizeHint(self) -> QSize:
        return QSize(520, self._top() + TALLEST + self._foot())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._top() + TALLEST // 2 + self._foot())

    @property
    def chosen(self) -> Block | None:
        """The block the keys are on."""
        at, number = self._at
        months = self._table.months
        blocks = months[at].blocks if 0 <= at < len(months) else ()
        return blocks[number] if 0 <= number < len(blocks) else None

    def blocks(self) -> list[tuple[Block, QRect]]:
        """Every block with where it stands, in pixels of the viewport."""
        found = []
        for at, month in enumerate(self._table.months):
            found += [(block, self._place(at, number)) for number, block in enumerate(month.blocks)]
        return found

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        return self._column(index.row()) if index.isValid() else QRect()

    def indexAt(self, pos: QPoint) -> QModelIndex:
        for at in range(len(self._table.months)):
            if self._column(at).contains(pos):
                return self._table.index(at, 0)
        return QModelIndex()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # A ground that is looked through has no colour of its own to tell the theme by.
        behind = self.parentWidget()
        tokens = tokens_of(QGuiApplication.palette() if behind is None else behind.palette())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self._base()
        painter.setPen(QPen(QColor(tokens.strong_line), 1))
        painter.drawLine(0, base, self.viewport().width(), base)
        for at, month in enumerate(self._table.months):
            self._paint_month(painter, tokens, at, month)
        painter.end()

    def _paint_month(self, painter: QPainter, tokens: Tokens, at: int, month: Month) -> None:
        column = self._column(at)
        now = month.first == self._today.replace(day=1)
        if column.width() >= EVERY_OTHER or month.first.month == 1:
            painter.setFont(font(Type.BODY, semibold=now))
            painter.setPen(QColor(tokens.text if now else tokens.soft))
            beneath = QRect(column.center().x() - 40, self._base() + SPACE_4, 80, line_height())
            painter.drawText(beneath, Qt.AlignmentFlag.AlignCenter, words.month_label(month.first))
        for number, block in enumerate(month.blocks):
            self._paint_block(painter, tokens, block, self._place(at, number))
            if self.shows_keys and self.hasFocus() and self._at == (at, number):
                ring = self._place(at, number).adjusted(-3, -3, 3, 3)
                painter.setPen(QPen(QColor(tokens.primary), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(ring, RADIUS + 2, RADIUS + 2)
        if month.given and column.width() >= EVERY_OTHER:
            self._paint_count(painter, tokens, at, month)

    def _paint_count(self, painter: QPainter, tokens: Tokens, at: int, month: Month) -> None:
        kept, of = words.of_given(month)
        top = self._place(at, len(month.blocks) - 1).top() - line_height() - SPACE_4
        heavy, plain = font(Type.BODY, semibold=True, tabular=True), font(Type.BODY, tabular=True)
        painter.setFont(heavy)
        first = painter.fontMetrics().horizontalAdvance(kept + " ")
        painter.setFont(plain)
        whole = first + painter.fontMetrics().horizontalAdvance(of)
        left = self._column(at).center().x() - whole // 2
        painter.setPen(QColor(tokens.soft))
        upright.text(painter, QRect(left + first, top, whole, line_height()), _BEGINS, of)
        painter.setFont(heavy)
        painter.setPen(QColor(tokens.text))
        upright.text(painter, QRect(left, top, whole, line_height()), _BEGINS, kept)

    def _paint_block(self, painter: QPainter, tokens: Tokens, block: Block, place: QRect) -> None:
        paint_block(painter, tokens, block.fate, QRectF(place))

    def _column(self, at: int) -> QRect:
        months = max(len(self._table.months), 1)
        width = self.viewport().width()
        left = width * at // months
        column = QRect(left, 0, width * (at + 1) // months - left, self.viewport().height())
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), column)

    def _place(self, at: int, number: int) -> QRect:
        column, height, gap = self._column(at), self._block_height(), self._gap()
        width = min(BLOCK_WIDTH, max(column.width() - SPACE_8, 2))
        top = self._base() - SPACE_8 - (number + 1) * height - number * gap
        return QRect(column.center().x() - width // 2, top, width, height)

    def _block_height(self) -> int:
        most = max((len(month.blocks) for month in self._table.months), default=1) or 1
        room = self._base() - self._top() - SPACE_8
        return max(LEAST_HEIGHT - 1, min(BLOCK_HEIGHT, room // most - self._gap()))

    def _gap(self) -> int:
        most = max((len(month.blocks) for month in self._table.months), default=1)
        return GAP if most <= 40 else 1

    def _top(self) -> int:
        return line_height() + SPACE_8

    def _foot(self) -> int:
        return line_height() + SPACE_8

    def _base(self) -> int:
        return self.viewport().height() - self._foot()

    def _begin_anew(self) -> None:
        months = self._table.months
        last = max((at for at, month in enumerate(months) if month.blocks), default=-1)
        self._at = (last, 0)
        self._follow()

    def _follow(self) -> None:
        """The table's own current cell goes along, which is what is heard."""
        block = self.chosen
        if block is not None:
            self.setCurrentIndex(self._table.index(self._at[0], COLUMNS.index(block.fate)))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, number = self._at
        months = self._table.months
        full = [n for n, month in enumerate(months) if month.blocks]
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if full:
                step = -1 if (event.key() == Qt.Key.Key_Left) is not self.isRightToLeft() else 1
                beyond = [n for n in full if (n - at) * step > 0]
                if beyond:
                    at = beyond[0] if step > 0 else beyond[-1]
                    number = min(number, len(months[at].blocks) - 1)
            case Qt.Key.Key_Up:
                number = min(number + 1, len(months[at].blocks) - 1) if at >= 0 else number
            case Qt.Key.Key_Down:
                number = max(number - 1, 0)
            case key if key in ENTER_KEYS:
                if (block := self.chosen) is not None:
                    self.opened.emit(block.given.agreement.prospect_id)
            case _:
                QWidget.keyPressEvent(self, event)
                return
        moved, self._at = (at, number) != self._at, (at, number)
        self._follow()
        if (block := self.chosen) is not None and event.key() not in ENTER_KEYS:
            where = self.viewport().mapToGlobal(self._place(*self._at).bottomRight())
            told = words.block(block, self._today)
            QToolTip.showText(where, tooltip_of(told), self)
            if moved:
                say_aloud(self, told)  # the cell tells how many there are, not which this is

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._block_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
        told = tooltip_of(words.block(under, self._today)) if under is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), told, self)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self._block_at(event.position().toPoint())
        if under is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(under.given.agreement.prospect_id)

    def _block_at(self, pos: QPoint) -> Block | None:
        return next((block for block, place in self.blocks() if place.adjusted(0, -1, 0, 1).contains(pos)), None)


def paint_block(painter: QPainter, tokens: Tokens, fate: Fate, place: QRectF) -> None:
    """Each fate by its shape as well as its colour: filled, outlined, dashed, crossed, hatched."""
    colour = QColor(tokens.colour(OUR_WORD[fate]))
    place = place.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if fate is Fate.THEIRS else Qt.PenStyle.SolidLine))
    match fate:
        case Fate.KEPT:
            painter.setBrush(colour)
        case Fate.CORRECTED:
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        case Fate.WAITING | Fate.MOVED_BY_US:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        case _:
            painter.setBrush(QColor(tokens.tint(OUR_WORD[fate], strength=PARTLY)))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = place.center()
    if fate is Fate.BROKEN:
        arm = min(3.0, place.height() / 3)
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(int(middle.x() - arm), int(middle.y() - arm), int(middle.x() + arm), int(middle.y() + arm))
        painter.drawLine(int(middle.x() - arm), int(middle.y() + arm), int(middle.x() + arm), int(middle.y() - arm))
    elif fate is Fate.LATE:  # ticked, as in the calendar
        arm = min(3.0, place.height() / 3)
        painter.setPen(QPen(colour, 1.5))
        low = middle + QPointF(-arm / 3, arm)
        painter.drawPolyline([middle - QPointF(4 * arm / 3, 0), low, middle + QPointF(4 * arm / 3, -arm)])
    elif fate is Fate.MOVED_BY_US:
        arm = min(8.0, place.width() / 4)
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(int(middle.x() - arm), int(middle.y()), int(middle.x() + arm), int(middle.y()))
