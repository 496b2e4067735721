"""Who is named in a line of those who are known: whoever is exactly meant, and whoever is nearly. Knows no store.

Finding is generous and identity is exact: only a whole name, or a first name that one person has, is taken as said; all
else is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.rules.line.line_reading import NEW, REST, Ask, AskKind, Choice, PartKind, PartState, Says, Someone
from tracker.rules.line.names.firms import end_of_firm, organisation_behind
from tracker.rules.line.names.meant_perhaps import ask_who_of, firm_at
from tracker.rules.line.names.naming import (
    LONGEST_NAME,
    Naming,
    as_name,
    bears_first,
    families_of,
    goes_on,
    is_bound,
    is_counted,
    is_first_name,
    may_be_a_name,
    plain,
    without_genitive,
    words_of,
)
from tracker.rules.line.names.newcomers import said_new_before
from tracker.rules.line.near_words import is_near_way
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import Called, There
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.text import fold
from tracker.rules.who.names import first_name

SHOWN = 3
"""So many people are offered."""
ALL = "all"
_APART = str.maketrans("", "", "'’‘ʼ`´. ")
_SHORTEST_FIRST = 3
"""Letters of a first name that nobody here has: shorter ones are mostly short for something else."""


def whole_names(sheet: Sheet, there: There, vocabulary: Vocabulary) -> list[Naming]:
    """Names of several words that somebody bears exactly, whatever else their words mean: "Will May"."""
    found: list[Naming] = []
    at = 0
    while at < len(sheet.words):
        last = _whole_name_at(sheet, at, there, vocabulary)
        if last is None:
            at += 1
            continue
        naming = _name(sheet, at, last, there, vocabulary)
        if naming is not None:
            found.append(naming)
        at = last
    return found


def _whole_name_at(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary) -> int | None:
    """Where the longest whole name that begins there ends; each word more is only looked for where one goes on so."""
    if not sheet.is_free(at) or not sheet.words[at].is_plain or not _may_be_called(sheet, at, there, vocabulary):
        return None
    whole = None
    for last in range(at + 2, _end_of_run(sheet, at) + 1):
        if sheet.folded(last - 1) in vocabulary.joins and not sheet.words[last - 1].is_capital:
            continue  # "Emma and Tom" may be one record's name
        called = there.called(sheet.typed(at, last))
        if called is None or not (called.begins or called.exactly):
            break
        whole = last if called.exactly else whole
    return whole


def _may_be_called(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary) -> bool:
    """Whether it is worth asking about a name that begins here: somebody's does."""
    word = sheet.words[at]
    if word.folded in vocabulary.small and not word.is_capital and word.folded not in vocabulary.clauses:
        return False
    called = there.called(word.text)
    return called is not None and bool(called.begins or called.exactly)


def _end_of_run(sheet: Sheet, at: int) -> int:
    last = at
    while last < min(at + LONGEST_NAME, len(sheet.words)) and sheet.is_free(last) and sheet.words[last].is_plain:
        if last > at and (sheet.words[last].pause or last in sheet.firms):
            break
        last += 1
    return last


def find_names(sheet: Sheet, there: There, vocabulary: Vocabulary, has_who: bool) -> list[Naming]:
    """Everybody known who is named by the free words, in the order they stand in."""
    found: list[Naming] = []
    at, firm = 0, 0
    while at < len(sheet.words):
        if sheet.folded(at) == "@" and sheet.is_free(at):
            firm = end_of_firm(sheet, at)
        naming = _named_at(sheet, at, there, vocabulary, has_who or bool(found)) if at >= firm else None
        if naming is not None:
            found.append(naming)
            at = naming.item.last
        else:
            at += 1
    return found


