"""Who of a file is here already: everybody here is looked at once, then each of the file. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.actions.people.objections_remembered import objections_remembered
from tracker.actions.ports import Questions
from tracker.rules.bring_in.card import Card
from tracker.rules.history import History
from tracker.rules.newcomers.arrival import Arrival
from tracker.rules.newcomers.sifting import Again, Sifting
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.who.alike import Likeness

PAGE = 500
"""People that are asked for at once: a few hundredths of a second."""
STEP = 50
"""People of the file between two looks at whether to go on."""


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """Everybody of a file, in its order. `seq` is the last that had been written here by then, and `source` the kind
    of file they are known by. `here` are those here, by their ids, whom somebody of the file is, or may be.
    """

    source: str
    arrivals: tuple[Arrival, ...]
    seq: int
    here: Mapping[int, Prospect]


@dataclass(frozen=True, slots=True)
class Looking:
    """What comparing takes beside the store. `again` reads what a file of the kind said before."""

    likeness: Likeness
    e164: Callable[[str], str]
    again: Again
    now: datetime


def look_through(
    questions: Questions,
    source: str,
    cards: Sequence[Card],
    looking: Looking,
    going_on: Callable[[int, int], bool] = lambda _done, _of: True,
) -> LookedThrough | None:
    """None where `going_on`, told how many of how many, stopped it. Raises StoreFault."""
    seq = last_written(questions)
    sifting = Sifting(questions.brought_in(source), looking.likeness, looking.e164, looking.again, looking.now)
    here = 0
    for page in everybody(questions):
        for history in page:
            sifting.know(history.prospect, history.objections)
        here += len(page)
        if not going_on(here, here + len(cards)):
            return None
    arrivals: list[Arrival] = []
    asked = questions.remembers()
    for card in cards:
        arrivals.append(sifting.sift(card, lambda person: _remembered(questions, person) if asked else ()))
        if len(arrivals) % STEP == 0 and not going_on(here + len(arrivals), here + len(cards)):
            return None
    meant = {a.suggested.whom for a in arrivals} | {same.whom for a in arrivals for same in a.same[:1]}
    known = {whom.id: sifting.person(whom) for whom in meant if whom is not None and whom.is_here}
    sifting.forget()
    return LookedThrough(source, tuple(arrivals), seq, known)


def everybody(questions: Questions) -> Iterator[tuple[History, ...]]:
    """Everybody here, those in the trash too, a page at a time, without what happened."""
    after = 0
    while page := questions.people_after(after, PAGE, agreements=False, contacts=False, in_trash=True):
        yield page
        after = page[-1].prospect.id


def last_written(questions: Questions) -> int:
    """The number of the last deed here, 0 where there is none."""
    changes = questions.newer_than(0)
    return changes.seq or 0 if changes is not None else 0


def _remembered(questions: Questions, person: Prospect) -> Iterable[Objection]:
    if not (person.phones or person.emails):
        return ()
    return objections_remembered(questions, person, lambda: 0)
