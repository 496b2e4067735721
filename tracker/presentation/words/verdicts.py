"""A verdict as the banner tells it: a headline, a sentence of evidence, and what else there is to know.

Knows no banner, and not how the guard came to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.presentation.words.findings import Hearer, agreed, agreed_then, finding, way_objected_to, whose
from tracker.presentation.words.quotes import one_line, quoted, said
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.terms import basis as rests_on
from tracker.presentation.words.times import clock_at, day, on_date
from tracker.rules.basis import Basis
from tracker.rules.us import is_same_user
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict, Why
from tracker.tongue import Theirs, phrase, sentence, tr, tr_as, tr_n

HEADLINES = {
    Code.OBJECTED: phrase("headline", "They asked not to be contacted {way}"),
    Code.NO_THANKS: phrase("headline", "They said no, thank you"),
    Code.THEIR_TURN: phrase("headline", "It’s their turn"),
    Code.NOTHING_AGREED: phrase("headline", "Nobody agreed to this"),
    Code.FIRST_APPROACH: phrase("headline", "A first approach: nobody agreed to this"),
    Code.TOO_EARLY: phrase("headline", "Too early"),
    Code.LATE: phrase("headline", "Later than agreed"),
    Code.LAPSED: phrase("headline", "Agreed too long ago"),
    Code.OTHER_CHANNEL: phrase("headline", "Agreed another way"),
    Code.ANOTHERS: phrase("headline", "A colleague’s agreement"),
    Code.TRIES_SPENT: phrase("headline", "Tried already"),
    Code.TOO_MANY: phrase("headline", "Too much, too soon"),
    Code.HOUSEHOLD: phrase("headline", "Someone near them is involved"),
    Code.ABOUT_IT: phrase("headline", "About the appointment"),
    Code.GOODWILL: phrase("headline", "Goodwill"),
    Code.QUIET_HOURS: phrase("headline", "A quiet hour for them"),
    Code.LITTLE_INTEREST: phrase("headline", "Little interest so far"),
}
SOMEBODY_THERE_ASKED = phrase("headline", "Somebody there asked not to be contacted {way}")
AS_AGREED = phrase("headline", "As agreed")
WELCOME = phrase("headline", "Welcome")
GROUNDS = {
    Basis.AGREED: AS_AGREED,
    Basis.PROMISED: phrase("headline", "As promised"),
    Basis.REPLY: phrase("headline", "A reply to them"),
    Basis.SERVICE: phrase("headline", "They asked for this"),
    Basis.ABOUT: phrase("headline", "About the appointment"),
    Basis.GOING_ON: phrase("headline", "Going on"),
    Basis.GOODWILL: phrase("headline", "Goodwill"),
}
TAILS = {
    Code.NO_THANKS: phrase("headline", "{ground}, though they said no, thank you"),
    Code.LATE: phrase("headline", "{ground}, though late"),
    Code.OTHER_CHANNEL: phrase("headline", "{ground}, by another way than theirs"),
    Code.HOUSEHOLD: phrase("headline", "{ground}, and someone near them is involved"),
    Code.QUIET_HOURS: phrase("headline", "{ground}, but at a quiet hour"),
    Code.LITTLE_INTEREST: phrase("headline", "{ground}, with little interest so far"),
}
"""After what it rests on: "As agreed, though late"."""
WELCOME_FOR = {
    Basis.AGREED: sentence("This was agreed."),
    Basis.PROMISED: sentence("This was promised."),
    Basis.REPLY: sentence("This answers them."),
    Basis.SERVICE: sentence("It rests on what they asked of us."),
    Basis.GOODWILL: sentence("Nobody asked for this, so it asks for nothing either."),
    Basis.GOING_ON: sentence("It goes on with what was welcome a moment ago."),
}
WELCOME_ALWAYS = sentence("It is welcome whenever it comes.")


KEPT_SHOWN = 80
"""How much of what was typed is shown of how it will be kept."""


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
        return (ground or (AS_AGREED if verdict.agreement_id is not None else WELCOME)).told()
    if first.level is Level.NOTE and ground is not None and first.code in TAILS:
        return TAILS[first.code].told(ground=ground.told())
    if first.code is Code.OBJECTED:
        asked = SOMEBODY_THERE_ASKED if first.facts.to else HEADLINES[first.code]
        return asked.told(way=way_objected_to(first.facts))
    return HEADLINES[first.code].told()


def telling(verdict: Verdict, zone: str, today: date, me: str = "", *, brief: bool = False) -> Telling:
    """The whole verdict for someone in `zone` whose day is `today`; `me` is their own name, so that they are "you".
    `brief`: in one line, with room for their words."""
    agreed_briefly = _briefly(verdict, Hearer(zone, today, me)) if brief else ""
    plain = [agreed_briefly or grounds(verdict, zone, today, me)]
    sentences = list(_sentences(verdict, zone, today, me)) or plain
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
        # T: "Jo Hill contacted us on 12 November by e-mail; this answers them."
        return tr(
            "{who} contacted us {when} {way}; this answers them.",
            who=one_line(facts.who, 60) or tr_as("… contacted us", "they"),
            when=on_date(facts.said_at, zone, today),
            way=WAY[facts.done].told() if facts.done is not None else "",
        )
    return WELCOME_FOR.get(verdict.basis or Basis.NONE, WELCOME_ALWAYS).told()


def _briefly(verdict: Verdict, to: Hearer) -> str:
    """What I agreed for one day, in their words; "" for anything that takes more to be said."""
    facts = verdict.rests_on
    if facts is None or facts.agreement_id is None or facts.why not in (Why.UNSAID, Why.TALK) or not facts.words:
        return ""
    if (
        facts.said_at is None
        or facts.first is None
        or (facts.last or facts.first) != facts.first
        or facts.ends_at.time is not None
    ):
        return ""
    if (
        facts.second
        or not is_same_user(facts.owner, to.me)
        or (facts.at.time is not None and facts.zone not in ("", to.zone))
    ):
        return ""
    on, timed = day(facts.first, to.today), facts.at.time is not None
    at = tr_as("label", "{day}, {time}", day=on, time=clock_at(facts.at)) if timed else on
    # T: "Agreed yesterday for today, 10:00: “come by at ten”."
    return tr(
        "Agreed {when} for {day}: {words}",
        when=on_date(facts.said_at, to.zone, to.today),
        day=at,
        words=said(facts.words),
    )


def i_know(stop: Code | None) -> str:
    """What is ticked where it is done all the same: that one knows what they had said."""
    if stop is Code.NO_THANKS:
        return tr("I know that they said no")
    return tr("I know that they asked us not to")


def will_be_kept_as(
    basis: Basis | None,
    asked: str = "",
    said_: str = "",
    said_on: str = "",
    reason: str = "",
    although: Code | None = None,
) -> str:
    """How a record that is about to be saved will read: on what it rests, and each of the exits' words.

    "Will be kept as: nobody agreed; because his insurer asked us to." `said_on` is such as "on 12 November".
    `although`: what they had said against it, where it is logged all the same.
    """
    ground = rests_on(basis) if basis is not None else ""
    if ground and although is Code.NO_THANKS:
        # T: "nobody agreed, although they said no"
        ground = tr_as("Will be kept as: …", "{ground}, although they said no", ground=ground)
    elif ground and although is not None:
        ground = tr_as("Will be kept as: …", "{ground}, although they asked us not to", ground=ground)
    parts = [ground] if ground else []
    if said_.strip():
        # T: "they said on 12 November: “ring me then”"
        parts.append(
            tr_as("Will be kept as: …", "they said {when}: {words}", when=said_on, words=quoted(said_, KEPT_SHOWN))
        )
    if asked.strip():
        parts.append(tr_as("Will be kept as: …", "what they asked: {words}", words=quoted(asked, KEPT_SHOWN)))
    if reason.strip():
        why = one_line(reason, KEPT_SHOWN).rstrip(".")
        because = tr_as("Will be kept as: …", "because {reason}", reason=Theirs(why))
        opening = tr_as("Will be kept as: …", "because {reason}", reason="").casefold()
        parts.append(why if why.casefold().startswith(f"{opening} ") else because)
    return tr("Will be kept as: {parts}.", parts="; ".join(parts)) if parts else ""


def _which_is_meant(to: str) -> str:
    if "@" in to:
        # T: "jo@example.com is meant: at another address of theirs somebody asked not to be contacted."
        return tr(
            "{to} is meant: at another address of theirs somebody asked not to be contacted.", to=one_line(to, 60)
        )
    # T: "+49 30 123456 is meant: at another number of theirs somebody asked not to be contacted."
    return tr("{to} is meant: at another number of theirs somebody asked not to be contacted.", to=one_line(to, 60))


def _agreement(facts: Facts, to: Hearer) -> str:
    told = _agreed_and_said(facts, to)
    # T: After "On 19 November Ben agreed to meet on Thursday."
    return f"{told} {tr('This is early, and is taken as that.')}" if facts.why is Why.EARLY else told


def _agreed_and_said(facts: Facts, to: Hearer) -> str:
    on = on_date(facts.said_at, to.zone, to.today) if facts.said_at is not None else ""
    if not on:
        clause = agreed(facts, to)
        # T: "Ben agreed to call on Thursday: “ring us then”."
        return (
            tr("{agreement}: {words}", agreement=clause, words=said(facts.words))
            if facts.words
            else tr("{agreement}.", agreement=clause)
        )
    clause = agreed_then(facts, to)
    if facts.words:
        # T: "On 19 November Ben agreed to call on Thursday: “ring us then”."
        return tr("{when} {agreement}: {words}", when=on, agreement=clause, words=said(facts.words))
    # T: "On 19 November you agreed to call on Thursday."
    return tr("{when} {agreement}.", when=on, agreement=clause)


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


def would_have_warned(warned: int, of: int) -> str:
    """What a change of the guard would have meant for the contacts of the last three months."""
    if not of:
        return tr("Nobody was contacted in the last 90 days, so there is nothing to measure a change by.")
    # T: "With these, 8 of the 27 contacts that we began in the last 90 days would have been warned about."
    return tr_n(
        "With these, {warned} of the {n} contact that we began in the last 90 days would have been warned about.",
        "With these, {warned} of the {n} contacts that we began in the last 90 days would have been warned about.",
        of,
        warned=warned,
    )
