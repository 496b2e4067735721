"""Agreements as links of a chain: each one made in the contact that kept the one before. Knows no sentence."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.history import History

KEPT = (AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE)


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain one stands in now: how many links, how many of them kept, and how many of those late."""

    links: int
    kept: int
    late: int
    open: int


def numbered(history: History) -> dict[int, int]:
    """Agreement ids to their number in their chain, from 1; only those in a chain of two or more.

    An agreement that was moved and the one that replaced it are the same link. A promise is no link: it is owed
    beside the next time to talk.
    """
    runs = [_run(history, a) for a in _ends(history)]
    found: dict[int, int] = {}
    for run in sorted(runs, key=len):
        if len(run) > 1:
            found.update({a.id: n for n, link in enumerate(run, 1) for a in link})
    return found


def current_chain(history: History) -> Chain | None:
    """The chain that ends in the latest time to talk; None where that is no chain of two or more."""
    ends = _ends(history)
    if not ends:
        return None
    last = [link[0] for link in _run(history, max(ends, key=lambda a: (a.made_at, a.id)))]
    if len(last) < 2:
        return None
    late = sum(a.outcome is AgreementOutcome.KEPT_LATE for a in last)
    return Chain(len(last), sum(a.outcome in KEPT for a in last), late, sum(a.is_open for a in last))


def _ends(history: History) -> list[Agreement]:
    """Times to talk that nothing replaced."""
    return [a for a in history.agreements if a.kind is AgreementKind.TALK and a.moved_to is None]


def _run(history: History, end: Agreement) -> list[tuple[Agreement, ...]]:
    """The links up to `end`, the first one first; each with those it replaced."""
    by_id = {a.id: a for a in history.agreements}
    moved = {a.moved_to: a for a in by_id.values() if a.moved_to is not None}
    kept_in = {
        a.settled_by: a
        for a in by_id.values()
        if a.settled_by is not None and a.outcome in KEPT and a.kind is AgreementKind.TALK
    }
    run: list[tuple[Agreement, ...]] = []
    seen: set[int] = set()
    at: Agreement | None = end
    while at is not None and at.id not in seen:
        link = [at]
        seen.add(at.id)
        while (before := moved.get(link[-1].id)) is not None and before.id not in seen:
            seen.add(before.id)
            link.append(before)
        run.append(tuple(link))
        at = kept_in.get(link[-1].made_in) if link[-1].made_in is not None else None
    return run[::-1]
