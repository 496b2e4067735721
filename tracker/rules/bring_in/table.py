"""A table of people as a file holds it: names of columns, and rows. Knows no column's meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Source(StrEnum):
    """Whose table it is, by its header."""

    NONE = ""
    OURS = "ours"
    GOOGLE_OLD = "google-old"
    GOOGLE_NEW = "google-new"
    OUTLOOK_EN = "outlook-en"
    OUTLOOK_DE = "outlook-de"
    OUTLOOK_FR = "outlook-fr"
    THUNDERBIRD = "thunderbird"
    HUBSPOT = "hubspot"
    LINKEDIN = "linkedin"


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is where it begins in the file, counted from 1; and may go over several. Cells are as they stand."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`header` is as it stands in `header_line`; each row has as many cells, or fewer or more where the file has.

    `before` are the lines above the header that are none of the table.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str = ","
    encoding: str = "utf-8"
    source: Source = Source.NONE
    header_line: int = 1
    before: tuple[str, ...] = ()

    def first(self, count: int) -> Table:
        """The same with its first rows only, for a preview."""
        return replace(self, rows=self.rows[:count])

    def column(self, place: int) -> tuple[str, ...]:
        """The cells of one column, "" where a row is too short."""
        return tuple(row.cells[place] if place < len(row.cells) else "" for row in self.rows)
