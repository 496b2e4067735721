"""A contact as one would type it again: the shortest line that is read as what it was. Knows no moment.

The words are the grammar's own (English, which is read in every language).
"""

from __future__ import annotations

from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome

_OUT, _IN, _MET = Direction.OUT, Direction.IN, Direction.MET
_TALKED, _VOICEMAIL, _NO_ANSWER = ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER
_SENT, _RECEIVED = ContactOutcome.SENT, ContactOutcome.RECEIVED
SAID: dict[tuple[Direction, Channel, ContactOutcome], str] = {
    (_MET, Channel.MEETING, _TALKED): "met {name}",
    (_IN, Channel.CALL, _NO_ANSWER): "missed call from {name}",
    (_MET, Channel.VIDEO, _TALKED): "met {name} on zoom",
    (_OUT, Channel.CALL, _TALKED): "{name} call talked",
    (_OUT, Channel.CALL, _VOICEMAIL): "{name} voicemail",
    (_OUT, Channel.CALL, _NO_ANSWER): "{name} no answer",
    (_IN, Channel.CALL, _TALKED): "{name} rang",
    (_IN, Channel.CALL, _VOICEMAIL): "voicemail from {name}",
    (_OUT, Channel.VIDEO, _TALKED): "{name} video talked",
    (_OUT, Channel.VIDEO, _NO_ANSWER): "{name} video no answer",
    (_OUT, Channel.EMAIL, _SENT): "emailed {name}",
    (_IN, Channel.EMAIL, _RECEIVED): "{name} emailed",
    (_OUT, Channel.TEXT, _SENT): "texted {name}",
    (_IN, Channel.TEXT, _RECEIVED): "{name} texted",
    (_OUT, Channel.SOCIAL, _SENT): "linkedin to {name}",
    (_IN, Channel.SOCIAL, _RECEIVED): "linkedin from {name}",
    (_OUT, Channel.POST, _SENT): "letter to {name}",
    (_IN, Channel.POST, _RECEIVED): "letter from {name}",
}
"""What there is no short line for is left out: nobody is shown a line that would be asked about."""


def said_again(name: str, direction: Direction, channel: Channel, outcome: ContactOutcome) -> str:
    """The line; "" where there is none."""
    said = SAID.get((direction, channel, outcome), "")
    return said.format(name=name.strip()) if name.strip() else ""
