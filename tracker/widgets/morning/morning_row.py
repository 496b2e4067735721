"""How one row of the morning is painted: when, icon, name, and a soft second line. Knows no list and no state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.morning.morning_model import MorningRole, MorningRowKind, Row
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.marks import Mark, channel_icon
from tracker.widgets.look.row_ground import paint_ground
from tracker.widgets.look.section import heading_font
from tracker.widgets.look.theme import font, line_height, tokens_of
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_4, SPACE_8, SPACE_16, Role, Tokens, Type

Index = QModelIndex | QPersistentModelIndex

LINES = (MorningRowKind.FOLD, MorningRowKind.NOTHING_AGREED, MorningRowKind.PASSED, MorningRowKind.HIDDEN)
"""Rows that are a line of words, not an agreement or a person."""


class MorningRow(QStyledItemDelegate):
    """Paints rows of a `MorningModel`. `side` is how far rows stand in from the list's edges, in pixels."""

    side = SPACE_8

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(MorningRole.ROW)
        if not isinstance(row, Row):
            return QSize()
        if row.kind is MorningRowKind.HEADING:
            return QSize(0, QFontMetrics(heading_font()).height() + SPACE_16 + SPACE_4 + 2)
        height = line_height(Type.BODY) + 2 * 6
        if row.detail:
            height += line_height(Type.SOFT) + 1
        if row.kind in LINES:
            height += SPACE_4
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(MorningRole.ROW)
        if not isinstance(row, Row):
            return
        tokens = tokens_of(QGuiApplication.palette())
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is MorningRowKind.HEADING:
            self._paint_heading(painter, area.adjusted(2 * self.side, 0, -self.side, 0), row, tokens)
        else:
            state: QStyle.StateFlag = option.state
            paint_ground(painter, area.adjusted(self.side, 0, -self.side, 0), state, tokens)
            inside = area.adjusted(2 * self.side, 6, -2 * self.side, -6)
            if row.kind in LINES:
                self._paint_line(painter, inside, row, tokens)
            else:
                self._paint_row(painter, inside, row, tokens)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        painter.setFont(heading_font())
        painter.setPen(QColor(tokens.soft))
        painter.drawText(area.adjusted(0, 0, 0, -SPACE_4), _BOTTOM, row.name)

    def _paint_line(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        slipped = row.kind is MorningRowKind.PASSED
        role = Role.SLIPPED if slipped else Role.SOFT
        name = "slipped" if slipped else "chevron-down" if row.unfolded else "chevron-right"
        ratio = painter.device().devicePixelRatio()
        icon_y = area.center().y() - ICON_SMALL // 2
        painter.drawPixmap(area.left(), icon_y, tinted_pixmap(name, tokens.colour(role), ICON_SMALL, ratio))
        painter.setPen(QColor(tokens.colour(role)))
        painter.setFont(font(Type.BODY))
        text = area.adjusted(ICON_SMALL + SPACE_8, 0, 0, 0)
        painter.drawText(text, _MIDDLE, painter.fontMetrics().elidedText(row.name, _RIGHT, text.width()))

    def _paint_row(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        mark = _mark(row)
        line = QRect(area.left(), area.top(), area.width(), line_height(Type.BODY))
        column = _column()
        painter.setFont(font(Type.BODY, tabular=True))
        painter.setPen(QColor(tokens.colour(Role.SLIPPED if row.kind is MorningRowKind.SLIPPED else Role.SOFT)))
        when = QRect(line.left(), line.top(), column, line.height())
        painter.drawText(when, _MIDDLE, painter.fontMetrics().elidedText(row.when, _RIGHT, column))
        icon_at = line.left() + column + SPACE_8
        pixmap = tinted_pixmap(mark.icon, tokens.colour(mark.role), ICON_SMALL, painter.device().devicePixelRatio())
        painter.drawPixmap(icon_at, line.center().y() - ICON_SMALL // 2 + 1, pixmap)
        text = line.adjusted(column + SPACE_8 + ICON_SMALL + SPACE_8, 0, 0, 0)
        if row.left_without is not None:
            tick = tinted_pixmap("check", tokens.colour(Role.SOFT), ICON_SMALL, painter.device().devicePixelRatio())
            painter.drawPixmap(area.right() - ICON_SMALL + 1, line.center().y() - ICON_SMALL // 2 + 1, tick)
            text.setRight(area.right() - ICON_SMALL - SPACE_8)
        painter.setFont(
            font(
                Type.BODY,
                semibold=row.kind not in (MorningRowKind.WAITING, MorningRowKind.LEFT_WITHOUT, MorningRowKind.PUT_OFF),
            )
        )
        painter.setPen(QColor(tokens.text))
        painter.drawText(text, _MIDDLE, painter.fontMetrics().elidedText(row.name, _RIGHT, text.width()))
        if row.detail:
            under = text.translated(0, line.height() + 1)
            under.setHeight(line_height(Type.SOFT))
            painter.setFont(font(Type.SOFT))
            painter.setPen(QColor(tokens.soft))
            painter.drawText(under, _MIDDLE, painter.fontMetrics().elidedText(row.detail, _RIGHT, under.width()))


def tick_of(row: QRect) -> QRect:
    """Where the tick of a row that may be answered "that is fine" is pressed: its right end."""
    return row.adjusted(row.width() - ICON_SMALL - 4 * SPACE_8, 0, 0, 0)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_BOTTOM = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.TextElideMode.ElideRight


def _mark(row: Row) -> Mark:
    if row.kind is MorningRowKind.SLIPPED:
        return Mark("slipped", Role.SLIPPED)
    if row.kind is MorningRowKind.PROMISE:
        return Mark("owe", Role.PROMISE)
    if row.kind is MorningRowKind.PUT_OFF:
        return Mark("snooze", Role.QUIET)
    if row.planned is not None:
        return Mark(channel_icon(row.planned.channel), Role.AGREED)
    return Mark("nothing-agreed" if row.left_without is not None else "their-turn", Role.QUIET)


def _column() -> int:
    return QFontMetrics(font(Type.BODY, tabular=True)).horizontalAdvance("00 Nov") + 2
