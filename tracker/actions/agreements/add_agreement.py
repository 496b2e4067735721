"""Write down something they agreed to outside any contact we logged."""

from __future__ import annotations

from datetime import datetime

from tracker.actions.contacts.spoken import agreement_from
from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit_next
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement
from tracker.rules.entry import NextAgreement


def add_agreement(
    desk: Desk, prospect_id: int, agreed: NextAgreement, made_at: datetime | None = None
) -> Outcome[Agreement]:
    """The agreement as written, made at `made_at` (aware; None for now).

    Raises Refusal (NO_SUCH_PROSPECT, and those for text), StoreFault.
    """
    agreed = fit_next(agreed)
    now = desk.now()
    with desk.store.deed(DeedName.ADD_AGREEMENT, desk.me, now) as tx:
        history_in(tx, prospect_id)
        agreement = agreement_from(agreed, prospect_id, made_at or now, None, desk.me, desk.new_id)
        tx.put(agreement)
        tx.about(prospect_id, agreement.kind.value)
    return Outcome(agreement, tx.changes)
