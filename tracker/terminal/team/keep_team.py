"""`team`: makes what a team shares on a server, lets somebody in or no more, says how it stands. Knows no SQL."""

from __future__ import annotations

import re
import unicodedata
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import TextIO

from tracker.actions.keeping_a_team import Doing, Invitation, Keeping, Member, Standing, Step, invented_password
from tracker.actions.outcome import StoreFault
from tracker.terminal.everywhere import short
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.team import steps as say
from tracker.terminal.telling.page import Page, columns
from tracker.terminal.telling.tell_json import plain
from tracker.tongue import Theirs, tr, tr_n

Write = Callable[[Path, Invitation], None]
"""Puts the file there that whoever is invited opens, for nobody else to read. Raises OSError."""


def run_team(arguments: Namespace, out: TextIO, err: TextIO, keeping: Callable[[], Keeping], write: Write) -> int:
    """Carry it out and give the exit code: 0, or 3 where it was not done. Trouble is one sentence on `err`."""
    page = Page(out, err)
    try:
        return keep_team(arguments, page, keeping, write)
    except CannotTell as trouble:
        page.trouble(trouble.sentence, trouble.choices)
        return ExitCode.CANNOT_TELL
    finally:
        page.flush()


def keep_team(arguments: Namespace, page: Page, keeping: Callable[[], Keeping], write: Write) -> ExitCode:
    """Raises CannotTell; then nothing was changed."""
    does = {"init": _init, "revoke": _revoke, "status": _status, "dump": _dump, "tidy": _tidy}
    try:
        with closing(keeping()) as server:
            if arguments.team == "invite":
                return _invite(arguments, page, server, write)
            return does[arguments.team](arguments, page, server)
    except StoreFault as trouble:
        raise CannotTell(say.fault(trouble)) from None
    except ImportError:
        raise CannotTell(say.no_driver()) from None


def _init(arguments: Namespace, page: Page, server: Keeping) -> ExitCode:
    missing = server.to_init()
    _take(missing, arguments, page, server)
    if not arguments.dry_run:
        page.line(
            tr("A team can share it now: invite each with “team invite”.")
            if missing
            else tr("All of it is there already; nothing was changed.")
        )
    return ExitCode.FINE


def _invite(arguments: Namespace, page: Page, server: Keeping, write: Write) -> ExitCode:
    name = " ".join(arguments.name.split())
    role = arguments.role or _role_of(name)
    if not name or not role:
        raise CannotTell(tr("A name is missing."))
    host = arguments.at or ("127.0.0.1" if arguments.unguarded else arguments.host)
    if not host or host.startswith("/"):
        raise CannotTell(tr("By which name does their computer find the server? Say so with --at."))
    place = Path(arguments.file or f"{role}.as-agreed-team")
    invitation = Invitation(
        host, server.port, server.database, server.schema, role, name, _text_of(arguments), not arguments.unguarded
    )
    is_new = not server.is_role(role)
    password = invented_password() if is_new or arguments.new_password else None
    if password is None and arguments.password_in_file:
        raise CannotTell(
            tr("Nobody knows the password that {role} has; --new-password makes another.", role=Theirs(role))
        )
    missing = server.to_invite(role, name, password)
    _take(missing, arguments, page, server)
    if arguments.dry_run:
        return ExitCode.FINE
    if not missing:
        # T: "Ben is of the team already, by the role ben."
        page.line(tr("{who} is of the team already, by the role {role}.", who=Theirs(name), role=Theirs(role)))
    in_it = password if password is not None and arguments.password_in_file else ""
    try:
        write(place, replace(invitation, password=in_it))
    except OSError:
        raise CannotTell(
            tr("{file} cannot be written there; name another by --file, and ask for it again.", file=Theirs(place.name))
        ) from None
    page.line()
    page.line(tr("Give them this file, which they open with As Agreed: {file}", file=Theirs(str(place))))
    if in_it:
        page.line(tr("The password is in it: whoever has the file is let in."))
    elif password is not None:
        page.line(
            tr("And, by another way, this password, which is shown this once: {password}", password=Theirs(password))
        )
    if not invitation.guarded:
        page.line(tr("Nothing is encrypted, so it is only taken where the server is on the same computer."))
    return ExitCode.FINE


