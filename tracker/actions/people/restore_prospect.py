"""Take a person out of the trash again."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.prospect import Prospect


def restore_prospect(desk: Desk, prospect_id: int) -> Outcome[Prospect]:
    """The person as before the trash; one who is not in it is left as they are.

    Raises Refusal (NO_SUCH_PROSPECT), StoreFault.
    """
    with desk.store.deed(DeedName.RESTORE_PROSPECT, desk.me, desk.now()) as tx:
        history = tx.history_of(prospect_id)
        if history is None:
            raise Refusal(Problem.NO_SUCH_PROSPECT)
        prospect = replace(history.prospect, deleted_at=None)
        if prospect != history.prospect:
            tx.put(prospect)
            tx.about(prospect.id)
    return Outcome(prospect, tx.changes)
