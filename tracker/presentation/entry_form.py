"""The quick-entry form as typed, and what it means. Pure: knows neither Qt nor the store.

`Form` holds raw text and choices, nothing resolved, so it is also the draft that survives closing and crashes.
`read_form` turns it into an Entry and a list of what is still missing or unclear.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from tracker.actions.exits import Exits
from tracker.actions.outcome import Problem
from tracker.presentation.here import Here
from tracker.presentation.time_field import MISSING, TimeField, TypedAt
from tracker.presentation.words.unclear import ask_again
from tracker.rules.agreement import AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready, outcomes_for
from tracker.rules.diary.lengths import read_minutes
from tracker.rules.entry import (
    NOTHING,
    Attempt,
    Changed,
    Entry,
    Lift,
    NewObjection,
    NewProspect,
    NewStanding,
    NextAgreement,
    TheirWord,
    as_told,
)
from tracker.rules.line.line_reading import Answer
from tracker.rules.plain_dates import Agreed, Unclear, UnclearReason, Waking
from tracker.rules.prospect import StandingKind
from tracker.rules.who.identity import told_apart
from tracker.rules.window import Window, day_in


class Next(StrEnum):
    """The five answers to "what did you agree happens next?"; more than one may hold."""

    TALK = "talk"
    PROMISE = "promise"
    THEIR_TURN = "their-turn"
    NO_THANKS = "no-thanks"
    NOTHING = "nothing"


class Pressed(StrEnum):
    """What of an entry can be said by a click as well as by the words of its line."""

    DIRECTION = "direction"
    CHANNEL = "channel"
    OUTCOME = "outcome"
    WHEN = "when"
    WHO = "who"


class Exit(StrEnum):
    """The three honest ways past the banner."""

    CHANGED = "changed"
    ASKED = "asked"
    ANYWAY = "anyway"


class Field(StrEnum):
    """Where something is missing or unclear."""

    WHO = "who"
    WHOSE_NUMBER = "whose-number"
    PHONE = "phone"
    EMAIL = "email"
    AT = "at"
    LINE = "line"
    TALK_WHEN = "talk-when"
    TALK_LONG = "talk-long"
    LIFT = "lift"
    MAY_I = "may-i"
    PROMISE_WHEN = "promise-when"
    CHANGED_WORDS = "changed-words"
    CHANGED_SAID = "changed-said"
    CHANGED_WHEN = "changed-when"
    ASKED = "asked"
    REASON = "reason"
    TICK = "tick"


ASKS_FOR = {
    Problem.NEEDS_A_REASON: Field.REASON,
    Problem.NEEDS_THE_TICK: Field.TICK,
    Problem.NEEDS_WHAT_THEY_ASKED: Field.ASKED,
    Problem.NEEDS_THEIR_WORDS: Field.CHANGED_WORDS,
    Problem.NEEDS_WHEN_THEY_SAID_IT: Field.CHANGED_SAID,
    Problem.NEEDS_WHAT_THEY_AGREED_TO: Field.CHANGED_WHEN,
}
"""Where that which an exit lacks is typed."""


@dataclass(frozen=True, slots=True)
class TalkForm:
    """`words` are theirs, `then` is what happens after it. `instead`: in the place of one that is open, or beside it;
    None leaves that to the rule. `long` is how long it takes, as it is typed. `every` is what was said of its coming
    again, "" to go by `when`. `lift` is whether it lifts what they objected to; None until that is answered. `line` is
    the line it was typed in, "" for none, and `answers` what was picked there.
    """

    when: str = ""
    channel: Channel = Channel.CALL
    topic: str = ""
    words: str = ""
    then: str = ""
    instead: bool | None = None
    place: str = ""
    long: str = ""
    every: str = ""
    lift: Lift | None = None
    line: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseForm:
    """`line` and `answers` as in TalkForm."""

    what: str = ""
    when: str = ""
    channel: Channel = Channel.EMAIL
    then: str = ""
    line: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class ExitForm:
    """What is typed in the banner: it counts whether its exit is the one that is `open` or not.

    `again` is "they are happy to hear from us again", without a time.
    """

    open: Exit | None = None
    said: str = ""
    said_when: str = ""
    agreed_when: str = ""
    again: bool = False
    asked_basis: Basis = Basis.SERVICE
    asked: str = ""
    reason: str = ""
    ticked: bool = False

    def words(self, way: Exit) -> str:
        """The first that is typed for that exit, "" where nothing is."""
        typed = {
            Exit.CHANGED: (self.said, self.said_when, self.agreed_when),
            Exit.ASKED: (self.asked,),
            Exit.ANYWAY: (self.reason,),
        }[way]
        return next((text.strip() for text in typed if text.strip()), "")

    @property
    def has_words(self) -> bool:
        return any(self.words(way) for way in Exit)


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody else who was in it: a known prospect, or the rest of it for somebody new."""

    id: int | None
    name: str
    organisation: str = ""
    household: str = ""

    @property
    def as_new(self) -> NewProspect:
        """Them as somebody to be written down."""
        return NewProspect(self.name, self.organisation, household=self.household)


