"""What a table said of somebody when they were brought in, read again as it is read now. Knows no store."""

from __future__ import annotations

from collections.abc import Callable

from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.cards_of import one_by_one
from tracker.rules.bring_in.mapping import Mapping
from tracker.rules.bring_in.row_text import row_of_text
from tracker.rules.bring_in.table import Table


def said_before(table: Table, mapping: Mapping) -> Callable[[str], Card | None]:
    """Reads what was kept of somebody as the rows of this table are read: by the same columns and their meaning.

    None where it tells of nobody.
    """

    header, read = table.header, one_by_one(table, mapping)

    def again(text: str) -> Card | None:
        card = read(row_of_text(text, header))
        return card if card is not None and card.name else None

    return again
