"""Each finding of the guard as a sentence with its evidence: name, date, their words, the agreement.

It never scolds. Any fact may be missing; the sentence then says less.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.presentation.words.agreements import (
    agreed_clause,
    agreed_then_clause,
    promised_clause,
    promised_then_clause,
)
from tracker.presentation.words.numbers import number, ordinal, ordinal_of_ours
from tracker.presentation.words.quotes import one_line, said
from tracker.presentation.words.terms import AGREED_TO, HAS_A, IS_A, WAS_PROMISED, WAY
from tracker.presentation.words.times import at_moment, by_when, clock_at, on_date, place, second_time, until_when, when
from tracker.rules.channel import Channel
from tracker.rules.guard.evidence import of_objection
from tracker.rules.prospect import Objection
from tracker.rules.us import is_same_user
from tracker.rules.verdict import Code, Facts, Finding, Why
from tracker.tongue import tr, tr_as, tr_n


@dataclass(frozen=True, slots=True)
class Hearer:
    """Who is told: their zone, their today, and their own name, so that they are "you"."""

    zone: str
    today: date
    me: str = ""


def finding(f: Finding, zone: str, today: date, me: str = "") -> str:
    """The finding in one to three sentences, for someone in `zone` whose day is `today` and who is called `me`."""
    return SENTENCES[f.code](f.facts, Hearer(zone, today, me))


def asked_us_not_to(who: str, objection: Objection, zone: str, today: date) -> str:
    """Their "do not contact" as a sentence, to somebody in `zone` whose day is `today`."""
    return _objected(of_objection(who, objection, objection.channel or Channel.CALL), Hearer(zone, today))


def _who(f: Facts) -> str:
    """Whoever the finding is about, as the one who does something."""
    return one_line(f.who, 60) or tr_as("… said no", "this person")


def _with(f: Facts) -> str:
    """The same after a preposition."""
    return one_line(f.who, 60) or tr_as("a contact with …", "this person")


def _on(f: Facts, to: Hearer) -> str:
    """ "on 12 November", "today", or nothing where nobody knows when."""
    return on_date(f.said_at, to.zone, to.today) if f.said_at is not None else ""


def agreed(f: Facts, to: Hearer) -> str:
    """The agreement those facts tell of, to open a sentence: "Ben agreed to call between Thursday and Friday"."""
    if f.why is Why.PROMISE:
        return promised_clause(f.owner, to.me, f.agreed, _due(f, to), _where(f, to))
    return agreed_clause(f.owner, to.me, f.agreed, _at(f, to), _where(f, to) if f.first is not None else "")


def agreed_then(f: Facts, to: Hearer) -> str:
    """The same after the day it was agreed: "(on 19 November) Ben agreed to call between Thursday and Friday"."""
    if f.why is Why.PROMISE:
        return promised_then_clause(f.owner, to.me, f.agreed, _due(f, to), _where(f, to))
    return agreed_then_clause(f.owner, to.me, f.agreed, _at(f, to), _where(f, to) if f.first is not None else "")


def _due(f: Facts, to: Hearer) -> str:
    due = by_when(f.last, f.ends_at or f.at, to.today) if f.last is not None else ""
    return second_time(due) if due and f.second else due


def _at(f: Facts, to: Hearer) -> str:
    told = when(f.first, f.last or f.first, f.at, to.today, f.ends_at) if f.first is not None else ""
    return second_time(told) if told and f.second else told


def _where(f: Facts, to: Hearer) -> str:
    """ "in Berlin", where the time that was agreed is another zone's."""
    if not f.at or not f.zone or f.zone == to.zone:
        return ""
    return tr_as("agreed to call at 10:00 …", "in {place}", place=place(f.zone))


