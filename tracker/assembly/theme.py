"""Puts the look that the settings want on the application, and another whenever they want another. Knows no window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tracker.assembly.setup import Setup
from tracker.runtime.settings import Settings
from tracker.widgets.look.icons import app_icon
from tracker.widgets.look.motion import choose_motion
from tracker.widgets.look.theme import Scheme, Theme


def wear_theme(app: QApplication, setup: Setup) -> Theme:
    """Put our look on the application, as the settings want it and whenever they want another."""
    theme = Theme(app, Scheme(setup.settings.scheme), setup.settings.text_size, parent=app)
    choose_motion(app, setup.settings.moves)

    def wear(chosen: Settings) -> None:
        theme.choose(Scheme(chosen.scheme))
        theme.choose_text_size(chosen.text_size)
        choose_motion(app, chosen.moves)

    setup.wear = wear
    app.setWindowIcon(app_icon())
    return theme
