"""A line of plain words read: what each of its words says, what has to be asked, and what cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import FROM_AFAR, WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import NOTHING
from tracker.rules.line.clauses import settle_clauses
from tracker.rules.line.completing import completion
from tracker.rules.line.corrections import corrected_names, corrected_ways, find_corrections
from tracker.rules.line.cutting import Cut, cut, piece, with_names_joined, words_in
from tracker.rules.line.left_over import ask_what_else, doings
from tracker.rules.line.line_reading import (
    NEW,
    REST,
    Answer,
    Ask,
    AskKind,
    Choice,
    LineReading,
    Part,
    PartKind,
    PartState,
    Refusal,
    RefusalReason,
    Says,
    Someone,
)
from tracker.rules.line.moment import Moment
from tracker.rules.line.names.firms import mark_firms
from tracker.rules.line.names.known import find_names, whole_names
from tracker.rules.line.names.meant_perhaps import offered
from tracker.rules.line.names.naming import Naming, as_name, is_bound, is_first_name
from tracker.rules.line.names.newcomers import beside_new, brought_along, new_people
from tracker.rules.line.names.numbers import find_numbers, settle_numbers
from tracker.rules.line.names.who_was_there import who_was_there
from tracker.rules.line.near_words import near_ways
from tracker.rules.line.saying_no import offer_no, offer_wish
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import SpeltTogether, There
from tracker.rules.line.tongues import vocabulary_of
from tracker.rules.line.turned import came_of_it, fits, settle_ways, small_words
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.ways import How, find_ways
from tracker.rules.line.when.left_over_times import ask_when_told
from tracker.rules.line.when.times import Time, bare_numbers, find_times, put_times, when_typed
from tracker.rules.line.when.to_come import NOW, ask_whether_to_come, ask_whose_day, leave_ends, leave_what_comes
from tracker.rules.plain_dates.names import names_of
from tracker.rules.window import day_in

ALONE, OTHER, BELONGS, WITH = "alone", "other", "belongs", "with"
LATE_AFTER = timedelta(hours=1)
"""So long after its beginning a talk that was agreed is no longer just now."""
_MOST_WAYS = 3
"""So many are offered."""
_LONGEST_PREFACE = 4
"""Words of what a line begins with and that says nothing."""
_ASKED_FIRST = {kind: place for place, kind in enumerate(AskKind)}


def read_line(
    text: str,
    moment: Moment,
    there: There,
    answers: Sequence[Answer] = (),
    cursor: int | None = None,
    vocabulary: Vocabulary | None = None,
) -> LineReading:
    """What the line says, with what was answered so far. Pure, and no text raises.

    `there` is asked for whoever the words may name; what it does not know yet leaves the reading `waits`. `cursor` is
    where the next letter goes, None for the end: the name that ends there is completed. The words are those of the
    languages that times are typed in, unless a `vocabulary` is given.
    """
    vocabulary = vocabulary or vocabulary_of(moment.words.languages)
    there = SpeltTogether(there)
    pieces = cut(text, lambda label, behind: _is_label(label, behind, there, vocabulary))
    words = with_names_joined(pieces.words, text, lambda word: _is_no_name(word, vocabulary))
    sheet = Sheet(text, words, {answer.ask: answer.choice for answer in answers})
    refusals: list[Refusal] = []
    sheet.leave(vocabulary.henceforth)
    _skip_preface(sheet, vocabulary)
    find_corrections(sheet, vocabulary)
    settle_clauses(sheet, there, vocabulary)
    numbers = find_numbers(sheet, there, moment)
    names = whole_names(sheet, there, vocabulary)
    ways = corrected_ways(sheet, find_ways(sheet, there, vocabulary), vocabulary)
    times = _without_people(find_times(sheet, there, moment, vocabulary), sheet, names, there, moment, vocabulary)
    times = leave_ends(sheet, leave_what_comes(sheet, ways, times, vocabulary), vocabulary)
    when, at, ahead = put_times(sheet, times, moment, refusals)
    mark_firms(sheet, lambda word: is_first_name(word, there), vocabulary)
    names += find_names(sheet, there, vocabulary, bool(names))
    if not sheet.pending:
        names += new_people(sheet, vocabulary, names)
    names.sort(key=lambda naming: naming.item.first)
    names = corrected_names(sheet, names, vocabulary)
    names = who_was_there(sheet, names, ways, vocabulary)
    names = _ask_about_new(sheet, names, there)
    people = settle_numbers(sheet, numbers, names)
    who = _each_once(people)
    how = settle_ways(sheet, ways, people, vocabulary)
    called_off = _keep_called_off(sheet, how)
    waits = bool(sheet.pending)
    agreed = _agreed_with(who, there)
    _take_way_of_address(how, people)
    _take_way_of_promise(how, agreed or ())
    _ask_how(sheet, how, bool(who or sheet.asks), vocabulary)
    ask_what_else(sheet, how, vocabulary)
    outcome = _ask_what_came_of_it(sheet, how)
    small_words(sheet, vocabulary)
    # They came to say that it is off, whenever they did: to have said so keeps nothing.
    keeps = NOTHING if called_off and how.direction is Direction.IN else None
    if len(times) == 1 and len(times[0].choices) == 1 and not times[0].must_ask:
        asked = ask_whether_to_come(sheet, how, times[0], ahead, moment, vocabulary)
        when, at = asked or ask_whose_day(sheet, how, times[0], moment, vocabulary) or (when, at)
    told = ask_when_told(sheet, how, moment, vocabulary) if who and not times and how.mishap is None else None
    if told is not None:
        when, at = told
    elif not times and agreed:
        said = _ask_when_agreed(sheet, how, agreed, moment, names)
        if said is not None:
            when, at, keeps = said.when, said.at, said.keeps
    if how.mishap is not None and how.mishap_item is not None:
        refusals = [refusal for refusal in refusals if refusal.reason is not RefusalReason.NOT_YET]
        refusals.append(_nothing_came(sheet, how.mishap, how.mishap_item, agreed or (), moment))
    for refusal, ask in bare_numbers(sheet, moment, vocabulary):
        refusals.append(refusal)
        if ask is not None:
            sheet.asks.append(ask)
    _offer_company(sheet, who, vocabulary)
    noted = pieces.note[1:] if pieces.note is not None else None
    wish = offer_wish(sheet, how, outcome, noted, vocabulary) if who else None
    if who and wish is None:
        wish = offer_no(sheet, how, outcome, noted, vocabulary)
    closes, closing = wish or ((), "")
    rest = _rest(sheet, how, vocabulary)
    return LineReading(
        text=text,
        parts=tuple(sorted((*sheet.parts(), *rest, *_pieces(pieces)), key=lambda part: part.start)),
        who=who,
        direction=how.direction,
        channel=how.channel,
        outcome=outcome,
        when=when,
        at=at,
        ahead=ahead,
        note=piece(text, pieces.note),
        rest=" ".join(text[start:end] for start, end in _for_the_note(sheet, rest, vocabulary)),
        then=piece(text, pieces.then),
        keeps=keeps,
        closes=closes,
        closing=closing,
        asks=tuple(sorted(sheet.asks, key=lambda ask: (not ask.must, _ASKED_FIRST[ask.kind], ask.start))),
        refusals=tuple(refusals),
        completion=completion(sheet, there, len(text) if cursor is None else cursor, vocabulary),
        waits=waits,
    )


def _is_label(label: str, behind: str, there: There, vocabulary: Vocabulary) -> bool:
    """Whether it only says that who is named behind it is new, or how it was: "new: lee sharp", "call: jo"."""
    words, named = words_in(label), words_in(behind)
    if not words or not named:
        return False
    first, *others = (word.folded for word in words)
    if " ".join(word.folded for word in words) in vocabulary.prefaces:
        return True
    if first in vocabulary.newness and (not others or " ".join(others) in vocabulary.new_as):
        return True
    way = vocabulary.ways.get(" ".join((first, *others)))
    return way is not None and way.is_thing and bool(is_first_name(named[0].text, there))


def _skip_preface(sheet: Sheet, vocabulary: Vocabulary) -> None:
    """ "forgot to log: tessa rang": what the line begins with may say nothing of it."""
    for last in range(min(_LONGEST_PREFACE, len(sheet.words) - 1), 0, -1):
        if sheet.is_free_run(0, last) and sheet.run(0, last) in vocabulary.prefaces:
            sheet.put(Item(0, last, PartKind.JOIN))
            return


def _is_no_name(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary.ways or word in vocabulary.small or word in vocabulary.never_names or word == "clock"


def _pieces(pieces: Cut) -> list[Part]:
    kinds = ((PartKind.NOTE, pieces.note), (PartKind.THEN, pieces.then))
    return [Part(place[0], place[2], kind, PartState.UNDERSTOOD) for kind, place in kinds if place is not None]


def _without_people(
    times: list[Time], sheet: Sheet, names: list[Naming], there: There, moment: Moment, vocabulary: Vocabulary
) -> list[Time]:
    """The times, without those that are somebody's name: "may" and "sun" are asked where somebody is called so."""
    found = []
    for time in times:
        word = sheet.words[time.first]
        alone = time.last - time.first == 1 and names_of(moment.words).is_name(word.folded)
        called = is_first_name(word.text, there) if alone else False
        is_span = not time.choices and time.unclear is not None
        behind = sheet.at(time.last)
        acts = behind is not None and behind.kind is PartKind.WAY and time.first == 0  # "may rang"
        may_be_new = alone and is_span and not names and (acts or is_bound(sheet, time.first, vocabulary))
        if called is None:
            sheet.pending.add(time.first)
        elif called or may_be_new:
            picked = _ask_person_or_word(sheet, time, there, word.is_capital, is_span)
            if picked is not None and picked.says.who:
                names.append(picked_naming(sheet, time, picked))
            elif picked is not None and not is_span:
                found.append(time)
        else:
            found.append(time)
    return found


