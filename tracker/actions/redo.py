"""Do again what was last undone, as a deed of its own in the ledger."""

from __future__ import annotations

from tracker.actions.outcome import Deed, Outcome
from tracker.actions.ports import Desk


def redo(desk: Desk) -> Outcome[Deed]:
    """The ledger entry of the redoing; its `of` names what was done again.

    Raises Refusal (NOTHING_TO_REDO, CHANGED_SINCE), StoreFault.
    """
    deed, changes = desk.store.redo(desk.me, desk.now())
    return Outcome(deed, changes)
