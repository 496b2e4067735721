"""Who turned to whom, by what way and what came of it, from the ways of saying that a line has. Knows no person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.rules.channel import FROM_AFAR, WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import PartKind, Says
from tracker.rules.line.names.naming import Naming, may_be_a_name
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.vocabulary import Sense, Vocabulary
from tracker.rules.line.ways import How, Way

_YIELDS = {
    (Channel.CALL, Channel.VIDEO),
    (Channel.MEETING, Channel.VIDEO),
    (Channel.TEXT, Channel.SOCIAL),
}
"""Two ways that are one: a call on zoom is by video."""

_QUOTES = '"“„«'


def settle_ways(sheet: Sheet, ways: Sequence[Way], namings: Sequence[Naming], vocabulary: Vocabulary) -> How:
    """What they mean together. One that says another thing than those before it is for the note."""
    how = How()
    weak: Direction | None = None
    ways = _without_others(sheet, ways, namings, vocabulary)
    _settle_spoken_notes(sheet, ways, vocabulary)
    _settle_who_answered(sheet, ways, vocabulary)
    _settle_returned(sheet, ways, vocabulary)
    for way in ways:
        sense = way.sense
        if how.direction is Direction.MET and _was_not_in(sheet, way, vocabulary):
            _leave_what_was_not(sheet, how, way)
            continue
        if not fits(how, sense) or _is_said_of_another(sheet, way, ways, vocabulary):
            sheet.drop(way.item)
            continue
        if _is_of_theirs(sheet, way, namings, vocabulary) or _came_a_thing(sheet, way, namings, vocabulary):
            sheet.drop(way.item)
            continue
        theirs = sheet.folded(way.item.first - 1) in vocabulary.they and sense.by_order
        if theirs and how.direction is Direction.OUT:
            sheet.drop(way.item)  # "emailed jo, she answered", "sent jo the drawings, she rang"
            continue
        if _answers_it(sheet, how, way, vocabulary) or _was_instead(sheet, how, way, vocabulary):
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
    missed = any(way.sense.direction is Direction.IN and way.sense.outcome is not None for way in how.ways)
    if how.direction is Direction.IN and how.outcome is ContactOutcome.NO_ANSWER and not missed:
        how.direction = Direction.OUT
    _missed(sheet, how, namings, vocabulary)
    answered = [sheet.run(way.item.first, way.item.last) in vocabulary.answering for way in how.ways]
    if how.direction is Direction.IN and how.channel is None and answered and all(answered):
        how.direction, how.may_have_taken_it = None, True
    if how.direction is Direction.MET and how.channel is None:
        how.channel = Channel.MEETING
    if how.channel in WRITTEN and how.outcome is ContactOutcome.TALKED:
        how.outcome = None
    for way in how.ways:
        way.item.says = Says(direction=how.direction, channel=way.sense.channel, outcome=way.sense.outcome)
    return how


def _settle_spoken_notes(sheet: Sheet, ways: Sequence[Way], vocabulary: Vocabulary) -> None:
    """ "voice note from carys on whatsapp": what is spoken into a message is one, and no call."""
    written = any(way.sense.channel in WRITTEN for way in ways)
    for way in ways if written else ():
        said = sheet.run(way.item.first, way.item.last)
        if said in vocabulary.spoken_notes:
            verb = way.sense.by_order
            way.sense = Sense(None, Channel.TEXT, by_order=verb, mine=not verb, happened=verb, is_loose=True)


def _settle_who_answered(sheet: Sheet, ways: Sequence[Way], vocabulary: Vocabulary) -> None:
    """ "rang helen, robert answered", "sheila answered martins phone": our call was taken. "i answered jo's call": hers
    was."""
    for way in ways:
        before = sheet.folded(way.item.first - 1)
        took = sheet.run(way.item.first, way.item.last) in vocabulary.answering
        ours = any(w.sense.channel in FROM_AFAR and w.sense.mine | w.sense.by_order for w in ways if w is not way)
        if took and ours and before in vocabulary.i:
            way.sense = Sense(Direction.IN, outcome=ContactOutcome.TALKED, happened=True)
        elif took and ours and way.item.first > 0:
            way.sense = Sense(outcome=ContactOutcome.TALKED, happened=True)
            for other in ways:
                noun = other.sense.mine and other.item.first > way.item.last
                other.sense = replace(other.sense, direction=Direction.OUT) if noun else other.sense


def _settle_returned(sheet: Sheet, ways: Sequence[Way], vocabulary: Vocabulary) -> None:
    """ "returned jo's missed call": the call that was missed is what it answers, and not what came of it."""
    for way in ways[1:]:
        missed = way.sense.direction is Direction.IN and way.sense.outcome is ContactOutcome.NO_ANSWER
        before = [w for w in ways if w.item.last <= way.item.first]
        if missed and sheet.run(before[-1].item.first, before[-1].item.last) in vocabulary.returned:
            way.sense = Sense(channel=way.sense.channel, mine=True, is_thing=True)


def _without_others(
    sheet: Sheet, ways: Sequence[Way], namings: Sequence[Naming], vocabulary: Vocabulary
) -> Sequence[Way]:
    """The ways without those by which somebody else was spoken to: "rang robert, wife answered", "spoke to his wife".
    What came of it for whoever is named is open, and who it was is for the note."""
    left = []
    for way in ways:
        ours = [w for w in ways if w is not way and w.sense.channel in FROM_AFAR]
        took = sheet.run(way.item.first, way.item.last) in vocabulary.answering and bool(ours)
        picked_up = way.sense.outcome is ContactOutcome.TALKED and way.sense.direction is Direction.OUT
        by_another = _is_another(sheet, way.item.first - 1, vocabulary) and not sheet.words[way.item.first].pause
        with_another = way.sense.outcome is ContactOutcome.TALKED and _goes_on_to_another(sheet, way, vocabulary)
        named = any(naming.item.last <= way.item.first for naming in namings)
        if by_another and picked_up and not ours:
            way.sense, way.item.is_telling = replace(way.sense, outcome=None), True
            left.append(way)
        elif (by_another and (took or picked_up)) or (with_another and named):
            sheet.drop(way.item)
        else:
            left.append(way)
    return left


def _goes_on_to_another(sheet: Sheet, way: Way, vocabulary: Vocabulary) -> bool:
    """ "spoke to his wife": with whom, by whose relation they are."""
    at = way.item.last
    if at < len(sheet.words) and sheet.words[at].pause:
        return False
    if way.sense.direction is Direction.MET and sheet.folded(at) in vocabulary.withs:
        return False  # "popped in with her mum"
    at += sheet.folded(at) in vocabulary.tos | vocabulary.withs
    at += sheet.folded(at) in vocabulary.belongings | vocabulary.fillers
    return _is_another(sheet, at, vocabulary)


def _is_another(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word there is somebody who is not named."""
    return sheet.folded(at) in vocabulary.relations | vocabulary.others and sheet.is_free(at)