def _named_at(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary, has_who: bool) -> Naming | None:
    if not sheet.is_free(at) or not sheet.words[at].is_plain or at in sheet.firms:
        return None
    word = sheet.words[at]
    first = at
    if word.folded.rstrip(".") in vocabulary.titles and sheet.is_free(at + 1):
        first = at + 1
    elif _is_only_small(sheet, at, there, vocabulary):
        return None
    word = sheet.words[first]
    called = there.called(without_genitive(word.text))
    if called is None:
        sheet.pending.update(range(at, first + 1))
        return None
    if not called.begins and not called.exactly:
        return _theirs_at(sheet, first, there, vocabulary, has_who) if first == at else None
    firm, people = firm_at(sheet, first, called.begins, there, vocabulary) if first == at else (at, ())
    if people:
        typed = as_name(sheet.typed(first, firm), vocabulary)
        item, holds = ask_who_of(sheet, first, firm, people, typed)
        if holds is not None and holds.says.as_rest:
            sheet.drop(item)
            return None
        return Naming(item, holds.says.who, holds.key == NEW) if holds is not None else Naming(item)
    if firm > first and first in sheet.pending:
        return None
    last = first + 1
    end = _end_of_run(sheet, first)
    longer = called
    while last < end:
        more = (
            there.called(without_genitive(sheet.typed(first, last + 1)))
            if sheet.folded(last) not in vocabulary.small
            else Called()
        )
        if more is None:
            sheet.pending.update(range(at, last + 1))
            return None
        if not more.begins and not more.exactly:
            break
        last, longer = last + 1, more
    return _name(sheet, first, last, there, vocabulary, longer, at, has_who)


def _theirs_at(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary, has_who: bool) -> Naming | None:
    """ "jos colleague", "martins call": the genitive of somebody's first name, without its sign. "the ashworths" are
    those of that family."""
    word = sheet.words[at].text
    if len(word) < 3 or not word.endswith("s"):
        return None
    called = there.called(word[:-1])
    if called is None:
        sheet.pending.add(at)
        return None
    if any(bears_first(who, word[:-1]) for who in (*called.exactly, *called.begins)):
        return _name(sheet, at, at + 1, there, vocabulary, called, at, has_who, word[:-1])
    family = tuple(who for who in called.begins if fold(word[:-1]) in families_of(who))
    if not family or goes_on(sheet, at, vocabulary):
        return None
    return _name(sheet, at, at + 1, there, vocabulary, Called(begins=family), at, has_who, word[:-1])


def _together(people: Sequence[Someone], stem: str, typed: str) -> tuple[Choice, ...]:
    """All of a family that is named in the plural: "the ashworths"."""
    family = bool(stem) and all(fold(stem) in families_of(who) for who in people)
    if not family or not 1 < len(people) <= SHOWN:
        return ()
    return (Choice(ALL, Says(who=tuple(_called_by(who, typed) for who in people)), " & ".join(w.name for w in people)),)


def _is_only_small(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary) -> bool:
    word = sheet.words[at]
    if word.folded not in vocabulary.small or at in sheet.named:
        return False
    return not (word.is_capital and at and is_first_name(word.text, there))


