"""Claims about Tab on every screen there is: it goes round all that can be reached, back to where it began, never to what
cannot be seen, and a ring shows where it is.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.builders import at
from tests.new_store import MakeStore, with_sample
from tests.stories.conftest import Desk
from tests.worn import worn
from tracker.presentation.morning.morning_model import MorningRole
from tracker.widgets.look import motion
from tracker.widgets.look.theme import Scheme
from tracker.widgets.look.tokens import contrast
from tracker.widgets.pictures import scenes_of

MOST = 150
"""Stops of one screen: whoever presses Tab more often has gone round, or never will."""
SCREENS = frozenset(
    {
        "main-jo",
        "main-week",
        "main-agenda",
        "people",
        "entry-exit-changed",
        "entry-all-fields-couple",
        "say-voicemail",
        "trash",
        "morning-answers",
        "catch-up",
        "correct-agreement",
        "before-a-call-stop",
        "days-away",
        "settings-warn",
        "word-kept",
        "keys",
        "welcome",
        "damaged",
    }
)
"""Between them they hold each kind of thing that can be reached; the others are these in another state."""
AROUND = 8


@pytest.fixture
def make_store() -> MakeStore:
    return with_sample(at("2026-11-26 14:57"))


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fades in is there at once."""
    monkeypatch.setattr(motion, "reduced_motion", lambda: True)


@pytest.fixture
def shown(desk: Desk) -> Iterator[Desk]:
    with worn(Scheme.LIGHT):
        desk.at("2026-11-26 14:57")
        desk.window.resize(1280, 800)
        QApplication.processEvents()
        yield desk