def _says_the_contrary(how: How, sense: Sense, told: Direction | None) -> bool:
    """ "rang jo, ring me back": a noun turned the other way is what is to be, and for the note."""
    is_bare = sense.is_thing and sense.outcome is None and sense.direction is None
    return is_bare and {told, how.direction} == {Direction.IN, Direction.OUT}


def _answers_it(sheet: Sheet, how: How, way: Way, vocabulary: Vocabulary) -> bool:
    """ "jo rang and i called back", "helen emailed, replied": what we did upon it is another contact."""
    if how.direction is not Direction.IN or not (way.sense.by_order or way.sense.by_has):
        return False
    writes = way.sense.is_written and way.sense.channel is None and how.channel in WRITTEN
    mine = sheet.folded(way.item.first - 1) in vocabulary.i | vocabulary.i_have or (
        sheet.folded(way.item.last) in vocabulary.them and not _belongs(sheet, way.item.last, vocabulary)
    )
    return (mine and way.sense.channel is not None) or (writes and sheet.words[way.item.first].pause)


def _was_instead(sheet: Sheet, how: How, way: Way, vocabulary: Vocabulary) -> bool:
    """ "no audio on zoom so rang instead": the one is not what says more of the other."""
    others = (None, how.channel)
    said = sheet.folded(way.item.last) in vocabulary.instead and sheet.is_free(way.item.last)
    return said and how.channel is not None and way.sense.channel not in others


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


def _is_of_theirs(sheet: Sheet, way: Way, namings: Sequence[Naming], vocabulary: Vocabulary) -> bool:
    """ "mum of imogen emailed": it was not Imogen who did."""
    for naming in namings:
        of = sheet.folded(naming.item.first - 1) in vocabulary.tos | vocabulary.froms
        theirs = of and sheet.folded(naming.item.first - 2) in vocabulary.relations
        if theirs and way.sense.by_order and naming.item.last == way.item.first:
            return not sheet.words[way.item.first].pause
    return False


