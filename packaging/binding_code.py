"""Compiles beforehand what Qt's binding for Python carries along as text, for the frozen program.

    python packaging/binding_code.py FOLDER         as it is installed beside this Python, into that folder

Part of the binding is written in Python, and lies as text in an archive within its library, since one library is for
many versions of Python: every start unpacks and compiles it. Where a folder `files.dir` lies beside it, that is read in
its place. A binding that carries nothing of that kind is left as it is, and FOLDER stays empty.
"""

from __future__ import annotations

import importlib
import sys
from importlib.util import MAGIC_NUMBER
from marshal import dumps
from pathlib import Path
from zipfile import ZipFile

NEVER_LOOK_FOR_SOURCE = (0b01).to_bytes(4, "little") + bytes(8)
"""What comes after the magic number of a .pyc that goes by no file's time and is not compared with its source."""


def carried() -> ZipFile | None:
    """The archive that the binding beside this Python has its own Python in; None where it has none."""
    importlib.import_module("shiboken6")
    loader = getattr(sys.modules.get("shibokensupport"), "__loader__", None)
    archive = getattr(loader, "zfile", None)
    return archive if isinstance(archive, ZipFile) else None


def compile_into(folder: Path, archive: ZipFile) -> None:
    """Each module of a package in it as a .pyc in the place of its source. For this Python alone."""
    for name in archive.namelist():
        if "/" not in name or not name.endswith(".py"):
            continue
        place = folder / Path(name).with_suffix(".pyc")
        place.parent.mkdir(parents=True, exist_ok=True)
        code = compile(archive.read(name), name, "exec", dont_inherit=True)
        place.write_bytes(MAGIC_NUMBER + NEVER_LOOK_FOR_SOURCE + dumps(code))


def main(place: str) -> int:
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    archive = carried()
    if archive is None:
        print("Qt's binding carries no Python as text here; nothing of it is compiled beforehand.", file=sys.stderr)
    else:
        compile_into(folder, archive)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
