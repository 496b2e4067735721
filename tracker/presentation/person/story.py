"""A person's history, newest first: what happened, and what was said or agreed once and holds no more.

What still holds stands above it, on the card, in the strip and in the sentence beneath. Knows no colour, no icon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.presentation import words
from tracker.presentation.here import Here
from tracker.presentation.words.briefing import briefings
from tracker.rules.agreement import KEPT, Agreement, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Standing
from tracker.rules.verdict import Code, Level
from tracker.rules.who.names import called
from tracker.rules.window import day_in
from tracker.rules.word_kept import NOBODY_AGREED
from tracker.tongue import Theirs, tr, tr_as

Source = Contact | Agreement | Standing | Objection


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened. `title` is its line, `rests` a word or two on what it rests, `note` the line beneath.

    `more` is what there is to tell beside, a line each, once it is unfolded; `whole` how it is read aloud. `level` and
    `because` are given where the guard warned of a contact and it was logged all the same; that begins with what it
    `warned` of. `corrected` says on which day it was put right, "" where it stands as it was written.
    """

    source: Source
    at: datetime
    when: str
    title: str
    rests: str = ""
    note: str = ""
    more: tuple[str, ...] = ()
    happened: str = ""
    level: Level = Level.WELCOME
    because: str = ""
    warned: str = ""
    corrected: str = ""
    as_agreed: bool = False

    @property
    def spoken(self) -> str:
        """Its line in one breath."""
        head = self.title if self.title == self.happened else f"{self.happened}: {self.title}"
        parts = (head if self.happened else self.title, self.rests, self.corrected)
        return f"{self.when} {', '.join(part for part in parts if part)}"


def story_of(history: History, here: Here, holds: Standing | None) -> tuple[Told, ...]:
    """All of it, newest first. `holds` is the standing that is told of above already."""
    # What a contact moved or called off was settled in it as well, and that kept nothing.
    settled = [a for a in reversed(history.agreements) if a.settled_by is not None and a.topic]
    kept = {a.settled_by: a for a in settled if a.outcome in KEPT or a.outcome is AgreementOutcome.LAPSED}
    told = [_happened(c, kept.get(c.id), history, here) for c in history.contacts]
    told += [_said(s, history, here) for s in history.standings if s is not holds]
    told += [_asked(o, here) for o in history.objections if not o.holds_at(here.now)]
    told += [_moved(a, history.agreement(a.moved_to), here) for a in history.agreements if a.moved_to is not None]
    # What was said or moved in a contact stands beneath it.
    return tuple(sorted(told, key=lambda t: (t.at, isinstance(t.source, Contact), t.source.id), reverse=True))


def _day(at: datetime, here: Here) -> str:
    on = day_in(at, here.zone)
    return words.short_date(on, here.today) if on != here.today else tr_as("day in a chain", "Today")


def _happened(c: Contact, kept: Agreement | None, history: History, here: Here) -> Told:
    who = called(history.prospect.name, history.prospect.greeting)
    happened = briefings.happened(c, who, here.me)
    company = [words.one_line(other.name, 40) for other in history.others_in(c.occasion_id)]
    if company:
        # T: "Met, with Tom Hill"
        happened = tr_as("what happened", "{what}, with {who}", what=happened, who=words.both(company))
    as_agreed = kept is not None or c.basis in (Basis.AGREED, Basis.PROMISED)
    told = Told(
        c,
        c.at,
        _day(c.at, here),
        words.one_line(kept.topic) if kept is not None and kept.topic else happened,
        _rests(c, kept),
        note=c.note.strip(),
        more=tuple(_more(c)),
        happened=happened,
        corrected=_corrected(c.corrected_at, here),
        as_agreed=as_agreed,
    )
    if c.verdict.level < Level.WARN:
        return told
    # What stands at its end is not said twice.
    headline = "" if c.reason and _says_so(c) else words.headline(c.verdict)
    because = ": ".join(part for part in (headline, words.one_line(c.reason)) if part)
    return replace(told, level=c.verdict.level, because=because, warned=headline, as_agreed=False)


def _says_so(c: Contact) -> bool:
    """Whether all that is wrong with it is on what it rests."""
    first = c.verdict.first
    return c.basis in NOBODY_AGREED and first is not None and first.code in (Code.NOTHING_AGREED, Code.FIRST_APPROACH)


def _rests(c: Contact, kept: Agreement | None) -> str:
    if c.basis is not None:
        return words.basis(c.basis)
    if kept is not None:
        return words.basis(Basis.AGREED)
    return tr_as("call, …", "welcome") if c.direction is Direction.IN else ""


def _more(c: Contact) -> Iterator[str]:
    if c.ready is not None:
        yield words.ready(c.ready)
    for q in c.questions:
        open_ = tr_as("a question", "{question} (open)", question=Theirs(q.text))
        yield f"{q.text} {q.answer}" if q.answer else open_


def _said(s: Standing, history: History, here: Here) -> Told:
    who = called(history.prospect.name, history.prospect.greeting)
    note = words.quoted(s.words) if s.words else ""
    return Told(s, s.since, _day(s.since, here), briefings.stood(s, who), note=note)


def _asked(o: Objection, here: Here) -> Told:
    way = words.by_channel(o.channel) if o.channel is not None else ""
    title = tr("Asked not to be contacted {way}", way=way)
    if o.lifted_at is not None:
        title = tr("Asked not to be contacted {way}, lifted since", way=way)
    return Told(o, o.since, _day(o.since, here), title, note=words.quoted(o.words) if o.words else "")


def _moved(a: Agreement, after: Agreement | None, here: Here) -> Told:
    """One that another stands in place of: when it was moved, and who moved it. What they said stands beside "their
    turn" was agreed once more, to the same time: nobody moved it.
    """
    became = words.outcome(AgreementOutcome.MOVED)
    if after is not None and (after.window, after.channel) == (a.window, a.channel):
        became = tr_as("what became of an agreement", "agreed once more")
    elif a.who_moved is not None:
        # T: "moved, they asked"
        became = tr_as(
            "what became of an agreement",
            "{became}, {who_moved}",
            became=became,
            who_moved=words.who_moved(a.who_moved),
        )
    title = words.ends_as(words.planned(a.kind, a.channel, a.window, here.today, here.zone), became)
    at = a.settled_at or a.made_at
    note = words.quoted(a.words) if a.words else words.one_line(a.topic)
    return Told(a, at, _day(at, here), title, note=note, corrected=_corrected(a.corrected_at, here))


def _corrected(at: datetime | None, here: Here) -> str:
    # T: "corrected on 3 June"
    if at is None:
        return ""
    return tr_as("a line in a chain", "corrected {on}", on=words.on_date(at, here.zone, here.today))
