"""Records every write, truncation and sync that SQLite asks of the system, in order.

It lays a thin layer over SQLite's own unix VFS: a copy of it in which opening a file puts our xWrite, xTruncate and
xSync in front of the original ones. Knows not what the files mean.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_P = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, _P, ctypes.c_int, _P)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", _P),
        ("zName", ctypes.c_char_p),
        ("pAppData", _P),
        ("xOpen", _P),
        ("xDelete", _P),
        ("rest", _P * 13),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("iVersion", ctypes.c_int),
        ("xClose", _P),
        ("xRead", _P),
        ("xWrite", _P),
        ("xTruncate", _P),
        ("xSync", _P),
        ("rest", _P * 13),
    )


class _File(ctypes.Structure):
    _fields_ = (("pMethods", ctypes.POINTER(_Methods)),)


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is write, truncate, sync, delete or said; `at` an offset, a size or what was said."""

    what: str
    file: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class Recording:
    events: list[Event] = field(default_factory=list)

    def said(self, number: int) -> None:
        """The program acknowledged that number here."""
        self.events.append(Event("said", at=number))


@contextmanager
def recording() -> Iterator[Recording]:
    """Within, every file that SQLite opens in this process is recorded, by its name without its folder."""
    lib = ctypes.CDLL(ctypes.util.find_library("sqlite3"))
    lib.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    usual = lib.sqlite3_vfs_find(None)
    tape = Recording()
    names: dict[int, str] = {}
    kept: list[Any] = []  # what C holds a pointer to must not be collected
    open_usual, delete_usual = _OPEN(usual.contents.xOpen), _DELETE(usual.contents.xDelete)
    ours: dict[int, _Methods] = {}

    def methods_like(theirs: Any) -> _Methods:
        address = ctypes.addressof(theirs.contents)
        if address not in ours:
            copy = _Methods()
            ctypes.memmove(ctypes.byref(copy), theirs, ctypes.sizeof(_Methods))
            write, truncate = _WRITE(copy.xWrite), _TRUNCATE(copy.xTruncate)
            sync = _SYNC(copy.xSync)

            def on_write(file: int, data: int, amount: int, offset: int) -> int:
                tape.events.append(Event("write", names[file], offset, ctypes.string_at(data, amount)))
                return int(write(file, data, amount, offset))

            def on_truncate(file: int, size: int) -> int:
                tape.events.append(Event("truncate", names[file], size))
                return int(truncate(file, size))

            def on_sync(file: int, flags: int) -> int:
                tape.events.append(Event("sync", names[file]))
                return int(sync(file, flags))

            callbacks = (_WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync))
            copy.xWrite, copy.xTruncate, copy.xSync = (ctypes.cast(c, _P) for c in callbacks)
            kept.append((write, truncate, sync, callbacks))
            ours[address] = copy
        return ours[address]

    def on_open(vfs: int, name: int, file: int, flags: int, out: int) -> int:
        result = int(open_usual(vfs, name, file, flags, out))
        opened = _File.from_address(file)
        if result == 0 and opened.pMethods and name:
            names[file] = Path(ctypes.string_at(name).decode()).name
            opened.pMethods = ctypes.pointer(methods_like(opened.pMethods))
        return result

    def on_delete(vfs: int, name: int, sync_folder: int) -> int:
        tape.events.append(Event("delete", Path(ctypes.string_at(name).decode()).name))
        return int(delete_usual(vfs, name, sync_folder))

    layer = _Vfs()
    ctypes.memmove(ctypes.byref(layer), usual, ctypes.sizeof(_Vfs))
    callbacks = (_OPEN(on_open), _DELETE(on_delete))
    layer.zName = b"recording"
    layer.xOpen, layer.xDelete = (ctypes.cast(c, _P) for c in callbacks)
    lib.sqlite3_vfs_register(ctypes.byref(layer), 1)
    try:
        yield tape
    finally:
        lib.sqlite3_vfs_register(usual, 1)
        lib.sqlite3_vfs_unregister(ctypes.byref(layer))
        del callbacks
