"""A day on which everybody wants something: twenty-five agreements and four spans over it. Knows no view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.builders import ME
from tests.presentation.calendar.calendar_samples import planned
from tracker.actions.ports import Planned
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel

NAMES = (
    "Amara Osei",
    "Bruno Keller",
    "Tessa Grant",
    "Chloe Winter",
    "Deepa Raman",
    "Colin Burrows",
    "Edward Lyle",
    "Siobhan Kelly",
    "Freya Nilsson",
    "Gareth Pugh",
    "Hugo Lambert",
    "Iris Calloway",
    "Jonas Weber",
    "Kezia Brown",
    "Liam Doherty",
    "Mina Farrokh",
    "Noel Sutton",
    "Olga Marek",
    "Piers Holt",
    "Quentin Ross",
    "Ruth Abara",
    "Saoirse Byrne",
    "Theo Marsh",
    "Una Keane",
    "Viktor Hess",
)
TIMES = (
    *("08:30", "09:00", "09:00", "09:30", "09:30", "09:30", "10:00", "10:00", "10:30", "10:30", "11:00", "11:00"),
    *("11:30", "12:00", "13:30", "13:30", "14:00", "14:00", "14:00", "14:00", "15:00", "15:30"),
)
"""Of the first of them; one more is for the whole day, and two are promised."""
SPANS = (("Samir Haddad", -1, 1), ("Yvonne Leclerc", -3, 8), ("Patrick O'Shea", -2, 2), ("Ada Lund", 0, 9))


def busy_day(day: date) -> list[Planned]:
    """All of them on that day, the spans around it."""
    found = [planned(name, day, at, topic="The autumn order") for name, at in zip(NAMES, TIMES, strict=False)]
    found.append(planned(NAMES[22], day))
    found += [planned(name, day, kind=AgreementKind.PROMISE, channel=Channel.EMAIL) for name in NAMES[23:]]
    found += [planned(name, day + timedelta(first), last=day + timedelta(last)) for name, first, last in SPANS]
    return [replace(each, owner=ME) for each in found]
