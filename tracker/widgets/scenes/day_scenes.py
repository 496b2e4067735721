"""The scenes of the day: as it opens, with each of the six stories in the pane, a row unfolded, the card under a
resting pointer, and a day on which everybody wants something. Knows no store; what is made up is written nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from tracker.actions.ports import Planned
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.window import Window
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.hover_card import REST_MS
from tracker.widgets.main_window import MainWindow

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
STORIES = {
    "main-jo": "Jo Hill",
    "main-lawyer": "Martin Pryce",
    "main-okoro": "Ngozi Okoro",
    "main-too-much": "Callum Frost",
    "main-no-thanks": "Dominic Hale",
    "main-long-lead": "Graham Ellis",
}
"""Whom each of the six stories is about."""
BUSY = {
    "Amara Osei": "08:30",
    "Wilhelmina Featherstonehaugh-Cholmondeley of Upper Slaughter": "09:00",
    "Bruno Keller": "09:00",
    "Chloe Winter": "09:30",
    "Deepa Raman": "09:30",
    "Edward Lyle": "09:30",
    "Freya Nilsson": "10:00",
    "\u05d3\u05d5\u05d3 \u05d1\u05df \u05de\u05e9\u05d4": "10:00",
    "Gareth Pugh": "10:30",
    "Hugo Lambert": "10:30",
    "\u5c71\u7530 \u82b1\u5b50": "11:00",
    "Iris Calloway": "11:00",
    "Jonas Weber": "11:30",
    "Kezia Brown": "12:00",
    "Liam Doherty": "13:30",
    "Mina Farrokh": "13:30",
    "Noel Sutton": "14:00",
    "Olga Marek": "14:00",
    "Piers Holt": "14:00",
    "Quentin Ross": "14:00",
    "Saoirse Byrne": "15:00",
    "Theo Marsh": "15:30",
    "Una Keane": "",
    "Viktor Hess": "promise",
    "Zadie Flynn": "promise",
}
"""Who wants something on that one day, and when: a time, the whole day, or what we promised them."""
SPANS = {"Samir Haddad": (-1, 1), "Yvonne Leclerc": (-3, 8), "Ada Lund": (0, 9), "Oscar Reyes": (-2, 2)}
"""Who agreed to some day around it, from how many days before to how many after."""
_NONE = Qt.MouseButton.NoButton


def day_scenes(window: MainWindow, people: Mapping[str, int]) -> Scenes:
    """`people` of the sample, by name."""
    busy = window.calendar.today + timedelta(days=7)

    def story(person: str) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            window.show_prospect(people[person])
            return _calendar(window, ViewKind.MONTH)

        return scene

    def as_it_opens() -> QWidget:
        """Whoever is next stands in the pane, and nobody stands out in the calendar."""
        window.states.card.show(people["Jo Hill"])
        window.calendar.show_whose(None)
        return _calendar(window, ViewKind.MONTH)

    def crowded(kind: ViewKind) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            as_it_opens()
            window.day.go_to(busy)
            _calendar(window, kind)
            model = window.states.calendar.model
            model.set_planned((*model.planned, *busy_day(busy)), model.days)
            window.calendar.settle()
            return window

        return scene

    def beside(name: str) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            as_it_opens()
            window.states.calendar.reload()
            window.calendar.go_to_today()
            window.calendar.view.setFocus()
            _rest_on(window, name)
            return window

        return scene

    def unfolded() -> QWidget:
        as_it_opens()
        window.day.morning.unfold(window.states.morning.morning.slipped[-1])
        return window

    yield "main", as_it_opens
    for name, person in STORIES.items():
        yield name, story(person)
    yield "busy-month", crowded(ViewKind.MONTH)
    yield "busy-week", crowded(ViewKind.WEEK)
    yield "busy-agenda", crowded(ViewKind.AGENDA)
    yield "hover-card", beside("Siobhan Kelly")
    if window.states.morning.morning.slipped:
        yield "morning-answers", unfolded


def busy_day(day: date) -> tuple[Planned, ...]:
    """All of them on that day, the spans around it; none of it is written."""
    numbers = count(1_000_000)

    def planned(name: str, first: date, last: date, at: str = "", *, promise: bool = False) -> Planned:
        number = next(numbers)
        return Planned(
            id=number,
            prospect_id=number,
            name=name,
            organisation="",
            kind=AgreementKind.PROMISE if promise else AgreementKind.TALK,
            window=Window(first, last, time.fromisoformat(at) if at else None, "Europe/London"),
            channel=Channel.EMAIL if promise else Channel.CALL,
            owner="",
            topic="The autumn order",
            words="",
            made_at=datetime.combine(day - timedelta(days=14), time(10), UTC),
            outcome=AgreementOutcome.OPEN,
        )

    timed = tuple(
        planned(name, day, day, "" if at == "promise" else at, promise=at == "promise") for name, at in BUSY.items()
    )
    spans = (planned(name, day + timedelta(first), day + timedelta(last)) for name, (first, last) in SPANS.items())
    return (*timed, *spans)


def _rest_on(window: MainWindow, name: str) -> None:
    """Come to the first agreement with that person and stay until its card is shown."""
    view = window.calendar.view
    if not isinstance(view, GridView):
        return
    found = next((each for each in view.model.entries if each.planned.name == name and each.planned.is_open), None)
    at = view.sheet.middle_of(found) if found is not None else None
    if at is None:
        return
    at = QStyle.visualPos(view.layoutDirection(), view.rect(), at)
    where = QPointF(at)
    seen = QPointF(view.mapToGlobal(QPoint(at)))
    move = QMouseEvent(QEvent.Type.MouseMove, where, seen, _NONE, _NONE, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, move)
    rest = QEventLoop()
    QTimer.singleShot(REST_MS + 50, rest.quit)
    rest.exec()


def _calendar(window: MainWindow, kind: ViewKind) -> QWidget:
    window.show_view(kind)
    window.pages.setCurrentWidget(window.day)
    return window.day
