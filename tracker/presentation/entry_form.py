"""The quick-entry form as typed, and what it means. Pure: knows neither Qt nor the store.

`Form` holds raw text and choices, nothing resolved, so it is also the draft that survives closing and crashes.
`read_form` turns it into an Entry and a list of what is still missing or unclear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tracker.rules.agreement import AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.entry import (
    Attempt,
    Changed,
    Entry,
    NewObjection,
    NewProspect,
    NewStanding,
    NextAgreement,
    as_told,
)
from tracker.rules.plain_dates import DateWords, Unclear, UnclearReason, read_moment, read_window
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Level, Verdict
from tracker.rules.window import Window

WRITTEN = frozenset({Channel.EMAIL, Channel.TEXT, Channel.SOCIAL, Channel.POST})


class Next(StrEnum):
    """The five answers to "what did you agree happens next?"; more than one may hold."""

    TALK = "talk"
    PROMISE = "promise"
    THEIR_TURN = "their-turn"
    NO_THANKS = "no-thanks"
    NOTHING = "nothing"


class Exit(StrEnum):
    """The three honest ways past the banner."""

    CHANGED = "changed"
    ASKED = "asked"
    ANYWAY = "anyway"


class Field(StrEnum):
    """Where something is missing or unclear."""

    WHO = "who"
    AT = "at"
    TALK_WHEN = "talk-when"
    PROMISE_WHEN = "promise-when"
    CHANGED_SAID = "changed-said"
    CHANGED_WHEN = "changed-when"
    ASKED = "asked"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class TalkForm:
    when: str = ""
    channel: Channel = Channel.CALL
    topic: str = ""
    words: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class PromiseForm:
    what: str = ""
    when: str = ""
    channel: Channel = Channel.EMAIL
    then: str = ""


@dataclass(frozen=True, slots=True)
class ExitForm:
    """What is typed beneath the banner; only the `ways` that are open count.

    `again` is "they are happy to hear from us again", without a time.
    """

    ways: frozenset[Exit] = frozenset()
    said: str = ""
    said_when: str = ""
    agreed_when: str = ""
    again: bool = False
    asked_basis: Basis = Basis.SERVICE
    asked: str = ""
    reason: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Everything in the dialog as it stands. `who_id` is a known prospect; else `who` is what was typed for a name.

    `keeps` is the agreement the entry was opened for; without one the guard finds the best. `goodwill` counts for
    what goes out only. `client`: someone who is ready to move forward becomes a client.
    """

    who_id: int | None = None
    who: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
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
    keeps: int | None = None
    exit: ExitForm = field(default_factory=ExitForm)

    @property
    def is_blank(self) -> bool:
        """Whether nothing worth keeping as a draft has been typed."""
        said = self.note or self.questions or self.ready or self.next or self.exit.ways
        return not (said or (self.who and self.who_id is None))

    @property
    def told_outcome(self) -> ContactOutcome:
        """The outcome chosen, or the plain one for its kind: written things are sent or received, others talked."""
        if self.outcome is not None and self.outcome in outcomes_for(self.direction, self.channel):
            return self.outcome
        return outcomes_for(self.direction, self.channel)[0]


def outcomes_for(direction: Direction, channel: Channel) -> tuple[ContactOutcome, ...]:
    """The outcomes a contact of that kind can have, the plain one first."""
    if direction is Direction.MET:
        return (ContactOutcome.TALKED,)
    if channel in WRITTEN:
        return (ContactOutcome.SENT if direction is Direction.OUT else ContactOutcome.RECEIVED,)
    if direction is Direction.IN:
        return (ContactOutcome.TALKED, ContactOutcome.VOICEMAIL)
    return (ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)


