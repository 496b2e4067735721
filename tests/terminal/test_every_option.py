"""Each option of each command does what its help says; none is without a claim. It is Wednesday 18 November, 09:30."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from tests.builders import JO, ME, at, day, did, exact, jo, objects, promise, said, talk
from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.typed import Told, contacts_with, desk_with, typed
from tracker.actions.ports import Desk, Record
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.rules.us import User
from tracker.terminal.arguments import parser

HOME, WORK = Phone("+44 20 7946 0018", "+442079460018"), Phone("+44 161 496 0000", "+441614960000", "work")
SOMEONE = jo(phones=(HOME, WORK), emails=(Email("jo@example.com"),))
KIM = Prospect(2, "Kim Cole")
US = (User(1, ME), User(2, "Ben"))
DUE = replace(talk(exact("2026-11-17 10:00")), id=501)
NOW_AGREED = replace(talk(exact("2026-11-18 09:30")), id=502)
OWED = replace(promise(day("2026-11-18"), topic="the price list"), id=503)
AHEAD = replace(talk(day("2026-11-27")), id=504)
NO_CALLS = objects(Channel.CALL, "2026-11-02 10:00")
NO = said(StandingKind.NO_THANKS, "2026-11-12 10:00", "please stop")
WROTE = did("2026-11-17 16:00", Direction.IN, Channel.EMAIL, ContactOutcome.RECEIVED)
MET = replace(did("2026-11-03 10:00", Direction.MET, Channel.MEETING), id=505)
BY_CALL = ("--channel", "call")
BY_MAIL = ("--channel", "email")
VISIT = ("--channel", "meeting")


@dataclass(frozen=True, slots=True)
class Case:
    """`words` are typed after the command and JO, where the command takes one; `holds` is what must then be so."""

    records: tuple[Record, ...]
    words: tuple[str, ...]
    holds: Callable[[Told, Desk], bool]
    code: int = 0


def of(desk: Desk, who: int = JO) -> History:
    history = desk.store.history_of(who)
    assert history is not None
    return history


def last(desk: Desk) -> Contact:
    return max(contacts_with(desk, JO), key=lambda c: (c.entered_at, c.id))


def agreed(desk: Desk, kind: AgreementKind = AgreementKind.TALK) -> Agreement:
    return max((a for a in of(desk).agreements if a.kind is kind), key=lambda a: (a.made_at, a.id))


def promised(desk: Desk) -> Agreement:
    return agreed(desk, AgreementKind.PROMISE)


def became(desk: Desk, agreement: Agreement) -> AgreementOutcome:
    found = desk.store.agreement(agreement.id)
    assert found is not None
    return found.outcome


def person(desk: Desk, name: str) -> Prospect:
    (line,) = (line for line in desk.store.people_like(name, 9) if line.name == name)
    return of(desk, line.id).prospect


KNOWN = (SOMEONE, *US)
BOTH = ("--talk", "Thu 3pm", "--topic", "the cake", "--words", "Thursday", "--promise", "Fri")
EACH: dict[tuple[str, str], Case] = {
    ("today", "--date"): Case((*KNOWN, AHEAD), ("--date", "27 Nov"), lambda t, _: "Friday 27 November" in t.out),
    ("today", "--json"): Case((*KNOWN, DUE), ("--json",), lambda t, _: t.json["slipped"][0]["id"] == DUE.id),
    ("day", "--date"): Case((*KNOWN, AHEAD), ("--date", "27 Nov"), lambda t, _: "any time  Jo Hill" in t.out),
    ("day", "--week"): Case(
        (*KNOWN, AHEAD), ("--date", "24 Nov", "--week"), lambda t, _: "Friday 27 November\n1 call agreed" in t.out
    ),
    ("day", "--paper"): Case(KNOWN, ("x.pdf", "--paper", "letter"), lambda t, _: t.out.endswith("x.pdf\n")),
    ("day", "--json"): Case(
        (*KNOWN, NOW_AGREED),
        ("--json",),
        lambda t, _: [stop["when"] for stop in t.json["days"][0]["stops"]] == ["09:30"],
    ),
    ("check", "--channel"): Case((*KNOWN, OWED), BY_MAIL, lambda t, _: "As promised" in t.out),
    ("check", "--to"): Case(
        (*KNOWN, NOW_AGREED), (*BY_CALL, "--to", "0161 496 0000"), lambda t, _: "which one is meant" not in t.out
    ),
    ("check", "--at"): Case((*KNOWN, AHEAD), (*BY_CALL, "--at", "27 Nov"), lambda t, _: "As agreed" in t.out),
    ("check", "--by"): Case(
        (*KNOWN, NOW_AGREED), (*BY_CALL, "--by", "ben"), lambda t, _: "A colleague’s agreement" in t.out, code=1
    ),
    ("check", "--json"): Case(
        (*KNOWN, NO),
        (*BY_CALL, "--json"),
        lambda t, _: (
            (t.json["level"], t.json["findings"][0]["code"], t.json["findings"][0]["level"])
            == ("stop", "no_thanks", "stop")
            and {"sentence", "earliest"} < set(t.json)
            and "facts" in t.json["findings"][0]
        ),
        code=2,
    ),
    ("log", "--with"): Case((*KNOWN, KIM), (*VISIT, "--with", "Kim Cole"), lambda _, d: len(of(d, 2).contacts) == 1),
    ("log", "--channel"): Case(KNOWN, VISIT, lambda _, d: last(d).channel is Channel.MEETING),
    ("log", "--to"): Case(
        (*KNOWN, NOW_AGREED), (*BY_CALL, "--to", "0161 496 0000"), lambda _, d: last(d).to == WORK.key
    ),
    ("log", "--direction"): Case(
        KNOWN, (*BY_CALL, "--direction", "in"), lambda _, d: last(d).direction is Direction.IN
    ),
    ("log", "--at"): Case(
        KNOWN, (*VISIT, "--at", "yesterday 10:00"), lambda _, d: last(d).at == at("2026-11-17 10:00")
    ),
    ("log", "--by"): Case(KNOWN, (*VISIT, "--by", " BEN "), lambda _, d: last(d).by == "Ben"),
    ("log", "--outcome"): Case(
        (*KNOWN, NOW_AGREED),
        (*BY_CALL, "--outcome", "voicemail"),
        lambda _, d: became(d, NOW_AGREED) is AgreementOutcome.TRIED,
    ),
    ("log", "--note"): Case(KNOWN, (*VISIT, "--note", "Lemon"), lambda _, d: last(d).note == "Lemon"),
    ("log", "--basis"): Case(
        (*KNOWN, MET), (*BY_MAIL, "--basis", "goodwill"), lambda _, d: last(d).basis is Basis.GOODWILL
    ),
    ("log", "--asked"): Case(
        (*KNOWN, MET),
        (*BY_CALL, "--basis", "service", "--asked", "the bill"),
        lambda _, d: last(d).basis is Basis.SERVICE,
    ),
    ("log", "--once"): Case(
        KNOWN,
        (*VISIT, "--once", "visit 7"),
        lambda _, d: (
            "already" in typed(d, "log", "Jo Hill", *VISIT, "--once", "visit 7").out and len(contacts_with(d, JO)) == 1
        ),
    ),
    ("log", "--keeps"): Case(
        (*KNOWN, OWED, WROTE), (*BY_MAIL, "--keeps", "none"), lambda _, d: became(d, OWED) is AgreementOutcome.OPEN
    ),
    ("log", "--instead"): Case(
        (*KNOWN, AHEAD),
        (*BY_CALL, "--direction", "in", "--talk", "3 March", "--topic", "another thing", "--instead"),
        lambda _, d: became(d, AHEAD) is AgreementOutcome.MOVED,
    ),
    ("log", "--as-well"): Case(
        (*KNOWN, AHEAD),
        (*BY_CALL, "--direction", "in", "--talk", "30 Nov", "--as-well"),
        lambda _, d: became(d, AHEAD) is AgreementOutcome.OPEN,
    ),
    ("log", "--moved-by"): Case(
        (*KNOWN, AHEAD),
        (*BY_CALL, "--direction", "in", "--talk", "30 Nov", "--moved-by", "us"),
        lambda _, d: of(d).agreement(AHEAD.id).who_moved is WhoMoved.WE_ASKED,  # type: ignore[union-attr]
    ),
    ("log", "--says"): Case(
        (*KNOWN, AHEAD),
        (*BY_CALL, "--direction", "in", "--says", "called-off", "--note", "rien ne va plus"),
        lambda _, d: became(d, AHEAD) is AgreementOutcome.WITHDRAWN,
    ),
    ("log", "--lift"): Case(
        (*KNOWN, NO_CALLS),
        (*VISIT, "--talk", "Thu 3pm", "--by-channel", "call", "--lift", "all"),
        lambda _, d: of(d).objections[0].lifted_at is not None,
    ),
    ("log", "--reason"): Case(
        (*KNOWN, MET), (*BY_CALL, "--reason", "a flood"), lambda _, d: last(d).reason == "a flood"
    ),
    ("log", "--changed"): Case(
        (*KNOWN, MET),
        (*BY_CALL, "--changed", "do ring", "--said-at", "yesterday", "--no-time", "--reason", "she texted"),
        lambda _, d: any(s.words == "do ring" for s in of(d).standings),
    ),
    ("log", "--said-at"): Case(
        (*KNOWN, MET),
        (*BY_CALL, "--changed", "today", "--said-at", "yesterday 17:00", "--agreed-for", "today"),
        lambda _, d: agreed(d).made_at == at("2026-11-17 17:00"),
    ),
    ("log", "--agreed-for"): Case(
        (*KNOWN, MET),
        (*BY_CALL, "--changed", "today", "--said-at", "yesterday 17:00", "--agreed-for", "today"),
        lambda _, d: became(d, agreed(d)) is AgreementOutcome.KEPT,
    ),
    ("log", "--no-time"): Case(
        (*KNOWN, MET),
        (*BY_CALL, "--changed", "do ring", "--said-at", "yesterday", "--no-time"),
        lambda _, d: (last(d).basis, last(d).verdict.level.name) == (Basis.NONE, "WARN"),
    ),
    ("log", "--although-they-said-no"): Case(
        (*KNOWN, NO),
        (*BY_CALL, "--reason", "a flood", "--although-they-said-no"),
        lambda _, d: last(d).reason == "a flood",
    ),
    ("log", "--new"): Case(KNOWN, VISIT, lambda _, d: len(contacts_with(d, JO)) == 1),
    ("log", "--organisation"): Case(
        US, ("--new", *VISIT, "--organisation", "Hill & Sons"), lambda _, d: person(d, "Jo Hill").organisation != ""
    ),
    ("log", "--household"): Case(
        US, ("--new", *VISIT, "--household", "Hill"), lambda _, d: person(d, "Jo Hill").household == "Hill"
    ),
    ("log", "--phone"): Case(
        US, ("--new", *VISIT, "--phone", "020 7946 0018"), lambda _, d: person(d, "Jo Hill").phones != ()
    ),
    ("log", "--email"): Case(
        US, ("--new", *VISIT, "--email", "jo@hill.com"), lambda _, d: person(d, "Jo Hill").emails != ()
    ),
    ("log", "--known"): Case(US, ("--new", *VISIT, "--known"), lambda _, d: person(d, "Jo Hill").known_before),
    ("log", "--shares"): Case(
        (Prospect(2, "Kim Cole", phones=(HOME,)), *US),
        ("--new", *VISIT, "--phone", HOME.typed, "--shares"),
        lambda _, d: person(d, "Jo Hill").phones[0].shared,
    ),
    ("log", "--talk"): Case(KNOWN, (*VISIT, "--talk", "Thu 3pm"), lambda _, d: agreed(d).window.at is not None),
    ("log", "--promise"): Case(
        KNOWN, (*VISIT, "--promise", "Fri"), lambda _, d: promised(d).window.last == date(2026, 11, 20)
    ),
    ("log", "--by-channel"): Case(
        KNOWN,
        (*VISIT, *BOTH, "--by-channel", "video"),
        lambda _, d: (agreed(d).channel, promised(d).channel) == (Channel.VIDEO, Channel.MEETING),
    ),
    ("log", "--topic"): Case(
        KNOWN, (*VISIT, *BOTH), lambda _, d: (agreed(d).topic, promised(d).topic) == ("the cake", "")
    ),
    ("log", "--words"): Case(
        KNOWN, (*VISIT, *BOTH), lambda _, d: (agreed(d).words, promised(d).words) == ("Thursday", "")
    ),
    ("log", "--promise-by-channel"): Case(
        KNOWN,
        (*VISIT, *BOTH, "--promise-by-channel", "email"),
        lambda _, d: (agreed(d).channel, promised(d).channel) == (Channel.MEETING, Channel.EMAIL),
    ),
    ("log", "--promise-topic"): Case(
        KNOWN,
        (*VISIT, *BOTH, "--promise-topic", "nuts?"),
        lambda _, d: (agreed(d).topic, promised(d).topic) == ("the cake", "nuts?"),
    ),
    ("log", "--promise-words"): Case(
        KNOWN,
        (*VISIT, *BOTH, "--promise-words", "for my sister"),
        lambda _, d: (agreed(d).words, promised(d).words) == ("Thursday", "for my sister"),
    ),
    ("log", "--place"): Case(
        KNOWN, (*VISIT, "--talk", "Thu 3pm", "--place", "her shop"), lambda _, d: agreed(d).place == "her shop"
    ),
    ("log", "--minutes"): Case(
        KNOWN, (*VISIT, "--talk", "Thu 3pm", "--minutes", "90"), lambda _, d: agreed(d).minutes == 90
    ),
    ("log", "--standing"): Case(
        KNOWN,
        (*VISIT, "--standing", "their-turn", "--words", "we'll call"),
        lambda _, d: of(d).standings[-1].kind is StandingKind.THEIR_TURN,
    ),
    ("log", "--object"): Case(
        KNOWN, (*VISIT, "--object", "text"), lambda _, d: of(d).objections[0].channel is Channel.TEXT
    ),
    ("log", "--json"): Case(
        (*KNOWN, NOW_AGREED), (*BY_CALL, "--json"), lambda t, _: t.json["saved"] and t.json["settled"]["id"] == 502
    ),
    ("settle", "--agreement"): Case(
        (*KNOWN, DUE, AHEAD),
        ("called-off", "--agreement", "504"),
        lambda _, d: became(d, AHEAD) is AgreementOutcome.WITHDRAWN,
    ),
    ("settle", "--at"): Case(
        (*KNOWN, DUE), ("kept", "--at", "today 9:00"), lambda _, d: became(d, DUE) is AgreementOutcome.KEPT_LATE
    ),
    ("settle", "--to"): Case((*KNOWN, DUE), ("moved", "--to", "Fri"), lambda _, d: agreed(d).window.last.day == 20),
    ("settle", "--moved-by"): Case(
        (*KNOWN, DUE),
        ("moved", "--to", "Fri", "--moved-by", "us"),
        lambda _, d: of(d).agreement(DUE.id).who_moved is WhoMoved.WE_ASKED,  # type: ignore[union-attr]
    ),
    ("settle", "--not-told"): Case(
        (*KNOWN, DUE),
        ("missed", "--not-told"),
        lambda _, d: "to tell" in typed(d, "today").out and len(d.store.to_tell()) == 1,
    ),
    ("settle", "--words"): Case(
        (*KNOWN, DUE), ("kept", "--words", "she will think"), lambda _, d: last(d).note == "she will think"
    ),
    ("settle", "--json"): Case(
        (*KNOWN, DUE), ("missed", "--json"), lambda t, _: t.json["agreement"]["outcome"] == "broken"
    ),
    ("add", "--organisation"): Case(
        US, ("--organisation", "Hill & Sons"), lambda _, d: person(d, "Jo Hill").organisation == "Hill & Sons"
    ),
    ("add", "--household"): Case(US, ("--household", "Hill"), lambda _, d: person(d, "Jo Hill").household == "Hill"),
    ("add", "--phone"): Case(US, ("--phone", HOME.typed), lambda _, d: person(d, "Jo Hill").phones != ()),
    ("add", "--email"): Case(US, ("--email", "jo@hill.com"), lambda _, d: person(d, "Jo Hill").emails != ()),
    ("add", "--known"): Case(US, ("--known",), lambda _, d: person(d, "Jo Hill").known_before),
    ("add", "--shares"): Case(
        (Prospect(2, "Kim Cole", phones=(HOME,)), *US),
        ("--phone", HOME.typed, "--shares"),
        lambda _, d: person(d, "Jo Hill").phones[0].shared,
    ),
    ("add", "--json"): Case(
        US, ("--json",), lambda t, d: t.json["who"]["id"] == person(d, "Jo Hill").id and "earliest" in t.json
    ),
    ("merge", "--json"): Case(
        (*KNOWN, Prospect(2, "Joanna Hill")), ("Joanna Hill", "--json"), lambda t, d: d.store.history_of(2) is None
    ),
    ("undo", "--json"): Case(KNOWN, ("--json",), lambda t, _: t.json["who"] == "Jo Hill"),
    ("correct", "--json"): Case(
        (*KNOWN, MET), ("505", "note", "It rained", "--json"), lambda t, d: t.json["saved"] and last(d).note != ""
    ),
    ("away", "--words"): Case(US, ("tomorrow", "--words", "a fair"), lambda t, _: "a fair" in t.out),
    ("away", "--back"): Case(US, ("tomorrow", "--back"), lambda t, _: "not away then" in t.err, code=3),
    ("away", "--json"): Case(US, ("tomorrow", "--json"), lambda t, _: t.json["away"][0]["first"] == "2026-11-19"),
    ("users", "--json"): Case(US, ("--json",), lambda t, _: [u["name"] for u in t.json["users"]] == [ME, "Ben"]),
}
WITH_FILES = {
    "export": "test_export.py",
    "import": "test_bring_in.py",
    "publish": "../interop/caldav/test_command.py",
}
"""Whose options are claimed where there are files to claim them of."""
NAMES_SOMEONE = ("check", "log", "settle", "add", "merge")


@pytest.mark.parametrize(("option", "case"), EACH.items(), ids=[" ".join(option) for option in EACH])
def test_it_does_what_it_says(option: tuple[str, str], case: Case) -> None:
    desk = desk_with(*case.records)
    command = option[0]
    if command == "undo":
        typed(desk, "log", "Jo Hill", *VISIT)
    told = typed(desk, command, *(["Jo Hill"] if command in NAMES_SOMEONE else []), *case.words)
    assert told.code == case.code, told
    assert case.holds(told, desk), told


def test_no_option_is_without_a_claim() -> None:
    commands = next(iter(parser()._subparsers._group_actions)).choices  # type: ignore[union-attr]
    assert isinstance(commands, dict)
    here = {name: command for name, command in commands.items() if name not in WITH_FILES}
    assert {(name, option) for name, command in here.items() for option in options_of(command.filled())} == set(EACH)


def options_of(command: ArgumentParser) -> list[str]:
    """All but those that stand before a command as well, which are the window's."""
    everywhere = ("--help", "--data-dir", "--now", "--demo", "--screenshot")
    longest = [max(action.option_strings, key=len) for action in command._actions if action.option_strings]
    return [option for option in longest if option not in everywhere]


