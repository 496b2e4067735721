"""Words of a line by which somebody says how they wish to hear from us: "only by e-mail from now on", "no calls".

It is asked and never taken: what they close binds everybody here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.rules.channel import FROM_AFAR, Channel
from tracker.rules.line.cutting import Word
from tracker.rules.line.line_reading import Choice, Says
from tracker.rules.line.vocabulary import Vocabulary

ONLY, NOT, IN_WRITING = "only", "not", "written"
CLOSED = (Channel.CALL, Channel.VIDEO, Channel.EMAIL, Channel.TEXT, Channel.SOCIAL, Channel.POST)
"""The ways by which we turn to somebody. Where we meet, both do, and what was agreed for it stays agreed."""
_AND = "+"
_ALONE = frozenset({"sms", "ring"})
"""They end as several would, and are one."""
_LONGEST = 4
"""Words of a way, and of what refuses it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """From word `first` up to `last` they say it. `keys` are what it may mean, the likeliest first; see `closed_by`."""

    first: int
    last: int
    keys: tuple[str, ...]


def wish_in(words: Sequence[Word], vocabulary: Vocabulary) -> Wish | None:
    """All that they say of it in those words together; None where it is nothing, or only that we are not to call, which
    may be a no as well."""
    found = list(_found(words, vocabulary))
    if all(key.startswith(NOT) and not plainly for _first, _last, key, plainly in found):
        return None
    last = max(last for _first, last, _key, _plainly in found)
    while last < len(words) and words[last].folded in vocabulary.refused_on | vocabulary.instead:
        last += 1
    last += _henceforth_at(words, last, vocabulary)
    keys = dict.fromkeys(key for _first, _last, key, _plainly in found)
    left_open = [key for key in keys if key.startswith(ONLY)]
    refused = _AND.join(key.removeprefix(f"{NOT}:") for key in keys if key.startswith(NOT))
    ordered = (*left_open, *((f"{NOT}:{refused}",) if refused else ()))
    return Wish(min(first for first, *_ in found), last, ordered)


def refused_way(words: Sequence[Word], vocabulary: Vocabulary) -> str:
    """The key of the way that they refuse in those words, "" for none: "dont call again"."""
    return next((key for _first, _last, key, _plainly in _found(words, vocabulary) if key.startswith(NOT)), "")


def choices_of(keys: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(key, Says(closes=closed_by(key))) for key in keys)


def closed_by(key: str) -> tuple[Channel, ...]:
    """The ways that are closed then: all others where one alone is left open, the one that is refused, and both of
    those that are spoken where they wish for words in writing."""
    said, _, way = key.partition(":")
    if way == IN_WRITING:
        return tuple(sorted(FROM_AFAR, key=CLOSED.index))
    named = [Channel(each) for each in way.split(_AND)]
    return tuple(c for c in CLOSED if (c in named) is (said == NOT))


