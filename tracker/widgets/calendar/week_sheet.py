"""The week as a sheet: laid out once, painted once, then only keys and scrolling move over it. Knows no keys.

The hours are painted in pieces, each when it first comes into sight: a full day is far taller than what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QStyle

from tracker.presentation.calendar.calendar_entry import CalendarEntry, by_days, standing_out
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import QUARTER, Carried, nearest_quarter, quarters_on
from tracker.presentation.calendar.days import WEEK, days_on, week_days
from tracker.presentation.calendar.ghost import Ghost
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.calendar.week_columns import columns
from tracker.presentation.calendar.week_layout import Setting, WeekLayout, drawn_for, lay_out_week, minute_of
from tracker.presentation.calendar.week_page import HEAD, WeekPage
from tracker.presentation.words.times import months_of
from tracker.presentation.words.times import week as week_title
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import WEEKEND, CalendarView, EntriesOn
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.quiet_bar import QuietBar
from tracker.widgets.calendar.sheet import Beyond, Edge, Place, Sheet, Step
from tracker.widgets.calendar.situation import Situation
from tracker.widgets.calendar.week_painter import WeekPainter, boxes
from tracker.widgets.look.painted import upright
from tracker.widgets.look.theme import tokens_of

_MOST_ROWS = 5
_LEAST_HOURS = 200
_AIR = 30
"""Minutes left above what the keys come to."""
_LEAD = 7
"""How far above the first hour the sheet opens, so that its name is seen."""
_PIECE_HOURS = 3
_WHEEL_STEP = 120
_EDGE, _PUSH_MS, _PUSH = 24, 40, 12
_SIDE, _TURN_MS = 16, 700
_BAR = 9
_KEPT = 6
"""Weeks at most that are held as they were last laid out and painted."""
_NINE_TO_FIVE = time(9), time(17)

ByDay = Callable[[date], Sequence[CalendarEntry]]


def week_view(
    model: CalendarModel,
    today: date,
    first_weekday: int = 0,
    days_off: frozenset[int] = WEEKEND,
    hours: Callable[[], tuple[time, time]] = lambda: _NINE_TO_FIVE,
) -> GridView:
    """A view of the week. `hours` are those we work, on our clocks."""
    return GridView(partial(WeekSheet, hours=hours), model, today, first_weekday, days_off)


@dataclass(frozen=True, slots=True)
class _Pictured:
    """A week painted once, and all that this hung on: what stays where it is, and the hours by pieces."""

    of: tuple[object, ...]
    person: int | None
    frame: QPixmap
    pieces: dict[int, QPixmap]


class WeekSheet(Sheet):
    """Up and Down go through the entries of the day. `anchor` is the day somebody came to.

    It opens at the hour we begin to work, or at the first time there is, until somebody scrolls it.
    """

    has_hours = True

    def __init__(self, view: CalendarView, hours: Callable[[], tuple[time, time]]) -> None:
        self._view = view
        self._hours = hours
        self.anchor = view.today
        self.description = tr(
            "Calendar of the week. Left and Right go by day, Up and Down through its agreements, Page Up and Page "
            "Down by week, Enter opens."
        )
        self.least = QSize(392, 320)
        self.ghost: Ghost | None = None
        self._painter: WeekPainter | None = None
        self._page: WeekPage | None = None
        self._laid_for: tuple[date, date] | None = None
        self._layouts: dict[date, tuple[tuple[object, ...], WeekLayout]] = {}
        self._pictures: dict[date, _Pictured] = {}
        self._by_hand = False
        self._opened: tuple[date, bool, int] | None = None
        self._mark = 0
        self._midnight: int | None = None
        self.scroll_bar = QuietBar(Qt.Orientation.Vertical, view)
        self.scroll_bar.setAccessibleName(tr("Hours of the day"))
        self.scroll_bar.valueChanged.connect(self._scrolled)
        self.scroll_bar.actionTriggered.connect(self._scroll_by_hand)

    # Which days

    def days(self) -> tuple[date, date]:
        days = self._days()
        return days[0], days[-1]

    def titles(self) -> tuple[str, ...]:
        """The days stand over their columns too, and so does a month that begins among them."""
        days = self.days()
        return week_title(*days), week_title(*days, short=True), months_of(*days)

    def anchor_for(self, day: date) -> date:
        return self.anchor if day in self._days() else day

    def turned(self, day: date, pages: int) -> date:
        """The same day of the week that many weeks on."""
        return days_on(day, pages * WEEK)

    def page_for(self, day: date) -> date:
        return self.anchor_for(day)

    def seen_days(self) -> tuple[date, date]:
        return self.days()

    def _days(self) -> tuple[date, ...]:
        return week_days(self.anchor, self._view.first_weekday)

    # What lies where

    def page(self) -> WeekPage:
        """Where everything stands now; laid out once and kept until something changes."""
        if self._page is None or self._laid_for != self._wide():
            self._laid_for = self._wide()
            self._page = self._page_of(self._days(), self._view.model.on_day, self._wide())
        return self._page

    def _page_of(self, days: tuple[date, ...], on_day: ByDay, wide: tuple[date, date]) -> WeekPage:
        painter, size = self._week_painter(), self._view.size()
        layout = self._laid(painter, size, days, on_day, wide)
        return WeekPage(size, layout, painter.pitch, painter.hour, self.scroll_bar.value())

    def _laid(
        self, painter: WeekPainter, size: QSize, days: tuple[date, ...], on_day: ByDay, wide: tuple[date, date]
    ) -> WeekLayout:
        """That week as it was last laid out, or anew where anything is another."""
        view = self._view
        entries = tuple(tuple(on_day(day)) for day in days)
        room = (size.height() - HEAD - _LEAST_HOURS) // painter.pitch
        most_rows = min(max(room, 1), _MOST_ROWS)
        ghost = self.ghost
        reserved = ghost is not None and ghost.at is None and ghost.touches(days[0], days[-1])
        key = (entries, days, size.width(), most_rows, wide, view.today, view.days_off, reserved, painter)
        known = self._layouts.get(days[0])
        if known is None or known[0] != key:
            there = dict(zip(days, entries, strict=True))
            timed = {day: sum(entry.at is not None for entry in on) for day, on in there.items()}
            edges = columns(painter.gutter, size.width(), days, view.days_off, *wide, timed)
            setting = Setting(edges, view.today, painter.faces.ruler, painter.hour)
            if len(self._layouts) > _KEPT:
                self._layouts.clear()
            known = self._layouts[days[0]] = key, lay_out_week(there, days, setting, most_rows, reserved)
        return known[1]

    def _wide(self) -> tuple[date, date]:
        """The day that is looked at, and the one that is chosen."""
        days, today = self._days(), self._view.today
        return today if today in days else self.anchor, self._view.day

    def hit(self, at: QPoint) -> Spot | None:
        return self.page().hit(at)

    def cell_of(self, day: date) -> QRect | None:
        page = self.page()
        column = page.layout.column_of(day)
        return page.day(column) if column is not None else None

    def middle_of(self, entry: CalendarEntry) -> QPoint | None:
        box = self.page().box_of(entry.planned.id)
        return box.center() if box is not None else None

    def boxes(self) -> Iterable[tuple[CalendarEntry, QRect]]:
        page = self.page()
        for entry, box, in_hours in boxes(page):
            if not in_hours or box.intersects(page.hours):
                yield entry, box

    def ghost_boxes(self) -> Iterable[QRect]:
        page = self.page()
        box = page.coming(self.ghost) if self.ghost is not None else None
        if box is not None and self.ghost is not None and self.ghost.at is not None:
            box = box.intersected(page.hours)
        return (box,) if box is not None and box.isValid() else ()

    def shown_on(self, day: date) -> tuple[CalendarEntry, ...]:
        return self.page().layout.shown_on(day)

    # Where a step leads

    def step(self, day: date, entry: CalendarEntry | None, by: int) -> Step:
        """To the next entry of the day that is shown; past the last one stands the list where there are more."""
        shown = self.shown_on(day)
        beyond = Beyond.LIST if len(shown) < len(self._view.model.on_day(day)) else Beyond.NOWHERE
        if not shown:
            if beyond is Beyond.NOWHERE:
                self.scroll_bar.setValue(self.scroll_bar.value() + by * self.scroll_bar.singleStep())
            return beyond
        ids = [each.planned.id for each in shown]
        if entry is None or entry.planned.id not in ids:
            return shown[0 if by > 0 else -1]
        at = ids.index(entry.planned.id) + by
        if at < 0:
            return Beyond.DAY
        return shown[at] if at < len(shown) else beyond

    def place_at(self, at: QPoint, carried: Carried, taken: Spot, /) -> Place | None:
        spot, entry = self.hit(at), carried.entry
        if spot is None:
            return None
        if spot.minute is None:
            return spot.day, None
        timed = taken.minute is not None and entry.at is not None
        grip = taken.minute - minute_of(entry) if timed and taken.minute is not None else drawn_for(entry) / 2
        minute = spot.minute - grip
        if entry.at is not None and abs(minute - minute_of(entry)) < QUARTER / 2:
            return spot.day, entry.at  # a time beside the quarters is kept when only the day changes
        return spot.day, nearest_quarter(minute)

    def place_on(self, carried: Carried, key: Qt.Key) -> Place:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return days_on(carried.day, 1 if key == Qt.Key.Key_Right else -1), carried.at
        if carried.at is not None:
            return carried.day, quarters_on(carried.at, 1 if key == Qt.Key.Key_Down else -1)
        return carried.day, self._hours()[0] if key == Qt.Key.Key_Down else None

    def edge_at(self, at: QPoint, /) -> Edge | None:
        page = self.page()
        hours = page.hours
        if at.x() < page.gutter:
            return Edge.BEFORE
        if at.x() > page.size.width() - _SIDE:
            return Edge.AFTER
        if hours.top() <= at.y() < hours.top() + _EDGE:
            return Edge.UP
        return Edge.DOWN if at.y() > hours.bottom() - _EDGE else None

    def edge_ms(self, edge: Edge) -> int:
        return _TURN_MS if edge in (Edge.BEFORE, Edge.AFTER) else _PUSH_MS

    def push(self, edge: Edge) -> date:
        if edge in (Edge.BEFORE, Edge.AFTER):
            return days_on(self.anchor, edge.by * WEEK)
        self._scroll_to(self.scroll_bar.value() + edge.by * _PUSH)
        return self.anchor

    def _scroll_to(self, value: int) -> None:
        self.scroll_bar.setValue(value)
        if self._midnight is not None:
            self._midnight = self.page().y_of(0)

    def wheel(self, event: QWheelEvent) -> date:
        pixels = event.pixelDelta().y()
        by = pixels or round(event.angleDelta().y() * self.page().hour / _WHEEL_STEP)
        self._by_hand = True
        self._scroll_to(self.scroll_bar.value() - by)
        return self.anchor

    def reveal(self, entry: CalendarEntry) -> None:
        """Scroll as little as is needed for it to be seen, with a little air."""
        if entry.at is None:
            return
        page, minute = self.page(), minute_of(entry)
        ends = minute + drawn_for(entry)
        top, bottom = (round(each * page.hour / 60) for each in (minute, ends))
        above, below = max(top - _AIR * page.hour // 60, 0), bottom + _AIR * page.hour // 60
        now = self.scroll_bar.value()
        if now > top:
            self.scroll_bar.setValue(above)
        elif now + page.hours.height() < bottom:
            self.scroll_bar.setValue(below - page.hours.height())

    def mark(self) -> None:
        self._mark = self.scroll_bar.value()
        self._midnight = self.page().y_of(0)

    def back_to_mark(self) -> None:
        self.scroll_bar.setValue(self._mark)

    def let_go(self) -> None:
        self._midnight = None
        if self._page is not None:
            self._opened = self.days()[0], True, 0

    # How it looks

    def forget(self) -> None:
        self._page = None
        self._fit_scroll_bar()
        self._open()

    def forget_look(self) -> None:
        self._painter = None
        self._layouts.clear()
        self._pictures.clear()
        self.forget()

    def fit(self) -> None:
        self._page = None
        self._fit_scroll_bar()
        self._open()

    def paint(self, painter: QPainter, now: Situation) -> None:
        page, week = self.page(), self._week_painter()
        week.paint_under(painter, page, now, self._hours())
        pictured = self._pictures_of(week, page, now.person)
        upright.picture(painter, 0, 0, pictured.frame)
        week.show_hours(painter, page, self._pieces_seen(week, page, pictured))
        week.paint_coming(painter, page, now)
        week.paint_over(painter, page, now)

    def draw_ahead(self, entries_on: EntriesOn, person: int | None) -> None:
        """One week after the other, so that whatever comes meanwhile has its turn between them."""
        for step in (1, -1):
            day = self.turned(self._view.day, step)
            self._view.when_idle(partial(self._draw, day, entries_on, person))

    def _draw(self, day: date, entries_on: EntriesOn, person: int | None) -> None:
        if self._view.resting:
            return
        days = week_days(day, self._view.first_weekday)
        entries = entries_on(days[0], days[-1])
        if entries is None:
            return
        gathered, today = by_days(entries, days[0], days[-1]), self._view.today
        wide = today if today in days else day, day
        page, week = self._page_of(days, lambda each: gathered.get(each, ()), wide), self._week_painter()
        pictured = self._pictures_of(week, page, person)
        for _piece in self._pieces_seen(week, page, pictured):
            pass

    def settle(self) -> None:
        """Nothing in it is ever on its way."""

    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        page = self.page()
        return page.layout.edges[:-1], (page.head - 1, page.top - 1)

    def _fit_scroll_bar(self) -> None:
        page, hours = self.page(), self.page().hours
        bar = QRect(hours.right() - _BAR + 2, hours.top() + 1, _BAR, hours.height() - 2)
        self.scroll_bar.setGeometry(QStyle.visualRect(self._view.layoutDirection(), self._view.rect(), bar))
        self.scroll_bar.setPageStep(max(hours.height(), 1))
        self.scroll_bar.setSingleStep(page.hour // 2)
        self.scroll_bar.setRange(0, page.furthest)

    def _scrolled(self) -> None:
        self._page = None
        self._view.update()

    def _scroll_by_hand(self) -> None:
        self._by_hand = True

    def _open(self) -> None:
        """Where a week is come to, scroll to its first hour: once when it is shown, once when what lies on it is known,
        and when something has come in before that. In this week the hour to come is seen in any case.

        Whoever has scrolled by hand is left where they are; and while something is held, its time stays under it.
        """
        if self._midnight is not None:
            self.scroll_bar.setValue(self.page().top - self._midnight)
            return
        if not self._view.isVisible() or self._by_hand:
            return
        known = self._view.model.days == self.days()
        page, begin = self.page(), self._hours()[0]
        first = min([begin.hour * 60 + begin.minute, *(block.minute for block in page.layout.blocks)])
        if self._opened is not None and self._opened[:2] == (self.days()[0], known) and self._opened[2] <= first:
            return
        self._opened = self.days()[0], known, first
        top = round(first * page.hour / 60) - _LEAD
        here = self._view.model.here
        if here.date() in page.layout.days:
            soon = round((here.hour + 1) * page.hour + here.minute * page.hour / 60)
            top = max(top, soon - page.hours.height())
        self.scroll_bar.setValue(top)

    def _pictures_of(self, week: WeekPainter, page: WeekPage, person: int | None) -> _Pictured:
        """The pictures of that week. They hold while nothing but the scrolling is another."""
        first = page.layout.days[0]
        person = standing_out(person, page.layout.people)
        of = page.layout, page.size, self._view.today, week, person
        found = self._pictures.get(first)
        if found is None or found.of != of:
            if len(self._pictures) > _KEPT:
                self._pictures.clear()
            frame = self._blank(week, page.top)
            painter = week.begin(frame)
            week.paint_frame(painter, page, self._view.today, person)
            painter.end()
            found = self._pictures[first] = _Pictured(of, person, frame, {})
        return found

    def _pieces_seen(self, week: WeekPainter, page: WeekPage, pictured: _Pictured) -> Iterator[tuple[int, QPixmap]]:
        """The pieces of the hours that are in sight, and where each begins."""
        high, hours, pieces = _PIECE_HOURS * page.hour, page.hours, pictured.pieces
        for number in range(24 // _PIECE_HOURS):
            top = page.y_of(0) + number * high
            if top + high < hours.top() or top > hours.bottom():
                continue
            if number not in pieces:
                piece = pieces[number] = self._blank(week, high)
                painter = week.begin(piece)
                painter.translate(0, -top)
                week.paint_hours(painter, page, QRect(0, top, self._view.width(), high), pictured.person)
                painter.end()
            yield top, pieces[number]

    def _blank(self, week: WeekPainter, height: int) -> QPixmap:
        made = QPixmap(QSize(self._view.width(), height) * week.ratio)
        made.setDevicePixelRatio(week.ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _week_painter(self) -> WeekPainter:
        ratio = self._view.devicePixelRatioF()
        if self._painter is None or self._painter.ratio != ratio:
            self._painter = WeekPainter(tokens_of(self._view.palette()), ratio, self._view.isRightToLeft())
        return self._painter