def _objected(f: Facts, to: Hearer) -> str:
    who, on, quote = _who_objects(f), _on(f, to), said(f.words) if f.words else ""
    way = way_objected_to(f)
    until = until_when(f.until, to.zone, to.today) if f.until is not None else ""
    if until and quote:
        # T: "Jo asked on 12 November not to be contacted by phone, until 3 January: “e-mail only”."
        return tr(
            "{who} asked {when} not to be contacted {way}, until {until}: {words}",
            who=who,
            when=on,
            way=way,
            until=until,
            words=quote,
        )
    if until:
        # T: "Jo asked on 12 November not to be contacted by phone, until 3 January."
        return tr(
            "{who} asked {when} not to be contacted {way}, until {until}.", who=who, when=on, way=way, until=until
        )
    if quote:
        # T: "Jo asked on 12 November not to be contacted by phone: “e-mail only”."
        return tr("{who} asked {when} not to be contacted {way}: {words}", who=who, when=on, way=way, words=quote)
    # T: "Jo asked on 12 November not to be contacted by phone."
    return tr("{who} asked {when} not to be contacted {way}.", who=who, when=on, way=way)


def way_objected_to(f: Facts) -> str:
    """ "by phone", or nothing where they asked not to be contacted at all."""
    return WAY[f.why.way].told() if f.why.way is not None else ""


def _who_objects(f: Facts) -> str:
    """The person themselves, or whoever is reached by the same number or address."""
    if not f.to:
        return _who(f)
    if "@" in f.to:
        if not f.who:
            return tr_as("… asked not to be contacted", "somebody who was reached by the same address")
        # T: "Ada, who is reached by the same address, (asked on 12 November not to be contacted)"
        return tr_as("… asked not to be contacted", "{who}, who is reached by the same address,", who=_who(f))
    if not f.who:
        return tr_as("… asked not to be contacted", "somebody who was reached by the same number")
    # T: "Ada, who is reached by the same number, (asked on 12 November not to be contacted)"
    return tr_as("… asked not to be contacted", "{who}, who is reached by the same number,", who=_who(f))


def _no_thanks(f: Facts, to: Hearer) -> str:
    if f.eased and f.why is Why.AS_ASKED:
        if f.words:
            # T: "Jo said on 12 November: “no, thank you.” What they asked for since is welcome, and nothing beyond it."
            return tr(
                "{who} said {when}: {words} What they asked for since is welcome, and nothing beyond it.",
                who=_who(f),
                when=_on(f, to),
                words=said(f.words),
            )
        # T: "Jo said no on 12 November. What they asked for since is welcome, and nothing beyond it."
        return tr(
            "{who} said no {when}. What they asked for since is welcome, and nothing beyond it.",
            who=_who(f),
            when=_on(f, to),
        )
    if f.eased:
        if f.words:
            # T: "Jo said on 12 November: “no, thank you.” One answer to their message is welcome, and nothing beyond …"
            return tr(
                "{who} said {when}: {words} One answer to their message is welcome, and nothing beyond it.",
                who=_who(f),
                when=_on(f, to),
                words=said(f.words),
            )
        # T: "Jo said no on 12 November. One answer to their message is welcome, and nothing beyond it."
        return tr(
            "{who} said no {when}. One answer to their message is welcome, and nothing beyond it.",
            who=_who(f),
            when=_on(f, to),
        )
    if f.count and f.words:
        # T: "Jo said on 12 November: “no, but send me the list”. What was agreed since does not cover this."
        return tr(
            "{who} said {when}: {words} What was agreed since does not cover this.",
            who=_who(f),
            when=_on(f, to),
            words=said(f.words),
        )
    if f.count:
        # T: "Jo said no on 12 November, and what was agreed since does not cover this."
        return tr("{who} said no {when}, and what was agreed since does not cover this.", who=_who(f), when=_on(f, to))
    if f.words:
        # T: "Jo said on 12 November: “no, thank you.” Nothing was agreed since."
        return tr(
            "{who} said {when}: {words} Nothing was agreed since.", who=_who(f), when=_on(f, to), words=said(f.words)
        )
    # T: "Jo said no on 12 November, and nothing was agreed since."
    return tr("{who} said no {when}, and nothing was agreed since.", who=_who(f), when=_on(f, to))


