"""What only the whole program knows of a window's states: where its drafts lie, its clock and settings, its store.

The states make themselves (`presentation/states.py`). Knows no widget, but for the one way out to other programs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from tracker.assembly.setup import Setup
from tracker.assembly.stores import (
    Opening,
    adopt_settings,
    files_from_elsewhere,
    keeping_over,
    letting_go_over,
    read_the_sample,
    reading_of,
    sample_over,
    taking_out_of,
    team_door_of,
    team_of,
    told_apart_of,
    write_dossier,
)
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.states import Ports, States

if TYPE_CHECKING:
    from tracker.actions.letting_go import LettingGo
    from tracker.actions.ports import Desk
    from tracker.actions.publishing.office import Office
    from tracker.actions.team.unsent import UnsentTray
    from tracker.presentation.dispatcher import Run
    from tracker.rules.plain_dates import DateWords
    from tracker.rules.policy import Policy
    from tracker.rules.us import Us
    from tracker.runtime.drafts import DraftFile
    from tracker.runtime.paths import Paths


def states_over(setup: Setup, store: Opening, run: Run, run_beside: Run, run_far: Run) -> States:
    """A state for each region, all over one dispatcher. `run_beside` has a thread of its own, for what takes long."""

    @cache  # when first asked for: at a start the room it is in is still being read in, where the store is opened
    def letting_go() -> LettingGo:
        return letting_go_over(setup, store)

    def names() -> DateWords:
        from tracker.presentation.date_words import date_words
        from tracker.runtime.machine import my_languages

        return date_words(setup.day_first, my_languages())

    def here() -> Here:
        chosen = setup.settings
        return Here(setup.clock(), chosen.zone, setup.me, setup.policy, names)

    told_policy = setup.policy  # as the states have it; whoever opens the store knows another before they do

    def learn_policy(kept: Policy | None) -> bool:
        nonlocal told_policy
        setup.kept_policy, before = kept, told_policy
        told_policy = setup.policy
        return told_policy != before

    def open_url(address: str) -> bool:
        from tracker.widgets.look.open_url import open_url

        return open_url(address)

    def open_as_it_is() -> None:
        setup.as_it_is = True

    def office() -> Office:
        from tracker.assembly.publishing import office_of

        return office_of(setup, letting_go().found_right)

    def write_file(place: Path, content: bytes) -> str:
        from tracker.assembly.paper import tell_put

        return tell_put(place, content)

    def tray() -> UnsentTray:
        from tracker.files.unsent_folder import UnsentFolder

        return UnsentFolder(setup.paths.unsent)

    def know_us(us: Us) -> None:
        setup.us = us

    ports = Ports(
        settings=lambda: setup.settings,
        save_settings=setup.save_settings,
        learn_policy=learn_policy,
        explain=lambda trouble: words.trouble(trouble, setup.paths.store, zone=setup.settings.zone, today=setup.today),
        explain_reading=lambda trouble: words.trouble(trouble, setup.paths.store, words.READING),
        e164=setup.e164,
        open_url=open_url,
        keeping=lambda: keeping_over(setup, store, letting_go().may),
        sample=lambda: read_the_sample(setup),
        sample_keeping=cache(lambda: sample_over(setup, store)),
        letting_go=letting_go,
        folder=setup.paths.data,
        open_as_it_is=open_as_it_is,
        write_dossier=write_dossier,
        start_on=start_on,
        know_us=know_us,
        i_am=setup.i_am,
        taking_out=lambda: taking_out_of(setup),
        run_beside=run_beside,
        run_far=run_far,
        office=office,
        adopt_settings=lambda archive: adopt_settings(setup, archive),
        files=lambda: files_from_elsewhere(setup),
        reading=lambda: reading_of(setup),
        apart=lambda: told_apart_of(setup),
        asks_country=lambda: setup.asks_country,
        write_file=write_file,
        team=lambda: team_of(store()),
        listen=setup.listen,
        tray=tray,
        team_door=lambda: team_door_of(setup, store),
        beyond=setup.beyond,
    )

    def desk() -> Desk:
        found, window = store(), of_window()
        team = team_of(found)
        unsent = window.tray if team is not None and window is not None else None
        return replace(setup.desk(found), lets_go=letting_go().may, team=team, unsent=unsent)

    states = States(Dispatcher(desk, run), here, DraftFiles(setup.paths), ports)
    of_window = ref(states)  # whatever holds on to them here is held by them, and neither would ever go
    return states


class DraftFiles:
    """The draft files of one folder, each made when first needed."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._made: dict[Path, DraftFile] = {}

    @cached_property
    def entries(self) -> DraftFile:
        return self._at(self._paths.draft)

    @cached_property
    def details(self) -> DraftFile:
        return self._at(self._paths.details_draft)

    @cached_property
    def catch_up(self) -> DraftFile:
        return self._at(self._paths.catch_up)

    @cached_property
    def corrections(self) -> DraftFile:
        return self._at(self._paths.corrections)

    @cached_property
    def evening(self) -> DraftFile:
        return self._at(self._paths.evening)

    def lost(self) -> tuple[str, str]:
        """What no disk keeps of them, as one reads it, and why it does not; "" and "" where all is kept."""
        from tracker.presentation import to_copy

        tell = {
            self._paths.draft: to_copy.entries,
            self._paths.details_draft: to_copy.details,
            self._paths.catch_up: to_copy.answers,
            self._paths.corrections: to_copy.corrections,
            self._paths.evening: to_copy.evening,
        }
        found = {place: text for place, file in self._made.items() if (text := file.lost()) is not None}
        told = "\n\n".join(shown for place, text in found.items() if (shown := tell[place](text)))
        why = next((self._made[place].why for place in found), None)
        return (told, words.typing_not_kept(self._paths.data, why)) if told else ("", "")

    def _at(self, place: Path) -> DraftFile:
        from tracker.runtime.drafts import DraftFile

        made = self._made[place] = DraftFile(place)
        return made


def start_on(folder: Path) -> bool:
    """Start the program on another folder, as a process of its own; whether it could be started."""
    from PySide6.QtCore import QProcess

    from tracker.runtime.own_command import own_command

    program, *arguments = own_command("--data-dir", str(folder.resolve()))
    started, _process = QProcess.startDetached(program, arguments)
    return bool(started)
