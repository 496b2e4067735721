"""Who is named in a line: whoever is exactly meant, whoever is nearly, and whoever may be new. Knows no store.

Finding is generous and identity is exact: only a whole name, or a first name that one person has, is taken as said; all
else is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.rules.line.firms import firm_of
from tracker.rules.line.line_reading import NEW, REST, Ask, AskKind, Choice, PartKind, PartState, Says, Someone
from tracker.rules.line.meant_perhaps import ask_who_of, firm_at
from tracker.rules.line.near_words import is_near_way
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import Called, There
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.text import fold
from tracker.rules.who.names import first_name, is_firm_word

LONGEST_NAME = 5
"""Words of a name that is looked for."""
LONGEST_NEW = 3
"""Words of a new name in small letters, where something else stands behind it; else it is two."""
SHOWN = 3
"""So many people are offered."""
ALL = "all"
_THEIRS = re.compile(r"(.{2,})['’]s")
_FIRST = re.compile(r"(^|-|['’](?=\w{2}))(\w)")
_APART_IN_NAME = re.compile(r"\b(o|mc) (\w)(?=\w\w)")
_APART = str.maketrans("", "", "'’‘ʼ`´. ")
_SHORTEST_FIRST = 3
"""Letters of a first name that nobody here has: shorter ones are mostly short for something else."""
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


def is_first_name(word: str, there: There) -> bool | None:
    """Whether somebody is called so, by their first name or all of it; None while nobody knows."""
    called = there.called(word)
    if called is None:
        return None
    return bool(called.exactly) or any(_bears_first(who, word) for who in called.begins)


def find_names(sheet: Sheet, there: There, vocabulary: Vocabulary, has_who: bool) -> list[Naming]:
    """Everybody known who is named by the free words, in the order they stand in."""
    found: list[Naming] = []
    at, firm = 0, 0
    while at < len(sheet.words):
        if sheet.folded(at) == "@" and sheet.is_free(at):
            firm = _end_of_firm(sheet, at)
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
    called = there.called(_without_genitive(word.text))
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
            there.called(_without_genitive(sheet.typed(first, last + 1)))
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
    if any(_bears_first(who, word[:-1]) for who in (*called.exactly, *called.begins)):
        return _name(sheet, at, at + 1, there, vocabulary, called, at, has_who, word[:-1])
    family = tuple(who for who in called.begins if fold(word[:-1]) in _families_of(who))
    if not family or _goes_on(sheet, at, vocabulary):
        return None
    return _name(sheet, at, at + 1, there, vocabulary, Called(begins=family), at, has_who, word[:-1])


def _families_of(who: Someone) -> tuple[str, ...]:
    """By what they are called together with others: their last name, and their household's."""
    return (*_words_of(who.name)[1:][-1:], *_words_of(who.household))


def _together(people: Sequence[Someone], stem: str, typed: str) -> tuple[Choice, ...]:
    """All of a family that is named in the plural: "the ashworths"."""
    family = bool(stem) and all(fold(stem) in _families_of(who) for who in people)
    if not family or not 1 < len(people) <= SHOWN:
        return ()
    return (Choice(ALL, Says(who=tuple(_called_by(who, typed) for who in people)), " & ".join(w.name for w in people)),)


def _is_only_small(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary) -> bool:
    word = sheet.words[at]
    if word.folded not in vocabulary.small or at in sheet.named:
        return False
    return not (word.is_capital and at and is_first_name(word.text, there))


