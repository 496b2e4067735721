"""What can be done from anywhere in the window: each command with its name, its words, its keys and its deed.

From this one list come the actions, the menu and what the page of keys tells of them. Knows no region: the deeds are
given to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from tracker.tongue import tr
from tracker.widgets.look.key_cap import native

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

    A deed that finds nothing to do says so: no key is pressed in vain without a word. What is not `offered` just now is
    left out of the menu, the palette and the page of keys.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    deed: Deed
    group: Group
    told: str
    offered: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True)
class Deeds:
    """What each command does."""

    new_entry: Deed
    undo: Deed
    redo: Deed
    say: Deed
    promise: Deed
    nothing_to_answer: Deed
    find: Deed
    people: Deed
    everything: Deed
    details: Deed
    further: Deed
    add_person: Deed
    bring: Deed
    same: Deed
    one_person: Deed
    export: Deed
    trash: Deed
    word_kept: Deed
    month: Deed
    week: Deed
    agenda: Deed
    road: Deed
    evening: Deed
    next_region: Deed
    region_before: Deed
    pane: Deed
    morning: Deed
    menu: Deed
    who: Deed
    us: Deed
    away: Deed
    settings: Deed
    keys: Deed
    leave: Deed
    whose: Deed


MENU = (
    ("undo", "redo"),
    ("say", "nothing-to-answer"),
    ("road", "evening"),
    ("people", "word-kept", "whose", "pane", "morning"),
    ("add-person", "bring", "export", "same", "one-person", "details", "further", "everything", "trash"),
    ("who", "us", "away"),
    ("settings", "keys", "leave"),
)
"""The commands that stand in the menu, in its parts."""


SEVERAL = "whose"
"""The command that is there where there are several of us."""
HEARS = "hears-keys"
"""Set of a dialog in which they are heard."""


class Commands(QObject):
    """The commands of one window, by name, each with an action of `over`'s.

    `first` is asked before one is done by its action; where it says True, it has seen to it. `about_to(Command)` comes
    before either. `are_several`: whether there is more than one of us.
    """

    about_to = Signal(object)

    def __init__(self, deeds: Deeds, over: QWidget, are_several: Callable[[], bool]) -> None:
        super().__init__(over)
        self._are_several = are_several
        self._where_several: list[QAction] = []
        listed = (*self._entries(deeds), *self._people(deeds), *self._calendar(deeds), *self._window(deeds))
        self.first: Callable[[Command], bool] = lambda _command: False
        self.by_name = {command.name: command for command in listed}
        self.actions = {command.name: self._action(command, over) for command in listed}

    def menu(self, over: QWidget) -> QMenu:
        """A menu of what stands in it."""
        menu = QMenu(over)
        for part, names in enumerate(MENU):
            if part:
                menu.addSeparator()
            for name in names:
                if name == SEVERAL:
                    self._offer_where_several(menu)
                else:
                    menu.addAction(self.actions[name])
        return menu

    def _offer_where_several(self, menu: QMenu) -> None:
        """By an action of the menu's own: one that is not seen in Qt hears no key either."""
        command = self.by_name[SEVERAL]
        shown = menu.addAction(f"{command.words}\t{native(command.keys[0])}")
        shown.triggered.connect(self.actions[SEVERAL].trigger)
        shown.setVisible(command.offered())
        self._where_several.append(shown)
        menu.aboutToShow.connect(self._show_what_is_offered)

    def _show_what_is_offered(self) -> None:
        for shown in self._where_several:
            shown.setVisible(self._are_several())

    def hear_in(
        self, dialog: QWidget, pressed: Callable[[Command], object], besides: frozenset[str]
    ) -> list[QShortcut]:
        """Have the keys of all commands but those heard in another window too, and handed to `pressed`; gives them.

        Keys that write a letter are left to what is typed into there. A dialog that hears them already is left so.
        """
        if dialog.property(HEARS):
            return []
        dialog.setProperty(HEARS, True)
        heard = []
        for command in self.by_name.values():
            for keys in command.keys if command.name not in besides else ():
                if len(keys) > 1:
                    shortcut = QShortcut(QKeySequence(keys), dialog)
                    shortcut.activated.connect(partial(pressed, command))
                    heard.append(shortcut)
        return heard

    def _action(self, command: Command, over: QWidget) -> QAction:
        action = QAction(command.words, over)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(partial(self._do, command))
        over.addAction(action)
        return action

    def _do(self, command: Command, _checked: bool = False) -> None:
        self.about_to.emit(command)
        if not self.first(command):
            command.deed()

    def _entries(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.ENTRIES
        new, promised = tr("New entry"), tr("Promise an answer to their open question")
        said = tr("Say it as agreed, by voicemail or e-mail")
        answered = tr("Nothing in their message asks for an answer")
        return (
            Command("new-entry", new, ("Ctrl+N", "N"), deeds.new_entry, group, new),
            Command("say", tr("Say it as agreed…"), ("Ctrl+Shift+M",), deeds.say, group, said),
            Command("promise", tr("Promise an answer…"), ("Ctrl+Shift+P",), deeds.promise, group, promised),
            Command(
                "nothing-to-answer",
                tr("Nothing to answer"),
                ("Ctrl+Shift+A",),
                deeds.nothing_to_answer,
                group,
                answered,
            ),
            Command("undo", tr("Undo"), ("Ctrl+Z",), deeds.undo, group, tr("Undo")),
            Command("redo", tr("Redo"), ("Ctrl+Shift+Z",), deeds.redo, group, tr("Redo")),
        )

    def _people(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.PEOPLE
        found, everyone = (
            tr("Find a person, or do something"),
            tr("Everyone in a table, or the calendar again"),
        )
        word, joined = tr("The word we keep"), tr("Make one person of two who are chosen in the table")
        return (
            Command("find", tr("Find"), ("Ctrl+K", "/"), deeds.find, group, found),
            Command("people", tr("People"), ("Ctrl+P",), deeds.people, group, everyone),
            Command("details", tr("Their details…"), (), deeds.details, group, ""),
            Command("further", tr("More for them…"), (), deeds.further, group, ""),
            Command("everything", tr("Everything we hold on them…"), (), deeds.everything, group, ""),
            Command("add-person", tr("Add a person…"), (), deeds.add_person, group, ""),
            Command("bring", tr("Bring people in…"), (), deeds.bring, group, ""),
            Command("same", tr("People who may be the same"), (), deeds.same, group, ""),
            Command("one-person", tr("These two are one person…"), ("Ctrl+Shift+J",), deeds.one_person, group, joined),
            Command("export", tr("Export…"), (), deeds.export, group, ""),
            Command("word-kept", word, ("Ctrl+Shift+K",), deeds.word_kept, group, word),
            Command("trash", tr("Trash…"), (), deeds.trash, group, ""),
        )

    def _calendar(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.CALENDAR
        month, week, agenda = tr("Month"), tr("Week"), tr("Agenda")
        printed = tr("Print the day, or a week of them, to take along")
        answered = tr("How the day went: answer its list, a line each")
        whose = tr("Mine alone, or everyone’s")
        return (
            Command("month", month, ("1",), deeds.month, group, month),
            Command("week", week, ("2",), deeds.week, group, week),
            Command("agenda", agenda, ("3",), deeds.agenda, group, agenda),
            Command(SEVERAL, whose, ("4",), deeds.whose, group, whose, self._are_several),
            Command("road", tr("Print the day…"), ("Ctrl+Shift+D",), deeds.road, group, printed),
            Command("evening", tr("How the day went…"), ("Ctrl+Shift+E",), deeds.evening, group, answered),
        )

    def _window(self, deeds: Deeds) -> tuple[Command, ...]:
        group = Group.WINDOW
        following, before = tr("Next region: morning, calendar, person"), tr("Region before")
        pane, morning = tr("Show or hide the person"), tr("Show or hide the morning")
        keys, leave = tr("These keys"), tr("Quit")
        return (
            Command("next-region", tr("Next region"), ("F6",), deeds.next_region, group, following),
            Command("region-before", tr("Previous region"), ("Shift+F6",), deeds.region_before, group, before),
            Command("pane", tr("Person pane"), ("Ctrl+\\",), deeds.pane, group, pane),
            Command("morning", tr("Morning"), ("Ctrl+Shift+\\",), deeds.morning, group, morning),
            Command("menu", tr("Menu"), ("F10",), deeds.menu, group, tr("Menu")),
            Command("who", tr("Who I am…"), ("Ctrl+U",), deeds.who, group, tr("Who I am: then a number")),
            Command("us", tr("Us: names, numbers, colleagues…"), (), deeds.us, group, ""),
            Command("away", tr("Days away…"), (), deeds.away, group, ""),
            Command("settings", tr("Settings…"), ("Ctrl+,",), deeds.settings, group, tr("Settings")),
            Command("keys", tr("Keys"), ("F1", "?"), deeds.keys, group, keys),
            Command("leave", leave, ("Ctrl+Q",), deeds.leave, group, leave),
        )
