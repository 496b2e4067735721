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
    """Something changed: what they told us at `said_at` (UTC), before the contact, that we had not written down."""

    said_at: datetime
    agreed: NextAgreement | None = None
    standing: NewStanding | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole entry. `who` is a prospect's id or someone new. `reason` is needed where the guard warns."""

    who: int | NewProspect
    attempt: Attempt
    outcome: ContactOutcome
    note: str = ""
    questions: tuple[Question, ...] = ()
    ready: Ready | None = None
    reason: str = ""
    changed: Changed | None = None
    next: tuple[NextAgreement, ...] = ()
    standing: NewStanding | None = None
    objection: NewObjection | None = None