def _name(
    sheet: Sheet,
    first: int,
    last: int,
    there: There,
    vocabulary: Vocabulary,
    called: Called | None = None,
    begins: int | None = None,
    has_who: bool = False,
    stem: str = "",
) -> Naming | None:
    """The name that stands there, with the organisation behind it; None where it names nobody in this place. `stem` is
    what it is without the end of its genitive."""
    typed = stem or without_genitive(sheet.typed(first, last))
    is_theirs = typed != sheet.typed(first, last)
    called = called or there.called(typed) or Called()
    title = begins is not None and begins < first
    alone = last - first == 1
    exact = called.exactly or (tuple(w for w in called.begins if bears_first(w, typed)) if alone and not title else ())
    spelt_apart = () if alone or exact else tuple(w for w in called.begins if _is_spelt_apart(w.name, typed))
    exact = exact or spelt_apart
    close = tuple(w for w in called.begins if w not in exact)
    end, told_apart, organisation = organisation_behind(sheet, first, last, (*exact, *close), vocabulary)
    if told_apart:
        same = tuple(who for who in told_apart if who in exact)
        exact, close = (same, ()) if same else ((), told_apart)
    elif organisation:
        exact, close = (), exact + close
    beside = goes_on(sheet, first, vocabulary)
    sure = bool(exact) or title or (bool(organisation) and not beside)
    if alone and not sure and not _may_stand_for(sheet, first, typed, called, has_who, vocabulary):
        return None
    start = first if begins is None else begins
    by_title = title and alone and not exact and len(close) == 1
    by_title = by_title and _is_meant_by_title(sheet.folded(start), typed, close[0])
    said_new = said_new_before(sheet, start, vocabulary)
    if said_new is not None:
        sheet.put(Item(said_new, start, PartKind.JOIN))
        exact, close, by_title = (), (*exact, *(who for who in close if who not in exact)), False
    naming = Naming(sheet.put(Item(start, end, PartKind.WHO)), is_theirs=is_theirs)
    begun_before = len(exact) == 1 and alone and not (title or told_apart or organisation or stem)
    if begun_before and _is_second_name(sheet, start, end, vocabulary):
        # "kim jo" is nobody here, though a Jo is; nor is "gale lowe" the Mrs Lowe there is.
        sheet.free(naming.item)
        start, close, exact = start - 1, exact, ()
        naming.item = sheet.put(Item(start, end, PartKind.WHO))
    is_relation = is_theirs and sheet.is_free(end) and sheet.folded(end) in vocabulary.relations
    another = (len(exact) == 1 or (alone and not exact and _is_short_for(typed, close))) and not told_apart
    another = another and not by_title
    # "robert's door" is no family name of anybody; "jos colleague" may want its sign
    owns = bool(stem) and sheet.folded(end) in vocabulary.owned
    apart = alone and (not is_theirs or bool(stem)) and not owns and _has_another_family_name(sheet, end, vocabulary)
    another = another and (is_relation or apart)
    if another:
        # "jo smith" is not Jo Hill, though only one Jo is here; nor is "jo's mother".
        sheet.free(naming.item)
        naming.item = sheet.put(Item(start, end + 1, PartKind.WHO))
        last, end, close, exact = end + 1, end + 1, exact or close, ()
    if len(exact) == 1 and alone and has_who and not _stands_with_others(sheet, start, vocabulary):
        return _ask_whether_meant(sheet, naming, exact[0], typed)
    if len(exact) == 1:
        who = _called_by(exact[0], typed)
        naming.item.says, naming.people = Says(who=(who,)), (who,)
        others = tuple(who for who in close if bears_first(who, typed, folded=True))
        other = Someone(None, as_name(typed, vocabulary))
        choices = (*_choices((exact[0], *others), typed), Choice(NEW, Says(who=(other,)), other.name))
        naming.item.alternatives = choices if others or alone or spelt_apart else ()
        if naming.item.alternatives:
            _turned(sheet, naming, typed)
        return naming
    name = as_name(sheet.typed(start, last), vocabulary)
    if another and alone:
        # "Tom Stone, Stone Stores", where Tom Cole is known
        known_to = end - 1
        end, _none, organisation = organisation_behind(sheet, first, last, (), vocabulary)
        sheet.free(naming.item)
        naming.item = sheet.put(replace(naming.item, last=end))
    else:
        known_to = end - 1
    new = Someone(None, name, organisation)
    offered = (exact or close)[:SHOWN]
    known = (*(_together(close, stem, typed) if not exact else ()), *_choices(offered, typed))
    if said_new is not None or (organisation and not told_apart and not another):
        choices = (Choice(NEW, Says(who=(new,)), new.name), *known)
    else:
        choices = (*known, Choice(NEW, Says(who=(new,)), new.name))
    begun, ended = sheet.span(start, end)
    about = sheet.typed(start, end)
    chosen = 0 if by_title else None
    ask = Ask(AskKind.WHICH_PERSON, about, begun, ended, choices, chosen, must=not by_title)
    holds = sheet.ask(ask, naming.item, PartState.UNDERSTOOD if by_title else PartState.AMBIGUOUS)
    if holds is not None:
        naming.people, naming.is_new = holds.says.who, holds.key == NEW
    if another and naming.people and not naming.is_new:
        sheet.free(naming.item)
        naming.item = sheet.put(replace(naming.item, last=known_to))
    return naming


def _is_short_for(typed: str, people: Sequence[Someone]) -> bool:
    """Whether it only begins the first name of each: "pat" of Patrick. A family name behind it is somebody else's."""
    return bool(people) and all(first_name(who.name).startswith(fold(typed)) for who in people)


def _is_meant_by_title(title: str, typed: str, who: Someone) -> bool:
    """Whether the record bears that title too: "Mrs Pryce" may be the wife of the one Pryce there is."""
    words = [word.rstrip(".") for word in fold(who.name).split()]
    return words[0] == title.rstrip(".") and words[-1] == fold(typed)