def _ask_person_or_word(sheet: Sheet, time: Time, there: There, is_capital: bool, is_span: bool) -> Choice | None:
    typed = sheet.typed(time.first, time.last)
    called = there.called(typed)
    people = (called.exactly or called.begins)[:2] if called is not None else ()
    known = tuple(Choice(f"id:{who.id}", Says(who=(replace(who, called_by=typed),)), who.name) for who in people)
    name = typed if is_capital else typed.capitalize()
    persons = known or (Choice(NEW, Says(who=(Someone(None, name),)), name),)
    at = time.choices[0] if time.choices else None
    word = Choice("word", Says(as_rest=True) if is_span else Says(at=at, when=time.text), "")
    choices = (*persons, word) if is_capital or known else (word, *persons)
    start, end = sheet.span(time.first, time.last)
    ask = Ask(AskKind.PERSON_OR_WORD, typed, start, end, choices)
    picked = sheet.picked(ask)
    if picked is None:
        sheet.ask(ask, sheet.put(Item(time.first, time.last, PartKind.WHO)))
    elif is_span and not picked.says.who:
        sheet.open.add(time.first)
    return picked


def picked_naming(sheet: Sheet, time: Time, picked: Choice) -> Naming:
    """Whoever was picked as meant by a word that is a time too."""
    item = sheet.put(Item(time.first, time.last, PartKind.WHO, says=picked.says))
    return Naming(item, picked.says.who, is_new=picked.key == NEW)


