"""The keys of an entry that hold wherever in it the cursor stands. Knows the entry's parts, and none of their words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

from tracker.presentation.banner import ExitId
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.strip import ActKind, keeps_nothing
from tracker.presentation.entry_form import Next

if TYPE_CHECKING:
    from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog

ANSWERS = tuple(Next)


class EntryKeys(QObject):
    """`hear` says whether the entry is a window of its own: then a new entry is its own key as well."""

    def __init__(self, entry: QuickEntryDialog, state: QuickEntry) -> None:
        super().__init__(entry)
        self._entry, self._state = entry, state
        self._of_the_window: list[QShortcut] = []
        for keys, and_next in (
            ("Ctrl+Return", False),
            ("Ctrl+Enter", False),
            ("Ctrl+Shift+Return", True),
            ("Ctrl+Shift+Enter", True),
        ):
            self._key(keys, lambda and_next=and_next: entry.ask_to_save(and_next))
        self._key("Ctrl+E", entry.turn)
        for n in range(1, len(ANSWERS) + 1):
            self._key(f"Alt+{n}", lambda n=n: self.number(n))
        self._key("Alt+0", self._not_this)
        self._key("Alt+R", entry.open_left)
        self._key("Alt+N", self._new_person)
        self._key("Alt+G", lambda: entry.leave_by(ExitId.SOMETHING_CHANGED))
        self._key("Alt+D", lambda: entry.leave_by(ExitId.THEY_ASKED))
        self._key("Alt+B", lambda: entry.leave_by(ExitId.LOG_ANYWAY))
        self._key("Alt+J", lambda: entry.leave_by(ExitId.GOODWILL))
        self._key("Alt+W", self._when)
        self._key("Alt+Z", lambda: state.consequences.turn_beside() if state.consequences.told_beside else None)
        self._key("Alt+S", lambda: state.consequences.turn_withdrawn() if state.consequences.told_withdrawn else None)
        asked = entry.in_line.questions, entry.happened.kept
        self._key("Alt+7", lambda: self._press(*(each.find_out for each in asked)))
        self._key("Alt+Y", lambda: self._press(*(each.next_year for each in asked)))
        self._new = self._key("Ctrl+N", entry.open_with)

    def hear(self, *, as_window: bool) -> None:
        """Over the window that one's own keys are heard as they are."""
        for shortcut in (self._new, *self._of_the_window):
            shortcut.setEnabled(as_window)

    def only_as_window(self, keys: list[QShortcut]) -> None:
        """Those are the window's, and are heard here where the entry is a window of its own."""
        self._of_the_window += keys
        for shortcut in keys:
            shortcut.setEnabled(self._new.isEnabled())

    def number(self, n: int) -> None:
        """Pick what is asked; where nothing is, give that answer."""
        entry, answers = self._entry, self._entry.in_line.answers
        if not entry.shows_line:
            entry.next.press(ANSWERS[n - 1])
            return
        in_answer = any(line.isAncestorOf(entry.focusWidget() or entry) for line in answers.lines.values())
        if in_answer and answers.pick(n):
            return
        told = entry.banner.told
        asks = told is not None and any(act.kind is ActKind.PICK for act in told.acts)
        if asks and self._state.line.pick(n):
            return
        if not answers.pick(n):
            answers.press(ANSWERS[n - 1])

    def _not_this(self) -> None:
        """No: what they objected to is not lifted, where that is asked; else it does not settle what it seems to."""
        if self._entry.in_line.answers.say_no():
            return
        if self._state.kept_agreement is not None:
            self._state.choose_kept(keeps_nothing())

    def _new_person(self) -> None:
        """Whoever is typed is somebody new."""
        entry, form = self._entry, self._state.form
        if entry.shows_line:
            self._state.line.take_new()
        elif form.who.strip():
            self._state.choose_newcomer(form.who, by_hand=True)

    def _when(self) -> None:
        entry = self._entry
        if entry.shows_line:
            entry.in_line.row.when.open()
        else:
            entry.happened.when.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press(self, *buttons: QAbstractButton) -> None:
        """Whichever of them is to be seen."""
        for button in buttons:
            if button.isVisible():
                button.click()

    def _key(self, keys: str, deed: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._entry)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: deed())
        return shortcut
