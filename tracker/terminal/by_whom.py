"""Who of us is meant on the command line: a user, by any of their names, or nobody. Knows no prospect."""

from __future__ import annotations

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Desk
from tracker.actions.us.who_of_us import who_of_us
from tracker.rules.us import is_same_user
from tracker.terminal.exits import CannotTell
from tracker.tongue import Theirs, tr


def by_whom(typed: str | None, desk: Desk) -> str:
    """The name of today of whoever of us was named; mine where nobody was.

    Raises CannotTell for a name that nobody of us goes by, with those that come near; Refusal for no name at all.
    """
    if typed is None or is_same_user(typed, desk.me):
        return desk.me
    try:
        return who_of_us(desk.store, typed).name
    except Refusal as refused:
        if refused.problem is not Problem.NO_SUCH_USER:
            raise
        if not refused.near:
            raise CannotTell(tr("Nobody of us is “{who}”.", who=Theirs(refused.what))) from None
        sentence = tr("Nobody of us is “{who}”; these come near.", who=Theirs(refused.what))
        raise CannotTell(sentence, refused.near) from None
