"""What a line says, put into the form: the same fields as are typed one by one. Pure; knows neither Qt nor the store.

A click holds against the words that stood there, and words typed later against the click.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tracker.presentation.entry_form import Beside, Form, Next, Pressed
from tracker.rules.channel import Channel, Direction
from tracker.rules.line.line_reading import LineReading, Someone
from tracker.rules.prospect import Email, Phone

_SAYS: dict[Pressed, Callable[[LineReading], object]] = {
    Pressed.DIRECTION: lambda reading: reading.direction,
    Pressed.CHANNEL: lambda reading: reading.channel,
    Pressed.OUTCOME: lambda reading: reading.outcome,
    Pressed.WHEN: lambda reading: reading.when,
    Pressed.WHO: lambda reading: reading.who,
}


def filled(
    form: Form, before: LineReading, after: LineReading, e164: Callable[[str], str], learnt: bool = False
) -> Form:
    """The form with what the line says now, where it said `before` until now. As long as somebody's name is being
    looked up, whoever it was about stays. `learnt`: nothing was typed, there is only more known of who is there, and
    a click on how it was holds against that."""
    changed = {what for what, says in _SAYS.items() if says(before) != says(after)}
    if learnt:
        changed -= form.pressed - {Pressed.WHO}
    if after.waits:
        changed.discard(Pressed.WHO)
    pressed = form.pressed - changed
    form = replace(form, pressed=pressed)
    if Pressed.DIRECTION not in pressed:
        form = replace(form, direction=after.direction or _direction_meant(form, after))
    if Pressed.CHANNEL not in pressed:
        form = replace(form, channel=after.channel or _channel_meant(form, after))
    if Pressed.OUTCOME not in pressed:
        form = replace(form, outcome=after.outcome)
    if Pressed.WHEN not in pressed:
        form = replace(form, when=after.when)
    if Pressed.WHO in changed:
        form = with_people(form, after.who, e164)
    if (before.closes, before.closing) != (after.closes, after.closing):
        form = replace(form, refuses=after.closes, refuses_words=after.closing)
    no_more_called_off = before.was_called_off and not after.was_called_off
    if before.keeps != after.keeps or no_more_called_off or (Pressed.WHO in changed and after.keeps is not None):
        form = replace(form, keeps=after.keeps)
    return _with_note(form, after)


def _direction_meant(form: Form, after: LineReading) -> Direction:
    """To judge by as long as the line does not say: where a way was named it is ours, and else we met."""
    channel = form.channel if Pressed.CHANNEL in form.pressed else after.channel
    return Direction.MET if channel in (None, Channel.MEETING) else Direction.OUT


def _channel_meant(form: Form, after: LineReading) -> Channel:
    direction = form.direction
    if direction is Direction.MET:
        return Channel.MEETING
    asked = [choice.says.channel for ask in after.asks for choice in ask.choices if choice.says.channel is not None]
    return asked[0] if asked else Channel.CALL


def with_people(form: Form, who: Iterable[Someone], e164: Callable[[str], str]) -> Form:
    """The form about those people, the first known one first. Somebody else is not who objected, or agreed."""
    people = list(who)
    first = next((one for one in people if one.id is not None), people[0] if people else None)
    others = tuple(_beside(one) for one in people if one is not first)
    if first is None:
        return replace(_about(form, None, ""), others=others)
    by_mail = "@" in first.to
    if first.id is not None:
        about = _about(form, first.id, first.name)
        to = Email(first.to).key if by_mail else Phone(first.to, e164(first.to)).key if first.to else about.to
        return replace(about, others=others, to=to)
    return replace(
        _about(form, None, first.name),
        others=others,
        organisation=first.organisation,
        household=first.household,
        phone="" if by_mail else first.to,
        email=first.to if by_mail else first.also,
        shares=first.shares,
    )


def _beside(one: Someone) -> Beside:
    """Where somebody known belongs stands in their own record."""
    return Beside(one.id, one.name) if one.id is not None else Beside(None, one.name, one.organisation, one.household)


def _about(form: Form, prospect_id: int | None, name: str) -> Form:
    same = prospect_id is not None and prospect_id == form.who_id
    if same:
        return replace(form, who=name, organisation="", household="", phone="", email="", another=False, shares=False)
    return replace(
        form,
        who_id=prospect_id,
        who=name,
        organisation="",
        household="",
        phone="",
        email="",
        another=False,
        shares=False,
        keeps=None,
        about=False,
        missed=None,
        called_off=None,
        to="",
        exit=replace(form.exit, ticked=False),
        talk=replace(form.talk, lift=None),
    )


def _with_note(form: Form, after: LineReading) -> Form:
    """What follows the colon stands before what was typed into the note; what was typed there stays."""
    from_line = " ".join(part for part in (form.settled, after.note) if part)
    return with_note_of_line(form, from_line)


def with_note_of_line(form: Form, from_line: str) -> Form:
    """The note with that in the place of what the line gave it before. Where that was changed by hand, it stays."""
    if from_line == form.from_line:
        return form
    if not form.note.startswith(form.from_line):
        note = form.note if not from_line else f"{from_line} {form.note}".strip()
        return replace(form, note=note, from_line=from_line)
    own = form.note[len(form.from_line) :]
    if not form.from_line and own and from_line and not own[:1].isspace():
        own = f" {own}"
    return replace(form, note=f"{from_line}{own}" if from_line else own.lstrip(), from_line=from_line)


def chosen_next(form: Form, kind: Next) -> Form:
    """The form with that answer chosen, and without those it excludes."""
    last = {Next.THEIR_TURN, Next.NO_THANKS, Next.NOTHING}
    chosen = set(form.next) - (last if kind in last else {Next.NOTHING})
    if kind is Next.NOTHING:
        chosen = set()
    if kind is Next.NO_THANKS:
        chosen.discard(Next.TALK)
    return replace(form, next=frozenset({*chosen, kind}))
