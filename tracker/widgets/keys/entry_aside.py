"""The window's keys while an entry has them: it steps aside, kept as it is, and the window does what they say.

Knows the entry and the commands, and none of their deeds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tracker.widgets.keys import keys_beside

if TYPE_CHECKING:
    from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog
    from tracker.widgets.keys.commands import Command, Commands

HEARD_THERE = keys_beside.HEARD_THERE | {"new-entry"}
"""An entry answers to that by itself."""


class EntryAside(QObject):
    """`tell` is called after an entry with something in it stepped aside and nothing was said of the command itself:
    it says that it was left, and offers it. `is_telling` says whether something is being said.
    """

    def __init__(
        self, commands: Commands, tell: Callable[[], object], is_telling: Callable[[], bool], over: QWidget
    ) -> None:
        super().__init__(over)
        self._commands = commands
        self._tell = tell
        self._is_telling = is_telling
        self._over = over

    def follow(self, entry: QuickEntryDialog) -> None:
        """Have the window's keys heard in that entry: by keys of its own where it is a window, else by the window's."""
        entry.keys.only_as_window(self._commands.hear_in(entry, partial(self._pressed, entry), besides=HEARD_THERE))
        self._commands.first = partial(self._aside, entry)

    def _aside(self, entry: QuickEntryDialog, command: Command) -> bool:
        """Whether it has been seen to, since an entry lies over what it is about."""
        if not entry.isVisible() or entry.isWindow() or command.name in HEARD_THERE:
            return False
        self._pressed(entry, command)
        return True

    def _pressed(self, entry: QuickEntryDialog, command: Command) -> None:
        if command.name in keys_beside.IN_FRONT:
            command.deed()
            return
        was_telling = self._is_telling()
        left = entry.step_aside()
        self._over.activateWindow()
        command.deed()
        if left and (was_telling or not self._is_telling()):
            self._tell()
