"""A line of plain words, said back: the reading as a sentence, and what has to be asked. Knows no state."""

from tracker.presentation.words.lines.asking import (
    NEXT_STEP,
    asked,
    not_understood,
    refused,
    with_left_over,
    with_next_step,
)
from tracker.presentation.words.lines.next_lines import day_off, next_line, which_time
from tracker.presentation.words.lines.reading import beside_name, part, reading, when_chip
from tracker.presentation.words.lines.told import Asked, AskedAs, How, Pick, Told

__all__ = [
    "NEXT_STEP",
    "Asked",
    "AskedAs",
    "How",
    "Pick",
    "Told",
    "asked",
    "beside_name",
    "day_off",
    "next_line",
    "not_understood",
    "part",
    "reading",
    "refused",
    "when_chip",
    "which_time",
    "with_left_over",
    "with_next_step",
]
