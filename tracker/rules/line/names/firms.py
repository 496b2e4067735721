"""Which firm stands behind a name in a line: by what it is called, never by its place alone. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.rules.channel import Direction
from tracker.rules.line.line_reading import PartKind, Someone
from tracker.rules.line.names.naming import LONGEST_NAME, families_of, may_be_a_name, words_of
from tracker.rules.line.sheet import Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.text import fold
from tracker.rules.who.names import is_firm_word

LONGEST_FIRM = 6
"""Words of a firm that is looked for."""
_SHORTEST_FAMILY = 3
"""Letters of a family name by which a firm is theirs."""


def mark_firms(sheet: Sheet, is_first_name: Callable[[str], bool | None], vocabulary: Vocabulary) -> None:
    """Note on the sheet what can only be a firm behind somebody: nobody is looked for in its words.

    "Frost & Vine" behind a name of two words is one, unless somebody known has either for a first name.
    """
    at = 1
    while at < len(sheet.words):
        whole = at > 1 and not sheet.words[at - 1].pause and _may_be_named(sheet, at - 2, vocabulary)
        family = sheet.folded(at - 1) if whole and _may_be_named(sheet, at - 1, vocabulary) else ""
        begins, end = _firm_behind(sheet, at, family, vocabulary)
        if end > begins and not _is_by_words(sheet, begins, end) and not _is_theirs(sheet, begins, family):
            called = (is_first_name(sheet.words[n].text) for n in (begins, end - 1))
            end = end if all(each is False for each in called) else begins
        if end > begins and _is_behind_somebody(sheet, at, vocabulary):
            sheet.firms.update(range(begins, end))
            at = end
        else:
            at += 1


def firm_of(sheet: Sheet, first: int, last: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """From where to where the firm of the name goes that ends before `last`; nothing in it where there is none."""
    family = sheet.folded(last - 1) if last - first > 1 else ""
    return _firm_behind(sheet, last, family, vocabulary)


def _is_behind_somebody(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before may be a name's: it is plain, or somebody's already."""
    item = sheet.at(at - 1)
    return item.kind is PartKind.WHO if item is not None else _may_be_named(sheet, at - 1, vocabulary)


