"""Claims about what is seen first: the empty month where it stood, whatever the file says that remembers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.stories.conftest import Desk
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.first_sight import FirstSight, LastSight, read_remembered
from tracker.widgets.look.theme import Scheme, Theme
from tracker.widgets.look.tokens import DARK, LIGHT, Tokens
from tracker.widgets.main_window import MainWindow

TODAY = date(2026, 11, 22)


SEEN = LastSight(True, (1000, 800), (232, 52, 500, 748), TODAY.toordinal(), (80, 160), (26, 300))
LIGHT_SEEN = replace(SEEN, dark=False)
BROKEN = "0 1000 800 232 52 500 748"


def test_what_is_remembered_is_read_as_it_was_written() -> None:
    assert read_remembered(SEEN.written()) == SEEN


@pytest.mark.parametrize(
    "written",
    [
        *(None, "", "0 1 2", "a b c d e f g", 5, [], f"{BROKEN} 1", f"{BROKEN} 1 0", f"{BROKEN} 1 3 1 2 0"),
        *(f"{BROKEN} 1 0 0 9", f"{BROKEN} 1 -1 0", f"{BROKEN} 1 1 99999 0", f"0 -1{BROKEN[6:]} 1 0 0"),
        *(f"{BROKEN} 1 99 {'1 ' * 99}0", f"{BROKEN} {'9' * 5000} 0 0", f"0 {'9' * 30}{BROKEN[6:]} 1 0 0"),
    ],
)
def test_what_cannot_be_read_is_not_remembered(qtbot: QtBot, written: object) -> None:
    assert read_remembered(written) is None
    sight = FirstSight(None, TODAY)
    qtbot.addWidget(sight)
    assert sight.middle.isEmpty()
    assert not sight.grab().isNull()


@pytest.mark.parametrize(("seen", "tokens"), [(LIGHT_SEEN, LIGHT), (SEEN, DARK)])
def test_it_is_drawn_in_the_colours_it_had(qtbot: QtBot, seen: LastSight, tokens: Tokens) -> None:
    image = painted(qtbot, seen, TODAY)
    assert colour_at(image, QPoint(20, 20)) == tokens.window
    assert colour_at(image, QPoint(240, 70)) == tokens.surface
    for line in (QPoint(20, 51), QPoint(231, 200), QPoint(732, 200), QPoint(240, 52 + 300), QPoint(232 + 80, 200)):
        assert colour_at(image, line) == tokens.line


def test_on_another_day_the_weeks_are_of_other_heights_and_only_the_columns_are_drawn(qtbot: QtBot) -> None:
    image = painted(qtbot, LIGHT_SEEN, TODAY + timedelta(days=1))
    assert colour_at(image, QPoint(240, 52 + 300)) == LIGHT.surface
    assert colour_at(image, QPoint(232 + 80, 200)) == LIGHT.line


def test_in_a_window_of_another_size_the_frame_stands_where_it_is_to_stand(qtbot: QtBot) -> None:
    sight = FirstSight(LIGHT_SEEN, TODAY)
    qtbot.addWidget(sight)
    sight.resize(1280, 800)
    assert sight.middle == QRect(263, 52, 713, 748)


def painted(qtbot: QtBot, seen: LastSight, today: date) -> QImage:
    sight = FirstSight(seen, today)
    qtbot.addWidget(sight)
    sight.resize(*seen.size)
    return sight.grab().toImage()


def colour_at(image: QImage, at: QPoint) -> str:
    return QColor(image.pixelColor(at * image.devicePixelRatio())).name().upper()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", list(ViewKind))
def test_what_stood_comes_where_it_was_drawn(
    desk: Desk, tmp_path: Path, qtbot: QtBot, scheme: Scheme, kind: ViewKind
) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.styleSheet(), app.palette(), app.font()
    Theme(app, scheme)
    try:
        window = desk.window
        window.pages.start_empty()
        window.entry.hide()
        window.show_view(kind)
        window._remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window.close()
        seen = read_remembered(window._remembered.value("first-sight"))
        assert seen is not None
        again = FirstSight(seen, TODAY)
        qtbot.addWidget(again)
        again.resize(desk.window.size())
        stood = desk.window.middle
        assert again.middle == QRect(stood.mapTo(desk.window, QPoint()), stood.size())
        assert seen.dark is (scheme is Scheme.DARK)
        assert bool(seen.columns) is (kind is not ViewKind.AGENDA)
    finally:
        app.setStyleSheet(before[0])
        app.setPalette(before[1])
        app.setFont(before[2])


def test_a_window_closed_before_it_is_furnished_forgets_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    remembered.setValue("view", "week")
    window = MainWindow(TODAY, remembered)
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert remembered.allKeys() == ["view"]


@pytest.mark.parametrize("key", ["window", "regions", "view", "shown", "first-sight"])
@pytest.mark.parametrize("written", ["hello", "9", "@ByteArray(hello)", "1, 2", "@Point(1 2)", "@Invalid()", "99999 1"])
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
