"""Lift an objection: they have told us that we may contact them again."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.find import history_in
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.prospect import Objection


def lift_objection(desk: Desk, objection: Objection, *said_with: Objection) -> Outcome[Objection]:
    """The objection as lifted now, and with it those that the same sentence of theirs said of other ways; what they had
    withdrawn stays withdrawn, for nobody has agreed to it anew.

    Raises Refusal (NO_SUCH_PROSPECT, CHANGED_SINCE where one is no longer as it is shown), StoreFault.
    """
    now, ways = desk.now(), {each.channel for each in (objection, *said_with)}
    with desk.store.deed(DeedName.LIFT_OBJECTION, desk.me, now) as tx:
        history = history_in(tx, objection.prospect_id)
        for each in (objection, *said_with):
            if each not in history.objections or each.lifted_at is not None:
                raise Refusal(Problem.CHANGED_SINCE, history.prospect.name)
            tx.put(replace(each, lifted_at=now))
        only = objection.channel if len(ways) == 1 else None
        tx.about(objection.prospect_id, only.value if only is not None else "all")
    return Outcome(replace(objection, lifted_at=now), tx.changes)
