"""Standard output and standard error that take whatever they are given, so that no answer depends on them.

Either may be closed, on a full disk, read by nobody any more, or of an encoding that lacks a letter of somebody's name.
What was saved is saved all the same, and a verdict stays a verdict. Knows no command.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

NOBODY_READS = frozenset({errno.EPIPE, errno.EBADF})
"""No trouble of ours: `… | head`, and a stream that was closed on purpose."""


class Unfailing(io.TextIOBase):
    """Writes to `stream` while that takes it, and nowhere from then on; what it cannot encode is a replacement.

    `trouble` is why it takes no more, None while it does and where it is only that nobody reads.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.trouble: OSError | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a plain attribute there, without a value
        return getattr(self._stream, "encoding", None) or "utf-8"

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._stream is not None and self._stream.isatty()

    def fileno(self) -> int:
        if self._stream is None:
            raise io.UnsupportedOperation("fileno")
        return self._stream.fileno()

    def write(self, text: str) -> int:
        if self._stream is not None:
            fitting = text.encode(self.encoding, "replace").decode(self.encoding, "replace")
            try:
                self._stream.write(fitting)
            except (OSError, ValueError) as error:  # ValueError: it was closed
                self._give_up(error)
        return len(text)

    def flush(self) -> None:
        if self._stream is not None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._give_up(error)

    def _give_up(self, error: OSError | ValueError) -> None:
        stream, self._stream = self._stream, None
        if isinstance(error, OSError) and error.errno not in NOBODY_READS and error.errno is not None:
            self.trouble = error
        # What is left in its buffer must go somewhere, or the interpreter ends with a number of its own.
        with suppress(OSError, ValueError):
            assert stream is not None
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def unfailing(stream: TextIO | None) -> Unfailing:
    return stream if isinstance(stream, Unfailing) else Unfailing(stream)


@contextmanager
def unfailing_streams() -> Iterator[tuple[Unfailing, Unfailing]]:
    """Within, both standard streams are unfailing (and given here, output first); at the end all is handed over."""
    _leave_none_closed()
    out, err = unfailing(sys.stdout), unfailing(sys.stderr)
    before, sys.stdout, sys.stderr = (sys.stdout, sys.stderr), out, err
    try:
        yield out, err
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


def _leave_none_closed() -> None:
    """A closed one's number would go to the next file that is opened: warnings would be written into the store."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened == number:
                os.set_inheritable(number, True)
