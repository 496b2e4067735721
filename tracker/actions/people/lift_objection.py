"""Lift an objection: they have told us that we may contact them again."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.find import history_in
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.prospect import Objection


def lift_objection(desk: Desk, objection: Objection) -> Outcome[Objection]:
    """The objection as lifted now; what it had withdrawn stays withdrawn, for nobody has agreed to it anew.

    Raises Refusal (NO_SUCH_PROSPECT, CHANGED_SINCE where it is no longer as `objection` shows it), StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.LIFT_OBJECTION, desk.me, now) as tx:
        history = history_in(tx, objection.prospect_id)
        if objection not in history.objections or objection.lifted_at is not None:
            raise Refusal(Problem.CHANGED_SINCE, history.prospect.name)
        lifted = replace(objection, lifted_at=now)
        tx.put(lifted)
        tx.about(lifted.prospect_id, lifted.channel.value if lifted.channel is not None else "all")
    return Outcome(lifted, tx.changes)
