"""Somebody named in a line, and what a word has to be to name anybody. Knows no store."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tracker.rules.line.line_reading import PartKind, Someone
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import There
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.text import fold
from tracker.rules.who.names import first_name

LONGEST_NAME = 5
"""Words of a name that is looked for."""
THEIRS = re.compile(r"(.{2,})['’]s")
_FIRST = re.compile(r"(^|-|['’](?=\w{2}))(\w)")
_APART_IN_NAME = re.compile(r"\b(o|mc) (\w)(?=\w\w)")
_TOO_LONG_TO_END_SO = 5
"""Letters from which a word that ends as a verb does is one: "discussed", and not "Fred"."""


@dataclass(slots=True)
class Naming:
    """Somebody named in the line. `people` are those who are, once that is settled; `is_new` that it is somebody nobody
    knows. `to` is the number or address they were named by. `has_it` are those whose that is."""

    item: Item
    people: tuple[Someone, ...] = ()
    is_new: bool = False
    is_said_new: bool = False
    """The line says that they are: "new client anna"."""
    is_theirs: bool = False
    """It stands in the genitive: "jo's call"."""
    to: str = ""
    has_it: tuple[Someone, ...] = ()


def is_first_name(word: str, there: There) -> bool | None:
    """Whether somebody is called so, by their first name or all of it; None while nobody knows."""
    called = there.called(word)
    if called is None:
        return None
    return bool(called.exactly) or any(bears_first(who, word) for who in called.begins)


def is_bound(sheet: Sheet, at: int, vocabulary: Vocabulary, *, by_way: bool = True) -> bool:
    """Whether the words before bind it to a person: "and …", "with …", "from …", and, `by_way`, "called …"."""
    before = sheet.folded(at - 1)
    if (
        before in vocabulary.joins
        or before in vocabulary.withs
        or before in vocabulary.froms
        or before in vocabulary.tos
    ):
        return True
    item = sheet.at(at - 1)
    return by_way and item is not None and item.kind is PartKind.WAY


def may_be_a_name(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    if not sheet.is_free(at) or not sheet.words[at].is_plain:
        return False
    word = sheet.words[at]
    if at in sheet.named:
        return True
    if word.folded in vocabulary.small or word.folded in vocabulary.never_names or word.folded == "@":
        return False
    is_verb = len(word.folded) >= _TOO_LONG_TO_END_SO and word.folded.endswith(vocabulary.verb_endings)
    return word.is_capital or not is_verb


def goes_on(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether it is the second word of a name that nobody here bears: "Emma Grant" is not Tessa Grant."""
    return at > 0 and not sheet.words[at].pause and (at - 1 in sheet.named or may_be_a_name(sheet, at - 1, vocabulary))


def is_counted(sheet: Sheet, at: int) -> bool:
    """Whether a number of its own stands before it: "2 cases callum rang"."""
    return sheet.is_free(at - 1) and sheet.folded(at - 1).isdecimal()


def only_small_before(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    return all(sheet.at(n) is not None or sheet.folded(n) in vocabulary.small for n in range(at))


def as_name(typed: str, vocabulary: Vocabulary) -> str:
    """As a name is written: what was typed small gets its capitals, what was not stays."""
    written = _APART_IN_NAME.sub(_joined, typed) if typed.islower() else typed
    words = written.replace(",", " ").split()
    small = vocabulary.particles | vocabulary.in_firms
    kept = [n for n, word in enumerate(words) if any(c.isupper() for c in word) or (n and word in small)]
    return " ".join(word if n in kept else _FIRST.sub(_capital, word) for n, word in enumerate(words))


def _joined(found: re.Match[str]) -> str:
    """ "o brien" as O'Brien, "mc donald" as McDonald."""
    begins = "Mc" if found[1] == "mc" else "O'"
    return f"{begins}{found[2].upper()}"


def _capital(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2].upper()}"


def without_genitive(text: str) -> str:
    found = THEIRS.fullmatch(text)
    return found[1] if found is not None else text


def families_of(who: Someone) -> tuple[str, ...]:
    """By what they are called together with others: their last name, and their household's."""
    return (*words_of(who.name)[1:][-1:], *words_of(who.household))


def bears_first(who: Someone, word: str, folded: bool = False) -> bool:
    """Whether that is their first name; accents count, unless `folded`."""
    first = first_name(who.name)
    if not first or fold(word) != first:
        return False
    return folded or any(
        plain(one) == plain(word) for one in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", who.name))
    )


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