@dataclass(frozen=True, slots=True)
class Form:
    """Everything in the dialog as it stands. `who_id` is a known prospect; else `who` is what was typed for a name.

    `another`: somebody new was chosen past those of exactly that name. `shares`: their
    number or address is somebody else's too. `keeps` is the agreement the entry was opened
    for; without one the guard finds the best. `goodwill` counts for what goes out only. `client`: someone who is ready
    to move forward becomes a client. `about`: it is about an appointment (that of `keeps`, where it is given) and keeps
    nothing; `owns_up` that it tells them we are late, cannot come or missed it. `talks_stand`: times to talk stand
    although it is their turn. `missed` is a talk whose time was over, and that we had missed, `called_off` one
    they called off in it, or we did, which keeps nothing. `others` were in it too.
    `to` is the number or address it went to, where that is known, as it is the same in every record. `typed_at` says
    when each of the times was typed, as of which it is read; forms that hold the same words are the same.

    `line` is the line it was typed in and `answers` what was picked there; `pressed` is what was said by a click, and
    holds against the line until other words are typed for it. `from_line` is what of the note the line gave: what
    followed its colon, and what was not understood and went there (`settled`). `once` is the entry's own key, under
    which a team logs it only once; it goes along wherever the form is kept.
    """

    who_id: int | None = None
    who: str = ""
    organisation: str = ""
    household: str = ""
    phone: str = ""
    email: str = ""
    another: bool = False
    shares: bool = False
    direction: Direction = Direction.MET
    channel: Channel = Channel.MEETING
    when: str = ""
    outcome: ContactOutcome | None = None
    note: str = ""
    goodwill: bool = False
    ready: Ready | None = None
    client: bool = True
    questions: tuple[Question, ...] = ()
    next: frozenset[Next] = frozenset()
    talk: TalkForm = field(default_factory=TalkForm)
    promise: PromiseForm = field(default_factory=PromiseForm)
    their_words: str = ""
    no_words: str = ""
    never_again: bool = False
    refuses: tuple[Channel, ...] = ()
    """By which ways they wish not to be turned to, in `refuses_words`; see `NewObjection`."""
    refuses_words: str = ""
    keeps: int | None = None
    about: bool = False
    owns_up: bool = False
    talks_stand: bool = False
    missed: int | None = None
    called_off: int | None = None
    others: tuple[Beside, ...] = ()
    exit: ExitForm = field(default_factory=ExitForm)
    to: str = ""
    line: str = ""
    answers: tuple[Answer, ...] = ()
    pressed: frozenset[Pressed] = frozenset()
    from_line: str = ""
    settled: str = ""
    typed_at: TypedAt = field(default=TypedAt(), compare=False)
    once: str = field(default="", compare=False)

    @property
    def is_blank(self) -> bool:
        """Whether nothing worth keeping as a draft has been typed.

        Who it was is known for a known person, and when for an agreement that came due; anything else was typed.
        """
        chosen = self.questions or self.ready or self.next
        line = self.line if self.who_id is None or self.line.strip() != self.who else ""
        theirs = (self.organisation, self.household, self.phone, self.email)
        typed = (line, self.note, *theirs, self.their_words, self.no_words)
        agreed = self.talk
        beneath = (
            agreed.line,
            self.promise.line,
            agreed.when,
            agreed.topic,
            agreed.words,
            agreed.then,
            agreed.place,
            agreed.long,
        )
        owed = (self.promise.what, self.promise.when, self.promise.then)
        known = self.who if self.who_id is None else ""
        at = self.when if self.keeps is None else ""
        return not (
            chosen
            or known
            or at
            or (self.others and self.keeps is None)
            or self.exit.has_words
            or any((*typed, *beneath, *owed))
        )

    def is_entry(self, other: Form | None) -> bool:
        """Whether both are one entry, as it was typed at two moments."""
        return other is not None and (self == other or (self.once != "" and self.once == other.once))

    @property
    def people(self) -> frozenset[int]:
        """Whom it is about, as far as they are written down."""
        return frozenset(id_ for id_ in (self.who_id, *(other.id for other in self.others)) if id_ is not None)

    def is_about(self, prospect_id: int) -> bool:
        return prospect_id in self.people

    def turned(self, of: int, to: int, name: str) -> Form:
        """The form about the one person that `of` and `to` are by now."""
        others = tuple(dict.fromkeys(Beside(to, name) if other.id == of else other for other in self.others))
        if self.who_id == of:
            return replace(self, who_id=to, who=name, others=tuple(o for o in others if o.id != to))
        return replace(self, others=tuple(o for o in others if o.id != self.who_id))

    @property
    def times(self) -> dict[str, str]:
        """The texts that are times, by where they are typed."""
        return {
            Field.AT: self.when,
            Field.LINE: self.line,
            Field.TALK_WHEN: self.talk.when,
            Field.PROMISE_WHEN: self.promise.when,
            Field.CHANGED_SAID: self.exit.said_when,
            Field.CHANGED_WHEN: self.exit.agreed_when,
        }

    def time(self, field_: Field) -> TimeField:
        """What is typed there, and when it was."""
        return self.typed_at.field(field_, self.times[field_])

    def opened_at(self, now: datetime) -> Form:
        """The form as it is opened now, where it was not before."""
        return self if self.typed_at.opened else replace(self, typed_at=replace(self.typed_at, opened=now))

    def happened(self, here: Here, waking: Waking | None = None) -> datetime | Unclear:
        """When what it tells happened (UTC): as typed, or else when it was opened. `waking` are the hours of whom it is
        about."""
        typed = self.time(Field.AT)
        return typed.moment(here, waking) if not typed.is_empty else self.typed_at.opened or here.now

    def is_past(self, here: Here) -> bool:
        """Whether it tells of what was over before the form was filled in: by what is typed, or since it has been
        left until another day."""
        typed, opened = self.time(Field.AT), self.typed_at.opened
        if not typed.is_empty:
            return typed.is_past(here)
        return opened is not None and day_in(opened, here.zone) < here.today

    def typed_after(self, before: Form, now: datetime) -> Form:
        """The form with its times typed now, where they are others than `before`."""
        return replace(self, typed_at=before.typed_at.changed(before.times, self.times, now))

    @property
    def told_outcome(self) -> ContactOutcome:
        """The outcome chosen, or the plain one for its kind: written things are sent or received, others talked."""
        possible = outcomes_for(self.direction, self.channel) or (ContactOutcome.TALKED,)
        return self.outcome if self.outcome is not None and self.outcome in possible else possible[0]

    @property
    def as_it_can_be(self) -> Form:
        """Nobody meets by a written message: chosen while "we met" stands there, it is one of ours."""
        met = self.direction is Direction.MET and self.channel in WRITTEN
        return replace(self, direction=Direction.OUT) if met else self


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form means. `attempt` is whatever can be judged already; `entry` is there once nothing is unclear.

    `talk` and `promise` are the windows read so far, to be shown before saving; `counted` says of which field's window
    that it counts from when it was said. `exits` is what is typed of the ways
    past the guard, whether it stands yet or not. `unclear` says, field by field, what is missing
    (UnclearReason.EMPTY) or cannot be read.
    """

    attempt: Attempt
    entry: Entry | None
    unclear: dict[Field, Unclear]
    talk: Window | None = None
    promise: Window | None = None
    exits: Exits = field(default_factory=Exits)
    counted: dict[Field, Agreed] = field(default_factory=dict)


def read_form(form: Form, here: Here, waking: Waking | None = None) -> Reading:
    """What the form says so far. The guard's word is not asked here. `waking` are the hours of whom it is about."""
    unclear: dict[Field, Unclear] = {}
    counted: dict[Field, Agreed] = {}

    def window(field_: Field, said: datetime | None) -> Window | None:
        agreed = form.time(field_).agreed(here, said, waking)
        if isinstance(agreed.window, Unclear):
            unclear[field_] = agreed.window
            return None
        if agreed.counted_from is not None:
            counted[field_] = agreed
        return agreed.window

    def moment(field_: Field) -> datetime:
        answer = form.happened(here, waking)
        if isinstance(answer, Unclear):
            unclear[field_] = answer
            return here.now
        return answer

    who = form.who_id if form.who_id is not None else newcomer_in(form)
    if who is None:
        unclear[Field.WHO] = MISSING
    declared = _declared(form)
    attempt = Attempt(
        form.direction,
        form.channel,
        moment(Field.AT),
        here.me,
        declared,
        # What they asked for now, or our goodwill, is another thing than what was agreed.
        form.keeps if declared in (None, Basis.ABOUT) else None,
        form.told_outcome,
        owns_up=form.owns_up and declared is Basis.ABOUT,
        to=_to(form),
    )
    said = attempt.at if Field.AT not in unclear and form.is_past(here) else None
    talk = window(Field.TALK_WHEN, said) if Next.TALK in form.next else None
    if Next.TALK in form.next and form.talk.long.strip() and read_minutes(form.talk.long) is None:
        unclear[Field.TALK_LONG] = Unclear(UnclearReason.EMPTY)
    promise = window(Field.PROMISE_WHEN, said) if Next.PROMISE in form.next else None
    attempt = as_told(
        attempt,
        form.note,
        new_time=talk is not None,
        taken_back=Next.NO_THANKS in form.next or (Next.THEIR_TURN in form.next and not form.talks_stand),
    )
    exits = Exits(
        form.exit.asked.strip(),
        _changed(form, attempt, here, window, unclear, waking),
        form.exit.reason.strip(),
        form.exit.ticked,
    )
    told = _calling_off(form, attempt)
    entry = _entry(form, who, told, talk, promise, exits, here) if who is not None and not unclear else None
    return Reading(attempt, entry, unclear, talk, promise, exits, counted)


