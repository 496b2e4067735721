"""Which column of a table is which field of ours. Knows no file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.channel import Channel
from tracker.rules.text import fold


class Field(StrEnum):
    """What a column is to us. Parts of a name, a birthday or an address are put together."""

    NAME = "name"
    NAME_TURNED = "name-turned"
    """The family's name first, then a comma, as lists are sorted by it."""
    PREFIX = "prefix"
    """Before the name, and part of it. By itself a "Dr" goes into the notes: people are told apart by name."""
    GIVEN_NAME = "given-name"
    MIDDLE_NAME = "middle-name"
    FAMILY_NAME = "family-name"
    SUFFIX = "suffix"
    GREETING = "greeting"
    ORGANISATION = "organisation"
    HOUSEHOLD = "household"
    PHONE = "phone"
    PHONE_LABEL = "phone-label"
    EMAIL = "email"
    EMAIL_LABEL = "email-label"
    ADDRESS = "address"
    ADDRESS_LABEL = "address-label"
    PO_BOX = "po-box"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    ZONE = "zone"
    BIRTHDAY = "birthday"
    TAGS = "tags"
    NOTES = "notes"
    """A note of theirs as it stands."""
    LABELLED = "labelled"
    """Into the notes, with the column's name before it: what has no place of its own."""
    NOTE_LABEL = "note-label"
    """The name of the one of its group that goes into the notes."""
    EXTERNAL_ID = "external-id"
    LAST_CONTACTED = "last-contacted"
    NEXT_FOLLOW_UP = "next-follow-up"
    DO_NOT_CONTACT = "do-not-contact"
    STATUS = "status"
    THEIR_WORDS = "their-words"
    THEY_AGREED = "they-agreed"
    PREFERRED = "preferred"
    INTEREST = "interest"
    CAN_BUY = "can-buy"
    LEAVE_OUT = "leave-out"
    """Only the original text keeps it."""


class DateOrder(StrEnum):
    """How 3/4/2025 is read. UNSURE where nothing in the table tells: such a date stays text until somebody says."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it is to us.

    `label` goes to a phone, an e-mail or an address ("mobile"). Columns of the same `group` are one thing: a number and
    its label, the lines of one address. `channel` is what a "do not contact" is for, None for all.
    """

    name: str
    field: Field
    label: str = ""
    group: str = ""
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a table in its order. It is remembered under a name of its own, and laid on a later table by
    the names of the columns."""

    columns: tuple[Column, ...]
    dates: DateOrder = DateOrder.UNSURE

    def with_column(self, place: int, column: Column) -> Mapping:
        """The same with another meaning of one column."""
        return Mapping((*self.columns[:place], column, *self.columns[place + 1 :]), self.dates)

    def laid_on(self, default: Mapping) -> Mapping:
        """This mapping for the table whose own default is given: the same column, wherever it stands there, is the
        same to us; a column it does not know stays as its default has it. Of columns of one name, the first
        is the first."""
        known = dict(zip(_places(self.columns), self.columns, strict=True))
        columns = (
            known.get(place, column) for place, column in zip(_places(default.columns), default.columns, strict=True)
        )
        return Mapping(tuple(columns), self.dates if self.dates is not DateOrder.UNSURE else default.dates)


def _places(columns: tuple[Column, ...]) -> tuple[tuple[str, int], ...]:
    """By what each column is known: its name, and how often that name stood before."""
    seen: Counter[str] = Counter()
    places = []
    for column in columns:
        name = " ".join(fold(column.name).split())
        places.append((name, seen[name]))
        seen[name] += 1
    return tuple(places)
