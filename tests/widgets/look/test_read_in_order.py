"""Claims about what a screen reader finds where something was put in late, and while somebody types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.heard import badly_told, heard_on
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.spoken.told_as import not_told

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform


@not_told
class ForTheEye(QWidget):
    """Told of by nobody."""


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(QLabel("second", page))
    column.insertWidget(0, QLabel("first", page))
    page.show()
    return page


@pytest.fixture
def somebody_listens() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def names(page: QWidget) -> list[str]:
    return [heard.name for heard in heard_on(page)]


def test_what_is_put_in_later_is_read_where_it_stands(page: QWidget) -> None:
    assert names(page) == ["", "second", "first"]
    assert "read before what it stands after: QLabel in QWidget" in badly_told(page)
    read_as_laid(page)
    assert names(page) == ["", "first", "second"]
    assert badly_told(page) == set()


def test_what_is_held_down_is_no_box_to_tick(page: QWidget) -> None:
    held = QPushButton("Aside", page)
    held.setCheckable(True)
    held.show()
    assert any(said.startswith("a box of what is pressed") for said in badly_told(page))
    held.setAutoExclusive(True)
    assert not any(said.startswith("a box of what is pressed") for said in badly_told(page))


def test_what_is_there_for_the_eye_is_not_read_nor_anything_within(page: QWidget) -> None:
    mark = ForTheEye(page)
    QLabel("within", mark)
    mark.show()
    assert names(page) == ["", "second", "first"]


@pytest.mark.usefixtures("somebody_listens")
def test_what_letters_mean_is_said_once_they_rest_and_at_once_to_whoever_is_elsewhere(
    page: QWidget, qtbot: QtBot
) -> None:
    field = LineField("When", parent=page)
    field.show()
    field.describe("tomorrow")
    assert field.accessibleDescription() == "tomorrow", "the keys are not on it"
    page.activateWindow()
    field.setFocus()
    for told in ("Thursday", "Thursday 15:00"):
        field.describe(told)
        assert field.accessibleDescription() == "tomorrow"
    qtbot.waitUntil(lambda: field.accessibleDescription() == "Thursday 15:00")
