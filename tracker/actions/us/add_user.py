"""Make somebody one of us, or take back that they have left. Two of us never go by one name."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.fitting_text import fit_label
from tracker.actions.outcome import ABOUT_US, DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.actions.us.who_of_us import free_name
from tracker.rules.us import User, user_named


def add_user(desk: Desk, name: str, company: str = "", ring_back: str = "") -> Outcome[User]:
    """Somebody new among us. Whoever had left and is named again is back, by the name they had.

    Raises Refusal (ONE_OF_US_ALREADY, EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT), StoreFault.
    """
    with desk.store.deed(DeedName.ADD_USER, desk.me, desk.now()) as tx:
        former = user_named(tx.users(), name)
        if former is not None and former.left_at is not None:
            user = replace(former, left_at=None)
        else:
            user = User(desk.new_id(), free_name(tx, name), (), fit_label(company), fit_label(ring_back))
        tx.put(user)
        tx.about(None, ABOUT_US)
    return Outcome(user, tx.changes)
