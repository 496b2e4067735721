"""What the columns of a table are to us, as far as their names and what stands in them tell: a proposal.

Knows no file, and nothing that was chosen before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from tracker.rules.bring_in import columns as known
from tracker.rules.bring_in.cells import yes_or_no
from tracker.rules.bring_in.contact_points import numbers_in
from tracker.rules.bring_in.days import order_of
from tracker.rules.bring_in.headings import as_written, several_numbers
from tracker.rules.bring_in.mapping import Column, DateOrder, Field, Mapping
from tracker.rules.bring_in.table import Source, Table
from tracker.rules.text import fold, looks_like_email
from tracker.rules.who.names import turned_round

_SIGNS = re.compile(r"[\s_\-–—./\\:()\[\]*?#]+")
_COUNTED = re.compile(r"([a-z ]{1,40}) (\d{1,3}) (type|label|value|[a-z ]{1,30})")
_NUMBERED = re.compile(r"(.{1,60}?) ?(\d{1,2})")

LOOKED_AT = 200
"""Rows by which a column without a known name is judged."""
LEAST_SHARE = 0.8
"""Of the cells that hold anything."""

WITH_DATES = frozenset({Field.BIRTHDAY, Field.LAST_CONTACTED, Field.NEXT_FOLLOW_UP})
_OUR_OWN = {
    "preferred channel": Field.PREFERRED,
    "interest": Field.INTEREST,
    "can buy": Field.CAN_BUY,
    "standing": Field.STATUS,
    "standing words": Field.THEIR_WORDS,
}
_OUTLOOK = (Source.OUTLOOK_EN, Source.OUTLOOK_DE, Source.OUTLOOK_FR)
_BIRTH_PARTS = {
    "birth year": "year",
    "birth month": "month",
    "birth day": "day",
    "geburtsjahr": "year",
    "geburtsmonat": "month",
    "geburtstag": "day",
}


def column_name(name: str) -> str:
    """A column's name for comparing: no case, no accents, no signs: "E-mail 1 - Value" is "e mail 1 value"."""
    return _SIGNS.sub(" ", fold(name[:200])).strip()


def is_known(name: str) -> bool:
    """Whether a column of that name is one that people's tables have."""
    read = column_name(name)
    return (
        read in _by_name()
        or _counted(name, read) is not None
        or _of_an_address(name, read) is not None
        or as_written(name, _by_name().get) is not None
    )


def mapping_of(table: Table) -> Mapping:
    """What each column is to us. Whatever has no place goes into the notes, under the column's name."""
    in_parts = {"birth year", "geburtsjahr"} & {column_name(name) for name in table.header}
    columns = tuple(_column(table, place, name, bool(in_parts)) for place, name in enumerate(table.header))
    order = order_of(days_in(table, columns))
    if order is DateOrder.UNSURE and table.source in (Source.OUTLOOK_DE, Source.OUTLOOK_FR):
        order = DateOrder.DAY_FIRST
    return Mapping(_names_told_apart(table, _one_of_each(columns)), order)


def days_in(table: Table, columns: Iterable[Column]) -> Iterator[str]:
    """Whatever stands in those of the columns that hold days."""
    for place, column in enumerate(columns):
        if column.field in WITH_DATES:
            yield from filter(None, table.column(place))


def _column(table: Table, place: int, name: str, birth_in_parts: bool) -> Column:
    read = column_name(name)
    if birth_in_parts and read in _BIRTH_PARTS:
        return Column(name, Field.BIRTHDAY, _BIRTH_PARTS[read], "birth")
    if table.source in _OUTLOOK and read in _of_a_program():
        return Column(name, Field.LEAVE_OUT)
    if table.source is Source.LINKEDIN and read == "url":
        return Column(name, Field.EXTERNAL_ID)
    if table.source in (Source.GOOGLE_OLD, Source.GOOGLE_NEW) and read == "photo":
        return Column(name, Field.LEAVE_OUT)
    if table.source is Source.OURS and read in _OUR_OWN:
        return Column(name, _OUR_OWN[read])
    found = several_numbers(name, _by_name().get) or _by_name().get(read)
    if found is not None and found.field is Field.THEIR_WORDS and _answers(table, place):
        return Column(name, Field.THEY_AGREED)
    if found is not None:
        return Column(name, found.field, found.label, found.group, found.channel)
    return (
        _counted(name, read)
        or _of_an_address(name, read)
        or _numbered(name, read)
        or as_written(name, _by_name().get)
        or _by_what_stands_in_it(table, place, name)
        or Column(name, Field.LABELLED)
    )


