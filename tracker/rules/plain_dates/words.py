"""The names of months and weekdays in somebody's language, and the order of their dates. Knows no grammar."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class DateWords:
    """What a language or region calls the months (January first) and weekdays (Monday first).

    Each has any number of forms: long, short, as it stands in a date. Case, accents and a final dot make
    no difference. `day_first` says how 3/4 is read: 3 April, or the fourth of March; None, where
    nobody knows, that it is asked.
    English names are understood besides, and the other words of `languages` (codes such as "de") where there is
    a table of them. Raises ValueError unless there are twelve months and seven days.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    day_first: bool | None = True
    languages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.months) != 12 or len(self.weekdays) != 7:
            raise ValueError("a year has twelve months and a week seven days")


ENGLISH = DateWords(
    months=(
        ("January", "Jan"),
        ("February", "Feb"),
        ("March", "Mar"),
        ("April", "Apr"),
        ("May",),
        ("June", "Jun"),
        ("July", "Jul"),
        ("August", "Aug"),
        ("September", "Sep", "Sept"),
        ("October", "Oct"),
        ("November", "Nov"),
        ("December", "Dec"),
    ),
    weekdays=(
        ("Monday", "Mon"),
        ("Tuesday", "Tue", "Tues"),
        ("Wednesday", "Wed", "Weds"),
        ("Thursday", "Thu", "Thur", "Thurs"),
        ("Friday", "Fri"),
        ("Saturday", "Sat"),
        ("Sunday", "Sun"),
    ),
)

AMERICAN = replace(ENGLISH, day_first=False)
