"""What a person's pane says before one talks: how the next thing stands, what follows, what is still owed or open.

Knows no layout; each fact is made once, so that the pane can put each where it belongs and none of them twice.
"""

from __future__ import annotations

from datetime import date, datetime

from tracker.presentation.words.agreements import became
from tracker.presentation.words.day_names import short_month, short_weekday
from tracker.presentation.words.numbers import number
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import WAY, how_it_ended
from tracker.presentation.words.times import (
    by_due,
    clock_here,
    in_window,
    on_date,
    short_date,
    short_window,
    since_day,
)
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.agreement_state import AgreementState, Tally
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.prospect import Standing, StandingKind
from tracker.rules.window import Window, day_in, zone_of
from tracker.tongue import capital, phrase, sentence, tr, tr_as, tr_n

THEIR_TURN = sentence("It’s {who}’s turn")
WAITS_FOR_REPLY = sentence("Waiting for your answer")
NOTHING_AGREED = sentence("Nothing agreed")
SAID_NO = sentence("Said no, thank you")
IN_THE_TRASH = sentence("In the trash")

HAPPENED = {
    (Channel.MEETING, Direction.MET): phrase("in a history", "Met"),
    (Channel.CALL, Direction.OUT): phrase("in a history", "Called"),
    (Channel.VIDEO, Direction.OUT): phrase("in a history", "Video call"),
    (Channel.EMAIL, Direction.OUT): phrase("in a history", "E-mailed"),
    (Channel.TEXT, Direction.OUT): phrase("in a history", "Texted"),
    (Channel.SOCIAL, Direction.OUT): phrase("in a history", "Wrote on social media"),
    (Channel.POST, Direction.OUT): phrase("in a history", "Wrote a letter"),
    (Channel.MEETING, Direction.OUT): phrase("in a history", "Went there"),
    (Channel.CALL, Direction.MET): phrase("in a history", "Talked by phone"),
    (Channel.VIDEO, Direction.MET): phrase("in a history", "Talked by video"),
}
CAME_IN = {
    Channel.MEETING: phrase("in a history", "{who} came by"),
    Channel.CALL: phrase("in a history", "{who} rang"),
    Channel.VIDEO: phrase("in a history", "{who} rang by video"),
    Channel.EMAIL: phrase("in a history", "{who} e-mailed"),
    Channel.TEXT: phrase("in a history", "{who} texted"),
    Channel.SOCIAL: phrase("in a history", "{who} wrote on social media"),
    Channel.POST: phrase("in a history", "{who} wrote a letter"),
}
TRIED_TO = {
    ContactOutcome.VOICEMAIL: phrase("in a history", "Left a voicemail"),
    ContactOutcome.NO_ANSWER: phrase("in a history", "Called, no answer"),
}
STOOD = {
    StandingKind.OPEN: phrase("in a history", "Happy to hear from us"),
    StandingKind.THEIR_TURN: phrase("in a history", "It was {who}’s turn"),
    StandingKind.NO_THANKS: phrase("in a history", "Said no, thank you"),
    StandingKind.CLIENT: phrase("in a history", "Became a client"),
}
STATES = {
    AgreementState.AGREED: phrase("how an agreement stands", "agreed"),
    AgreementState.PROMISED: phrase("how an agreement stands", "promised"),
    AgreementState.TRIED: phrase("how an agreement stands", "tried"),
    AgreementState.SLIPPED: phrase("how an agreement stands", "slipped"),
    AgreementState.KEPT: phrase("how an agreement stands", "kept"),
}


