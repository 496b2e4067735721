"""A line of plain words, said back: the reading as a sentence, and what has to be asked. Knows no state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import clock, day, long_day, moment, short_weekday, window
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import (
    Ask,
    AskKind,
    Choice,
    LineReading,
    Part,
    PartKind,
    PartState,
    Refusal,
    RefusalReason,
    Someone,
)
from tracker.rules.line.next_reading import NextKind, NextReading
from tracker.rules.who.names import called
from tracker.rules.window import Window, day_in, zone_of
from tracker.tongue import Theirs, phrase, tr, tr_as, tr_n, tr_n_as

LONGEST = 60
"""Characters of what was typed that are repeated."""


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of the reading; pieces are joined by " · ". `strong` is how much of its beginning stands out (a name)."""

    text: str
    strong: int = 0

    @property
    def begins(self) -> str:
        return self.text[: self.strong]

    @property
    def ends(self) -> str:
        return self.text[self.strong :]


class AskedAs(StrEnum):
    """What the strip speaks of."""

    QUESTION = "question"
    REFUSED = "refused"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick, by click or Alt and its number; `key` is what `Line.answer` takes. `is_open`: it does nothing
    by itself but lets the rest be typed ("Other…")."""

    label: str
    key: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in the strip. `chosen` is the place of the pick that Enter takes, None where one has to be picked.
    `beside` stands after the picks ("or type it out: “4pm yesterday”"), "" for nothing. `ask` is the key of the ask.
    """

    as_: AskedAs
    headline: str
    sentence: str
    picks: tuple[Pick, ...] = ()
    chosen: int | None = None
    beside: str = ""
    ask: str = ""
    about_person: bool = False


@dataclass(frozen=True, slots=True)
class How:
    """How it was, with what was clicked; None for what is open."""

    direction: Direction | None
    channel: Channel | None
    outcome: ContactOutcome | None


FROM_ME = {
    Channel.MEETING: phrase("how it was", "a visit of mine"),
    Channel.CALL: phrase("how it was", "call from me"),
    Channel.VIDEO: phrase("how it was", "video call from me"),
    Channel.EMAIL: phrase("how it was", "e-mail from me"),
    Channel.TEXT: phrase("how it was", "text from me"),
    Channel.SOCIAL: phrase("how it was", "social message from me"),
    Channel.POST: phrase("how it was", "post from me"),
}
FROM_THEM = {
    Channel.MEETING: phrase("how it was", "a visit of theirs"),
    Channel.CALL: phrase("how it was", "call from them"),
    Channel.VIDEO: phrase("how it was", "video call from them"),
    Channel.EMAIL: phrase("how it was", "e-mail from them"),
    Channel.TEXT: phrase("how it was", "text from them"),
    Channel.SOCIAL: phrase("how it was", "social message from them"),
    Channel.POST: phrase("how it was", "post from them"),
}
CAME_OF_IT = {
    ContactOutcome.TALKED: phrase("what came of it", "we talked"),
    ContactOutcome.VOICEMAIL: phrase("what came of it", "voicemail"),
    ContactOutcome.NO_ANSWER: phrase("what came of it", "no answer"),
    ContactOutcome.SENT: phrase("what came of it", "sent"),
    ContactOutcome.RECEIVED: phrase("what came of it", "received"),
}


def reading(
    line: LineReading, how: How, at: datetime | None, zone: str, today: date, tags: Sequence[str] = ()
) -> tuple[Told, ...]:
    """The line as a sentence: who, how, what came of it, when. `at` is when it was, where that was said; `tags` are
    those of the first of them, of which the longest tells who it is where no firm does ("wedding in May").
    """
    return (*_people(line, tags), *_how(how), *_outcome(how), *_when(line, at, zone, today), *_company(line, how))


def _people(line: LineReading, tags: Sequence[str]) -> tuple[Told, ...]:
    first = next((who for who in line.who if who.id is not None), None)
    told = tuple(_person(who, max(tags, key=len, default="") if who is first else "") for who in line.who)
    open_ = any(ask.kind in _ABOUT_PEOPLE and ask.must for ask in line.asks)
    if told:
        return told
    return (Told(tr("Who is it?") if open_ else tr("Who was it?")),)