def seen(widget: QWidget) -> QImage:
    """It and what is close around it."""
    top = widget.window()
    area = QRect(widget.mapTo(top, QPoint()), widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    top.render(image, QPoint(), QRegion(area))
    return image


def has_a_ring(with_keys: QImage, without: QImage) -> bool:
    """Whether enough of it stands out from what was there before."""
    stands_out = 0
    for y in range(0, with_keys.height()):
        for x in range(0, with_keys.width(), 3):
            now, then = with_keys.pixel(x, y), without.pixel(x, y)
            if now != then and contrast(QColor(now).name(), QColor(then).name()) >= 2.9:
                stands_out += 1
                if stands_out >= 8:
                    return True
    return False


def can_be_reached(top: QWidget) -> int:
    """How many of what can be seen say that Tab stops there."""
    parts = (each for each in top.findChildren(QWidget) if each.isVisible() and each.isEnabled())
    return sum(bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None for each in parts)


def kind_of(widget: QWidget) -> tuple[str, ...]:
    told = [str(widget.property(name)) for name in ("kind", "compact", "chip")]
    return type(widget).__name__, *told


def test_tab_goes_round_every_screen_past_nothing_unseen_and_shows_where_it_is(shown: Desk) -> None:
    wrong: list[str] = []
    ringed: set[tuple[str, ...]] = set()
    screens = 0
    for name, scene in scenes_of(shown.window):
        if name not in SCREENS and not name.endswith("-gone"):
            continue
        screen = scene()
        if name.endswith("-gone"):
            continue
        top = screen.window()
        top.activateWindow()
        QApplication.processEvents()
        if QApplication.focusWidget() is None:
            QTest.keyClick(top, Qt.Key.Key_Tab)
        screens += 1
        stops: list[QWidget] = []
        while (here := QApplication.focusWidget()) is not None and here not in stops and len(stops) < MOST:
            stops.append(here)
            if here.visibleRegion().isEmpty():
                QApplication.processEvents()  # it is scrolled to
            if not here.isVisible() or here.visibleRegion().isEmpty():
                wrong.append(f"{name}: {kind_of(here)} {here.accessibleName()} cannot be seen")
            new = kind_of(here) not in ringed
            before = seen(here) if new else None
            QTest.keyClick(here, Qt.Key.Key_Tab)
            if before is not None and QApplication.focusWidget() is not here:
                ringed.add(kind_of(here))
                if not has_a_ring(before, seen(here)):
                    wrong.append(f"{name}: no ring on {kind_of(here)} {here.accessibleName()}")
        after = QApplication.focusWidget()
        if after is None:
            wrong.append(f"{name}: the keys are nowhere after {stops[-1].accessibleName() if stops else 'nothing'}")
        elif len(stops) == 1 and can_be_reached(top) > 1:
            wrong.append(f"{name}: Tab does not leave {kind_of(after)} {after.accessibleName()}")
        elif stops.index(after) > len(stops) // 2:
            wrong.append(f"{name}: Tab goes round only from {kind_of(after)} {after.accessibleName()} on")
        if isinstance(screen, QDialog):
            screen.hide()
    assert screens == len(SCREENS)
    assert len(ringed) > 15
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("screen", ["main-jo", "main-week", "main-agenda", "people"])
def test_f6_goes_round_the_regions_and_back_and_shows_where_it_is(shown: Desk, screen: str) -> None:
    window = shown.window
    dict(scenes_of(window))[screen]()
    window.activateWindow()
    QApplication.processEvents()
    regions = (window.morning, window.middle, window.pane)

    def been(modifier: Qt.KeyboardModifier) -> list[int]:
        found = []
        window.top.new_entry_button.setFocus()
        for _ in (*regions, None):
            here = QApplication.focusWidget()
            assert here is not None
            with_keys = seen(here)
            QTest.keyClick(here, Qt.Key.Key_F6, modifier)
            now = QApplication.focusWidget()
            assert now is not None
            assert not now.visibleRegion().isEmpty()
            assert has_a_ring(with_keys, seen(here)), kind_of(here)
            found.append(next(n for n, region in enumerate(regions) if region is now or region.isAncestorOf(now)))
        return found

    assert been(Qt.KeyboardModifier.NoModifier) == [0, 1, 2, 0]
    assert been(Qt.KeyboardModifier.ShiftModifier) == [2, 1, 0, 2]


def test_tab_leads_through_the_window_as_it_is_read(shown: Desk) -> None:
    """The bar from left to right, then the morning, the calendar, the pane; and Shift+Tab the same way back."""
    window = shown.window
    shown.focus(window.top.new_entry_button)
    stops: list[QWidget] = [window.top.new_entry_button]
    while len(stops) < MOST:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in stops:
            break
        stops.append(here)
    assert here is stops[0], "it goes round"
    in_the_bar = [stop for stop in stops if window.top.isAncestorOf(stop)]
    lefts = [stop.mapTo(window.top, QPoint()).x() for stop in in_the_bar]
    assert stops[: len(in_the_bar)] == in_the_bar
    assert lefts == sorted(lefts)
    parts = (window.morning, window.calendar, window.pane)
    behind = [next(n for n, part in enumerate(parts) if part.isAncestorOf(stop)) for stop in stops[len(in_the_bar) :]]
    assert behind == sorted(behind)
    assert set(behind) == {0, 1, 2}
    QTest.keyClick(here, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stops[-1]


@pytest.mark.parametrize("name", ["word-kept", "bring", "same"])
def test_esc_leaves_a_page_over_the_day_and_the_keys_are_where_they_were(shown: Desk, name: str) -> None:
    window = shown.window
    for before in (window.morning.list, window.calendar.view, window.top.today_button):
        shown.focus(before)
        window.commands.actions[name].trigger()
        QApplication.processEvents()
        assert window.pages.currentWidget() is not window.day
        shown.press(Qt.Key.Key_Escape)
        assert window.pages.currentWidget() is window.day
        assert QApplication.focusWidget() is before


@pytest.mark.parametrize("screen", ["main-jo", "main-week", "people"])
def test_esc_beside_the_middle_goes_to_it(shown: Desk, screen: str) -> None:
    window = shown.window
    dict(scenes_of(window))[screen]()
    window.activateWindow()
    QApplication.processEvents()
    for region in (window.morning, window.pane):
        shown.focus(window.top.new_entry_button)
        while not region.isAncestorOf(shown._focused()):
            shown.press(Qt.Key.Key_F6)
        shown.press(Qt.Key.Key_Escape)
        assert window.middle.isAncestorOf(shown._focused())


def test_a_call_that_is_left_again_gives_the_keys_back_to_its_row(shown: Desk) -> None:
    """Siobhan agreed to tomorrow: the banner asks first, and Esc is not to."""
    window = shown.window
    rows = window.morning.list
    shown.focus(rows)
    shown.press(Qt.Key.Key_Home)
    while rows.currentIndex().data(MorningRole.NAME) != "Siobhan Kelly":
        shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_A)
    assert window.flows.act_card.isAncestorOf(shown._focused())
    shown.press(Qt.Key.Key_Escape)
    assert window.flows.act_card.isHidden()
    assert QApplication.focusWidget() is rows
