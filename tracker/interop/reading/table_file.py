"""A table of people in a text file: its header found, its rows as they stand. Knows no column's meaning but by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from tracker.interop.formulas import as_it_was
from tracker.interop.reading.csv_rows import DELIMITERS, RawRow, Rows, Spelling, spelling_of
from tracker.interop.reading.encodings import Taken
from tracker.interop.reading.lines import Lines
from tracker.rules.bring_in.columns import TOTALS
from tracker.rules.bring_in.file_read import KEPT_LIMIT, PEOPLE_LIMIT, Progress
from tracker.rules.bring_in.mapping_of import is_known
from tracker.rules.bring_in.problems import ProblemKind, Tally
from tracker.rules.bring_in.sources import source_of
from tracker.rules.bring_in.table import Row, Table
from tracker.rules.text import fold, looks_like_email

SAMPLE = 300
"""Lines by which the spelling of a table is told."""
SAMPLE_SIZE = 2 * 1024 * 1024
HEADER_WITHIN = 30
"""Rows: no table has more above its header."""

_SAID = re.compile(r"sep=(.)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\(?0)[\d ()/-]{6,}")
_TEXT_AS_FORMULA = re.compile(r'="([^"]*)"')


def read_table(data: bytes, taken: Taken, tally: Tally, progress: Progress | None) -> Table:
    """The table, without rows that say nothing. Raises Stopped."""
    lines = Lines(data, taken, tally, progress)
    before: list[str] = []
    sample = _sample(lines)
    spelling = _said(sample[0]) if sample else None
    if spelling is not None:
        before.append(sample.pop(0))
    else:
        spelling = _spelling(sample, whole=len(sample) < SAMPLE)
    rows = Rows(_joined(sample, lines), spelling, tally, first_line=len(before) + 1)
    iterator = iter(rows)
    begun = list(islice(iterator, HEADER_WITHIN))
    at = _header_at(begun)
    width = _usual_width(begun)
    for above in begun[: max(at, 0)]:
        before.append(spelling.delimiter.join(above.cells))
    if at < 0 and begun:
        tally.add(begun[0].line, ProblemKind.NO_HEADER, spelling.delimiter.join(begun[0].cells))
    header = tuple(_plain(cell).strip() for cell in begun[at].cells) if at >= 0 else ()
    rows.width = len(header) or width
    kept = _kept(chain(begun[at + 1 :], iterator), header, width, tally)
    widest = max((len(row.cells) for row in kept), default=0)
    if at < 0:
        header = tuple(_letters(place) for place in range(widest))
    while len(header) > widest and not header[-1]:
        header = header[:-1]
    if lines.unreadable:
        tally.add(0, ProblemKind.BYTES_UNREADABLE, str(lines.unreadable))
    line = begun[at].line if at >= 0 else 0
    return Table(header, kept, spelling.delimiter, taken.encoding, source_of(header), line, tuple(before))


def _sample(lines: Lines) -> list[str]:
    sample: list[str] = []
    size = 0
    for line in islice(lines, SAMPLE):
        sample.append(line)
        size += len(line)
        if size > SAMPLE_SIZE:
            break
    return sample


def _joined(sample: list[str], lines: Lines) -> Iterator[str]:
    yield from sample
    sample.clear()
    yield from lines


def _said(first: str) -> Spelling | None:
    """Excel's own line before a table."""
    said = _SAID.fullmatch(first.strip().strip('"'))
    return Spelling(said[1]) if said is not None else None


def _spelling(sample: list[str], whole: bool) -> Spelling:
    told = next((line for line in sample if line.strip()), "")
    if is_known(told) and not any(sign in told for sign in DELIMITERS) and not any(map(_names_columns, sample)):
        return Spelling("\t")  # one column by its own header: a comma in it parts nothing
    return spelling_of(sample, whole)


