"""Give an agreement its honest end where no contact kept it: broken, withdrawn or lapsed."""

from __future__ import annotations

from datetime import datetime

from tracker.actions.agreements.together import put_all
from tracker.actions.find import open_agreement
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.guard.settling import break_, lapse, withdraw


def settle_agreement(desk: Desk, agreement_id: int, answer: AgreementOutcome) -> Outcome[Agreement]:
    """The agreement as settled. `answer` is BROKEN (I missed it), WITHDRAWN (they no longer want it) or LAPSED.

    One that was kept is settled by the contact that kept it, through `log_contact`. Raises ValueError for any
    other answer, Refusal (NO_SUCH_AGREEMENT, ALREADY_SETTLED), StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.SETTLE_AGREEMENT, desk.me, now) as tx:
        agreement = answered(open_agreement(tx, agreement_id), answer, now)
        put_all(tx, (agreement,), desk.new_id)
        tx.about(agreement.prospect_id, answer.value)
    return Outcome(agreement, tx.changes)


def answered(agreement: Agreement, answer: AgreementOutcome, at: datetime) -> Agreement:
    """The agreement with that end, given at `at` (UTC)."""
    if answer is AgreementOutcome.BROKEN:
        return break_(agreement, at)
    if answer is AgreementOutcome.WITHDRAWN:
        return withdraw(agreement, at, None)
    if answer is AgreementOutcome.LAPSED:
        return lapse(agreement, at)
    raise ValueError(f"{answer.value} is not an end one can give an agreement by hand")
