"""Everyone, or those of one of us, a page at a time, in the order of a column. Knows not how many rows are shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from tracker.actions.ports import PeopleSort, PersonLine
from tracker.rules.prospect import StandingKind
from tracker.storage.queries.people_like import condition_like, lines_of

_STANDING = "(SELECT s.kind FROM standing s WHERE s.prospect_id = p.id ORDER BY s.since_us DESC, s.id DESC LIMIT 1)"
_STANDING_ORDER = " ".join(f"WHEN '{kind.value}' THEN {place}" for place, kind in enumerate(StandingKind))

# What each column sorts by; NULL where there is nothing, which always comes last.
_KEYS = {
    PeopleSort.NAME: "f.name",
    PeopleSort.ORGANISATION: "nullif(p.organisation_key, '')",
    PeopleSort.STANDING: f"CASE coalesce({_STANDING}, 'open') {_STANDING_ORDER} END",
    PeopleSort.NEXT: (
        "(SELECT n.starts_us FROM agreement n WHERE n.prospect_id = p.id AND n.outcome IN ('open', 'tried')"
        " ORDER BY n.starts_us, n.id LIMIT 1)"
    ),
    PeopleSort.LAST_CONTACT: "(SELECT max(c.at_us) FROM contact c WHERE c.prospect_id = p.id)",
}

# By name nothing is sorted: the index is in that order already, and is read no further than the page.
_BY_NAME = (
    "SELECT f.prospect_id FROM findable f WHERE {like} ORDER BY f.name {way}, f.prospect_id {way} LIMIT ? OFFSET ?"
)
_BY_KEY = """
    SELECT f.prospect_id, {key} AS key FROM findable f JOIN prospect p ON p.id = f.prospect_id
     WHERE {like} ORDER BY key IS NULL, key {way}, f.name, f.prospect_id LIMIT ? OFFSET ?
"""
_COUNT = "SELECT count(*) FROM findable f WHERE {like}"
# Of those that were typed for each is asked by itself, after what was typed; of everybody all are gathered once, which
# takes as long for whoever has dealt with three people as for whoever has with thousands.
_IS_THEIRS = (
    "(EXISTS (SELECT 1 FROM agreement m WHERE m.prospect_id = f.prospect_id AND trim(m.owner) COLLATE NOCASE IN ({us}))"
    " OR EXISTS (SELECT 1 FROM contact m WHERE m.prospect_id = f.prospect_id"
    " AND trim(m.by_whom) COLLATE NOCASE IN ({us})))"
)
_DEALT_WITH = "SELECT f.prospect_id FROM (SELECT value AS prospect_id FROM json_each(?)) f WHERE {theirs}"
_ALL_THEIRS = (
    "f.prospect_id IN (SELECT prospect_id FROM agreement WHERE trim(owner) COLLATE NOCASE IN ({us})"
    " UNION SELECT prospect_id FROM contact WHERE trim(by_whom) COLLATE NOCASE IN ({us}))"
)


def people_page(
    connection: Connection,
    text: str,
    sort: PeopleSort,
    descending: bool,
    offset: int,
    limit: int,
    whose: Sequence[str] = (),
) -> tuple[PersonLine, ...]:
    """See `Questions.people_page`; `whose` are all the spellings of that one of us."""
    like, given = _condition(connection, text, whose)
    question = _BY_NAME if sort is PeopleSort.NAME else _BY_KEY
    asked = question.format(like=like, key=_KEYS[sort], way="DESC" if descending else "ASC")
    found = connection.execute(asked, (*given, limit, offset))
    return lines_of(connection, [row[0] for row in found])


def people_count(connection: Connection, text: str, whose: Sequence[str] = ()) -> int:
    """See `Questions.people_count`."""
    like, given = _condition(connection, text, whose)
    (count,) = connection.execute(_COUNT.format(like=like), given).fetchone()
    return int(count)


def dealt_with(connection: Connection, people: Iterable[int], whose: Sequence[str]) -> frozenset[int]:
    """Those of these people with whom that one of us has to do, as in `people_page`; all of them for nobody."""
    ids = frozenset(people)
    if not whose or not ids:
        return ids
    asked = _DEALT_WITH.format(theirs=_IS_THEIRS.format(us=", ".join("?" * len(whose))))
    return frozenset(id_ for (id_,) in connection.execute(asked, (json.dumps(list(ids)), *whose, *whose)))


def _condition(connection: Connection, text: str, whose: Sequence[str]) -> tuple[str, list[str]]:
    like, given = condition_like(connection, text)
    if not whose:
        return like, given
    theirs = (_IS_THEIRS if text.strip() else _ALL_THEIRS).format(us=", ".join("?" * len(whose)))
    return f"{like} AND {theirs}", [*given, *whose, *whose]
