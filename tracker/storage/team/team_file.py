"""The file of a replica: a deed takes the server's turn, and counts when the server has kept it. Knows no deed.

Nothing is ever here that the server does not have: the deed is committed here after it was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from uuid import uuid4

from tracker.actions.outcome import Changes, Fault, StoreFault
from tracker.storage.faults import told_as_faults
from tracker.storage.file import team_mark
from tracker.storage.file.store_file import StoreFile, backups_of
from tracker.storage.ledger import erasing, ledger
from tracker.storage.queries.newer_than import newer_than
from tracker.storage.team.last_heard import LastHeard
from tracker.storage.team.links import check_links_since
from tracker.storage.team.replaying import Replay, not_ours
from tracker.storage.team.what_was_written import note_what_is_written, written_since
from tracker.storage.team.wire import NoAnswer, Sent, Server, Turn


class _NothingToSend(Exception):
    """The deed wrote no entry, so what it wrote beside is not kept either."""


class TeamFile(StoreFile):
    """`server` keeps what all share. `now` (aware) is the clock. Whatever fails leaves as StoreFault: AWAY where the
    server does not answer, OTHER_PAST, NEWER, NOT_ALLOWED, and all that can befall a file.
    """

    def __init__(self, place: Path, server: Server, now: Callable[[], datetime]) -> None:
        super().__init__(place)
        self._server = server
        self._heard = LastHeard(place.parent, now)

    @property
    def as_of(self) -> datetime | None:
        """When (UTC) the server was last heard: all that was done by then is here. None where it never was."""
        return self._heard.at

    def close(self) -> None:
        self._server.close()
        super().close()

    @contextmanager
    def writing_deed(self) -> Iterator[Connection]:
        """See `StoreFile.writing_deed`. Within it all is here that the server has, and nobody else's deed comes
        between.

        Where it cannot be told whether the server has kept it, it is rolled back here (AWAY, "unknown"): if it was
        kept, it comes back with all that came since.
        """
        self._refuse_while_held()
        seq, seal = self._end()
        with self._server.turn(seq, seal) as turn:
            self._heard.now()
            self._bring_in(turn.beyond)
            with suppress(_NothingToSend), self._writing() as connection:
                if team_mark.mark_of(connection) is None:
                    raise StoreFault(Fault.GONE, "left")
                beyond, _ = ledger.end_of_chain(connection)
                note_what_is_written(connection)
                yield connection
                with told_as_faults():
                    sent = written_since(connection, beyond)
                    if not sent.entries:
                        raise _NothingToSend
                    check_links_since(connection, beyond)
                self._send(turn, sent)
        with suppress(StoreFault):
            self.rewrite_if_due()

    def catch_up(self, within_s: float | None = None) -> Changes | None:
        """Bring in what others have done since; what that touched, None where it is nothing. The server is waited for
        as long as that.
        """
        sent = self._server.since(*self._end(), within_s)
        self._heard.now()
        changes = self._bring_in(sent)
        with suppress(StoreFault):
            self.rewrite_if_due()
        return changes

    def _end(self) -> tuple[int, bytes]:
        with self.reading() as connection:
            return ledger.end_of_chain(connection)

    def _bring_in(self, sent: Sent) -> Changes | None:
        if not sent.entries:
            return None
        with not_ours(), self._writing() as connection, told_as_faults():
            replay = Replay(connection)
            replay.take(sent)
            if replay.came_to == replay.began_after:
                return None
            replay.finish()
            changes = newer_than(connection, replay.began_after)
        for whose in replay.erased:
            erasing.note_erased(backups_of(self.place), whose)
        return changes

    def _send(self, turn: Turn, sent: Sent) -> None:
        token = uuid4()
        try:
            turn.send(sent, token)
        except NoAnswer as lost:
            try:
                kept = self._server.look_for(token)
            except (StoreFault, NoAnswer):
                raise StoreFault(Fault.AWAY, "unknown") from lost
            if not kept:
                raise StoreFault(Fault.AWAY, "not kept") from lost
        self._heard.now()
