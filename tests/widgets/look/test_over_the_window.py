"""Claims about what comes over the window: it is painted by itself, and looks as if all had been painted anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.new_store import with_sample
from tests.stories.conftest import Desk
from tests.worn import worn
from tracker.presentation.entry_form import Form
from tracker.widgets.look.over import shadow
from tracker.widgets.look.theme import Scheme

KEY = Qt.Key
ROUNDED = 3


class Over(Desk):
    in_full = False

    def seen(self) -> QImage:
        """What is on the screen."""
        held = self.window.backingStore().paintDevice()
        assert isinstance(held, QImage)
        return held.copy()

    def painted_anew(self) -> QImage:
        self.window.repaint()
        return self.seen()


@pytest.fixture
def over(qtbot: QtBot, still: None, tmp_path: Path) -> Iterator[Over]:
    with worn(Scheme.LIGHT):
        desk = Over(qtbot, tmp_path / "data", with_sample(at("2026-11-26 14:57")))
        desk.at("2026-11-26 14:57")
        desk.window.resize(1280, 800)
        desk.window.calendar.view.setFocus()
        QApplication.processEvents()
        yield desk
        desk.go_home()


def differing(one: QImage, other: QImage) -> QRect:
    """Where they are not the same, but for what an edge is rounded by where only a part of it is painted."""
    box = QRect()
    for y in range(one.height() if one != other else 0):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                now, then = one.pixelColor(x, y), other.pixelColor(x, y)
                by = now.red() - then.red(), now.green() - then.green(), now.blue() - then.blue()
                if max(map(abs, by)) > ROUNDED:
                    box |= QRect(x, y, 1, 1)
    return box


class Painted(QObject):
    """How much of `widget` has been painted since."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@pytest.mark.parametrize("key", [KEY.Key_N, KEY.Key_K], ids=["an entry", "the palette"])
def test_what_comes_over_the_window_looks_as_if_all_had_been_painted_anew(over: Over, key: Qt.Key) -> None:
    before = over.painted_anew()
    over.press(key, ctrl=True)
    came = over.seen()
    assert came != before
    assert differing(came, over.painted_anew()).isEmpty()


@pytest.mark.parametrize("key", [KEY.Key_N, KEY.Key_K], ids=["an entry", "the palette"])
def test_the_calendar_beneath_it_is_painted_anew_only_where_the_keys_were(over: Over, key: Qt.Key) -> None:
    view = over.window.calendar.view
    over.painted_anew()
    painted = Painted(view)
    over.press(key, ctrl=True)
    QApplication.processEvents()
    taken = painted.region.boundingRect()
    assert 0 < taken.width() * taken.height() < view.width() * view.height() / 10


def test_what_changes_beneath_it_is_seen(over: Over) -> None:
    over.window.new_entry(Form(line="jo rang"))
    over.press(KEY.Key_1, alt=True)
    over.type("tue")
    QApplication.processEvents()
    over.window.calendar.settle()
    QApplication.processEvents()
    assert over.window.calendar.ghost_boxes(over.window)
    assert differing(over.seen(), over.painted_anew()).isEmpty()


def test_a_palette_that_grows_and_shrinks_takes_its_shadow_along(over: Over) -> None:
    over.press(KEY.Key_K, ctrl=True)
    heights = set()
    for key in ("j", "o", " ", "h", "x", "y"):
        over.type(key)
        for _ in range(3):  # what is listed a moment later, and painted after that
            QApplication.processEvents()
        heights.add(over.window.finding.palette.height())
        assert differing(over.seen(), over.painted_anew()).isEmpty()
    assert len(heights) > 1


@pytest.mark.parametrize("size", [(43, 60), (560, 293), (600, 712)])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_shadow_is_the_same_put_together_or_drawn_whole(
    qapp: QApplication, size: tuple[int, int], ratio: float
) -> None:
    card = QRect(40, 40, *size)
    pictures = []
    for paint in (shadow.paint, shadow.draw):
        picture = QImage(int(700 * ratio), int(800 * ratio), QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        paint(painter, card)
        painter.end()
        pictures.append(picture)
    pieces, whole = pictures
    far = max(
        abs(pieces.pixelColor(x, y).value() - whole.pixelColor(x, y).value())
        for x in range(0, pieces.width(), 3)
        for y in range(0, pieces.height(), 3)
    )
    assert far <= 4
    below = whole.pixelColor(round((card.center().x()) * ratio), round((card.bottom() + 6) * ratio))
    assert below.value() < 250
