"""One of us leaves and hands over: what is still agreed goes, word for word, to whoever takes over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.actions.outcome import ABOUT_US, DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Transaction
from tracker.actions.us.who_of_us import who_works_here
from tracker.rules.agreement import Agreement
from tracker.rules.us import Us, User


def leave(desk: Desk, who: str, to: str = "") -> Outcome[tuple[User, int]]:
    """Whoever has left, and how many agreements were handed over to `to`, which may be "" where there are none.

    Raises Refusal (NO_SUCH_USER, HAS_LEFT, NEEDS_WHO_TAKES_OVER, EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT),
    StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.LEAVE, desk.me, now) as tx:
        user = replace(who_works_here(tx, who), left_at=now)
        theirs = _open_agreements(tx, user.name)
        if theirs or to.strip():
            if not to.strip():
                raise Refusal(Problem.NEEDS_WHO_TAKES_OVER, user.name)
            heir = who_works_here(tx, to)
            if heir.id == user.id:
                raise Refusal(Problem.NEEDS_WHO_TAKES_OVER, user.name)
            for agreement in theirs:
                tx.put(replace(agreement, owner=heir.name))
        tx.put(user)
        tx.about(None, ABOUT_US)
    return Outcome((user, len(theirs)), tx.changes)


def _open_agreements(tx: Transaction, name: str) -> list[Agreement]:
    """With people in the trash as well: whoever comes back from there is to find somebody who keeps it."""
    us = Us(tx.users())
    found = [tx.agreement(p.id) for p in tx.open_agreements_until(date.max)]
    trashed = (tx.history_of(gone.id) for gone in tx.in_trash())
    found += [a for history in trashed if history is not None for a in history.agreements if a.is_open]
    return [agreement for agreement in found if agreement is not None and us.same(agreement.owner, name)]
