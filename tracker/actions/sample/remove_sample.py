"""Remove the sample data in one click: its people go to the trash, everyone else stays; its colleagues leave us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk, Transaction
from tracker.actions.sample.load_sample import sample_people
from tracker.rules.prospect import Prospect
from tracker.rules.us import Us


def remove_sample(desk: Desk) -> Outcome[int]:
    """How many people went. Those whose sample tag was taken off stay. Raises StoreFault."""
    now = desk.now()
    with desk.store.deed(DeedName.REMOVE_SAMPLE, desk.me, now) as tx:
        people = sample_people(tx)
        names = _who_had_to_do_with(tx, people)
        for person in people:
            tx.put(replace(person, deleted_at=now))
        _let_leave(tx, desk, names, now)
    changes = replace(tx.changes, everything=True) if people else tx.changes
    return Outcome(len(people), changes)


def _who_had_to_do_with(tx: Transaction, people: Iterable[Prospect]) -> set[str]:
    found = (tx.history_of(person.id) for person in people)
    histories = [history for history in found if history is not None]
    return {c.by for h in histories for c in h.contacts} | {a.owner for h in histories for a in h.agreements}


def _let_leave(tx: Transaction, desk: Desk, names: set[str], now: datetime) -> None:
    """Those of us who were only ever in the sample never worked here: nobody is to hand anything over to them."""
    us, working = Us(tx.users()), tx.at_work()
    for user in us.users:
        known = user.company or user.ring_back or user.aliases or user.name in working or us.same(user.name, desk.me)
        if user.name in names and user.left_at is None and not known:
            tx.put(replace(user, left_at=now))
