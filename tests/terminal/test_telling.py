"""What the command line says: to a person in eighty columns, to a program in JSON, to a terminal nothing it obeys."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from tests.builders import ME, at, day, did, exact, jo, promise, said, span, talk
from tests.terminal.typed import contacts_with, desk_with, typed
from tracker.actions.outcome import Fault, StoreFault
from tracker.rules.agreement import AgreementKind, AgreementOutcome, Snooze
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.plain_dates import ENGLISH
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.us import User
from tracker.terminal.arguments import parser
from tracker.terminal.run import run, tell_trouble
from tracker.terminal.telling.page import columns, one_sentence, padded, plain

THEIR_TURN = said(StandingKind.THEIR_TURN, "2026-11-12 10:00", "we'll call you")
A_MORNING = (
    jo(),
    Prospect(2, "Ben Okoro", "Okoro family"),
    Prospect(3, "Zoë Vale"),
    talk(exact("2026-11-16 14:00"), topic="the old files"),
    talk(exact("2026-11-18 10:00"), topic="the tasting", words="call me then"),
    talk(exact("2026-11-18 15:00", "Europe/Berlin"), prospect_id=3, channel=Channel.VIDEO),
    talk(span("2026-11-17", "2026-11-20"), prospect_id=2, owner="Ben"),
    promise(day("2026-11-18"), prospect_id=3, topic="is the lemon filling nut-free?"),
    talk(day("2026-11-19"), prospect_id=2, channel=Channel.MEETING),
    said(StandingKind.THEIR_TURN, "2026-11-12 10:00", "we'll call you"),
)
AS_TOLD = """\
Wednesday 18 November
2 calls and 1 video call agreed, 1 promise due, 1 slipped

SLIPPED
  Mon 16 Nov 14:00  Jo Hill · call · the old files

AGREED FOR TODAY
  10:00             Jo Hill · call · the tasting · “call me then”
  14:00             Zoë Vale · video call · 15:00 in Berlin
  until Fri 20 Nov  Ben Okoro, Okoro family · call · agreed by Ben

PROMISED FOR TODAY
  by the day’s end  Zoë Vale · e-mail · is the lemon filling nut-free?

TOMORROW
  any time          Ben Okoro, Okoro family · meeting

THEIR TURN (1)
  Thu 12 Nov        Jo Hill · “we'll call you”
