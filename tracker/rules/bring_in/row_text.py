"""A row as the text that is kept of it, and back: a line for each cell, its column's name before it. Knows no file."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from tracker.rules.bring_in.table import Row

_PARTED = ":\t"
_LINE = "\n"
_GOES_ON = "\n\t"


def beginnings(header: Sequence[str]) -> tuple[str, ...]:
    """With what the line of each column begins: its name, found once for all rows."""
    return tuple(f"{_name(name)}{_PARTED}" for name in header)


def row_as_text(begun: Sequence[str], cells: Iterable[tuple[int, str]]) -> str:
    """Those cells, each with its place in the row, as text for people and for `row_of_text`. `begun` as `beginnings`
    has it.
    """
    known = len(begun)
    return "\n".join(
        [f"{begun[place] if place < known else _PARTED}{cell.replace(_LINE, _GOES_ON)}" for place, cell in cells]
    )


def row_of_text(text: str, header: Sequence[str]) -> Row:
    """The row for a table of that header, wherever its columns stood when the text was kept. What no column is left
    for comes after all others.
    """
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, name in enumerate(header):
        places[_name(name)].append(place)
    cells = [""] * len(header)
    for line in text.replace(_GOES_ON, "\r").split("\n"):
        name, _, cell = line.replace("\r", "\n").partition(_PARTED)
        if places[name]:
            cells[places[name].popleft()] = cell
        else:
            cells.append(cell)
    return Row(0, tuple(cells))


def _name(name: str) -> str:
    return " ".join(name.split())
