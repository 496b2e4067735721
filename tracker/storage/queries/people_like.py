"""Who may be meant by what was typed: those like it, and those that match it. Knows not where it was typed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from tracker.actions.ports import PersonLine
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.text import digits, fold
from tracker.storage.faults import decoding
from tracker.storage.rows.record_mapper import get_prospect
from tracker.storage.rows.timestamps import moment_or_none, window_of

_IS_EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM prospect WHERE deleted_us IS NULL)"

_LINES = """
    SELECT p.id, p.name, p.organisation, p.household,
           (SELECT s.kind FROM standing s WHERE s.prospect_id = p.id ORDER BY s.since_us DESC, s.id DESC LIMIT 1),
           a.first_day, a.last_day, a.at_us, a.zone, a.until_us, a.at_second, a.channel,
           (SELECT max(c.at_us) FROM contact c WHERE c.prospect_id = p.id)
      FROM json_each(?) wanted
      JOIN prospect p ON p.id = wanted.value
      LEFT JOIN agreement a ON a.id = (
               SELECT n.id FROM agreement n WHERE n.prospect_id = p.id AND n.outcome IN ('open', 'tried')
                ORDER BY n.starts_us, n.id LIMIT 1)
     ORDER BY wanted.key
"""

_LATEST_CONTACTS = """
    SELECT c.prospect_id FROM contact c
     WHERE EXISTS (SELECT 1 FROM findable f WHERE f.prospect_id = c.prospect_id)
     ORDER BY c.at_us DESC, c.prospect_id DESC
"""
_ALL_BY_NAME = "SELECT prospect_id FROM findable ORDER BY name, prospect_id"

_BEGINNING = """
    SELECT prospect_id FROM findable WHERE {like} AND name >= ? AND name < ? ORDER BY name, prospect_id LIMIT ?
"""
_AMONG_THE_FIRST = """
    SELECT prospect_id FROM findable
     WHERE {like} AND NOT (name >= ? AND name < ?)
       AND name < coalesce((SELECT name FROM findable ORDER BY name LIMIT 1 OFFSET {first}), '')
     ORDER BY name, prospect_id LIMIT ?
"""
_AMONG_ALL = """
    SELECT prospect_id FROM findable NOT INDEXED
     WHERE {like} AND NOT (name >= ? AND name < ?) ORDER BY name, prospect_id LIMIT ?
"""
_HIGHEST = "\U0010ffff"
FIRST_NAMES = 3000
"""Where there are more names, the first so many are looked through one after another before all are at once."""

_MATCHING = """
    SELECT p.id FROM prospect p
     WHERE p.deleted_us IS NULL
       AND p.id IN (SELECT prospect_id FROM findable WHERE name = :folded
                    UNION SELECT prospect_id FROM email WHERE folded = :folded
                    UNION SELECT prospect_id FROM phone WHERE e164 = :e164 AND e164 <> '')
     ORDER BY p.name, p.id
"""


def is_empty(connection: Connection) -> bool:
    """See `Questions.is_empty`."""
    return bool(connection.execute(_IS_EMPTY).fetchone()[0])


def people_like(connection: Connection, text: str, limit: int) -> tuple[PersonLine, ...]:
    """See `Questions.people_like`. Those whose name begins with the text, then the others, each by name."""
    words = fold(text).split()
    ids = _ids_like(connection, words, limit) if words else _last_in_contact(connection, limit)
    return lines_of(connection, ids)


def prospects_matching(connection: Connection, who: str, e164: str = "") -> tuple[Prospect, ...]:
    """See `Questions.prospects_matching`. By name."""
    folded = " ".join(fold(who).split())
    if not folded and not e164:
        return ()
    found = connection.execute(_MATCHING, {"folded": folded, "e164": e164}).fetchall()
    people = (get_prospect(connection, prospect_id) for (prospect_id,) in found)
    return tuple(person for person in people if person is not None)


def condition_like(words: list[str]) -> tuple[str, list[str]]:
    """What holds of a row of `findable` with all those folded words in it, and what to put into its places."""
    # instr() takes the text as it is: there is no pattern in which a typed % or _ could mean anything else.
    conditions, given = [], []
    for word in words:
        number = _number(word)
        conditions.append("(instr(words, ?) OR instr(numbers, ?))" if number else "instr(words, ?)")
        given += [word, number] if number else [word]
    return " AND ".join(conditions), given


def _ids_like(connection: Connection, words: list[str], limit: int) -> list[int]:
    """Asked at every key, so no more is read than is shown: those whose name begins so have an index, and what many
    have in them is soon found among the first by name. Only what is rare is looked for in all.
    """
    condition, given = condition_like(words)
    beginning = " ".join(words)
    between = beginning, beginning + _HIGHEST

    def asked(question: str, wanted: int) -> list[int]:
        found = connection.execute(question.format(like=condition, first=FIRST_NAMES), (*given, *between, wanted))
        return [prospect_id for (prospect_id,) in found]

    begun = asked(_BEGINNING, limit)
    wanted = limit - len(begun)
    if not wanted:
        return begun
    others = asked(_AMONG_THE_FIRST, wanted)
    return begun + (others if len(others) == wanted else asked(_AMONG_ALL, wanted))


def _number(word: str) -> str:
    """The digits to look for, "" for a word that is not part of a phone number.

    Zeros before a number stand for a country or a city code dropped or put in, by where one calls from.
    """
    if word.strip("+()-./0123456789"):
        return ""
    number = digits(word.replace("(0)", ""))
    return number.lstrip("0") or number


def _last_in_contact(connection: Connection, limit: int) -> list[int]:
    """Those last in contact, then those never, by name."""
    seen: dict[int, None] = {}
    # Read only as far as is needed: both come in the order of an index, nothing is sorted or grouped.
    for question in (_LATEST_CONTACTS, _ALL_BY_NAME):
        for (prospect_id,) in connection.execute(question):
            if len(seen) >= limit:
                return list(seen)
            seen[prospect_id] = None
    return list(seen)


def lines_of(connection: Connection, ids: Iterable[int]) -> tuple[PersonLine, ...]:
    """Those people as lists show them, in that order."""
    found = connection.execute(_LINES, (json.dumps(list(ids)),))
    with decoding("prospect"):
        return tuple([_line(row) for row in found])


def _line(row: tuple[Any, ...]) -> PersonLine:
    (id_, name, organisation, household, standing, *window, channel, last_us) = row
    return PersonLine(
        id_,
        name,
        organisation,
        household,
        StandingKind(standing) if standing is not None else StandingKind.OPEN,
        window_of(*window) if channel is not None else None,
        Channel(channel) if channel is not None else None,
        moment_or_none(last_us),
    )
