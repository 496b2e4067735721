"""The people of a file, whatever kind it is: of a table by its mapping, of cards as they stand, of a calendar by event.

Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tracker.actions.bring_in.files import Files
from tracker.actions.bring_in.look_through import everybody
from tracker.actions.ports import Questions
from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.file_read import FileRead, Kind, Progress
from tracker.rules.bring_in.mapping import Mapping
from tracker.rules.bring_in.mapping_of import mapping_of
from tracker.rules.bring_in.problems import Problem
from tracker.rules.bring_in.said_before import said_before
from tracker.rules.newcomers.people_in_events import HowOften, PeopleFound, names_of, people_in
from tracker.rules.newcomers.sifting import Again


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """`source` is the kind of file by which they are known again, `problems` all that could not be read of it.

    `found` tells what was passed over of a calendar.
    """

    source: str
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    untold: int
    again: Again
    found: PeopleFound | None = None


def people_of(
    read: FileRead,
    mapping: Mapping | None,
    files: Files,
    names: Callable[[], list[str]],
    now: datetime,
    zone: str,
    often: HowOften,
    progress: Progress | None = None,
) -> PeopleRead | None:
    """None where `progress` stopped it. `mapping` is for a table, None for the one its columns suggest; `names` gives
    those of everybody here, and `often` tells a series; both are asked only for a calendar.
    """
    if read.kind is Kind.TABLE and read.table is not None:
        table = read.table
        mapping = mapping or mapping_of(table)
        told = cards_of(table, mapping, progress)
        if told is None:
            return None
        again = said_before(table, mapping)
        problems = tuple(sorted((*read.problems, *told.problems), key=lambda problem: problem.line))
        return PeopleRead(f"table:{table.source}", told.cards, problems, read.untold + told.untold, again)
    if read.kind is Kind.CALENDAR:
        found = people_in(read.events, names_of(names()), now, zone, often)
        return PeopleRead("calendar:", found.cards, read.problems, read.untold, lambda _text: None, found)
    return PeopleRead("cards:", read.cards, read.problems, read.untold, files.card_in)


def names_here(questions: Questions) -> list[str]:
    """Of everybody who is not in the trash. Raises StoreFault."""
    people = (history.prospect for page in everybody(questions) for history in page)
    return [person.name for person in people if person.deleted_at is None]