def _came_a_thing(sheet: Sheet, way: Way, namings: Sequence[Naming], vocabulary: Vocabulary) -> bool:
    """ "margaret isa forms came in": what stands between may be what came; "jo the bride came in" is Jo."""
    before = [naming for naming in namings if naming.item.last <= way.item.first]
    if not before or sheet.run(way.item.first, way.item.last) not in vocabulary.came_by:
        return False
    between = range(before[-1].item.last, way.item.first)
    left = [n for n in between if sheet.is_free(n) and sheet.folded(n) not in vocabulary.small]
    told_apart = sheet.folded(before[-1].item.last) in vocabulary.fillers | vocabulary.joins
    return bool(left) and not told_apart and not any(sheet.words[n].pause for n in (*between, way.item.first))


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
    if sense.is_sent and one is not None and one not in WRITTEN:
        return False  # "rang jo, sent email"
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
    """ "colin txt ur quote is fine", "jo txt yes" may be what they wrote to us."""
    back = way.sense.channel in WRITTEN and sheet.folded(way.item.last) in vocabulary.backs  # "siobhan text back"
    theirs = vocabulary.you | (vocabulary.replies if way.sense.channel in WRITTEN else frozenset())
    first, last = way.item.first, way.item.last
    while (item := sheet.at(last)) is not None and item.kind is PartKind.WAY:
        last = item.last  # "fatima fb msg wants a quote"
    while (item := sheet.at(first - 1)) is not None and item.kind is PartKind.WAY:
        first = item.first
    behind = (back or sheet.folded(last) in theirs) and last < len(sheet.words)
    behind = behind and (not sheet.words[last].pause or sheet.is_parted_by_a_dash(last))
    runs = {sheet.run(last, last + 1), sheet.run(last, last + 2)} if last < len(sheet.words) else set()
    between = sheet.text[sheet.words[last - 1].end : sheet.words[last].start] if last < len(sheet.words) else ""
    quoted = any(sign in between for sign in _QUOTES) and any(naming.item.last == first for naming in namings)
    begins = sheet.text[sheet.words[last - 1].end :].lstrip().startswith(":")  # "tom text: happy with it"
    quoted = quoted or (begins and any(naming.item.last == first for naming in namings))
    if way.sense.channel in WRITTEN and (quoted or runs & vocabulary.arrived):
        return True  # "the parcel arrived", whoever it went to; "emeka txt “leave it with us”"
    return behind and any(naming.item.last == first for naming in namings)


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
    if _came_to_us(sheet, item, vocabulary):
        return Direction.IN
    closing = _closing_word(sheet, item.last)
    if closing in vocabulary.comes_in | vocabulary.goes_out and _is_a_thing(sheet, item, vocabulary):
        sheet.put(Item(item.last, item.last + 1, PartKind.JOIN))
        return Direction.IN if closing in vocabulary.comes_in else Direction.OUT
    if after in vocabulary.me and sheet.folded(item.last) not in vocabulary.froms:
        return Direction.IN
    if after in vocabulary.froms and sheet.folded(item.last - 1) in vocabulary.machines:
        return Direction.OUT  # "mailbox von martin" is his
    if after in vocabulary.froms:
        return Direction.OUT if sheet.folded(item.last + 1) in vocabulary.me else Direction.IN
    if after in vocabulary.tos and sheet.folded(item.last + 1) in vocabulary.me:
        return Direction.IN
    if before in vocabulary.they or (two_before in vocabulary.they and before in vocabulary.fillers):
        return Direction.IN
    if after in vocabulary.them and not _belongs(sheet, item.last, vocabulary):
        return Direction.OUT
    return None


def _came_to_us(sheet: Sheet, item: Item, vocabulary: Vocabulary) -> bool:
    """ "robert letter came sat": what came is theirs; the words that say so are read."""
    sense = vocabulary.ways.get(sheet.run(item.first, item.last))
    if sense is None or sense.channel not in WRITTEN or not sense.is_thing:
        return False
    for last in (item.last + 2, item.last + 1):
        came = sheet.is_free_run(item.last, last) and sheet.run(item.last, last) in vocabulary.came
        if came and not sheet.words[item.last].pause:
            sheet.put(Item(item.last, last, PartKind.JOIN))
            return True
    return False


def _closing_word(sheet: Sheet, at: int) -> str:
    """The word there, where the line ends with it or a comma stands behind it; "" for another."""
    closes = at + 1 == len(sheet.words) or (at + 1 < len(sheet.words) and sheet.words[at + 1].pause)
    return sheet.folded(at) if closes and sheet.is_free(at) and not sheet.words[at].pause else ""


def _is_a_thing(sheet: Sheet, item: Item, vocabulary: Vocabulary) -> bool:
    sense = vocabulary.ways.get(sheet.run(item.first, item.last))
    return sense is not None and sense.is_thing and sense.mine


