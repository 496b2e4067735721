"""What a line says is next, without the sign that says so: "jo rang, call in a month", "im to ring jo monday".

It is found in what the reading left over, at the end of the line, whoever is named in the midst of it; and it is only
offered. Knows no person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.rules.line.cutting import Word, words_in
from tracker.rules.line.line_reading import LineReading, Part, PartKind, PartState
from tracker.rules.line.moment import Moment
from tracker.rules.line.next_reading import NextKind, NextPartKind, NextReading
from tracker.rules.line.reading_next import next_kind, owed, read_next
from tracker.rules.line.tongues import vocabulary_of
from tracker.rules.line.vocabulary import Vocabulary

_PARTED = re.compile(r"[,;]\s+|\s[-–]\s+|[.!]\s+")
"""Between what somebody said and what is next."""
_LONGEST_LEAD = 4
"""Words by which somebody would have what is next."""
_EDGES = " ,;-–"


@dataclass(frozen=True, slots=True)
class Step:
    """`words` say what is next, and `line` is the whole line with them set apart behind the sign."""

    kind: NextKind
    words: str
    line: str


def step_in(reading: LineReading, moment: Moment) -> Step | None:
    """What the line says at its end is next, where that is plain; None for nothing."""
    if not reading.who:
        return None
    vocabulary = vocabulary_of(moment.words.languages)
    tail = _tail(reading)
    for n, part in enumerate(tail):
        if not _is_left(part):
            continue
        named = _named_in(reading.text, tail[n:])
        for first, words in _beginnings(reading.text, tail[n:]):
            for stays, begins in _steps_at(words, vocabulary):
                said = words[begins:].strip()
                kind = _kind(said, moment, vocabulary, stays is not None)
                if kind is not None:
                    before = (reading.text[:first], named, words[:stays] if stays is not None else "")
                    kept = [each.strip(_EDGES) for each in before]
                    return Step(kind, said, f"{' '.join(each for each in kept if each)} > {said}")
    return None


def _is_left(part: Part) -> bool:
    return part.kind is PartKind.REST and part.state is PartState.NOT_UNDERSTOOD


def _tail(reading: LineReading) -> list[Part]:
    """The parts at the end of the line that are left over, and those among them that only name somebody."""
    if not reading.parts or reading.text[reading.parts[-1].end :].strip(" .!"):
        return []
    tail: list[Part] = []
    for part in reversed(reading.parts):
        who = part.kind is PartKind.WHO and part.state is PartState.UNDERSTOOD
        if not (_is_left(part) or who or part.kind is PartKind.JOIN):
            break
        tail.insert(0, part)
    return tail


def _named_in(text: str, parts: Sequence[Part]) -> str:
    """Whoever is named among those parts, with what stands between two of them."""
    named = [part for part in parts if part.kind is PartKind.WHO]
    between = [p for p in parts if named and named[0].start <= p.start < named[-1].end and not _is_left(p)]
    return " ".join(text[part.start : part.end] for part in between)


def _beginnings(text: str, parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """Where what is next may begin, and all that is left over from there on: with the first of the parts, and, where
    nobody is named among them, behind a comma inside it."""
    first = parts[0].start
    left = " ".join(text[part.start : part.end] for part in parts if _is_left(part))
    yield first, left
    if len(parts) == 1:
        for sign in _PARTED.finditer(left):
            yield first + sign.end(), left[sign.end() :]


def _steps_at(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int | None, int]]:
    """Where in those words what is next may begin: with the first, and behind who would have it so ("wants"). Before
    it, where something was put off to then, up to where it is said of what: "the review moved to the 10th"."""
    words = words_in(text)
    for last in range(min(_LONGEST_LEAD, len(words) - 1), 0, -1):
        if _spelt(words[:last]) in vocabulary.step_leads:
            yield None, words[last].start
    yield None, 0
    for first in range(len(words)):
        for last in range(min(first + _LONGEST_LEAD, len(words) - 1), first, -1):
            if _spelt(words[first:last]) in vocabulary.put_off_to:
                yield words[first].start, words[last].start


def _spelt(words: Sequence[Word]) -> str:
    return " ".join(word.folded for word in words)


def _kind(text: str, moment: Moment, vocabulary: Vocabulary, is_put_off: bool) -> NextKind | None:
    """Which answer those words are, where they are plain: a promise with its time, a way with one ("call in a month"),
    a time something was put off to, or that they come to us. None for all else, such as "wedding in may"."""
    kind, words = next_kind(text, vocabulary), words_in(text)
    if kind is NextKind.THEIR_TURN and not is_put_off:
        return kind
    if kind not in (NextKind.TALK, NextKind.PROMISE) or (kind is NextKind.PROMISE and not owed(words, vocabulary)):
        return None
    reading = read_next(text, kind, moment, vocabulary=vocabulary)
    comes = reading.window is not None and reading.window.ends > moment.now
    is_plain = kind is NextKind.PROMISE or _is_plain_talk(reading, words, is_put_off)
    return kind if comes and is_plain else None


def _is_plain_talk(reading: NextReading, words: Sequence[Word], is_put_off: bool) -> bool:
    """ "call in a month about the tiers", "me back in jan": nothing but a time, that it is to talk and about what."""
    when = next((part for part in reading.parts if part.kind is NextPartKind.WHEN), None)
    says_more = when is not None and any(not when.start <= word.start < when.end for word in words)
    is_said_so = any(part.kind is NextPartKind.TOPIC for part in reading.parts)
    return (not reading.topic or is_said_so) and (reading.is_channel_named or says_more or is_put_off)