def _ask_about_new(sheet: Sheet, names: list[Naming], there: There) -> list[Naming]:
    """Somebody new beside somebody known: whether they belong to them. Alone: that they are new is said. Where somebody
    here may be meant, they are offered before."""
    known = [who for naming in names for who in naming.people if who.id is not None]
    kept = []
    for naming in names:
        if naming.item.state is not PartState.NEW_PERSON:
            kept.append(naming)
            continue
        new = naming.people[0]
        start, end = sheet.span(naming.item.first, naming.item.last)
        about = sheet.typed(naming.item.first, naming.item.last)
        meant = there.may_be(new.name) if not new.organisation and not naming.is_said_new else ()
        meant = tuple(who for who in meant or () if who.id not in {one.id for one in known})
        if meant:
            ask = Ask(AskKind.WHICH_PERSON, about, start, end, offered(meant, new))
            holds = sheet.ask(ask, naming.item, PartState.AMBIGUOUS)
            if holds is not None and holds.says.as_rest:
                sheet.drop(naming.item)
                continue
            naming.people = holds.says.who if holds is not None else ()
            naming.is_new = holds is not None and holds.key == NEW
            kept.append(naming)
            continue
        choices = _where_they_belong(new, known)
        doubt = len(names) == 1 and _may_be_no_name(sheet, naming)
        ask = Ask(AskKind.NEW_PERSON, about, start, end, choices, None if doubt else 0, must=doubt)
        holds = sheet.ask(ask, naming.item, PartState.NEW_PERSON)
        if holds is not None and holds.says.as_rest:
            sheet.drop(naming.item)
            continue
        naming.people = holds.says.who if holds is not None else naming.people
        kept.append(naming)
    return kept


