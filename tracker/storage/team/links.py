"""Whether what a deed wrote points at what is not there: asked before the server is, since SQLite asks only when it
commits, and then the server has committed already. Knows no deed.
"""

from __future__ import annotations

from functools import cache
from sqlite3 import Connection

from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.storage.rows.record_mapper import RecordKind, table_of

# Of a record that was put, and of one that is there no more.
_PUT = """
    SELECT 1 FROM ledger_row r JOIN {child} c ON c.id = r.record_id
     WHERE r.seq > :beyond AND r.kind = '{child_kind}' AND c.{column} IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c.{column}) LIMIT 1
"""
_GONE = """
    SELECT 1 FROM ledger_row r JOIN {child} c ON c.{column} = r.record_id
     WHERE r.seq > :beyond AND r.kind = '{parent_kind}'
       AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = r.record_id) LIMIT 1
"""


_KINDS = "SELECT DISTINCT kind FROM ledger_row WHERE seq > ?"


def check_links_since(connection: Connection, beyond: int) -> None:
    """Look at what the entries after that one wrote. Raises StoreFault (DOES_NOT_FIT) as a commit does."""
    if _erases(connection, beyond):  # what goes then is in no entry
        found = connection.execute("PRAGMA foreign_key_check").fetchone()
    else:
        # An import has many rows, and nearly all of kinds that point at nothing.
        wrote = {
            kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM ledger_row WHERE seq > ?", (beyond,))
        }
        asked = (connection.execute(q, {"beyond": beyond}) for kind, q in _questions() if kind in wrote)
        found = next(filter(None, (each.fetchone() for each in asked)), None)
    if found is not None:
        raise StoreFault(Fault.DOES_NOT_FIT, "SQLITE_CONSTRAINT_FOREIGNKEY")


def _erases(connection: Connection, beyond: int) -> bool:
    asked = "SELECT 1 FROM ledger WHERE seq > ? AND name = ?"
    return connection.execute(asked, (beyond, DeedName.ERASE_PROSPECT.value)).fetchone() is not None


@cache
def _questions() -> tuple[tuple[str, str], ...]:
    """Two for each link between records that is looked at when it is committed, with the kind of record that each is
    asked for.
    """
    kinds = {str(table_of(kind)._meta.table_name): kind.value for kind in RecordKind}
    found = []
    for child, kind in kinds.items():
        for field in table_of(RecordKind(kind))._meta.sorted_fields:
            for constraint in field.constraints or ():
                said = str(getattr(constraint, "sql", "")).split()
                if said[:1] == ["REFERENCES"] and "DEFERRABLE" in said:
                    parent = said[1].strip('"')
                    names = {"child": child, "child_kind": kind, "column": field.column_name, "parent": parent}
                    names["parent_kind"] = kinds[parent]
                    found += [(kind, _PUT.format(**names)), (kinds[parent], _GONE.format(**names))]
    return tuple(found)
