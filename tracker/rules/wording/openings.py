"""Reads a message before it goes out: openings that ask for nothing agreed, a name used too often.

Knows nothing of the prospect, and says nothing to people: it gives codes and where in the text they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.text import fold
from tracker.rules.who.names import first_name

WORDS_PER_STRETCH = 80
WORDS_PER_SECOND = 2.6
USES_PER_STRETCH = 2


class WeakOpening(StrEnum):
    FOLLOWING_UP = "following-up"
    CHECKING_IN = "checking-in"
    TOUCHING_BASE = "touching-base"
    CIRCLING_BACK = "circling-back"
    DECIDED_YET = "decided-yet"
    ANYTHING_MORE = "anything-more"
    ANY_NEWS = "any-news"
    JUST_WONDERING = "just-wondering"


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the text: characters `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Weak:
    """A weak opening, where it stands, and the sentence it stands in."""

    code: WeakOpening
    span: Span
    sentence: Span


def _pattern(text: str) -> re.Pattern[str]:
    """Spaces match any run of white space, and words match whole."""
    return re.compile(rf"\b(?:{text})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)


_WEAK = {
    WeakOpening.FOLLOWING_UP: _pattern(r"(?:just )?follow(?:ing)?[ -]up"),
    WeakOpening.CHECKING_IN: _pattern(r"(?:just )?(?:checking in|check in(?! (?:at|to|for)\b))|just checking"),
    WeakOpening.TOUCHING_BASE: _pattern(r"(?:just )?touch(?:ing)? base"),
    WeakOpening.CIRCLING_BACK: _pattern(r"(?:just )?circl(?:e|ing) back"),
    WeakOpening.DECIDED_YET: _pattern(
        r"have you (?:decided|made (?:a|your) decision|made up your mind|(?:come to|reached) a decision)(?: yet)?"
    ),
    WeakOpening.ANYTHING_MORE: _pattern(
        r"(?:can|could) (?:I|we) do anything (?:more|else)(?: (?:to help|for you))?"
        r"|is there anything (?:more|else) (?:I|we) can do(?: (?:to help|for you))?"
    ),
    WeakOpening.ANY_NEWS: _pattern(r"any (?:news|updates?)"),
    WeakOpening.JUST_WONDERING: _pattern(r"just wondering|just wondered|was wondering"),
}

# What turns "checking in" into keeping one's word. "As discussed" is not here: a discussion is no yes.
_RESTS_ON_A_YES = _pattern(
    r"as (?:(?:we|you) (?:had |both )?)?(?:agreed|arranged|promised|asked|requested)|as I (?:had )?promised"
    r"|(?:you|we) (?:asked|agreed|arranged)|you said I (?:may|might|could|can)|my promise|our agreement"
)

_GREETING = re.compile(
    r"\s*(?:hi|hello|hey|dear|good\s+(?:morning|afternoon|evening|day))\b(?:[^\S\n]+(?!just\b|I\b|we\b)[^\s,.:;!?–—-]+){0,3}"
    r"(?:[,.:;!–—-]+|\s*\n)",
    re.IGNORECASE,
)
_PLEASANTRY = re.compile(
    r"\s*(?:I\s+|we\s+)?(?:hope|trust)\b[^.!?\n]*\b(?:well|good|fine|great|finds\s+you)\b[^.!?\n]*[.!?\n]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?\n]|$)")

_ORDER_WORDS = (
    r"(?:(?<!\bin\s)order(?:s|ed|ing)?(?! of\b)|quot(?:e|ation)|proposal|offer|contract|decision|decided?"
    r"|go(?:ing)? ahead|mov(?:e|ing) forward|sign(?:ed|ing)?|purchas(?:e|ing)|buy(?:ing)?|book(?:ed|ing)?)"
)
_ORDER = _pattern(_ORDER_WORDS)
_ASKING = _pattern(
    rf"(?:let (?:me|us) know|tell (?:me|us)|wonder(?:ing|ed)?) (?:if|whether|when|what)\b.*{_ORDER_WORDS}"
)


def weak_openings(text: str) -> tuple[Weak, ...]:
    """The weak openings in the first sentence, in the order they stand.

    A greeting and a "hope you are well" come before the opening, so they are passed over. A sentence that
    says on what yes it rests ("checking in as agreed on 18 October") has none.
    """
    start, end = _first_sentence(text)
    sentence = _trimmed(text, start, end)
    if _RESTS_ON_A_YES.search(text, start, end):
        return ()
    found = [
        Weak(code, Span(match.start(), match.end()), sentence)
        for code, pattern in _WEAK.items()
        if (match := pattern.search(text, start, end)) is not None
    ]
    return tuple(sorted(found, key=lambda weak: weak.span.start))


def name_too_often(text: str, name: str) -> int:
    """How many times the first name stands in the text beyond what reads naturally, 0 where it is fine.

    Twice in every eighty words or part of them is natural: once in the greeting and once more. Beyond that
    a name sounds like a sales technique. "Jo's" counts as a use; accents and case make no difference.
    """
    words = _words(text)
    stretches = max(1, -(-len(words) // WORDS_PER_STRETCH))
    return max(0, name_uses(text, name) - USES_PER_STRETCH * stretches)


def name_uses(text: str, name: str) -> int:
    """How many times the first name stands in the text, accents and case aside."""
    first = first_name(name)
    return _words(text).count(first) if first else 0


def seconds_aloud(text: str) -> int:
    """How long it takes to say the text, at the unhurried pace of a message that is to be understood; whole seconds."""
    return round(len(_words(text)) / WORDS_PER_SECOND)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def asks_about_the_order(text: str) -> tuple[Span, ...]:
    """The sentences that ask about the order or the decision, anywhere in the text: goodwill asks for nothing.

    A question that speaks of the order, the quote or the decision, or a "let me know whether you decided".
    """
    return tuple(
        Span(start, end)
        for start, end in _sentences(text)
        if (text[end - 1] == "?" and _ORDER.search(text, start, end)) or _ASKING.search(text, start, end)
    )


def _first_sentence(text: str) -> tuple[int, int]:
    at = 0
    for lead in (_GREETING, _PLEASANTRY):
        match = lead.match(text, at)
        at = match.end() if match is not None else at
    return next(_sentences(text, at), (at, len(text)))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Those characters without the white space round them."""
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), max(start, end - len(inside) + len(inside.rstrip())))


def _sentences(text: str, at: int = 0) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence that holds a letter; a line's end closes one too."""
    for match in _SENTENCE.finditer(text, at):
        if any(character.isalpha() for character in match.group()):
            yield match.start(), match.end()
