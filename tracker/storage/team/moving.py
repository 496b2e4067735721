"""A store of somebody's own becomes what a team shares: all of its ledger goes to the server in one transaction, is
read back and compared, and only then counts; the file is a replica from then on.

Before the server is asked to commit, the file says that it is being moved: whoever opens it after a kill asks the
server what became of it (`joining.open_team_store`). Knows not how the server is spoken to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.rules.bring_in.file_read import Progress
from tracker.rules.us import Us, User
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.file import backup, sample_stamp, team_mark
from tracker.storage.file.backup import Backup
from tracker.storage.file.connection import SCHEMA_VERSION, connection_of, database
from tracker.storage.file.integrity import Counts, counts
from tracker.storage.file.opening import made_ready
from tracker.storage.file.store_file import backups_of
from tracker.storage.ledger import erasing, ledger
from tracker.storage.ledger.ledger import LedgerHeading, Line
from tracker.storage.ledger.seal_check import Walk
from tracker.storage.queries.us import users
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import RecordKind
from tracker.storage.rows.timestamps import us
from tracker.storage.team.joining import settle
from tracker.storage.team.last_heard import LastHeard
from tracker.storage.team.what_was_written import entries_between
from tracker.storage.team.wire import Beside, Founded, Kept, NoAnswer, Remembered, Sent, SentEntry, Server

_LOOK_S = 0.3
PORTION = 1000
"""Entries that are in memory at once."""
_CHECKED, _SENT = 720, 860
"""Of a thousand parts: the store is found whole and copied, and all of it is sent. The rest is reading it back."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What the team has now, and the verified copy of what was here before."""

    counts: Counts
    backup: Backup


class _Stopped(Exception):
    pass


def move(
    path: Path, server: Server, by: str, now: Callable[[], datetime], progress: Progress = lambda _done, _of: True
) -> Moved | None:
    """Make the store at `path`, which nobody has open here, the team's; None where `progress` (done, of) said to stop.

    Whatever fails before the server has committed leaves the store as it was. One that was being moved there before is
    settled first (`joining.settle`), and may be moved already. Raises StoreFault: DAMAGED for one that is not whole,
    A_TEAMS for a replica, IN_THE_WAY where the server has a store already, AWAY ("unknown") where it cannot be told
    whether it was done: the next opening asks.
    """
    with told_as_faults():
        place = made_ready(path, now)
        live = database(place)
        try:
            connection = connection_of(live)
            mark = team_mark.mark_of(connection)
            if mark is not None and mark.moving:
                mark = settle(place, server)
                if mark is not None:
                    return Moved(counts(connection), backup.make(connection, backups_of(place), now()))
            if mark is not None:
                raise StoreFault(Fault.A_TEAMS)
            erasing.rewrite_if_due(connection)
            _look_whether_it_is_whole(connection, progress)
            if server.founded() is not None:
                raise StoreFault(Fault.IN_THE_WAY, "founded")
            kept = backup.make(connection, backups_of(place), now())
            if not progress(_CHECKED, 1000):
                return None
            began = now()
            _carry_over(connection, server, by, began, progress)
            LastHeard(place.parent, lambda: began).now()
            return Moved(counts(connection), kept)
        except _Stopped:
            return None
        finally:
            live.close()


def _look_whether_it_is_whole(connection: Connection, progress: Progress) -> None:
    """Raises StoreFault (DAMAGED), for what somebody was told of and went on with as well: it would be everybody's."""
    walk = Walk()
    while not walk.done:
        broken = walk.step(connection, _LOOK_S)
        if broken is not None:
            raise StoreFault(Fault.DAMAGED, f"seal {broken.seq}")
        if not progress(round(walk.share * (_CHECKED - 1)), 1000):
            raise _Stopped


