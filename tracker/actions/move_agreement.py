"""Change the agreed time, and say who moved it."""

from __future__ import annotations

from tracker.actions.find import open_agreement
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement, WhoMoved
from tracker.rules.settling import move
from tracker.rules.window import Window


def move_agreement(desk: Desk, agreement_id: int, window: Window, who_moved: WhoMoved) -> Outcome[Agreement]:
    """The agreement that now binds us: the successor, or, for a typing mistake, the same one put right.

    The same window changes nothing. Raises Refusal (NO_SUCH_AGREEMENT, ALREADY_SETTLED), StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.MOVE_AGREEMENT, desk.me, now) as tx:
        agreement = open_agreement(tx, agreement_id)
        if agreement.window != window:
            versions = move(agreement, window, who_moved, now, desk.new_id())
            # The successor first: the old one points to it.
            for version in reversed(versions):
                tx.put(version)
            tx.about(agreement.prospect_id, who_moved.value)
            agreement = versions[-1]
    return Outcome(agreement, tx.changes)
