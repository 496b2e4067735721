"""Erase a person for good: what they said, what was agreed, and every earlier version of it."""

from __future__ import annotations

from tracker.actions.outcome import Outcome
from tracker.actions.ports import Desk


def erase_prospect(desk: Desk, prospect_id: int) -> Outcome[int]:
    """The id that nobody bears any more; one in the trash can be erased too. No undo brings them back.

    Where they objected to being contacted, a digest of their numbers and addresses is kept, so that adding them again
    brings the objection back. Raises Refusal (NO_SUCH_PROSPECT), StoreFault.
    """
    return Outcome(prospect_id, desk.store.erase(prospect_id, desk.me, desk.now()))