def _may_be_no_name(sheet: Sheet, naming: Naming) -> bool:
    """ "met w planner", "saw the boys": one small word behind what was done may be what they are. "tim rang" is a name,
    for somebody did it."""
    first, last = naming.item.first, naming.item.last
    is_one = len(sheet.typed(first, last).split()) == 1 and first > 0 and not sheet.words[first].is_capital
    said_so = [item.kind for item in (sheet.at(first - 1), sheet.at(last)) if item is not None]
    # "a man called dave", "rang dave 07700 900123"
    is_sure = naming.is_said_new or PartKind.WHO in said_so or PartKind.JOIN in said_so
    return is_one and not is_sure


def _where_they_belong(new: Someone, known: Sequence[Someone]) -> tuple[Choice, ...]:
    alone = Choice(ALONE, Says(who=(new,)), new.name)
    rest = Choice(REST, Says(as_rest=True))
    beside = next((who for who in known if who.household or who.organisation), None)
    if beside is None or new.organisation:
        return (alone, rest)
    belongs = replace(new, household=beside.household, organisation="" if beside.household else beside.organisation)
    return (Choice(BELONGS, Says(who=(belongs,)), new.name), alone, Choice(OTHER, Says(who=(new,)), new.name), rest)


def _each_once(people: Sequence[Naming]) -> tuple[Someone, ...]:
    found: dict[object, Someone] = {}
    for who in (who for naming in people for who in naming.people):
        found.setdefault(who.id if who.id is not None else (who.name, who.to), who)
    return tuple(who for who in found.values() if who.name)


def _agreed_with(who: Sequence[Someone], there: There) -> tuple[Agreement, ...] | None:
    first = next((one.id for one in who if one.id is not None), None)
    return there.agreed_with(first) if first is not None else ()


def _take_way_of_address(how: How, people: Sequence[Naming]) -> None:
    """Whoever is named by an e-mail address wrote by it, and no number was written to by letter."""
    if how.channel is None and how.direction is not None and any("@" in naming.to for naming in people):
        how.channel = Channel.EMAIL


def _take_way_of_promise(how: How, agreed: Sequence[Agreement]) -> None:
    if not how.is_sent or how.channel is not None or how.direction is not Direction.OUT:
        return
    ways = {a.channel for a in agreed if a.kind is AgreementKind.PROMISE and a.is_open}
    if len(ways) == 1:
        how.channel = ways.pop()


def _keep_called_off(sheet: Sheet, how: How) -> bool:
    """Leave to the note what was called off in a contact: "jo rang, cancelled" was a call, "lunch with jo cancelled"
    was nothing at all. Whether that was what was agreed: "jo rang, cancelled the lorry" speaks of something else.
    """
    things = all(way.sense.is_thing for way in how.ways if way.sense.mishap is None)
    spoken = how.channel in (Channel.MEETING, *FROM_AFAR) and how.direction is not Direction.IN
    said = how.direction is not None and how.channel is not None and not (things and spoken)
    if how.mishap is not RefusalReason.CALLED_OFF or how.mishap_item is None or not said:
        return False
    off = how.mishap_item
    of_something = sheet.is_free(off.last) and not sheet.is_broken(off.first, off.last + 1)
    sheet.drop(off)
    how.mishap = how.mishap_item = None
    return not of_something


