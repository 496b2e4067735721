"""Three of a team at work on a few people, deed after deed, each at a copy of their own that may not have heard of the
last ones. What is done stands in every copy to the row, and no word of anybody erased in any.

Beside what two of us do in one file: two people are made one, a file is brought in, numbers come and go, and scripts
log under keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.actions.bring_in.test_bring_in import SOURCE, alike, card
from tests.storage.contract.two_at_work import AtWork, Did
from tests.storage.team.in_memory_server import InMemoryServer
from tests.storage.team.postgres import Postgres
from tests.storage.team.teams import KEY, ORIGIN, new_team, rows
from tracker.actions.bring_in.bring_in import Brought, Load, bring_in
from tracker.actions.bring_in.look_through import Looking, look_through
from tracker.actions.contacts.log_contact import Logged
from tracker.actions.contacts.log_once import log_once
from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.outcome import Deed, StoreFault
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.rules.newcomers.arrival import Decided, Decisions
from tracker.rules.prospect import Email, Phone
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.store import SqliteStore
from tracker.storage.team.joining import join, open_team_store
from tracker.storage.team.team_store import TeamStore
from tracker.storage.team.wire import Founded

Opens = Callable[[Path, str], TeamStore]
"""Makes a copy there of what the team has for that one of us, and opens it."""
WHOSE = ("Maria", "Ben", "Maria")
"""One of them has two computers."""


class TeamAtWork(AtWork):
    """`opens` gives each of them their copy, in a folder of its own."""

    added_by = "Maria"  # a server knows who writes at which copy

    def __init__(self, folder: Path, seed: int, opens: Opens) -> None:
        self.copies: dict[Path, TeamStore] = {}
        self.whose_copy: dict[Path, str] = {}
        for n, who in enumerate(WHOSE):
            place = folder / f"copy-{n}" / "as-agreed.db"
            place.parent.mkdir(mode=0o700, parents=True)
            self.copies[place] = opens(place, who)
            self.whose_copy[place] = who
        self.keys: dict[str, int] = {}
        self._late = False
        super().__init__(next(iter(self.copies)), seed)
        self.side_by_side = False  # memory knows of no copies
        del self.desks[1:]

    def opened(self) -> SqliteStore:
        return self.copies[self.place]

    def close(self) -> None:
        for store in self.copies.values():
            store.close()

    def all_same(self) -> None:
        """Every copy has caught up, and is to the row what the others are."""
        for store in self.copies.values():
            store.catch_up()
            assert store.verify_chain() is None, self._why("the seal", store.verify_chain())
        first, *others = (rows(place) for place in self.copies)
        for other in others:
            apart = {name: (first[name], other[name]) for name in first if first[name] != other[name]}
            assert not apart, self._why("copies differ", apart)

    def one_more(self) -> None:
        self.place = self.chance.choice(list(self.copies))
        self.file = self.copies[self.place]
        self.desks[0] = {who: replace(desk, store=self.file) for who, desk in self.desks[0].items()}
        super().one_more()

    def _who(self) -> str:
        return self.whose_copy[self.place]

    def things(self) -> list[Callable[[], Did | None]]:
        things = super().things()
        things += [self.number, self.number, self.log_by_key]
        things += [self.merge, self.merge, self.bring_in, self.erase]
        return things

    def _about_to(self) -> None:
        """Half of the time it is only heard in the deed itself what the others did meanwhile."""
        self._late = self.chance.random() < 0.5
        if not self._late:
            self._catch_up()

    def _have_done(self) -> None:
        self._catch_up()
        with suppress(StoreFault):
            self.copies[self.place].file.rewrite_if_due()

    def _catch_up(self) -> None:
        self.copies[self.place].catch_up()

    def _only_mine(self, thing: str, by: str, before: dict[str, Deed | None], refused: bool) -> None:
        if not self._late:
            super()._only_mine("rename" if thing in ("merge", "bring_in") else thing, by, before, refused)

    def _nothing_left(self) -> None:
        """Until two are made one: from then on a word alone does not tell whose it is."""
        if not self.done["merge"]:
            super()._nothing_left()

    def _look_whose(self, value: Any) -> None:
        if isinstance(value, Brought):
            self.ids += value.added
        if isinstance(value, Logged):
            self.whose |= {key: value.contact.prospect_id for key, of in self.keys.items() if of == 0}
            self.keys = dict.fromkeys(self.keys, 1)
        super()._look_whose(value)

    # what may be done beside

    def number(self) -> Did | None:
        """They get a number or an address, or one is taken away from them."""
        person = self.anybody()
        if person is None:
            return None
        before = person.prospect
        digits = f"+4479460{self.chance.randrange(100, 104):05}"
        phones = () if before.phones else (Phone(digits, digits),)
        emails = (Email(f"{self.chance.choice('abc')}@example.org"),) if self.chance.random() < 0.5 else ()
        after = replace(before, phones=phones, emails=emails)
        return lambda desk: edit_prospect(desk, before, after, shares=True)

    def log_by_key(self) -> Did | None:
        entry, key = self.entry(), self.word()
        if entry is None:
            return None
        self.keys[key] = 0
        return lambda desk: log_once(desk, entry, key)

    def merge(self) -> Did | None:
        people = self.people()
        if len(people) < 3:
            return None
        first, second = (h.prospect.id for h in self.chance.sample(people, k=2))
        self.shared |= {word for word, who in self.whose.items() if who == second}  # what was theirs is the first's
        return lambda desk: merge_people(desk, first, second, lambda field, other: f"{field}: {getattr(other, field)}")

    def bring_in(self) -> Did | None:
        if len(self.people()) > 6:
            return None
        cards = [card(f"Eve {self.word()}", email=f"{self.chance.choice('abc')}@example.org")]
        looking = Looking(alike, self.desks[0]["Maria"].e164, lambda _text: None, self.clock())
        found = look_through(self.file, SOURCE, cards, looking)
        assert found is not None
        decided = [Decided(arrival, Decisions().of(arrival)) for arrival in found.arrivals]
        load = Load(SOURCE, decided, found.seq)
        return lambda desk: bring_in(desk, load, lambda field, other: f"{field}: {getattr(other, field)}")


def in_memory(folder: Path, seed: int, things: int) -> Counter[str]:
    """The same with a server in memory."""
    kept = new_team()

    def opens(place: Path, _who: str) -> TeamStore:
        assert join(place, InMemoryServer(kept))
        return open_team_store(place, InMemoryServer(kept))

    return team_worked(folder, seed, things, opens)


def on_a_server(answering: Postgres, folder: Path, seed: int, things: int) -> Counter[str]:
    """The same with a real server, on which each of them has a role."""
    with answering.team() as team:
        roles = {name: team.invite(name) for name in set(WHOSE)}
        with team.server(roles["Maria"]).found(Founded(ORIGIN, KEY, SCHEMA_VERSION), []):
            pass

        def opens(place: Path, who: str) -> TeamStore:
            server = team.server(roles[who])
            assert join(place, server)
            return open_team_store(place, server)

        return team_worked(folder, seed, things, opens)


def team_worked(folder: Path, seed: int, things: int, opens: Opens) -> Counter[str]:
    """How often each thing was done, of so many tried. Fails where two copies differ or one is not whole."""
    work = TeamAtWork(folder, seed, opens)
    try:
        for n in range(things):
            work.one_more()
            if n % 10 == 9:
                work.all_same()
        work.all_same()
    except AssertionError as wrong:
        raise AssertionError(f"{seed}: {wrong}") from wrong
    finally:
        work.close()
    return work.done
