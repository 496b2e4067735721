"""Begin to publish to a calendar on a server, and end it. None of it is a deed: no agreement is touched."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from tracker.actions.ports import Shelf
from tracker.actions.publishing.server import Became, CalendarServer, ServerFault, ServerTrouble
from tracker.rules.publishing.published import Calendar, Stopped


def connect(shelf: Shelf, server: CalendarServer, address: str, user: str) -> Calendar:
    """The calendar that is published to from now on, made there where it was not.

    What is known of another one is forgotten: it stays there as it is. Of the same one all stays known, and it goes on
    where it was stopped for want of a password. Raises ServerTrouble, StoreFault.
    """
    place = server.find()
    before = shelf.published_to()
    if before is not None and (before.address, before.user, before.collection) == (address, user, place.collection):
        stopped = Stopped.NOT if before.stopped is Stopped.PASSWORD else before.stopped
        calendar = replace(before, name=place.name, made=before.made or place.made, stopped=stopped)
    else:
        shelf.keep_calendar(None)
        calendar = Calendar(address, user, place.collection, place.name, place.made)
    shelf.keep_calendar(calendar)
    return calendar


def take_everything_away(shelf: Shelf, server: CalendarServer) -> int:
    """Take off the server what is ours there, and publish no more; how many went. What is not ours stays.

    The calendar itself goes where we made it and nothing else is in it. Broken off, it can be begun again: what is gone
    is forgotten one by one. Raises ServerTrouble, StoreFault.
    """
    calendar = shelf.published_to()
    if calendar is None:
        return 0
    went = 0
    for row in shelf.published():
        became = server.take_away(row.href, "").became
        if became not in (Became.DONE, Became.GONE):
            raise ServerTrouble(ServerFault.NOT_ALLOWED, became.value)
        went += became is Became.DONE
        shelf.forget_published([row.agreement_id])
    if calendar.made:
        with suppress(ServerTrouble):  # an empty calendar that stays is no harm
            if not server.everything(calendar.collection).etags:
                server.take_away(calendar.collection, "")
    shelf.keep_calendar(None)
    return went


def let_go(shelf: Shelf) -> None:
    """Publish no more, and leave all that stands there as it is. Raises StoreFault."""
    shelf.keep_calendar(None)
