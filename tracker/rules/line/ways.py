"""The words of a line that say how it was, and those that only say how it is to be. Knows no person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import PartKind, RefusalReason
from tracker.rules.line.names.naming import is_bound, is_first_name, may_be_a_name
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import There
from tracker.rules.line.vocabulary import Sense, Vocabulary
from tracker.rules.line.when.roughly import says_about_when

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
    may_have_taken_it: bool = False
    """They answered, and nothing says whether that was our call."""
    mishap: RefusalReason | None = None
    mishap_item: Item | None = None
    ways: list[Way] = field(default_factory=list)


def find_ways(sheet: Sheet, there: There, vocabulary: Vocabulary) -> list[Way]:
    """From left to right the longest way of saying at each place, up to where somebody's words begin.

    What stands behind "about" or "said" is for the note, whatever it could mean.
    """
    found: list[Way] = []
    at = _to_do_first(sheet, vocabulary)
    while at < len(sheet.words):
        if not sheet.is_free(at):
            at += 1
            continue
        correction = next((c for c in sheet.corrections if c.is_sure and c.first == at), None)
        if correction is not None:
            at = correction.last
            continue
        if named := _called_so_at(sheet, at, vocabulary):
            sheet.put(Item(at, named, PartKind.JOIN))
            at = named
            continue
        if _is_ahead_at(sheet, at, there, vocabulary):
            sheet.open.update(n for n in range(at, len(sheet.words)) if sheet.at(n) is None)
            break
        step = _next_step_at(sheet, at, vocabulary)
        sheet.steps.update([step] if step else ())
        stays = step or _elsewhere_at(sheet, at, vocabulary)
        if stays:
            sheet.open.update(n for n in range(at, stays) if sheet.at(n) is None)
            at = stays
            continue
        if _is_when(sheet, at, vocabulary):
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
        if sense is not None and _is_arranged_for(sheet, at, sense, vocabulary):
            # "promised jo a call friday"
            sheet.open.update((0, *range(at, last)))
            sheet.to_come = at if sheet.to_come is None else sheet.to_come
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
    found = _without_fetched(sheet, _without_arranged(sheet, found, vocabulary), vocabulary)
    return _left_messages(sheet, found, vocabulary)


def _without_fetched(sheet: Sheet, found: list[Way], vocabulary: Vocabulary) -> list[Way]:
    """The ways but what was fetched: "picked up the cake" is no call that was answered, where none is told."""
    if any(way.sense.channel is Channel.CALL and way.sense.outcome is None for way in found):
        return found
    left = []
    for way in found:
        at = way.item.last
        while sheet.folded(at) in vocabulary.fillers | vocabulary.belongings:
            at += 1
        goes_on = sheet.is_free(at) and not any(sheet.words[n].pause for n in range(way.item.last, at + 1))
        said = sheet.run(way.item.first, way.item.last) in vocabulary.taking_up
        word = sheet.folded(at)
        thing = word not in vocabulary.small | vocabulary.openers and sheet.words[at].is_plain if goes_on else False
        before = way.item.first > 0 and not sheet.words[way.item.first].pause
        if said and thing and before and not _is_another_at(sheet, way.item.first - 1, vocabulary):
            sheet.drop(way.item)
        else:
            left.append(way)
    return left


def _is_another_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    return sheet.folded(at) in vocabulary.relations | vocabulary.others


def _to_do_first(sheet: Sheet, vocabulary: Vocabulary) -> int:
    """Where the words end with which the line begins and that say what is still to be done: "need to call martin" is no
    call. Whoever is named behind them is taken all the same; their time is one to come."""
    for begins in (3, 2, 1):
        last, sense = _longest_at(sheet, begins, vocabulary) if begins < len(sheet.words) else (0, None)
        if not sheet.is_free_run(0, begins) or begins >= len(sheet.words):
            continue
        word, leads = sheet.folded(begins), sheet.run(0, begins)
        is_bare = (sense is not None and sense.mine and sense.outcome is None) or word in vocabulary.purposes
        is_ahead = leads in vocabulary.i_am and word.endswith("ing")
        if is_ahead or (is_bare and leads in vocabulary.to_do):
            last = max(last, begins + 1)
            sheet.open.update(range(last))
            sheet.to_come = last
            return last
        ends = len(sheet.words) - 1
        if leads in vocabulary.to_do and begins < ends and sheet.folded(ends) in vocabulary.done_last:
            sheet.open.update((*range(begins), ends))
            sheet.to_come = begins
            return begins
    return 0


def _called_so_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> int:
    """Where the words end that say only that whoever is named behind them is called so; 0 where there are none."""
    for last in (at + 4, at + 3, at + 2):
        if sheet.is_free_run(at, last) and sheet.run(at, last) in vocabulary.called_so:
            acts = any(sheet.run(n, n + 1) in vocabulary.ways for n in range(last + 1, last + 3))
            named = may_be_a_name(sheet, last, vocabulary) and not sheet.words[last].pause
            return last if named and (at > 0 or acts) else 0  # "someone called jo" rang her
    return 0


def _is_ahead_at(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary) -> bool:
    """Whether what somebody is to do is told from there on, behind what was: "hes ringing me on the 3rd", "ill ring
    him", "next call thursday"."""
    if at == 0:
        return False
    told = any(item.kind is PartKind.WAY for item in sheet.items)
    begins = at + 1
    while begins < len(sheet.words) and sheet.run(at, begins + 1) in vocabulary.next_one:
        begins += 1
    if told and sheet.run(at, begins) in vocabulary.next_one:
        _last, sense = _longest_at(sheet, begins, vocabulary)
        return sense is not None and sense.is_thing and not sheet.words[begins].pause
    if sheet.folded(at) not in vocabulary.ahead or is_first_name(sheet.words[at].text, there):
        return False
    behind = sheet.folded(at + 1)
    is_to = behind in vocabulary.purposes or (_longest_at(sheet, at + 1, vocabulary)[1] or Sense()).mine
    return (told and behind.endswith("ing")) or (is_to and sheet.folded(at).endswith("ll"))


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
    counts = sheet.folded(at - 1).isdecimal() and sheet.folded(at - 2) in vocabulary.openers  # "half 2 call"
    return bare and sheet.folded(at - 1) in vocabulary.tos and not counts and sheet.is_free(at - 1)


