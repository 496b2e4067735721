"""The statements by which rows are put, got and removed: Peewee's, made once for each table. Knows no connection.

They are made of the tables as these stand, so a new column needs no word here. Made anew for every record, they would
cost ten times what SQLite needs to carry them out.
"""

from __future__ import annotations

from functools import cache

from tracker.storage.only_sqlite import Field, SqliteDatabase
from tracker.storage.rows.tables import Table, columns

_DIALECT = SqliteDatabase(None)  # never opened: it only says how statements are spelt
_ANY = 0


@cache
def add(table: type[Table]) -> str:
    """Adds a row, with a place for each of `columns(table)`."""
    return _spelt(table.insert(dict.fromkeys(_fields(table), _ANY)))


@cache
def put(table: type[Table]) -> str:
    """Adds a row, or changes the one with that key in place: REPLACE would delete it, and others point at it."""
    key, *others = _fields(table)
    adding = table.insert(dict.fromkeys((key, *others), _ANY))
    return _spelt(adding.on_conflict(conflict_target=[key], preserve=others))


@cache
def get(table: type[Table], of: Field | None = None) -> str:
    """Reads the rows of one key, or those whose field `of` is given, in their order."""
    return _spelt(table.select().where(_key(table, of) == _ANY).order_by(*_order(table)))


@cache
def remove(table: type[Table], of: Field | None = None) -> str:
    """Removes the row of one key, or those whose field `of` is given."""
    return _spelt(table.delete().where(_key(table, of) == _ANY))


def columns_of(table: type[Table], alias: str) -> str:
    """The columns of whole rows, for a question that asks for more beside them."""
    return ", ".join(f"{alias}.{column}" for column in columns(table))


def rows_where(table: type[Table], condition: str) -> str:
    """A question about whole rows. `condition` is text of this package, never of a person."""
    return f"SELECT {', '.join(columns(table))} FROM {table._meta.table_name} WHERE {condition}"


def _fields(table: type[Table]) -> list[Field]:
    return list(table._meta.sorted_fields)


def _key(table: type[Table], of: Field | None) -> Field:
    return of if of is not None else _fields(table)[0]


def _order(table: type[Table]) -> list[Field]:
    return [field for field in _fields(table) if field.name == "position"]


def _spelt(query: object) -> str:
    text, _values = _DIALECT.get_sql_context().sql(query).query()  # type: ignore[no-untyped-call]
    return str(text)
