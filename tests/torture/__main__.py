"""Runs every torture in its long form and prints what was found: `packaging/run.py torture [NAME…]`.

The short form of each is among the ordinary tests. Ends with 1 where anything was lost.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.examples import TIMES
from tests.fakes import FakeStore
from tests.interop.caldav.radicale import radicale
from tests.rules.guard.disagreeing import disagreements
from tests.storage.contract.objecting_lives import lived
from tests.storage.contract.two_at_work import worked
from tests.storage.team.postgres import AS_INSTALLED, binaries, postgres
from tests.storage.team.team_at_work import in_memory, on_a_server
from tests.torture import damaging, killing, latency, power, publishing, sharing, together, typing, wandering
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.opening import open_store

Long = Callable[[Path], str]


def saving(folder: Path) -> str:
    return f"1,000 kills while saving: {killing.while_saving(folder, 1000):,} saves acknowledged, 0 lost, 0 half done"


def migrating(folder: Path) -> str:
    found = []
    for version in range(1, SCHEMA_VERSION):
        (folder / str(version)).mkdir()
        found.append(killing.while_migrating(folder / str(version), 100, version))
    tried, done = sum(each.tried for each in found), sum(each.done for each in found)
    return f"{tried} kills while migrating: {done} wholly new, the rest wholly old, 0 half done"


def restoring(folder: Path) -> str:
    found = killing.while_restoring(folder, 100)
    return f"{found.tried} kills while restoring: {found.done} restored, the rest as before, 0 half done"


def erasing(folder: Path) -> str:
    found = killing.while_erasing(folder, 100)
    return f"{found.tried} kills while erasing: {found.done} erased with no byte left, the rest whole"


def cuts(folder: Path) -> str:
    shipped = power.cut(*power.session(folder / "shipped", 60), 20_000)
    control = power.cut(*power.session(folder / "control", 60, {"synchronous": 0}), 4_000)
    if shipped.lost or shipped.broken:
        raise AssertionError(f"{shipped.lost} lost and {shipped.broken} broken of {shipped.cuts} cuts")
    if not control.lost and not control.broken:
        raise AssertionError("the control lost nothing, so this proves nothing")
    return (
        f"{shipped.cuts:,} power cuts with the shipped pragmas: 0 lost, 0 broken; control with synchronous off,"
        f" {control.cuts:,} cuts: {control.lost:,} lost, {control.broken:,} broken"
    )


def damages(folder: Path) -> str:
    found = damaging.torment(folder, 2000)
    if not (found.told and found.told_later and found.unharmed):
        raise AssertionError(f"not every outcome was seen, so this proves nothing: {found}")
    return (
        f"2,000 random damages: 0 crashes, 0 bytes written; {found.told:,} told by the start ({found.recoverable:,}"
        f" partly readable) and {found.told_later:,} by the look through the store after it, each with a restore"
        f" offered; {found.unharmed:,} left every row of every table as it was; 0 taken for a newer version"
    )


def programs(folder: Path) -> str:
    return f"3 programs, 300 read-modify-write deeds each: {together.three_programs(folder, 300)} of 900"


def words(folder: Path) -> str:
    found = [one for place in typing.PLACES for one in typing.killed(folder, place, 30)]
    whole, nothing = sum(one.kept == one.keys for one in found), sum(one.kept == 0 for one in found)
    if nothing == len(found) or nothing + whole == 0:
        raise AssertionError("every kill found the same, so this proves nothing")
    return (
        f"{len(found)} kills while typing, {sum(one.keys for one in found):,} keys: none older than"
        f" {max(one.lag for one in found):.2f} s lost, {nothing} killed before the first was kept"
    )


def hands(folder: Path) -> str:
    found = [wandering.wandered(folder / str(seed), seed, 1000) for seed in range(1000, 1030)]
    bad = [one for one in found if not one.is_well]
    if bad:
        raise AssertionError(f"{len(bad)} of {len(found)}, the first {bad[0]}")
    done = Counter[str]()
    for one in found:
        done += one.done
    return f"{done.total():,} keys, clicks and sizes at random in {len(found)} windows: no crash, no error met"


def verdicts(_folder: Path) -> str:
    found = disagreements(range(20_000))
    if found:
        raise AssertionError(f"{len(found)} disagreements, the first {found[0]}")
    return "20,000 random histories judged by the guard and by its words: 0 disagreements"


def objections(folder: Path) -> str:
    found = [lived(FakeStore(), seed, 80) for seed in range(1000)]
    for seed in range(1000, 1020):
        with closing(open_store(folder / str(seed) / "as-agreed.db")) as store:
            found.append(lived(store, seed, 80))
    lost = [one for each in found for one in each.lost]
    if lost:
        raise AssertionError(f"{len(lost)} lost, the first {lost[0]}")
    return f"1,040 random lives, {sum(each.let_pass for each in found):,} contacts let pass: 0 objections lost"


def published(folder: Path) -> str:
    with radicale() as server:
        found = publishing.while_publishing(folder, 100, server)
    return (
        f"{found.tried} kills while publishing to a real server, {found.deeds} deeds here and {found.acts} acts of a phone"
        f" meanwhile: {found.done} had come to their end, nothing lost, nothing there twice, each act asked about, no other"
    )


APART = ("tests/widgets/test_hostile_text.py",)
"""Where each hostile text is put on every screen by itself."""
RANDOM = (
    "tests/rules/test_plain_dates_as_typed.py",
    "tests/rules/test_plain_dates_of_all_kinds.py",
    "tests/rules/test_plain_dates_any_text.py",
    "tests/storage/rows/test_round_trips.py",
    "tests/storage/ledger/test_undo.py",
    "tests/storage/contract/test_undo_is_mine.py",
)
"""Where random phrases, records and deeds are tried."""


def examples(_folder: Path) -> str:
    tried = [sys.executable, "-m", "pytest", "-q", *RANDOM, *APART]
    ran = subprocess.run(tried, env={**os.environ, TIMES: "20"}, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise AssertionError(ran.stdout)
    return (
        "20 times as many random phrases, records and orders of undo as in the ordinary run, and each hostile text by"
        " itself on every screen: every claim held"
    )


def deeds(folder: Path) -> str:
    done: Counter[str] = Counter()
    for seed in range(1000, 1100):
        done += worked(folder / str(seed) / "as-agreed.db", seed, 100)
    missing = {"give", "correct", "delete", "undo", "redo", "erase", "move", "settle", "hand_over"} - set(done)
    if missing:
        raise AssertionError(f"never done: {sorted(missing)}, so this proves nothing")
    return (
        f"{sum(done.values()):,} random deeds of two at work, {done['undo']:,} undone and {done['erase']:,} people erased:"
        " a file and memory agree, the seal holds after each"
    )


ON_A_TEAM = (
    "tests/storage/test_deeds_in_a_file.py",
    "tests/storage/contract",
    "tests/storage/ledger",
    "tests/storage/queries",
    "tests/storage/rows",
    "tests/storage/file/test_backup.py",
    "tests/storage/file/test_side_by_side.py",
)
"""Claims about one file that hold for a team's copy as well, but for what starts a plain program on it."""


