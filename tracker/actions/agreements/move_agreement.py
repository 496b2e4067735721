"""Change the agreed time, and say who moved it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from tracker.actions.agreements.together import put_all
from tracker.actions.corrections.correct_agreement import correct_in
from tracker.actions.find import history_in, unanswered_agreement
from tracker.actions.fitting_text import fit
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk, Transaction
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.guard.settling import move
from tracker.rules.window import Window


def move_agreement(
    desk: Desk, agreement_id: int, window: Window, who_moved: WhoMoved, words: str = ""
) -> Outcome[Agreement]:
    """The agreement that now binds us: the successor, or, for a typing mistake, the same one put right,
    whose reminder is shown again where it was hidden.

    A typing mistake put right is a correction: what was done at the true time is judged anew, and may have kept it.
    `words` are theirs as they asked for the other time; "" keeps those of before. The same window changes nothing.
    Raises Refusal (NO_SUCH_AGREEMENT, ALREADY_SETTLED, and those for text), StoreFault.
    """
    words = fit(words)
    now = desk.now()
    with desk.store.deed(DeedName.MOVE_AGREEMENT, desk.me, now) as tx:
        agreement = unanswered_agreement(tx, agreement_id)
        if who_moved is WhoMoved.TYPED_WRONG:
            agreement = put_right(tx, desk, agreement, window)
        elif agreement.window != window or agreement.to_tell:
            versions = moved(agreement, window, who_moved, words, now, desk.new_id)
            put_all(tx, versions, desk.new_id)
            tx.about(agreement.prospect_id, who_moved.value)
            agreement = versions[0]
    return Outcome(agreement, tx.changes)


def put_right(tx: Transaction, desk: Desk, agreement: Agreement, window: Window) -> Agreement:
    """The same agreement with the time it was made for, within its transaction.

    One that seemed missed at the wrong time is open again. Raises Refusal as `correct_agreement` does.
    """
    outcome = AgreementOutcome.OPEN if agreement.to_tell else agreement.outcome
    wanted = replace(agreement, window=window, outcome=outcome)
    correct_in(tx, desk, history_in(tx, agreement.prospect_id), agreement, wanted)
    tx.about(agreement.prospect_id, WhoMoved.TYPED_WRONG.value)
    return tx.agreement(agreement.id) or agreement


def moved(
    agreement: Agreement, window: Window, who_moved: WhoMoved, words: str, at: datetime, new_id: Callable[[], int]
) -> tuple[Agreement, ...]:
    """What there is to write, in that order: the one that binds us now, then the one that points to it.

    `at` (UTC) is when it was moved. A typing mistake is no move: see `put_right`.
    """
    *before, now_binding = move(agreement, window, who_moved, at, new_id())
    return (replace(now_binding, words=words or now_binding.words), *before)
