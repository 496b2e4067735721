#!/usr/bin/env python3
"""Measures from outside how long an installed program takes until something of it is seen, and until all of it is.

    python3 packaging/measure_start.py                      the frozen program in build/, beside a bare window of Qt's
    python3 packaging/measure_start.py --program PROGRAM    another one, such as /usr/bin/as-agreed-window
    python3 packaging/measure_start.py --agreements 100000  over a store of so many, the figures alone

A screen of its own is started (Xvfb) whose picture lies in a file, and that file is looked at every millisecond: what
counts is what stands on the screen, whoever put it there and whatever the program says of itself. Both programs are
started in turn, so that whatever else the machine does falls on both. The bare one is frozen by the same description.
Told are the first change on the screen, the calendar filled (19 of 20 of the points in it that ever change are as they
stay), and everything so; each also by what the program itself had computed until then. Knows nothing of the program but
how to start and to end it.
"""

from __future__ import annotations

import argparse
import mmap
import os
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "build" / "frozen" / "as-agreed" / "as-agreed"
BARE = ROOT / "build" / "frozen" / "bare" / "bare"
SIZE = (1280, 800)
CALENDAR = (310, 110, 900, 780)
"""Left, top, right and bottom of what is calendar in a window of that size, whatever else is in it."""
STEP = 3
"""Every so many points are looked at, across and down."""
QUIET = 1000
"""Milliseconds in which nothing changes and the program computes next to nothing, after which it is all there. On a
busy computer it may wait long for its turn: the picture alone does not tell."""
BUSY = 50
"""Milliseconds of computing in that time, from which on it is still at it."""
LONGEST = 30_000
ALL_BUT = 0.95
GOALS = (1.3, 2.5)


@dataclass(frozen=True)
class Moment:
    """Milliseconds from the start of the process, by the clock and of its own computing (which other programs that are
    at work lengthen far less).
    """

    clock: float
    computed: float


@dataclass(frozen=True)
class Start:
    """When the first change was seen, the calendar was filled, and everything."""

    seen: Moment
    calendar: Moment
    everything: Moment


@dataclass(frozen=True)
class Look:
    """The screen as it was from that moment on."""

    at: Moment
    picture: bytes


