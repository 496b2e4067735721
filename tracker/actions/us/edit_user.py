"""Change how one of us is written, which company they speak for, and by which number they are rung back, at once."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.fitting_text import fit_label
from tracker.actions.outcome import ABOUT_US, DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.actions.us.rename_user import renamed
from tracker.actions.us.who_of_us import free_name, who_of_us
from tracker.rules.us import User


def edit_user(desk: Desk, who: str, name: str, company: str, ring_back: str) -> Outcome[User]:
    """Whoever is called `who`, with all of that, in one deed. Where nothing is other, nothing is written.

    Raises Refusal (NO_SUCH_USER, ONE_OF_US_ALREADY, EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT), StoreFault.
    """
    with desk.store.deed(DeedName.EDIT_USER, desk.me, desk.now()) as tx:
        known = who_of_us(tx, who)
        user = replace(
            renamed(known, free_name(tx, name, but=known)),
            company=fit_label(company),
            ring_back=fit_label(ring_back),
        )
        tx.put(user)
        tx.about(None, ABOUT_US)
    return Outcome(user, tx.changes)
