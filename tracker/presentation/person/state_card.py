"""The card at the top of a person's pane: the one thing that stands next, how it stands, and the act it asks for.

Knows no guard beyond what is welcome earliest, no colour and no widget.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracker.presentation import words
from tracker.presentation.here import Here
from tracker.presentation.words.briefing import briefings
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.agreement_state import AgreementState, state_of
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.guard.earliest import Earliest, EarliestKind
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.rules.us import is_same_user
from tracker.rules.who.names import called
from tracker.rules.window import day_in
from tracker.tongue import phrase, tr_as


class CardState(StrEnum):
    """How the card stands; what its tint and its icon go by. The first six are those of an agreement."""

    AGREED = "agreed"
    PROMISED = "promised"
    TRIED = "tried"
    SLIPPED = "slipped"
    KEPT = "kept"
    PAST = "past"
    REPLY = "reply"
    THEIR_TURN = "their-turn"
    NOTHING_AGREED = "nothing-agreed"
    ASKED_NOT = "asked-not"
    TRASH = "trash"


class Deed(StrEnum):
    """What a button of the card does. CALL, WRITE and ANYWAY are no more than wanted: the guard is asked first."""

    CALL = "call"
    WRITE = "write"
    TELL = "tell"
    WHAT_BECAME = "what-became"
    LET_BE = "let-be"
    ANYWAY = "anyway"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: what it does, and what stands on it."""

    deed: Deed
    label: str


@dataclass(frozen=True, slots=True)
class StateCard:
    """Every text is ready to read. `first` is the one primary act, `second` the one beside it at most.

    `agreement`, `message` and `objection` are what it is about, at most one of them.
    """

    state: CardState
    line: str
    way: str = ""
    topic: str = ""
    words: str = ""
    aside: str = ""
    first: Offer | None = None
    second: Offer | None = None
    agreement: Agreement | None = None
    message: Contact | None = None
    objection: Objection | None = None

    @property
    def spoken(self) -> str:
        """All of it in one breath."""
        head = " ".join(part for part in (self.line, self.way) if part)
        return in_one_breath(head, self.topic, self.words, self.aside)


def in_one_breath(*parts: str) -> str:
    """Those that there are, each with an end of its own."""
    ended = (part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part)
    return " ".join(ended)


_WRITE = phrase("button", "Write the e-mail")
_SENT = {
    Channel.EMAIL: phrase("button", "Sent"),
    Channel.TEXT: phrase("button", "Sent"),
    Channel.SOCIAL: phrase("button", "Sent"),
    Channel.POST: phrase("button", "Posted"),
    Channel.MEETING: phrase("button", "We met"),
    Channel.CALL: phrase("button", "We talked"),
    Channel.VIDEO: phrase("button", "We talked"),
}
_CALL, _RING_BACK, _ANSWER = phrase("button", "Call"), phrase("button", "Ring back"), phrase("button", "Answer")
_WHAT_BECAME = phrase("button", "What became of it?")
_LET_BE = phrase("button", "Nothing to answer")
_ANYWAY = phrase("button", "Contact anyway…")
_RESTORE = phrase("button", "Restore")


def next_thing(history: History, earliest: Earliest, here: Here) -> Agreement | None:
    """The agreement the card is about by itself: what slipped first, since it waits for an answer.

    What was put off to a day of our own has that day here, as in the morning, and not the one it slipped on.
    """
    slipped = [
        a
        for a in history.agreements
        if a.moved_to is None and state_of(a, here.now, here.policy) is AgreementState.SLIPPED
    ]
    welcome = earliest.agreement
    ours = history.agreement(welcome.id) if welcome is not None else None
    return min(slipped, key=lambda a: (a.window.ends, a.id), default=ours or welcome)


def state_card(history: History, earliest: Earliest, here: Here, shown: Agreement | None) -> StateCard:
    """The card for that agreement; without one, for what stands in its place."""
    prospect = history.prospect
    if prospect.deleted_at is not None:
        restore = Offer(Deed.RESTORE, _RESTORE.told())
        return StateCard(CardState.TRASH, briefings.IN_THE_TRASH.told(), first=restore)
    if shown is not None:
        return _of_agreement(shown, history, here)
    who = called(prospect.name, prospect.greeting)
    match earliest.kind:
        case EarliestKind.REPLY if earliest.contact is not None:
            return _of_message(earliest.contact, prospect, here)
        case EarliestKind.ASKED_NOT:
            return _asked_not(earliest, here)
        case EarliestKind.THEIR_TURN:
            told, since = _said(earliest.standing, here)
            line = briefings.THEIR_TURN.told(who=words.one_line(who, 40))
            return StateCard(CardState.THEIR_TURN, line, since, words=told)
    return StateCard(CardState.NOTHING_AGREED, briefings.NOTHING_AGREED.told())


