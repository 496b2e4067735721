"""All the states of one window, over one dispatcher: each makes itself when first needed. Knows no widget and no file.

What nobody needs to see the day is imported where it is made, so that a start does not read it in.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tracker.presentation import words
from tracker.presentation.calendar.calendar_state import CalendarState
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.policy_state import PolicyState

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from tracker.actions.bring_in.files import Files
    from tracker.actions.corrections.writing_over import Corrected
    from tracker.actions.letting_go import LettingGo
    from tracker.actions.outcome import Refusal, StoreFault
    from tracker.actions.ports import Desk, Questions
    from tracker.actions.publishing.office import Office
    from tracker.actions.safekeeping import BackupLine, Dossier, Safekeeping, SealCheck
    from tracker.actions.sample.load_sample import Sample
    from tracker.actions.sample.the_sample import SampleKeeping
    from tracker.actions.taking_out import TakingOut
    from tracker.actions.team.membership import TeamDoor
    from tracker.actions.team.team import Listen, Team
    from tracker.actions.team.unsent import UnsentTray
    from tracker.presentation.bring_in.bringing import BringingState
    from tracker.presentation.clock_state import ClockState
    from tracker.presentation.corrections.correcting import Correcting
    from tracker.presentation.dispatcher import Run
    from tracker.presentation.entry.quick_entry import QuickEntry
    from tracker.presentation.flows.flows import FlowStates
    from tracker.presentation.here import Here
    from tracker.presentation.keep_soon import Drafts
    from tracker.presentation.morning.morning_state import MorningState
    from tracker.presentation.palette.palette_state import PaletteState
    from tracker.presentation.people.adding import Adding
    from tracker.presentation.people.people_model import PeopleModel
    from tracker.presentation.people.people_table import PeopleTableModel
    from tracker.presentation.people.trash import TrashState
    from tracker.presentation.person.merging import Merging
    from tracker.presentation.person.prospect_card import ProspectCard
    from tracker.presentation.person.prospect_editing import ProspectEditing
    from tracker.presentation.publishing.publishing_state import PublishingState
    from tracker.presentation.reminding.beyond import Beyond
    from tracker.presentation.reminding.reminding_state import RemindingState
    from tracker.presentation.road.evening_state import EveningState
    from tracker.presentation.road.road_state import RoadState
    from tracker.presentation.safety.safekeeping_state import SafekeepingState
    from tracker.presentation.same_person.same_person_state import SamePersonState, ToldApart
    from tracker.presentation.sample_state import SampleState
    from tracker.presentation.say.say import SayState
    from tracker.presentation.settings.policy_effect import PolicyEffect
    from tracker.presentation.take_out.kept_calendar import KeptCalendar
    from tracker.presentation.take_out.take_out_state import TakeOutState
    from tracker.presentation.team.membership_state import MembershipState
    from tracker.presentation.team.news_state import NewsState
    from tracker.presentation.team.team_state import TeamState
    from tracker.presentation.team.unsent_state import UnsentState
    from tracker.presentation.undo_state import UndoState
    from tracker.presentation.us.us_state import UsState
    from tracker.presentation.us.whose_shown import WhoseShown
    from tracker.presentation.word_kept.word_kept_state import WordKeptState
    from tracker.rules.policy import Policy
    from tracker.rules.us import Us
    from tracker.runtime.settings import Settings


class EveryDraft(Protocol):
    """Where what is typed is kept until it is saved, a place for each form."""

    @property
    def entries(self) -> Drafts: ...
    @property
    def details(self) -> Drafts: ...
    @property
    def catch_up(self) -> Drafts: ...
    @property
    def corrections(self) -> Drafts: ...
    @property
    def evening(self) -> Drafts: ...
    def lost(self) -> tuple[str, str]:
        """What was typed that no disk keeps, as one reads it, and why; both "" where all of it is kept."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What lies outside the states, each handed in by the name of what it does.

    `save_settings` gives back a sentence where it failed. `learn_policy` takes the store's policy and says whether
    that is another than was known. `explain` puts trouble in words, naming where the store
    lies; `explain_reading` does where nothing was to be saved. `e164` gives a number as the world dials it, "" for
    none; `open_url` hands an address to the system and says whether something opened it. `keeping` asks about the file
    as a whole, `sample` reads the one that may be put in, and `sample_keeping` asks about the one that lies there.
    `letting_go` gives the gate for what goes for good. `folder` is where the store lies; after `open_as_it_is` a store
    of somebody's own is opened where the sample should be. `write_dossier` writes one into a folder and says what
    became of it; `start_on` starts the program on another folder and says whether it could. `know_us` is told who of
    us there are, `i_am` takes down who works at this computer and says where that failed.
    `write_file` writes one that only its owner may read, and says what became of it.
    `asks_country`: whether it is time to ask in which country a number without a code is rung. `taking_out` writes
    files for elsewhere, on a thread of its own by `run_beside`; `adopt_settings` takes over those in an archive.
    `files` reads those from elsewhere, and `reading` opens the store for reading, on whichever thread it is asked;
    `apart` remembers of whom somebody said that they are two people. `office` has what publishing to a server needs,
    and by `run_far` it is done on a thread that may wait for one. `team` is asked where the store is, whose it is where
    several share it, `listen` hears of what they do, and in the `tray` lies what waits to be sent; by `team_door` one
    joins a team, moves there and leaves it. `beyond` is what the program reaches outside its window; where it is None
    nothing is said there, and nobody is reminded.
    """

    settings: Callable[[], Settings]
    save_settings: Callable[[Settings], str | None]
    learn_policy: Callable[[Policy | None], bool]
    explain: Callable[[Refusal | StoreFault], str]
    explain_reading: Callable[[Refusal | StoreFault], str]
    e164: Callable[[str], str]
    open_url: Callable[[str], bool]
    keeping: Callable[[], Safekeeping]
    sample: Callable[[], Sample]
    sample_keeping: Callable[[], SampleKeeping]
    letting_go: Callable[[], LettingGo]
    folder: Path
    open_as_it_is: Callable[[], None]
    write_dossier: Callable[[Path, Dossier], str]
    start_on: Callable[[Path], bool]
    know_us: Callable[[Us], None]
    i_am: Callable[[str], str | None]
    taking_out: Callable[[], TakingOut]
    run_beside: Run
    run_far: Run
    adopt_settings: Callable[[Path], None]
    files: Callable[[], Files]
    reading: Callable[[], AbstractContextManager[Questions]]
    apart: Callable[[], ToldApart]
    office: Callable[[], Office]
    asks_country: Callable[[], bool] = lambda: False
    write_file: Callable[[Path, bytes], str] = lambda _place, _content: ""
    team: Callable[[], Team | None] = lambda: None
    listen: Listen | None = None
    tray: Callable[[], UnsentTray] | None = None
    team_door: Callable[[], TeamDoor] | None = None
    beyond: Beyond | None = None


class States:
    """The states by the names of what they show. `here` tells where and when one is, `drafts` keeps what is typed."""

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], drafts: EveryDraft, ports: Ports) -> None:
        self.dispatcher = dispatcher
        self._here = here
        self._drafts = drafts
        self._ports = ports
        # What the window asks for by itself goes by the same names.
        self.settings, self.save_settings = ports.settings, ports.save_settings
        self.explain, self.explain_reading = ports.explain, ports.explain_reading
        self.folder, self.start_on, self.open_as_it_is = ports.folder, ports.start_on, ports.open_as_it_is
        self.write_dossier, self.lost_words = ports.write_dossier, drafts.lost
        self.adopt_settings = ports.adopt_settings
        # Made at once, and before every other: it is to hear first of what changed.
        self.policy = PolicyState(dispatcher, lambda: here().policy, ports.learn_policy, ports.explain)
        self.asks_country = ports.asks_country
        self.write_file = ports.write_file
        self.beyond = ports.beyond

    def here(self) -> Here:
        return self._here()

    def now(self) -> datetime:
        return self._here().now

    def tell_backup(self, line: BackupLine) -> str:
        here = self._here()
        return words.backup(line, here.zone, here.today)

    def tell_moment(self, at: datetime) -> str:
        here = self._here()
        return words.moment(at, here.zone, here.today)

    def tell_seal(self, check: SealCheck) -> str:
        here = self._here()
        return words.seal(check, here.zone, here.today)

    def people(self, *, offers_new: bool) -> PeopleModel:
        """A list of people for a field that finds some, with someone new at its end where that is offered; else with
        those beneath whose notes speak of what is looked for.
        """
        from tracker.presentation.people.people_model import PeopleModel

        return PeopleModel(self.dispatcher, self._here, offers_new, looks_further=not offers_new)

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about somebody who has been erased for good."""
        self.editing.forget_erased(prospect_id)
        self.entry.forget(prospect_id)
        self.flows.catch_up.forget_gone()
        self.correcting.forget(prospect_id)
        self.evening.forget(prospect_id)
        if "saying" in self.__dict__:
            self.saying.forget(prospect_id)
        if self._ports.tray is not None:  # it may lie there of a team that was left
            self.unsent.forget_erased()

    def forget_erased(
        self,
        then: Callable[[frozenset[int]], None] = lambda _gone: None,
        open_about: frozenset[int] = frozenset(),
    ) -> None:
        """The same of whoever was erased meanwhile, by a colleague or before this start: by all that is in the store
        now. `then` is told whom of them something was typed about, or is `open_about`, also where the store could not
        be asked.
        """
        drafts = self._drafts
        if self._was_typed("flows", drafts.catch_up):
            self.flows.catch_up.forget_gone()
        about = set(open_about)
        if self._was_typed("editing", drafts.details):
            about |= self.editing.typed_about
        if self._was_typed("entry", drafts.entries):
            about |= self.entry.typed_about
        if self._was_typed("correcting", drafts.corrections):
            about |= self.correcting.typed_about
            self.correcting.forget_gone()
        if self._was_typed("evening", drafts.evening):
            about |= self.evening.typed_about

        def forget(gone: frozenset[int]) -> None:
            for prospect_id in gone:
                self.forget(prospect_id)
            then(gone)

        if about:
            nobody = frozenset[int]()
            self.dispatcher.ask(lambda store: store.erased_among(about), forget, lambda _trouble: then(nobody))
        else:
            then(frozenset())

    def _was_typed(self, state: str, draft: Drafts) -> bool:
        """Whether something unsaved may stand there; a state that nobody has asked for is not made for that."""
        return state in self.__dict__ or draft.read() is not None

    @cached_property
    def morning(self) -> MorningState:
        from tracker.presentation.morning.morning_state import MorningState

        made = MorningState(self.dispatcher, self._here, lambda: self.whose_shown.name)
        self.whose_shown.changed.connect(made.reload)
        return made

    @cached_property
    def calendar(self) -> CalendarState:
        made = CalendarState(
            self.dispatcher,
            self._here,
            lambda: self.settings().working_days,
            lambda: self.us.us,
            lambda: self.whose_shown.name,
        )
        self.whose_shown.changed.connect(made.show_others)
        return made

    @cached_property
    def whose_shown(self) -> WhoseShown:
        from tracker.presentation.us.whose_shown import WhoseShown

        return WhoseShown(self.us)

    @cached_property
    def card(self) -> ProspectCard:
        from tracker.presentation.person.prospect_card import ProspectCard

        return ProspectCard(self.dispatcher, self._here)

    @cached_property
    def reminding(self) -> RemindingState:
        from tracker.presentation.reminding.reminding_state import RemindingState

        return RemindingState(self.dispatcher, self._here, self.settings)

    @cached_property
    def undo(self) -> UndoState:
        from tracker.presentation.undo_state import UndoState

        return UndoState(self.dispatcher, self._here)

    @cached_property
    def us(self) -> UsState:
        from tracker.presentation.us.us_state import UsState

        return UsState(self.dispatcher, self._here, self._ports.know_us, self._ports.i_am)

    @cached_property
    def news(self) -> NewsState:
        from tracker.presentation.team.news_state import NewsState

        return NewsState(self.dispatcher)

    @cached_property
    def team(self) -> TeamState:
        from tracker.presentation.team.team_state import TeamState

        ports = self._ports
        made = TeamState(self.dispatcher, ports.team, ports.listen, self._here, self.news.look)
        made.began.connect(self._begin_sending)
        return made

    @cached_property
    def unsent(self) -> UnsentState:
        """What waits to be sent; to be asked for, and `read`, once it is known that the store is a team's."""
        from tracker.presentation.team.unsent_state import UnsentState

        assert self._ports.tray is not None
        return UnsentState(self.dispatcher, self._ports.tray(), self._here)

    @cached_property
    def belonging(self) -> MembershipState | None:
        """Whether the store is a team's, and becoming and leaving that; None where no door to a team is there."""
        from tracker.presentation.team.membership_state import MembershipState

        if self._ports.team_door is None:
            return None
        return MembershipState(self.dispatcher, self._ports.team_door, self.explain)

    def unsent_if_shared(self) -> UnsentState | None:
        """What waits to be sent; None in a store of one's own. Makes nothing there."""
        return self.unsent if self.team.is_shared and self._ports.tray is not None else None

    def _begin_sending(self) -> None:
        if self._ports.tray is None:
            return
        unsent, team = self.unsent, self.team
        unsent.changed.connect(lambda: self.morning.show_unsent(unsent.asking, unsent.to_go))
        unsent.kept.connect(team.lost)
        team.caught_up.connect(unsent.send)
        team.unanswered.connect(unsent.read)

    @property
    def tray(self) -> UnsentTray | None:
        """Where a deed keeps what cannot be sent; None in a store of one's own. Makes nothing."""
        made: UnsentState | None = self.__dict__.get("unsent")
        return made

    @cached_property
    def sample(self) -> SampleState:
        from tracker.presentation.sample_state import SampleState

        return SampleState(self.dispatcher, self._ports.sample, self._ports.sample_keeping)

    @cached_property
    def entry(self) -> QuickEntry:
        from tracker.presentation.entry.quick_entry import QuickEntry

        return QuickEntry(self.dispatcher, self._here, self._drafts.entries, e164=self._ports.e164)

    def judge_anew(self) -> None:
        """What is being typed, by what is now known of us. An entry that nobody has begun is not made for that."""
        if "entry" in self.__dict__:
            self.entry.judge_anew()

    @cached_property
    def palette(self) -> PaletteState:
        from tracker.presentation.palette.acting import Acting
        from tracker.presentation.palette.palette_state import PaletteState

        def acting(parent: QObject) -> Acting:
            return Acting(self.dispatcher, self._here, self._ports.e164, parent)

        return PaletteState(self.people(offers_new=False), acting, self._here)

    @cached_property
    def editing(self) -> ProspectEditing:
        from tracker.presentation.person.prospect_editing import ProspectEditing

        return ProspectEditing(self.dispatcher, self.card, self._here, self._drafts.details, self.explain)

    @cached_property
    def adding(self) -> Adding:
        from tracker.presentation.people.adding import Adding

        return Adding(self.dispatcher)

    @cached_property
    def merging(self) -> Merging:
        from tracker.presentation.person.merging import Merging

        merging = Merging(self.dispatcher, self._here)
        merging.made_one.connect(self._turn_drafts)
        return merging

    def _turn_drafts(self, done: Corrected, gone: int) -> None:
        """What was typed about a record that went is about the one that stays."""
        person = done.prospect
        self.correcting.turn(dict(done.known_as), person.id)
        self.editing.turn(gone, person.id)
        self.entry.turn(gone, person.id, person.name)
        self.evening.turn(dict(done.known_as), gone, person.id)
        if self.tray is not None:
            self.unsent.turn(gone, person.id)

    @cached_property
    def road(self) -> RoadState:
        from tracker.presentation.road.road_state import RoadState

        return RoadState(self.dispatcher, self._here)

    @cached_property
    def evening(self) -> EveningState:
        from tracker.presentation.road.evening_state import EveningState

        return EveningState(self.dispatcher, self._here, self._drafts.evening, self._ports.e164)

    @cached_property
    def flows(self) -> FlowStates:
        from tracker.presentation.flows.flows import FlowStates

        return FlowStates(self.dispatcher, self._here, self._drafts.catch_up, self.team.before)

    @cached_property
    def correcting(self) -> Correcting:
        from tracker.presentation.corrections.correcting import Correcting

        return Correcting(self.dispatcher, self._here, self._drafts.corrections, self._ports.e164)

    @cached_property
    def saying(self) -> SayState:
        from tracker.presentation.say.say import SayState

        return SayState(
            self.dispatcher,
            self._here,
            lambda: self.settings().templates,
            self._ports.open_url,
            lambda: self.us.myself,
            self.team.before,
        )

    @cached_property
    def everyone(self) -> PeopleTableModel:
        from tracker.presentation.people.people_table import PeopleTableModel

        made = PeopleTableModel(self.dispatcher, self._here, lambda: self.us.us)
        self.us.changed.connect(made.know_us)
        self.us.switched.connect(made.know_us)
        made.ask_whose(self.whose_shown.name)
        self.whose_shown.changed.connect(self._ask_whose)
        return made

    def _ask_whose(self) -> None:
        self.everyone.ask_whose(self.whose_shown.name)

    @cached_property
    def trash(self) -> TrashState:
        from tracker.presentation.people.trash import TrashState

        return TrashState(self.dispatcher, self._here)

    @cached_property
    def word_kept(self) -> WordKeptState:
        from tracker.presentation.word_kept.word_kept_state import WordKeptState

        return WordKeptState(self.dispatcher, self._here, lambda: tuple(user.name for user in self.us.at_work))

    @cached_property
    def safekeeping(self) -> SafekeepingState:
        from tracker.presentation.safety.safekeeping_state import SafekeepingState

        return SafekeepingState(self.dispatcher, self._ports.keeping())

    @cached_property
    def beside(self) -> Dispatcher:
        """For what takes long and reads only: it has a thread and a store of its own."""
        return Dispatcher(_no_desk, self._ports.run_beside)

    @cached_property
    def bringing(self) -> BringingState:
        from tracker.presentation.bring_in.bringing import BringingState

        ports = self._ports
        return BringingState(
            self.dispatcher, self.beside, ports.reading, ports.files(), self._here, ports.e164, ports.explain_reading
        )

    @cached_property
    def same_person(self) -> SamePersonState:
        from tracker.presentation.same_person.same_person_state import SamePersonState

        ports = self._ports
        same = SamePersonState(
            self.dispatcher, self.beside, ports.reading, lambda: ports.files().likeness, ports.apart()
        )
        same.made_one.connect(self._turn_drafts)
        return same

    @cached_property
    def taking_out(self) -> TakeOutState:
        from tracker.presentation.take_out.take_out_state import TakeOutState

        return TakeOutState(self.beside, self._taking_out)

    @cached_property
    def kept_calendar(self) -> KeptCalendar:
        from tracker.presentation.take_out.kept_calendar import KeptCalendar

        return KeptCalendar(self.dispatcher, self.beside, self._taking_out, self.settings)

    @cached_property
    def publishing(self) -> PublishingState:
        from tracker.presentation.publishing.publishing_state import PublishingState

        ports, far = self._ports, cache(lambda: Dispatcher(_no_desk, self._ports.run_far))
        made = PublishingState(self.dispatcher, far, ports.office, self._here)
        made.asked.connect(self.morning.reload)
        return made

    def leave_server(self) -> None:
        """The program ends: nobody waits for a server any more, or hears of one."""
        if "team" in self.__dict__:
            self.team.leave()
        if "publishing" in self.__dict__:
            self.publishing.leave()

    @cached_property
    def _taking_out(self) -> TakingOut:
        return self._ports.taking_out()

    @cached_property
    def policy_effect(self) -> PolicyEffect:
        from tracker.presentation.settings.policy_effect import PolicyEffect

        return PolicyEffect(self.dispatcher, self._here)

    @cached_property
    def clock(self) -> ClockState:
        from tracker.presentation.clock_state import ClockState

        return ClockState(
            self.dispatcher, self._ports.letting_go(), lambda doubt: words.clock_doubted(doubt, self._here().zone)
        )


def _no_desk() -> Desk:
    raise AssertionError("beside the store nothing is written to it")
