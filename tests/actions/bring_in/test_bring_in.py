"""People of a file: who is here already, what is suggested, what the one deed writes, and that twice changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

import pytest

from tests.actions.counter import Counter
from tests.builders import JO, at, exact, jo, objects, talk
from tracker.actions.bring_in.bring_in import Brought, Load, bring_in
from tracker.actions.bring_in.look_through import LookedThrough, Looking, look_through
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.ports import Record
from tracker.actions.undo import undo
from tracker.rules.bring_in.card import Card, HistoryItem, HistoryKind, Note
from tracker.rules.channel import Channel
from tracker.rules.entry import NewProspect
from tracker.rules.history import History
from tracker.rules.newcomers.arrival import Arrival, Choice, Decided, Decision, Decisions, Found, Whom
from tracker.rules.newcomers.history_kept import HistoryChoices, Whose, agreed_by
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.rules.verdict import Code

SOURCE = "table:"


def alike(name: str, names: Sequence[str], least: float) -> list[tuple[int, float]]:
    scores = ((place, 100 * SequenceMatcher(None, name, other).ratio()) for place, other in enumerate(names))
    return [(place, score) for place, score in scores if score >= least]


def card(name: str, phone: str = "", email: str = "", line: int = 2, **more: object) -> Card:
    told = Card(
        line,
        name,
        phones=(Phone(phone),) if phone else (),
        emails=(Email(email),) if email else (),
        text=f"{name}|{phone}|{email}",
    )
    told = replace(told, **more)  # type: ignore[arg-type]
    return replace(told, digest=told.digest or repr((told.text, told.notes, told.organisation, told.address)))


def item(kind: HistoryKind, text: str, day: str = "", **more: object) -> HistoryItem:
    told = HistoryItem(kind, kind.value.replace("-", " "), text, date.fromisoformat(day) if day else None)
    return replace(told, **more)  # type: ignore[arg-type]


class Bringing:
    """A file read again and again into one store."""

    def __init__(self, *records: Record) -> None:
        self.desk = Counter(*records).desk
        self.said: dict[str, Card] = {}

    def look(self, *cards: Card) -> LookedThrough:
        looking = Looking(alike, self.desk.e164, lambda text: self.said.get(text), self.desk.now())
        found = look_through(self.desk.store, SOURCE, cards, looking)
        assert found is not None
        return found

    def bring(self, *cards: Card, decisions: Decisions | None = None, history: HistoryChoices | None = None) -> Brought:
        found = self.look(*cards)
        decided = [Decided(a, (decisions or Decisions()).of(a)) for a in found.arrivals]
        load = Load(SOURCE, decided, found.seq, history or HistoryChoices())
        brought = bring_in(self.desk, load, lambda name, person: f"{name} in the file: {getattr(person, name)}").value
        assert brought is not None
        self.said |= {each.text: each for each in cards}
        return brought

    def people(self) -> dict[str, Prospect]:
        """Everybody but Jo, who is always here."""
        everybody = (history.prospect for history in self.desk.store.people_after(JO, 1000))
        return {person.name: person for person in everybody}

    def only(self, name: str) -> Prospect:
        return self.people()[name]

    def history(self, name: str) -> History:
        found = self.desk.store.history_of(self.only(name).id)
        assert found is not None
        return found


def only(found: LookedThrough) -> Arrival:
    (arrival,) = found.arrivals
    return arrival


KIM = jo(id=2, name="Kim Cole", phones=(Phone("020 7946 0018", "+442079460018"),), emails=(Email("kim@example.com"),))


@pytest.mark.parametrize(
    ("told", "found", "suggested"),
    [
        (card("Ann Lee", "020 7946 0001"), Found.NEW, Choice.ADD),
        (card("Kim Cole", "020 7946 0018"), Found.HERE, Choice.SAME),
        (card("KIM COLE", email="KIM@example.com"), Found.HERE, Choice.SAME),
        (card("Kim Cole"), Found.PERHAPS, Choice.SAME),
        (card("Kim Cole", "020 7946 0099"), Found.PERHAPS, Choice.ADD),
        (card("K. Cole", "020 7946 0018"), Found.PERHAPS, Choice.SAME),
        (card("Reception", "020 7946 0018"), Found.PERHAPS, Choice.ADD),
        (card("", "020 7946 0018"), Found.NOBODY, Choice.LEAVE),
    ],
    ids=["new", "name and number", "name and mailbox", "name alone", "name, other number", "number and initial",
         "number alone", "nobody named"],
)  # fmt: skip
def test_who_is_here_is_found_and_what_loses_nothing_is_suggested(told: Card, found: Found, suggested: Choice) -> None:
    arrival = only(Bringing(KIM).look(told))
    assert (arrival.found, arrival.suggested.choice) == (found, suggested)


def test_somebody_new_is_known_before_and_stands_in_no_lane_that_nags() -> None:
    bringing = Bringing()
    brought = bringing.bring(card("Ann Lee", "020 7946 0001", notes=(Note("Birthday", "3 June"),)))
    ann = bringing.only("Ann Lee")
    assert brought.added == (ann.id,)
    assert (ann.known_before, ann.notes) == (True, "Birthday: 3 June")
    (left,) = bringing.desk.store.nothing_agreed(bringing.desk.now())
    assert (left.name, left.since) == ("Ann Lee", None)


def test_the_same_file_again_changes_nothing() -> None:
    bringing = Bringing()
    cards = [card("Ann Lee", "020 7946 0001"), card("Ben Orr"), card("Ben Orr"), card("Cem Oz", email="c@example.com")]
    bringing.bring(*cards)
    seq = bringing.look().seq
    found = bringing.look(*cards)
    assert {a.found for a in found.arrivals} == {Found.AS_BEFORE}
    assert bringing.bring(*cards) == Brought(left=4)
    assert bringing.look().seq == seq


def test_one_undo_takes_back_all_of_it() -> None:
    bringing = Bringing(KIM)
    bringing.bring(card("Ann Lee"), card("Kim Cole", "020 7946 0018", organisation="Cole & Co"), card("Ben Orr"))
    assert bringing.only("Kim Cole").organisation == "Cole & Co"
    undo(bringing.desk)
    assert bringing.people() == {"Kim Cole": KIM}
    assert {a.found for a in bringing.look(card("Ann Lee"), card("Ben Orr")).arrivals} == {Found.NEW}


def test_the_same_person_gains_what_they_lacked_and_keeps_what_we_say() -> None:
    bringing = Bringing(replace(KIM, organisation="Cole Ltd"))
    told = card("Kim Cole", "020 7946 0018", organisation="Cole & Co", address="1 High St", tags=("lead",))
    brought = bringing.bring(told)
    kim = bringing.only("Kim Cole")
    assert brought == Brought(changed=(KIM.id,))
    assert (kim.organisation, kim.address, kim.tags) == ("Cole Ltd", "1 High St", ("lead",))
    assert kim.notes == "organisation in the file: Cole & Co"


def test_doubles_of_one_file_become_one_person_or_share_their_number() -> None:
    twice = [card("Ann Lee", "020 7946 0001"), card("Ann Lee", "+44 20 7946 0001", email="ann@example.com")]
    bringing = Bringing()
    assert [a.suggested for a in bringing.look(*twice).arrivals] == [
        Decision(Choice.ADD),
        Decision(Choice.SAME, Whom(place=0)),
    ]
    assert len(bringing.bring(*twice).added) == 1
    assert bringing.only("Ann Lee").emails == (Email("ann@example.com"),)
    couple = Bringing()
    couple.bring(card("Ann Lee", "020 7946 0001"), card("Bo Lee", "020 7946 0001"))
    assert couple.only("Bo Lee").phones[0].shared


def test_of_two_who_are_called_the_same_one_with_nothing_but_the_name_makes_them_no_one_person() -> None:
    three = [card("Ann Lee", "020 7946 0001"), card("Ann Lee"), card("Ann Lee", "020 7946 0099")]
    bringing = Bringing()
    assert [a.suggested.choice for a in bringing.look(*three).arrivals] == [Choice.ADD, Choice.SAME, Choice.ADD]
    assert len(bringing.bring(*three).added) == 2


def test_as_the_same_as_somebody_who_was_left_out_they_are_added() -> None:
    bringing = Bringing()
    leaving = Decisions().with_(0, Decision(Choice.LEAVE))
    bringing.bring(card("Ann Lee", "020 7946 0001"), card("A. Lee", "020 7946 0001"), decisions=leaving)
    assert list(bringing.people()) == ["A. Lee"]
    assert not bringing.only("A. Lee").phones[0].shared


def test_a_number_of_somebody_in_the_trash_is_shared_with_them() -> None:
    bringing = Bringing(KIM)
    delete_prospect(bringing.desk, KIM.id)
    bringing.bring(card("Ann Lee", "020 7946 0018"), card("Bo Orr", "020 7946 0019"))
    assert [bringing.only(name).phones[0].shared for name in ("Ann Lee", "Bo Orr")] == [True, False]


def test_a_changed_file_brings_its_changes_only_and_asks_where_both_changed() -> None:
    bringing = Bringing()
    first = card("Ann Lee", email="ann@example.com", organisation="Lee Ltd", address="1 High St")
    bringing.bring(first)
    ann = bringing.only("Ann Lee")
    ours = replace(ann, address="9 Low Rd", notes="ours")
    edit_prospect(bringing.desk, ann, ours)
    second = replace(first, organisation="Lee & Co", address="2 High St", notes=(Note("", "new line"),), digest="2")
    arrival = only(bringing.look(second))
    assert arrival.found is Found.CHANGED
    assert [(d.name, d.ours, d.files) for d in arrival.differing] == [("address", "9 Low Rd", "2 High St")]
    bringing.bring(second)
    now = bringing.only("Ann Lee")
    assert (now.organisation, now.address, now.notes) == ("Lee & Co", "9 Low Rd", "ours\nnew line")


def test_the_files_word_is_taken_where_somebody_says_so() -> None:
    bringing = Bringing()
    first = card("Ann Lee", email="ann@example.com", address="1 High St")
    bringing.bring(first)
    edited = replace(bringing.only("Ann Lee"), address="9 Low Rd")
    edit_prospect(bringing.desk, bringing.only("Ann Lee"), edited)
    taking = Decisions().with_(0, Decision(Choice.SAME, Whom(edited.id), frozenset({"address"})))
    bringing.bring(replace(first, address="2 High St", digest="2"), decisions=taking)
    assert bringing.only("Ann Lee").address == "2 High St"


def test_what_was_written_since_the_list_was_shown_is_not_written_over() -> None:
    bringing = Bringing()
    found = bringing.look(card("Ann Lee"))
    add_prospect(bringing.desk, NewProspect("Ann Lee"))
    load = Load(SOURCE, [Decided(a, a.suggested) for a in found.arrivals], found.seq)
    with pytest.raises(Refusal) as refused:
        bring_in(bringing.desk, load, lambda name, _: name)
    assert refused.value.problem is Problem.WRITTEN_MEANWHILE


def test_stopped_half_way_nothing_is_written() -> None:
    bringing = Bringing()
    found = bringing.look(card("Ann Lee"), card("Ben Orr"))
    load = Load(SOURCE, [Decided(a, a.suggested) for a in found.arrivals], found.seq)
    assert bring_in(bringing.desk, load, lambda name, _: name, lambda done, _of: done < 1).value is None
    assert not bringing.people()
    looking = Looking(alike, bringing.desk.e164, lambda _: None, bringing.desk.now())
    assert look_through(bringing.desk.store, SOURCE, [card("Ann Lee")], looking, lambda _done, _of: False) is None


def test_somebody_erased_who_objected_is_known_again_by_their_number() -> None:
    bringing = Bringing(KIM, replace(objects(Channel.CALL, "2026-11-01 10:00"), prospect_id=KIM.id))
    erase_prospect(bringing.desk, KIM.id)
    arrival = only(bringing.look(card("K. Cole", "020 7946 0018")))
    assert (arrival.found, [o.channel for o in arrival.objections]) == (Found.NEW, [Channel.CALL])
    bringing.bring(card("K. Cole", "020 7946 0018"))
    assert [o.channel for o in bringing.history("K. Cole").objections] == [Channel.CALL]


def test_an_objection_of_whoever_shares_the_number_is_told_before_anything_is_written() -> None:
    bringing = Bringing(KIM, replace(objects(None, "2026-11-01 10:00"), prospect_id=KIM.id))
    assert [o.channel for o in only(bringing.look(card("Reception", "020 7946 0018"))).objections] == [None]


def test_who_was_put_into_the_trash_stays_there_until_somebody_brings_them_back() -> None:
    bringing = Bringing()
    told = card("Ann Lee", email="ann@example.com")
    bringing.bring(told)
    ann = bringing.only("Ann Lee")
    delete_prospect(bringing.desk, ann.id)
    arrival = only(bringing.look(told))
    assert (arrival.found, arrival.suggested) == (Found.IN_TRASH, Decision(Choice.LEAVE, Whom(ann.id)))
    assert bringing.bring(told) == Brought(left=1)
    bringing.bring(told, decisions=Decisions().with_(0, Decision(Choice.SAME, Whom(ann.id))))
    assert bringing.only("Ann Lee").deleted_at is None


DO_NOT_CALL = item(HistoryKind.DO_NOT_CONTACT, "yes", yes=True, channel=Channel.CALL)
NEXT = item(HistoryKind.NEXT_FOLLOW_UP, "3 Dec 2026", "2026-12-03")
LAST = item(HistoryKind.LAST_CONTACTED, "2 Nov 2026", "2026-11-02")
WORDS = item(HistoryKind.THEIR_WORDS, "ring me in December")


def test_do_not_call_becomes_an_objection_which_a_later_no_or_empty_cell_never_lifts() -> None:
    bringing = Bringing(KIM, replace(talk(exact("2026-12-01 15:00")), prospect_id=KIM.id))
    told = card("Kim Cole", "020 7946 0018", history=(DO_NOT_CALL,))
    bringing.bring(told)
    history = bringing.history("Kim Cole")
    assert [(o.channel, o.words) for o in history.objections] == [(Channel.CALL, "do not contact: yes")]
    assert not any(a.is_open for a in history.agreements)
    lifted = item(HistoryKind.DO_NOT_CONTACT, "no", yes=False, channel=Channel.CALL)
    bringing.bring(replace(told, history=(lifted,), digest="2"))
    bringing.bring(replace(told, history=(), digest="3"))
    bringing.bring(replace(told, digest="4"))
    assert [o.lifted_at for o in bringing.history("Kim Cole").objections] == [None]


@pytest.mark.parametrize(
    ("items", "choices", "agreed", "notes"),
    [
        ((NEXT,), HistoryChoices(), 0, "next follow up: 3 Dec 2026"),
        ((NEXT, WORDS), HistoryChoices(), 1, ""),
        ((NEXT,), HistoryChoices(they_agreed=True), 1, ""),
        ((NEXT, item(HistoryKind.THEY_AGREED, "yes", yes=True)), HistoryChoices(), 1, ""),
        ((NEXT, item(HistoryKind.THEY_AGREED, "no", yes=False)), HistoryChoices(they_agreed=True), 0,
         "next follow up: 3 Dec 2026\nthey agreed: no"),
        ((item(HistoryKind.NEXT_FOLLOW_UP, "1 May 2020", "2020-05-01"), WORDS), HistoryChoices(), 0,
         "next follow up: 1 May 2020\ntheir words: ring me in December"),
        ((item(HistoryKind.NEXT_FOLLOW_UP, "some day"), WORDS), HistoryChoices(they_agreed=True), 0,
         "next follow up: some day\ntheir words: ring me in December"),
    ],
    ids=["nobody agreed", "their words", "said of the column", "said of the row", "no of the row", "long past", "no day"],
)  # fmt: skip
def test_what_is_due_is_agreed_only_where_somebody_agreed(
    items: tuple[HistoryItem, ...], choices: HistoryChoices, agreed: int, notes: str
) -> None:
    bringing = Bringing()
    bringing.bring(card("Ann Lee", history=items), history=choices)
    history = bringing.history("Ann Lee")
    assert (len(history.agreements), history.prospect.notes) == (agreed, notes)
    if agreed:
        assert history.agreements[0].window.first == date(2026, 12, 3)
    # What was told beforehand of how many there would be.
    whose = agreed_by(card("Ann Lee", history=items), bringing.desk.now(), bringing.desk.zone)
    assert (whose is Whose.FILES or (whose is Whose.BRINGERS and choices.they_agreed)) is bool(agreed)


def test_a_last_contact_is_a_note_or_a_contact_that_the_guard_judged() -> None:
    noted, logged = Bringing(), Bringing()
    noted.bring(card("Ann Lee", history=(LAST,)))
    assert noted.only("Ann Lee").notes == "last contacted: 2 Nov 2026"
    for _ in range(2):
        logged.bring(card("Ann Lee", history=(LAST,)), history=HistoryChoices(last_contact=Channel.CALL))
    (contact,) = logged.history("Ann Lee").contacts
    # An old client is nobody who was never heard of.
    assert [finding.code for finding in contact.verdict.findings] == [Code.NOTHING_AGREED]


def test_a_status_becomes_what_they_last_told_us_and_does_not_replace_a_later_word() -> None:
    no = item(HistoryKind.STATUS, "not interested", standing=StandingKind.NO_THANKS)
    bringing = Bringing()
    bringing.bring(card("Ann Lee", history=(no, LAST)))
    (standing,) = bringing.history("Ann Lee").standings
    assert (standing.kind, standing.words, standing.since) == (
        StandingKind.NO_THANKS, "status: not interested", at("2026-11-02 12:00"),
    )  # fmt: skip


def test_who_asked_us_not_to_agreed_to_nothing_that_a_file_says() -> None:
    bringing = Bringing(KIM, replace(objects(Channel.CALL, "2026-11-01 10:00"), prospect_id=KIM.id))
    bringing.bring(card("Kim Cole", "020 7946 0018", history=(NEXT, WORDS)), history=HistoryChoices(they_agreed=True))
    kim = bringing.history("Kim Cole")
    assert kim.agreements == ()
    assert "next follow up: 3 Dec 2026" in kim.prospect.notes
