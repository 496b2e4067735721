"""A prospect and what they last told us about hearing from us. Knows neither contacts nor agreements."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import StrEnum

from tracker.rules.channel import Channel
from tracker.rules.text import digits, fold
from tracker.rules.who.numbers import international


class Interest(StrEnum):
    UNKNOWN = "unknown"
    NONE = "none"
    PASSING = "passing"
    REAL = "real"
    READY = "ready"


class CanBuy(StrEnum):
    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Phone:
    """`typed` is kept as it was typed; `e164` is the same number for matching, or "" where it has none.

    `shared`: whoever else is reached by it was said to share it (a couple, a reception).
    """

    typed: str
    e164: str = ""
    label: str = ""
    shared: bool = False

    @property
    def key(self) -> str:
        """By which it is the same telephone in whatever record it stands."""
        return self.e164 or international(self.typed) or digits(self.typed)


@dataclass(frozen=True, slots=True)
class Email:
    """`shared` as in `Phone`."""

    address: str
    label: str = ""
    shared: bool = False

    @property
    def key(self) -> str:
        """By which it is the same mailbox in whatever record it stands."""
        return fold(self.address.strip())


@dataclass(frozen=True, slots=True)
class Hours:
    """When they like to be spoken to, in their zone. `days` are weekdays, Monday 0 to Sunday 6.

    Hours that end at or before they start run past midnight, and belong to the day they begin on.
    """

    start: time
    end: time
    days: frozenset[int] = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Business:
    """What they want, in five prompts; each free text, "" where we have not heard."""

    lower_costs: str = ""
    smoother_work: str = ""
    more_profit: str = ""
    an_edge: str = ""
    problems_coming: str = ""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A person we may hear from or turn to. `zone` is an IANA name, "" for ours.

    In the trash from `deleted_at` (UTC) on. `known_before`: they knew us before the first thing that stands here, as
    whoever is brought in from a file may.
    `greeting` is how they like to be addressed, "" to make it of the name. `let_be_at` (UTC) is when one of us last
    said that nothing being agreed with them is fine.
    """

    id: int
    name: str
    organisation: str = ""
    household: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    address: str = ""
    zone: str = ""
    preferred_channel: Channel | None = None
    hours: Hours | None = None
    tags: tuple[str, ...] = ()
    notes: str = ""
    business: Business = field(default_factory=Business)
    interest: Interest = Interest.UNKNOWN
    can_buy: CanBuy = CanBuy.UNKNOWN
    deleted_at: datetime | None = None
    known_before: bool = False
    greeting: str = ""
    let_be_at: datetime | None = None


class StandingKind(StrEnum):
    """THEIR_TURN is "we'll contact you", NO_THANKS their no; OPEN and CLIENT speak against nothing."""

    OPEN = "open"
    THEIR_TURN = "their-turn"
    NO_THANKS = "no-thanks"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Standing:
    """What they told us about hearing from us, from `since` (UTC) until a later one. `said_in` is a contact's id."""

    id: int
    prospect_id: int
    kind: StandingKind
    since: datetime
    words: str = ""
    said_in: int | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """Their "do not contact" for one channel, or for all where `channel` is None.

    In force from `since` (UTC), up to but not including `until` (UTC) where one was given, and until it
    is lifted (`lifted_at`, UTC).
    """

    id: int
    prospect_id: int
    channel: Channel | None
    since: datetime
    until: datetime | None = None
    words: str = ""
    said_in: int | None = None
    lifted_at: datetime | None = None

    def holds_at(self, moment: datetime) -> bool:
        if moment < self.since or (self.until is not None and moment >= self.until):
            return False
        return self.lifted_at is None or moment < self.lifted_at

    def covers(self, channel: Channel) -> bool:
        return self.channel is None or self.channel is channel

    def is_said_with(self, other: Objection) -> bool:
        """Whether one sentence of theirs said both, each of its own way: "only by e-mail" closes several."""
        both_of_a_way = self.channel is not None and other.channel is not None
        return both_of_a_way and bool(self.words) and replace(self, id=other.id, channel=other.channel) == other