def stands(a: Agreement, state: AgreementState, zone: str, today: date, tried: Contact | None = None) -> str:
    """The first line of its card: "Promised for today", "Slipped: today 10:00", "Kept on 19 November".

    `tried` is the contact by which it was last tried in vain.
    """
    when = short_window(a.window, today, zone)
    match state:
        case AgreementState.AGREED:
            return tr("Agreed for {when}", when=when)
        case AgreementState.PROMISED:
            return tr("Promised for {when}", when=short_window(a.window.due, today, zone))
        case AgreementState.TRIED if tried is not None:
            here = tried.at.astimezone(zone_of(zone))
            at = short_window(Window.exact(here.date(), here.time(), zone), today, zone)
            if tried.outcome is ContactOutcome.VOICEMAIL:
                # T: "Voicemail left today 11:40 (today 10:00)"
                return tr("Voicemail left {tried} ({when})", tried=at, when=when)
            # T: "Tried today 11:40, no answer (today 10:00)"
            return tr("Tried {tried}, no answer ({when})", tried=at, when=when)
        case AgreementState.TRIED:
            return tr("Tried, not reached ({when})", when=when)
        case AgreementState.SLIPPED if a.to_tell:
            return tr("Missed, not told yet: {when}", when=when)
        case AgreementState.SLIPPED:
            return tr("Slipped: {when}", when=when)
    told = capital(became(a, zone, today))
    on = day_in(a.settled_at, zone) if a.settled_at is not None else None
    if on is not None and on == a.window.first == a.window.last:
        return told
    # T: "Kept late on 19 November (Tue 17 Nov 10:00)"
    return tr("{became} ({when})", became=told, when=when)


def in_a_word(a: Agreement, state: AgreementState) -> str:
    """How it stands, in a word or two: "kept", "slipped", "kept late"."""
    told = STATES.get(state)
    if told is None or a.outcome is AgreementOutcome.KEPT_LATE:
        return how_it_ended(a)
    return told.told()


def still_binds(a: Agreement, state: AgreementState, today: date) -> str:
    """The label before another thing that is open: "Owed by Monday", "Agreed for Tue 24 Nov 10:00".

    Not "agreed on": that would say when they agreed.
    """
    if state is AgreementState.SLIPPED:
        return tr("Slipped {when}", when=in_window(a.window, today))
    if state is AgreementState.PROMISED:
        return tr("Owed {due}", due=by_due(a.window, today))
    return tr("Agreed for {when}", when=short_window(a.window, today))


def about(a: Agreement) -> str:
    """What it is about, with their words: "A specimen of the certificate: “Send me one I can show Sheila”"."""
    topic = one_line(a.topic)
    if topic and a.words:
        return tr_as("what was agreed", "{topic}: {words}", topic=topic, words=quoted(a.words))
    return topic or (quoted(a.words) if a.words else capital(WAY[a.channel].told()))


def follows(a: Agreement) -> str:
    """What happens then: "Then: they decide together."; "" where nobody said."""
    then = one_line(a.then)
    if not then:
        return ""
    if then[-1] in ".?!…":
        return tr("Then: {what}", what=then)
    return tr("Then: {what}.", what=then)


def how_they_stand(s: Standing, who: str, zone: str, today: date, otherwise: bool) -> str:
    """What they last told us, as a sentence: "A client since yesterday: “Let's do it”." `otherwise`: it holds beside
    something that is agreed: "Otherwise it is Jo’s turn: “we'll call you”, 19 Nov."
    """
    on = day_in(s.since, zone)
    said = quoted(s.words) if s.words else ""
    if s.kind is StandingKind.CLIENT:
        since = since_day(on, today)
        if said:
            return tr("A client since {since}: {words}.", since=since, words=said)
        return tr("A client since {since}.", since=since)
    when = short_date(on, today)
    if s.kind is StandingKind.THEIR_TURN:
        name = one_line(who, 40)
        if otherwise and said:
            return tr("Otherwise it is {who}’s turn: {words}, {when}.", who=name, words=said, when=when)
        if otherwise:
            return tr("Otherwise it is {who}’s turn, since {when}.", who=name, when=when)
        if said:
            return tr("{who} said: {words}, {when}.", who=name, words=said, when=when)
        return tr("{who} said so on {when}.", who=name, when=when)
    if s.kind is StandingKind.NO_THANKS:
        told = on_date(s.since, zone, today)
        if said:
            return tr("They said no, thank you, {when}: {words}.", when=told, words=said)
        return tr("They said no, thank you, {when}.", when=told)
    if said:
        return tr("Happy to hear from us: {words}, {when}.", words=said, when=when)
    return tr("Happy to hear from us, since {when}.", when=when)


