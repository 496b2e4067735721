"""All the keys there are and what each does, in groups, for the page that tells them. Knows none of the deeds.

Keys are told as this computer names them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from tracker.tongue import tr
from tracker.widgets.keys.commands import Commands, Group
from tracker.widgets.keys.keys_dialog import KeyGroup, as_cap
from tracker.widgets.look.key_cap import native

Lines = tuple[tuple[str, str], ...]


class KeysTold(QObject):
    """The commands' keys, and those that the calendar, the table, an entry and a detail have to themselves."""

    def groups(self, commands: Commands) -> list[KeyGroup]:
        """In the order to read them; each line is the keys and what they do."""

        def of(group: Group) -> Lines:
            listed = (command for command in commands.by_name.values() if command.group is group and command.offered())
            return tuple((self.either(*command.keys), command.told) for command in listed if command.keys)

        return [
            KeyGroup(tr("Entries and agreements"), of(Group.ENTRIES)),
            KeyGroup(tr("In an entry"), self._in_an_entry()),
            KeyGroup(tr("The window"), of(Group.WINDOW)),
            KeyGroup(tr("The calendar"), (*of(Group.CALENDAR), *self._in_the_calendar())),
            KeyGroup(tr("People"), (*of(Group.PEOPLE), *self._in_the_table())),
            KeyGroup(tr("On a detail"), self._on_a_detail()),
            KeyGroup(tr("In the history"), self._in_the_history()),
            KeyGroup(tr("Where something is asked"), self._asked()),
        ]

    def either(self, *keys: str) -> str:
        """ "Ctrl+N or N", each as a cap."""
        if len(keys) < 2:
            return cap(keys[0])
        return tr("{one} or {other}", one=cap(keys[0]), other=cap(keys[1]))

    def _range(self, first: str, last: str) -> str:
        return tr("{first} to {last}", first=cap(first), last=cap(last))

    def _in_an_entry(self) -> Lines:
        from tracker.widgets.entry.entry_keys import ANSWERS

        return (
            (cap("Ctrl+Enter"), tr("Save")),
            (cap("Ctrl+Shift+Enter"), tr("Save and start the next")),
            (cap("Ctrl+E"), tr("All fields, or one line again")),
            (self._range("Alt+1", f"Alt+{len(ANSWERS)}"), tr("Pick what has to be, else what happens next")),
            (cap("Alt+7"), tr("I will find out and tell them")),
            (cap("Alt+Y"), tr("Same time next year")),
            (self.either("Alt+Z", "Alt+S"), tr("What stands: both, or call it off")),
            (cap("Alt+0"), tr("It does not keep what it seems to")),
            (cap("Alt+W"), tr("When it happened")),
            (cap("Alt+N"), tr("Whoever is typed is somebody new")),
            (cap("Alt+T"), tr("Who seems new is a word for the note")),
            (cap("Alt+F"), tr("The other one is meant than is preselected")),
            (cap("Alt+R"), tr("Take up what was left unfinished")),
            (self.either("Alt+G", "Alt+D"), tr("Past a warning: it changed, or they asked for this")),
            (self.either("Alt+B", "Alt+J"), tr("Past a warning: log it anyway, or as goodwill")),
            (cap("Esc"), tr("Fold what is open; close, and keep what was typed")),
        )

    def _asked(self) -> Lines:
        from tracker.presentation.flows.slipped_answer import AnswerKind

        return (
            (self._range("1", str(len(AnswerKind))), tr("The answers")),
            (cap("Ctrl+Enter"), tr("That is the answer")),
            (cap("Alt+Left"), tr("The one before; Alt with Right passes over this one")),
        )

    def _in_the_calendar(self) -> Lines:
        return (
            (cap("Left"), tr("The day before; so with each arrow")),
            (self.either("PgUp", "PgDown"), tr("Month by month, or week by week")),
            (cap("Home"), tr("Today")),
            (cap("Enter"), tr("Open what is chosen")),
            (self.either("Menu", "Shift+F10"), tr("What can be done: call, move, hide, hand over")),
            (cap("Ctrl+Shift+Left"), tr("Carry an agreement, so with each arrow; Enter puts it down")),
        )

    def _in_the_table(self) -> Lines:
        return ((cap("Alt+1"), tr("In the table: in the order of its first column; so with each number")),)

    def _on_a_detail(self) -> Lines:
        return (
            (self.either("Enter", "F2"), tr("Edit it")),
            (self.either("Enter", "Tab"), tr("Save it")),
            (cap("Esc"), tr("Leave it as it was")),
        )

    def _in_the_history(self) -> Lines:
        return (
            (cap("Enter"), tr("Correct what was logged")),
            (self.either("Up", "Down"), tr("To the next one")),
            (self.either("Menu", "Shift+F10"), tr("Give to somebody else, or delete")),
        )


def cap(keys: str) -> str:
    """Those keys, to be shown as the cap of a key."""
    return as_cap(native(keys))
