"""Which number a call that was agreed would go to. Knows no lane, and dials nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.actions.ports import Desk, Planned
from tracker.presentation.flows.ways import Way, ways_to_ring
from tracker.rules.channel import Channel
from tracker.rules.history import History
from tracker.rules.who.numbers import to_dial
from tracker.terminal.telling.tell_json import Json
from tracker.tongue import Theirs, tr_as, tr_n_as


@dataclass(frozen=True, slots=True)
class Number:
    """As it stands in their record, with its label, and as it is dialled."""

    typed: str
    label: str
    dials: str


Numbers = Mapping[int, tuple[Number, ...]]
"""By the agreement's id, the one that would be dialled first."""


def numbers_to_ring(planned: Iterable[Planned], desk: Desk) -> Numbers:
    """For each call among them the numbers of whoever is to be rung, none where they have none. Raises StoreFault."""
    found: dict[int, tuple[Number, ...]] = {}
    for each in planned:
        history = desk.store.history_of(each.prospect_id) if each.channel is Channel.CALL else None
        if history is not None:
            found[each.id] = _of(history, desk)
    return found


def tell_numbers(numbers: tuple[Number, ...]) -> str:
    """The one to dial, and how many more there are: "work 020 7946 0018 and 2 more"; "" for none."""
    if not numbers:
        return ""
    first, more = numbers[0], len(numbers) - 1
    # T: a telephone number after its label: "work 020 7946 0018"
    told = tr_as("a number to ring", "{label} {number}", label=Theirs(first.label), number=Theirs(first.typed)).strip()
    if not more:
        return told
    return tr_n_as("a number to ring", "{number} and {n} more", "{number} and {n} more", more, number=Theirs(told))


def numbers_json(numbers: tuple[Number, ...]) -> list[Json]:
    return [{"number": each.typed, "label": each.label, "dials": each.dials} for each in numbers]


def _of(history: History, desk: Desk) -> tuple[Number, ...]:
    return tuple(_number(way) for way in ways_to_ring(history, desk.now(), desk.me))


def _number(way: Way) -> Number:
    return Number(way.address, way.label, to_dial(way.address, way.e164))
