"""Claims about the line of quick entry as a state: it fills the form, a click holds, a draft keeps it, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.presentation.entry.at_the_line import AtTheLine
from tracker.actions.outcome import Changes
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.ports import PersonLine
from tracker.actions.undo import undo
from tracker.presentation import form_text
from tracker.presentation.entry.strip import EXAMPLES, ActKind, can_be_saved, strip_told
from tracker.presentation.entry_form import Exit, Field, Form, Next, Pressed
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import NewProspect
from tracker.rules.line import NextKind
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Level

pytestmark = pytest.mark.usefixtures("qapp")

OUT, IN, MET = Direction.OUT, Direction.IN, Direction.MET


@pytest.mark.parametrize(
    ("typed", "told", "when"),
    [
        ("jo call talked", "Jo Hill, wedding in May · call from me · we talked", "now"),
        ("called jo", "Jo Hill, wedding in May · call from me · what came of it?", "now"),
        ("jo rang yesterday 4pm", "Jo Hill, wedding in May · call from them · we talked · Wed 25 Nov, 16:00", "yesterday, 16:00"),
        ("jo sent", "Jo Hill, wedding in May · e-mail from me · sent", "now"),
        ("met martin 10am", "Martin Pryce, Pryce & Dunne Solicitors · we met · today, 10:00", "today, 10:00"),
        ("martin call at 4", "Martin Pryce, Pryce & Dunne Solicitors · call from me · at 4: which?", "at 4?"),
        ("jo voicemail, texted her", "Jo Hill, wedding in May · call from me · voicemail", "now"),
        ("met daniel on zoom", "Daniel Brandt, Brandt Strings · we met · by video", "now"),
        ("emma & tom met", "Tom Cole · Emma, Nair and Cole, new · we met · one meeting, 2 people", "now"),
        ("emma hart met", "Emma Hart, new · we met", "now"),
        ("called +44 7700 900122 sarah", "Who is it? · call from me · what came of it?", "now"),
        ("met carys tomorrow", "Carys Bevan, tuition · we met · tomorrow: still to come", "tomorrow?"),
    ],
)  # fmt: skip
def test_the_reading_says_what_was_understood(typed: str, told: str, when: str) -> None:
    work = AtTheLine().type(typed)
    assert (work.told, work.entry.line.told_when) == (told, when)


@pytest.mark.parametrize(
    ("typed", "headline", "picks", "chosen"),
    [
        ("called jo", "What came of it?", ["we talked", "voicemail", "no answer"], None),
        ("met martin", "When was it?", ["at 10:00", "just now"], None),
        ("martin call at 4", "“at 4”: which is meant?", ["yesterday, 16:00", "today, 04:00"], None),
        ("met carys tomorrow", "“tomorrow” has not happened yet", ["Plan it: Friday 27 November"], None),
        ("jo call tlked fridge", "Not understood: “tlked”, “fridge”", ["“tlked”: talked"], None),
        ("martin 10", "“10” is not read as a time", ["today, 10:00"], None),
        ("emma & tom met", "Emma is new. Together with Tom?", ["Emma, Nair and Cole", "Emma, alone", "Other…"], 0),
        ("emma hart met", "Emma Hart is new", ["New: Emma Hart", "Into the note"], 0),
        ("sio met", "New person, or Siobhan Kelly?", ["Siobhan Kelly", "New: Sio"], None),
        ("new@firm.example wrote", "Whose is new@firm.example?", [], None),
        ("spoke to jo", "How was it?", ["call from me", "call from them", "we met"], None),
        ("jo cancelled", "Called off", [], None),
        (
            "Mr Pryce rang",
            "Is “Mr Pryce” Martin Pryce?",
            ["Martin Pryce, Pryce & Dunne Solicitors", "New: Mr Pryce"],
            None,
        ),
        ("jo texted no thanks", "“no thanks”: did they say no?", ["No thanks"], None),
        (
            "jo rang, dont call again",
            "“dont call again”: did they say no?",
            ["Not by phone", "No thanks", "No more contact"],
            None,
        ),
        (
            "jo rang, only by e-mail from now on",
            "“only by e-mail from now on”: is that what they wish?",
            ["Only by e-mail"],
            None,
        ),
        (
            "met jo: no calls please, text only",
            "“no calls please, text only”: is that what they wish?",
            ["Only by text", "Not by phone"],
            None,
        ),
        (
            "jo rang, stop phoning, write instead",
            "“stop phoning, write instead”: is that what they wish?",
            ["Only in writing", "Not by phone"],
            None,
        ),
        (
            "jo emailed, no texts or calls",
            "“no texts or calls”: is that what they wish?",
            ["Not by phone or by text", "No more contact"],
            None,
        ),
    ],
)
def test_the_strip_asks(typed: str, headline: str, picks: list[str], chosen: int | None) -> None:
    asked = AtTheLine().type(typed).entry.line.asked
    assert asked is not None
    assert (asked.headline, [pick.label for pick in asked.picks], asked.chosen) == (headline, picks, chosen)


@pytest.mark.parametrize(
    "typed", ["", "jo call talked", "jo rang", "ngozi call", "colin call talked", "s", "met si", "jo ta"]
)
def test_the_strip_is_left_to_the_guard(typed: str) -> None:
    assert AtTheLine().type(typed).entry.line.asked is None


@pytest.mark.parametrize(
    ("typed", "level", "codes"),
    [
        ("jo call talked", Level.WARN, "their_turn"),
        ("jo sent", Level.WELCOME, ""),
        ("letter to robert", Level.NOTE, "household"),
        ("call robert talked", Level.STOP, "objected"),
        ("dominic call voicemail", Level.STOP, "no_thanks"),
        ("ngozi call", Level.WARN, "too_early"),
        ("colin call talked", Level.WELCOME, ""),
        ("jo rang", Level.WELCOME, ""),
    ],
)
def test_the_guard_judges_what_the_line_says(typed: str, level: Level, codes: str) -> None:
    verdict = AtTheLine().type(typed).entry.guard.verdict
    assert verdict.level is level
    assert not codes or codes == verdict.findings[0].code.value


def test_a_promise_is_kept_by_two_words() -> None:
    work = AtTheLine().type("jo sent")
    work.entry.save()
    (promise,) = [a for a in work.history("Jo Hill").agreements if a.topic == "Is the lemon filling nut-free?"]
    assert promise.outcome is AgreementOutcome.KEPT


def test_what_came_of_a_call_is_never_guessed() -> None:
    work = AtTheLine().type("ngozi call")
    work.entry.save()
    assert (work.asked_back, work.logged) == ([Field.LINE], [])
    asked = work.entry.line.asked
    assert asked is not None
    assert asked.headline == "What came of it?"


@pytest.mark.parametrize(
    ("typed", "n", "form"),
    [
        ("called jo", 2, {"outcome": ContactOutcome.VOICEMAIL}),
        ("met martin", 1, {"when": "Thu 26 Nov 2026 10:00", "keeps": True}),
        ("met martin", 2, {"when": ""}),
        ("martin call at 4", 1, {"when": "Wed 25 Nov 2026 16:00"}),
        ("sio met", 1, {"who": "Siobhan Kelly"}),
        ("sio met", 2, {"who": "Sio", "who_id": None}),
        ("spoke to jo", 2, {"direction": IN, "channel": Channel.CALL}),
        ("jo call tlked", 1, {"outcome": ContactOutcome.TALKED}),
    ],
)
def test_alt_and_a_number_answers(typed: str, n: int, form: dict[str, object]) -> None:
    work = AtTheLine().type(typed)
    assert work.entry.line.pick(n)
    found = work.entry.form
    told = {name: bool(found.keeps) if name == "keeps" else getattr(found, name) for name in form}
    assert told == form
    assert work.entry.line.text == typed


@pytest.mark.parametrize(("n", "never_again"), [(2, False), (3, True)])
def test_that_they_said_no_is_answered_with_their_words(n: int, never_again: bool) -> None:
    line = AtTheLine().type("jo rang, dont call again")
    assert Next.NO_THANKS not in line.entry.form.next
    assert line.entry.line.pick(n)
    form = line.entry.form
    assert (form.next, form.no_words, form.never_again) == (frozenset({Next.NO_THANKS}), "dont call again", never_again)
    assert line.entry.line.asked is None or "did they" not in line.entry.line.asked.headline


def test_a_no_is_offered_though_it_is_open_how_it_was_said() -> None:
    line = AtTheLine().put("jo said dont call again")
    asked = line.entry.line.asked
    assert asked is not None
    assert "did they say no" in asked.headline
    assert line.entry.line.pick(3)
    form = line.entry.form
    assert (form.next, form.no_words, form.never_again) == (frozenset({Next.NO_THANKS}), "dont call again", True)


def test_a_week_close_ahead_can_be_planned() -> None:
    work = AtTheLine().put("coffee w sheila w/c 7 dec")
    assert work.entry.line.pick(2)
    form = work.entry.form
    assert (form.line, form.next, form.talk.when) == (
        "w sheila",
        frozenset({Next.TALK}),
        "Mon 7 Dec 2026 to Fri 11 Dec 2026",
    )


CLOSED = [
    (
        "jo rang, only by e-mail from now on",
        1,
        {Channel.CALL, Channel.VIDEO, Channel.TEXT, Channel.SOCIAL, Channel.POST},
    ),
    ("jo rang, no calls please, text only", 2, {Channel.CALL}),
    ("jo rang, stop phoning, write instead", 1, {Channel.CALL, Channel.VIDEO}),
    ("jo rang, dont call again", 1, {Channel.CALL}),
    ("jo rang: only text or email", 1, {Channel.CALL, Channel.VIDEO, Channel.SOCIAL, Channel.POST}),
]


@pytest.mark.parametrize(("typed", "n", "closed"), CLOSED)
def test_which_ways_they_close_is_kept_once_it_is_answered_and_taken_back_as_one(
    typed: str, n: int, closed: set[Channel]
) -> None:
    line = AtTheLine().type(typed)
    _, _, said = typed.partition("rang")
    said = said.strip(" ,:")
    assert line.entry.form.refuses == ()
    assert line.entry.line.pick(n)
    assert f"they asked: “{said}”" in line.told
    line.entry.save()
    (logged,) = line.logged
    objections = line.history("Jo Hill").objections
    assert ({o.channel for o in objections}, {o.words for o in objections}) == (closed, {said})
    assert (logged.contact.note, {o.said_in for o in objections}) == (said, {logged.contact.id})
    undo(line.desk)
    assert line.history("Jo Hill").objections == ()


def test_a_call_is_stopped_with_the_words_by_which_they_closed_it() -> None:
    line = AtTheLine().type("jo rang, only by e-mail from now on")
    line.entry.line.pick(1)
    line.entry.save()
    line.entry.begin()
    line.type("jo call talked")
    told = strip_told(line.entry, True)
    assert told.telling is not None
    assert told.telling.level is Level.STOP
    assert "only by e-mail from now on" in told.sentence
    line.put("emailed jo")
    told = strip_told(line.entry, True)
    assert told.telling is None or told.telling.level is not Level.STOP


def test_what_goes_with_a_way_they_close_is_said_before_it_is_saved() -> None:
    line = AtTheLine().type("siobhan rang, no calls please")
    assert line.entry.consequences.told_closed == ""
    line.entry.line.pick(1)
    assert line.entry.consequences.told_closed.startswith("This calls off: Call")


def test_ways_they_may_have_closed_stay_open_unless_it_is_answered_or_taken_back() -> None:
    line = AtTheLine().type("jo rang, only by e-mail from now on")
    asked = line.entry.line.asked
    assert asked is not None
    line.entry.line.pick(1)
    assert line.entry.form.refuses
    line.entry.line.answer(asked.ask, "only:email")
    assert line.entry.form.refuses == ()
    line.entry.line.pick(1)
    line.put("jo rang")
    assert line.entry.form.refuses == ()
    line.entry.save()
    assert line.history("Jo Hill").objections == ()


def test_a_no_that_is_not_answered_is_only_in_the_note() -> None:
    line = AtTheLine().type("jo texted no thanks")
    line.entry.save()
    (logged,) = line.logged
    kinds = {standing.kind for standing in line.history("Jo Hill").standings}
    assert (logged.contact.note, StandingKind.NO_THANKS in kinds) == ("no thanks", False)


def test_enter_takes_what_is_preselected_and_only_that() -> None:
    work = AtTheLine().type("emma & tom met")
    assert work.entry.line.take_chosen()
    assert work.entry.line.asked is None
    assert not AtTheLine().type("sio met").entry.line.take_chosen()


def test_alt_n_makes_a_new_person() -> None:
    work = AtTheLine().type("sio met")
    assert work.entry.line.take_new()
    assert (work.entry.form.who, work.entry.form.who_id) == ("Sio", None)


def test_tab_completes_the_name() -> None:
    work = AtTheLine().type("met sio")
    assert work.entry.line.complete() == len("met siobhan Kelly")
    assert (work.entry.line.text, work.entry.form.who) == ("met siobhan Kelly", "Siobhan Kelly")


def test_another_of_the_list_is_completed_to_their_name() -> None:
    work = AtTheLine().type("met ash")
    names = [who.name for who in work.entry.line.completion.people] if work.entry.line.completion else []
    work.entry.line.complete(1)
    assert work.entry.form.who == names[1]


def test_a_click_overrides_the_words_and_their_tint_goes() -> None:
    work = AtTheLine().type("jo call talked")
    work.entry.press(direction=IN)
    assert (work.entry.form.direction, work.told.split(" · ")[1]) == (IN, "call from them")
    work.entry.press(channel=Channel.TEXT)
    painted = [work.entry.line.text[part.start : part.end] for part in work.entry.line.parts]
    assert painted == ["jo", "talked"]
    assert work.entry.line.text == "jo call talked"


def test_words_typed_later_override_the_click() -> None:
    work = AtTheLine().type("jo call")
    work.entry.press(channel=Channel.TEXT)
    assert work.entry.form.channel is Channel.TEXT
    work.put("jo call yesterday")
    assert work.entry.form.channel is Channel.TEXT
    work.put("jo zoom yesterday")
    assert (work.entry.form.channel, work.entry.form.pressed & {Pressed.CHANNEL}) == (Channel.VIDEO, frozenset())


@pytest.mark.parametrize(
    ("press", "how"),
    [
        ({"channel": Channel.CALL}, (OUT, Channel.CALL)),
        ({"direction": MET}, (MET, Channel.MEETING)),
        ({"direction": IN, "channel": Channel.EMAIL}, (IN, Channel.EMAIL)),
        ({"direction": IN}, (IN, None)),
    ],
)
def test_a_click_alone_says_how(press: dict[str, object], how: tuple[object, object]) -> None:
    work = AtTheLine().type("tessa")
    work.entry.press(**press)
    told = work.entry.line.how
    assert (told.direction, told.channel) == how


def test_by_what_way_is_asked_before_it_is_saved() -> None:
    work = AtTheLine().type("tessa")
    work.entry.press(direction=IN)
    work.entry.save()
    asked = work.entry.line.asked
    assert asked is not None
    assert [pick.label for pick in asked.picks] == ["call from them", "e-mail from them", "text from them"]


def test_all_fields_show_what_the_line_says_and_what_is_changed_there_holds() -> None:
    work = AtTheLine().type("jo rang yesterday 4pm")
    form = work.entry.form
    assert (form.who_id, form.direction, form.channel, form.when) == (1, IN, Channel.CALL, "yesterday 4pm")
    work.entry.in_full = True
    work.entry.change(when="yesterday 5pm")
    work.entry.change(direction=OUT)
    work.entry.in_full = False
    assert work.entry.line.text == "jo rang yesterday 4pm"
    assert "17:00" in work.told
    assert "call from me" in work.told


def test_somebody_else_chosen_in_all_fields_holds_against_the_line() -> None:
    work = AtTheLine().type("jo rang")
    work.entry.who.choose_person(2, "Martin Pryce")
    assert (work.entry.form.who, work.entry.line.text) == ("Martin Pryce", "jo rang")
    assert work.told.startswith("Martin Pryce, Pryce & Dunne Solicitors · call from them")
    work.put("jo rang yesterday")
    assert work.entry.form.who == "Martin Pryce"
    work.put("tessa rang yesterday")
    assert work.entry.form.who == "Tessa Grant"


def test_the_note_behind_the_colon_is_shown_in_the_note_as_it_is_typed() -> None:
    work = AtTheLine().type("met martin: signed")
    assert work.entry.form.note == "signed"
    work.entry.change(note="signed the first page")
    work.put("met martin: signed and sealed")
    assert work.entry.form.note == "signed and sealed the first page"


def test_what_was_not_understood_goes_before_what_stands_in_the_note() -> None:
    work = AtTheLine()
    work.entry.change(note="She likes it.")
    work.type("sent jo the lemon answer")
    assert work.entry.line.settle() == "the lemon answer"
    assert work.entry.form.note == "the lemon answer She likes it."
    assert work.entry.line.settle() == ""
    assert work.entry.line.asked is None


def test_it_goes_there_as_well_where_nobody_pressed_enter() -> None:
    work = AtTheLine().type("sent jo the lemon answer")
    work.entry.save()
    assert work.logged[0].contact.note == "the lemon answer"


def test_what_follows_is_typed_in_the_same_line() -> None:
    work = AtTheLine().type("met martin: signed > in a month about the lorry")
    form = work.entry.form
    assert (set(form.next), form.talk.when, form.talk.topic) == ({Next.TALK}, "in a month", "the lorry")
    assert work.entry.next_line(NextKind.TALK).reading.text == "in a month about the lorry"
    work.put("met martin: signed > by mon a drawing")
    form = work.entry.form
    assert (set(form.next), form.talk.when, form.promise.what) == ({Next.PROMISE}, "", "a drawing")
    work.put("met martin: signed > their turn “when Sheila is back”")
    assert (set(work.entry.form.next), work.entry.form.their_words) == ({Next.THEIR_TURN}, "when Sheila is back")
    work.put("met martin: signed")
    assert (work.entry.form.next, work.entry.form.their_words) == (frozenset(), "")


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("priya texted > mon 3pm", Channel.CALL),
        ("emailed priya the prices > thu", Channel.CALL),
        ("met priya > thu", Channel.CALL),
        ("zoom with priya > thu", Channel.VIDEO),
        ("priya texted > thu by text", Channel.TEXT),
    ],
)
def test_a_talk_is_by_the_way_just_used_where_one_talks_by_it(typed: str, way: Channel) -> None:
    assert AtTheLine().type(typed).entry.form.talk.channel is way


def test_tomorrow_is_planned_with_one_key() -> None:
    work = AtTheLine().type("met carys tomorrow")
    assert work.entry.line.pick(1)
    assert (work.entry.line.text, work.entry.form.talk.when) == ("met carys", "tomorrow")
    assert work.entry.form.next == {Next.TALK}


def test_the_line_beneath_an_answer_fills_its_fields() -> None:
    work = AtTheLine().type("priya rang")
    work.entry.type_next(NextKind.TALK, 'thu 3pm about the tiers "ring me then"')
    talk = work.entry.form.talk
    assert (talk.when, talk.topic, talk.words, talk.channel) == ("thu 3pm", "the tiers", "ring me then", Channel.CALL)
    told = work.entry.next_line(NextKind.TALK).told
    assert (told.begins, told.ends.strip()) == ("Thursday 3 December, 15:00", "by phone, 30 minutes")


def test_a_promise_is_typed_in_its_line() -> None:
    work = AtTheLine().type("priya rang")
    work.entry.type_next(NextKind.PROMISE, "by mon a drawing with the real flowers e-mail")
    told = work.entry.next_line(NextKind.PROMISE).told
    assert told.begins == "by Monday 30 November"
    assert told.ends.strip() == "by e-mail: “a drawing with the real flowers”"


@pytest.mark.parametrize(
    ("key", "when"),
    [
        (lambda work: work.entry.take_next(NextKind.TALK), "2026-12-28"),
        (lambda work: work.entry.pick_next(NextKind.TALK, 2), "2026-12-26"),
        (lambda _work: True, "2026-12-26"),
    ],
)
def test_a_day_off_is_said_and_enter_takes_the_next(key: Callable[[AtTheLine], bool], when: str) -> None:
    work = AtTheLine().type("met tessa")
    work.entry.type_next(NextKind.TALK, "in a month")
    shown = work.entry.next_line(NextKind.TALK)
    assert shown.asked is not None
    assert (shown.told.text, [pick.label for pick in shown.asked.picks], shown.asked.chosen) == (
        "Sat 26 Dec: a day off",
        ["Mon 28 Dec", "Sat all the same"],
        0,
    )
    assert key(work)
    talk = work.entry.reading.talk
    assert talk is not None
    assert talk.first.isoformat() == when
    assert work.entry.next_line(NextKind.TALK).reading.text == "in a month"


def test_fields_changed_beneath_an_answer_are_a_line_again() -> None:
    work = AtTheLine().type("met tessa")
    work.entry.type_next(NextKind.TALK, "thu 3pm about the tiers")
    work.entry.change(talk=work.entry.form.talk.__class__("fri 4pm", Channel.EMAIL, "the cake", "write to me"))
    assert work.entry.next_line(NextKind.TALK).reading.text == "fri 4pm by email about the cake “write to me”"


@pytest.mark.parametrize(
    "typed", ["jo call talked", "met martin: signed > in a month", "emma & tom met yesterday", "sio met"]
)
def test_a_draft_brings_the_line_back_as_it_was(typed: str) -> None:
    work = AtTheLine().type(typed)
    work.entry.line.pick(1)
    work.entry.press(channel=Channel.VIDEO)
    before, told = work.entry.form, work.told
    work.entry.keep_draft()
    work.open_the_program()
    work.entry.resume()
    assert (work.entry.form, work.entry.line.text, work.told) == (before, typed, told)


def test_a_draft_of_an_earlier_version_still_loads() -> None:
    text = form_text.to_text([Form(who="Emma", note="Lemon")])
    assert text is not None
    bare = text.replace(',"line":""', "")
    assert form_text.from_text(bare) == (Form(who="Emma", note="Lemon"),)


def test_an_entry_opened_about_somebody_shows_their_name_as_its_line() -> None:
    work = AtTheLine()
    work.entry.begin(Form(1, "Jo Hill", direction=OUT, channel=Channel.CALL))
    assert (work.entry.line.text, work.told.split(" · ")[1]) == ("Jo Hill", "call from me")
    work.type(" voicemail")
    assert (work.entry.form.outcome, work.entry.form.who_id) == (ContactOutcome.VOICEMAIL, 1)


def test_several_people_are_one_occasion() -> None:
    work = AtTheLine().type("met emma and tom")
    work.entry.line.take_chosen()
    work.entry.change(next=frozenset({Next.NOTHING}))
    work.entry.save()
    (logged,) = work.logged
    assert len(logged.others) == 1
    (emma,) = work.store.prospects_matching("Emma")
    assert (emma.organisation, emma.household) == ("", "Nair and Cole"), "she is at home there, as Tom is"


def test_whoever_shares_a_number_is_made_with_it() -> None:
    work = AtTheLine().type("called +44 7700 900122 sarah voicemail")
    work.entry.line.pick(2)
    form = work.entry.form
    assert (form.who, form.phone, form.shares) == ("Sarah", "+44 7700 900122", True)


def test_a_known_number_is_where_the_call_went() -> None:
    work = AtTheLine().type("called +44 7700 900122 voicemail")
    assert (work.entry.form.who, work.entry.form.to) == ("Tom Cole", "+447700900122")


def test_midnight_does_not_turn_yesterday(qtbot: QtBot) -> None:
    del qtbot
    work = AtTheLine().type("jo rang yesterday 4pm")
    work.clock.forward(timedelta(hours=12))
    work.type(" about the tiers")
    assert work.entry.form.when == "yesterday 4pm"
    assert work.entry.reading.attempt.at.day == 25


class Later:
    """What is asked of the store waits until it is let through."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def let_through(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


