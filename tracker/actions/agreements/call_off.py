"""Call an agreement off ourselves, before its time is over: the deed is ours, and is kept and told as that."""

from __future__ import annotations

from tracker.actions.agreements.together import put_all
from tracker.actions.change_policy import policy_in
from tracker.actions.find import open_agreement
from tracker.actions.fitting_text import fit
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal, codes
from tracker.actions.ports import Desk
from tracker.rules.agreement import Agreement, WhoMoved
from tracker.rules.agreement_state import has_slipped
from tracker.rules.guard.settling import call_off as called_off
from tracker.rules.guard.settling import with_their_words


def call_off(desk: Desk, agreement_id: int, words: str = "") -> Outcome[Agreement]:
    """The agreement as called off by us; `words` are what they said to that.

    Once its time is over it can only have been missed: then it is too late to call it off. Raises Refusal
    (NO_SUCH_AGREEMENT, ALREADY_SETTLED, ITS_TIME_IS_OVER, and those for text), StoreFault.
    """
    words = fit(words)
    now = desk.now()
    with desk.store.deed(DeedName.SETTLE_AGREEMENT, desk.me, now) as tx:
        agreement = open_agreement(tx, agreement_id)
        if has_slipped(agreement.window, now, policy_in(tx, desk)):
            raise Refusal(Problem.ITS_TIME_IS_OVER, agreement.topic)
        ended = with_their_words(called_off(agreement, now), words)
        put_all(tx, (ended,), desk.new_id)
        tx.about(ended.prospect_id, codes(ended.outcome, WhoMoved.WE_ASKED))
    return Outcome(ended, tx.changes)
