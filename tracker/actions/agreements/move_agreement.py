"""Change the agreed time, and say who moved it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from tracker.actions.agreements.together import put_all
from tracker.actions.find import unanswered_agreement
from tracker.actions.fitting_text import fit
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement, WhoMoved
from tracker.rules.guard.settling import move
from tracker.rules.window import Window


def move_agreement(
    desk: Desk, agreement_id: int, window: Window, who_moved: WhoMoved, words: str = ""
) -> Outcome[Agreement]:
    """The agreement that now binds us: the successor, or, for a typing mistake, the same one put right.

    `words` are theirs as they asked for the other time; "" keeps those of before. The same window changes nothing.
    Raises Refusal (NO_SUCH_AGREEMENT, ALREADY_SETTLED, and those for text), StoreFault.
    """
    words = fit(words)
    now = desk.now()
    with desk.store.deed(DeedName.MOVE_AGREEMENT, desk.me, now) as tx:
        agreement = unanswered_agreement(tx, agreement_id)
        if agreement.window != window or agreement.to_tell:
            versions = moved(agreement, window, who_moved, words, now, desk.new_id)
            put_all(tx, versions, desk.new_id)
            tx.about(agreement.prospect_id, who_moved.value)
            agreement = versions[0]
    return Outcome(agreement, tx.changes)


def moved(
    agreement: Agreement, window: Window, who_moved: WhoMoved, words: str, at: datetime, new_id: Callable[[], int]
) -> tuple[Agreement, ...]:
    """What there is to write, in that order: the one that binds us now, then the one that points to it."""
    *before, now_binding = move(agreement, window, who_moved, at, new_id())
    return (replace(now_binding, words=words or now_binding.words), *before)
