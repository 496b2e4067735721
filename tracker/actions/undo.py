"""Take back the last deed, as a deed of its own in the ledger."""

from __future__ import annotations

from tracker.actions.outcome import Deed, Outcome
from tracker.actions.ports import Desk


def undo(desk: Desk) -> Outcome[Deed]:
    """The ledger entry of the undoing; its `of` names what was taken back.

    Raises Refusal (NOTHING_TO_UNDO, CHANGED_SINCE), StoreFault.
    """
    deed, changes = desk.store.undo(desk.me, desk.now())
    return Outcome(deed, changes)
