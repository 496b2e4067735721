"""The state behind quick entry: the form, what becomes of it at every change, its draft, and saving it.

One read when a person is chosen, pure judging on every key, one write on saving. Whom it is about, the guard's word,
what is missing and the line have rooms of their own. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.outcome import Changes, Problem, Refusal, StoreFault
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.actions.ports import Planned, planned_from
from tracker.actions.team.unsent import Unsent
from tracker.presentation import words
from tracker.presentation.diary import Diary
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.company import Company
from tracker.presentation.entry.consequences import Consequences
from tracker.presentation.entry.guards_word import GuardsWord
from tracker.presentation.entry.left_unsaved import LeftUnsaved
from tracker.presentation.entry.line import Line
from tracker.presentation.entry.line_into_form import chosen_next
from tracker.presentation.entry.next_line import (
    NextLine,
    answer_line,
    chosen_pick,
    line_of,
    picked_next,
    typed_next,
)
from tracker.presentation.entry.own_lines import OwnLines
from tracker.presentation.entry.the_loop import Loop
from tracker.presentation.entry.what_is_missing import WhatIsMissing
from tracker.presentation.entry.what_it_keeps import Keeps
from tracker.presentation.entry.who_it_is import WhoItIs
from tracker.presentation.entry_form import (
    Beside,
    Exit,
    Field,
    Form,
    Next,
    Pressed,
    Reading,
    read_form,
)
from tracker.presentation.entry_meaning import Meaning, Pick, meaning_of
from tracker.presentation.here import Here
from tracker.presentation.keep_soon import Drafts, KeepSoon
from tracker.presentation.team.log_form import log_form, new_key
from tracker.presentation.time_field import waking_in
from tracker.presentation.words.unclear import as_typed
from tracker.presentation.writing import Writing
from tracker.rules.diary.lengths import read_minutes
from tracker.rules.history import History
from tracker.rules.line.next_reading import NextKind
from tracker.rules.prospect import Prospect


class QuickEntry(QObject):
    """`changed` comes when there is something to show, and after saving `saved(Logged)`, `saved(Unsent)` where it waits
    for a team's server, or `refused(Refusal | StoreFault)`.

    `asked_back(Field)` names the first field that keeps the entry from being saved.
    `line` is the line it is typed in, and `in_full` that it is shown in all its fields instead. `who` is whom it is
    about, `guard` the guard's word on it, `loop` what a kept agreement asks, `own` what one typed oneself, `missing`
    what keeps it from being saved.
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
        dispatcher.changed.connect(self._on_changed)
        self._dispatcher = dispatcher
        self._here = here
        self._left = LeftUnsaved(drafts)
        self._writing = Writing(dispatcher)
        self._saving: Form | None = None
        self._timer = KeepSoon(self.keep_draft, self)
        dispatcher.waiting.connect(self.waiting)
        self.form = Form()
        self._was_about: int | None = None
        self.in_full = False
        self.is_restored = False
        self.history: History | None = None
        self.reading: Reading = read_form(self.form, here())
        self._company = Company(dispatcher, self._read)
        self._diary = Diary(dispatcher, here, self.changed.emit)

        def form() -> Form:
            return self.form

        def reading() -> Reading:
            return self.reading

        def history() -> History | None:
            return self.history

        self.own = OwnLines(dispatcher, here, self.changed.emit)
        self.who = WhoItIs(dispatcher, e164, self, self.changed.emit, self._read, self)
        self.guard = GuardsWord(here, form, reading, history, self._company, self.who.newcomer)
        self.loop = Loop(here, form, history, self.guard, self._put)
        self.consequences = Consequences(here, form, self.change)
        self.line = Line(dispatcher, here, e164, form, history, self._take_line, lambda: bool(self.who.near))
        self.missing = WhatIsMissing(form, reading, self.line, self.guard, self.who, self.consequences)

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
        if not self.form.is_blank and not self.form.is_entry(self._saving):
            self.keep_draft()
        self._left.look()

    def _start(self, form: Form, *, restored: bool) -> None:
        self._timer.stop()
        now = self._here().now
        self.form = replace(form.typed_after(form, now).opened_at(now), once=form.once or new_key())
        self.is_restored = restored
        self._was_about = None
        self.history = None
        self.missing.begun()
        self.line.begun()
        self.line.look_again()  # who was new in the entry before is somebody known by now
        self._load()
        self.who.ask()
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

    def next_line(self, kind: NextKind) -> NextLine:
        """The line beneath that answer, as it stands."""
        talk = self.reading.talk
        people = {other.id for other in self.form.others if other.id is not None} | {self.form.who_id or 0}
        is_talk = kind is NextKind.TALK and talk is not None
        against = self._diary.told(read_minutes(self.form.talk.long), people) if is_talk else ""
        return answer_line(self.form, kind, self._here(), against)

    def next_text(self, kind: NextKind) -> str:
        """What stands in that line."""
        return line_of(self.form, kind, self._here())

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
        if form.who_id is not None:
            self._was_about = None
        elif before.who_id is not None and form.line == before.line:
            self._was_about = before.who_id  # who is not here any more, while the words about them are
        if (form.who_id, form.who) != (before.who_id, before.who):
            self.history = None if form.who_id is None or form.who_id != before.who_id else self.history
            self._load()
            self.who.ask()
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

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        """What somebody else agreed with them meanwhile is judged by at once, and not only when it is saved. What is on
        its way into the store was read for the last time.
        """
        if self._saving is None and any(map(changes.touches_prospect, self.form.people)):
            self._load()
        self._ask_anew()

    def _ask_anew(self) -> None:
        """Something was written since. What is on its way into the store stays as it is: whoever is new in it is there
        once it is written, and would be taken for somebody else.
        """
        if self._saving is None:
            self.line.look_again()
        self.who.ask()
        self.who.ask_newcomer(anew=True)

    def turn_to(self, prospect_id: int | None, name: str, *, another: bool = False, by_hand: bool = False) -> None:
        """Go on about somebody else, or somebody new (None); that we know somebody asked us not to says nothing of
        anybody else. `by_hand`: it holds against the line.
        """
        if by_hand and self.form.line.strip():
            self.form = replace(self.form, pressed=self.form.pressed | {Pressed.WHO})
        self.history = None
        same = prospect_id is not None and prospect_id == self.form.who_id
        exit_ = self.form.exit if same else replace(self.form.exit, ticked=False)
        talk = self.form.talk if same else replace(self.form.talk, lift=None)
        form = replace(self.form, who_id=prospect_id, who=name, another=another, talk=talk, exit=exit_)
        self._put(replace(form, keeps=None, about=False, missed=None, to=self.form.to if same else ""))
        if prospect_id is not None:
            self._load()

    def restore(self, person: Prospect, then: Callable[[Prospect], None]) -> None:
        """Take them out of the trash."""
        self._writing.do(lambda desk: restore_prospect(desk, person.id), then, self.refused.emit, origin=self)

    def they_share_it(self) -> None:
        """Somebody new and whoever has their number are two who share it."""
        self.change(shares=True)

    def choose_kept(self, what: Keeps) -> None:
        self.change(keeps=what.keeps, about=what.about, goodwill=self.form.goodwill and not what.about)

    @property
    def me(self) -> str:
        """Who writes it."""
        return self._here().me

    @property
    def today(self) -> date:
        return self._here().today

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
        line = self.next_line(NextKind.TALK)
        off = line.reading.day_off
        if off is not None and line.asked is not None and not meaning.picks:
            rather = Pick(line.asked.picks[0].label, as_typed(off.offered)[-1], likely=True)
            return replace(meaning, text=line.told.text, picks=(rather,))
        people = {other.id for other in self.form.others if other.id is not None} | {self.form.who_id or 0}
        against = self._diary.told(read_minutes(self.form.talk.long), people)
        return replace(meaning, text=f"{meaning.text} {against}".strip())

    @property
    def told_past(self) -> str:
        """When it happened, in words, where it tells of what was over before it was filled in; "" else."""
        past = Field.AT not in self.reading.unclear and self.form.is_past(self._here())
        return self.told_at(self.reading.attempt.at) if past else ""

    def told_at(self, moment: datetime) -> str:
        """A moment of today as a time, of another day with that day."""
        here = self._here()
        return words.moment(moment, here.zone, here.today)

    @property
    def who_it_is(self) -> str:
        """To be seen before anything is saved; "" while nothing is typed."""
        return self.who.told(self.guard.how_they_stand)

    @property
    def is_under_way(self) -> bool:
        """Whether an entry, this one or another, is on its way into the store."""
        return self._saving is not None

    @property
    def is_saving(self) -> bool:
        """Whether what the form shows is on its way into the store."""
        return self._saving is not None and self._saving == self.form

    @property
    def is_to_be_saved(self) -> bool:
        """Whether it is saved as soon as everybody in its line has been looked up."""
        return self.line.does_once_read(self.save)

    @property
    def is_waiting(self) -> bool:
        """Whether the store is long in answering."""
        return self._dispatcher.is_waiting

    def save(self) -> None:
        """Write it, unless something is missing or unclear or the guard still asks; then say where."""
        in_line = not self.in_full and bool(self.form.line.strip())
        if in_line and self.line.is_waiting:
            self.line.when_read(self.save)
            return
        if in_line:
            self.line.insist()
        self._read()
        first = self.missing.first(in_line)
        if first is not None:
            self.asked_back.emit(first)
            return
        entry = self.reading.entry
        if entry is None or self._writing.is_under_way:
            return
        self._saving = form = self.form
        self._writing.do(lambda desk: log_form(desk, entry, form), self._written, self._failed, origin=self)

    def keep_draft(self) -> None:
        """Keep what is typed, before whatever else was left unsaved."""
        self._timer.stop()
        self._left.keep(self.form)

    def take_draft(self) -> Form | None:
        """The entry that the draft has in front, None where there is none."""
        return next(iter(self._left.kept()), None)

    def planned(self, agreement_id: int) -> Planned | None:
        """That agreement of whoever is chosen, as calendar and morning have it."""
        history = self.history
        agreement = history.agreement(agreement_id) if history is not None else None
        return planned_from(agreement, history.prospect) if history is not None and agreement is not None else None

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

    @property
    def typed_about(self) -> frozenset[int]:
        """Whom anything is about that was typed and not saved."""
        was = frozenset[int]() if self._was_about is None else frozenset((self._was_about,))
        return self.form.people | was | self._left.people

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about that person, who has been erased for good."""
        if self.form.is_about(prospect_id) or prospect_id == self._was_about:
            self._start(Form(), restored=False)
        self._left.forget(prospect_id)

    def _written(self, value: Logged | Held | Unsent) -> None:
        saved, self._saving = self._saving, None
        if isinstance(value, Held):
            # Somebody else's deed came between the last key and the save: show what is true now.
            if self.form == saved:
                self._load()
                self.asked_back.emit(self.guard.asked_in(value.lacks) or Field.REASON)
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
        self.who.ask_newcomer()
        here, history = self._here(), self.history
        self.reading = read_form(self.form, here, waking_in(history, here.policy))
        self._diary.look_up(self.reading.talk)
        self.guard.judge()
        self.consequences.look(self.reading.entry, history, self.guard.everybody)
        if self._saving is None and self.consequences.is_no_longer_told:
            self.form = replace(self.form, called_off=None)
            self._read()
            return
        self.changed.emit()
