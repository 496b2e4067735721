"""What is known of a calendar on a server: its rows to values and back, and how they are kept. Knows no server."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from tracker.rules.publishing.published import Asks, Calendar, Published, Stopped
from tracker.storage.decoding import decoding
from tracker.storage.rows import statements
from tracker.storage.rows.tables import PublishedTable, PublishedToTable
from tracker.storage.rows.timestamps import moment_or_none, us_of_day, us_or_none, window_of

Row = tuple[Any, ...]

_ALL = statements.rows_where(PublishedTable, "1 ORDER BY agreement_id")
_ASKING = statements.rows_where(PublishedTable, "asks <> '' ORDER BY agreement_id")
_OF = statements.rows_where(PublishedTable, "agreement_id = ?")
_TO = statements.rows_where(PublishedToTable, "id = 1")


def published(connection: Connection, asking: bool) -> tuple[Published, ...]:
    """See `Questions.published`."""
    with decoding("published"):
        return tuple([_published(row) for row in connection.execute(_ASKING if asking else _ALL)])


def published_of(connection: Connection, agreement_id: int) -> Published | None:
    """See `Questions.published_of`."""
    with decoding("published"):
        row = connection.execute(_OF, (agreement_id,)).fetchone()
        return None if row is None else _published(row)


def published_to(connection: Connection) -> Calendar | None:
    """See `Questions.published_to`."""
    with decoding("published_to"):
        row = connection.execute(_TO).fetchone()
        return None if row is None else _calendar(row)


def is_published_to(connection: Connection, collection: str | None) -> bool:
    """Whether that collection is the one; None is whichever there is, and none too."""
    there = published_to(connection) if collection is not None else None
    return collection is None or (there is not None and there.collection == collection)


def keep(connection: Connection, row: Published) -> None:
    shown = row.shown
    when: Row = (None,) * 6
    if shown is not None:
        days = shown.first.toordinal(), shown.last.toordinal()
        when = (*days, us_of_day(shown.at), shown.zone, us_of_day(shown.until), int(shown.second))
    values = (row.agreement_id, row.href, row.etag, row.sequence, row.sent, row.asks.value, row.says, *when)
    connection.execute(statements.put(PublishedTable), values)


def forget(connection: Connection, agreement_ids: Iterable[int]) -> None:
    connection.executemany(statements.remove(PublishedTable), [(id_,) for id_ in agreement_ids])


def keep_calendar(connection: Connection, calendar: Calendar | None) -> None:
    if calendar is None:
        connection.execute("DELETE FROM published")
        connection.execute("DELETE FROM published_to")
        return
    c = calendar
    known = (int(c.made), c.token, us_or_none(c.compared_at), us_or_none(c.done_at), c.stopped.value, c.others)
    connection.execute(statements.put(PublishedToTable), (1, c.address, c.user, c.collection, c.name, *known))


def _published(row: Row) -> Published:
    id_, href, etag, sequence, sent, asks, says, first_day, last_day, at_us, zone, until_us, at_second = row
    shown = None if first_day is None else window_of(first_day, last_day, at_us, zone, until_us, at_second)
    return Published(id_, href, etag, sequence, bytes(sent), Asks(asks), shown, says)


def _calendar(row: Row) -> Calendar:
    _, address, user, collection, name, made, token, compared_us, done_us, stopped, others = row
    compared, done = moment_or_none(compared_us), moment_or_none(done_us)
    return Calendar(address, user, collection, name, bool(made), token, compared, done, Stopped(stopped), others)
