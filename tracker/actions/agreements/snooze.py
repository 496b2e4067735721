"""Hide the reminder of an agreement for a while; what was agreed stays exactly as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.actions.find import open_agreement
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk, Transaction
from tracker.rules.agreement import Agreement, Snooze


def snooze(desk: Desk, agreement_id: int, until: datetime) -> Outcome[Snooze]:
    """The reminder as put off until `until` (aware); one that is past shows it again.

    Raises Refusal (NO_SUCH_AGREEMENT, ALREADY_SETTLED), StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.SNOOZE, desk.me, now) as tx:
        agreement = open_agreement(tx, agreement_id)
        put_off = Snooze(desk.new_id(), agreement.prospect_id, agreement.id, until, now)
        tx.put(put_off)
        tx.about(agreement.prospect_id)
    return Outcome(put_off, tx.changes)


def show_again(tx: Transaction, agreement: Agreement, now: datetime, new_id: Callable[[], int]) -> None:
    """Within a deed that changes the agreed time: a reminder that is hidden was hidden for the other one."""
    if agreement.id in tx.snoozed(now):
        tx.put(Snooze(new_id(), agreement.prospect_id, agreement.id, now, now))
