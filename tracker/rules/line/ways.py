"""How it was: who turned to whom, by what way, and what came of it, from the words that say so. Knows no person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.rules.channel import FROM_AFAR, WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import PartKind, RefusalReason, Says
from tracker.rules.line.names import Naming, is_bound, is_first_name, may_be_a_name
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import There
from tracker.rules.line.vocabulary import Sense, Vocabulary

_YIELDS = {
    (Channel.CALL, Channel.VIDEO),
    (Channel.MEETING, Channel.VIDEO),
    (Channel.TEXT, Channel.SOCIAL),
}
"""Two ways that are one: a call on zoom is by video."""
_TO_COME = re.compile(r"\w['’]ll$", re.IGNORECASE)
"""What somebody will do is for the note: "she'll ring me"."""
_LONGEST_ELSEWHERE = 5
"""Words that say where somebody was instead."""
_FAR_BEHIND = 5
"""Words between two that belong together."""


@dataclass(slots=True)
class Way:
    """A way of saying that was found, and what it means."""

    item: Item
    sense: Sense


@dataclass(slots=True)
class How:
    """All that the line says of it."""

    direction: Direction | None = None
    channel: Channel | None = None
    outcome: ContactOutcome | None = None
    happened: bool = False
    is_sent: bool = False
    is_written: bool = False
    mishap: RefusalReason | None = None
    mishap_item: Item | None = None
    ways: list[Way] = field(default_factory=list)


def find_ways(sheet: Sheet, there: There, vocabulary: Vocabulary) -> list[Way]:
    """From left to right the longest way of saying at each place, up to where somebody's words begin.

    What stands behind "about" or "said" is for the note, whatever it could mean.
    """
    found: list[Way] = []
    at = 0
    while at < len(sheet.words):
        if not sheet.is_free(at):
            at += 1
            continue
        step = _next_step_at(sheet, at, vocabulary)
        sheet.steps.update([step] if step else ())
        stays = step or _elsewhere_at(sheet, at, vocabulary)
        if stays:
            sheet.open.update(n for n in range(at, stays) if sheet.at(n) is None)
            at = stays
            continue
        if _is_when(sheet, at, vocabulary):
            sheet.open.update((at - 1, at))
            at += 1
            continue
        last, sense = _longest_at(sheet, at, vocabulary)
        refusing = _refusing_before(sheet, at, vocabulary) if sense is not None else at
        if refusing < at:
            # "dont call again": nobody did, and what they want is for the note.
            while last < len(sheet.words) and sheet.folded(last) in vocabulary.refused_on:
                last += 1
            sheet.open.update(n for n in range(refusing, last) if sheet.at(n) is None)
            at = last
            continue
        arranging = _arranged_before(sheet, at, sense, vocabulary) if sense is not None else at
        if arranging < at:
            # "booked a call with jo friday": it is still to come.
            sheet.open.update(n for n in range(arranging, last) if sheet.at(n) is None)
            sheet.to_come = at if sheet.to_come is None else sheet.to_come
            at = last
            continue
        wished = _wished_around(sheet, at, last, sense, vocabulary) if sense is not None else (at, at)
        if wished[0] < wished[1]:
            # "only by e-mail from now on": how they wish it, and not how it was.
            sheet.open.update(n for n in range(*wished) if sheet.at(n) is None)
            at = wished[1]
            continue
        if sense is not None and _comes_later(sheet, last, sense, vocabulary):
            # "siobhan was driving, call back later", "only by e-mail from now on"
            sheet.open.update(n for n in range(at, last + 1) if sheet.is_free(n))
            at = last
            continue
        if sense is not None and _is_meant_to_be(sheet, at, sense, vocabulary):
            # "jo to call back monday", "need to call jo": it has not happened.
            sheet.open.update(n for n in range(at - 1, len(sheet.words)) if sheet.at(n) is None)
            break
        if sense is not None:
            found.append(Way(sheet.put(Item(at, last, PartKind.WAY)), _left_with(sheet, last, sense, vocabulary)))
            at = last
            continue
        if _opens_note(sheet, at, there, vocabulary):
            _leave_open(sheet, at, vocabulary)
        at += 1
    if not found:
        found = _way_at_the_end(sheet, vocabulary)
    return _left_messages(sheet, _without_arranged(sheet, found, vocabulary), vocabulary)


def _is_when(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """ "after lunch" is when it was, and nobody's lunch."""
    return sheet.run(at - 1, at + 1) in vocabulary.meals_as_times if at and sheet.is_free(at - 1) else False


