"""Makes the states of one window, all over one dispatcher. Knows no widget."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.actions.outcome import Refusal, StoreFault
from tracker.assembly.setup import Setup
from tracker.assembly.stores import Opening, keeping_over, letting_go_over, read_the_sample, sample_over, write_dossier
from tracker.presentation import words
from tracker.presentation.calendar.calendar_state import CalendarState
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.morning.morning_state import MorningState
from tracker.presentation.news_state import NewsState
from tracker.presentation.people.people_model import PeopleModel
from tracker.presentation.person.prospect_card import ProspectCard
from tracker.presentation.sample_state import SampleState
from tracker.presentation.states import States
from tracker.presentation.undo_state import UndoState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tracker.presentation.clock_state import ClockState
    from tracker.presentation.dispatcher import Run
    from tracker.presentation.entry.quick_entry import QuickEntry
    from tracker.presentation.flows.flows import FlowStates
    from tracker.presentation.people.people_table import PeopleTableModel
    from tracker.presentation.people.trash import TrashState
    from tracker.presentation.person.prospect_editing import ProspectEditing
    from tracker.presentation.safety.safekeeping_state import SafekeepingState
    from tracker.presentation.say.say import SayState
    from tracker.rules.plain_dates import DateWords
    from tracker.runtime.drafts import DraftFile


def states_over(setup: Setup, store: Opening, run: Run) -> States:
    """A state for each region, all over one dispatcher."""

    def names() -> DateWords:
        from tracker.presentation.date_words import date_words

        return date_words(setup.day_first)

    def here() -> Here:
        chosen = setup.settings
        return Here(setup.clock(), chosen.zone, chosen.me, chosen.policy, names)

    letting_go = letting_go_over(setup, store)
    dispatcher = Dispatcher(lambda: replace(setup.desk(store()), lets_go=letting_go.may), run)
    card = ProspectCard(dispatcher, here)

    def explain(trouble: Refusal | StoreFault) -> str:
        return words.trouble(trouble, setup.paths.store)

    def explain_reading(trouble: Refusal | StoreFault) -> str:
        return words.trouble(trouble, setup.paths.store, words.READING)

    drafts = DraftFiles(setup.paths.data)

    def number(typed: str) -> str:
        from tracker.runtime.phones import e164

        return e164(typed, setup.settings.country)

    def entry() -> QuickEntry:
        from tracker.presentation.entry.quick_entry import QuickEntry

        return QuickEntry(dispatcher, here, drafts.at(setup.paths.draft), e164=number)

    def saying() -> SayState:
        from tracker.presentation.say.say import SayState
        from tracker.widgets.look.open_url import open_url

        return SayState(dispatcher, here, lambda: setup.settings.templates, open_url)

    def editing() -> ProspectEditing:
        from tracker.presentation.person.prospect_editing import ProspectEditing

        return ProspectEditing(dispatcher, card, here, drafts.at(setup.paths.details_draft), explain)

    def everyone() -> PeopleTableModel:
        from tracker.presentation.people.people_table import PeopleTableModel

        return PeopleTableModel(dispatcher, here)

    def trash() -> TrashState:
        from tracker.presentation.people.trash import TrashState

        return TrashState(dispatcher, here)

    def flows() -> FlowStates:
        from tracker.presentation.flows.flows import FlowStates

        return FlowStates(dispatcher, here, drafts.at(setup.paths.catch_up))

    def safekeeping() -> SafekeepingState:
        from tracker.presentation.safety.safekeeping_state import SafekeepingState

        return SafekeepingState(dispatcher, keeping_over(setup, store, letting_go.may))

    def clock_state() -> ClockState:
        from tracker.presentation.clock_state import ClockState

        return ClockState(dispatcher, letting_go, lambda ahead: words.clock_ahead(ahead, here().zone))

    def open_as_it_is() -> None:
        setup.as_it_is = True

    def lost_words() -> tuple[str, str]:
        from tracker.presentation import to_copy

        return drafts.lost(
            {
                setup.paths.draft: to_copy.entries,
                setup.paths.details_draft: to_copy.details,
                setup.paths.catch_up: to_copy.answers,
            }
        )

    return States(
        dispatcher,
        MorningState(dispatcher, here),
        CalendarState(dispatcher, here, lambda: setup.settings.working_days),
        card,
        entry,
        editing,
        UndoState(dispatcher),
        SampleState(dispatcher, lambda: read_the_sample(setup), cache(lambda: sample_over(setup, store))),
        lambda offers_new: PeopleModel(dispatcher, here, offers_new),
        lambda: setup.settings,
        setup.save_settings,
        explain,
        explain_reading,
        NewsState(dispatcher),
        flows,
        make_everyone=everyone,
        make_trash=trash,
        make_saying=saying,
        make_safekeeping=safekeeping,
        make_clock=clock_state,
        folder=setup.paths.data,
        open_as_it_is=open_as_it_is,
        now=setup.clock,
        tell_backup=lambda line: words.backup(line, here().zone, here().today),
        tell_seal=lambda check: words.seal(check, here().zone, here().today),
        write_dossier=write_dossier,
        lost_words=lost_words,
        start_on=start_on,
    )


class DraftFiles:
    """The draft files of one folder that something of this window may be kept in, each made when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[Path, DraftFile] = {}

    def at(self, place: Path) -> DraftFile:
        from tracker.runtime.drafts import DraftFile

        return self._made.setdefault(place, DraftFile(place))

    def lost(self, tell: Mapping[Path, Callable[[str], str]]) -> tuple[str, str]:
        """What no disk keeps of them, each as `tell` has it, and why it does not; "" and "" where all is kept."""
        found = {place: text for place, file in self._made.items() if (text := file.lost()) is not None}
        told = "\n\n".join(shown for place, text in found.items() if (shown := tell[place](text)))
        why = next((self._made[place].why for place in found), None)
        return (told, words.typing_not_kept(self._folder, why)) if told else ("", "")


def start_on(folder: Path) -> bool:
    """Start the program on another folder, as a process of its own; whether it could be started."""
    from PySide6.QtCore import QProcess

    from tracker.runtime.own_command import own_command

    program, *arguments = own_command("--data-dir", str(folder.resolve()))
    started, _process = QProcess.startDetached(program, arguments)
    return bool(started)
