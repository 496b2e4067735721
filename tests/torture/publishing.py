"""Kills a process in the middle of publishing to a real server, while agreements change here and a phone changes them
there; then lets it run to its end, and looks whether anything was lost, is there twice, or is asked that nobody did.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from tests.builders import ME, ZONE, at, exact, jo, talk
from tests.fakes import a_desk
from tests.interop.caldav.radicale import PASSWORD, Radicale
from tests.interop.caldav.stage import Phone
from tests.new_store import new_store
from tests.torture.killing import Aim, Say, killed_while
from tracker.actions.outcome import DeedName
from tracker.actions.ports import Shelf
from tracker.actions.publishing.asked import put_back_on_phone
from tracker.actions.publishing.office import Office, begin, publish_now
from tracker.assembly.publishing import book_at, server_at
from tracker.interop.caldav.calendar_server import CalDavServer
from tracker.interop.caldav.objects import Objects
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.publishing.published import Asks, question_of
from tracker.rules.publishing.shown import window_shown
from tracker.rules.window import Window
from tracker.runtime.passwords import Passwords
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

NOW = at("2026-12-01 09:00")
MANY = 12
TO_THE_END = 3
"""After so many kills it is let run to its end, and all is looked at."""


@dataclass
class Published:
    """`acts` are what the phone did, each of which was asked about."""

    tried: int = 0
    done: int = 0
    acts: int = 0
    deeds: int = 0


@dataclass
class _World:
    """The store here, the phone there, and what the phone did that is not asked about yet."""

    place: Path
    office: Office
    phone: Phone
    chance: random.Random
    collection: str = ""
    moved: dict[int, Window] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    found: Published = field(default_factory=Published)

    def live_on(self) -> None:
        """A deed or two here, and perhaps something on the phone."""
        with closing(open_store(self.place)) as store:
            for _ in range(self.chance.randint(1, 3)):
                self._deed(store)
            if self.chance.random() < 0.7:
                self._act(store)

    def look(self) -> None:
        """Publish to the end, and hold all of it against what was agreed and what the phone did; then put it back."""
        for _ in range(2):
            report = publish_now(self.office)
            assert (report.fault, report.refused, report.stopped.value) == (None, 0, ""), report
        with closing(open_store(self.place)) as store:
            wanted = {a.id: a for a in agreements_in(store) if a.outcome is not AgreementOutcome.MOVED}
            asked = {
                row.agreement_id: (row.asks, row.shown)
                for row in store.published()
                if question_of(row, store.agreement(row.agreement_id)) is not Asks.NOTHING
            }
            did = {id_: (Asks.MOVED, window) for id_, window in self.moved.items() if wanted[id_].window != window}
            assert asked == {**did, **dict.fromkeys(self.gone, (Asks.GONE, None))}, (asked, did, self.gone)
            server = CalDavServer(self.phone.link)
            there = set(server.everything(self.collection).etags)
            assert there == {self.href(id_) for id_ in wanted if id_ not in self.gone}
            for id_ in wanted.keys() - self.gone:
                got = server.get(self.href(id_), id_)
                assert got is not None
                assert got.shown is not None
                expected = self.moved.get(id_, wanted[id_].window)
                assert window_shown(got.shown, wanted[id_]) == expected, (id_, got.shown, expected)
            assert store.verify_chain() is None
            desk = a_desk(store, lambda: NOW)  # type: ignore[arg-type]
            for id_ in asked:
                put_back_on_phone(desk, id_)
        self.found.acts += len(self.moved) + len(self.gone)
        self.moved.clear()
        self.gone.clear()

    def href(self, agreement_id: int) -> str:
        return f"{self.collection}{agreement_id}.ics"

    def _deed(self, store: SqliteStore) -> None:
        """Another time for one, a new one, or one moved, whose new one stands in its place."""
        self.found.deeds += 1
        agreements = [a for a in agreements_in(store) if a.is_open]
        one = self.chance.choice(agreements)
        touched = one.id in self.moved or one.id in self.gone
        with store.deed(DeedName.CORRECT_AGREEMENT, ME, NOW) as tx:
            if touched or self.chance.random() < 0.6:
                tx.put(replace(one, window=self._some_time()))
                return
            later = replace(talk(self._some_time()), id=self._new_id(store))
            tx.put(later)
            if self.chance.random() < 0.5:
                tx.put(replace(one, outcome=AgreementOutcome.MOVED, settled_at=NOW, moved_to=later.id))

    def _act(self, store: SqliteStore) -> None:
        """The phone moves one or takes one off, of those that it has and has not been at.

        Of those that we know it has: what was put there unheard, and taken off again before we ask, is put there anew.
        """
        has = [
            row.agreement_id
            for row in store.published()
            if row.asks is Asks.NOTHING
            and not row.is_being_put
            and row.agreement_id not in self.moved
            and row.agreement_id not in self.gone
            and _is_open(store.agreement(row.agreement_id))
        ]
        has = [id_ for id_ in has if self.phone.read(self.href(id_))]
        if len(has) < MANY // 2:
            return
        id_ = self.chance.choice(has)
        if self.chance.random() < 0.3:
            self.phone.delete(self.href(id_))
            self.gone.add(id_)
            return
        content = self.phone.read(self.href(id_))
        window = self._some_time()
        lines = [_at(line, window) for line in content.split("\r\n")]
        self.phone.write(self.href(id_), "\r\n".join(lines))
        self.moved[id_] = window

    def _some_time(self) -> Window:
        on = date(2026, 12, 5) + timedelta(days=self.chance.randrange(300))
        return exact(f"{on} {self.chance.randrange(8, 19):02}:{self.chance.choice((0, 15, 30, 45)):02}")

    @staticmethod
    def _new_id(store: SqliteStore) -> int:
        return max(a.id for a in agreements_in(store)) + 1


def while_publishing(folder: Path, kills: int, server: Radicale, seed: int = 7) -> Published:
    """What was tried. Fails where anything is lost, there twice, or asked that nobody did."""
    place, user = folder / "data" / "as-agreed.db", server.user()
    with closing(new_store(place)) as store, store.deed(DeedName.ADD_AGREEMENT, ME, NOW) as tx:
        tx.put(jo())
        for n in range(MANY):
            tx.put(replace(talk(exact(f"2026-12-{n + 5:02} 10:00")), id=n + 1))
    office = office_at(place)
    begin(office, server.address, user, PASSWORD)
    world = _World(place, office, Phone(server.link(user)), random.Random(seed))
    with office.shelf() as shelf:
        calendar = shelf.published_to()
        assert calendar is not None
        world.collection = calendar.collection
    publish_now(office)
    aim = Aim(world.chance, 0.2, kills)
    for after in aim:
        world.live_on()
        said = killed_while(partial(_publish, place, server.address, user), after)
        aim.found(said == 1)
        if aim.tried % TO_THE_END == 0:
            world.look()
    world.look()
    world.found.tried, world.found.done = aim.tried, aim.done
    world.phone.link.close()
    return world.found


def office_at(place: Path) -> Office:
    @contextmanager
    def shelf() -> Iterator[Shelf]:
        with closing(SqliteStore(place)) as opened:
            yield opened

    return Office(shelf, server_at, book_at, Objects(lambda: False), Passwords(None), lambda: NOW, lambda: ZONE)


def agreements_in(store: SqliteStore) -> list[Agreement]:
    return [each.agreement for each in store.given_between(date(2026, 1, 1), date(2028, 1, 1))]


def _publish(place: Path, address: str, user: str, say: Say) -> None:
    office = office_at(place)
    office.passwords.keep(address, user, PASSWORD)
    say(0)
    publish_now(office)
    say(1)


def _is_open(agreement: Agreement | None) -> bool:
    return agreement is not None and agreement.is_open


def _at(line: str, window: Window) -> str:
    """That line of an event, at another time; an hour later for its end. Those of a zone stay."""
    for name, later in (("DTSTART;TZID=", 0), ("DTEND;TZID=", 1)):
        if line.startswith(name):
            assert window.at is not None
            head = line.partition(":")[0]
            return f"{head}:{window.first:%Y%m%d}T{window.at.hour + later:02}{window.at.minute:02}00"
    return line
