"""What publishing is done with, handed over together: a store of its own, a server, passwords. Opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from tracker.actions.ports import Shelf
from tracker.actions.publishing.connect import (
    connect,
    is_it,
    leave_it_there,
    of_erased,
    take_erased_away,
    take_everything_away,
)
from tracker.actions.publishing.publish import publish, to_publish_to
from tracker.actions.publishing.report import IfGone, Report
from tracker.actions.publishing.server import AddressBook, CalendarServer, ServerFault, ServerTrouble
from tracker.actions.publishing.wanted import Write
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
    and password, and raise ServerTrouble where the address will not do. `now` is aware, `zone` ours. `lets_go` says
    whether the clock may be believed, and what it calls old may go.
    """

    shelf: Callable[[], AbstractContextManager[Shelf]]
    server: Callable[[str, str, str], CalendarServer]
    book: Callable[[str, str, str], AddressBook]
    write: Write
    passwords: Passwords
    now: Callable[[], datetime]
    zone: Callable[[], str]
    lets_go: Callable[[], bool] = lambda: True


OnTheWay = Callable[[CalendarServer | AddressBook], None]
"""Is told whom we ask, so that whoever goes away can have us come back."""


@dataclass(frozen=True, slots=True)
class Ended:
    """`name` is that of the calendar which is published to no more, `went` how many events were taken off it.

    `left` is how many of whoever was erased stand there still, and can be taken off by hand alone.
    """

    name: str
    went: int = 0
    left: int = 0


def begin(
    office: Office, address: str, user: str, password: str, asked: OnTheWay = lambda _server: None
) -> Ended | None:
    """Publish there from now on; the password is kept once the server took it. What became of another calendar that was
    published to. Raises ServerTrouble, StoreFault.
    """
    server = office.server(address, user, password)
    asked(server)
    try:
        with _forgetting_a_wrong_one(office, address, user), office.shelf() as shelf:
            place, before = server.find(), shelf.published_to()
            ended = None
            if before is not None and not is_it(before, place, address, user):
                ended = Ended(before.name, left=_left_there(office, shelf, before, asked))
            connect(shelf, place, address, user)
    finally:
        server.close()
    if before is not None and (before.address, before.user) != (address, user):
        office.passwords.forget(before.address, before.user)
    office.passwords.keep(address, user, password)
    return ended


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
            now, zone = office.now(), office.zone()
            report = publish(shelf, server, calendar, office.write, now, zone, if_gone, office.lets_go())
        finally:
            server.close()
    if report.fault is ServerFault.PASSWORD:
        office.passwords.forget(calendar.address, calendar.user)
    elif report.fault is None and password is not None:
        office.passwords.keep(calendar.address, calendar.user, password)
    if report.is_let_go:
        office.passwords.forget(calendar.address, calendar.user)
    return report


def end(
    office: Office, take_away: bool, asked: OnTheWay = lambda _server: None, password: str | None = None
) -> Ended | None:
    """Publish no more; with `take_away` all that is ours goes from the server. Else all of it stays but what is of
    whoever was erased, as far as the server can be asked. None where nothing was published to.

    `password` is one that nobody knows, and is not kept. Raises StoreFault, and where all is to be taken away
    NeedsPassword and ServerTrouble.
    """
    with office.shelf() as shelf:
        calendar = shelf.published_to()
        if calendar is None:
            return None
        ended = Ended(calendar.name)
        if take_away:
            server = _asked_by(office, calendar, asked, password)
            try:
                with _forgetting_a_wrong_one(office, calendar.address, calendar.user):
                    ended = replace(ended, went=take_everything_away(shelf, server))
            finally:
                server.close()
        else:
            ended = replace(ended, left=_left_there(office, shelf, calendar, asked, password))
            leave_it_there(shelf)
    office.passwords.forget(calendar.address, calendar.user)
    return ended


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


def _left_there(office: Office, shelf: Shelf, calendar: Calendar, asked: OnTheWay, password: str | None = None) -> int:
    """How many events of whoever was erased stand there still, once it was tried to take them off."""
    if of_erased(shelf):
        with suppress(NeedsPassword, ServerTrouble):
            server = _asked_by(office, calendar, asked, password)
            try:
                take_erased_away(shelf, server)
            finally:
                server.close()
    return len(of_erased(shelf))


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