def _wished_around(sheet: Sheet, at: int, last: int, sense: Sense, vocabulary: Vocabulary) -> tuple[int, int]:
    """From where to where it stands that they wish to be turned to in that way; nothing where it does not."""
    if sense.outcome is not None or sense.happened or sense.channel is None:
        return at, at
    if sheet.is_free(at - 1) and not sheet.words[at].pause and sheet.run(at - 1, at) in vocabulary.wishing:
        return at - 1, last
    for liked in (last + 3, last + 2, last + 1):
        told = sheet.run(last, liked) in vocabulary.preferred and sheet.folded(liked) not in vocabulary.openers
        if told and sheet.is_free_run(last, liked) and not sheet.words[last].pause:
            return at, _over_others(sheet, liked, vocabulary)
    behind = sheet.is_free(last) and not sheet.words[last].pause and sheet.run(last, last + 1) in vocabulary.wishing
    ends = last + 1 >= len(sheet.words) or sheet.words[last + 1].pause
    ends = ends or sheet.folded(last + 1) in vocabulary.never_names  # "text only please", not "call only 5 mins"
    return (at, last + 1) if behind and ends else (at, at)


def _over_others(sheet: Sheet, at: int, vocabulary: Vocabulary) -> int:
    """Where the way ends that is named there as the one they like less: "than phone"; `at` for none."""
    for begins in (at + 2, at + 1):
        if sheet.is_free_run(at, begins) and sheet.run(at, begins) in vocabulary.over_others:
            last, sense = _longest_at(sheet, begins, vocabulary)
            return last if sense is not None else at
    return at


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


def _is_arranged_for(sheet: Sheet, at: int, sense: Sense, vocabulary: Vocabulary) -> bool:
    """Whether the line begins with a word that says it was only arranged, and whom for: "promised jo a call"."""
    before = at - 1
    while before > 1 and sheet.folded(before) in vocabulary.fillers and sheet.is_free(before):
        before -= 1
    is_so = sense.is_thing and before == 1 and before + 1 < at and may_be_a_name(sheet, 1, vocabulary)
    return is_so and sheet.is_free(0) and sheet.run(0, 1) in vocabulary.arranging


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
    if says_about_when(sheet, at, vocabulary):
        return False
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
        if sheet.folded(at) in vocabulary.handing:
            handed = [way for way in found if way.sense.channel is Channel.POST and way.sense.is_thing]
            for way in handed:
                if 0 < way.item.first - at <= _FAR_BEHIND:  # "left a card with reception": it went by no post
                    found = [each for each in found if each is not way]
                    sheet.drop(way.item)
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
