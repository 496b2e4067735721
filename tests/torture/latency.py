"""How long what one of a team does takes, by how far away their server is; a move to it, and a first copy from it.

As reps, with TLS, on one connection that is kept. Far is told in milliseconds there and back (`rtt`).
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.big_store import AGREEMENTS, CONTACTS, PROSPECTS, ZONE, build_big_ledger
from tests.bench.goals import TODAY
from tests.fakes import Clock, a_desk
from tests.storage.team.postgres import PASSWORD, Postgres, TeamThere
from tests.torture.far_away import far_away
from tracker.actions.contacts.log_contact import Logged, log_contact
from tracker.actions.ports import Desk
from tracker.actions.undo import undo
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NextAgreement
from tracker.rules.window import Window
from tracker.storage.team.joining import join, open_team_store
from tracker.storage.team.moving import move
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_connection import Link
from tracker.storage.team.server_place import ServerPlace
from tracker.storage.team.team_store import TeamStore

NOW = datetime.combine(TODAY, time(9), UTC)
MONTH = date(2026, 11, 1), date(2026, 11, 30)
IN_A_MONTH = Window.day(TODAY + timedelta(30), ZONE)
NAMED = "localhost"


@dataclass(slots=True)
class Found:
    """`took` has the milliseconds of each time that a thing was done, by rtt."""

    agreements: int = 0
    took: dict[str, dict[float, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    @contextmanager
    def timed(self, what: str, rtt: float) -> Iterator[None]:
        began = perf_counter()
        yield
        self.took[what][rtt].append((perf_counter() - began) * 1000)

    def table(self) -> str:
        """Medians."""
        rtts = sorted({rtt for by in self.took.values() for rtt in by})
        lines = [f"{'ms there and back':18}" + "".join(f"{rtt:11g}" for rtt in rtts)]
        for what, by in self.took.items():
            lines.append(f"{what:18}" + "".join(f"{median(by[rtt]):11,.1f}" if by[rtt] else " " * 11 for rtt in rtts))
        return "\n".join(lines)


class Team:
    """Maria and Ben, and how each of them reaches the server."""

    def __init__(self, there: TeamThere, certificate: Path) -> None:
        self._there, self._certificate = there, str(certificate)
        self._roles = {name: there.invite(name) for name in ("Maria", "Ben")}
        self.port = there.postgres.port

    def place(self, name: str, port: int) -> ServerPlace:
        known = self._there.place(self._roles[name], port)
        return replace(known, host=NAMED, root_certificate=self._certificate, guarded=True)

    def server(self, name: str, port: int) -> PostgresServer:
        return PostgresServer(self.place(name, port), PASSWORD)


def measured(
    answering: Postgres,
    folder: Path,
    rtts: Sequence[float] = (0, 1, 30, 150),
    moved_from: Sequence[float] = (30, 0),
    times: int = 30,
    size: tuple[int, int, int] = (PROSPECTS, AGREEMENTS, CONTACTS),
) -> Found:
    """Each thing so many `times`; a move once from each of those, and the last of them is worked on. `size`: people,
    agreements, contacts.
    """
    found = Found()
    begun = folder / "begun" / "as-agreed.db"
    begun.parent.mkdir(mode=0o700)
    build_big_ledger(begun, TODAY, *size)
    certificate = answering.certificate(NAMED)
    for rtt in moved_from:
        with answering.team() as there:
            team = Team(there, certificate)
            marias = folder / f"moved-{rtt:g}" / begun.name
            shutil.copytree(begun.parent, marias.parent)
            with (
                far_away(team.port, rtt) as port,
                closing(team.server("Maria", port)) as server,
                found.timed("move", rtt),
            ):
                moved = move(marias, server, "Maria", lambda: NOW)
            assert moved is not None
            found.agreements = moved.counts.agreements
            if rtt == moved_from[-1]:
                _work(found, team, marias, folder / "bens" / begun.name, rtts, times, size[0])
    return found


def _work(found: Found, team: Team, marias: Path, bens: Path, rtts: Sequence[float], times: int, people: int) -> None:
    new_id = count(1_000_000_000)
    bens.parent.mkdir(mode=0o700)
    server = team.server("Ben", team.port)
    with found.timed("first copy", 0):
        assert join(bens, server)
    with closing(open_team_store(bens, server)) as other:
        ben = _desk(other, "Ben", new_id)
        for rtt in rtts:
            with (
                far_away(team.port, rtt) as port,
                closing(open_team_store(marias, team.server("Maria", port))) as store,
            ):
                store.catch_up()
                maria = _desk(store, "Maria", new_id)
                for n in range(times):
                    who = (50 * n + 1) % people  # each fiftieth is deleted
                    with found.timed("connect", rtt):
                        Link(team.place("Maria", port), PASSWORD).close()
                    _save(ben, who)
                    with found.timed("catch up", rtt):
                        assert store.catch_up() is not None
                    with found.timed("save", rtt):
                        _save(maria, who)
                    with found.timed("month", rtt):
                        store.agreements_between(*MONTH)
                    with found.timed("key in the search", rtt):
                        store.people_like("jo", 50)
                    with found.timed("history", rtt):
                        assert store.history_of(who) is not None
                    with found.timed("undo", rtt):
                        undo(maria)


def _desk(store: TeamStore, me: str, new_id: Iterator[int]) -> Desk:
    return replace(a_desk(store, Clock(NOW), me), new_id=new_id.__next__)  # type: ignore[arg-type]


def _save(desk: Desk, who: int) -> None:
    """They rang, and a next time was agreed."""
    call = Attempt(Direction.IN, Channel.CALL, NOW, desk.me)
    agreed = NextAgreement(AgreementKind.TALK, IN_A_MONTH, Channel.CALL, "the price", "in a month, then")
    entry = Entry(who, call, ContactOutcome.TALKED, "Talked about the order.", next=(agreed,))
    assert isinstance(log_contact(desk, entry).value, Logged)
