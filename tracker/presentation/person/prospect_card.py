"""What stands on a prospect's card, ready to show: who, how they stand, what to know before talking, their story.

`card_of` is plain; `ProspectCard` keeps one card in step with the store. Neither knows a widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.person.beside_them import WithThem, with_them
from tracker.presentation.person.prospect_details import BUSINESS, LABELS, Detail
from tracker.presentation.person.timeline import Link, Teller, chain_line, contact_line, timeline
from tracker.presentation.words.terms import PREFERS
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.guard.earliest import Earliest, EarliestKind, earliest_welcome
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import Business, CanBuy, Interest, Objection, Prospect, Standing, StandingKind
from tracker.rules.questions import asked, open_questions
from tracker.rules.window import day_in, zone_of
from tracker.tongue import Theirs, tr, tr_as, tr_n

LAST_CONTACTS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Something they said, and the day they said it."""

    words: str
    on: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it. `copies` is what a Copy button takes, "" where there is nothing to take.

    `of` is the detail it can be edited as, `lifts` the objection that can be lifted there.
    """

    label: str
    text: str
    copies: str = ""
    of: Detail | None = None
    lifts: Objection | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One prospect as the pane shows them; every text is ready to read."""

    prospect: Prospect
    beside: str
    standing: StandingKind
    standing_text: str
    standing_since: str
    earliest: Earliest
    earliest_text: str
    earliest_evidence: str
    said: tuple[Quote, ...]
    agreed: tuple[str, ...]
    open_questions: tuple[str, ...]
    asked_before: tuple[Fact, ...]
    with_them: tuple[WithThem, ...]
    last_contacts: tuple[Fact, ...]
    business: tuple[Fact, ...]
    timeline: tuple[Link, ...]
    chain: str
    details: tuple[Fact, ...]

    @property
    def waiting_message(self) -> Contact | None:
        """Their message that may be answered at once; None where none waits."""
        return self.earliest.contact if self.earliest.kind is EarliestKind.REPLY else None

    @property
    def is_in_trash(self) -> bool:
        return self.prospect.deleted_at is not None


def card_of(history: History, here: Here) -> Card:
    """The card as it stands here and now."""
    now, zone, me, policy, today = here.now, here.zone, here.me, here.policy, here.today
    prospect = history.prospect
    standing = standing_at(history.standings, now)
    kind = standing.kind if standing is not None else StandingKind.OPEN
    earliest = earliest_welcome(history, policy, now)
    open_agreements = sorted((a for a in history.agreements if a.is_open), key=lambda a: (a.window.last, a.id))
    return Card(
        prospect,
        " · ".join(words.one_line(part) for part in (prospect.organisation, prospect.household) if part),
        kind,
        words.standing(kind),
        _since(standing, zone, today),
        earliest,
        words.earliest(earliest, zone, today),
        words.earliest_evidence(earliest, zone, today),
        tuple(_said(history, zone, now)),
        tuple(_agreed(a, today, me) for a in open_agreements),
        tuple(words.one_line(text) for text in open_questions(history)),
        tuple(_asked_before(history, zone, today)),
        with_them(history, policy, now, zone, me),
        tuple(_last_contacts(history, zone, now, me)),
        tuple(_business(prospect.business)),
        timeline(history, Teller(zone, today, me)),
        chain_line(history),
        tuple(_details(history, zone, now)),
    )


def _agreed(agreement: Agreement, today: date, me: str) -> str:
    """Their words stand above already, so they are left out."""
    sentence = words.agreement(agreement, today, me, quote=False)
    if not agreement.then:
        return sentence
    return f"{sentence} {tr('Then: {what}.', what=words.one_line(agreement.then))}"


def _said(history: History, zone: str, now: datetime) -> Iterator[Quote]:
    """Their words that still bear on us: on where they stand, on what not to do, and in what is open."""
    standing = standing_at(history.standings, now)
    found = [(standing.since, standing.words)] if standing is not None else []
    found += [(o.since, o.words) for o in history.objections if o.holds_at(now)]
    found += [(a.made_at, a.words) for a in history.agreements if a.is_open]
    for since, quote in sorted(found, reverse=True):
        if quote:
            yield Quote(words.quoted(quote, 300), words.day(day_in(since, zone), day_in(now, zone)))


def _asked_before(history: History, zone: str, today: date) -> Iterator[Fact]:
    """Questions that came up more than once, with the last answer, the latest first: asked again, it is at hand."""
    repeated = [(one.answered_at, one) for one in asked(history) if one.answered_at is not None and one.times > 1]
    for at, one in sorted(repeated, key=lambda r: r[0], reverse=True):
        told = words.on_date(at, zone, today)
        answer = words.one_line(one.question.answer, 300)
        # T: "no nuts (2 times, last on 12 November)"
        told = tr_n(
            "{answer} ({n} time, last {when})", "{answer} ({n} times, last {when})", one.times, answer=answer, when=told
        )
        yield Fact(words.one_line(one.question.text), told)


