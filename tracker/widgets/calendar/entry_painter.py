"""Paints one agreement as calendars show it: state bar, icon, time, name, topic if there is room. Knows no view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.marks import BECAME
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import FOCUS_WIDTH, ICON_SMALL, STATE_BAR, TINT, Role, Tokens, Type

_RADIUS = 4
_INSET = 5
_GAP = 5
_SHORTEST_NAME = 48
_FAINT = 0.1
_KEPT, _KEPT_GROUNDS = 4000, 200
_QUIET = frozenset({EntryState.KEPT, EntryState.PAST})


@dataclass(frozen=True, slots=True)
class EntryLook:
    """How a state looks: never by colour alone, an icon says it too. `quiet` ones have no fill and softer words."""

    role: Role
    icon: str
    quiet: bool = False


def look_of(entry: CalendarEntry) -> EntryLook:
    """The channel's icon while all is well, the state's own where there is something to say about it."""
    match entry.state:
        case EntryState.AGREED:
            return EntryLook(Role.ACCENT, entry.planned.channel.value)
        case EntryState.PROMISED:
            return EntryLook(Role.PROMISE, "owe")
        case EntryState.TRIED:
            return EntryLook(Role.ACCENT, "tried")
        case EntryState.SLIPPED:
            return EntryLook(Role.SLIPPED, "slipped")
        case EntryState.KEPT:
            return EntryLook(Role.QUIET, "kept", quiet=True)
        case EntryState.PAST:
            return EntryLook(Role.QUIET, BECAME[entry.planned.outcome].icon, quiet=True)


class EntryPainter:
    """Keeps fonts and elided words from one painting to the next; make a new one when type or theme change."""

    def __init__(self, tokens: Tokens, ratio: float) -> None:
        self.tokens = tokens
        self.ratio = ratio
        self.words = font(Type.SOFT)
        self.figures = font(Type.SOFT, tabular=True)
        self.heavy = font(Type.SOFT, semibold=True)
        self._metrics = QFontMetrics(self.words)
        self._heavy_metrics = QFontMetrics(self.heavy)
        self._clock_width = QFontMetrics(self.figures).horizontalAdvance("00:00")
        self._line = self._metrics.height()
        self._elided: dict[tuple[str, int, bool], str] = {}
        self._colours: dict[str, QColor] = {}
        self._grounds: dict[tuple[int, int, Role, bool, float, bool, bool], QPixmap] = {}

    @property
    def line_height(self) -> int:
        return self._line

    def paint(
        self,
        painter: QPainter,
        box: QRect,
        entry: CalendarEntry,
        *,
        two_lines: bool = False,
        begins: bool = True,
        ends: bool = True,
        current: bool = False,
        over_lines: bool = False,
    ) -> None:
        """Paint the entry into `box`. An end that is broken off is square; `current` is the one the keys are on.

        `over_lines`: there are lines beneath, as those of the hours, that must not run through its words.
        """
        look = look_of(entry)
        self._paint_ground(painter, box, look, begins=begins, ends=ends, alone=not (entry.is_span or over_lines))
        left = box.left() + (STATE_BAR if begins else 0) + _INSET
        right = box.right() - _INSET + 1
        if two_lines:
            middle = box.top() + (box.height() - 2 * self._line) // 2
            self._paint_first(painter, left, middle, right, entry, look, alone=False)
            self._paint_name(painter, left, middle + self._line, right, entry, look)
        else:
            self._paint_first(painter, left, box.top() + (box.height() - self._line) // 2, right, entry, look)
        if current:
            painter.setPen(QPen(self.colour(self.tokens.accent), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def paint_ghost(self, painter: QPainter, box: QRect, entry: CalendarEntry, *, two_lines: bool = False) -> None:
        """The entry while it is carried: on a ground of its own, with an edge, above all else."""
        self.paint(painter, box, entry, two_lines=two_lines, over_lines=True)
        painter.setPen(QPen(self.colour(self.tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def fade(self, painter: QPainter, box: QRect) -> None:
        """Half hide what has been painted there: it is being carried elsewhere."""
        veil = QColor(self.tokens.surface)
        veil.setAlphaF(0.6)
        painter.fillRect(box, veil)

    def thin(self, role: Role) -> QColor:
        """The role's colour so thin that what lies beneath can be read."""
        made = QColor(self.tokens.colour(role))
        made.setAlphaF(TINT)
        return made

    def elide(self, text: str, width: int, *, heavy: bool = False) -> str:
        """The text cut to `width` with "…"; remembered, for asking Qt each time is most of the cost of painting."""
        key = (text, width, heavy)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > _KEPT:
                self._elided.clear()
            metrics = self._heavy_metrics if heavy else self._metrics
            found = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._elided[key] = found
        return found

    def colour(self, name: str) -> QColor:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(name)
        return found

    def text(self, painter: QPainter, left: int, top: int, words: str, kind: QFont, colour: str) -> None:
        """Draw one line of which `top` is the upper edge."""
        painter.setFont(kind)
        painter.setPen(self.colour(colour))
        painter.drawText(QPoint(left, top + self._metrics.ascent()), words)

    def _paint_ground(
        self, painter: QPainter, box: QRect, look: EntryLook, *, begins: bool, ends: bool, alone: bool
    ) -> None:
        """The fill and the state bar. A quiet one is filled only where it lies over the lines between days."""
        strength = TINT if not look.quiet else 0.0 if alone else _FAINT
        painter.drawPixmap(box.topLeft(), self._ground(box.width(), box.height(), look, strength, begins, ends))

    def _ground(self, width: int, height: int, look: EntryLook, strength: float, begins: bool, ends: bool) -> QPixmap:
        """The ground of every entry of that size and look, painted once."""
        key = (width, height, look.role, look.quiet, strength, begins, ends)
        found = self._grounds.get(key)
        if found is not None:
            return found
        made = QPixmap(QSize(width, height) * self.ratio)
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, bar = _shapes(width, height, begins, ends)
        if strength:
            painter.fillPath(whole, QColor(self.tokens.tint(look.role, strength=strength)))
        if begins:
            painter.fillPath(bar, self.colour(self.tokens.strong_line if look.quiet else self.tokens.colour(look.role)))
        painter.end()
        if len(self._grounds) > _KEPT_GROUNDS:
            self._grounds.clear()
        self._grounds[key] = made
        return made

    def _paint_first(
        self,
        painter: QPainter,
        left: int,
        top: int,
        right: int,
        entry: CalendarEntry,
        look: EntryLook,
        alone: bool = True,
    ) -> None:
        """Icon and time, and the name where it has no line of its own (`alone`).

        In a narrow day one gives way: the icon where it is only the channel's, else the time.
        """
        needed = ICON_SMALL + _GAP + self._clock_width + (_GAP + _SHORTEST_NAME if alone else 0)
        narrow = bool(entry.clock) and right - left < needed
        if not (narrow and entry.state is EntryState.AGREED):
            self._paint_icon(painter, left, top, look)
            left += ICON_SMALL + _GAP
        if right - left < self._clock_width:
            left -= _INSET - 1
        if entry.clock and not (narrow and entry.state is not EntryState.AGREED):
            colour = self.tokens.soft if look.quiet else self.tokens.colour(look.role)
            self.text(painter, left, top, entry.clock, self.figures, colour)
            left += self._clock_width + _GAP
        if alone:
            self._paint_name(painter, left, top, right, entry, look)

    def _paint_icon(self, painter: QPainter, left: int, top: int, look: EntryLook) -> None:
        pixmap = tinted_pixmap(look.icon, self.tokens.colour(look.role), ICON_SMALL, self.ratio)
        painter.drawPixmap(left, top + (self._line - ICON_SMALL + 1) // 2, pixmap)

    def _paint_name(
        self, painter: QPainter, left: int, top: int, right: int, entry: CalendarEntry, look: EntryLook
    ) -> None:
        room = right - left
        if room < self._line:
            return
        name = self.elide(entry.name, room, heavy=not look.quiet)
        colour = self.tokens.soft if look.quiet else self.tokens.text
        self.text(painter, left, top, name, self.words if look.quiet else self.heavy, colour)
        metrics = self._metrics if look.quiet else self._heavy_metrics
        used = metrics.horizontalAdvance(name) + _GAP + 1
        if entry.topic and room - used > 3 * self._line:
            self.text(painter, left + used, top, self.elide(entry.topic, room - used), self.words, self.tokens.soft)


def _shapes(width: int, height: int, begins: bool, ends: bool) -> tuple[QPainterPath, QPainterPath]:
    """The outline of an entry of that size and its state bar. A side broken off by the week's end is straight."""
    round_to = QRectF(0 if begins else -_RADIUS, 0, 0, height)
    round_to.setRight(width if ends else width + _RADIUS)
    outline, within, edge = QPainterPath(), QPainterPath(), QPainterPath()
    outline.addRoundedRect(round_to, _RADIUS, _RADIUS)
    within.addRect(0, 0, width, height)
    edge.addRect(0, 0, STATE_BAR, height)
    whole = outline.intersected(within)
    return whole, whole.intersected(edge)
