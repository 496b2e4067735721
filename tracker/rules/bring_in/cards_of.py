"""The people of a table, by what its columns are to us. Knows no file, and nobody who is here already."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from hashlib import sha256

from tracker.rules.bring_in import columns as known
from tracker.rules.bring_in.building import ADDRESS_LIMIT, Building, address_of
from tracker.rules.bring_in.card import Card, HistoryItem, HistoryKind
from tracker.rules.bring_in.cells import channels_named, standing_meant, stands_for_all, yes_or_no
from tracker.rules.bring_in.contact_points import is_rounded
from tracker.rules.bring_in.days import as_serial, birthday, says_no_day, written_birthday, written_day
from tracker.rules.bring_in.file_read import CardsRead, Progress
from tracker.rules.bring_in.mapping import Column, Field, Mapping
from tracker.rules.bring_in.mapping_of import column_name
from tracker.rules.bring_in.problems import ProblemKind, Tally
from tracker.rules.bring_in.row_text import beginnings, row_as_text
from tracker.rules.bring_in.table import Row, Source, Table
from tracker.rules.bring_in.tags_cell import tags_of_cell
from tracker.rules.text import fold
from tracker.rules.who.names import is_title, turned_round

STEP = 250
"""Rows between two looks at whether to go on: a few hundredths of a second."""

_HISTORY = {
    Field.LAST_CONTACTED: HistoryKind.LAST_CONTACTED,
    Field.NEXT_FOLLOW_UP: HistoryKind.NEXT_FOLLOW_UP,
    Field.DO_NOT_CONTACT: HistoryKind.DO_NOT_CONTACT,
    Field.STATUS: HistoryKind.STATUS,
    Field.THEIR_WORDS: HistoryKind.THEIR_WORDS,
    Field.THEY_AGREED: HistoryKind.THEY_AGREED,
}
_DATED = (HistoryKind.LAST_CONTACTED, HistoryKind.NEXT_FOLLOW_UP)
_NAME_PARTS = (Field.PREFIX, Field.GIVEN_NAME, Field.MIDDLE_NAME, Field.FAMILY_NAME, Field.SUFFIX)
_WHOLE_NAMES = (Field.NAME, Field.NAME_TURNED)
_ADDRESS_PARTS = (Field.PO_BOX, Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)
_OF_AN_ADDRESS = (Field.ADDRESS, *_ADDRESS_PARTS)
_BIRTH_PARTS = ("year", "month", "day")
_LABELS = frozenset({Field.PHONE_LABEL, Field.EMAIL_LABEL, Field.ADDRESS_LABEL, Field.NOTE_LABEL})
_ONE_EACH = {
    Field.ORGANISATION: "organisation",
    Field.HOUSEHOLD: "household",
    Field.GREETING: "greeting",
}
_OUR_WORDS = {Field.PREFERRED: "preferred", Field.INTEREST: "interest", Field.CAN_BUY: "can_buy"}
_TAG_JOINTS = re.compile(r":::|[;,\n|]")
_EVERYBODYS = "* mycontacts"
"""Google's group that everybody is in."""


def cards_of(table: Table, mapping: Mapping, progress: Progress | None = None) -> CardsRead | None:
    """A person for each row that says anything, in its order; None where `progress` stopped it.

    The mapping has a column for each of the table's; what a row has beyond them stands in the notes.
    """
    tally = Tally()
    plan = _Plan(table, mapping)
    cards: list[Card] = []
    for done, row in enumerate(table.rows):
        if progress is not None and done % STEP == 0 and not progress(done, len(table.rows)):
            return None
        card = plan.card(row, tally)
        if card is not None:
            cards.append(card)
    if progress is not None:
        progress(len(table.rows), len(table.rows))
    return CardsRead(tuple(cards), tally.told, tally.untold)


def one_by_one(table: Table, mapping: Mapping) -> Callable[[Row], Card | None]:
    """Reads a row as those of that table are read; None for one that says nothing. What is odd about it is not told."""
    plan = _Plan(table, mapping)
    return lambda row: plan.card(row, Tally(limit=0))


_Does = Callable[[Building, Row, int, str], None]
"""What is done with a cell: whose it is, its row, its place there, and the cell."""