def _of_agreement(a: Agreement, history: History, here: Here) -> StateCard:
    state = state_of(a, here.now, here.policy)
    first, second = _acts(a, state, history.prospect, here)
    tries = (contact for contact in history.contacts if contact.agreement_id == a.id)
    tried = max(tries, key=lambda contact: (contact.at, contact.id), default=None)
    return StateCard(
        CardState(state.value),
        briefings.stands(a, state, here.zone, here.today, tried),
        words.by_channel(a.channel),
        words.one_line(a.topic, 300),
        words.quoted(a.words, 300) if a.words else "",
        " · ".join(_aside(a, here)),
        first,
        second,
        agreement=a,
    )


def _aside(a: Agreement, here: Here) -> Iterator[str]:
    """Whose it is where it is not mine, where, and how long."""
    if a.owner and not is_same_user(a.owner, here.me):
        yield tr_as("on a card", "agreed by {us}", us=words.one_line(a.owner, 40))
    if a.outcome is AgreementOutcome.MOVED and a.who_moved is not None:
        yield words.who_moved(a.who_moved)
    if a.place:
        yield words.one_line(a.place)
    if a.minutes is not None:
        yield words.how_long(a.minutes)


def _acts(a: Agreement, state: AgreementState, prospect: Prospect, here: Here) -> tuple[Offer | None, Offer | None]:
    """One act before all others, and one beside it. A talk whose day has not come is not to be begun by a press."""
    can_call = any(phone.typed.strip() for phone in prospect.phones)
    can_write = any(email.address.strip() for email in prospect.emails)
    call = Offer(Deed.CALL, _CALL.told()) if can_call else None
    if state in (AgreementState.KEPT, AgreementState.PAST):
        return None, None
    if state is AgreementState.SLIPPED:
        write = Offer(Deed.WRITE, _WRITE.told()) if can_write and a.channel is Channel.EMAIL else None
        return Offer(Deed.WHAT_BECAME, _WHAT_BECAME.told()), write or call
    tell = Offer(Deed.TELL, _SENT[a.channel].told())
    if a.channel is Channel.EMAIL and can_write:
        return Offer(Deed.WRITE, _WRITE.told()), tell
    if a.channel is Channel.CALL and call is not None:
        return call, tell
    if a.is_to_meet and a.window.starts > here.now and day_in(a.window.starts, here.zone) > here.today:
        return None, call
    return tell, call if a.is_to_meet else None


def _of_message(message: Contact, prospect: Prospect, here: Here) -> StateCard:
    """A message of theirs that waits: what it says stands in the history."""
    when = words.day(day_in(message.at, here.zone), here.today)
    by_phone = message.channel in (Channel.CALL, Channel.VIDEO) and prospect.phones
    first = Offer(Deed.CALL, _RING_BACK.told()) if by_phone else None
    if message.channel is Channel.EMAIL and prospect.emails:
        first = Offer(Deed.WRITE, _ANSWER.told())
    return StateCard(
        CardState.REPLY,
        briefings.WAITS_FOR_REPLY.told(),
        # T: "since Tue 24 Nov"
        tr_as("on a card", "since {when}", when=when),
        first=first,
        second=Offer(Deed.LET_BE, _LET_BE.told()),
        message=message,
    )


def _asked_not(earliest: Earliest, here: Here) -> StateCard:
    anyway, objection = Offer(Deed.ANYWAY, _ANYWAY.told()), earliest.objection
    if objection is not None:
        told = words.asked_then(objection, here.zone, here.today)
        line = words.earliest(earliest, here.zone, here.today)
        return StateCard(CardState.ASKED_NOT, line, words=told, second=anyway, objection=objection)
    told, _since = _said(earliest.standing, here)
    # Not "since": it may have been said before, and what was done against it is told in the history.
    said = words.on_date(earliest.standing.since, here.zone, here.today) if earliest.standing is not None else ""
    return StateCard(CardState.ASKED_NOT, briefings.SAID_NO.told(), said, words=told, second=anyway)


def _said(standing: Standing | None, here: Here) -> tuple[str, str]:
    """Their words, and since when they stand."""
    if standing is None:
        return "", ""
    since = words.since_day(day_in(standing.since, here.zone), here.today)
    return (
        words.quoted(standing.words, 300) if standing.words else "",
        tr_as("on a card", "since {since}", since=since),
    )
