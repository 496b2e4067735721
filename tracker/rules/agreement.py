"""An agreement: something both sides said yes to. Knows no contact but by its id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.rules.channel import Channel
from tracker.rules.window import Window


class AgreementKind(StrEnum):
    """TALK is a next time to talk, PROMISE something of ours that is theirs by its window's end."""

    TALK = "talk"
    PROMISE = "promise"


class AgreementOutcome(StrEnum):
    """OPEN and TRIED still bind us; the rest are settled."""

    OPEN = "open"
    TRIED = "tried"
    KEPT = "kept"
    KEPT_LATE = "kept-late"
    MOVED = "moved"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    NO_SHOW = "no-show"
    LAPSED = "lapsed"


KEPT = frozenset({AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE})
MISSED = frozenset({AgreementOutcome.BROKEN, AgreementOutcome.LAPSED})
"""What was ours to keep, and was not."""
TO_MEET = frozenset({Channel.MEETING, Channel.VIDEO})
"""Ways by which both of us have to be there. A call that nobody picks up is a try, not a no-show."""


class WhoMoved(StrEnum):
    """Why an agreed time changed. Only a typing mistake counts as corrected, and not as moved, in "kept as promised".

    They agreed to the new time where they asked for it, and where we did; a date of our own they agreed to nothing.
    """

    THEY_ASKED = "they-asked"
    WE_ASKED = "we-asked"
    I_AM_LATE = "i-am-late"
    TYPED_WRONG = "typed-wrong"


def is_called_off_by_us(outcome: AgreementOutcome, who_moved: WhoMoved | None) -> bool:
    """Whether that end was our own doing, and not theirs."""
    return outcome is AgreementOutcome.WITHDRAWN and who_moved is WhoMoved.WE_ASKED


@dataclass(frozen=True, slots=True)
class Agreement:
    """A next time to talk, or a promise of ours.

    `made_at` is the instant (UTC) they said yes, `made_in` the contact they said it in, `words` how they said it.
    `owner` is who of us does it, `then` what happens after it. `settled_at` (UTC) is when the thing that settled it
    happened, `settled_by` that contact's id. A moved one names the one that replaced it. `to_tell` is a broken one they
    have not been told of yet. `lifts_once` is one they agreed to by a way they object to, lifting that for itself only.
    `minutes` is how long it takes, None where nobody said. `every` is what was said of its coming again
    ("every spring"), so that we ask for the next one. `occasion_id` is shared by what was agreed with several people at
    once. `corrected_at` (UTC) is when one of us last changed what was written here, other than by what became of it.
    `was_missed`: it stood here as missed, lapsed or unanswered, until a correction or a late entry said that it was
    kept; "kept as promised" counts it as corrected.
    """

    id: int
    prospect_id: int
    kind: AgreementKind
    window: Window
    channel: Channel
    owner: str
    made_at: datetime
    topic: str = ""
    words: str = ""
    then: str = ""
    made_in: int | None = None
    outcome: AgreementOutcome = AgreementOutcome.OPEN
    settled_at: datetime | None = None
    settled_by: int | None = None
    moved_to: int | None = None
    who_moved: WhoMoved | None = None
    to_tell: bool = False
    lifts_once: bool = False
    place: str = ""
    minutes: int | None = None
    every: str = ""
    occasion_id: int | None = None
    corrected_at: datetime | None = None
    was_missed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still binds us."""
        return self.outcome in (AgreementOutcome.OPEN, AgreementOutcome.TRIED)

    @property
    def is_unanswered(self) -> bool:
        """Whether what became of it has still to be said: to us while it is open, and to them where we missed it."""
        return self.is_open or self.to_tell

    @property
    def is_called_off_by_us(self) -> bool:
        """Whether it was we who called it off: `who_moved` says then whose wish it was, as it does of a new time."""
        return is_called_off_by_us(self.outcome, self.who_moved)

    @property
    def is_to_meet(self) -> bool:
        """Whether they could fail to come: we were to meet, face to face or on a screen."""
        return self.kind is AgreementKind.TALK and self.channel in TO_MEET

    def was_open_at(self, moment: datetime) -> bool:
        """Whether it bound us at `moment`: made by then, and settled, if ever, only later."""
        return self.made_at <= moment and (self.settled_at is None or moment < self.settled_at)


@dataclass(frozen=True, slots=True)
class Snooze:
    """A reminder of ours hidden until `until`; both instants UTC. The agreement itself knows nothing of it.

    It stands beside the agreement and not in it, so that putting off a reminder can never be mistaken for moving what
    was agreed. `prospect_id` is whose agreement it is.
    """

    id: int
    prospect_id: int
    agreement_id: int
    until: datetime
    made_at: datetime
