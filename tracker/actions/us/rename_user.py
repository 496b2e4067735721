"""Correct how one of us is written. The old spelling stays theirs, so that all they wrote stays theirs."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.outcome import ABOUT_US, DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.actions.us.who_of_us import free_name, who_of_us
from tracker.rules.us import User


def rename_user(desk: Desk, who: str, name: str) -> Outcome[User]:
    """Whoever is called `who`, as `name` from now on.

    Raises Refusal (NO_SUCH_USER, ONE_OF_US_ALREADY, EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT), StoreFault.
    """
    with desk.store.deed(DeedName.RENAME_USER, desk.me, desk.now()) as tx:
        known = who_of_us(tx, who)
        user = renamed(known, free_name(tx, name, but=known))
        tx.put(user)
        tx.about(None, ABOUT_US)
    return Outcome(user, tx.changes)


def renamed(user: User, name: str) -> User:
    """The user by that name, with the one before among their earlier spellings."""
    if name == user.name:
        return user
    aliases = dict.fromkeys((*user.aliases, user.name))
    return replace(user, name=name, aliases=tuple(alias for alias in aliases if alias != name))
