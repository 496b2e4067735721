"""Runs every torture in its long form and prints what was found: `packaging/run.py torture [NAME…]`.

The short form of each is among the ordinary tests. Ends with 1 where anything was lost.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.rules.disagreeing import disagreements
from tests.torture import damaging, killing, power, together

Long = Callable[[Path], str]


def saving(folder: Path) -> str:
    return f"1,000 kills while saving: {killing.while_saving(folder, 1000):,} saves acknowledged, 0 lost, 0 half done"


def migrating(folder: Path) -> str:
    return f"100 kills while migrating: {killing.while_migrating(folder, 100)} wholly new, the rest wholly old, 0 half done"


def restoring(folder: Path) -> str:
    return (
        f"100 kills while restoring: {killing.while_restoring(folder, 100)} restored, the rest as before, 0 half done"
    )


def erasing(folder: Path) -> str:
    return f"100 kills while erasing: {killing.while_erasing(folder, 100)} erased with no byte left, the rest whole"


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
    return (
        f"2,000 random damages: 0 crashes, 0 bytes written; {found.told:,} told by the start ({found.recoverable:,}"
        f" partly readable) and {found.told_later:,} by the look through the store after it, each with a restore"
        f" offered; {found.unharmed:,} left every row of every table as it was; 0 taken for a newer version"
    )


def programs(folder: Path) -> str:
    return f"3 programs, 300 read-modify-write deeds each: {together.three_programs(folder, 300)} of 900"


def verdicts(_folder: Path) -> str:
    found = disagreements(range(20_000))
    if found:
        raise AssertionError(f"{len(found)} disagreements, the first {found[0]}")
    return "20,000 random histories judged by the guard and by its words: 0 disagreements"


ALL: dict[str, Long] = {
    "saving": saving,
    "migrating": migrating,
    "restoring": restoring,
    "erasing": erasing,
    "cuts": cuts,
    "damages": damages,
    "programs": programs,
    "verdicts": verdicts,
}


def main(names: list[str]) -> int:
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
