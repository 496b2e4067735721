"""Erasing a person for good: rows, search text, every version the ledger kept, and what others' records say of them.

What had been logged for somebody else and was given to them since goes from that one's past too, and so does all that
was kept of another record of theirs, where two became one. The ledger's entries and digests stay, so the chain is
whole; only what they said is gone. Knows of backups no more than where to note an id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import product
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import MERGED, Changes, DeedName, Problem, Refusal, StoreFault
from tracker.files.private_file import append_private
from tracker.files.small_file import read_small
from tracker.rules.contact import Contact
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Code, Finding, Verdict
from tracker.storage.faults import told_as_faults
from tracker.storage.ledger import ledger, once, reminded
from tracker.storage.ledger.ledger import LedgerHeading, Line
from tracker.storage.ledger.merged import merged_into
from tracker.storage.ledger.remembered_objections import forget, remember
from tracker.storage.queries import history_of
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import RecordKind
from tracker.storage.rows.timestamps import us

_NAMING_OTHERS = (Code.HOUSEHOLD, Code.OBJECTED)  # somebody beside whom the contact was with
_REWRITE = "rewrite"
_ERASED = "erased-since"
_EMPTY = "salt = NULL, before = NULL, after = NULL"
_GIVING = f"('{DeedName.GIVE_RECORD.value}', '{DeedName.MERGE_PEOPLE.value}')"
# Where they were made one with somebody, and that was taken back: what was theirs stands there as that one's.
_MERGED_ONCE = f"""
    SELECT DISTINCT r.seq FROM ledger_row r JOIN ledger l ON l.seq = r.seq
     WHERE r.kind = 'prospect' AND r.record_id = ? AND l.prospect_id <> ? AND l.detail = '{MERGED}'
"""
_CHANGED_HANDS = f"""
    SELECT seq, name IN {_GIVING}, reverses FROM ledger
     WHERE name IN {_GIVING} OR reverses IS NOT NULL ORDER BY seq
"""
_RECEIVED = """
    SELECT DISTINCT seq FROM ledger_row
     WHERE prospect_id = ? AND kind IN ('contact', 'agreement') AND before IS NULL AND after IS NOT NULL
"""
_BESIDE = """
    SELECT kind, record_id, prospect_id, before IS NOT NULL AND after IS NULL
      FROM ledger_row WHERE seq = ? AND prospect_id <> ?
"""
_PUT = "SELECT seq FROM ledger_row WHERE kind = ? AND record_id = ? AND before IS NULL AND after IS NOT NULL"
# A digest is over their name as well; where it stands on a server is enough for taking it off.
_PUBLISHED = """
    UPDATE published SET sent = x'', asks = '', first_day = NULL, last_day = NULL, at_us = NULL, zone = NULL,
           until_us = NULL, at_second = NULL
     WHERE agreement_id IN (
        SELECT id FROM agreement WHERE prospect_id = :whose UNION
        SELECT record_id FROM ledger_row WHERE kind = 'agreement' AND prospect_id = :whose)