def _elsewhere_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> int:
    """Where the words end that say where somebody was instead of with us, 0 where none do: "tessa in a meeting", and
    not "in a meeting with tessa"."""
    for last in range(min(at + _LONGEST_ELSEWHERE, len(sheet.words)), at, -1):
        if at and sheet.is_free_run(at, last) and sheet.run(at, last) in vocabulary.elsewhere:
            return 0 if sheet.folded(last) in vocabulary.withs else last
    return 0


def _next_step_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> int:
    """Where the words end that say what is still to be done, 0 where none do: "…, call back later", "…, email him".
    They stand behind a comma and what is told before it; "jo, call back" tells nothing yet."""
    last, sense = _longest_at(sheet, at, vocabulary)
    if sense is not None and sheet.run(at, last) in vocabulary.callbacks and _came_to_something(sheet, at, vocabulary):
        return last  # "left vm tessa cb mon"
    begins = at - (sheet.folded(at - 1) in vocabulary.pleases and sheet.is_free(at - 1))
    if not sheet.words[begins].pause or not any(_tells(sheet, n, vocabulary) for n in range(at)):
        return 0
    if sense is None or not (sense.mine and sense.is_thing) or sense.outcome is not None:
        return 0
    ends = last
    while sheet.folded(ends) in vocabulary.backs | vocabulary.them | vocabulary.me:
        ends += 1
    is_back = sheet.folded(last - 1) in vocabulary.backs and last - at > 1
    return ends if is_back or ends > last else 0


