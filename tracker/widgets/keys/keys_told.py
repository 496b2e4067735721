"""All the keys there are and what each does, in groups, for the page that tells them. Knows none of the deeds.

Keys are told as this computer names them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from tracker.tongue import tr
from tracker.widgets.keys.commands import Commands, Group
from tracker.widgets.keys.keys_dialog import KeyGroup

Lines = tuple[tuple[str, str], ...]


class KeysTold(QObject):
    """The commands' keys, and those that the calendar, the table, an entry and a detail have to themselves."""

    def groups(self, commands: Commands) -> list[KeyGroup]:
        """In the order to read them; each line is the keys and what they do."""

        def of(group: Group) -> Lines:
            listed = (command for command in commands.by_name.values() if command.group is group)
            return tuple((self.either(*command.keys), command.told) for command in listed if command.keys)

        return [
            KeyGroup(tr("Entries and agreements"), of(Group.ENTRIES)),
            KeyGroup(tr("In an entry"), self._in_an_entry()),
            KeyGroup(tr("Where something is asked"), self._asked()),
            KeyGroup(tr("The window"), of(Group.WINDOW)),
            KeyGroup(tr("The calendar"), (*of(Group.CALENDAR), *self._in_the_calendar())),
            KeyGroup(tr("People"), (*of(Group.PEOPLE), *self._in_the_table())),
            KeyGroup(tr("On a detail"), self._on_a_detail()),
            KeyGroup(tr("In the timeline"), self._in_the_timeline()),
        ]

    def either(self, *keys: str) -> str:
        """ "Ctrl+N or N"."""
        if len(keys) < 2:
            return native(keys[0])
        return tr("{one} or {other}", one=native(keys[0]), other=native(keys[1]))

    def _range(self, first: str, last: str) -> str:
        return tr("{first} to {last}", first=native(first), last=native(last))

    def _in_an_entry(self) -> Lines:
        return (
            (native("Ctrl+Enter"), tr("Save")),
            (native("Ctrl+Shift+Enter"), tr("Save and start the next")),
            (native("Ctrl+E"), tr("All fields, or one line again")),
            (self._range("Alt+1", "Alt+5"), tr("Pick what is asked, else what happens next")),
            (native("Alt+0"), tr("It does not keep what it seems to")),
            (native("Alt+W"), tr("When it happened")),
            (native("Alt+N"), tr("Whoever is typed is somebody new")),
            (native("Alt+R"), tr("Take up what was left unfinished")),
            (
                tr("{one} or {other}", one=self.either("Alt+G", "Alt+D"), other=native("Alt+B")),
                tr("The ways past a warning"),
            ),
            (native("Esc"), tr("Fold what is open; close, and keep what was typed")),
        )

    def _asked(self) -> Lines:
        return (
            (self._range("1", "6"), tr("The answers")),
            (native("Ctrl+Enter"), tr("That is the answer")),
        )

    def _in_the_calendar(self) -> Lines:
        return (
            (native("Left"), tr("The day before, and so on with each arrow")),
            (self.either("PgUp", "PgDown"), tr("Month by month, or week by week")),
            (native("Home"), tr("Today")),
            (native("Enter"), tr("Open what is chosen")),
            (native("Menu"), tr("What can be done: call, move, hide, hand over")),
            (native("Ctrl+Shift+Left"), tr("Carry an agreement, so with each arrow; Enter puts it down")),
        )

    def _in_the_table(self) -> Lines:
        return ((self._range("Alt+1", "Alt+5"), tr("In the table: in the order of that column")),)

    def _on_a_detail(self) -> Lines:
        return (
            (self.either("Enter", "F2"), tr("Edit it")),
            (self.either("Enter", "Tab"), tr("Save it")),
            (native("Esc"), tr("Leave it as it was")),
        )

    def _in_the_timeline(self) -> Lines:
        return (
            (native("Enter"), tr("Correct what was logged")),
            (self.either("Up", "Down"), tr("To the next one")),
            (native("Menu"), tr("Give it to somebody else, or delete it")),
        )


def native(keys: str) -> str:
    """Those keys as this computer names them, from their portable name."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
