"""Turns whatever SQLite, Peewee or the operating system raises into the few faults a person can be told about.

Knows no table. What it keeps of an error is its technical name: messages may quote a person's data.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.storage.only_sqlite import PeeweeException

# The longest matching beginning counts, so that a code's extended forms follow it unless they are named.
_BY_SQLITE_NAME = {
    "SQLITE_FULL": Fault.DISK_FULL,
    "SQLITE_READONLY": Fault.READ_ONLY,
    "SQLITE_READONLY_DBMOVED": Fault.GONE,
    "SQLITE_PERM": Fault.READ_ONLY,
    "SQLITE_BUSY": Fault.LOCKED,
    "SQLITE_LOCKED": Fault.LOCKED,
    "SQLITE_CORRUPT": Fault.DAMAGED,
    "SQLITE_NOTADB": Fault.DAMAGED,
    "SQLITE_CANTOPEN": Fault.GONE,
    "SQLITE_CONSTRAINT": Fault.DOES_NOT_FIT,
    "SQLITE_IOERR_CORRUPTFS": Fault.DAMAGED,
    "SQLITE_IOERR_DATA": Fault.DAMAGED,
}

_BY_ERRNO = {
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
    errno.EACCES: Fault.READ_ONLY,
    errno.EPERM: Fault.READ_ONLY,
    errno.EROFS: Fault.READ_ONLY,
    errno.ENOENT: Fault.NO_FOLDER,
    errno.ENOTDIR: Fault.NO_FOLDER,
    errno.ENAMETOOLONG: Fault.NO_FOLDER,
    errno.ELOOP: Fault.LINKS_TO_ITSELF,
    errno.ESTALE: Fault.GONE,
    errno.ENODEV: Fault.GONE,
}

WORLD = (sqlite3.Error, PeeweeException, OSError, UnicodeError, OverflowError)


@contextmanager
def told_as_faults() -> Iterator[None]:
    """Within, an error of the world leaves as StoreFault, and text or a number no file can hold as Refusal."""
    try:
        yield
    except WORLD as error:
        raise trouble(error) from error


def trouble(error: BaseException) -> StoreFault | Refusal:
    """What to tell for `error`, judged by the deepest cause that SQLite itself gave a name.

    A full disk, for one, surfaces as "cannot rollback"; what was full is found further down.
    """
    chain = _chain(error)
    if any(isinstance(link, UnicodeEncodeError | OverflowError) for link in chain):
        return Refusal(Problem.UNREADABLE_TEXT)
    names = [name for link in chain if (name := getattr(link, "sqlite_errorname", None))]
    if names:
        return StoreFault(_fault_named(names[-1]), names[-1])
    deepest = chain[-1]
    if isinstance(deepest, OSError):
        fault = _BY_ERRNO.get(deepest.errno or 0, Fault.OTHER)
        return StoreFault(fault, errno.errorcode.get(deepest.errno or 0, type(deepest).__name__))
    if isinstance(deepest, UnicodeDecodeError) or "Could not decode" in str(deepest):
        return StoreFault(Fault.DAMAGED, "not UTF-8")
    return StoreFault(Fault.OTHER, type(deepest).__name__)


def _fault_named(name: str) -> Fault:
    fitting = [known for known in _BY_SQLITE_NAME if name == known or name.startswith(known + "_")]
    return _BY_SQLITE_NAME[max(fitting, key=len)] if fitting else Fault.OTHER


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while (deeper := chain[-1].__cause__ or chain[-1].__context__) is not None and deeper not in chain:
        chain.append(deeper)
    return chain