_ABOUT_PEOPLE = (AskKind.WHICH_PERSON, AskKind.WHOSE_NUMBER, AskKind.WHO_IS_AT, AskKind.PERSON_OR_WORD)


def _person(who: Someone, tag: str) -> Told:
    name = Theirs(one_line(who.name, LONGEST))
    belongs = Theirs(one_line(who.organisation or who.household or tag, LONGEST))
    if who.id is None:
        # T: "Emma Hart, Hart Flowers, new"
        return Told(tr("{name}, {firm}, new", name=name, firm=belongs) if belongs else tr("{name}, new", name=name))
    return Told(f"{name}, {belongs}" if belongs else name, len(name))


def _how(how: How) -> tuple[Told, ...]:
    if how.direction is None or how.channel is None:
        return ()
    if how.direction is Direction.MET:
        met = Told(tr_as("how it was", "we met"))
        return (met,) if how.channel is Channel.MEETING else (met, Told(WAY[how.channel].told()))
    return (Told((FROM_ME if how.direction is Direction.OUT else FROM_THEM)[how.channel].told()),)


def _outcome(how: How) -> tuple[Told, ...]:
    if how.direction is Direction.MET or how.outcome is ContactOutcome.RECEIVED:
        return ()
    if how.outcome is not None:
        return (Told(CAME_OF_IT[how.outcome].told()),)
    spoken = how.channel is not None and how.channel not in WRITTEN and how.direction is Direction.OUT
    return (Told(tr_as("in a reading", "what came of it?")),) if spoken else ()


def _when(line: LineReading, at: datetime | None, zone: str, today: date) -> tuple[Told, ...]:
    if at is not None and line.when:
        told = _said_when(at, line.when, zone, today)
        return (Told(told, len(told)),)
    if any(refusal.reason is RefusalReason.NOT_YET for refusal in line.refusals):
        # T: "tomorrow: still to come"
        told = tr_as("in a reading", "{typed}: still to come", typed=Theirs(one_line(line.when, LONGEST)))
        return (Told(told, len(told)),)
    if line.when:
        # T: "at 4: which?"
        told = tr_as("in a reading", "{typed}: which?", typed=Theirs(one_line(line.when, LONGEST)))
        return (Told(told, len(told)),)
    return ()


def _company(line: LineReading, how: How) -> tuple[Told, ...]:
    if len(line.who) < 2:
        return ()
    n = len(line.who)
    if how.direction is Direction.MET:
        return (Told(tr_n_as("in a reading", "one meeting, {n} person", "one meeting, {n} people", n)),)
    return (Told(tr_n_as("in a reading", "one entry, {n} person", "one entry, {n} people", n)),)


def when_chip(line: LineReading, at: datetime | None, zone: str, today: date) -> str:
    """What the chip at the end of the line says: "now", "today, 10:00", "at 4?"."""
    if at is not None:
        return _said_when(at, line.when, zone, today)
    if line.when:
        return tr_as("chip", "{typed}?", typed=Theirs(one_line(line.when, 24)))
    return tr_as("chip", "now")


def part(of: Part, text: str) -> str:
    """A part for a screen reader: "jo, understood as Jo Hill"."""
    typed = Theirs(one_line(text[of.start : of.end], LONGEST))
    if of.state is PartState.NOT_UNDERSTOOD:
        return tr("{typed}, not understood", typed=typed)
    if of.state is PartState.AMBIGUOUS:
        return tr("{typed}, which is meant?", typed=typed)
    names = Theirs(", ".join(who.name for who in of.says.who if who.name))
    if of.state is PartState.NEW_PERSON:
        return tr("{typed}, someone new", typed=typed)
    if names:
        return tr("{typed}, understood as {meaning}", typed=typed, meaning=names)
    kinds = {
        PartKind.WHEN: tr("{typed}, understood as a time", typed=typed),
        PartKind.NOTE: tr("{typed}, goes into the note", typed=typed),
        PartKind.THEN: tr("{typed}, what follows", typed=typed),
    }
    return kinds.get(of.kind, tr("{typed}, understood", typed=typed))


def asked(ask: Ask, line: LineReading, now: datetime, zone: str, today: date) -> Asked:
    """A question for the strip."""
    headline, sentence, beside = _question(ask, line, now, zone)
    picks = tuple(_pick(choice, ask, zone, today) for choice in ask.choices[:3])
    return Asked(
        AskedAs.QUESTION,
        headline,
        sentence,
        picks,
        ask.chosen,
        beside,
        ask.key,
        ask.kind in _ABOUT_PEOPLE or ask.kind is AskKind.NEW_PERSON,
    )


def _question(ask: Ask, line: LineReading, now: datetime, zone: str) -> tuple[str, str, str]:
    """The headline, the sentence beneath, and what stands behind the picks."""
    about = quoted(ask.about, LONGEST)
    known = [who.name for choice in ask.choices for who in choice.says.who if who.id is not None]
    new = next((who.name for choice in ask.choices for who in choice.says.who if who.id is None), ask.about)
    new = Theirs(one_line(new, LONGEST))
    who = Theirs(one_line(known[0], LONGEST)) if known else Theirs("")
    match ask.kind:
        case AskKind.WHICH_PERSON:
            if len(known) > 1:
                return (
                    tr("Which of them is {about}?", about=about),
                    tr("Several people here are called something like it."),
                    tr("or type more of the name"),
                )
            return (
                tr("New person, or {who}?", who=who),
                tr("A near name is not the same name: accents count."),
                "",
            )
        case AskKind.NEW_PERSON:
            beside = next((w for w in line.who if w.id is not None), None)
            belongs = beside is not None and len(ask.choices) > 2
            if belongs and beside is not None:
                first = Theirs(called(beside.name))
                firm = Theirs(one_line(beside.household or beside.organisation, LONGEST))
                return (
                    tr("{new} is new. Together with {who}?", new=new, who=first),
                    tr(
                        "Nobody here is called {new}. {who} belongs to {firm}.",
                        new=new,
                        who=Theirs(beside.name),
                        firm=firm,
                    ),
                    "",
                )
            return (
                tr("{new} is new", new=new),
                tr("Nobody here is called so. A firm may follow: “{name} @ …”.", name=new),
                "",
            )
        case AskKind.WHOSE_NUMBER:
            return (
                tr("That is where {who} is reached. Who was it?", who=who),
                tr("If two share it, “do not contact” by either of them covers it."),
                "",
            )
        case AskKind.WHO_IS_AT:
            return (
                tr("Whose is {number}?", number=Theirs(one_line(ask.about, LONGEST))),
                tr("Nobody here has it. Type their name beside it."),
                "",
            )
        case AskKind.PERSON_OR_WORD:
            return tr("{about}: a name?", about=about), tr("It may be a person, or only the word."), ""
        case AskKind.WHEN:
            typed = _example(ask, zone)
            clock_now = clock(now.astimezone(zone_of(zone)).time())
            return (
                tr("{about}: which is meant?", about=about),
                tr("It is {time} now; what was lies before that.", time=clock_now),
                tr("or type it out: “{example}”", example=Theirs(typed)) if typed else "",
            )
        case AskKind.AS_AGREED:
            return tr("When was it?"), tr("A time was agreed for today."), ""
        case AskKind.HOW:
            return tr("How was it?"), tr("By what way, and who turned to whom?"), tr("or press it, above")
        case AskKind.CAME_OF_IT:
            return tr("What came of it?"), tr("Nothing is taken for granted here."), tr("or press it, above")
        case AskKind.WITH:
            return tr("Was {about} there?", about=about), tr("Else it stands in the note."), ""
        case _:
            return tr("{about}: is this meant?", about=about), tr("Else it goes into the note."), ""


def _example(ask: Ask, zone: str) -> str:
    """How the first choice would be typed, in the words of the line."""
    at = ask.choices[0].says.at if ask.choices else None
    if at is None or ":" not in ask.choices[0].says.when:
        return ""
    there = at.astimezone(zone_of(zone))
    return f"{there:%H:%M} {ask.choices[0].says.when.rsplit(' ', 2)[0]}" if ask.about else ""


