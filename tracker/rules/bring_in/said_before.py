"""What a table said of somebody when they were brought in, read again as it is read now. Knows no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.mapping import Mapping
from tracker.rules.bring_in.row_text import row_of_text
from tracker.rules.bring_in.table import Table


def said_before(table: Table, mapping: Mapping) -> Callable[[str], Card | None]:
    """Reads what was kept of somebody as the rows of this table are read: by the same columns and their meaning.

    None where it tells of nobody.
    """

    bare = table.first(0)

    def again(text: str) -> Card | None:
        read = cards_of(replace(bare, rows=(row_of_text(text, bare.header),)), mapping)
        return read.cards[0] if read is not None and read.cards and read.cards[0].name else None

    return again
