"""A server that lies, breaks off or never ends: nothing is lost, nothing is there twice, and no question goes on for ever."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from http.client import HTTPConnection
from itertools import count

import pytest

from tests.builders import day, exact, jo, promise, talk
from tests.fakes import FakeStore
from tests.interop.caldav.liar import Liar, Reply, liar_before
from tests.interop.caldav.radicale import Radicale
from tests.interop.caldav.stage import Stage
from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.publishing.look import EVERY
from tracker.actions.publishing.server import ServerFault, ServerTrouble
from tracker.interop.caldav import dav
from tracker.interop.caldav.calendar_server import CalDavServer
from tracker.interop.caldav.link import Link, address_of
from tracker.interop.caldav.retry_after import asked_to_wait
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.publishing.published import Asks, Calendar, Published, Stopped

TEN, DUE = talk(exact("2026-12-10 10:00")), promise(day("2026-12-12"))
BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><multistatus xmlns="DAV:"><sync-token>&d;</sync-token></multistatus>"""
PAGE = b"<!doctype html><html><body>Sign in to the hotel's network</body></html>"
EMPTY_XML = b'<multistatus xmlns="DAV:"/>'


@pytest.fixture(scope="module")
def before(server: Radicale) -> Iterator[Liar]:
    with liar_before(server.port) as liar:
        yield liar


@pytest.fixture
def lying(server: Radicale, before: Liar) -> Iterator[tuple[Stage, Liar]]:
    """Two agreements, and a server that tells the truth until it is told otherwise. The phone asks the real one."""
    before.lie = lambda _method, _path, _reply: None
    stage = Stage(before.address, server.user())
    stage.link.seconds, stage.link.largest = 20.0, 400_000
    stage.phone.link.address = server.link("x").address
    stage.connect()
    stage.put(TEN, DUE)
    yield stage, before
    stage.close()


