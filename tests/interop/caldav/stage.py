"""What a claim about publishing stands on: a store in memory, a calendar on a server, and a phone that has it too."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.builders import ZONE, at, jo
from tests.fakes import FakeStore
from tests.interop.caldav.radicale import PASSWORD
from tracker.actions.publishing.connect import connect
from tracker.actions.publishing.publish import publish, to_publish_to
from tracker.actions.publishing.report import IfGone, Report
from tracker.actions.publishing.server import CalendarServer, Listing
from tracker.interop.caldav.calendar_server import CalDavServer
from tracker.interop.caldav.link import Link, address_of
from tracker.interop.caldav.objects import Objects
from tracker.rules.agreement import Agreement
from tracker.rules.publishing.published import Asks, Calendar, question_of

NOW = at("2026-12-01 09:00")


@dataclass
class Stage:
    address: str
    user: str
    password: str = PASSWORD
    now: datetime = NOW
    their_words: bool = False
    lets_go: bool = True
    store: FakeStore = field(default_factory=lambda: FakeStore(jo()))

    def __post_init__(self) -> None:
        self.link = Link(address_of(self.address), self.user, self.password)
        self.server: CalendarServer = CalDavServer(self.link)
        self.phone = Phone(Link(address_of(self.address), self.user, PASSWORD))
        self.objects = Objects(lambda: self.their_words)

    def connect(self) -> Calendar:
        return connect(self.store, self.server.find(), self.address, self.user)

    def close(self) -> None:
        self.link.close()
        self.phone.link.close()

    def put(self, *agreements: Agreement) -> None:
        """These are the agreements, in place of those with their ids."""
        for each in agreements:
            self.store.rows[Agreement, each.id] = each

    def sync(self, if_gone: IfGone = IfGone.STOP, after: timedelta = timedelta(0)) -> Report:
        calendar = to_publish_to(self.store, if_gone)
        if isinstance(calendar, Report):
            return calendar
        now = self.now + after
        return publish(self.store, self.server, calendar, self.objects, now, ZONE, if_gone, self.lets_go)

    def asks(self, agreement: Agreement) -> Asks:
        """What is asked about it in the morning."""
        row = self.store.published_of(agreement.id)
        return question_of(row, self.store.agreement(agreement.id)) if row is not None else Asks.NOTHING

    def says(self, agreement: Agreement) -> str:
        """What it says on the phone that we never wrote, and is asked about."""
        row = self.store.published_of(agreement.id)
        return row.says if row is not None and self.asks(agreement) is Asks.WORDED else ""

    @property
    def collection(self) -> str:
        calendar = self.store.published_to()
        assert calendar is not None
        return calendar.collection

    def href(self, agreement: Agreement) -> str:
        return f"{self.collection}{agreement.id}.ics"

    def there(self, agreement: Agreement) -> str:
        """The object as it stands on the server, unfolded; "" for none."""
        return self.phone.read(self.href(agreement))

    def listed(self) -> Listing:
        return CalDavServer(self.phone.link).everything(self.collection)

    def change(self, agreement: Agreement, **fields: object) -> Agreement:
        """The same agreement with those fields; it is the one that stands from now on."""
        changed: Agreement = replace(agreement, **fields)  # type: ignore[arg-type]
        self.put(changed)
        return changed


@dataclass
class Phone:
    """Whoever else has the calendar: reads and writes as apps do, with the etag it last read."""

    link: Link

    def read(self, href: str) -> str:
        reply = self.link.ask("GET", href)
        return reply.body.decode().replace("\r\n ", "") if reply.status == 200 else ""

    def write(self, href: str, content: str) -> None:
        reply = self.link.ask("PUT", href, content.encode(), Content_Type="text/calendar")
        assert reply.status in (201, 204), reply

    def edit(self, href: str, *changes: tuple[str, str]) -> None:
        """Replace those texts in the object."""
        content = self.read(href)
        for before, after in changes:
            assert before in content, (before, content)
            content = content.replace(before, after)
        self.write(href, content)

    def delete(self, href: str) -> None:
        assert self.link.ask("DELETE", href).status in (200, 204)
