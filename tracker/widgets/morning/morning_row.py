"""How one row of the morning is painted: when, who, how, about what, in whose words. Knows no list and no state."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.morning.morning_model import MorningRole
from tracker.presentation.morning.morning_rows import Key, MorningRowKind, Row
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.marks import BECAME, Mark, channel_icon
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.broken import broken
from tracker.widgets.look.painted.whose_tag import paint_tag, tag_width
from tracker.widgets.look.theme import font, grown, line_height, tokens_of
from tracker.widgets.look.tokens import (
    FOCUS_WIDTH,
    ICON_SMALL,
    RADIUS_CARD,
    RADIUS_CHIP,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    Role,
    Tokens,
    Type,
)

Index = QModelIndex | QPersistentModelIndex
Kind = MorningRowKind

FOLDS = (Kind.FOLD, Kind.NOTHING_AGREED, Kind.ELSEWHERE, Kind.HIDDEN, Kind.TOMORROW, Kind.TO_GO)
THIN_LINES = (*FOLDS, Kind.WORD_KEPT)
"""Rows that are a line of words which unfolds, not an agreement or a person."""
THIN = (Kind.LATER,)
ANSWERS_UNFOLD = (Kind.SLIPPED, Kind.PHONE, Kind.ASKS)
IN_OUR_WORDS = (Kind.PHONE, Kind.ASKS, Kind.UNSENT, Kind.LEFT_WITHOUT, Kind.ANSWERED)
"""Rows whose second line is a sentence of ours, not what it is about: that is told whole."""
WITH_ACTS = (Kind.TALK, Kind.PROMISE)
LEAST_COLUMN = 50
ACT = QSize(26, 20)
MARK, QUOTED_LINES, OUR_LINES = 3, 3, 3
END_HEIGHT, END_LEFT, END_LINES = 112, 48, 4
_AFTER_TICK = 6
_WHOSE = 0.45
"""As much of the second line may say which of us it is."""


@dataclass
class Look:
    """What is so of the list as a whole: how wide the times are, whose row is shown, which are on their way out.

    `leaving` has how much of its tick each has drawn and how much of its height it still has, both 0 to 1.
    """

    column: int = LEAST_COLUMN
    is_tall: bool = False
    shown: Key | None = None
    leaving: dict[Key, tuple[float, float]] = field(default_factory=dict)
    beads: int = 0


class MorningRow(QStyledItemDelegate):
    """Paints rows of a `MorningModel`. Rows stand in 8 pixels from the list's edges, words 16."""

    def __init__(self, look: Look, parent: QStyledItemDelegate | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.folded_height: dict[Key, int] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(MorningRole.ROW)
        if not isinstance(row, Row):
            return QSize()
        width = _option.rect.width() if _option.rect.width() > 0 else 200
        height = self.height_of(row, width, index)
        if row.key in self.look.leaving:
            height = round(height * self.look.leaving[row.key][1])
        return QSize(0, max(height, 1))

    def height_of(self, row: Row, width: int, index: Index | None = None) -> int:
        """In pixels, in a list of that width."""
        soft = line_height(Type.SOFT)
        if row.kind is Kind.HEADING:
            return soft * len(self._heading_lines(row, width - 2 * SPACE_16)) + 11
        if row.kind is Kind.NOW:
            return soft + 2
        if row.kind is Kind.END:
            room = width - 2 * SPACE_8 - END_LEFT - SPACE_12
            name, detail = (
                len(broken(text, font(kind), room, END_LINES)) * line_height(kind)
                for text, kind in ((row.name, Type.NAME), (row.detail, Type.SOFT))
            )
            return max(END_HEIGHT, name + detail + 60)
        if row.kind in THIN_LINES:
            after_fold = index is not None and _kind_before(index) in FOLDS
            return soft + 9 + (0 if after_fold else 10)
        if row.kind in THIN and not self.look.is_tall:
            return self.most_of_a_later_line()
        height = max(line_height(Type.BODY) + soft * len(self._detail_lines(row, width)) + 13, 30)
        if row.unfolded:
            return height + len(self._quote_lines(row, width)) * soft + self.folded_height.get(row.key, 0)
        if self._says_words(row):
            height += len(self._quote_lines(row, width)) * soft
        return height

    def most_of_a_later_line(self) -> int:
        """How high a line of tomorrow is at most, in pixels."""
        if not self.look.is_tall:
            return line_height(Type.BODY) + 8
        return max(line_height(Type.BODY) + line_height(Type.SOFT) + 13, 30)

    def acts_of(self, row: QRect) -> tuple[QRect, QRect]:
        """Where the two acts of a row are pressed."""
        right, top = row.right() + 1 - SPACE_16, row.top() + 1
        wide, high = grown(ACT.width()), grown(ICON_SMALL) + ACT.height() - ICON_SMALL
        second = QRect(right - wide, top, wide, high)
        return second.translated(-wide - SPACE_4, 0), second

    def _says_words(self, row: Row) -> bool:
        return self.look.is_tall and bool(row.quote) and row.key != self.look.shown and row.kind not in THIN

    def _detail_lines(self, row: Row, width: int) -> list[str]:
        """The second line, in more of them where it is ours and one does not suffice."""
        if not row.detail or row.kind not in IN_OUR_WORDS:
            return [row.detail] if row.detail else []
        tick = grown(ICON_SMALL) + _AFTER_TICK if row.kind is Kind.ANSWERED else 0
        room = width - 2 * SPACE_16 - self.look.column - tick
        return broken(row.detail, font(Type.SOFT), room, OUR_LINES)

    def _quote_lines(self, row: Row, width: int) -> list[str]:
        room = width - 2 * SPACE_16 - self.look.column
        return broken(row.quote, font(Type.SOFT), room, QUOTED_LINES) if row.quote else []

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(MorningRole.ROW)
        if not isinstance(row, Row):
            return
        tokens = tokens_of(QGuiApplication.palette())
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            upright.hold_a_mirror(painter, area)
        inside = area.adjusted(SPACE_16, 0, -SPACE_16, 0)
        if row.kind is Kind.HEADING:
            self._paint_heading(painter, inside, row, tokens)
        elif row.kind is Kind.NOW:
            self._paint_now(painter, inside, row, tokens)
        elif row.kind is Kind.END:
            self._paint_end(painter, area.adjusted(SPACE_8, 0, -SPACE_8, 0), row, tokens)
        else:
            state: QStyle.StateFlag = option.state
            air = 10 if row.kind in THIN_LINES and _kind_before(index) not in FOLDS else 0
            self._paint_ground(painter, area.adjusted(SPACE_8, air, -SPACE_8, 0), row, state, tokens)
            if row.kind in THIN_LINES:
                self._paint_fold(painter, inside.adjusted(0, air, 0, 0), row, tokens)
            elif row.kind is Kind.PASSED:
                self._paint_passed(painter, inside, row, tokens)
            else:
                self._paint_row(painter, inside, row, state, tokens, area)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, row: Row, state: QStyle.StateFlag, tokens: Tokens) -> None:
        box = QRectF(area)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = row.key == self.look.shown and row.planned is not None
        is_card = row.unfolded and row.kind not in THIN_LINES  # what those unfold lies beneath them, and not in them
        if row.leaving:
            painter.setBrush(QColor(_tint(tokens, _leaves_as(row))))
            painter.drawRoundedRect(box, SPACE_8, SPACE_8)
        elif is_card:
            painter.setBrush(QColor(tokens.surface))
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), SPACE_8, SPACE_8)
        elif shown:
            painter.setBrush(QColor(tokens.tint(Role.PRIMARY)))
            painter.drawRoundedRect(box, SPACE_8, SPACE_8)
            painter.setBrush(QColor(tokens.primary))
            apart = min(8, area.height() // 4)  # in a row of one line it would be a dot else
            painter.drawRoundedRect(QRectF(area.left(), area.top() + apart, MARK, area.height() - 2 * apart), 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.raised))
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), SPACE_8, SPACE_8)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected and not is_card:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), SPACE_8, SPACE_8)

    def _heading_lines(self, row: Row, width: int) -> list[str]:
        """Beside how many there are; in two where one does not suffice."""
        counted = "" if row.count is None else str(row.count)
        count = QFontMetrics(font(Type.SOFT, tabular=True)).horizontalAdvance(counted)
        return broken(row.name, font(Type.SOFT, semibold=True), width - (count + SPACE_8 if counted else 0), 2) or [""]

    def _paint_heading(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        line = area.adjusted(0, 6, 0, -2)
        painter.setFont(font(Type.SOFT, semibold=True))
        painter.setPen(QColor(tokens.soft))
        lines = self._heading_lines(row, line.width())
        line.setHeight(line.height() // len(lines))
        for at, words in enumerate(lines):
            upright.text(painter, line.translated(0, at * line.height()), _MIDDLE, words)
        painter.setFont(font(Type.SOFT, tabular=True))
        upright.text(painter, line, _MIDDLE_RIGHT, "" if row.count is None else str(row.count))

    def _paint_now(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        painter.setFont(font(Type.NUMERAL, semibold=True, tabular=True))
        painter.setPen(QColor(tokens.primary))
        upright.text(painter, area, _MIDDLE, row.when)
        begins = area.left() + max(painter.fontMetrics().horizontalAdvance(row.when) + SPACE_8, 40)
        middle = area.center().y() + 0.5
        painter.setPen(QPen(QColor(tokens.primary), 1))
        painter.drawLine(QPointF(begins + 3, middle), QPointF(area.right() + 1, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.primary))
        painter.drawEllipse(QPointF(begins + 3, middle), 3.5, 3.5)

    def _paint_end(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tint(Role.AGREED)))
        painter.drawRoundedRect(QRectF(area), RADIUS_CARD, RADIUS_CARD)
        ratio = painter.device().devicePixelRatio()
        upright.picture(painter, area.left() + 12, area.top() + 15, tinted_pixmap("kept", tokens.agreed, 26, ratio))
        left, room = area.left() + END_LEFT, area.width() - END_LEFT - SPACE_12
        y = area.top() + 14
        for text, kind, colour in ((row.name, Type.NAME, tokens.text), (row.detail, Type.SOFT, tokens.soft)):
            painter.setFont(font(kind))
            painter.setPen(QColor(colour))
            for line in broken(text, painter.font(), room, END_LINES):
                upright.text(painter, QRect(left, y, room, line_height(kind)), _MIDDLE, line)
                y += line_height(kind)
            y += 4
        paint_beads(
            painter,
            QRect(area.left() + 12, area.bottom() - 19, area.width() - 24, 4),
            [tokens.agreed] * self.look.beads,
        )

    def _paint_fold(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        ratio = painter.device().devicePixelRatio()
        name = "kept" if row.kind is Kind.WORD_KEPT else "chevron-down" if row.unfolded else "chevron-right"
        y = area.top() + (area.height() - grown(ICON_SMALL)) // 2
        upright.picture(painter, area.left(), y, tinted_pixmap(name, tokens.soft, grown(ICON_SMALL), ratio))
        painter.setPen(QColor(tokens.soft))
        painter.setFont(font(Type.BODY))
        text = area.adjusted(grown(ICON_SMALL) + 6, 0, 0, 0)
        told = painter.fontMetrics().elidedText(row.name, _RIGHT, text.width() - (24 if row.count is not None else 0))
        upright.text(painter, text, _MIDDLE, told)
        if row.count is not None:
            painter.setFont(font(Type.SOFT, tabular=True))
            upright.text(painter, area, _MIDDLE_RIGHT, str(row.count))

    def _paint_passed(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        ratio = painter.device().devicePixelRatio()
        y = area.top() + (area.height() - grown(ICON_SMALL)) // 2
        upright.picture(painter, area.left(), y, tinted_pixmap("slipped", tokens.slipped, grown(ICON_SMALL), ratio))
        painter.setPen(QColor(tokens.slipped))
        painter.setFont(font(Type.BODY))
        text = area.adjusted(grown(ICON_SMALL) + SPACE_8, 0, 0, 0)
        upright.text(painter, text, _MIDDLE, painter.fontMetrics().elidedText(row.name, _RIGHT, text.width()))

    def _paint_row(
        self, painter: QPainter, inside: QRect, row: Row, state: QStyle.StateFlag, tokens: Tokens, area: QRect
    ) -> None:
        body, soft = line_height(Type.BODY), line_height(Type.SOFT)
        thin = row.kind in THIN and not self.look.is_tall
        line = QRect(inside.left(), inside.top() + (4 if thin else 6), inside.width(), body)
        self._paint_when(painter, line, row, tokens)
        text = line.adjusted(self.look.column, 0, 0, 0)
        if row.kind in (Kind.KEPT, Kind.ANSWERED):
            mark = BECAME.get(row.became or AgreementOutcome.KEPT, Mark("check", Role.AGREED))
            icon = "check" if mark.icon == "kept" else mark.icon
            self._paint_icon(painter, text.left(), line, icon, tokens.colour(mark.role))
            text.setLeft(text.left() + grown(ICON_SMALL) + _AFTER_TICK)
        text.setRight(self._paint_right(painter, line, row, state, tokens, area))
        self._paint_name(painter, text, row, tokens)
        if thin or not row.detail:
            return
        under = QRect(text.left(), line.bottom() + 1, inside.right() - text.left() + 1, soft)
        about = self._paint_whose(painter, under, row, tokens)
        painter.setFont(font(Type.SOFT))
        painter.setPen(QColor(tokens.soft))
        for at, told in enumerate(self._detail_lines(row, area.width())):
            line = about.translated(0, at * soft)
            upright.text(painter, line, _MIDDLE, painter.fontMetrics().elidedText(told, _RIGHT, about.width()))
            under.moveTop(line.top())
        if row.unfolded or self._says_words(row):
            painter.setPen(QColor(tokens.text))
            for quoted in self._quote_lines(row, area.width()):
                under = under.translated(0, soft)
                upright.text(painter, under, _MIDDLE, quoted)

    def _paint_whose(self, painter: QPainter, under: QRect, row: Row, tokens: Tokens) -> QRect:
        """Which of us it is, at the beginning of the second line; what is left of that."""
        if not row.whose:
            return under
        kind, most = font(Type.SOFT), under.width() * _WHOSE
        told = next((each for each in row.whose if tag_width(each, kind) <= most), row.whose[-1])
        told = QFontMetrics(kind).elidedText(told, _RIGHT, round(most))
        box = QRect(under.left(), under.top(), tag_width(told, kind), under.height())
        paint_tag(painter, box, told, kind, tokens)
        return under.adjusted(box.width() + 6, 0, 0, 0)

    def _paint_whose_beside(self, painter: QPainter, place: QRect, row: Row, tokens: Tokens) -> None:
        """The same after the name, in a row that has no second line."""
        kind, high = font(Type.SOFT), line_height(Type.SOFT)
        told = next((each for each in row.whose if tag_width(each, kind) <= place.width()), "")
        if told:
            top = place.top() + (place.height() - high) // 2
            paint_tag(painter, QRect(place.left(), top, tag_width(told, kind), high), told, kind, tokens)

    def _paint_when(self, painter: QPainter, line: QRect, row: Row, tokens: Tokens) -> None:
        column = QRect(line.left(), line.top(), self.look.column, line.height())
        if row.leaving:
            self._paint_tick(painter, column, row, tokens)
            return
        late, owed = row.kind in (Kind.SLIPPED, Kind.ASKS), row.kind is Kind.PROMISE
        made = font(Type.SOFT, tabular=True)
        if late:
            made.setWeight(QFont.Weight.Medium)
        painter.setFont(made)
        painter.setPen(QColor(tokens.slipped if late else tokens.promise if owed else tokens.soft))
        upright.text(painter, column, _MIDDLE, painter.fontMetrics().elidedText(row.when, _RIGHT, column.width() - 2))

    def _paint_tick(self, painter: QPainter, column: QRect, row: Row, tokens: Tokens) -> None:
        """As much of a tick as has been drawn by now."""
        drawn = self.look.leaving.get(row.key, (1.0, 1.0))[0]
        x, y = column.left() + 1.0, column.center().y() + 1.0
        points = (QPointF(x, y), QPointF(x + 4, y + 4), QPointF(x + 12, y - 5))
        painter.setPen(
            QPen(
                QColor(tokens.colour(_leaves_as(row))),
                2,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        first = min(drawn / 0.35, 1.0)
        painter.drawLine(points[0], points[0] + (points[1] - points[0]) * first)
        if drawn > 0.35:
            painter.drawLine(points[1], points[1] + (points[2] - points[1]) * ((drawn - 0.35) / 0.65))

    def _paint_name(self, painter: QPainter, text: QRect, row: Row, tokens: Tokens) -> None:
        light = (Kind.WAITING, Kind.UNSENT, Kind.LEFT_WITHOUT, Kind.PUT_OFF, Kind.LATER, Kind.KEPT, Kind.ANSWERED)
        painter.setFont(font(Type.BODY, semibold=row.kind not in light))
        painter.setPen(QColor(tokens.soft if row.leaving else tokens.text))
        metrics = painter.fontMetrics()
        thin = row.kind in THIN and not self.look.is_tall
        # Whose it is stays in a row of one line, by the shortest it is told by; the name's end gives way.
        tag = tag_width(row.whose[-1], font(Type.SOFT)) + SPACE_8 if thin and row.whose else 0
        tag = tag if tag <= text.width() * _WHOSE else 0
        upright.text(painter, text, _MIDDLE, metrics.elidedText(row.name, _RIGHT, text.width() - tag))
        room = max(text.width() - metrics.horizontalAdvance(row.name) - SPACE_8, tag - SPACE_8)
        if thin:
            self._paint_whose_beside(painter, text.adjusted(text.width() - room, 0, 0, 0), row, tokens)
            return
        painter.setFont(font(Type.SOFT))
        if row.firm and painter.fontMetrics().horizontalAdvance(row.firm) <= room:
            painter.setPen(QColor(tokens.soft))
            beside = text.adjusted(text.width() - room, 0, 0, 0)
            upright.text(painter, beside, _MIDDLE, row.firm)

    def _paint_right(
        self, painter: QPainter, line: QRect, row: Row, state: QStyle.StateFlag, tokens: Tokens, area: QRect
    ) -> int:
        """The channel, or the acts where the row is pointed at or shown; where the name has to end."""
        wants = bool(state & QStyle.StateFlag.State_MouseOver) or row.key == self.look.shown
        if row.kind in WITH_ACTS and wants and not row.leaving:
            acts = self.acts_of(area)
            for box, name in zip(acts, act_icons(row), strict=True):
                self._paint_act(painter, box, name, tokens)
            return acts[0].left() - SPACE_4
        mark = mark_of(row)
        if mark is None:
            return line.right()
        left = line.right() + 1 - grown(ICON_SMALL)
        self._paint_icon(painter, left, line, mark.icon, tokens.colour(mark.role))
        return left - SPACE_4

    def _paint_act(self, painter: QPainter, box: QRect, name: str, tokens: Tokens) -> None:
        painter.setBrush(QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP, RADIUS_CHIP)
        ratio = painter.device().devicePixelRatio()
        side = grown(ICON_SMALL)
        pixmap = tinted_pixmap(name, tokens.text, side, ratio)
        upright.picture(painter, box.center().x() + 1 - side // 2, box.center().y() + 1 - side // 2, pixmap)

    def _paint_icon(self, painter: QPainter, left: int, line: QRect, name: str, colour: str) -> None:
        ratio = painter.device().devicePixelRatio()
        y = line.top() + (line.height() - grown(ICON_SMALL)) // 2
        upright.picture(painter, left, y, tinted_pixmap(name, colour, grown(ICON_SMALL), ratio))


def paint_beads(painter: QPainter, area: QRect, colours: list[str], gap: int = 3) -> None:
    """Equal bars of those colours side by side."""
    if not colours:
        return
    each = (area.width() - gap * (len(colours) - 1)) / len(colours)
    painter.setPen(Qt.PenStyle.NoPen)
    for at, colour in enumerate(colours):
        painter.setBrush(QColor(colour))
        box = QRectF(area.left() + at * (each + gap), area.top(), max(each, 1.0), area.height())
        painter.drawRoundedRect(box, 2, 2)


def column_for(rows: list[Row]) -> int:
    """How wide the times are that stand in these rows."""
    metrics = QFontMetrics(font(Type.SOFT, tabular=True))
    widest = max((metrics.horizontalAdvance(row.when) for row in rows if row.kind is not Kind.NOW), default=0)
    return max(LEAST_COLUMN, widest + SPACE_8)


def act_icons(row: Row) -> tuple[str, str]:
    """The icons of its two acts: to reach them (or, where we are to meet, to move it), and that it is done."""
    channel = row.planned.channel if row.planned is not None else Channel.CALL
    reach = {Channel.CALL: "call", Channel.TEXT: "call", Channel.EMAIL: "email"}
    return reach.get(channel, "moved"), "check"


def tick_of(row: QRect) -> QRect:
    """Where the tick of a row that may be answered "that is fine" is pressed: its right end."""
    return row.adjusted(row.width() - grown(ICON_SMALL) - 4 * SPACE_8, 0, 0, 0)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.TextElideMode.ElideRight


def _leaves_as(row: Row) -> Role:
    """As it will stand in the calendar where it was kept; late is not as agreed."""
    kept = row.became in (AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE)
    return BECAME[row.became].role if kept and row.became is not None else Role.QUIET


def _tint(tokens: Tokens, role: Role) -> str:
    return tokens.tint(role)


def _kind_before(index: Index) -> object:
    return index.sibling(index.row() - 1, 0).data(MorningRole.KIND) if index.row() else None


def mark_of(row: Row) -> Mark | None:
    """How it is reached or what it is, in the colour of how it stands; None where nothing is said of that."""
    if row.left_without is not None:
        return Mark("check", Role.SOFT)
    if row.unsent is not None:
        return Mark(channel_icon(row.unsent.entry.attempt.channel), Role.SLIPPED if row.unsent.asks else Role.SOFT)
    if row.kind is Kind.PUT_OFF:
        return Mark("snooze", Role.QUIET)
    if row.planned is None or row.kind in (Kind.KEPT, Kind.ANSWERED):
        return None
    if row.leaving:  # what it became, wherever it stood: what is kept has not slipped
        return Mark(_way(row), _leaves_as(row))
    if row.kind is Kind.SLIPPED:
        return Mark(_way(row), Role.SLIPPED)
    if row.kind is Kind.PROMISE or row.planned.kind is AgreementKind.PROMISE:
        return Mark("owe", Role.PROMISE)
    return Mark(_way(row), Role.SOFT)


def _way(row: Row) -> str:
    owed = row.planned is not None and row.planned.kind is AgreementKind.PROMISE
    return "owe" if owed or row.planned is None else channel_icon(row.planned.channel)
