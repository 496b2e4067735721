"""What is agreed stands on a real server; what its phones make of it is seen, and changes no agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import day, exact, jo, promise, span, talk
from tests.fakes import a_desk
from tests.interop.caldav.stage import Stage
from tracker.actions.publishing.asked import answer_strays, leave_words_on_phone, put_back_on_phone
from tracker.actions.publishing.connect import leave_it_there, take_everything_away
from tracker.actions.publishing.look import EVERY
from tracker.actions.publishing.report import IfGone, Stray
from tracker.actions.publishing.server import ServerFault
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.prospect import Prospect
from tracker.rules.publishing.published import Asks, Stopped
from tracker.rules.window import Window

TEN = talk(exact("2026-12-10 10:00"), words="at ten, please")
SPAN = talk(span("2026-12-14", "2026-12-18"))
DUE = promise(day("2026-12-12"))
TO_MON = (("20261210T100000", "20261221T160000"), ("20261210T103000", "20261221T163000"))
MON_16 = exact("2026-12-21 16:00")


@pytest.fixture
def published(stage: Stage) -> Stage:
    """A talk at a time, one in a span of days, and a promise stand on the server."""
    stage.put(TEN, SPAN, DUE)
    assert stage.sync().sent == 3
    return stage


def test_each_agreement_is_one_event_without_a_method(published: Stage) -> None:
    content = published.there(TEN)
    assert "DTSTART;TZID=Europe/London:20261210T100000" in content
    assert "METHOD" not in content
    assert "at ten, please" not in content, "their words only where the settings allow it"
    assert "DTSTART;VALUE=DATE:20261214" in published.there(SPAN)
    assert "DTSTART;VALUE=DATE:20261212" in published.there(DUE)


def test_what_stands_as_it_should_is_left_alone(published: Stage) -> None:
    before = published.listed().etags
    report = published.sync()
    assert (report.sent, report.taken, report.asks, report.waits) == (0, 0, 0, 0)
    assert published.listed().etags == before


def test_a_change_of_ours_is_sent_under_a_greater_number(published: Stage) -> None:
    published.change(TEN, topic="the files")
    assert published.sync().sent == 1
    assert "SUMMARY:Call Jo Hill: the files" in published.there(TEN)
    assert "SEQUENCE:2" in published.there(TEN)


def test_their_words_go_along_once_that_is_allowed(published: Stage) -> None:
    published.their_words = True
    published.sync()
    assert "at ten\\, please" in published.there(TEN)


ENDED: Mapping[AgreementOutcome, str] = {
    AgreementOutcome.KEPT: "SUMMARY:✓ kept: Call Jo Hill",
    AgreementOutcome.NO_SHOW: "SUMMARY:did not come: Call Jo Hill",
    AgreementOutcome.WITHDRAWN: "STATUS:CANCELLED",
    AgreementOutcome.MOVED: "",
}


def test_what_became_of_it_stands_there_too(published: Stage) -> None:
    for outcome, told in ENDED.items():
        published.change(TEN, outcome=outcome)
        published.sync()
        there = published.there(TEN)
        assert told in there if told else there == ""


def test_what_was_moved_is_taken_off_and_the_new_one_put_there(published: Stage) -> None:
    later = replace(talk(MON_16))
    published.put(later)
    published.change(TEN, outcome=AgreementOutcome.MOVED, moved_to=later.id)
    report = published.sync()
    assert (report.sent, report.taken) == (1, 1)
    assert published.there(TEN) == ""
    assert "20261221T160000" in published.there(later)


def test_whoever_is_in_the_trash_is_taken_off_and_comes_back(published: Stage) -> None:
    published.store.rows[Prospect, 1] = jo(deleted_at=published.now)
    assert published.sync().taken == 3
    published.store.rows[Prospect, 1] = jo()
    assert published.sync().sent == 3


def test_whoever_is_erased_is_taken_off_first_whatever_the_phone_did(published: Stage) -> None:
    published.phone.edit(published.href(TEN), *TO_MON)
    for each in (TEN, SPAN, DUE):
        del published.store.rows[Agreement, each.id]
    published.put(other := talk(day("2026-12-15")))
    report = published.sync()
    assert (report.taken, report.sent, report.asks) == (3, 1, 0)
    assert set(published.listed().etags) == {published.href(other)}
    assert set(published.store.shelf) == {other.id}


Did = Callable[[Stage], object]
SHOWS: Mapping[str, tuple[Did, Asks, Window | None]] = {
    "it took its alarm out": (
        lambda s: s.phone.edit(s.href(TEN), ("TRIGGER:-PT10M", "TRIGGER:-PT1H")),
        Asks.NOTHING,
        None,
    ),
    "it says the same time in UTC": (
        lambda s: s.phone.edit(
            s.href(TEN),
            (";TZID=Europe/London:20261210T100000", ":20261210T100000Z"),
            (";TZID=Europe/London:20261210T103000", ":20261210T103000Z"),
        ),
        Asks.NOTHING,
        None,
    ),
    "it moved it to another time": (lambda s: s.phone.edit(s.href(TEN), *TO_MON), Asks.MOVED, MON_16),
    "it made it a whole day": (
        lambda s: s.phone.edit(
            s.href(TEN),
            ("DTSTART;TZID=Europe/London:20261210T100000", "DTSTART;VALUE=DATE:20261210"),
            ("DTEND;TZID=Europe/London:20261210T103000", "DTEND;VALUE=DATE:20261211"),
        ),
        Asks.MOVED,
        day("2026-12-10"),
    ),
    "it took it off": (lambda s: s.phone.delete(s.href(TEN)), Asks.GONE, None),
    "it named it otherwise": (
        lambda s: s.phone.edit(s.href(TEN), ("SUMMARY:Call Jo Hill", "SUMMARY:Jo!!")),
        Asks.WORDED,
        None,
    ),
}


@pytest.mark.parametrize("case", SHOWS.values(), ids=SHOWS)
def test_what_the_phone_did_is_asked_and_never_done(published: Stage, case: tuple[Did, Asks, Window | None]) -> None:
    did, asks, window = case
    did(published)
    after_it = published.listed().etags
    report = published.sync()
    assert report.asks == (asks is not Asks.NOTHING)
    assert published.asks(TEN) is asks
    assert published.store.shelf[TEN.id].shown == window
    assert published.store.shelf[TEN.id].etag == after_it.get(published.href(TEN), ""), "what is known of it is noted"
    assert published.store.agreement(TEN.id) == TEN
    assert published.sync().asks == 0, "asked once"
    assert published.listed().etags == after_it, "and not written over"


def test_what_was_moved_there_is_not_written_until_it_has_its_answer(published: Stage) -> None:
    published.phone.edit(published.href(TEN), *TO_MON)
    published.sync()
    published.change(TEN, topic="the files")
    assert published.sync().sent == 0
    published.change(TEN, topic="the files", window=MON_16)  # they asked, and it is agreed so now
    assert published.sync().sent == 1
    assert "SUMMARY:Call Jo Hill: the files" in published.there(TEN)
    assert published.asks(TEN) is Asks.NOTHING


JO = ("SUMMARY:Call Jo Hill", "SUMMARY:Jo!!")
SAYS: Mapping[str, tuple[tuple[str, str], str]] = {
    "it is called otherwise": (JO, "Jo!!"),
    "something was added to its name": (("SUMMARY:Call Jo Hill", "SUMMARY:Call Jo Hill - 40 pieces"), "40 pieces"),
    "it was given notes": (
        ("TRANSP:", "DESCRIPTION:bring the samples\\nand a pen\r\nTRANSP:"),
        "bring the samples\nand a pen",
    ),
    "it was given a place": (("TRANSP:", "LOCATION:the mill\r\nTRANSP:"), "the mill"),
    "something of it was taken away: nothing to keep": (("SUMMARY:Call Jo Hill", "SUMMARY:Jo"), ""),
}


@pytest.mark.parametrize("case", SAYS.values(), ids=SAYS)
def test_what_it_says_there_besides_ours_is_offered(published: Stage, case: tuple[tuple[str, str], str]) -> None:
    edit, says = case
    published.phone.edit(published.href(TEN), edit)
    assert published.sync().asks == bool(says)
    assert published.says(TEN) == says


def test_other_words_there_stay_until_our_next_real_change_and_are_offered_still(published: Stage) -> None:
    published.phone.edit(published.href(TEN), JO)
    published.sync()
    assert "SUMMARY:Jo!!" in published.there(TEN)
    published.change(TEN, topic="the files")
    published.sync()
    assert "SUMMARY:Call Jo Hill: the files" in published.there(TEN)
    assert published.says(TEN) == "Jo!!"
    published.phone.edit(published.href(TEN), ("TRIGGER:-PT10M", "TRIGGER:-PT1H"))
    assert published.sync().asks == 0, "asked once"
    assert published.says(TEN) == "Jo!!"


def test_what_was_typed_there_while_we_met_is_offered_after_it_was_kept(published: Stage) -> None:
    published.phone.edit(published.href(TEN), JO)
    published.change(TEN, outcome=AgreementOutcome.KEPT)
    assert published.sync().asks == 1
    assert published.says(TEN) == "Jo!!"
    published.sync()
    assert "✓ kept" in published.there(TEN)
    assert published.says(TEN) == "Jo!!"


def test_moved_and_worded_there_is_asked_one_after_the_other(published: Stage) -> None:
    published.phone.edit(published.href(TEN), *TO_MON, JO)
    published.sync()
    assert published.asks(TEN) is Asks.MOVED
    later = talk(MON_16)
    published.put(later)
    published.change(TEN, outcome=AgreementOutcome.MOVED, moved_to=later.id)  # they asked
    published.sync()
    assert published.there(TEN) == ""
    assert published.says(later) == "Jo!!"


def test_other_words_that_are_left_are_asked_about_no_more_until_it_says_something_else(published: Stage) -> None:
    desk = a_desk(published.store, lambda: published.now)
    published.phone.edit(published.href(TEN), JO)
    published.sync()
    leave_words_on_phone(desk, TEN.id)
    assert (published.sync(after=EVERY).asks, published.says(TEN)) == (0, "")
    assert "SUMMARY:Jo!!" in published.there(TEN)
    published.phone.edit(published.href(TEN), ("TRIGGER:-PT10M", "TRIGGER:-PT1H"))
    assert (published.sync().asks, published.says(TEN)) == (0, "")
    published.phone.edit(published.href(TEN), ("SUMMARY:Jo!!", "SUMMARY:Jo!!!"))
    assert (published.sync().asks, published.says(TEN)) == (1, "Jo!!!")
    put_back_on_phone(desk, TEN.id)
    assert (published.sync().sent, published.says(TEN)) == (1, "")
    assert "SUMMARY:Call Jo Hill" in published.there(TEN)


def test_what_a_server_words_otherwise_by_itself_is_nobodys_to_look_at(stage: Stage) -> None:
    many = [talk(day("2026-12-15")) for _ in range(11)]
    stage.put(*many)
    stage.sync()
    for each in many:
        stage.phone.edit(stage.href(each), ("SUMMARY:Call Jo Hill", "SUMMARY:CALL JO HILL"))
    assert stage.sync().asks == 0
    assert {stage.asks(each) for each in many} == {Asks.NOTHING}
    assert stage.sync(after=EVERY).asks == 0


def test_what_is_moved_there_twice_is_asked_about_as_it_stands_and_back_again_not_at_all(published: Stage) -> None:
    published.phone.edit(published.href(TEN), *TO_MON)
    assert published.sync().asks == 1
    to_tue = (("20261221T160000", "20261222T090000"), ("20261221T163000", "20261222T093000"))
    published.phone.edit(published.href(TEN), *to_tue)
    assert published.sync().asks == 1
    assert published.store.shelf[TEN.id].shown == exact("2026-12-22 09:00")
    home = (("20261222T090000", "20261210T100000"), ("20261222T093000", "20261210T103000"))
    published.phone.edit(published.href(TEN), *home)
    assert (published.sync().asks, published.asks(TEN)) == (0, Asks.NOTHING)
    published.change(TEN, topic="the files")
    assert published.sync().sent == 1


def test_what_is_moved_there_and_then_taken_off_is_asked_about_as_gone_and_back_as_moved(published: Stage) -> None:
    published.phone.edit(published.href(TEN), *TO_MON)
    published.sync()
    moved = published.there(TEN)
    published.phone.delete(published.href(TEN))
    assert (published.sync().asks, published.asks(TEN)) == (1, Asks.GONE)
    published.phone.write(published.href(TEN), moved.replace("PRODID", "X-ITS-TRASH:1\r\nPRODID"))
    assert (published.sync().asks, published.asks(TEN)) == (1, Asks.MOVED)


def test_both_changed_ours_stands_and_theirs_is_asked_about(published: Stage) -> None:
    published.phone.edit(published.href(TEN), *TO_MON)
    later = talk(exact("2026-12-11 09:00"))
    published.put(later)
    published.change(TEN, outcome=AgreementOutcome.MOVED, moved_to=later.id)
    report = published.sync()
    assert (report.taken, report.sent, report.asks) == (1, 1, 1)
    assert published.there(TEN) == ""
    assert "20261211T090000" in published.there(later)
    assert (published.asks(later), published.store.shelf[later.id].shown) == (Asks.MOVED, MON_16)


def test_what_is_not_ours_is_left_alone_and_told_once(published: Stage) -> None:
    theirs = published.there(TEN).replace(f"UID:{TEN.id}@as-agreed", "UID:dentist")
    published.phone.write(f"{published.collection}dentist.ics", theirs)
    assert published.sync(after=EVERY).others == 1
    assert published.sync(after=2 * EVERY).others is None
    assert published.phone.read(f"{published.collection}dentist.ics")


def test_all_gone_at_once_stops_and_asks(published: Stage) -> None:
    for each in (TEN, SPAN, DUE):
        published.phone.delete(published.href(each))
    report = published.sync()
    assert (report.stopped, report.asks) == (Stopped.MANY_GONE, 0)
    assert published.sync().stopped is Stopped.MANY_GONE
    assert published.listed().etags == {}
    anew = published.sync(IfGone.ANEW)
    assert (anew.stopped, anew.sent) == (Stopped.NOT, 3)
    assert len(published.listed().etags) == 3


def test_more_than_ten_gone_at_once_may_be_let_go(stage: Stage) -> None:
    many = [talk(day("2026-12-15")) for _ in range(13)]
    stage.put(*many)
    stage.sync()
    for each in many[:11]:
        stage.phone.delete(stage.href(each))
    assert stage.sync().stopped is Stopped.MANY_GONE
    assert stage.sync(IfGone.LET_GO).sent == 0
    assert [stage.asks(each) for each in many] == [Asks.NOTHING] * 13
    assert len(stage.listed().etags) == 2
    assert (stage.sync().stopped, stage.sync(after=EVERY).sent) == (Stopped.NOT, 0)


def test_the_calendar_itself_gone_stops_and_is_made_anew_on_request(published: Stage) -> None:
    published.phone.delete(published.collection)
    report = published.sync()
    assert (report.fault, report.stopped) == (ServerFault.CALENDAR_GONE, Stopped.CALENDAR_GONE)
    assert published.sync().stopped is Stopped.CALENDAR_GONE
    assert published.sync(IfGone.ANEW).sent == 3
    assert len(published.listed().etags) == 3


def test_once_a_week_everything_is_held_against_what_was_sent(published: Stage) -> None:
    """Whatever its etag says: what was noted of it here is another thing than what stands there."""
    row = published.store.shelf[TEN.id]
    published.phone.edit(published.href(TEN), *TO_MON)
    published.store.shelf[TEN.id] = replace(row, etag=published.listed().etags[published.href(TEN)])
    token = published.listed().token
    calendar = published.store.published_to()
    assert calendar is not None
    published.store.keep_calendar(replace(calendar, token=token))
    assert published.sync(after=EVERY - timedelta(seconds=1)).asks == 0
    assert published.sync(after=EVERY).asks == 1
    assert published.asks(TEN) is Asks.MOVED


def test_what_is_put_back_is_put_back_in_a_week_of_comparing_too(published: Stage) -> None:
    published.phone.edit(published.href(TEN), *TO_MON)
    assert published.sync().asks == 1
    put_back_on_phone(a_desk(published.store, lambda: published.now), TEN.id)
    report = published.sync(after=EVERY)
    assert (report.asks, report.sent) == (0, 1)
    assert "20261210T100000" in published.there(TEN)


def test_a_wrong_password_stops_and_is_never_tried_again_by_itself(published: Stage) -> None:
    published.link.password = "a guess"
    report = published.sync()
    assert (report.fault, report.stopped) == (ServerFault.PASSWORD, Stopped.PASSWORD)
    published.link.close()
    assert published.sync().fault is None, "not asked at all"
    assert published.sync().stopped is Stopped.PASSWORD
    published.link.password = published.password
    published.connect()
    published.change(TEN, topic="the files")
    assert published.sync().sent == 1


def test_a_token_nobody_knows_costs_a_comparison_and_nothing_else(published: Stage) -> None:
    calendar = published.store.published_to()
    assert calendar is not None
    published.store.keep_calendar(replace(calendar, token="http://radicale.org/ns/sync/lost"))
    published.phone.edit(published.href(TEN), *TO_MON)
    published.phone.delete(published.href(DUE))
    report = published.sync()
    assert (report.asks, report.sent) == (2, 0)
    assert (published.asks(TEN), published.asks(DUE)) == (Asks.MOVED, Asks.GONE)


def test_a_backup_that_was_put_back_asks_nothing_that_nobody_did(published: Stage) -> None:
    """What we know is older than what we sent since; the server has what we wrote, and says that it is ours."""
    before = dict(published.store.shelf)
    published.change(TEN, window=MON_16)
    published.sync()
    published.change(TEN)
    published.store.shelf = before
    report = published.sync()
    assert (report.asks, report.sent) == (0, 1)
    assert "20261210T100000" in published.there(TEN)


@pytest.fixture
def restored(published: Stage) -> Stage:
    """An older store on a new computer: what was agreed after the backup stands there, and is known nowhere here."""
    del published.store.rows[Agreement, TEN.id]
    calendar = published.store.published_to()
    assert calendar is not None
    published.store.shelf.clear()
    published.store.keep_calendar(replace(calendar, token="", compared_at=None))
    return published


def test_what_is_ours_there_and_agreed_nowhere_is_told_and_never_taken_off_by_itself(restored: Stage) -> None:
    """It may be all that is left of what was agreed."""
    report = restored.sync()
    assert (report.taken, report.others) == (0, None)
    assert report.strays == (Stray("Call Jo Hill", date(2026, 12, 10)),)
    assert restored.sync(after=EVERY).strays == report.strays
    assert restored.there(TEN)


def test_strays_are_taken_off_or_left_there_as_their_owner_says(restored: Stage) -> None:
    restored.sync()
    answer_strays(restored.store, take_off=False)
    assert restored.sync(after=EVERY).strays == ()
    href = restored.href(TEN)
    take_everything_away(restored.store, restored.server)
    assert restored.phone.read(href), "what was left there is another's by now"
    restored.connect()
    assert restored.sync().strays
    answer_strays(restored.store, take_off=True)
    assert (restored.sync().taken, restored.there(TEN)) == (1, "")


def test_a_stray_that_is_agreed_here_again_is_no_stray(restored: Stage) -> None:
    restored.sync()
    restored.put(replace(TEN, topic="the files"))
    report = restored.sync()
    assert (report.strays, report.sent) == ((), 1)
    assert "the files" in restored.there(TEN)


def test_a_stray_that_went_is_told_no_more(restored: Stage) -> None:
    restored.sync()
    restored.phone.delete(restored.href(TEN))
    report = restored.sync()
    assert (report.strays, report.asks, report.stopped) == ((), 0, Stopped.NOT)


def test_what_was_over_a_year_ago_is_taken_off(published: Stage) -> None:
    published.put(old := talk(Window.day(date(2025, 12, 5), "Europe/London"), "2025-11-01 09:00"))
    assert published.sync().sent == 1
    assert published.sync(after=timedelta(days=10)).taken == 1
    assert published.there(old) == ""


def test_what_a_clock_in_doubt_calls_old_stands_there_and_is_asked_about_still(published: Stage) -> None:
    """Else a clock that is years ahead would have all of it taken off, and what a phone did forgotten."""
    published.phone.edit(published.href(TEN), *TO_MON)
    published.lets_go = False
    years = timedelta(days=800)
    report = published.sync(after=years)
    assert (report.taken, report.sent, report.asks) == (0, 0, 1)
    assert published.asks(TEN) is Asks.MOVED
    published.store.rows[Prospect, 1] = jo(deleted_at=published.now)
    assert published.sync(after=years).taken == 3, "whoever is in the trash goes all the same"


def test_a_clock_that_was_ahead_does_not_keep_all_of_it_from_being_compared(published: Stage) -> None:
    published.lets_go = False
    published.sync(after=timedelta(days=800))
    row = published.store.shelf[TEN.id]
    published.phone.edit(published.href(TEN), *TO_MON)
    published.store.shelf[TEN.id] = replace(row, etag=published.listed().etags[published.href(TEN)])
    calendar = published.store.published_to()
    assert calendar is not None
    published.store.keep_calendar(replace(calendar, token=published.listed().token))
    assert published.sync().asks == 1


def test_everything_is_taken_away_and_what_is_not_ours_stays(published: Stage) -> None:
    theirs = published.there(TEN).replace(f"UID:{TEN.id}@as-agreed", "UID:dentist")
    collection = published.collection
    published.phone.write(f"{collection}dentist.ics", theirs)
    published.phone.edit(published.href(TEN), *TO_MON)
    assert take_everything_away(published.store, published.server) == 3
    assert published.store.published_to() is None
    assert published.store.published() == ()
    assert published.phone.read(f"{collection}dentist.ics")
    assert published.sync().sent == 0


def test_the_calendar_we_made_goes_with_all_of_it(published: Stage) -> None:
    collection = published.collection
    take_everything_away(published.store, published.server)
    assert published.link.ask("PROPFIND", collection, Depth="0").status == 404


def test_letting_go_leaves_all_of_it_there(published: Stage) -> None:
    before, etags = published.collection, published.listed().etags
    leave_it_there(published.store)
    assert published.store.published_to() is None
    published.connect()
    assert published.collection == before
    assert published.listed().etags == etags
    assert published.sync().sent == 0, "what stands there is ours, and says what it should"
