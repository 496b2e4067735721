"""Quick entry: who, what happened, what was agreed next; ten seconds, no mouse. One line and one question, or all its
fields, over one and the same form; the strip between what happened and what follows is the only place that speaks.

A widget over the `QuickEntry` state; it knows neither the store nor the guard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from tracker.actions.outcome import Problem, Refusal, StoreFault
from tracker.presentation import words
from tracker.presentation.banner import ExitId
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.strip import EXITS, Act, ActKind, can_be_saved, keeps_nothing, strip_told
from tracker.presentation.entry_form import Field, Form, Next
from tracker.presentation.people.people_model import PeopleModel
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Level
from tracker.rules.who.names import called
from tracker.rules.window import Window
from tracker.tongue import tr, tr_as
from tracker.widgets.entry.asking_back import ONLY_IN_THE_FORM, AskingBack
from tracker.widgets.entry.beyond import Beyond
from tracker.widgets.entry.card.card_size import CardParts, CardSize
from tracker.widgets.entry.card.entry_frame import EntryFrame
from tracker.widgets.entry.entry_exits import EntryExits
from tracker.widgets.entry.entry_keys import EntryKeys
from tracker.widgets.entry.footer import Footer
from tracker.widgets.entry.form.company import EntryCompany
from tracker.widgets.entry.form.follows import EntryNext
from tracker.widgets.entry.form.form_page import FormPage
from tracker.widgets.entry.form.happened import EntryHappened
from tracker.widgets.entry.form.who import EntryWho
from tracker.widgets.entry.growing_note import MOST_LINES
from tracker.widgets.entry.line_page import LinePage
from tracker.widgets.entry.strip import Strip
from tracker.widgets.entry.trouble_bar import TroubleBar
from tracker.widgets.entry.typed_on import typed_on
from tracker.widgets.fields.key_chip import unmarked
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.look.buttons import takes_enter
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.pressed.came_from import CameFrom
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.tokens import Role

STILL_MS = 120
"""For how long what is said of a line stands while somebody in it is looked up: what would be said meanwhile would be
another a moment later.
"""
WHO_PROBLEMS = (Problem.EMPTY_NAME, Problem.TEXT_TOO_LONG, Problem.ALREADY_HERE)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A time that is being agreed on, to be seen in the calendar before it is kept: with whom, and in which words.

    `name` is what one calls them: it has the width of a day."""

    window: Window
    name: str
    words: str


