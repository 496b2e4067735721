"""The keys of an entry that hold wherever in it the cursor stands. Knows the entry's parts, and none of their words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tracker.presentation.banner import ExitId
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.strip import OTHER, Act, ActKind, keeps_nothing
from tracker.presentation.entry_form import Next
from tracker.rules.line.line_reading import REST
from tracker.widgets.entry.form.form_page import FormPage
from tracker.widgets.entry.form.kept import EntryKept
from tracker.widgets.entry.line_page import LinePage
from tracker.widgets.entry.strip import Strip
from tracker.widgets.entry.two_questions import TwoQuestions

ANSWERS = tuple(Next)
HELD = frozenset({Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})
"""Pressed before the key that they are held down for, and none of ours by themselves."""


class EntryDeeds(Protocol):
    """What the keys of an entry do."""

    in_line: LinePage
    banner: Strip

    @property
    def in_full(self) -> FormPage: ...
    @property
    def shows_line(self) -> bool: ...
    @property
    def is_behind(self) -> bool: ...
    def ask_to_save(self, and_next: bool) -> None: ...
    def turn(self) -> None: ...
    def open_left(self) -> None: ...
    def open_with(self) -> None: ...
    def go_to(self, exit_id: ExitId) -> None: ...
    def press(self, act: Act) -> None: ...


class EntryKeys(QObject):
    """Hears them before anything else does while the cursor is in the entry: it may lie over a window that has the same
    keys for something of its own, and Qt then does neither.

    `hear` says whether the entry is a window of its own: then a new entry is its own key as well.
    """

    def __init__(self, within: QWidget, entry: EntryDeeds, state: QuickEntry) -> None:
        super().__init__(within)
        self._within, self._entry, self._state = within, entry, state
        self._of_the_window: list[QShortcut] = []
        self._as_window = False
        self._waiting: list[QKeyEvent] | None = None
        self.deeds: dict[str, Callable[[], object]] = {}
        for keys, and_next in (
            ("Ctrl+Return", False),
            ("Ctrl+Enter", False),
            ("Ctrl+Shift+Return", True),
            ("Ctrl+Shift+Enter", True),
        ):
            self.deeds[keys] = partial(entry.ask_to_save, and_next)
        for n in range(1, len(ANSWERS) + 1):
            self.deeds[f"Alt+{n}"] = partial(self.number, n)
        does = state.consequences
        self.deeds |= {
            "Ctrl+E": entry.turn,
            "Alt+0": self._not_this,
            "Alt+R": entry.open_left,
            "Alt+N": self._new_person,
            "Alt+T": partial(self._of_the_asked, REST),
            "Alt+F": partial(self._of_the_asked, OTHER),
            "Alt+G": lambda: entry.go_to(ExitId.SOMETHING_CHANGED),
            "Alt+D": lambda: entry.go_to(ExitId.THEY_ASKED),
            "Alt+B": lambda: entry.go_to(ExitId.LOG_ANYWAY),
            "Alt+J": lambda: entry.go_to(ExitId.GOODWILL),
            "Alt+W": self._when,
            "Alt+Z": lambda: does.turn_beside() if does.told_beside else None,
            "Alt+S": self._stands_or_not,
            "Alt+7": lambda: self._press(self._asked.find_out),
            "Alt+Y": lambda: self._press(self._asked.next_year),
        }
        within.installEventFilter(self)

    def hear(self, *, as_window: bool) -> None:
        """Over the window that one's own keys are heard as they are."""
        self._as_window = as_window
        for shortcut in self._of_the_window:
            shortcut.setEnabled(as_window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):  # first, since all that happens in the program comes by here
            if watched is self._within and isinstance(event, QShowEvent | QHideEvent):
                self._listen(isinstance(event, QShowEvent))
            return False
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(watched, QWidget):
            return False
        if not self._within.isVisible() or not (watched is self._within or self._within.isAncestorOf(watched)):
            return False
        if self._waiting is not None and (event.key() == Qt.Key.Key_Escape or not self._state.line.has_more_to_do):
            self._waiting = None  # what was to come first does not come
        if self._waiting is not None:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._waiting.append(event.clone())
            return True
        deed = self._deed(event)
        if deed is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            deed()
        return True

    def wait(self) -> None:
        """Until `go_on` nothing that is pressed is done: the entry it is meant for is yet to come."""
        self._waiting = []

    def go_on(self) -> None:
        """What was pressed meanwhile, in turn."""
        waiting, self._waiting = self._waiting or [], None
        for event in waiting:
            here = QApplication.focusWidget()
            if here is not None:
                QCoreApplication.sendEvent(here, event)

    def _listen(self, listen: bool) -> None:
        """To all of the program while the entry is seen."""
        program = QCoreApplication.instance()
        if program is None:
            return
        program.removeEventFilter(self)
        if listen:
            program.installEventFilter(self)

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What the key does here; None where it is not ours."""
        if event.key() in HELD:  # with it every button would be asked for its key, once for each that the event passes
            return None
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        keys = QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
        name = keys.toString(QKeySequence.SequenceFormat.PortableText)
        if name == "Ctrl+N" and self._as_window:
            return self._entry.open_with
        if name in self.deeds:
            return self.deeds[name]
        if held != Qt.KeyboardModifier.AltModifier:
            return None
        for button in self._within.findChildren(QAbstractButton):
            if button.shortcut() == keys and button.isVisible() and button.isEnabled():
                return lambda: self._click(button)
        return None

    def _click(self, button: QAbstractButton) -> None:
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()

    def only_as_window(self, keys: list[QShortcut]) -> None:
        """Those are the window's, and are heard here where the entry is a window of its own."""
        self._of_the_window += keys
        for shortcut in keys:
            shortcut.setEnabled(self._as_window)

    def number(self, n: int) -> None:
        """Pick what has to be; where nothing has, give that answer."""
        entry, answers = self._entry, self._entry.in_line.answers
        if not entry.shows_line:
            entry.in_full.next.press(ANSWERS[n - 1])
            return
        here = QApplication.focusWidget()
        in_answer = here is not None and any(line.isAncestorOf(here) for line in answers.lines.values())
        if in_answer and answers.pick(n):
            return
        told = entry.banner.told
        acts = told.acts if told is not None else ()
        asks = told is not None and told.by_digits
        act = acts[n - 1] if asks and n <= len(acts) else None
        if act is not None and (act.kind in (ActKind.THEY, ActKind.CAME_OF) or entry.is_behind):
            entry.press(act)
            return
        if asks and self._state.line.pick(act.n if act is not None and act.kind is ActKind.PICK else n):
            return
        if not answers.pick(n):
            answers.press(ANSWERS[n - 1])

    def _not_this(self) -> None:
        """No: what they objected to is not lifted, where that is asked; else it does not settle what it seems to."""
        if self._entry.in_line.answers.say_no():
            return
        if self._state.guard.kept_agreement is not None:
            self._state.choose_kept(keeps_nothing())

    def _new_person(self) -> None:
        """Whoever is typed is somebody new."""
        entry, form = self._entry, self._state.form
        if entry.shows_line:
            self._state.line.take_new()
        elif form.who.strip():
            self._state.who.choose_newcomer(form.who, by_hand=True)

    def _of_the_asked(self, key: str) -> None:
        """Another than what is preselected, by its letter."""
        told = self._entry.banner.told
        act = next((act for act in told.acts if act.key == key), None) if told is not None else None
        if act is not None and self._entry.shows_line:
            self._entry.press(act)

    def _stands_or_not(self) -> None:
        """What the entry calls off stands after all, or the other way round."""
        does = self._state.consequences
        if does.told_withdrawn:
            does.turn_withdrawn()
        elif does.told_waits:
            does.turn_waits()

    def _when(self) -> None:
        entry = self._entry
        if entry.shows_line:
            entry.in_line.row.when.open()
        else:
            entry.in_full.happened.when.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _asked(self) -> TwoQuestions | EntryKept:
        entry = self._entry
        return entry.in_line.questions if entry.shows_line else entry.in_full.happened.kept

    def _press(self, button: QAbstractButton) -> None:
        """Where it is to be seen."""
        if button.isVisible():
            button.click()
