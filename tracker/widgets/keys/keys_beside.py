"""The window's keys while a dialog beside it has them: the window comes forward and does what they say, and the dialog
stays as it is.

Knows the commands, and none of their deeds. An entry has a way of its own (`entry_aside`).
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from tracker.widgets.keys.commands import Command, Commands
from tracker.widgets.keys.dialogs_over import DialogsOver

HEARD_THERE = frozenset({"undo", "redo"})
"""Commands that are heard in every dialog."""
IN_FRONT = frozenset({"trash", "settings", "keys", "leave"})
"""What is asked in front of whatever is open, which goes on behind it; and leaving."""


class KeysBeside(QObject):
    """Whoever has to answer a dialog before anything else (a modal one) is asked nothing beside it."""

    def __init__(self, commands: Commands, dialogs: DialogsOver, over: QWidget) -> None:
        super().__init__(over)
        self._commands = commands
        self._over = over
        dialogs.came.connect(self._hear_in)

    def _hear_in(self, dialog: QDialog) -> None:
        if not dialog.isModal():
            self._commands.hear_in(dialog, self._pressed, besides=HEARD_THERE)

    def _pressed(self, command: Command) -> None:
        self._commands.about_to.emit(command)
        if command.name not in IN_FRONT:
            self._over.activateWindow()
        command.deed()