def _belongs(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether "her" there begins "her mother", and not "her back"."""
    is_back = sheet.folded(at + 1) in vocabulary.backs
    return sheet.folded(at) in vocabulary.belongings and sheet.is_free(at + 1) and not is_back


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
    if _is_for_them(sheet, before, vocabulary):
        return None
    if all(naming.is_new for naming in before) and may_be_a_name(sheet, way.item.last, vocabulary):
        return None  # "ben called okoros": whom nobody knows may be one of us
    noun = Sense(None, way.sense.channel, mine=True, is_thing=True)
    if any(w.item.last == way.item.first and w.sense == noun for w in ways):
        return Direction.OUT  # "robert letter posted"
    if _is_apart(sheet, before[-1], way, vocabulary):
        return None
    if way.sense.is_sent:
        says_what = any(w.item.first > way.item.first and w.sense.channel is not None for w in ways)
        article = sheet.is_free(way.item.last)
        return Direction.IN if says_what and article else Direction.OUT
    return Direction.IN


def _is_for_them(sheet: Sheet, before: Sequence[Naming], vocabulary: Vocabulary) -> bool:
    """ "planner for priya rang", "quote for priya emailed": who did it is not said, or is not the one who is named."""
    first = before[0].item.first
    leads = sheet.folded(first - 1) in vocabulary.tos | vocabulary.froms and sheet.at(first - 1) is None
    noun = sheet.folded(first - 2)
    return leads and bool(noun) and sheet.at(first - 2) is None and noun not in vocabulary.small


def _is_apart(sheet: Sheet, before: Naming, way: Way, vocabulary: Vocabulary) -> bool:
    """ "samir quote emailed", "leena's landline dead, emailed": where more is told between somebody and what was
    written, either may have done it. "jo from the bakery rang" is hers, unless a comma parts them as well."""
    between = range(before.item.last, way.item.first)
    left = [n for n in between if sheet.is_free(n) and sheet.folded(n) not in vocabulary.small]
    parted = sheet.words[way.item.first].pause and way.sense.by_order
    return bool(left) and (way.sense.channel in WRITTEN or parted)


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
    rang = any(way.sense.by_order and way.sense.channel in FROM_AFAR for way in how.ways)
    if rang and namings and _is_for_them(sheet, namings, vocabulary):
        return None
    for naming in namings:
        item = sheet.at(naming.item.first - 1)
        before = sheet.folded(naming.item.first - 1) if item is None or item.kind is not PartKind.WAY else ""
        if before in vocabulary.froms and _came_nothing(sheet, naming.item.first - 1, vocabulary):
            continue
        if before in vocabulary.froms or before in vocabulary.bys:
            return Direction.IN
        last = naming.item.last
        while sheet.is_free(last) and sheet.folded(last) in vocabulary.fillers:
            last += 1  # "jo's just been on the phone"
        if naming.is_theirs and any(w.item.first == last and _is_taken_down(w.sense) for w in how.ways):
            return Direction.OUT  # "colin's secretary took a message"
        if naming.is_theirs and last in behind:
            return Direction.OUT if reached and before in vocabulary.fillers else Direction.IN
        of_theirs = sheet.folded(naming.item.first - 2) in vocabulary.relations and not how.ways  # "mum of jo"
        if before in vocabulary.tos and not talked and not of_theirs and before not in vocabulary.at_places:
            return Direction.OUT
    return None


def _is_taken_down(sense: Sense) -> bool:
    """Whether it says that somebody wrote down what was said to them: "took a message"."""
    return sense.mine and sense.happened and not sense.is_thing and sense.outcome is None


def _came_nothing(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """ "no reply from leena", "back from the okoros": nothing came from them."""
    runs = {sheet.run(max(0, at - n), at) for n in (1, 2, 3)}
    is_way = sheet.at(at - 1) is not None
    return bool(runs & vocabulary.none_from) or (not is_way and bool(runs & vocabulary.returning))


def _missed(sheet: Sheet, how: How, namings: Sequence[Naming], vocabulary: Vocabulary) -> None:
    """ "missed jo's call": she rang, and we did not speak."""
    if how.direction is not Direction.IN or how.channel is not Channel.CALL or how.outcome is not None:
        return
    for naming in namings:
        at = naming.item.first - 1
        if naming.is_theirs and sheet.is_free(at) and sheet.folded(at) in vocabulary.missed:
            sheet.put(Item(at, at + 1, PartKind.JOIN))
            how.outcome = ContactOutcome.NO_ANSWER


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
