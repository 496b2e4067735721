"""Reads a small file, and never waits for one: whatever lies in its place, a start goes on. Knows not what it says.

Opening a pipe waits for somebody at its other end, a device may never end, and a file of a gigabyte under a small one's
name would be read for minutes. None of them is ours, so each is told as a file that cannot be read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST = 1024 * 1024
"""Bytes; what we keep in small files ourselves is far below."""

AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""A flag for `os.open`: rather no pipe than one that is waited for. Changes nothing for a file."""


class NoSmallFile(OSError):
    """What lies there is none of ours: a pipe, a device, a folder, or a file far too large."""


def read_small(path: Path, largest: int = LARGEST) -> bytes:
    """All that stands in the file, at most `largest` bytes. Raises OSError, NoSmallFile among them."""
    _look(path.stat(), path, largest)  # before it is opened, which alone can set a device going
    handle = os.open(path, os.O_RDONLY | AT_ONCE | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        _look(os.fstat(handle), path, largest)  # another may have been put in its place
        content = file.read(largest + 1)
    if len(content) > largest:
        raise NoSmallFile(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def may_be_opened(path: Path, largest: int = LARGEST) -> bool:
    """Whether a file of at most `largest` bytes lies there, or nothing: for those who open by name, as Qt does."""
    try:
        _look(path.stat(), path, largest)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _look(seen: os.stat_result, path: Path, largest: int) -> None:
    wrong = 0
    if stat.S_ISDIR(seen.st_mode):
        wrong = errno.EISDIR
    elif not stat.S_ISREG(seen.st_mode):
        wrong = errno.EINVAL
    elif seen.st_size > largest:
        wrong = errno.EFBIG
    if wrong:
        raise NoSmallFile(wrong, os.strerror(wrong), str(path))
