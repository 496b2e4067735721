"""Paints a week: days, the strip of whole days and spans, hours, agreements, the line of now.

Knows no keys and no model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState, is_with
from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.entry_face import INSET, Face, Weight, tick_room
from tracker.presentation.calendar.week_layout import GAP, SINGLE, drawn_for, minute_of
from tracker.presentation.calendar.week_page import PAD, WeekPage
from tracker.presentation.words.day_names import short_month, short_weekday
from tracker.presentation.words.times import clock
from tracker.rules.agreement import AgreementOutcome
from tracker.tongue import tr, tr_as, tr_n
from tracker.widgets.calendar.entry_look import EntryLook, lifted, look_of, paled
from tracker.widgets.calendar.face_painter import GHOST_EDGE, GHOST_FILL, RADIUS, FacePainter
from tracker.widgets.calendar.ghost_painter import GhostPainter
from tracker.widgets.calendar.situation import Held, Situation
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.painted import upright
from tracker.widgets.look.theme import font, grown
from tracker.widgets.look.tokens import (
    FOCUS_WIDTH,
    ICON_SMALL,
    RADIUS_CHIP,
    TINT_HERE,
    Role,
    Tokens,
    Type,
    mix,
)

GUTTER = 46
_DISC = 24
_NUMBER_AT, _BESIDE = 8, 4
_NOW_DOT, _NOW_FAINT = 9, 0.3
_NEAR_NOW = 12
"""So near to the line of now an hour goes without its name."""
_DAY_OFF, _OFF_HOURS = 0.62, 0.55
"""How much of the window's colour lies over the surface on a day off, and outside the hours we work."""
_SIDE = 8
_KEPT_GROUNDS = 300


