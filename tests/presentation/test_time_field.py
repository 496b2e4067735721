"""Claims about a phrase and the moment it was typed at: what was shown is what is saved, in every form that has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, day, exact, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_at, here_by
from tests.widgets.flows.flow_table import Drafts
from tracker.actions.ports import planned_from
from tracker.presentation import form_text
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Exit, Field, Form, Next, PromiseForm, TalkForm
from tracker.presentation.flows.flows import FlowStates
from tracker.presentation.flows.slipped_answer import AnswerField, AnswerKind
from tracker.presentation.person.prospect_card import ProspectCard
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.person.prospect_editing import ProspectEditing
from tracker.presentation.person.spoken_details import CHANNEL, EVERY_WAY, KIND, SINCE, UNTIL, WORDS
from tracker.presentation.time_field import MISSING, TimeField, TypedAt, kept_typed_at
from tracker.rules.agreement import Agreement, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact
from tracker.rules.plain_dates import Unclear
from tracker.rules.prospect import Hours, Objection, Prospect, Standing, StandingKind
from tracker.rules.window import Window

TEN = at("2026-11-18 10:00")
LATE = at("2026-11-18 23:57")


@pytest.mark.parametrize(
    ("text", "typed", "read", "means"),
    [
        ("in 2 hours", "2026-11-18 10:00", "2026-11-18 10:40", exact("2026-11-18 12:00")),
        ("3pm", "2026-11-18 10:00", "2026-11-18 15:01", exact("2026-11-18 15:00")),
        ("tomorrow", "2026-11-18 23:57", "2026-11-19 00:02", day("2026-11-19")),
        ("tomorrow", "2026-11-18 23:57", "2026-11-25 09:00", day("2026-11-19")),
        ("friday", "2026-11-18 10:00", "2026-11-21 09:00", day("2026-11-20")),
        ("20 Nov", "2026-11-18 10:00", "2026-11-21 09:00", day("2026-11-20")),
    ],
)
def test_a_phrase_means_what_it_meant_when_it_was_typed(text: str, typed: str, read: str, means: Window) -> None:
    assert TimeField(text, at(typed)).window(here_at(at(read))) == means


def test_looking_back_as_well() -> None:
    later = here_at(TEN + timedelta(hours=4))
    assert TimeField("now", TEN).moment(later) == TEN
    assert TimeField("20 minutes ago", TEN).moment(later) == TEN - timedelta(minutes=20)


def test_what_nobody_noted_the_moment_of_is_read_as_of_now() -> None:
    assert TimeField("tomorrow").window(here_at(TEN)) == day("2026-11-19")


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_typed_is_missing_not_now(text: str) -> None:
    field = TimeField(text, TEN)
    assert (field.is_empty, field.window(here_at(TEN)), field.moment(here_at(TEN))) == (True, MISSING, MISSING)


def test_only_the_text_that_is_another_was_typed_now() -> None:
    before = TypedAt((("at", TEN), ("talk", TEN)))
    texts = {"at": "yesterday", "talk": "friday", "promise": ""}
    after = before.changed(texts, {"at": "yesterday", "talk": "", "promise": "monday"}, LATE)
    assert after == TypedAt((("at", TEN), ("promise", LATE)))


@pytest.mark.parametrize(
    "raw",
    [None, [], {}, "x", {"moments": None}, {"moments": [1]}, {"moments": [["at", "soon"]]}, {"moments": [["at"]]}],
)
def test_moments_that_cannot_be_read_are_none(raw: object) -> None:
    assert kept_typed_at(raw) == TypedAt()


def test_a_moment_without_a_zone_is_none_either() -> None:
    assert kept_typed_at({"moments": [["at", "2026-11-18T10:00:00"]]}) == TypedAt()


class AtTheDesk:
    """The states that have a time in their form, over a store in memory and a clock that the claims move."""

    def __init__(self, *records: Agreement, now: datetime = TEN, person: Prospect | None = None) -> None:
        self.clock = Clock(now)
        self.store = FakeStore(person or jo(), *records)
        self.drafts, self.details = Drafts(), Drafts()
        desk = replace(a_desk(self.store, self.clock), new_id=count(900_001).__next__)
        self.dispatcher = Dispatcher(lambda: desk, lambda work: work())
        self.open_the_program()

    def open_the_program(self) -> None:
        """As it is begun, or begun again: only the drafts are left."""
        here = here_by(self.clock)
        self.entry = QuickEntry(self.dispatcher, here, self.drafts)
        self.flows = FlowStates(self.dispatcher, here, Drafts())
        self.card = ProspectCard(self.dispatcher, here)
        self.editing = ProspectEditing(self.dispatcher, self.card, here, self.details, lambda _trouble: "")
        self.card.show(JO)

    def of(self, kind: type) -> list[object]:
        return [record for record in self.store.rows.values() if isinstance(record, kind)]

    def agreed(self) -> list[Window]:
        return [a.window for a in self.of(Agreement) if isinstance(a, Agreement) and a.is_open]


MET = Form(JO, "Jo Hill", direction=Direction.MET, channel=Channel.MEETING, note="Lemon.")


def test_two_hours_from_ten_are_twelve_though_it_is_saved_at_twenty_to_eleven(qtbot: QtBot) -> None:
    work = AtTheDesk()
    work.entry.begin(MET)
    work.entry.change(next=frozenset({Next.TALK}), talk=TalkForm("in 2 hours"))
    shown = work.entry.meaning(Field.TALK_WHEN).text
    assert "12:00" in shown
    work.clock.forward(timedelta(minutes=40))
    work.entry.change(note="Lemon, and no nuts.")
    assert work.entry.meaning(Field.TALK_WHEN).text.partition(" (")[0] == shown.partition(" (")[0]
    work.entry.save()
    assert work.agreed() == [exact("2026-11-18 12:00")]


def test_tomorrow_typed_before_midnight_is_the_day_it_was_shown_as(qtbot: QtBot) -> None:
    work = AtTheDesk(now=LATE)
    work.entry.begin(MET)
    work.entry.change(next=frozenset({Next.PROMISE}), promise=PromiseForm("a price", "tomorrow"))
    work.clock.forward(timedelta(minutes=10))
    work.entry.save()
    assert work.agreed() == [day("2026-11-19")]


def test_now_in_a_draft_is_when_it_was_typed(qtbot: QtBot) -> None:
    work = AtTheDesk()
    work.entry.begin(MET)
    work.entry.change(when="now")
    work.entry.keep_draft()
    work.clock.forward(timedelta(hours=20))
    work.open_the_program()
    work.entry.resume()
    assert work.entry.form.when == "now"
    work.entry.save()
    (contact,) = work.of(Contact)
    assert isinstance(contact, Contact)
    assert contact.at == TEN


def test_what_they_said_an_hour_ago_is_an_hour_before_it_was_typed(qtbot: QtBot) -> None:
    work = AtTheDesk()
    work.entry.begin(MET)
    work.entry.change_exit(open=Exit.CHANGED, said="do ring me", said_when="an hour ago", agreed_when="today")
    work.clock.forward(timedelta(hours=20))
    work.entry.change_exit(said="do ring me, please")
    changed = work.entry.reading.exits.changed
    assert changed is not None
    assert changed.agreed is not None
    assert (changed.said_at, changed.agreed.window) == (TEN - timedelta(hours=1), day("2026-11-18"))


def test_a_draft_of_an_earlier_version_is_read_as_of_when_it_is_taken_up(qtbot: QtBot) -> None:
    work = AtTheDesk()
    text = form_text.to_text([Form(JO, "Jo Hill", when="yesterday 3pm", note="Lemon.")])
    assert text is not None
    work.drafts.text = text.replace('"typed_at"', '"of_a_later_version"')
    work.entry.resume()
    assert work.entry.reading.attempt.at == at("2026-11-17 15:00")
    work.clock.forward(timedelta(days=1))
    work.entry.change(note="Lemon, please.")
    assert work.entry.reading.attempt.at == at("2026-11-17 15:00")


def test_the_same_words_are_the_same_entry_whenever_they_were_typed() -> None:
    form = Form(when="now")
    assert form.typed_after(Form(), TEN) == form.typed_after(Form(), LATE)


def move(work: AtTheDesk) -> None:
    (agreed,) = work.of(Agreement)
    assert isinstance(agreed, Agreement)
    work.flows.moving.begin(planned_from(agreed, jo()))
    work.flows.moving.change(when="tomorrow", who=WhoMoved.THEY_ASKED)


def promise_it(work: AtTheDesk) -> None:
    work.flows.promising.begin(JO, "Jo Hill", "Is it safe?")
    work.flows.promising.change(when="tomorrow")


def answer(work: AtTheDesk) -> None:
    (agreed,) = work.of(Agreement)
    assert isinstance(agreed, Agreement)
    work.flows.slipped.begin(planned_from(agreed, jo()))
    work.flows.slipped.answering.change(kind=AnswerKind.THEY_MOVED, moved_to="tomorrow")


def answer_in_the_catch_up(work: AtTheDesk) -> None:
    (agreed,) = work.of(Agreement)
    assert isinstance(agreed, Agreement)
    work.flows.catch_up.begin((planned_from(agreed, jo()),))
    work.flows.catch_up.answering.change(kind=AnswerKind.MISSED, new_time="tomorrow")
    work.flows.catch_up.next()


TYPED: dict[str, tuple[Callable[[AtTheDesk], None], Callable[[AtTheDesk], None]]] = {
    "moving": (move, lambda work: work.flows.moving.apply()),
    "promising": (promise_it, lambda work: work.flows.promising.apply()),
    "a slipped one": (answer, lambda work: work.flows.slipped.apply()),
    "the catch-up": (answer_in_the_catch_up, lambda work: work.flows.catch_up.apply()),
}


@pytest.mark.parametrize("form", TYPED)
def test_every_form_saves_the_day_it_showed_though_midnight_comes_between(qtbot: QtBot, form: str) -> None:
    records = () if form == "promising" else (talk(day("2026-11-16")),)
    work = AtTheDesk(*records, now=LATE)
    type_it, save = TYPED[form]
    type_it(work)
    work.clock.forward(timedelta(minutes=10))
    save(work)
    assert work.agreed() == [day("2026-11-19")]


def test_i_did_contact_them_goes_on_in_the_entry_with_the_moment_it_was_typed(qtbot: QtBot) -> None:
    agreed = talk(day("2026-11-16"))
    work = AtTheDesk(agreed)
    work.flows.slipped.begin(planned_from(agreed, jo()))
    work.flows.slipped.answering.change(kind=AnswerKind.DID_CONTACT, happened="an hour ago")
    assert "09:00" in work.flows.slipped.answering.meaning(AnswerField.HAPPENED).text
    work.clock.forward(timedelta(hours=3))
    work.entry.begin(work.flows.slipped.answering.as_entry())
    assert work.entry.reading.attempt.at == at("2026-11-18 09:00")


def test_what_they_told_us_on_the_card_is_dated_by_when_it_was_typed_also_after_a_crash(qtbot: QtBot) -> None:
    work = AtTheDesk()
    work.editing.begin(Detail.STANDING)
    work.editing.type(((KIND, StandingKind.THEIR_TURN.value), (WORDS, "we call you"), (SINCE, "20 minutes ago")))
    work.editing.keep_draft()
    work.clock.forward(timedelta(hours=20))
    work.open_the_program()
    work.editing.go_on()
    work.editing.save()
    (standing,) = work.of(Standing)
    assert isinstance(standing, Standing)
    assert standing.since == TEN - timedelta(minutes=20)


def test_until_when_as_well(qtbot: QtBot) -> None:
    work = AtTheDesk(now=LATE)
    work.editing.begin(Detail.OBJECTION)
    work.editing.type(((CHANNEL, EVERY_WAY), (WORDS, "not now"), (UNTIL, "tomorrow")))
    work.clock.forward(timedelta(minutes=10))
    work.editing.save()
    (objection,) = work.of(Objection)
    assert isinstance(objection, Objection)
    assert objection.until == day("2026-11-19").ends


def test_an_empty_when_is_the_minute_the_form_was_opened_also_in_a_draft_of_the_day_before(qtbot: QtBot) -> None:
    work = AtTheDesk()
    work.entry.begin(MET)
    work.entry.keep_draft()
    work.clock.forward(timedelta(minutes=40))
    work.entry.change(note="Lemon, and no nuts.")
    assert work.entry.meaning(Field.AT).text == "today, 10:00"
    work.entry.keep_draft()
    work.clock.forward(timedelta(hours=20))
    work.open_the_program()
    work.entry.resume()
    work.entry.save()
    (contact,) = work.of(Contact)
    assert isinstance(contact, Contact)
    assert contact.at == TEN


def test_the_next_entry_is_opened_when_it_is(qtbot: QtBot) -> None:
    work = AtTheDesk()
    work.entry.begin(MET)
    work.clock.forward(timedelta(minutes=40))
    work.entry.begin(MET)
    assert work.entry.reading.attempt.at == TEN + timedelta(minutes=40)


def a_span(first: int, last: int) -> Window:
    return Window.span(date(2026, 11, first), date(2026, 11, last), "Europe/London")


@pytest.mark.parametrize(
    ("when", "text", "means", "beside"),
    [
        # Durations count from the contact.
        ("last Thursday", "in a week", day("2026-11-19"), day("2026-11-25")),
        ("yesterday", "in two weeks", day("2026-12-01"), day("2026-12-02")),
        ("yesterday", "within a week", a_span(18, 24), a_span(18, 25)),
        ("09:00", "in 2 hours", exact("2026-11-18 11:00"), exact("2026-11-18 12:00")),
        # What is over by the typing is as it was agreed.
        ("3 weeks ago", "in a week", day("2026-11-04"), day("2026-11-25")),
        ("3 weeks ago", "5 November", day("2026-11-05"), None),
        # Names of days, today and tomorrow count from the typing, and so does what is no duration.
        ("last Thursday", "tomorrow", day("2026-11-19"), None),
        ("last Thursday", "Friday", day("2026-11-20"), None),
        ("last Thursday", "3 days before Christmas", day("2026-12-22"), None),
        # Nothing is said where both are one, and an entry of now counts from the typing.
        ("09:00", "in a week", day("2026-11-25"), None),
        ("now", "in 2 hours", exact("2026-11-18 12:00"), None),
        ("", "in 2 hours", exact("2026-11-18 12:00"), None),
    ],
)
def test_in_an_entry_about_the_past_durations_count_from_the_contact(
    qtbot: QtBot, when: str, text: str, means: Window, beside: Window | None
) -> None:
    work = AtTheDesk()
    work.entry.begin(MET)
    work.entry.change(when=when, next=frozenset({Next.TALK}), talk=TalkForm(text))
    meaning = work.entry.meaning(Field.TALK_WHEN)
    assert work.entry.reading.talk == means
    assert len(meaning.picks) == (beside is not None)
    if beside is not None:
        assert "counted from when it happened" in meaning.text
        work.entry.change(talk=TalkForm(meaning.picks[0].typed))
        assert work.entry.reading.talk == beside
        assert work.entry.meaning(Field.TALK_WHEN).picks == ()
        return
    work.entry.save()
    assert work.agreed() == [means]


def test_changing_when_it_happened_reads_anew_and_says_so(qtbot: QtBot) -> None:
    work = AtTheDesk()
    work.entry.begin(MET)
    work.entry.change(next=frozenset({Next.TALK}), talk=TalkForm("in two weeks"))
    assert work.entry.reading.talk == day("2026-12-02")
    work.entry.change(when="last Thursday")
    assert work.entry.reading.talk == day("2026-11-26")
    assert "counted from when it happened: Thu 12 Nov, 12:00." in work.entry.meaning(Field.TALK_WHEN).text
    work.entry.change(when="")
    assert work.entry.reading.talk == day("2026-12-02")


def test_an_entry_left_open_over_midnight_is_about_the_day_before(qtbot: QtBot) -> None:
    work = AtTheDesk(now=LATE)
    work.entry.begin(MET)
    work.clock.forward(timedelta(minutes=10))
    work.entry.change(next=frozenset({Next.TALK, Next.PROMISE}), talk=TalkForm("in a week"))
    work.entry.change(promise=PromiseForm("a price", "tomorrow"))
    work.entry.save()
    assert work.agreed() == [day("2026-11-25"), day("2026-11-20")]


@pytest.mark.parametrize(
    ("hours", "zone", "likely"),
    [
        (None, "", "15:00"),
        (Hours(time(1), time(5)), "", "03:00"),
        (Hours(time(22), time(4)), "", "03:00"),
        # Three in the afternoon here is the middle of their night.
        (None, "Australia/Sydney", None),
        (Hours(time(13), time(18)), "Australia/Sydney", "03:00"),
    ],
)
def test_of_two_hours_the_one_within_their_hours_by_their_clocks_is_preselected(
    qtbot: QtBot, hours: Hours | None, zone: str, likely: str | None
) -> None:
    work = AtTheDesk(person=jo(hours=hours, zone=zone))
    work.entry.begin(MET)
    work.entry.change(next=frozenset({Next.TALK}), talk=TalkForm("tomorrow at 3"))
    picked = [pick.label for pick in work.entry.meaning(Field.TALK_WHEN).picks if pick.likely]
    assert [likely in label for label in picked if likely] == ([True] if likely else [])


def test_the_policys_quiet_hours_choose_where_they_told_us_none() -> None:
    here = here_at(TEN)
    by_night = replace(here, policy=replace(here.policy, quiet_from=time(6), quiet_until=time(1)))
    for told, likely in ((here, time(15)), (by_night, time(3))):
        unclear = TimeField("tomorrow at 3", TEN).window(told)
        assert isinstance(unclear, Unclear)
        assert unclear.likely is not None
        assert unclear.choices[unclear.likely].at == likely


def test_of_two_hours_at_which_it_may_have_been_theirs_is_preselected_as_well(qtbot: QtBot) -> None:
    for hours, likely in ((None, "15:00"), (Hours(time(22), time(4)), "03:00")):
        work = AtTheDesk(person=jo(hours=hours))
        work.entry.begin(replace(MET, when="yesterday at 3"))
        (picked,) = (pick.label for pick in work.entry.meaning(Field.AT).picks if pick.likely)
        assert likely in picked