def _ask_how(sheet: Sheet, how: How, has_who: bool, vocabulary: Vocabulary) -> None:
    """By what way, and who turned to whom, where the line leaves either open."""
    if not has_who or how.mishap is not None or (how.direction is not None and how.channel is not None):
        return
    talked = how.outcome is ContactOutcome.TALKED
    both = (Direction.OUT, Direction.IN)
    ways: list[tuple[Direction, Channel]]
    if how.may_have_taken_it:
        ways = [(Direction.OUT, Channel.CALL), (Direction.IN, Channel.EMAIL), (Direction.IN, Channel.TEXT)]
    elif how.channel is not None:
        ways = [(direction, how.channel) for direction in both]
    elif how.outcome is ContactOutcome.NO_ANSWER:
        ways = [(Direction.OUT, channel) for channel in (Channel.CALL, Channel.TEXT, Channel.POST)]  # and left a note
    elif how.direction is not None and not talked:
        spoken = () if how.is_written else (Channel.CALL,)
        last = Channel.POST if how.is_sent else Channel.SOCIAL
        ways = [(how.direction, channel) for channel in (*spoken, Channel.EMAIL, Channel.TEXT, last)][:3]
    elif how.direction is not None:
        ways = [(how.direction, channel) for channel in (Channel.CALL, Channel.VIDEO)]
    else:
        ways = [(Direction.OUT, Channel.CALL), (Direction.IN, Channel.CALL), (Direction.MET, Channel.MEETING)]
    told = next(doings(sheet, Says(), vocabulary), None) if how.direction is None else None
    if told is not None:
        done = ((says.direction, says.channel) for says in told.says if says.direction and says.channel)
        ways = list(dict.fromkeys((*done, *ways)))[:_MOST_WAYS]
    choices = tuple(
        Choice(f"{direction}:{channel}", Says(direction=direction, channel=channel)) for direction, channel in ways
    )
    holds = sheet.ask(Ask(AskKind.HOW, "", 0, 0, choices, can_wait=not how.happened))
    if holds is not None:
        how.direction, how.channel = holds.says.direction, holds.says.channel
        how.outcome = None if how.channel in WRITTEN else how.outcome


def _ask_what_came_of_it(sheet: Sheet, how: How) -> ContactOutcome | None:
    outcome = came_of_it(how)
    if outcome is not None or how.mishap is not None or how.direction is not Direction.OUT:
        return outcome
    if how.channel not in FROM_AFAR:
        return None
    outcomes = (ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)
    choices = tuple(Choice(str(each), Says(outcome=each)) for each in outcomes)
    holds = sheet.ask(Ask(AskKind.CAME_OF_IT, "", 0, 0, choices, can_wait=not how.happened))
    return holds.says.outcome if holds is not None else None


def _ask_when_agreed(
    sheet: Sheet,
    how: How,
    agreed: Sequence[Agreement],
    moment: Moment,
    names: Sequence[Naming],
) -> Says | None:
    """Whether it was at the time agreed for today, where that is some time ago by now."""
    if how.direction not in (Direction.OUT, Direction.MET) or how.channel is None or how.mishap is not None:
        return None
    today = day_in(moment.now, moment.zone)
    for a in agreed:
        window = a.window
        if not (a.is_open and a.kind is AgreementKind.TALK and window.is_timed and _is_by(a.channel, how.channel)):
            continue
        if day_in(window.starts, moment.zone) != today or window.ends + LATE_AFTER > moment.now:
            continue
        typed = when_typed(window.starts, moment)
        kept = Choice(f"agreed:{a.id}", Says(at=window.starts, when=typed, keeps=a.id))
        about = next((sheet.typed(n.item.first, n.item.last) for n in names), "")
        holds = sheet.ask(Ask(AskKind.AS_AGREED, about, 0, 0, (kept, Choice(NOW, Says()))))
        return holds.says if holds is not None else None
    return None


def _is_by(agreed: Channel, way: Channel) -> bool:
    return agreed is way or {agreed, way} <= FROM_AFAR


def _nothing_came(
    sheet: Sheet, reason: RefusalReason, item: Item, agreed: Sequence[Agreement], moment: Moment
) -> Refusal:
    """What was called off, or to what they did not come: the open talk nearest to now."""
    start, end = sheet.span(item.first, item.last)
    talks = [a for a in agreed if a.is_open and a.kind is AgreementKind.TALK]
    nearest = min(talks, key=lambda a: abs(a.window.starts - moment.now), default=None)
    about = sheet.typed(item.first, item.last)
    return Refusal(reason, about, start, end, agreement=nearest.id if nearest is not None else None)


