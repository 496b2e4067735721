"""Joins publishing to the store of a folder, the network and the system's keyring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.actions.publishing.office import Office
from tracker.assembly.setup import Setup
from tracker.assembly.stores import reading_of

if TYPE_CHECKING:
    from tracker.actions.ports import Shelf
    from tracker.actions.publishing.server import AddressBook, CalendarServer
    from tracker.storage.store import SqliteStore


def office_of(setup: Setup, lets_go: Callable[[], bool], store: SqliteStore | None = None) -> Office:
    """Over that open store, or over one of its own on whichever thread publishes: a server is waited for there.

    `lets_go` says from that thread whether what the clock calls old may go.
    """
    from tracker.interop.caldav.objects import Objects
    from tracker.runtime.passwords import Passwords, system_ring

    @contextmanager
    def shelf() -> Iterator[Shelf]:
        if store is not None:
            yield store
            return
        with reading_of(setup) as opened:
            yield opened

    return Office(
        shelf,
        server_at,
        book_at,
        Objects(lambda: setup.settings.calendar_words),
        Passwords(system_ring()),
        setup.clock,
        lambda: setup.settings.zone,
        lets_go,
    )


def server_at(address: str, user: str, password: str) -> CalendarServer:
    """Raises ServerTrouble where the address will not do; nothing is asked of the server yet."""
    from tracker.interop.caldav.calendar_server import CalDavServer
    from tracker.interop.caldav.link import Link, address_of

    return CalDavServer(Link(address_of(address), user, password))


def book_at(address: str, user: str, password: str) -> AddressBook:
    """The same, of people."""
    from tracker.interop.caldav.address_book import CardDavServer
    from tracker.interop.caldav.link import Link, address_of

    return CardDavServer(Link(address_of(address), user, password))
