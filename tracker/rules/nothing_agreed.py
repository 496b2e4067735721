"""Who is left without an agreement though there was to be one, so that nobody falls out of sight by an answer.

Knows no lane and no store.
"""

from __future__ import annotations

from datetime import datetime

from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import StandingKind

LEFT_OPEN = (
    AgreementOutcome.BROKEN,
    AgreementOutcome.LAPSED,
    AgreementOutcome.WITHDRAWN,
    AgreementOutcome.NO_SHOW,
)
"""Ends after which nobody has said what happens next. One that was kept was followed by that question."""


def is_left_without(history: History, now: datetime) -> bool:
    """Whether nothing is agreed with them at `now` (aware) although they were brought in, or what was agreed last was
    missed, lapsed, called off or a no-show, and nobody has said since that this is fine.

    Not where it is their turn, or where they asked us to stop: then it is theirs to say. Not where we have still to
    tell them of what we missed: that stands elsewhere.
    """
    if any(a.is_unanswered for a in history.agreements) or _is_theirs_to_say(history, now):
        return False
    last, let_be_at = last_ended(history), history.prospect.let_be_at
    if last is None:
        return history.prospect.known_before and let_be_at is None
    ended = last.settled_at
    return last.outcome in LEFT_OPEN and (let_be_at is None or (ended is not None and let_be_at < ended))


def last_ended(history: History) -> Agreement | None:
    """The agreement that came to an end last, whenever it was made; one that was moved went on in another."""
    ended = [a for a in history.agreements if a.outcome is not AgreementOutcome.MOVED and a.settled_at is not None]
    return max(ended, key=lambda a: (a.settled_at or a.made_at, a.id), default=None)


def _is_theirs_to_say(history: History, now: datetime) -> bool:
    if any(o.channel is None and o.holds_at(now) for o in history.objections):
        return True
    standing = standing_at(history.standings, now)
    return standing is not None and standing.kind in (StandingKind.THEIR_TURN, StandingKind.NO_THANKS)