class QuickEntryDialog(EntryFrame):
    """Opens with the cursor in the line. Closing keeps what was typed; saving closes, or starts the next.

    Enter goes on to what is asked next; only Ctrl+Enter saves. Ctrl+E shows all fields in place of the line, or the
    line again, and loses nothing.

    `also` finds whoever else was in it. `explain` puts trouble in words. `at_hand` is whoever stands in the pane.
    `logged(Logged)` comes after each saved entry, `unsaved(str)` where an entry could not be saved and the dialog had
    been closed before that was known, `ghost(Proposed | None)` with the time that is being agreed on,
    `answer_wanted(Planned)` where nothing came of what was agreed.
    """

    logged = Signal(object)
    unsaved = Signal(str)
    ghost = Signal(object)
    answer_wanted = Signal(object)

    def __init__(
        self,
        state: QuickEntry,
        people: PeopleModel,
        also: PeopleModel,
        explain: Callable[[Refusal | StoreFault], str],
        parent: QWidget | None = None,
        at_hand: Callable[[], Prospect | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New entry"))
        self.setAccessibleName(tr("New entry"))  # as a card in the window it has no title
        self._state = state
        self._explain = explain
        self._and_next = False
        self._was_in = CameFrom()
        self._asked_to = False
        self._is_beginning = False
        self._ghost: Proposed | None = None
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self.fit)
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._tell)
        self.exits = EntryExits(state)
        self.banner = Strip(self.exits)
        self.in_line = LinePage(state, at_hand)
        self._people, self._also = people, also
        self._has_all_fields = False
        self.foot = Footer()
        self.save, self.save_next, self.discard = self.foot.save, self.foot.save_next, self.foot.discard
        self._bar = TroubleBar()
        self.trouble, self.waiting = self._bar.trouble, self._bar.waiting
        self._asking = AskingBack(
            state,
            self.in_line,
            lambda: self.in_full,
            self.exits,
            self._bar,
            lambda: self._refresh(),
            lambda: self.fit(),
        )
        self._build()
        self.keys = EntryKeys(self, self, state)
        self._connect()

    @property
    def shows_line(self) -> bool:
        """Whether the entry is typed as a line, rather than in all its fields."""
        return not self._state.in_full

    @cached_property
    def in_full(self) -> FormPage:
        """All the fields, made when they are first shown or asked about: most entries are one line."""
        page = FormPage(self._state, self._people, self._also)
        page.one_line.clicked.connect(lambda: self.turn())
        self._column.insertWidget(0, page.head)
        for part, beneath in ((page.upper, self.in_line.upper), (page.lower, self.in_line.lower)):
            self._inner.insertWidget(self._inner.indexOf(beneath) + 1, part)
        for part in page.parts:
            part.setVisible(not self.shows_line)
        for around in (self, self._page):
            read_as_laid(around)
        self._has_all_fields = True
        page.load(self._state.form)
        return page

    @property
    def who(self) -> EntryWho:
        return self.in_full.who

    @property
    def company(self) -> EntryCompany:
        return self.in_full.company

    @property
    def happened(self) -> EntryHappened:
        return self.in_full.happened

    @property
    def next(self) -> EntryNext:
        return self.in_full.next

    def open_with(self, form: Form | None = None) -> None:
        """Show the dialog on that form, else blank. What is typed in it by now is kept, and offered beside; what is to
        be saved goes on its way first, and what is typed meanwhile is for the new one.
        """
        if self._state.is_to_be_saved:
            self.keys.wait()
            self._state.line.follow(self._state.save, lambda: self._open_next(form))
            return
        is_there = self.isVisible() and form is None and self._state.form.is_blank
        self._begin_with(lambda: self._state.begin(form))
        self._come_up()
        if is_there:
            self._asking.say(tr("A new entry is open already."), Role.SOFT, until_typed=True)

    def _open_next(self, form: Form | None) -> None:
        self.open_with(form)
        self.keys.go_on()

    def open_left(self) -> None:
        """Show the dialog on the entry it offers beside, else on the one that was left unsaved last."""
        self._begin_with(lambda: self._state.resume(self._state.left_unsaved if self.isVisible() else None))
        self._come_up()

    def _begin_with(self, begun: Callable[[], object]) -> None:
        """All of it is shown anew a moment later: what changes on the way need not be."""
        self._is_beginning = True
        try:
            begun()
        finally:
            self._is_beginning = False

    def turn(self) -> None:
        """All fields in place of the line, or the line again. Nothing that was typed is lost."""
        self._asking.say("")
        self._state.in_full = not self._state.in_full
        # The line is seen no longer: what of it was not understood goes to where it is.
        left = self._state.line.settle() if self._state.in_full else ""
        self._load()
        if left:
            told = tr("Not understood, and in the note now: {words}", words=words.quoted(left, 120))
            self._asking.say(told, Role.SOFT)

    def _come_up(self) -> None:
        if not self.isVisible():
            self.come_from_beneath()
            self.keys.hear(as_window=self.isWindow())
        self._state.own.look()
        with self.place.coming():
            self._load()
            self.show()
            self._size.ask_anew()
            self.fit()
            self.activateWindow()
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget:
        """Where the cursor goes: to the note where it is known who it was, else to where that is typed."""
        known = self._state.form.who_id is not None
        if self.shows_line:
            return self.in_line.note if known else self.in_line.row.line
        return self.happened.note if known else self.who.field

    def _load(self) -> None:
        self._asking.say("")
        self._size.begin_anew()
        line = self.shows_line
        for part in (self.in_line.upper, self.in_line.lower):
            part.setVisible(line)
        if self._has_all_fields or not line:
            for part in self.in_full.parts:
                part.setVisible(not line)
        self.foot.all_fields.setVisible(line)
        self.foot.by_whom.setVisible(not line)
        # T: "by Maria", at the foot of an entry
        self.foot.by_whom.setText(tr("by {name}", name=words.one_line(self._state.me, 40)))
        self.in_line.load()
        if self._has_all_fields:
            self.in_full.load(self._state.form)
        self.exits.load(self._state.form)
        self._refresh()
        self.in_line.note.at_most(MOST_LINES)
        if self.isVisible():  # else it is asked once it is shown
            self._size.ask_anew()
        self._fit_soon.start()
        self._scroll.verticalScrollBar().setValue(0)
        self._was_in.note(None)
        self._hold(self._state.is_saving)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        page = QWidget()
        inner = self._inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for part in (self.in_line.upper, self.banner, self.in_line.lower):
            inner.addWidget(part)
        inner.addStretch(1)
        self._page = page
        page.installEventFilter(self)
        self._scroll = TallScroll(page)
        self._beyond = Beyond(self._scroll, self._parts)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._beyond)
        column.addWidget(self._bar)
        column.addWidget(self.foot)
        parts = CardParts(page, self._scroll, self.banner, self._bar, self.foot, self.in_line, lambda: self.in_full)
        self._size = CardSize(parts, self.place)

    def _connect(self) -> None:
        state = self._state
        state.changed.connect(self._refresh)
        state.saved.connect(self._saved)
        state.refused.connect(self._refused)
        state.asked_back.connect(self._ask_back)
        state.held.connect(self._tell_held)
        state.waiting.connect(self._show_waiting)
        self.banner.pressed.connect(self.press)
        self.in_line.note.grown.connect(self.fit)
        self.in_line.row.asks.connect(self.banner.focus)
        self.foot.all_fields.clicked.connect(lambda: self.turn())
        self.foot.unfinished.clicked.connect(lambda: self.open_left())
        self.save.clicked.connect(lambda: self.ask_to_save(and_next=False))
        self.save_next.clicked.connect(lambda: self.ask_to_save(and_next=True))
        self.discard.clicked.connect(self._discard)
        if self.place.scrim is not None:
            self.place.scrim.pressed.connect(self.reject)

    def _refresh(self) -> None:
        if self._is_beginning:
            return
        if self.shows_line and self._state.line.is_waiting and self.isVisible():
            self.in_line.row.show_words()
            if not self._still.isActive():
                self._still.start()
            return
        self._tell()

    def _tell(self) -> None:
        self._still.stop()
        state, line = self._state, self.shows_line
        self._asking.look()
        told = strip_told(state, line, self._asking.sentence)
        self.banner.show_told(told)
        self.exits.refresh()
        self.banner.show_exits(self.exits.in_use)
        (self.in_line.refresh if line else self.in_full.refresh)()
        left = state.left_unsaved
        offers = left is not None and told.look != "draft"
        self.foot.unfinished.setVisible(offers)
        if left is not None:
            who = words.one_line(left.who, 24)
            left_over = tr("Unfinished: {who}", who=who) if who else tr("Unfinished")
            self.foot.unfinished.show_words(unmarked(left_over))
        self.discard.setVisible(not line and (state.is_restored or not state.form.is_blank))
        ready = can_be_saved(state, line)
        self.save.show_primary(ready)
        stops = told.telling is not None and told.telling.level is Level.STOP
        self.save.show_words(tr("Log it") if stops and ready else tr("Save"))
        self._tell_ghost()

    def fit(self) -> None:
        """Be as tall as what is to be seen, and no taller than there is room."""
        if self.isVisible():
            self._beyond.show_too_tall(self._size.fit(line=self.shows_line))

    def _parts(self) -> list[tuple[QWidget, str]]:
        """What there is from top to bottom, by name."""
        said = (self.banner, tr_as("a part of an entry", "what it rests on"))
        if not self.shows_line:
            return [
                (self.in_full.upper, tr_as("a part of an entry", "who, how, when")),
                said,
                (self.happened.lower, tr_as("a part of an entry", "note")),
                (self.next, tr_as("a part of an entry", "and then?")),
            ]
        return [
            (self.in_line.upper, tr_as("a part of an entry", "who, how, when")),
            said,
            (self.in_line.questions, tr_as("a part of an entry", "questions")),
            (self.in_line.note, tr_as("a part of an entry", "note")),
            (self.in_line.answers, tr_as("a part of an entry", "and then?")),
        ]

    @property
    def is_behind(self) -> bool:
        """Whether what is said is yet of the letter before."""
        return self._still.isActive()

    def press(self, act: Act) -> None:
        """Do what is pressed on the strip; where that is of the letter before, once it is known to be there still."""
        state = self._state
        if self.is_behind:
            state.line.when_read(lambda: self._press_again(act))
            return
        if act.kind is ActKind.EXAMPLE:
            self.write(act.label)
        elif act.kind is ActKind.PICK:
            state.line.pick(act.n)
            self.in_line.row.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif act.kind is ActKind.TURN:
            state.line.answer(act.ask, act.key)
        elif act.kind is ActKind.THEY:
            state.who.choose_person(act.n, act.label)
            self.in_line.row.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif act.kind is ActKind.EXIT and act.exit is not None:
            self.leave_by(act.exit)
        elif act.kind is ActKind.GOODWILL:
            self._declare_goodwill(not state.form.goodwill)
        elif act.kind is ActKind.TAKE_UP:
            self.open_left()
        elif act.kind is ActKind.LET_GO:
            state.drop_left()
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)
        elif act.kind is ActKind.NOT_THIS:
            state.choose_kept(keeps_nothing())
        elif act.kind is ActKind.CAME_OF:
            self._answer_instead(act.n)
        elif act.kind is ActKind.WITHOUT and state.guard.without_whom:
            state.leave_out(state.guard.without_whom[0][0])

    def _answer_instead(self, agreement_id: int) -> None:
        """Nothing came of it, so there is nothing to log: it is answered, and only a note is kept for later."""
        planned = self._state.planned(agreement_id)
        if planned is None:
            return
        if not self._state.form.note.strip():
            self._state.discard()
        self.reject()
        self.answer_wanted.emit(planned)

    def _press_again(self, act: Act) -> None:
        self._tell()
        again = self.banner.again(act)
        if again is not None:
            self.press(again)

    def write(self, line: str) -> None:
        """Have that in the line, as if it had been typed."""
        self._state.line.type(line)
        self.in_line.row.load()
        self.in_line.row.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, exit_id: ExitId) -> None:
        """The same by its key, which leads into one that is open by now, as in a draft taken up."""
        here = QApplication.focusWidget()
        is_in = here is not None and self.exits.isAncestorOf(here)
        way = EXITS.get(exit_id)
        if way is not None and self._state.form.exit.open is way and not is_in:
            self.exits.focus(way)
        else:
            self.leave_by(exit_id)

    def leave_by(self, exit_id: ExitId) -> None:
        """Open that exit, or close it where it is open; where none is offered, nothing."""
        if self.banner.button(exit_id) is None:
            return
        if exit_id is ExitId.GOODWILL:
            self._declare_goodwill(True)
            return
        way = EXITS[exit_id]
        self._state.toggle_exit(way)
        if self._state.form.exit.open is way:
            self.exits.focus(way)
        else:
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _declare_goodwill(self, declared: bool) -> None:
        self._state.change(goodwill=declared)
        if not self.shows_line and declared:
            self.happened.goodwill.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> bool:
        """Esc: fold what is open, an exit or an answer's line; False where nothing is."""
        if not self.shows_line:
            return False
        here = QApplication.focusWidget()
        if here is not None and self.exits.isAncestorOf(here) and self._state.form.exit.open is not None:
            self._state.open_exit(None)
            self.banner.focus()
            return True
        for line in self.in_line.answers.lines.values():
            if here is not None and line.isAncestorOf(here):
                self.in_line.answers.row.focus()
                return True
        return False

    def ask_to_save(self, and_next: bool) -> None:
        under_way = self._state.is_saving
        if under_way:
            return
        self._and_next = and_next
        self._asking.say("")
        self._asked_to = True
        self._state.save()
        if self._state.is_saving:
            self._was_in.note(QApplication.focusWidget())
            self.setFocus()  # Esc goes on closing
            self._hold(True)

    def _hold(self, held: bool, *, goes_on: bool = True) -> None:
        """While an entry is being saved nothing more can be typed into it: it would be lost with the form. Where that
        is over and it goes on, the keys are where they were.
        """
        self._asked_to = held
        for part in (self._scroll, self.foot, *((self.in_full.head,) if self._has_all_fields else ())):
            part.setEnabled(not held)
        if not held and goes_on:
            self._was_in.give_back()

    def _saved(self, logged: object) -> None:
        self._hold(False, goes_on=self._and_next or not self._state.form.is_blank)
        self.logged.emit(logged)
        if not self._state.form.is_blank:
            return  # another entry was begun while this one was being saved
        if self._and_next:
            self._begin_with(self._state.begin)
            self._state.own.look()
            self._load()
        else:
            self.place.fade()
            self.accept()

    def _discard(self) -> None:
        self._state.discard()
        super().reject()

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        unseen = self._asked_to and not self.isVisible()
        self._hold(self._state.is_saving)
        self._asking.say(self._explain(trouble))
        if unseen:
            self.unsaved.emit(self._explain(trouble))
        if isinstance(trouble, Refusal) and trouble.problem in WHO_PROBLEMS:
            (self.in_line.row.line if self.shows_line else self.who).setFocus()

    def _show_waiting(self, waits: bool) -> None:
        self._bar.wait(waits)
        self.fit()

    def _ask_back(self, field: Field) -> None:
        """Put the cursor where something is missing or unclear, and say what."""
        self._hold(False)
        if not self.isVisible():
            self._tell_held(self._state.form)
            return
        if self.shows_line and field in ONLY_IN_THE_FORM:
            self.turn()
        widget = self._asking.ask(field)
        if self.shows_line and not self.banner.isAncestorOf(widget):  # who comes to what lies in it hears it
            self.banner.say_again()
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

    def _tell_ghost(self) -> None:
        form, window = self._state.form, self._state.reading.talk
        shown = self.isVisible() and window is not None and Next.TALK in form.next
        ghost = Proposed(window, called(form.who), form.talk.when) if shown and window is not None else None
        if ghost != self._ghost:
            self._ghost = ghost
            self.ghost.emit(ghost)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is to be seen wants another height."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit_soon.start()
            self.fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field of one line goes on to the next; a button that has it is pressed."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here = QApplication.focusWidget()
        if isinstance(here, QAbstractButton) and takes_enter(here, event):
            return
        if is_enter(event):
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Escape and self.fold():
            pass
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and plain:
            self._beyond.page(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif not (self.shows_line and typed_on(event, self.in_line, self.banner)):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and the window's close button keep what was typed."""
        self._state.line.wait_no_more()
        self._state.keep_draft()
        super().reject()

    def step_aside(self) -> bool:
        """Close, as Esc does. Whether it leaves something that is neither saved nor being saved."""
        left = not self._state.form.is_blank and not self._state.is_saving
        self.reject()
        return left

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_ghost()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.keep_draft()
        super().closeEvent(event)
