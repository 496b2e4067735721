"""What a script sees of the command line: a number, and where nothing can be told one sentence on standard error."""

from __future__ import annotations

import io
from argparse import Namespace

import pytest

from tests.builders import JO, ME, did, exact, jo, objects, said, span, talk
from tests.terminal.typed import Told, contacts_with, desk_with, typed
from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.ports import Record
from tracker.rules.channel import Channel
from tracker.rules.contact import ContactOutcome
from tracker.rules.plain_dates import ENGLISH
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.terminal.run import run

MET = did("2026-10-01 10:00", outcome=ContactOutcome.TALKED)
AGREED_NOW = talk(exact("2026-11-18 09:30"))
THEIR_TURN = said(StandingKind.THEIR_TURN, "2026-11-12 10:00", "we'll call you")
NO_THANKS = said(StandingKind.NO_THANKS, "2026-11-12 10:00", "please stop")


@pytest.mark.parametrize(
    ("records", "channel", "code", "level"),
    [
        ((jo(), AGREED_NOW), "call", 0, "welcome"),
        ((jo(), talk(span("2026-11-16", "2026-11-17"))), "call", 0, "note"),
        ((jo(), MET, THEIR_TURN), "call", 1, "warn"),
        ((jo(), AGREED_NOW), "email", 1, "warn"),
        ((jo(),), "call", 1, "warn"),
        ((jo(), NO_THANKS), "call", 2, "stop"),
        ((jo(), AGREED_NOW, objects(Channel.CALL, "2026-11-02 10:00")), "call", 2, "stop"),
    ],
)
def test_check_ends_with_the_level_of_the_verdict(
    records: tuple[Record, ...], channel: str, code: int, level: str
) -> None:
    told = typed(desk_with(*records), "check", "Jo Hill", "--channel", channel, "--json")
    assert (told.code, told.json["level"], told.err) == (code, level, "")


@pytest.mark.parametrize(
    ("records", "code"), [((jo(), AGREED_NOW), 0), ((jo(), MET, THEIR_TURN), 1), ((jo(), NO_THANKS), 2)]
)
def test_log_judges_first_and_saves_only_what_is_welcome(records: tuple[Record, ...], code: int) -> None:
    desk = desk_with(*records)
    before = len(contacts_with(desk, JO))
    told = typed(desk, "log", "Jo Hill", "--channel", "call")
    saved = len(contacts_with(desk, JO)) - before
    assert (told.code, saved) == (code, 1 if code == 0 else 0)


@pytest.mark.parametrize("records", [(jo(), MET, THEIR_TURN), (jo(), NO_THANKS)])
def test_with_a_reason_a_record_is_always_taken(records: tuple[Record, ...]) -> None:
    desk = desk_with(*records)
    told = typed(desk, "log", "Jo Hill", *JUST_A_CALL, "--reason", "The oven is on fire", "--although-they-said-no")
    assert told.code == 0
    assert contacts_with(desk, JO)[-1].reason == "The oven is on fire"


