"""The agreements of a stretch of days, as an item model with named roles.

Knows neither which view shows them nor where they come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry, by_days, entry_of, entry_words, people_in
from tracker.presentation.words.team.told_whose import ToldWhose
from tracker.rules.agreement_state import state_of
from tracker.rules.policy import Policy
from tracker.rules.us import Us
from tracker.rules.window import day_in, zone_of

Index = QModelIndex | QPersistentModelIndex

_NEVER: tuple[CalendarEntry | None, datetime | None] = None, None
KEPT = 4096
"""Entries at most that are held as they were last made."""


class CalendarRole(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2
    PROSPECT_ID = Qt.ItemDataRole.UserRole + 3
    NAME = Qt.ItemDataRole.UserRole + 4
    FIRST = Qt.ItemDataRole.UserRole + 5
    LAST = Qt.ItemDataRole.UserRole + 6
    AT = Qt.ItemDataRole.UserRole + 7
    STATE = Qt.ItemDataRole.UserRole + 8
    CHANNEL = Qt.ItemDataRole.UserRole + 9
    TOPIC = Qt.ItemDataRole.UserRole + 10


class CalendarModel(QAbstractListModel):
    """`now` gives an aware instant, `zone` is ours, `us` who of us there are and `me` who looks at it, "" where nobody
    has said. What is agreed may slip while it is shown: see `refresh`.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        zone: str,
        policy: Policy | None = None,
        parent: QObject | None = None,
        me: Callable[[], str] = lambda: "",
        us: Callable[[], Us] = Us,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._zone = zone
        self._policy = policy or Policy()
        self._me = me
        self._us = us
        self._whose = ToldWhose(me, us)
        self._planned: tuple[Planned, ...] = ()
        self._entries: tuple[CalendarEntry, ...] = ()
        self._days: tuple[date, date] | None = None
        self.alone = ""
        """Whose alone these are of us; "" for everyone's."""
        self._kept: dict[int, tuple[CalendarEntry, datetime]] = {}
        self._on_day: Mapping[date, tuple[CalendarEntry, ...]] | None = None
        self._people: frozenset[int] | None = None

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        return self._entries

    @property
    def people(self) -> frozenset[int]:
        """The ids of all with whom those are agreed; asked with each person that is chosen."""
        if self._people is None:
            self._people = people_in(self._entries)
        return self._people

    @property
    def planned(self) -> tuple[Planned, ...]:
        return self._planned

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last of the days whose agreements these are; None where nobody said."""
        return self._days

    @property
    def zone(self) -> str:
        """Ours."""
        return self._zone

    @property
    def policy(self) -> Policy:
        """By which it is judged."""
        return self._policy

    @property
    def here(self) -> datetime:
        """This moment on our clocks."""
        return self._now().astimezone(zone_of(self._zone))

    @property
    def today(self) -> date:
        """The day it is where we are."""
        return day_in(self._now(), self._zone)

    def set_planned(self, planned: Iterable[Planned], days: tuple[date, date] | None = None, alone: str = "") -> None:
        """Show these instead: all there are on those days, or all of one of us `alone`. The same days as they were
        before stir nobody.
        """
        self._planned, self.alone = tuple(planned), alone
        same_days, self._days = days == self._days, days
        self._show_anew(same_days)

    def set_surroundings(self, zone: str, policy: Policy) -> None:
        """Our zone and the policy have been changed in the settings."""
        self._zone, self._policy = zone, policy
        self.know_us()

    def know_us(self) -> None:
        """Somebody else looks at it, or others of us are known by now."""
        self._whose.forget()
        self._kept.clear()
        self.refresh()

    def refresh(self) -> None:
        """Look at the clock again: what was agreed may have slipped since."""
        self._show_anew(same_days=True)

    def _show_anew(self, same_days: bool) -> None:
        entries = self.entries_of(self._planned)
        if same_days and entries == self._entries:
            return
        self.beginResetModel()
        self._entries = entries
        self._on_day = self._people = None
        self.endResetModel()

    def entries_of(self, planned: Iterable[Planned]) -> tuple[CalendarEntry, ...]:
        """As they stand now. Those that stand as they did when they were last met are not made anew.

        How one stands is asked once a minute, as the clock is looked at no oftener.
        """
        now, zone, policy, kept = self._now(), self._zone, self._policy, self._kept
        minute = now.replace(second=0, microsecond=0)
        if len(kept) > KEPT:
            kept.clear()
        entries = []
        for each in planned:
            entry, asked = kept.get(each.id, _NEVER)
            if entry is None or entry.planned is not each or entry.zone != zone:
                entry = entry_of(each, now, zone, policy, self._whose(each.owner))
                kept[each.id] = entry, minute
            elif asked != minute:
                if entry.state is not state_of(each, now, policy):
                    entry = entry_of(each, now, zone, policy, entry.whose)
                kept[each.id] = entry, minute
            entries.append(entry)
        return tuple(entries)

    def on_day(self, day: date) -> tuple[CalendarEntry, ...]:
        """All that lies on that day, in reading order."""
        if self._on_day is None:
            first, last = self._days or (date.min, date.max)
            self._on_day = by_days(self._entries, first, last)
        return self._on_day.get(day, ())

    def with_only(self, planned: Iterable[Planned], parent: QObject | None = None) -> CalendarModel:
        """A model like this one, of these only."""
        model = CalendarModel(self._now, self._zone, self._policy, parent, self._me, self._us)
        model.set_planned(planned)
        return model

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role.value: QByteArray(role.name.lower().encode()) for role in CalendarRole}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry_words(entry, self.today)
        answer = _ANSWERS.get(role)
        return answer(entry) if answer is not None else None


_ANSWERS: dict[int, Callable[[CalendarEntry], object]] = {
    CalendarRole.ENTRY: lambda entry: entry,
    CalendarRole.ID: lambda entry: entry.planned.id,
    CalendarRole.PROSPECT_ID: lambda entry: entry.planned.prospect_id,
    CalendarRole.NAME: lambda entry: entry.name,
    CalendarRole.FIRST: lambda entry: entry.first,
    CalendarRole.LAST: lambda entry: entry.last,
    CalendarRole.AT: lambda entry: entry.at,
    CalendarRole.STATE: lambda entry: entry.state.value,
    CalendarRole.CHANNEL: lambda entry: entry.planned.channel.value,
    CalendarRole.TOPIC: lambda entry: entry.topic,
}
