"""Say that it is fine that nothing is agreed with somebody, until something else that was agreed comes to nothing."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.find import history_in
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.prospect import Prospect


def let_be(desk: Desk, prospect_id: int) -> Outcome[Prospect]:
    """The prospect as they stand now. Raises Refusal (NO_SUCH_PROSPECT), StoreFault."""
    now = desk.now()
    with desk.store.deed(DeedName.LET_BE, desk.me, now) as tx:
        prospect = replace(history_in(tx, prospect_id).prospect, let_be_at=now)
        tx.put(prospect)
        tx.about(prospect_id)
    return Outcome(prospect, tx.changes)
