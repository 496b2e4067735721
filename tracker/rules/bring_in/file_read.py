"""All that was read of one file, how it was read, and how far reading may go. Knows no format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.event import Event
from tracker.rules.bring_in.problems import Problem
from tracker.rules.bring_in.table import Table

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes of a file that is read."""
LINE_LIMIT = 1024 * 1024
"""Characters of one line, or of one row; what is longer is told and cut."""
KEPT_LIMIT = 72 * 1024 * 1024
"""Bytes that what is read of one file may take, pictures left out: no more of it is read, whatever its size. Twenty
thousand people as other programs write them take about two thirds of it."""
COLUMN_LIMIT = 1_000
LINES_LIMIT = 5_000
"""Lines of one card or event; pictures count as one."""
PEOPLE_LIMIT = 50_000
"""Rows, cards or events of one file."""

Progress = Callable[[int, int], bool]
"""Told now and then how much is done, and of how much; False stops the work."""

ENCODINGS = (
    "utf-8",
    "cp1252",
    "iso8859-15",
    "utf-16-le",
    "utf-16-be",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp437",
    "cp850",
    "mac-roman",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
    "koi8-r",
)
"""Those that are offered to choose from, the likeliest first, by Python's names."""


class Kind(StrEnum):
    """What a file is, by what stands in it; its name decides only where that tells nothing."""

    TABLE = "table"
    CARDS = "cards"
    CALENDAR = "calendar"
    NONE = ""


@dataclass(frozen=True, slots=True)
class FileRead:
    """`table` for a table (its people come of it by a mapping), `cards` for cards, `events` for a calendar.

    `encoding` is what the bytes were taken for; `sure` where the file itself says so, or nothing else fits.
    `untold` counts the problems beyond those listed.
    """

    kind: Kind
    encoding: str = "utf-8"
    sure: bool = True
    table: Table | None = None
    cards: tuple[Card, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    untold: int = 0

    @property
    def is_of_nobody(self) -> bool:
        """Whether nobody can come of it: it is of no kind we read, or nothing stands in it."""
        return not (self.cards or self.events or (self.table is not None and self.table.rows))


@dataclass(frozen=True, slots=True)
class CardsRead:
    """The people of a table, by a mapping, and what could not be read of them."""

    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()
    untold: int = 0
