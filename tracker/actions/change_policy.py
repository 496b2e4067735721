"""Change how strict the guard is, for everybody who shares the store; and which policy a store is judged by."""

from __future__ import annotations

from dataclasses import fields, replace

from tracker.actions.outcome import DeedName, Fault, Outcome, StoreFault
from tracker.actions.ports import Desk, Questions
from tracker.rules.policy import LEVELS, KeptPolicy, Policy


def change_policy(desk: Desk, before: Policy, after: Policy) -> Outcome[Policy]:
    """Change what differs between the two, and leave the rest as it is by now; the policy as it then is.

    So a number that a colleague set meanwhile is not set back by whoever had it on the screen. Raises StoreFault.
    """
    with desk.store.deed(DeedName.CHANGE_POLICY, desk.me, desk.now()) as tx:
        now = policy_in(tx, desk)
        changed = _changed(now, before, after)
        if changed != now:
            tx.put(KeptPolicy(_everywhere(changed)))
    return Outcome(changed, tx.changes)


def policy_in(questions: Questions, desk: Desk) -> Policy:
    """By which contacts are judged there: the store's, or the desk's own while it has none. Raises StoreFault.

    One that says nothing sensible is damage, which is told elsewhere, and is to keep nobody from writing down what
    happened: the last one known here holds.
    """
    try:
        kept = questions.policy()
    except StoreFault as fault:
        if fault.fault is not Fault.DAMAGED:
            raise
        return desk.policy
    return replace(kept, zone=desk.zone) if kept is not None else desk.policy


def _everywhere(policy: Policy) -> Policy:
    """Without our zone, which is each computer's own."""
    return replace(policy, zone=Policy().zone)


def _changed(now: Policy, before: Policy, after: Policy) -> Policy:
    levels = {code: after.level_of(code) for code in LEVELS if after.level_of(code) is not before.level_of(code)}
    given = {
        field.name: getattr(after, field.name)
        for field in fields(Policy)
        if field.name not in ("zone", "levels") and getattr(after, field.name) != getattr(before, field.name)
    }
    return replace(now, levels={**LEVELS, **now.levels, **levels}, **given)