def asked_times(n: int) -> str:
    """The label before a question that came up again: "Asked four times"."""
    if n == 2:
        return tr("Asked twice")
    # T: "Asked four times"
    return tr_n("Asked once", "Asked {number} times", n, number=number(n))


def answered(question: str, answer: str) -> str:
    """A question with its last answer: "Clips too? “Yes, clips and all”"."""
    told = one_line(question)
    # T: "Do you take files with the metal clips still in? “Yes, clips and all”"
    return tr_as("a question", "{question} {answer}", question=told, answer=quoted(answer, 300)) if answer else told


def kept_of(ended: Tally, slipped: int) -> str:
    """How a chain was kept: "6 of 6 kept, then 1 slipped", "4 of 5 kept, 1 late"; "" where nothing has ended yet."""
    if not ended.given and not slipped:
        return ""
    if not ended.given:
        return _slipped(slipped)
    late, told = ended.late, _kept(ended)
    if not slipped:
        return tr_n("{kept}, {n} late", "{kept}, {n} late", late, kept=told) if late else told
    return tr_n("{kept}, then {n} slipped", "{kept}, then {n} slipped", slipped, kept=told)


def kept_in_short(ended: Tally, slipped: int) -> str:
    """The same where there is little room: what slipped alone, else how many were kept."""
    if slipped:
        return _slipped(slipped)
    return _kept(ended) if ended.given else ""


def _slipped(n: int) -> str:
    return tr_n("{n} slipped", "{n} slipped", n)


def _kept(ended: Tally) -> str:
    return tr("{kept} of {all} kept", kept=ended.kept, all=ended.given)


def disc_label(on: date, at: str, today: date) -> tuple[str, str]:
    """What stands beneath a disc of the chain: where there is room for a date, and in as few letters as will do.

    `at` is the time of day, "" for none: it is told for today alone.
    """
    ahead = (on - today).days
    if ahead == 0:
        now = at or tr_as("beneath a disc", "today")
        return now, now
    if abs(ahead) < 7:
        return short_date(on, today), short_weekday(on)
    if on.year != today.year and abs(ahead) > 300:
        return short_date(on, today), tr_as("beneath a disc", "{year}", year=str(on.year))
    return short_date(on, today), short_month(on)


def disc_named(a: Agreement, state: AgreementState, zone: str, today: date) -> str:
    """A disc of the chain read aloud: "Agreement of 19 Nov, kept"."""
    on = short_date(day_in(a.window.ends, zone) if a.window.is_timed else a.window.last, today)
    if clock_here(a.window, zone):
        on = tr_as("label", "{day} {time}", day=on, time=clock_here(a.window, zone))
    return tr("Agreement of {date}, {state}", date=on, state=in_a_word(a, state))


def happened(c: Contact, who: str, me: str) -> str:
    """What happened, as a history has it: "Met", "Jo rang", "Left a voicemail", "Called, by Ben"."""
    if c.direction is Direction.IN:
        return CAME_IN[c.channel].told(who=one_line(who, 40))
    tried = TRIED_TO.get(c.outcome) if c.direction is Direction.OUT else None
    told = tried or HAPPENED.get((c.channel, c.direction)) or HAPPENED[Channel.MEETING, Direction.MET]
    said = told.told()
    if c.by and me and c.by != me:
        # T: "Called, by Ben"
        return tr_as("in a history", "{what}, by {us}", what=said, us=one_line(c.by, 40))
    return said


def stood(s: Standing, who: str) -> str:
    """What they told us once, as a history has it: "It was Jo's turn"."""
    return STOOD[s.kind].told(who=one_line(who, 40))


def their_business(n: int) -> str:
    """The button that shows what they want, where there was no room for it."""
    return tr_n("Their business, {n} line", "Their business, {n} lines", n)


def more_details(n: int) -> str:
    """The button that shows the details there was no room for."""
    return tr_n("{n} more detail", "{n} more details", n)


def earlier(n: int, since: datetime | None, zone: str, today: date) -> str:
    """The button that shows the rest of a history: "7 earlier, since 22 June"."""
    if since is None:
        return tr_n("{n} earlier", "{n} earlier", n)
    return tr_n(
        "{n} earlier, since {since}", "{n} earlier, since {since}", n, since=since_day(day_in(since, zone), today)
    )
