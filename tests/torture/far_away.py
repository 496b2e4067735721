"""A line on which everything takes its time to the server and back, with room for as much at once as is sent.

`python -m tests.torture.far_away PORT RTT` says the port of a line to PORT, RTT ms there and back, until it is ended. It is
a program of its own, so that whoever is timed never waits for it to have its turn.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from selectors import SelectSelector

HOST = "127.0.0.1"


@contextmanager
def far_away(port: int, rtt_ms: float) -> Iterator[int]:
    """The port by which the server at `port` is that far away. At 0 it is that one: there is no line."""
    if not rtt_ms:
        yield port
        return
    command = [sys.executable, "-m", "tests.torture.far_away", str(port), str(rtt_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as line:
        try:
            assert line.stdout is not None
            yield int(line.stdout.readline())
        finally:
            line.kill()


async def _serve(port: int, way_s: float) -> None:
    async def welcome(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * way_s)  # until whoever connects hears that somebody is there
        far, there = await asyncio.open_connection(HOST, port)
        await asyncio.gather(_carry(near, there, way_s), _carry(far, back, way_s))

    server = await asyncio.start_server(welcome, HOST, 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def _carry(come: asyncio.StreamReader, go: asyncio.StreamWriter, way_s: float) -> None:
    """Each byte goes on so much later than it came, however many are under way."""
    loop = asyncio.get_running_loop()
    with suppress(OSError):
        while some := await come.read(1 << 16):
            loop.call_later(way_s, go.write, some)
    loop.call_later(way_s, go.close)


if __name__ == "__main__":
    # Other selectors sleep for whole milliseconds.
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(SelectSelector())) as runner:
        runner.run(_serve(int(sys.argv[1]), float(sys.argv[2]) / 2000))
