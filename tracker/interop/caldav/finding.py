"""From an address that somebody typed to where a server keeps what is theirs: calendars, or address books."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.actions.publishing.server import ServerFault, ServerTrouble
from tracker.interop.caldav import dav
from tracker.interop.caldav.link import Link, Reply

GONE = frozenset({404, 410})
NOT_ALLOWED = 403
NOT_HERE = frozenset({*range(400, 500), 501} - {NOT_ALLOWED})
"""While it is looked for: whatever is no answer at one path may be told at the next."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is looked for: at which well-known path servers say where, what one of it is, and how its home is asked for
    and told.
    """

    well_known: str
    kind: str
    asked: str
    home: str


CALENDARS = Kept(
    "/.well-known/caldav", f"{dav.CALDAV}calendar", "C:calendar-home-set", f"{dav.CALDAV}calendar-home-set"
)
ADDRESS_BOOKS = Kept(
    "/.well-known/carddav", f"{dav.CARDDAV}addressbook", "A:addressbook-home-set", f"{dav.CARDDAV}addressbook-home-set"
)


def home_of(link: Link, kept: Kept) -> dav.Found:
    """Where all of it lies; or the very one, where the address named one. Raises ServerTrouble (NO_CALENDARS).

    A path that nobody named and we may not look at is one where it is not.
    """
    wanted = ("resourcetype", "displayname", "current-user-principal", kept.asked)
    given = link.address.path
    for path in (*((given,) if given != "/" else ()), kept.well_known, "/"):
        none = NOT_HERE if path == given != "/" else NOT_HERE | {NOT_ALLOWED}
        for found in propfind(link, path, "0", *wanted, none=none) or ():
            if found.is_a(kept.kind):
                return found
            home = _home_at(link, found, kept, wanted)
            if home is not None:
                return home
    raise ServerTrouble(ServerFault.NO_CALENDARS)


def propfind(
    link: Link, path: str, depth: str, *props: str, none: frozenset[int] = GONE
) -> tuple[dav.Found, ...] | None:
    """What the server says of that path; None where there is nothing, which it says by a status of `none`.

    Raises ServerTrouble.
    """
    reply = link.ask("PROPFIND", path, dav.asking_for(*props), Content_Type=dav.XML, Depth=depth)
    if reply.status == 207:
        answer = dav.told(reply.body)
        if not answer.is_whole:
            raise ServerTrouble(ServerFault.NONSENSE, "cut")
        return answer.found
    if reply.status in none:
        return None
    raise refusal(reply)


def refusal(reply: Reply) -> ServerTrouble:
    """What it is to whoever waits for that answer, which is not the one that was asked for."""
    fault = ServerFault.NOT_ALLOWED if reply.status == NOT_ALLOWED else ServerFault.NONSENSE
    return ServerTrouble(fault, str(reply.status))


def _home_at(link: Link, found: dav.Found, kept: Kept, wanted: tuple[str, ...]) -> dav.Found | None:
    home, principal = found.href(kept.home), found.href(f"{dav.DAV}current-user-principal")
    if not home and principal:
        at_principal = propfind(link, principal, "0", *wanted, none=NOT_HERE) or ()
        home = next((there for each in at_principal if (there := each.href(kept.home))), "")
    return next(iter(propfind(link, home, "0", *wanted, none=NOT_HERE) or ()), None) if home else None