@pytest.mark.parametrize(
    "command",
    [
        "today",
        "day",
        "check",
        "log",
        "settle",
        "add",
        "merge",
        "undo",
        "correct",
        "away",
        "users",
        "export",
        "import",
        "publish",
    ],
)
def test_an_option_nobody_knows_is_one_sentence(command: str) -> None:
    told = typed(desk_with(*KNOWN), command, *(["Jo Hill"] if command in NAMES_SOMEONE else []), "--colour", "red")
    assert (told.code, told.out) == (3, "")
    assert_one_sentence(told)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("--promise-topic", "nuts?"), "--promise-topic goes with --promise."),
        (("--talk", "Fri", "--promise-words", "yes"), "--promise-words goes with --promise."),
        (("--promise", "Fri", "--place", "her shop"), "--place goes with --talk."),
        (("--topic", "the cake"), "--topic goes with one of these: --talk, --promise."),
        (("--words", "Friday"), "--words goes with one of these: --talk, --promise, --standing, --object."),
        (("--instead",), "--instead goes with --talk."),
    ],
)
def test_what_would_be_about_nothing_is_not_dropped_quietly(words: tuple[str, ...], names: str) -> None:
    desk = desk_with(*KNOWN)
    told = typed(desk, "log", "Jo Hill", *VISIT, *words)
    assert (told.code, told.err) == (3, f"{names}\n")
    assert contacts_with(desk, JO) == ()


def test_alone_a_promise_takes_either() -> None:
    desk = desk_with(*KNOWN)
    typed(desk, "log", "Jo Hill", *VISIT, "--promise", "Fri", "--topic", "nuts?", "--by-channel", "email")
    assert (promised(desk).topic, promised(desk).channel) == ("nuts?", Channel.EMAIL)
    typed(desk, "log", "Jo Hill", *VISIT, "--promise", "Fri", "--promise-topic", "eggs?", "--topic", "lemon?")
    assert promised(desk).topic == "eggs?"