class _Plan:
    """What is done with each column, found once for all rows."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        self._header = table.header
        self._begun = beginnings(table.header)
        self._dates = mapping.dates
        self._is_ours = table.source is Source.OURS
        columns = mapping.columns[: len(self._header)]
        self._columns = columns + tuple(Column(name, Field.LABELLED) for name in self._header[len(columns) :])
        nothing = {column_name(name): cells for name, cells in known.SAYS_NOTHING.items()}
        self._nothing = tuple(nothing.get(column_name(name)) for name in self._header)
        self._label_of: dict[int, int] = {}
        by_group = {c.group: place for place, c in enumerate(self._columns) if c.field in _LABELS and c.group}
        for place, column in enumerate(self._columns):
            if column.field not in _LABELS and column.group in by_group:
                self._label_of[place] = by_group[column.group]
        self._does = tuple(self._deed(column) for column in self._columns)
        self._of_a_name = {place for place, c in enumerate(self._columns) if c.field in (*_WHOLE_NAMES, *_NAME_PARTS)}
        self._of_an_address = {
            place for place, c in enumerate(self._columns) if c.field in (Field.ADDRESS, *_ADDRESS_PARTS)
        }
        self._of_a_birthday = {
            place for place, c in enumerate(self._columns) if c.field is Field.BIRTHDAY and c.label in _BIRTH_PARTS
        }

    def card(self, row: Row, tally: Tally) -> Card | None:
        told = [(place, cell) for place, cell in enumerate(row.cells) if cell and not cell.isspace()]
        if not told:
            return None
        building = Building(row.line, tally)
        names: list[tuple[Column, str]] = []
        addresses: list[tuple[int, str]] = []
        birth: list[tuple[Column, str]] = []
        for place, cell in told:
            if place >= len(self._columns):
                building.add_note("", cell)
            elif place in self._of_a_name:
                names.append((self._columns[place], cell))
            elif place in self._of_an_address:
                addresses.append((place, cell))
            elif place in self._of_a_birthday:
                birth.append((self._columns[place], cell))
            else:
                self._does[place](building, row, place, cell)
        _name(building, names)
        if addresses:
            self._addresses(building, row, addresses)
        if birth:
            _birth_in_parts(building, birth)
        return building.build(*self._original(told))

    def _deed(self, column: Column) -> _Does:
        """What is done with the cells of a column by itself."""
        field, name = column.field, column.name
        tags_in = tags_of_cell if self._is_ours else _tags
        kind = _HISTORY.get(field)
        if kind is not None:
            history = kind
            return lambda building, _row, _place, cell: self._history(building, history, column, cell)
        if field is Field.GREETING and not self._is_ours:
            return lambda building, _row, _place, cell: _greeting(building, cell, name)
        if field in _ONE_EACH:
            one = _ONE_EACH[field]
            return lambda building, _row, _place, cell: building.take(one, cell, name)
        if field in _LABELS:
            return self._label_alone
        if field in _OUR_WORDS:
            place = _OUR_WORDS[field]
            return lambda building, _row, _place, cell: building.take_our_word(place, cell, name)
        return {
            Field.PHONE: self._phones,
            Field.EMAIL: self._emails,
            Field.LABELLED: self._labelled_note,
            Field.ZONE: lambda building, _row, _place, cell: building.take_zone(cell, name),
            Field.BIRTHDAY: lambda building, _row, _place, cell: self._birthday(building, cell, name),
            Field.TAGS: lambda building, _row, _place, cell: building.add_tags(tags_in(cell), name),
            Field.NOTES: lambda building, _row, _place, cell: building.add_note_of_theirs(cell, name),
            Field.EXTERNAL_ID: lambda building, _row, _place, cell: _external(building, cell, name),
        }.get(field, _leave_out)

    def _label(self, row: Row, place: int) -> str:
        of = self._label_of.get(place)
        label = row.cells[of].strip() if of is not None and of < len(row.cells) else ""
        return label if self._is_ours else label.removeprefix("* ").strip()

    def _label_alone(self, building: Building, row: Row, label: int, cell: str) -> None:
        """The label of what is not there would be lost with it."""
        labels = any(
            of == label and place < len(row.cells) and bool(row.cells[place].strip())
            for place, of in self._label_of.items()
        )
        if not labels and self._columns[label].field is Field.NOTE_LABEL:
            building.add_note(self._columns[label].name, cell)

    def _phones(self, building: Building, row: Row, place: int, cell: str) -> None:
        column = self._columns[place]
        label = self._label(row, place) or column.label
        if ":::" not in label or ":::" not in cell:
            building.add_phones(cell, label, column.name)
            return
        labels = [part.strip() for part in label.split(":::")]
        for at, part in enumerate(cell.split(":::")):
            building.add_phones(part, labels[at] if at < len(labels) else "", column.name)

    def _emails(self, building: Building, row: Row, place: int, cell: str) -> None:
        column = self._columns[place]
        building.add_emails(cell, self._label(row, place) or column.label, column.name)

    def _labelled_note(self, building: Building, row: Row, place: int, cell: str) -> None:
        nothing = self._nothing[place]
        if nothing is not None and fold(cell.strip()) in nothing:
            return
        if cell[0] == "0" and ("/" in cell or "." in cell) and says_no_day(cell):
            return
        label = self._label(row, place) or self._columns[place].name
        building.add_note(label, cell)
        building.asked_not_to(cell, label)

    def _birthday(self, building: Building, cell: str, name: str) -> None:
        if says_no_day(cell):
            return
        cell = as_serial(cell) or cell
        building.add_note(name, cell)
        read = written_birthday(cell, self._dates)
        if read is None:
            unsure = written_day(cell, self._dates)
            kind = ProblemKind.DATE_UNSURE if unsure is not None and unsure.unsure else ProblemKind.DATE_UNREADABLE
            building.tally.add(building.line, kind, cell, name)
        building.birthday = building.birthday or read

    def _history(self, building: Building, kind: HistoryKind, column: Column, cell: str) -> None:
        text = building.lines(cell, column.name)
        day, at, yes, standing, channel = None, None, None, None, column.channel
        if kind in _DATED:
            if says_no_day(text):
                return
            text = as_serial(text) or text
            day, at = self._day(building, text, column.name)
        elif kind is HistoryKind.DO_NOT_CONTACT:
            yes = yes_or_no(text)
            named = channels_named(text) if yes is None and channel is None else ()
            for each in named[1:]:
                building.history.append(HistoryItem(kind, column.name, text, yes=True, channel=each))
            if yes is None and (named or stands_for_all(text)):
                yes, channel = True, channel or (named[0] if named else None)
        elif kind is HistoryKind.THEY_AGREED:
            yes = yes_or_no(text)
        elif kind is HistoryKind.STATUS:
            if building.asked_not_to(text, column.name):
                return
            standing = standing_meant(text)
        building.history.append(HistoryItem(kind, column.name, text, day, at, yes, channel, standing))

    def _day(self, building: Building, text: str, name: str) -> tuple[date | None, time | None]:
        written = written_day(text, self._dates)
        if written is None or written.unsure:
            kind = ProblemKind.DATE_UNREADABLE if written is None else ProblemKind.DATE_UNSURE
            building.tally.add(building.line, kind, text, name)
            return None, None
        return written.day, written.at

    def _addresses(self, building: Building, row: Row, cells: list[tuple[int, str]]) -> None:
        """The first address is the person's, whole or put together; any other stands in the notes."""
        groups: dict[str, list[tuple[int, str]]] = {}
        for place, cell in cells:
            groups.setdefault(self._columns[place].group, []).append((place, cell.strip()))
        for parts in groups.values():
            first, text = parts[0]
            beside: list[tuple[int, str]] = []  # what a whole address may lack
            if len(parts) > 1 or self._columns[first].field is not Field.ADDRESS:
                whole, *lines = [
                    "\n".join(c for place, c in parts if self._columns[place].field is of) for of in _OF_AN_ADDRESS
                ]
                text = whole or address_of(*lines)
                beside = parts if whole else []
            label = self._label(row, first) or self._columns[first].label
            name = self._columns[first].name
            building.take("address", text, f"{name} ({label})" if label else name, ADDRESS_LIMIT)
            words = fold(text) if beside else ""
            for place, cell in beside:
                if cell not in text and fold(cell) not in words:
                    building.add_note(self._columns[place].name, cell)

    def _original(self, told: list[tuple[int, str]]) -> tuple[str, str]:
        """The row as text, and its digest, which neither the order of columns nor an empty one changes."""
        text = row_as_text(self._begun, told)
        digest = sha256("\x1f".join(sorted(text.split("\n"))).encode("utf-8", "surrogatepass")).hexdigest()
        return text, digest


