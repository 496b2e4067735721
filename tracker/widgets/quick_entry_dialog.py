"""Quick entry: who, what happened, what was agreed next; ten seconds, no mouse, the banner live on top.

A widget over the `QuickEntry` state; it knows neither the store nor the guard.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.actions.outcome import Problem, Refusal, StoreFault
from tracker.presentation.banner import AFTER_THE_ACT, BannerTelling, ExitId
from tracker.presentation.entry_form import Exit, Field, Form
from tracker.presentation.people_model import PeopleModel
from tracker.presentation.quick_entry import QuickEntry
from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.entry_exits import EntryExits
from tracker.widgets.entry_happened import EntryHappened
from tracker.widgets.entry_next import EntryNext
from tracker.widgets.entry_who import EntryWho
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tall_scroll import TallScroll
from tracker.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role
from tracker.widgets.warning_banner import WarningBanner

WIDTH = 560

EXITS = {
    ExitId.SOMETHING_CHANGED: Exit.CHANGED,
    ExitId.THEY_ASKED: Exit.ASKED,
    ExitId.LOG_ANYWAY: Exit.ANYWAY,
}


class QuickEntryDialog(QDialog):
    """Opens with the cursor in *Who*. Closing keeps what was typed; saving closes, or starts the next.

    `explain` puts trouble in words. `logged(Logged)` comes after each saved entry.
    """

    logged = Signal(object)

    def __init__(
        self,
        state: QuickEntry,
        people: PeopleModel,
        explain: Callable[[Refusal | StoreFault], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New entry"))
        self._state = state
        self._explain = explain
        self._and_next = False
        self.banner = WarningBanner()
        self.exits = EntryExits(state)
        self.who = EntryWho(state, people)
        self.happened = EntryHappened(state)
        self.next = EntryNext(state)
        self.trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self.trouble.hide()
        self._build()
        self._keys()
        state.changed.connect(self._refresh)
        state.saved.connect(self._saved)
        state.refused.connect(self._refused)
        state.asked_back.connect(self._ask_back)
        self.banner.exit_chosen.connect(self._leave_by)
        self.resize(WIDTH, 760)

    def open_with(self, form: Form | None = None) -> None:
        """Show the dialog on a fresh form, or on that one."""
        self._load(form)
        self.show()
        self.activateWindow()

    def _load(self, form: Form | None) -> None:
        self._state.begin(form)
        self.trouble.hide()
        for section in (self.who, self.happened, self.next, self.exits):
            section.load(self._state.form)
        self._refresh()
        self._scroll.verticalScrollBar().setValue(0)
        (self.happened.note if self._state.form.who_id is not None else self.who).setFocus()

    def _build(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        inner.setSpacing(SPACE_16)
        for section in (self.who, self.happened, self.next):
            inner.addWidget(section)
        inner.addStretch()
        self._scroll = TallScroll(page)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, 0)
        top.setSpacing(SPACE_12)
        top.addWidget(self.banner)
        top.addWidget(self.exits)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        bottom.setSpacing(SPACE_8)
        self.save = push_button(self.tr("Save"), Kind.PRIMARY)
        self.save.setToolTip(self.tr("Ctrl+Enter"))
        self.save_next = push_button(self.tr("Save and next"))
        self.save_next.setToolTip(self.tr("Ctrl+Shift+Enter"))
        self.discard = push_button(self.tr("Discard"), Kind.QUIET)
        self.save.clicked.connect(lambda: self._ask_to_save(and_next=False))
        self.save_next.clicked.connect(lambda: self._ask_to_save(and_next=True))
        self.discard.clicked.connect(self._discard)
        bottom.addWidget(self.discard)
        bottom.addStretch()
        bottom.addWidget(self.save_next)
        bottom.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        trouble = QHBoxLayout()
        trouble.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        trouble.addWidget(self.trouble)
        column.addLayout(trouble)
        column.addLayout(bottom)
        self.setMinimumWidth(WIDTH)
        self.setMinimumHeight(420)

    def _keys(self) -> None:
        for keys, and_next in (
            ("Ctrl+Return", False),
            ("Ctrl+Enter", False),
            ("Ctrl+Shift+Return", True),
            ("Ctrl+Shift+Enter", True),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda and_next=and_next: self._ask_to_save(and_next))

    def _refresh(self) -> None:
        told = self._state.telling
        telling = (
            None if told is None else BannerTelling(told.level, told.headline, told.sentence, told.more, AFTER_THE_ACT)
        )
        self.banner.show_telling(telling)
        for section in (self.exits, self.who, self.happened, self.next):
            section.refresh()

    def _leave_by(self, exit_id: ExitId) -> None:
        way = EXITS[exit_id]
        self._state.toggle_exit(way)
        if way in self._state.form.exit.ways:
            self.exits.focus(way)

    def _ask_to_save(self, and_next: bool) -> None:
        self._and_next = and_next
        self.trouble.hide()
        self._state.save()

    def _saved(self, logged: object) -> None:
        self.logged.emit(logged)
        if self._and_next:
            self._load(None)
        else:
            self.accept()

    def _discard(self) -> None:
        self._state.discard()
        super().reject()

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        self._say(self._explain(trouble))
        if isinstance(trouble, Refusal) and trouble.problem in (Problem.EMPTY_NAME, Problem.TEXT_TOO_LONG):
            self.who.setFocus()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

    def _ask_back(self, field: Field) -> None:
        """Put the cursor where something is missing or unclear, and say what."""
        if field is Field.REASON and Exit.ANYWAY not in self._state.form.exit.ways:
            self._state.toggle_exit(Exit.ANYWAY)
        missing = {
            Field.WHO: (self.who, self.tr("Who was it? Type a name, then Enter.")),
            Field.AT: (self.happened.when, ""),
            Field.TALK_WHEN: (self.next.talk_when, self.tr("When will you talk? Such as: in a month.")),
            Field.PROMISE_WHEN: (self.next.promise_when, self.tr("By when did you promise it? Such as: by Friday.")),
            Field.CHANGED_SAID: (self.exits.said_when, ""),
            Field.CHANGED_WHEN: (self.exits.agreed_when, ""),
            Field.ASKED: (self.exits.asked, self.tr("What did they ask for? Write it in a few words.")),
            Field.REASON: (
                self.exits.tick if self._state.form.exit.reason.strip() else self.exits.reason,
                self.tr("Nobody agreed to this. Say why it happened, or choose another way out above."),
            ),
        }
        widget, sentence = missing[field]
        sentence = self._state.meaning(field).text or sentence
        if sentence:
            self._say(sentence)
        widget.setFocus()
        # Only once the layout has made room for what unfolded can it be scrolled into view.
        QTimer.singleShot(
            0, self, lambda: self._scroll.ensureWidgetVisible(widget) if self._scroll.isAncestorOf(widget) else None
        )

    def reject(self) -> None:
        """Esc and the window's close button keep what was typed."""
        self._state.keep_draft()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.keep_draft()
        super().closeEvent(event)
