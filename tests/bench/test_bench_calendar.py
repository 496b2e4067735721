"""How long the calendar takes to paint a month of eight hundred agreements, whichever view shows it.

The month is laid out anew each time; week and agenda are scrolled.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bench.conftest import Within
from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.widgets.calendar.agenda_view import AgendaView
from tracker.widgets.calendar.calendar_view import CalendarView
from tracker.widgets.calendar.month_sheet import month_view
from tracker.widgets.calendar.week_sheet import WeekSheet, week_view

pytestmark = pytest.mark.bench

FRAME_MS = 16
SIZES = (QSize(660, 700), QSize(1600, 1000))
DAYS = november(1), november(30)


@pytest.fixture
def model(qapp: QApplication) -> CalendarModel:
    made = CalendarModel(lambda: NOW, ZONE)
    times = [f"{8 + n % 11:02}:{n % 4 * 15:02}" if n % 8 else "" for n in range(800)]
    made.set_planned(
        (planned(f"Person {n}", november(1 + n % 30), at, topic="prices") for n, at in enumerate(times)), DAYS
    )
    return made


def shown(qtbot: QtBot, view: CalendarView, size: QSize) -> Callable[[], None]:
    qtbot.addWidget(view)
    view.resize(size)
    view.show()
    picture = QPixmap(size)

    def paint() -> None:
        view.render(picture)

    paint()
    return paint


def test_a_full_month_laid_out_and_painted(within: Within, qtbot: QtBot, model: CalendarModel) -> None:
    month = month_view(model, TODAY)
    paint = shown(qtbot, month, SIZES[0])
    within(FRAME_MS, paint, before=lambda: month.set_today(TODAY))


@pytest.mark.parametrize("size", SIZES, ids=["usual", "large"])
def test_a_full_week_painted_after_each_scroll(within: Within, qtbot: QtBot, model: CalendarModel, size: QSize) -> None:
    week = week_view(model, TODAY)
    paint = shown(qtbot, week, size)
    assert isinstance(week.sheet, WeekSheet)
    bar = week.sheet.scroll_bar

    within(FRAME_MS, paint, before=lambda: bar.setValue(bar.value() - 1 if bar.value() % 2 else bar.value() + 1))


@pytest.mark.parametrize("size", SIZES, ids=["usual", "large"])
def test_a_full_agenda_painted_after_each_scroll(
    within: Within, qtbot: QtBot, model: CalendarModel, size: QSize
) -> None:
    agenda = AgendaView(model, TODAY)
    agenda.days_changed.connect(lambda first, last: model.set_planned(model.planned, (first, last)))
    agenda.wake(TODAY)
    paint = shown(qtbot, agenda, size)
    bar = agenda.list.verticalScrollBar()

    within(FRAME_MS, paint, before=lambda: bar.setValue(bar.value() + 7))
