"""Who is there when a line is tried: some of the sample's people, and a few beside them. Thursday 26 November 2026."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.line import Called, Moment, Someone
from tracker.rules.line.names.meant_perhaps import is_firm_called
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.text import fold
from tracker.rules.who.finding import bears, is_misspelt, sought
from tracker.rules.who.identity import exactly
from tracker.rules.who.numbers import same_number
from tracker.rules.window import Window

ZONE = "Europe/London"
NOW = datetime(2026, 11, 26, 14, 57, tzinfo=ZoneInfo(ZONE))
MOMENT = Moment(NOW, ZONE)


def _someone(n: int, name: str, organisation: str = "", household: str = "", *reached: str) -> Prospect:
    phones = tuple(Phone(one) for one in reached if "@" not in one)
    emails = tuple(Email(one) for one in reached if "@" in one)
    return Prospect(n, name, organisation, household, phones, emails)


PEOPLE = (
    _someone(1, "Jo Hill", "", "", "+44 7700 900112", "jo.hill@example.com"),
    _someone(2, "Martin Pryce", "Pryce & Dunne Solicitors"),
    _someone(3, "Sheila Dunne", "Pryce & Dunne Solicitors"),
    _someone(4, "Ngozi Okoro", "", "Okoro"),
    _someone(5, "Callum Frost", "Frost & Vine"),
    _someone(6, "Dominic Hale"),
    _someone(7, "Priya Nair", "", "Nair and Cole", "+44 7700 900121", "priya.nair@example.com"),
    _someone(8, "Tom Cole", "", "Nair and Cole", "+44 7700 900122"),
    _someone(9, "Siobhan Kelly"),
    _someone(10, "Margaret Vale"),
    _someone(11, "Colin Burrows", "Hartwell Academy"),
    _someone(12, "Carys Bevan"),
    _someone(13, "Tessa Grant"),
    _someone(14, "Robert Ashworth"),
    _someone(15, "Helen Ashworth"),
    _someone(16, "Daniel Brandt", "Brandt Strings"),
    _someone(17, "Patrick O'Shea"),
    _someone(18, "Tomasz Wilk", "Wilk Flooring"),
    _someone(19, "Nguyễn Văn Hùng", "Hùng Nails"),
    _someone(20, "Jörg Müller", "Müller Holz"),
    _someone(21, "Zoë Lindqvist"),
)
MAY = _someone(31, "May Turner")
WILL = _someone(32, "Will Ferris")
OTHER_MARTIN = _someone(33, "Martin Blake", "Blake Roofing")
OTHER_JO = _someone(34, "Jo Barnes", "Barnes Bakery")


TODAY = NOW.date()


def _talk(n: int, whose: int, at: time, day: date = TODAY, channel: Channel = Channel.CALL) -> Agreement:
    return Agreement(
        n, whose, AgreementKind.TALK, Window.exact(day, at, ZONE), channel, "Maria", datetime(2026, 11, 20, tzinfo=UTC)
    )


def _promise(n: int, whose: int, channel: Channel) -> Agreement:
    window = Window.day(NOW.date(), ZONE)
    made = datetime(2026, 11, 20, tzinfo=UTC)
    return Agreement(n, whose, AgreementKind.PROMISE, window, channel, "Maria", made)


AGREED = (
    _promise(100, 1, Channel.EMAIL),
    _talk(101, 2, time(10), channel=Channel.MEETING),
    _talk(102, 11, time(14, 30)),
    _talk(103, 9, time(16), NOW.date() + timedelta(days=1)),
    _talk(104, 16, time(15), NOW.date() + timedelta(days=1), Channel.VIDEO),
)


class Known:
    """`There` of those people; whoever is asked about is noted in `asked`."""

    def __init__(self, people: Iterable[Prospect] = PEOPLE, agreed: Iterable[Agreement] = AGREED) -> None:
        self._people = tuple(people)
        self._agreed = tuple(agreed)
        self.asked: list[str] = []

    def called(self, words: str) -> Called | None:
        self.asked.append(words)
        begins = [p for p in self._people if bears(p.name, words) and _each_begins(p.name, words)]
        begins.sort(key=lambda p: (not _whole(p.name, words), not fold(p.name).startswith(fold(words)), p.name))
        meant = exactly(words, self._people)
        return Called(tuple(map(who, meant)), tuple(map(who, begins)))

    def may_be(self, words: str) -> tuple[Someone, ...] | None:
        like = [p for p in self._people if is_misspelt(p.name, words)]
        of_it = [p for p in self._people if p not in like and is_firm_called(words, p.organisation)]
        return tuple(map(who, (*like, *of_it)))

    def reached_by(self, typed: str) -> tuple[Someone, ...] | None:
        return tuple(
            who(p)
            for p in self._people
            if any(same_number(typed, "", phone.typed, phone.e164) for phone in p.phones)
            or any(fold(typed) == email.key for email in p.emails)
        )

    def agreed_with(self, prospect_id: int) -> tuple[Agreement, ...] | None:
        return tuple(a for a in self._agreed if a.prospect_id == prospect_id)


def who(person: Prospect) -> Someone:
    return Someone(person.id, person.name, person.organisation, person.household)


def _each_begins(name: str, words: str) -> bool:
    there = fold(name).replace("-", " ").split()
    return all(any(one.startswith(way) for one in there for way in word.spellings) for word in sought(words))


def _whole(name: str, words: str) -> bool:
    return set(fold(words).split()) <= set(fold(name).replace("-", " ").split())