def _calling_off(form: Form, attempt: Attempt) -> Attempt:
    """The attempt as it is written: which talk they called off in it is named there, and it keeps none all the same."""
    if form.called_off is None or form.direction is not Direction.IN or form.keeps != NOTHING:
        return attempt
    return replace(attempt, their_word=TheirWord.CALLED_OFF, keeps=form.called_off)


def _to(form: Form) -> str:
    """Where a contact of ours went, unless it is told by now as one of another way."""
    by_it = {Channel.EMAIL} if "@" in form.to else {Channel.CALL, Channel.TEXT, Channel.VIDEO}
    return form.to if form.direction is Direction.OUT and form.channel in by_it else ""


def _declared(form: Form) -> Basis | None:
    """What the contact is said to rest on: what they asked for comes before our own goodwill."""
    if form.exit.asked.strip():
        return form.exit.asked_basis
    if form.direction is not Direction.OUT:
        return None
    return Basis.ABOUT if form.about else Basis.GOODWILL if form.goodwill else None


def newcomer_in(form: Form) -> NewProspect | None:
    """Who is typed as somebody new; None while nobody is."""
    name, organisation = told_apart(form.who.strip())
    if not name:
        return None
    return NewProspect(
        name,
        form.organisation.strip() or organisation,
        form.phone.strip(),
        form.email.strip(),
        form.another,
        form.shares,
        form.household.strip(),
    )


