"""What counts as cut: our own words before their end, and not a name behind them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.tongues.cut import cut_on, cut_within_ours


@pytest.mark.parametrize(
    ("painted", "is_cut"),
    [
        ("⟦Ƒīƞḓ ȧ ƥḗřşǿƞ…", True),
        ("⟦Ƒīƞḓ ȧ ƥḗřşǿƞ…~~~~~⟧", False),
        ("⟦şȧḿḗ ƞŭḿƀḗř~~~~~⟧ · +44 163…", False),
        ("⟦şȧḿḗ ƞŭḿƀḗř~~~~~⟧, ⟦şȧḿḗ ƞȧ…", True),
        ("Maximiliane von Hohenl…", False),
    ],
)
def test_what_is_cut_within_ours(painted: str, is_cut: bool) -> None:
    assert cut_within_ours(painted) is is_cut


@pytest.mark.parametrize("made", [QLabel, QPushButton])
def test_what_has_no_room_for_its_words_is_told(qtbot: QtBot, made: type[QLabel | QPushButton]) -> None:
    within = QWidget()
    qtbot.addWidget(within)
    row = QHBoxLayout(within)
    part = made("⟦Ƒīƞḓ ȧ ƥḗřşǿƞ~~~~~⟧")
    row.addWidget(part)
    within.show()
    assert list(cut_on(within, ())) == []
    part.setFixedWidth(part.sizeHint().width() // 2)
    assert list(cut_on(within, ())) == [part.text()]