def _names_columns(line: str) -> bool:
    """Whether at least two columns are named by it, whatever parts them."""
    return any(sum(map(is_known, line[:4_000].split(sign))) > 1 for sign in DELIMITERS if sign in line)


def _usual_width(rows: list[RawRow]) -> int:
    """Of most rows, and of two that are as frequent the greater one."""
    widths = Counter(len(row.cells) for row in rows)
    return max(widths, key=lambda width: (widths[width] if width > 1 else 0, width), default=1)


def _header_at(rows: list[RawRow]) -> int:
    """Which row names the columns: the first with names that tables have, else the first as wide as the others.

    -1 where that is somebody's own row already.
    """
    width = _usual_width(rows)
    for at, row in enumerate(rows):
        names = [cell for cell in row.cells if cell.strip()]
        known = sum(is_known(name) for name in names)
        if known >= min(2, width) and 3 * known >= len(names) and not _is_somebody(row):
            return at
    first = next((at for at, row in enumerate(rows) if len(row.cells) >= width), -1)
    return -1 if first < 0 or _is_somebody(rows[first]) else first


def _is_somebody(row: RawRow) -> bool:
    """Whether it holds an address or a number, as no name of a column does."""
    return any(
        looks_like_email(cell) or (sum(c.isdecimal() for c in cell) >= 7 and len(cell) <= 40) for cell in row.cells
    )


def _kept(rows: Iterator[RawRow], header: tuple[str, ...], usual: int, tally: Tally) -> tuple[Row, ...]:
    """The rows that say anything, without the empty cells at their ends; what is odd about one is told."""
    kept: list[Row] = []
    size = 0
    width = len(header) or usual
    for row in rows:
        cells = [_plain(cell) for cell in row.cells]
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        if len(header) > 1 and tuple(cell.strip() for cell in cells) == header[: len(cells)] and len(cells) > 1:
            tally.add(row.line, ProblemKind.NOTHING_IN_IT, cells[0])
            continue
        if header and len(cells) > width:
            tally.add(row.line, ProblemKind.ROW_LONGER, cells[width])
        elif len(row.cells) < min(usual, width):
            tally.add(row.line, ProblemKind.ROW_SHORTER, cells[0])
        # Twice the text, since people are made of it; an empty cell is only pointed at.
        size += 2 * row.size + 8 * len(cells) + 49 * sum(map(bool, cells))
        if size > KEPT_LIMIT or len(kept) >= PEOPLE_LIMIT:
            tally.add(row.line, ProblemKind.TOO_MANY, str(len(kept)))
            break
        kept.append(Row(row.line, tuple(cells)))
    _leave_out_totals(kept, tally)
    return tuple(kept)


def _leave_out_totals(rows: list[Row], tally: Tally) -> None:
    """Take the sum off the end of a list: it is nobody, though it stands where a name would."""
    last = rows[-1] if rows else None
    if last is None or len(rows) < 2 or len(last.cells) < 2:
        return
    first = next(cell for cell in last.cells if cell.strip())
    if fold(first.strip(" :.")) in TOTALS and not _is_reached(last.cells):
        tally.add(last.line, ProblemKind.TOTALS, first)
        rows.pop()


def _is_reached(cells: Iterable[str]) -> bool:
    return any(looks_like_email(cell) or _PHONE.fullmatch(cell.strip()) is not None for cell in cells)


def _plain(cell: str) -> str:
    """A cell as it was meant: without the apostrophe that keeps a spreadsheet from taking it for a formula, and
    without the formula that keeps it from taking a number's noughts."""
    if cell[:1] not in ("'", "="):
        return cell
    if cell[0] == "'":
        return as_it_was(cell)
    as_formula = _TEXT_AS_FORMULA.fullmatch(cell)
    return as_formula[1] if as_formula is not None else cell


def _letters(place: int) -> str:
    """A column as a spreadsheet calls it: A to Z, AA and on."""
    letters = ""
    place += 1
    while place:
        place, at = divmod(place - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters
