"""What kinds of words a line knows, each by what it does: the grammar knows these, and none of the words by itself.

The words are tables, a file of `tongues/` for each language. All stand folded, without apostrophes, with single spaces
between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import RefusalReason
from tracker.rules.plain_dates import ENGLISH, DateWords


@dataclass(frozen=True, slots=True)
class Sense:
    """What a way of saying means. None for what it leaves open.

    `by_order`: a verb, by which whoever stands before it did it: "jo rang" is hers, "rang jo" is mine. `mine`: ours
    unless the line says otherwise, as a noun is: "call", "e-mail". `happened`: it says that it did, so that what came
    of it may be asked at once. `is_loose`: it yields to what says more: "message on linkedin", "chatted by e-mail".
    `is_sent`: by the way of what was promised, where no other is named. `is_written`: not spoken, whichever way it was.
    `mishap`: nothing came about.
    """

    direction: Direction | None = None
    channel: Channel | None = None
    outcome: ContactOutcome | None = None
    by_order: bool = False
    mine: bool = False
    happened: bool = False
    is_loose: bool = False
    is_sent: bool = False
    is_written: bool = False
    mishap: RefusalReason | None = None
    is_thing: bool = False
    """A noun that says nothing of whether it was: "call", "coffee". Beside a day to come it may be a plan."""
    beside_a_call: bool = False
    """It says so of a call only, and of what was written that nobody has answered yet: "no reply"."""
    by_has: bool = False
    """A participle: ours, unless somebody has done it: "martin hat angerufen"."""


def words_of(*groups: str) -> frozenset[str]:
    """The words between the strokes."""
    return frozenset(word.strip() for group in groups for word in group.split("|") if word.strip())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`ways` are what say how; the others are the small words by what they do.

    `joins` bind people ("and"), `withs` add somebody; `froms`, `tos` and `bys` say who turned to whom before a name.
    `me` and `i` are who types, `they` and `them` whoever it is about. `fillers` say nothing beside what they stand at,
    `backs` nothing behind it. After `abouts` comes what it was about, after `clauses` what somebody said or is: both
    are for the note; `auxiliaries` among them also where they begin the line. `belongings` begin somebody who is known
    by whose `relations` they are ("her mother"). `never_names` are words nobody is called, `in_firms` small words in
    the name of a firm; `titles` stand before a name, `particles` small inside one. `henceforth` is no time to talk at,
    and by a way that stands before it, or before `for_later`, nothing has happened yet. `looking_back` says when it
    was, even behind what it was about. `days` fix a day, or count from now, `openers` begin a time, `in_times` stand
    inside one, `ors` join two. `left` and one of `messages` make a voicemail together, whatever stands between them.
    What begins with `next_` is for the line beneath an answer, `about` and `by_way` for making one of fields.
    """

    ways: Mapping[str, Sense]
    joins: frozenset[str]
    withs: frozenset[str]
    froms: frozenset[str]
    tos: frozenset[str]
    bys: frozenset[str]
    me: frozenset[str]
    i: frozenset[str]
    they: frozenset[str]
    them: frozenset[str]
    fillers: frozenset[str]
    backs: frozenset[str]
    abouts: frozenset[str]
    clauses: frozenset[str]
    purposes: frozenset[str]
    """Behind "to" they say what for, which is for the note."""
    auxiliaries: frozenset[str]
    belongings: frozenset[str]
    never_names: frozenset[str]
    relations: frozenset[str]
    owned: frozenset[str]
    """What is somebody's, and no family name behind a genitive without its sign: "roberts door"."""
    in_firms: frozenset[str]
    firm_signs: frozenset[str]
    """Between somebody and their firm: "anna berg of berg events"."""
    at_places: frozenset[str]
    """Those of them that also say where it was."""
    firm_places: frozenset[str]
    """Words of firms that people meet in."""
    common_firms: frozenset[str]
    """Words of firms that are said of much else: "school", "company"."""
    meals_as_times: frozenset[str]
    """A meal that says when it was, and not that one had it together."""
    numbered: frozenset[str]
    """Before a number they say that it is no hour: "yr 9"."""
    nobody_in: frozenset[str]
    """They begin what says of a visit that nobody was met: "nobody in"."""
    newness: frozenset[str]
    """Before a name they say that whoever it is is new."""
    new_as: frozenset[str]
    """What somebody new is, between "new" and the name."""
    refusing: frozenset[str]
    """Before a way they say that it is not to be: "dont call"."""
    refused_on: frozenset[str]
    """What goes on from there: "dont call again"."""
    not_done: frozenset[str]
    """Those of them that only tell what was not: "didnt call"."""
    wishing: frozenset[str]
    """Before or behind a way they say that it is to be by that one: "only by email", "text only"."""
    preferring: frozenset[str]
    """Before a way that ends what was said they say that they would have it so: "just email", "prefers text"."""
    preferred: frozenset[str]
    """Behind a way they say the same: "text is best"."""
    over_others: frozenset[str]
    """Between the way that is wished for and the one that is not: "email not phone"."""
    pleases: frozenset[str]
    """They say nothing beside what is asked for: "pls", "thx"."""
    you: frozenset[str]
    """Behind a way they are whom it went to, in the words of whoever is named: "colin txt u"."""
    replies: frozenset[str]
    """Behind a way they are what somebody answered: "jo txt yes" may be hers."""
    comes_in: frozenset[str]
    """At the end behind a way they say that it came to us: "priya sms in"."""
    goes_out: frozenset[str]
    """There they say that it went to them: "jo email out"."""
    callbacks: frozenset[str]
    """Behind what came of it they say what is next: "left vm tessa cb mon"."""
    instead: frozenset[str]
    """Behind a way they say that it is to be by that one in the place of others: "write instead"."""
    in_writing: frozenset[str]
    """They say that it is to be written, whichever way."""
    none_of: frozenset[str]
    """Before a way in the plural they say that there are to be none: "no calls", "not by phone"."""
    none_came: frozenset[str]
    """Behind it they say that none came: "no emails from him yet"."""
    by_ways: frozenset[str]
    """They begin a way that says how, and never that it was: "by phone"."""
    arranging: frozenset[str]
    """Before a way they say that it is to come: "booked a call"."""
    arranged: frozenset[str]
    """Behind a way they say the same: "call with tom booked"."""
    absent: frozenset[str]
    """Behind a name they say that whoever bears it was not reached: "martin out, spoke to sheila"."""
    elsewhere: frozenset[str]
    """Behind a name they say where whoever bears it was instead of with us: "tessa in a meeting"."""
    asides: frozenset[str]
    """Before somebody else they may say only what it was about: "left word with sheila for martin"."""
    forbidding: frozenset[str]
    """Other words by which somebody forbids us to turn to them."""
    declining: frozenset[str]
    """Words by which somebody says no, thank you."""
    foreign: frozenset[str]
    """Words of another language that say how it was: they are not read, and nobody new is called so."""
    telling: frozenset[str]
    """Ways of saying that are also what the note tells: a birthday card is post, and more than that."""
    telling_words: frozenset[str]
    """Small words that say how or how often it was, and not only bind."""
    titles: frozenset[str]
    henceforth: frozenset[str]
    for_later: frozenset[str]
    particles: frozenset[str]
    verb_endings: tuple[str, ...]
    looking_back: frozenset[str]
    deadlines: frozenset[str]
    """Before a time they say that it is an end, and not when something happened."""
    days: frozenset[str]
    openers: frozenset[str]
    in_times: frozenset[str]
    left: frozenset[str]
    messages: frozenset[str]
    messages_with: frozenset[str]
    """Those of them that are left with somebody who was spoken to."""
    ors: frozenset[str]
    next_every: frozenset[str]
    at_hour: str
    """Put before a bare number to read it as an hour."""
    next_about: frozenset[str]
    about: str
    by_way: Mapping[Channel, str]
    next_by: frozenset[str]
    next_ways: Mapping[str, Channel]
    next_places: frozenset[str]
    """Those of them that also say where, and stay in what it is about."""
    next_on: frozenset[str]
    """Behind a time and before more words they belong to these: "thu 10am on mobile"."""
    next_their_turn: frozenset[str]
    next_no: frozenset[str]
    next_nothing: frozenset[str]
    next_promise: frozenset[str]
    past: frozenset[str]
    """They say that it was: "had lunch with tom wednesday"."""
    leads_to_hours: frozenset[str] = frozenset()
    """Behind what is short for a day and a word besides they leave open which: "so um zehn"."""
    done_last: frozenset[str] = frozenset()
    """At the end they are what is still to be done, where the line begins so: "muss jo noch anrufen"."""
    came_by: frozenset[str] = frozenset()
    """Of somebody they say that we met; of a thing that it came: "isa forms came in"."""
    wanting: frozenset[str] = frozenset()
    """Before "in writing" they say that it is to be so: "wants it in writing"."""
    taking_up: frozenset[str] = frozenset()
    """Of a call they say that it was answered; with a thing behind them that it was fetched: "picked up the cake"."""
    besides_then: frozenset[str] = frozenset()
    """Before what was done they say that it was one thing more: "voicemail then emailed"."""
    next_owed: frozenset[str] = frozenset()
    """Those words of a promise that only say that it is one, and nothing of what: "promised her the tiers"."""
    next_some_time: frozenset[str] = frozenset()
    """They say of when that it is open, and nothing of what it is about."""
    answering: frozenset[str] = frozenset()
    """Beside a call of ours they say who took it: "rang helen, robert answered"."""
    next_one: frozenset[str] = frozenset()
    """Before a way they say that it is to come, where something was told before: "next call thursday"."""
    ahead: frozenset[str] = frozenset()
    """Before a word in -ing they say what somebody is to do: "hes ringing me on the 3rd"."""
    called_so: frozenset[str] = frozenset()
    """Before a name they say only that somebody is called so: "spoke to a man called dave"."""
    correcting: frozenset[str] = frozenset()
    """They take back what was said before: "no wait tuesday"."""
    correcting_beside: frozenset[str] = frozenset()
    """They take back what they stand right behind: "thursday no friday"."""
    correcting_on: frozenset[str] = frozenset()
    """Between those and what is meant: "no wait it was tuesday"."""
    refusing_to_be: frozenset[str] = frozenset()
    """Before what was done they say that it is not to be: "doesnt want to be called"."""
    step_leads: frozenset[str] = frozenset()
    """Before what is next they say who would have it so: "wants", "asked me to"."""
    denying: frozenset[str] = frozenset()
    """Before a name they say that it was not that one: "spoke to lewis not tessa"."""
    none_from: frozenset[str] = frozenset()
    """Before "from" they say that nothing came: "no reply from leena"."""
    returning: frozenset[str] = frozenset()
    """Before "from" they say that we come from there: "back from the okoros"."""
    stands: frozenset[str] = frozenset()
    """Behind a time they say that it is to come: "wed 4.30 still on"."""
    ends_no_time: frozenset[str] = frozenset()
    """No time ends with them: "45 mins at his place"."""
    prefaces: frozenset[str] = frozenset()
    """At the beginning they say only that something is told, and nothing of what: "forgot to log: jo rang"."""
    came: frozenset[str] = frozenset()
    """Behind what is written they say that it came to us: "robert letter came sat"."""
    arrived: frozenset[str] = frozenset()
    """Behind it they say that it reached whoever it went to, who may be either: "the parcel arrived"."""
    spoken_notes: frozenset[str] = frozenset()
    """What is spoken and sent by another way than the telephone, where one is named: "voice note on whatsapp"."""
    told_apart_by_number: frozenset[str] = frozenset()
    """Behind an ordinal they say that it is no day: "2nd class"."""
    hours: frozenset[str] = frozenset()
    """Those that are written out: "ten"."""
    parts_of_hour: frozenset[str] = frozenset()
    """Behind an hour they say until when within it: "9 till half past"."""
    put_off_to: frozenset[str] = frozenset()
    """Before a time that ends the line they say that it is when something is to be now: "moved to the 10th"."""
    to_do: frozenset[str] = frozenset()
    """At the beginning and before a way they say what is still to be done: "need to call martin"."""
    i_am: frozenset[str] = frozenset()
    """There and before a word in -ing they say what I am about to do: "im meeting jo"."""
    roughly: frozenset[str] = frozenset()
    """Before an hour they say that it was about then."""
    tills: frozenset[str] = frozenset()
    """Between two hours they say from the one to the other."""
    leaving: frozenset[str] = frozenset()
    """Before an hour they say until when it was: "came in at 9 left at 10"."""
    others: frozenset[str] = frozenset()
    """Whoever else may take a call: "reception picked up"."""
    besides: frozenset[str] = frozenset()
    """They say that it is one thing more, and takes nothing back: "actually called martin too"."""
    not_alone: frozenset[str] = frozenset()
    """Short for a day, and words besides: a day only with more beside them, or in capitals."""
    missed: frozenset[str] = frozenset()
    """Before somebody's call they say that it was not taken: "missed jo's call"."""
    returned: frozenset[str] = frozenset()
    """Before a call that was missed they say that it was answered by another: "returned jo's missed call"."""
    handing: frozenset[str] = frozenset()
    """Before a card or a letter they say that it went from hand to hand: "gave tom my card"."""
    notes: frozenset[str] = frozenset()
    """What is left where nobody was met: "left a note thru door"."""
    several: frozenset[str] = frozenset()
    """They say that it was more than once: "no answer all week"."""
    reminding: frozenset[str] = frozenset()
    """At the beginning they say that the time behind them is to come: "remind jo monday"."""
    machines: frozenset[str] = frozenset()
    """Behind "von" they are whose it is that was reached, and not from whom: "mailbox von martin"."""
    they_have: frozenset[str] = frozenset()
    """Before a participle: whoever is named did it."""
    i_have: frozenset[str] = frozenset()
    """Before a participle: I did it."""
    we_have: frozenset[str] = frozenset()
    """Before a participle: we did it, or several who are named."""
    weekdays: DateWords = ENGLISH
    """What the days of the week are called in this language."""
    small: frozenset[str] = field(default=frozenset(), init=False)
    """Every word that does something and is no way."""
    longest: int = field(default=0, init=False)
    """Words of the longest way of saying."""

    def __post_init__(self) -> None:
        small = frozenset().union(
            *(self.joins, self.withs, self.froms, self.tos, self.bys, self.me, self.i, self.they, self.them),
            *(self.fillers, self.backs, self.abouts, self.clauses, self.belongings),
            *(self.they_have, self.i_have, self.we_have),
        )
        object.__setattr__(self, "small", small)
        object.__setattr__(self, "longest", max(len(phrase.split()) for phrase in self.ways))

    def may_become_a_way(self, beginning: str) -> bool:
        """Whether a word that begins so may be one that says how, once it is typed to its end."""
        return any(word.startswith(beginning) and word != beginning for word in self.ways)


def ways_of(table: Mapping[Sense, str]) -> Iterator[tuple[str, Sense]]:
    """Each way of saying with what it means."""
    for sense, phrases in table.items():
        for phrase in phrases.split("|"):
            yield " ".join(phrase.split()), sense
