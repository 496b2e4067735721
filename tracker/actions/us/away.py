"""Say on which days one is away, and take that back. Knows no calendar."""

from __future__ import annotations

from datetime import date

from tracker.actions.fitting_text import fit_line, fit_name
from tracker.actions.outcome import ABOUT_US, DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.us import Away, User, user_named


def go_away(desk: Desk, first: date, last: date, words: str = "") -> Outcome[Away]:
    """Those days, `first` and `last` included, as days on which whoever works here is away.

    Raises Refusal (EMPTY_NAME where nobody has said who works here, TEXT_TOO_LONG, UNREADABLE_TEXT), StoreFault;
    ValueError for an end before its beginning.
    """
    if last < first:
        raise ValueError("the days end before they begin")
    why, me = fit_line(words), fit_name(desk.me)
    with desk.store.deed(DeedName.GO_AWAY, desk.me, desk.now()) as tx:
        user = user_named(tx.users(), me)
        if user is None:
            user = User(desk.new_id(), me)
            tx.put(user)
        away = Away(desk.new_id(), user.id, first, last, why)
        tx.put(away)
        tx.about(None, ABOUT_US)
    return Outcome(away, tx.changes)


def be_there(desk: Desk, away_id: int) -> Outcome[Away]:
    """Those days are days like any other again. Raises Refusal (NO_SUCH_DAYS), StoreFault."""
    with desk.store.deed(DeedName.BE_THERE, desk.me, desk.now()) as tx:
        away = next((each for each in tx.away() if each.id == away_id), None)
        if away is None:
            raise Refusal(Problem.NO_SUCH_DAYS)
        tx.remove(away)
        tx.about(None, ABOUT_US)
    return Outcome(away, tx.changes)