def _changed(
    form: Form,
    attempt: Attempt,
    here: Here,
    window: Callable[[Field, datetime | None], Window | None],
    unclear: dict[Field, Unclear],
    waking: Waking | None,
) -> Changed | None:
    """What had changed, as far as it is typed. A time that cannot be read is noted in `unclear`."""
    typed = form.exit
    if not typed.words(Exit.CHANGED):
        return None
    words, said_at, agreed = typed.said.strip(), None, None
    when = form.time(Field.CHANGED_SAID)
    if not when.is_empty:
        moment = when.moment(here, waking)
        if isinstance(moment, Unclear):
            unclear[Field.CHANGED_SAID] = moment
        else:
            # A day alone is noon: what they said on the day of the contact was said before it.
            same_day = day_in(moment, here.zone) == day_in(attempt.at, here.zone)
            said_at = min(moment, attempt.at) if same_day else moment
    if typed.again:
        return Changed(said_at, standing=NewStanding(StandingKind.OPEN, words), words=words)
    when = form.time(Field.CHANGED_WHEN)
    if not when.is_empty:
        # What they agreed to then was said then, as what is agreed in a contact is.
        then = window(Field.CHANGED_WHEN, said_at)
        if then is not None:
            agreed = NextAgreement(AgreementKind.TALK, then, attempt.channel, words=words)
    return Changed(said_at, agreed, words=words)


