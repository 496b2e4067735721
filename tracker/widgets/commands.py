"""What can be done from anywhere in the window: each command with its name, its words, its keys and its deed.

From this one list come the actions, the menu and what the page of keys tells of them. Knows no region: the deeds are
given to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

Deed = Callable[[], object]


class Group(StrEnum):
    """Under which heading the page of keys tells it."""

    ENTRIES = "entries"
    PEOPLE = "people"
    CALENDAR = "calendar"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Command:
    """`words` stand in the menu, `told` on the page of keys. `keys` are portable names, the first the one to learn.

    A deed that finds nothing to do says so: no key is pressed in vain without a word.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    deed: Deed
    group: Group
    told: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """What each command does."""

    new_entry: Deed
    undo: Deed
    redo: Deed
    say: Deed
    promise: Deed
    find: Deed
    people: Deed
    everything: Deed
    trash: Deed
    month: Deed
    week: Deed
    agenda: Deed
    next_region: Deed
    region_before: Deed
    pane: Deed
    morning: Deed
    menu: Deed
    settings: Deed
    keys: Deed
    leave: Deed


MENU = (
    ("undo", "redo"),
    ("say",),
    ("people", "pane", "morning"),
    ("everything", "trash"),
    ("settings", "keys", "leave"),
)
"""The commands that stand in the menu, in its parts."""


class Commands(QObject):
    """The commands of one window, by name, each with an action of `over`'s."""

    def __init__(self, deeds: Deeds, over: QWidget) -> None:
        super().__init__(over)
        listed = (*self._entries(deeds), *self._people(deeds), *self._calendar(deeds), *self._window(deeds))
        self.by_name = {command.name: command for command in listed}
        self.actions = {command.name: _action(command, over) for command in listed}

    def menu(self, over: QWidget) -> QMenu:
        """A menu of what stands in it."""
        menu = QMenu(over)
        for part, names in enumerate(MENU):
            if part:
                menu.addSeparator()
            menu.addActions([self.actions[name] for name in names])
        return menu

    def _entries(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.ENTRIES
        new, promised = self.tr("New entry"), self.tr("Promise an answer to their open question")
        said = self.tr("Say it as agreed, by voicemail or e-mail")
        return (
            Command("new-entry", new, ("Ctrl+N", "N"), deeds.new_entry, group, new),
            Command("say", self.tr("Say it as agreed…"), ("Ctrl+Shift+M",), deeds.say, group, said),
            Command("promise", self.tr("Promise an answer…"), ("Ctrl+Shift+P",), deeds.promise, group, promised),
            Command("undo", self.tr("Undo"), ("Ctrl+Z",), deeds.undo, group, self.tr("Undo")),
            Command("redo", self.tr("Redo"), ("Ctrl+Shift+Z",), deeds.redo, group, self.tr("Redo")),
        )

    def _people(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.PEOPLE
        found, everyone = (
            self.tr("Find a person, a note, a number"),
            self.tr("Everyone in a table, or the calendar again"),
        )
        return (
            Command("find", self.tr("Find"), ("Ctrl+K", "/"), deeds.find, group, found),
            Command("people", self.tr("People"), ("Ctrl+P",), deeds.people, group, everyone),
            Command("everything", self.tr("Everything we hold on them…"), (), deeds.everything, group, ""),
            Command("trash", self.tr("Trash…"), (), deeds.trash, group, ""),
        )

    def _calendar(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.CALENDAR
        month, week, agenda = self.tr("Month"), self.tr("Week"), self.tr("Agenda")
        return (
            Command("month", month, ("1",), deeds.month, group, month),
            Command("week", week, ("2",), deeds.week, group, week),
            Command("agenda", agenda, ("3",), deeds.agenda, group, agenda),
        )

    def _window(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.WINDOW
        following, before = self.tr("Next region: morning, calendar, prospect"), self.tr("Region before")
        pane, morning = self.tr("Show or hide the prospect"), self.tr("Show or hide the morning")
        keys, leave = self.tr("These keys"), self.tr("Quit")
        return (
            Command("next-region", self.tr("Next region"), ("F6",), deeds.next_region, group, following),
            Command("region-before", self.tr("Previous region"), ("Shift+F6",), deeds.region_before, group, before),
            Command("pane", self.tr("Prospect pane"), ("Ctrl+\\",), deeds.pane, group, pane),
            Command("morning", self.tr("Morning"), ("Ctrl+Shift+\\",), deeds.morning, group, morning),
            Command("menu", self.tr("Menu"), ("F10",), deeds.menu, group, self.tr("Menu")),
            Command("settings", self.tr("Settings…"), ("Ctrl+,",), deeds.settings, group, self.tr("Settings")),
            Command("keys", self.tr("Keys"), ("F1", "?"), deeds.keys, group, keys),
            Command("leave", leave, ("Ctrl+Q",), deeds.leave, group, leave),
        )


def _action(command: Command, over: QWidget) -> QAction:
    action = QAction(command.words, over)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.triggered.connect(lambda: command.deed())
    over.addAction(action)
    return action
