"""What was decided of those in a file, once they have been compared again. Knows no store and no file."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.presentation.bring_in.piles import answers_to
from tracker.rules.newcomers.arrival import Arrival, Decision, Decisions, Whom


def carried(decisions: Decisions, before: Iterable[Arrival], now: Iterable[Arrival]) -> Decisions:
    """Each decision stays with whomever the file knows by the same key, where it can still be answered so."""
    by_external = {arrival.external: arrival for arrival in now}
    was = {arrival.place: arrival for arrival in before}
    kept: dict[int, Decision] = {}
    for place, decision in decisions.by_place.items():
        arrival = by_external.get(was[place].external)
        whom = decision.whom
        if whom is not None and not whom.is_here:
            other = by_external.get(was[whom.place].external)
            whom = Whom(place=other.place) if other is not None else None
        if arrival is None:
            continue
        moved = Decision(decision.choice, whom, decision.take)
        if any(answer.decision == moved for answer in answers_to(arrival)):
            kept[arrival.place] = moved
    return Decisions(kept)
