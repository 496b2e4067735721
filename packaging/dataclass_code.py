"""Compiles beforehand what dataclasses write for themselves, for the frozen program.

    python packaging/dataclass_code.py PLACE        as it is installed beside this Python, into the file PLACE

A dataclass writes its methods as text, and Python compiles that at every start, which is a tenth of the time a start
takes. What stands in PLACE is, by module, the same text with its code; `put_to_use` has dataclasses take the code where
they would compile that very text, and compile whatever is not there. It is for the Python that wrote it alone.
"""

from __future__ import annotations

import dataclasses
import importlib
import marshal
import pkgutil
import sys
from pathlib import Path
from types import CodeType
from typing import Any

Names = dict[str, Any]
NOTHING = marshal.dumps({})


def put_to_use(place: Path) -> None:
    """From here on; each module's is read when its first dataclass is made. Without that file all is compiled."""
    try:
        shelf: dict[str, bytes] = marshal.loads(place.read_bytes())
    except OSError:
        return
    read: dict[str, dict[str, CodeType]] = {}

    def execute(text: str, names: Names, into: Names) -> None:
        module = names["__name__"]
        known = read.get(module)
        if known is None:
            known = read[module] = marshal.loads(shelf.get(module, NOTHING))
        exec(known.get(text, text), names, into)

    _execute_by(execute)


def written_by(package: str) -> dict[str, dict[str, CodeType]]:
    """By module, what the dataclasses of that package write, and of whatever else is read in for it."""
    written: dict[str, dict[str, CodeType]] = {}

    def execute(text: str, names: Names, into: Names) -> None:
        code = compile(text, "<string>", "exec")
        written.setdefault(names["__name__"], {})[text] = code
        exec(code, names, into)

    _execute_by(execute)
    try:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                _read_in(module.name)
    finally:
        _execute_by(exec)
    return written


def _execute_by(execute: object) -> None:
    """Dataclasses go by Python's own `exec`, which a name of their module's own stands before."""
    vars(dataclasses)["exec"] = execute


def _read_in(module: str) -> None:
    try:
        importlib.import_module(module)
    except ImportError as why:  # for an extra that is not installed here
        print(f"{module} is left out: {why}", file=sys.stderr)


def main(place: str) -> int:
    written = written_by("tracker")
    Path(place).write_bytes(marshal.dumps({module: marshal.dumps(code) for module, code in written.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