def _found(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[tuple[int, int, str, bool]]:
    """From where to where each is said, its key, and whether it is plainly no more than that."""
    at = 0
    while at < len(words):
        told = _only_at(words, at, vocabulary) or _not_at(words, at, vocabulary)
        if told is None:
            at += 1
            continue
        last, key, plainly = told
        yield at, last, key, plainly
        at = last


def _only_at(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> tuple[int, str, bool] | None:
    """ "only by e-mail", "text only", "write instead", "prefers text", "e-mail is best"."""
    written = _wanted_in_writing(words, at, vocabulary)
    if written:
        return written, f"{ONLY}:{IN_WRITING}", True
    preferring = _preferring_at(words, at, vocabulary)
    if preferring:
        begins = at + preferring
        if begins + 1 < len(words) and words[begins].folded in vocabulary.fillers:
            begins += 1  # "would prefer a call"
        ends, ways = _ways_at(words, begins, vocabulary, vocabulary.over_others)  # "prefers e-mail to calls"
        while ends < len(words) and words[ends].folded in vocabulary.them | vocabulary.me:
            ends += 1
        over = _over_others(words, ends, vocabulary)
        closes = over > ends or _closes_the_wish(words, ends, vocabulary)
        return (over, f"{ONLY}:{ways}", True) if ways and closes else None
    begins = at + (words[at].folded in vocabulary.wishing)
    if begins < len(words) and words[begins].folded in vocabulary.in_writing:
        ends = begins + 1
        while ends < len(words) and words[ends].folded in vocabulary.them | vocabulary.me | vocabulary.tos:
            ends += 1
        closes = ends < len(words) and words[ends].folded in vocabulary.instead | vocabulary.wishing
        return (ends + closes, f"{ONLY}:{IN_WRITING}", True) if begins > at or closes else None
    last, ways = _ways_at(words, begins, vocabulary)
    if not ways:
        return None
    if begins > at:
        return last, f"{ONLY}:{ways}", True
    ends = last
    while ends < len(words) and words[ends].folded in vocabulary.them | vocabulary.me:
        ends += 1
    behind = words[ends].folded if ends < len(words) else ""
    over = _over_others(words, ends, vocabulary)
    if over > ends:
        return over, f"{ONLY}:{ways}", True  # "e-mail instead of calls", "text not phone"
    if behind in vocabulary.instead:
        return ends + 1, f"{ONLY}:{ways}", True
    for length in range(min(3, len(words) - last), 0, -1):
        said = " ".join(word.folded for word in words[last : last + length])
        if said in vocabulary.preferred:
            over = _over_others(words, last + length, vocabulary)  # "e-mail is better than phone"
            if over > last + length or _closes_the_wish(words, over, vocabulary):
                return over, f"{ONLY}:{ways}", True
    if behind in vocabulary.wishing and ends == last and _closes_the_wish(words, ends + 1, vocabulary):
        return ends + 1, f"{ONLY}:{ways}", True
    return None


def _wanted_in_writing(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> int:
    """Where it ends that they want it in writing; 0 where they do not, or say of what: "wants the price in writing"."""
    for begins in range(min(at + _LONGEST, len(words) - 1), at, -1):
        said = " ".join(word.folded for word in words[at:begins])
        last = begins + (words[begins].folded in vocabulary.fillers)
        written = last < len(words) and words[last].folded in vocabulary.in_writing
        if written and said in vocabulary.wanting and _closes_the_wish(words, last + 1, vocabulary):
            return last + 1
    return 0


def _preferring_at(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> int:
    """So many words there say that they would have it so; 0 where none do."""
    spelt = {n: " ".join(word.folded for word in words[at : at + n]) for n in (2, 1)}
    return next((n for n, said in spelt.items() if said in vocabulary.preferring and at + n < len(words)), 0)


def _over_others(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> int:
    """Where the ways end that are named there as those they would not have: "not phone"; `at` for none."""
    for length in (2, 1):
        if " ".join(word.folded for word in words[at : at + length]) in vocabulary.over_others:
            ends, others = _ways_at(words, at + length, vocabulary) if at + length < len(words) else (at, "")
            if others:
                return ends
    return at


def _closes_the_wish(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing bounds it there: "text only please", and not "calls only after 6"."""
    ends = at >= len(words) or words[at].pause or words[at].folded in vocabulary.refused_on
    return ends or _henceforth_at(words, at, vocabulary) > 0


def _henceforth_at(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> int:
    """So many words there say that it is so from now on."""
    lengths = (n for n in (3, 2) if at + n <= len(words))
    spelt = {n: " ".join(word.folded for word in words[at : at + n]) for n in lengths}
    return next((n for n, said in spelt.items() if said in vocabulary.henceforth), 0)


def _not_at(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> tuple[int, str, bool] | None:
    """ "no calls", "stop phoning", "not by phone"; "dont call", which may be a no, is not plainly that alone."""
    for begins in range(min(at + _LONGEST, len(words) - 1), at, -1):
        lead = " ".join(word.folded for word in words[at:begins])
        last, ways = _ways_at(words, begins, vocabulary)
        if not ways:
            continue
        came = last < len(words) and words[last].folded in vocabulary.none_came
        if came and not _henceforth_at(words, last, vocabulary):
            continue  # "no emails from him yet"
        said = words[last - 1].folded
        several = said.endswith(("s", "ing")) and said not in _ALONE
        by = words[begins].folded in vocabulary.by_ways
        if lead in vocabulary.none_of and (several or by):
            return last, f"{NOT}:{ways}", True
        if lead in vocabulary.refusing and (lead not in vocabulary.not_done or by):
            return last, f"{NOT}:{ways}", by
    return None


def _ways_at(
    words: Sequence[Word], at: int, vocabulary: Vocabulary, parting: frozenset[str] = frozenset()
) -> tuple[int, str]:
    """Where the ways that are named there end, and which, as they stand in a key: "texts or e-mails".

    Those behind a word of `parting` are not among them.
    """
    joining = (vocabulary.joins | vocabulary.ors) - parting
    last, way = _way_at(words, at, vocabulary)
    named = [way] if way is not None else []
    while named and last + 1 < len(words) and words[last].folded in joining:
        further, way = _way_at(words, last + 1, vocabulary)
        if way is None:
            break
        last, named = further, [*named, way]
    return last, _AND.join(dict.fromkeys(named))


def _way_at(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> tuple[int, Channel | None]:
    """Where a way that is named there ends, and which: "by e-mail", "phone calls", "texting me"."""
    for last in range(min(at + _LONGEST, len(words)), at, -1):
        if any(word.pause for word in words[at + 1 : last]):
            continue
        said = " ".join(word.folded for word in words[at:last])
        for spelt in (said, said.removesuffix("s"), said.removesuffix("ing"), f"{said.removesuffix('ing')}e"):
            sense = vocabulary.ways.get(spelt)
            if sense is not None and sense.channel in CLOSED and sense.outcome is None and not sense.happened:
                return last, sense.channel
    return at, None
