"""What lies in a layout is found in its order, and no item of it stays with Python: Qt deletes those itself."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import tracker
from tracker.widgets.fields.laid_out import laid_out
from tracker.widgets.fields.reading_order import tab_in_reading_order, tab_stops
from tracker.widgets.look.flow_layout import FlowLayout


def page_of_fields() -> tuple[QWidget, list[QLineEdit]]:
    """A column of a field, a row of two, a gap and a field that was put in first of all."""
    page = QWidget()
    fields = [QLineEdit(page) for _ in range(4)]
    column = QVBoxLayout(page)
    row = QHBoxLayout()
    column.addWidget(fields[3])
    row.addWidget(fields[2])
    row.addStretch()
    row.addWidget(fields[1])
    column.addLayout(row)
    column.addStretch()
    column.insertWidget(0, fields[0])
    return page, [fields[0], fields[3], fields[2], fields[1]]


def items_python_holds() -> int:
    return sum(
        isinstance(each, QLayoutItem) and not isinstance(each, QLayout) for each in Shiboken.getAllValidWrappers()
    )


def test_the_order_is_that_of_the_layouts_and_not_that_in_which_they_were_made(qtbot: QtBot) -> None:
    page, in_order = page_of_fields()
    qtbot.addWidget(page)
    layout = page.layout()
    assert layout is not None
    first, second, row = laid_out(layout)
    assert [first, second] == in_order[:2]
    assert isinstance(row, QLayout)
    assert laid_out(row) == in_order[2:]
    page.show()
    assert tab_stops(page) == in_order


def test_a_row_that_breaks_is_read_in_its_order(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    fields = [QLineEdit(page) for _ in range(3)]
    layout = FlowLayout(page)
    for field in reversed(fields):
        layout.addWidget(field)
    assert laid_out(layout) == fields[::-1]


def test_python_holds_no_item_of_a_layout_once_the_order_was_found(qtbot: QtBot) -> None:
    """Each would outlive what Qt deletes, and stand in the way of what is made at its address."""
    page, _fields = page_of_fields()
    qtbot.addWidget(page)
    before = items_python_holds()
    tab_in_reading_order(page)
    tab_stops(page)
    assert items_python_holds() == before


def test_nowhere_is_asked_for_what_python_would_keep_wrongly() -> None:
    """An item of a layout, and who comes next in Qt's own round of the keys."""
    place = Path(tracker.__file__).parent
    asking = [
        f"{path.relative_to(place)}:{node.lineno}"
        for path in sorted((place / "widgets").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in _KEPT_WRONGLY
    ]
    assert asking == []


_KEPT_WRONGLY = {"itemAt", "itemAtPosition", "nextInFocusChain", "previousInFocusChain"}
