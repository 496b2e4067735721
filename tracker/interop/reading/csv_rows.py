"""The rows of a table in a text file: what parts its cells, and what to do where a quotation mark is astray.

Knows no column's meaning.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.rules.bring_in.file_read import COLUMN_LIMIT, LINE_LIMIT
from tracker.rules.bring_in.problems import ProblemKind, Tally

DELIMITERS = (",", ";", "\t", "|")
LONGEST_ROW = 2_000
"""Lines of one row: a note may have many, but a quotation mark that nothing closes has all that follow."""
READ_AGAIN = 200_000
"""Lines that are read a second time at most, so that no file takes more than twice as long as it should."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a table is written: what parts its cells, and whether a blank may stand before a quotation mark."""

    delimiter: str = ","
    blanks: bool = False


@dataclass(frozen=True, slots=True)
class RawRow:
    """`line` is where it begins, `size` what it takes in memory as text."""

    line: int
    cells: list[str]
    size: int


class _TooFar(Exception):
    """A row goes on for longer than any row."""


class Rows:
    """Iterates over the rows; blank lines are none. `width`, once known, tells rows that swallowed others."""

    def __init__(self, lines: Iterator[str], spelling: Spelling, tally: Tally, first_line: int = 1) -> None:
        self._lines = lines
        self._spelling = spelling
        self._tally = tally
        self._waiting: deque[str] = deque()
        self._row: list[str] = []
        self._size = 0
        self._ended_within = False
        self._again = READ_AGAIN
        self._line = first_line - 1
        self.width = 0
        csv.field_size_limit(2 * LINE_LIMIT)

    def __iter__(self) -> Iterator[RawRow]:
        reader = self._reader()
        while True:
            self._row, self._size, self._ended_within = [], 0, False
            line = self._line + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (_TooFar, csv.Error):
                reader, cells = self._reader(), None
            if cells is None or self._ended_within or (len(self._row) > 1 and self._swallowed(cells)):
                cells = self._first_line_only(line)
                reader = self._reader()
            if cells:
                yield RawRow(line, self._narrow(line, cells), self._size)

    def _narrow(self, line: int, cells: list[str]) -> list[str]:
        """The cells without those that no table has: a million of them are taken off before anybody counts them."""
        if len(cells) <= COLUMN_LIMIT:
            return cells
        if any(cells[COLUMN_LIMIT:]):
            self._tally.add(line, ProblemKind.TOO_MANY_COLUMNS, str(len(cells)))
        return cells[:COLUMN_LIMIT]

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(
            self._fed(), delimiter=self._spelling.delimiter, skipinitialspace=self._spelling.blanks, strict=False
        )

    def _fed(self) -> Iterator[str]:
        """The lines as the reader asks for them; all it asked for since a row began stand in `_row`."""
        while True:
            if self._row and (len(self._row) >= LONGEST_ROW or self._size > LINE_LIMIT or self._again <= 0):
                raise _TooFar
            if self._waiting:
                text = self._waiting.popleft()
            else:
                following = next(self._lines, None)
                if following is None:
                    self._ended_within = bool(self._row)
                    return
                text = following
            self._line += 1
            self._row.append(text)
            self._size += sys.getsizeof(text)
            yield text + "\n"

    def _swallowed(self, cells: list[str]) -> bool:
        """Whether its lines are rows of their own, which a stray quotation mark made one."""
        if len(cells) != self.width > 1 and all(len(self._unquoted(text)) == self.width for text in self._row[:2]):
            return True
        within = csv.reader([text + "\n" for text in self._row], delimiter=self._spelling.delimiter, strict=True)
        try:
            next(within, None)
        except csv.Error:  # a mark that closes a cell, with letters after it
            return self.width < 2 or len(self._unquoted(self._row[0])) == self.width
        return False

    def _first_line_only(self, line: int) -> list[str]:
        """The first line with quotation marks as letters; the others are read again."""
        first, *others = self._row
        self._waiting.extendleft(reversed(others))
        self._line = line
        self._again -= len(others)
        self._size = sys.getsizeof(first)
        self._tally.add(line, ProblemKind.QUOTE_UNCLOSED, first)
        return self._unquoted(first)

    def _unquoted(self, text: str) -> list[str]:
        plain = csv.reader([text], delimiter=self._spelling.delimiter, quoting=csv.QUOTE_NONE)
        return next(plain, [])


def spelling_of(sample: list[str], whole: bool) -> Spelling:
    """How those first lines of a table are written: what gives the most rows of one width above one. `whole`: there
    are no others; else the last one may be cut."""
    best, most = Spelling(), (0, 0)
    for delimiter in DELIMITERS:
        if not any(delimiter in text for text in sample):
            continue
        after = f'{delimiter} "'
        blanks = sum(text.count(after) for text in sample) > sum(text.count(f'{delimiter}"') for text in sample)
        spelling = Spelling(delimiter, blanks)
        rows = list(Rows(iter(sample), spelling, Tally(limit=0)))
        widths = Counter(len(row.cells) for row in (rows if whole or len(rows) < 2 else rows[:-1]))
        score = max(((rows_of, width) for width, rows_of in widths.items() if width > 1), default=(0, 0))
        if score > most:
            best, most = spelling, score
    return best