def _one_of_each(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where two columns are the id of a person by their names, the first is."""
    seen = False
    made = []
    for column in columns:
        if column.field is Field.EXTERNAL_ID:
            column = column if not seen else Column(column.name, Field.LABELLED)
            seen = True
        made.append(column)
    return tuple(made)


def _names_told_apart(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What a "name" is beside the others: the family's where another column has the first one, the firm's where another
    has the person's, and turned round where one in four stands as "Vale, Margaret".
    """
    if table.source is Source.OURS:
        return columns
    there = {column.field for column in columns}
    given = next((place for place, column in enumerate(columns) if column.field is Field.GIVEN_NAME), None)
    names = [place for place, column in enumerate(columns) if column.field is Field.NAME]
    made = list(columns)
    for place in names:
        name = columns[place].name
        if given is not None and Field.FAMILY_NAME not in there and not _holds(table, place, given):
            made[place] = Column(name, Field.FAMILY_NAME)
        elif len(names) > 1 and Field.ORGANISATION not in there and column_name(name) in _firms_or_persons():
            made[place] = Column(name, Field.ORGANISATION)
        elif 4 * sum(map(bool, map(turned_round, told := _told(table, place)))) >= len(told) > 0:
            made[place] = Column(name, Field.NAME_TURNED)
    return tuple(made)


def _holds(table: Table, place: int, other: int) -> bool:
    """Whether a column repeats what stands in the other, in some row at least; also where neither says anything."""
    rows = [row.cells for row in islice(table.rows, LOOKED_AT) if len(row.cells) > max(place, other)]
    both = [(fold(cells[place]), fold(cells[other].strip())) for cells in rows if cells[place] and cells[other].strip()]
    return not both or any(within in whole for whole, within in both)


@lru_cache(maxsize=1)
def _firms_or_persons() -> frozenset[str]:
    return frozenset(column_name(name) for name in known.listed(known.A_FIRMS_OR_A_PERSONS))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Column]:
    found: dict[str, Column] = {}
    for field, names in known.SIMPLE.items():
        group = "address" if field in _ADDRESS_FIELDS else ""
        found |= {column_name(name): Column("", field, group=group) for name in known.listed(names)}
    for field, labels in known.CONTACT_POINTS.items():
        for label, names in labels.items():
            found |= {
                column_name(name): Column("", field, "" if label == "second" else label) for name in known.listed(names)
            }
    for channel, names in known.DO_NOT.items():
        found |= {column_name(name): Column("", Field.DO_NOT_CONTACT, channel=channel) for name in known.listed(names)}
    return found


_ADDRESS_FIELDS = frozenset(
    {Field.ADDRESS, Field.PO_BOX, Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY}
)


@lru_cache(maxsize=1)
def _of_a_program() -> frozenset[str]:
    return frozenset(column_name(name) for name in known.listed(known.ONLY_OF_A_PROGRAM))


@lru_cache(maxsize=1)
def _address_columns() -> dict[str, tuple[Field, str]]:
    found: dict[str, tuple[Field, str]] = {}
    for label, words in known.WHICH_ADDRESS.items():
        for field, names in known.ADDRESS_PARTS.items():
            for part in known.listed(names):
                for word in words:
                    found[column_name(f"{word} {part}")] = field, label
                    found[column_name(f"{part} {word}")] = field, label
    return found


def _of_an_address(name: str, read: str) -> Column | None:
    """ "Business Street", "Ort geschäftlich"."""
    found = _address_columns().get(read)
    return Column(name, found[0], found[1], f"address {found[1]}") if found is not None else None


def _counted(name: str, read: str) -> Column | None:
    """Google's "Phone 2 - Value" and its like."""
    counted = _COUNTED.fullmatch(read)
    if counted is None or " - " not in name:
        return None
    thing, number, part = counted.groups()
    group = f"{thing} {number}"
    field = known.GOOGLE_THINGS.get(thing)
    labels = part in ("type", "label")
    if field is Field.ADDRESS:
        of_address = Field.ADDRESS_LABEL if labels else known.GOOGLE_ADDRESS.get(part)
        return Column(name, of_address or Field.LABELLED, group=group)
    if thing == "organization":
        return Column(name, Field.ORGANISATION if part == "name" else Field.LABELLED)
    if labels:
        label_fields = {Field.PHONE: Field.PHONE_LABEL, Field.EMAIL: Field.EMAIL_LABEL}
        return Column(name, label_fields.get(field, Field.NOTE_LABEL) if field else Field.NOTE_LABEL, group=group)
    if part == "value":
        return Column(name, field or Field.LABELLED, group=group)
    return Column(name, Field.LABELLED)


def _numbered(name: str, read: str) -> Column | None:
    """ "Home Phone 2", "Telefon3"."""
    numbered = _NUMBERED.fullmatch(read)
    if numbered is None:
        return None
    found = _by_name().get(numbered[1])
    if found is None or found.field not in (Field.PHONE, Field.EMAIL, Field.TAGS, Field.NOTES, Field.STREET):
        return None
    return Column(name, found.field, found.label, found.group)


def _told(table: Table, place: int) -> list[str]:
    cells = (row.cells[place].strip() for row in islice(table.rows, LOOKED_AT) if place < len(row.cells))
    return [cell for cell in cells if cell]


def _answers(table: Table, place: int) -> bool:
    """Whether a column says yes or no, rather than what was said."""
    told = _told(table, place)
    return bool(told) and all(yes_or_no(cell) is not None for cell in told)


def _by_what_stands_in_it(table: Table, place: int, name: str) -> Column | None:
    told = _told(table, place)
    if not told:
        return None
    least = LEAST_SHARE * len(told)
    if sum(looks_like_email(cell) for cell in told) >= least:
        return Column(name, Field.EMAIL)
    if table.header_line == 0 and sum(_is_number(cell) for cell in told) >= least:
        return Column(name, Field.PHONE)
    if table.header_line == 0 and place == 0 and not any(c.isdecimal() for cell in told for c in cell):
        return Column(name, Field.NAME)
    return None


def _is_number(cell: str) -> bool:
    return sum(c.isdecimal() for c in cell) >= 7 and all(is_number for _, _, is_number in numbers_in(cell))