def _came_to_something(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether it is said before what came of it."""
    ways = (item for item in sheet.items if item.kind is PartKind.WAY and item.last <= at)
    senses = (vocabulary.ways.get(sheet.run(item.first, item.last)) for item in ways)
    return any(sense is not None and sense.outcome is not None for sense in senses)


def _tells(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether it is more than a name and what binds names."""
    bound = vocabulary.joins | vocabulary.in_firms | vocabulary.withs
    return sheet.folded(at) not in bound and not may_be_a_name(sheet, at, vocabulary)


def _way_at_the_end(sheet: Sheet, vocabulary: Vocabulary) -> list[Way]:
    """ "hannah confirmed the band by email": what closes the line is how it was, though the rest is for the note. What
    somebody wants or will do is by that way only once it is done."""
    ends = len(sheet.words)
    opened = [sheet.folded(n) for n in sorted(sheet.open)]
    if not opened or not opened[0].endswith("ed") or set(opened) & (vocabulary.auxiliaries | vocabulary.tos):
        return []
    for first in range(max(1, ends - _FAR_BEHIND), ends - 1):
        sense = vocabulary.ways.get(sheet.run(first, ends))
        is_only_how = sense == Sense(channel=sense.channel) if sense is not None else False
        if sense is not None and is_only_how and all(n in sheet.open for n in range(first, ends)):
            sheet.open.difference_update(range(first, ends))
            return [Way(sheet.put(Item(first, ends, PartKind.WAY)), sense)]
    return []


def _is_meant_to_be(sheet: Sheet, at: int, sense: Sense, vocabulary: Vocabulary) -> bool:
    """Whether it is what somebody is to do: "to call"."""
    bare = sense.mine and sense.outcome is None and not sense.happened
    return bare and sheet.folded(at - 1) in vocabulary.tos and sheet.is_free(at - 1)


def _wished_around(sheet: Sheet, at: int, last: int, sense: Sense, vocabulary: Vocabulary) -> tuple[int, int]:
    """From where to where it stands that they wish to be turned to in that way; nothing where it does not."""
    if sense.outcome is not None or sense.happened or sense.channel is None:
        return at, at
    if sheet.is_free(at - 1) and not sheet.words[at].pause and sheet.run(at - 1, at) in vocabulary.wishing:
        return at - 1, last
    for liked in (last + 3, last + 2, last + 1):
        told = sheet.run(last, liked) in vocabulary.preferred and sheet.folded(liked) not in vocabulary.openers
        if told and sheet.is_free_run(last, liked) and not sheet.words[last].pause:
            return at, liked
    behind = sheet.is_free(last) and not sheet.words[last].pause and sheet.run(last, last + 1) in vocabulary.wishing
    ends = last + 1 >= len(sheet.words) or sheet.words[last + 1].pause
    ends = ends or sheet.folded(last + 1) in vocabulary.never_names  # "text only please", not "call only 5 mins"
    return (at, last + 1) if behind and ends else (at, at)


def _comes_later(sheet: Sheet, last: int, sense: Sense, vocabulary: Vocabulary) -> bool:
    """Whether the words behind it say that it is for later, or from now on."""
    if sense.happened or sense.outcome is not None or (last < len(sheet.words) and sheet.words[last].pause):
        return False
    return any(sheet.run(last, last + n) in vocabulary.henceforth | vocabulary.for_later for n in (1, 2, 3))


def _arranged_before(sheet: Sheet, at: int, sense: Sense, vocabulary: Vocabulary) -> int:
    """Where the words begin that say it was only arranged; `at` where none do."""
    before = at - 1
    while sheet.is_free(before) and sheet.folded(before) in vocabulary.fillers and not sheet.words[before + 1].pause:
        before -= 1
    if not sense.is_thing or sheet.words[before + 1].pause or before < 0:
        return at
    for first in (before - 1, before):
        free = first >= 0 and all(sheet.is_free(n) for n in range(first, before + 1))
        if free and not sheet.is_broken(first, before + 1) and sheet.run(first, before + 1) in vocabulary.arranging:
            return first
    return at


def _without_arranged(sheet: Sheet, found: list[Way], vocabulary: Vocabulary) -> list[Way]:
    """The ways but those that were only arranged, where that is said behind: "call with tom booked"."""
    left = []
    for way in found:
        ends = next((n for n in range(way.item.last, len(sheet.words)) if sheet.words[n].pause), len(sheet.words))
        said = [n for n in range(way.item.last, ends) if sheet.is_free(n) and sheet.folded(n) in vocabulary.arranged]
        if way.sense.is_thing and said and said[0] - way.item.last < _FAR_BEHIND:
            sheet.drop(way.item)
            sheet.open.add(said[0])
            sheet.to_come = way.item.first if sheet.to_come is None else min(sheet.to_come, way.item.first)
        else:
            left.append(way)
    return left


def _left_with(sheet: Sheet, last: int, sense: Sense, vocabulary: Vocabulary) -> Sense:
    """ "left a message with sheila": she may have taken it, so what came of it is open."""
    with_somebody = sense.outcome is ContactOutcome.VOICEMAIL and sheet.folded(last) in vocabulary.withs
    if with_somebody and sheet.folded(last - 1) in vocabulary.messages_with:
        return replace(sense, direction=Direction.OUT, outcome=None)
    return sense


def _refusing_before(sheet: Sheet, at: int, vocabulary: Vocabulary) -> int:
    """Where the words begin that say it is not to be; `at` where none do."""
    for first in range(max(0, at - 3), at):
        broken = sheet.is_broken(first, at + 1) or not all(sheet.is_free(n) for n in range(first, at))
        if not broken and sheet.run(first, at) in vocabulary.refusing:
            return first
        several = sheet.folded(at).endswith("s") and len(sheet.folded(at)) > len("sms")
        if not broken and several and sheet.run(first, at) in vocabulary.none_of:
            return first  # "no calls please"
    return at


def _longest_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> tuple[int, Sense | None]:
    for last in range(min(at + vocabulary.longest, len(sheet.words)), at, -1):
        if not sheet.is_free_run(at, last):
            continue
        said = sheet.corrected(at) if last == at + 1 else ""
        sense = vocabulary.ways.get(said or sheet.run(at, last).rstrip("."))
        if sense is not None:
            return last, sense
    return at, None


def _opens_note(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary) -> bool:
    word = sheet.words[at]
    if word.folded in vocabulary.abouts or (at > 0 and _TO_COME.search(word.text)):
        return True
    if word.folded in vocabulary.tos and sheet.folded(at + 1) in vocabulary.purposes:
        before = ((sheet.at(n), n) for n in range(at))
        return any(item.kind is PartKind.WHO if item else may_be_a_name(sheet, n, vocabulary) for item, n in before)
    if word.folded not in vocabulary.clauses:
        return False
    if at == 0 or is_bound(sheet, at, vocabulary):
        called = is_first_name(word.text, there)
        if called is None:
            sheet.pending.add(at)
        elif called:
            sheet.named.add(at)
        elif at == 0 and (_is_written_as_a_name(sheet, vocabulary) or _did_it(sheet, vocabulary)):
            sheet.named.add(at)
            return False
        return called is False and (at > 0 or word.folded in vocabulary.auxiliaries)
    return any(sheet.at(n) is not None or may_be_a_name(sheet, n, vocabulary) for n in range(at))


def _is_written_as_a_name(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """ "Will Grant": a line may begin with a capital, its second word has none."""
    both = all(n < len(sheet.words) and sheet.words[n].text.istitle() for n in (0, 1))
    return both and sheet.run(1, 2) not in vocabulary.ways and sheet.folded(1) not in vocabulary.small


def _did_it(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """ "will abbot met", "will rang": what somebody will do is not said so, and what somebody did is."""
    at = 1 + may_be_a_name(sheet, 1, vocabulary) * (sheet.folded(1) not in vocabulary.ways)
    sense = vocabulary.ways.get(sheet.folded(at))
    return sense is not None and sense.happened and not sense.is_thing


def _leave_open(sheet: Sheet, at: int, vocabulary: Vocabulary) -> None:
    last = len(sheet.words)
    if sheet.folded(at) in vocabulary.abouts:
        # "about the tiers yesterday": what looks back at the very end is when it was.
        for n in range(at + 2, last):
            if sheet.folded(n) in vocabulary.looking_back:
                last = n - (sheet.folded(n - 1) in vocabulary.openers and n - 1 > at + 1)
                break
    sheet.open.update(n for n in range(at, last) if sheet.at(n) is None)


def _left_messages(sheet: Sheet, found: list[Way], vocabulary: Vocabulary) -> list[Way]:
    """ "left jo a message": the two words together are one voicemail."""
    for at in range(len(sheet.words)):
        if sheet.folded(at) not in vocabulary.left or not sheet.is_free(at):
            continue
        for way in found:
            noun = sheet.run(way.item.first, way.item.last) in vocabulary.messages
            if noun and 0 < abs(way.item.first - at) <= _FAR_BEHIND:
                sense = Sense(None, Channel.CALL, ContactOutcome.VOICEMAIL, by_order=True, happened=True)
                if at > way.item.first:  # "nachricht hinterlassen": ours, unless "hat" says otherwise
                    sense = replace(sense, by_order=False, mine=True, by_has=True)
                found.append(Way(sheet.put(Item(at, at + 1, PartKind.WAY)), sense))
                way.sense = Sense(None, Channel.CALL, ContactOutcome.VOICEMAIL, happened=True)
                break
    return sorted(found, key=lambda way: way.item.first)


def settle_ways(sheet: Sheet, ways: Sequence[Way], namings: Sequence[Naming], vocabulary: Vocabulary) -> How:
    """What they mean together. One that says another thing than those before it is for the note."""
    how = How()
    weak: Direction | None = None
    for way in ways:
        sense = way.sense
        if how.direction is Direction.MET and _was_not_in(sheet, way, vocabulary):
            _leave_what_was_not(sheet, how, way)
            continue
        if not fits(how, sense) or _is_said_of_another(sheet, way, ways, vocabulary):
            sheet.drop(way.item)
            continue
        how.ways.append(way)
        if sense.channel is not None and (how.channel is None or _says_more(how, sense)):
            how.channel = sense.channel
        how.outcome = _came_further(how.outcome, sense.outcome)
        how.happened = how.happened or sense.happened
        how.is_sent = how.is_sent or sense.is_sent
        how.is_written = how.is_written or sense.is_written
        if sense.mishap is not None and how.mishap is None:
            how.mishap, how.mishap_item = sense.mishap, way.item
        told = sense.direction or _by_words(sheet, way.item, vocabulary)
        if sheet.folded(way.item.last) in vocabulary.me and _says_the_contrary(how, sense, told):
            how.ways.remove(way)
            sheet.drop(way.item)
            continue
        if told is None and sense.by_order:
            told = _by_order(sheet, way, namings, ways, vocabulary)
        is_open = False
        if told is None and sense.by_has:
            told, is_open = _by_has(sheet, way, namings, vocabulary)
        if told is not None and (how.direction is None or told is Direction.MET):
            how.direction = told
        if sense.mine and not is_open and not _is_said_to_us(sheet, way, namings, vocabulary):
            weak = Direction.OUT
    if how.direction is None:
        how.direction = _by_names(sheet, how, namings, vocabulary) or weak
    _missed(sheet, how, namings, vocabulary)
    if how.outcome is not None and how.direction is Direction.IN and how.outcome is ContactOutcome.NO_ANSWER:
        how.direction = Direction.OUT
    if how.direction is Direction.MET and how.channel is None:
        how.channel = Channel.MEETING
    if how.channel in WRITTEN and how.outcome is ContactOutcome.TALKED:
        how.outcome = None
    for way in how.ways:
        way.item.says = Says(direction=how.direction, channel=way.sense.channel, outcome=way.sense.outcome)
    return how


def _says_the_contrary(how: How, sense: Sense, told: Direction | None) -> bool:
    """ "rang jo, ring me back": a noun turned the other way is what is to be, and for the note."""
    is_bare = sense.is_thing and sense.outcome is None and sense.direction is None
    return is_bare and {told, how.direction} == {Direction.IN, Direction.OUT}


def _was_not_in(sheet: Sheet, way: Way, vocabulary: Vocabulary) -> bool:
    """ "popped in to see tessa, nobody in", "…, she was out": of the one who was to be met, and not of anybody else."""
    said = sheet.run(way.item.first, way.item.last)
    is_said = way.sense.outcome is ContactOutcome.NO_ANSWER and not way.sense.beside_a_call
    theirs = sheet.folded(way.item.first - 1) in vocabulary.they
    return is_said and (theirs or any(said.startswith(f"{word} ") for word in vocabulary.nobody_in))


def _leave_what_was_not(sheet: Sheet, how: How, absent: Way) -> None:
    """Nobody was met, so how it was is asked, and all of it is for the note."""
    for way in (*how.ways, absent):
        sheet.drop(way.item)
    how.ways = []
    how.direction = how.channel = how.outcome = None
    how.happened = False


def _is_said_of_another(sheet: Sheet, way: Way, ways: Sequence[Way], vocabulary: Vocabulary) -> bool:
    """ "no reply" where nobody was called, "martin rang, i was out", "my boss called jo": none of it is what I did."""
    before = sheet.folded(way.item.first - 1)
    if way.sense.beside_a_call and not any(w.sense.channel in FROM_AFAR for w in ways if w is not way):
        return True
    if before in vocabulary.i and sheet.run(way.item.first, way.item.last) in vocabulary.absent:
        return True
    ours = way.item.first == 1 or sheet.folded(way.item.first - 2) in vocabulary.belongings
    did = way.sense.by_order or (way.sense.direction is Direction.MET and not way.sense.is_thing)
    return did and before in vocabulary.relations and ours and sheet.is_free(way.item.first - 1)


def fits(how: How, sense: Sense) -> bool:
    """Whether both can be said of one contact."""
    one, other = how.channel, sense.channel
    if one is not None and other is not None and one is not other:
        loose = any(way.sense.is_loose and way.sense.channel is one for way in how.ways) or sense.is_loose
        written = one in WRITTEN and other in WRITTEN
        if not ((loose and written) or {(one, other), (other, one)} & _YIELDS):
            return False
    if _came_further(how.outcome, sense.outcome) is not _came_further(sense.outcome, how.outcome):
        return False
    channel = other or one
    outcome = sense.outcome or how.outcome
    if outcome is ContactOutcome.TALKED and channel in WRITTEN and _only_chatted(how, sense):
        return True
    if outcome is not None and channel is not None:
        if channel in WRITTEN or how.is_sent or sense.is_sent:
            return False
        if outcome.is_unanswered_try and channel not in FROM_AFAR:
            return False
    return True


def _came_further(one: ContactOutcome | None, other: ContactOutcome | None) -> ContactOutcome | None:
    """What came of it by both: nobody answered, and a message was left."""
    if {one, other} == {ContactOutcome.NO_ANSWER, ContactOutcome.VOICEMAIL}:
        return ContactOutcome.VOICEMAIL
    return one or other


def _is_said_to_us(sheet: Sheet, way: Way, namings: Sequence[Naming], vocabulary: Vocabulary) -> bool:
    """ "colin txt ur quote is fine" may be what Colin wrote to us."""
    behind = sheet.folded(way.item.last) in vocabulary.you and not sheet.words[way.item.last].pause
    return behind and any(naming.item.last == way.item.first for naming in namings)


def _only_chatted(how: How, sense: Sense) -> bool:
    """Whether what says that we talked may be said of what is written as well."""
    talks = [each for each in (sense, *(way.sense for way in how.ways)) if each.outcome is not None]
    return all(each.is_loose for each in talks)


def _says_more(how: How, sense: Sense) -> bool:
    """Whether its way is the closer one of two that fit."""
    if (how.channel, sense.channel) in _YIELDS:
        return True
    return any(way.sense.is_loose and way.sense.channel is how.channel for way in how.ways) and not sense.is_loose


def _by_words(sheet: Sheet, item: Item, vocabulary: Vocabulary) -> Direction | None:
    """Who did it, by the small words close to it: "I …", "… me", "from me", "she …", "… her"."""
    before, after = sheet.folded(item.first - 1), sheet.folded(item.last)
    two_before = sheet.folded(item.first - 2)
    if after in vocabulary.backs and sheet.is_free(item.last):
        after = sheet.folded(item.last + 1)
    if before in vocabulary.i:
        return Direction.OUT
    closing = _closing_word(sheet, item.last)
    if closing in vocabulary.comes_in | vocabulary.goes_out and _is_a_thing(sheet, item, vocabulary):
        sheet.put(Item(item.last, item.last + 1, PartKind.JOIN))
        return Direction.IN if closing in vocabulary.comes_in else Direction.OUT
    if after in vocabulary.me and sheet.folded(item.last) not in vocabulary.froms:
        return Direction.IN
    if after in vocabulary.froms:
        return Direction.OUT if sheet.folded(item.last + 1) in vocabulary.me else Direction.IN
    if after in vocabulary.tos and sheet.folded(item.last + 1) in vocabulary.me:
        return Direction.IN
    if before in vocabulary.they or (two_before in vocabulary.they and before in vocabulary.fillers):
        return Direction.IN
    if after in vocabulary.them and not _belongs(sheet, item.last, vocabulary):
        return Direction.OUT
    return None


def _closing_word(sheet: Sheet, at: int) -> str:
    """The word there, where the line ends with it or a comma stands behind it; "" for another."""
    closes = at + 1 == len(sheet.words) or (at + 1 < len(sheet.words) and sheet.words[at + 1].pause)
    return sheet.folded(at) if closes and sheet.is_free(at) and not sheet.words[at].pause else ""


def _is_a_thing(sheet: Sheet, item: Item, vocabulary: Vocabulary) -> bool:
    sense = vocabulary.ways.get(sheet.run(item.first, item.last))
    return sense is not None and sense.is_thing and sense.mine


def _belongs(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether "her" there begins "her mother"."""
    return sheet.folded(at) in vocabulary.belongings and sheet.is_free(at + 1)


def _by_order(
    sheet: Sheet, way: Way, namings: Sequence[Naming], ways: Sequence[Way], vocabulary: Vocabulary
) -> Direction | None:
    """A verb is theirs where they stand before it alone; "sent" only where it is said what."""
    before = [n for n in namings if n.item.last <= way.item.first]
    after = [n for n in namings if n.item.first >= way.item.last]
    if before and after:
        return Direction.OUT if any(n.to for n in before) else None
    if not before and not after and may_be_a_name(sheet, way.item.first - 1, vocabulary):
        return None  # whoever stands there is not known yet
    if not before:
        return Direction.OUT
    if all(naming.is_new for naming in before) and may_be_a_name(sheet, way.item.last, vocabulary):
        return None  # "ben called okoros": whom nobody knows may be one of us
    noun = Sense(None, way.sense.channel, mine=True, is_thing=True)
    if any(w.item.last == way.item.first and w.sense == noun for w in ways):
        return Direction.OUT  # "robert letter posted"
    if way.sense.is_sent:
        says_what = any(w.item.first > way.item.first and w.sense.channel is not None for w in ways)
        article = sheet.is_free(way.item.last)
        return Direction.IN if says_what and article else Direction.OUT
    return Direction.IN


def _by_has(sheet: Sheet, way: Way, namings: Sequence[Naming], vocabulary: Vocabulary) -> tuple[Direction | None, bool]:
    """Who did it, by "hat" or "habe" before a participle, and whether that is open all the same: of two who are named
    ("martin hat jo angerufen") either may have."""
    ways = [item.last for item in sheet.items if item.kind is PartKind.WAY and item.last <= way.item.first]
    begins = max(ways, default=0)
    before = [naming for naming in namings if begins <= naming.item.first < way.item.first]
    for at in range(begins, way.item.first):
        word = sheet.folded(at)
        ahead = [naming for naming in before if naming.item.first < at]
        if word in vocabulary.i_have | vocabulary.they_have | vocabulary.we_have and sheet.is_free(at):
            sheet.put(Item(at, at + 1, PartKind.JOIN))
        if word in vocabulary.i_have:
            return Direction.OUT, False
        if word in vocabulary.they_have:
            both = bool(ahead) and len(before) > len(ahead)
            return (None, True) if both else (Direction.IN, False)
        if word in vocabulary.we_have:
            is_ours = any(sheet.folded(n) in vocabulary.i for n in range(begins, way.item.first))
            if is_ours or not ahead:
                return Direction.OUT, False
            return (Direction.IN, False) if len(ahead) > 1 else (None, True)
    return None, False


def _by_names(sheet: Sheet, how: How, namings: Sequence[Naming], vocabulary: Vocabulary) -> Direction | None:
    """Who turned to whom, by the word before a name: "from jo", "to jo", "by jo"; "jo's call" is hers. "spoke briefly
    to jo" says nothing of it, nor does "at jo's", and her voicemail is what our call came to: "got jo's voicemail"."""
    talked = bool(how.ways) and all(way.sense.outcome is ContactOutcome.TALKED for way in how.ways)
    reached = how.outcome is ContactOutcome.VOICEMAIL
    behind = {way.item.first for way in how.ways}
    for naming in namings:
        item = sheet.at(naming.item.first - 1)
        before = sheet.folded(naming.item.first - 1) if item is None or item.kind is not PartKind.WAY else ""
        if before in vocabulary.froms or before in vocabulary.bys:
            return Direction.IN
        last = naming.item.last
        while sheet.is_free(last) and sheet.folded(last) in vocabulary.fillers:
            last += 1  # "jo's just been on the phone"
        if naming.is_theirs and last in behind:
            return Direction.OUT if reached and before in vocabulary.fillers else Direction.IN
        if before in vocabulary.tos and not talked and before not in vocabulary.at_places:
            return Direction.OUT
    return None


def _missed(sheet: Sheet, how: How, namings: Sequence[Naming], vocabulary: Vocabulary) -> None:
    """ "missed jo's call": she rang, and we did not speak."""
    if how.direction is not Direction.IN or how.channel is not Channel.CALL or how.outcome is not None:
        return
    for naming in namings:
        at = naming.item.first - 1
        if naming.is_theirs and sheet.is_free(at) and sheet.folded(at) in vocabulary.missed:
            sheet.put(Item(at, at + 1, PartKind.JOIN))
            how.outcome = ContactOutcome.VOICEMAIL


def came_of_it(how: How) -> ContactOutcome | None:
    """What came of it where the way alone tells: what is written is sent or received, who rang us was spoken to."""
    if how.outcome is not None:
        return how.outcome
    if how.direction is Direction.MET:
        return ContactOutcome.TALKED
    if how.channel in WRITTEN and how.direction is not None:
        return ContactOutcome.SENT if how.direction is Direction.OUT else ContactOutcome.RECEIVED
    if how.direction is Direction.IN and how.channel is not None:
        return ContactOutcome.TALKED
    return None


def small_words(sheet: Sheet, vocabulary: Vocabulary) -> None:
    """Claim the small words that stand at what is understood: "to jo", "and tom", "rang jo back"."""
    changed = True
    while changed:
        changed = False
        for at in reversed(range(len(sheet.words))):
            if not sheet.is_free(at):
                continue
            word = sheet.folded(at)
            item = sheet.at(at + 1)
            at_that_time = word == "@" and item is not None and item.kind is PartKind.WHEN
            leads = at_that_time or (_leads(word, vocabulary) and item is not None)
            leads = leads or (word in vocabulary.me and item is not None and item.kind is PartKind.WAY)
            to_me = word in vocabulary.tos and sheet.folded(at + 1) in vocabulary.me and sheet.is_free(at + 1)
            if to_me and _is_read(sheet, at - 1):
                sheet.put(Item(at, at + 2, PartKind.JOIN))
                changed = True
                continue
            is_out = word in vocabulary.absent and _is_who(sheet, at - 1)  # "dom out til mon"
            follows = (
                not is_out
                and _follows(word, vocabulary)
                and _is_read(sheet, at - 1)
                and not _belongs(sheet, at, vocabulary)
            )
            if leads or follows:
                sheet.put(Item(at, at + 1, PartKind.JOIN))
                changed = True


def _is_who(sheet: Sheet, at: int) -> bool:
    item = sheet.at(at)
    return item is not None and item.kind is PartKind.WHO


def _is_read(sheet: Sheet, at: int) -> bool:
    return sheet.at(at) is not None


def _leads(word: str, vocabulary: Vocabulary) -> bool:
    return (
        word in vocabulary.joins
        or word in vocabulary.withs
        or word in vocabulary.froms
        or word in vocabulary.tos
        or word in vocabulary.bys
        or word in vocabulary.fillers
        or word in vocabulary.i
        or word in vocabulary.they
        or word in vocabulary.they_have | vocabulary.i_have | vocabulary.we_have
    )


def _follows(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary.backs or word in vocabulary.me or word in vocabulary.them or word in vocabulary.i
