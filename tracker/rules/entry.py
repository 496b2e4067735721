"""What a person tells the program after (or before) a contact: the draft every path to a record goes through.

Quick entry, the command line, the sample data and an import all fill one of these. Knows nothing of
what becomes of it: the guard judges it and `actions.log_contact` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.rules.agreement import AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.prospect import StandingKind
from tracker.rules.window import Window


@dataclass(frozen=True, slots=True)
class Attempt:
    """As much of a contact as the guard needs, whether it has happened or is only meant to.

    `at` is an aware instant. `basis` is declared only for SERVICE, REPLY, GOODWILL or PROMISED; otherwise the
    guard finds it. `keeps` names the agreement it is meant to keep; None lets the guard find the best.
    """

    direction: Direction
    channel: Channel
    at: datetime
    by: str
    basis: Basis | None = None
    keeps: int | None = None
    outcome: ContactOutcome | None = None


def is_declared(attempt: Attempt, *bases: Basis) -> bool:
    """Whether it is said to rest on one of those; one that keeps an agreement rests on that."""
    return attempt.direction is Direction.OUT and attempt.keeps is None and attempt.basis in bases


@dataclass(frozen=True, slots=True)
class NewProspect:
    """Someone met for the first time, created together with the contact.

    `another`: that somebody of exactly that name is here was seen, and it is somebody else.
    """

    name: str
    organisation: str = ""
    phone: str = ""
    email: str = ""
    another: bool = False


@dataclass(frozen=True, slots=True)
class NextAgreement:
    """What was agreed to happen next. `owner` "" means whoever logs it."""

    kind: AgreementKind
    window: Window
    channel: Channel
    topic: str = ""
    words: str = ""
    then: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class NewStanding:
    kind: StandingKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class NewObjection:
    """A "do not contact" as they said it; `channel` None for all, `until` None for ever."""

    channel: Channel | None
    words: str = ""
    until: datetime | None = None


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