def test_a_store_that_is_slow_changes_nothing_but_when_it_is_known() -> None:
    later = Later()
    work = AtTheLine(run=later)
    later.let_through()
    work.type("jo rang yesterday 4pm")
    assert work.entry.line.reading.waits
    work.entry.save()
    assert work.logged == []
    later.let_through()
    assert [logged.contact.direction for logged in work.logged] == [IN]


def names_asked_for(work: AtTheLine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Those that are looked up from now on, as they come."""
    asked: list[str] = []
    called = work.store.people_called

    def noted(text: str, limit: int) -> tuple[PersonLine, ...]:
        asked.append(text)
        return called(text, limit)

    monkeypatch.setattr(work.store, "people_called", noted)
    return asked


def test_after_something_was_written_only_what_the_line_holds_is_looked_up_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = Later()
    work = AtTheLine(run=later)
    for typed in ("tessa rang", "wes rang", "met zzyzx"):
        work.put(typed)
        later.let_through()
    assert work.entry.form.who == "Zzyzx"
    asked = names_asked_for(work, monkeypatch)
    add_prospect(work.desk, NewProspect("Zzyzx"))
    work.dispatcher.changed.emit(Changes(), None)
    later.let_through()
    assert {each.lower() for each in asked} <= {"met", "zzyzx", "zz"}
    assert work.entry.form.who_id is not None


def test_letters_behind_what_nobody_is_called_are_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    later = Later()
    work = AtTheLine(run=later)
    work.put("tessa zqxu")
    later.let_through()
    asked = names_asked_for(work, monkeypatch)
    waited: list[bool] = []
    for line in ("tessa zqxun", "tessa zqxun wes"):
        work.put(line)
        waited.append(work.entry.line.reading.waits)
    assert waited == [False, True]
    later.let_through()
    assert "zqxun" not in asked
    assert "wes" in asked


def test_whoever_was_new_in_the_entry_before_is_known_in_the_next_by_the_first_name_alone() -> None:
    work = AtTheLine()
    work.type("met nora lund")
    work.entry.change(next=frozenset({Next.NOTHING}))
    work.entry.save()
    work.entry.begin()
    work.type("nora rang")
    assert (work.entry.form.who, work.entry.form.who_id is not None) == ("Nora Lund", True)


FAIR = [
    ("emma hart met", "Hand-dyed wool.", "3"),
    ("met bruno ferri @ ferri frames", "Wants samples.", "3"),
    ("lucy ng, met", "Back in spring.", "5"),
    ("anna-lena vogt met", "", "3"),
    ("met josé da silva", "Cork.", "3"),
    ("Olga Petrenko met", "Felt.", "5"),
    ("met tessa", "Came by the stand.", "3"),
    ("coffee with carys", "Happy.", "5"),
    ("met wes", "New van.", "3"),
    ("ran into hannah", "", "5"),
    ("met ravi patel", "Price list.", "thu 3pm"),
    ("met sara lind @ lind & co", "Catalogue.", "in two weeks"),
    ("yusuf demir met", "", "3"),
    ("met imogen", "Her new shop.", "3"),
    ("met helga strand", "Ribbons.", "5"),
]
ANSWER = {"3": Next.THEIR_TURN, "5": Next.NOTHING}


def test_fifteen_entries_of_a_trade_fair_take_five_keys_each_at_most() -> None:
    """Enter to the note, Enter to the answers, a digit, and Ctrl+Shift+Enter; with a time, its line between."""
    work = AtTheLine()
    keys = []
    for typed, note, then in FAIR:
        work.keys = 0
        work.type(typed)
        work.keys += 1  # Enter: what is preselected is taken, and the rest goes into the note
        work.entry.line.take_chosen()
        work.entry.line.settle()
        work.entry.change(note=f"{work.entry.form.note} {note}".strip())
        work.keys += 1  # Enter: to the answers
        work.keys += 1  # 1, 3 or 5
        if then in ANSWER:
            work.entry.change(next=frozenset({ANSWER[then]}))
        else:
            work.entry.type_next(NextKind.TALK, then)
        work.keys += 1  # Ctrl+Shift+Enter
        work.entry.save()
        keys.append(work.keys)
        work.entry.begin()
    assert len(work.logged) == len(FAIR)
    assert max(keys) <= 5
    assert {logged.contact.direction for logged in work.logged} == {MET}


def test_after_ten_entries_ones_own_stand_in_the_place_of_the_examples() -> None:
    work = AtTheLine()
    for typed in ("jo rang", "met martin 10am", "priya texted", *(["siobhan rang"] * 6)):
        work.type(typed)
        work.entry.save()
        work.entry.begin()
    work.entry.own.look()
    assert [act.label for act in strip_told(work.entry, True).acts] == list(EXAMPLES), "nine are too few"
    work.type("emma hart met")
    work.entry.change(next=frozenset({Next.NOTHING}))
    work.entry.save()
    assert len(work.logged) == 10
    work.entry.begin()
    work.entry.own.look()
    assert [act.label for act in strip_told(work.entry, True).acts] == ["met Emma", "Siobhan rang", "Priya texted"]
    assert strip_told(work.entry, True).lead == "As before"


def test_whoever_is_new_may_be_somebody_here_whose_name_was_misspelt() -> None:
    work = AtTheLine().type("martyn pryce met")
    told = strip_told(work.entry, True)
    assert told.headline == "New person, or Martin Pryce?"
    assert [(act.label, act.cap) for act in told.acts] == [
        ("Martin Pryce, Pryce & Dunne Solicitors", "Alt 1"),
        ("New: Martyn Pryce", "Alt 2"),
        ("Into the note", "Alt 3"),
    ]
    assert not work.entry.line.take_chosen()
    assert not can_be_saved(work.entry, in_line=True)
    assert work.entry.line.pick(1)
    assert work.entry.form.who == "Martin Pryce"


def test_a_firm_in_the_place_of_a_person_offers_who_is_known_there() -> None:
    work = AtTheLine().type("pryce & dunne rang")
    told = strip_told(work.entry, True)
    assert told.headline == "Who was it at “pryce & dunne”?"
    assert [act.label for act in told.acts] == ["Martin Pryce", "Sheila Dunne", "New: Pryce & Dunne"]
    assert work.entry.line.pick(2)
    assert (work.entry.form.who, work.entry.form.direction) == ("Sheila Dunne", IN)


def test_when_it_was_can_be_said_otherwise_after_it_was_answered() -> None:
    work = AtTheLine().type("met martin")
    assert work.entry.line.pick(1)
    told = strip_told(work.entry, True)
    turns = [act for act in told.acts if act.kind is ActKind.TURN]
    assert [(act.label, act.chosen) for act in turns] == [("at 10:00", True), ("just now", False)]
    work.entry.line.answer(turns[1].ask, turns[1].key)
    told = strip_told(work.entry, True)
    assert [act.chosen for act in told.acts if act.kind is ActKind.TURN] == [False, True]


def test_what_they_said_of_their_coming_and_what_is_past_is_told() -> None:
    work = AtTheLine().type("jo rang yesterday 4pm")
    told = strip_told(work.entry, True)
    assert told.sentence.startswith("They rang, as they said on 19 November: “we")
    assert told.beside == "“in a week” counts from that day, “Friday” from today."
    work.entry.begin()
    work.type("jo rang")
    work.entry.type_next(NextKind.TALK, "thu 3pm")
    assert strip_told(work.entry, True).beside == "It is no longer their turn: you agreed a next step."
    work.entry.begin()
    work.type("carys rang yesterday 4pm")
    assert strip_told(work.entry, True).sentence.endswith("Judged as things stood yesterday, 16:00.")


def test_it_is_told_that_a_record_is_kept_although_they_said_no() -> None:
    work = AtTheLine().type("dominic call voicemail")
    work.entry.change_exit(open=Exit.ANYWAY, reason="he rang the desk", ticked=True)
    assert work.entry.guard.i_know == "I know that they said no"
    kept = work.entry.guard.will_be_kept_as
    assert kept == "Will be kept as: nobody agreed, although they said no; because he rang the desk."


def test_beside_each_name_that_is_being_typed_stands_what_is_agreed_next() -> None:
    work = AtTheLine().type("ma")
    offered = work.entry.line.completion
    assert offered is not None
    told = dict(zip([who.name for who in offered.people], work.entry.line.told_people, strict=True))
    assert told["Martin Pryce"].startswith("Pryce & Dunne Solicitors · ")
    assert "10:00" in told["Martin Pryce"]


def test_somebody_new_may_be_called_as_somebody_here_is() -> None:
    work = AtTheLine().type("met tom")
    assert [who.id is None for who in work.entry.line.reading.who] == [False]
    assert work.entry.line.take_new()
    assert [(who.id, who.name) for who in work.entry.line.reading.who] == [(None, "Tom")]
    assert work.entry.line.completion is None


def test_what_may_be_still_to_come_is_planned_by_its_pick() -> None:
    work = AtTheLine().type("coffee with tom friday")
    asked = work.entry.line.asked
    assert asked is not None
    assert [pick.label for pick in asked.picks] == ["Fri 20 Nov", "Plan it: Friday 27 November"]
    assert work.entry.line.pick(2)
    talk = work.entry.form.talk
    assert (work.entry.form.line, talk.when, talk.channel) == ("with tom", "friday", Channel.MEETING)
    assert work.entry.line.how.direction is None


def test_which_of_two_contacts_it_was_is_asked_and_a_click_on_the_way_answers_it_too() -> None:
    """One line keeps one contact: the second is offered, with what came of either."""
    asked = AtTheLine().put("jo voicemail, texted her").entry.line
    assert asked.asked is not None
    assert [pick.label for pick in asked.asked.picks] == ["call from me · voicemail", "text from me · sent"]
    assert asked.pick(2)
    assert (asked.how.channel, asked.how.outcome) == (Channel.TEXT, ContactOutcome.SENT)
    clicked = AtTheLine().put("jo voicemail, texted her").entry.line
    clicked.press(channel=Channel.TEXT)
    assert not any(ask.must and ask.key.startswith("second") for ask in clicked.asks)


def test_of_several_tries_it_is_said_that_one_is_kept() -> None:
    """Tries are counted, so the others are not left to a word in the note."""
    line = AtTheLine().put("siobhan no answer all week").entry.line
    assert line.asked is not None
    assert (line.asked.headline, len(line.asked.picks)) == ("“all week”: it is kept as one", 1)
    assert line.pick(1)
    assert not any(ask.must for ask in line.asks)
    assert (line.how.outcome, line.reading.rest) == (ContactOutcome.NO_ANSWER, "all week")


def test_an_hour_left_over_is_taken_once_it_is_picked() -> None:
    line = AtTheLine().put("carys wants refund!! rang shouting 8am").entry.line
    assert line.asked is not None
    assert [pick.label for pick in line.asked.picks] == ["today, 08:00", "just now"]
    assert line.pick(1)
    assert (line.told_when, line.reading.rest) == ("today, 08:00", "wants refund!! rang shouting")


def test_a_day_that_may_be_what_was_said_is_asked_about_with_just_now_beside_it() -> None:
    line = AtTheLine().put("jo texted, monday suits").entry.line
    assert line.asked is not None
    assert [pick.label for pick in line.asked.picks] == ["Mon 23 Nov", "just now"]
    assert line.pick(2)
    assert line.reading.rest == "monday suits"
    assert not any(ask.key.startswith("when") for ask in line.asks)