def _carry_over(connection: Connection, server: Server, by: str, at: datetime, progress: Progress) -> None:
    (origin,) = connection.execute("SELECT value FROM meta WHERE name = 'origin'").fetchone()
    (key,) = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    team_mark.put(connection, moving=True)  # committed by itself, and so before anything is at the server
    may_be_there = False
    try:
        connection.execute("BEGIN IMMEDIATE")
        last = _say_what_no_entry_says(connection, by, at)
        beside = [(last, what) for what in beside_of(connection)]
        sending = _told(_portions(connection, last, beside), last, _CHECKED, _SENT, progress)
        with server.found(Founded(origin, key, SCHEMA_VERSION), sending) as back:
            _compare(_told(back, last, _SENT, 1000, progress), _portions(connection, last, beside))
            may_be_there = True
        sample_stamp.take_off(connection)
        team_mark.put(connection)
        connection.execute("COMMIT")
    except BaseException as error:
        with suppress(*WORLD):
            connection.execute("ROLLBACK")
        if not may_be_there or isinstance(error, StoreFault):
            team_mark.take_off(connection)
            raise
        if not isinstance(error, NoAnswer):
            raise
        raise StoreFault(Fault.AWAY, "unknown") from error


def _say_what_no_entry_says(connection: Connection, by: str, at: datetime) -> int:
    """The entry of the move, by which a copy that is made of the ledger alone has every record: an earlier program's
    migration brought some along without an entry. Its number.
    """
    said = _last_said(connection)
    lines: list[Line] = []
    for kind in RecordKind:
        named = record_mapper.table_of(kind)._meta.table_name
        for (id_,) in connection.execute(f"SELECT id FROM {named} ORDER BY id").fetchall():
            if not said.get((kind, id_), False):
                lines.append(Line(None, record_mapper.get(connection, kind, id_)))
    known = Us(users(connection))
    if by.strip() and known.named(by.strip()) is None:
        me = User(max((user.id for user in known.users), default=0) + 1, by.strip())
        record_mapper.put(connection, me)
        lines.append(Line(None, me))
    return ledger.write(connection, LedgerHeading(us(at), known.today(by), DeedName.MOVE_TO_TEAM, None, ""), lines)


def _last_said(connection: Connection) -> dict[tuple[str, int], bool]:
    """Of each record in the ledger, whether its last entry still says what it is: not where that was emptied."""
    rows = connection.execute("SELECT kind, record_id, after IS NOT NULL FROM ledger_row ORDER BY seq, position")
    return {(kind, record_id): bool(says) for kind, record_id, says in rows}


def beside_of(connection: Connection) -> Iterator[Beside]:
    """All that stands beside the ledger and is shared."""
    for key, contact_id in connection.execute("SELECT key, contact_id FROM entry_key ORDER BY rowid"):
        yield Kept(key, contact_id)
    for digest, channel, since_us, until_us in connection.execute(
        "SELECT digest, channel, since_us, until_us FROM remembered_objection ORDER BY digest, channel, since_us"
    ):
        yield Remembered(digest, channel, since_us, until_us, gone=False)


def _portions(connection: Connection, last: int, beside: list[tuple[int, Beside]]) -> Iterator[Sent]:
    for beyond in range(0, last, PORTION):
        upto = min(beyond + PORTION, last)
        yield Sent(entries_between(connection, beyond, upto), tuple(beside) if upto == last else ())


def _told(portions: Iterable[Sent], last: int, since: int, until: int, progress: Progress) -> Iterator[Sent]:
    """The same, with how far it has come; _Stopped where it is to be stopped."""
    for sent in portions:
        yield sent
        seq = sent.entries[-1].seq if sent.entries else last
        if not progress(since + (until - since) * seq // last, 1000):
            raise _Stopped


def _compare(back: Iterable[Sent], ours: Iterable[Sent]) -> None:
    """Every entry and every row, and what stands beside. Raises StoreFault (OTHER_PAST) for the first difference."""
    there: list[tuple[int, Beside]] = []
    here: list[tuple[int, Beside]] = []
    for theirs, mine in zip_longest(_entries(back, there), _entries(ours, here)):
        if theirs != mine:
            raise StoreFault(Fault.OTHER_PAST, f"read back {(mine or theirs).seq}")
    if there != here:
        raise StoreFault(Fault.OTHER_PAST, "read back beside")


def _entries(portions: Iterable[Sent], beside: list[tuple[int, Beside]]) -> Iterator[SentEntry]:
    def entries(sent: Sent) -> tuple[SentEntry, ...]:
        beside.extend(sent.beside)
        return sent.entries

    return chain.from_iterable(map(entries, portions))