Lying = tuple[Stage, Liar]
Change = Callable[[Reply], Reply]
LIES: Mapping[str, tuple[Change, ServerFault]] = {
    "it is broken": (lambda r: replace(r, status=500), ServerFault.ITS_OWN),
    "it is being seen to": (lambda r: replace(r, status=503), ServerFault.ITS_OWN),
    "it is being seen to, and says until when": (
        lambda r: replace(r, status=503, headers={"Retry-After": "120"}),
        ServerFault.WAIT,
    ),
    "it is asked too often": (lambda r: replace(r, status=429), ServerFault.WAIT),
    "it does not let us": (lambda r: replace(r, status=403), ServerFault.NOT_ALLOWED),
    "it is full": (lambda r: replace(r, status=507), ServerFault.NO_ROOM),
    "it is a teapot": (lambda r: replace(r, status=299), ServerFault.NONSENSE),
    "the answer is cut": (lambda r: replace(r, cut=len(r.body) // 2), ServerFault.NONSENSE),
    "it sends us in a circle": (
        lambda r: replace(r, status=302, headers={"Location": "/round/and/round"}),
        ServerFault.NONSENSE,
    ),
    "it sends us to somebody else": (
        lambda r: replace(r, status=301, headers={"Location": "https://thief.example/"}),
        ServerFault.ELSEWHERE,
    ),
    "it sends us nowhere": (lambda r: replace(r, status=301, headers={"Location": "http://[x"}), ServerFault.NONSENSE),
    "it never ends": (lambda r: replace(r, endless=True), ServerFault.NONSENSE),
    "it is a page of a hotel's": (lambda r: replace(r, status=200, body=PAGE), ServerFault.NONSENSE),
    "it names entities": (lambda r: replace(r, status=207, body=BOMB), ServerFault.NONSENSE),
    "it is half an XML": (
        lambda r: replace(r, status=207, body=b'<multistatus xmlns="DAV:"><resp'),
        ServerFault.NONSENSE,
    ),
    "it is another XML": (lambda r: replace(r, status=207, body=b"<rss/>"), ServerFault.NONSENSE),
    "it is bytes": (lambda r: replace(r, status=207, body=bytes(range(256)) * 9), ServerFault.NONSENSE),
    "it is nested without end": (lambda r: replace(r, status=207, body=b"<a>" * 5000), ServerFault.NONSENSE),
}
OF_LISTINGS = ("REPORT", "PROPFIND")
OF_ANY = (*OF_LISTINGS, "GET", "PUT", "DELETE")
WRITES_AS_WELL = {"it is broken", "it is full", "it is a teapot", "it sends us to somebody else", "it never ends"}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_about_what_stands_there_is_told_and_costs_nothing(lying: Lying, name: str) -> None:
    stage, liar = lying
    change, fault = LIES[name]
    stage.sync()
    rows = dict(stage.store.shelf)
    liar.lie = lambda method, _path, reply: change(reply) if method in OF_LISTINGS else None
    stage.put(new := talk(day("2026-12-20")))
    report = stage.sync()
    assert (report.fault, report.waits) == (fault, 1)
    assert stage.store.shelf == rows
    liar.lie = lambda _method, _path, _reply: None
    assert stage.sync().sent == 1
    assert set(stage.listed().etags) == {stage.href(each) for each in (TEN, DUE, new)}


@pytest.mark.parametrize("name", sorted(WRITES_AS_WELL))
def test_a_lie_about_what_was_written_is_found_out_and_nothing_is_there_twice(lying: Lying, name: str) -> None:
    """The server did it, and said that it had not."""
    stage, liar = lying
    change, fault = LIES[name]
    liar.lie = lambda method, _path, reply: change(reply) if method == "PUT" else None
    assert stage.sync().fault is fault
    liar.lie = lambda _method, _path, _reply: None
    changed = stage.change(TEN, window=exact("2026-12-11 09:00"))
    report = stage.sync()
    assert (report.fault, report.asks, report.waits) == (None, 0, 0)
    assert set(stage.listed().etags) == {stage.href(TEN), stage.href(DUE)}
    assert "20261211T090000" in stage.there(changed)
    assert all(stage.store.shelf[each.id].etag == stage.listed().etags[stage.href(each)] for each in (TEN, DUE))


@pytest.mark.parametrize("erased", [False, True])
def test_what_was_put_unheard_and_is_agreed_no_more_is_taken_off(lying: Lying, erased: bool) -> None:
    """Else it would stand there for good beside the one it was moved to, or after the person was erased."""
    stage, liar = lying
    liar.lie = lambda method, _path, reply: replace(reply, cut=0) if method == "PUT" else None
    stage.sync()
    assert stage.there(TEN), "it was put, and no answer heard"
    liar.lie = lambda _method, _path, _reply: None
    if erased:
        del stage.store.rows[Agreement, TEN.id]
    else:
        stage.put(later := talk(day("2026-12-20")))
        stage.change(TEN, outcome=AgreementOutcome.MOVED, moved_to=later.id)
    assert stage.sync().fault is None
    assert stage.there(TEN) == ""


def test_what_was_never_put_is_no_question_the_next_time(lying: Lying) -> None:
    stage, _liar = lying
    stage.sync()
    stage.put(new := talk(day("2026-12-20")))
    stage.store.keep_published(Published(new.id, stage.href(new)))  # killed before it was asked for
    report = stage.sync(after=EVERY)
    assert (report.sent, report.asks, stage.asks(new)) == (1, 0, Asks.NOTHING)
    assert stage.there(new)


def test_an_empty_listing_is_no_reason_to_think_that_all_is_gone(lying: Lying) -> None:
    stage, liar = lying
    stage.sync()
    liar.lie = lambda method, _path, reply: replace(reply, body=EMPTY_XML) if method == "REPORT" else None
    report = stage.sync(after=EVERY)
    assert (report.stopped.value, report.asks) == ("many-gone", 0)
    assert all(row.asks is Asks.NOTHING for row in stage.store.published())


def test_an_etag_that_is_not_told_is_asked_for(lying: Lying) -> None:
    stage, liar = lying
    liar.lie = lambda method, _path, reply: _without_etag(reply) if method == "PUT" else None
    assert stage.sync().sent == 2
    assert {row.href: row.etag for row in stage.store.published()} == dict(stage.listed().etags)
    stage.change(TEN, topic="the files")
    assert stage.sync().sent == 1
    assert stage.store.shelf[TEN.id].etag == stage.listed().etags[stage.href(TEN)]


def test_what_a_phone_did_between_writing_and_asking_for_the_etag_is_not_lost(lying: Lying) -> None:
    stage, liar = lying

    def quick_phone(method: str, path: str, reply: Reply) -> Reply | None:
        if method == "PUT" and path == stage.href(TEN):
            stage.phone.edit(path, ("20261210T100000", "20261221T160000"), ("20261210T103000", "20261221T163000"))
        return _without_etag(reply)

    liar.lie = quick_phone
    assert stage.sync().asks == 1
    assert stage.asks(TEN) is Asks.MOVED


@pytest.mark.parametrize("etag", ['"wrong"', 'W/"weak"', "", "bare", '"a" "b"'])
def test_a_wrong_etag_writes_nothing_over_and_heals(lying: Lying, etag: str) -> None:
    stage, liar = lying
    liar.lie = lambda method, _path, reply: (
        replace(reply, headers={**reply.headers, "ETag": etag}) if method in ("PUT", "GET") else None
    )
    stage.sync()
    stage.phone.edit(stage.href(TEN), ("20261210T100000", "20261221T160000"), ("20261210T103000", "20261221T163000"))
    stage.change(TEN, topic="the files")
    stage.sync()
    assert "20261221T160000" in stage.there(TEN)
    assert stage.asks(TEN) is Asks.MOVED
    liar.lie = lambda _method, _path, _reply: None
    stage.change(TEN, topic="the files", window=exact("2026-12-21 16:00"))
    for _ in range(2):
        stage.sync()
    assert "the files" in stage.there(TEN)
    assert len(stage.listed().etags) == 2


OBJECTS: Mapping[str, bytes] = {
    "a page": PAGE,
    "nothing": b"",
    "half of it": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1",
    "bytes": b"BEGIN:VCALENDAR" + bytes(range(256)) * 20,
}


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_that_is_none_is_never_taken_for_gone(lying: Lying, name: str) -> None:
    stage, liar = lying
    stage.sync()
    stage.phone.edit(stage.href(TEN), ("20261210T100000", "20261221T160000"), ("20261210T103000", "20261221T163000"))
    liar.lie = lambda method, _path, reply: replace(reply, body=OBJECTS[name]) if method == "GET" else None
    assert stage.sync().fault is ServerFault.NONSENSE
    assert stage.asks(TEN) is Asks.NOTHING
    liar.lie = lambda _method, _path, _reply: None
    stage.sync()
    assert stage.asks(TEN) is Asks.MOVED


def test_somebody_elses_event_in_our_place_is_left_alone(lying: Lying) -> None:
    stage, _liar = lying
    theirs = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:dentist\r\nDTSTAMP:20261101T090000Z\r\n"
    theirs += "DTSTART:20261210T090000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    stage.phone.write(stage.href(TEN), theirs)
    report = stage.sync()
    assert (report.sent, report.refused) == (1, 1)
    assert "UID:dentist" in stage.there(TEN)


def test_a_server_that_drips_is_given_up_in_time(lying: Lying) -> None:
    stage, liar = lying
    stage.sync()
    stage.link.seconds = 0.3
    liar.lie = lambda method, _path, reply: replace(reply, drip=0.02) if method == "REPORT" else None
    begun = time.monotonic()
    assert stage.sync().fault is ServerFault.TOO_SLOW
    assert time.monotonic() - begun < 10
    liar.lie = lambda _method, _path, _reply: None
    stage.link.seconds = 20.0
    assert stage.sync().fault is None


def test_whoever_goes_away_is_not_kept_waiting(lying: Lying) -> None:
    stage, liar = lying
    stage.sync()
    asked = threading.Event()

    def drips(method: str, _path: str, reply: Reply) -> Reply | None:
        if method != "REPORT":
            return None
        asked.set()
        return replace(reply, drip=0.02)

    liar.lie = drips
    faults: list[ServerFault | None] = []
    thread = threading.Thread(target=lambda: faults.append(stage.sync().fault))
    thread.start()
    assert asked.wait(5)
    stage.link.leave()
    thread.join(10)
    assert faults == [ServerFault.LEFT]


@pytest.mark.parametrize(("status", "fault"), [(403, ServerFault.NOT_ALLOWED), (429, ServerFault.WAIT)])
def test_a_refusal_is_told_as_one_and_not_taken_for_a_calendar_that_is_gone(
    lying: Lying, status: int, fault: ServerFault
) -> None:
    stage, liar = lying
    stage.sync()
    for methods in (OF_LISTINGS, ("GET",)):
        stage.phone.edit(stage.href(TEN), ("TRIGGER:-PT", "TRIGGER:-PT1"))
        liar.lie = lambda method, _path, reply, methods=methods: (  # type: ignore[misc]
            replace(reply, status=status) if method in methods else None
        )
        report = stage.sync(after=EVERY)
        assert (report.fault, report.stopped) == (fault, Stopped.NOT)


def test_a_calendar_that_may_not_be_written_is_told_as_one_and_each_event_is_tried(lying: Lying) -> None:
    """What is wrong with one event alone is named in CalDAV's own words, and is told of that one."""
    stage, liar = lying
    liar.lie = lambda method, _path, reply: replace(reply, status=403) if method in ("PUT", "DELETE") else None
    report = stage.sync()
    assert (report.fault, report.refused, report.sent) == (ServerFault.NOT_ALLOWED, 2, 0)
    precondition = b'<error xmlns="DAV:"><A:valid-calendar-data xmlns:A="urn:ietf:params:xml:ns:caldav"/></error>'
    liar.lie = lambda method, path, reply: (
        replace(reply, status=403, body=precondition) if (method, path) == ("PUT", stage.href(TEN)) else None
    )
    report = stage.sync()
    assert (report.fault, report.refused) == (None, 1)


def test_a_calendar_that_may_not_be_written_once_it_was_read_again_is_told_as_one(lying: Lying) -> None:
    stage, liar = lying
    stage.sync()
    stage.store.shelf[TEN.id] = replace(stage.store.shelf[TEN.id], etag='"of before"')
    stage.change(TEN, topic="the files")
    liar.lie = lambda method, _path, reply: (
        replace(reply, status=403) if method == "PUT" and reply.status != 412 else None
    )
    report = stage.sync()
    assert (report.fault, report.refused, report.sent, report.waits) == (ServerFault.NOT_ALLOWED, 1, 0, 1)


class FullDisk(FakeStore):
    """Takes so many more rows about the calendar, and then has no room; None for any number."""

    room: int | None = None

    def keep_published(self, row: Published, collection: str | None = None) -> None:
        self._need_room()
        super().keep_published(row, collection)

    def keep_calendar(self, calendar: Calendar | None, collection: str | None = None) -> None:
        self._need_room()
        super().keep_calendar(calendar, collection)

    def forget_published(self, agreement_ids: Iterable[int]) -> None:
        self._need_room()
        super().forget_published(agreement_ids)

    def _need_room(self) -> None:
        if self.room is not None:
            if self.room == 0:
                raise StoreFault(Fault.DISK_FULL)
            self.room -= 1


def test_a_disk_that_is_full_at_any_moment_loses_nothing_and_doubles_nothing(stage: Stage) -> None:
    """One is new, one changed, one moved on the phone, one taken off by us: each note of all that fails in turn."""
    stage.store = store = FullDisk(jo())
    stage.connect()
    changed, moved, off = talk(exact("2026-12-10 10:00")), talk(exact("2026-12-11 10:00")), talk(day("2026-12-12"))
    stage.put(changed, moved, off)
    stage.sync()
    failed = 0
    for room in count():
        hour = f"{11 + room % 8:02}"
        stage.put(new := talk(exact(f"2026-12-20 {hour}:00")))
        stage.change(changed, topic=f"the files, {room}")
        stage.change(off, outcome=AgreementOutcome.MOVED)
        stage.phone.edit(stage.href(moved), *_at_another_hour(stage.there(moved), hour))
        store.room = room
        try:
            stage.sync()
        except StoreFault:
            failed += 1
        is_over, store.room = store.room > 0, None
        report = stage.sync()
        assert (report.fault, report.refused, report.waits) == (None, 0, 0)
        assert stage.asks(moved) is Asks.MOVED
        assert store.shelf[moved.id].shown == exact(f"2026-12-11 {hour}:00")
        assert f"the files\\, {room}" in stage.there(changed)
        assert set(stage.listed().etags) == {stage.href(each) for each in (changed, moved, new)}
        del store.rows[Agreement, new.id]
        stage.change(off, outcome=AgreementOutcome.OPEN)
        stage.sync()
        if is_over:
            break
    assert failed >= 7


def _at_another_hour(content: str, hour: str) -> list[tuple[str, str]]:
    begins = re.search(r"DTSTART[^:]*:20261211T(\d\d)0000", content)
    ends = re.search(r"DTEND[^:]*:20261211T(\d\d)3000", content)
    assert begins is not None
    assert ends is not None
    return [(found[0], found[0].replace(f"T{found[1]}", f"T{hour}")) for found in (begins, ends)]


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ({"Retry-After": "90"}, 90),
        ({"Retry-After": "Tue, 01 Dec 2026 09:02:00 GMT", "Date": "Tue, 01 Dec 2026 09:00:30 GMT"}, 90),
        ({"Retry-After": "Tue, 01 Dec 2026 08:00:00 GMT", "Date": "Tue, 01 Dec 2026 09:00:30 GMT"}, 0),
        ({"Retry-After": "99999999999999"}, 86400),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "Tue, 99 Dec 2026 08:00:00 GMT"}, None),
        ({}, None),
    ],
)
def test_how_long_it_asks_us_to_wait_is_told(told: Mapping[str, str], seconds: int | None) -> None:
    wait = timedelta(seconds=seconds) if seconds is not None else None
    assert asked_to_wait(told.get("Retry-After", ""), told.get("Date", "")) == wait


