"""Claims about what is seen first: the empty month where it stood, whatever the file says that remembers it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.stories.conftest import Desk
from tracker.presentation.calendar.days import WEEK, month_days
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.first_sight import EmptyMonth, FirstSight, LastSight, read_remembered, weeks_of
from tracker.widgets.look.theme import Scheme, Theme
from tracker.widgets.look.tokens import DARK, LIGHT, Tokens
from tracker.widgets.main_window import MainWindow

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("first_weekday", range(WEEK))
def test_it_has_as_many_weeks_as_the_month_that_comes(first_weekday: int) -> None:
    for month in range(1, 13):
        for year in (2024, 2026, 2027):
            day = date(year, month, 15)
            assert weeks_of(day, first_weekday) == len(month_days(day, first_weekday)) // WEEK


def test_what_is_remembered_is_read_as_it_was_written() -> None:
    seen = LastSight(True, (268, 84, 665, 716), 30, 6)
    assert read_remembered(seen.written()) == seen


@pytest.mark.parametrize(
    "written",
    [
        *(None, "", "0 1 2", "a b c d e f g", "0 1 2 3 4 5 6 7 8", 5, [], "1 2 3 4 5 6"),
        *("0 99999999999999 0 5 500 30 0", "0 0 0 900 500 30 99999999999999999999999", "0 -1 0 900 500 30 0"),
        *("0 0 0 32768 500 30 0", f"0 0 0 900 500 {'9' * 5000} 0"),
    ],
)
def test_what_cannot_be_read_is_not_remembered(qtbot: QtBot, written: object) -> None:
    assert read_remembered(written) is None
    sight = FirstSight(None, TODAY)
    qtbot.addWidget(sight)
    assert not sight.findChildren(EmptyMonth)


@pytest.mark.parametrize("card", [(0, 0, 0, 0), (10, 10, -5, 100), (10, 10, 600, 30), (10, 10, 600, 20)])
def test_a_month_without_room_is_not_drawn(qtbot: QtBot, card: tuple[int, int, int, int]) -> None:
    sight = FirstSight(LastSight(False, card, 30, 0), TODAY)
    qtbot.addWidget(sight)
    assert not sight.findChildren(EmptyMonth)
    assert not sight.grab().isNull()


@pytest.mark.parametrize(("dark", "tokens"), [(False, LIGHT), (True, DARK)])
def test_it_is_drawn_in_the_colours_it_had(qtbot: QtBot, dark: bool, tokens: Tokens) -> None:
    sight = FirstSight(LastSight(dark, (100, 80, 700, 630), 30, 0), TODAY)
    qtbot.addWidget(sight)
    sight.resize(1000, 800)
    image = sight.grab().toImage()
    assert colour_at(image, QPoint(20, 20)) == tokens.window
    assert colour_at(image, QPoint(150, 150)) == tokens.surface
    assert colour_at(image, QPoint(100 + 350, 80 + 30)) == tokens.line


def colour_at(image: QImage, at: QPoint) -> str:
    return QColor(image.pixelColor(at * image.devicePixelRatio())).name().upper()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_month_comes_where_it_was_drawn(desk: Desk, tmp_path: Path, qtbot: QtBot, scheme: Scheme) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.styleSheet(), app.palette(), app.font()
    Theme(app, scheme)
    try:
        window = desk.window
        window.pages.start_empty()
        window.entry.hide()
        window._remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window.close()
        again = MainWindow(TODAY, window._remembered)
        qtbot.addWidget(again)
        (drawn,) = again.first_sight.findChildren(EmptyMonth)
        stood = desk.window.calendar.view
        assert drawn.geometry() == QRect(stood.mapTo(desk.window, QPoint()), stood.size())
        assert read_remembered(window._remembered.value("first-sight")).dark is (scheme is Scheme.DARK)  # type: ignore[union-attr]
    finally:
        app.setStyleSheet(before[0])
        app.setPalette(before[1])
        app.setFont(before[2])


def test_where_the_week_stood_only_the_ground_is_drawn(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.window
    window._remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window.show_view(ViewKind.WEEK)
    window.close()
    again = MainWindow(TODAY, window._remembered)
    qtbot.addWidget(again)
    assert not again.first_sight.findChildren(EmptyMonth)


def test_a_window_closed_before_it_is_furnished_forgets_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    remembered.setValue("view", "week")
    window = MainWindow(TODAY, remembered)
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert remembered.allKeys() == ["view"]


@pytest.mark.parametrize("key", ["window", "regions", "view", "first-sight"])
@pytest.mark.parametrize("written", ["hello", "9", "@ByteArray(hello)", "1, 2", "@Point(1 2)", "@Invalid()"])
def test_what_the_file_says_wrongly_is_passed_over(
    desk: Desk, tmp_path: Path, qtbot: QtBot, key: str, written: str
) -> None:
    file = tmp_path / "window.ini"
    file.write_text(f"[General]\n{key}={written}\n", encoding="utf-8")
    remembered = QSettings(str(file), QSettings.Format.IniFormat)
    window = MainWindow(TODAY, remembered)
    qtbot.addWidget(window)
    desk.window._remembered = remembered
    desk.window.take_up()
    assert window.size().width() >= window.minimumWidth()
    assert all(size > 0 for size in desk.window.regions.sizes()[1:2])


def test_a_first_start_fits_the_screen(tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(TODAY, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    assert window.height() < window.screen().availableGeometry().height()
    assert window.height() >= window.minimumHeight()
