"""Claims about the window's frame: how wide its regions are, what the bar says, and what in it gives way to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders import at
from tests.new_store import MakeStore, with_sample
from tests.stories.conftest import Desk
from tests.worn import worn
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.frame import BAR, is_narrow, morning_width, pane_width
from tracker.widgets.look.theme import AS_DRAWN, Scheme, Theme
from tracker.widgets.main_window import MainWindow
from tracker.widgets.pane_place import SHADE
from tracker.widgets.regions import MORNING

KEY = Qt.Key
SIZES = [(960, 600), (1099, 700), (1100, 700), (1280, 800), (1920, 1080), (2560, 1440)]


@pytest.fixture
def make_store() -> MakeStore:
    return with_sample(at("2026-11-12 09:00"))


@pytest.fixture
def sample(desk: Desk) -> Iterator[Desk]:
    """The desk over the sample, in our own look: the bar's measures are its style sheet's."""
    with worn(Scheme.LIGHT):
        desk.window.sample_bar.show_sample(False, None, desk.window.calendar.today)
        yield desk


def resize(desk: Desk, width: int, height: int = 700) -> None:
    desk.window.resize(width, height)
    QApplication.processEvents()


def where(desk: Desk, part: QWidget) -> QRect:
    return QRect(part.mapTo(desk.window, QPoint()), part.size())


@pytest.mark.parametrize(
    ("window", "morning", "pane"),
    [(960, 232, 0), (1099, 232, 0), (1100, 232, 304), (1280, 263, 304), (1920, 360, 400), (3840, 360, 400)],
)
def test_the_regions_are_as_wide_as_the_window_lets_them(window: int, morning: int, pane: int) -> None:
    assert (morning_width(window), pane_width(window)) == (morning, pane)
    assert is_narrow(window) is (pane == 0)


def test_the_calendar_has_the_rest_from_edge_to_edge(sample: Desk) -> None:
    for width, height in SIZES:
        resize(sample, width, height)
        middle = where(sample, sample.window.middle)
        assert middle.left() == morning_width(width)
        assert middle.right() + 1 == width - pane_width(width)
        assert middle.top() == BAR
        assert middle.bottom() + 1 == height


def test_nothing_in_the_bar_lies_over_anything_else(sample: Desk) -> None:
    for width, height in SIZES:
        resize(sample, width, height)
        top = sample.window.top
        parts = [part for part in top.children() if isinstance(part, QWidget) and part.isVisible()]
        assert len(parts) > 6
        for part in parts:
            assert top.rect().contains(part.geometry()), (width, part)
            for other in parts:
                assert part is other or not part.geometry().intersects(other.geometry()), (width, part, other)
        for toggle in top.toggles.values():
            assert toggle.width() >= toggle.fontMetrics().horizontalAdvance(toggle.text())


@pytest.mark.parametrize("size", [100, 130, 160])
def test_small_buttons_of_the_bar_have_room_for_their_icons_at_every_size_of_letters(
    sample: Desk, qapp: QApplication, size: int
) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    try:
        theme.choose_text_size(size)
        for width in (1000, 1280):  # in a narrow window finding is an icon too
            resize(sample, width)
            top = sample.window.top
            for button in (top._menu, top.find_button):
                assert not button.isVisible() or button.width() >= button.iconSize().width() + 10, (width, button)
                assert top.rect().contains(button.geometry())
    finally:
        theme.choose_text_size(AS_DRAWN)
        theme.deleteLater()


def test_a_heading_is_told_in_short_where_it_has_no_room_and_the_day_beside_it(sample: Desk) -> None:
    top, head = sample.window.top, sample.window.morning.head
    top.show_calendar((f"{'November ' * 8} 2026", "Nov 2026"), ViewKind.WEEK)
    told = []
    for width in (960, 2560):
        resize(sample, width)
        told.append(top.title.text())
    assert told == ["Nov", ("November " * 8).rstrip()]
    days = []
    for width in (360, 220, 150):
        head.setFixedWidth(width)
        QApplication.processEvents()
        days.append((head._weekday.text(), head._date.text()))
    full, shorter, shortest = days
    assert (full[0], full[1].startswith(shorter[1])) == (shorter[0], True)
    assert full[1] != shorter[1] == shortest[1]
    assert full[0].startswith(shortest[0])
    assert len(shortest[0]) == 3


def test_the_month_is_told_in_short_before_its_year_goes_and_a_week_by_its_month_where_nothing_else_has_room(
    sample: Desk,
) -> None:
    top = sample.window.top
    top.show_calendar(("23 – 29 November 2026", "23 – 29 Nov 2026", "Nov"), ViewKind.WEEK)
    told = []
    for width in range(2000, 900, -5):
        resize(sample, width)
        if (now := (top.title.text(), top.year.isVisible())) not in told:
            told.append(now)
    full, shorter, month = "23 – 29 November", "23 – 29 Nov", "Nov"
    ways = [(full, True), (shorter, True), (full, False), (shorter, False), (month, False)]
    assert told == [way for way in ways if way in told]
    assert {(full, True), (shorter, True)} <= set(told)
    top.show_calendar((f"23 – 29 {'Nov' * 40} 2026", f"23 – 29 {'Nov' * 9} 2026", "Nov"), ViewKind.WEEK)
    assert top.title.shown_text() == month


def test_title_and_views_stand_over_the_calendars_edges(sample: Desk) -> None:
    resize(sample, 1280)
    middle, top = where(sample, sample.window.middle), sample.window.top
    assert where(sample, top.title).left() == middle.left() + 12
    last = where(sample, top.toggles[ViewKind.AGENDA])
    assert middle.right() - 16 <= last.right() <= middle.right() - 10
    assert where(sample, top.finder).left() == middle.right() + 1 + 16


def test_what_looks_like_a_field_opens_the_palette_and_in_a_narrow_window_it_is_an_icon(sample: Desk) -> None:
    resize(sample, 960)
    top, finding = sample.window.top, sample.window.finding
    assert top.finder.isHidden()
    sample.press(KEY.Key_K, ctrl=True)
    assert finding.palette.line.hasFocus()
    sample.type("jo hill")
    sample.press(KEY.Key_Return)
    assert not finding.is_open
    assert sample.window.states.card.card is not None
    for button, width in ((top.find_button, 960), (top.finder, 1280)):
        resize(sample, width)
        sample.come_forward()
        sample.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert finding.palette.line.hasFocus()
        sample.press(KEY.Key_Escape)
        assert not finding.is_open
    assert not top.find_button.isVisible()


def test_while_everyone_is_shown_the_bar_says_so_and_no_view_is_chosen(sample: Desk) -> None:
    top = sample.window.top
    sample.press(KEY.Key_P, ctrl=True)
    assert (top.title.text(), top.year.isVisible(), top.today_button.isVisible()) == ("People", False, False)
    assert not any(toggle.isChecked() for toggle in top.toggles.values())
    top.toggles[ViewKind.WEEK].click()
    assert sample.window.middle.currentWidget() is sample.window.calendar
    assert [kind for kind, toggle in top.toggles.items() if toggle.isChecked()] == [ViewKind.WEEK]
    assert top.today_button.isVisible()


def test_the_sample_is_a_chip_and_in_the_menu_where_the_bar_has_no_room(sample: Desk) -> None:
    window = sample.window
    window.sample_bar.show_sample(True, None, window.calendar.today)
    resize(sample, 1280)
    assert window.sample_bar.isVisible()
    window.sample_bar.word.click()
    assert window.sample_bar.panel.isVisible()
    window.sample_bar.panel.hide()
    window.top.new_entry_button.setText("Neuen Eintrag anlegen")
    resize(sample, 960)
    assert window.sample_bar.isHidden()
    menu = window.top._menu.menu()
    menu.aboutToShow.emit()
    assert next(action.text() for action in menu.actions() if action.isVisible()) == "Sample data…"


class Counting(QObject):
    """Counts how often the bar is asked to lay itself out anew."""

    asked = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.asked += event.type() is QEvent.Type.LayoutRequest
        return False


def test_a_bar_that_is_let_alone_is_laid_out_once(sample: Desk) -> None:
    window, counting = sample.window, Counting()
    window.sample_bar.show_sample(True, None, window.calendar.today)
    window.top.installEventFilter(counting)
    for width, height in [*SIZES, (1000, 700), (1180, 700)]:
        resize(sample, width, height)
        for _ in range(3):
            QApplication.processEvents()
        counting.asked = 0
        for _ in range(5):
            QApplication.processEvents()
        assert counting.asked == 0, width


def test_a_grip_keeps_its_width_in_any_window_and_gives_it_back(sample: Desk) -> None:
    regions = sample.window.regions
    resize(sample, 1280)
    regions.moveSplitter(300, 1)
    assert regions.drawn[0] == regions.sizes()[0] + 1 == 301
    resize(sample, 1600)
    assert where(sample, sample.window.middle).left() == 301
    regions.give_back(MORNING)
    assert where(sample, sample.window.middle).left() == morning_width(1600)


def furnished_again(desk: Desk, remembered: QSettings) -> MainWindow:
    """The same window, having taken up what was remembered."""
    desk.window._remembered = remembered
    desk.window.take_up()
    QApplication.processEvents()
    return desk.window


def test_widths_view_and_who_was_shown_are_there_again(sample: Desk, tmp_path: Path) -> None:
    from tracker.widgets.remembering import remember

    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = sample.window
    resize(sample, 1280)
    window.regions.draw(310, 350)
    window.show_view(ViewKind.AGENDA)
    jo = sample.history("Jo Hill").prospect.id
    window.show_prospect(jo)
    remember(window, window.day, remembered)
    window.regions.draw(0, 0)
    window.show_view(ViewKind.MONTH)
    again = furnished_again(sample, remembered)
    assert again.regions.drawn == (310, 350)
    assert again.calendar.kind is ViewKind.AGENDA
    assert again.day.shown_before == jo
    remembered.setValue("shown", f"7 {jo}")
    assert furnished_again(sample, remembered).day.shown_before == 0, "on another day whoever is next is shown"


@pytest.mark.parametrize("move", [lambda w: w.move(5000, 5000), lambda w: w.resize(3000, 2000)])
def test_a_window_closed_on_a_screen_that_is_gone_comes_back_on_one_there_is(
    desk: Desk, tmp_path: Path, move: Callable[[MainWindow], None]
) -> None:
    remembered = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    move(desk.window)
    desk.window._remembered = remembered
    desk.window.close()
    again = MainWindow(desk.setup.today, remembered)
    desk.qtbot.addWidget(again)
    screen = again.screen().availableGeometry()
    assert screen.intersects(again.geometry())
    assert again.geometry().top() >= screen.top()
    assert again.width() <= max(screen.width(), again.minimumWidth())


def test_in_a_window_from_right_to_left_all_of_the_frame_changes_sides(sample: Desk) -> None:
    sample.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    resize(sample, 1280)
    top, middle = sample.window.top, where(sample, sample.window.middle)
    assert abs(middle.left() - pane_width(1280)) <= 1  # a hairline stands between
    assert abs(middle.right() + 1 - (1280 - morning_width(1280))) <= 1
    row = (top._menu, top.finder, top.toggles[ViewKind.MONTH], top.later_button, top.earlier_button, top.title)
    edges = [where(sample, part).left() for part in (*row, top.new_entry_button)]
    assert edges == sorted(edges)
    assert where(sample, top.title).right() == middle.right() - 12
    margins = sample.window.day.pane_place._sheet._row.contentsMargins()
    assert (margins.left(), margins.right()) == (0, SHADE), "the pane over the calendar leaves the window's edge"
    cap = next(child for child in top.finder.children() if isinstance(child, QWidget))
    assert cap.geometry().right() < top.finder.width() // 2, "the cap lies on the words"
    test_nothing_in_the_bar_lies_over_anything_else(sample)
