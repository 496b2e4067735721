"""Finding people by what was typed, and who stands beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.builders import JO, ME, at, day, did, exact, jo, objects, promise, said, talk
from tests.storage.looking import NOW, do
from tracker.actions.ports import PeopleSort, PersonLine, Store
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.history import Neighbour, Sharer
from tracker.rules.prospect import Email, Phone, StandingKind

ZOE = jo(
    id=2,
    name="Zoë Müller",
    organisation="Straße & Söhne",
    household="Müller-Okoro",
    tags=("wedding cake", "VIP"),
    emails=(Email("Zoe@Example.org"),),
    phones=(Phone("0151/23 45-67", "+4915123467"), Phone("020 7946 0958")),
    notes="Likes LEMON filling, 100%_sure",
)


NAMED = (
    *("Zoë Müller", "Mary O’Shea", "Pat O'Hara", "Jean-Luc Picard", "Anna-Lena Vogt", "José da Silva", "Straße Weiß"),
    *(
        "Æsa Ødegård",
        "Siân ap Rhys",
        "St. John Smythe",
        "McKenzie & Sons",
        "D’Arcy van der Berg",
        "李小龙",
        "Łukasz Żak",
    ),
)


@pytest.mark.parametrize("name", NAMED)
def test_whoever_is_found_by_a_word_is_found_by_its_first_four_letters(store: Store, name: str) -> None:
    """So that letters behind what nobody is called need not be looked up. Of fewer letters "ue" is not yet a "ü", and
    no apostrophe is missed.
    """
    do(store, *(jo(id=at, name=each) for at, each in enumerate(NAMED, 1)))
    spelt = (name, name.lower(), "".join(c for c in name if c.isalpha() or c == " "))
    umlauts = str.maketrans({"ü": "ue", "ø": "oe", "ß": "ss", "Æ": "ae", "å": "aa", "ë": "e"})
    for typed in dict.fromkeys((*spelt, name.translate(umlauts))):
        begun = [typed[: n + 1] for n in range(len(typed)) if typed[max(n - 3, 0) : n + 1].isalpha() and n >= 3]
        found = [bool(store.people_called(each, 9)) for each in begun]
        assert found == sorted(found, reverse=True), typed


@pytest.fixture
def people(store: Store) -> Store:
    do(store, jo(), ZOE, jo(id=3, name="Ann Hill"), jo(id=4, name="Hillary Vale", notes="knows Jo"))
    return store


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hill", [3, 1, 4]),
        ("jo hill", [1]),
        ("h jo", [1]),
        ("muller", [2]),
        ("Mueller", [2]),
        ("zoe", [2]),
        ("ill", []),
        ("straße", []),
        ("lemon", []),
        ("0151", []),
        ("", []),
        ("#vip", []),
    ],
)
def test_who_is_called_so_goes_by_the_words_of_the_name_alone(people: Store, text: str, named: list[int]) -> None:
    assert [line.id for line in people.people_called(text, 9)] == named


def test_a_whole_word_of_a_name_comes_before_its_beginning(people: Store) -> None:
    do(people, jo(id=5, name="Aaron Hillier"))
    assert [line.name for line in people.people_called("hill", 2)] == ["Ann Hill", "Jo Hill"]


def found(store: Store, text: str, limit: int = 10) -> list[int]:
    return [line.id for line in store.people_like(text, limit)]


@pytest.mark.parametrize(
    "text",
    [
        "zoe",
        "ZOË",
        "muller",
        "Müller Zoë",
        "oë mül",
        "strasse",
        "sohne",
        "okoro",
        "vip",
        "cake wedding",
        "zoe@example",
        "EXAMPLE.ORG",
        "lemon",
        "zoe lemon strasse",
        "  zoe  ",
        "0151",
        "015123",
        "0151 23",
        "0151/23 45-67",
        "(0151)",
        "+49 151",
        "0049151",
        "+44 (0)20",
        "79460958",
        "muller 7946",
        "100%",
        "%",
        "%_sure",
    ],
)
def test_someone_is_found_by_any_words_of_theirs_in_any_spelling(people: Store, text: str) -> None:
    if text == "+44 (0)20":
        # Only a number kept in its international form says which country it is in.
        do(people, replace(ZOE, phones=(Phone("020 7946 0958", "+442079460958"),)))
    assert found(people, text) == [2]


@pytest.mark.parametrize("text", ["zoe hill", "lemons", "l%n", "z_e", "*", "0152", "muller\x00", "'; --", "zoe 999"])
def test_nobody_is_found_by_what_is_not_theirs(people: Store, text: str) -> None:
    assert found(people, text) == []


def test_a_name_that_begins_with_the_text_comes_first(people: Store) -> None:
    assert found(people, "hill") == [4, 3, JO]
    assert found(people, "jo") == [JO, 4]
    assert found(people, "jo h") == [JO, 4]


def test_no_more_than_the_limit_come(people: Store) -> None:
    assert found(people, "hill", 2) == [4, 3]
    assert found(people, "", 3) == [3, 4, JO]
    assert found(people, "hill", 0) == []


def test_without_text_those_last_in_contact_come_first_then_those_never_by_name(people: Store) -> None:
    do(people, did("2026-11-01 09:00"), did("2026-11-10 09:00", prospect_id=2), did("2026-10-01 09:00", prospect_id=2))
    assert found(people, "") == [2, JO, 3, 4]
    assert found(people, "   ") == [2, JO, 3, 4]


def test_a_line_tells_where_one_stands_with_them(people: Store) -> None:
    do(
        people,
        said(StandingKind.CLIENT, "2026-11-02 09:00"),
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00"),
        did("2026-11-01 09:00"),
        did("2026-11-12 15:00"),
        talk(day("2026-11-20"), outcome=AgreementOutcome.KEPT),
        talk(exact("2026-11-25 10:00"), channel=Channel.VIDEO),
        talk(day("2026-11-26")),
    )
    line, *_ = people.people_like("Jo Hill", 9)
    assert line == PersonLine(
        JO,
        "Jo Hill",
        "",
        "",
        StandingKind.THEIR_TURN,
        exact("2026-11-25 10:00"),
        Channel.VIDEO,
        at("2026-11-12 15:00"),
        next_owner=ME,
    )


def test_a_line_tells_how_the_next_agreement_stands_and_first_of_one_they_have_not_been_told_of(people: Store) -> None:
    owed = promise(day("2026-11-20"), outcome=AgreementOutcome.TRIED)
    do(people, owed)
    line, *_ = people.people_like("Jo Hill", 9)
    assert (line.next, line.next_kind, line.next_outcome) == (owed.window, owed.kind, AgreementOutcome.TRIED)
    missed = talk(day("2026-11-22"), outcome=AgreementOutcome.BROKEN, to_tell=True)
    do(people, missed)
    line, *_ = people.people_like("Jo Hill", 9)
    assert (line.next, line.next_outcome, line.to_tell) == (missed.window, AgreementOutcome.BROKEN, True)


def test_a_line_of_someone_we_know_nothing_of_says_so(people: Store) -> None:
    assert people.people_like("ann hill", 9) == (PersonLine(3, "Ann Hill", "", "", StandingKind.OPEN),)


@pytest.mark.parametrize(
    ("who", "e164", "ids"),
    [
        ("zoe muller", "", [2]),
        (" Zoë Müller ", "", [2]),
        ("zoe", "", []),
        ("zoe@example.org", "", [2]),
        ("example.org", "", []),
        ("0151 2345-67", "+4915123467", [2]),
        ("0151 2345-67", "", [2]),
        ("0151 2345-68", "", []),
        ("+44 20 7946 0958", "+442079460958", [2]),
        ("0049 151 23467", "", [2]),
        ("7946 0958", "", []),
        ("Ann Hill", "+4915123467", [3, 2]),
        ("", "", []),
    ],
)
def test_only_an_exact_name_address_or_number_matches(people: Store, who: str, e164: str, ids: list[int]) -> None:
    assert [line.id for line in people.prospects_matching(who, e164)] == ids


def test_two_of_one_name_both_match(people: Store) -> None:
    do(people, jo(id=9))
    assert [line.id for line in people.prospects_matching("Jo Hill")] == [JO, 9]


def test_those_in_the_trash_are_not_found_but_their_history_is_there(people: Store) -> None:
    do(people, replace(ZOE, deleted_at=NOW), did("2026-11-10 09:00", prospect_id=2))
    assert found(people, "zoe") == []
    assert 2 not in found(people, "")
    assert people.prospects_matching("zoe muller", "+4915123467") == ()
    history = people.history_of(2)
    assert history is not None
    assert history.prospect.deleted_at == NOW


def test_a_store_is_empty_until_someone_is_in_it_and_again_when_all_are_in_the_trash(store: Store) -> None:
    assert store.is_empty()
    do(store, jo())
    assert not store.is_empty()
    do(store, jo(deleted_at=NOW))
    assert store.is_empty()


def test_there_is_no_history_of_someone_who_never_was(store: Store) -> None:
    assert store.history_of(404) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "beside"),
    [
        ({"organisation": "Hill & Sons"}, {"organisation": "hill & sons "}, True),
        ({"household": "Müller"}, {"household": "MULLER"}, True),
        ({"organisation": "Hill", "household": "A"}, {"organisation": "Hill", "household": "A"}, True),
        ({"organisation": "Hill"}, {"household": "Hill"}, False),
        ({"organisation": ""}, {"organisation": ""}, False),
        ({"organisation": "Hill"}, {"organisation": "Hill", "deleted_at": NOW}, False),
        ({"organisation": "Hill", "deleted_at": NOW}, {"organisation": "Hill"}, True),
    ],
)
def test_those_of_one_organisation_or_household_stand_beside_each_other(
    store: Store, mine: dict[str, object], theirs: dict[str, object], beside: bool
) -> None:
    do(store, jo(**mine), jo(id=2, name="Ann", **theirs))
    history = store.history_of(JO)
    assert history is not None
    assert [neighbour.prospect_id for neighbour in history.neighbours] == ([2] if beside else [])


def test_a_neighbour_brings_what_binds_us_there(store: Store) -> None:
    agreement = talk(day("2026-11-24"), prospect_id=2)
    standing = replace(said(StandingKind.NO_THANKS, "2026-11-12 15:00"), prospect_id=2)
    objection = replace(objects(Channel.CALL, "2026-11-12 15:00"), prospect_id=2)
    do(store, jo(household="Hill"), jo(id=2, name="Ann Hill", household="Hill"), agreement, standing, objection)
    history = store.history_of(JO)
    assert history is not None
    assert history.neighbours == (Neighbour(2, "Ann Hill", (agreement,), (standing,), (objection,)),)


@pytest.mark.parametrize("deleted_at", [None, NOW])
def test_whoever_is_reached_by_the_same_number_brings_what_they_object_to(
    store: Store, deleted_at: datetime | None
) -> None:
    objection = replace(objects(Channel.CALL, "2026-11-12 15:00"), prospect_id=2)
    phone, mail = Phone("020 7946 0018", "+442079460018"), Email("Us@Example.com")
    ann = jo(id=2, name="Ann Hill", phones=(phone,), emails=(Email("us@example.com"),), deleted_at=deleted_at)
    do(store, jo(phones=(Phone("+44 20 7946 0018", "+442079460018"),), emails=(mail,)), ann, objection)
    do(
        store,
        jo(id=3, name="Sam", phones=(phone,)),
        jo(id=4, name="Kim", phones=(Phone("07700 900123", "+447700900123"),)),
    )
    history, kim = store.history_of(JO), store.history_of(4)
    assert history is not None
    assert kim is not None
    keys = frozenset({phone.key, mail.key})
    assert history.sharers == (Sharer(2, "Ann Hill", keys, (objection,)),)
    assert kim.sharers == ()


BESIDE = (
    jo(id=11, name="Maeve O’Brien"),
    jo(id=12, name="Pat O'Brien"),
    jo(id=13, name="Boris Vian"),
    jo(id=14, name="Uwe Müller"),
    jo(id=15, name="Ida Mueller"),
    jo(id=16, name="J. R. Smith-Jones", tags=("Wedding cake",)),
    jo(id=17, name="Sue Hart", notes="the wedding of Sam O’Brien"),
    jo(id=18, name="Jens Sørensen"),
    jo(id=19, name="Dara D’Angelo"),
    jo(id=20, name="Reception", phones=(Phone("0161 496 0000"),)),
    jo(id=21, name="Ext", phones=(Phone("0161 496 0001 ext 22", "+441614960001"),)),
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("O'Brien", [11, 12, 17]),
        ("o’brien", [11, 12, 17]),
        ("obrien", [11, 12, 17]),
        ("O`Bri", [11, 12, 17]),
        ("Vian, Boris", [13]),
        ("vian,", [13]),
        ("Mueller", [15, 14]),
        ("muell", [15, 14]),
        ("Müller", [15, 14]),
        ("Mueller, Uwe", [14]),
        ("Soerensen", [18]),
        ("D'angelo", [19]),
        ("dangelo", [19]),
        ("Smith Jones", [16]),
        ("smith-jones", [16]),
        ("J.R. Smith", [16]),
        ("J R Smith", [16]),
        ("Sue", [17]),
        ("#wedding", [16]),
        ("#cake jones", [16]),
        ("#cak", [16]),
        ("#birthday", []),
        ("wedding", [16, 17]),
        ("+44 161 496 0000", [20]),
        ("0044 161 496 0000", [20]),
        ("+44 (0)161 4960", [21, 20]),
        ("0161 496 0001 extn 22", [21]),
    ],
)
def test_someone_is_found_however_their_name_or_number_is_written(store: Store, text: str, ids: list[int]) -> None:
    do(store, *BESIDE)
    assert found(store, text) == ids
    assert {line.id for line in store.people_page(text, PeopleSort.NAME, False, 0, 50)} == set(ids)
    assert store.people_count(text) == len(ids)


def test_a_surname_comes_before_a_word_in_a_note(store: Store) -> None:
    operators = [jo(id=n, name=f"Ann {n}", notes="operates the desk; opera lover") for n in range(100, 120)]
    do(store, *operators, jo(id=5, name="Zita Pera"), jo(id=6, name="Zoë Ng-Pera"))
    assert found(store, "pera", 12)[:2] == [5, 6]
    assert found(store, "pera", 12)[2:] == [person.id for person in operators[:10]]
