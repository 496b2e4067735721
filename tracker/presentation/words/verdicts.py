"""A verdict as the banner tells it: a headline, a sentence of evidence, and what else there is to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.presentation.words.dates import on_date
from tracker.presentation.words.findings import Hearer, agreed, finding, not_to_be_contacted, whose
from tracker.presentation.words.quotes import one_line, said
from tracker.presentation.words.terms import WAYS
from tracker.rules.basis import Basis
from tracker.rules.verdict import EARLY, Code, Facts, Finding, Level, Verdict

HEADLINES = {
    Code.OBJECTED: "They asked not to be contacted",
    Code.NO_THANKS: "They said no, thank you",
    Code.THEIR_TURN: "It's their turn",
    Code.NOTHING_AGREED: "Nobody agreed to this",
    Code.FIRST_APPROACH: "A first approach: nobody agreed to this",
    Code.TOO_EARLY: "Too early",
    Code.LATE: "Later than agreed",
    Code.LAPSED: "Agreed too long ago",
    Code.OTHER_CHANNEL: "Agreed another way",
    Code.ANOTHERS: "A colleague's agreement",
    Code.TRIES_SPENT: "Tried already",
    Code.TOO_MANY: "Too much, too soon",
    Code.HOUSEHOLD: "Someone near them is involved",
    Code.ABOUT_IT: "About the appointment",
    Code.GOODWILL: "Goodwill",
    Code.QUIET_HOURS: "A quiet hour for them",
    Code.LITTLE_INTEREST: "Little interest so far",
}
GROUNDS = {
    Basis.AGREED: "As agreed",
    Basis.PROMISED: "As promised",
    Basis.REPLY: "A reply to them",
    Basis.SERVICE: "They asked for this",
    Basis.ABOUT: "About the appointment",
    Basis.GOING_ON: "Going on",
    Basis.GOODWILL: "Goodwill",
}
TAILS = {
    Code.NO_THANKS: "though they said no, thank you",
    Code.LATE: "though late",
    Code.OTHER_CHANNEL: "by another way than theirs",
    Code.HOUSEHOLD: "and someone near them is involved",
    Code.QUIET_HOURS: "but at a quiet hour",
    Code.LITTLE_INTEREST: "with little interest so far",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What a banner says. `more` are the further findings, each a sentence."""

    level: Level
    headline: str
    sentence: str
    more: tuple[str, ...] = ()


def headline(verdict: Verdict) -> str:
    """A few words for the gravest finding; for a welcome contact, or one with a note only, first on what it rests."""
    ground = GROUNDS.get(verdict.basis) if verdict.basis is not None else None
    first = next(iter(_to_tell(verdict)), None)
    if first is None:
        return ground or ("As agreed" if verdict.agreement_id is not None else "Welcome")
    if first.level is Level.NOTE and ground is not None and first.code in TAILS:
        return f"{ground}, {TAILS[first.code]}"
    if first.code is Code.OBJECTED:
        return f"{'They' if not first.facts.to else 'Somebody there'} asked {not_to_be_contacted(first.facts)}"
    return HEADLINES[first.code]


def telling(verdict: Verdict, zone: str, today: date, me: str = "") -> Telling:
    """The whole verdict for someone in `zone` whose day is `today`; `me` is their own name, so that they are "you"."""
    sentences = list(_sentences(verdict, zone, today, me)) or [grounds(verdict, zone, today, me)]
    if verdict.to:
        sentences.append(_which_is_meant(verdict.to))
    return Telling(verdict.level, headline(verdict), sentences[0], tuple(sentences[1:]))


def grounds(verdict: Verdict, zone: str, today: date, me: str = "") -> str:
    """On what a welcome contact rests, as a sentence with its evidence."""
    facts = verdict.rests_on
    to = Hearer(zone, today, me)
    if facts is not None and facts.agreement_id is not None:
        return _agreement(facts, to)
    if facts is not None and facts.said_at is not None:
        way = f" {WAYS[facts.done]}" if facts.done is not None else ""
        who = one_line(facts.who, 60) or "They"
        return f"{who} contacted us {on_date(facts.said_at, zone, today)}{way}; this answers them."
    return {
        Basis.AGREED: "This was agreed.",
        Basis.PROMISED: "This was promised.",
        Basis.REPLY: "This answers them.",
        Basis.SERVICE: "They asked for it.",
        Basis.GOODWILL: "Nobody asked for this, so it asks for nothing either.",
        Basis.GOING_ON: "It goes on with what was welcome a moment ago.",
    }.get(verdict.basis or Basis.NONE, "It is welcome whenever it comes.")


def _which_is_meant(to: str) -> str:
    another = "address" if "@" in to else "number"
    return f"{one_line(to, 60)} is meant: at another {another} of theirs somebody asked not to be contacted."


def _agreement(facts: Facts, to: Hearer) -> str:
    sentence = agreed(facts, to)
    if facts.why == EARLY:
        sentence = f"{sentence}; this is early, and is taken as that"
    if facts.said_at is not None:
        on = on_date(facts.said_at, to.zone, to.today)
        sentence = f"{on[0].upper()}{on[1:]} {'you' + sentence[3:] if sentence.startswith('You ') else sentence}"
    return f"{sentence}: {said(facts.words)}" if facts.words else f"{sentence}."


def _sentences(verdict: Verdict, zone: str, today: date, me: str) -> Iterator[str]:
    """Each finding; an agreement that was told once is not told again, only whose it is."""
    known: set[int | None] = set()
    for f in _to_tell(verdict):
        if f.code is Code.ANOTHERS and f.facts.agreement_id in known:
            yield whose(f.facts, me)
        else:
            yield finding(f, zone, today, me)
        if f.facts.agreement_id is not None:
            known.add(f.facts.agreement_id)


def _to_tell(verdict: Verdict) -> list[Finding]:
    """The findings without those that another one says already: that nobody agreed."""
    said_already = any(verdict.has(code) for code in (Code.THEIR_TURN, Code.LAPSED, Code.NO_THANKS))
    return [f for f in verdict.findings if not (said_already and f.code is Code.NOTHING_AGREED)]
