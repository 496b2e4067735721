"""How a file of the free desktops names a program and how it is started; and where a user's own files lie there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_QUOTED = str.maketrans({mark: f"\\{mark}" for mark in '\\"`$'} | {"%": "%%"})


class NotForAMenu(Exception):
    """The program lies in a place that no entry can name: its path has a line break or an equals sign in it."""


def starts(command: Sequence[str]) -> str:
    """As a value of Exec; more words may follow it. Raises NotForAMenu."""
    if any(mark in word for word in command for mark in "\n\r\0") or "=" in command[0]:
        raise NotForAMenu(command[0])
    return " ".join(map(_quoted, command))


def try_exec(command: Sequence[str]) -> str:
    """The line by which an entry counts only as long as that program is there."""
    return f"TryExec={command[0].replace(chr(92), chr(92) * 2)}"


def as_bytes(entry: str) -> bytes:
    """As it is written; a path need not be UTF-8."""
    return entry.encode("utf-8", "surrogateescape")


def user_folder(
    named: str, else_below: Sequence[str], surroundings: Mapping[str, str], home: Callable[[], Path]
) -> Path:
    """That of the free desktops by the name of its variable; one that is not absolute counts for nothing."""
    told = Path(surroundings.get(named, ""))
    return told if told.is_absolute() else home().joinpath(*else_below)


def _quoted(word: str) -> str:
    """As the entry's own rules have it: within quotation marks, and the whole then once more as any value of a file."""
    return f'"{word.translate(_QUOTED)}"'.replace("\\", "\\\\")