def _name(building: Building, cells: list[tuple[Column, str]]) -> None:
    """Their name as one column has it, or its parts put together. A part that the name lacks is a note."""
    parts = []
    for column, cell in cells:
        if column.field in _WHOLE_NAMES:
            turned = turned_round(cell) if column.field is Field.NAME_TURNED else ""
            building.take("name", turned or cell, column.name)
        else:
            parts.append((column, cell.strip()))
    if parts and not building.name:
        if len(parts) > 1:
            parts.sort(key=lambda part: _NAME_PARTS.index(part[0].field))
        building.take("name", " ".join(cell for _, cell in parts), parts[0][0].name)
    elif parts:
        words = fold(building.name)
        for column, cell in parts:
            if cell not in building.name and fold(cell) not in words:
                building.add_note(column.name, cell)


def _greeting(building: Building, cell: str, name: str) -> None:
    """How they are greeted. A title is no greeting: nobody says "Hello Mrs"."""
    if is_title(cell):
        building.add_note(name, cell)
    else:
        building.take("greeting", cell, name)


def _birth_in_parts(building: Building, parts: list[tuple[Column, str]]) -> None:
    """Thunderbird keeps year, month and day in three columns."""
    numbers = {c.label: int(cell) for c, cell in parts if len(cell) <= 4 and cell.strip().isdecimal()}
    if not any(numbers.values()) and len(numbers) == len(parts):
        return
    if "month" in numbers and "day" in numbers:
        building.birthday = birthday(numbers["month"], numbers["day"], numbers.get("year") or None)
    for column, cell in parts:
        building.add_note(column.name, cell)


def _leave_out(_building: Building, _row: Row, _place: int, _cell: str) -> None:
    """The original text has it."""


def _external(building: Building, cell: str, name: str) -> None:
    """Their id in the file. One that a spreadsheet rounded is nobody's; an address is of use beyond that."""
    if is_rounded(cell):
        building.tally.add(building.line, ProblemKind.NUMBER_BROKEN, cell, name)
        return
    building.take("external", cell, name)
    if "://" in cell:
        building.add_note(name, cell)


def _tags(cell: str) -> list[str]:
    """A star before one is Google's mark."""
    tags = [tag.strip() for tag in _TAG_JOINTS.split(cell) if tag.strip()]
    return [tag.removeprefix("* ") for tag in tags if fold(tag) != _EVERYBODYS]
