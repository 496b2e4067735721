"""The look's tokens: every colour, space, radius and type size there is, in one place. Knows no widget and no Qt.

Colours are "#RRGGBB" strings, lengths logical pixels at 96 dpi.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24 = 4, 8, 12, 16, 24
RADIUS_CHIP, RADIUS_CARD = 6, 10
FOCUS_WIDTH, STATE_BAR = 2, 3
SCROLL_BAR = 10
ICON_SMALL, ICON = 14, 18
FADE_MS = 120
EASE_MS = 150
TINT, TINT_HERE, TINT_FAINT, TINT_STRIP = 0.12, 0.06, 0.05, 0.03
"""How strongly a colour is laid over the surface: a fill, today's column, what has passed, a quiet strip."""


class Type(StrEnum):
    """The sizes of type, by what they are for."""

    HEADLINE = "headline"
    LINE = "line"
    SEARCH = "search"
    NAME = "name"
    BODY = "body"
    SOFT = "soft"
    NUMERAL = "numeral"


TYPE_SIZES: dict[Type, int] = {
    Type.HEADLINE: 20,
    Type.LINE: 19,
    Type.SEARCH: 17,
    Type.NAME: 15,
    Type.BODY: 13,
    Type.SOFT: 12,
    Type.NUMERAL: 11,
}
"""In pixels at 96 dpi. The smallest is for numbers and the caps of keys alone, never for words."""
SEMIBOLD = frozenset({Type.HEADLINE, Type.NAME})


def points(kind: Type, platform: str = sys.platform) -> float:
    """A size of type in points, so that it grows with the system's own type. On macOS a point is a pixel."""
    return TYPE_SIZES[kind] * 72 / (72 if platform == "darwin" else 96)


class Role(StrEnum):
    """The colours words and icons come in; each is a field of `Tokens`."""

    TEXT = "text"
    SOFT = "soft"
    AGREED = "agreed"
    PRIMARY = "primary"
    PROMISE = "promise"
    SLIPPED = "slipped"
    STOP = "stop"
    QUIET = "quiet"
    ON_FILL = "on_fill"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme.

    `agreed` says agreed and kept and nothing else, `primary` is what is chosen, under the keys or to be pressed first,
    `promise` what we owe, `slipped` our unkept word and a warning, `stop` that they asked not to hear from us,
    `quiet` their turn and the past. `on_fill` is for words on a fill of any of these. `edge` outlines fields, chips
    and buttons: it keeps 3 : 1, which the two hairlines need not.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    line: str
    strong_line: str
    edge: str
    text: str
    soft: str
    agreed: str
    primary: str
    promise: str
    slipped: str
    stop: str
    quiet: str
    on_fill: str

    def colour(self, role: Role) -> str:
        return str(getattr(self, role.value))

    def tint(self, role: Role, over: str | None = None, strength: float = TINT) -> str:
        """The role's colour laid thinly over `over` (the surface, where none is given)."""
        return mix(self.colour(role), over or self.surface, strength)


LIGHT = Tokens(
    dark=False,
    window="#F6F5F2",
    surface="#FFFFFF",
    raised="#FBFAF8",
    line="#E4E1DA",
    strong_line="#C9C5BB",
    edge="#7F796D",
    text="#23211D",
    soft="#625E57",
    agreed="#1F6F54",
    primary="#33475B",
    promise="#2C5FA8",
    slipped="#8F5400",
    stop="#A52A2A",
    quiet="#615C6A",
    on_fill="#FFFFFF",
)

DARK = Tokens(
    dark=True,
    window="#1B1C1E",
    surface="#232427",
    raised="#2B2D30",
    line="#34363A",
    strong_line="#4A4D52",
    edge="#8C9097",
    text="#ECEAE4",
    soft="#AFACA4",
    agreed="#6FC7A4",
    primary="#B4C4D4",
    promise="#86B4F0",
    slipped="#F0B45B",
    stop="#F19A96",
    quiet="#AEA8BA",
    on_fill="#1B1C1E",
)


@lru_cache(maxsize=1024)
def mix(colour: str, over: str, strength: float) -> str:
    """`colour` at `strength` (0 to 1) over the opaque colour `over`."""
    pairs = zip(channels(colour), channels(over), strict=True)
    return "#" + "".join(f"{round(top * strength + under * (1 - strength)):02X}" for top, under in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