def _their_turn(f: Facts, to: Hearer) -> str:
    thing = AGREED_TO[f.done].told()
    if f.words:
        # T: "Jo said on 12 November: “we'll call you”. Nobody agreed to a call."
        return tr(
            "{who} said {when}: {words} Nobody agreed to {thing}.",
            who=_who(f),
            when=_on(f, to),
            words=said(f.words),
            thing=thing,
        )
    # T: "Jo said on 12 November that they would be in touch. Nobody agreed to a call."
    return tr(
        "{who} said {when} that they would be in touch. Nobody agreed to {thing}.",
        who=_who(f),
        when=_on(f, to),
        thing=thing,
    )


def _nothing_agreed(f: Facts, _: Hearer) -> str:
    # T: "Nobody agreed to a call, and nothing from Jo is waiting for a reply."
    return tr(
        "Nobody agreed to {thing}, and nothing from {who} is waiting for a reply.",
        thing=AGREED_TO[f.done].told(),
        who=_with(f),
    )


def _first_approach(f: Facts, _: Hearer) -> str:
    # T: "This would be the first that Jo hears from us. Nobody agreed to a call."
    return tr(
        "This would be the first that {who} hears from us. Nobody agreed to {thing}.",
        who=_with(f),
        thing=AGREED_TO[f.done].told(),
    )


def _too_early(f: Facts, to: Hearer) -> str:
    if not f.days:
        return tr("{agreement}; this is earlier on the same day.", agreement=agreed(f, to))
    # T: "Ben agreed to call on Thursday; this is two days early."
    return tr_n(
        "{agreement}; this is one day early.",
        "{agreement}; this is {number} days early.",
        f.days,
        agreement=agreed(f, to),
        number=number(f.days),
    )


def _late(f: Facts, to: Hearer) -> str:
    if not f.days:
        return tr("{agreement}; this is later than that. It helps to say so.", agreement=agreed(f, to))
    # T: "Ben agreed to call on Thursday; this is two days late. It helps to say so."
    return tr_n(
        "{agreement}; this is one day late. It helps to say so.",
        "{agreement}; this is {number} days late. It helps to say so.",
        f.days,
        agreement=agreed(f, to),
        number=number(f.days),
    )


def _lapsed(f: Facts, to: Hearer) -> str:
    if not f.days:
        return tr(
            "{agreement}, a long time ago. It no longer counts as agreed: re-introduce yourself.",
            agreement=agreed(f, to),
        )
    # T: "Ben agreed to call on 17 October; that was 35 days ago. It no longer counts as agreed: …"
    return tr_n(
        "{agreement}; that was one day ago. It no longer counts as agreed: re-introduce yourself.",
        "{agreement}; that was {number} days ago. It no longer counts as agreed: re-introduce yourself.",
        f.days,
        agreement=agreed(f, to),
        number=number(f.days),
    )


def _other_channel(f: Facts, to: Hearer) -> str:
    done = IS_A[f.done].told()
    if f.eased:
        # T: "Jo contacted us on 12 November by e-mail. This is a call."
        return tr(
            "{who} contacted us {when} {way}. This is {thing}.",
            who=_who(f),
            when=_on(f, to),
            way=WAY[f.agreed].told() if f.agreed is not None else "",
            thing=done,
        )
    if f.why is Why.PROMISE:
        # T: "Ben promised an e-mail by Thursday. This is a call."
        return tr("{agreement}. This is {thing}.", agreement=agreed(f, to), thing=done)
    if f.agreed is None:
        return tr("Nobody agreed to {thing}.", thing=AGREED_TO[f.done].told())
    # T: "What was agreed on 19 November is a call on Thursday at 10:00 in Berlin. This is an e-mail."
    return tr(
        "What was agreed {when} is {agreed} {for_when} {where}. This is {thing}.",
        when=_on(f, to),
        agreed=IS_A[f.agreed].told(),
        for_when=_at(f, to),
        where=_where(f, to) if f.first is not None else "",
        thing=done,
    )


def _anothers(f: Facts, to: Hearer) -> str:
    # T: "Ben agreed to call on Thursday. It is Ben’s agreement."
    return tr("{agreement}. {whose}", agreement=agreed(f, to), whose=whose(f, to.me))


