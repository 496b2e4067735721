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


def test_a_date_and_a_time_that_may_be_changed_stay_on_one_line_and_are_handed_out_as_they_were(qtbot: QtBot) -> None:
    field = ScriptField()
    qtbot.addWidget(field)
    again, text = "today, at 17:00", "It was agreed on Fri 27 Nov. I will try you once more today, at 17:00."
    field.replace(text, (again, "I send you the 2 prices that you asked for on Friday"))
    field.show_marks("agreed on Fri 27 Nov", (again,))
    field.show()
    starts = set()
    for width in range(300, 900, 20):
        field.resize(width, 400)
        layout = field.document().firstBlock().layout()
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        starts |= {text[line.textStart() :].split()[0] for line in lines if line.textStart()}
        (tint,) = field._changeable()  # one, on one line
        assert field.viewport().rect().contains(tint.toRect()), "whole also where it begins the line"
    assert starts
    assert not starts & {"at", "17:00.", "27", "Nov."}
    assert field.toPlainText() == text
    field.selectAll()
    assert field.createMimeDataFromSelection().text() == text
    assert any(found.length for found in field.document().firstBlock().layout().formats())