class WeekPainter:
    """Paints with one set of tokens at one pixel ratio; make a new one when they or the type change.

    `mirrored` is what it paints on: its pictures are to be laid there upright.
    """

    def __init__(self, tokens: Tokens, ratio: float, mirrored: bool = False) -> None:
        self._tokens = tokens
        self._mirrored = mirrored
        self.faces = FacePainter(tokens, ratio)
        self._ghosts = GhostPainter(self.faces)
        self.ratio = ratio
        self._grounds: dict[tuple[int, int, Role, float, float, bool], QPixmap] = {}
        self._soft = font(Type.SOFT)
        self._heading = font(Type.BODY, semibold=True)
        self._number = font(Type.NAME, semibold=False, tabular=True)
        self._number.setPointSizeF(self._number.pointSizeF() * 17 / 15)
        self._disc_number = font(Type.BODY, semibold=True, tabular=True)
        self._disc = max(_DISC, QFontMetrics(self._disc_number).horizontalAdvance("30") + 8)
        self._small = font(Type.NUMERAL, tabular=True)
        self._small_heavy = font(Type.NUMERAL, semibold=True, tabular=True)
        self._strong = font(Type.SOFT, semibold=True)

    @property
    def hour(self) -> int:
        """Half an hour holds two lines."""
        return 2 * (2 * self.faces.line + 3) + 1

    @property
    def pitch(self) -> int:
        """How far a line of the strip is from the next."""
        return max(self.faces.ruler.height(1), SINGLE) + GAP

    @property
    def gutter(self) -> int:
        words = QFontMetrics(self._soft).horizontalAdvance(tr("All day")) + PAD + _SIDE
        return max(words, QFontMetrics(self._small_heavy).horizontalAdvance("00:00") + _SIDE + 2, GUTTER)

    # Beneath the agreements

    def paint_under(self, painter: QPainter, page: WeekPage, now: Situation, working: tuple[time, time]) -> None:
        """The ground: days, the hours outside those we work, lines, and the line of now."""
        tokens, layout = self._tokens, page.layout
        painter.fillRect(QRect(QPoint(0, 0), page.size), self._colour(tokens.surface))
        for column, day in enumerate(layout.days):
            self._paint_day_ground(painter, page, column, day, now, working)
        line = self._colour(tokens.line)
        for column in range(WEEK):
            left = layout.edges[column]
            painter.fillRect(left, _SIDE, 1, page.size.height() - _SIDE, line)
        painter.save()
        painter.setClipRect(page.hours)
        for hour in range(1, 24):
            y = page.y_of(hour * 60)
            if page.top <= y <= page.size.height():
                painter.fillRect(page.gutter, y, page.size.width() - page.gutter, 1, line)
        self._paint_now_line(painter, page, now)
        painter.restore()
        painter.fillRect(0, page.head - 1, page.size.width(), 1, line)
        painter.fillRect(0, page.top - 1, page.size.width(), 1, self._colour(tokens.strong_line))

    def _paint_day_ground(
        self, painter: QPainter, page: WeekPage, column: int, day: date, now: Situation, working: tuple[time, time]
    ) -> None:
        tokens, box = self._tokens, page.day(column)
        off = day.weekday() in now.days_off
        ground = mix(tokens.window, tokens.surface, _DAY_OFF) if off else tokens.surface
        idle = mix(tokens.window, ground, _OFF_HOURS)
        if day == now.now.date():
            ground, idle = mix(tokens.primary, ground, TINT_HERE), mix(tokens.primary, idle, TINT_HERE)
        painter.fillRect(box, self._colour(ground))
        begin, end = (page.y_of(at.hour * 60 + at.minute) for at in working)
        if begin < end:
            self._fill_hours(painter, page, box, page.top, begin, idle)
            self._fill_hours(painter, page, box, end, page.size.height(), idle)
        if day in now.away:
            painter.fillRect(box, QBrush(self._colour(tokens.line), Qt.BrushStyle.BDiagPattern))

    def _fill_hours(self, painter: QPainter, page: WeekPage, day: QRect, top: int, bottom: int, colour: str) -> None:
        top, bottom = max(top, page.top), min(bottom, page.size.height())
        if top < bottom:
            painter.fillRect(day.left(), top, day.width(), bottom - top, self._colour(colour))

    def _paint_now_line(self, painter: QPainter, page: WeekPage, now: Situation) -> None:
        column = page.layout.column_of(now.now.date())
        if column is None:
            return
        y, day = page.y_of(_minutes(now)), page.day(column)
        faint = mix(self._tokens.primary, self._tokens.surface, _NOW_FAINT)
        painter.fillRect(page.gutter, y, page.size.width() - page.gutter, 1, self._colour(faint))
        painter.fillRect(day.left(), y, day.width(), 1, self._colour(self._tokens.primary))

    # Painted once

    def begin(self, picture: QPixmap) -> QPainter:
        """Something to paint that picture with."""
        painter = QPainter(picture)
        if self._mirrored:
            upright.hold_a_mirror(painter, QRect(QPoint(0, 0), picture.deviceIndependentSize().toSize()))
        return painter

    def paint_frame(self, painter: QPainter, page: WeekPage, today: date, person: int | None) -> None:
        """All that stays where it is while the hours are scrolled: the days' names, and the strip."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column, day in enumerate(page.layout.days):
            self._paint_day(painter, page, column, day, today)
        self._paint_strip(painter, page, person)

    def paint_hours(self, painter: QPainter, page: WeekPage, seen: QRect, person: int | None) -> None:
        """What stands among the hours, as far as it is in that part of the view."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = page.minute_at(seen.top()), page.minute_at(seen.bottom())
        for block in page.layout.blocks:
            if block.minute <= last and first <= block.until:
                self._paint_block(
                    painter, page.block_box(block), block.entry, block.face, self._look(block.entry, person)
                )
        for crowd in page.layout.crowds:
            if crowd.minute <= last and first <= crowd.until:
                box = page.crowd_box(crowd)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colour(mix(self._tokens.text, self._tokens.surface, 0.08)))
                painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
                self._words(painter, box, f"+{crowd.count}", self._strong, Role.TEXT)

    def show_hours(self, painter: QPainter, page: WeekPage, pieces: Iterable[tuple[int, QPixmap]]) -> None:
        """Lay painted pieces of the hours where they are to be seen; each comes with its upper edge."""
        painter.save()
        painter.setClipRect(page.hours)
        for top, piece in pieces:
            upright.picture(painter, 0, top, piece)
        painter.restore()

    def _look(self, entry: CalendarEntry, person: int | None) -> EntryLook:
        look = look_of(entry)
        return look if person is None or is_with(entry, person) else paled(look)

    def _paint_block(self, painter: QPainter, box: QRect, entry: CalendarEntry, face: Face, look: EntryLook) -> None:
        moved = entry.planned.outcome is AgreementOutcome.MOVED
        upright.picture(painter, box.left() - 1, box.top() - 1, self._ground(box.size(), look, moved))
        self._block_words(painter, box, entry, face, look)

    def _ground(self, size: QSize, look: EntryLook, moved: bool) -> QPixmap:
        """The ground of every block of that size and look, painted once, with a rim of the surface.

        What is done has no fill, but a ground all the same, so that no line runs through its words.
        """
        key = size.width(), size.height(), look.role, look.fill, look.bar, moved
        found = self._grounds.get(key)
        if found is not None:
            return found
        if len(self._grounds) > _KEPT_GROUNDS:
            self._grounds.clear()
        made = QPixmap((size + QSize(2, 2)) * self.ratio)
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = self.begin(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, box = self._tokens, QRect(QPoint(1, 1), size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        if look.has_bar:
            self.faces.ground(painter, box, look)
        elif moved:
            self.faces.dashed(painter, box, tokens.strong_line)
        else:
            painter.setPen(QPen(self._colour(tokens.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
        self._grounds[key] = made
        return made

    def _block_words(self, painter: QPainter, box: QRect, entry: CalendarEntry, face: Face, look: EntryLook) -> None:
        high = self.faces.line * face.lines
        spare = box.height() - high
        # The words begin two below the top, or nearer to it where the block is hardly higher than they are.
        up = 2 - max(min(spare // 2, 2), 0) if face.lines > 1 else 2 - max(spare // 2, 0)
        self.faces.words(painter, box.translated(0, -up), entry, face, look)

    def _paint_day(self, painter: QPainter, page: WeekPage, column: int, day: date, today: date) -> None:
        """Its number and its name; today's number on a disc, and the word."""
        tokens, box = self._tokens, page.day(column)
        box.setHeight(page.head)
        here = day == today
        number = QFontMetrics(self._number)
        if here:
            disc = QRect(box.left() + 5, (page.head - self._disc) // 2, self._disc, self._disc)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(tokens.primary))
            painter.drawEllipse(QRectF(disc))
            self._words(painter, disc, str(day.day), self._disc_number, tokens.surface)
            beside, kind = disc.right() + 1 + _BESIDE + 1, self._heading
            # T: "Thu · Today"
            telling = [tr_as("a day of the week", "{weekday} · Today", weekday=short_weekday(day)), tr("Today")]
        else:
            telling = [short_weekday(day)]
            wide = number.horizontalAdvance(str(day.day))
            needed = wide + QFontMetrics(self._soft).horizontalAdvance(telling[0])
            # A narrow day in large letters keeps its name: both move nearer to its line and to each other.
            tight = _NUMBER_AT + needed + _BESIDE > box.width() - 1
            before, between = (_NUMBER_AT // 2, _BESIDE // 2) if tight else (_NUMBER_AT, _BESIDE)
            at = QRect(box.left() + before, box.top(), box.width(), box.height())
            role = Role.QUIET if day < today else Role.TEXT
            self._words(painter, at, str(day.day), self._number, role, Qt.AlignmentFlag.AlignLeft)
            beside, kind = at.left() + wide + between, self._soft
            if day.day == 1:
                # T: "Dec Tue", after the number of the day
                month = tr_as("a day of the week", "{month} {weekday}", month=short_month(day), weekday=telling[0])
                telling = [month, *telling]  # short of room it is named as any other; above stands which month it is
        metrics, room = QFontMetrics(kind), box.right() - beside
        told = next((each for each in telling if metrics.horizontalAdvance(each) <= room), "")
        place = QRect(beside, box.top() + (0 if here else 1), room, box.height())
        self._words(painter, place, told, kind, Role.TEXT if here else Role.SOFT, Qt.AlignmentFlag.AlignLeft)

    def _paint_strip(self, painter: QPainter, page: WeekPage, person: int | None) -> None:
        layout = page.layout
        label = QRect(0, page.head + PAD, page.gutter - _SIDE, page.pitch - GAP)
        self._words(painter, label, tr("All day"), self._soft, Role.SOFT, Qt.AlignmentFlag.AlignRight)
        for single in layout.singles:
            box, look = page.single_box(single), self._look(single.entry, person)
            self.faces.ground(painter, box, look)
            self._single_words(painter, box, single.entry, single.face, look)
        for lane in layout.lanes.lanes:
            pale = person is not None and not is_with(lane.entry, person)
            self.faces.paint_lane(painter, page.lane_box(lane), lane, pale=pale)
        for day, count in layout.hidden.items():
            column = layout.column_of(day)
            if column is not None:
                box = page.more(column).adjusted(6, 0, 0, 0)
                words = tr_n("+{n} more", "+{n} more", count)
                if self.faces.width(words, Weight.STRONG) > box.width():
                    words = f"+{count}"
                self._words(painter, box, words, self._strong, Role.SOFT, Qt.AlignmentFlag.AlignLeft)

    def _single_words(self, painter: QPainter, box: QRect, entry: CalendarEntry, face: Face, look: EntryLook) -> None:
        """One line as everywhere; of a name on two the second stands beneath the first."""
        if face.beneath:
            self.faces.words(painter, box, entry, face, look)
            return
        first = Face(face.name[:1], has_icon=face.has_icon, beside=face.beside, whose=face.whose)
        self.faces.words(painter, box, entry, first, look)
        tick = tick_room(self.faces.ruler) if face.has_icon and entry.state is EntryState.KEPT else 0
        for at, line in enumerate(face.name[1:], 1):
            left = box.left() + INSET + tick
            self.faces.text(painter, left, box.top() + 2 + at * self.faces.line, line, Weight.NAME, look.name)

    # Above the agreements

    def paint_over(self, painter: QPainter, page: WeekPage, now: Situation) -> None:
        """The hours' names, the dot of now, the chosen day, rings, the pointer, and what is carried."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(page.hours)
        self._paint_now_over(painter, page, now)
        self._paint_names_of_hours(painter, page, now)
        painter.restore()
        if now.held is not None:
            self._paint_held(painter, page, now.held)
            return
        self._paint_chosen_day(painter, page, now)
        self._paint_slot(painter, page, now)
        marked = {now.entry, now.pointed.entry.planned.id if now.pointed and now.pointed.entry else None} - {None}
        if marked or now.person is not None:
            for entry, box, in_hours in boxes(page):
                self._paint_marks(painter, page, entry, box, in_hours, now)

    def _paint_now_over(self, painter: QPainter, page: WeekPage, now: Situation) -> None:
        """What is going on has the line of now over its ground and behind its words: it is on that line that they are
        painted anew.
        """
        column, y = page.layout.column_of(now.now.date()), page.y_of(_minutes(now))
        for block in page.layout.blocks:
            box = page.block_box(block)
            rim = box.adjusted(-1, -1, 1, 1)
            if block.column == column and rim.top() <= y <= rim.bottom():
                line = QRect(rim.left(), y, rim.width(), 1)
                painter.save()
                painter.setClipRect(line, Qt.ClipOperation.IntersectClip)
                painter.fillRect(line, self._colour(self._tokens.primary))
                self._block_words(painter, box, block.entry, block.face, self._look(block.entry, now.person))
                painter.restore()

    def _paint_names_of_hours(self, painter: QPainter, page: WeekPage, now: Situation) -> None:
        """An hour whose name would be cut off, or lie under that of now, goes without."""
        column = page.layout.column_of(now.now.date())
        at_now = page.y_of(_minutes(now)) if column is not None else None
        half = self.faces.line // 2
        for hour in range(1, 24):
            y = page.y_of(hour * 60)
            whole = page.top <= y - half + 2 and y <= page.size.height()
            if whole and not (at_now is not None and abs(y - at_now) < _NEAR_NOW):
                self._paint_hour(painter, page, y, clock(time(hour)), self._small, Role.SOFT)
        if column is None or at_now is None:
            return
        self._paint_hour(painter, page, at_now, clock(now.now.time()), self._small_heavy, Role.PRIMARY)
        left = page.day(column).left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(self._tokens.primary))
        size = _NOW_DOT
        painter.drawEllipse(QRectF(left - size / 2 + 0.5, at_now - size / 2 + 0.5, size, size))

    def _paint_hour(self, painter: QPainter, page: WeekPage, y: int, words: str, kind: QFont, role: Role) -> None:
        half = self.faces.line // 2
        box = QRect(0, y - half, page.gutter - _SIDE, 2 * half)
        self._words(painter, box, words, kind, role, Qt.AlignmentFlag.AlignRight)

    def _paint_chosen_day(self, painter: QPainter, page: WeekPage, now: Situation) -> None:
        column = page.layout.column_of(now.day)
        if column is None:
            return
        head = page.day(column)
        head.setHeight(page.head)
        if now.day != now.now.date():
            painter.fillRect(head.left() + 1, page.head - 2, head.width() - 1, 2, self._colour(self._tokens.primary))
        if now.focused and now.entry is None:
            painter.setPen(QPen(self._colour(self._tokens.primary), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(head).adjusted(3, 3, -2, -4), RADIUS_CHIP, RADIUS_CHIP)

    def _paint_slot(self, painter: QPainter, page: WeekPage, now: Situation) -> None:
        """The half hour under the pointer, where a double click begins an entry."""
        spot = now.pointed
        if spot is None or spot.opens or spot.minute is None:
            return
        column = page.layout.column_of(spot.day)
        if column is None:
            return
        box = page.slot(column, spot.minute)
        painter.save()
        painter.setClipRect(page.hours)
        fill = QColor(self._tokens.primary)
        fill.setAlphaF(TINT_HERE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
        side = grown(ICON_SMALL)
        plus = tinted_pixmap("plus", self._tokens.soft, side, self.ratio)
        upright.picture(painter, box.left() + 6, box.top() + (box.height() - side) // 2, plus)
        words = box.adjusted(6 + side + 4, 0, 0, 0)
        half = int(spot.minute) // 30 * 30
        told = clock(time(*divmod(half, 60)))
        if QFontMetrics(self._soft).horizontalAdvance(told) <= words.width():
            self._words(painter, words, told, self._soft, Role.SOFT, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _paint_marks(
        self, painter: QPainter, page: WeekPage, entry: CalendarEntry, box: QRect, in_hours: bool, now: Situation
    ) -> None:
        current = entry.planned.id == now.entry
        shown = now.person is not None and is_with(entry, now.person)
        pointed = now.pointed is not None and now.pointed.entry is not None
        pointed = pointed and now.pointed.entry.planned.id == entry.planned.id  # type: ignore[union-attr]
        if not (current or shown or pointed):
            return
        painter.save()
        painter.setClipRect(page.hours if in_hours else QRect(0, 0, page.size.width(), page.top + 3))
        if current and now.focused:
            self.faces.focus(painter, box)
        elif current or shown:
            self.faces.ring(painter, box)
        if pointed and not current:
            self.faces.frame(painter, box, look_of(entry).role)
        painter.restore()

    # What is carried, and what is about to be agreed

    def _paint_held(self, painter: QPainter, page: WeekPage, held: Held) -> None:
        """Its place dashed, the day it would lie on, its slot there, and the agreement itself at the pointer."""
        landed, layout = held.carried.landed, page.layout
        self._paint_lifted(painter, page, landed.planned.id)
        target = None
        for column, day in enumerate(layout.days):
            if not landed.touches(day):
                continue
            cell = page.day(column)
            self._ghosts.paint_target(painter, cell, framed=day == held.carried.day)
            if day == held.carried.day:
                target = cell
        width = layout.edges[1] - layout.edges[0]
        if target is not None and landed.at is not None:
            slot = page.held(layout.days.index(held.carried.day), minute_of(landed), drawn_for(landed))
            painter.save()
            painter.setClipRect(page.hours)
            self.faces.dashed(painter, slot, self._tokens.primary)
            painter.restore()
            target = slot
        elif target is not None:
            target = QRect(target.left(), page.head, target.width(), page.strip_height)
        within = QRect(QPoint(0, 0), page.size)
        box = self._ghosts.box(held, width, target, within)
        if box is not None:
            self._ghosts.paint(painter, box, held, within)

    def _paint_lifted(self, painter: QPainter, page: WeekPage, agreement: int) -> None:
        for lane in page.layout.lanes.lanes:
            if lane.entry.planned.id == agreement:
                self._ghosts.paint_lifted(painter, page.lane_box(lane))
        for single in page.layout.singles:
            if single.entry.planned.id == agreement:
                box = page.single_box(single)
                self._ghosts.paint_lifted(painter, box)
                self._single_words(painter, box, single.entry, single.face, lifted(look_of(single.entry)))
        painter.save()
        painter.setClipRect(page.hours)
        for block in page.layout.blocks:
            if block.entry.planned.id == agreement:
                box = page.block_box(block)
                self._ghosts.paint_lifted(painter, box)
                self._block_words(painter, box, block.entry, block.face, lifted(look_of(block.entry)))
        painter.restore()

    def paint_coming(self, painter: QPainter, page: WeekPage, now: Situation) -> None:
        """What is about to be agreed, dashed, at its hour or in the strip, with the words that were typed for when."""
        ghost = now.ghost
        box = page.coming(ghost) if ghost is not None and now.held is None else None
        if ghost is None or box is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ghost.at is not None:
            painter.setClipRect(page.hours)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(self._tokens.tint(Role.AGREED, strength=GHOST_FILL)))
        painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
        self.faces.dashed(painter, box, self._tokens.agreed, GHOST_EDGE)
        left, top, room = box.left() + INSET, box.top() + 2, box.width() - INSET - 3
        self.faces.text(painter, left, top, ghost.asked, Weight.STRONG, Role.TEXT, room)
        used = self.faces.width(ghost.asked, Weight.STRONG) + 8
        if ghost.at is not None:
            words = self.faces.when(ghost, room)
            self.faces.text(painter, left, top + self.faces.line - 1, words, Weight.SOFT, Role.TEXT, room)
        elif used + self.faces.width(ghost.words, Weight.SOFT) < room:
            self.faces.text(painter, left + used, top, ghost.words, Weight.SOFT, Role.TEXT)
        painter.restore()

    # Smaller things

    def _words(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        kind: QFont,
        role: Role | str,
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
    ) -> None:
        painter.setFont(kind)
        painter.setPen(self._colour(self._tokens.colour(role) if isinstance(role, Role) else role))
        upright.text(painter, box, Qt.AlignmentFlag.AlignVCenter | across | Qt.TextFlag.TextDontClip, words)

    def _colour(self, name: str) -> QColor:
        return self.faces.colour(name)


def boxes(page: WeekPage) -> Iterator[tuple[CalendarEntry, QRect, bool]]:
    """Every agreement with where it is, and whether that is among the hours."""
    for single in page.layout.singles:
        yield single.entry, page.single_box(single), False
    for lane in page.layout.lanes.lanes:
        yield lane.entry, page.lane_box(lane), False
    for block in page.layout.blocks:
        yield block.entry, page.block_box(block), True


def _minutes(now: Situation) -> int:
    return now.now.hour * 60 + now.now.minute