"""
Key = tuple[RecordKind, int]


def is_there(connection: Connection, prospect_id: int) -> bool:
    """Whether anybody has that id, the trash included. Raises StoreFault."""
    with told_as_faults():
        found = connection.execute("SELECT 1 FROM prospect WHERE id = ?", (prospect_id,)).fetchone()
    return found is not None


def erase(connection: Connection, prospect_id: int, by: str, at: datetime) -> Changes:
    """Within a transaction: leave nothing of that person. Raises Refusal (NO_SUCH_PROSPECT), StoreFault.

    Deleted cells are overwritten at once, but a page that was once split may still hold a copy of one; so the file is
    marked to be written anew when this has been committed.
    """
    history = history_of.history_of(connection, prospect_id)
    if history is None:
        raise Refusal(Problem.NO_SUCH_PROSPECT)
    people = (prospect_id, *merged_into(connection, prospect_id))
    names = {history.prospect.name}.union(*(_names_ever(connection, whose) for whose in people))
    given = set().union(*(_given_to(connection, whose) for whose in people))
    remember(connection, history.prospect, history.objections, at)
    for objection in history.objections:
        if objection.lifted_at is not None:
            for earlier in (one for whose in people for one in _ever(connection, whose)):
                forget(connection, earlier, objection)
    for whose in people:
        once.forget_those_of(connection, whose)
        forget_what_is_beside(connection, whose)
    record_mapper.remove_all_of(connection, prospect_id)
    taken_apart: set[Key] = set()
    for whose in people:
        taken_apart |= _emptied_where_merged(connection, whose)
        connection.execute(f"UPDATE ledger_row SET {_EMPTY} WHERE prospect_id = ?", (whose,))
    quoted = {id_ for kind, id_ in given if kind is RecordKind.AGREEMENT}
    others = _unnamed(connection, names, quoted)
    for line in others:
        record_mapper.put(connection, line.record)
    restated = {(line.kind, line.record.id) for line in others}
    _empty_all_of(connection, given)
    others += tuple(_as_they_are(connection, (given | taken_apart) - restated))
    for whose in people[1:]:  # an older backup has them as somebody of their own
        ledger.write(connection, LedgerHeading(us(at), by, DeedName.ERASE_PROSPECT, whose, ""), ())
    heading = LedgerHeading(us(at), by, DeedName.ERASE_PROSPECT, prospect_id, "")
    seq = ledger.write(connection, heading, others)
    mark_for_rewriting(connection)
    days = frozenset(day for agreement in history.agreements for day in agreement.window.days())
    beside = {o.record.prospect_id for o in others if isinstance(o.record, Contact)}
    return Changes(frozenset({prospect_id, *beside}), days, seq=seq)


def forget_what_is_beside(connection: Connection, prospect_id: int) -> None:
    """Within a transaction, while their records are there, what is this computer's own: which reminders were given,
    and all but where it stands of what was published.
    """
    reminded.forget_those_of(connection, prospect_id)
    connection.execute(_PUBLISHED, {"whose": prospect_id})


def mark_for_rewriting(connection: Connection) -> None:
    """Within the transaction that erases: the whole file is to be written anew."""
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, '')", (_REWRITE,))


def rewrite_if_due(connection: Connection) -> None:
    """Write the whole file anew, so that no page holds what was deleted from it. Outside any transaction."""
    if is_rewrite_due(connection):
        connection.execute("VACUUM")
        connection.execute("DELETE FROM meta WHERE name = ?", (_REWRITE,))


def is_rewrite_due(connection: Connection) -> bool:
    """Whether somebody was erased since the whole file was last written anew."""
    return connection.execute("SELECT 1 FROM meta WHERE name = ?", (_REWRITE,)).fetchone() is not None


def erased_in(connection: Connection) -> list[int]:
    """The ids of everybody the ledger says was erased."""
    found = connection.execute("SELECT prospect_id FROM ledger WHERE name = ?", (DeedName.ERASE_PROSPECT.value,))
    return [prospect_id for (prospect_id,) in found]


def note_erased(backups: Path, prospect_id: int) -> None:
    """Note the bare id beside the backups, for the day the live file cannot be read and one of them is brought back.

    The ledger has it too, so a note that cannot be written costs nothing while that file can be read.
    """
    with suppress(OSError):
        append_private(backups / _ERASED, f"{prospect_id}\n".encode())


def noted_erased(backups: Path) -> list[int]:
    """The ids that were noted so; none where they cannot be read."""
    try:
        lines = read_small(backups / _ERASED).decode("ascii", "replace").splitlines()
    except OSError:
        return []
    return [int(line) for line in lines if line.isdecimal()]


def _given_to(connection: Connection, prospect_id: int) -> set[Key]:
    """Of what was given to that person by somebody it was never with: what the ledger keeps of it there.

    Those records themselves, under whatever ids and in whoever's they stood before, and contacts that were judged by
    them. What undo gave back was given as well: whose it is again leaves nothing with whoever had it between.
    """
    found: set[Key] = set()
    changed_hands = _changed_hands(connection)
    if not changed_hands:
        return found
    received = connection.execute(_RECEIVED, (prospect_id,)).fetchall()
    to_follow = [(seq, prospect_id) for (seq,) in received if seq in changed_hands]
    followed: set[tuple[int, int]] = set()
    while to_follow:
        seq, whose = to_follow.pop()
        if (seq, whose) in followed:
            continue
        followed.add((seq, whose))
        for kind, record_id, before_them, is_gone in connection.execute(_BESIDE, (seq, whose)).fetchall():
            key = (RecordKind(kind), record_id)
            if not is_gone:
                found |= {key} if key[0] is RecordKind.CONTACT else set()
            elif key[0] is not RecordKind.PROSPECT and record_mapper.get_row(connection, *key) is None:
                found.add(key)
                put = connection.execute(_PUT, (kind, record_id))
                to_follow += [(earlier, before_them) for (earlier,) in put if earlier in changed_hands]
    return found


def _changed_hands(connection: Connection) -> set[int]:
    """The entries in which something was given to somebody, undone and done again included."""
    found: set[int] = set()
    for seq, is_given, reverses in connection.execute(_CHANGED_HANDS):
        if is_given or reverses in found:
            found.add(seq)
    return found


def _emptied_where_merged(connection: Connection, prospect_id: int) -> set[Key]:
    """What was written of somebody else where that person was made one with them, and where that was taken back.

    It is emptied: it says of the one what was the other's. The entry of the erasing says what is there from then on.
    """
    found: set[Key] = set()
    for (seq,) in connection.execute(_MERGED_ONCE, (prospect_id, prospect_id)).fetchall():
        for kind, record_id, _, _ in connection.execute(_BESIDE, (seq, prospect_id)).fetchall():
            found.add((RecordKind(kind), record_id))
        connection.execute(f"UPDATE ledger_row SET {_EMPTY} WHERE seq = ?", (seq,))
    return found


def _empty_all_of(connection: Connection, keys: set[Key]) -> None:
    """Empty what the ledger kept of those records."""
    for kind, record_id in sorted(keys):
        connection.execute(f"UPDATE ledger_row SET {_EMPTY} WHERE kind = ? AND record_id = ?", (kind.value, record_id))


def _as_they_are(connection: Connection, keys: set[Key]) -> Iterator[Line]:
    """Those that are there, for the entry of the erasing."""
    for kind, record_id in sorted(keys):
        with suppress(StoreFault):  # it says nothing sensible, and undoing it would be for a restore
            record = record_mapper.get(connection, kind, record_id)
            if record is not None:
                yield Line(None, record)


def _names_ever(connection: Connection, prospect_id: int) -> set[str]:
    names: set[str] = set()
    for texts in connection.execute(
        "SELECT before, after FROM ledger_row WHERE kind = ? AND record_id = ?",
        (RecordKind.PROSPECT.value, prospect_id),
    ):
        for text in texts:
            with suppress(ValueError, KeyError, TypeError):
                names.add(json.loads(text)["name"])
    return {name for name in names if name}


def _ever(connection: Connection, prospect_id: int) -> Iterator[Prospect]:
    """Them as they were at any time."""
    written = "SELECT after FROM ledger_row WHERE kind = ? AND record_id = ? AND after IS NOT NULL"
    for (text,) in connection.execute(written, (RecordKind.PROSPECT.value, prospect_id)).fetchall():
        with suppress(ValueError, KeyError, TypeError):
            found = ledger.record_from(RecordKind.PROSPECT.value, text)
            if isinstance(found, Prospect):
                yield found


def _unnamed(connection: Connection, names: set[str], agreements: set[int]) -> tuple[Line, ...]:
    """Other people's contacts of which the guard said that this one was beside them, or shares a number and objects, as
    they will be without it; and those that quote one of these `agreements`, which were somebody else's then.

    What the ledger kept of those is emptied; the entry of the erasing says what they are from then on.
    """
    codes = [f'"{code.value}"' for code in _NAMING_OTHERS]
    ids: set[int] = set()
    quotations = [json.dumps(name, ensure_ascii=False) for name in names]
    quotations += [f'"agreement_id":{id_}{after}' for id_ in agreements for after in ",}"]
    for quoted, code in product(quotations, codes):
        ids.update(
            id_
            for (id_,) in connection.execute(
                "SELECT id FROM contact WHERE instr(verdict, ?) AND instr(verdict, ?)", (code, quoted)
            )
        )
        found = connection.execute(
            "SELECT DISTINCT record_id FROM ledger_row WHERE kind = 'contact'"
            " AND ((instr(before, ?) AND instr(before, ?)) OR (instr(after, ?) AND instr(after, ?)))",
            (code, quoted, code, quoted),
        )
        ids.update(id_ for (id_,) in found)
    lines = []
    for id_ in sorted(ids):
        connection.execute(f"UPDATE ledger_row SET {_EMPTY} WHERE kind = 'contact' AND record_id = ?", (id_,))
        try:
            contact = record_mapper.get(connection, RecordKind.CONTACT, id_)
        except StoreFault:
            continue  # it says nothing sensible, and undoing it would be for a restore
        if isinstance(contact, Contact):
            lines.append(Line(None, replace(contact, verdict=_without(contact.verdict, names, agreements))))
    return tuple(lines)


def _without(verdict: Verdict, names: set[str], agreements: set[int]) -> Verdict:
    return replace(
        verdict,
        findings=tuple(
            Finding(f.code, f.level, replace(f.facts, who="", words="", topic="", agreement_id=None))
            if f.code in _NAMING_OTHERS and (f.facts.who in names or f.facts.agreement_id in agreements)
            else f
            for f in verdict.findings
        ),
    )
