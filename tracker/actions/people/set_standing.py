"""Write down what they told us about hearing from us, outside any contact we logged."""

from __future__ import annotations

from datetime import datetime

from tracker.actions.contacts.spoken import standing_from, taken_back_by_standing
from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit_standing
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.entry import NewStanding
from tracker.rules.prospect import Standing


def set_standing(desk: Desk, prospect_id: int, told: NewStanding, since: datetime | None = None) -> Outcome[Standing]:
    """The standing as written, from `since` (aware; None for now). "No, thank you" withdraws what was agreed before.

    Raises Refusal (NO_SUCH_PROSPECT, and those for text), StoreFault.
    """
    told = fit_standing(told)
    now = desk.now()
    with desk.store.deed(DeedName.SET_STANDING, desk.me, now) as tx:
        history = history_in(tx, prospect_id)
        standing = standing_from(told, prospect_id, since or now, None, desk.new_id)
        tx.put(standing)
        for withdrawn in taken_back_by_standing(standing, history.agreements):
            tx.put(withdrawn)
        tx.about(prospect_id, standing.kind.value)
    return Outcome(standing, tx.changes)
