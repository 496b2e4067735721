"""One of us leaves and hands over: what is still agreed goes, word for word, to whoever takes over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tracker.actions.outcome import ABOUT_US, DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Questions, Transaction
from tracker.actions.us.who_of_us import who_works_here
from tracker.rules.agreement import Agreement
from tracker.rules.us import Us, User


@dataclass(frozen=True, slots=True)
class Left:
    """Whoever has left, who took over ("" where nothing was open), and with whom each of the agreements is that changed
    hands, the next one first.
    """

    user: User
    to: str
    whom: tuple[str, ...]


def leave(desk: Desk, who: str, to: str = "") -> Outcome[Left]:
    """All that is still agreed with them goes to `to`, which may be "" where there is nothing; one deed, and one undo.

    Raises Refusal (NO_SUCH_USER, HAS_LEFT, NEEDS_WHO_TAKES_OVER, EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT),
    StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.LEAVE, desk.me, now) as tx:
        user = replace(who_works_here(tx, who), left_at=now)
        theirs, heir_name = _open_agreements(tx, user.name), ""
        if theirs or to.strip():
            if not to.strip():
                raise Refusal(Problem.NEEDS_WHO_TAKES_OVER, user.name)
            heir = who_works_here(tx, to)
            if heir.id == user.id:
                raise Refusal(Problem.NEEDS_WHO_TAKES_OVER, user.name)
            heir_name = heir.name
            for _whom, agreement in theirs:
                tx.put(replace(agreement, owner=heir.name))
        tx.put(user)
        tx.about(None, ABOUT_US)
    return Outcome(Left(user, heir_name, tuple(whom for whom, _agreement in theirs)), tx.changes)


def still_open(questions: Questions, name: str) -> tuple[str, ...]:
    """With whom something is agreed that would change hands if that one of us left, the next one first."""
    return tuple(whom for whom, _agreement in _open_agreements(questions, name))


def _open_agreements(asked: Questions | Transaction, name: str) -> list[tuple[str, Agreement]]:
    """With whom, and what. With people in the trash as well: whoever comes back from there is to find somebody who
    keeps it.
    """
    us = Us(asked.users())
    found = [(p.name, asked.agreement(p.id)) for p in asked.open_agreements_until(date.max)]
    trashed = (asked.history_of(gone.id) for gone in asked.in_trash())
    found += [(h.prospect.name, a) for h in trashed if h is not None for a in h.agreements if a.is_open]
    return [(whom, each) for whom, each in found if each is not None and us.same(each.owner, name)]
