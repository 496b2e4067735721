"""The card beside an agreement under a resting pointer: who, when and how, their words, since when.

It is for the eye alone: a screen reader is told by the view, and a tooltip would have shown what that is told to
everybody. Knows no view and no sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.entry_card import EntryCard, entry_card
from tracker.tongue import tr_as
from tracker.widgets.calendar.entry_look import look_of
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.motion import Fade
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.row_ground import SHADOW, paint_shadow
from tracker.widgets.look.painted.unbroken import no_lone_word, unbroken
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import ICON_SMALL, RADIUS_CARD, Role, Type, mix

REST_MS = 400
WIDTH = 288
"""Beside letters of the usual size."""
AWAY, HIGHER = 4, 6
"""How far beside the agreement it stands, and how much higher."""
LONG = 160
"""Beside a longer box the card stands at the pointer, not at its end."""
_SIDE, _TOP, _GAP, _FOOT = 16, 13, 6, 36
_BESIDE_ICON, _MADE_AT, _CAP, _BEFORE_CAP = 6, 10, 17, 6
_MOST_LINES = 4
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Hovering(QObject):
    """Shows the card of what the pointer rests on. `make` is asked for it when it is to be shown; None: nothing."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._make: Callable[[], HoverCard | None] = lambda: None
        self._card: HoverCard | None = None
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show)

    @property
    def card(self) -> HoverCard | None:
        """The one that is shown."""
        return self._card

    def rest_on(self, make: Callable[[], HoverCard | None]) -> None:
        """The pointer has come to something else."""
        self.leave()
        self._make = make
        self._rest.start()

    def leave(self) -> None:
        """There is nothing under it, or something else goes on."""
        self._rest.stop()
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def _show(self) -> None:
        self._card = self._make()
        if self._card is not None:
            self._card.appear()


