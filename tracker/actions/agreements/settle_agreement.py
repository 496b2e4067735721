"""Give an agreement its honest end where no contact kept it: missed, called off, a no-show, or lapsed."""

from __future__ import annotations

from datetime import datetime

from tracker.actions.agreements.together import put_all
from tracker.actions.find import unanswered_agreement
from tracker.actions.fitting_text import fit
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.guard.settling import break_, did_not_come, lapse, with_their_words, withdraw


def settle_agreement(
    desk: Desk, agreement_id: int, answer: AgreementOutcome, words: str = "", *, to_tell: bool = False
) -> Outcome[Agreement]:
    """The agreement as settled. `answer` is BROKEN (I missed it), WITHDRAWN (they called it off), NO_SHOW (they did not
    come) or LAPSED; `words` are theirs as it ended. `to_tell`: we missed it, and they do not know yet.

    One that was kept is settled by the contact that kept it, through `log_contact`. One that is to tell may be answered
    anew: that it was missed says that they have been told. Raises ValueError for any other answer, Refusal
    (NO_SUCH_AGREEMENT, ALREADY_SETTLED, NOBODY_WAS_TO_COME, NOT_YET_TIME, and those for text), StoreFault.
    """
    words = fit(words)
    now = desk.now()
    with desk.store.deed(DeedName.SETTLE_AGREEMENT, desk.me, now) as tx:
        agreement = answered(unanswered_agreement(tx, agreement_id), answer, now, words, to_tell=to_tell)
        put_all(tx, (agreement,), desk.new_id)
        tx.about(agreement.prospect_id, answer.value)
    return Outcome(agreement, tx.changes)


def answered(
    agreement: Agreement, answer: AgreementOutcome, at: datetime, words: str = "", *, to_tell: bool = False
) -> Agreement:
    """The agreement with that end, given at `at` (UTC). Raises Refusal (NOBODY_WAS_TO_COME; NOT_YET_TIME where its time
    has not begun), and ValueError for an end that is not given by hand.
    """
    return with_their_words(_ended(agreement, answer, at, to_tell), words)


def _ended(agreement: Agreement, answer: AgreementOutcome, at: datetime, to_tell: bool) -> Agreement:
    if answer is AgreementOutcome.BROKEN:
        return break_(agreement, at, to_tell=to_tell)
    if answer is AgreementOutcome.WITHDRAWN:
        return withdraw(agreement, at, None)
    if answer is AgreementOutcome.LAPSED:
        return lapse(agreement, at)
    if answer is not AgreementOutcome.NO_SHOW:
        raise ValueError(f"{answer.value} is not an end one can give an agreement by hand")
    if not agreement.is_to_meet:
        raise Refusal(Problem.NOBODY_WAS_TO_COME, agreement.topic)
    if at < agreement.window.starts:
        raise Refusal(Problem.NOT_YET_TIME, agreement.topic)
    return did_not_come(agreement, at)
