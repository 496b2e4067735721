"""What publishing is done with, handed over together: a store of its own, a server, passwords. Opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tracker.actions.ports import Shelf
from tracker.actions.publishing.connect import connect, let_go, take_everything_away
from tracker.actions.publishing.publish import IfGone, Report, Write, publish, to_publish_to
from tracker.actions.publishing.server import AddressBook, CalendarServer, ServerFault, ServerTrouble
from tracker.rules.publishing.published import Calendar


class Passwords(Protocol):
    """By address and user."""

    def known(self, address: str, user: str) -> str | None:
        """The password; None where it is to be asked for."""

    def keep(self, address: str, user: str, password: str) -> bool:
        """Know it from now on; whether it will still be known after this session."""

    def forget(self, address: str, user: str) -> None:
        """Know it no more."""


class NeedsPassword(Exception):
    """Nobody has told it in this session, and no keyring knows it. Nothing was asked of the server."""


@dataclass(frozen=True, slots=True)
class Office:
    """`shelf` opens the store for whichever thread asks; `server` and `book` are those at that address for that user
    and password, and raise ServerTrouble where the address will not do. `now` is aware, `zone` ours.
    """

    shelf: Callable[[], AbstractContextManager[Shelf]]
    server: Callable[[str, str, str], CalendarServer]
    book: Callable[[str, str, str], AddressBook]
    write: Write
    passwords: Passwords
    now: Callable[[], datetime]
    zone: Callable[[], str]


OnTheWay = Callable[[CalendarServer | AddressBook], None]
"""Is told whom we ask, so that whoever goes away can have us come back."""


def begin(office: Office, address: str, user: str, password: str, asked: OnTheWay = lambda _server: None) -> Calendar:
    """Publish there from now on; the password is kept once the server took it. Raises ServerTrouble, StoreFault."""
    server = office.server(address, user, password)
    asked(server)
    try:
        with _forgetting_a_wrong_one(office, address, user), office.shelf() as shelf:
            calendar = connect(shelf, server, address, user)
    finally:
        server.close()
    office.passwords.keep(address, user, password)
    return calendar


def publish_now(
    office: Office,
    if_gone: IfGone = IfGone.STOP,
    asked: OnTheWay = lambda _server: None,
    password: str | None = None,
) -> Report:
    """One run of publishing. Where its owner has still to say how to go on, the server is not asked.

    `password` is one that nobody knows yet, and is kept once the server took it. Raises NeedsPassword, StoreFault.
    """
    with office.shelf() as shelf:
        calendar = to_publish_to(shelf, if_gone)
        if isinstance(calendar, Report):
            return calendar
        try:
            server = _asked_by(office, calendar, asked, password)
        except ServerTrouble as trouble:
            return Report(fault=trouble.fault)
        try:
            report = publish(shelf, server, office.write, office.now(), office.zone(), if_gone)
        finally:
            server.close()
    if report.fault is ServerFault.PASSWORD:
        office.passwords.forget(calendar.address, calendar.user)
    elif report.fault is None and password is not None:
        office.passwords.keep(calendar.address, calendar.user, password)
    return report


def end(office: Office, take_away: bool, asked: OnTheWay = lambda _server: None, password: str | None = None) -> int:
    """Publish no more; with `take_away` all that is ours goes from the server. How many went.

    `password` is one that nobody knows, and is not kept. Raises NeedsPassword, ServerTrouble, StoreFault.
    """
    with office.shelf() as shelf:
        calendar = shelf.published_to()
        if calendar is None:
            return 0
        went = 0
        if take_away:
            server = _asked_by(office, calendar, asked, password)
            try:
                with _forgetting_a_wrong_one(office, calendar.address, calendar.user):
                    went = take_everything_away(shelf, server)
            finally:
                server.close()
        else:
            let_go(shelf)
    office.passwords.forget(calendar.address, calendar.user)
    return went


def people_at(office: Office, address: str, user: str, password: str, asked: OnTheWay = lambda _book: None) -> bytes:
    """The cards of everybody in that user's address books, for looking at as any file of cards is: who of them comes is
    for the import's rules, and nobody comes by themselves. The password is kept once the server took it.

    Raises ServerTrouble.
    """
    book = office.book(address, user, password)
    asked(book)
    try:
        with _forgetting_a_wrong_one(office, address, user):
            cards = book.cards()
    finally:
        book.close()
    office.passwords.keep(address, user, password)
    return cards


@contextmanager
def _forgetting_a_wrong_one(office: Office, address: str, user: str) -> Iterator[None]:
    """A password that the server does not take is known no more, and so is asked for the next time."""
    try:
        yield
    except ServerTrouble as trouble:
        if trouble.fault is ServerFault.PASSWORD:
            office.passwords.forget(address, user)
        raise


def _asked_by(office: Office, calendar: Calendar, asked: OnTheWay, password: str | None = None) -> CalendarServer:
    if password is None:
        password = office.passwords.known(calendar.address, calendar.user)
    if password is None:
        raise NeedsPassword
    server = office.server(calendar.address, calendar.user, password)
    asked(server)
    return server