def whose(f: Facts, me: str = "") -> str:
    """ "It is Ben’s agreement."; where it is the hearer's own, whose it is not."""
    other, us = one_line(f.by, 60), one_line(f.owner, 60)
    if us and is_same_user(f.owner, me):
        if other:
            return tr("It is your agreement, not {who}’s.", who=other)
        return tr("It is your agreement.")
    if us:
        return tr("It is {who}’s agreement.", who=us)
    return tr("It is a colleague’s agreement.")


def _tries_spent(f: Facts, to: Hearer) -> str:
    last = at_moment(f.last_at, to.zone, to.today) if f.last_at is not None else ""
    if f.count < 2:
        return tr("A try {when} went unanswered. It is soon to try again.", when=last)
    if last:
        # T: "Two tries went unanswered, the last yesterday at 10:05."
        return tr_n(
            "One try went unanswered, {when}.",
            "{number} tries went unanswered, the last {when}.",
            f.count,
            number=number(f.count),
            when=last,
        )
    return tr_n("One try went unanswered.", "{number} tries went unanswered.", f.count, number=number(f.count))


def _too_many(f: Facts, to: Hearer) -> str:
    who, last = _with(f), at_moment(f.last_at, to.zone, to.today) if f.last_at is not None else ""
    if f.why is Why.BURST:
        nth = ordinal_of_ours(f.count) if f.count > 0 else tr_as("our … contact", "next")
        # T: "This would be our third contact with Jo within a day"
        told = tr_as(
            "…; the last was today", "This would be our {nth} contact with {who} within a day", nth=nth, who=who
        )
    else:
        nth = ordinal(f.count) if f.count > 0 else tr_as("the … contact", "next")
        # T: "This would be the second contact with Jo in a short time that nobody agreed to"
        told = tr_as(
            "…; the last was today",
            "This would be the {nth} contact with {who} in a short time that nobody agreed to",
            nth=nth,
            who=who,
        )
    if not last:
        return tr("{this}.", this=told)
    if not f.last_by:
        # T: "This would be our third contact with Jo within a day; the last was today at 17:00."
        return tr("{this}; the last was {when}.", this=told, when=last)
    if is_same_user(f.last_by, to.me):
        # T: "This would be our third contact with Jo within a day; the last was today at 17:00, by you."
        return tr("{this}; the last was {when}, by you.", this=told, when=last)
    # T: "This would be our third contact with Jo within a day; the last was today at 17:00, by Ben."
    return tr("{this}; the last was {when}, by {us}.", this=told, when=last, us=one_line(f.last_by, 60))


def _household(f: Facts, to: Hearer) -> str:
    who, on, quote = _who(f), _on(f, to), said(f.words) if f.words else ""
    if f.why is Why.OBJECTED:
        way = WAY[f.way].told() if f.way is not None else ""
        if quote:
            # T: "Ada, at the same organisation or household, asked on 12 November not to be contacted by post: “stop”."
            return tr(
                "{who}, at the same organisation or household, asked {when} not to be contacted {way}: {words}",
                who=who,
                when=on,
                way=way,
                words=quote,
            )
        # T: "Ada, at the same organisation or household, asked on 12 November not to be contacted by phone."
        return tr(
            "{who}, at the same organisation or household, asked {when} not to be contacted {way}.",
            who=who,
            when=on,
            way=way,
        )
    if f.why is Why.NO_THANKS:
        if quote:
            # T: "Ada, at the same organisation or household, said on 12 November: “not for us”."
            return tr(
                "{who}, at the same organisation or household, said {when}: {words}", who=who, when=on, words=quote
            )
        return tr("{who}, at the same organisation or household, said no {when}.", who=who, when=on)
    if f.why is Why.PROMISE:
        return _promised_beside(f, to)
    thing, at, where = HAS_A[f.agreed].told(), _at(f, to), _where(f, to) if f.first is not None else ""
    if not f.owner.strip():
        # T: "Ada, at the same organisation or household, has an agreement too: a call on Thursday at 10:00 in Berlin."
        return tr(
            "{who}, at the same organisation or household, has an agreement too: {thing} {when} {where}.",
            who=who,
            thing=thing,
            when=at,
            where=where,
        )
    if is_same_user(f.owner, to.me):
        return tr(
            "{who}, at the same organisation or household, has an agreement too: {thing} {when} {where} (yours).",
            who=who,
            thing=thing,
            when=at,
            where=where,
        )
    # T: "Ada, at the same organisation or household, has an agreement too: a call on Thursday (Ben)."
    return tr(
        "{who}, at the same organisation or household, has an agreement too: {thing} {when} {where} ({us}).",
        who=who,
        thing=thing,
        when=at,
        where=where,
        us=one_line(f.owner, 60),
    )


