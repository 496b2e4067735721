"""What a person tells the program after (or before) a contact: the draft every path to a record goes through.

Quick entry, the command line, an answer to what slipped and the sample data all fill one of these. Knows nothing of
what becomes of it: the guard judges it and `log_contact` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tracker.rules.agreement import AgreementKind, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.prospect import StandingKind
from tracker.rules.window import Window
from tracker.rules.wording.running_late import owns_up, says_they_are_late

NOTHING = 0
"""In `Attempt.keeps`: it keeps nothing. No agreement has this id."""


class TheirWord(StrEnum):
    """What they came to us to say of a talk that was still ahead, so that saying it does not keep it."""

    NEW_TIME = "new-time"
    CALLED_OFF = "called-off"
    LATE = "late"


class Lift(StrEnum):
    """What becomes of an objection when they agree to talk by a way they objected to."""

    ONCE = "once"
    ALL = "all"
    NO = "no"
    """It stands, whatever was agreed."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """As much of a contact as the guard needs, whether it has happened or is only meant to.

    `at` is an aware instant. `basis` is declared only for SERVICE, REPLY, ABOUT, GOODWILL or PROMISED; otherwise the
    guard finds it. `keeps` names the agreement it is meant to keep (or, declared as ABOUT, the one it is about), or
    NOTHING; None lets the guard choose. `to` is the key of the number or address, "" for whichever there is. `owns_up`
    says that it tells them we are late, cannot keep what was agreed or missed it; `their_word` what they say of it.
    """

    direction: Direction
    channel: Channel
    at: datetime
    by: str
    basis: Basis | None = None
    keeps: int | None = None
    outcome: ContactOutcome | None = None
    to: str = ""
    owns_up: bool = False
    their_word: TheirWord | None = None


def as_told(attempt: Attempt, note: str, *, new_time: bool = False, taken_back: bool = False) -> Attempt:
    """The attempt with what the rest of the entry tells of it.

    `new_time`: a next time to talk was agreed in it. `taken_back`: they said that it is their turn, or no. The note is
    read for what says that one of us is late or cannot come, as long as nobody said so in another way.
    """
    if attempt.direction is Direction.OUT:
        about = attempt.basis is Basis.ABOUT
        return replace(attempt, owns_up=attempt.owns_up or (about and owns_up(note)))
    if attempt.direction is Direction.MET or attempt.their_word is not None:
        return attempt
    said = (
        (TheirWord.NEW_TIME, new_time),
        (TheirWord.CALLED_OFF, taken_back),
        (TheirWord.LATE, says_they_are_late(note)),
    )
    return replace(attempt, their_word=next((word for word, is_said in said if is_said), None))


def is_declared(attempt: Attempt, *bases: Basis) -> bool:
    """Whether it is said to rest on one of those; one that is said to keep an agreement rests on that."""
    keeps_none = attempt.keeps in (None, NOTHING)
    return attempt.direction is Direction.OUT and keeps_none and attempt.basis in bases


@dataclass(frozen=True, slots=True)
class NewProspect:
    """Someone met for the first time, created together with the contact.

    `another`: that somebody of exactly that name is here was seen, and it is somebody else. `shares`: that their number
    or address is known was seen as well, and they share it with whoever has it. `known_before`: they knew us before the
    first thing that stands here.
    """

    name: str
    organisation: str = ""
    phone: str = ""
    email: str = ""
    another: bool = False
    shares: bool = False
    household: str = ""
    known_before: bool = False


@dataclass(frozen=True, slots=True)
class NextAgreement:
    """What was agreed to happen next. `owner` "" means whoever logs it.

    `instead`: it stands in the place of an open talk by the same way (True), or beside it (False); None goes by what
    was agreed. `who_moved` is who asked for that, where it does; both agreed to the new time. `minutes` is how long it
    takes, `every` what was said of its coming again.
    """

    kind: AgreementKind
    window: Window
    channel: Channel
    topic: str = ""
    words: str = ""
    then: str = ""
    owner: str = ""
    instead: bool | None = None
    who_moved: WhoMoved = WhoMoved.THEY_ASKED
    place: str = ""
    minutes: int | None = None
    every: str = ""


@dataclass(frozen=True, slots=True)
class NewStanding:
    """`keeps_talks`: times to talk that were agreed stand beside "their turn", as if agreed in the same breath."""

    kind: StandingKind
    words: str = ""
    keeps_talks: bool = False


@dataclass(frozen=True, slots=True)
class NewObjection:
    """A "do not contact" as they said it; `channel` None for all, `until` None for ever. `also` are further channels
    that one sentence of theirs closes with the first: "only by e-mail" is one to each other way."""

    channel: Channel | None
    words: str = ""
    until: datetime | None = None
    also: tuple[Channel, ...] = ()

    @property
    def channels(self) -> tuple[Channel | None, ...]:
        """Each once; None for all."""
        return tuple(dict.fromkeys((self.channel, *self.also)))


@dataclass(frozen=True, slots=True)
class Changed:
    """Something changed: what they told us at `said_at` (UTC), before the contact, that we had not written down.

    `words` are theirs, where neither what they agreed to nor the standing has them. What is not given yet is None or
    "", and then it counts for nothing: see `exits`.
    """

    said_at: datetime | None
    agreed: NextAgreement | None = None
    standing: NewStanding | None = None
    words: str = ""

    @property
    def their_words(self) -> str:
        said = (self.words, self.agreed.words if self.agreed else "", self.standing.words if self.standing else "")
        return next((words for words in said if words.strip()), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole entry. `who` is a prospect's id or someone new.

    Where the guard warns, one of the exits is needed: `asked` (what they asked for), `changed`, or `reason` (why it
    happened all the same); where it stops, `although_no` as well: that we know they asked us not to.
    `lift` is what becomes of an objection to the way that was agreed; None where nobody was asked. `missed` is a talk
    whose time was over, and which they were told that we had missed; `called_off` is one ahead, which they were told
    that we call off. `let_be`: that nothing is agreed is fine. `others` were in it too: the entry is one occasion, and
    each of them has the contact, what was agreed and what was said as their own.
    """

    who: int | NewProspect
    attempt: Attempt
    outcome: ContactOutcome
    note: str = ""
    questions: tuple[Question, ...] = ()
    ready: Ready | None = None
    asked: str = ""
    reason: str = ""
    although_no: bool = False
    changed: Changed | None = None
    next: tuple[NextAgreement, ...] = ()
    standing: NewStanding | None = None
    objection: NewObjection | None = None
    lift: Lift | None = None
    missed: int | None = None
    called_off: int | None = None
    let_be: bool = False
    others: tuple[int | NewProspect, ...] = ()

    @property
    def everybody(self) -> tuple[int | NewProspect, ...]:
        """Whom it is about, each once."""
        return tuple(dict.fromkeys((self.who, *self.others)))
