"""What a table said of somebody before, read as it is read now: of the text that was kept of their row. No store."""

from __future__ import annotations

from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.mapping import Mapping
from tracker.rules.bring_in.table import Row, Table


def card_again(text: str, table: Table, mapping: Mapping) -> Card | None:
    """The person that the kept text of a row told of, by the columns of today; None where it tells of nobody."""
    row = Row(1, _cells(text, table.header))
    read = cards_of(Table(table.header, (row,), source=table.source), mapping)
    return read.cards[0] if read is not None and read.cards and read.cards[0].name else None


def _cells(text: str, header: tuple[str, ...]) -> tuple[str, ...]:
    """The cells in the order of the header. The text has "column: cell" line by line; a line that names no column goes
    on with the cell above it.
    """
    cells: dict[int, str] = {}
    free = dict.fromkeys(range(len(header)))
    place = -1
    for line in text.split("\n"):
        named = next((at for at in free if header[at] and line.startswith(f"{header[at]}: ")), None)
        if named is None:
            if place >= 0:
                cells[place] += f"\n{line}"
            continue
        place = named
        del free[place]
        cells[place] = line[len(header[place]) + 2 :]
    return tuple(cells.get(at, "") for at in range(len(header)))
