"""How it was by a line and by what was clicked beside it, and what of it has to be asked. Pure; knows no words.

A click holds as long as the words for the same stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.presentation.entry_form import Form, Pressed
from tracker.presentation.words.lines import How
from tracker.rules.channel import FROM_AFAR, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import Ask, AskKind, Choice, LineReading, Part, PartKind, Says

HOWS = (AskKind.HOW, AskKind.CAME_OF_IT)


def how_it_was(form: Form, line: LineReading) -> How:
    """None for what neither line nor click says. What the entry was opened with holds as well."""
    said = form.pressed
    opened = not form.line and form.who_id is not None and form.direction is not Direction.MET
    direction = form.direction if opened or Pressed.DIRECTION in said or line.direction is not None else None
    channel = form.channel if opened or Pressed.CHANNEL in said or line.channel is not None else None
    if direction is Direction.MET and channel is None:
        channel = form.channel
    if direction is not None and direction is not Direction.MET and channel is Channel.MEETING:
        channel = None
    return How(direction, channel, form.outcome if form.outcome is not None else _plain(direction, channel))


def how_asks(form: Form, line: LineReading, how: How) -> Iterator[Ask]:
    """By what way, and what came of it, as far as neither line nor click says it."""
    if not (form.line.strip() or form.pressed) or not (line.who or line.asks or form.who):
        return
    told = {ask.kind: ask for ask in line.asks if ask.kind in HOWS}
    if how.direction is None or how.channel is None:
        clicked = form.pressed & {Pressed.DIRECTION, Pressed.CHANNEL}
        yield _ask_how(how) if clicked else told.get(AskKind.HOW) or _ask_how(how)
    elif how.direction is Direction.OUT and how.channel in FROM_AFAR and how.outcome is None:
        yield told.get(AskKind.CAME_OF_IT) or _ask_what_came()


def is_overridden(part: Part, pressed: frozenset[Pressed]) -> bool:
    """Whether all that it says was said otherwise by a click."""
    says = part.says
    if part.kind is PartKind.WHEN:
        return Pressed.WHEN in pressed
    if part.kind is PartKind.WHO:
        return Pressed.WHO in pressed
    if part.kind is not PartKind.WAY:
        return False
    said = {
        Pressed.DIRECTION: says.direction,
        Pressed.CHANNEL: says.channel,
        Pressed.OUTCOME: says.outcome,
    }
    told = {what for what, value in said.items() if value is not None}
    closest = told - {Pressed.DIRECTION} or told
    return bool(closest) and closest <= pressed


def _plain(direction: Direction | None, channel: Channel | None) -> ContactOutcome | None:
    """What came of it where that is plain: what is written is sent or received; who rang us was spoken to."""
    if direction is None or channel is None or (direction is Direction.OUT and channel in FROM_AFAR):
        return None
    if direction is Direction.MET or channel in FROM_AFAR:
        return ContactOutcome.TALKED
    return ContactOutcome.SENT if direction is Direction.OUT else ContactOutcome.RECEIVED


def _ask_how(how: How) -> Ask:
    if how.direction is not None:
        ways = [(how.direction, channel) for channel in (Channel.CALL, Channel.EMAIL, Channel.TEXT)]
    elif how.channel is not None:
        ways = [(direction, how.channel) for direction in (Direction.OUT, Direction.IN)]
    else:
        ways = [(Direction.OUT, Channel.CALL), (Direction.IN, Channel.CALL), (Direction.MET, Channel.MEETING)]
    choices = tuple(Choice(f"{each}:{channel}", Says(direction=each, channel=channel)) for each, channel in ways)
    return Ask(AskKind.HOW, "", 0, 0, choices, can_wait=True)


def _ask_what_came() -> Ask:
    outcomes = (ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)
    choices = tuple(Choice(str(each), Says(outcome=each)) for each in outcomes)
    return Ask(AskKind.CAME_OF_IT, "", 0, 0, choices, can_wait=True)