JUST_A_CALL = ("--channel", "call")
BAD = {
    "an unreadable date": (("today", "--date", "call Bob"), "call Bob"),
    "a day there is not": (("today", "--date", "31 Feb"), "31 Feb"),
    "an empty date": (("today", "--date", ""), "--date"),
    "an unreadable time to check": (("check", "Jo Hill", *JUST_A_CALL, "--at", "someday"), "someday"),
    "an unreadable time that it happened": (("log", "Jo Hill", *JUST_A_CALL, "--at", "someday"), "someday"),
    "an unreadable time to talk": (("log", "Jo Hill", *JUST_A_CALL, "--talk", "whenever"), "--talk"),
    "an unreadable time to promise": (("log", "Jo Hill", *JUST_A_CALL, "--promise", "whenever"), "--promise"),
    "a contact still to come": (("log", "Jo Hill", *JUST_A_CALL, "--at", "2026-11-19T10:00"), "still to come"),
    "nobody of that name": (("check", "Joan of Arc", *JUST_A_CALL), "Joan of Arc"),
    "nobody to log": (("log", "Joan of Arc", *JUST_A_CALL), "Joan of Arc"),
    "an empty name to check": (("check", "", *JUST_A_CALL), "name"),
    "a name of spaces to log": (("log", "  ", *JUST_A_CALL, "--new"), "name"),
    "a name of 100 kB": (("log", "x" * 100_000, *JUST_A_CALL, "--new"), "too long"),
    "a name that is no text": (("log", "Jo\udc80", *JUST_A_CALL, "--new"), "characters"),
    "a name that moves the cursor": (("log", "Jo\x1b[2J", *JUST_A_CALL, "--new"), "characters"),
    "a note of 100 kB": (("log", "Jo Hill", *JUST_A_CALL, "--note", "x" * 100_000), "too long"),
    "no number to go to": (("check", "Jo Hill", *JUST_A_CALL, "--to", "call me"), "call me"),
    "no address to go to": (("log", "Jo Hill", *JUST_A_CALL, "--to", "jo@home"), "jo@home"),
    "a phone for someone known": (("log", "Jo Hill", *JUST_A_CALL, "--new", "--phone", "020 7946 0018"), "--phone"),
    "a colleague without a name": (("check", "Jo Hill", *JUST_A_CALL, "--by", ""), "name"),
    "an unknown channel": (("check", "Jo Hill", "--channel", "fax"), "fax"),
    "an unknown direction": (("log", "Jo Hill", *JUST_A_CALL, "--direction", "up"), "up"),
    "an unknown outcome": (("log", "Jo Hill", *JUST_A_CALL, "--outcome", "fine"), "fine"),
    "a basis one cannot declare": (("log", "Jo Hill", *JUST_A_CALL, "--basis", "agreed"), "agreed"),
    "an unknown standing": (("log", "Jo Hill", *JUST_A_CALL, "--standing", "maybe"), "maybe"),
    "an unknown objection": (("log", "Jo Hill", *JUST_A_CALL, "--object", "fax"), "fax"),
    "an unknown command": (("ring", "Jo Hill"), "ring"),
    "an unknown option": (("today", "--colour"), "--colour"),
    "an option cut short": (("today", "--js"), "--js"),
    "a missing channel": (("check", "Jo Hill"), "--channel"),
    "a missing name": (("check", "--channel", "call"), "WHO"),
    "a missing value": (("today", "--date"), "--date"),
    "a value where none goes": (("today", "--json=yes"), "--json"),
    "a clock that cannot be set": (("--now", "noon", "today"), "noon"),
    "a clock out of all time": (("--now", "9999-12-31T23:59", "today"), "9999"),
    "a folder without a name": (("--data-dir", "", "today"), "folder"),
}


