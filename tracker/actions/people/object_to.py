"""Write down their "do not contact me", by one channel or by any, outside any contact we logged."""

from __future__ import annotations

from datetime import datetime

from tracker.actions.contacts.spoken import objection_from, taken_back_by_objection
from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit_objection
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.entry import NewObjection
from tracker.rules.prospect import Objection


def object_to(desk: Desk, prospect_id: int, told: NewObjection, since: datetime | None = None) -> Outcome[Objection]:
    """The objection as written, from `since` (aware; None for now). It withdraws what was agreed for its channel.

    Raises Refusal (NO_SUCH_PROSPECT, and those for text), StoreFault.
    """
    told = fit_objection(told)
    now = desk.now()
    with desk.store.deed(DeedName.OBJECT, desk.me, now) as tx:
        history = history_in(tx, prospect_id)
        objection = objection_from(told, prospect_id, since or now, None, desk.new_id)
        tx.put(objection)
        for withdrawn in taken_back_by_objection(objection, history.agreements):
            tx.put(withdrawn)
        tx.about(prospect_id, objection.channel.value if objection.channel is not None else "all")
    return Outcome(objection, tx.changes)
