"""Erase those who have lain in the trash for their thirty days."""

from __future__ import annotations

from datetime import timedelta

from tracker.actions.outcome import Changes, Outcome
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.ports import Desk

KEPT_FOR = timedelta(days=30)
"""How long somebody in the trash can still be restored."""


def purge_trash(desk: Desk) -> Outcome[tuple[int, ...]]:
    """The ids of those who were erased, each in a transaction of their own. Raises StoreFault; who was erased until
    then stays erased.

    Nobody goes by a clock that cannot be believed: what is erased by mistake is gone for good.
    """
    if not desk.lets_go():
        return Outcome((), Changes())
    over = desk.now() - KEPT_FOR
    gone = tuple(person.id for person in desk.store.in_trash() if person.deleted_at <= over)
    changes = Changes()
    for prospect_id in gone:
        one = erase_prospect(desk, prospect_id).changes
        changes = Changes(changes.prospects | one.prospects, changes.days | one.days, one.everything, one.seq)
    return Outcome(gone, changes)