def test_how_long_it_asks_us_to_wait_is_in_the_report(lying: Lying) -> None:
    stage, liar = lying
    liar.lie = lambda _method, _path, reply: replace(reply, status=429, headers={"Retry-After": "90"})
    assert stage.sync().wait == timedelta(seconds=90)


def test_while_it_is_looked_for_only_what_was_named_may_not_be_looked_at(lying: Lying) -> None:
    """Many a server lets nobody look at its root, where no calendar would lie."""
    stage, liar = lying
    liar.lie = lambda _method, path, reply: replace(reply, status=403 if path in ("/", "/.well-known/caldav") else 404)
    assert _not_found(stage, liar, "") is ServerFault.NO_CALENDARS
    assert _not_found(stage, liar, "/dav/") is ServerFault.NO_CALENDARS
    liar.lie = lambda _method, _path, reply: replace(reply, status=403)
    assert _not_found(stage, liar, "/dav/") is ServerFault.NOT_ALLOWED


def _not_found(stage: Stage, liar: Liar, typed: str) -> ServerFault:
    link = Link(address_of(liar.address + typed), stage.user, stage.password)
    with pytest.raises(ServerTrouble) as trouble:
        CalDavServer(link).find()
    link.close()
    return trouble.value.fault


@pytest.mark.parametrize("gone", [ServerFault.LEFT, ServerFault.TOO_SLOW])
def test_nothing_is_asked_once_connecting_took_too_long_or_we_left(lying: Lying, gone: ServerFault) -> None:
    stage, liar = lying
    liar.asked.clear()

    class Slow(HTTPConnection):
        def connect(self) -> None:
            stage.link.leave() if gone is ServerFault.LEFT else stage.link._too_late()
            super().connect()

    stage.link.close()
    stage.link._open = Slow(stage.link.address.host, stage.link.address.port)
    with pytest.raises(ServerTrouble) as trouble:
        stage.link.ask("GET", stage.href(TEN))
    assert (trouble.value.fault, liar.asked) == (gone, [])