def _promised_beside(f: Facts, to: Hearer) -> str:
    """What one of us owes somebody beside them."""
    who, thing, due, us = _who(f), WAS_PROMISED[f.agreed].told(), _due(f, to), one_line(f.owner, 60)
    if us and is_same_user(f.owner, to.me):
        # T: "Ada, at the same organisation or household, was promised a letter by Thursday, by you."
        return tr(
            "{who}, at the same organisation or household, was promised {thing} {due}, by you.",
            who=who,
            thing=thing,
            due=due,
        )
    if us:
        # T: "Ada, at the same organisation or household, was promised a letter by Thursday, by Ben."
        return tr(
            "{who}, at the same organisation or household, was promised {thing} {due}, by {us}.",
            who=who,
            thing=thing,
            due=due,
            us=us,
        )
    # T: "Ada, at the same organisation or household, was promised a letter by Thursday, by one of us."
    return tr(
        "{who}, at the same organisation or household, was promised {thing} {due}, by one of us.",
        who=who,
        thing=thing,
        due=due,
    )


def _about_it(f: Facts, to: Hearer) -> str:
    if f.agreement_id is None:
        return tr("No appointment with {who} is open that this could be about.", who=_with(f))
    if f.beyond and not f.count:
        return _not_its_time(f, to)
    if f.beyond:
        # T: "Ben agreed to call on Thursday. Enough was said about it already: a call more is one too many."
        return tr(
            "{agreement}. Enough was said about it already: {thing} more is one too many.",
            agreement=agreed(f, to),
            thing=IS_A[f.done].told(),
        )
    # T: "Ben agreed to call on Thursday. This is about it, and keeps nothing."
    return tr("{agreement}. This is about it, and keeps nothing.", agreement=agreed(f, to))


def _not_its_time(f: Facts, to: Hearer) -> str:
    """A word about an appointment for which there is no room then, whether anything was said about it or not."""
    if f.why is Why.OWNS_UP:
        # T: "Ben agreed to meet on Thursday 19 November. It is too late for an e-mail about it."
        return tr(
            "{agreement}. It is too late for {thing} about it.", agreement=agreed(f, to), thing=IS_A[f.done].told()
        )
    # T: "Ben agreed to meet on Thursday. This is not the time for a call about it, unless it says that we are late, …"
    return tr(
        "{agreement}. This is not the time for {thing} about it, unless it says that we are late, cannot come or"
        " missed it.",
        agreement=agreed(f, to),
        thing=IS_A[f.done].told(),
    )


def _goodwill(f: Facts, to: Hearer) -> str:
    if f.beyond and f.said_at is not None:
        return f"{_their_turn_stands(f, to)} {_too_soon_for_goodwill(f)}"
    if f.count <= 1:
        nobody = tr("Nobody asked for this, so it asks for nothing either.")
        if not f.days:
            return nobody
        return f"{nobody} {tr_n('It is the first in {n} day.', 'It is the first in {n} days.', f.days)}"
    nth, last = ordinal(f.count), on_date(f.last_at, to.zone, to.today) if f.last_at is not None else ""
    if f.days and last:
        # T: "This would be the second goodwill contact in 60 days; the last was on 12 November. Kept rare, …"
        return tr_n(
            "This would be the {nth} goodwill contact in {n} day; the last was {when}. Kept rare, it stays welcome.",
            "This would be the {nth} goodwill contact in {n} days; the last was {when}. Kept rare, it stays welcome.",
            f.days,
            nth=nth,
            when=last,
        )
    if f.days:
        # T: "This would be the second goodwill contact in 60 days. Kept rare, it stays welcome."
        return tr_n(
            "This would be the {nth} goodwill contact in {n} day. Kept rare, it stays welcome.",
            "This would be the {nth} goodwill contact in {n} days. Kept rare, it stays welcome.",
            f.days,
            nth=nth,
        )
    if last:
        # T: "This would be the second goodwill contact; the last was on 12 November. Kept rare, it stays welcome."
        return tr(
            "This would be the {nth} goodwill contact; the last was {when}. Kept rare, it stays welcome.",
            nth=nth,
            when=last,
        )
    return tr("This would be the {nth} goodwill contact. Kept rare, it stays welcome.", nth=nth)


