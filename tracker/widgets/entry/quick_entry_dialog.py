"""Quick entry: who, what happened, what was agreed next; ten seconds, no mouse, the banner live on top.

A widget over the `QuickEntry` state; it knows neither the store nor the guard.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.actions.outcome import Problem, Refusal, StoreFault
from tracker.presentation import words
from tracker.presentation.banner import IN_AN_ENTRY, OR_GOODWILL, BannerTelling, ExitId
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Exit, Field, Form, Next
from tracker.presentation.people.people_model import PeopleModel
from tracker.tongue import tr
from tracker.widgets.entry.entry_company import EntryCompany
from tracker.widgets.entry.entry_exits import EntryExits
from tracker.widgets.entry.entry_happened import EntryHappened
from tracker.widgets.entry.entry_next import EntryNext
from tracker.widgets.entry.entry_who import EntryWho
from tracker.widgets.fields.field_rows import mark_trouble
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type
from tracker.widgets.look.warning_banner import WarningBanner

WIDTH, HEIGHT, LEAST_HEIGHT = 560, 820, 420
ROUND_THE_WINDOW = 64
"""For the title of the window and the bars of the screen."""

WHO_PROBLEMS = (Problem.EMPTY_NAME, Problem.TEXT_TOO_LONG, Problem.ALREADY_HERE)

EXITS = {
    ExitId.SOMETHING_CHANGED: Exit.CHANGED,
    ExitId.THEY_ASKED: Exit.ASKED,
    ExitId.LOG_ANYWAY: Exit.ANYWAY,
}
TYPED_IN = {
    Field.CHANGED_WORDS: Exit.CHANGED,
    Field.CHANGED_SAID: Exit.CHANGED,
    Field.CHANGED_WHEN: Exit.CHANGED,
    Field.ASKED: Exit.ASKED,
    Field.REASON: Exit.ANYWAY,
}
"""The exit that has to be open for the cursor to go to that field."""


class QuickEntryDialog(QDialog):
    """Opens with the cursor in *Who*. Closing keeps what was typed; saving closes, or starts the next.

    Enter goes on to the next field; only Ctrl+Enter saves.

    `also` finds whoever else was in it. `explain` puts trouble in words. `logged(Logged)` comes after each saved entry,
    `unsaved(str)` where an entry could not be saved and the dialog had been closed before that was known.
    """

    logged = Signal(object)
    unsaved = Signal(str)

    def __init__(
        self,
        state: QuickEntry,
        people: PeopleModel,
        also: PeopleModel,
        explain: Callable[[Refusal | StoreFault], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New entry"))
        self._state = state
        self._explain = explain
        self._and_next = False
        self.banner = WarningBanner()
        self.exits = EntryExits(state)
        self.who = EntryWho(state, people)
        self.company = EntryCompany(state, also)
        self.happened = EntryHappened(state)
        self.next = EntryNext(state)
        self.trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self.trouble.hide()
        self.waiting = PlainLabel(words.waiting(), Type.SOFT, Role.SOFT, wrap=True)
        self.waiting.hide()
        self._was_in: QWidget | None = None
        self._asked_to = False
        self._marked: dict[Field, QWidget] = {}
        self._build()
        self._keys()
        state.changed.connect(self._refresh)
        state.saved.connect(self._saved)
        state.refused.connect(self._refused)
        state.asked_back.connect(self._ask_back)
        state.held.connect(self._tell_held)
        state.waiting.connect(self._show_waiting)
        self.banner.exit_chosen.connect(self._leave_by)
        room = self.screen().availableGeometry().height() - ROUND_THE_WINDOW
        self.resize(WIDTH, max(LEAST_HEIGHT, min(HEIGHT, room)))

    def open_with(self, form: Form | None = None) -> None:
        """Show the dialog on that form, else blank. What is typed in it by now is kept, and offered beside."""
        self._state.begin(form)
        self._come_up()

    def open_left(self) -> None:
        """Show the dialog on the entry it offers beside, else on the one that was left unsaved last."""
        self._state.resume(self._state.left_unsaved if self.isVisible() else None)
        self._come_up()

    def _come_up(self) -> None:
        self._load()
        self.show()
        self.activateWindow()

    def _load(self) -> None:
        self._say("")
        for section in (self.who, self.company, self.happened, self.next, self.exits):
            section.load(self._state.form)
        self._refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self._was_in = None
        self._hold(self._state.is_saving)
        (self.happened.note if self._state.form.who_id is not None else self.who).setFocus()

    def _build(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        inner.setSpacing(SPACE_12)
        for section in (self.who, self.company, self.happened, self.next):
            inner.addWidget(section)
        inner.addStretch()
        self.banner.hold(self.exits)
        self._scroll = TallScroll(page)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, 0)
        top.setSpacing(SPACE_12)
        top.addWidget(self._left_line())
        top.addWidget(self._restored_line())
        top.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, 0)
        trouble.addWidget(self.waiting)
        trouble.addWidget(self.trouble)
        column.addLayout(trouble)
        column.addLayout(self._buttons())
        self.setMinimumWidth(WIDTH)
        self.setMinimumHeight(LEAST_HEIGHT)

    def _left_line(self) -> QWidget:
        """Offers, beside a new entry, the one that was left unsaved."""
        self.left = QWidget()
        row = QHBoxLayout(self.left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        self.left_told = ElidedLabel("", Type.SOFT)
        self.go_on = push_button(tr("Open the dra&ft"), Kind.LINK)
        self.go_on.clicked.connect(self.open_left)
        self.drop_left = push_button(tr("Discard it"), Kind.LINK)
        self.drop_left.clicked.connect(self._state.drop_left)
        row.addWidget(self.left_told, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.drop_left)
        return self.left

    def _show_left(self) -> None:
        left = self._state.left_unsaved
        self.left.setVisible(left is not None)
        if left is not None:
            who = words.one_line(left.who, 60)
            text = tr("Left unsaved: {who}", who=who) if who else tr("An entry was left unsaved.")
            self.left_told.setText(f"{text} · {words.quoted(left.note, 60)}" if left.note.strip() else text)
            self.left.setAccessibleName(self.left_told.text())

    def _restored_line(self) -> QWidget:
        """Says that this is what was left unsaved, and offers to throw it away."""
        self.restored = QWidget()
        row = QHBoxLayout(self.restored)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(PlainLabel(tr("This is what you had begun to write."), Type.SOFT))
        self.start_afresh = push_button(tr("Discard"), Kind.LINK)
        self.start_afresh.setAccessibleName(tr("Discard what you had begun to write"))
        self.start_afresh.clicked.connect(self._start_afresh)
        row.addWidget(self.start_afresh)
        row.addStretch()
        return self.restored

    def _buttons(self) -> QHBoxLayout:
        bottom = QHBoxLayout()
        bottom.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        bottom.setSpacing(SPACE_8)
        self.save = push_button(tr("Save"), Kind.PRIMARY)
        self.save.setToolTip(tr("Ctrl+Enter"))
        self.save_next = push_button(tr("Save and next"))
        self.save_next.setToolTip(tr("Ctrl+Shift+Enter"))
        self.discard = push_button(tr("Discard"), Kind.QUIET)
        self.save.clicked.connect(lambda: self._ask_to_save(and_next=False))
        self.save_next.clicked.connect(lambda: self._ask_to_save(and_next=True))
        self.discard.clicked.connect(self._discard)
        bottom.addWidget(self.discard)
        bottom.addStretch()
        bottom.addWidget(self.save_next)
        bottom.addWidget(self.save)
        return bottom

    def _keys(self) -> None:
        for keys, and_next in (
            ("Ctrl+Return", False),
            ("Ctrl+Enter", False),
            ("Ctrl+Shift+Return", True),
            ("Ctrl+Shift+Enter", True),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda and_next=and_next: self._ask_to_save(and_next))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.open_with)

    def _refresh(self) -> None:
        state = self._state
        told = state.telling
        exits = OR_GOODWILL if state.may_be_goodwill and not state.form.goodwill else IN_AN_ENTRY
        opened = next((id_ for id_, way in EXITS.items() if way is state.form.exit.open), None)
        self.banner.show_telling(
            BannerTelling(told.level, told.headline, told.sentence, told.more, exits, opened=opened)
            if told is not None
            else None
        )
        for section in (self.exits, self.who, self.company, self.happened, self.next):
            section.refresh()
        self.banner.fit()
        self._show_left()
        self.restored.setVisible(state.is_restored)
        self.discard.setVisible(not state.is_restored and not state.form.is_blank)
        self._unmark()

    def _unmark(self) -> None:
        """What has been put right is no longer marked, and with the last of it the sentence goes."""
        unclear = self._state.reading.unclear
        right = [field for field in self._marked if field not in unclear and not self._asks_for(field)]
        for field in right:
            mark_trouble(self._marked.pop(field), False)
        if right and not self._marked:
            self._say("")

    def _asks_for(self, field: Field) -> bool:
        if field is Field.WHO:
            return self._state.must_choose
        if field is Field.WHOSE_NUMBER:
            return self._state.has_the_number is not None
        if field in (Field.PHONE, Field.EMAIL):
            return self._state.is_doubtful(field)
        if field is Field.LIFT:
            return self._state.consequences.lacks_lift
        return field is self._state.asks_for

    def _leave_by(self, exit_id: ExitId) -> None:
        if exit_id is ExitId.GOODWILL:
            self._state.change(goodwill=True)
            self.happened.goodwill.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        way = EXITS[exit_id]
        self._state.toggle_exit(way)
        if self._state.form.exit.open is way:
            self.exits.focus(way)

    def _ask_to_save(self, and_next: bool) -> None:
        under_way = self._state.is_saving
        if under_way:
            return
        self._and_next = and_next
        self._say("")
        self._asked_to = True
        self._state.save()
        if self._state.is_saving:
            self._was_in = self.focusWidget()
            self._hold(True)
            self.setFocus()  # Esc goes on closing

    def _hold(self, held: bool) -> None:
        """While an entry is being saved nothing more can be typed into it: it would be lost with the form."""
        self._asked_to = held
        for part in (self.left, self.banner, self._scroll, self.restored, self.discard, self.save, self.save_next):
            part.setEnabled(not held)
        if not held and self._was_in is not None:
            self._was_in.setFocus(Qt.FocusReason.OtherFocusReason)
            self._was_in = None

    def _saved(self, logged: object) -> None:
        self._hold(False)
        self.logged.emit(logged)
        if not self._state.form.is_blank:
            return  # another entry was begun while this one was being saved
        if self._and_next:
            self._state.begin()
            self._load()
        else:
            self.accept()

    def _discard(self) -> None:
        self._state.discard()
        super().reject()

    def _start_afresh(self) -> None:
        self._state.discard()
        self._load()

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        unseen = self._asked_to and not self.isVisible()
        self._hold(self._state.is_saving)
        self._say(self._explain(trouble))
        if unseen:
            self.unsaved.emit(self._explain(trouble))
        if isinstance(trouble, Refusal) and trouble.problem in WHO_PROBLEMS:
            self.who.setFocus()

    def _show_waiting(self, waits: bool) -> None:
        self.waiting.setVisible(waits and not self.trouble.text())

    def _say(self, sentence: str) -> None:
        """Say what stands in the way; "" takes it and the marks away again. That is clearer than that one waits."""
        self.waiting.setVisible(not sentence and self._state.is_waiting)
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        if not sentence:
            for field in self._marked.values():
                mark_trouble(field, False)
            self._marked.clear()

    def _ask_back(self, field: Field) -> None:
        """Put the cursor where something is missing or unclear, and say what."""
        self._hold(False)
        if not self.isVisible():
            self._tell_held(self._state.form)
            return
        if (way := TYPED_IN.get(field)) is not None:
            self._state.open_exit(way)
        missing = {
            Field.WHO: (
                self.who,
                self._state.who_it_is if self._state.must_choose else tr("Who was it? Type a name, then Enter."),
            ),
            Field.PHONE: (self.who.phone, words.not_a_number(self._state.form.phone)),
            Field.EMAIL: (self.who.email, words.not_an_address(self._state.form.email)),
            Field.WHOSE_NUMBER: (
                self.who.it_is_they,
                tr("Whose number or address is it? Say whether it is the same person, or two who share it."),
            ),
            Field.AT: (self.happened.when, ""),
            Field.TALK_WHEN: (self.next.talk_when, tr("When will you talk? Such as: in a month.")),
            Field.TALK_LONG: (self.next.long, tr("How long will it take? Such as: 45 minutes, 1 hour.")),
            Field.LIFT: (self.next.lift, self._state.consequences.told_objected),
            Field.MAY_I: (
                self.next.choices.row(Next.TALK),
                tr(
                    "Not yet, and nothing is agreed: may you check in again in a month? Alt+A, then Alt+H writes it "
                    "down; saving again keeps it as it is."
                ),
            ),
            Field.PROMISE_WHEN: (self.next.promise_when, tr("By when did you promise it? Such as: by Friday.")),
            Field.CHANGED_WORDS: (self.exits.said, tr("What did they say? Write it in their words.")),
            Field.CHANGED_SAID: (self.exits.said_when, tr("When did they say it? Such as: yesterday 3pm.")),
            Field.CHANGED_WHEN: (
                self.exits.agreed_when,
                tr("What time did they agree to? Such as: today. Or tick that they named none."),
            ),
            Field.ASKED: (self.exits.asked, tr("What did they ask for? Write it in a few words.")),
            Field.REASON: (
                self.exits.reason,
                tr("Nobody agreed to this. Say why it happened, or choose another way out above."),
            ),
            Field.TICK: (self.exits.tick, tr("They asked us not to. Tick that you know, and it is kept.")),
        }
        widget, sentence = missing[field]
        sentence = self._state.meaning(field).text or sentence
        if sentence:
            self._say(sentence)
        widget.setFocus()
        marked = widget.focusProxy() or widget
        self._marked[field] = marked
        mark_trouble(marked, True)
        # Only once the layout has made room for what unfolded can it be scrolled into view.
        QTimer.singleShot(
            0, self, lambda: self._scroll.ensureWidgetVisible(widget) if self._scroll.isAncestorOf(widget) else None
        )

    def _tell_held(self, form: Form) -> None:
        """The entry that was being saved when the dialog was closed has been held back."""
        who = words.one_line(form.who)
        self.unsaved.emit(
            tr("The entry about {who} has not been saved: what changed meanwhile speaks against it.", who=who)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field of one line goes on to the next; a button that has it is pressed."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            here = self.focusWidget()
            if isinstance(here, QPushButton):
                here.click()
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and the window's close button keep what was typed."""
        self._state.keep_draft()
        super().reject()

    def step_aside(self) -> bool:
        """Close, as Esc does. Whether it leaves something that is neither saved nor being saved."""
        left = not self._state.form.is_blank and not self._state.is_saving
        self.reject()
        return left

    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.keep_draft()
        super().closeEvent(event)