"""


class TestToday:
    def test_what_was_put_off_is_left_out_until_then(self) -> None:
        ten = talk(exact("2026-11-18 10:00"))
        until_tomorrow = Snooze(1, ten.prospect_id, ten.id, at("2026-11-19 08:00"), at("2026-11-18 08:00"))
        desk = desk_with(jo(), ten, until_tomorrow)
        assert "Jo Hill" not in typed(desk, "today").out
        assert "Jo Hill" in typed(desk, "today", "--date", "2026-11-20").out

    def test_the_morning_reads_as_a_page(self) -> None:
        assert typed(desk_with(*A_MORNING), "today").out == AS_TOLD

    @pytest.mark.parametrize(("waiting", "told", "last"), [(12, 12, "“we'll call you”"), (15, 13, "and 3 more; ")])
    def test_of_many_whose_turn_it_is_those_of_late_are_told_and_the_others_counted(
        self, waiting: int, told: int, last: str
    ) -> None:
        people = [Prospect(n, f"Person {n}") for n in range(1, waiting + 1)]
        turns = [replace(THEIR_TURN, id=n, prospect_id=n) for n in range(1, waiting + 1)]
        desk = desk_with(*people, *turns)
        lines = typed(desk, "today").out.partition(f"THEIR TURN ({waiting})\n")[2].splitlines()
        assert len(lines) == told
        assert last in lines[-1]
        assert len(typed(desk, "today", "--json").json["their_turn"]) == waiting

    def test_an_empty_one_is_one_sentence(self) -> None:
        assert typed(desk_with(), "today").out == "Wednesday 18 November\nNothing agreed for today.\n"

    def test_the_morning_of_another_day_is_not_called_today(self) -> None:
        told = typed(desk_with(*A_MORNING), "today", "--date", "19 November").out
        assert "today" not in told.casefold()
        assert "AGREED FOR THAT DAY" in told
        assert typed(desk_with(), "today", "--date", "tomorrow").out.endswith("Nothing agreed for that day.\n")

    @pytest.mark.parametrize(
        ("typed_", "day"),
        [
            ("today", "Wednesday 18 November"),
            ("yesterday", "Tuesday 17 November"),
            ("last friday", "Friday 13 November"),
            ("3 days ago", "Sunday 15 November"),
            ("20 hours ago", "Tuesday 17 November"),
            ("in 15 hours", "Thursday 19 November"),
            ("20261201", "Tuesday 1 December"),
            # A time alone is today's, whether it is over or not.
            ("8:00", "Wednesday 18 November"),
            ("at 3", "Wednesday 18 November"),
            ("noon", "Wednesday 18 November"),
        ],
    )
    def test_any_way_to_name_one_day_is_taken(self, typed_: str, day: str) -> None:
        assert typed(desk_with(), "today", "--date", typed_).out.splitlines()[0] == day

    @pytest.mark.parametrize("typed_", ["next week", "week 50", "Nov", "christmas", "by friday"])
    def test_several_days_are_refused_with_that_reason(self, typed_: str) -> None:
        assert "is more than one day" in typed(desk_with(), "today", "--date", typed_).err

    def test_a_date_gone_by_lately_is_asked_and_offered_itself(self) -> None:
        told = typed(desk_with(), "today", "--date", "13 Nov").err
        assert "Friday 13 November (5 days ago)" in told
        assert "Saturday 13 November 2027" in told

    def test_of_a_day_gone_by_it_shows_nothing_that_came_after(self) -> None:
        later = replace(talk(day("2026-11-16")), made_at=at("2026-11-17 10:00"))
        assert "Jo Hill" not in typed(desk_with(jo(), later), "today", "--date", "2026-11-15").out
        assert "Jo Hill" in typed(desk_with(jo(), later), "today", "--date", "2026-11-17").out

    def test_the_morning_of_another_day_is_told_as_that_day_begins(self) -> None:
        told = typed(desk_with(*A_MORNING), "today", "--date", "tomorrow", "--json").json
        assert told["date"] == "2026-11-19"
        assert [a["window"]["first"] for a in told["today"]] == ["2026-11-19", "2026-11-17"]
        assert len(told["slipped"]) == 4

    def test_json_has_every_lane_and_the_sentence(self) -> None:
        told = typed(desk_with(*A_MORNING), "today", "--json").json
        lanes = ("slipped", "today", "promised", "tomorrow", "their_turn")
        assert {name: len(told[name]) for name in lanes} == dict(zip(lanes, (1, 3, 1, 1, 1), strict=True))
        assert told["sentence"] == "2 calls and 1 video call agreed, 1 promise due, 1 slipped"
        assert told["today"][1]["window"]["starts"] == "2026-11-18T14:00:00+00:00"
        assert told["their_turn"][0]["words"] == "we'll call you"

    def test_nothing_is_wider_than_eighty_columns_and_what_is_wrapped_stays_in_its_column(self) -> None:
        long = talk(exact("2026-11-18 10:00"), topic="wide 蛋糕 " * 30, words="蛋糕" * 70)
        lines = typed(desk_with(jo(), long), "today").out.splitlines()
        assert max(columns(line) for line in lines) <= 80
        wrapped = lines[lines.index("AGREED FOR TODAY") + 2 :]
        assert wrapped
        assert all(line.startswith(" " * 9) for line in wrapped)


class TestCheck:
    def test_it_says_what_they_said_and_when_one_may(self) -> None:
        desk = desk_with(jo(), did("2026-11-12 10:00", Direction.MET, Channel.MEETING), THEIR_TURN)
        told = typed(desk, "check", "Jo Hill", "--channel", "call")
        assert told.out.splitlines()[0] == "Jo Hill: call, today, 09:30"
        assert "Warning: It’s their turn" in told.out
        assert "“we'll call you”" in told.out
        assert "Earliest welcome contact: It’s their turn" in told.out
        assert desk.store.undoable(ME) is None

    def test_json_gives_level_findings_with_facts_sentence_and_earliest(self) -> None:
        desk = desk_with(jo(), did("2026-11-12 10:00", Direction.MET, Channel.MEETING), THEIR_TURN)
        told = typed(desk, "check", "Jo Hill", "--channel", "call", "--json").json
        assert told["level"] == "warn"
        assert told["findings"][0]["code"] == "their_turn"
        assert told["findings"][0]["level"] == "warn"
        assert told["findings"][0]["facts"]["words"] == "we'll call you"
        assert told["findings"][0]["facts"]["said_at"] == "2026-11-12T10:00:00+00:00"
        assert "we'll call you" in told["sentence"]
        assert told["earliest"]["kind"] == "their-turn"
        assert told["earliest"]["sentence"] == "It’s their turn"

    @pytest.mark.parametrize(
        ("when", "instant"),
        [
            ("2026-11-19 15:00", "2026-11-19T15:00:00+00:00"),
            ("2026-11-19", "2026-11-19T12:00:00+00:00"),
            ("tomorrow", "2026-11-19T12:00:00+00:00"),
            ("Thu 3pm", "2026-11-19T15:00:00+00:00"),
            ("today", "2026-11-18T09:30:00+00:00"),
            ("yesterday 3pm", "2026-11-17T15:00:00+00:00"),
            ("2026-07-01T09:00", "2026-07-01T08:00:00+00:00"),
        ],
    )
    def test_at_takes_plain_words_and_iso_ahead_and_behind(self, when: str, instant: str) -> None:
        told = typed(desk_with(jo()), "check", "Jo Hill", "--channel", "call", "--at", when, "--json").json
        assert told["at"] == instant

    def test_a_colleague_is_judged_as_themselves(self) -> None:
        desk = desk_with(User(2, "Ben"), jo(), talk(exact("2026-11-18 09:30"), owner="Ben"))
        mine = typed(desk, "check", "Jo Hill", "--channel", "call", "--json").json
        bens = typed(desk, "check", "Jo Hill", "--channel", "call", "--by", "Ben", "--json").json
        assert [f["code"] for f in mine["findings"]] == ["anothers"]
        assert bens["findings"] == []


class TestLog:
    def test_a_whole_appointment_goes_in_by_one_line(self) -> None:
        desk = desk_with()
        told = typed(
            desk, "log", "Jo Hill", "--new", "--organisation", "Hill & Sons", "--phone", "+44 20 7946 0018",
            "--channel", "meeting", "--at", "yesterday 3pm", "--note", "Tasting; liked the lemon.",
            "--promise", "Thu", "--by-channel", "email", "--topic", "is the lemon filling nut-free?",
            "--standing", "their-turn", "--words", "we'll call you", "--object", "text",
        )  # fmt: skip
        assert (told.code, told.err) == (0, "")
        assert told.out.startswith("Logged: meeting with Jo Hill")
        history = desk.store.history_of(desk.store.prospects_matching("jo hill")[0].id)
        assert history is not None
        (contact,), (agreed,), (standing,), (objection,) = (
            history.contacts,
            history.agreements,
            history.standings,
            history.objections,
        )
        assert history.prospect.phones[0].e164 == "+442079460018"
        assert (contact.direction, contact.outcome, contact.at) == (
            Direction.MET,
            ContactOutcome.TALKED,
            at("2026-11-17 15:00"),
        )
        assert (agreed.kind, agreed.channel, agreed.window) == (
            AgreementKind.PROMISE,
            Channel.EMAIL,
            day("2026-11-19"),
        )
        assert agreed.words == ""
        assert (standing.kind, standing.words) == (StandingKind.THEIR_TURN, "we'll call you")
        assert (objection.channel, objection.words) == (Channel.TEXT, "we'll call you")

    @pytest.mark.parametrize(
        ("options", "direction", "outcome"),
        [
            ("--channel meeting", Direction.MET, ContactOutcome.TALKED),
            ("--channel meeting --direction out", Direction.OUT, ContactOutcome.TALKED),
            ("--channel call", Direction.OUT, ContactOutcome.TALKED),
            ("--channel call --outcome voicemail", Direction.OUT, ContactOutcome.VOICEMAIL),
            ("--channel call --direction in", Direction.IN, ContactOutcome.TALKED),
            ("--channel email", Direction.OUT, ContactOutcome.SENT),
            ("--channel post --direction in", Direction.IN, ContactOutcome.RECEIVED),
        ],
    )
    def test_what_is_left_out_is_what_is_usual(
        self, options: str, direction: Direction, outcome: ContactOutcome
    ) -> None:
        desk = desk_with(jo())
        typed(desk, "log", "Jo Hill", *options.split(), "--reason", "for this claim")
        (contact,) = contacts_with(desk, 1)
        assert (contact.direction, contact.outcome, contact.by) == (direction, outcome, ME)

    def test_it_settles_the_agreement_it_keeps_and_says_what_comes_next(self) -> None:
        kept = talk(exact("2026-11-18 09:30"))
        desk = desk_with(jo(), kept)
        told = typed(desk, "log", "Jo Hill", "--channel", "call", "--talk", "in a month", "--words", "no, not yet")
        assert told.out.splitlines()[0] == "Logged: call with Jo Hill, as agreed."
        assert "Friday 18 December" in told.out
        settled = desk.store.agreement(kept.id)
        assert settled is not None
        assert settled.outcome is AgreementOutcome.KEPT

    def test_what_was_agreed_before_a_late_entry_may_have_passed_since(self) -> None:
        desk = desk_with(jo())
        told = typed(
            desk, "log", "Jo Hill", "--channel", "meeting", "--at", "2026-11-09 10:00", "--talk", "2026-11-12", "--json"
        )
        assert told.json["agreed"][0]["window"]["first"] == "2026-11-12"

    def test_one_held_says_so_and_how_to_go_on(self) -> None:
        desk = desk_with(jo(), did("2026-11-12 10:00", Direction.MET, Channel.MEETING), THEIR_TURN)
        told = typed(desk, "log", "Jo Hill", "--channel", "call")
        assert "Nothing was saved." in told.out
        assert "--reason" in told.out

    def test_json_says_whether_it_was_saved(self) -> None:
        desk = desk_with(jo())
        held = typed(desk, "log", "Jo Hill", "--channel", "call", "--json").json
        taken = typed(desk, "log", "Jo Hill", "--channel", "call", "--reason", "a letter came back", "--json").json
        assert (held["saved"], taken["saved"]) == (False, True)
        assert held["findings"][0]["code"] == taken["findings"][0]["code"] == "first_approach"
        assert taken["contact"] == contacts_with(desk, 1)[0].id

    def test_a_declared_basis_is_kept(self) -> None:
        desk = desk_with(jo())
        told = typed(desk, "log", "Jo Hill", "--channel", "call", "--basis", "service", "--asked", "the mixer broke")
        assert told.code == 0
        assert contacts_with(desk, 1)[0].basis is Basis.SERVICE


class TestTerminal:
    NASTY = "Jo\x1b]0;gone\x07\x1b[2J\u202eHill\x9b31m\udc80\nx"

    def test_a_name_never_moves_the_cursor(self) -> None:
        records = (jo(name=self.NASTY), talk(exact("2026-11-18 10:00"), topic=self.NASTY, words=self.NASTY))
        desk = desk_with(*records)
        for told in (
            typed(desk, "today"),
            typed(desk, "check", "Hill", "--channel", "call"),
            typed(desk, "today", "--json"),
        ):
            shown = told.out + told.err
            assert "Jo" in shown
            assert all(c == "\n" or c.isprintable() for c in shown)

    def test_what_the_terminal_cannot_show_is_replaced_and_not_an_error(self) -> None:
        out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        arguments = parser().parse_args(["today"])
        desk = desk_with(jo(name="Zoë"), talk(exact("2026-11-18 10:00"), words="café"))
        assert run(arguments, desk, ENGLISH, out, out) == 0
        out.seek(0)
        assert "Zo? ? call ? ?caf??" in out.read()

    def test_a_reader_who_has_gone_is_no_trouble(self) -> None:
        class Gone(io.StringIO):
            def write(self, text: str) -> int:
                raise BrokenPipeError

            def fileno(self) -> int:
                raise io.UnsupportedOperation

        assert run(parser().parse_args(["today"]), desk_with(), ENGLISH, Gone(), io.StringIO()) == 0

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("Zoë 蛋糕 👩‍🍳", "Zoë 蛋糕 👩‍🍳"),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("\x1b[31mred", "\ufffd[31mred"),
            ("a\u202eb", "a\ufffdb"),
            ("\x85 next line", "next line"),
        ],
    )
    def test_only_what_a_terminal_would_obey_is_replaced(self, text: str, shown: str) -> None:
        assert plain(text) == shown

    def test_wide_letters_take_two_columns_and_set_accents_none(self) -> None:
        assert (columns("蛋糕"), columns("e\u0301"), padded("蛋糕", 6)) == (4, 1, "蛋糕  ")

    @pytest.mark.parametrize(
        ("said", "as_one"),
        [
            (
                "A name is missing. Nothing was saved; please type one.",
                "A name is missing; nothing was saved; please type one.",
            ),
            ("“Dr. No. Who” is too long. Nothing was saved.", "“Dr. No. Who” is too long; nothing was saved."),
            ("“x” is no time. “Thu 3pm” would be.", "“x” is no time; “Thu 3pm” would be."),
        ],
    )
    def test_several_sentences_become_one_line_of_a_log(self, said: str, as_one: str) -> None:
        assert one_sentence(said) == as_one


def test_the_options_of_the_program_are_taken_before_and_after_the_command() -> None:
    before = parser().parse_args(["--demo", "--data-dir", "d", "--now", "2026-11-18T09:30", "today"])
    after = parser().parse_args(["today", "--demo", "--data-dir", "d", "--now", "2026-11-18T09:30"])
    assert vars(before) == vars(after)
    assert before.demo
    assert before.now.isoformat() == "2026-11-18T09:30:00"


def test_no_command_leaves_the_window_to_be_opened() -> None:
    assert parser().parse_args([]).command is None


def test_trouble_before_there_is_a_desk_ends_with_3() -> None:
    err = io.StringIO()
    assert tell_trouble(StoreFault(Fault.NO_FOLDER), err, "/no/such") == 3
    assert err.getvalue() == (
        "Opening, /no/such: its folder is not there or cannot be entered; nothing was changed; "
        "check the folder, or choose another.\n"
    )


def test_a_clock_set_by_hand_is_what_today_means() -> None:
    assert typed(desk_with(now="2027-01-01 09:00"), "today").out.startswith("Friday 1 January")
