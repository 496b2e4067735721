"""How many of a file would be brought, and what becomes of their next follow-ups: counted once, not at every answer.

Knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tracker.rules.bring_in.card import HistoryKind
from tracker.rules.newcomers.arrival import Arrival, Choice, Decision, Decisions, Found
from tracker.rules.newcomers.history_kept import Whose, agreed_by


@dataclass(frozen=True, slots=True)
class FollowUps:
    """How many next follow-ups become agreements, and how many stay notes."""

    agreements: int
    notes: int


@dataclass(frozen=True, slots=True)
class Counted:
    """By their places: whoever is brought where nobody decides, and which of them go with somebody of an earlier line,
    so that one person comes of both; whose next follow-up is one they agreed to by the file
    itself, and by the word of whoever brings it; and all who have one. `open` are asked about.
    """

    brought: frozenset[int] = frozenset()
    along: frozenset[int] = frozenset()
    agreed: frozenset[int] = frozenset()
    agreed_if_said: frozenset[int] = frozenset()
    follow_up: frozenset[int] = frozenset()
    open: frozenset[int] = frozenset()

    def people(self, decisions: Decisions) -> int:
        """How many would be brought, whoever stands in the file more than once as one."""
        along = self.along - decisions.by_place.keys()
        along |= {place for place, decision in decisions.by_place.items() if _goes_along(decision)}
        return self.of(decisions) - len(along)

    def of(self, decisions: Decisions, places: frozenset[int] | None = None) -> int:
        """Of how many lines somebody would be brought, of those or of all."""
        decided = decisions.by_place
        left = self.brought - decided.keys()
        among = left if places is None else left & places
        chosen = (place for place, decision in decided.items() if decision.choice is not Choice.LEAVE)
        return len(among) + sum(1 for place in chosen if places is None or place in places)

    def follow_ups(self, decisions: Decisions, *, they_agreed: bool) -> FollowUps:
        agreements = self.of(decisions, self.agreed_if_said if they_agreed else self.agreed)
        return FollowUps(agreements, self.of(decisions, self.follow_up) - agreements)

    def unanswered(self, decisions: Decisions) -> int:
        """Of how many nobody has said yet whether they are somebody who is here."""
        return len(self.open - decisions.by_place.keys())


def counted(arrivals: Iterable[Arrival], now: datetime, zone: str) -> Counted:
    """`now` is aware; days of the file are ours, in `zone`."""
    brought, along, agreed, if_said = set[int](), set[int](), set[int](), set[int]()
    follow_up, open_ = set[int](), set[int]()
    for arrival in arrivals:
        place = arrival.place
        if arrival.suggested.choice is not Choice.LEAVE:
            brought.add(place)
        if _goes_along(arrival.suggested):
            along.add(place)
        if arrival.found is Found.PERHAPS and arrival.suggested.choice is Choice.ADD:
            open_.add(place)
        if any(item.kind is HistoryKind.NEXT_FOLLOW_UP for item in arrival.card.history):
            follow_up.add(place)
            whose = agreed_by(arrival.card, now, zone, arrival.objections)
            if whose is Whose.FILES:
                agreed.add(place)
            if whose is not Whose.NOBODYS:
                if_said.add(place)
    sets = (brought, along, agreed, if_said, follow_up, open_)
    return Counted(*(frozenset(each) for each in sets))


def _goes_along(decision: Decision) -> bool:
    """Whether they are somebody of an earlier line of the file."""
    return decision.choice is Choice.SAME and decision.whom is not None and not decision.whom.is_here
