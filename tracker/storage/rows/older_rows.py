"""The tables of a file of an earlier schema, read as if they had today's columns: what is new says nothing there.

Backups and damaged files are looked into as they lie, and never changed. Knows no earlier schema.
"""

from __future__ import annotations

from sqlite3 import Connection

from tracker.storage.only_sqlite import Field, IntegerField
from tracker.storage.rows.tables import TABLES, Table, columns


def selected(connection: Connection, table: type[Table]) -> str:
    """Today's columns of that table as a SELECT spells them over the table as it lies there."""
    there = {name for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{_named(table)}', 'main')")}
    spelt = zip(columns(table), table._meta.sorted_fields, strict=True)
    return ", ".join(name if not there or name in there else f"{_nothing(field)} AS {name}" for name, field in spelt)


def show_as_todays(connection: Connection) -> None:
    """From here on this connection reads the tables of an older file as today's, those that are there."""
    there = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
    for table in TABLES:
        if _named(table) in there:
            read = f"SELECT {selected(connection, table)} FROM main.{_named(table)}"
            connection.execute(f"CREATE TEMP VIEW {_named(table)} AS {read}")


def _named(table: type[Table]) -> str:
    return str(table._meta.table_name)


def _nothing(field: Field) -> str:
    if field.null:
        return "NULL"
    return "0" if isinstance(field, IntegerField) else "''"
