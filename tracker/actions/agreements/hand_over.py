"""Hand an agreement over to a colleague: what was agreed stays word for word, only whose it is changes."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.agreements.together import put_all
from tracker.actions.find import open_agreement
from tracker.actions.fitting_text import fit_name
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement


def hand_over(desk: Desk, agreement_id: int, to: str) -> Outcome[Agreement]:
    """The agreement as it is now, `to`'s own.

    Raises Refusal (EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT, NO_SUCH_AGREEMENT, ALREADY_SETTLED), StoreFault.
    """
    owner = fit_name(to)
    with desk.store.deed(DeedName.HAND_OVER, desk.me, desk.now()) as tx:
        agreement = replace(open_agreement(tx, agreement_id), owner=owner)
        put_all(tx, (agreement,), desk.new_id)
        tx.about(agreement.prospect_id)
    return Outcome(agreement, tx.changes)
