"""All the states of one window, handed over together. Knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.safekeeping import BackupLine, Dossier, SealCheck
from tracker.presentation.calendar.calendar_state import CalendarState
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.morning.morning_state import MorningState
from tracker.presentation.news_state import NewsState
from tracker.presentation.people.people_model import PeopleModel
from tracker.presentation.person.prospect_card import ProspectCard
from tracker.presentation.sample_state import SampleState
from tracker.presentation.undo_state import UndoState
from tracker.runtime.settings import Settings

if TYPE_CHECKING:
    from tracker.presentation.clock_state import ClockState
    from tracker.presentation.entry.quick_entry import QuickEntry
    from tracker.presentation.flows.flows import FlowStates
    from tracker.presentation.people.people_table import PeopleTableModel
    from tracker.presentation.people.trash import TrashState
    from tracker.presentation.person.prospect_editing import ProspectEditing
    from tracker.presentation.safety.safekeeping_state import SafekeepingState
    from tracker.presentation.say.say import SayState


@dataclass(frozen=True)
class States:
    """`people` makes a list of people for each field that finds some, with someone new at its end where True is passed.

    `save_settings` gives back a sentence where it failed; `explain` puts trouble in words, naming where the store lies;
    `explain_reading` does where nothing was to be saved. `entry`, `editing` and `flows` are made when first needed,
    since nothing typed is there to be read before the window is. `tell_backup` and `tell_seal` put those in words;
    `write_dossier` writes it into a folder and says what became of it; `start_on` starts the program on another
    folder and says whether it could. `folder` is this one; after `open_as_it_is` a store of somebody's own is opened
    where the sample should be.
    `lost_words` is what was typed that no disk keeps, as one reads it, and why; both "" where all of it is kept.
    """

    dispatcher: Dispatcher
    morning: MorningState
    calendar: CalendarState
    card: ProspectCard
    make_entry: Callable[[], QuickEntry]
    make_editing: Callable[[], ProspectEditing]
    undo: UndoState
    sample: SampleState
    people: Callable[[bool], PeopleModel]
    settings: Callable[[], Settings]
    save_settings: Callable[[Settings], str | None]
    explain: Callable[[Refusal | StoreFault], str]
    explain_reading: Callable[[Refusal | StoreFault], str]
    news: NewsState
    make_flows: Callable[[], FlowStates]
    make_everyone: Callable[[], PeopleTableModel]
    make_trash: Callable[[], TrashState]
    make_saying: Callable[[], SayState]
    make_safekeeping: Callable[[], SafekeepingState]
    make_clock: Callable[[], ClockState]
    folder: Path
    open_as_it_is: Callable[[], None]
    now: Callable[[], datetime]
    tell_backup: Callable[[BackupLine], str]
    tell_seal: Callable[[SealCheck], str]
    write_dossier: Callable[[Path, Dossier], str]
    lost_words: Callable[[], tuple[str, str]]
    start_on: Callable[[Path], bool]

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about somebody who has been erased for good."""
        self.editing.forget(prospect_id)
        self.entry.forget(prospect_id)
        self.flows.catch_up.forget_gone()

    @cached_property
    def safekeeping(self) -> SafekeepingState:
        return self.make_safekeeping()

    @cached_property
    def clock(self) -> ClockState:
        return self.make_clock()

    @cached_property
    def everyone(self) -> PeopleTableModel:
        return self.make_everyone()

    @cached_property
    def trash(self) -> TrashState:
        return self.make_trash()

    @cached_property
    def entry(self) -> QuickEntry:
        return self.make_entry()

    @cached_property
    def saying(self) -> SayState:
        return self.make_saying()

    @cached_property
    def editing(self) -> ProspectEditing:
        return self.make_editing()

    @cached_property
    def flows(self) -> FlowStates:
        return self.make_flows()
