"""One kept connection to one server: asked and answered within bounds of time and size. Knows no calendar.

Over TLS only, but to this computer itself: a password goes along with every question. Where the server sends us on,
it is followed on the same host alone, or the password would go to whomever it names.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Timer
from urllib.parse import quote, urljoin, urlsplit

from tracker.actions.publishing.server import ServerFault, ServerTrouble
from tracker.interop.caldav.retry_after import asked_to_wait
from tracker.interop.caldav.trust import trusting_the_system

SECONDS = 30.0
"""How long a question may take, from asking to the last byte of its answer."""
LARGEST = 16 * 1024 * 1024
"""Bytes of one answer: a listing of some fifty thousand objects."""
REDIRECTS = 5
MOVED = frozenset({301, 302, 307, 308})
QUERY = "/?%:@!$&'()*+,;=~"
PORTS = {"https": 443, "http": 80}
DROPPED = (http.client.RemoteDisconnected, http.client.CannotSendRequest, BrokenPipeError, ConnectionResetError)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is: `path` begins with a slash and is quoted."""

    scheme: str
    host: str
    port: int
    path: str = "/"


@dataclass(frozen=True, slots=True)
class Reply:
    """`path` is where it came from in the end. `headers` have their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    path: str


def address_of(typed: str) -> Address:
    """The address somebody typed; without a scheme it is https. Raises ServerTrouble (NO_ADDRESS, NO_TLS)."""
    said = typed.strip()
    if "://" not in said:
        said = f"https://{said}"
    try:
        parts = urlsplit(said)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise ServerTrouble(ServerFault.NO_ADDRESS) from error
    bad = any(sign.isspace() or not sign.isprintable() for sign in said)
    if bad or parts.scheme not in PORTS or not host or "@" in parts.netloc:
        raise ServerTrouble(ServerFault.NO_ADDRESS)
    if parts.scheme == "http" and not is_this_computer(host):
        raise ServerTrouble(ServerFault.NO_TLS)
    return Address(parts.scheme, host, port or PORTS[parts.scheme], quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"))


def is_this_computer(host: str) -> bool:
    """Whether what is sent there never leaves this computer."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


