"""What may be typed in a row of the evening, in the words that the line reads, whatever language all else is in."""

from __future__ import annotations

from tracker.rules.channel import Channel

_EXAMPLES = {
    Channel.MEETING: "met: liked the lemon > in a month",
    Channel.CALL: "talked: wants a price > thu 3pm",
    Channel.VIDEO: "talked: wants a price > thu 3pm",
}


def example(channel: Channel) -> str:
    """For what was agreed by that way."""
    return _EXAMPLES.get(channel, "sent")
