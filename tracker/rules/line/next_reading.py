"""What the line beneath an answer means: when, about what, in whose words, by which way.

`read_next` makes it. Places are offsets into the text as it was typed, in characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.channel import Channel
from tracker.rules.line.line_reading import Ask
from tracker.rules.plain_dates import Unclear
from tracker.rules.window import Window


class NextKind(StrEnum):
    """What was agreed happens next. The order is that of the keys 1 to 5."""

    TALK = "talk"
    PROMISE = "promise"
    THEIR_TURN = "their-turn"
    NO_THANKS = "no-thanks"
    NOTHING = "nothing"


class NextPartKind(StrEnum):
    WHEN = "when"
    TOPIC = "topic"
    """"about the tiers"; in a promise what is promised."""
    WORDS = "words"
    """Between quotation marks: theirs."""
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class NextPart:
    """From `start` up to `end`; `is_clear` is False for a time that is asked about or cannot be read."""

    start: int
    end: int
    kind: NextPartKind
    is_clear: bool = True


@dataclass(frozen=True, slots=True)
class DayOff:
    """The day that was meant is a day off. `typed` is the window as it was said, `offered` the next that is none, and
    `when` the words that say that one. Enter takes the offered one, saving without it the typed one."""

    typed: Window
    offered: Window
    when: str


@dataclass(frozen=True, slots=True)
class NextReading:
    """`when` are the words that read as a time, to be read again ("" for none); `window` what they mean, or `unclear`
    why they mean nothing yet. `topic` is what is left, without "about". `channel` is the way that was just used where
    none is named. `their_words` are without their quotation marks. `asks` are times to pick from (AskKind.WHEN), or
    whether the day off is meant (AskKind.DAY_OFF)."""

    text: str
    kind: NextKind
    parts: tuple[NextPart, ...] = ()
    when: str = ""
    window: Window | None = None
    unclear: Unclear | None = None
    topic: str = ""
    their_words: str = ""
    channel: Channel = Channel.CALL
    is_channel_named: bool = False
    day_off: DayOff | None = None
    asks: tuple[Ask, ...] = ()
