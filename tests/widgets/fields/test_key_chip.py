"""Claims about the words of a chip: one "&" marks a key, two are read as one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tracker.widgets.fields.key_chip import KeyChip, unmarked


def test_a_firm_keeps_its_sign_and_marks_no_key(qtbot: QtBot) -> None:
    chip = KeyChip(unmarked("New: Sheila, Pryce & Dunne"))
    qtbot.addWidget(chip)
    assert (chip.plain, chip.accessibleName()) == ("New: Sheila, Pryce & Dunne", "New: Sheila, Pryce & Dunne")
    assert chip.shortcut().isEmpty()


def test_one_sign_marks_the_key_behind_it(qtbot: QtBot) -> None:
    chip = KeyChip("&Just goodwill")
    qtbot.addWidget(chip)
    assert chip.plain == "Just goodwill"