def test_a_connection_that_is_cut_sends_nothing_in_the_clear(lying: Lying) -> None:
    stage, _ = lying
    ours, other = socket.socketpair()
    with (
        ours,
        other,
        ssl.create_default_context().wrap_socket(
            ours, server_hostname="localhost", do_handshake_on_connect=False
        ) as sealed,
    ):
        stage.link.close()
        stage.link._open = HTTPConnection("localhost")
        stage.link._open.sock = sealed
        stage.link._cut()
        with pytest.raises(ssl.SSLError):
            sealed.sendall(b"secret")
        assert sealed._sslobj is not None  # type: ignore[attr-defined]


def test_half_of_what_was_to_come_is_never_taken_for_all_of_it(lying: Lying) -> None:
    stage, liar = lying
    stage.sync()
    liar.lie = lambda _method, _path, reply: replace(reply, cut=len(reply.body) - 1)
    with pytest.raises(ServerTrouble) as trouble:
        stage.link.ask("GET", stage.href(TEN))
    assert (trouble.value.fault, trouble.value.detail) == (ServerFault.NONSENSE, "cut")


def test_a_connection_that_was_dropped_meanwhile_is_made_anew(lying: Lying) -> None:
    stage, liar = lying
    stage.sync()
    liar.lie = lambda _method, _path, reply: replace(reply, headers={**reply.headers, "Connection": "keep-alive"})
    assert stage.sync().fault is None
    assert stage.link._open is not None
    stage.link._cut()
    stage.change(TEN, topic="the files")
    report = stage.sync()
    assert (report.fault, report.sent) == (None, 1)


@pytest.mark.parametrize(
    "body", [BOMB, BOMB.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"), b"", b"<a", b"<a/><b/>"]
)
def test_xml_that_defines_anything_or_is_none_is_refused(body: bytes) -> None:
    with pytest.raises(ServerTrouble) as trouble:
        dav.read(body)
    assert trouble.value.fault is ServerFault.NONSENSE


def _without_etag(reply: Reply) -> Reply:
    return replace(reply, headers={name: value for name, value in reply.headers.items() if name.lower() != "etag"})
