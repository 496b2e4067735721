"""A calendar on a server, as `actions.publishing.server` asks of it, spoken to as WebDAV, CalDAV and sync have it."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.actions.publishing.server import (
    Answer,
    Became,
    Got,
    Listing,
    Place,
    ServerFault,
    ServerTrouble,
    TokenLost,
)
from tracker.interop.caldav import dav
from tracker.interop.caldav.finding import CALENDARS, GONE, NOT_ALLOWED, NOT_HERE, home_of, propfind, refusal
from tracker.interop.caldav.link import Link, Reply
from tracker.interop.caldav.one_event import shown_in

NAME = "as-agreed"
CALENDAR_TYPE = "text/calendar; charset=utf-8"
TAKEN = frozenset({200, 201, 204})
NOT_AS_KNOWN = 412
REFUSED = frozenset({400, 409, 413, 415, 422, 423})
"""An object it will not take as it is; sending it again would end the same way."""


class CalDavServer:
    """Over one link. Raises ServerTrouble."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def find(self, make: bool = True) -> Place:
        """See `CalendarServer.find`: from the address to who we are, to where their calendars lie, to ours."""
        home = home_of(self._link, CALENDARS)
        if home.is_a(CALENDARS.kind):  # somebody named the very calendar
            return Place(_folder(home.path), home.text(f"{dav.DAV}displayname") or _last(home.path))
        collection = f"{_folder(home.path)}{NAME}/"
        if self._is_calendar(collection):
            return Place(collection, NAME)
        if not make:
            raise ServerTrouble(ServerFault.CALENDAR_GONE)
        reply = self._link.ask("MKCALENDAR", collection, dav.making(NAME), Content_Type=dav.XML)
        if reply.status in TAKEN:
            return Place(collection, NAME, made=True)
        if self._is_calendar(collection):  # another program made it meanwhile
            return Place(collection, NAME)
        raise ServerTrouble(ServerFault.NOT_MADE, str(reply.status))

    def changed_since(self, collection: str, token: str) -> Listing:
        """See `CalendarServer.changed_since`. A server that cannot say what has changed is asked for everything."""
        body = dav.asking_since(token, "getetag")
        reply = self._link.ask("REPORT", collection, body, Content_Type=dav.XML, Depth="0")
        if reply.status in GONE:
            raise ServerTrouble(ServerFault.CALENDAR_GONE)
        if reply.status != 207:
            if token:
                raise TokenLost
            return self.everything(collection)
        answer = dav.told(reply.body)
        if not answer.is_whole:  # what was left out would seem to be gone
            return self.everything(collection)
        etags = dict(_objects(answer.found, collection))
        gone = frozenset(each.path for each in answer.found if each.missing)
        return Listing(etags, answer.token, whole=not token, gone=gone)

    def everything(self, collection: str) -> Listing:
        """See `CalendarServer.everything`."""
        found = propfind(self._link, collection, "1", "resourcetype", "getetag", "sync-token")
        if found is None:
            raise ServerTrouble(ServerFault.CALENDAR_GONE)
        token = next((each.text(f"{dav.DAV}sync-token") for each in found if each.path == collection), "")
        return Listing(dict(_objects(found, collection)), token, whole=True)

    def get(self, href: str, agreement_id: int) -> Got | None:
        """See `CalendarServer.get`."""
        reply = self._link.ask("GET", href)
        if reply.status in GONE:
            return None
        if reply.status != 200:
            raise refusal(reply)
        return Got(_etag(reply), shown_in(reply.body, agreement_id))

    def put_anew(self, href: str, content: bytes) -> Answer:
        """See `CalendarServer.put_anew`."""
        return _answer(self._link.ask("PUT", href, content, Content_Type=CALENDAR_TYPE, If_None_Match="*"))

    def put_over(self, href: str, content: bytes, etag: str) -> Answer:
        """See `CalendarServer.put_over`."""
        return _answer(self._link.ask("PUT", href, content, Content_Type=CALENDAR_TYPE, If_Match=etag))

    def take_away(self, href: str, etag: str) -> Answer:
        """See `CalendarServer.take_away`."""
        reply = self._link.ask("DELETE", href, If_Match=etag) if etag else self._link.ask("DELETE", href)
        return _answer(reply)

    def leave(self) -> None:
        self._link.leave()

    def close(self) -> None:
        self._link.close()

    def _is_calendar(self, collection: str) -> bool:
        found = propfind(self._link, collection, "0", "resourcetype", none=NOT_HERE | {NOT_ALLOWED})
        return any(each.is_a(f"{dav.CALDAV}calendar") for each in found or ())


def _answer(reply: Reply) -> Answer:
    if reply.status in TAKEN:
        return Answer(Became.DONE, _etag(reply))
    if reply.status == NOT_AS_KNOWN:
        return Answer(Became.CHANGED_THERE)
    if reply.status in GONE:
        return Answer(Became.GONE)
    if reply.status in REFUSED:
        return Answer(Became.REFUSED)
    if reply.status == NOT_ALLOWED:  # what is wrong with this one is named in CalDAV's own words
        return Answer(Became.REFUSED if dav.CALDAV.strip("{}").encode() in reply.body else Became.NOT_ALLOWED)
    raise ServerTrouble(ServerFault.NONSENSE, str(reply.status))


def _objects(found: tuple[dav.Found, ...], collection: str) -> Iterator[tuple[str, str]]:
    """Each object of it with its etag, by path; not the calendar itself, nor what lies deeper."""
    for each in found:
        inside = each.path.removeprefix(collection)
        if not each.missing and each.path != inside and inside and "/" not in inside:
            yield each.path, each.text(f"{dav.DAV}getetag")


def _etag(reply: Reply) -> str:
    """As it is to be given back; a weak one names no state, and a new one is asked for by GET."""
    told = reply.headers.get("etag", "").strip()
    return "" if told.startswith("W/") else told


def _folder(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2] or NAME
