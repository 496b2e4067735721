"""Whoever may be new in a line: the words in the place of a person that name nobody here. Knows no store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.rules.line.line_reading import PartKind, PartState, Says, Someone
from tracker.rules.line.names.firms import organisation_behind
from tracker.rules.line.names.naming import (
    THEIRS,
    Naming,
    as_name,
    is_bound,
    is_counted,
    may_be_a_name,
    only_small_before,
    without_genitive,
)
from tracker.rules.line.near_words import is_near_way
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.who.names import is_firm_word

LONGEST_NEW = 3
"""Words of a new name in small letters, where something else stands behind it; else it is two."""


def new_people(sheet: Sheet, vocabulary: Vocabulary, namings: Sequence[Naming]) -> list[Naming]:
    """Somebody new: the words in the place of a person, where nobody else is, or bound to somebody who is.

    Once more for those who are only bound to somebody new behind them: "met Sara Lind, Ben Hart & Tom".
    """
    found = _new_from_left(sheet, vocabulary, namings)
    return found + _new_from_left(sheet, vocabulary, [*namings, *found]) if found else found


def _new_from_left(sheet: Sheet, vocabulary: Vocabulary, namings: Sequence[Naming]) -> list[Naming]:
    found: list[Naming] = []
    at = _first_title(sheet, vocabulary) if not namings else 0
    described = _described(sheet, vocabulary)
    while at < len(sheet.words):
        said = _said_new(sheet, at, vocabulary, bool(namings) or bool(found))
        if said is not None:
            sheet.put(Item(at, said, PartKind.JOIN))
            at = said
        is_no_name = at in described or (at in sheet.firms and _belongs_to_who(sheet, at))
        last = None if is_no_name else _new_name_at(sheet, at, vocabulary, said is None and bool(namings or found))
        if last is None:
            at += 1
            continue
        end, _none, organisation = organisation_behind(sheet, at, last, (), vocabulary)
        typed = sheet.typed(at, last)
        new = Someone(None, as_name(without_genitive(typed), vocabulary), organisation)
        item = sheet.put(Item(at, end, PartKind.WHO, PartState.NEW_PERSON, Says(who=(new,))))
        found.append(Naming(item, (new,), True, said is not None, is_theirs=without_genitive(typed) != typed))
        at = end
    return found


def _described(sheet: Sheet, vocabulary: Vocabulary) -> set[int]:
    """Words that say more of somebody who is named behind them: "new bloke at blake roofing name of gary"."""
    found: set[int] = set()
    for item in sheet.items:
        at = item.first if sheet.run(item.first, item.last) in vocabulary.called_so else 0
        while at > 0 and not sheet.words[at].pause and sheet.at(at - 1) is None:
            at -= 1
            found.add(at)
    return found


def _first_title(sheet: Sheet, vocabulary: Vocabulary) -> int:
    """Where the first name with a title stands, which is surely one: "dropped off bins, saw mrs reid". 0 for none."""
    for at in range(len(sheet.words) - 1):
        titled = sheet.is_free(at) and sheet.folded(at).rstrip(".") in vocabulary.titles
        if titled and may_be_a_name(sheet, at + 1, vocabulary) and not sheet.words[at + 1].pause:
            said_new = said_new_before(sheet, at, vocabulary)
            return at if said_new is None else said_new
    return 0


def _said_new(sheet: Sheet, at: int, vocabulary: Vocabulary, has_who: bool) -> int | None:
    """Where the name begins behind "new" or "new client" that says that somebody is; None for no such thing.

    Beside somebody else "new" alone says it before capitals only: "jo rang new kitchen".
    """
    if sheet.folded(at) not in vocabulary.newness or not sheet.is_free(at):
        return None
    as_what = sheet.folded(at + 1) in vocabulary.new_as and sheet.is_free(at + 1)
    name = at + 1 + as_what
    if not may_be_a_name(sheet, name, vocabulary) or said_new_before(sheet, name, vocabulary) is None:
        return None
    return name if as_what or not has_who or sheet.words[name].is_capital else None


def said_new_before(sheet: Sheet, name: int, vocabulary: Vocabulary) -> int | None:
    """Where the words begin that say of the name there that it is somebody new; None where none do."""
    as_what = sheet.folded(name - 1) in vocabulary.new_as and sheet.is_free(name - 1)
    at = name - 1 - as_what
    if sheet.folded(at) not in vocabulary.newness or not sheet.is_free(at) or (sheet.words[name].pause and not as_what):
        return None
    begins = at == 0 or sheet.words[at].pause or sheet.at(at - 1) is not None
    return at if begins or only_small_before(sheet, at, vocabulary) or is_bound(sheet, at, vocabulary) else None


def _belongs_to_who(sheet: Sheet, at: int) -> bool:
    """Whether somebody stands before the firm there, or before the rest of it."""
    while at - 1 in sheet.firms:
        at -= 1
    before = sheet.at(at - 1) or sheet.at(at - 2)
    return before is not None and before.kind is PartKind.WHO


def _new_name_at(sheet: Sheet, at: int, vocabulary: Vocabulary, has_who: bool) -> int | None:
    if not may_be_a_name(sheet, at, vocabulary) or is_counted(sheet, at):
        return None
    if _is_slip_of_a_way(sheet, at, vocabulary) or (has_who and _is_a_place(sheet, at, vocabulary)):
        return None
    title = sheet.folded(at).rstrip(".") in vocabulary.titles
    last = at + 1
    while last < len(sheet.words) and not sheet.words[last].pause and may_be_a_name(sheet, last, vocabulary):
        if (last in sheet.firms and last - 1 not in sheet.firms) or sheet.folded(last) in vocabulary.foreign:
            break
        last += 1
    length = last - at
    if title and length == 1:
        return None
    whose = THEIRS.fullmatch(sheet.words[last - 1].text)
    if whose and sheet.is_free(last) and sheet.folded(last) in vocabulary.relations and not sheet.words[last].pause:
        return last + 1  # "beth's mum" is neither Beth nor Beth's
    capitals = 0
    while capitals < length and sheet.words[at + capitals].is_capital:
        capitals += 1
    if has_who:
        joined = _is_joined(sheet, at, vocabulary) or _leads_to_who(sheet, last, vocabulary)
        comma = sheet.words[at].pause and sheet.words[at].is_capital
        if not (joined or comma) or (length > 2 + title and not capitals):
            return None
    elif not (at == 0 or is_bound(sheet, at, vocabulary) or only_small_before(sheet, at, vocabulary)) and not capitals:
        return None
    if title and not capitals and length > 3:
        return at + 2  # behind a title the family name, and then what else was said
    most = max(capitals, 2 + title + any(sheet.folded(n) in vocabulary.particles for n in range(at, last)))
    begins_line = at == 0 and capitals == 1 and length == 2 and _ends_there(sheet, last)  # "Anna berg rang"
    if capitals and capitals < length and length > 1 and not begins_line:
        most = capitals
    elif length == LONGEST_NEW and _ends_there(sheet, last):
        most = LONGEST_NEW
    return at + min(length, most)


def _is_slip_of_a_way(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """ "spoje with hannah": what begins the line, is nearly a way and is bound to somebody is no name."""
    word, behind = sheet.words[at], sheet.folded(at + 1)
    bound = behind in vocabulary.withs or behind in vocabulary.froms or behind in vocabulary.tos
    return at == 0 and not word.is_capital and bound and is_near_way(word.folded, vocabulary)


def _is_a_place(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """ "we met at the Harbour View, Wes and I"."""
    before = at - 1
    while before > 0 and sheet.words[before].is_capital and sheet.is_free(before) and not sheet.words[before + 1].pause:
        before -= 1
    return sheet.folded(before) == "the" and sheet.folded(before - 1) in vocabulary.at_places


def _leads_to_who(sheet: Sheet, last: int, vocabulary: Vocabulary) -> bool:
    """Whether "and" stands there, and somebody behind it."""
    joined = sheet.folded(last) in vocabulary.joins
    item = sheet.at(last + 1 if joined else last)
    pause = last < len(sheet.words) and sheet.words[last].pause and not sheet.is_parted_by_a_dash(last)
    return (joined or pause) and item is not None and item.kind is PartKind.WHO


def _ends_there(sheet: Sheet, last: int) -> bool:
    """Whether a way, a comma or the end of the line stands behind a name."""
    item = sheet.at(last)
    return last >= len(sheet.words) or sheet.words[last].pause or (item is not None and item.kind is PartKind.WAY)


def _is_joined(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before adds somebody, or a number stands there, whose this may be."""
    before, item = sheet.folded(at - 1), sheet.at(at - 1)
    by_number = item is not None and item.kind is PartKind.WHO and not sheet.words[at - 1].is_plain
    said_so = item is not None and sheet.run(item.first, item.last) in vocabulary.called_so
    joins = before in vocabulary.joins and not _joins_things(sheet, at - 1, vocabulary)
    withs = before in vocabulary.withs and (sheet.words[at].is_capital or _is_behind_who(sheet, at - 1))
    return joins or withs or by_number or said_so


