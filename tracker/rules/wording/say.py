"""Wording made from an agreement: a template with places in plain braces, and what goes into them.

Knows neither the store nor a screen. {day}, {topic}, {questions} and the rest are filled from the history; what stands
in [brackets] is left out where its places have nothing to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """What a template can leave a place for; the value is what stands between the braces."""

    NAME = "name"
    DAY = "day"
    TOPIC = "topic"
    QUESTIONS = "questions"
    NEXT = "next"
    AGAIN = "again"
    ME = "me"
    COMPANY = "company"
    RING_BACK = "ring_back"


@dataclass(frozen=True, slots=True)
class Templates:
    """The wording the user has chosen: for a voicemail, for an e-mail's subject and text, and for a text message."""

    voicemail: str = (
        "Hello {name}, this is {me}[ from {company}].\n"
        "I am calling as agreed on {day}[: {topic}].\n"
        "You asked: {questions}\n"
        "What happens next: {next}.\n"
        "There is nothing you need to do. I will try you once more {again}.\n"
        "If another time is easier: {ring_back}. Thank you."
    )
    subject: str = "As agreed on {day}[: {topic}]"
    email: str = (
        "Hello {name},\n"
        "\n"
        "I am writing as agreed on {day}[: {topic}].\n"
        "You asked: {questions}\n"
        "\n"
        "What happens next: {next}.\n"
        "\n"
        "{me}\n"
        "{company}\n"
        "{ring_back}"
    )
    text: str = (
        "Hello {name}, this is {me}[ from {company}][, as agreed on {day}][: {topic}].\n"
        "You asked: {questions}\n"
        "What happens next: {next}.\n"
        "{ring_back}"
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """The finished text. `unknown` are places the template names that there are none of, as they were typed."""

    text: str
    unknown: tuple[str, ...] = ()


_PLACE = re.compile(r"\{([^{}\n]*)\}")


_OPTIONAL = re.compile(r"\[([^\[\]\n]*)\]")


_ENDED = re.compile(r"([.?!…])\.(?!\.)")
"""A full stop after what has ended already."""


def fill(template: str, values: dict[Place, str]) -> Filled:
    """The template with its places filled. No template, however odd, raises.

    A line none of whose known places has anything to say is left out, and so are the blank lines that would
    then stand together. So is a part in [brackets] that has a known place, and the brackets where it stays. An unknown
    place stays as it was typed, so that it is seen.
    """
    lines: list[str] = []
    for line in template.splitlines():
        if _places(line) and not _says(line, values):
            continue
        needed = _OPTIONAL.sub(lambda match: _part(match, values), line)
        filled = _ENDED.sub(r"\1", _PLACE.sub(lambda match: _value(match, values), needed)).rstrip()
        if filled or (lines and lines[-1]):
            lines.append(filled)
    return Filled("\n".join(lines).strip(), unknown_places(template))


def unknown_places(template: str) -> tuple[str, ...]:
    """The places a template names that there are none of, each once, with their braces."""
    return tuple(dict.fromkeys(f"{{{name}}}" for name in _PLACE.findall(template) if _place(name) is None))


def one_value(text: str) -> str:
    """A value as it fits into a sentence: on one line, without the full stop that the template has anyway."""
    return " ".join(text.split()).rstrip(" .;,")


def as_questions(texts: tuple[str, ...]) -> str:
    """Their open questions in a row, each with its question mark."""
    return " ".join(text if text.endswith("?") else f"{text}?" for text in map(one_value, texts) if text)


def _place(name: str) -> Place | None:
    wanted = name.strip().casefold()
    return next((place for place in Place if place.value == wanted), None)


def _places(text: str) -> list[Place]:
    return [place for name in _PLACE.findall(text) if (place := _place(name)) is not None]


def _says(text: str, values: dict[Place, str]) -> bool:
    return any(values.get(place, "").strip() for place in _places(text))


def _part(match: re.Match[str], values: dict[Place, str]) -> str:
    """A part in brackets: as it is where nothing in it can be filled."""
    if not _places(match.group(1)):
        return match.group()
    return match.group(1) if _says(match.group(1), values) else ""


def _value(match: re.Match[str], values: dict[Place, str]) -> str:
    place = _place(match.group(1))
    return match.group() if place is None else values.get(place, "")
