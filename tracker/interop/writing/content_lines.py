"""Lines as calendars and cards have them: text escaped, long lines folded, no letter cut in two. Knows no property.

Written by hand: `icalendar` takes a hundred times as long for an event, and there may be ten years of them.
"""

from __future__ import annotations

from collections.abc import Iterable

OCTETS = 75
"""How long a line may be, of UTF-8 and without its end."""


def escaped(value: str) -> str:
    """Text as the value of a property, or as one part of it."""
    said = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return said.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def written(lines: Iterable[str]) -> bytes:
    """The lines, each folded and ended."""
    return b"".join(
        [
            line.encode() + b"\r\n" if len(line) <= OCTETS and line.isascii() else _folded(line)  # nearly every one
            for line in lines
        ]
    )


def _folded(line: str) -> bytes:
    """The line in pieces, of which each but the first begins with a space."""
    whole = line.encode()
    pieces, at, room = [], 0, OCTETS
    while len(whole) - at > room:
        cut = at + room
        while whole[cut] & 0xC0 == 0x80:  # within a letter
            cut -= 1
        pieces.append(whole[at:cut])
        at, room = cut, OCTETS - 1
    return b"\r\n ".join([*pieces, whole[at:]]) + b"\r\n"