def _pick(choice: Choice, ask: Ask, zone: str, today: date) -> Pick:
    return Pick(_label(choice, ask, zone, today), choice.key, is_open=choice.key in ("other", "else"))


def _label(choice: Choice, ask: Ask, zone: str, today: date) -> str:
    says = choice.says
    name = Theirs(one_line(says.who[0].name, 40)) if says.who else Theirs("")
    belongs = Theirs(one_line(says.who[0].organisation or says.who[0].household, 40)) if says.who else Theirs("")
    with_firm = Theirs(f"{name}, {belongs}") if belongs else name
    if choice.key == "rest":
        return tr("No name: into the note")
    if choice.key == "else":
        return tr("Someone else")
    if choice.key == "shares":
        return tr("{name}, who shares it", name=name)
    if ask.kind is AskKind.NEW_PERSON:
        if choice.key == "other":
            return tr("Other…")
        if choice.key == "alone" and len(ask.choices) > 2:
            return tr("{name}, alone", name=name)
        return tr("New: {name}", name=with_firm) if choice.key == "alone" else with_firm
    if ask.kind is AskKind.WITH:
        return tr("{name} was there too", name=name)
    if says.who:
        return with_firm if says.who[0].id is not None else tr("New: {name}", name=with_firm)
    if ask.kind is AskKind.AS_AGREED:
        agreed = says.at is not None
        return (
            tr("at {time}", time=clock(says.at.astimezone(zone_of(zone)).time()))
            if agreed and says.at
            else tr("just now")
        )
    if says.at is not None:
        return moment(says.at, zone, today) if ":" in says.when else day(day_in(says.at, zone), today)
    if says.ahead is not None:
        return _window(says.ahead, today, zone)
    if says.as_rest:
        return tr("Only a word")
    if says.direction is not None and says.channel is not None:
        return (_how(How(says.direction, says.channel, None)) or (Told(""),))[0].text
    if says.outcome is not None and ask.kind is AskKind.CAME_OF_IT:
        return CAME_OF_IT[says.outcome].told()
    # T: "“tlked”: talked"
    return tr("{typed}: {meant}", typed=quoted(ask.about, 24), meant=Theirs(choice.label or says.when))


def refused(refusal: Refusal, zone: str, today: date) -> Asked:
    """Why something in the line cannot be taken, and what may be done about it."""
    about = quoted(refusal.about, LONGEST)
    match refusal.reason:
        case RefusalReason.NOT_YET:
            ahead = refusal.ahead
            told = _window(ahead, today, zone) if ahead is not None else ""
            picks = (Pick(tr("Plan it: {when}", when=told), "plan"),) if ahead is not None else ()
            return Asked(
                AskedAs.REFUSED,
                tr("{about} has not happened yet", about=about),
                tr("What is typed here was. Is it what you agreed happens next?"),
                picks,
            )
        case RefusalReason.CALLED_OFF:
            sentence = tr("Nothing was talked about, so there is no contact to log: answer it where it was agreed.")
            return Asked(AskedAs.REFUSED, tr("Called off"), sentence, beside=tr("or say how they told you"))
        case RefusalReason.NO_SHOW:
            sentence = tr("They did not come, so there is no contact to log: answer it where it was agreed.")
            return Asked(AskedAs.REFUSED, tr("They did not come"), sentence)
        case RefusalReason.TWO_TIMES:
            return Asked(AskedAs.REFUSED, tr("Two times"), tr("It happened once: take {about} away.", about=about))
        case RefusalReason.NO_TIME:
            return Asked(
                AskedAs.NOT_UNDERSTOOD,
                tr("{about} is not read as a time", about=about),
                tr("With “at” before it, with “am” or “pm”, or as 10:00 it would be."),
            )
        case _:
            return Asked(
                AskedAs.REFUSED,
                tr("{about} is no moment", about=about),
                tr("A day, or a day and a time: “yesterday 4pm”, “on Tuesday”, “5 November”."),
            )


