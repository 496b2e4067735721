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
from tracker.storage.team.wire import AT_ONCE, NoAnswer, Sent, Server, Turn


class _NothingToSend(Exception):
    """The deed wrote no entry, so what it wrote beside is not kept either."""


class TeamFile(StoreFile):
    """`server` keeps what all share. `now` (aware) is the clock. Whatever fails leaves as StoreFault: AWAY where the
    server does not answer, OTHER_PAST, NEWER, NOT_ALLOWED, and all that can befall a file. What others did is brought
    in by `at_once` entries, so that a slow line need not bear all of it in one go.
    """

    def __init__(self, place: Path, server: Server, now: Callable[[], datetime], at_once: int = AT_ONCE) -> None:
        super().__init__(place)
        self._server = server
        self._at_once = at_once
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

        Where it cannot be told whether the server has kept it, or it has and this file has not, it is rolled back here
        (AWAY, "unknown"): if it was kept, it comes back with all that came since.
        """
        self._refuse_while_held()
        with self._turn() as turn:
            self._heard.now()
            is_sent = False
            try:
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
                    is_sent = True
            except StoreFault as fault:
                if is_sent:
                    raise StoreFault(Fault.AWAY, "unknown") from fault
                raise
            self._heard.now()
        with suppress(StoreFault):
            self.rewrite_if_due()

    @contextmanager
    def _turn(self) -> Iterator[Turn]:
        """Within, all is here that the server has. What takes longer to bring in holds up nobody's turn."""
        while True:
            with self._server.turn(*self._end(), self._at_once) as turn:
                if len(turn.beyond.entries) < self._at_once:
                    self._bring_in(turn.beyond)
                    yield turn
                    return
            self.catch_up()

    def catch_up(self, within_s: float | None = None) -> Changes | None:
        """Bring in what others have done since; what that touched, None where it is nothing. The server is waited for
        as long as that.
        """
        began_after = self._end()[0]
        waiting, is_all = Sent(), False
        while not is_all:
            seq, seal = (waiting.entries[-1].seq, waiting.entries[-1].hash) if waiting.entries else self._end()
            sent = self._server.since(seq, seal, within_s, self._at_once)
            is_all = len(sent.entries) < self._at_once
            waiting = Sent(waiting.entries + sent.entries, waiting.beside + sent.beside)
            try:
                self._bring_in(waiting)
            except StoreFault as fault:
                # What was since erased is missing in the entries before; what rested on it comes with those after.
                if is_all or fault.fault is not Fault.OTHER_PAST:
                    raise
            else:
                waiting = Sent()
        self._heard.now()
        with suppress(StoreFault):
            self.rewrite_if_due()
        with self.reading() as connection:
            return newer_than(connection, began_after)

    def _end(self) -> tuple[int, bytes]:
        with self.reading() as connection:
            return ledger.end_of_chain(connection)

    def _bring_in(self, sent: Sent) -> None:
        if not sent.entries:
            return
        with not_ours(), self._writing() as connection, told_as_faults():
            replay = Replay(connection)
            replay.take(sent)
            if replay.came_to == replay.began_after:
                return
            replay.finish()
        for whose in replay.erased:
            erasing.note_erased(backups_of(self.place), whose)

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
