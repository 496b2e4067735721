"""What became of our word: what we agreed to do, month by month, and what we did that nobody agreed to.

It is for keeping one's word, so it counts what was given and never ranks people. Knows no store and no sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.rules.agreement import Agreement, AgreementKind, WhoMoved
from tracker.rules.agreement_state import COUNTED, Fate, Tally, fate_of, tally
from tracker.rules.basis import Basis
from tracker.rules.chain import chains, first_of, moved_from
from tracker.rules.channel import Channel
from tracker.rules.policy import Policy
from tracker.rules.window import Window

NOBODY_AGREED = (Basis.NONE, Basis.FIRST_APPROACH)


@dataclass(frozen=True, slots=True)
class Given:
    """An agreement with the name of whom it was made with."""

    agreement: Agreement
    name: str


@dataclass(frozen=True, slots=True)
class Unasked:
    """An outgoing contact that nobody agreed to, or goodwill; `at` is UTC, `reason` in our own words."""

    contact_id: int
    prospect_id: int
    name: str
    at: datetime
    by: str
    channel: Channel
    basis: Basis
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """One agreement of a month. `due` is the last day agreed, `days_late` how many days after it that was kept."""

    given: Given
    fate: Fate
    due: date
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """What fell due in the month that begins on `first`, in the order of `Fate`, then of days."""

    first: date
    blocks: tuple[Block, ...] = ()

    def of(self, *fates: Fate) -> int:
        return sum(block.fate in fates for block in self.blocks)

    @property
    def kept(self) -> int:
        return tally(block.fate for block in self.blocks).kept

    @property
    def given(self) -> int:
        return tally(block.fate for block in self.blocks).given


@dataclass(frozen=True, slots=True)
class Link:
    """One agreement of a chain; `fate` None while it is open."""

    agreement_id: int
    fate: Fate | None


@dataclass(frozen=True, slots=True)
class LongChain:
    """Times to talk, each agreed in the talk that kept the one before."""

    prospect_id: int
    name: str
    links: tuple[Link, ...]

    @property
    def kept(self) -> int:
        return self._tally.kept

    @property
    def late(self) -> int:
        return self._tally.late

    @property
    def open(self) -> int:
        return sum(link.fate is None for link in self.links)

    @property
    def waiting(self) -> int:
        """Those that are over and not answered yet."""
        return self._tally.waiting

    @property
    def _tally(self) -> Tally:
        return tally(link.fate for link in self.links)


@dataclass(frozen=True, slots=True)
class Promises:
    """What we said we would send or do: how many were done by the day, which late or never, and how many are open."""

    kept: int = 0
    late: tuple[Block, ...] = ()
    broken: tuple[Block, ...] = ()
    moved: int = 0
    open: int = 0
    due_today: int = 0

    @property
    def given(self) -> int:
        return self.kept + len(self.late) + len(self.broken) + self.moved


@dataclass(frozen=True, slots=True)
class WordKept:
    """All of it. `contacts` is how many there were, `unasked` those nobody agreed to, the latest first."""

    months: tuple[Month, ...]
    promises: Promises
    chains: tuple[LongChain, ...]
    contacts: int
    unasked: tuple[Unasked, ...]
    goodwill: tuple[Unasked, ...]

    def of(self, *fates: Fate) -> int:
        return sum(month.of(*fates) for month in self.months)

    @property
    def given(self) -> int:
        return self.of(*COUNTED)

    @property
    def close_together(self) -> int:
        """How many of those nobody agreed to came within a day of another of them with the same person."""
        times: dict[int, list[datetime]] = {}
        for each in self.unasked:
            times.setdefault(each.prospect_id, []).append(each.at)
        return sum(
            any(other is not at and abs((other - at).total_seconds()) < DAY for other in all_at)
            for all_at in times.values()
            for at in all_at
        )


DAY = 24 * 3600


def word_kept(
    given: Sequence[Given],
    unasked: Iterable[Unasked],
    contacts: int,
    first: date,
    today: date,
    now: datetime,
    policy: Policy,
) -> WordKept:
    """What became of all that was given and fell due from the month of `first` to that of `today`.

    What was agreed with several people at once is one word. `contacts` is how many contacts there were in that time.
    """
    mine = _once_each(given)
    ours = moved_from(g.agreement for g in given if g.agreement.who_moved is WhoMoved.I_AM_LATE)
    blocks = [block for each in mine if (block := _block(each, ours, now, policy)) is not None]
    fallen = sorted((b for b in blocks if first <= b.due), key=lambda b: (list(Fate).index(b.fate), b.due))
    of_month: dict[date, list[Block]] = {at: [] for at in _months(first, today)}
    for block in fallen:
        of_month.get(_month(block.due), []).append(block)
    latest_first = sorted(unasked, key=lambda u: u.at, reverse=True)
    return WordKept(
        tuple(Month(at, tuple(blocks)) for at, blocks in of_month.items()),
        _promises(fallen, mine, today, now, policy),
        _chains(given, now, policy),
        contacts,
        tuple(u for u in latest_first if u.basis in NOBODY_AGREED),
        tuple(u for u in latest_first if u.basis is Basis.GOODWILL),
    )


def _once_each(given: Iterable[Given]) -> list[Given]:
    rows: dict[object, Given] = {}
    for each in given:
        a = each.agreement
        rows.setdefault(a.id if a.occasion_id is None else (a.occasion_id, a.window, a.outcome, a.who_moved), each)
    return list(rows.values())


def _block(given: Given, ours: Mapping[int, Agreement], now: datetime, policy: Policy) -> Block | None:
    fate = fate_of(given.agreement, now, policy)
    if fate is None:
        return None
    agreed = _agreed_to(given, ours)
    settled = given.agreement.settled_at
    late = 0 if fate is not Fate.LATE or settled is None else (settled - agreed.ends).days + (not agreed.is_timed)
    return Block(given, fate, agreed.last, max(late, 0))


def _agreed_to(given: Given, ours: Mapping[int, Agreement]) -> Window:
    """The window they said yes to, before we moved it to dates of our own: `ours` are those, by what replaced them."""
    return first_of(given.agreement, ours).window


def _promises(fallen: Sequence[Block], mine: Sequence[Given], today: date, now: datetime, policy: Policy) -> Promises:
    blocks = [b for b in fallen if b.given.agreement.kind is AgreementKind.PROMISE]
    owed = [
        g.agreement
        for g in mine
        if g.agreement.kind is AgreementKind.PROMISE
        and g.agreement.is_open
        and fate_of(g.agreement, now, policy) is None
    ]
    return Promises(
        sum(b.fate is Fate.KEPT for b in blocks),
        tuple(b for b in blocks if b.fate is Fate.LATE),
        tuple(b for b in blocks if b.fate is Fate.BROKEN),
        sum(b.fate is Fate.MOVED_BY_US for b in blocks),
        len(owed),
        sum(a.window.last == today for a in owed),
    )


def _chains(given: Sequence[Given], now: datetime, policy: Policy) -> tuple[LongChain, ...]:
    """Those of two links or more of which one was kept, the longest first."""
    names = {g.agreement.id: g.name for g in given}
    found = [
        LongChain(
            run[-1].prospect_id,
            names[run[-1].id],
            tuple(Link(a.id, fate_of(a, now, policy)) for a in run),
        )
        for run in chains(g.agreement for g in given if g.agreement.kind is AgreementKind.TALK)
    ]
    held = (c for c in found if c.kept or c.late)
    return tuple(sorted(held, key=lambda c: (-c.kept - c.late, -len(c.links), c.name, c.prospect_id)))


def _month(day: date) -> date:
    return day.replace(day=1)


def _months(first: date, last: date) -> list[date]:
    at, found = _month(first), []
    while at <= last:
        found.append(at)
        at = at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
    return found
