"""A row of the palette as it is painted: icon, words, what is beside or beneath them, and the caps of its keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPainterPath
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.palette.row import Does, Row, Tone
from tracker.presentation.palette.row_model import RowRole
from tracker.widgets.fields.key_chip import cap_width, paint_cap
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.key_cap import ENTER, native, on_caps
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.broken import broken
from tracker.widgets.look.plain_label import elided
from tracker.widgets.look.theme import font, grown, line_height, tokens_of
from tracker.widgets.look.tokens import ICON, STATE_BAR, Role, Tokens, Type

HEADING, ROW, ROW_WITH_EVIDENCE = 27, 34, 46
MARGIN, INSIDE, TEXT = 6, 16, 43
"""From the card's edge: to the ground of a row, to its icon and its caps, to its words."""
WORDS_LINES, EVIDENCE_LINES = 2, 3
"""As many lines as the words of an act may take, and what it rests on."""
_RADIUS, _GAP = 8, 10
_BETWEEN_CAPS, _BEFORE_CAPS, _LEAST_BESIDE = 4, 8, "MMM…"
_ROLES = {
    Tone.PLAIN: Role.TEXT,
    Tone.AGREED: Role.AGREED,
    Tone.PROMISED: Role.PROMISE,
    Tone.WARN: Role.SLIPPED,
    Tone.STOP: Role.STOP,
}
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
_ELIDE = Qt.TextElideMode.ElideRight


class RowDelegate(QStyledItemDelegate):
    """Measures in logical pixels; rows grow with larger type."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row, view = index.data(RowRole.ROW), self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        return QSize(0, height_of(row, width) if isinstance(row, Row) else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(RowRole.ROW)
        if not isinstance(row, Row):
            return
        tokens = tokens_of(QGuiApplication.palette())
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            upright.hold_a_mirror(painter, area)
        if row.is_heading:
            _paint_heading(painter, area, row, tokens)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen or option.state & QStyle.StateFlag.State_MouseOver:
                _paint_ground(painter, area, chosen, tokens)
            _paint_row(painter, area, row, chosen, tokens)
        painter.restore()


def begins() -> int:
    """Where the words of a row begin, from the card's edge: after an icon as large as icons are beside such letters."""
    return TEXT + grown(ICON) - ICON


def height_of(row: Row, width: int) -> int:
    """In pixels, in a list so wide."""
    if row.is_heading:
        return max(HEADING, line_height(Type.SOFT) + 10)
    if _is_act(row):
        words, under = lines_of_act(row, width)
        return max(ROW_WITH_EVIDENCE, len(words) * line_height(Type.BODY) + len(under) * line_height(Type.SOFT) + 12)
    if row.under:
        return max(ROW_WITH_EVIDENCE, line_height(Type.BODY) + line_height(Type.SOFT) + 12)
    return max(ROW, line_height(Type.BODY) + 12)


def lines_of_act(row: Row, width: int) -> tuple[list[str], list[str]]:
    """What would be done, and what it rests on, as they are broken in a list so wide: both told whole. There is room
    for the cap of Enter also while another row is chosen, so that nothing moves when it comes.
    """
    caps = sum(cap_width(cap) + _BETWEEN_CAPS for cap in caps_of(row, chosen=True))
    room = width - begins() - INSIDE - caps - _BEFORE_CAPS
    words = broken(row.words, font(Type.BODY, semibold=True), room, WORDS_LINES)
    return words, broken(row.under, font(Type.SOFT), room, EVIDENCE_LINES)


def _is_act(row: Row) -> bool:
    """Whether it would be logged or entered, with what speaks for it or against."""
    return row.does in (Does.SAVE, Does.ENTRY) and bool(row.under)


def caps_of(row: Row, chosen: bool) -> tuple[str, ...]:
    """The caps at its end: a command's keys, each by itself, and Enter where it is chosen."""
    if row.keys:
        return on_caps(native(row.keys))
    return (ENTER,) if chosen else ()


