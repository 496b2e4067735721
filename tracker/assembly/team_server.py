"""A team's server as this computer comes to it: where the note beside the store says, by the password that is known.

Its driver is read in when the server is first asked, on the storage thread, and where there is none the copy here is
read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from threading import Lock, Thread
from typing import TYPE_CHECKING
from uuid import UUID

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.team.wire import AT_ONCE, Sent

if TYPE_CHECKING:
    from tracker.runtime.passwords import Passwords
    from tracker.storage.team.listening import Listening
    from tracker.storage.team.server import PostgresServer
    from tracker.storage.team.server_place import ServerPlace
    from tracker.storage.team.wire import Founded, Me, Turn

Password = Callable[[], str | None]


def known_password(passwords: Passwords, place: ServerPlace) -> str | None:
    """None where it is to be asked for, or the driver finds it itself."""
    return passwords.known(address_of(place), place.role)


def address_of(place: ServerPlace) -> str:
    """By which its password is kept."""
    return f"postgresql://{place.host}:{place.port}/{place.database}"


class ServerAtNeed:
    """See `wire.Server`. Raises StoreFault (NO_DRIVER) as well, whatever it is asked."""

    def __init__(self, place: ServerPlace, password: Password) -> None:
        self._place = place
        self._password = password
        self._by: str | None = None
        self._made: PostgresServer | None = None

    def turn(self, seq: int, hash: bytes, most: int = AT_ONCE) -> AbstractContextManager[Turn]:
        return self._server().turn(seq, hash, most)

    def since(self, seq: int, hash: bytes, within_s: float | None = None, most: int = AT_ONCE) -> Sent:
        return self._server().since(seq, hash, within_s, most)

    def look_for(self, token: UUID) -> bool:
        return self._server().look_for(token)

    def founded(self) -> Founded | None:
        return self._server().founded()

    def me(self) -> Me:
        return self._server().me()

    def portions(self) -> AbstractContextManager[tuple[int, Iterator[Sent]]]:
        return self._server().portions()

    def found(self, founded: Founded, portions: Iterable[Sent]) -> AbstractContextManager[Iterator[Sent]]:
        return self._server().found(founded, portions)

    def close(self) -> None:
        if self._made is not None:
            self._made.close()

    def _server(self) -> PostgresServer:
        """Another once another password is known."""
        password = self._password()
        if self._made is None or password != self._by:
            self.close()
            try:
                from tracker.storage.team.server import PostgresServer
            except ImportError as error:
                raise StoreFault(Fault.NO_DRIVER) from error
            self._made, self._by = PostgresServer(self._place, password), password
        return self._made


class Hearing:
    """Hears of what colleagues do until it is ended. Made at once: its driver is read in on another thread."""

    def __init__(self, place: ServerPlace, password: Password, heard: Callable[[], object]) -> None:
        self._place = place
        self._password = password
        self._heard = heard
        self._lock, self._ended = Lock(), False
        self._listening: Listening | None = None
        Thread(target=self._begin, name="hearing", daemon=True).start()

    def end(self) -> None:
        """Nothing is heard once it has come back."""
        with self._lock:
            self._ended = True
            listening = self._listening
        if listening is not None:
            listening.end()

    def _begin(self) -> None:
        try:
            from tracker.storage.team.listening import Listening
        except ImportError:
            return  # each minute it is said what is missing
        with self._lock:
            if not self._ended:
                self._listening = Listening(self._place, self._password, self._tell)

    def _tell(self, _seq: int | None) -> None:
        self._heard()
