"""What stands on a prospect's card, ready to show: who, the next thing and its act, what to know before talking, their
history. Each fact has one place.

`card_of` is plain; `ProspectCard` keeps one card in step with the store. Neither knows a widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes
from tracker.actions.ports import Questions
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.person.before_you_talk import Brief, briefs_of
from tracker.presentation.person.beside_them import WithThem, with_them
from tracker.presentation.person.chain_strip import Strip, strip_of
from tracker.presentation.person.prospect_details import BUSINESS, LABELS, Detail
from tracker.presentation.person.state_card import CardState, StateCard, next_thing, state_card
from tracker.presentation.person.story import Told, story_of
from tracker.presentation.words.briefing import briefings
from tracker.presentation.words.terms import PREFERS
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.guard.earliest import Earliest, EarliestKind, earliest_welcome
from tracker.rules.guard.known import known_at
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import Business, CanBuy, Interest, Objection, Prospect, Standing, StandingKind
from tracker.rules.questions import open_questions
from tracker.rules.who.names import called
from tracker.rules.window import day_in, zone_of
from tracker.tongue import Theirs, capital, tr_as


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it. `copies` is what a Copy button takes, "" where there is nothing to take.

    `of` is the detail it can be edited as, `lifts` the objections of one sentence that can be lifted there. `beside`
    stands behind it in softer words.
    """

    label: str
    text: str
    copies: str = ""
    of: Detail | None = None
    lifts: tuple[Objection, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One prospect as the pane shows them; every text is ready to read.

    `now` is the agreement the card is about by itself, `shown` the one it is about just now. `follows` tells what
    happens then, and `stands` how they stand, where the card does not say so itself. `lifts` is the objection the card
    tells of.
    """

    prospect: Prospect
    standing: StandingKind
    earliest: Earliest
    earliest_text: str
    state: StateCard
    follows: str
    stands: str
    strip: Strip
    briefs: tuple[Brief, ...]
    open_questions: tuple[str, ...]
    with_them: tuple[WithThem, ...]
    business: tuple[Fact, ...]
    story: tuple[Told, ...]
    details: tuple[Fact, ...]
    now: Agreement | None = None
    shown: Agreement | None = None

    @property
    def waiting_message(self) -> Contact | None:
        """Their message that may be answered at once; None where none waits."""
        return self.earliest.contact if self.earliest.kind is EarliestKind.REPLY else None

    @property
    def is_in_trash(self) -> bool:
        return self.prospect.deleted_at is not None


def card_of(history: History, here: Here, chosen: int | None = None) -> Card:
    """The card as it stands here and now; `chosen` is the agreement that was walked to, None for the next thing."""
    prospect = history.prospect
    earliest = earliest_welcome(history, here.policy, here.now)
    now = next_thing(history, earliest, here)
    shown = history.agreement(chosen) or now
    holds = _standing_that_holds(history, here)
    state = state_card(history, earliest, here, shown)
    told_there = state.state in (CardState.THEIR_TURN, CardState.ASKED_NOT) and state.objection is None
    stands = ""
    if holds is not None and not told_there:
        who = called(prospect.name, prospect.greeting)
        otherwise = state.agreement is not None
        stands = briefings.how_they_stand(holds, who, here.zone, here.today, otherwise)
    return Card(
        prospect,
        holds.kind if holds is not None else StandingKind.OPEN,
        earliest,
        words.earliest(earliest, here.zone, here.today),
        state,
        briefings.follows(shown) if shown is not None else "",
        stands,
        strip_of(history, here),
        tuple(briefs_of(history, here, shown)),
        tuple(words.one_line(text) for text in open_questions(history)),
        with_them(history, here.policy, here.now, here.zone, here.me),
        tuple(_business(prospect.business)),
        story_of(history, here, holds),
        tuple(_details(history, here.zone, here.now, state.objection)),
        now,
        shown,
    )


def _standing_that_holds(history: History, here: Here) -> Standing | None:
    """What they last told us, unless what came since overtook it."""
    standing = standing_at(history.standings, here.now)
    if standing is None:
        return None
    known = known_at(history, here.now)
    if standing.kind is StandingKind.THEIR_TURN and known.their_turn() is None:
        return None
    if standing.kind is StandingKind.NO_THANKS and known.no_thanks() is None:
        return None
    return standing


def _business(business: Business) -> Iterator[Fact]:
    prompts = ((detail, str(getattr(business, detail.value)).strip()) for detail in BUSINESS)
    return (Fact(LABELS[detail].told(), text, of=detail) for detail, text in prompts if text)


def _details(history: History, zone: str, now: datetime, told: Objection | None) -> Iterator[Fact]:
    """All that is known of them. `told` is an objection the card tells of already."""
    p, today = history.prospect, day_in(now, zone)
    if p.organisation:
        yield Fact(LABELS[Detail.ORGANISATION].told(), p.organisation, of=Detail.ORGANISATION)
    if p.household:
        yield Fact(LABELS[Detail.HOUSEHOLD].told(), p.household, of=Detail.HOUSEHOLD)
    if p.tags:
        tags = " · ".join((capital(p.tags[0]), *p.tags[1:]))
        yield Fact(LABELS[Detail.TAGS].told(), Theirs(tags), of=Detail.TAGS)
    for said in _in_sentences(o for o in history.objections if o.holds_at(now) and o is not told):
        yield Fact(tr_as("detail", "Asked"), words.objection(said, zone, today), of=Detail.OBJECTION, lifts=said)
    yield from _reached_by(p)
    if p.address.strip():
        yield Fact(LABELS[Detail.ADDRESS].told(), p.address.strip(), copies=p.address.strip(), of=Detail.ADDRESS)
    if p.zone and p.zone != zone:
        local = now.astimezone(zone_of(p.zone)).time()
        # T: "New York, now 09:30"
        there = tr_as("time zone", "{place}, now {time}", place=words.place(p.zone), time=words.clock(local))
        yield Fact(LABELS[Detail.ZONE].told(), there, of=Detail.ZONE)
    if p.hours is not None:
        yield Fact(LABELS[Detail.HOURS].told(), words.hours(p.hours), of=Detail.HOURS)
    if p.interest is not Interest.UNKNOWN:
        yield Fact(LABELS[Detail.INTEREST].told(), words.interest(p.interest), of=Detail.INTEREST)
    if p.can_buy is not CanBuy.UNKNOWN:
        yield Fact(LABELS[Detail.CAN_BUY].told(), words.can_buy(p.can_buy), of=Detail.CAN_BUY)
    if p.greeting:
        yield Fact(LABELS[Detail.GREETING].told(), p.greeting, of=Detail.GREETING)
    if p.notes.strip():
        yield Fact(tr_as("detail", "Note"), p.notes.strip(), of=Detail.NOTES)


def _in_sentences(objections: Iterable[Objection]) -> list[tuple[Objection, ...]]:
    """Those that one sentence said together, in the order in which each was first said."""
    sentences: list[tuple[Objection, ...]] = []
    for o in objections:
        at = next((n for n, said in enumerate(sentences) if o.is_said_with(said[0])), None)
        if at is None:
            sentences.append((o,))
        else:
            sentences[at] = (*sentences[at], o)
    return sentences


def _reached_by(p: Prospect) -> Iterator[Fact]:
    """Numbers and addresses, each with its label; how they like to be reached stands behind the first of that kind."""
    prefers = PREFERS[p.preferred_channel].told() if p.preferred_channel is not None else ""
    prefers = tr_as("beside a number", "prefers {channel}", channel=prefers) if prefers else ""
    by_phone = p.phones and p.preferred_channel is Channel.CALL
    by_email = p.emails and p.preferred_channel is Channel.EMAIL
    for n, phone in enumerate(p.phones):
        beside = [phone.label, prefers if by_phone and n == 0 else ""]
        yield Fact(LABELS[Detail.PHONES].told(), phone.typed, phone.typed, Detail.PHONES, beside=_joined(beside))
    for n, email in enumerate(p.emails):
        beside = [email.label, prefers if by_email and n == 0 else ""]
        yield Fact(LABELS[Detail.EMAILS].told(), email.address, email.address, Detail.EMAILS, beside=_joined(beside))
    if p.preferred_channel is not None and not (by_phone or by_email):
        told = PREFERS[p.preferred_channel].told()
        yield Fact(LABELS[Detail.PREFERRED].told(), told, of=Detail.PREFERRED)


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


class ProspectCard(QObject):
    """One prospect's card, read again whenever a change touches them. `changed` comes when `card` is another."""

    changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self.prospect_id: int | None = None
        self.history: History | None = None
        self.card: Card | None = None
        self._chosen: int | None = None
        dispatcher.changed.connect(self._hear)

    @property
    def zone(self) -> str:
        return self._here().zone

    @property
    def today(self) -> date:
        return self._here().today

    def show(self, prospect_id: int | None) -> None:
        """Show that prospect; None shows nobody. What stood there stays until the answer is in."""
        if prospect_id != self.prospect_id:
            self._chosen = None
        self.prospect_id = prospect_id
        if prospect_id is None:
            self._take(None)
        else:
            self._ask(prospect_id)

    def walk_to(self, agreement_id: int) -> None:
        """Have the card tell of that agreement of theirs."""
        self._chosen = agreement_id
        self._take(self.history)

    def reload(self) -> None:
        """Read the same prospect again: their day may have changed while the window stood open."""
        if self.prospect_id is not None:
            self._ask(self.prospect_id)

    def _hear(self, changes: Changes, _origin: object) -> None:
        if self.prospect_id is not None and changes.touches_prospect(self.prospect_id):
            self._ask(self.prospect_id)

    def _ask(self, prospect_id: int) -> None:
        chosen = self._chosen

        def read(questions: Questions) -> tuple[History, Card] | None:
            """The card is made where it is read, so that nobody at the keys waits for it."""
            history = questions.history_of(prospect_id)
            return (history, card_of(history, self._here(), chosen)) if history is not None else None

        def answered(told: tuple[History, Card] | None) -> None:
            if prospect_id != self.prospect_id:
                return
            if told is not None and chosen == self._chosen:
                self._put(*told)
            else:
                self._take(told[0] if told is not None else None)

        self._dispatcher.ask(read, answered)

    def _take(self, history: History | None) -> None:
        self._put(history, card_of(history, self._here(), self._chosen) if history is not None else None)

    def _put(self, history: History | None, card: Card | None) -> None:
        self.history = history
        if card != self.card:
            self.card = card
            self.changed.emit()
