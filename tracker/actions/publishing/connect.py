"""Begin to publish to a calendar on a server, and end it. None of it is a deed: no agreement is touched."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from tracker.actions.ports import Shelf
from tracker.actions.publishing.server import Became, CalendarServer, Place, ServerFault, ServerTrouble
from tracker.rules.publishing.published import Asks, Calendar, Published, Stopped


def connect(shelf: Shelf, place: Place, address: str, user: str) -> Calendar:
    """That calendar is published to from now on.

    What is known of another one is forgotten: it stays there as it is. Of the same one all stays known, and it goes on
    where it was stopped for want of a password. Raises StoreFault.
    """
    before = shelf.published_to()
    if before is not None and is_it(before, place, address, user):
        stopped = Stopped.NOT if before.stopped is Stopped.PASSWORD else before.stopped
        calendar = replace(before, name=place.name, made=before.made or place.made, stopped=stopped)
    else:
        shelf.keep_calendar(None)
        calendar = Calendar(address, user, place.collection, place.name, place.made)
    shelf.keep_calendar(calendar)
    return calendar


def is_it(calendar: Calendar, place: Place, address: str, user: str) -> bool:
    """Whether that place is the calendar which is published to."""
    return (calendar.address, calendar.user, calendar.collection) == (address, user, place.collection)


def of_erased(shelf: Shelf) -> list[Published]:
    """What stands there still of whoever is here no more. Raises StoreFault."""
    return [row for row in shelf.published() if row.stands and shelf.agreement(row.agreement_id) is None]


def take_erased_away(shelf: Shelf, server: CalendarServer) -> None:
    """Take that off, before it is known no more that it stands there. What the server keeps all the same stays known.

    Raises ServerTrouble, StoreFault.
    """
    for row in of_erased(shelf):
        if server.take_away(row.href, "").became in (Became.DONE, Became.GONE):
            shelf.forget_published([row.agreement_id])


def take_everything_away(shelf: Shelf, server: CalendarServer) -> int:
    """Take off the server what is ours there, and publish no more; how many went. What is not ours stays, or was left.

    The calendar itself goes where we made it and nothing else is in it. Broken off, it can be begun again: what is gone
    is forgotten one by one. Raises ServerTrouble, StoreFault.
    """
    calendar = shelf.published_to()
    if calendar is None:
        return 0
    went = 0
    for row in [row for row in shelf.published() if row.asks is not Asks.STRAY_LEFT]:
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


def leave_it_there(shelf: Shelf) -> None:
    """Publish no more, and leave all that stands there as it is. Raises StoreFault."""
    shelf.keep_calendar(None)
