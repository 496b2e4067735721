"""Agreements that lead to each other: what was moved goes on in what replaced it, and what was agreed in the talk that
kept the one before is the next link. Pure; knows nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.rules.agreement import KEPT, Agreement


def moved_from(agreements: Iterable[Agreement]) -> Mapping[int, Agreement]:
    """What each that replaced another replaced."""
    return {a.moved_to: a for a in agreements if a.moved_to is not None}


def standing(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Each once, as it stands now, in the order in which they were or are to be kept."""
    return tuple(sorted((a for a in agreements if a.moved_to is None), key=lambda a: (a.window.ends, a.id)))


def first_of(agreement: Agreement, moved: Mapping[int, Agreement]) -> Agreement:
    """As they first said yes to it; `moved` is what each replaced. One that leads back to itself begins with itself."""
    seen = {agreement.id}
    while (before := moved.get(agreement.id)) is not None and before.id not in seen:
        seen.add(before.id)
        agreement = before
    return agreement


def chains(agreements: Iterable[Agreement]) -> list[list[Agreement]]:
    """Those of several links, the first link first; what was moved is the same link as what replaced it."""
    each = {a.id: a for a in agreements}
    moved = moved_from(each.values())
    kept_in = {(a.prospect_id, a.settled_by): a for a in each.values() if a.outcome in KEPT}
    runs: list[list[Agreement]] = []
    led_on: set[int] = set()
    for end in each.values():
        if end.moved_to is not None:
            continue
        run: list[Agreement] = []
        at: Agreement | None = end
        while at is not None and at not in run:
            run.append(at)
            first = first_of(at, moved)
            at = kept_in.get((first.prospect_id, first.made_in)) if first.made_in is not None else None
        led_on.update(a.id for a in run[1:])
        runs.append(run[::-1])
    return [run for run in runs if len(run) > 1 and run[-1].id not in led_on]
