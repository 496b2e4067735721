"""Joining a team, moving a store there, leaving it: `actions/team/membership.TeamDoor` over the files of one folder.

The note beside the store is written before the store becomes another, and says so; see `storage/team/note_beside`.
Knows no sentence.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.actions.team.membership import Membership, MovedThere
from tracker.assembly.setup import Setup
from tracker.assembly.team_server import Hearing, ServerAtNeed, address_of, known_password
from tracker.files.private_file import write_private
from tracker.files.unsent_folder import UnsentFolder
from tracker.rules.us import Us
from tracker.runtime import settings as settings_file
from tracker.runtime.folder_lock import FolderLock
from tracker.storage.team.invitation_file import read_invitation
from tracker.storage.team.note_beside import (
    NAME,
    Note,
    clear_certificates,
    note_beside,
    of_invitation,
    place_in,
    put_note,
    take_note_away,
)
from tracker.storage.team.password_file import is_in_password_file

if TYPE_CHECKING:
    from tracker.rules.bring_in.file_read import Progress
    from tracker.storage.store import SqliteStore


def open_teams(setup: Setup, second: Path | None) -> SqliteStore | None:
    """The replica of that folder, None where it is nobody else's. Its server need not be there, nor its driver.

    What a kill left half done is settled first. Raises StoreFault as `open_team_store` does, TEAM_NOTE, and LOCKED
    ("changing") while a window is at what seems to be left.
    """
    setup.team = None
    note = note_beside(setup.paths.store)
    if note is None or not note.changing:
        return None if note is None else _opened(setup, note, second)
    with _nobody_else_at_it(setup):
        note = note_beside(setup.paths.store)
        return None if note is None else _opened(setup, note, second)


@contextmanager
def _nobody_else_at_it(setup: Setup) -> Iterator[None]:
    """Within, this process has the folder, as a window has it all the while, so that what it says is `changing` is."""
    if setup.has_folder():
        yield
        return
    lock = FolderLock(setup.paths.lock)
    if lock.take() is False:
        raise StoreFault(Fault.LOCKED, "changing")
    try:
        yield
    finally:
        lock.release()


def _opened(setup: Setup, note: Note, second: Path | None) -> SqliteStore | None:
    from tracker.storage.team.joining import open_team_store, team_in

    place = setup.paths.store
    if not place.exists():
        if note.changing:
            take_note_away(place)
            return None
        setup.team = member_by(note)
        raise StoreFault(Fault.MISSING, "replica")
    setup.team = member_by(note)
    server = server_of(setup, note)
    try:
        store = open_team_store(place, server, setup.copies_clock, second)
    except StoreFault as fault:
        if fault.fault is not Fault.MISSING:
            raise
        if not note.changing:
            raise StoreFault(Fault.TEAM_NOTE, "replica") from fault
        setup.team = None  # by its own mark, or by what the server says
        take_note_away(place)
        return None
    if note.changing:
        with suppress(OSError):
            put_note(place, replace(note, team=team_in(place)))
            clear_certificates(place, note)
    return store


def member_by(note: Note) -> Membership:
    return Membership(note.host, note.role, note.name, note.database)


def server_of(setup: Setup, note: Note) -> ServerAtNeed:
    where = place_in(setup.paths.store, note)
    return ServerAtNeed(where, lambda: known_password(setup.passwords(), where))


def hear(setup: Setup, heard: Callable[[], object]) -> Callable[[], object]:
    """Hear of what colleagues do, on another thread, until what comes back is called. It is given back at once."""
    with suppress(StoreFault):
        note = note_beside(setup.paths.store)
        if note is not None:
            where = place_in(setup.paths.store, note)
            return Hearing(where, lambda: known_password(setup.passwords(), where), heard).end
    return lambda: None


class FileTeamDoor:
    """See `TeamDoor`. `close` closes the open store, so that its file can become another; it is opened anew after."""

    def __init__(self, setup: Setup, close: Callable[[], None]) -> None:
        self._setup = setup
        self._place = setup.paths.store
        self._close = close
        self.forgot_calendar = False

    def membership(self) -> Membership | None:
        """See `TeamDoor.membership`."""
        note = note_beside(self._place)
        if note is None:
            return None
        member = member_by(note)
        return replace(member, name=self._setup.us.today(member.name))

    def read(self, file: Path) -> Invitation:
        """See `TeamDoor.read`."""
        return read_invitation(file)

    def knows_password(self, invitation: Invitation) -> bool:
        """See `TeamDoor.knows_password`."""
        if invitation.password or "PGPASSWORD" in os.environ:
            return True
        where = place_in(self._place, _of(invitation))
        return known_password(self._setup.passwords(), where) is not None or is_in_password_file(
            where.host, where.port, where.database, where.role
        )

    def join(self, invitation: Invitation, password: str | None, keep_password: bool, progress: Progress) -> bool:
        """See `TeamDoor.join`."""
        from tracker.storage.team import joining

        with self._entering(invitation, password, keep_password) as (server, note):
            self._settle_elsewhere(note)
            team = joining.team_at(server)
            self._refuse_what_waits_for_another(team)
            damaged = self._damaged_copy()
            if damaged is not None:
                if not (damaged.team == team if damaged.team else damaged.leads_where(note)):
                    raise Refusal(Problem.HAS_ITS_OWN)
                done = joining.make_anew(self._place, server, self._setup.copies_clock, progress, self._forget_calendar)
            else:
                with self._changing(note):
                    done = joining.join(self._place, server, self._setup.copies_clock, progress)
            if done:
                self._settle(note)
                self._introduce(server, note.name)
            return done

    def move(
        self, invitation: Invitation, password: str | None, keep_password: bool, progress: Progress
    ) -> MovedThere | None:
        """See `TeamDoor.move`."""
        from tracker.storage.team import joining, moving

        with self._entering(invitation, password, keep_password) as (server, note):
            self._settle_elsewhere(note)
            self._refuse_another(note.name)
            self._refuse_what_waits_for_another(joining.team_in(self._place))
            with self._changing(note):
                moved = moving.move(self._place, server, note.name, self._setup.copies_clock, progress)
            if moved is None:
                return None
            self._settle(note)
            return MovedThere(moved.counts.held, moved.backup.line)

    def leave(self) -> None:
        """See `TeamDoor.leave`."""
        from tracker.storage.file.opening import mark_in
        from tracker.storage.team import joining

        self._close()
        try:
            note = note_beside(self._place)
        except StoreFault:  # one that nobody can read is none to go back to
            note = None
        if note is None and (not self._place.exists() or mark_in(self._place) is None):
            raise Refusal(Problem.NO_COPY)
        with _told():
            if note is not None:
                put_note(self._place, note, changing=True)
            try:
                if self._place.exists():
                    joining.leave(self._place)
            except StoreFault:
                if note is not None:
                    put_note(self._place, note, note.changing)
                raise
            take_note_away(self._place)
        if note is not None:
            self._go_by(note.name)
        self._setup.team = None

    def make_anew(self, progress: Progress) -> bool:
        """See `TeamDoor.make_anew`."""
        from tracker.storage.team import joining

        self._close()
        note = note_beside(self._place)
        if note is None:
            raise Refusal(Problem.NO_COPY)
        with closing(server_of(self._setup, note)) as server:
            if note.team and joining.team_at(server) != note.team:
                raise StoreFault(Fault.OTHER_PAST, "team")
            return joining.make_anew(self._place, server, self._setup.copies_clock, progress, self._forget_calendar)

    def _forget_calendar(self) -> None:
        self.forgot_calendar = True

    def give_password(self, password: str, keep: bool) -> None:
        """See `TeamDoor.give_password`."""
        note = note_beside(self._place)
        if note is None:
            return
        try:
            with closing(ServerAtNeed(place_in(self._place, note), lambda: password)) as server:
                server.me()
        except StoreFault as fault:
            if fault.fault is Fault.NOT_ALLOWED and fault.detail == "password":
                raise Refusal(Problem.NOT_THE_PASSWORD) from fault
        self._know(note, password, keep)

    @contextmanager
    def _entering(
        self, invitation: Invitation, password: str | None, keep_password: bool
    ) -> Iterator[tuple[ServerAtNeed, Note]]:
        """The server with one let in there, and what the note is to say of it. Raises StoreFault where one is not."""
        self._close()
        with _told():
            note = of_invitation(self._place, invitation)
        given = password if password is not None else invitation.password or None
        where = place_in(self._place, note)
        known = given if given is not None else known_password(self._setup.passwords(), where)
        try:
            with closing(ServerAtNeed(where, lambda: known)) as server:
                note = replace(note, name=server.me().name)
                if given is not None:  # it is the right one, and the next opening may have to ask what became of this
                    self._know(note, given, keep_password)
                yield server, note
        finally:
            with suppress(StoreFault):
                clear_certificates(self._place, note_beside(self._place))

    @contextmanager
    def _changing(self, note: Note) -> Iterator[None]:
        """Within, the store may become a copy; where it has not, the note there was before stays.

        One that is a copy already is looked at before anything is written: its note leads where it did until then.
        """
        from tracker.storage.file.opening import mark_in

        if self._place.exists() and mark_in(self._place) is not None:
            yield
            return
        there = self._place.with_name(NAME)
        before = there.read_bytes() if there.is_file() else None
        with _told():
            put_note(self._place, note, changing=True)
        try:
            yield
        finally:
            if not self._place.exists() or mark_in(self._place) is None:
                if before is not None:
                    write_private(there, before)
                else:
                    take_note_away(self._place)

    def _settle_elsewhere(self, note: Note) -> None:
        """What was being moved to another server than the note leads to: only that one says whether it was done."""
        from tracker.storage.file.opening import mark_in
        from tracker.storage.team.joining import settle

        try:
            before = note_beside(self._place)
        except StoreFault:
            return
        if before is None or not before.changing or before.leads_where(note) or not self._place.exists():
            return
        mark = mark_in(self._place)
        if mark is not None and mark.moving:
            with closing(server_of(self._setup, before)) as server:
                settle(self._place, server)

    def _refuse_what_waits_for_another(self, team: str) -> None:
        """What waits to be sent is about people by their numbers, and in another team those are other people's."""
        if any(unsent.team not in ("", team) for unsent in UnsentFolder(self._setup.paths.unsent).waiting()):
            raise Refusal(Problem.WAITS_FOR_ANOTHER)

    def _damaged_copy(self) -> Note | None:
        """The note of what is damaged here, where it is a team's by that: then all of it is on the server."""
        from tracker.storage.faults import told_as_faults
        from tracker.storage.file import opening_checks

        try:
            note = note_beside(self._place)
        except StoreFault:
            return None
        if note is None or (note.changing and not note.team) or not self._place.exists():
            return None
        try:
            with told_as_faults():
                opening_checks.check(self._place)
        except StoreFault as fault:
            if fault.fault is not Fault.DAMAGED:
                raise
            return note
        return None

    def _settle(self, note: Note) -> None:
        from tracker.storage.team.joining import team_in

        with _told():
            put_note(self._place, replace(note, team=team_in(self._place)))
        self._setup.team = member_by(note)
        self._go_by(note.name)

    def _introduce(self, server: ServerAtNeed, name: str) -> None:
        """Whoever comes in is one of us from the first, so that others can hand over to them. They are also where that
        cannot be written now: with what they write first.
        """
        from tracker.actions.us.introduce import introduce
        from tracker.storage.team.joining import open_team_store

        with suppress(StoreFault, Refusal), closing(open_team_store(self._place, server)) as store:
            mine = Us(store.users()).named(name)
            if mine is None or mine.left_at is not None:
                introduce(self._setup.desk(store), name)

    def _refuse_another(self, name: str) -> None:
        """Whoever moves a store is the same in it as on the server: else what they agreed would be nobody's there."""
        from tracker.storage.file.opening import made_ready

        made_ready(self._place, self._setup.copies_clock)
        us = self._us()
        mine = us.named(self._setup.settings.me)
        if mine is not None and us.named(name) != mine:
            raise Refusal(Problem.INVITED_AS_ANOTHER, name)

    def _go_by(self, name: str) -> None:
        """So that one is the same here once the team is left."""
        setup = self._setup
        with suppress(StoreFault):
            name = self._us().today(name)
        setup.settings = replace(setup.settings, me=name)
        with suppress(OSError):  # it holds for now
            settings_file.save(setup.paths.settings, setup.settings)

    def _us(self) -> Us:
        from tracker.storage.store import SqliteStore

        with closing(SqliteStore(self._place)) as store:
            return Us(store.users())

    def _know(self, note: Note, password: str, keep: bool) -> None:
        where, passwords = place_in(self._place, note), self._setup.passwords()
        if keep:
            passwords.keep(address_of(where), where.role, password)
        else:
            passwords.remember(address_of(where), where.role, password)


def _of(invitation: Invitation) -> Note:
    return Note(
        invitation.host, invitation.port, invitation.database, invitation.schema, invitation.role, invitation.name
    )


@contextmanager
def _told() -> Iterator[None]:
    """What befalls the files beside the store, as of the store."""
    from tracker.storage.faults import told_as_faults

    with told_as_faults():
        yield