class HoverCard(QWidget):
    """`beside` is the agreement it is about, `others` those it should cover as few of as may be; all in `window`.

    `role` and `icon` are those of its state. `key` is the cap of what opens it, "" where nothing does.
    """

    def __init__(
        self, told: EntryCard, role: Role, icon: str, key: str, window: QWidget, beside: QRect, others: Sequence[QRect]
    ) -> None:
        super().__init__(window)
        self._told, self._role, self._icon, self._key = told, role, icon, key
        self._name = font(Type.NAME)
        self._heavy = font(Type.BODY, semibold=True)
        self._body = font(Type.BODY)
        self._soft = font(Type.SOFT)
        self._width = grown(WIDTH)
        self._parts = self._laid()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        size = QSize(self._width, self._height)
        place = place_beside(beside, size, window.rect().adjusted(8, 8, -8, -8), others)
        self.setGeometry(QRect(place, size).adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))
        self.hide()
        self._fade = Fade(self)

    @property
    def told(self) -> EntryCard:
        return self._told

    def appear(self) -> None:
        self.raise_()
        self._fade.appear()

    def _laid(self) -> list[tuple[QRect, str, QFont, Role]]:
        """The lines from the top, each in its place; sets how high the card is."""
        told, width = self._told, self._width - 2 * _SIDE
        parts: list[tuple[QRect, str, QFont, Role]] = []
        y = _TOP
        name = QFontMetrics(self._name)
        whole = name.horizontalAdvance(told.name)
        firm = QFontMetrics(self._soft).horizontalAdvance(told.firm)
        beside = bool(told.firm) and whole + 8 + firm <= width
        high = name.boundingRect(QRect(0, 0, width, 10_000), _WRAP, told.name).height()
        parts.append((QRect(_SIDE, y, width, high), told.name, self._name, Role.TEXT))
        if beside:
            parts.append((QRect(_SIDE + whole + 8, y + 1, firm + 2, high), told.firm, self._soft, Role.SOFT))
        y += high
        if told.firm and not beside:
            y = self._add(parts, y + 1, told.firm, self._soft, Role.SOFT, 1)
        y = self._add(parts, y + _GAP, told.when, self._heavy, self._role, 2, grown(ICON_SMALL) + 6)
        if told.topic:
            y = self._add(parts, y + _GAP, told.topic, self._body, Role.TEXT, 2)
        if told.words:
            y = self._add(parts, y + 2, told.words, self._body, Role.SOFT, _MOST_LINES)
        self._height = y + 11 + self._lay_foot(width - grown(ICON_SMALL) - _BESIDE_ICON)
        return parts

    def _lay_foot(self, room: int) -> int:
        """Beside when it was made stands what opens it, or in a row of its own where that has no room; how high it
        is.
        """
        soft, self._made_room = QFontMetrics(self._soft), room
        key = self._cap_width() + _BEFORE_CAP + soft.horizontalAdvance(_opens()) + 12 if self._key else 0
        self._made_beside = soft.horizontalAdvance(self._told.made) <= room - key
        self._made = self._told.made if self._made_beside else cut(unbroken(self._told.made), room, 2, soft)
        self._foot = grown(_FOOT)
        if not self._made_beside:
            high = soft.boundingRect(QRect(0, 0, room, 10_000), _WRAP, self._made).height()
            self._foot = _MADE_AT + high + (self._foot if self._key else _MADE_AT)
        return self._foot

    def _add(
        self,
        parts: list[tuple[QRect, str, QFont, Role]],
        y: int,
        words: str,
        kind: QFont,
        role: Role,
        lines: int,
        indent: int = 0,
    ) -> int:
        metrics = QFontMetrics(kind)
        room = QRect(_SIDE + indent, y, self._width - 2 * _SIDE - indent, 10_000)
        told = cut(no_lone_word(unbroken(words)), room.width(), lines, metrics)
        high = metrics.boundingRect(room, _WRAP, told).height()
        parts.append((QRect(room.left(), y, room.width(), high), told, kind, role))
        return y + high

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(SHADOW, SHADOW)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, QRect(0, 0, self._width, self._height))
        card = QRectF(0, 0, self._width, self._height)
        paint_shadow(painter, card, RADIUS_CARD, tokens)
        painter.setPen(QPen(QColor(tokens.strong_line), 1))
        painter.setBrush(QColor(tokens.raised if tokens.dark else tokens.surface))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        for box, words, kind, role in self._parts:
            painter.setFont(kind)
            painter.setPen(QColor(tokens.colour(role)))
            upright.text(painter, box, _WRAP, words)
            if words and role is self._role and kind is self._heavy:
                icon = tinted_pixmap(self._icon, tokens.colour(role), grown(ICON_SMALL), self.devicePixelRatioF())
                line = QFontMetrics(kind).lineSpacing()
                upright.picture(painter, _SIDE, box.top() + (line - grown(ICON_SMALL) + 1) // 2, icon)
        self._paint_foot(painter)

    def _paint_foot(self, painter: QPainter) -> None:
        tokens, top = tokens_of(self.palette()), self._height - self._foot
        painter.fillRect(1, top, self._width - 2, 1, QColor(tokens.line))
        foot = QRect(_SIDE, top + 1, self._width - 2 * _SIDE, self._foot - 1)
        side, soft = grown(ICON_SMALL), QFontMetrics(self._soft)
        keys = foot if self._made_beside else foot.adjusted(0, self._foot - grown(_FOOT), 0, 0)
        if self._key:
            self._paint_key(painter, keys)
        high = soft.boundingRect(QRect(0, 0, self._made_room, 10_000), _WRAP, self._made).height()
        told = QRect(foot.left() + side + _BESIDE_ICON, foot.top() + _MADE_AT, self._made_room, high)
        if self._made_beside:
            told.moveTop(foot.top() + (foot.height() - high + 1) // 2)
        icon = tinted_pixmap("agreed", tokens.soft, side, self.devicePixelRatioF())
        upright.picture(painter, foot.left(), told.top() + (soft.height() - side + 1) // 2, icon)
        painter.setFont(self._soft)
        painter.setPen(QColor(tokens.soft))
        upright.text(painter, told, _WRAP, self._made)

    def _paint_key(self, painter: QPainter, row: QRect) -> None:
        """At its end the cap of what opens the agreement, and that it does."""
        tokens, soft, high = tokens_of(self.palette()), QFontMetrics(self._soft), grown(_CAP)
        wide = self._cap_width()
        cap = QRect(row.right() + 1 - wide, row.center().y() - high // 2, wide, high)
        begins = cap.left() - _BEFORE_CAP - soft.horizontalAdvance(_opens())
        painter.setFont(self._soft)
        painter.setPen(QColor(tokens.soft))
        upright.text(painter, QRect(begins, row.top(), cap.left() - begins, row.height()), _LINE, _opens())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(tokens.text, tokens.surface, 0.08)))
        painter.drawRoundedRect(QRectF(cap), 4, 4)
        painter.setFont(font(Type.NUMERAL))
        painter.setPen(QColor(tokens.soft))
        upright.text(painter, cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _cap_width(self) -> int:
        return QFontMetrics(font(Type.NUMERAL)).horizontalAdvance(self._key) + 10


def _opens() -> str:
    return tr_as("beside a key", "Open")


def card_in(
    view: QWidget, entry: CalendarEntry, boxes: Sequence[tuple[CalendarEntry, QRect]], today: date, key: str
) -> HoverCard | None:
    """The card of that agreement as it is seen that day, where `boxes` are all that is to be seen in `view`; None where
    it is not among them.
    """
    own = [box for each, box in boxes if each.planned.id == entry.planned.id]
    if not own:
        return None
    window, at = view.window(), view.mapFromGlobal(QCursor.pos())
    away = view.mapTo(window, QPoint(0, 0))
    beside = _beside_pointer(next((box for box in own if box.contains(at)), own[0]), at).translated(away)
    others = [box.translated(away) for each, box in boxes if each.planned.id != entry.planned.id]
    look = look_of(entry)
    role = look.words if look.words is not Role.SOFT else look.role
    return HoverCard(entry_card(entry, today), role, look.icon, key, window, beside, others)


def _beside_pointer(box: QRect, at: QPoint) -> QRect:
    """What the card stands beside: the box, or of a longer one the part round the pointer."""
    if box.width() <= LONG or not box.contains(at):
        return box
    return QRect(at.x() - LONG // 4, box.top(), LONG // 2, box.height())


def key_of(has_focus: bool) -> str:
    """The cap of what opens the agreement under the pointer."""
    return tr_as("a key", "Enter") if has_focus else tr_as("a key", "Click")


def place_beside(beside: QRect, size: QSize, within: QRect, others: Sequence[QRect]) -> QPoint:
    """Where a card of that size stands beside an agreement and within the window, on the side that covers fewer others.

    Never over the agreement itself: where neither side has room it stands beneath or above it.
    """
    top = max(min(beside.top() - HIGHER, within.bottom() - size.height()), within.top())
    sides = [QPoint(beside.right() + AWAY, top), QPoint(beside.left() - AWAY - size.width(), top)]
    left = max(min(beside.left(), within.right() - size.width()), within.left())
    sides += [QPoint(left, beside.bottom() + AWAY), QPoint(left, beside.top() - AWAY - size.height())]
    places = [QRect(at, size) for at in sides]
    for pair in (places[:2], places[2:]):
        fitting = [place for place in pair if within.contains(place)]
        if fitting:
            return min(fitting, key=lambda place: sum(place.intersects(each) for each in others)).topLeft()
    return places[0].topLeft()


def cut(words: str, width: int, lines: int, metrics: QFontMetrics) -> str:
    """As many words as fit on so many lines, with "…" where some do not."""

    def fits(text: str) -> bool:
        high = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
        return high < (lines + 0.5) * metrics.lineSpacing()  # a line may be a pixel higher than its spacing

    if fits(words):
        return words
    parts = words.split(" ")
    while len(parts) > 1 and not fits(" ".join(parts) + "…"):
        parts.pop()
    return " ".join(parts) + "…"