def _stands_with_others(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether it stands behind somebody else, or is bound to one: else it may be a word of the note."""
    instead_of = any(sheet.folded(n) in vocabulary.asides for n in range(at))  # "not graham - samir"
    if sheet.is_parted_by_a_dash(at) and not instead_of:
        return False  # "imogen clarke - graham intro by email", "martin - jo rang"
    before, behind = sheet.at(at - 1), sheet.at(at + 2)
    joined = sheet.folded(at + 1) in vocabulary.joins and behind is not None and behind.kind is PartKind.WHO
    close = (before is not None and before.kind is PartKind.WHO) or sheet.is_behind_correction(at)
    return close or joined or sheet.words[at].pause or is_bound(sheet, at, vocabulary, by_way=False)


def _ask_whether_meant(sheet: Sheet, naming: Naming, who: Someone, typed: str) -> Naming | None:
    """ "jo call talked tom": Tom may have been in it, or be what it was about."""
    start, end = sheet.span(naming.item.first, naming.item.last)
    choices = (*_choices((who,), typed), Choice(REST, Says(as_rest=True)))
    holds = sheet.ask(Ask(AskKind.PERSON_OR_WORD, typed, start, end, choices), naming.item)
    if holds is not None and holds.says.as_rest:
        sheet.drop(naming.item)
        return None
    naming.people = holds.says.who if holds is not None else ()
    return naming


def _has_another_family_name(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word that can only be one stands behind a first name, and not the beginning of a sentence."""
    if not may_be_a_name(sheet, at, vocabulary) or sheet.words[at].pause:
        return False
    word = sheet.words[at]
    if sheet.corrected(at) or vocabulary.may_become_a_way(word.folded) or is_near_way(word.folded, vocabulary):
        return False
    ends = not may_be_a_name(sheet, at + 1, vocabulary) and sheet.folded(at + 1) not in vocabulary.never_names
    return ends or word.is_capital


def _is_second_name(sheet: Sheet, at: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before begins the name: it can be nothing else, and is where somebody is named."""
    before = at - 1
    if at == 0 or is_counted(sheet, before):
        return False
    if before in sheet.named or sheet.words[at].pause or not may_be_a_name(sheet, before, vocabulary):
        return False
    if len(sheet.folded(before)) < _SHORTEST_FIRST:
        return False
    behind = sheet.at(end)
    acts = before == 0 and behind is not None and behind.kind is PartKind.WAY
    return acts or (before > 0 and is_bound(sheet, before, vocabulary))


def _turned(sheet: Sheet, naming: Naming, typed: str) -> None:
    """Somebody else was chosen from the alternatives of a name that is clear."""
    start, end = sheet.span(naming.item.first, naming.item.last)
    ask = Ask(AskKind.WHICH_PERSON, typed, start, end, naming.item.alternatives)
    naming.item.ask = ask.key
    picked = sheet.picked(ask)
    if picked is not None:
        naming.people, naming.item.says = picked.says.who, picked.says
        naming.is_new = picked.key == NEW


def _may_stand_for(sheet: Sheet, at: int, typed: str, called: Called, has_who: bool, vocabulary: Vocabulary) -> bool:
    """Whether a single word that is only the beginning, or the family name, of somebody's name can mean them here."""
    folded = fold(typed)
    if folded in vocabulary.never_names or goes_on(sheet, at, vocabulary):
        return False
    whole = any(folded in words_of(who.name) for who in called.begins)
    bound = is_bound(sheet, at, vocabulary, by_way=not has_who)
    return bound or (not has_who and (whole or len(folded) >= 3 or at == 0)) or (whole and sheet.words[at].is_capital)


def _is_spelt_apart(name: str, typed: str) -> bool:
    """Whether they differ by signs and spaces alone: "patrick o shea", "patrick oshea"."""
    return plain(name).translate(_APART) == plain(typed).translate(_APART)


def _called_by(who: Someone, typed: str) -> Someone:
    return who if plain(who.name) == plain(" ".join(typed.split())) else replace(who, called_by=typed)


def _choices(people: Sequence[Someone], typed: str) -> tuple[Choice, ...]:
    return tuple(Choice(f"id:{who.id}", Says(who=(_called_by(who, typed),)), who.name) for who in people)