def _paint_heading(painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
    painter.setFont(font(Type.SOFT, semibold=True))
    painter.setPen(QColor(tokens.soft))
    room = area.adjusted(INSIDE, 6, -INSIDE, 0)
    upright.text(painter, room, _LEFT, painter.fontMetrics().elidedText(row.words, _ELIDE, room.width()))


def _paint_ground(painter: QPainter, area: QRect, chosen: bool, tokens: Tokens) -> None:
    box = QRectF(area.adjusted(MARGIN, 0, -MARGIN, 0))
    path = QPainterPath()
    path.addRoundedRect(box, _RADIUS, _RADIUS)
    painter.fillPath(path, QColor(tokens.tint(Role.PRIMARY) if chosen else tokens.raised))
    if chosen:
        painter.save()
        painter.setClipPath(path)
        painter.setClipRect(QRectF(box.left(), box.top(), STATE_BAR, box.height()), Qt.ClipOperation.IntersectClip)
        painter.fillPath(path, QColor(tokens.primary))
        painter.restore()


def _paint_row(painter: QPainter, area: QRect, row: Row, chosen: bool, tokens: Tokens) -> None:
    middle = area.center().y() + 1
    ratio = painter.device().devicePixelRatio()
    if row.icon:
        picture = tinted_pixmap(row.icon, tokens.colour(_ROLES[row.tone]), grown(ICON), ratio)
        upright.picture(painter, area.left() + INSIDE, middle - grown(ICON) // 2, picture)
    right = area.right() + 1 - INSIDE
    caps = caps_of(row, chosen)  # on the keyboard they stand from left to right in every language
    for cap in caps if upright.is_mirrored(painter) else reversed(caps):
        begins_at = right - cap_width(cap)
        paint_cap(painter, cap, begins_at, 2 * middle, tokens)
        right = begins_at - _BETWEEN_CAPS
    left = area.left() + begins()
    line = QRect(left, area.top(), right - _BEFORE_CAPS - left, area.height())
    if _is_act(row):
        _paint_act(painter, line, row, area.width(), tokens)
        return
    if row.under:
        both = line_height(Type.BODY) + line_height(Type.SOFT)
        top = area.top() + (area.height() - both) // 2
        under = QRect(line.left(), top + line_height(Type.BODY), line.width(), line_height(Type.SOFT))
        painter.setFont(font(Type.SOFT))
        painter.setPen(QColor(tokens.soft))
        upright.text(painter, under, _LEFT, elided(row.under, painter.fontMetrics(), under.width()))
        line = QRect(line.left(), top, line.width(), line_height(Type.BODY))
    painter.setFont(font(Type.BODY))
    painter.setPen(QColor(tokens.text))
    words = painter.fontMetrics().elidedText(row.words, _ELIDE, line.width())
    upright.text(painter, line, _LEFT, words)
    if row.beside:
        beside = line.adjusted(painter.fontMetrics().horizontalAdvance(words) + _GAP, 0, 0, 0)
        painter.setFont(font(Type.SOFT))
        painter.setPen(QColor(tokens.soft))
        soft: QFontMetrics = painter.fontMetrics()
        least = min(soft.horizontalAdvance(row.beside), soft.horizontalAdvance(_LEAST_BESIDE))
        if beside.width() >= least:  # a letter of it says nothing
            upright.text(painter, beside, _LEFT, soft.elidedText(row.beside, _ELIDE, beside.width()))


def _paint_act(painter: QPainter, line: QRect, row: Row, width: int, tokens: Tokens) -> None:
    """What would be done, and beneath it what it rests on, in the middle of `line`."""
    words, under = lines_of_act(row, width)
    high = len(words) * line_height(Type.BODY) + len(under) * line_height(Type.SOFT)
    y = line.top() + (line.height() - high) // 2
    for lines, face, kind, colour in (
        (words, font(Type.BODY, semibold=True), Type.BODY, tokens.text),
        (under, font(Type.SOFT), Type.SOFT, tokens.soft),
    ):
        painter.setFont(face)
        painter.setPen(QColor(colour))
        for told in lines:
            upright.text(painter, QRect(line.left(), y, line.width(), line_height(kind)), _LEFT, told)
            y += line_height(kind)