def _revoke(arguments: Namespace, page: Page, server: Keeping) -> ExitCode:
    known = server.members()
    meant = [each for each in known if arguments.who in (each.role, each.name)]
    if len(meant) != 1:
        raise CannotTell(
            tr("{who} is not of the team, or more than one is. Name the role:", who=Theirs(short(arguments.who))),
            [each.role for each in known if not each.is_revoked],
        )
    missing = server.to_revoke(meant[0].role)
    _take(missing, arguments, page, server)
    if not arguments.dry_run:
        page.line(
            tr("Their own copy of what the team shares stays on their computer: see to that yourself.")
            if missing
            else tr("{who} was let in no more already; nothing was changed.", who=Theirs(meant[0].name))
        )
    return ExitCode.FINE


def _status(arguments: Namespace, page: Page, server: Keeping) -> ExitCode:
    standing = server.standing()
    if arguments.json:
        page.json(None if standing is None else plain(asdict(standing)))
        return ExitCode.FINE
    if standing is None:
        page.line(tr("There is no team there yet: “team init” makes what one needs."))
        return ExitCode.FINE
    page.line(_told_whole(standing))
    width = max((columns(each.role) for each in standing.members), default=0)
    for each in standing.members:
        page.row(each.role, _told_of(each, each.role in standing.connected), min(width, 30))
    return ExitCode.FINE


def _tidy(arguments: Namespace, page: Page, server: Keeping) -> ExitCode:
    steps = server.to_tidy()
    _take(steps, arguments, page, server)
    if not arguments.dry_run:
        page.line(
            tr("Nothing of anybody erased is left on the server, but in what you dumped or archived before.")
            if any(each.doing is Doing.LET_GO_OF_LOG for each in steps)
            else tr("The server's own log may hold their words until it is used again: a superuser can turn it over.")
        )
    return ExitCode.FINE


def _dump(arguments: Namespace, page: Page, server: Keeping) -> ExitCode:
    place = Path(arguments.file)
    if place.exists() and not arguments.force:
        raise CannotTell(tr("{file} is there already; --force replaces it.", file=Theirs(place.name)))
    try:
        server.dump(place)
    except FileNotFoundError:
        raise CannotTell(tr("pg_dump is not here: it comes with PostgreSQL's own programs.")) from None
    except OSError:
        raise CannotTell(tr("{file} cannot be written there.", file=Theirs(place.name))) from None
    page.line(tr("All of it is in {file}.", file=Theirs(str(place))))
    return ExitCode.FINE


def _take(missing: Sequence[Step], arguments: Namespace, page: Page, server: Keeping) -> None:
    if arguments.dry_run:
        for each in missing:
            page.as_it_is(f"-- {say.step(each)}\n{each.shown};\n")
        if not missing:
            page.line(tr("There is nothing to do."))
        return
    for each in server.take(missing):
        page.line(say.step(each))


def _role_of(name: str) -> str:
    """A name that PostgreSQL and a password file take as it is typed."""
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"\W+", "_", bare).strip("_")


def _text_of(arguments: Namespace) -> str:
    if arguments.certificate is None:
        return ""
    try:
        return Path(arguments.certificate).read_text(encoding="ascii")
    except (OSError, UnicodeError):
        raise CannotTell(
            tr("{file} is no certificate that can be read.", file=Theirs(short(arguments.certificate)))
        ) from None


def _told_whole(standing: Standing) -> str:
    if standing.last is None:
        return tr("Nothing was written there yet.")
    # T: "1,204 entries, the last of them on 2026-11-27 at 09:30 UTC. They take 3.1 MB."
    return tr_n(
        "{n} entry, made on {day} at {time} UTC. It takes {size} MB.",
        "{n} entries, the last of them on {day} at {time} UTC. They take {size} MB.",
        standing.entries,
        day=Theirs(f"{standing.last:%Y-%m-%d}"),
        time=Theirs(f"{standing.last:%H:%M}"),
        size=Theirs(f"{standing.bytes / 1e6:.1f}"),
    )


def _told_of(member: Member, is_connected: bool) -> str:
    who = Theirs(member.name)
    if member.is_revoked:
        return tr("{who}, let in no more", who=who)
    if is_connected:
        return tr("{who}, at it now", who=who)
    return who if member.user_id is not None else tr("{who}, who has written nothing yet", who=who)
