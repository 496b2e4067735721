"""Who may be meant by what was typed: those like it, and those that match it. Knows not where it was typed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from tracker.actions.ports import PersonLine
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.text import fold
from tracker.rules.us import Us
from tracker.rules.who.finding import Sought, as_one_word, sought, whole_number
from tracker.rules.who.numbers import same_number
from tracker.storage.decoding import decoding
from tracker.storage.queries.tags_in_use import LISTS_OF_TAGS
from tracker.storage.queries.us import users
from tracker.storage.rows.record_mapper import get_prospect
from tracker.storage.rows.timestamps import moment_or_none, window_of

_IS_EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM prospect WHERE deleted_us IS NULL)"

_LINES = """
    SELECT p.id, p.name, p.organisation, p.household,
           (SELECT s.kind FROM standing s WHERE s.prospect_id = p.id ORDER BY s.since_us DESC, s.id DESC LIMIT 1),
           a.first_day, a.last_day, a.at_us, a.zone, a.until_us, a.at_second, a.channel,
           (SELECT max(c.at_us) FROM contact c WHERE c.prospect_id = p.id),
           a.kind, a.outcome, a.to_tell, a.owner
      FROM json_each(?) wanted
      JOIN prospect p ON p.id = wanted.value
      LEFT JOIN agreement a ON a.id = coalesce(
               (SELECT t.id FROM agreement t WHERE t.prospect_id = p.id AND t.to_tell = 1
                 ORDER BY t.starts_us, t.id LIMIT 1),
               (SELECT n.id FROM agreement n WHERE n.prospect_id = p.id AND n.outcome IN ('open', 'tried')
                 ORDER BY n.starts_us, n.id LIMIT 1))
     ORDER BY wanted.key
"""

_LATEST_CONTACTS = """
    SELECT c.prospect_id FROM contact c
     WHERE EXISTS (SELECT 1 FROM findable f WHERE f.prospect_id = c.prospect_id)
     ORDER BY c.at_us DESC, c.prospect_id DESC
"""
_ALL_BY_NAME = "SELECT prospect_id FROM findable ORDER BY name, prospect_id"

_BEGINNING = """
    SELECT prospect_id FROM findable
     WHERE {like} AND prospect_id NOT IN (SELECT value FROM json_each(?)) AND name >= ? AND name < ?
     ORDER BY name, prospect_id LIMIT ?
"""
# Read from the index of the names alone: no note is looked at.
_IN_THE_NAME = """
    SELECT prospect_id FROM findable
     WHERE {in_name} AND prospect_id NOT IN (SELECT value FROM json_each(?)) ORDER BY name, prospect_id LIMIT ?
"""
_AMONG_THE_FIRST = """
    SELECT prospect_id FROM findable
     WHERE {like} AND prospect_id NOT IN (SELECT value FROM json_each(?))
       AND name < coalesce((SELECT name FROM findable ORDER BY name LIMIT 1 OFFSET {first}), '')
     ORDER BY name, prospect_id LIMIT ?
"""
_AMONG_ALL = """
    SELECT prospect_id FROM findable NOT INDEXED
     WHERE {like} AND prospect_id NOT IN (SELECT value FROM json_each(?)) ORDER BY name, prospect_id LIMIT ?
"""
# Asked of a row, and not gathered beforehand: nearly everybody may have a tag, and a page shows a few of them.
_TAGGED = "EXISTS (SELECT 1 FROM prospect t WHERE t.id = prospect_id AND t.tags IN (SELECT value FROM json_each(?)))"
_HIGHEST = "\U0010ffff"
FIRST_NAMES = 3000
"""Where there are more names, the first so many are looked through one after another before all are at once."""

_MATCHING = """
    SELECT p.id FROM prospect p
     WHERE p.deleted_us IS NULL
       AND p.id IN (SELECT prospect_id FROM findable WHERE name = :folded
                    UNION SELECT prospect_id FROM email WHERE folded = :folded
                    UNION SELECT prospect_id FROM phone WHERE e164 = :e164 AND e164 <> ''
                    UNION SELECT prospect_id FROM findable WHERE :number <> '' AND instr(numbers, :number))
     ORDER BY p.name, p.id
