"""All the states of one window, handed over together. Knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation.calendar_state import CalendarState
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.morning_state import MorningState
from tracker.presentation.people_model import PeopleModel
from tracker.presentation.prospect_card import ProspectCard
from tracker.presentation.prospect_editing import ProspectEditing
from tracker.presentation.quick_entry import QuickEntry
from tracker.presentation.sample_state import SampleState
from tracker.presentation.undo_state import UndoState
from tracker.runtime.settings import Settings


@dataclass(frozen=True, slots=True)
class States:
    """`people` makes a list of people for each field that finds some, with someone new at its end where True is passed.

    `save_settings` gives back a sentence where it failed; `explain` puts trouble in words,
    naming where the store lies.
    """

    dispatcher: Dispatcher
    morning: MorningState
    calendar: CalendarState
    card: ProspectCard
    entry: QuickEntry
    editing: ProspectEditing
    undo: UndoState
    sample: SampleState
    people: Callable[[bool], PeopleModel]
    settings: Callable[[], Settings]
    save_settings: Callable[[Settings], str | None]
    explain: Callable[[Refusal | StoreFault], str]
