"""Correct an agreement: what was typed wrong is put right, and what rests on it is judged anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.actions.change_policy import policy_in
from tracker.actions.contacts.log_contact import AHEAD
from tracker.actions.contacts.spoken import window_kept
from tracker.actions.corrections.finding import still_there
from tracker.actions.corrections.judged_anew import reopened
from tracker.actions.corrections.writing_over import OF_AGREEMENT, Corrected, changed_in, merged, write_over
from tracker.actions.fitting_text import fit, fit_line, fit_name
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Transaction
from tracker.actions.us.who_of_us import one_of_us
from tracker.rules.agreement import KEPT, MISSED, Agreement, AgreementOutcome
from tracker.rules.agreement_state import has_slipped
from tracker.rules.diary.lengths import LONGEST
from tracker.rules.history import History
from tracker.rules.policy import Policy

BY_HAND = frozenset(AgreementOutcome) - {AgreementOutcome.MOVED, AgreementOutcome.TRIED}
"""The outcomes an agreement can be corrected to have."""


def correct_agreement(desk: Desk, before: Agreement, after: Agreement) -> Outcome[Corrected]:
    """The agreement as now written: `after` wherever it differs from `before`, and the store's own word elsewhere.

    Its contacts from the day it was made on are judged anew, so one that was kept late at a time typed wrong is kept.
    What became of it is corrected here only where it was said by hand; what a contact settled follows that contact.

    Raises Refusal (NO_SUCH_RECORD, NO_SUCH_PROSPECT, CORRECTED_SINCE, IN_THE_FUTURE, SETTLED_IN_A_CONTACT,
    ITS_TIME_IS_OVER where we are to have called it off and it was over when it ended, ENDS_BEFORE_IT_BEGINS where it
    would be settled before it was made, EMPTY_NAME, NO_SUCH_USER, and those for text), StoreFault.
    """
    now, after = desk.now(), _fit(after)
    if after.owner != before.owner:
        after = replace(after, owner=one_of_us(desk, after.owner))
    if after.made_at != before.made_at and after.made_at > now + AHEAD:
        raise Refusal(Problem.IN_THE_FUTURE)
    with desk.store.deed(DeedName.CORRECT_AGREEMENT, desk.me, now) as tx:
        current, was = still_there(tx, before)
        corrected = correct_in(tx, desk, was, current, merged(before, after, current, OF_AGREEMENT, was.prospect.name))
    return Outcome(corrected, tx.changes)


def correct_in(tx: Transaction, desk: Desk, was: History, current: Agreement, wanted: Agreement) -> Corrected:
    """The deed itself, within its transaction. Raises Refusal as `correct_agreement` does."""
    changed = changed_in(current, wanted, OF_AGREEMENT)
    if not changed:
        return Corrected(was.prospect, current)
    now = desk.now()
    agreement = replace(_became(current, wanted, now, policy_in(tx, desk)), corrected_at=now)
    if agreement.settled_at is not None and agreement.made_at > agreement.settled_at:
        raise Refusal(Problem.ENDS_BEFORE_IT_BEGINS)
    others = tuple(a for a in was.agreements if a.id != agreement.id)
    since = min(current.made_at, agreement.made_at)
    then, warns = write_over(tx, desk, was, replace(was, agreements=(*others, agreement)), since)
    tx.about(was.prospect.id, agreement.kind.value)
    return Corrected(was.prospect, then.agreement(agreement.id), warns)


def _fit(agreement: Agreement) -> Agreement:
    minutes = agreement.minutes
    return replace(
        agreement,
        window=window_kept(agreement.kind, agreement.window),
        owner=fit_name(agreement.owner),
        topic=fit_line(agreement.topic),
        words=fit(agreement.words),
        then=fit_line(agreement.then),
        place=fit_line(agreement.place),
        every=fit_line(agreement.every),
        minutes=min(minutes, LONGEST) if minutes is not None and minutes > 0 else None,
    )


def _became(current: Agreement, wanted: Agreement, now: datetime, policy: Policy) -> Agreement:
    """The agreement with what became of it, as of when that was."""
    if (wanted.outcome, wanted.who_moved) == (current.outcome, current.who_moved):
        return wanted
    if current.settled_by is not None or current.moved_to is not None or wanted.outcome not in BY_HAND:
        raise Refusal(Problem.SETTLED_IN_A_CONTACT)
    if wanted.is_open:
        return replace(reopened(wanted), was_missed=current.was_missed or current.outcome in MISSED)
    kept = wanted.outcome in KEPT
    at = min(now, max(wanted.window.starts, wanted.made_at)) if kept else current.settled_at or now
    # Whoever keeps something does so in a contact: here no more is known than that it stood otherwise.
    was_missed = current.was_missed or (kept and current.outcome not in KEPT)
    if wanted.is_called_off_by_us and has_slipped(wanted.window, at, policy):
        raise Refusal(Problem.ITS_TIME_IS_OVER, current.topic)
    who_moved = wanted.who_moved if wanted.is_called_off_by_us else None
    return replace(wanted, settled_at=at, who_moved=who_moved, to_tell=False, was_missed=was_missed)
