"""What a line says of what is still to come, taken out of it and put with what follows. Pure; holds no state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.presentation.entry.line_into_form import chosen_next
from tracker.presentation.entry.next_line import typed_next
from tracker.presentation.entry_form import Form, Next
from tracker.presentation.here import Here
from tracker.presentation.time_field import general_waking
from tracker.rules.channel import Channel
from tracker.rules.line.cutting import squeezed
from tracker.rules.line.line_reading import PLAN, Ask, LineReading, PartKind, Refusal, RefusalReason
from tracker.rules.line.moment import Moment
from tracker.rules.line.next_reading import NextKind

if TYPE_CHECKING:
    from tracker.rules.line.steps import Step


def step_in(line: LineReading, here: Here) -> Step | None:
    """What the line says at its end is next; None for nothing."""
    # The grammar is read in with the first letter that is typed: nothing before waits for it.
    from tracker.rules.line import steps

    return steps.step_in(line, Moment(here.now, here.zone, here.words, general_waking(here.policy)))


def planned(
    form: Form, line: LineReading, refusals: Sequence[Refusal], channel: Channel | None, here: Here
) -> Form | None:
    """The form with what has not happened yet no more in its line, and in what follows; None where there is none."""
    refused: list[Refusal | Ask] = [r for r in refusals if r.reason is RefusalReason.NOT_YET]
    asked = [ask for ask in line.asks if any(choice.key == PLAN for choice in ask.choices)]
    comes = next(iter((*refused, *asked)), None)
    if comes is None:
        return None
    from tracker.rules.line.tongues import vocabulary_of

    known, text = vocabulary_of(here.words.languages), line.text
    ways = [part for part in line.parts if part.kind is PartKind.WAY]
    senses = [known.ways.get(squeezed(text[part.start : part.end])) for part in ways]
    # "coffee with tom friday": the coffee is to come as well, and how it was agreed is still to be said.
    things = ways if all(sense is not None and sense.is_thing for sense in senses) else []
    for start, end in sorted([(comes.start, comes.end), *((p.start, p.end) for p in things)], reverse=True):
        text = f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()
    form = chosen_next(replace(form, line=text), Next.TALK)
    by = f" {known.by_way[channel]}" if things and channel is not None and channel is not Channel.CALL else ""
    return typed_next(form, NextKind.TALK, f"{comes.about}{by}", here)
