"""Paints one agreement as a day of the month has it: its state bar, its name, and what stands beneath.

Knows no view and no sheet.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.presentation.calendar.entry_face import (
    ICON_GAP,
    INSET,
    LEAST_GAP,
    RIGHT_LINE,
    RIGHT_SOFT,
    TAG_GAP,
    TICK_BEFORE,
    TIME_GAP,
    TIME_RIGHT,
    Face,
    Ruler,
    Weight,
    tick_room,
)
from tracker.presentation.calendar.ghost import GHOST, Ghost
from tracker.presentation.calendar.month_lanes import END, NAME_END, SLANT, Lane
from tracker.widgets.calendar.entry_look import EntryLook, look_of, paled
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.whose_tag import paint_tag
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import STATE_BAR, TINT_FAINT, Role, Tokens, Type, mix

RADIUS = 5
GHOST_FILL, GHOST_EDGE = 0.08, 1.5
"""Of what is about to be agreed."""
ICON = 12
LEAST_LINE = 15
_KEPT = 4000
_THIN_LANE = 0.45
_STROKE = 2.4


class FacePainter:
    """Keeps fonts and widths from one painting to the next; make a new one when type or theme change.

    `ratio` is the screen's pixels to a logical one.
    """

    def __init__(self, tokens: Tokens, ratio: float) -> None:
        self.tokens = tokens
        self.ratio = ratio
        name = font(Type.SOFT)
        name.setWeight(QFont.Weight.Medium)
        self.fonts = {
            Weight.NAME: name,
            Weight.SOFT: font(Type.SOFT, tabular=True),
            Weight.STRONG: font(Type.SOFT, semibold=True),
        }
        self._metrics = {weight: QFontMetrics(kind) for weight, kind in self.fonts.items()}
        self._widths: dict[tuple[str, Weight], int] = {}
        self._colours: dict[str, QColor] = {}
        self.line = max(LEAST_LINE, *(metrics.height() for metrics in self._metrics.values()))
        self.icon_size = round(ICON * self.line / LEAST_LINE)
        self.ruler = Ruler(self.width, self.line, self.icon_size)

    def width(self, words: str, weight: Weight) -> int:
        """How wide they are; remembered, for asking Qt each time is most of the cost of laying out."""
        key = words, weight
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            found = self._widths[key] = self._metrics[weight].horizontalAdvance(words)
        return found

    def colour(self, name: str) -> QColor:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(name)
        return found

    def text(
        self, painter: QPainter, left: int, top: int, words: str, weight: Weight, role: Role, room: int | None = None
    ) -> None:
        """One line of which `top` is the upper edge; cut to `room` where it is wider."""
        metrics = self._metrics[weight]
        if room is not None and self.width(words, weight) > room:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.setFont(self.fonts[weight])
        painter.setPen(self.colour(self.tokens.colour(role)))
        upright.text_at(painter, QPoint(left, top + (self.line - metrics.height() + 1) // 2 + metrics.ascent()), words)

    def when(self, ghost: Ghost, room: int) -> str:
        """For when that is, in as many of its words as have room."""
        return ghost.when(lambda words: self.width(words, Weight.SOFT) <= room)

    def icon(self, painter: QPainter, left: int, top: int, name: str, role: Role) -> None:
        """An icon on a line of which `top` is the upper edge."""
        drawn = tinted_pixmap(name, self.tokens.colour(role), self.icon_size, self.ratio, _STROKE)
        upright.picture(painter, left, top + (self.line - self.icon_size + 1) // 2, drawn)

    def tag(self, painter: QPainter, right: int, top: int, words: str, around: Role) -> int:
        """Whose it is, on a line of which `top` is the upper edge, ending at `right`, among words of the colour
        `around`; where it and what is before it begin.
        """
        left = right - self.ruler.tag(words)
        box = QRect(left, top, right - left, self.line)
        quiet = Role.QUIET if around is Role.QUIET else Role.SOFT
        paint_tag(painter, box, words, self.fonts[Weight.SOFT], self.tokens, quiet)
        return left - TAG_GAP

    # An entry of one day

    def paint(self, painter: QPainter, box: QRect, entry: CalendarEntry, face: Face, *, pale: bool = False) -> None:
        look = paled(look_of(entry)) if pale else look_of(entry)
        self.ground(painter, box, look)
        self.words(painter, box, entry, face, look)

    def ground(self, painter: QPainter, box: QRect, look: EntryLook) -> None:
        """The fill, and the bar at the left that carries the state's colour."""
        if not look.has_bar:
            return
        whole, edge = QPainterPath(), QPainterPath()
        whole.addRoundedRect(QRectF(box), RADIUS, RADIUS)
        edge.addRect(QRectF(box.left(), box.top(), STATE_BAR, box.height()))
        painter.fillPath(whole, self.colour(self.tokens.tint(look.role, strength=look.fill)))
        painter.fillPath(whole.intersected(edge), self.colour(self._bar(look.role, look.bar)))

    def _bar(self, role: Role, strength: float) -> str:
        return mix(self.tokens.colour(role), self.tokens.surface, strength)

    def words(self, painter: QPainter, box: QRect, entry: CalendarEntry, face: Face, look: EntryLook) -> None:
        icon = Role.QUIET if look.words is Role.QUIET else look.role
        left, right = box.left() + INSET, box.right() + 1 - RIGHT_SOFT
        top = box.top() + 2
        if face.lines == 1:
            self._one_line(painter, left, top, box.right() + 1 - RIGHT_LINE, entry, face, look, icon)
            return
        ends = [right] * (len(face.name) + 1)
        if face.whose:
            at = 0 if face.whose_above else len(face.name)
            ends[at] = self.tag(painter, right, top + at * self.line, face.whose, look.words)
        for line, end in zip(face.name, ends, strict=False):
            self.text(painter, left, top, line, Weight.NAME, look.name, end - left)
            top += self.line
        at, right = left, ends[-1]
        if face.has_icon:
            self.icon(painter, at, top, look.icon, icon)
            spare = right - at - self.icon_size - self.width(face.beneath, Weight.SOFT)
            at += self.icon_size + min(max(spare, LEAST_GAP), ICON_GAP)
        self.text(painter, at, top, face.beneath, Weight.SOFT, look.words, right - at)
        if face.topic:
            self.text(painter, left, top + self.line, face.topic, Weight.SOFT, Role.SOFT, ends[0] - left)

    def _one_line(
        self,
        painter: QPainter,
        left: int,
        top: int,
        right: int,
        entry: CalendarEntry,
        face: Face,
        look: EntryLook,
        icon: Role,
    ) -> None:
        if face.whose:
            right = self.tag(painter, right, top, face.whose, look.words)
        if face.has_icon and entry.state is EntryState.KEPT:  # the tick takes the place of the bar
            self.icon(painter, left - TICK_BEFORE, top, look.icon, icon)
            left += tick_room(self.ruler)
        elif face.has_icon and not face.beside:
            self.icon(painter, right - self.icon_size, top, look.icon, icon)
            right -= self.icon_size + ICON_GAP
        if face.beside:
            right -= self.width(face.beside, Weight.SOFT) + TIME_RIGHT
            self.text(painter, right, top, face.beside, Weight.SOFT, look.words)
            right -= TIME_GAP
        self.text(painter, left, top, face.name[0], Weight.NAME, look.name, right - left)

    # A span's lane

    def paint_lane(self, painter: QPainter, box: QRect, lane: Lane, *, pale: bool = False) -> None:
        look = paled(look_of(lane.entry)) if pale else look_of(lane.entry)
        shape = lane_shape(box, lane)
        if lane.entry.planned.id == GHOST:
            self._ghost_lane(painter, box, shape, lane, look)
            return
        if lane.is_thin:
            strength = TINT_FAINT * 4 if pale else _THIN_LANE
            painter.fillPath(shape, self.colour(self.tokens.tint(look.role, strength=strength)))
            return
        painter.fillPath(shape, self.colour(self.tokens.tint(look.role, strength=look.fill or TINT_FAINT)))
        # What slipped waits for an answer, however long it has passed.
        has_passed = lane.passed > lane.left and lane.entry.state is not EntryState.SLIPPED
        if look.has_bar and has_passed:
            passed = QPainterPath()
            passed.addRect(QRectF(box.left(), box.top(), lane.passed - lane.left, box.height()))
            self._paint_passed(painter, shape.intersected(passed), look)
        if lane.begins and look.has_bar:
            edge = QPainterPath()
            edge.addRect(QRectF(box.left(), box.top(), STATE_BAR, box.height()))
            strength = 0.4 if has_passed else look.bar
            painter.fillPath(shape.intersected(edge), self.colour(self._bar(look.role, strength)))
        self._lane_words(painter, box, lane, look)

    def lane_words(self, painter: QPainter, box: QRect, lane: Lane, *, pale: bool) -> None:
        """Its words alone."""
        self._lane_words(painter, box, lane, paled(look_of(lane.entry)) if pale else look_of(lane.entry))

    def _ghost_lane(self, painter: QPainter, box: QRect, shape: QPainterPath, lane: Lane, look: EntryLook) -> None:
        painter.fillPath(shape, self.colour(self.tokens.tint(Role.AGREED, strength=GHOST_FILL)))
        pen = QPen(self.colour(self.tokens.agreed), GHOST_EDGE)
        pen.setDashPattern([2, 1.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape.translated(0.5, 0.5))
        self._lane_words(painter, box, lane, look)

    def _paint_passed(self, painter: QPainter, passed: QPainterPath, look: EntryLook) -> None:
        painter.fillPath(passed, self.colour(self.tokens.surface))
        painter.fillPath(passed, self.colour(self.tokens.tint(look.role, strength=min(look.fill, TINT_FAINT))))

    def _lane_words(self, painter: QPainter, box: QRect, lane: Lane, look: EntryLook) -> None:
        left, top = box.left() + lane.name_at - lane.left, box.top() + 2
        soft = Role.QUIET if look.words is Role.QUIET else Role.SOFT
        if lane.entry.state is EntryState.KEPT:
            self.icon(painter, left, top, look.icon, Role.QUIET if soft is Role.QUIET else look.role)
            left += self.icon_size + ICON_GAP
        end = box.right() + 1 - NAME_END
        weight = Weight.STRONG if len(lane.name) == 1 else Weight.NAME
        for line in lane.name:
            self.text(painter, left, top, line, weight, look.name, end - left)
            top += self.line + 1
        top, end = box.top() + 2, box.right() + 1 - (END if lane.ends else END + SLANT)
        at = left + self.width(lane.name[lane.owner_line], weight) + TAG_GAP
        if lane.owner:
            tag = self.ruler.tag(lane.owner)
            self.tag(painter, at + tag, top + lane.owner_line * (self.line + 1), lane.owner, soft)
            at += tag + TAG_GAP
        if lane.topic:
            self.text(painter, at, top, lane.topic, Weight.SOFT, soft)
        if lane.until:
            words = look.words if lane.entry.state is EntryState.SLIPPED else soft
            self.text(painter, end - self.width(lane.until, Weight.SOFT), top, lane.until, Weight.SOFT, words)

    # What lies over an entry

    def frame(self, painter: QPainter, box: QRect, role: Role) -> None:
        """The pointer is on it."""
        self._outline(painter, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), role, 1, RADIUS)

    def ring(self, painter: QPainter, box: QRect) -> None:
        """It is chosen, or its person is shown."""
        self._outline(painter, QRectF(box).adjusted(-0.75, -0.75, 0.75, 0.75), Role.PRIMARY, 1.5, RADIUS + 1)

    def focus(self, painter: QPainter, box: QRect) -> None:
        """The keys are on it."""
        self._outline(painter, QRectF(box).adjusted(-3, -3, 3, 3), Role.PRIMARY, 2, RADIUS + 3)

    def _outline(self, painter: QPainter, box: QRectF, role: Role, width: float, radius: float) -> None:
        painter.setPen(QPen(self.colour(self.tokens.colour(role)), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)

    def dashed(self, painter: QPainter, box: QRect, colour: str, width: float = 1) -> None:
        """A place without what stands there: lifted from it, or not yet saved."""
        pen = QPen(self.colour(colour), width)
        pen.setDashPattern([3 / width, 2 / width])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(width / 2, width / 2, -width / 2, -width / 2), RADIUS, RADIUS)


def lane_shape(box: QRect, lane: Lane) -> QPainterPath:
    """Its outline: round at its true ends, slanted where the week breaks it."""
    shape = QPainterPath()
    if lane.is_thin or (lane.begins and lane.ends):
        radius = 2 if lane.is_thin else RADIUS
        shape.addRoundedRect(QRectF(box), radius, radius)
        return shape
    left, right = QRectF(box).left(), QRectF(box).right()
    top, bottom = QRectF(box).top(), QRectF(box).bottom()
    slants = QPolygonF(
        [
            QRectF(left + (0 if lane.begins else SLANT), top, 0, 0).topLeft(),
            QRectF(right, top, 0, 0).topLeft(),
            QRectF(right - (0 if lane.ends else SLANT), bottom, 0, 0).topLeft(),
            QRectF(left, bottom, 0, 0).topLeft(),
        ]
    )
    shape.addPolygon(slants)
    shape.closeSubpath()
    rounded = QPainterPath()
    rounded.addRoundedRect(
        QRectF(box).adjusted(0 if lane.begins else -RADIUS, 0, 0 if lane.ends else RADIUS, 0), RADIUS, RADIUS
    )
    return shape.intersected(rounded)
