"""Who I am, in the bar: asked where it is not known, and not before that can be told."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tracker.widgets.us.who_menu import WhoButton


def test_nobody_is_asked_who_they_are_before_it_is_known_who_is_here(qtbot: QtBot) -> None:
    button = WhoButton()
    qtbot.addWidget(button)
    at_first = button.sizeHint()
    button.show_us("Maria Lopez", ())
    assert button.sizeHint() == at_first, "and the bar stays as it is"
    button.show_us("", ())
    assert button.text() == "Who are you?"
    assert button.sizeHint().width() > at_first.width()
