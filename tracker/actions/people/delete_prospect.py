"""Put a person in the trash, with all that was said and agreed left as it is."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.find import history_in
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.prospect import Prospect


def delete_prospect(desk: Desk, prospect_id: int) -> Outcome[Prospect]:
    """The person as they now lie in the trash. Raises Refusal (NO_SUCH_PROSPECT), StoreFault."""
    now = desk.now()
    with desk.store.deed(DeedName.DELETE_PROSPECT, desk.me, now) as tx:
        prospect = replace(history_in(tx, prospect_id).prospect, deleted_at=now)
        tx.put(prospect)
        tx.about(prospect.id)
    return Outcome(prospect, tx.changes)
