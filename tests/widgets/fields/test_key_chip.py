"""Claims about the words of a chip and their room: one "&" marks a key, two are read as one."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tracker.widgets.fields.key_chip import ChipShape, KeyChip, unmarked
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import Type


def test_a_firm_keeps_its_sign_and_marks_no_key(qtbot: QtBot) -> None:
    chip = KeyChip(unmarked("New: Sheila, Pryce & Dunne"))
    qtbot.addWidget(chip)
    assert (chip.plain, chip.accessibleName()) == ("New: Sheila, Pryce & Dunne", "New: Sheila, Pryce & Dunne")
    assert chip.shortcut().isEmpty()


def test_where_it_has_no_room_it_is_cut_at_a_words_end(qtbot: QtBot) -> None:
    chip = KeyChip(unmarked("Martin Pryce, Pryce & Dunne Solicitors"))
    qtbot.addWidget(chip)
    whole = chip.sizeHint().width()
    metrics, shown = chip.fontMetrics(), set()
    for room in range(metrics.horizontalAdvance("Martin…") + 1, whole):
        chip.at_most(room)
        shown.add(chip._shown_in(room, metrics))
    assert shown <= {
        "Martin…",
        "Martin Pryce…",
        "Martin Pryce, Pryce…",
        "Martin Pryce, Pryce & Dunne…",
        "Martin Pryce, Pryce & Dunne Solicitors",
    }


def test_a_sign_before_the_first_word_is_not_all_that_is_left_of_a_name(qtbot: QtBot) -> None:
    chip = KeyChip(unmarked("& Other Stories"))
    qtbot.addWidget(chip)
    metrics = chip.fontMetrics()
    room = metrics.horizontalAdvance("& Oth…")
    chip.at_most(room)
    assert chip._shown_in(room, metrics).startswith("& O")


def test_one_sign_marks_the_key_behind_it(qtbot: QtBot) -> None:
    chip = KeyChip("&Just goodwill")
    qtbot.addWidget(chip)
    assert chip.plain == "Just goodwill"


def test_an_answer_without_a_cap_has_no_wider_margin_than_another(qtbot: QtBot) -> None:
    """With one, the tick takes the place of the cap, and choosing it moves nothing beside it."""
    shape = ChipShape(24, 8, Type.SOFT, True)
    plain, capped = (KeyChip("Promise by Monday, by e-mail", cap, shape, checkable=True) for cap in ("", "1"))
    for chip in (plain, capped):
        qtbot.addWidget(chip)
    words = QFontMetrics(font(Type.SOFT)).horizontalAdvance(plain.plain)
    assert plain.sizeHint().width() == words + 2 * shape.pad
    before = capped.sizeHint()
    capped.setChecked(True)
    assert capped.sizeHint() == before
