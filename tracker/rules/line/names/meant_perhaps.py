"""Whom a name may mean that nobody here bears: somebody called nearly so, or whoever is known at a firm called so. It
is asked, with them before somebody new. Knows no store."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.rules.line.line_reading import NEW, REST, Ask, AskKind, Choice, PartKind, PartState, Says, Someone
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import There
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.text import fold

OFFERED = 2
"""So many people are offered before somebody new."""
_LONGEST_FIRM = 5
"""Words of a firm that is looked for."""
_LEAST_LETTERS = 3
"""Of what was typed of a firm: with fewer it may be anything."""
_SIGNS = frozenset({"&", "+", "and", "und"})


def firm_at(
    sheet: Sheet, at: int, begins: Sequence[Someone], there: There, vocabulary: Vocabulary
) -> tuple[int, tuple[Someone, ...]]:
    """Where the firm ends that begins there with the family name of one of those ("pryce & dunne", "brandt strings"),
    and who is known at it; `at` and nobody where it is none, and nobody while it is being looked up."""
    end = at + 1
    found = at
    while end < min(at + _LONGEST_FIRM, len(sheet.words)) and sheet.is_free(end) and not sheet.words[end].pause:
        end += 1
        typed = _words_of(sheet.typed(at, end))
        if not any(begins_firm(typed, who.organisation) for who in begins):
            break
        if len(typed) > 1 and sheet.folded(end - 1) not in _SIGNS:
            found = end
    if found == at or all(sheet.run(n, found) in vocabulary.ways for n in range(at + 1, found)):
        return at, ()
    people = there.may_be(sheet.typed(at, found))
    if people is None:
        sheet.pending.update(range(at, found))
        return found, ()
    return found, tuple(who for who in people if begins_firm(_words_of(sheet.typed(at, found)), who.organisation))


def ask_who_of(sheet: Sheet, at: int, end: int, people: Sequence[Someone], name: str) -> tuple[Item, Choice | None]:
    """Ask who it was, of those and somebody new called `name`: what asks it, and the answer; None while there is
    none."""
    item = sheet.put(Item(at, end, PartKind.WHO))
    choices = offered(people, Someone(None, name))
    ask = Ask(AskKind.WHICH_PERSON, sheet.typed(at, end), *sheet.span(at, end), choices)
    return item, sheet.ask(ask, item, PartState.AMBIGUOUS)


def offered(people: Sequence[Someone], new: Someone) -> tuple[Choice, ...]:
    """Those who may be meant, and behind them that it is somebody new; and nobody, where there is room for that."""
    known = [Choice(f"id:{who.id}", Says(who=(who,)), who.name) for who in people[:OFFERED]]
    nobody = (Choice(REST, Says(as_rest=True)),) if len(known) < OFFERED else ()
    return (*known, Choice(NEW, Says(who=(new,)), new.name), *nobody)


def begins_firm(typed: Sequence[str], organisation: str) -> bool:
    """Whether the name of the firm begins with those words, the last of them perhaps not whole."""
    there = _words_of(organisation)
    *whole, last = typed or [""]
    return (
        bool(last) and len(typed) <= len(there) and there[: len(whole)] == whole and there[len(whole)].startswith(last)
    )


def is_firm_called(words: str, organisation: str) -> bool:
    """Whether a firm is called so, as far as it was typed: "hartwell", "pryce and dunne"."""
    typed = _words_of(words)
    return sum(map(len, typed)) >= _LEAST_LETTERS and begins_firm(typed, organisation)


def _words_of(text: str) -> list[str]:
    words = [word for word in re.findall(r"\w+", fold(text)) if word not in _SIGNS]
    return words[1:] if len(words) > 1 and words[0] == "the" else words
