"""A server that stands before a real one, hands all on to it, and lies about what it is told to lie about.

A lie is asked for each question, by its method and path, and what the real one answered; None hands that on. It may
also say what only a connection can: nothing at all, half of it, or bytes without end.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes
    drip: float = 0.0
    """Seconds between two bytes of it."""
    cut: int | None = None
    """So much of it is sent, and then the connection is gone."""
    endless: bool = False


Lie = Callable[[str, str, Reply], Reply | None]


@dataclass
class Liar:
    port: int = 0
    lie: Lie = lambda _method, _path, _reply: None
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def liar_before(port: int, tls: ssl.SSLContext | None = None) -> Iterator[Liar]:
    """One before the server at that port of this computer; over TLS where it is told how."""
    told = Liar()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one(self) -> None:
            told.asked.append(f"{self.command} {self.path}")
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            behind = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            sent = {
                name: value for name, value in self.headers.items() if name.lower() not in ("host", "content-length")
            }
            behind.request(self.command, self.path, body or None, sent)
            answer = behind.getresponse()
            headers = {n: v for n, v in answer.headers.items() if n.lower() not in _BY_HOP}
            reply = Reply(answer.status, headers, answer.read())
            behind.close()
            self._say(told.lie(self.command, self.path, reply) or reply)

        do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = do_MKCALENDAR = handle_one  # noqa: N815

        def _say(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not reply.endless:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            body = reply.body if reply.cut is None else reply.body[: reply.cut]
            try:
                while reply.endless:
                    self.wfile.write(b"<!-- on and on -->" * 4096)
                for at in range(0, len(body), 1 if reply.drip else max(1, len(body))):
                    time.sleep(reply.drip)
                    self.wfile.write(body[at : at + 1] if reply.drip else body)
            except OSError:
                self.close_connection = True
            if reply.cut is not None:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Nothing of it is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_BY_HOP = ("transfer-encoding", "connection", "content-length", "server", "date")
