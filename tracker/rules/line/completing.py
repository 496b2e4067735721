"""The name that is being typed, and whose it may become. Knows no store."""

from __future__ import annotations

from tracker.rules.line.line_reading import Completion, PartKind, PartState, Someone
from tracker.rules.line.names.naming import LONGEST_NAME, is_bound
from tracker.rules.line.sheet import Sheet
from tracker.rules.line.there import There
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.text import fold

MOST = 5


def completion(sheet: Sheet, there: There, cursor: int, vocabulary: Vocabulary) -> Completion | None:
    """What the word that ends at the cursor may be completed to; None in the middle of one, behind a space, in a word
    that says how, and where somebody is named already and nothing binds another."""
    at = next((n for n, word in enumerate(sheet.words) if word.end == cursor), None)
    if at is None or not sheet.words[at].is_plain:
        return None
    item = sheet.at(at)
    if item is not None and (item.kind is not PartKind.WHO or "@" in sheet.run(item.first, item.last)):
        return None
    settled = item.says.who if item is not None and item.state is PartState.UNDERSTOOD else ()
    if settled and all(who.id is None for who in settled):
        return None  # it was said that they are new
    if sheet.folded(at) in vocabulary.small and at not in sheet.named:
        return None
    for first in range(max(0, at - LONGEST_NAME + 1), at + 1):
        if item is not None and first != item.first:
            continue
        if sheet.is_broken(first, at + 1) or any(_is_other(sheet, n, at) for n in range(first, at)):
            continue
        if item is None and not _may_begin(sheet, first, vocabulary):
            continue
        typed = sheet.typed(first, at + 1)
        called = there.called(typed)
        if called is not None and called.exactly and first < at:
            return None
        known = {who: who for who in called.begins} if called is not None else {}
        people = tuple(dict.fromkeys((*called.exactly, *called.begins))) if called is not None else ()
        people = tuple(known.get(who, who) for who in people)
        people = tuple(who for who in people if fold(who.name) != fold(typed))
        if people:
            start, end = sheet.span(first, at + 1)
            return Completion(start, end, typed, people[:MOST], _rest_of(people[0], typed))
    return None


def _is_other(sheet: Sheet, n: int, at: int) -> bool:
    """Whether the word there belongs to something else than the one being typed."""
    item = sheet.at(n)
    return item is not None and item is not sheet.at(at)


def _may_begin(sheet: Sheet, first: int, vocabulary: Vocabulary) -> bool:
    named = any(item.kind is PartKind.WHO for item in sheet.items)
    joined = sheet.words[first].pause or is_bound(sheet, first, vocabulary, by_way=False)
    return not named or sheet.words[first].is_capital or joined


def _rest_of(who: Someone, typed: str) -> str:
    """What follows in the name, as it is written there."""
    folded = fold(typed)
    for at in range(len(who.name) + 1):
        if fold(who.name[:at]) == folded:
            return who.name[at:]
    return ""
