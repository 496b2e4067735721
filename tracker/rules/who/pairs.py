"""Everybody who may be the same person as somebody else, two by two. Only ever suggests. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from tracker.rules.prospect import Prospect
from tracker.rules.who.alike import Gathered, Likeness, Same, Sameness
from tracker.rules.who.sharing import shared_by

STEP = 100
"""People between two looks at whether to go on."""
MOST = 500
"""Pairs that are given: whoever has more goes through the likeliest first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """`one` has the smaller id: they were written down first, and theirs is the record that stays."""

    one: Prospect
    other: Prospect
    why: tuple[Sameness, ...]
    likeness: float

    @property
    def key(self) -> tuple[int, int]:
        return self.one.id, self.other.id

    @property
    def is_called(self) -> bool:
        """Whether the names may be one."""
        return Sameness.NAME in self.why or Sameness.NAME_LIKE in self.why


def pairs(
    people: Iterable[Prospect],
    likeness: Likeness,
    told_apart: Collection[tuple[int, int]] = frozenset(),
    going_on: Callable[[int], bool] = lambda _done: True,
) -> tuple[Pair, ...] | None:
    """The likeliest first; None where `going_on`, told how many have been looked at, stopped it.

    Left out are those whom somebody told apart, and who are said to share what reaches both and are called otherwise.
    """
    gathered = Gathered[int](likeness)
    found: list[Pair] = []
    for done, person in enumerate(sorted(people, key=lambda each: each.id)):
        if done % STEP == 0 and not going_on(done):
            return None
        for same in gathered.same_as(person):
            pair = Pair(gathered.person(same.whom), person, same.why, same.likeness)
            if pair.key not in told_apart and _is_asked(pair, same):
                found.append(pair)
        gathered.add(person.id, person)
    # That a number reaches many is known of its first bearers too once all were gone through.
    found = [pair for pair in found if pair.is_called or not gathered.shares_with_many(pair.other)]
    found.sort(key=_likeliest_first)
    return tuple(found[:MOST])


def _is_asked(pair: Pair, same: Same[int]) -> bool:
    if same.is_called:
        return True
    return not all(shared_by(pair.one, pair.other).values())


def _likeliest_first(pair: Pair) -> tuple[int, float, int]:
    reached = Sameness.NUMBER in pair.why or Sameness.ADDRESS in pair.why
    return -(2 * (reached and pair.is_called) + (Sameness.NAME in pair.why)), -pair.likeness, pair.other.id
