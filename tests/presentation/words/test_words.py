"""Claims about every sentence: what it says, and that it says less, never nonsense, where a fact is missing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest

from tracker.actions.outcome import Deed, DeedName, Fault, Problem, Refusal, StoreFault
from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.words.briefing import briefings
from tracker.presentation.words.team.away import sentence_of, why_of
from tracker.presentation.words.terms import AGREED_TO, COUNTED, HAS_A, IS_A, LOGGED, PREFERS, PROMISED, THING, TO_LOG
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.agreement_state import AgreementState
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.guard.earliest import Earliest, EarliestKind
from tracker.rules.morning import Morning
from tracker.rules.policy import LEVELS
from tracker.rules.prospect import Objection, Standing, StandingKind
from tracker.rules.verdict import ClockTime, Code, Facts, Finding, Level, Verdict, Why
from tracker.rules.window import Window

ZONE = "Europe/London"
TODAY = date(2026, 11, 21)  # a Saturday
SAID = datetime(2026, 11, 12, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 24), "Tue 24 Nov"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
    ],
)
def test_a_day_is_told_as_people_say_it(on: date, told: str) -> None:
    assert words.day(on, TODAY) == told


def test_a_long_day_has_its_year_only_when_it_is_another() -> None:
    assert words.long_day(TODAY) == "Saturday 21 November"
    assert words.long_day(date(2027, 1, 4), TODAY) == "Monday 4 January 2027"


@pytest.mark.parametrize(
    ("window", "told"),
    [
        (Window.exact(date(2026, 11, 26), time(15), ZONE), "Thursday 26 November, 15:00 (in 5 days)"),
        (Window.day(date(2026, 11, 22), ZONE), "Sunday 22 November (tomorrow)"),
        (Window.span(date(2026, 11, 26), date(2026, 11, 27), ZONE), "between Thu 26 and Fri 27 November (in 5 days)"),
        (
            Window.span(date(2026, 11, 30), date(2026, 12, 2), ZONE),
            "between Mon 30 November and Wed 2 December (in 9 days)",
        ),
        (
            Window.span(date(2026, 12, 30), date(2027, 1, 2), ZONE),
            "between Wed 30 December 2026 and Sat 2 January 2027 (in 39 days)",
        ),
        (
            Window.span(date(2026, 11, 20), date(2026, 11, 22), ZONE),
            "between Fri 20 and Sun 22 November (ends tomorrow)",
        ),
        (Window.day(date(2026, 11, 18), ZONE), "Wednesday 18 November (3 days ago)"),
        (Window.day(date(2027, 3, 22), ZONE), "Monday 22 March 2027 (in about 4 months)"),
        (
            Window.exact(date(2026, 11, 26), time(20), "America/New_York"),
            "Thursday 26 November, 20:00 in New York, Fri 27 Nov 01:00 here (in 5 days)",
        ),
        (Window.exact(date(2026, 11, 26), time(9), "Europe/Lisbon"), "Thursday 26 November, 09:00 (in 5 days)"),
    ],
)
def test_a_window_is_told_in_full(window: Window, told: str) -> None:
    assert words.window(window, TODAY, ZONE) == told


@pytest.mark.parametrize(
    ("first", "last", "at", "told"),
    [
        (26, 26, "10:00", "on Thursday at 10:00"),
        (26, 27, "", "between Thursday and Friday"),
        (21, 22, "", "between today and tomorrow"),
        (21, 21, "10:00", "today at 10:00"),
        (28, 28, "", "on Saturday 28 November"),
        (12, 12, "", "on Thursday 12 November"),
        (26, 28, "", "between Thu 26 and Sat 28 November"),
    ],
)
def test_a_weekday_stands_alone_only_where_it_cannot_be_mistaken(first: int, last: int, at: str, told: str) -> None:
    assert words.when(date(2026, 11, first), date(2026, 11, last), ClockTime(at), TODAY) == told


def test_a_moment_is_told_in_our_zone() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert words.moment(late, ZONE, TODAY) == "yesterday, 23:30"
    assert words.moment(late, "Europe/Berlin", TODAY) == "today, 00:30"


def test_every_channel_has_all_its_names() -> None:
    for channel in Channel:
        assert words.channel(channel)
        for phrase in (AGREED_TO[channel], HAS_A[channel], IS_A[channel], PROMISED[channel]):
            assert phrase.told().split()[0] == ("an" if channel is Channel.EMAIL else "a")
        for phrase in (LOGGED[channel], PREFERS[channel], THING[channel], TO_LOG[channel]):
            assert phrase.told()
        assert COUNTED[channel].told(2).startswith("2 ")
        assert words.by_channel(channel).split()[0] in {"by", "in", "on"}


AGREED = Facts(
    who="Okoro family",
    said_at=datetime(2026, 11, 19, 18, tzinfo=UTC),
    agreement_id=4,
    first=date(2026, 11, 26),
    last=date(2026, 11, 27),
    zone=ZONE,
    agreed=Channel.CALL,
    done=Channel.CALL,
    owner="Ben",
    why=Why.TALK,
)
JO = Facts(who="Jo Hill", said_at=SAID, words="we'll call you", done=Channel.CALL)

FINDINGS: list[tuple[Code, Facts, str]] = [
    (
        Code.ABOUT_IT,
        replace(AGREED, done=Channel.TEXT),
        "Ben agreed to call between Thursday and Friday. This is about it, and keeps nothing.",
    ),
    (
        Code.ABOUT_IT,
        replace(AGREED, done=Channel.TEXT, beyond=True, count=1),
        "Ben agreed to call between Thursday and Friday. Enough was said about it already:"
        " a text message more is one too many.",
    ),
    (
        Code.ABOUT_IT,
        replace(AGREED, done=Channel.CALL, beyond=True),
        "Ben agreed to call between Thursday and Friday. This is not the time for a call about it, unless it says that"
        " we are late, cannot come or missed it.",
    ),
    (
        Code.ABOUT_IT,
        replace(AGREED, done=Channel.EMAIL, beyond=True, why=Why.OWNS_UP),
        "Ben agreed to call between Thursday and Friday. It is too late for an e-mail about it.",
    ),
    (
        Code.ABOUT_IT,
        replace(JO, words="", said_at=None),
        "No appointment with Jo Hill is open that this could be about.",
    ),
    (
        Code.OBJECTED,
        replace(JO, words="e-mail only", why=Why.CALL),
        "Jo Hill asked on 12 November not to be contacted by phone: “e-mail only”.",
    ),
    (
        Code.OBJECTED,
        replace(JO, words="", why=Why.ALL, until=datetime(2027, 1, 4, tzinfo=UTC)),
        "Jo Hill asked on 12 November not to be contacted, until 3 January 2027.",
    ),
    (
        Code.NO_THANKS,
        replace(JO, words="no, thank you."),
        "Jo Hill said on 12 November: “no, thank you.” Nothing was agreed since.",
    ),
    (
        Code.NO_THANKS,
        replace(JO, words="no, but send me the list", count=1),
        "Jo Hill said on 12 November: “no, but send me the list”. What was agreed since does not cover this.",
    ),
    (
        Code.NO_THANKS,
        replace(JO, words="", count=1),
        "Jo Hill said no on 12 November, and what was agreed since does not cover this.",
    ),
    (Code.NO_THANKS, Facts(who="Jo Hill"), "Jo Hill said no, and nothing was agreed since."),
    (Code.THEIR_TURN, JO, "Jo Hill said on 12 November: “we'll call you”. Nobody agreed to a call."),
    (
        Code.THEIR_TURN,
        replace(JO, words=""),
        "Jo Hill said on 12 November that they would be in touch. Nobody agreed to a call.",
    ),
    (
        Code.NOTHING_AGREED,
        Facts(who="Jo Hill", done=Channel.EMAIL),
        "Nobody agreed to an e-mail, and nothing from Jo Hill is waiting for a reply.",
    ),
    (
        Code.FIRST_APPROACH,
        Facts(who="Jo Hill", done=Channel.EMAIL),
        "This would be the first that Jo Hill hears from us. Nobody agreed to an e-mail.",
    ),
    (
        Code.TOO_EARLY,
        replace(AGREED, first=TODAY, last=TODAY, at=ClockTime("01:30"), second=True),
        "Ben agreed to call today at 01:30, the second time that night; this is earlier on the same day.",
    ),
    (
        Code.TOO_EARLY,
        replace(AGREED, days=2),
        "Ben agreed to call between Thursday and Friday; this is two days early.",
    ),
    (
        Code.TOO_EARLY,
        replace(AGREED, first=TODAY, last=TODAY, at=ClockTime("15:00")),
        "Ben agreed to call today at 15:00; this is earlier on the same day.",
    ),
    (
        Code.LATE,
        replace(
            AGREED, first=date(2026, 11, 19), last=date(2026, 11, 19), days=2, why=Why.PROMISE, agreed=Channel.EMAIL
        ),
        "Ben promised an e-mail by Thursday 19 November; this is two days late. It helps to say so.",
    ),
    (
        Code.LAPSED,
        replace(AGREED, first=date(2026, 10, 17), last=date(2026, 10, 17), days=35),
        "Ben agreed to call on Saturday 17 October; that was 35 days ago. "
        "It no longer counts as agreed: re-introduce yourself.",
    ),
    (
        Code.OTHER_CHANNEL,
        replace(AGREED, done=Channel.EMAIL),
        "What was agreed on 19 November is a call between Thursday and Friday. This is an e-mail.",
    ),
    (Code.ANOTHERS, AGREED, "Ben agreed to call between Thursday and Friday. It is Ben’s agreement."),
    (
        Code.TRIES_SPENT,
        replace(AGREED, count=2, last_at=datetime(2026, 11, 20, 10, 5, tzinfo=UTC)),
        "Two tries went unanswered, the last yesterday at 10:05.",
    ),
    (
        Code.TRIES_SPENT,
        replace(AGREED, count=1, last_at=datetime(2026, 11, 21, 10, 5, tzinfo=UTC)),
        "A try today at 10:05 went unanswered. It is soon to try again.",
    ),
    (
        Code.TOO_MANY,
        Facts(
            who="Okoro family", count=3, last_at=datetime(2026, 11, 21, 17, tzinfo=UTC), last_by="Ben", why=Why.BURST
        ),
        "This would be our third contact with Okoro family within a day; the last was today at 17:00, by Ben.",
    ),
    (
        Code.TOO_MANY,
        Facts(who="Okoro family", count=2, last_at=datetime(2026, 11, 18, 17, tzinfo=UTC), last_by="Mia", why=Why.WEEK),
        "This would be the second contact with Okoro family in a short time that nobody agreed to; "
        "the last was on 18 November at 17:00, by you.",
    ),
    (
        Code.HOUSEHOLD,
        replace(AGREED, who="Ada Okoro", why=Why.AGREEMENT),
        "Ada Okoro, at the same organisation or household, has an agreement too: "
        "a call between Thursday and Friday (Ben).",
    ),
    (
        Code.HOUSEHOLD,
        Facts(who="Ada Okoro", said_at=SAID, words="please stop", why=Why.OBJECTED),
        "Ada Okoro, at the same organisation or household, asked on 12 November not to be contacted: “please stop”.",
    ),
    (
        Code.GOODWILL,
        Facts(who="Jo Hill", count=1, days=60),
        "Nobody asked for this, so it asks for nothing either. It is the first in 60 days.",
    ),
    (
        Code.GOODWILL,
        Facts(who="Jo Hill", count=2, days=60, last_at=SAID),
        "This would be the second goodwill contact in 60 days; the last was on 12 November. "
        "Kept rare, it stays welcome.",
    ),
    (
        Code.QUIET_HOURS,
        Facts(who="Jo Hill", at=ClockTime("21:30"), zone="America/New_York", why=Why.NIGHT),
        "It is 21:30 for Jo Hill in New York.",
    ),
    (
        Code.QUIET_HOURS,
        Facts(who="Jo Hill", at=ClockTime("11:00"), zone=ZONE, why=Why.SUNDAY),
        "It is Sunday for Jo Hill.",
    ),
    (
        Code.QUIET_HOURS,
        Facts(who="Jo Hill", at=ClockTime("17:30"), zone=ZONE, why=Why.THEIR_HOURS),
        "It is 17:30 for Jo Hill, which is outside the hours they gave us.",
    ),
    (
        Code.OBJECTED,
        Facts(who="Kim Hill", said_at=SAID, words="leave me be", why=Why.CALL, to="+442079460018", eased=True),
        "Kim Hill, who is reached by the same number, asked on 12 November not to be contacted by phone: “leave me be”.",
    ),
    (
        Code.OBJECTED,
        Facts(said_at=SAID, why=Why.ALL, to="us@example.com"),
        "Somebody who was reached by the same address asked on 12 November not to be contacted.",
    ),
    (
        Code.NO_THANKS,
        replace(JO, words="not for us", eased=True, why=Why.AS_ASKED),
        "Jo Hill said on 12 November: “not for us”. What they asked for since is welcome, and nothing beyond it.",
    ),
    (
        Code.NO_THANKS,
        replace(JO, words="", eased=True, why=Why.REPLY),
        "Jo Hill said no on 12 November. One answer to their message is welcome, and nothing beyond it.",
    ),
    (
        Code.OTHER_CHANNEL,
        Facts(who="Jo Hill", said_at=SAID, agreed=Channel.EMAIL, done=Channel.CALL, why=Why.REPLY, eased=True),
        "Jo Hill contacted us on 12 November by e-mail. This is a call.",
    ),
    (
        Code.ANOTHERS,
        replace(AGREED, owner="mia", by="Ben"),
        "You agreed to call between Thursday and Friday. It is your agreement, not Ben’s.",
    ),
    (
        Code.HOUSEHOLD,
        replace(AGREED, who="Ada Okoro", agreed=Channel.EMAIL, why=Why.PROMISE),
        "Ada Okoro, at the same organisation or household, was promised an e-mail by Friday, by Ben.",
    ),
    (
        Code.HOUSEHOLD,
        Facts(who="Ada Okoro", said_at=SAID, words="please stop", why=Why.OBJECTED, way=Channel.CALL),
        "Ada Okoro, at the same organisation or household, asked on 12 November not to be contacted by phone:"
        " “please stop”.",
    ),
    (
        Code.GOODWILL,
        Facts(who="Jo Hill", count=1, days=60, said_at=SAID, words="we'll call you", beyond=True),
        "Jo Hill said on 12 November: “we'll call you”. For 60 days after it, not even goodwill.",
    ),
    (
        Code.LITTLE_INTEREST,
        Facts(who="Jo Hill", why=Why.CANNOT_BUY),
        "As far as we know, Jo Hill cannot buy: this is activity, not yet progress.",
    ),
]


@pytest.mark.parametrize(("code", "facts", "told"), FINDINGS)
def test_a_finding_is_told_with_its_evidence(code: Code, facts: Facts, told: str) -> None:
    assert words.finding(Finding(code, LEVELS[code], facts), ZONE, TODAY, me="Mia") == told


def test_every_code_has_claims() -> None:
    assert {code for code, _, _ in FINDINGS} == set(Code)


def test_our_own_agreement_is_told_as_ours() -> None:
    early = Finding(Code.TOO_EARLY, Level.WARN, replace(AGREED, days=1))
    assert words.finding(early, ZONE, TODAY, me="Ben").startswith("You agreed to call")


@pytest.mark.parametrize("code", list(Code))
def test_a_finding_survives_each_missing_fact(code: Code) -> None:
    rich = replace(AGREED, words="yes", last_at=SAID, last_by="Ben", count=2, days=2, until=SAID, at=ClockTime("10:00"))
    empty = Facts()
    poorer = [replace(rich, **{field.name: getattr(empty, field.name)}) for field in fields(Facts)]
    marked = [replace(f, eased=eased, beyond=not eased) for f in (empty, rich, *poorer) for eased in (True, False)]
    for facts in [empty, rich, *poorer, *marked]:
        told = words.finding(Finding(code, Level.WARN, facts), ZONE, TODAY)
        assert told[0].isupper()
        assert told[-1] in ".”"
        for wrong in ("None", "  ", " .", " ,", "“”", "!", ". .", " ;"):
            assert wrong not in told, told


def test_what_is_quoted_cannot_turn_the_sentence_round_it() -> None:
    assert words.quoted("\u202eJo\u2066 Hill\u2069") == "“Jo Hill”"
    assert words.one_line("\u202b\u202a" * 50_000) == "…"


def test_a_very_long_quotation_is_cut_and_kept_on_one_line() -> None:
    told = words.finding(Finding(Code.THEIR_TURN, Level.WARN, replace(JO, words="we\n will " * 20_000)), ZONE, TODAY)
    assert "\n" not in told
    assert len(told) < 300


def test_what_is_too_long_ends_with_a_word_unless_one_word_is_most_of_it() -> None:
    assert words.one_line("Margaret Vale of Vale and Sons", 20) == "Margaret Vale of…"
    assert words.one_line("Jo Wolfeschlegelsteinhausen", 20) == "Jo Wolfesc…"
    assert words.one_line("Wolfeschlegelsteinhausen", 20) == "Wolfeschlegelsteinh…"


def test_marks_typed_around_their_words_are_not_doubled() -> None:
    assert words.quoted('"we\'ll call you"') == words.quoted("“we'll call you”") == "“we'll call you”"


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict(), "Welcome"),
        (Verdict(agreement_id=3), "As agreed"),
        (Verdict(basis=Basis.AGREED), "As agreed"),
        (Verdict(basis=Basis.PROMISED), "As promised"),
        (Verdict(basis=Basis.REPLY), "A reply to them"),
        (Verdict(basis=Basis.SERVICE), "They asked for this"),
        (Verdict((Finding(Code.NOTHING_AGREED, Level.WARN),), Basis.NONE), "Nobody agreed to this"),
        (Verdict((Finding(Code.THEIR_TURN, Level.WARN),), Basis.NONE), "It’s their turn"),
        (Verdict((Finding(Code.OBJECTED, Level.STOP),), Basis.AGREED), "They asked not to be contacted"),
        (
            Verdict((Finding(Code.OBJECTED, Level.STOP, Facts(why=Why.CALL)),), Basis.AGREED),
            "They asked not to be contacted by phone",
        ),
        (
            Verdict((Finding(Code.OBJECTED, Level.STOP, Facts(why=Why.CALL, to="+44")),), Basis.AGREED),
            "Somebody there asked not to be contacted by phone",
        ),
        (
            Verdict((Finding(Code.OTHER_CHANNEL, Level.NOTE, Facts(eased=True)),), Basis.REPLY),
            "A reply to them, by another way than theirs",
        ),
        (
            Verdict((Finding(Code.NO_THANKS, Level.NOTE, Facts(eased=True)),), Basis.SERVICE),
            "They asked for this, though they said no, thank you",
        ),
        (Verdict((Finding(Code.ABOUT_IT, Level.NOTE),), Basis.ABOUT), "About the appointment"),
        (Verdict(basis=Basis.GOING_ON), "Going on"),
        (Verdict((Finding(Code.TOO_EARLY, Level.WARN),), Basis.NONE), "Too early"),
        (Verdict((Finding(Code.LATE, Level.NOTE),), Basis.PROMISED), "As promised, though late"),
        (Verdict((Finding(Code.QUIET_HOURS, Level.NOTE),), Basis.AGREED), "As agreed, but at a quiet hour"),
        (Verdict((Finding(Code.QUIET_HOURS, Level.WARN),), Basis.AGREED), "A quiet hour for them"),
        (Verdict((Finding(Code.GOODWILL, Level.NOTE),), Basis.GOODWILL), "Goodwill"),
    ],
)
def test_the_headline_speaks_of_the_gravest_or_of_what_it_rests_on(verdict: Verdict, told: str) -> None:
    assert words.headline(verdict) == told


def test_an_agreement_already_told_is_not_told_again_for_being_a_colleagues() -> None:
    found = (Finding(Code.TOO_EARLY, Level.WARN, replace(AGREED, days=2)), Finding(Code.ANOTHERS, Level.WARN, AGREED))
    assert words.telling(Verdict(found, Basis.NONE), ZONE, TODAY).more == ("It is Ben’s agreement.",)


def test_an_agreement_of_long_ago_gives_the_headline_though_nothing_is_agreed_now() -> None:
    found = (Finding(Code.NOTHING_AGREED, Level.WARN), Finding(Code.LAPSED, Level.WARN, replace(AGREED, days=35)))
    told = words.telling(Verdict(found, Basis.NONE), ZONE, TODAY)
    assert (told.headline, told.more) == ("Agreed too long ago", ())


def test_what_came_early_is_said_to() -> None:
    facts = replace(AGREED, why=Why.EARLY)
    early = Verdict(agreement_id=4, rests_on=facts)
    assert words.telling(early, ZONE, TODAY, me="Ben").sentence == (
        "On 19 November you agreed to call between Thursday and Friday. This is early, and is taken as that."
    )
    quoting = replace(early, rests_on=replace(facts, said_at=None, words="ring us then"))
    assert words.telling(quoting, ZONE, TODAY).sentence == (
        "Ben agreed to call between Thursday and Friday: “ring us then”. This is early, and is taken as that."
    )


def test_an_agreement_of_nobody_by_name_is_a_colleagues() -> None:
    nobodys = Finding(Code.ANOTHERS, Level.WARN, replace(AGREED, owner=" "))
    assert words.finding(nobodys, ZONE, TODAY).endswith("It is a colleague’s agreement.")


def test_the_number_that_is_meant_is_named() -> None:
    told = words.telling(Verdict(basis=Basis.AGREED, rests_on=AGREED, to="+447700900123"), ZONE, TODAY)
    assert told.more == ("+447700900123 is meant: at another number of theirs somebody asked not to be contacted.",)


def test_our_own_kept_word_reads_as_ours() -> None:
    ours = Verdict(basis=Basis.AGREED, agreement_id=4, rests_on=AGREED)
    assert words.telling(ours, ZONE, TODAY, me="Ben").sentence == (
        "On 19 November you agreed to call between Thursday and Friday."
    )


def test_the_banner_tells_the_gravest_first_and_says_nothing_twice() -> None:
    verdict = Verdict(
        (
            Finding(Code.THEIR_TURN, Level.WARN, JO),
            Finding(Code.NOTHING_AGREED, Level.WARN, Facts(who="Jo Hill", done=Channel.CALL)),
            Finding(
                Code.QUIET_HOURS, Level.NOTE, Facts(who="Jo Hill", at=ClockTime("21:30"), zone=ZONE, why=Why.NIGHT)
            ),
        ),
        Basis.NONE,
    )
    told = words.telling(verdict, ZONE, TODAY)
    assert told.level is Level.WARN
    assert told.sentence == "Jo Hill said on 12 November: “we'll call you”. Nobody agreed to a call."
    assert told.more == ("It is 21:30 for Jo Hill.",)


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (
            Verdict(basis=Basis.AGREED, agreement_id=4, rests_on=replace(AGREED, words="ring us then")),
            "On 19 November Ben agreed to call between Thursday and Friday: “ring us then”.",
        ),
        (
            Verdict(basis=Basis.REPLY, rests_on=Facts(who="Jo Hill", said_at=SAID, done=Channel.EMAIL)),
            "Jo Hill contacted us on 12 November by e-mail; this answers them.",
        ),
        (Verdict(basis=Basis.SERVICE), "It rests on what they asked of us."),
        (Verdict(), "It is welcome whenever it comes."),
    ],
)
def test_a_welcome_contact_says_on_what_it_rests(verdict: Verdict, told: str) -> None:
    assert words.telling(verdict, ZONE, TODAY).sentence == told


CALL = Agreement(
    9,
    1,
    AgreementKind.TALK,
    Window.exact(date(2026, 11, 24), time(10), ZONE),
    Channel.CALL,
    "Mia",
    datetime(2026, 10, 27, 9, tzinfo=UTC),
    topic="boxes of old files",
    words="call me in a month",
)
PROMISE = replace(CALL, kind=AgreementKind.PROMISE, channel=Channel.EMAIL, window=Window.day(TODAY, ZONE), topic="")


@pytest.mark.parametrize(
    ("earliest", "told", "evidence"),
    [
        (
            Earliest(EarliestKind.AGREED, agreement=CALL),
            "Tue 24 Nov 10:00, by phone, as agreed on 27 October",
            "boxes of old files · “call me in a month”",
        ),
        (
            Earliest(EarliestKind.PROMISED, agreement=PROMISE),
            "For today, by e-mail, as promised on 27 October",
            "“call me in a month”",
        ),
        (
            Earliest(EarliestKind.THEIR_TURN, standing=Standing(1, 1, StandingKind.THEIR_TURN, SAID, "we'll call you")),
            "It’s their turn",
            "“we'll call you”, on 12 November",
        ),
        (Earliest(EarliestKind.NOTHING_AGREED), "Nothing agreed", ""),
        (
            Earliest(EarliestKind.ASKED_NOT, objection=Objection(1, 1, None, SAID, datetime(2027, 2, 1, tzinfo=UTC))),
            "Asked not to be contacted",
            "Asked on 12 November, until 31 January 2027",
        ),
        (
            Earliest(
                EarliestKind.REPLY,
                contact=Contact(
                    1,
                    1,
                    Direction.IN,
                    Channel.EMAIL,
                    SAID,
                    SAID,
                    "Mia",
                    ContactOutcome.RECEIVED,
                ),
            ),
            "Now: they are waiting for a reply",
            "They contacted us on 12 November by e-mail.",
        ),
    ],
)
def test_the_earliest_welcome_contact_is_one_line_and_its_evidence(
    earliest: Earliest, told: str, evidence: str
) -> None:
    assert words.earliest(earliest, ZONE, TODAY) == told
    assert words.earliest_evidence(earliest, ZONE, TODAY) == evidence


def test_an_agreement_is_told_with_its_topic_and_their_words() -> None:
    assert words.agreement(CALL, TODAY, me="Mia") == (
        "You agreed to call on Tuesday at 10:00: boxes of old files. “call me in a month”."
    )
    assert words.agreement(PROMISE, TODAY) == "Mia promised an e-mail for today. “call me in a month”."


def test_what_became_of_an_agreement_says_when() -> None:
    kept = replace(CALL, outcome=AgreementOutcome.KEPT_LATE, settled_at=SAID)
    assert words.became(kept, ZONE, TODAY) == "kept late on 12 November"
    assert words.became(CALL, ZONE, TODAY) == "open"


@pytest.mark.parametrize(("whose", "told"), [(None, "by them"), (WhoMoved.WE_ASKED, "by us")])
def test_wherever_it_is_told_as_called_off_it_is_told_by_whom(whose: WhoMoved | None, told: str) -> None:
    off = replace(CALL, outcome=AgreementOutcome.WITHDRAWN, settled_at=SAID, who_moved=whose)
    assert words.how_it_ended(off) == f"called off {told}"
    assert words.became(off, ZONE, TODAY) == f"called off {told} on 12 November"
    assert words.ended(off, TODAY, ZONE).endswith(f": called off {told}")
    assert briefings.in_a_word(off, AgreementState.PAST) == f"called off {told}"


@pytest.mark.parametrize(
    ("deed", "done", "undo"),
    [
        (
            Deed(1, SAID, "Mia", DeedName.LOG_CONTACT, "Jo Hill", detail="call agreed"),
            "Logged: call with Jo Hill, as agreed",
            "Undo: log call with Jo Hill",
        ),
        (
            Deed(1, SAID, "Mia", DeedName.LOG_CONTACT, "Jo Hill", detail="call agreed voicemail"),
            "Logged: voicemail to Jo Hill, as agreed",
            "Undo: log voicemail to Jo Hill",
        ),
        (
            Deed(1, SAID, "Mia", DeedName.LOG_CONTACT, "Jo Hill", detail="call no-answer"),
            "Logged: unanswered call to Jo Hill",
            "Undo: log unanswered call to Jo Hill",
        ),
        (Deed(1, SAID, "Mia", DeedName.LOG_CONTACT), "Logged: contact", "Undo: log contact"),
        (
            Deed(1, SAID, "Mia", DeedName.CORRECT_CONTACT, "Jo Hill", detail="call voicemail"),
            "Corrected: voicemail to Jo Hill",
            "Undo: correct voicemail to Jo Hill",
        ),
        (
            Deed(1, SAID, "Mia", DeedName.DELETE_CONTACT, "Jo Hill", detail="call no-answer"),
            "Deleted: unanswered call to Jo Hill",
            "Undo: delete unanswered call to Jo Hill",
        ),
        (Deed(1, SAID, "Mia", DeedName.ADD_PROSPECT, "{who} %1"), "Added: {who} %1", "Undo: add {who} %1"),
        (
            Deed(1, SAID, "Mia", DeedName.SETTLE_AGREEMENT, "Jo Hill", detail="kept"),
            "Agreement with Jo Hill: kept",
            "Undo: settle the agreement with Jo Hill",
        ),
        (
            Deed(1, SAID, "Mia", DeedName.SETTLE_AGREEMENT, "Jo Hill", detail="withdrawn we-asked"),
            "Agreement with Jo Hill: called off by us",
            "Undo: settle the agreement with Jo Hill",
        ),
        (
            Deed(1, SAID, "Mia", DeedName.SET_STANDING, "Jo Hill", detail="their-turn"),
            "Jo Hill: their turn",
            "Undo: set where Jo Hill stands",
        ),
        (
            Deed(1, SAID, "Mia", DeedName.UNDO, "Jo Hill", of=DeedName.LOG_CONTACT, detail="call"),
            "Undone: log call with Jo Hill",
            "Undo: undo",
        ),
    ],
)
def test_a_deed_is_told_when_done_and_before_it_is_taken_back(deed: Deed, done: str, undo: str) -> None:
    assert words.deed(deed) == done
    assert words.undo(deed) == undo


def test_a_contact_just_logged_says_on_what_it_rests() -> None:
    call = Contact(1, 1, Direction.OUT, Channel.CALL, SAID, SAID, "Mia", ContactOutcome.TALKED, basis=Basis.AGREED)
    assert words.logged(call, call.basis, "Jo Hill") == "Logged: call with Jo Hill, as agreed"
    assert words.logged(call, None, "Jo Hill") == "Logged: call with Jo Hill"
    tried = replace(call, outcome=ContactOutcome.VOICEMAIL)
    assert words.logged(tried, tried.basis, "Jo Hill") == "Logged: voicemail to Jo Hill, as agreed"
    missed = replace(tried, direction=Direction.IN)
    assert words.logged(missed, None, "Jo Hill") == "Logged: call with Jo Hill"


def test_a_moved_agreement_says_who_moved_it() -> None:
    moved = Deed(1, SAID, "Mia", DeedName.MOVE_AGREEMENT, "Jo Hill", detail="they-asked")
    assert words.deed(moved) == "Moved: the agreement with Jo Hill, they asked"


def test_every_deed_problem_and_fault_can_be_told() -> None:
    for name in DeedName:
        assert "{" not in words.deed(Deed(1, SAID, "Mia", name)) + words.undo(Deed(1, SAID, "Mia", name))
    for problem in Problem:
        assert "{" not in words.problem(Refusal(problem))
    for fault in Fault:
        assert words.fault(StoreFault(fault), "/data/people.db").count(". ") >= 1


def test_with_nothing_to_take_back_the_commands_are_bare() -> None:
    assert (words.undo(None), words.redo(None)) == ("Undo", "Redo")


def test_a_problem_quotes_what_was_typed_and_no_more_than_a_line_of_it() -> None:
    told = words.problem(Refusal(Problem.NOT_A_PHONE, "12 x"))
    assert told == "“12 x” does not read as a phone number. Nothing was saved; please check it."
    assert len(words.problem(Refusal(Problem.TEXT_TOO_LONG, "a" * 100_000))) < 200


def test_a_fault_says_what_failed_why_what_is_safe_and_what_to_do() -> None:
    assert words.fault(StoreFault(Fault.DISK_FULL), "/data/people.db") == (
        "Saving, /data/people.db: the disk is full. What was saved before is safe. Make some room and try again."
    )


def test_what_is_half_moved_or_just_changing_says_so_and_what_to_do() -> None:
    moving = words.fault(StoreFault(Fault.AWAY, "moving"), "/data/people.db", words.OPENING)
    assert moving.startswith("Opening, /data/people.db: the team’s server does not answer. The store was being moved")
    assert "as-agreed team move FILE" in moving
    assert "as-agreed team leave" in moving
    changing = words.fault(StoreFault(Fault.LOCKED, "changing"), "/data/people.db", words.OPENING)
    assert "a window of As Agreed is just joining or leaving a team" in changing


def test_a_turn_that_a_colleague_keeps_is_no_other_program_here() -> None:
    told = words.fault(StoreFault(Fault.LOCKED, "55P03"), "/data/people.db")
    assert told == (
        "Saving, /data/people.db: a colleague’s program is just writing, and it takes long. Nothing was changed."
        " Wait a moment, and try again."
    )
    assert "another program" in words.fault(StoreFault(Fault.LOCKED), "/data/people.db")


def test_what_may_have_been_kept_is_not_told_as_not_saved() -> None:
    told = words.fault(StoreFault(Fault.AWAY, "unknown"), "/data/people.db")
    assert "it may have been written all the same" in told
    assert "before you write it again" in told
    assert words.fault(StoreFault(Fault.AWAY), "/data/people.db") != told


@pytest.mark.parametrize("fault", [Fault.DISK_FULL, Fault.LOCKED, Fault.DAMAGED, Fault.NOT_ALLOWED])
def test_no_server_is_said_to_be_silent_for_what_befell_the_copy_or_was_not_allowed(fault: Fault) -> None:
    told = sentence_of(fault, SAID, ZONE, TODAY)
    assert "does not answer" not in told + why_of(StoreFault(fault))
    if fault is Fault.DISK_FULL:
        assert told.startswith("What colleagues did cannot be brought in here: the disk is full. This is as of ")


def _planned(n: int, channel: Channel, kind: AgreementKind = AgreementKind.TALK) -> Planned:
    return Planned(n, n, "Jo", "", kind, Window.day(TODAY, ZONE), channel, "Mia", "", "", SAID, AgreementOutcome.OPEN)


CALLS = (_planned(1, Channel.CALL), _planned(2, Channel.CALL))
OWED = (_planned(3, Channel.EMAIL, AgreementKind.PROMISE),)


@pytest.mark.parametrize(
    ("morning", "told"),
    [
        (Morning(TODAY), "Nothing agreed for today."),
        (Morning(TODAY, slipped=CALLS[:1], today=CALLS, promised=OWED), "2 calls agreed, 1 promise due, 1 slipped"),
        (Morning(TODAY, slipped=CALLS), "Nothing agreed for today, 2 slipped"),
        (Morning(TODAY, promised=OWED), "1 promise due"),
        (Morning(TODAY, today=(*CALLS, _planned(4, Channel.MEETING))), "2 calls and 1 meeting agreed"),
    ],
)
def test_the_morning_is_one_sentence(morning: Morning[Planned, object, object], told: str) -> None:
    assert words.morning_sentence(morning) == told  # type: ignore[arg-type]


def test_after_an_absence_the_slipped_are_counted() -> None:
    assert words.passed(14) == "14 agreements passed; go through them"


@pytest.mark.parametrize(("n", "told"), [(1, "first"), (3, "third"), (11, "11th"), (12, "12th"), (22, "22nd")])
def test_ordinals(n: int, told: str) -> None:
    assert words.ordinal(n) == told


def test_the_words_need_no_qt() -> None:
    probe = (
        "import sys; sys.modules['PySide6'] = None; from tracker.presentation import words;"
        "[getattr(words, name) for name in words.__all__]"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@pytest.mark.parametrize("name", words.__all__)
def test_every_name_of_the_words_is_found_in_its_part(name: str) -> None:
    assert getattr(words, name) is not None


def test_what_is_nobody_s_word_is_none_of_ours() -> None:
    assert not hasattr(words, "nobody_says_this")
