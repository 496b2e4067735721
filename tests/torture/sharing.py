"""Three programs that share a real server, each at a copy of its own, while the server is killed, and they are; lines
are cut inside a commit, answers lost, a network swallows all that comes back, and whoever has the turn falls asleep.

What was acknowledged is there, once; every copy is to the row what the others are, and the server's ledger. The server
keeps what it said it did with the system, not on the disk: these kills are none of the disk.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.storage.team.postgres import Line, Postgres, TeamThere
from tests.storage.team.teams import KEY, ORIGIN, rows
from tests.torture.pressing import SAID, SHARED, STOP, begin
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.team.joining import join, open_team_store
from tracker.storage.team.server_connection import PATIENCE, Patience
from tracker.storage.team.wire import Founded

NAMES = ("Ann", "Ben", "Cleo")
BRIEFLY = Patience(turn=1, idle=0.4, silence=1.2)
A_DEED = 1000
"""Bytes: no other round of theirs sends so many at once."""
WAIT_S = 60
"""For so long, at most, anything is waited for that is to come."""


@dataclass(frozen=True, slots=True)
class Torments:
    """How often each. `cuts` are those that fell inside a commit; as many as that needs are made."""

    servers: int
    programs: int
    cuts: int
    frozen: int
    swallowed: int


@dataclass(slots=True)
class Found:
    """`lost`, `twice` and `ahead` are the harm; `found` and `not_there` what the token said of commits without an answer,
    `behind` how many copies of killed programs lacked something that the server had, `held_up` for how many seconds, at
    the most, one asleep held up the others.
    """

    acknowledged: int = 0
    lost: int = 0
    twice: int = 0
    ahead: int = 0
    behind: int = 0
    found: int = 0
    not_there: int = 0
    held_up: float = 0
    done: Counter[str] = field(default_factory=Counter)
    heard: dict[str, list[str]] = field(default_factory=dict)
    """Of each press that is there twice, all that its program was told from the press before it on."""


class Member:
    """One of them, their copy, the line to the server and the program that is at it."""

    def __init__(self, team: TeamThere, folder: Path, name: str, who: int, blindly: bool, patience: Patience) -> None:
        self.name, self.who, self._blindly, self._patience = name, who, blindly, patience
        self.role = team.invite(name)
        self.place = folder / name / "as-agreed.db"
        self.place.parent.mkdir(mode=0o700, parents=True)
        self.line = Line(team.postgres.port)
        self._schema = team.schema
        self._program: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        patience = [str(each) for each in (self._patience.turn, self._patience.idle, self._patience.silence)]
        of = [str(self.place), self.role, str(self.line.port), self._schema, self.name, str(self.who)]
        command = [sys.executable, "-m", "tests.torture.pressing", *of, f"{self._blindly:d}", *patience]
        self._program = subprocess.Popen(command)

    def tell(self, what: signal.Signals) -> None:
        assert self._program is not None
        assert self._program.poll() is None, f"the program of {self.name} failed"
        self._program.send_signal(what)

    def kill(self) -> None:
        self.tell(signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        return self._program.wait(WAIT_S) if self._program is not None else 0

    def end(self) -> None:
        """However it stands."""
        if self._program is not None and self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        self.line.close()

    def said(self, what: str) -> list[int]:
        """What its programs said of that, but for a line that a kill left half."""
        return [int(line.split()[1]) for line in self._lines() if line.startswith(f"{what} ")]

    def heard_of(self, number: int) -> list[str]:
        """What they were told from the press before that on until it was acknowledged."""
        lines = [*self._lines(), f"kept {number}"]
        first = lines.index(f"kept {number - 1}") if f"kept {number - 1}" in lines else 0
        return lines[first : lines.index(f"kept {number}") + 1]

    def _lines(self) -> list[str]:
        lies = self.place.with_name(SAID)
        return lies.read_text(encoding="ascii").split("\n")[:-1] if lies.exists() else []

    def goes_on(self, beyond: int | None = None) -> None:
        """Comes back once one more of its presses than that was acknowledged."""
        before = len(self.said("kept")) if beyond is None else beyond
        until = time.monotonic() + WAIT_S
        while len(self.said("kept")) <= before:
            assert self._program is None or self._program.poll() is None, f"the program of {self.name} failed"
            assert time.monotonic() < until, f"{self.name} never went on"
            time.sleep(0.005)


class Sharing:
    """The three of them, and whatever is done to them."""

    def __init__(self, team: TeamThere, folder: Path, seed: int, blindly: bool, patience: Patience) -> None:
        self.team, self.chance, self.found = team, random.Random(seed), Found()
        whom = {name: SHARED + n for n, name in enumerate(NAMES, 1)}
        self.members = [Member(team, folder, name, whom[name], blindly, patience) for name in NAMES]
        with team.server(self.members[0].role).found(Founded(ORIGIN, KEY, SCHEMA_VERSION), []):
            pass
        for each in self.members:
            assert join(each.place, team.server(each.role))
        with closing(open_team_store(self.members[0].place, team.server(self.members[0].role))) as store:
            begin(store, NAMES[0], whom)

    def start(self) -> None:
        for each in self.members:
            each.start()
        for each in self.members:
            each.goes_on(0)

    def anybody(self) -> Member:
        return self.chance.choice(self.members)

    def looked(self) -> list[int]:
        return [one for each in self.members for one in each.said("looked")]

    def server(self) -> None:
        """Killed and started anew."""
        self.team.postgres.kill()
        self.team.postgres.start()
        for each in self.members:
            each.goes_on()

    def program(self) -> None:
        """Killed and started anew. Its copy never has what the server does not have."""
        one = self.anybody()
        time.sleep(self.chance.uniform(0, 0.05))
        one.kill()
        with closing(sqlite3.connect(one.place)) as copy:
            (seq, seal) = copy.execute("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
        there = "SELECT hash, (SELECT max(seq) FROM {s}.ledger WHERE role = %s) FROM {s}.ledger WHERE seq = %s"
        kept = self.team.asked(there, one.role, seq)
        self.found.ahead += not kept or bytes(kept[0][0]) != bytes(seal)
        self.found.behind += bool(kept) and (kept[0][1] or 0) > seq
        before = len(one.said("kept"))
        one.start()
        one.goes_on(before)

    def cut(self) -> None:
        """Anywhere in what is sent, or after all of it has come there and before its answer is here."""
        one = self.anybody()
        before = len(one.said("kept"))
        if self.chance.random() < 0.5:
            one.line.cut_after(self.chance.randrange(4000))
        else:
            one.line.lose_answer(A_DEED)
        one.goes_on(before + 2)

    def swallow(self) -> None:
        """From one moment on nothing comes back, and nobody says so."""
        one = self.anybody()
        one.line.swallow()
        one.goes_on()
        one.goes_on()

    def freeze(self) -> None:
        """Whoever has the turn falls asleep in it; the others go on, and once awake so does that one."""
        has_it = (
            "SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE relation = '{s}.ledger'::regclass AND granted"
            " AND mode = 'ExclusiveLock' AND usename = %s AND state = 'idle in transaction'"
        )
        one = self.anybody()
        until = time.monotonic() + WAIT_S
        while True:
            one.tell(signal.SIGSTOP)
            if self.team.asked(has_it, one.role):
                break
            one.tell(signal.SIGCONT)
            assert time.monotonic() < until, f"{one.name} was never caught in the turn"
            time.sleep(self.chance.uniform(0, 0.02))
        began = time.monotonic()
        try:
            for each in self.members:
                if each is not one:
                    each.goes_on()
            self.found.held_up = max(self.found.held_up, time.monotonic() - began)
        finally:
            one.tell(signal.SIGCONT)
        one.goes_on()

    def look(self) -> Found:
        """Once they have stopped: what is there of what was acknowledged. Fails where two copies differ."""
        for each in self.members:
            each.place.with_name(STOP).touch()
        assert [each.wait() for each in self.members] == [0] * len(self.members), "a program failed"
        for each in self.members:
            with closing(open_team_store(each.place, self.team.server(each.role))) as store:
                store.catch_up()
                assert store.verify_chain() is None
        first, *others = (rows(each.place) for each in self.members)
        assert all(other == first for other in others), "copies differ"
        with closing(sqlite3.connect(self.members[0].place)) as copy:
            there = [note for (note,) in copy.execute("SELECT note FROM contact")]
            ((counted,),) = copy.execute("SELECT notes FROM prospect WHERE id = ?", [SHARED]).fetchall()
            chain = copy.execute("SELECT seq, hash FROM ledger ORDER BY seq").fetchall()
        kept = [(seq, bytes(seal)) for seq, seal in self.team.asked("SELECT seq, hash FROM {s}.ledger ORDER BY seq")]
        assert kept == chain, "the server's ledger is another"
        assert int(counted) == len(there) == len(chain) - 1, (
            f"{counted} counted, {len(there)} of {len(chain) - 1} there"
        )
        acknowledged = {f"{each.name} {number}" for each in self.members for number in each.said("kept")}
        found, looked = self.found, self.looked()
        found.acknowledged, found.lost = len(acknowledged), len(acknowledged - set(there))
        found.twice = len(there) - len(set(there))
        doubled = {note for note, times in Counter(there).items() if times > 1}
        found.heard = {
            f"{each.name} {number}": each.heard_of(number)
            for each in self.members
            for number in range(1, len(there) + 1)
            if f"{each.name} {number}" in doubled
        }
        found.found, found.not_there = sum(looked), len(looked) - sum(looked)
        return found


def tormented(
    answering: Postgres, folder: Path, torments: Torments, patience: Patience = PATIENCE, seed: int = 1
) -> Found:
    """What was found after all of these, in any order. Fails where a copy differs from another or is not whole."""
    with _sharing(answering, folder, seed, False, patience) as work:
        acts: list[Callable[[], None]] = [
            *[work.server] * torments.servers,
            *[work.program] * torments.programs,
            *[work.freeze] * torments.frozen,
            *[work.swallow] * torments.swallowed,
        ]
        work.chance.shuffle(acts)
        for act in acts:
            act()
            work.found.done[act.__name__] += 1
        looked: list[int] = []
        before = len(work.looked())
        while len(looked) < torments.cuts or not 0 < sum(looked) < len(looked):  # one outcome alone proves nothing
            work.cut()
            looked = work.looked()[before:]
            work.found.done["cut"] += 1
        return work.look()


def blindly(answering: Postgres, folder: Path, cuts: int, seed: int = 1) -> Found:
    """The control: lines cut so often, at programs that try again whatever had no answer."""
    with _sharing(answering, folder, seed, True, BRIEFLY) as work:
        while work.looked().count(1) < cuts:
            work.cut()
        return work.look()


@contextmanager
def _sharing(answering: Postgres, folder: Path, seed: int, blind: bool, patience: Patience) -> Iterator[Sharing]:
    with answering.team() as team:
        work = Sharing(team, folder, seed, blind, patience)
        try:
            work.start()
            yield work
        finally:
            for each in work.members:
                each.end()
