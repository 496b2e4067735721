"""What could not be read of a file, and where. Knows no format, and says nothing in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.text import readable

PROBLEM_LIMIT = 10_000
"""Problems that are told one by one; of the others only their number is, but for the first of its kind."""


class ProblemKind(StrEnum):
    """The first group is said of a whole file, the second of a row, a card or an event, the third of one field."""

    TOO_LARGE = "too-large"
    """`text` is the size in bytes; nothing was read."""
    EMPTY = "empty"
    NOT_KNOWN = "not-known"
    """No kind of file that is read here."""
    EVERYTHING = "everything"
    """A whole store of ours, as a file or in an archive: it takes the place of what is here, and is not brought in."""
    BYTES_UNREADABLE = "bytes-unreadable"
    """Bytes that are no text in the encoding that was taken; `text` says how many. Each is a replacement character."""
    TOO_MANY = "too-many"
    """More rows, cards or events than are read; `text` says how many were."""
    TOO_MANY_COLUMNS = "too-many-columns"
    NO_HEADER = "no-header"
    """No row names the columns."""

    ROW_LONGER = "row-longer"
    """More cells than there are columns; the others stand in the notes."""
    ROW_SHORTER = "row-shorter"
    QUOTE_UNCLOSED = "quote-unclosed"
    """A quotation mark that nothing closes; the line was read as if it were a letter."""
    LINE_TOO_LONG = "line-too-long"
    LINE_UNREADABLE = "line-unreadable"
    """A line that says nothing in this format, as one of a card without a colon."""
    CARD_UNCLOSED = "card-unclosed"
    """It ended with the file or with the beginning of the next one; what there is was read."""
    CARD_NESTED = "card-nested"
    """A card within a card; it was read as a person of its own."""
    NO_NAME = "no-name"
    """Nobody is named; the card bears what else tells them apart, and `name` is "" where nothing does."""
    NOTHING_IN_IT = "nothing-in-it"
    TOTALS = "totals"
    """The last row sums up the others; it was left out."""
    EVENT_UNREADABLE = "event-unreadable"
    ZONE_UNKNOWN = "zone-unknown"
    """A time zone nobody knows; the time was taken as it stands, without one."""

    NUMBER_BROKEN = "number-broken"
    """A telephone number that a spreadsheet made a rounded figure of; its digits are lost, so it was left out."""
    DATE_UNREADABLE = "date-unreadable"
    DATE_UNSURE = "date-unsure"
    """It is a day in either order (3/4/2025), and nothing in the column tells which."""
    FIELD_TOO_LONG = "field-too-long"
    """Longer than a record may hold; the first of it was taken."""
    FIELD_CLEANED = "field-cleaned"
    """It held characters that cannot be kept; each stands as a replacement character."""
    PICTURE_LEFT_OUT = "picture-left-out"
    """A photograph, a logo, a sound, a key; `text` names which."""
    ENCODED_BADLY = "encoded-badly"
    """Its own encoding (quoted-printable, base64) cannot be undone; it was taken as it stands."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1, 0 where the whole file is meant. `text` is what it is about, as the file has it and short
    enough to be shown. `field` is the column or property, as the file calls it, "" for a whole line."""

    line: int
    kind: ProblemKind
    text: str = ""
    field: str = ""


SHOWN = 80
"""Characters of a text that a problem repeats."""


def shown(text: str) -> str:
    """The beginning of a text, on one line, as a problem repeats it."""
    begun = " ".join(readable(text[: 4 * SHOWN]).split())
    return begun if len(begun) <= SHOWN else begun[: SHOWN - 1] + "…"


class Tally:
    """The problems of one file as they come up: so many are told one by one, the rest are counted."""

    def __init__(self, limit: int = PROBLEM_LIMIT) -> None:
        self._told: list[Problem] = []
        self._limit = limit
        self._kinds: set[ProblemKind] = set()
        self.untold = 0

    def add(self, line: int, kind: ProblemKind, text: str = "", field: str = "") -> None:
        if len(self._told) >= self._limit and (not self._limit or kind in self._kinds):
            self.untold += 1
            return
        self._kinds.add(kind)
        self._told.append(Problem(line, kind, shown(text), shown(field)))

    @property
    def told(self) -> tuple[Problem, ...]:
        """In the order of the file."""
        return tuple(sorted(self._told, key=lambda problem: problem.line))