def replicas(folder: Path) -> str:
    done: Counter[str] = Counter()
    for seed in range(1000, 1020):
        done += in_memory(folder / str(seed), seed, 150)
    programs = binaries()
    there: Counter[str] = Counter()
    if programs is not None:
        with postgres(programs) as answering:
            for seed in range(2000, 2003):
                there += on_a_server(answering, folder / str(seed), seed, 400)
    missing = {"give", "merge", "bring_in", "undo", "redo", "erase", "log_by_key", "number"} - set(done)
    if missing:
        raise AssertionError(f"never done: {sorted(missing)}, so this proves nothing")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-k", "not program", *ON_A_TEAM],
        env={**os.environ, "AS_AGREED_ON_A_TEAM": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise AssertionError(ran.stdout)
    return (
        f"{sum(done.values()):,} random deeds of three at their own copies, and {sum(there.values()):,} with a real"
        f" server between them, {done['undo'] + there['undo']:,} undone, {done['merge'] + there['merge']:,} made one and"
        f" {done['erase'] + there['erase']:,} erased: all copies equal to the row; every claim about a file holds of a copy"
    )


def team(folder: Path) -> str:
    programs = binaries()
    if programs is None:
        return "no team was tortured: there is no PostgreSQL here (Debian: apt-get install postgresql)"
    with postgres(programs) as answering:
        found = sharing.tormented(answering, folder / "looking", sharing.Torments(14, 40, 100, 5, 5))
        control = sharing.blindly(answering, folder / "blindly", 10)
    if found.lost or found.twice or found.ahead:
        raise AssertionError(f"{found.lost} lost, {found.twice} there twice, {found.ahead} copies ahead: {found}")
    if not control.twice:
        raise AssertionError("the control has nothing twice, so this proves nothing")
    return (
        f"three programs on one server, {found.acknowledged:,} saves acknowledged through {found.done['server']} kills of"
        f" the server, {found.done['program']} of a program, {found.done['cut']} lines cut, {found.done['freeze']} asleep in"
        f" their turn and {found.done['swallow']} swallowing networks: 0 lost, 0 twice; of {found.found + found.not_there}"
        f" commits without an answer {found.found} were there; {found.behind} killed copies behind, 0 ahead; the others"
        f" held up {found.held_up:.1f} s at most; copies equal to the row. Control without looking: {control.twice} twice"
    )


def far(folder: Path) -> str:
    programs = binaries()
    if programs is None:
        return "no latency was measured: there is no PostgreSQL here (Debian: apt-get install postgresql)"
    with postgres(programs, AS_INSTALLED) as answering:
        found = latency.measured(answering, folder)
    loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{found.agreements:,} agreements on a server so far away, medians in ms (load of 1, 5 and 15 minutes: {loads})\n"
        f"{found.table()}"
    )


ALL: dict[str, Long] = {
    "saving": saving,
    "migrating": migrating,
    "restoring": restoring,
    "erasing": erasing,
    "cuts": cuts,
    "damages": damages,
    "programs": programs,
    "words": words,
    "hands": hands,
    "verdicts": verdicts,
    "objections": objections,
    "examples": examples,
    "deeds": deeds,
    "replicas": replicas,
    "team": team,
    "latency": far,
    "publishing": published,
}


def main(names: list[str]) -> int:
    if not set(names) <= set(ALL):
        print(f"One or more of these, or nothing for all of them: {', '.join(ALL)}.")
        return 0 if names == ["--help"] else 2
    failed = 0
    for name in names or ALL:
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            try:
                said = ALL[name](Path(folder))
            except AssertionError as lost:
                said, failed = f"FAILED  {name}: {lost}", 1
            print(f"{said}  ({time.monotonic() - began:.0f} s)", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