def _is_behind_who(sheet: Sheet, at: int) -> bool:
    """Whether somebody stands right before the word there: "met jo with sara", and not "priya came by with swatches",
    which is rather a thing."""
    item = sheet.at(at - 1)
    return item is not None and item.kind is PartKind.WHO and not sheet.words[at].pause


def _joins_things(sheet: Sheet, join: int, vocabulary: Vocabulary) -> bool:
    """Whether what stands before "and" can be nobody, so that what is behind it is not either: "tasted lemon and
    vanilla", "discussed tiers and flowers"."""
    at = join - 1
    if sheet.words[join].pause or not sheet.is_free(at) or sheet.folded(at) in vocabulary.relations:
        return False
    if join + 1 < len(sheet.words) and sheet.words[join + 1].is_capital:
        return False
    while at > 0 and may_be_a_name(sheet, at, vocabulary) and not sheet.words[at].pause:
        at -= 1
    stands = may_be_a_name(sheet, at, vocabulary) or (at < join - 1 and not sheet.is_free(at))
    return not stands and not (at < join - 1 and sheet.folded(at) in vocabulary.small)


def brought_along(sheet: Sheet, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """A word or two behind "with" that are left over, and may be somebody who came along or something brought."""
    for at in range(2, len(sheet.words)):
        if sheet.folded(at - 1) not in vocabulary.withs or sheet.at(at - 1) is not None or sheet.words[at].pause:
            continue
        if sheet.at(at - 2) is None or not may_be_a_name(sheet, at, vocabulary):
            continue
        last = at + 1 + may_be_a_name(sheet, at + 1, vocabulary)
        if _ends_there(sheet, last):
            yield at, last


def beside_new(sheet: Sheet, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Two small words behind a comma that may be one more name: "met anna berg, ben cole". They are too little to go
    by, and are offered only behind somebody new who is written as they are."""
    for at in range(2, len(sheet.words) - 1):
        before = sheet.at(at - 1)
        is_new = before is not None and before.kind is PartKind.WHO and any(who.id is None for who in before.says.who)
        if not is_new or before is None or before.last - before.first != 2 or not sheet.words[at].pause:
            continue
        both = all(may_be_a_name(sheet, n, vocabulary) for n in (at, at + 1)) and not sheet.words[at + 1].pause
        both = both and not any(is_firm_word(sheet.folded(n)) for n in (at, at + 1))
        if both and at not in sheet.firms and _ends_there(sheet, at + 2):
            yield at, at + 2