def _offer_company(sheet: Sheet, who: Sequence[Someone], vocabulary: Vocabulary) -> None:
    """ "met jo, her mother": somebody known only by whose they are is offered as having been there."""
    if not who:
        return
    for at in range(1, len(sheet.words) - 1):
        is_one = sheet.folded(at) in vocabulary.belongings and _is_left(sheet, at) and _is_left(sheet, at + 1)
        joined = sheet.words[at].pause or sheet.folded(at - 1) in vocabulary.joins | vocabulary.withs
        if is_one and joined and sheet.folded(at + 1) in vocabulary.relations:
            typed = sheet.typed(at, at + 2)
            start, end = sheet.span(at, at + 2)
            name = typed[:1].upper() + typed[1:]
            _offer_with(sheet, typed, start, end, name)
    for first, last in (*beside_new(sheet, vocabulary), *brought_along(sheet, vocabulary)):
        typed = sheet.typed(first, last)
        _offer_with(sheet, typed, *sheet.span(first, last), as_name(typed, vocabulary))


def _offer_with(sheet: Sheet, typed: str, start: int, end: int, name: str) -> None:
    choice = Choice(WITH, Says(who=(Someone(None, name),)), name)
    ask = Ask(AskKind.WITH, typed, start, end, (choice,), must=False)
    if sheet.picked(ask) is None:
        sheet.asks.append(ask)


def _is_left(sheet: Sheet, at: int) -> bool:
    return sheet.at(at) is None and at not in sheet.pending


def _rest(sheet: Sheet, how: How, vocabulary: Vocabulary) -> list[Part]:
    """What is left, in runs; a word that is nearly one we know stands by itself, and that one is offered."""
    runs: list[tuple[int, int, tuple[Choice, ...], str]] = []
    asked = {ask.about: ask for ask in sheet.asks if ask.kind is AskKind.WORD}
    for at, word in enumerate(sheet.words):
        if not _is_left(sheet, at):
            continue
        near = _near_word(word.folded, how, vocabulary) if sheet.is_free(at) else None
        if near is not None:
            ask = Ask(AskKind.WORD, word.text, word.start, word.end, (near,), must=False)
            sheet.asks.append(ask)
            asked[word.text] = ask
        ask_here = asked.get(word.text)
        if ask_here is not None:
            runs.append((at, at + 1, ask_here.choices, ask_here.key))
        elif runs and runs[-1][1] == at and not runs[-1][2]:
            runs[-1] = (runs[-1][0], at + 1, (), "")
        else:
            runs.append((at, at + 1, (), ""))
    return [
        Part(*sheet.span(first, last), PartKind.REST, PartState.NOT_UNDERSTOOD, Says(as_rest=True), choices, key)
        for first, last, choices, key in runs
    ]


def _for_the_note(sheet: Sheet, rest: Sequence[Part], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Where the words of the note stand: those nothing is known about, and those that are read and say more than that.

    "sent tessa birthday card" was post, and the note has what it was.
    """
    telling = [item for item in sheet.items if _is_telling(sheet, item, vocabulary)]
    places = [(part.start, part.end) for part in rest]
    return sorted((*places, *(sheet.span(item.first, item.last) for item in telling)))


def _is_telling(sheet: Sheet, item: Item, vocabulary: Vocabulary) -> bool:
    if item.is_telling:
        return True
    words = vocabulary.telling if item.kind is PartKind.WAY else vocabulary.telling_words
    return item.kind in (PartKind.WAY, PartKind.JOIN) and sheet.run(item.first, item.last) in words


def _near_word(word: str, how: How, vocabulary: Vocabulary) -> Choice | None:
    """The one that is meant, where it goes with what else the line says; None for none, or for several."""
    near = {known: vocabulary.ways[known] for known in near_ways(word, vocabulary)}
    near = {known: sense for known, sense in near.items() if fits(how, sense)}
    if len(set(near.values())) != 1:
        return None
    meant, sense = next(iter(near.items()))
    return Choice(meant, Says(direction=sense.direction, channel=sense.channel, outcome=sense.outcome), meant)


__all__ = ["Moment", "read_line"]
