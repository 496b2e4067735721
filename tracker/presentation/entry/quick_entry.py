"""The state behind quick entry: the form, the chosen person's history, and the guard's word on every change.

One read when a person is chosen, pure judging on every key, one write on saving. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.actions.contacts.log_contact import Held, Logged, log_contact
from tracker.actions.contacts.who_is import Meant
from tracker.actions.fitting_text import fits_as_email, fits_as_phone
from tracker.actions.outcome import Changes, Problem, Refusal, StoreFault
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.presentation import words
from tracker.presentation.diary import Diary
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.company import Company, Word
from tracker.presentation.entry.consequences import Consequences
from tracker.presentation.entry.left_unsaved import LeftUnsaved
from tracker.presentation.entry.line import Line
from tracker.presentation.entry.line_into_form import chosen_next
from tracker.presentation.entry.newcomer import Newcomer
from tracker.presentation.entry.next_line import AnswerLine, answer_line, chosen_pick, picked_next, typed_next
from tracker.presentation.entry.the_loop import answered, promised_to_find_out, same_time_next_year
from tracker.presentation.entry.what_it_keeps import Keeps, chosen, to_choose_from
from tracker.presentation.entry_form import (
    ASKS_FOR,
    Beside,
    Exit,
    Field,
    Form,
    Next,
    Pressed,
    Reading,
    newcomer_in,
    read_form,
)
from tracker.presentation.entry_meaning import Meaning, meaning_of
from tracker.presentation.here import Here
from tracker.presentation.keep_soon import Drafts, KeepSoon
from tracker.presentation.message_hints import Hint, hints_on
from tracker.presentation.time_field import waking_in
from tracker.presentation.whom import NOBODY, Whom
from tracker.presentation.writing import Writing
from tracker.rules.agreement import Agreement
from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.diary.lengths import read_minutes
from tracker.rules.entry import NewProspect
from tracker.rules.guard.earliest import earliest_welcome
from tracker.rules.history import History
from tracker.rules.line.next_reading import NextKind
from tracker.rules.prospect import Prospect
from tracker.rules.questions import asked_before
from tracker.rules.verdict import Verdict


class QuickEntry(QObject):
    """`changed` comes when there is something to show, `saved(Logged)` or `refused(Refusal | StoreFault)` after saving.

    `asked_back(Field)` names the first field that keeps the entry from being saved.
    `line` is the line it is typed in, and `in_full` that it is shown in all its fields instead.
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
        here: Callable[[], Here],
        drafts: Drafts,
        parent: QObject | None = None,
        e164: Callable[[str], str] = lambda _typed: "",
    ) -> None:
        super().__init__(parent)
        self._whom = Whom(dispatcher, e164, self)
        self._whom.answered.connect(self._know_whom)
        self._newcomer = Newcomer(dispatcher, e164, self)
        self._newcomer.answered.connect(self._read)
        dispatcher.changed.connect(self._on_changed)
        self._dispatcher = dispatcher
        self._here = here
        self._left = LeftUnsaved(drafts)
        self._writing = Writing(dispatcher)
        self._saving: Form | None = None
        self._timer = KeepSoon(self.keep_draft, self)
        dispatcher.waiting.connect(self.waiting)
        self.form = Form()
        self.in_full = False
        self.is_restored = False
        self.history: History | None = None
        self.reading: Reading = read_form(self.form, here())
        self.verdict = Verdict()
        self._lacks: tuple[Problem, ...] = ()
        self._asked_may_i = False
        self._asked_about: set[str] = set()
        self._company = Company(dispatcher, self._read)
        self._diary = Diary(dispatcher, here, self.changed.emit)
        self._word: Word | None = None
        self.consequences = Consequences(here, lambda: self.form, self.change)
        self.line = Line(dispatcher, here, e164, lambda: self.form, lambda: self.history, self._take_line)

    def begin(self, form: Form | None = None) -> None:
        """Start over, from `form` where one is given, such as an agreement that has come due.

        What is typed by now, and every draft, stays kept and is `left_unsaved`.
        """
        self._put_aside()
        self._start(form or Form(), restored=False)

    def resume(self, left: Form | None = None) -> None:
        """Go on with that draft, else with what was left unsaved last; blank where there is nothing."""
        self._put_aside()
        latest = left or self._left.latest() or Form()
        self._left.let_go(latest)
        self._start(latest, restored=not latest.is_blank)

    @property
    def left_unsaved(self) -> Form | None:
        """The entry that was left unsaved last, other than the one that is typed now; it is never opened unasked."""
        return self._left.latest(self.form, self._saving)

    def drop_left(self) -> None:
        """Throw away the entry that was left unsaved last."""
        self._left.let_go(self.left_unsaved)
        self.keep_draft()
        self.changed.emit()

    def _put_aside(self) -> None:
        """Keep what is typed before another entry takes its place; what is being saved is told of by itself."""
        if not self.form.is_blank and self.form != self._saving:
            self.keep_draft()
        self._left.look()

    def _start(self, form: Form, *, restored: bool) -> None:
        self._timer.stop()
        now = self._here().now
        self.form = form.typed_after(form, now).opened_at(now)
        self.is_restored = restored
        self.history = None
        self._asked_may_i = False
        self.line.begun()
        self._load()
        self._ask_whom()
        self._read()

    def look_again(self) -> None:
        """Show all as of now: time has passed, and words such as "tomorrow" and "in 5 days" with it."""
        self._read()

    def change(self, **fields: Any) -> None:
        """Put new values into the form and judge again. What the line says otherwise holds no longer, until it is typed
        anew.
        """
        form = self.form
        clicked = {what for what in Pressed if what in fields and getattr(form, what) != fields[what]}
        pressed = form.pressed | clicked if form.line.strip() else form.pressed
        self._put(replace(form, pressed=pressed, **fields).as_it_can_be)

    def press(self, **fields: Any) -> None:
        """A click on a chip: `direction`, `channel`, `outcome`, `when`. It writes no text; typing overrides it."""
        self.line.press(**fields)

    def next_line(self, kind: NextKind) -> AnswerLine:
        """The line beneath that answer, as it stands."""
        talk = self.reading.talk
        people = {other.id for other in self.form.others if other.id is not None} | {self.form.who_id or 0}
        is_talk = kind is NextKind.TALK and talk is not None
        against = self._diary.told(read_minutes(self.form.talk.long), people) if is_talk else ""
        return answer_line(self.form, kind, self._here(), against)

    def type_next(self, kind: NextKind, text: str) -> None:
        """At every key in it. A kind that was not chosen is chosen."""
        form = self.form if Next(kind) in self.form.next else chosen_next(self.form, Next(kind))
        self._put(typed_next(form, kind, text, self._here()))

    def pick_next(self, kind: NextKind, n: int) -> bool:
        """Alt+n in it (from 1): one of the picks of its day; False where there is no such pick."""
        form = picked_next(self.form, kind, n, self._here())
        if form is not None:
            self._put(form)
        return form is not None

    def take_next(self, kind: NextKind) -> bool:
        """Enter in it: the pick that is preselected, such as the day after a day off; False where none is."""
        n = chosen_pick(self.form, kind, self._here())
        return n is not None and self.pick_next(kind, n)

    def _take_line(self, form: Form) -> None:
        """The form as its line fills it; whoever it is about now is read, if it is somebody else."""
        before, self.form = self.form, form.typed_after(self.form, self._here().now)
        if form != before:
            self._timer.changed()
        if (form.who_id, form.who) != (before.who_id, before.who):
            self.history = None if form.who_id is None or form.who_id != before.who_id else self.history
            self._load()
            self._ask_whom()
        elif form.others != before.others:
            self._company.read(form.others)
        self._read()

    def _put(self, form: Form) -> None:
        if form == self.form:
            return
        self.form = form.typed_after(self.form, self._here().now)
        self._timer.changed()
        self._read()

    def change_exit(self, **fields: Any) -> None:
        self.change(exit=replace(self.form.exit, **fields))

    def open_exit(self, way: Exit | None) -> None:
        """Open that exit, and close the one that was; its words stay and count."""
        self.change_exit(open=way)

    def toggle_exit(self, way: Exit) -> None:
        self.open_exit(None if self.form.exit.open is way else way)

    def choose_person(self, prospect_id: int, name: str) -> None:
        self._point_at_who()
        self._turn_to(prospect_id, name)
        self._load()

    def _point_at_who(self) -> None:
        """Whoever is chosen by hand holds against the line."""
        if self.form.line.strip():
            self.form = replace(self.form, pressed=self.form.pressed | {Pressed.WHO})

    def choose_newcomer(self, name: str, by_hand: bool = False) -> None:
        """Whoever is called so: somebody here, where exactly one is, or else somebody new.

        `by_hand`: the row for somebody new was chosen, past whoever is called exactly so.
        """
        self._point_at_who()
        seen = self._whom.text != name or not self._whom.is_current or bool(self._whom.meant.exactly)
        self._turn_to(None, name, by_hand and seen)
        self._ask_whom()

    @property
    def must_choose(self) -> bool:
        """Whether several are called exactly what was typed, so that nobody can tell who is meant."""
        form = self.form
        return form.who_id is None and not form.another and len(self._meant.exactly) > 1

    @property
    def who_it_is(self) -> str:
        """Who was chosen, and when they may hear from us; that they are new, and who else is called like them; or that
        several are called so. To be seen before anything is saved; "" while nothing is typed.
        """
        form, meant = self.form, self._meant
        if self.history is not None:
            return f"{words.known_as(self.history.prospect)} · {self.how_they_stand}"
        if form.who_id is not None or not form.who.strip():
            return ""
        if self.must_choose:
            return words.several(form.who, meant.exactly)
        return words.someone_new([*meant.exactly, *meant.near])

    @property
    def _meant(self) -> Meant:
        return self._whom.meant if self._whom.text == self.form.who else NOBODY

    def _ask_whom(self) -> None:
        if self.form.who_id is None:
            self._whom.ask(self.form.who)

    def _on_changed(self, _changes: Changes, _origin: object) -> None:
        self._ask_anew()

    def _ask_anew(self) -> None:
        """Something was written since. What is on its way into the store stays as it is: whoever is new in it is there
        once it is written, and would be taken for somebody else.
        """
        if self._saving is None:
            self.line.look_again()
        self._ask_whom()
        self._newcomer.ask(self._new_one, anew=True)

    @property
    def _new_one(self) -> NewProspect | None:
        return newcomer_in(self.form) if self.form.who_id is None else None

    @property
    def has_the_number(self) -> Prospect | None:
        """Who has the number or the address typed for somebody new, here or in the trash, until it is said which holds:
        that it is they, or that two share it.
        """
        arriving = self._newcomer.known
        if self.form.who_id is not None or self.form.shares or arriving is None or not arriving.known:
            return None
        return arriving.known[0].person

    def it_is_they(self) -> None:
        """Go on about whoever has the number; out of the trash, where they lie there."""
        person = self.has_the_number
        if person is None:
            return
        if person.deleted_at is None:
            self.choose_person(person.id, person.name)
            return
        self._writing.do(
            lambda desk: restore_prospect(desk, person.id),
            lambda restored: self.choose_person(restored.id, restored.name),
            self.refused.emit,
            origin=self,
        )

    def they_share_it(self) -> None:
        self.change(shares=True)

    def _know_whom(self) -> None:
        """Somebody who is exactly meant is chosen, and shown; what is only like it never is."""
        one = self._meant.one
        if one is not None and self.form.who_id is None and not self.form.another and self._saving is None:
            self._turn_to(one.id, one.name)
            self._load()
        else:
            self.changed.emit()

    def _turn_to(self, prospect_id: int | None, name: str, another: bool = False) -> None:
        """That we know somebody asked us not to says nothing of anybody else."""
        self.history = None
        same = prospect_id is not None and prospect_id == self.form.who_id
        exit_ = self.form.exit if same else replace(self.form.exit, ticked=False)
        talk = self.form.talk if same else replace(self.form.talk, lift=None)
        form = replace(self.form, who_id=prospect_id, who=name, another=another, talk=talk, exit=exit_)
        self._put(replace(form, keeps=None, about=False, missed=None, to=self.form.to if same else ""))

    @property
    def what_it_keeps(self) -> str:
        """The agreement this contact would keep, in words; "" where it keeps none."""
        kept = self.kept_agreement
        return words.agreement(kept, self.today, self._here().me) if kept is not None else ""

    @property
    def kept_agreement(self) -> Agreement | None:
        """The agreement this contact would keep."""
        return self.history.agreement(self.verdict.agreement_id) if self.history is not None else None

    @property
    def to_keep(self) -> tuple[tuple[Keeps, str], ...]:
        """What it may be said to keep, or to be about, with its words; empty where there is nothing to choose."""
        return to_choose_from(self.history, self.form, self.reading.attempt, self.verdict, self._here())

    @property
    def kept_by_choice(self) -> Keeps:
        return chosen(self.form)

    def choose_kept(self, what: Keeps) -> None:
        self.change(keeps=what.keeps, about=what.about, goodwill=self.form.goodwill and not what.about)

    @property
    def asks_whether_ready(self) -> bool:
        """Whether "ready to move forward?" is asked: after a conversation that kept something, or once answered."""
        kept = self.kept_agreement is not None and self.form.told_outcome is ContactOutcome.TALKED
        return kept or self.form.ready is not None

    @property
    def _may_i_is_open(self) -> bool:
        """Whether they said not yet, and it was not asked whether one may check in again."""
        said = self.form.next & {Next.TALK, Next.PROMISE, Next.THEIR_TURN, Next.NO_THANKS}
        return self.form.ready is Ready.NOT_YET and not said and not self.consequences.foretold.binds

    @property
    def asked_before(self) -> tuple[Question, ...]:
        """Questions they asked before with their last answers, latest first: a repeated one has its answer at hand."""
        return asked_before(self.history)

    def answer_ready(self, ready: Ready | None) -> None:
        """Take the answer to "ready to move forward?" and what it brings: the next permission, or their no."""
        self._put(answered(self.form, ready))

    @property
    def comes_again(self) -> bool:
        """Whether what this contact would keep was said to come again, and the next time is not agreed here yet."""
        kept = self.kept_agreement
        return kept is not None and bool(kept.every) and Next.TALK not in self.form.next

    def same_time_next_year(self) -> None:
        kept = self.kept_agreement
        if kept is not None:
            self._put(same_time_next_year(self.form, kept, self._here()))

    def promise_to_find_out(self) -> None:
        """Owe them the answer to their open question."""
        self._put(promised_to_find_out(self.form))

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What to say about the words of a message of ours; nothing for what is only said."""
        form = self.form
        if form.direction is not Direction.OUT or not (form.channel in WRITTEN or form.goodwill):
            return ()
        here, kept = self._here(), self.kept_agreement
        agreed = words.as_agreed(kept, here.zone, self.today) if kept is not None and self.verdict.is_as_agreed else ""
        greeting = self.history.prospect.greeting if self.history is not None else ""
        written = form.channel in WRITTEN
        return hints_on(form.note, form.who, agreed, written=written, goodwill=form.goodwill, greeting=greeting)

    @property
    def may_be_goodwill(self) -> bool:
        """Whether declaring goodwill would change what the contact rests on."""
        unbased = self.verdict.basis in (Basis.NONE, Basis.FIRST_APPROACH)
        return self.form.goodwill or (self.form.direction is Direction.OUT and unbased)

    @property
    def me(self) -> str:
        """Who writes it."""
        return self._here().me

    @property
    def today(self) -> date:
        return self._here().today

    @property
    def telling(self) -> words.Telling | None:
        """The guard's word for the banner; None where there is nothing to say (nobody chosen, or simply welcome).

        While an exit is in use there is: its words stand there.
        """
        here = self._here()
        in_use = self.form.exit.open is not None or self.form.exit.has_words
        verdict = self._word.gravest.verdict if self._word is not None else self.verdict
        speaks = verdict.findings or verdict.rests_on is not None or (in_use and not self.history_unknown)
        return words.telling(verdict, here.zone, here.today, here.me) if speaks else None

    @property
    def without_whom(self) -> tuple[tuple[Beside, str], ...]:
        """The others for whom the guard warns, and what it says: the entry can be saved without them."""
        here = self._here()
        told = self._word.stopping if self._word is not None else ()
        return tuple((who, words.telling(word.verdict, here.zone, here.today, here.me).headline) for who, word in told)

    def bring_along(self, prospect_id: int | None, name: str) -> None:
        """Somebody else was in it too; who is in it already is not brought twice."""
        other = Beside(prospect_id, name.strip())
        form = self.form
        there = other in form.others or (prospect_id is not None and prospect_id == form.who_id)
        if other.name and not there:
            self.change(others=(*form.others, other))
            self._company.read(self.form.others)

    def leave_out(self, other: Beside) -> None:
        """They were not in it after all, or it is to be saved without them."""
        self.change(others=tuple(each for each in self.form.others if each != other))

    def meaning(self, field: Field) -> Meaning:
        """What stands beneath a time field."""
        meaning = meaning_of(field, self.form, self.reading, self._here())
        if field is not Field.TALK_WHEN or self.reading.talk is None:
            return meaning
        people = {other.id for other in self.form.others if other.id is not None} | {self.form.who_id or 0}
        against = self._diary.told(read_minutes(self.form.talk.long), people)
        return replace(meaning, text=f"{meaning.text} {against}".strip())

    @property
    def how_they_stand(self) -> str:
        """When the chosen person may next hear from us, in words; "" while nobody is chosen."""
        if self.history is None:
            return ""
        here = self._here()
        found = earliest_welcome(self.history, here.policy, here.now)
        return words.earliest(found, here.zone, self.today)

    def told_at(self, moment: datetime) -> str:
        """A moment of today as a time, of another day with that day."""
        here = self._here()
        return words.moment(moment, here.zone, here.today)

    @property
    def is_saving(self) -> bool:
        """Whether what the form shows is on its way into the store."""
        return self._saving is not None and self._saving == self.form

    @property
    def is_waiting(self) -> bool:
        """Whether the store is long in answering."""
        return self._dispatcher.is_waiting

    @property
    def needs_tick(self) -> bool:
        """Whether they asked us not to, and it has not been said that we know."""
        return Problem.NEEDS_THE_TICK in self._lacks

    @property
    def asks_for(self) -> Field | None:
        """Where what an exit still lacks is to be typed: in the one that is open, else in the last of them."""
        return self._asked_in(self._lacks)

    def _asked_in(self, lacks: Sequence[Problem]) -> Field | None:
        field = ASKS_FOR[lacks[0]] if lacks else None
        if field is Field.REASON and self.form.exit.open is Exit.CHANGED:
            return Field.CHANGED_WORDS
        if field is Field.REASON and self.form.exit.open is Exit.ASKED:
            return Field.ASKED
        return field

    @property
    def will_be_kept_as(self) -> str:
        """How the record will read, once the words of an exit stand; "" until then."""
        form, exits = self.form, self.reading.exits
        if self._lacks or not form.exit.has_words or form.direction is not Direction.OUT or self.history_unknown:
            return ""
        here, changed = self._here(), exits.changed
        on = words.on_date(changed.said_at, here.zone, self.today) if changed and changed.said_at else ""
        their = changed.their_words if changed is not None else ""
        return words.will_be_kept_as(self.verdict.basis, exits.asked, their, on, exits.reason)

    @property
    def history_unknown(self) -> bool:
        """Whether there is nobody to judge for yet."""
        return self.history is None and (self.form.who_id is not None or not self.form.who.strip())

    def save(self) -> None:
        """Write it, unless something is missing or unclear or the guard still asks; then say where."""
        in_line = not self.in_full and bool(self.form.line.strip())
        if in_line and self.line.is_waiting:
            self.line.when_read(self.save)
            return
        if in_line:
            self.line.insist()
        self._read()
        first = next(iter(self.reading.unclear), Field.WHO if self.must_choose else self.asks_for)
        if in_line and self.line.blocks:
            first = Field.LINE
        if self.has_the_number is not None:
            first = Field.WHOSE_NUMBER
        if first is None and self.consequences.lacks_lift:
            first = Field.LIFT
        if first is None:
            first = self._not_asked_about()
        if first is not None:
            self.asked_back.emit(first)
            return
        entry = self.reading.entry
        if entry is None or self._writing.is_under_way:
            return
        self._saving = self.form
        self._writing.do(lambda desk: log_contact(desk, entry), self._written, self._failed, origin=self)

    def is_doubtful(self, field: Field) -> bool:
        """Whether what is typed there for somebody new is no number or no address, and would be kept in their notes."""
        form = self.form
        typed = {Field.PHONE: form.phone, Field.EMAIL: form.email}.get(field, "").strip()
        fits = fits_as_phone if field is Field.PHONE else fits_as_email
        return form.who_id is None and bool(typed) and not fits(typed)

    def _not_asked_about(self) -> Field | None:
        """What is asked about once before it is saved: whoever saves again has seen it, and means it."""
        for field, typed in ((Field.PHONE, self.form.phone), (Field.EMAIL, self.form.email)):
            if self.is_doubtful(field) and typed not in self._asked_about:
                self._asked_about.add(typed)
                return field
        if self._may_i_is_open and not self._asked_may_i:
            self._asked_may_i = True
            return Field.MAY_I
        return None

    def keep_draft(self) -> None:
        """Keep what is typed, before whatever else was left unsaved."""
        self._timer.stop()
        self._left.keep(self.form)

    def take_draft(self) -> Form | None:
        """The entry that the draft has in front, None where there is none."""
        return next(iter(self._left.kept()), None)

    def discard(self) -> None:
        """Throw away what is typed; what else was left unsaved stays."""
        self._start(Form(), restored=False)
        self.keep_draft()

    def turn(self, of: int, to: int, name: str) -> None:
        """What was typed about the record `of` is about `to` from now on: they are one person."""
        self._left.turn(of, to, name)
        if self.form.is_about(of):
            self.form = self.form.turned(of, to, name)
            self.keep_draft()
            self._load()
            self._read()

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about that person, who has been erased for good."""
        if self.form.is_about(prospect_id):
            self._start(Form(), restored=False)
        self._left.forget(prospect_id)

    def _written(self, value: Logged | Held) -> None:
        saved, self._saving = self._saving, None
        if isinstance(value, Held):
            # Somebody else's deed came between the last key and the save: show what is true now.
            if self.form == saved:
                self._load()
                self.asked_back.emit(self._asked_in(value.lacks) or Field.REASON)
            elif saved is not None:
                self._left.put_in_front(saved)
                self.keep_draft()
                self.held.emit(saved)
            return
        # Whoever closed the dialog while the store was waited for may have begun another entry by now.
        self._left.let_go(saved)
        if self.form == saved:
            self.form, self.is_restored = Form(), False
            self.line.begun()
        self.keep_draft()
        self.saved.emit(value)

    def _failed(self, trouble: Refusal | StoreFault) -> None:
        self._saving = None
        if isinstance(trouble, Refusal) and trouble.problem in (Problem.ALREADY_HERE, Problem.KNOWN_NUMBER):
            self._ask_anew()
        if isinstance(trouble, Refusal) and trouble.problem is Problem.NEEDS_WHETHER_IT_LIFTS:
            self._load()  # they objected since, and have to be asked
        self.keep_draft()
        self.refused.emit(trouble)

    def _load(self) -> None:
        self._company.read(self.form.others)
        wanted = self.form.who_id
        if wanted is None:
            return

        def arrived(history: History | None) -> None:
            if self.form.who_id == wanted:
                self.history = history
                self.line.arrived()
                self._read()

        self._dispatcher.ask(lambda questions: questions.history_of(wanted), arrived, self.refused.emit)

    def judge_anew(self) -> None:
        """Somebody else works here now, or is written otherwise: whose agreement it is may be another's."""
        self._load()
        self._read()

    def _read(self) -> None:
        self._newcomer.ask(self._new_one)
        here, history = self._here(), self.history
        self.reading = read_form(self.form, here, waking_in(history, here.policy))
        self._diary.look_up(self.reading.talk)
        self.verdict = self._judged()
        self.consequences.look(self.reading.entry, self.history, self._in_it())
        self.changed.emit()

    def _judged(self) -> Verdict:
        self._lacks, self._word = (), None
        if self.history_unknown:
            return Verdict()
        arriving = self._newcomer.known if self.form.who_id is None else None
        new = arriving.history if arriving is not None else History(Prospect(0, self.form.who.strip()))
        history = self.history or new
        reading = self.reading
        word = self._company.judged(reading.attempt, reading.exits, history, self.form.others, self._here().policy)
        self._lacks, self._word = word.gravest.lacks, word
        return word.first.verdict

    def _in_it(self) -> tuple[History, ...]:
        """Whoever is in it, as far as they have been read."""
        arriving = self._newcomer.known if self.form.who_id is None else None
        first = self.history or (arriving.history if arriving is not None else None)
        return (*((first,) if first is not None else ()), *self._company.histories(self.form.others))
