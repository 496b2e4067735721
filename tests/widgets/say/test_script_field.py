"""The field of a script holds plain text, whatever is pasted into it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from tracker.widgets.say.script_field import ScriptField


def test_what_is_pasted_with_a_look_of_its_own_comes_as_its_words(qtbot: QtBot) -> None:
    field = ScriptField()
    qtbot.addWidget(field)
    pasted = QMimeData()
    pasted.setHtml('Hello <b>Jo</b> <img src="file:///etc/passwd">')
    pasted.setText("Hello Jo")
    field.insertFromMimeData(pasted)
    assert field.toPlainText() == "Hello Jo"
    assert "<img" not in field.toHtml()
    assert "font-weight" not in field.toHtml().partition("<p")[2]