def not_understood(words: Sequence[str], offered: Sequence[tuple[Ask, Choice]]) -> Asked:
    """What stands there that nothing is known about, with what was nearly typed."""
    quotes = Theirs(", ".join(quoted(word, 24) for word in words[:4]))
    picks = tuple(
        Pick(
            tr("{typed}: {meant}", typed=quoted(ask.about, 24), meant=Theirs(choice.label or choice.says.when)),
            choice.key,
        )
        for ask, choice in offered[:3]
    )
    return Asked(
        AskedAs.NOT_UNDERSTOOD,
        tr("Not understood: {words}", words=quotes),
        tr_n(
            "It goes into the note when you press Enter, as you typed it.",
            "They go into the note when you press Enter, as you typed them.",
            len(words),
        ),
        picks,
        ask=offered[0][0].key if offered else "",
    )


def next_line(of: NextReading, zone: str, today: date, against: str = "") -> Told:
    """What the line beneath an answer means: the time first, which stands out."""
    if of.window is None:
        return Told(_without_time(of))
    if of.kind is NextKind.PROMISE:
        due = of.window.due
        told = tr_as("a promise", "by {when}", when=_window(due, today, zone))
        topic = tr_as("a promise", "{way}: {what}", way=WAY[of.channel].told(), what=quoted(of.topic, LONGEST))
        return Told(f"{told}  {topic if of.topic else WAY[of.channel].told()}", len(told))
    told = _window(of.window, today, zone)
    if of.day_off is not None:
        return Told(tr("{when}: a day off", when=told), len(told))
    tail = f"{WAY[of.channel].told()}. {against}".strip()
    return Told(f"{told}  {tail}", len(told))


def _without_time(of: NextReading) -> str:
    if of.unclear is not None and of.when:
        return tr("{when}: which is meant?", when=quoted(of.when, LONGEST))
    if of.kind is NextKind.PROMISE:
        return tr("By when, and what? “by Mon a drawing, by e-mail”")
    return tr("When? “Thu 3pm about the flowers”") if of.kind is NextKind.TALK else ""


def day_off(of: NextReading, ask: Ask, zone: str, today: date) -> Asked:
    """What is offered in the place of a day off, and the day itself."""
    picks = []
    for choice in ask.choices:
        ahead = choice.says.ahead
        if ahead is None:
            continue
        short = day(ahead.first, today)
        label = tr("{day} all the same", day=short_weekday(ahead.first)) if choice.key == "same" else short
        picks.append(Pick(label, choice.key))
    told = next_line(of, zone, today)
    return Asked(AskedAs.QUESTION, told.begins, tr("A day off"), tuple(picks), ask.chosen, ask=ask.key)


def which_time(of: NextReading, ask: Ask, zone: str, today: date) -> Asked:
    """The times that the words beneath an answer may mean."""
    picks = tuple(
        Pick(_window(choice.says.ahead, today, zone), choice.key) for choice in ask.choices[:3] if choice.says.ahead
    )
    headline = tr("{when}: which is meant?", when=quoted(of.when, LONGEST))
    return Asked(AskedAs.QUESTION, headline, "", picks, ask.chosen, ask=ask.key)


def _said_when(at: datetime, typed: str, zone: str, today: date) -> str:
    """ "yesterday, 16:00"; the day alone where no more was said, which is kept as its noon."""
    there = at.astimezone(zone_of(zone))
    is_day = (there.hour, there.minute) == (12, 0) and "12" not in typed and not any(w in typed.lower() for w in _NOON)
    return day(there.date(), today) if is_day else moment(at, zone, today)


_NOON = ("noon", "midday", "lunch")


def _window(of: Window, today: date, zone: str) -> str:
    """The window without how far off it is."""
    if of.is_span:
        return window(of, today, zone).partition(" (")[0]
    told = long_day(of.first, today)
    # T: "Thursday 3 December, 15:00"
    return tr_as("a time", "{day}, {time}", day=told, time=clock(of.at)) if of.at is not None else told
