"""The month as a sheet: weeks that breathe, those that passed as strips, scrolled by the week. Knows no keys.

A week is laid out and painted once for as long as nothing in it is another; turning lays what is there beneath each
other anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QWheelEvent

from tracker.presentation.calendar import past_strip
from tracker.presentation.calendar.calendar_entry import (
    STRANGER,
    CalendarEntry,
    by_days,
    people_in,
    standing_out,
)
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.days import WEEK, days_on, months_on, week_days
from tracker.presentation.calendar.ghost import GHOST, Ghost
from tracker.presentation.calendar.month_page import (
    MonthPage,
    Row,
    Strip,
    columns,
    entries_seen,
    strips_at,
    weeks_from,
)
from tracker.presentation.calendar.month_week import MonthWeek, Setting
from tracker.presentation.calendar.past_strip import StripDay, strip_of
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.calendar.week_heights import MOST_LATER, share
from tracker.presentation.words.day_names import month as month_title
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import WEEKEND, CalendarView, EntriesOn
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_painter import MonthPainter, Pictured, Place
from tracker.widgets.calendar.sheet import Edge, Sheet, Step
from tracker.widgets.calendar.sheet import Place as Placing
from tracker.widgets.calendar.situation import Situation
from tracker.widgets.look.motion import Ease
from tracker.widgets.look.theme import tokens_of

MOST_STRIPS = 4
_WHEEL_STEP = 120
_KEPT_WEEKS, _KEPT_PICTURES = 128, 40
"""Weeks at most that are held as they were last laid out, and as they were last painted."""
_FIRST, _LAST = date.min + timedelta(days=400), date.max - timedelta(days=400)
_EDGE, _EDGE_MS = 24, 500
_BY_DAY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}

K = TypeVar("K")
V = TypeVar("V")
ByDay = Callable[[date], Sequence[CalendarEntry]]
StripOn = tuple[tuple[StripDay, ...], tuple[int, ...]]
"""What the picture of a week that passed hangs on, beside the look of all: what stands in it, and where."""


def month_view(
    model: CalendarModel, today: date, first_weekday: int = 0, days_off: frozenset[int] = WEEKEND
) -> GridView:
    """A view of the month."""
    return GridView(MonthSheet, model, today, first_weekday, days_off)


@dataclass(frozen=True, slots=True)
class Laid:
    """A week as it was last laid out, and all that this hung on."""

    on: tuple[object, ...]
    week: MonthWeek


class MonthSheet(Sheet):
    """Up and Down go by week, and within a day through its entries. `anchor` lies in the first week that is open."""

    has_hours = False

    def __init__(self, view: CalendarView) -> None:
        self._view = view
        self.anchor = week_days(view.today, view.first_weekday)[0]
        self.ghost: Ghost | None = None
        self.description = tr(
            "Calendar of the month. Left and Right go by day, Up and Down by week, Page Up and Page Down by month, "
            "Enter opens the day."
        )
        self.least = QSize(WEEK * 56, 320)
        self._wheel = 0
        self._painter: MonthPainter | None = None
        self._laid: MonthPage | None = None
        self._weeks: dict[tuple[date, bool], Laid] = {}
        self._pictures: dict[tuple[MonthWeek, int, int | None], Pictured] = {}
        self._strip_pictures: dict[tuple[date, int | None], tuple[StripOn, QPixmap]] = {}
        self._lands: dict[date, date] = {}
        self._ahead_for: int | None = None
        self._shown: MonthPage | None = None
        self._places: dict[date, Place] = {}
        self._came_from: dict[date, Place] = {}
        self._ease = Ease(self._move, view)
        self._ease.put(1.0)

    # Which days

    def days(self) -> tuple[date, date]:
        first = self._first(self.anchor)
        return days_on(first, -MOST_STRIPS * WEEK), days_on(first, (MOST_LATER + 1) * WEEK - 1)

    def seen_days(self) -> tuple[date, date]:
        page = self.page()
        first = page.strips[0].days[0].day if page.strips else page.rows[0].week.days[0]
        return first, page.rows[-1].week.days[-1]

    def titles(self) -> tuple[str, ...]:
        first, today = self._first(self.anchor), self._view.today
        day = today if first <= today < days_on(first, WEEK) else days_on(first, WEEK - 1)
        return month_title(day), month_title(day, short=True)

    def anchor_for(self, day: date) -> date:
        """As little is scrolled as is needed for that day's week to be open, and wholly in sight."""
        week, here = self._first(day), self._first(self.anchor)
        near = -MOST_STRIPS * WEEK <= (week - here).days <= (MOST_LATER + 1) * WEEK
        first = here if near else self.page_for(day)
        found = self._scrolled_to(day, first, self._view.model.on_day)
        return self.anchor if found == here else found

    def _scrolled_to(self, day: date, first: date, on_day: ByDay) -> date:
        """From the page whose first open week begins on `first`, the next on which that day's week is seen."""
        week = self._first(day)
        while first < week:
            page = self.page() if first == self._first(self.anchor) else self._page(first, on_day, day)
            if page.is_open(day):
                break
            first = days_on(first, WEEK)
        return min(first, week)

    def turned(self, day: date, pages: int) -> date:
        """The same day of the month that many months on, or the last there is."""
        return months_on(day, pages)

    def page_for(self, day: date) -> date:
        """Today's week in today's month, in any other the week that has its first day."""
        today = self._view.today
        if day in self._lands:
            return self._lands[day]  # from there it is seen, as was found when it was drawn ahead
        if (day.year, day.month) == (today.year, today.month):
            return self._first(min(day, today))
        return self._first(day.replace(day=1))

    def _first(self, day: date) -> date:
        """The first day of its week, or of the farthest that can be shown with all around it."""
        return week_days(min(max(day, _FIRST), _LAST), self._view.first_weekday)[0]

    # What lies where

    def page(self) -> MonthPage:
        """Where everything stands; laid out once and kept until something changes."""
        if self._laid is None:
            self._laid = self._page(self._first(self.anchor), self._view.model.on_day, self._view.day)
        return self._laid

    def hit(self, at: QPoint) -> Spot | None:
        return self.page().hit(at)

    def cell_of(self, day: date) -> QRect | None:
        return self.page().cell_of(day)

    def middle_of(self, entry: CalendarEntry) -> QPoint | None:
        box = self.page().box_of(entry.planned.id)
        return box.center() if box is not None else None

    def boxes(self) -> Iterable[tuple[CalendarEntry, QRect]]:
        for row in self.page().rows:
            yield from ((placed.entry, placed.box.translated(0, row.top)) for placed in row.filled.placed)
            yield from ((lane.entry, row.lane(lane)) for lane in row.filled.lanes.lanes)

    def ghost_boxes(self) -> Iterable[QRect]:
        for row in self.page().rows:
            if row.filled.ghost is not None:
                name = row.filled.ghost.translated(0, self._place(row.week.days[0]).top)
                yield QRect(name.topLeft(), QSize(name.width(), row.week.setting.ruler.height(1)))
            yield from (row.lane(lane) for lane in row.filled.lanes.lanes if lane.entry.planned.id == GHOST)

    def shown_on(self, day: date) -> tuple[CalendarEntry, ...]:
        return entries_seen(self.page(), self._view.model.on_day(day), day)

    # Where a step leads

    def step(self, day: date, entry: CalendarEntry | None, by: int) -> Step:
        if entry is None:
            return days_on(day, by * WEEK)
        entries = self._view.model.on_day(day)
        at = [each.planned.id for each in entries].index(entry.planned.id)
        return entries[min(max(at + by, 0), len(entries) - 1)]

    def place_at(self, at: QPoint, carried: Carried, _taken: Spot, /) -> Placing | None:
        spot = self.hit(at)
        return (spot.day, carried.entry.at) if spot is not None else None

    def place_on(self, carried: Carried, key: Qt.Key) -> Placing:
        return days_on(carried.day, _BY_DAY[key]), carried.at

    def edge_at(self, at: QPoint, /) -> Edge | None:
        if at.y() < self.page().top:
            return Edge.UP
        return Edge.DOWN if at.y() > self._view.height() - _EDGE else None

    def edge_ms(self, _edge: Edge) -> int:
        return _EDGE_MS

    def push(self, edge: Edge) -> date:
        return days_on(self.anchor, edge.by * WEEK)

    def wheel(self, event: QWheelEvent) -> date:
        self._wheel += event.angleDelta().y()
        weeks = int(self._wheel / _WHEEL_STEP)
        self._wheel -= weeks * _WHEEL_STEP
        return days_on(self.anchor, -weeks * WEEK) if weeks else self.anchor

    def reveal(self, entry: CalendarEntry) -> None:
        """All there is of an open week is in sight."""

    # How it looks

    def forget(self) -> None:
        self._laid = None

    def forget_look(self) -> None:
        self._painter = None
        self._weeks.clear()
        self._pictures.clear()
        self._strip_pictures.clear()
        self.forget()

    def fit(self) -> None:
        self._laid = None
        self._lands.clear()

    def settle(self) -> None:
        self._ease.settle()

    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        page = self.page()
        strips = [strip.top + page.strip - 1 for strip in page.strips]
        return page.edges[1:-1], (page.top - 1, *strips, *(row.top for row in page.rows[1:]))

    def paint(self, painter: QPainter, now: Situation) -> None:
        page, month = self.page(), self._month_painter()
        self._set_out(page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._view.rect(), month.faces.colour(tokens_of(self._view.palette()).surface))
        month.paint_header(painter, page, now)
        painter.save()
        painter.setClipRect(0, page.top, page.size.width(), page.size.height() - page.top)
        for at, strip in enumerate(page.strips):
            place = self._place(strip.days[0].day)
            pictured = self._strip_picture(page, strip, now.person)
            month.paint_strip(painter, page, strip, place, now, pictured, last=at == len(page.strips) - 1)
            if not self._ease.is_moving:
                month.paint_chosen(painter, page, [told.day for told in strip.days], now)
        for at, row in enumerate(page.rows):
            place = self._place(row.week.days[0])
            if place.top >= page.size.height():
                continue
            painter.save()
            painter.setClipRect(0, place.top, page.size.width(), place.height, Qt.ClipOperation.IntersectClip)
            month.paint_ground(painter, page, row, place, now, first=at == 0)
            month.paint_week(painter, row, place, self._picture(page, row, now.person))
            if now.arriving is not None:
                month.paint_arriving(painter, row, place, now, now.arriving)
            if not self._ease.is_moving and month.paint_chosen(painter, page, row.week.days, now):
                month.paint_names_over(painter, page, row, now)
            painter.restore()
            month.paint_now(painter, page, row, place, now.now.date())
        painter.restore()
        if now.ghost is not None:
            month.paint_ghost(painter, page, now.ghost)
        if not self._ease.is_moving:
            month.paint_over(painter, page, now)

    def draw_ahead(self, entries_on: EntriesOn, person: int | None) -> None:
        """One page after the other, so that whatever comes meanwhile has its turn between them."""
        self._lands.clear()
        self._ahead_for = person
        # Whoever goes on goes on as a rule, by months with the keys and by weeks with the wheel.
        for onwards in (1, -1):
            day = months_on(self._view.day, onwards)
            self._view.when_idle(partial(self._draw, self.page_for(day), day, day, entries_on))
            day = days_on(self._first(self.anchor), onwards * WEEK)
            self._view.when_idle(partial(self._draw, day, day, self._view.day, entries_on))
        # Whoever is chosen next, the others' agreements will be paled; where somebody is, they may be let go.
        beside = STRANGER if person is None else None
        for row in self.page().rows:
            self._view.when_idle(partial(self._draw_row, self.page(), row, beside))
        self._view.when_idle(partial(self._draw_strips, self.page(), beside))

    def _draw(self, first: date, day: date, chosen: date, entries_on: EntriesOn) -> None:
        """Draw the page that begins on `first`, or the next on which that day is seen, as it is with the keys there."""
        if self._view.resting:
            return
        last = max(first, self._first(day))
        days = days_on(first, -MOST_STRIPS * WEEK), days_on(last, (MOST_LATER + 1) * WEEK - 1)
        entries = entries_on(*days)
        if entries is None:
            return
        gathered = by_days(entries, *days)

        def on_day(on: date) -> Sequence[CalendarEntry]:
            return gathered.get(on, ())

        lands = self._scrolled_to(day, first, on_day)
        page = self._page(lands, on_day, chosen)
        self._lands[day] = lands
        self._view.when_idle_at_once(partial(self._draw_row, page, row, self._ahead_for) for row in page.rows)
        self._view.when_idle(partial(self._draw_strips, page, self._ahead_for))

    def _draw_strips(self, page: MonthPage, person: int | None) -> None:
        if not self._view.resting and page.size == self._view.size():
            for strip in page.strips:
                self._strip_picture(page, strip, person)

    def _draw_row(self, page: MonthPage, row: Row, person: int | None) -> None:
        if not self._view.resting and page.size == self._view.size():
            self._picture(page, row, person)

    # Laying out

    def _page(self, first: date, on_day: ByDay, chosen: date) -> MonthPage:
        """The page whose first open week begins on that day, with the keys on another."""
        view, size = self._view, self._view.size()
        edges = columns(size.width(), week_days(first, view.first_weekday), view.days_off)
        count = strips_at(size.height()) if first <= self._first(view.today) else 0
        weeks = weeks_from(first, MOST_LATER + 1)
        laid = [self._week(days, at < 2, on_day, edges) for at, days in enumerate(weeks)]
        strips = self._strips(first, count, on_day, edges)
        ruler = self._month_painter().faces.ruler
        needs, room = [week.need for week in laid], size.height() - ruler.header
        heights = share(room - len(strips) * ruler.strip, needs, ruler.line)
        among = next((at for at, days in enumerate(weeks) if chosen in days), 0)
        if len(strips) > 1 and 0 < among < len(heights) and laid[among].need > heights[among]:
            strips = strips[-1:]
            heights = share(room - ruler.strip, needs, ruler.line)
        top, placed = ruler.header, []
        for strip in strips:
            placed.append(Strip(top, strip))
            top += ruler.strip
        rows = []
        for height, week in zip(heights, laid, strict=False):
            rows.append(Row(top, height, week))
            top += height
        return MonthPage(size, ruler.header, ruler.strip, edges, tuple(placed), tuple(rows))

    def _strips(
        self, first: date, count: int, on_day: ByDay, edges: tuple[int, ...]
    ) -> list[tuple[past_strip.StripDay, ...]]:
        """So many weeks before that one; none where the store holds no past."""
        ruler = self._month_painter().faces.ruler
        before = [week_days(days_on(first, -n * WEEK), self._view.first_weekday) for n in range(count, 0, -1)]
        before = [days for days in before if days[-1] < first]
        there = {day: on_day(day) for days in before for day in days}
        known = self._view.model.days in (None, self.days())
        if known and not any(there.values()):
            return []
        return [strip_of(days, there, edges, ruler) for days in before]

    def _week(self, days: tuple[date, ...], generous: bool, on_day: ByDay, edges: tuple[int, ...]) -> MonthWeek:
        """That week as it was last laid out, or anew where anything is another."""
        model, faces = self._view.model, self._month_painter().faces
        there: Mapping[date, Sequence[CalendarEntry]] = {day: on_day(day) for day in days}
        clock, today = model.here.time(), self._view.today
        passed = sum(each.at is not None and each.at <= clock for each in there.get(today, ()))
        ghost = self.ghost if self.ghost is not None and self.ghost.touches(days[0], days[-1]) else None
        on = (tuple(there.values()), edges, today, passed, faces, ghost)
        known = self._weeks.get((days[0], generous))
        if known is None or known.on != on:
            setting = Setting(edges, today, clock, faces.ruler)
            known = Laid(on, MonthWeek(days, there, setting, generous=generous, ghost=ghost))
            keep(self._weeks, (days[0], generous), known, _KEPT_WEEKS)
        return known.week

    # Painting

    def _picture(self, page: MonthPage, row: Row, person: int | None) -> Pictured:
        whose = standing_out(person, row.week.people)
        key = row.week, min(row.height, row.week.ample), whose
        found = self._pictures.get(key)
        if found is None:
            found = self._month_painter().picture(page, row.filled, whose)
            keep(self._pictures, key, found, _KEPT_PICTURES)
        return found

    def _strip_picture(self, page: MonthPage, strip: Strip, person: int | None) -> QPixmap:
        named = people_in(told.entry for told in strip.days if told.entry is not None)
        key = strip.days[0].day, standing_out(person, named)
        on = strip.days, page.edges
        found = self._strip_pictures.get(key)
        if found is None or found[0] != on:
            found = on, self._month_painter().strip_picture(page, strip.days, key[1])
            keep(self._strip_pictures, key, found, _KEPT_PICTURES)
        return found[1]

    def _month_painter(self) -> MonthPainter:
        ratio = self._view.devicePixelRatioF()
        if self._painter is None or self._painter.ratio != ratio:
            self.forget_look()
            self._painter = MonthPainter(tokens_of(self._view.palette()), ratio, self._view.isRightToLeft())
        return self._painter

    # Motion

    def _set_out(self, page: MonthPage) -> None:
        """Where the page is another, its weeks set out for their places from where they are now."""
        if page is self._shown:
            return
        before, self._shown = self._shown, page
        now = self._places if before is not None and before.size == page.size else {}
        self._came_from = {week: self._on_the_way(week, place) for week, place in now.items()}
        self._places = {strip.days[0].day: Place(strip.top, page.strip) for strip in page.strips}
        self._places |= {row.week.days[0]: Place(row.top, row.height) for row in page.rows}
        together = self._came_from.keys() & self._places.keys()
        was_blank = before is None or all(row.week.is_empty for row in before.rows)
        if was_blank or not together or all(self._came_from[week] == self._places[week] for week in together):
            self._ease.put(1.0)
            return
        self._ease.put(0.0)
        self._ease.to(1.0)

    def _place(self, week: date) -> Place:
        return self._on_the_way(week, self._places[week])

    def _on_the_way(self, week: date, end: Place) -> Place:
        """Where that week is just now."""
        there = self._ease.value
        if there >= 1.0 or not self._came_from:
            return end
        start = self._came_from.get(week)
        if start is None:  # it comes in from above or from below
            first, last = min(self._came_from), max(self._came_from)
            if week < first:
                start = Place(self._came_from[first].top - end.height, end.height)
            else:
                start = Place(self._came_from[last].top + self._came_from[last].height, end.height)
        return Place(
            round(start.top + (end.top - start.top) * there), round(start.height + (end.height - start.height) * there)
        )

    def _move(self, _there: float) -> None:
        self._view.update()


def keep(kept: dict[K, V], key: K, value: V, most: int) -> None:
    """Keep it, and let go of those that were kept longest where there are more than `most`."""
    kept.pop(key, None)
    kept[key] = value
    while len(kept) > most:
        del kept[next(iter(kept))]
