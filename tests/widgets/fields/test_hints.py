"""What a field says while it is empty, and the picture before its words: whole, and as large as the letters are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.tongues.seen import painted_on
from tests.worn import worn
from tracker.widgets.fields.choice_list import Choice, ChoiceList
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import Rows, WhenField, line
from tracker.widgets.fields.typed_fields import LEAD, LineField, TextField
from tracker.widgets.look.plain_label import NOTHING_MORE
from tracker.widgets.look.theme import AS_DRAWN, Scheme, Theme
from tracker.widgets.look.tokens import ICON, SPACE_12

LONG, SHORTER, SHORTEST = "Filter by name, organisation, number, note…", "Filter by name…", "Filter…"
RED = "#ff0000"


@pytest.fixture
def field(qtbot: QtBot) -> LineField:
    made = LineField()
    qtbot.addWidget(made)
    made.setAccessibleName(LONG)
    made.setPlaceholderText(LONG, SHORTER, SHORTEST)
    made.show()
    return made


def _lead() -> QIcon:
    picture = QPixmap(64, 64)
    picture.fill(QColor(RED))
    return QIcon(picture)


@pytest.mark.parametrize("hint", [LONG, SHORTER, SHORTEST])
def test_a_hint_gives_way_to_a_shorter_one_and_is_never_cut(field: LineField, hint: str) -> None:
    field.resize(field.fontMetrics().horizontalAdvance(hint) + 24, field.height())
    assert field.placeholderText() == hint
    field.resize(1000, field.height())
    assert field.placeholderText() == LONG


def test_room_that_a_picture_takes_is_no_room_for_the_hint(field: LineField) -> None:
    field.resize(field.fontMetrics().horizontalAdvance(LONG) + 24, field.height())
    field.lead_with(_lead())
    assert field.placeholderText() == SHORTER


def test_a_reader_hears_the_whole_hint_once(field: LineField) -> None:
    field.resize(60, field.height())
    field.setAccessibleDescription("")
    assert field.placeholderText() == SHORTEST
    assert (field.accessibleName(), field.accessibleDescription()) == (LONG, NOTHING_MORE)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    with worn(Scheme.LIGHT):
        made = Theme(qapp, Scheme.LIGHT, parent=qapp)
        yield made
        made.choose_text_size(AS_DRAWN)
        made.deleteLater()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_picture_goes_with_the_letters_and_stands_where_the_line_begins(
    qtbot: QtBot, theme: Theme, direction: Qt.LayoutDirection
) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.setLayoutDirection(direction)
    field.lead_with(_lead())
    field.resize(300, 48)
    field.show()
    sides = []
    for percent in (100, 150):
        theme.choose_text_size(percent)
        seen = field.grab().toImage()
        red = [x for x in range(seen.width()) if seen.pixelColor(x, seen.height() // 2).name() == RED]
        sides.append(len(red))
        assert max(red) < 48 if direction is Qt.LayoutDirection.LeftToRight else min(red) > 300 - 48
    assert sides == [LEAD, LEAD * 1.5]


@pytest.mark.parametrize("typed", ["", "Jo Hill", "ליאת"])
def test_words_stand_where_lines_begin_whichever_way_they_run(field: LineField, typed: str) -> None:
    field.resize(600, field.height())
    field.setText(typed)
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    field.grab()  # where the cursor stands is known once it has been painted
    assert field.cursorRect().center().x() > 600 - 120
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setText("Jo Hill")
    field.grab()
    assert field.cursorRect().center().x() < 120


def test_lines_of_a_note_begin_there_too(qtbot: QtBot) -> None:
    note = TextField("Signed the first page.")
    qtbot.addWidget(note)
    note.resize(600, 100)
    note.show()
    assert note.cursorRect().x() < 60
    note.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: note.cursorRect().x() > 300)


def test_where_one_choice_has_no_room_for_its_hint_beside_it_all_hints_stand_beneath(qtbot: QtBot) -> None:
    long = "what is agreed, for a calendar or a phone (.ics)"
    choices = ChoiceList("Which", (Choice(1, "HHH: cards", "call", "people"), Choice(2, "HHH", "call", long)))
    qtbot.addWidget(choices)
    looks = []
    for width in (700, 330):
        choices.resize(width, 120)
        QApplication.processEvents()
        looks.append([_first_row_painted(choices.row(value)) for value in (1, 2)])
    choices.row(2).hide()
    looks.append([_first_row_painted(choices.row(1))])
    assert len({*looks[0], *looks[2]}) == 1, "with room enough they stand beside their words"
    assert len(set(looks[1])) == 1
    assert looks[1][0] < looks[0][0], "words that have a hint beneath them stand higher"


def _first_row_painted(row: QAbstractButton) -> int:
    """How far from the top of it its words begin."""
    seen = row.grab().toImage()
    ground, left = seen.pixelColor(seen.width() // 2, 4), SPACE_12 + ICON + SPACE_12
    across = range(left + 1, left + 30)
    return next(y for y in range(4, seen.height()) if any(seen.pixelColor(x, y) != ground for x in across))


def test_what_is_chosen_ends_in_an_ellipsis_where_it_has_no_room_and_is_told_whole_beside_the_pointer(
    qtbot: QtBot,
) -> None:
    long = "On what was agreed, if anything was"
    box = DropDown([(1, long), (2, "On nothing")], 1)
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    middle = box.rect().center()
    beside = QHelpEvent(QEvent.Type.ToolTip, middle, box.mapToGlobal(middle))
    assert painted_on(box) == [long]
    QApplication.sendEvent(box, beside)
    assert not QToolTip.text()
    box.resize(box.width() - 40, box.height())
    (shown,) = painted_on(box)
    assert shown.endswith("…")
    assert long.startswith(shown[:-1])
    QApplication.sendEvent(box, beside)
    assert long in QToolTip.text()
    QToolTip.hideText()


def test_beside_a_label_a_field_is_called_what_that_says_and_its_hint_is_said_after_it(qtbot: QtBot) -> None:
    when, why = WhenField("Thu 3pm", lambda _text: None), line("Why? It is kept", lambda _text: None)
    rows = Rows(("New time", when), ("", why))
    qtbot.addWidget(rows)
    told = [QAccessible.queryAccessibleInterface(field) for field in (when.line, why)]
    said = [(each.text(QAccessible.Text.Name), each.text(QAccessible.Text.Description).strip()) for each in told]
    assert said == [("New time", "Thu 3pm"), ("Why? It is kept", "")]