def _without_genitive(text: str) -> str:
    found = _THEIRS.fullmatch(text)
    return found[1] if found is not None else text


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
    typed = stem or _without_genitive(sheet.typed(first, last))
    is_theirs = typed != sheet.typed(first, last)
    called = called or there.called(typed) or Called()
    title = begins is not None and begins < first
    alone = last - first == 1
    exact = called.exactly or (tuple(w for w in called.begins if _bears_first(w, typed)) if alone and not title else ())
    spelt_apart = () if alone or exact else tuple(w for w in called.begins if _is_spelt_apart(w.name, typed))
    exact = exact or spelt_apart
    close = tuple(w for w in called.begins if w not in exact)
    end, told_apart, organisation = _organisation(sheet, first, last, (*exact, *close), vocabulary)
    if told_apart:
        same = tuple(who for who in told_apart if who in exact)
        exact, close = (same, ()) if same else ((), told_apart)
    elif organisation:
        exact, close = (), exact + close
    beside = _goes_on(sheet, first, vocabulary)
    sure = bool(exact) or title or (bool(organisation) and not beside)
    if alone and not sure and not _may_stand_for(sheet, first, typed, called, has_who, vocabulary):
        return None
    start = first if begins is None else begins
    by_title = title and alone and not exact and len(close) == 1
    by_title = by_title and _is_meant_by_title(sheet.folded(start), typed, close[0])
    said_new = _said_new_before(sheet, start, vocabulary)
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
        others = tuple(who for who in close if _bears_first(who, typed, folded=True))
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
        end, _none, organisation = _organisation(sheet, first, last, (), vocabulary)
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
    before = sheet.at(at - 1)
    close = before is not None and before.kind is PartKind.WHO
    return close or sheet.words[at].pause or is_bound(sheet, at, vocabulary, by_way=False)


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
    if at == 0 or _is_counted(sheet, before):
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
    if folded in vocabulary.never_names or _goes_on(sheet, at, vocabulary):
        return False
    whole = any(folded in _words_of(who.name) for who in called.begins)
    bound = is_bound(sheet, at, vocabulary, by_way=not has_who)
    return bound or (not has_who and (whole or len(folded) >= 3 or at == 0)) or (whole and sheet.words[at].is_capital)


