"""The lines of those beside a person: the name to open, and what binds us there. Know nobody but by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.presentation.person.beside_them import WithThem
from tracker.presentation.words.numbers import and_more
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import body
from tracker.widgets.look.tokens import Role

SHOWN = 6
WIDEST_NAME = 210
"""Beyond it a name would widen the pane."""


def with_them_lines(people: Sequence[WithThem], opened: Callable[[int], object]) -> Iterator[QWidget]:
    """One line each, and one for how many more there are."""
    for person in people[:SHOWN]:
        yield _line(person, opened)
    if len(people) > SHOWN:
        left = len(people) - SHOWN
        yield body(and_more(left), Role.SOFT)


def _line(person: WithThem, opened: Callable[[int], object]) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    name = push_button("", Kind.LINK)
    shown = name.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, WIDEST_NAME)
    # A lone & would be taken for a key. The button's own room would set the name in from the words beneath it.
    name.setText(shown.replace("&", "&&"))
    name.setAccessibleName(person.name)
    name.setAccessibleDescription(person.line)
    name.setCursor(Qt.CursorShape.PointingHandCursor)
    name.clicked.connect(lambda: opened(person.prospect_id))
    column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
    if person.line:
        words = body(person.line, Role.STOP if person.stop else Role.SOFT)
        margins(words, _IN_LINE, 0, 0, 0)
        column.addWidget(words)
    return line


_IN_LINE = 6
"""Where the words of a link button begin."""