@pytest.mark.parametrize(("words", "names"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_told_is_one_sentence_on_standard_error_and_3(words: tuple[str, ...], names: str) -> None:
    desk = desk_with(jo())
    told = typed(desk, *words)
    assert told.code == 3
    assert told.out == ""
    assert names in told.err
    assert_one_sentence(told)
    assert desk.store.undoable(ME) is None


def assert_one_sentence(told: Told) -> None:
    sentence = told.err.splitlines()[0]
    assert sentence.endswith((".", "?"))
    assert ". " not in sentence.replace("“Dr. ", "")
    assert sentence.isprintable()
    assert len(sentence) < 300
    assert "Traceback" not in told.err
    assert "!" not in told.err


class TestWho:
    ANNE = Prospect(21, "Anne Vale", "Vale Ltd", phones=(Phone("+44 20 7946 0018", "+442079460018"),))
    OTHER = Prospect(22, "Anne Vale", "Mill Lane School", emails=(Email("anne@example.org"),))

    @pytest.mark.parametrize("who", ["+44 (20) 7946-0018", "anne@example.org", "ANNE@example.org"])
    def test_a_phone_or_an_address_names_one_of_two(self, who: str) -> None:
        desk = desk_with(self.ANNE, self.OTHER)
        told = typed(desk, "check", who, *JUST_A_CALL, "--json")
        assert told.json["who"]["id"] == (self.ANNE.id if who.startswith("+") else self.OTHER.id)

    def test_two_of_one_name_are_listed_with_what_tells_them_apart(self) -> None:
        told = typed(desk_with(self.ANNE, self.OTHER), "check", "anne vale", *JUST_A_CALL)
        assert told.code == 3
        assert told.err.splitlines()[1:] == [
            "  Anne Vale, Vale Ltd, +44 20 7946 0018",
            "  Anne Vale, Mill Lane School, anne@example.org",
        ]

    @pytest.mark.parametrize("who", ["Vale", "Ann", "Jo Vale", "Änne"])
    def test_a_name_that_is_not_quite_right_lists_who_is_near(self, who: str) -> None:
        told = typed(desk_with(self.ANNE), "check", who, *JUST_A_CALL)
        assert (told.code, told.err.splitlines()[1:]) == (3, ["  Anne Vale, Vale Ltd, +44 20 7946 0018"])

    def test_case_and_spaces_do_not_matter(self) -> None:
        told = typed(desk_with(Prospect(23, "Zoë Ørsted"), AGREED_NOW), "check", "  ZOË  ørsted ", *JUST_A_CALL)
        assert told.code == 1

    @pytest.mark.parametrize(
        ("known", "who"),
        [
            ("Zoë Ørsted", "zoe orsted"),
            ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
            ("Müller", "Muller"),
            ("Ann Leeson", "Ann Lee"),
            ("Jo Hill", "Hill Jo"),
        ],
    )
    @pytest.mark.parametrize("new", [True, False])
    def test_a_name_like_somebodys_lands_on_nobody_and_names_who_is_near(self, known: str, who: str, new: bool) -> None:
        desk = desk_with(Prospect(23, known, "Fjord AS"))
        told = typed(desk, "log", who, "--channel", "meeting", *(["--new"] if new else []))
        assert contacts_with(desk, 23) == ()
        assert f"{known}, Fjord AS" in " ".join((told.out + told.err).split())
        assert told.code == (0 if new else 3)
        assert {line.name for line in desk.store.people_like("", 9)} == ({known, who} if new else {known})

    def test_a_program_is_told_who_is_near(self) -> None:
        told = typed(desk_with(Prospect(23, "Müller")), "log", "Muller", "--new", "--channel", "meeting", "--json").json
        assert (told["who"]["name"], [near["id"] for near in told["near"]]) == ("Muller", [23])

    @pytest.mark.parametrize(
        ("who", "id_"),
        [("Anne Vale @ Vale Ltd", 21), ("anne vale @ mill lane school", 22), (" anne vale  @  VALE LTD", 21)],
    )
    def test_two_of_one_name_are_told_apart_by_their_organisation(self, who: str, id_: int) -> None:
        told = typed(desk_with(self.ANNE, self.OTHER), "check", who, *JUST_A_CALL, "--json")
        assert told.json["who"]["id"] == id_

    @pytest.mark.parametrize("given", [["Anne Vale @ Quince"], ["Anne Vale", "--organisation", "Quince"]])
    def test_another_of_that_name_is_made_by_their_organisation(self, given: list[str]) -> None:
        desk = desk_with(self.ANNE)
        for _ in range(2):
            assert typed(desk, "log", *given, "--new", "--channel", "meeting").code == 0
        people = {(p.name, p.organisation): len(contacts_with(desk, p.id)) for p in desk.store.people_like("", 9)}
        assert people == {("Anne Vale", "Vale Ltd"): 0, ("Anne Vale", "Quince"): 2}

    def test_an_organisation_for_somebody_who_has_none_is_not_dropped_quietly(self) -> None:
        desk = desk_with(jo(organisation=""))
        told = typed(desk, "log", "Jo Hill", "--new", "--organisation", "Hill & Sons", "--channel", "meeting")
        assert (told.code, told.out) == (3, "")
        assert "--organisation" in told.err
        assert_one_sentence(told)

    def test_a_number_two_people_have_means_neither(self) -> None:
        shared = Prospect(24, "Ben Vale", phones=(Phone("+44 20 7946 0018", "+442079460018"),))
        told = typed(desk_with(self.ANNE, shared), "check", "+44 20 7946 0018", *JUST_A_CALL)
        assert (told.code, len(told.err.splitlines())) == (3, 3)

    def test_those_whom_nothing_else_tells_apart_are_told_and_named_by_their_ids(self) -> None:
        twins = [Prospect(7_300_000_000_000_000_001 + n, "Jo Hill") for n in range(2)]
        desk = desk_with(*twins)
        told = typed(desk, "check", "Jo Hill", *JUST_A_CALL)
        assert told.err.splitlines()[1:] == [f"  Jo Hill, {twin.id}" for twin in twins]
        checked = typed(desk, "check", str(twins[1].id), *JUST_A_CALL, "--json").json
        assert checked["who"]["id"] == twins[1].id

    def test_new_adds_only_whom_nobody_is_called(self) -> None:
        desk = desk_with(self.ANNE)
        typed(desk, "log", "Anne Vale", "--new", "--channel", "meeting")
        typed(desk, "log", "Ann Vale", "--new", "--channel", "meeting", "--organisation", "Vale & Co")
        names = {(p.name, p.organisation) for p in desk.store.people_like("", 9)}
        assert names == {("Anne Vale", "Vale Ltd"), ("Ann Vale", "Vale & Co")}


def test_trouble_with_the_store_is_told_and_ends_with_3() -> None:
    desk = desk_with(jo(), AGREED_NOW)
    desk.store.trouble = StoreFault(Fault.DISK_FULL)  # type: ignore[attr-defined]
    told = typed(desk, "log", "Jo Hill", *JUST_A_CALL)
    assert told.code == 3
    assert "disk is full" in told.err
    assert_one_sentence(told)


def test_a_command_that_nobody_carries_out_is_not_taken_for_another() -> None:
    with pytest.raises(LookupError):
        run(Namespace(command="forget"), desk_with(jo()), ENGLISH, io.StringIO(), io.StringIO())