"""


def is_empty(connection: Connection) -> bool:
    """See `Questions.is_empty`."""
    return bool(connection.execute(_IS_EMPTY).fetchone()[0])


def people_like(connection: Connection, text: str, limit: int) -> tuple[PersonLine, ...]:
    """See `Questions.people_like`. Those whose name begins with the text, those with a word in it that does, the
    others; each by name.
    """
    words = sought(text)
    ids = _ids_like(connection, text, words, limit) if words else _last_in_contact(connection, limit)
    return lines_of(connection, ids)


def people_called(connection: Connection, text: str, limit: int) -> tuple[PersonLine, ...]:
    """See `Questions.people_called`. Read from the index of the names alone."""
    words = [word for word in sought(text) if not word.is_tag]
    ids: list[int] = []
    for whole in (True, False):
        if words and len(ids) < limit:
            in_name, names = _in_the_name(tuple(words), whole=whole)
            asked = connection.execute(
                _IN_THE_NAME.format(in_name=in_name), (*names, json.dumps(ids), limit - len(ids))
            )
            ids.extend([found for (found,) in asked])
    return lines_of(connection, ids)


def prospects_matching(connection: Connection, who: str, e164: str = "") -> tuple[Prospect, ...]:
    """See `Questions.prospects_matching`. By name."""
    folded = " ".join(fold(who).split())
    if not folded and not e164:
        return ()
    # Found by what all its spellings share; whether it is the same number is for the rule to say.
    given = {"folded": folded, "e164": e164, "number": whole_number(e164 or who)}
    found = connection.execute(_MATCHING, given).fetchall()
    people = (get_prospect(connection, prospect_id) for (prospect_id,) in found)
    return tuple(person for person in people if person is not None and _matches(person, folded, who, e164))


def _matches(person: Prospect, folded: str, who: str, e164: str) -> bool:
    return (
        fold(person.name).strip() == folded
        or any(fold(email.address) == folded for email in person.emails)
        or any(same_number(who, e164, phone.typed, phone.e164) for phone in person.phones)
    )


def condition_like(connection: Connection, text: str) -> tuple[str, list[str]]:
    """What holds of a row of `findable` with all the words of that text in it, and what to put into its places."""
    conditions, given = [], []
    for word in sought(text):
        if word.is_tag:
            conditions.append(_TAGGED)
            given.append(json.dumps(_tagged(connection, word.spellings)))
            continue
        # instr() takes the text as it is: there is no pattern in which a typed % or _ could mean anything else.
        way, places = _spelt_so("words", word.spellings, word.shared)
        if word.digits:
            way, places = f"(instr(numbers, ?) OR {way})", [word.digits, *places]
        conditions.append(way)
        given += places
    number = whole_number(text)
    if number:
        return f"(instr(numbers, ?) OR ({' AND '.join(conditions)}))", [number, *given]
    return " AND ".join(conditions) or "TRUE", given


def _tagged(connection: Connection, spellings: tuple[str, ...]) -> list[str]:
    """The lists of tags, as they are stored, in one of which a word begins so."""
    lists = [str(tags) for (tags,) in connection.execute(LISTS_OF_TAGS)]
    return [tags for tags in lists if any(_begins_a_word(tag, spellings) for tag in json.loads(tags))]


def _begins_a_word(tag: str, spellings: tuple[str, ...]) -> bool:
    return any(f" {spelling}" in f" {folded}" for folded in as_one_word(tag) for spelling in spellings)


def _in_the_name(words: tuple[Sought, ...], *, whole: bool = False) -> tuple[str, list[str]]:
    """What holds of a name in which a word begins with each of these, or is it, `whole`."""
    conditions, given = [], []
    end = " " if whole else ""
    for word in words:
        spelt = [f" {way}{end}" for way in word.spellings]
        way, places = _spelt_so("' ' || replace(name, '-', ' ') || ' '", spelt, "")
        conditions.append(f"instr(name, ?) AND {way}")
        given += [word.shared, *places]
    return " AND ".join(conditions), given


def _spelt_so(where: str, spellings: Sequence[str], shared: str) -> tuple[str, list[str]]:
    """Any of the spellings; what they share is looked for first, since nearly every row lacks that already."""
    one_of = " OR ".join([f"instr({where}, ?)"] * len(spellings))
    if len(spellings) > 1 and shared:
        return f"(instr({where}, ?) AND ({one_of}))", [shared, *spellings]
    return f"({one_of})", list(spellings)


def _ids_like(connection: Connection, text: str, words: tuple[Sought, ...], limit: int) -> list[int]:
    """Asked at every key, so no more is read than is shown: those whose name begins so have an index, names are read
    from it alone, and what many have in them is soon found among the first by name. Only what is rare is looked for
    in all.
    """
    condition, given = condition_like(connection, text)
    in_name, names = _in_the_name(words)
    ids: list[int] = []

    def asked(question: str, *places: object) -> bool:
        """Whether there are enough now."""
        shape = question.format(like=condition, in_name=in_name, first=FIRST_NAMES)
        ids.extend([found for (found,) in connection.execute(shape, (*places, limit - len(ids)))])
        return len(ids) >= limit

    for begin in dict.fromkeys((" ".join(fold(text).split()), _spelt(words, 0), _spelt(words, 1))):
        if begin and asked(_BEGINNING, *given, json.dumps(ids), begin, begin + _HIGHEST):
            return ids
    if not any(word.is_tag or word.digits for word in words) and asked(_IN_THE_NAME, *names, json.dumps(ids)):
        return ids
    if asked(_AMONG_THE_FIRST, *given, json.dumps(ids)):
        return ids
    asked(_AMONG_ALL, *given, json.dumps(ids))
    return ids


def _spelt(words: tuple[Sought, ...], way: int) -> str:
    return " ".join(word.spellings[min(way, len(word.spellings) - 1)] for word in words)


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
    us = Us(users(connection))
    found = connection.execute(_LINES, (json.dumps(list(ids)),))
    with decoding("prospect"):
        return tuple([_line(row, us) for row in found])


def _line(row: tuple[Any, ...], us: Us) -> PersonLine:
    (id_, name, organisation, household, standing, *window, channel, last_us, kind, outcome, to_tell, owner) = row
    return PersonLine(
        id_,
        name,
        organisation,
        household,
        StandingKind(standing) if standing is not None else StandingKind.OPEN,
        window_of(*window) if channel is not None else None,
        Channel(channel) if channel is not None else None,
        moment_or_none(last_us),
        AgreementKind(kind) if kind is not None else AgreementKind.TALK,
        AgreementOutcome(outcome) if outcome is not None else AgreementOutcome.OPEN,
        bool(to_tell),
        us.today(owner) if owner else "",
    )
