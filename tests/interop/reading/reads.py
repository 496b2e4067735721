"""What a claim about a file says must be read of it, and how that is compared."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.interop.reading.file import read_file
from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.file_read import FileRead
from tracker.rules.bring_in.mapping_of import mapping_of
from tracker.rules.bring_in.problems import Problem


@dataclass(frozen=True)
class Person:
    """All that must have been read of somebody; what is not said must be empty."""

    name: str
    organisation: str = ""
    phones: str = ""
    emails: str = ""
    address: str = ""
    tags: str = ""
    notes: str = ""
    birthday: str = ""
    external: str = ""
    zone: str = ""
    greeting: str = ""
    household: str = ""
    history: str = ""


def as_person(card: Card) -> Person:
    born = card.birthday
    return Person(
        card.name,
        card.organisation,
        "; ".join(f"{p.typed} ({p.label})" if p.label else p.typed for p in card.phones),
        "; ".join(f"{e.address} ({e.label})" if e.label else e.address for e in card.emails),
        card.address,
        "; ".join(card.tags),
        card.note_text,
        f"{born.year or '--'}-{born.month}-{born.day}" if born is not None else "",
        card.external,
        card.zone,
        card.greeting,
        card.household,
        "; ".join(
            " ".join(
                str(said)
                for said in (item.kind, item.channel, item.day, item.at, item.yes, item.standing, f"“{item.text}”")
                if said is not None
            )
            for item in card.history
        ),
    )


def whole(data: bytes, encoding: str = "") -> FileRead:
    """The file as it is read when nobody stops it."""
    read = read_file(data, encoding)
    assert read is not None
    return read


def people_in(data: bytes, encoding: str = "") -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Everybody in a file, by what its columns are taken for, and all that was told of it."""
    read = whole(data, encoding)
    if read.table is None:
        return read.cards, read.problems
    made = cards_of(read.table, mapping_of(read.table))
    assert made is not None
    return made.cards, (*read.problems, *made.problems)


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Problems as a claim writes them: "3 number-broken Phone"."""
    return [" ".join(part for part in (str(p.line), p.kind.value, p.field) if part) for p in problems]