def _since(standing: Standing | None, zone: str, today: date) -> str:
    """Since when they stand so: "since 12 November"; "" where they never said."""
    if standing is None:
        return ""
    return tr_as("standing", "since {since}", since=words.since_day(day_in(standing.since, zone), today))


def _last_contacts(history: History, zone: str, now: datetime, me: str) -> Iterator[Fact]:
    for contact in sorted(history.contacts, key=lambda c: (c.at, c.id), reverse=True)[:LAST_CONTACTS]:
        told = contact_line(contact, me)
        note = words.one_line(contact.note, 200)
        if note:
            # T: "Call, as agreed. She liked the lemon."
            told = tr_as("last contacts", "{what}. {note}", what=told, note=note)
        yield Fact(words.day(day_in(contact.at, zone), day_in(now, zone)), told)


def _business(business: Business) -> Iterator[Fact]:
    prompts = ((detail, str(getattr(business, detail.value)).strip()) for detail in BUSINESS)
    return (Fact(LABELS[detail].told(), text, of=detail) for detail, text in prompts if text)


def _details(history: History, zone: str, now: datetime) -> Iterator[Fact]:
    p, today = history.prospect, day_in(now, zone)
    if p.greeting:
        yield Fact(LABELS[Detail.GREETING].told(), p.greeting, of=Detail.GREETING)
    if p.organisation:
        yield Fact(LABELS[Detail.ORGANISATION].told(), p.organisation, of=Detail.ORGANISATION)
    if p.household:
        yield Fact(LABELS[Detail.HOUSEHOLD].told(), p.household, of=Detail.HOUSEHOLD)
    for phone in p.phones:
        yield Fact(
            phone.label.capitalize() or LABELS[Detail.PHONES].told(), phone.typed, copies=phone.typed, of=Detail.PHONES
        )
    for email in p.emails:
        yield Fact(
            email.label.capitalize() or LABELS[Detail.EMAILS].told(),
            email.address,
            copies=email.address,
            of=Detail.EMAILS,
        )
    if p.address.strip():
        yield Fact(LABELS[Detail.ADDRESS].told(), p.address.strip(), copies=p.address.strip(), of=Detail.ADDRESS)
    if p.zone and p.zone != zone:
        local = now.astimezone(zone_of(p.zone)).time()
        # T: "New York, now 09:30"
        there = tr_as("time zone", "{place}, now {time}", place=words.place(p.zone), time=words.clock(local))
        yield Fact(LABELS[Detail.ZONE].told(), there, of=Detail.ZONE)
    if p.preferred_channel is not None:
        yield Fact(LABELS[Detail.PREFERRED].told(), PREFERS[p.preferred_channel].told(), of=Detail.PREFERRED)
    if p.hours is not None:
        yield Fact(LABELS[Detail.HOURS].told(), words.hours(p.hours), of=Detail.HOURS)
    for o in history.objections:
        if o.holds_at(now):
            yield Fact(tr_as("detail", "Asked"), words.objection(o, zone, today), of=Detail.OBJECTION, lifts=o)
    if p.interest is not Interest.UNKNOWN:
        yield Fact(LABELS[Detail.INTEREST].told(), words.interest(p.interest), of=Detail.INTEREST)
    if p.can_buy is not CanBuy.UNKNOWN:
        yield Fact(LABELS[Detail.CAN_BUY].told(), words.can_buy(p.can_buy), of=Detail.CAN_BUY)
    if p.tags:
        yield Fact(LABELS[Detail.TAGS].told(), words.listed([Theirs(tag) for tag in p.tags]), of=Detail.TAGS)
    if p.notes.strip():
        yield Fact(LABELS[Detail.NOTES].told(), p.notes.strip(), of=Detail.NOTES)


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
        dispatcher.changed.connect(self._hear)

    def show(self, prospect_id: int | None) -> None:
        """Show that prospect; None shows nobody. What stood there stays until the answer is in."""
        self.prospect_id = prospect_id
        if prospect_id is None:
            self._take(None)
        else:
            self._ask(prospect_id)

    def reload(self) -> None:
        """Read the same prospect again: their day may have changed while the window stood open."""
        if self.prospect_id is not None:
            self._ask(self.prospect_id)

    def _hear(self, changes: Changes, _origin: object) -> None:
        if self.prospect_id is not None and changes.touches_prospect(self.prospect_id):
            self._ask(self.prospect_id)

    def _ask(self, prospect_id: int) -> None:
        def answered(history: History | None) -> None:
            if prospect_id == self.prospect_id:
                self._take(history)

        self._dispatcher.ask(lambda questions: questions.history_of(prospect_id), answered)

    def _take(self, history: History | None) -> None:
        self.history = history
        card = card_of(history, self._here()) if history is not None else None
        if card != self.card:
            self.card = card
            self.changed.emit()
