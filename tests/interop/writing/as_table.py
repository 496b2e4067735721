"""People handed to the writer of tables, and one of those it wrote."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from tests.builders import ZONE
from tracker.actions.taking_out import Part
from tracker.interop.writing.tables import Tables
from tracker.rules.history import History


def table_of(part: Part, people: Iterable[History], now: datetime) -> bytes:
    into = {each: BytesIO() for each in Part}
    tables = Tables({**into}, ZONE, now)
    for person in people:
        tables.add(person)
    tables.end()
    return into[part].getvalue()
