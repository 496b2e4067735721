"""Paints the month: the weekdays' names, strips and weeks, and where keys, pointer and what is carried are.

Knows no keys and no model.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from tracker.presentation.calendar import past_strip
from tracker.presentation.calendar.calendar_entry import CalendarEntry, is_with
from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.entry_face import INSET, Weight
from tracker.presentation.calendar.ghost import GHOST, Ghost
from tracker.presentation.calendar.month_page import MonthPage, Row, Strip
from tracker.presentation.calendar.month_week import Filled
from tracker.presentation.words.day_names import short_weekday
from tracker.presentation.words.times import short_date
from tracker.tongue import tr, tr_n
from tracker.widgets.calendar.entry_look import lifted, look_of
from tracker.widgets.calendar.face_painter import GHOST_EDGE, GHOST_FILL, FacePainter
from tracker.widgets.calendar.ghost_painter import GhostPainter
from tracker.widgets.calendar.situation import Arriving, Held, Situation
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.painted import upright
from tracker.widgets.look.theme import font, grown
from tracker.widgets.look.tokens import ICON_SMALL, RADIUS_CHIP, TINT_HERE, TINT_STRIP, Role, Tokens, Type, mix

NUMBER_AT = 8
_DAY_OFF = 0.62
"""How much of the window's colour lies over the surface on a day off."""
_DOT = 7
_FRAMED = 4
"""No further from the edge of a day than that its frame is painted."""
_GLOW = 0.3
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True, slots=True)
class Pictured:
    """A week's agreements painted once: those of its days, from its top, and its lanes, to its foot."""

    body: QPixmap
    lanes: QPixmap


@dataclass(frozen=True, slots=True)
class Place:
    """Where a week is just now: on its way or there."""

    top: int
    height: int


