"""What has to be asked of a line, refused or has not been understood, for the strip. Knows no state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from tracker.presentation.words.lines.reading import ABOUT_PEOPLE, CAME_OF_IT, LONGEST, how_in_short, how_it_was
from tracker.presentation.words.lines.told import Asked, AskedAs, How, Pick, Told
from tracker.presentation.words.lines.windows import without_distance
from tracker.presentation.words.numbers import either
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import clock, day, moment
from tracker.rules.line.line_reading import (
    PLAN,
    Ask,
    AskKind,
    Choice,
    LineReading,
    Refusal,
    RefusalReason,
)
from tracker.rules.line.names.known import ALL
from tracker.rules.line.names.meant_perhaps import is_firm_called
from tracker.rules.line.next_reading import NextKind
from tracker.rules.line.saying_no import NEVER_AGAIN, NO_THANKS
from tracker.rules.line.when.to_come import NOW
from tracker.rules.line.wishes import CLOSED, IN_WRITING, NOT, ONLY
from tracker.rules.who.finding import bears, is_misspelt
from tracker.rules.who.names import called, has_title
from tracker.rules.window import day_in, zone_of
from tracker.tongue import Theirs, tr, tr_as, tr_n

NEXT_STEP = "next-step"
"""The key of the pick that words are what is next."""


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
        ask.kind in ABOUT_PEOPLE or ask.kind is AskKind.NEW_PERSON,
    )


def _question(ask: Ask, line: LineReading, now: datetime, zone: str) -> tuple[str, str, str]:
    """The headline, the sentence beneath, and what stands behind the picks."""
    about = quoted(ask.about, LONGEST)
    known = [who.name for choice in ask.choices for who in choice.says.who if who.id is not None]
    new = next((who.name for choice in ask.choices for who in choice.says.who if who.id is None), ask.about)
    new = Theirs(one_line(new, LONGEST))
    who = Theirs(one_line(known[0], LONGEST)) if known else Theirs("")
    match ask.kind:
        case AskKind.CORRECTED:
            return tr("{about}: which of the two was it?", about=about), tr("It may put right what stands before."), ""
        case AskKind.WHICH_PERSON:
            if _is_firm_of(ask):
                return (
                    tr("Who was it at {about}?", about=about),
                    tr("A firm is called so. Those you know there are offered first."),
                    "",
                )
            if len(known) > 1:
                return (
                    tr("Which of them is {about}?", about=about),
                    tr("Several people here are called something like it."),
                    tr("or type more of the name"),
                )
            if has_title(ask.about):
                return tr("Is {about} {who}?", about=about, who=who), tr("Nobody else here is called so."), ""
            return (
                tr("New person, or {who}?", who=who),
                tr("A near name is not the same name: accents count.")
                if known and bears(known[0], ask.about)
                else tr("Nobody here is called so, and a near name is not the same name."),
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
            typed = _example(ask, zone, day_in(now, zone))
            return (
                tr("{about}: which is meant?", about=about),
                _why_it_is_asked(ask, now, zone),
                tr("or type “{example}”", example=Theirs(typed)) if typed else "",
            )
        case AskKind.AS_AGREED:
            return tr("When was it?"), tr("A time was agreed for today."), ""
        case AskKind.HOW:
            return tr("How was it?"), tr("By what way, and who turned to whom?"), tr("or press it above")
        case AskKind.SECOND if len(ask.choices) == 1:
            return (
                tr("{about}: it is kept as one", about=about),
                tr("One line keeps one contact. The others are typed by themselves."),
                "",
            )
        case AskKind.SECOND:
            return (
                tr("{about}: which of the two was it?", about=about),
                tr("One line keeps one contact. The other stands in the note, to be typed by itself."),
                "",
            )
        case AskKind.CAME_OF_IT:
            return tr("What came of it?"), tr("Nothing is taken for granted here."), tr("or press it above")
        case AskKind.WITH:
            return tr("Was {about} there?", about=about), tr("Else it stands in the note."), ""
        case AskKind.SAID_HOW:
            return (
                tr("{about}: is that what they wish?", about=about),
                tr("What they close is stopped from then on, with these words."),
                "",
            )
        case AskKind.SAID_NO:
            return tr("{about}: did they say no?", about=about), tr("It stands in the note either way."), ""
        case _:
            return tr("{about}: is this meant?", about=about), tr("Else it goes into the note."), ""


def _is_firm_of(ask: Ask) -> bool:
    """Whether it is a firm that was typed, and those offered are who is known there."""
    known = [who for choice in ask.choices for who in choice.says.who if who.id is not None]
    of_it = all(is_firm_called(ask.about, who.organisation) for who in known)
    return bool(known) and of_it and not any(is_misspelt(who.name, ask.about) for who in known)


def _why_it_is_asked(ask: Ask, now: datetime, zone: str) -> str:
    """What stands in the way of one reading of a time that was."""
    later = next((w for w in ask.unclear.choices if w.starts > now and w.is_exact), None) if ask.unclear else None
    if any(choice.key == NOW for choice in ask.choices):
        return tr("It may be when it was, or be what was said.")
    if any(choice.key == PLAN for choice in ask.choices):
        return tr("It may have been, or be still to come.")
    clock_now = clock(now.astimezone(zone_of(zone)).time())
    if later is not None and later.at is not None:
        # T: "It is 14:57 now; 16:00 today is still to come."
        return tr("It is {now} now; {later} today is still to come.", now=clock_now, later=clock(later.at))
    if len(ask.choices) == 1:
        return tr("It is {now} now, and it has happened already.", now=clock_now)
    return tr("It has happened already; these days and times are past.")


def _example(ask: Ask, zone: str, today: date) -> str:
    """How the first choice would be typed, in the words of the line."""
    at = ask.choices[0].says.at if ask.choices and ask.choices[-1].key != PLAN else None
    if at is None or ":" not in ask.choices[0].says.when:
        return ""
    there = at.astimezone(zone_of(zone))
    if not ask.about:
        return ""
    near = abs((there.date() - today).days) <= 1
    return f"{there:%H:%M} {day(there.date(), today) if near else ask.choices[0].says.when.rsplit(' ', 2)[0]}"


def _pick(choice: Choice, ask: Ask, zone: str, today: date) -> Pick:
    whole = _label(choice, ask, zone, today)
    short = _label(choice, ask, zone, today, with_firm=False) if _names_tell(ask) else whole
    return Pick(whole, choice.key, is_open=choice.key in ("other", "else"), short="" if short == whole else short)


def _names_tell(ask: Ask) -> bool:
    """Whether those to pick from are told apart by their names alone."""
    names = [(who.name, who.id is None) for choice in ask.choices for who in choice.says.who[:1]]
    return len(names) == len(set(names))


def _label(choice: Choice, ask: Ask, zone: str, today: date, *, with_firm: bool = True) -> str:
    says = choice.says
    name = Theirs(one_line(says.who[0].name, 40)) if says.who else Theirs("")
    belongs = Theirs(one_line(says.who[0].organisation or says.who[0].household, 40)) if says.who else Theirs("")
    whole = with_firm and bool(belongs) and ask.kind is not AskKind.WHOSE_NUMBER and not _is_firm_of(ask)
    known_as = Theirs(f"{name}, {belongs}") if whole else name
    if choice.key == PLAN and says.ahead is not None:
        return tr("Plan it: {when}", when=without_distance(says.ahead, today, zone))
    if choice.key == "rest":
        return tr("Into the note")
    if ask.kind is AskKind.CORRECTED:
        return quoted(choice.label, 40)
    if choice.key == ALL:
        return tr("Both of them") if len(says.who) == 2 else tr("All of them")
    if choice.key == "else":
        return tr("Someone else")
    if choice.key == "shares":
        return tr("{name}, who shares it", name=name)
    if ask.kind is AskKind.NEW_PERSON:
        if choice.key == "other":
            return tr("Other…")
        if choice.key == "alone" and len(ask.choices) > 2:
            return tr("{name}, alone", name=name)
        return tr("New: {name}", name=known_as) if choice.key == "alone" else known_as
    if ask.kind is AskKind.WITH:
        return tr("{name} was there too", name=name)
    if says.closes:
        return _wish_told(choice)
    if choice.key in (NEVER_AGAIN, NO_THANKS):
        return tr("No more contact") if choice.key == NEVER_AGAIN else tr_as("and then?", "No thanks")
    if says.who:
        return known_as if says.who[0].id is not None else tr("New: {name}", name=known_as)
    if ask.kind is AskKind.WHEN and choice.key == NOW:
        return tr("just now")
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
        return without_distance(says.ahead, today, zone)
    if says.as_rest:
        return tr("Only a word")
    if ask.kind is AskKind.SECOND:
        return how_in_short(How(says.direction, says.channel, says.outcome))
    if says.direction is not None and says.channel is not None:
        return (how_it_was(How(says.direction, says.channel, None)) or (Told(""),))[0].text
    if says.outcome is not None and ask.kind is AskKind.CAME_OF_IT:
        return CAME_OF_IT[says.outcome].told()
    # T: "“tlked”: talked"
    return tr("{typed}: {meant}", typed=quoted(ask.about, 24), meant=Theirs(choice.label or says.when))


def _wish_told(choice: Choice) -> str:
    """ "Only by e-mail", "Not by phone": which ways are left open, or which are closed."""
    kind, _, ways = choice.key.partition(":")
    if ways == IN_WRITING:
        return tr("Only in writing")
    told = either([WAY[c].told() for c in CLOSED if (c in choice.says.closes) is (kind == NOT)])
    # T: "Only by text or by e-mail"
    return tr("Only {ways}", ways=told) if kind == ONLY else tr("Not {ways}", ways=told)


def refused(refusal: Refusal, zone: str, today: date) -> Asked:
    """Why something in the line cannot be taken, and what may be done about it."""
    about = quoted(refusal.about, LONGEST)
    match refusal.reason:
        case RefusalReason.NOT_YET:
            ahead = refusal.ahead
            told = without_distance(ahead, today, zone) if ahead is not None else ""
            picks = (Pick(tr("Plan it: {when}", when=told), PLAN),) if ahead is not None else ()
            return Asked(
                AskedAs.REFUSED,
                tr("{about} has not happened yet", about=about),
                tr("What is typed here was. Is it what you agreed happens next?"),
                picks,
            )
        case RefusalReason.CALLED_OFF:
            sentence = tr("Nothing was talked about, so there is no contact to log.")
            beside, came_of = tr("or say how they told you"), refusal.agreement
            return Asked(AskedAs.REFUSED, tr("Called off"), sentence, beside=beside, came_of=came_of)
        case RefusalReason.NO_SHOW:
            sentence = tr("They did not come, so there is no contact to log.")
            return Asked(AskedAs.REFUSED, tr("They did not come"), sentence, came_of=refusal.agreement)
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


def not_understood(words: Sequence[str], offered: Sequence[tuple[Ask, Choice]], is_open: bool = False) -> Asked:
    """What stands there that nothing is known about, with what was nearly typed. `is_open`: how it was, or what came of
    it, is not said yet."""
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
        beside=tr("or press it above") if offered and is_open else "",
        ask=offered[0][0].key if offered else "",
    )


def with_next_step(told: Asked, kind: NextKind, words: str) -> Asked:
    """That, with what is next among it to be picked as that."""
    typed = quoted(words, 40)
    # T: "Agreed next: “call in a month”"
    label = tr("Agreed next: {words}", words=typed)
    if kind is NextKind.PROMISE:
        label = tr("Promised: {words}", words=typed)
    if kind is NextKind.THEIR_TURN:
        # T: "They contact me: “she'll ring”"
        label = tr("They contact me: {words}", words=typed)
    return replace(told, picks=(*told.picks[:2], Pick(label, NEXT_STEP)))


def with_left_over(told: Asked, left: Asked) -> Asked:
    """A question, with what else was not understood: neither waits for the other."""
    # T: "Nobody here is called so. Not understood: “likes lemon”."
    sentence = tr("{sentence} {not_understood}.", sentence=told.sentence, not_understood=left.headline)
    steps = tuple(pick for pick in left.picks if pick.key == NEXT_STEP)
    return replace(told, sentence=sentence, picks=(*told.picks[:3], *steps))
