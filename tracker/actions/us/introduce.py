"""Say who one is, at the first start: one of us from then on, or known already and now with a company and a number."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.fitting_text import fit_label, fit_name
from tracker.actions.outcome import ABOUT_US, DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.rules.us import User, user_named


def introduce(desk: Desk, name: str, company: str = "", ring_back: str = "") -> Outcome[User]:
    """Whoever works here now. An empty company or number leaves what is known of somebody as it is.

    It is not taken back by undo: everything else rests on it. Raises Refusal (EMPTY_NAME, TEXT_TOO_LONG,
    UNREADABLE_TEXT), StoreFault.
    """
    typed, firm, number = fit_name(name), fit_label(company), fit_label(ring_back)
    with desk.store.deed(DeedName.INTRODUCE, typed, desk.now()) as tx:
        known = user_named(tx.users(), typed) or User(desk.new_id(), typed)
        user = replace(known, company=firm or known.company, ring_back=number or known.ring_back, left_at=None)
        tx.put(user)
        tx.about(None, ABOUT_US)
    return Outcome(user, tx.changes)
