"""Change what we know of a person, without writing over what somebody else has changed meanwhile."""

from __future__ import annotations

from dataclasses import fields, replace

from tracker.actions.find import history_in
from tracker.actions.fit_text import fit_prospect
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.prospect import Prospect

NOT_EDITED = frozenset({"id", "deleted_at"})


def edit_prospect(desk: Desk, before: Prospect, after: Prospect) -> Outcome[Prospect]:
    """The person as now written: `after` wherever it differs from `before`, and the store's own word elsewhere.

    Refuses with CHANGED_SINCE only where a field was changed on both sides, to different things. Raises
    Refusal (NO_SUCH_PROSPECT, CHANGED_SINCE, EMPTY_NAME, and those for text and numbers), StoreFault.
    """
    after = fit_prospect(after, desk.e164)
    with desk.store.deed(DeedName.EDIT_PROSPECT, desk.me, desk.now()) as tx:
        current = history_in(tx, before.id).prospect
        merged = merge(before, after, current)
        if merged != current:
            tx.put(merged)
            tx.about(merged.id)
    return Outcome(merged, tx.changes)


def merge(before: Prospect, after: Prospect, current: Prospect) -> Prospect:
    """`current` with what was changed from `before` to `after`. Raises Refusal (CHANGED_SINCE)."""
    merged = current
    for name in (f.name for f in fields(Prospect) if f.name not in NOT_EDITED):
        was, wanted, stands = getattr(before, name), getattr(after, name), getattr(current, name)
        if wanted == was:
            continue
        if stands not in (was, wanted):
            raise Refusal(Problem.CHANGED_SINCE, current.name)
        merged = replace(merged, **{name: wanted})
    return merged
