"""Claims about where the keys go as what has them goes out of sight: once, and to where whoever hid it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.look.pressed.out_of_sight import OutOfSight


class Page(QWidget):
    """Three places, of which Tab leads from the first to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.places = [QPushButton(name, self) for name in ("first", "next", "other")]
        column = QVBoxLayout(self)
        for place in self.places:
            column.addWidget(place)
        self._out_of_sight = OutOfSight(self)

    def focusNextPrevChild(self, _onwards: bool) -> bool:
        self._out_of_sight.lead(self.places[1], Qt.FocusReason.TabFocusReason)
        return True


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.places[0].setFocus()
    QApplication.processEvents()
    return page


@pytest.fixture
def passed(page: Page, qapp: QApplication) -> Iterator[list[QWidget | None]]:
    """Each place the keys come to."""
    places: list[QWidget | None] = []
    heard = qapp.focusChanged.connect(lambda _before, now: places.append(now))
    yield places
    qapp.focusChanged.disconnect(heard)


def test_they_pass_through_no_place_on_the_way(page: Page, passed: list[QWidget | None]) -> None:
    first, _next, other = page.places
    first.hide()
    other.setFocus()
    QApplication.processEvents()
    assert passed == [other]


@pytest.mark.parametrize(
    "put_away", [QWidget.hide, lambda widget: widget.setEnabled(False)], ids=["hidden", "disabled"]
)
def test_where_nobody_says_they_go_on_as_with_tab(page: Page, passed: list[QWidget | None], put_away: object) -> None:
    put_away(page.places[0])  # type: ignore[operator]
    QApplication.processEvents()
    assert passed == [page.places[1]]


def test_tab_leads_on_at_once(page: Page, passed: list[QWidget | None]) -> None:
    QTest.keyClick(page.places[0], Qt.Key.Key_Tab)
    assert passed == [page.places[1]]


def test_a_place_that_has_gone_meanwhile_is_not_gone_to(page: Page, passed: list[QWidget | None]) -> None:
    first, after, _other = page.places
    first.hide()
    after.hide()
    QApplication.processEvents()
    assert passed == []
    after.show()
    QApplication.processEvents()
    assert not after.hasFocus(), "nor once it is seen again"
