"""Hand an agreement over to a colleague: what was agreed stays word for word, only whose it is changes."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.agreements.together import put_all
from tracker.actions.find import open_agreement
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.actions.us.who_of_us import who_works_here
from tracker.rules.agreement import Agreement


def hand_over(desk: Desk, agreement_id: int, to: str) -> Outcome[Agreement]:
    """The agreement as it is now, `to`'s own; the `detail` of the ledger entry is the id of that user.

    Raises Refusal (EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT, NO_SUCH_USER, HAS_LEFT, NO_SUCH_AGREEMENT,
    ALREADY_SETTLED), StoreFault.
    """
    with desk.store.deed(DeedName.HAND_OVER, desk.me, desk.now()) as tx:
        heir = who_works_here(tx, to)
        agreement = replace(open_agreement(tx, agreement_id), owner=heir.name)
        put_all(tx, (agreement,), desk.new_id)
        tx.about(agreement.prospect_id, str(heir.id))
    return Outcome(agreement, tx.changes)
