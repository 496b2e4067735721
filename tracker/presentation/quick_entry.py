"""The state behind quick entry: the form, the chosen person's history, and the guard's word on every change.

One read when a person is chosen, pure judging on every key, one write on saving. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.log_contact import Held, Logged, log_contact
from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.take_down import known_with
from tracker.presentation import draft, words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import WRITTEN, Exit, Field, Form, Reading, Said, held_back, read_form
from tracker.presentation.entry_meaning import Meaning as Meaning
from tracker.presentation.entry_meaning import meaning_of
from tracker.presentation.message_hints import Hint, hints_on
from tracker.presentation.the_loop import answered, asked_before, promised_to_find_out
from tracker.rules.agreement import Agreement
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Question, Ready
from tracker.rules.earliest import earliest_welcome
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Verdict
from tracker.rules.window import day_in

DRAFT_AFTER = 800
"""Milliseconds without a key before what was typed is kept as a draft."""


class Drafts(Protocol):
    """Where what is typed is kept until it is saved; None is nothing."""

    def keep(self, text: str | None) -> None: ...
    def read(self) -> str | None: ...


class QuickEntry(QObject):
    """`changed` comes when there is something to show, `saved(Logged)` or `refused(Refusal | StoreFault)` after saving.

    `asked_back(Field)` names the first field that keeps the entry from being saved (Field.REASON: the banner).
    `held(Form)` comes where the guard held back an entry that the form no longer shows; it is kept as a draft.
    `waiting(bool)` comes when the store has not answered for a while, and when it has. `drafts` keeps the form as text
    while it is unsaved.
    """

    changed = Signal()
    saved = Signal(object)
    refused = Signal(object)
    asked_back = Signal(object)
    held = Signal(object)
    waiting = Signal(bool)

    def __init__(
        self,
        dispatcher: Dispatcher,
        said: Callable[[], Said],
        policy: Callable[[], Policy],
        drafts: Drafts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._said = said
        self._policy = policy
        self._drafts = drafts
        self._saving: Form | None = None
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        dispatcher.waiting.connect(self.waiting)
        self.form = Form()
        self.is_restored = False
        self._aside: Sequence[Form] = ()
        self.history: History | None = None
        self.reading: Reading = read_form(self.form, said())
        self.verdict = Verdict()

    def begin(self, form: Form | None = None) -> None:
        """Start over, from `form` where one is given, such as an agreement that has come due. Drafts stay kept."""
        self._aside = self._kept()
        self._start(form or Form(), restored=False)

    def resume(self) -> None:
        """Start from the latest draft that was left; blank where there is none."""
        latest, *self._aside = self._kept() or (Form(),)
        self._start(latest, restored=not latest.is_blank)

    def _start(self, form: Form, *, restored: bool) -> None:
        self._timer.stop()
        self.form = form
        self.is_restored = restored
        self.history = None
        self._load()
        self._read()

    def change(self, **fields: Any) -> None:
        """Put new values into the form and judge again."""
        self._put(replace(self.form, **fields))

    def _put(self, form: Form) -> None:
        if form == self.form:
            return
        self.form = form
        self._timer.start()
        self._read()

    def change_exit(self, **fields: Any) -> None:
        self.change(exit=replace(self.form.exit, **fields))

    def toggle_exit(self, way: Exit) -> None:
        self.change_exit(ways=self.form.exit.ways ^ {way})

    def choose_person(self, prospect_id: int, name: str) -> None:
        self.history = None
        self.change(who_id=prospect_id, who=name, keeps=None)
        self._load()

    def choose_newcomer(self, name: str) -> None:
        self.history = None
        self.change(who_id=None, who=name, keeps=None)

    def forget_person(self) -> None:
        self.choose_newcomer("")

    @property
    def what_it_keeps(self) -> str:
        """The agreement this contact would keep, in words; "" where it keeps none."""
        kept = self.kept_agreement
        return words.agreement(kept, self.today, self._said().me) if kept is not None else ""

    @property
    def kept_agreement(self) -> Agreement | None:
        """The agreement this contact would keep."""
        return self.history.agreement(self.verdict.agreement_id) if self.history is not None else None

    @property
    def asked_before(self) -> tuple[Question, ...]:
        """Questions they asked before with their last answers, latest first: a repeated one has its answer at hand."""
        return asked_before(self.history)

    def answer_ready(self, ready: Ready | None) -> None:
        """Take the answer to "ready to move forward?" and what it brings: the next permission, or their no."""
        self._put(answered(self.form, ready))

    def promise_to_find_out(self) -> None:
        """Owe them the answer to their open question."""
        self._put(promised_to_find_out(self.form))

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What to say about the words of a message of ours; nothing for what is only said."""
        form = self.form
        if form.direction is not Direction.OUT or not (form.channel in WRITTEN or form.goodwill):
            return ()
        said, kept = self._said(), self.kept_agreement
        agreed = words.as_agreed(kept, said.zone, self.today) if kept is not None and self.verdict.is_as_agreed else ""
        return hints_on(form.note, form.who, agreed, written=form.channel in WRITTEN, goodwill=form.goodwill)

    @property
    def may_be_goodwill(self) -> bool:
        """Whether declaring goodwill would change what the contact rests on."""
        unbased = self.verdict.basis in (Basis.NONE, Basis.FIRST_APPROACH)
        return self.form.goodwill or (self.form.direction is Direction.OUT and unbased)

    @property
    def today(self) -> date:
        said = self._said()
        return day_in(said.now, said.zone)

    @property
    def telling(self) -> words.Telling | None:
        """The guard's word for the banner; None where there is nothing to say (nobody chosen, or simply welcome)."""
        said = self._said()
        speaks = self.verdict.findings or self.verdict.rests_on is not None
        return words.telling(self.verdict, said.zone, day_in(said.now, said.zone), said.me) if speaks else None

    def meaning(self, field: Field) -> Meaning:
        """What stands beneath a time field."""
        return meaning_of(field, self.form, self.reading, self._said())

    @property
    def how_they_stand(self) -> str:
        """When the chosen person may next hear from us, in words; "" while nobody is chosen."""
        if self.history is None:
            return ""
        said = self._said()
        found = earliest_welcome(self.history, self._policy(), said.now)
        return words.earliest(found, said.zone, self.today)

    @property
    def is_saving(self) -> bool:
        """Whether what the form shows is on its way into the store."""
        return self._saving is not None and self._saving == self.form

    @property
    def is_waiting(self) -> bool:
        """Whether the store is long in answering."""
        return self._dispatcher.is_waiting

    @property
    def is_held_back(self) -> bool:
        return held_back(self.form, self.verdict)

    def save(self) -> None:
        """Write it, unless something is missing or unclear or the guard still asks; then say where."""
        self._read()
        first = next(iter(self.reading.unclear), None)
        if first is not None and not (first is Field.REASON and not self.is_held_back):
            self.asked_back.emit(first)
            return
        if self.is_held_back:
            self.asked_back.emit(Field.REASON)
            return
        entry = self.reading.entry
        if entry is None or self._saving is not None:
            return
        self._saving = self.form
        self._dispatcher.do(lambda desk: log_contact(desk, entry), self._written, self._failed, origin=self)

    def keep_draft(self) -> None:
        """Keep what is typed, before whatever else was left unsaved."""
        self._timer.stop()
        now = () if self.form.is_blank else (self.form,)
        self._drafts.keep(draft.to_text((*now, *self._aside)))

    def take_draft(self) -> Form | None:
        """The form that was left unsaved last, None where there is none."""
        return next(iter(self._kept()), None)

    def _kept(self) -> tuple[Form, ...]:
        text = self._drafts.read()
        return draft.from_text(text) if text is not None else ()

    def discard(self) -> None:
        """Throw away what is typed; what else was left unsaved stays."""
        self._start(Form(), restored=False)
        self.keep_draft()

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about that person, who has been erased for good."""
        left = tuple(form for form in self._kept() if form.who_id != prospect_id)
        self._aside = tuple(form for form in self._aside if form.who_id != prospect_id)
        if self.form.who_id == prospect_id:
            self._start(Form(), restored=False)
        self._drafts.keep(draft.to_text(left))

    def _written(self, value: Logged | Held) -> None:
        saved, self._saving = self._saving, None
        if isinstance(value, Held):
            # Somebody else's deed came between the last key and the save: show what is true now.
            if self.form == saved:
                self._load()
                self.asked_back.emit(Field.REASON)
            elif saved is not None:
                self._aside = (saved, *(form for form in self._aside if form != saved))
                self.keep_draft()
                self.held.emit(saved)
            return
        # Whoever closed the dialog while the store was waited for may have begun another entry by now.
        self._aside = tuple(form for form in self._aside if form != saved)
        if self.form == saved:
            self.form, self.is_restored = Form(), False
        self.keep_draft()
        self.saved.emit(value)

    def _failed(self, trouble: Refusal | StoreFault) -> None:
        self._saving = None
        self.keep_draft()
        self.refused.emit(trouble)

    def _load(self) -> None:
        wanted = self.form.who_id
        if wanted is None:
            return

        def arrived(history: History | None) -> None:
            if self.form.who_id == wanted:
                self.history = history
                self._read()

        self._dispatcher.ask(lambda questions: questions.history_of(wanted), arrived, self.refused.emit)

    def _read(self) -> None:
        said = self._said()
        self.reading = read_form(self.form, said)
        self.verdict = self._judged(said)
        self.changed.emit()

    def _judged(self, said: Said) -> Verdict:
        if self.history is None and (self.form.who_id is not None or not self.form.who.strip()):
            return Verdict()
        history = self.history or History(Prospect(0, self.form.who.strip()))
        known = known_with(self.reading.changed, history, said.me)
        return judge(self.reading.attempt, known, self._policy())


def form_for(agreement_channel: Channel, prospect_id: int, name: str) -> Form:
    """A form half filled in for an agreement that has come due."""
    together = agreement_channel is Channel.MEETING
    return Form(prospect_id, name, direction=Direction.MET if together else Direction.OUT, channel=agreement_channel)
