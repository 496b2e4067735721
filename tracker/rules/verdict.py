"""The guard's word on a contact: a level and the findings it rests on. Knows no sentence; `words` tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from typing import Self

from tracker.rules.basis import Basis
from tracker.rules.channel import Channel


class Level(IntEnum):
    """The graver the greater. WARN and STOP hold an entry until an exit stands (`actions.exits`), NOTE is only told."""

    WELCOME = 0
    NOTE = 1
    WARN = 2
    STOP = 3


class Code(StrEnum):
    """What the guard can find, gravest kinds first; among findings of one level the earlier speaks first."""

    OBJECTED = "objected"
    NO_THANKS = "no_thanks"
    THEIR_TURN = "their_turn"
    NOTHING_AGREED = "nothing_agreed"
    FIRST_APPROACH = "first_approach"
    TOO_EARLY = "too_early"
    LATE = "late"
    LAPSED = "lapsed"
    OTHER_CHANNEL = "other_channel"
    ANOTHERS = "anothers"
    TRIES_SPENT = "tries_spent"
    TOO_MANY = "too_many"
    HOUSEHOLD = "household"
    ABOUT_IT = "about_it"
    GOODWILL = "goodwill"
    QUIET_HOURS = "quiet_hours"
    LITTLE_INTEREST = "little_interest"


class Why(StrEnum):
    """What tells the cases of a row apart. The values stand in sealed rows.

    TALK and PROMISE are an agreement's kind, AGREEMENT a neighbour's talk. The ways from MEETING to POST, and ALL, are
    what they objected to. AS_ASKED is on something they asked us for, REPLY an answer to them. EARLY is an agreement
    that was kept together before its time; OWNS_UP tells them that we are late for an appointment, cannot keep it or
    missed it.
    """

    UNSAID = ""
    TALK = "talk"
    PROMISE = "promise"
    AGREEMENT = "agreement"
    MEETING = "meeting"
    CALL = "call"
    VIDEO = "video"
    EMAIL = "email"
    TEXT = "text"
    SOCIAL = "social"
    POST = "post"
    ALL = "all"
    AS_ASKED = "as_asked"
    REPLY = "reply"
    EARLY = "early"
    OWNS_UP = "owns-up"
    BURST = "burst"
    WEEK = "week"
    OBJECTED = "objected"
    NO_THANKS = "no_thanks"
    THEIR_TURN = "their-turn"
    THEIR_HOURS = "their_hours"
    SUNDAY = "sunday"
    NIGHT = "night"
    CANNOT_BUY = "cannot_buy"
    NO_INTEREST = "none"
    PASSING_INTEREST = "passing"

    @property
    def way(self) -> Channel | None:
        """The way they objected to; None where it was any, and of every other case."""
        return Channel(self.value) if self.value in frozenset(Channel) else None


class ClockTime(str):
    """A time of day as a fact holds it: "HH:MM", or empty where there is none. It stands so in sealed rows."""

    __slots__ = ()

    @classmethod
    def of(cls, at: time | None) -> Self:
        return cls(f"{at:%H:%M}" if at is not None else "")

    @property
    def time(self) -> time | None:
        """ValueError where the text is no time."""
        return time.fromisoformat(self) if self else None


NO_TIME = ClockTime()


@dataclass(frozen=True, slots=True)
class Facts:
    """The evidence of a finding; each field given only where the finding rests on it.

    `who` is the person it concerns (the prospect, or someone beside them), `said_at` and `words` what they told us and
    when, `first`, `last`, `zone`, `at` and `ends_at` (the end of hours) an agreement's window, `owner` and `topic` its
    own, `done` the channel of the contact that is judged, `agreed` the channel agreed. `days` is how far outside the
    window that lies, or the days of the policy that count; `count` how many that makes, or were agreed or said since,
    `last_at` and `last_by` the last of them. `until` (UTC) is when an objection ends. `by` is who of us makes the
    contact. `to` is the number or address a finding is about, `way` the channel somebody beside them objects to, None
    for all. `eased` is a milder case of its row, `beyond` a graver one; `why` tells the cases of a row apart. `second`:
    of a time the clocks show twice that night the second is meant.
    """

    who: str = ""
    said_at: datetime | None = None
    words: str = ""
    agreement_id: int | None = None
    topic: str = ""
    first: date | None = None
    last: date | None = None
    at: ClockTime = NO_TIME
    zone: str = ""
    agreed: Channel | None = None
    done: Channel | None = None
    owner: str = ""
    until: datetime | None = None
    last_at: datetime | None = None
    last_by: str = ""
    count: int = 0
    days: int = 0
    why: Why = Why.UNSAID
    ends_at: ClockTime = NO_TIME
    by: str = ""
    to: str = ""
    way: Channel | None = None
    eased: bool = False
    beyond: bool = False
    second: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    code: Code
    level: Level
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Findings stand gravest first. Its level is that of its gravest finding, welcome where there is none.

    `basis` is what an outgoing contact rests on (None for the others), `agreement_id` the agreement it
    keeps or tries to keep. `rests_on` is the evidence for that basis: the agreement, or their message. `to` is the
    number or address that is meant, where it makes a difference and nobody said which.
    """

    findings: tuple[Finding, ...] = ()
    basis: Basis | None = None
    agreement_id: int | None = None
    rests_on: Facts | None = None
    to: str = ""

    @property
    def level(self) -> Level:
        return max((f.level for f in self.findings), default=Level.WELCOME)

    @property
    def first(self) -> Finding | None:
        return self.findings[0] if self.findings else None

    @property
    def stop(self) -> Code | None:
        """The gravest of what they said against it; None where it is no stop."""
        return next((f.code for f in self.findings if f.level is Level.STOP), None)

    def has(self, code: Code) -> bool:
        return any(f.code is code for f in self.findings)

    @property
    def is_as_agreed(self) -> bool:
        """Whether the contact may call itself as agreed (or as promised): at its time, by its way, and not against
        what they have asked of us since."""
        agreed = self.basis in (Basis.AGREED, Basis.PROMISED) and self.agreement_id is not None
        return agreed and not any(f.code in NOT_AS_AGREED for f in self.findings)


NOT_AS_AGREED = frozenset({Code.OBJECTED, Code.NO_THANKS, Code.TOO_EARLY, Code.LAPSED, Code.OTHER_CHANNEL})
WELCOME = Verdict()