@dataclass(slots=True)
class Link:
    """Raises ServerTrouble for whatever keeps it from an answer. One thread asks; `leave` may come from any."""

    address: Address
    user: str
    password: str = field(repr=False)
    seconds: float = SECONDS
    largest: int = LARGEST
    tls: ssl.SSLContext | None = None
    _open: http.client.HTTPConnection | None = None
    _left: bool = False
    _late: bool = False

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        """The answer to that; `path` is quoted. Follows where it sends us on. Names of headers have _ for -."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        for _ in range(REDIRECTS + 1):
            reply = self._once(method, path, body, sent)
            if reply.status not in MOVED:
                break
            path = self._followed(path, reply.headers.get("location", ""))
        else:
            raise ServerTrouble(ServerFault.NONSENSE, "redirects")
        if reply.status == 401:
            raise ServerTrouble(ServerFault.PASSWORD)
        if reply.status == 429 or (reply.status == 503 and "retry-after" in reply.headers):
            wait = asked_to_wait(reply.headers.get("retry-after", ""), reply.headers.get("date", ""))
            raise ServerTrouble(ServerFault.WAIT, str(reply.status), wait)
        if reply.status == 507:
            raise ServerTrouble(ServerFault.NO_ROOM)
        if reply.status >= 500 and reply.status != 501:
            raise ServerTrouble(ServerFault.ITS_OWN, str(reply.status))
        return reply

    def leave(self) -> None:
        """Come back from whatever is under way; nothing is asked any more."""
        self._left = True
        self._cut()

    def close(self) -> None:
        opened, self._open = self._open, None
        if opened is not None:
            with suppress(OSError):
                opened.close()

    def _followed(self, path: str, location: str) -> str:
        ours = self.address
        try:
            there = urlsplit(urljoin(f"{ours.scheme}://{_netloc(ours)}{path}", location))
            host, port = (there.hostname or "").rstrip("."), there.port or PORTS.get(there.scheme, 0)
        except ValueError as error:
            raise ServerTrouble(ServerFault.NONSENSE, "location") from error
        if host.casefold() != ours.host.casefold() or there.scheme not in PORTS:
            raise ServerTrouble(ServerFault.ELSEWHERE)
        if there.scheme == "http" and ours.scheme == "https":
            raise ServerTrouble(ServerFault.NO_TLS)
        if (there.scheme, port) != (ours.scheme, ours.port):
            self.close()
            self.address = Address(there.scheme, ours.host, port, ours.path)
        query = f"?{quote(there.query, safe=QUERY)}" if there.query else ""
        return quote(there.path or "/", safe="/%:@!$&'()*+,;=~") + query

    def _once(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """A connection that was kept may have been dropped meanwhile; then the question is asked once more.

        Whether the first asking was heard cannot be told. Nothing is done twice by it: each write names the state it
        is for.
        """
        kept = self._open is not None
        try:
            return self._asked(method, path, body, headers)
        except ServerTrouble as trouble:
            if not (kept and trouble.detail == "dropped"):
                raise
        return self._asked(method, path, body, headers)

    def _asked(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        if self._left:
            raise ServerTrouble(ServerFault.LEFT)
        self._late = False
        timer = Timer(self.seconds, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            sent = {**self._every_time(), **headers}
            opened = self._open = self._open or self._made()
            if opened.sock is None:
                opened.connect()
            if self._left or self._late:  # while it was not yet connected there was nothing to cut
                raise ServerTrouble(ServerFault.LEFT)
            opened.request(method, path, body or None, sent)
            answer = opened.getresponse()
            content = self._read(answer)
            told = {name.lower(): value for name, value in answer.headers.items()}
            if answer.will_close:
                self.close()
            return Reply(answer.status, told, content, path)
        except ServerTrouble as trouble:
            self.close()
            raise self._why_cut(trouble) from None
        except Exception as error:
            self.close()
            raise self._trouble(error) from error
        finally:
            timer.cancel()

    def _made(self) -> http.client.HTTPConnection:
        ours = self.address
        if ours.scheme == "http":
            return http.client.HTTPConnection(ours.host, ours.port, timeout=self.seconds)
        context = self.tls or trusting_the_system()
        return http.client.HTTPSConnection(ours.host, ours.port, timeout=self.seconds, context=context)

    def _every_time(self) -> dict[str, str]:
        if ":" in self.user:  # it would be taken for the end of the name, and the rest for the password
            raise ServerTrouble(ServerFault.PASSWORD)
        word = b64encode(f"{self.user}:{self.password}".encode()).decode()
        return {"authorization": f"Basic {word}", "user-agent": "as-agreed", "accept-encoding": "identity"}

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        parts, size = [], 0
        while part := answer.read(65536):
            parts.append(part)
            size += len(part)
            if size > self.largest:
                raise ServerTrouble(ServerFault.NONSENSE, "endless")
        if answer.length:  # what it said would come, and did not
            raise ServerTrouble(ServerFault.NONSENSE, "cut")
        return b"".join(parts)

    def _too_late(self) -> None:
        self._late = True
        self._cut()

    def _cut(self) -> None:
        """Whoever waits at the connection comes back with an error.

        The shutdown of TLS itself forgets first that there is any, and what is sent next would go out for all to read.
        """
        opened = self._open
        with suppress(OSError, AttributeError):
            if opened is not None and opened.sock is not None:
                socket.socket.shutdown(opened.sock, socket.SHUT_RDWR)

    def _why_cut(self, trouble: ServerTrouble) -> ServerTrouble:
        """Where we cut it ourselves, half an answer is no fault of the server's."""
        if self._left:
            return ServerTrouble(ServerFault.LEFT)
        return ServerTrouble(ServerFault.TOO_SLOW) if self._late else trouble

    def _trouble(self, error: Exception) -> ServerTrouble:
        """What kept us from an answer, as what it is to whoever waits for it; a fault of our own stays one."""
        if self._left or self._late:
            return self._why_cut(ServerTrouble(ServerFault.UNREACHABLE))
        if isinstance(error, TimeoutError):
            return ServerTrouble(ServerFault.TOO_SLOW)
        if isinstance(error, ssl.SSLCertVerificationError):
            return ServerTrouble(ServerFault.CERTIFICATE, type(error).__name__)
        if isinstance(error, ssl.SSLError):
            return ServerTrouble(ServerFault.TLS_FAILED, type(error).__name__)
        if isinstance(error, DROPPED):
            return ServerTrouble(ServerFault.UNREACHABLE, "dropped")
        if isinstance(error, OSError):
            return ServerTrouble(ServerFault.UNREACHABLE, type(error).__name__)
        if isinstance(error, http.client.IncompleteRead):
            return ServerTrouble(ServerFault.NONSENSE, "cut")
        if isinstance(error, http.client.HTTPException | UnicodeError | ValueError):
            return ServerTrouble(ServerFault.NONSENSE, type(error).__name__)
        raise error


def _netloc(address: Address) -> str:
    host = f"[{address.host}]" if ":" in address.host else address.host
    return f"{host}:{address.port}"