class MonthPainter:
    """Paints with one set of tokens at one pixel ratio; make a new one when they or the type change.

    `mirrored` is what it paints on: its pictures are to be laid there upright.
    """

    def __init__(self, tokens: Tokens, ratio: float, mirrored: bool = False) -> None:
        self._tokens = tokens
        self._mirrored = mirrored
        self.faces = FacePainter(tokens, ratio)
        self._ghosts = GhostPainter(self.faces)
        self.ratio = ratio
        self._heading = font(Type.SOFT, semibold=True)
        self._number = font(Type.SOFT, tabular=True)
        self._number.setWeight(QFont.Weight.Medium)
        self._past = font(Type.SOFT, tabular=True)
        self._small = font(Type.NUMERAL, tabular=True)
        self._small_heavy = font(Type.NUMERAL, semibold=True, tabular=True)
        self._heading_metrics = QFontMetrics(self._heading)
        self._disc = QSize(self.faces.line + 7, self.faces.line + 5)

    # The page

    def paint_header(self, painter: QPainter, page: MonthPage, now: Situation) -> None:
        """The names of the weekdays, today's in the colour of text."""
        tokens = self._tokens
        days = page.rows[0].week.days
        here = page.row_of(now.now.date()) is not None
        for column, day in enumerate(days):
            left, right = page.edges[column], page.edges[column + 1]
            box = QRect(left, 0, right - left, page.top)
            painter.fillRect(box, self._colour(self._ground(day, now)))
            today = here and day.weekday() == now.now.date().weekday()
            self._words(painter, box.adjusted(NUMBER_AT, 0, 0, 0), short_weekday(day), self._heading, today)
        painter.fillRect(0, page.top - 1, page.size.width(), 1, self._colour(tokens.line))

    def _words(self, painter: QPainter, box: QRect, words: str, kind: QFont, strong: bool) -> None:
        painter.setFont(kind)
        painter.setPen(self._colour(self._tokens.text if strong else self._tokens.soft))
        upright.text(painter, box, _LINE, words)

    def _ground(self, day: date, now: Situation) -> str:
        tokens = self._tokens
        return mix(tokens.window, tokens.surface, _DAY_OFF) if day.weekday() in now.days_off else tokens.surface

    def _day_ground(self, day: date, now: Situation) -> str:
        """That of a day in an open week; today's column stands out."""
        ground = self._ground(day, now)
        return mix(self._tokens.primary, ground, TINT_HERE) if day == now.now.date() else ground

    # A week that passed

    def paint_strip(
        self,
        painter: QPainter,
        page: MonthPage,
        strip: Strip,
        place: Place,
        now: Situation,
        pictured: QPixmap,
        *,
        last: bool,
    ) -> None:
        tokens = self._tokens
        ground = mix(tokens.text, tokens.surface, TINT_STRIP)
        painter.fillRect(0, place.top, page.size.width(), place.height, self._colour(ground))
        for column, told in enumerate(strip.days):
            if told.day in now.away:
                left, right = page.edges[column], page.edges[column + 1]
                self._hatch(painter, QRect(left, place.top, right - left, place.height))
        upright.picture(painter, 0, place.top, pictured)
        colour = self._colour(tokens.strong_line if last else tokens.line)
        painter.fillRect(0, place.top + place.height - 1, page.size.width(), 1, colour)

    def strip_picture(self, page: MonthPage, days: tuple[past_strip.StripDay, ...], person: int | None) -> QPixmap:
        """Paint what stands in that week, once for wherever it will stand."""
        tokens = self._tokens
        picture = self._blank(page.size.width(), page.strip)
        painter = self._begin(picture)
        for column, told in enumerate(days):
            left, right = page.edges[column], page.edges[column + 1]
            line = QRect(left, 0, right - left, page.strip - 1)
            self._number_of(painter, line.adjusted(NUMBER_AT, 0, 0, 0), told.number)
            if told.entry is not None:
                self._strip_entry(painter, line, told, person)
            elif told.kept:
                painter.setFont(self._small_heavy)
                painter.setPen(self._colour(tokens.agreed if told.all_kept else tokens.slipped))
                across = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                upright.text(painter, line.adjusted(0, 0, -NUMBER_AT, 0), across, told.kept)
        painter.end()
        return picture

    def _number_of(self, painter: QPainter, box: QRect, number: str) -> None:
        painter.setFont(self._small)
        painter.setPen(self._colour(self._tokens.quiet))
        upright.text(painter, box, _LINE, number)

    def _strip_entry(self, painter: QPainter, line: QRect, told: past_strip.StripDay, person: int | None) -> None:
        assert told.entry is not None
        pale = person is not None and not is_with(told.entry, person)
        look = look_of(told.entry)
        mark = line.left() + told.mark_at
        top = line.top() + (line.height() - self.faces.line) // 2
        self.faces.icon(painter, mark, top, look.icon, Role.QUIET if pale else look.role)
        name = mark + self.faces.ruler.icon + past_strip.NAME_GAP
        role = Role.QUIET if pale else Role.SOFT
        more = self.faces.width(told.more, Weight.SOFT) + past_strip.BETWEEN if told.more else 0
        room = line.right() + 1 - past_strip.SIDE - name - more
        self.faces.text(painter, name, top, told.name, Weight.SOFT, role, room)
        if told.more:
            at = name + min(self.faces.width(told.name, Weight.SOFT), room) + past_strip.BETWEEN
            self.faces.text(painter, at, top, told.more, Weight.SOFT, role)

    # A week that is open

    def paint_ground(
        self, painter: QPainter, page: MonthPage, row: Row, place: Place, now: Situation, *, first: bool
    ) -> None:
        """The days' ground, their lines and their numbers."""
        tokens, today = self._tokens, now.now.date()
        line = self._colour(tokens.line)
        for column, day in enumerate(row.week.days):
            cell = QRect(page.edges[column], place.top, page.edges[column + 1] - page.edges[column], place.height)
            painter.fillRect(cell, self._colour(self._day_ground(day, now)))
            if day in now.away:
                self._hatch(painter, cell)
            if column:
                painter.fillRect(cell.left(), cell.top(), 1, cell.height(), line)
        if not first:
            painter.fillRect(0, place.top, page.size.width(), 1, line)
        for column, day in enumerate(row.week.days):
            self._paint_number(painter, page, place, column, day, today)

    def _hatch(self, painter: QPainter, box: QRect) -> None:
        painter.fillRect(box, QBrush(self._colour(self._tokens.line), Qt.BrushStyle.BDiagPattern))

    def _paint_number(
        self, painter: QPainter, page: MonthPage, place: Place, column: int, day: date, today: date
    ) -> None:
        tokens = self._tokens
        left, top = page.edges[column], place.top + 4
        if day == today:
            disc = QRect(QPoint(left + 4, top), self._disc)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(tokens.primary))
            painter.drawRoundedRect(QRectF(disc), disc.height() / 2, disc.height() / 2)
            painter.setFont(self._heading)
            painter.setPen(self._colour(tokens.surface))
            upright.text(painter, disc, _MIDDLE, str(day.day))
            beside, told = disc.adjusted(self._disc.width() + 4, 0, 80, 0), tr("Today")
            if beside.left() + self._heading_metrics.horizontalAdvance(told) < page.edges[column + 1] - 2:
                self._words(painter, beside, told, self._heading, strong=True)
            return
        box = QRect(left + NUMBER_AT, top, page.edges[column + 1] - left - NUMBER_AT, self._disc.height())
        painter.setFont(self._heading if day.day == 1 else self._past if day < today else self._number)
        painter.setPen(self._colour(tokens.quiet if day < today else tokens.text))
        upright.text(painter, box, _LINE, short_date(day, day) if day.day == 1 else str(day.day))

    def picture(self, page: MonthPage, filled: Filled, person: int | None) -> Pictured:
        """Paint that week's agreements, once for wherever it will stand."""
        width = page.size.width()
        boxes = [placed.box for placed in filled.placed] + [more.box for more in filled.more]
        body = self._blank(width, max((box.bottom() for box in boxes), default=0) + 4)
        painter = self._begin(body)
        for placed in filled.placed:
            pale = person is not None and not is_with(placed.entry, person)
            self.faces.paint(painter, placed.box, placed.entry, placed.face, pale=pale)
        for more in filled.more:
            self._paint_more(painter, more.box, more.count)
        painter.end()
        high = filled.lanes.top_of(0) if filled.lanes.rows else 0
        lanes = self._blank(width, high)
        painter = self._begin(lanes)
        for lane in filled.lanes.lanes:
            top = high - filled.lanes.top_of(lane.row)
            box = QRect(lane.left, top, lane.right - lane.left, lane.height)
            self.faces.paint_lane(painter, box, lane, pale=self._is_pale(lane.entry, person))
        painter.end()
        return Pictured(body, lanes)

    def _paint_more(self, painter: QPainter, box: QRect, count: int) -> None:
        words = tr_n("+{n} more", "+{n} more", count)
        if self.faces.width(words, Weight.STRONG) > box.width() - INSET:
            words = f"+{count}"
        self.faces.text(painter, box.left() + INSET, box.top() + 1, words, Weight.STRONG, Role.SOFT)

    def _blank(self, width: int, height: int) -> QPixmap:
        made = QPixmap(QSize(width, max(height, 1)) * self.ratio)
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _begin(self, picture: QPixmap) -> QPainter:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mirrored:
            upright.hold_a_mirror(painter, QRect(QPoint(0, 0), picture.deviceIndependentSize().toSize()))
        return painter

    def paint_week(self, painter: QPainter, row: Row, place: Place, pictured: Pictured) -> None:
        """Lay its agreements into it, wherever it is just now: the days' at its top, the lanes at its foot."""
        upright.picture(painter, 0, place.top, pictured.body)
        if row.filled.lanes.rows:
            foot = place.top + place.height
            upright.picture(painter, 0, foot - round(pictured.lanes.height() / self.ratio), pictured.lanes)

    def paint_arriving(self, painter: QPainter, row: Row, place: Place, now: Situation, arriving: Arriving) -> None:
        """What has just been agreed: as far as it has grown, and brighter than it will be."""
        for placed in row.filled.placed:
            if placed.entry.planned.id in arriving.agreements:
                box = placed.box.translated(0, place.top)
                grown = round(box.height() * arriving.grown)
                hidden = box.adjusted(0, grown, 0, 0)
                painter.fillRect(hidden, self._colour(self._day_ground(row.week.days[placed.column], now)))
                self._glow(painter, box.adjusted(0, 0, 0, grown - box.height()), placed.entry, arriving.glow)
        for lane in row.filled.lanes.lanes:
            if lane.entry.planned.id in arriving.agreements:
                box = row.lane(lane).translated(0, place.top + place.height - row.top - row.height)
                box.setWidth(round(box.width() * arriving.grown))
                self._glow(painter, box, lane.entry, arriving.glow)

    def _glow(self, painter: QPainter, box: QRect, entry: CalendarEntry, strength: float) -> None:
        colour = QColor(self._tokens.colour(look_of(entry).role))
        colour.setAlphaF(_GLOW * strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(box), 5, 5)

    def paint_now(self, painter: QPainter, page: MonthPage, row: Row, place: Place, today: date) -> None:
        """The line between what was and what comes."""
        at = row.filled.now
        column = (today - row.week.days[0]).days
        if at is None or not 0 <= column < WEEK:
            return
        left, right, y = page.edges[column], page.edges[column + 1], place.top + at
        primary = self._colour(self._tokens.primary)
        painter.fillRect(left, y, right - left - 1, 1, primary)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(primary)
        painter.drawEllipse(QRectF(max(left - _DOT / 2 + 0.5, 0), y - _DOT / 2 + 0.5, _DOT, _DOT))

    # What lies over it

    def paint_over(self, painter: QPainter, page: MonthPage, now: Situation) -> None:
        """The entries of the person that is shown, the one the keys are on, the pointer, what is carried."""
        painter.setClipRect(0, page.top, page.size.width(), page.size.height() - page.top)
        if now.held is not None:
            self._paint_held(painter, page, now.held)
            return
        for row in page.rows:
            if now.entry is not None or now.person in row.week.people:
                self._paint_rings(painter, row, now)
        if now.pointed is not None:
            self._paint_pointed(painter, page, now)

    def paint_chosen(self, painter: QPainter, page: MonthPage, days: Container[date], now: Situation) -> bool:
        """The frame of the chosen day, if it is one of these; whole, over the spans that lie across it. Whether it is
        to be seen there.
        """
        cell = page.cell_of(now.day) if now.day in days else None
        focused = now.focused and now.entry is None
        quiet = now.day == now.now.date() and not focused
        if cell is None or now.entry is not None or now.held is not None or quiet:
            return False
        box = QRectF(cell).adjusted(2, 1.75, -0.75, -0.75)
        self._frame(painter, box, 2 if focused else 1.5)
        return True

    def paint_names_over(self, painter: QPainter, page: MonthPage, row: Row, now: Situation) -> None:
        """Where the frame of the chosen day meets the words of a span they lie over it: it runs through no name."""
        cell = page.cell_of(now.day)
        if cell is None:
            return
        around = QPainterPath()
        around.addRect(QRectF(cell))
        around.addRect(QRectF(cell).adjusted(_FRAMED, _FRAMED, -_FRAMED, -_FRAMED))
        painter.save()
        painter.setClipPath(around, Qt.ClipOperation.IntersectClip)
        for lane in row.filled.lanes.lanes:
            if (box := row.lane(lane)).intersects(cell) and not lane.is_thin:
                self.faces.lane_words(painter, box, lane, pale=self._is_pale(lane.entry, now.person))
        painter.restore()

    def _is_pale(self, entry: CalendarEntry, person: int | None) -> bool:
        return person is not None and not is_with(entry, person) and entry.planned.id != GHOST

    def _paint_rings(self, painter: QPainter, row: Row, now: Situation) -> None:
        for entry, box in self._boxes(row):
            if entry.planned.id == now.entry and now.focused:
                self.faces.focus(painter, box)
            elif entry.planned.id == now.entry or (now.person is not None and is_with(entry, now.person)):
                self.faces.ring(painter, box)

    def _boxes(self, row: Row) -> list[tuple[CalendarEntry, QRect]]:
        filled = row.filled
        placed = [(each.entry, each.box.translated(0, row.top)) for each in filled.placed]
        return placed + [(lane.entry, row.lane(lane)) for lane in filled.lanes.lanes]

    def _paint_pointed(self, painter: QPainter, page: MonthPage, now: Situation) -> None:
        spot = now.pointed
        assert spot is not None
        if spot.entry is not None:
            row = page.row_of(spot.day)
            boxes = self._boxes(row) if row is not None else []
            box = next((box for entry, box in boxes if entry.planned.id == spot.entry.planned.id), None)
            if box is not None and spot.entry.planned.id != now.entry:
                self.faces.frame(painter, box, look_of(spot.entry).role)
            return
        corner, cell = page.corner(spot.day), page.cell_of(spot.day)
        if corner is None or cell is None or spot.strip:
            return
        today = spot.day == now.now.date()
        taken = self._disc.width()
        if today:
            taken += 8 + self._heading_metrics.horizontalAdvance(tr("Today"))
        if cell.left() + taken >= corner.left():
            return
        if spot.corner:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(self._tokens.line))
            painter.drawRoundedRect(QRectF(corner), RADIUS_CHIP, RADIUS_CHIP)
        side = grown(ICON_SMALL)
        plus = tinted_pixmap("plus", self._tokens.text if spot.corner else self._tokens.soft, side, self.ratio)
        inset = (corner.width() - side) // 2
        upright.picture(painter, corner.left() + inset, corner.top() + inset, plus)

    def _paint_held(self, painter: QPainter, page: MonthPage, held: Held) -> None:
        """The entry as it leaves its place, the days it would be on, and the agreement itself at the pointer."""
        landed, target = held.carried.landed, None
        for row in page.rows:
            self._paint_lifted(painter, row, landed.planned.id)
        for row in page.rows:
            for day in row.week.days:
                cell = page.cell_of(day)
                if not landed.touches(day) or cell is None:
                    continue
                self._ghosts.paint_target(painter, cell, framed=day == held.carried.day)
                if day == held.carried.day:
                    target = cell
        within = QRect(QPoint(0, 0), page.size)
        box = self._ghosts.box(held, page.edges[1] - page.edges[0], target, within)
        if box is not None:
            self._ghosts.paint(painter, box, held, within)

    def _paint_lifted(self, painter: QPainter, row: Row, entry: int) -> None:
        for placed in row.filled.placed:
            if placed.entry.planned.id == entry:
                box = placed.box.translated(0, row.top)
                self._ghosts.paint_lifted(painter, box)
                self.faces.words(painter, box, placed.entry, placed.face, lifted(look_of(placed.entry)))
        for lane in row.filled.lanes.lanes:
            if lane.entry.planned.id == entry:
                self._ghosts.paint_lifted(painter, row.lane(lane))

    def _clear(self, painter: QPainter, box: QRect, ground: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(ground))
        painter.drawRoundedRect(QRectF(box), 5, 5)

    def paint_ghost(self, painter: QPainter, page: MonthPage, ghost: Ghost) -> None:
        """What is about to be agreed on one day, dashed, with the words for when beneath it."""
        for row in page.rows:
            box = row.filled.ghost
            if box is None:
                continue
            box = box.translated(0, row.top)
            name = QRect(box.left(), box.top(), box.width(), self.faces.ruler.height(1))
            self._clear(painter, name, self._tokens.tint(Role.AGREED, strength=GHOST_FILL))
            self.faces.dashed(painter, name, self._tokens.agreed, GHOST_EDGE)
            left = name.left() + INSET
            self.faces.text(painter, left, name.top() + 2, ghost.asked, Weight.STRONG, Role.TEXT, name.width() - INSET)
            below = name.bottom() + 2
            room = box.width() - INSET
            self.faces.text(painter, left, below, self.faces.when(ghost, room), Weight.SOFT, Role.TEXT, room)

    # Smaller things

    def _frame(self, painter: QPainter, box: QRectF, width: float) -> None:
        painter.setPen(QPen(self._colour(self._tokens.primary), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)

    def _colour(self, name: str) -> QColor:
        return self.faces.colour(name)
