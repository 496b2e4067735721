"""`users`: who of us there are, and who I am; adds one, corrects a name, lets one leave. Knows no prospect."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from tracker.actions.ports import Desk
from tracker.actions.us.add_user import add_user
from tracker.actions.us.leave import leave
from tracker.actions.us.rename_user import rename_user
from tracker.actions.us.who_of_us import who_works_here
from tracker.presentation import words as say
from tracker.presentation.words.team.away import who_one_is
from tracker.rules.us import User, is_same_user, user_named
from tracker.rules.window import day_in
from tracker.terminal.everywhere import short
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.telling.page import Page
from tracker.terminal.telling.tell_json import Json
from tracker.tongue import Theirs, tr, tr_as, tr_n

IAm = Callable[[str], str | None]
"""Takes down who works at this computer; a sentence where that could not be kept."""
NAMES = {"add": (1, 1), "rename": (1, 2), "switch": (1, 1), "leave": (1, 2), None: (0, 0)}
"""How many names each takes, at least and at most."""


def users(arguments: Namespace, desk: Desk, page: Page, i_am: IAm) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nothing was changed."""
    deed, names, me = arguments.deed, arguments.names, desk.me
    least, most = NAMES[deed]
    if len(names) < least:
        raise CannotTell(tr("A name is missing."))
    if len(names) > most:
        too_many = Theirs(short(names[most]))
        raise CannotTell(tr("“{typed}” is one name too many; put a name of several words in quotes.", typed=too_many))
    told = ""
    if deed == "add":
        told = tr("{who} is one of us now.", who=Theirs(add_user(desk, names[0]).value.name))
    elif deed == "rename":
        who, name = names if len(names) > 1 else (me, names[0])
        was_me = is_same_user(me, _name_of(who, desk))
        renamed = rename_user(desk, who, name).value
        me = _take_down(renamed.name, i_am, page) if was_me else me
        told = tr("Written from now on: {who}.", who=Theirs(renamed.name))
    elif deed == "switch":
        _as_the_server_knows_one(names[0], desk)
        me = _take_down(who_works_here(desk.store, names[0]).name, i_am, page)
        told = tr("At this computer you are {who}.", who=Theirs(me))
    elif deed == "leave":
        left = leave(desk, names[0], names[1] if len(names) > 1 else "").value
        told = tr_n(
            "{who} has left us, and handed over {n} agreement.",
            "{who} has left us, and handed over {n} agreements.",
            len(left.whom),
            who=Theirs(left.user.name),
        )
    return _tell(told, me, arguments, desk, page)


def _as_the_server_knows_one(name: str, desk: Desk) -> None:
    if desk.team is not None and not is_same_user(desk.me, who_works_here(desk.store, name).name):
        raise CannotTell(who_one_is(desk.me))


def _tell(told: str, me: str, arguments: Namespace, desk: Desk, page: Page) -> ExitCode:
    known = desk.store.users()
    if user_named(known, me) is None:
        known = (*known, User(0, me))  # who has written nothing yet
    if arguments.json:
        page.json({"me": me, "sentence": told, "users": [_json(user, me) for user in known]})
        return ExitCode.FINE
    if told:
        page.line(told)
        return ExitCode.FINE
    for user in known:
        page.line(_line(user, me, desk))
    return ExitCode.FINE


def _name_of(typed: str, desk: Desk) -> str:
    user = user_named(desk.store.users(), typed)
    return user.name if user is not None else typed


def _take_down(name: str, i_am: IAm, page: Page) -> str:
    if (trouble := i_am(name)) is not None:
        page.trouble(trouble)
    return name


def _line(user: User, me: str, desk: Desk) -> str:
    parts: list[str] = [say.one_line(user.name, 60)]
    if user.goes_by(me):
        parts.append(tr_as("one of us", "you"))
    parts += [say.one_line(each, 60) for each in (user.company, user.ring_back) if each]
    if user.aliases:
        # T: "Maria Baker · formerly Maria Bakr"
        parts.append(tr_as("one of us", "formerly {names}", names=say.listed([Theirs(a) for a in user.aliases])))
    if user.left_at is not None:
        today = day_in(desk.now(), desk.zone)
        parts.append(tr_as("one of us", "left {when}", when=say.on_date(user.left_at, desk.zone, today)))
    return " · ".join(parts)


def _json(user: User, me: str) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "aliases": list(user.aliases),
        "company": user.company,
        "ring_back": user.ring_back,
        "left_at": user.left_at.isoformat() if user.left_at is not None else None,
        "me": user.goes_by(me),
    }
