"""What an entry would do to what was agreed before, so that it is said before it is saved. Knows no store.

The same function that saves the entry answers: what is said is what will be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.actions.contacts.log_entry import log_entry
from tracker.actions.known_by_now import unwritten_id, with_records
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.entry import Entry
from tracker.rules.guard.settling import could_be_replaced, left_over
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind


@dataclass(frozen=True, slots=True)
class Foretold:
    """`beside` is the open talk a new time could stand in the place of, `in_its_place` whether it will.

    `withdraws` are those that "they'll contact me" takes back, or would, were they not kept: `keeps_talks`. `over` is a
    talk whose time is over: what became of it is asked. `binds`: something is agreed once it is saved. `closes` are
    those that go with a way they close.
    """

    beside: Agreement | None = None
    in_its_place: bool = False
    withdraws: tuple[Agreement, ...] = ()
    keeps_talks: bool = False
    over: Agreement | None = None
    binds: bool = False
    closes: tuple[Agreement, ...] = ()


def foretell(entry: Entry, history: History, policy: Policy) -> Foretold:
    """What the entry would do to the agreements of that history."""
    at, standing = entry.attempt.at, entry.standing
    plain = replace(entry, standing=replace(standing, keeps_talks=False)) if standing is not None else entry
    taken = log_entry(plain, history, policy, unwritten_id, at)
    settled = [taken.settled] if taken.settled is not None else []
    left = tuple(a for a in with_records(history, settled).agreements if a.is_open)
    talk = next((a for a in entry.next if a.kind is AgreementKind.TALK), None)
    beside = could_be_replaced(talk, left, at, policy) if talk is not None else None
    moved = {a.id for a in taken.ended if a.outcome is AgreementOutcome.MOVED}
    withdrawn = tuple(a for a in taken.ended if a.outcome is AgreementOutcome.WITHDRAWN)
    by_turn = standing is not None and standing.kind is StandingKind.THEIR_TURN
    whole = taken if plain == entry else log_entry(entry, history, policy, unwritten_id, at)
    return Foretold(
        beside,
        beside is not None and beside.id in moved,
        withdrawn if by_turn else (),
        standing is not None and standing.keeps_talks,
        left_over(talk, left, at, policy) if talk is not None else None,
        any(a.is_open for a in with_records(history, whole.agreements_written).agreements),
        withdrawn if entry.objection is not None and not by_turn else (),
    )
