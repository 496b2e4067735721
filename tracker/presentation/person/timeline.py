"""A prospect's story as a chain: what happened and what was agreed in it, newest first. Knows no colour, no icon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.presentation import words
from tracker.presentation.person.chain import KEPT, current_chain, numbered
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.history import History
from tracker.rules.occasion import Companion
from tracker.rules.prospect import Objection, Standing
from tracker.rules.verdict import Level
from tracker.rules.window import day_in
from tracker.tongue import Theirs, tr, tr_as, tr_n, tr_n_as

Source = Contact | Agreement | Standing | Objection


@dataclass(frozen=True, slots=True)
class Link:
    """One thing in the chain. `title` is its line, `detail` what there is to tell, `quote` their words.

    `hangs` says that it belongs to the contact above it: it was said or agreed there. `level` and `because`
    are given where the guard warned of a contact and it was logged all the same. `corrected` says on which day it was
    put right, "" where it stands as it was written. `number` is its place in a chain of agreements, 0 for none;
    `held_above` and `held_below` say that a kept agreement spans the way to the next link.
    """

    source: Source
    at: datetime
    when: str
    title: str
    detail: str = ""
    quote: str = ""
    hangs: bool = False
    level: Level = Level.WELCOME
    because: str = ""
    corrected: str = ""
    number: int = 0
    held_above: bool = False
    held_below: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """Who reads: their zone, their day and their name."""

    zone: str
    today: date
    me: str = ""

    def day(self, at: datetime) -> str:
        on = day_in(at, self.zone)
        return words.short_day(on, self.today) if on != self.today else tr_as("day in a chain", "Today")


def timeline(history: History, to: Teller) -> tuple[Link, ...]:
    """The whole chain, newest first. What hangs on a contact follows it: what they said, then what was agreed.

    Where the contact is not there any more, what was agreed in it stands by itself.
    """
    heads: list[tuple[datetime, int, tuple[Link, ...]]] = []
    contacts = {c.id: c for c in history.contacts}
    for contact in history.contacts:
        hanging = [_said(s, to, hangs=True) for s in history.standings if s.said_in == contact.id]
        hanging += [_objected(o, to, hangs=True) for o in history.objections if o.said_in == contact.id]
        hanging += [_agreed(a, to, hangs=True) for a in history.agreements if a.made_in == contact.id]
        company = history.others_in(contact.occasion_id)
        heads.append((contact.at, contact.id, (_happened(contact, to, company), *hanging)))
    for link in _alone(history, contacts, to):
        heads.append((link.at, link.source.id, (link,)))
    links = [link for _, _, links in sorted(heads, key=lambda h: h[:2], reverse=True) for link in links]
    links = [_kept_with_another(_agreed_once_more(link, history, to), history) for link in links]
    return tuple(_held(links, numbered(history)))


def _held(links: list[Link], numbers: dict[int, int]) -> list[Link]:
    """The links with their numbers, and with the way from each kept agreement up to the contact that kept it."""
    contacts = {link.source.id: at for at, link in enumerate(links) if isinstance(link.source, Contact)}
    above, below = set[int](), set[int]()
    for at, link in enumerate(links):
        agreement = link.source
        if not isinstance(agreement, Agreement) or agreement.outcome not in KEPT:
            continue
        top = contacts.get(agreement.settled_by or 0)
        if top is not None and top < at:
            above |= set(range(top + 1, at + 1))
            below |= set(range(top, at))
    return [
        replace(
            link,
            number=numbers.get(link.source.id, 0) if isinstance(link.source, Agreement) else 0,
            held_above=at in above,
            held_below=at in below,
        )
        for at, link in enumerate(links)
    ]


def chain_line(history: History) -> str:
    """The chain one stands in, in one line: "6 links in a row, each kept as agreed"; "" where there is none."""
    chain = current_chain(history)
    if chain is None:
        return ""
    if chain.kept == chain.links:
        if not chain.late:
            return tr_n("{n} link, kept as agreed", "{n} links in a row, each kept as agreed", chain.links)
        # T: "6 links in a row, each kept, 2 late"
        return tr_n(
            "{n} link, kept, {late} late", "{n} links in a row, each kept, {late} late", chain.links, late=chain.late
        )
    parts = [tr_n_as("links in a row: …", "{n} kept", "{n} kept", chain.kept)]
    if chain.late:
        parts.append(tr_n_as("links in a row: …", "{n} of them late", "{n} of them late", chain.late))
    if chain.open:
        parts.append(tr_as("links in a row: …", "the next is open"))
    # T: "6 links in a row: 4 kept, the next is open"
    return tr_n("{n} link: {kept}", "{n} links in a row: {kept}", chain.links, kept=words.listed(parts))


def contact_line(contact: Contact, me: str = "") -> str:
    """What happened, in a few words: "Call, left a voicemail, as agreed", "E-mail from them", "Call by Ben"."""
    thing = words.channel(contact.channel)
    if contact.by and me and contact.by != me and contact.direction is not Direction.IN:
        # T: "Call by Ben"
        thing = tr_as("what happened", "{channel} by {us}", channel=thing, us=words.one_line(contact.by, 40))
    if contact.direction is Direction.IN:
        return tr_as("what happened", "{channel} from them", channel=thing)
    if contact.direction is Direction.MET:
        return thing
    parts = [thing]
    if contact.outcome.is_unanswered_try or (contact.outcome is ContactOutcome.TALKED and contact.basis is Basis.NONE):
        parts.append(words.outcome(contact.outcome))
    if contact.basis is not None:
        parts.append(words.basis(contact.basis))
    return words.listed(parts)


def _alone(history: History, contacts: dict[int, Contact], to: Teller) -> Iterator[Link]:
    yield from (_agreed(a, to, hangs=False) for a in history.agreements if a.made_in not in contacts)
    yield from (_said(s, to, hangs=False) for s in history.standings if s.said_in not in contacts)
    yield from (_objected(o, to, hangs=False) for o in history.objections if o.said_in not in contacts)


def _agreed_once_more(link: Link, history: History, to: Teller) -> Link:
    """What they said stands beside "their turn" was agreed once more, to the same time: nobody moved it."""
    a = link.source
    after = history.agreement(a.moved_to) if isinstance(a, Agreement) else None
    if not isinstance(a, Agreement) or after is None or (after.window, after.channel) != (a.window, a.channel):
        return link
    what = words.planned(a.kind, a.channel, a.window, to.today, to.zone)
    became = tr_as("what became of an agreement", "agreed once more")
    return replace(link, title=tr_as("an agreement in a chain", "{what}: {became}", what=what, became=became))


def _kept_with_another(link: Link, history: History) -> Link:
    """What was kept when somebody else of the occasion was reached says with whom."""
    agreement = link.source
    if not isinstance(agreement, Agreement) or agreement.outcome not in KEPT or agreement.settled_by is not None:
        return link
    reached = [words.one_line(c.name, 40) for c in history.others_in(agreement.occasion_id) if c.kept_it]
    if not reached:
        return link
    names = words.both(reached)
    # T: "Meeting, Thu 19 Nov 10:00: kept, with Emma Hill"
    return replace(link, title=tr_as("an agreement in a chain", "{what}, with {who}", what=link.title, who=names))


def _happened(c: Contact, to: Teller, company: Sequence[Companion]) -> Link:
    asked = [
        f"{q.text} {q.answer}" if q.answer else tr_as("a question", "{question} (open)", question=Theirs(q.text))
        for q in c.questions
    ]
    ready = [words.ready(c.ready)] if c.ready is not None else []
    detail = "\n".join(part for part in (c.note.strip(), *ready, *asked) if part)
    title = contact_line(c, to.me)
    if company:
        # T: "Meeting, with Tom Hill"
        names = words.both([words.one_line(other.name, 40) for other in company])
        title = tr_as("what happened", "{what}, with {who}", what=title, who=names)
    link = Link(c, c.at, to.day(c.at), title, detail, corrected=_corrected(c.corrected_at, to))
    if c.verdict.level < Level.WARN:
        return link
    because = ": ".join(part for part in (words.headline(c.verdict), words.one_line(c.reason)) if part)
    return replace(link, level=c.verdict.level, because=because)


def _agreed(a: Agreement, to: Teller, *, hangs: bool) -> Link:
    title = words.planned(a.kind, a.channel, a.window, to.today, to.zone)
    became = words.became(a, to.zone, to.today)
    if a.outcome is AgreementOutcome.KEPT and a.settled_at is not None:
        # On the day that stands before it already.
        on = day_in(a.settled_at, a.window.zone)
        became = words.outcome(a.outcome) if on == a.window.first == a.window.last else became
    if a.outcome is AgreementOutcome.MOVED and a.who_moved is not None:
        # T: "moved, they asked"
        became = tr_as(
            "what became of an agreement",
            "{became}, {who_moved}",
            became=became,
            who_moved=words.who_moved(a.who_moved),
        )
    if a.outcome is not AgreementOutcome.OPEN:
        # T: "Call, Tue 24 Nov 10:00: kept"
        title = tr_as("an agreement in a chain", "{what}: {became}", what=title, became=became)
    then = tr_as("an agreement in a chain", "then: {what}", what=Theirs(a.then)) if a.then else ""
    long = words.how_long(a.minutes) if a.minutes is not None else ""
    detail = " · ".join(words.one_line(part) for part in (a.topic, a.place, long, then) if part)
    quote, corrected = words.quoted(a.words) if a.words else "", _corrected(a.corrected_at, to)
    return Link(a, a.made_at, to.day(a.made_at), title, detail, quote, hangs, corrected=corrected)


def _corrected(at: datetime | None, to: Teller) -> str:
    # T: "corrected on 3 June"
    return "" if at is None else tr_as("a line in a chain", "corrected {on}", on=words.on_date(at, to.zone, to.today))


def _said(s: Standing, to: Teller, *, hangs: bool) -> Link:
    quote = words.quoted(s.words) if s.words else ""
    return Link(s, s.since, to.day(s.since), words.standing(s.kind), quote=quote, hangs=hangs)


def _objected(o: Objection, to: Teller, *, hangs: bool) -> Link:
    way = words.by_channel(o.channel) if o.channel is not None else ""
    quote = words.quoted(o.words) if o.words else ""
    if o.lifted_at is not None:
        title = tr("Asked not to be contacted {way}, lifted since", way=way)
    else:
        title = tr("Asked not to be contacted {way}", way=way)
    return Link(o, o.since, to.day(o.since), title, quote=quote, hangs=hangs)
