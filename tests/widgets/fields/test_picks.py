"""Claims about what may be picked beside a field: it stands on the field's line, with its number on a cap."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.worn import worn
from tracker.presentation.entry_meaning import Meaning, Pick
from tracker.widgets.fields.field_rows import WhenField
from tracker.widgets.fields.key_chip import cap_width
from tracker.widgets.look.theme import Scheme


def test_what_may_be_picked_stands_on_the_line_of_what_is_typed(qtbot: QtBot) -> None:
    with worn(Scheme.LIGHT):
        when = WhenField("now", lambda _text: None, wide=170)
        qtbot.addWidget(when)
        when.resize(560, 40)
        when.show()
        when.show_meaning(Meaning("Sat 26 Dec: a day off", picks=(Pick("Mon 28 Dec", "28 December"),)))
        QApplication.processEvents()
        button = when.picks.button(0)
        typed, offered = (each.mapTo(when, each.rect().center()).y() for each in (when.line, button))
        assert abs(typed - offered) <= 1
        words = button.fontMetrics().horizontalAdvance(button.text())
        assert button.text() == "Mon 28 Dec"
        assert button.sizeHint().width() > words + cap_width("1")
        when.close()
