"""What was typed into a form and not saved, in a file of its own. Knows not what is in the text."""

from __future__ import annotations

from pathlib import Path

from tracker.files.private_file import write_private
from tracker.files.small_file import read_small

LARGEST = 64 * 1024 * 1024
"""Bytes: several long texts that could not be saved, each letter of them written as an escape."""


class DraftFile:
    """One draft, replaced as a whole, readable by its owner only.

    Where the disk refuses, or loses it again, the text is kept here until the program ends, or until the disk takes it.
    `why` is what the disk said to it last, None where it took it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: str | None = None
        self._refused: str | None = None
        self.why: OSError | None = None

    def keep(self, text: str | None) -> None:
        """Keep that text in place of the one before; None keeps nothing."""
        if text == self._kept and text is not None and self._is_there():
            return
        self._kept, self._refused, self.why = text, None, None
        try:
            if text is None:
                self._path.unlink(missing_ok=True)
                return
            write_private(self._path, text)
        except OSError as why:
            self._kept, self._refused, self.why = None, text, why

    def read(self) -> str | None:
        """The text that was kept, None where there is none that can be read."""
        if self._refused is not None:
            return self._refused
        try:
            self._kept = read_small(self._path, LARGEST).decode("utf-8")
        except UnicodeDecodeError:
            return None
        except OSError:
            pass  # then what was read or kept before is all there is
        return self._kept

    def lost(self) -> str | None:
        """The text that would be gone with the program, where the disk refuses or has lost it; None where it is safe.

        Tries once more to keep it first.
        """
        text = self._refused if self._refused is not None else self._kept
        if text is not None:
            self.keep(text)
        return self._refused

    def _is_there(self) -> bool:
        try:
            return self._path.exists()
        except OSError:
            return False
