"""The months and weekdays as the user's locale writes them, for reading dates in plain words. Knows no grammar."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale

from tracker.rules.plain_dates import DateWords
from tracker.rules.plain_dates.tongues import spoken

FORMS = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)


@lru_cache(maxsize=3)
def date_words(day_first: bool | None, languages: tuple[str, ...] = ()) -> DateWords:
    """The names of the system's locale and of those languages, in the order of dates that was chosen; None for one that
    nobody chose."""
    locale = QLocale()
    months = tuple(
        tuple({name for form in FORMS for name in (locale.monthName(n, form), locale.standaloneMonthName(n, form))})
        for n in range(1, 13)
    )
    weekdays = tuple(
        tuple({name for form in FORMS for name in (locale.dayName(n, form), locale.standaloneDayName(n, form))})
        for n in range(1, 8)
    )
    return spoken(DateWords(months, weekdays, day_first), languages)
