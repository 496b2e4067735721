"""How a replica comes to be: a first copy of all that the team's server has, made beside and put in place when whole.

Knows neither how the server is spoken to nor a screen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import DeedName, Fault, Problem, Refusal, StoreFault
from tracker.files.private_file import PRIVATE_FILE, create_private, sync, sync_folder
from tracker.rules.bring_in.file_read import Progress
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.file import opening_checks, sample_stamp, team_mark
from tracker.storage.file.connection import SCHEMA_VERSION, bare, connection_of, database
from tracker.storage.file.opening import made_ready, mark_in, migrate, set_journal_aside
from tracker.storage.file.own_rows import carry_own_rows
from tracker.storage.file.restore import set_aside
from tracker.storage.ledger import ledger
from tracker.storage.ledger.remembered_objections import seal_them
from tracker.storage.team.last_heard import LastHeard
from tracker.storage.team.replaying import Replay, not_ours
from tracker.storage.team.team_store import TeamStore
from tracker.storage.team.wire import Founded, Server

_DRAFT = ".joining-"
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
_TAKEN = 500
"""Of a thousand parts: all entries are here. After that every record is put as they left it."""


def open_team_store(
    path: Path, server: Server, now: Callable[[], datetime] = lambda: datetime.now(UTC), second: Path | None = None
) -> TeamStore:
    """The replica in that file, which `join` or a move has made. The server need not be there.

    A move to it that was ended before it was certain is settled first, see `settle`. Raises StoreFault as that and
    `open_store` do, DAMAGED for one that is to be made anew; MISSING for one that is no replica, or no longer.
    """
    place = made_ready(path, now, second)
    mark = mark_in(place)
    if mark is not None and mark.moving:
        mark = settle(place, server)
    if mark is None:
        raise StoreFault(Fault.MISSING, "no replica")
    return TeamStore(place, server, now)


def join(
    path: Path,
    server: Server,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    progress: Progress = lambda _done, _of: True,
) -> bool:
    """Make what lies at `path` the team's copy; False where `progress` (done, of) said to stop, with all as it was.

    Where nothing lies there, or nothing of anybody's own, it is a first copy, and what lay there is put aside. A store
    that once left this team, and has written nothing since, goes on. Raises Refusal (HAS_ITS_OWN, NO_TEAM_THERE),
    StoreFault.
    """
    with told_as_faults():
        place = path.resolve()
        founded = _founded(server)
        if place.exists():
            opening_checks.check(place)
            with closing(bare(place)) as there:
                if team_mark.mark_of(there) is None and _is_further_back(there, founded, server):
                    team_mark.put(there)
                if team_mark.mark_of(there) is not None and team_mark.team_of(there) == _team_of(founded):
                    return True
                if not _is_nobodys_own(there):
                    raise Refusal(Problem.HAS_ITS_OWN)
        return _first_copy(place, founded, server, now(), progress, "before-team", _held)


def make_anew(
    path: Path,
    server: Server,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    progress: Progress = lambda _done, _of: True,
    forgets: Callable[[], object] = lambda: None,
) -> bool:
    """A first copy in place of a replica that is damaged, which is put aside. See `join`.

    What was this computer's own comes along; `forgets` is called where it could be read neither there nor in a backup.
    """
    with told_as_faults():
        return _first_copy(path.resolve(), _founded(server), server, now(), progress, "damaged", forgets=forgets)


def leave(place: Path) -> None:
    """What lies there is somebody's own store from here on, and goes on from where it is. Raises StoreFault.

    It begins on what the team's does, so it may come back to that one (`join`) until it has written something itself.
    """
    with told_as_faults(), closing(bare(place)) as there:
        team_mark.take_off(there)


def settle(place: Path, server: Server) -> team_mark.TeamMark | None:
    """The mark of a move that was ended before it was certain becomes what the server says, and is given back.

    Raises StoreFault where that cannot be asked, with "moving" for its detail: nobody else can say it.
    """
    try:
        founded = server.founded()
    except StoreFault as fault:
        raise StoreFault(fault.fault, "moving") from fault
    with told_as_faults(), closing(bare(place)) as there:
        if founded is not None and _team_of(founded) == team_mark.team_of(there):
            sample_stamp.take_off(there)
            team_mark.put(there)
        else:
            team_mark.take_off(there)
        return team_mark.mark_of(there)


def team_at(server: Server) -> str:
    """By which the team there is known. Raises Refusal (NO_TEAM_THERE), StoreFault."""
    return _team_of(_founded(server))


def team_in(place: Path) -> str:
    """By which the team is known whose copy lies there, or would be, were it moved. Raises StoreFault."""
    with told_as_faults(), closing(bare(place)) as there:
        return team_mark.team_of(there)


def _founded(server: Server) -> Founded:
    founded = server.founded()
    if founded is None:
        raise Refusal(Problem.NO_TEAM_THERE)
    if founded.schema > SCHEMA_VERSION:
        raise StoreFault(Fault.NEWER, f"schema {founded.schema}, this program knows {SCHEMA_VERSION}")
    return founded


def _team_of(founded: Founded) -> str:
    return team_mark.team_of_origin(founded.origin)


def _is_further_back(there: Connection, founded: Founded, server: Server) -> bool:
    """Whether all that was ever written there is what the server has, as far as that goes."""
    if team_mark.team_of(there) != _team_of(founded):
        return False
    try:
        server.since(*ledger.end_of_chain(there), most=0)
    except StoreFault as fault:
        if fault.fault is not Fault.OTHER_PAST:
            raise
        return False
    return True


def _is_nobodys_own(there: Connection) -> bool:
    """Whether nothing was done in it but that somebody said who they are; or it is the sample, as it was made."""
    stamp = sample_stamp.stamp_of(there)
    if stamp is not None:
        return not stamp.written
    own = there.execute("SELECT 1 FROM ledger WHERE name <> ? LIMIT 1", (DeedName.INTRODUCE.value,)).fetchone()
    return own is None


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """What lies there, with nobody able to write to it: what a command wrote while the copy was made would be put aside
    with it. Raises Refusal (HAS_ITS_OWN).
    """
    if not place.exists():
        yield
        return
    with closing(bare(place)) as there:
        there.execute("BEGIN IMMEDIATE")
        try:
            if not _is_nobodys_own(there):
                raise Refusal(Problem.HAS_ITS_OWN)
            yield
        finally:
            with suppress(*WORLD):
                there.execute("ROLLBACK")


def _first_copy(
    place: Path,
    founded: Founded,
    server: Server,
    now: datetime,
    progress: Progress,
    aside_as: str,
    held: Callable[[Path], AbstractContextManager[object]] = nullcontext,
    forgets: Callable[[], object] = lambda: None,
) -> bool:
    """`held` is around putting aside what lay there."""
    for left in place.parent.glob(f"{_DRAFT}*"):  # what a kill left
        left.unlink(missing_ok=True)
    draft = place.with_name(f"{_DRAFT}{os.urandom(4).hex()}")
    try:
        os.close(create_private(draft))
        draft.chmod(PRIVATE_FILE)
        if not _filled(draft, founded, server, progress):
            return False
        if not carry_own_rows(draft, place):
            forgets()
        sync(draft)
        with held(place):
            set_aside(place, now, aside_as)
            set_journal_aside(place)
            draft.replace(place)
            sync_folder(place.parent)
        LastHeard(place.parent, lambda: now).now()
    finally:
        for leftover in (draft, draft.with_name(f"{draft.name}-journal")):
            leftover.unlink(missing_ok=True)
    with suppress(OSError):
        place.chmod(PRIVATE_FILE)
    return True


def _filled(draft: Path, founded: Founded, server: Server, progress: Progress) -> bool:
    """In one transaction, and without a journal: nobody knows the file yet."""
    live = database(draft)
    try:
        connection = connection_of(live)
        migrate(live)
        connection.execute("PRAGMA journal_mode = off")
        connection.execute("PRAGMA synchronous = 0")
        # As long as anything points at what is still to come, each record would be looked for in all that may point at
        # it, one after another: so that is looked at once, at the end.
        connection.execute("PRAGMA foreign_keys = 0")
        # What a row may say is looked up for each that is put: for all at once, at the end, in a quarter of the time.
        connection.execute("PRAGMA ignore_check_constraints = 1")
        indexes = connection.execute(_INDEXES).fetchall()
        with server.portions() as (entries, portions), not_ours():
            connection.execute("BEGIN IMMEDIATE")
            for name, _ in indexes:  # a hundred thousand rows are sooner sorted once than put in one by one
                connection.execute(f"DROP INDEX {name}")
            for name, value in (("origin", founded.origin), ("key", founded.key)):
                connection.execute("UPDATE meta SET value = ? WHERE name = ?", (value, name))
            replay = Replay(connection)
            for portion in portions:
                replay.take(portion)
                if not progress(_TAKEN * replay.came_to // max(entries, 1), 1000):
                    return False
            if replay.came_to != entries:
                raise StoreFault(Fault.OTHER_PAST, "gap")
        with not_ours():
            if not replay.finish(lambda done, of: progress(_TAKEN + (1000 - _TAKEN) * done // max(of, 1), 1000)):
                return False
            for _, made in indexes:
                connection.execute(made)
            _look_at_all(connection)
            seal_them(connection)
            team_mark.put(connection)
            connection.execute("COMMIT")
        return True
    finally:
        live.close()


def _look_at_all(connection: Connection) -> None:
    """Within the transaction: at what was not looked at row by row. Raises StoreFault (OTHER_PAST)."""
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    if astray is not None:
        raise StoreFault(Fault.OTHER_PAST, f"{astray[0]} points nowhere")
    connection.execute("PRAGMA ignore_check_constraints = 0")
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise StoreFault(Fault.OTHER_PAST, "quick_check")
