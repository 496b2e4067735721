"""`team join`, `move`, `leave` and, at a desk, `status`: whose the store is that lies here. Knows no server."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.actions.ports import Desk
from tracker.actions.team.membership import Membership, TeamDoor
from tracker.actions.team.unsent import UnsentTray
from tracker.presentation import words as say
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.team import away as away_words
from tracker.presentation.words.team import several as say_team
from tracker.presentation.words.team.waiting import reason, what
from tracker.rules.window import day_in
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.team.first_of_all import catch_up
from tracker.terminal.telling.page import Page
from tracker.tongue import Theirs, tr

AskPassword = Callable[[str], str | None]
"""Asked for on the terminal, after that sentence; None where nobody sits at one."""
AT_A_DESK = frozenset({"join", "move", "leave"})
_OF_A_KEEPER = ("host", "port", "user", "certificate")


@dataclass(frozen=True, slots=True)
class AtADesk:
    """`desk` opens the store. `store` is its file's name, for telling what failed."""

    door: TeamDoor
    desk: Callable[[], Desk]
    tray: UnsentTray
    ask_password: AskPassword
    first_line: Callable[[], str]
    store: Path


def is_for_a_keeper(arguments: Namespace) -> bool:
    """Whether that was meant of the server itself, though a copy of a team's lies here."""
    return any(getattr(arguments, name, None) is not None for name in _OF_A_KEEPER)


def run_at_a_desk(arguments: Namespace, out: TextIO, err: TextIO, here: AtADesk) -> int:
    """Carry it out and give the exit code: 0, or 3 where it was not done. Trouble is one sentence on `err`."""
    page = Page(out, err)
    does = {"join": _join, "move": _move, "leave": _leave, "status": _status}
    try:
        return does[arguments.team](arguments, page, here)
    except CannotTell as trouble:
        page.trouble(trouble.sentence, trouble.choices)
        return ExitCode.CANNOT_TELL
    except (Refusal, StoreFault) as trouble:
        page.trouble(say.trouble(trouble, here.store, say.OPENING))
        return ExitCode.CANNOT_TELL
    finally:
        page.flush()


def _join(arguments: Namespace, page: Page, here: AtADesk) -> ExitCode:
    invitation = _invitation(arguments, here)
    password = _password(arguments, invitation, here)
    with _at_the_server(invitation), page.percent() as progress:
        here.door.join(invitation, password, arguments.keep_password, progress)
    member = here.door.membership()
    assert member is not None
    if arguments.json:
        page.json({"joined": True, **_plain(member)})
    else:
        page.line(say_team.joined(member.name, member.host))
    if here.door.forgot_calendar:
        page.trouble(say_team.calendar_forgotten())
    return ExitCode.FINE


def _move(arguments: Namespace, page: Page, here: AtADesk) -> ExitCode:
    invitation = _invitation(arguments, here)
    password = _password(arguments, invitation, here)
    with _at_the_server(invitation), page.percent() as progress:
        moved = here.door.move(invitation, password, arguments.keep_password, progress)
    member = here.door.membership()
    assert moved is not None
    assert member is not None
    if arguments.json:
        counted = {"people": moved.held.people, "agreements": moved.held.agreements, "contacts": moved.held.contacts}
        page.json({"moved": True, **_plain(member), **counted, "backup": str(moved.backup.place)})
        return ExitCode.FINE
    page.line(say_team.moved(member.host, moved.held))
    return ExitCode.FINE


def _leave(arguments: Namespace, page: Page, here: AtADesk) -> ExitCode:
    here.door.leave()
    waiting = here.tray.waiting()
    if arguments.json:
        page.json({"left": True, "waiting": len(waiting)})
        return ExitCode.FINE
    page.line(tr("You have left the team. All that was here is yours, and goes on from where it is."))
    if waiting:
        page.line(say_team.not_sent(len(waiting)))
    return ExitCode.FINE


def _status(arguments: Namespace, page: Page, here: AtADesk) -> ExitCode:
    desk = here.desk()
    team, waiting = desk.team, here.tray.waiting()
    asking = sum(1 for each in waiting if each.asks is not None)
    member = here.door.membership() if team is not None else None
    if team is None or member is None:  # what a kill left of joining was settled
        if arguments.json:
            nobody = dict.fromkeys(("host", "database", "role", "name", "as_of", "server"))
            page.json({**nobody, "waiting": len(waiting), "asking": asking})
        else:
            page.line(say_team.yours_alone())
        return ExitCode.FINE
    why = catch_up(desk)
    today = day_in(desk.now(), desk.zone)
    if arguments.json:
        as_of = team.as_of.isoformat() if team.as_of is not None else None
        server = None if why is None else why.fault.value
        page.json({**_plain(member), "as_of": as_of, "server": server, "waiting": len(waiting), "asking": asking})
        return ExitCode.FINE
    if why is not None:
        page.line(away_words.why_of(why))
    page.line(say_team.member(member.name, member.host, team.as_of, desk.zone, today))
    if waiting:
        page.line(say_team.wait_to_be_sent(len(waiting)))
    for each in waiting:
        asks = reason(each, desk.zone, today, desk.me)
        page.line(say_team.one_that_waits(each.name, what(each, desk.zone, today), asks), indent=2)
    return ExitCode.FINE


def _invitation(arguments: Namespace, here: AtADesk) -> Invitation:
    file = Path(arguments.file)
    try:
        return here.door.read(file)
    except StoreFault as trouble:
        if trouble.fault is not Fault.DAMAGED:
            raise
        raise CannotTell(say_team.no_invitation(file, was_read=True)) from None
    except (OSError, ValueError):
        raise CannotTell(say_team.no_invitation(file, was_read=False)) from None


def _password(arguments: Namespace, invitation: Invitation, here: AtADesk) -> str | None:
    if arguments.password_stdin:
        return here.first_line()
    if here.door.knows_password(invitation):
        return None
    asked = tr("Password of {role} at {host}:", role=Theirs(invitation.role), host=Theirs(invitation.host))
    given = here.ask_password(asked)
    if given is None:
        raise CannotTell(
            tr(
                "The server at {host} asks for a password, and nobody can be asked here: give it by {option}.",
                host=Theirs(one_line(invitation.host, 80)),
                option=Theirs("--password-stdin"),
            )
        )
    return given


@contextmanager
def _at_the_server(invitation: Invitation) -> Iterator[None]:
    """Within, trouble with the server is told by what was to be done there."""
    try:
        yield
    except StoreFault as trouble:
        told = say_team.at_a_server(trouble, invitation)
        if not told:
            raise
        raise CannotTell(told) from None


def _plain(member: Membership) -> dict[str, str]:
    return {"host": member.host, "database": member.database, "role": member.role, "name": member.name}
