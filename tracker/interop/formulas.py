"""A cell that a spreadsheet would carry out, written so that it does not, and read as it was. Knows no table.

A leading apostrophe is what spreadsheets themselves take for "this is text". A telephone number is left as it is,
plus and all: whoever dials from the table needs it, and it computes nothing.
"""

from __future__ import annotations

import re

_HELD = re.compile(r"'+[=+\-@\t\r]")
_SIGNS = frozenset("'=@+-\t\r")
_NUMBER = re.compile(r"[+-][\d\s().,/-]*\d[\d\s().,/-]*(?:(?:x|ext\.?|;ext=)\s*\d+)?", re.ASCII | re.IGNORECASE)


def is_carried_out(cell: str) -> bool:
    """Whether a spreadsheet would take the cell for a formula, or run on into one."""
    first = cell[:1]
    return first in ("=", "@", "\t", "\r") or (first in ("+", "-") and not _NUMBER.fullmatch(cell))


def harmless(cell: str) -> str:
    """The cell as it is written out. One that begins with apostrophes before such a sign gets one more, so that reading
    takes off only what was put there.
    """
    if cell[:1] not in _SIGNS:
        return cell  # nearly every one, and there may be a million of them
    return f"'{cell}" if is_carried_out(cell) or _HELD.match(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell as it was before it was made harmless; any other stays as it is. Other programs hold back a plus as well
    where a number follows.
    """
    return cell[1:] if _HELD.match(cell) else cell
