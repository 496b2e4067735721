"""What is said of a line, as values that a card shows. Knows no sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of the reading; pieces are joined by " · ". `strong` is how much of its beginning stands out (a name)."""

    text: str
    strong: int = 0

    @property
    def begins(self) -> str:
        return self.text[: self.strong]

    @property
    def ends(self) -> str:
        return self.text[self.strong :]


class AskedAs(StrEnum):
    """What the strip speaks of."""

    QUESTION = "question"
    REFUSED = "refused"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick, by click or Alt and its number; `key` is what `Line.answer` takes. `is_open`: it does nothing
    by itself but lets the rest be typed ("Other…"). `short` is its label where there is less room, "" where that is
    no shorter."""

    label: str
    key: str
    is_open: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in the strip. `chosen` is the place of the pick that Enter takes, None where one has to be picked.
    `beside` stands after the picks ("or type “4pm yesterday”"), "" for nothing. `ask` is the key of the ask, `came_of`
    the agreement that is to be answered instead.
    """

    as_: AskedAs
    headline: str
    sentence: str
    picks: tuple[Pick, ...] = ()
    chosen: int | None = None
    beside: str = ""
    ask: str = ""
    about_person: bool = False
    came_of: int | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How it was, with what was clicked; None for what is open."""

    direction: Direction | None
    channel: Channel | None
    outcome: ContactOutcome | None