@dataclass(frozen=True, slots=True)
class Said:
    """The surroundings a form is read in: the instant (UTC), our zone, the words for dates, and who of us types."""

    now: datetime
    zone: str
    words: DateWords
    me: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form means. `attempt` is whatever can be judged already; `entry` is there once nothing is unclear.

    `talk` and `promise` are the windows read so far, to be shown before saving. `unclear` says, field by field,
    what is missing (UnclearReason.EMPTY) or cannot be read.
    """

    attempt: Attempt
    entry: Entry | None
    unclear: dict[Field, Unclear]
    talk: Window | None = None
    promise: Window | None = None
    changed: Changed | None = None


MISSING = Unclear(UnclearReason.EMPTY)


def read_form(form: Form, said: Said) -> Reading:
    """What the form says so far. The guard's word is not asked here: see `held_back`."""
    unclear: dict[Field, Unclear] = {}

    def window(field_: Field, text: str) -> Window | None:
        answer = read_window(text, said.now, said.zone, said.words) if text.strip() else MISSING
        if isinstance(answer, Unclear):
            unclear[field_] = answer
            return None
        return answer

    def moment(field_: Field, text: str) -> datetime:
        answer = read_moment(text, said.now, said.zone, said.words) if text.strip() else said.now
        if isinstance(answer, Unclear):
            unclear[field_] = answer
            return said.now
        return answer

    who = form.who_id if form.who_id is not None else _newcomer(form)
    if who is None:
        unclear[Field.WHO] = MISSING
    declared = _declared(form)
    attempt = Attempt(
        form.direction,
        form.channel,
        moment(Field.AT, form.when),
        said.me,
        declared,
        # What they asked for now, or our goodwill, is another thing than what was agreed.
        form.keeps if declared is None else None,
        form.told_outcome,
    )
    talk = window(Field.TALK_WHEN, form.talk.when) if Next.TALK in form.next else None
    promise = window(Field.PROMISE_WHEN, form.promise.when) if Next.PROMISE in form.next else None
    attempt = as_told(
        attempt,
        form.note,
        new_time=talk is not None,
        taken_back=bool(form.next & {Next.THEIR_TURN, Next.NO_THANKS}),
    )
    changed = None
    if Exit.CHANGED in form.exit.ways:
        said_at = moment(Field.CHANGED_SAID, form.exit.said_when)
        changed = _changed(form, min(said_at, attempt.at), attempt, window)
    if Exit.ASKED in form.exit.ways and not form.exit.asked.strip():
        unclear[Field.ASKED] = MISSING
    if Exit.ANYWAY in form.exit.ways and not form.exit.reason.strip():
        unclear[Field.REASON] = MISSING
    entry = _entry(form, who, attempt, talk, promise, changed) if who is not None and not unclear else None
    return Reading(attempt, entry, unclear, talk, promise, changed)


def held_back(form: Form, verdict: Verdict) -> bool:
    """Whether the guard still asks for one of the three exits (at stop level, a tick too) before this is saved."""
    if verdict.level < Level.WARN:
        return False
    if Exit.ANYWAY not in form.exit.ways or not form.exit.reason.strip():
        return True
    return verdict.level is Level.STOP and not form.exit.ticked


def _declared(form: Form) -> Basis | None:
    """What the contact is said to rest on: what they asked for comes before our own goodwill."""
    if Exit.ASKED in form.exit.ways and form.exit.asked.strip():
        return form.exit.asked_basis
    return Basis.GOODWILL if form.goodwill and form.direction is Direction.OUT else None


def _newcomer(form: Form) -> NewProspect | None:
    name = form.who.strip()
    return NewProspect(name, form.organisation.strip(), form.phone.strip(), form.email.strip()) if name else None


def _changed(form: Form, said_at: datetime, attempt: Attempt, window: object) -> Changed:
    exit_ = form.exit
    words = exit_.said.strip()
    if exit_.again:
        return Changed(said_at, standing=NewStanding(StandingKind.OPEN, words))
    assert callable(window)
    agreed = window(Field.CHANGED_WHEN, exit_.agreed_when or "today")
    if agreed is None:
        return Changed(said_at, standing=NewStanding(StandingKind.OPEN, words))
    return Changed(said_at, NextAgreement(AgreementKind.TALK, agreed, attempt.channel, words=words))


def _entry(
    form: Form,
    who: int | NewProspect,
    attempt: Attempt,
    talk: Window | None,
    promise: Window | None,
    changed: Changed | None,
) -> Entry:
    agreed = []
    if talk is not None:
        given = form.talk
        agreed.append(NextAgreement(AgreementKind.TALK, talk, given.channel, given.topic, given.words, given.then))
    if promise is not None:
        owed = form.promise
        agreed.append(NextAgreement(AgreementKind.PROMISE, promise, owed.channel, owed.what, then=owed.then))
    return Entry(
        who=who,
        attempt=attempt,
        outcome=form.told_outcome,
        note=form.note.strip(),
        questions=tuple(Question(q.text.strip(), q.answer.strip()) for q in form.questions if q.text.strip()),
        ready=form.ready,
        reason=_reason(form),
        changed=changed,
        next=tuple(agreed),
        standing=_standing(form),
        objection=NewObjection(None, form.no_words.strip()) if _never_again(form) else None,
    )


def _reason(form: Form) -> str:
    said = {Exit.ASKED: form.exit.asked, Exit.ANYWAY: form.exit.reason}
    return "; ".join(text.strip() for way, text in said.items() if way in form.exit.ways and text.strip())


def _standing(form: Form) -> NewStanding | None:
    if Next.NO_THANKS in form.next:
        return NewStanding(StandingKind.NO_THANKS, form.no_words.strip())
    if Next.THEIR_TURN in form.next:
        return NewStanding(StandingKind.THEIR_TURN, form.their_words.strip())
    if form.ready is Ready.YES and form.client:
        return NewStanding(StandingKind.CLIENT)
    return None


def _never_again(form: Form) -> bool:
    return Next.NO_THANKS in form.next and form.never_again