class Screen:
    """The picture of a screen, as it is now."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._memory = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25L", self._memory[:100])
        self._at, self._line = head[0] + head[19] * 12, head[12]

    def look(self) -> bytes:
        """One byte of every point that is looked at, line by line."""
        ends = range(self._at, self._at + SIZE[1] * self._line, STEP * self._line)
        return b"".join(self._memory[at : at + SIZE[0] * 4 : STEP * 4] for at in ends)


def started(command: list[str], environment: dict[str, str], screen: Screen) -> Start:
    """One start, watched until nothing changes any more; the program is asked to end after that."""
    before = screen.look()
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    looks, still_since, computed = [Look(Moment(0, 0), before)], 0.0, 0.0
    while (now := (time.perf_counter() - began) * 1000) < LONGEST and process.poll() is None:
        picture = screen.look()
        if picture != looks[-1].picture:
            computed, still_since = computed_by(process.pid), now
            looks.append(Look(Moment(now, computed), picture))
        elif now - still_since > QUIET:
            had, computed = computed, computed_by(process.pid)
            if computed - had < BUSY and len(looks) > 1:
                break
            still_since = now
        time.sleep(0.001)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=30)
    if len(looks) < 2:
        sys.exit(f"{command[0]} showed nothing: {told.decode(errors='replace').strip()}")
    _wait_until(screen, before)
    return Start(looks[1].at, filled(looks, CALENDAR), filled(looks, (0, 0, *SIZE)))


def computed_by(pid: int) -> float:
    """Milliseconds of computing that the process has had so far, to a hundredth of a second."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def filled(looks: list[Look], within: tuple[int, int, int, int]) -> Moment:
    """When nearly all points in there that change after the first sight were as they stay."""
    left, top, right, bottom = (edge // STEP for edge in within)
    width = len(range(0, SIZE[0], STEP))
    points = [line * width + column for line in range(top, bottom) for column in range(left, right)]
    first, last = looks[1].picture, looks[-1].picture
    changing = [at for at in points if at < len(last) and first[at] != last[at]]
    for look in looks[1:]:
        there = sum(look.picture[at] == last[at] for at in changing)
        if there >= ALL_BUT * len(changing):
            return look.at
    return looks[-1].at


def _wait_until(screen: Screen, empty: bytes) -> None:
    for _ in range(2000):
        if screen.look() == empty:
            return
        time.sleep(0.005)


@contextmanager
def a_screen(folder: Path) -> Iterator[tuple[str, Screen]]:
    """A display that nobody sees, and its picture."""
    program = shutil.which("Xvfb")
    if program is None:
        sys.exit("Xvfb is not installed, which is the screen that is looked at (Debian: xvfb).")
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = [program, "-displayfd", str(writing), "-screen", "0", size, "-fbdir", str(folder), "-nocursor"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        yield display, Screen(folder / "Xvfb_screen0")
    finally:
        process.terminate()
        process.wait()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="How long an installed program takes until it is seen.")
    parser.add_argument("--program", type=Path, default=OURS)
    parser.add_argument("--bare", type=Path, default=BARE)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--agreements", type=int, default=0, help="over a store of so many; 0 is the sample")
    given = parser.parse_args(arguments)
    for program in (given.program, given.bare):
        if not program.exists():
            sys.exit(f"{program} is not there; 'python3 packaging/build.py measured' makes what is measured.")
    with TemporaryDirectory() as name, a_screen(Path(name)) as (display, screen):
        home = Path(name) / "home"
        home.mkdir()
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "QT_", "WAYLAND_"))}
        environment = {**kept, "HOME": str(home), "DISPLAY": display}
        ours = [str(given.program), *data(home, given.agreements)]
        pairs = []
        for run in range(given.runs + 2):  # the first two warm the disk, and make the sample
            pair = started([str(given.bare)], environment, screen), started(ours, environment, screen)
            if run >= 2:
                pairs.append(pair)
    tell(pairs, given.agreements)
    return 0


def data(home: Path, agreements: int) -> list[str]:
    """The words by which the program opens what is measured: the sample, or a folder with a store of so many."""
    if not agreements:
        return ["--demo"]
    folder = home / "big"
    folder.mkdir()
    code = (
        "import sys; from datetime import date; from pathlib import Path; from tests.bench.big_store import *;"
        "n = int(sys.argv[2]); build_big_store(Path(sys.argv[1]), date.today(), n // 5, n, n * 3 // 5)"
    )
    python = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([python, "-c", code, folder / "as-agreed.db", str(agreements)], cwd=ROOT, check=True)
    return ["--data-dir", str(folder)]


def tell(pairs: list[tuple[Start, Start]], agreements: int) -> None:
    over = f"{agreements} agreements" if agreements else "the sample"
    print(f"{len(pairs)} starts of each in turn, over {over}; milliseconds, and times a bare window by pairs")
    print(f"{'':24}{'median':>8}{'least':>8}{'most':>8}{'times':>8}   {'computed':>8}{'times':>8}   goal")
    bare = [one.seen for one, _ours in pairs]
    print(f"{'bare window, seen':24}{row([each.clock for each in bare])}{'':11}{middle([e.computed for e in bare])}")
    goals = {"seen": GOALS[0], "calendar": GOALS[1]} if not agreements else {}
    for what in ("seen", "calendar", "everything"):
        took: list[Moment] = [getattr(ours, what) for _bare, ours in pairs]
        times = statistics.median(each.clock / one.clock for each, one in zip(took, bare, strict=True))
        work = statistics.median(each.computed / one.computed for each, one in zip(took, bare, strict=True))
        goal = goals.get(what)
        said = "" if goal is None else f"   {goal} {'reached' if times <= goal else 'MISSED'}"
        clocks, computed = row([each.clock for each in took]), middle([each.computed for each in took])
        print(f"{'ours, ' + what:24}{clocks}{times:8.2f}   {computed}{work:8.2f}{said}")


def row(took: list[float]) -> str:
    return f"{middle(took)}{min(took):8.0f}{max(took):8.0f}"


def middle(took: list[float]) -> str:
    return f"{statistics.median(took):8.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
