"""How one row of the agenda is painted: a day's heading, an agreement with its time, or a quiet line.

Knows no list and no state.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.calendar.agenda_model import ROW, Row, RowKind
from tracker.presentation.calendar.calendar_entry import beneath_words, state_words, when_words
from tracker.widgets.calendar.entry_painter import look_of
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.row_ground import paint_ground
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import (
    ICON_SMALL,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    STATE_BAR,
    Tokens,
    Type,
)

Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
_ELIDE = Qt.TextElideMode.ElideRight
_LINES = (RowKind.NOTHING, RowKind.STRETCH, RowKind.END)


class AgendaRow(QStyledItemDelegate):
    """Paints rows of an `AgendaModel`. Make a new one when the type changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = font(Type.BODY)
        self._heavy = font(Type.BODY, semibold=True)
        self._figures = font(Type.BODY, tabular=True)
        self._soft = font(Type.SOFT)
        self._heading = font(Type.NAME)
        self._line = QFontMetrics(self._words).height()
        self._soft_line = QFontMetrics(self._soft).height()
        self._column = QFontMetrics(self._figures).horizontalAdvance("to 30 Nov") + SPACE_12
        heading = QFontMetrics(self._heading).height() + SPACE_16 + SPACE_8
        self._heights = {
            RowKind.DAY: heading,
            RowKind.ENTRY: self._line + self._soft_line + 2 * SPACE_8,
            RowKind.NOTHING: self._line + 2 * SPACE_4,
            RowKind.STRETCH: self._line + 2 * SPACE_12,
            RowKind.END: self._line + 2 * SPACE_12,
        }

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        return QSize(0, self._heights[row.kind]) if isinstance(row, Row) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        tokens = tokens_of(QGuiApplication.palette())
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.DAY:
            self._paint_heading(painter, area.adjusted(SPACE_16, 0, -SPACE_16, 0), row, tokens)
        else:
            state: QStyle.StateFlag = option.state
            if row.can_be_chosen:
                paint_ground(painter, area.adjusted(SPACE_8, 1, -SPACE_8, -1), state, tokens)
            inside = area.adjusted(SPACE_16, 0, -SPACE_16, 0)
            if row.kind in _LINES:
                self._paint_line(painter, inside, row, tokens)
            else:
                self._paint_entry(painter, inside, row, tokens)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        colour = tokens.accent if row.is_today else tokens.text
        line = area.adjusted(0, SPACE_16, 0, -SPACE_4)
        self._text(painter, line, row.text, self._heading, colour)
        # A hairline joins the heading with the right edge; today's is drawn in its colour and thicker.
        begins = line.left() + QFontMetrics(self._heading).horizontalAdvance(row.text) + SPACE_12
        y = line.center().y() + 1
        high = 2 if row.is_today else 1
        if begins < line.right():
            painter.fillRect(
                begins, y, line.right() - begins, high, QColor(tokens.accent if row.is_today else tokens.line)
            )

    def _paint_line(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        self._text(painter, area, row.text, self._words, tokens.soft)

    def _paint_entry(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        entry = row.entry
        assert entry is not None
        look = look_of(entry)
        bar = QRectF(area.left(), area.top() + SPACE_8, STATE_BAR, area.height() - 2 * SPACE_8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.strong_line if look.quiet else tokens.colour(look.role)))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        line = QRect(area.left() + SPACE_12, area.top() + SPACE_8, area.width() - SPACE_12, self._line)
        figures = tokens.soft if look.quiet else tokens.colour(look.role)
        self._text(painter, line, when_words(entry, row.day), self._figures, figures)
        line.setLeft(line.left() + self._column)
        ratio = painter.device().devicePixelRatio()
        pixmap = tinted_pixmap(look.icon, tokens.colour(look.role), ICON_SMALL, ratio)
        painter.drawPixmap(line.left(), line.top() + (self._line - ICON_SMALL + 1) // 2, pixmap)
        line.setLeft(line.left() + ICON_SMALL + SPACE_8)
        stands = state_words(entry)
        width = QFontMetrics(self._soft).horizontalAdvance(stands)
        self._text(painter, line, stands, self._soft, figures, _RIGHT)
        name = line.adjusted(0, 0, -width - SPACE_12, 0)
        self._text(
            painter,
            name,
            entry.name,
            self._words if look.quiet else self._heavy,
            tokens.soft if look.quiet else tokens.text,
        )
        under = QRect(line.left(), line.bottom() + 1, line.width(), self._soft_line)
        self._text(painter, under, beneath_words(entry, row.day), self._soft, tokens.soft)

    def _text(
        self, painter: QPainter, area: QRect, words: str, kind: QFont, colour: str, flags: Qt.AlignmentFlag = _LEFT
    ) -> None:
        painter.setFont(kind)
        painter.setPen(QColor(colour))
        painter.drawText(area, flags, QFontMetrics(kind).elidedText(words, _ELIDE, area.width()))
