"""When a prospect may next hear from us, and on what that rests. Knows no sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact
from tracker.rules.entry import Attempt
from tracker.rules.guard.known import Known, known_at
from tracker.rules.guard.reaching import reached_by
from tracker.rules.guard.replying import may_be_answered, waiting_message
from tracker.rules.guard.timing import Timing, timing
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import Objection, Standing


class EarliestKind(StrEnum):
    AGREED = "agreed"
    PROMISED = "promised"
    REPLY = "reply"
    THEIR_TURN = "their-turn"
    NOTHING_AGREED = "nothing-agreed"
    ASKED_NOT = "asked-not"


@dataclass(frozen=True, slots=True)
class Earliest:
    """The next welcome contact, or why there is none. Only the evidence of its kind is given."""

    kind: EarliestKind
    agreement: Agreement | None = None
    standing: Standing | None = None
    objection: Objection | None = None
    contact: Contact | None = None


def earliest_welcome(history: History, policy: Policy, now: datetime) -> Earliest:
    """What stands on the prospect's card at `now`.

    Their asking us to stop comes before everything, but for what we promised them when they said no, or later, and
    for what lifted it for itself. A message of theirs that waits may be answered at once, after a no as well where it
    came since; else the nearest thing agreed counts, a time to talk before a promise on the same day. Where they agreed
    to a way they had asked us not to use, and that still stands, it is that which they asked.
    """
    known = known_at(history, now)
    everywhere = next((o for o in known.objections if o.channel is None), None)
    if everywhere is not None and not _usable(known, policy):
        return Earliest(EarliestKind.ASKED_NOT, objection=everywhere)
    no = known.no_thanks()
    message = waiting_message(known, policy) if everywhere is None else None
    if message is not None and (no is None or may_be_answered(no, message)):
        return Earliest(EarliestKind.REPLY, contact=message)
    agreement = min(
        _usable(known, policy), key=lambda a: (a.window.last, a.kind is AgreementKind.PROMISE), default=None
    )
    talk = agreement is not None and agreement.kind is AgreementKind.TALK
    if agreement is not None:
        return Earliest(EarliestKind.AGREED if talk else EarliestKind.PROMISED, agreement, known.standing)
    if no is not None:
        return Earliest(EarliestKind.ASKED_NOT, standing=no)
    said = known.their_turn()
    if said is not None:
        return Earliest(EarliestKind.THEIR_TURN, standing=said)
    stops = next((o for a in _counting(known, policy) for o in _stopping(a, known)), None)
    if stops is not None:
        return Earliest(EarliestKind.ASKED_NOT, objection=stops)
    return Earliest(EarliestKind.NOTHING_AGREED, standing=known.standing)


def _usable(known: Known, policy: Policy) -> list[Agreement]:
    """Open agreements that still count and that nobody's "do not contact" stops: theirs by that channel, or that of
    somebody who is reached by the same number or address and was not said to share it.
    """
    return [
        a
        for a in _counting(known, policy)
        if not _stopping(a, known) and reached_by(_as_agreed(a, known), known).is_known_to_be_shared
    ]


def _counting(known: Known, policy: Policy) -> list[Agreement]:
    return [a for a in known.binding if timing(a, known.moment, policy) is not Timing.LAPSED]


def _stopping(agreement: Agreement, known: Known) -> list[Objection]:
    """The objections of theirs that it does not lift; what they asked after it is not lifted by it."""
    return [
        o
        for o in known.objections
        if o.covers(agreement.channel) and not (agreement.lifts_once and o.since <= agreement.made_at)
    ]


def _as_agreed(agreement: Agreement, known: Known) -> Attempt:
    return Attempt(Direction.OUT, agreement.channel, known.moment, agreement.owner)