def _their_turn_stands(f: Facts, to: Hearer) -> str:
    if f.words:
        # T: "Jo said on 12 November: “we'll call you”."
        return tr("{who} said {when}: {words}", who=_who(f), when=_on(f, to), words=said(f.words))
    # T: "Jo said on 12 November that they would be in touch."
    return tr("{who} said {when} that they would be in touch.", who=_who(f), when=_on(f, to))


def _too_soon_for_goodwill(f: Facts) -> str:
    if not f.days:
        return tr("So soon after it, not even goodwill.")
    # T: "For 60 days after it, not even goodwill."
    return tr_n("For {n} day after it, not even goodwill.", "For {n} days after it, not even goodwill.", f.days)


def _quiet_hours(f: Facts, to: Hearer) -> str:
    who, where = _with(f), ""
    if f.zone and f.zone != to.zone:
        where = tr_as("it is 21:30 for Jo …", "in {place}", place=place(f.zone))
    at = clock_at(f.at) if f.at else ""
    if f.why is Why.SUNDAY:
        # T: "It is Sunday for Jo in New York."
        return tr("It is Sunday for {who} {where}.", who=who, where=where)
    if f.why is Why.THEIR_HOURS:
        if at:
            # T: "It is 17:30 for Jo in New York, which is outside the hours they gave us."
            return tr(
                "It is {time} for {who} {where}, which is outside the hours they gave us.",
                time=at,
                who=who,
                where=where,
            )
        # T: "For Jo in New York this is outside the hours they gave us."
        return tr("For {who} {where} this is outside the hours they gave us.", who=who, where=where)
    if at:
        # T: "It is 21:30 for Jo in New York."
        return tr("It is {time} for {who} {where}.", time=at, who=who, where=where)
    # T: "It is night for Jo in New York."
    return tr("It is night for {who} {where}.", who=who, where=where)


def _little_interest(f: Facts, _: Hearer) -> str:
    if f.why is Why.CANNOT_BUY:
        return tr("As far as we know, {who} cannot buy: this is activity, not yet progress.", who=_with(f))
    if f.why is Why.NO_INTEREST:
        return tr("{who} has shown no interest: this is activity, not yet progress.", who=_who(f))
    return tr("{who} has shown a passing interest only: this is activity, not yet progress.", who=_who(f))


SENTENCES: Mapping[Code, Callable[[Facts, Hearer], str]] = {
    Code.OBJECTED: _objected,
    Code.NO_THANKS: _no_thanks,
    Code.THEIR_TURN: _their_turn,
    Code.NOTHING_AGREED: _nothing_agreed,
    Code.FIRST_APPROACH: _first_approach,
    Code.TOO_EARLY: _too_early,
    Code.LATE: _late,
    Code.LAPSED: _lapsed,
    Code.OTHER_CHANNEL: _other_channel,
    Code.ANOTHERS: _anothers,
    Code.TRIES_SPENT: _tries_spent,
    Code.TOO_MANY: _too_many,
    Code.HOUSEHOLD: _household,
    Code.ABOUT_IT: _about_it,
    Code.GOODWILL: _goodwill,
    Code.QUIET_HOURS: _quiet_hours,
    Code.LITTLE_INTEREST: _little_interest,
}