def _entry(
    form: Form,
    who: int | NewProspect,
    attempt: Attempt,
    talk: Window | None,
    promise: Window | None,
    exits: Exits,
    here: Here,
) -> Entry:
    agreed = []
    if talk is not None:
        given = form.talk
        again = form.time(Field.TALK_WHEN).comes_again(here)
        agreed.append(
            NextAgreement(
                AgreementKind.TALK,
                talk,
                given.channel,
                given.topic,
                given.words,
                given.then or (ask_again() if again or given.every else ""),
                place=given.place.strip(),
                minutes=read_minutes(given.long),
                every=given.every or (given.when.strip() if again else ""),
                instead=given.instead,
            )
        )
    if promise is not None:
        owed = form.promise
        then = owed.then or (ask_again() if form.time(Field.PROMISE_WHEN).comes_again(here) else "")
        agreed.append(NextAgreement(AgreementKind.PROMISE, promise, owed.channel, owed.what, then=then))
    return Entry(
        who=who,
        attempt=attempt,
        outcome=form.told_outcome,
        note=form.note.strip(),
        questions=tuple(Question(q.text.strip(), q.answer.strip()) for q in form.questions if q.text.strip()),
        ready=form.ready,
        asked=exits.asked,
        reason=exits.reason,
        although_no=exits.although_no,
        changed=exits.changed,
        next=tuple(agreed),
        standing=_standing(form),
        objection=_objection(form),
        lift=form.talk.lift if talk is not None else None,
        missed=form.missed if talk is not None else None,
        called_off=form.called_off if attempt.owns_up else None,
        let_be=Next.NOTHING in form.next,
        others=tuple(other.id if other.id is not None else other.as_new for other in form.others),
    )


def _standing(form: Form) -> NewStanding | None:
    if Next.NO_THANKS in form.next:
        return NewStanding(StandingKind.NO_THANKS, form.no_words.strip())
    if Next.THEIR_TURN in form.next:
        return NewStanding(StandingKind.THEIR_TURN, form.their_words.strip(), form.talks_stand)
    if form.ready is Ready.YES and form.client:
        return NewStanding(StandingKind.CLIENT)
    return None


def _objection(form: Form) -> NewObjection | None:
    """To any way before one to some."""
    if _never_again(form):
        return NewObjection(None, form.no_words.strip())
    if not form.refuses:
        return None
    first, *also = form.refuses
    return NewObjection(first, form.refuses_words.strip(), also=tuple(also))


def _never_again(form: Form) -> bool:
    return Next.NO_THANKS in form.next and form.never_again
