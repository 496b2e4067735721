"""What the window knows of a calendar on a server: when it sends, what it says, and that it never waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import ZONE, at, day, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.ports import Shelf
from tracker.actions.publishing.office import Office
from tracker.actions.publishing.report import IfGone
from tracker.actions.publishing.server import Answer, Became, Got, Listing, Place, ServerFault, ServerTrouble
from tracker.actions.publishing.wanted import Object
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.publishing.publishing_state import PublishingState
from tracker.rules.agreement import Agreement, WhoMoved
from tracker.rules.publishing.published import Asks, Stopped
from tracker.rules.publishing.shown import Shown
from tracker.runtime.passwords import Passwords

PLACE = Place("/jo/as-agreed/", "as-agreed", made=True)
TEN = talk(day("2026-12-10"))


@dataclass
class FakeObject:
    agreement: Agreement
    digest: bytes

    def number(self, after: int) -> int:
        return after + 1

    def shown(self) -> Shown:
        return Shown(self.agreement.window.first)

    def content(self, number: int) -> bytes:
        return self.digest


@dataclass
class FakeServer:
    """One calendar in memory. `fault` is what it raises at whatever it is asked."""

    objects: dict[str, str] = field(default_factory=dict)
    fault: ServerFault | None = None
    wait: timedelta | None = None
    password: str = "open"
    asked: int = 0
    left: int = 0
    strays: dict[str, Shown] = field(default_factory=dict)

    def find(self, make: bool = True) -> Place:
        self._answer()
        return PLACE

    def changed_since(self, collection: str, token: str) -> Listing:
        self._answer()
        return Listing({**self.objects, **dict.fromkeys(self.strays, '"s"')}, "t", whole=True)

    def everything(self, collection: str) -> Listing:
        return self.changed_since(collection, "")

    def get(self, href: str, agreement_id: int) -> Got | None:
        self._answer()
        return Got('"s"', self.strays[href]) if href in self.strays else None

    def put_anew(self, href: str, content: bytes) -> Answer:
        self._answer()
        self.objects[href] = f'"{len(self.objects)}"'
        return Answer(Became.DONE, self.objects[href])

    def put_over(self, href: str, content: bytes, etag: str) -> Answer:
        return self.put_anew(href, content)

    def take_away(self, href: str, etag: str) -> Answer:
        self._answer()
        went = self.objects.pop(href, None) or self.strays.pop(href, None)
        return Answer(Became.DONE if went else Became.GONE)

    def leave(self) -> None:
        self.left += 1

    def close(self) -> None:
        """Nothing to give back."""

    def _answer(self) -> None:
        self.asked += 1
        if self.fault is not None:
            raise ServerTrouble(self.fault, wait=self.wait)


@dataclass
class FakeBook:
    server: FakeServer

    def cards(self) -> bytes:
        self.server._answer()
        return b"BEGIN:VCARD"

    def leave(self) -> None:
        """It never takes long."""

    def close(self) -> None:
        """Nothing to give back."""


def digests(_shelf: Shelf, given: object) -> Mapping[int, Object]:
    return {
        each.agreement.id: FakeObject(each.agreement, repr(each.agreement.window).encode())
        for each in given  # type: ignore[attr-defined]
    }


class Window:
    """A state over a store in memory; what is done far away waits until `come_back`."""

    def __init__(self) -> None:
        self.clock = Clock(at("2026-12-01 09:00"))
        self.store, self.server = FakeStore(jo(), TEN), FakeServer()
        self.far: list[Callable[[], None]] = []
        desk = a_desk(self.store, self.clock)
        self.dispatcher = Dispatcher(lambda: desk, lambda work: work())

        @contextmanager
        def shelf() -> Iterator[Shelf]:
            yield self.store

        def server(_address: str, _user: str, password: str) -> FakeServer:
            if password != self.server.password:
                self.server.fault = ServerFault.PASSWORD
            elif self.server.fault is ServerFault.PASSWORD:
                self.server.fault = None
            return self.server

        self.office = Office(shelf, server, self.book, digests, Passwords(None), self.clock, lambda: ZONE)
        self.begin_anew()

    def book(self, address: str, user: str, password: str) -> FakeBook:
        return FakeBook(self.server)

    def begin_anew(self) -> None:
        """The program is started again: passwords are known no more."""
        self.office = replace(self.office, passwords=Passwords(None))
        beside = Dispatcher(lambda: a_desk(self.store, self.clock), self.far.append)
        self.state = PublishingState(self.dispatcher, lambda: beside, lambda: self.office, here_by(self.clock))
        self.asked: list[None] = []
        self.state.asked.connect(lambda: self.asked.append(None))

    def come_back(self) -> None:
        while self.far:
            self.far.pop(0)()

    def connect(self, password: str = "open") -> None:
        self.state.connect_to("https://dav.example.org", "jo", password)
        self.come_back()


def needs_password(window: Window) -> bool:
    return window.state.needs_password


def asks_how(window: Window) -> bool:
    return window.state.asks_how_to_go_on


def asks_about_strays(window: Window) -> bool:
    return window.state.asks_about_strays


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window()


@pytest.fixture
def on(window: Window) -> Window:
    """Connected, with what is agreed published."""
    window.connect()
    return window


def test_nothing_is_published_and_nothing_asked_before_somebody_begins(window: Window) -> None:
    window.state.begin()
    window.clock.forward(timedelta(hours=1))
    window.state.tick()
    assert (window.far, window.state.sentences) == ([], ("Nothing is published yet.",))


def test_it_says_how_many_and_when(on: Window) -> None:
    assert on.state.sentences == ("Published 1 agreement to “as-agreed”, just now.",)
    on.clock.forward(timedelta(minutes=2))
    assert on.state.sentences == ("Published 1 agreement to “as-agreed”, 2 minutes ago.",)


def test_a_deed_is_sent_soon_and_several_at_once(on: Window, qtbot: QtBot) -> None:
    for days in ("2026-12-11", "2026-12-12"):
        desk = on.dispatcher
        desk.do(lambda d, days=days: move_agreement(d, TEN.id, day(days), WhoMoved.TYPED_WRONG))  # type: ignore[misc]
    assert on.state._soon.isActive()
    assert on.far == [], "a server is not asked at every key"
    before = on.server.asked
    on.state._soon.timeout.emit()
    on.come_back()
    assert on.server.asked == before + 2
    assert on.store.shelf[TEN.id].sent == repr(day("2026-12-12")).encode()


def test_what_is_done_while_a_server_is_waited_for_is_sent_afterwards(on: Window) -> None:
    on.state.try_now()
    on.dispatcher.do(lambda d: move_agreement(d, TEN.id, day("2026-12-11"), WhoMoved.TYPED_WRONG))
    on.state.try_now()
    assert len(on.far) == 1, "one at a time"
    assert on.state.is_under_way
    on.come_back()
    assert on.state._soon.isActive()


def test_it_looks_every_quarter_of_an_hour(on: Window) -> None:
    on.clock.forward(timedelta(minutes=14))
    on.state.tick()
    assert on.far == []
    on.clock.forward(timedelta(minutes=1))
    on.state.tick()
    assert len(on.far) == 1


def test_a_clock_that_is_set_back_does_not_keep_it_waiting_until_it_is_as_late_again(on: Window) -> None:
    on.clock.forward(timedelta(seconds=-30))
    on.state.tick()
    assert on.far == [], "a clock that is put right by seconds changes nothing"
    on.clock.forward(timedelta(days=-365))
    on.state.tick()
    on.come_back()
    asked = on.server.asked
    on.state.tick()
    assert (on.far, on.server.asked) == ([], asked)
    on.clock.forward(timedelta(minutes=15))
    on.state.tick()
    assert len(on.far) == 1


def test_where_nothing_can_be_noted_that_is_said_and_it_is_tried_again(
    on: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    on.dispatcher.do(lambda d: move_agreement(d, TEN.id, day("2026-12-11"), WhoMoved.TYPED_WRONG))
    monkeypatch.setattr(on.store, "keep_calendar", full)
    on.state.try_now()
    on.come_back()
    told = "What is published could not be noted in the data folder just now; it is tried again in a minute."
    assert on.state.sentences[-1] == told
    assert not on.state.is_under_way
    monkeypatch.undo()
    on.clock.forward(timedelta(minutes=1))
    on.state.tick()
    on.come_back()
    assert on.state.sentences == ("Published 1 agreement to “as-agreed”, just now.",)
    assert on.store.shelf[TEN.id].sent == repr(day("2026-12-11")).encode()


def full(*_given: object) -> None:
    raise StoreFault(Fault.DISK_FULL)


def test_after_a_fault_it_is_tried_again_later_and_later_and_said_in_one_sentence(on: Window) -> None:
    on.server.fault = ServerFault.UNREACHABLE
    on.state.try_now()
    on.come_back()
    assert on.state.sentences[-1] == "The server cannot be reached just now; what waits is sent when it can."
    for minutes in (1, 5, 15):
        on.clock.forward(timedelta(minutes=minutes) - timedelta(seconds=1))
        on.state.tick()
        assert on.far == []
        on.clock.forward(timedelta(seconds=1))
        on.state.tick()
        assert len(on.far) == 1
        on.come_back()
    on.dispatcher.do(lambda d: move_agreement(d, TEN.id, day("2026-12-11"), WhoMoved.TYPED_WRONG))
    assert not on.state._soon.isActive(), "a server that is down is not asked at every deed"
    on.server.fault = None
    on.state.try_now()
    on.come_back()
    assert on.state.sentences == ("Published 1 agreement to “as-agreed”, just now.",)


def test_a_server_that_asks_us_to_wait_is_not_asked_before_and_it_is_said_until_when(on: Window) -> None:
    on.server.fault, on.server.wait = ServerFault.WAIT, timedelta(minutes=40)
    on.state.try_now()
    on.come_back()
    assert on.state.sentences[-1] == "The server asks us to wait: it is asked again in 40 minutes."
    on.dispatcher.do(lambda d: move_agreement(d, TEN.id, day("2026-12-11"), WhoMoved.TYPED_WRONG))
    assert not on.state._soon.isActive()
    on.clock.forward(timedelta(minutes=39, seconds=30))
    on.state.tick()
    assert on.far == []
    assert on.state.sentences[-1] == "The server asks us to wait: it is asked again in 1 minute."
    on.clock.forward(timedelta(seconds=30))
    on.state.tick()
    assert len(on.far) == 1


def test_a_server_that_asks_us_to_wait_a_moment_is_asked_no_sooner_than_after_any_fault(on: Window) -> None:
    on.server.fault, on.server.wait = ServerFault.WAIT, timedelta(seconds=1)
    on.state.try_now()
    on.come_back()
    on.clock.forward(timedelta(seconds=59))
    on.state.tick()
    assert on.far == []


def test_a_wrong_password_is_said_and_never_tried_again_by_itself(on: Window) -> None:
    on.server.password = "another"
    on.server.fault = ServerFault.PASSWORD
    on.state.try_now()
    on.come_back()
    assert needs_password(on) is True
    before = on.server.asked
    for _ in range(20):
        on.clock.forward(timedelta(minutes=30))
        on.state.tick()
        on.state.try_now()
        on.come_back()
    assert on.server.asked == before
    on.connect("another")
    assert needs_password(on) is False
    assert on.state.stopped is Stopped.NOT


def test_without_a_keyring_the_password_is_asked_for_once_a_session(on: Window) -> None:
    on.begin_anew()
    on.state.begin()
    on.come_back()
    assert needs_password(on) is True
    assert "is asked for once a session" in on.state.sentences[-1]
    on.connect()
    assert needs_password(on) is False


def test_where_it_cannot_begin_all_stays_as_it_was(window: Window) -> None:
    window.server.fault = ServerFault.NO_CALENDARS
    window.connect()
    assert window.state.calendar is None
    assert window.state.sentences[-1] == "There is a server at that address, and no calendars for that user."
    assert window.store.published_to() is None


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (
            ServerFault.UNREACHABLE,
            "No server answers at that address. Is it typed as its keeper gave it, and is this computer on the network?",
        ),
        (ServerFault.TOO_SLOW, "The server takes too long to answer."),
    ],
)
def test_what_was_not_begun_is_not_said_to_be_tried_again_by_itself(
    window: Window, fault: ServerFault, told: str
) -> None:
    window.server.fault = fault
    window.connect()
    assert window.state.sentences == ("Nothing is published yet.", told)


def test_what_went_all_at_once_waits_for_a_word(on: Window) -> None:
    another = talk(day("2026-12-11"))
    on.store.rows[Agreement, another.id] = another
    on.state.try_now()
    on.come_back()
    on.server.objects.clear()
    on.state.try_now()
    on.come_back()
    assert asks_how(on) is True
    on.state.go_on(IfGone.ANEW)
    on.come_back()
    assert asks_how(on) is False
    assert len(on.server.objects) == 2


def test_the_morning_is_told_that_there_is_something_to_ask(on: Window) -> None:
    on.asked.clear()
    on.server.objects.clear()
    on.state.try_now()
    on.come_back()
    assert on.asked == [None]
    assert on.store.shelf[TEN.id].asks is Asks.GONE


def test_it_ends_with_all_of_it_taken_away(on: Window) -> None:
    on.state.stop(take_away=True)
    on.come_back()
    assert (on.server.objects, on.state.calendar) == ({}, None)
    assert on.state.sentences == ("Nothing is published to “as-agreed” any more; 1 event was taken off it.",)


def test_a_calendar_that_is_gone_is_let_go_of(on: Window) -> None:
    for _ in range(2):
        on.server.fault = ServerFault.CALENDAR_GONE
        on.state.try_now()
        on.come_back()
    assert asks_how(on) is True
    on.state.go_on(IfGone.LET_GO)
    on.come_back()
    assert on.state.calendar is None
    assert on.state.sentences == ("Nothing is published to “as-agreed” any more.",)


def test_ending_says_what_stands_there_still_of_whoever_was_erased(on: Window) -> None:
    del on.store.rows[Agreement, TEN.id]
    on.server.fault = ServerFault.UNREACHABLE
    on.state.stop(take_away=False)
    on.come_back()
    assert on.state.sentences == (
        "Nothing is published to “as-agreed” any more.",
        "1 event of somebody who was erased still stands in “as-agreed”, and has to be taken off there by hand.",
    )
    assert on.server.objects


def test_what_is_worded_otherwise_on_the_phone_is_said_quietly(on: Window) -> None:
    on.store.keep_published(replace(on.store.shelf[TEN.id], asks=Asks.WORDED_LEFT, says="Jo!!"))
    on.state.try_now()
    on.come_back()
    assert "1 event has other words on the phone; they stay until its agreement changes." in on.state.sentences


def test_strays_are_named_until_it_is_said_what_becomes_of_them(on: Window) -> None:
    on.server.strays = {"/jo/as-agreed/7.ics": Shown(date(2026, 12, 21), None, "Call Ann Lee", vouched=b"v")}
    on.clock.forward(timedelta(days=7))
    on.state.try_now()
    on.come_back()
    assert asks_about_strays(on) is True
    assert on.state.sentences[-1] == (
        "1 event there bears our marks and is agreed nowhere here, as after a backup was put back, or where another "
        "computer publishes there too. It says “Call Ann Lee” on Mon 21 Dec."
    )
    on.state.answer_strays(take_off=True)
    on.come_back()
    assert asks_about_strays(on) is False
    assert on.server.strays == {}
    assert len(on.state.sentences) == 1


def test_people_come_to_be_looked_at_or_it_is_said_why_not(on: Window) -> None:
    came: list[object] = []
    on.state.people_came.connect(lambda place, cards: came.append((str(place), cards)))
    on.state.said.connect(came.append)
    on.state.look_at_people()
    on.come_back()
    on.server.fault = ServerFault.NO_CALENDARS
    on.state.look_at_people()
    on.come_back()
    told = "There is a server at that address, and no address book for that user."
    assert came == [("dav.example.org.vcf", b"BEGIN:VCARD"), told]
    assert on.state.sentences[-1] == told
    on.server.fault = None
    on.state.try_now()
    on.come_back()
    assert told not in on.state.sentences
    assert not on.state.is_under_way


def test_a_deed_while_its_people_are_asked_for_is_sent_soon(on: Window) -> None:
    on.state.look_at_people()
    on.come_back()
    assert not on.state._soon.isActive(), "nothing was done meanwhile"
    on.state.look_at_people()
    on.dispatcher.do(lambda d: move_agreement(d, TEN.id, day("2026-12-11"), WhoMoved.TYPED_WRONG))
    on.come_back()
    assert on.state._soon.isActive()


def test_whoever_erases_somebody_is_told_of_the_server(on: Window) -> None:
    said: list[str] = []
    on.state.said.connect(said.append)
    on.state.somebody_erased(1)
    assert said == [
        "What stands of them in “as-agreed” is taken off there first; the server may keep a trash of its own."
    ]
    on.state.stop(take_away=False)
    on.come_back()
    on.state.somebody_erased(1)
    assert len(said) == 1, "where nothing is published there is nothing to say"


def test_whoever_leaves_has_what_is_under_way_broken_off(on: Window) -> None:
    on.state.try_now()
    on.state.leave()
    on.come_back()
    assert on.server.left == 1
    on.state.try_now()
    assert on.far == []


def test_the_people_are_not_asked_for_without_a_password(on: Window) -> None:
    on.office.passwords.forget("https://dav.example.org", "jo")
    said: list[str] = []
    on.state.said.connect(said.append)
    on.state.look_at_people()
    on.come_back()
    assert len(said) == 1
    assert said[0].startswith("The password of jo at https://dav.example.org is needed")