def _goes_on(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether it is the second word of a name that nobody here bears: "Emma Grant" is not Tessa Grant."""
    return at > 0 and not sheet.words[at].pause and (at - 1 in sheet.named or may_be_a_name(sheet, at - 1, vocabulary))


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


def _organisation(
    sheet: Sheet, first: int, last: int, people: Sequence[Someone], vocabulary: Vocabulary
) -> tuple[int, tuple[Someone, ...], str]:
    """Behind "@" or "from", or what is a firm by its words: where it ends, those of the people who belong to it, and
    what was typed; "" for none."""
    sign = sheet.folded(last)
    begins, ends = firm_of(sheet, first, last, vocabulary)
    if ends > begins:
        words = [word for n in range(begins, ends) for word in _words_of(sheet.words[n].text)]
        belong = tuple(who for who in people if _all_begin(words, f"{who.organisation} {who.household}"))
        if belong or not people:
            return ends, belong, sheet.typed(begins, ends)
    if not sheet.is_free(last) or not (sign == "@" or (sign in vocabulary.froms and not sheet.words[last].pause)):
        return last, (), ""
    end = _end_of_firm(sheet, last)
    for stop in range(end, last + 1, -1):
        words = [word for n in range(last + 1, stop) for word in _words_of(sheet.words[n].text)]
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


def _end_of_firm(sheet: Sheet, sign: int) -> int:
    """Up to where the name of a firm may go that begins behind that word."""
    end = sign + 1
    while end < len(sheet.words) and end - sign <= LONGEST_NAME and sheet.is_free(end) and not sheet.words[end].pause:
        end += 1
    return end


def _belongs_to(who: Someone, words: Sequence[str]) -> bool:
    """Whether they are of that firm or household, or of that family: "helen @ ashworths"."""
    family = all(word.removesuffix("s") in _families_of(who) or word in _families_of(who) for word in words)
    return family or _all_begin(words, f"{who.organisation} {who.household}")


def _all_begin(words: Sequence[str], text: str) -> bool:
    there = _words_of(text)
    return all(any(one.startswith(word) for one in there) for word in words)


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def new_people(sheet: Sheet, vocabulary: Vocabulary, namings: Sequence[Naming]) -> list[Naming]:
    """Somebody new: the words in the place of a person, where nobody else is, or bound to somebody who is.

    Once more for those who are only bound to somebody new behind them: "met Sara Lind, Ben Hart & Tom".
    """
    found = _new_from_left(sheet, vocabulary, namings)
    return found + _new_from_left(sheet, vocabulary, [*namings, *found]) if found else found


def _new_from_left(sheet: Sheet, vocabulary: Vocabulary, namings: Sequence[Naming]) -> list[Naming]:
    found: list[Naming] = []
    at = _first_title(sheet, vocabulary) if not namings else 0
    while at < len(sheet.words):
        said = _said_new(sheet, at, vocabulary, bool(namings) or bool(found))
        if said is not None:
            sheet.put(Item(at, said, PartKind.JOIN))
            at = said
        is_firm = at in sheet.firms and _belongs_to_who(sheet, at)
        last = None if is_firm else _new_name_at(sheet, at, vocabulary, said is None and bool(namings or found))
        if last is None:
            at += 1
            continue
        end, _none, organisation = _organisation(sheet, at, last, (), vocabulary)
        typed = sheet.typed(at, last)
        new = Someone(None, as_name(_without_genitive(typed), vocabulary), organisation)
        item = sheet.put(Item(at, end, PartKind.WHO, PartState.NEW_PERSON, Says(who=(new,))))
        found.append(Naming(item, (new,), True, said is not None, is_theirs=_without_genitive(typed) != typed))
        at = end
    return found


def _first_title(sheet: Sheet, vocabulary: Vocabulary) -> int:
    """Where the first name with a title stands, which is surely one: "dropped off bins, saw mrs reid". 0 for none."""
    for at in range(len(sheet.words) - 1):
        titled = sheet.is_free(at) and sheet.folded(at).rstrip(".") in vocabulary.titles
        if titled and may_be_a_name(sheet, at + 1, vocabulary) and not sheet.words[at + 1].pause:
            said_new = _said_new_before(sheet, at, vocabulary)
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
    if not may_be_a_name(sheet, name, vocabulary) or _said_new_before(sheet, name, vocabulary) is None:
        return None
    return name if as_what or not has_who or sheet.words[name].is_capital else None


def _said_new_before(sheet: Sheet, name: int, vocabulary: Vocabulary) -> int | None:
    """Where the words begin that say of the name there that it is somebody new; None where none do."""
    as_what = sheet.folded(name - 1) in vocabulary.new_as and sheet.is_free(name - 1)
    at = name - 1 - as_what
    if sheet.folded(at) not in vocabulary.newness or not sheet.is_free(at) or (sheet.words[name].pause and not as_what):
        return None
    begins = at == 0 or sheet.words[at].pause or sheet.at(at - 1) is not None
    return at if begins or _only_small_before(sheet, at, vocabulary) or is_bound(sheet, at, vocabulary) else None


def _belongs_to_who(sheet: Sheet, at: int) -> bool:
    """Whether somebody stands before the firm there, or before the rest of it."""
    while at - 1 in sheet.firms:
        at -= 1
    before = sheet.at(at - 1) or sheet.at(at - 2)
    return before is not None and before.kind is PartKind.WHO


def _new_name_at(sheet: Sheet, at: int, vocabulary: Vocabulary, has_who: bool) -> int | None:
    if not may_be_a_name(sheet, at, vocabulary) or _is_counted(sheet, at):
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
    whose = _THEIRS.fullmatch(sheet.words[last - 1].text)
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
    elif not (at == 0 or is_bound(sheet, at, vocabulary) or _only_small_before(sheet, at, vocabulary)) and not capitals:
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


def _is_counted(sheet: Sheet, at: int) -> bool:
    """Whether a number of its own stands before it: "2 cases callum rang"."""
    return sheet.is_free(at - 1) and sheet.folded(at - 1).isdecimal()


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
    joins = before in vocabulary.joins and not _joins_things(sheet, at - 1, vocabulary)
    return joins or before in vocabulary.withs or by_number


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


def _only_small_before(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    return all(sheet.at(n) is not None or sheet.folded(n) in vocabulary.small for n in range(at))


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


def _bears_first(who: Someone, word: str, folded: bool = False) -> bool:
    """Whether that is their first name; accents count, unless `folded`."""
    first = first_name(who.name)
    if not first or fold(word) != first:
        return False
    return folded or any(
        _plain(one) == _plain(word) for one in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", who.name))
    )


def _is_spelt_apart(name: str, typed: str) -> bool:
    """Whether they differ by signs and spaces alone: "patrick o shea", "patrick oshea"."""
    return _plain(name).translate(_APART) == _plain(typed).translate(_APART)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def _called_by(who: Someone, typed: str) -> Someone:
    return who if _plain(who.name) == _plain(" ".join(typed.split())) else replace(who, called_by=typed)


def _choices(people: Sequence[Someone], typed: str) -> tuple[Choice, ...]:
    return tuple(Choice(f"id:{who.id}", Says(who=(_called_by(who, typed),)), who.name) for who in people)