def _may_be_named(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    word = sheet.words[at]
    ours = word.folded in vocabulary.never_names or word.folded in vocabulary.small
    return word.is_plain and sheet.is_free(at) and not ours


def _is_by_words(sheet: Sheet, begins: int, end: int) -> bool:
    return any(is_firm_word(sheet.folded(n)) for n in range(begins, end))


def _is_theirs(sheet: Sheet, begins: int, family: str) -> bool:
    return len(family) >= _SHORTEST_FAMILY and _bare(sheet.folded(begins)) == _bare(family)


def _firm_behind(sheet: Sheet, at: int, family: str, vocabulary: Vocabulary) -> tuple[int, int]:
    sign = sheet.folded(at)
    leads = sign in vocabulary.firm_signs and sheet.is_free(at)
    if not leads and not (at < len(sheet.words) and sheet.words[at].pause):
        return at, at
    begins = at + leads
    end = begins
    while end < min(begins + LONGEST_FIRM, len(sheet.words)) and _may_be_of_it(sheet, begins, end, vocabulary):
        end += 1
    is_place = sign in vocabulary.at_places and _has_met(sheet, vocabulary)
    by_sign = (leads or bool(family)) and not (leads and sign in vocabulary.withs)
    found = (
        _by_its_words(sheet, begins, end, leads, is_place, vocabulary)
        or _by_the_name(sheet, begins, end, family)
        or (_by_its_sign(sheet, begins, end, vocabulary) if by_sign else None)
    )
    return (begins, found) if found is not None else (at, at)


def _may_be_of_it(sheet: Sheet, begins: int, at: int, vocabulary: Vocabulary) -> bool:
    word = sheet.words[at]
    if not sheet.is_free(at) or (word.pause and at > begins):
        return False
    if word.folded in vocabulary.in_firms:
        return word.folded == "the" or at > begins
    if not word.is_plain:
        return False
    ours = word.folded in vocabulary.never_names or word.folded in vocabulary.small
    return is_firm_word(word.folded) or not ours or word.is_capital


def _by_its_words(
    sheet: Sheet, begins: int, end: int, leads: bool, is_place: bool, vocabulary: Vocabulary
) -> int | None:
    """ "Berg Events", "hart flowers ltd": a word of firms behind one that names it. A word that is said of many things
    ("company", "school") is one only in capitals, or behind "of"."""
    names = 0
    found = None
    for at in range(begins, end):
        word = sheet.words[at]
        if names and is_firm_word(word.folded):
            common = word.folded in vocabulary.common_firms
            if not (is_place and (common or word.folded in vocabulary.firm_places)) and (
                not common or leads or word.is_capital
            ):
                found = at + 1
        elif found is not None:
            break
        if word.folded not in vocabulary.in_firms and word.folded not in vocabulary.never_names:
            names += 1
    return found


def _by_the_name(sheet: Sheet, begins: int, end: int, family: str) -> int | None:
    """ "Anna Berg, Berg Flowers": their family name stands first. "Ben Berg" is somebody else of the family."""
    if end - begins < 2 or not _is_theirs(sheet, begins, family):
        return None
    last = begins + 1
    if sheet.folded(last) in ("&", "and"):
        last = min(last + 1, end - 1)
    last += 1
    while last < end and sheet.words[last].is_capital and sheet.words[begins].is_capital:
        last += 1
    return last


def _by_its_sign(sheet: Sheet, begins: int, end: int, vocabulary: Vocabulary) -> int | None:
    """ "Frost & Vine" behind a whole name. "Ben Cole & Tom Hart" are two more people, and so are Ben and Tom behind
    somebody who is called by one name."""
    if end - begins < 3 or sheet.words[begins + 1].text not in ("&", "+"):
        return None
    both = all(sheet.folded(n) not in vocabulary.in_firms for n in (begins, begins + 2))
    alone = end - begins == 3 or is_firm_word(sheet.folded(begins + 3))
    return begins + 3 if both and alone else None


def _bare(word: str) -> str:
    return fold(word).rstrip("s")


def _has_met(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """Whether the line says that somebody was met: then "at Hart Bakery" is where."""
    ways = (item for item in sheet.items if item.kind is PartKind.WAY)
    senses = (vocabulary.ways.get(sheet.run(item.first, item.last)) for item in ways)
    return any(sense is not None and sense.direction is Direction.MET for sense in senses)


def organisation_behind(
    sheet: Sheet, first: int, last: int, people: Sequence[Someone], vocabulary: Vocabulary
) -> tuple[int, tuple[Someone, ...], str]:
    """Behind "@" or "from", or what is a firm by its words: where it ends, those of the people who belong to it, and
    what was typed; "" for none."""
    sign = sheet.folded(last)
    begins, ends = firm_of(sheet, first, last, vocabulary)
    if ends > begins:
        words = [word for n in range(begins, ends) for word in words_of(sheet.words[n].text)]
        belong = tuple(who for who in people if _all_begin(words, f"{who.organisation} {who.household}"))
        if belong or not people:
            return ends, belong, sheet.typed(begins, ends)
    if not sheet.is_free(last) or not (sign == "@" or (sign in vocabulary.froms and not sheet.words[last].pause)):
        return last, (), ""
    end = end_of_firm(sheet, last)
    for stop in range(end, last + 1, -1):
        words = [word for n in range(last + 1, stop) for word in words_of(sheet.words[n].text)]
        belong = tuple(who for who in people if words and _belongs_to(who, words))
        if belong:
            return stop, belong, sheet.typed(last + 1, stop)
    stop = last + 1
    while stop < end and sheet.run(stop, stop + 1) not in vocabulary.ways:
        inside = sign == "@" and sheet.folded(stop) in vocabulary.in_firms and stop + 1 < end
        if not (inside or may_be_a_name(sheet, stop, vocabulary)):
            break
        stop += 1
    if sign != "@" and people:
        return last, (), ""  # whoever is known is not told apart by where they may be from
    return (stop, (), sheet.typed(last + 1, stop)) if stop > last + 1 else (last, (), "")


def end_of_firm(sheet: Sheet, sign: int) -> int:
    """Up to where the name of a firm may go that begins behind that word."""
    end = sign + 1
    while end < len(sheet.words) and end - sign <= LONGEST_NAME and sheet.is_free(end) and not sheet.words[end].pause:
        end += 1
    return end


def _belongs_to(who: Someone, words: Sequence[str]) -> bool:
    """Whether they are of that firm or household, or of that family: "helen @ ashworths"."""
    family = all(word.removesuffix("s") in families_of(who) or word in families_of(who) for word in words)
    return family or _all_begin(words, f"{who.organisation} {who.household}")


def _all_begin(words: Sequence[str], text: str) -> bool:
    there = words_of(text)
    return all(any(one.startswith(word) for one in there) for word in words)
