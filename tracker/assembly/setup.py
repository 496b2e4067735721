"""What every way of running the program shares: the folder, the clock, the settings, and what deeds work with.

Knows neither the window nor the terminal.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.actions.ports import Desk, Store
from tracker.actions.team.team import Listen
from tracker.presentation import words
from tracker.presentation.reminding.beyond import Beyond
from tracker.rules.policy import Policy
from tracker.rules.us import Us
from tracker.rules.window import day_in
from tracker.runtime import phones
from tracker.runtime import settings as settings_file
from tracker.runtime.clock import Clock, clock_for, system_clock, time_passed
from tracker.runtime.ids import IdSource
from tracker.runtime.machine import my_day_first
from tracker.runtime.paths import Paths, paths_for
from tracker.runtime.settings import Settings

if TYPE_CHECKING:
    from tracker.actions.team.membership import Membership
    from tracker.runtime.passwords import Passwords


OF_PICTURES = "Maria"
"""Who is at work in the pictures."""


@dataclass(slots=True)
class Setup:
    """`settings` is replaced when the user changes them. `kept_policy` is the store's as it was last read, None while
    it has none.

    `wear` puts a scheme ("system", "light", "dark") and a size of text (per cent) on the window, where there is one.
    With `pretended` the clock was set by hand, for trying things out: nothing goes by it for good. `elapsed` gives
    seconds that nobody sets. With `demo` the store is to be a sample, unless its owner has chosen to open what lies
    there `as_it_is`. `us` are the users of the store, as they were last read.
    `missed_country`: a number was read that would have needed to be told its country. `beyond` is what is reached
    outside the window, None for nothing: then nobody is reminded. `listen` hears of what colleagues do
    in a team's store; whose that is says `team`, from when the store is opened, None where it is nobody else's.
    `has_folder` is whether this process holds the folder's lock.
    """

    paths: Paths
    clock: Clock
    settings: Settings
    new_id: Callable[[], int]
    wear: Callable[[Settings], None] = lambda _settings: None
    pretended: bool = False
    elapsed: Callable[[], float] | None = None
    demo: bool = False
    as_it_is: bool = False
    missed_country: bool = False
    kept_policy: Policy | None = None
    us: Us = field(default_factory=Us)
    beyond: Beyond | None = None
    listen: Listen | None = None
    team: Membership | None = None
    has_folder: Callable[[], bool] = lambda: False
    _passwords: Passwords | None = None
    _last_policy: tuple[Policy | None, str, Policy] | None = None

    @property
    def me(self) -> str:
        """Who of us works here, by the name of today: in a team's store whoever its server knows one as."""
        return self.us.today(self.team.name if self.team is not None else self.settings.me)

    def i_am(self, name: str) -> str | None:
        """At this computer it is whoever goes by that name, from now on. A sentence where it is not, or not kept."""
        if self.team is not None and self.us.named(name) is not None and not self.us.same(name, self.me):
            from tracker.presentation.words.team.away import who_one_is

            return who_one_is(self.me)
        return self.save_settings(replace(self.settings, me=name))

    @property
    def policy(self) -> Policy:
        """By which contacts are judged, as far as it is known here; our zone is this computer's."""
        kept, zone, last = self.kept_policy, self.settings.zone, self._last_policy
        if last is None or last[0] is not kept or last[1] != zone:
            last = self._last_policy = (kept, zone, replace(kept or Policy(), zone=zone))
        return last[2]

    def passwords(self) -> Passwords:
        """Of servers, as far as they are known here."""
        if self._passwords is None:
            from tracker.runtime.passwords import Passwords, system_ring

            self._passwords = Passwords(system_ring())
        return self._passwords

    def desk(self, store: Store) -> Desk:
        """What deeds work with, as the settings now stand."""
        chosen = self.settings
        return Desk(
            store,
            self.clock,
            self.new_id,
            self.me,
            chosen.zone,
            self.policy,
            self.e164,
        )

    def e164(self, typed: str) -> str:
        """The number in its international form, read in our country; "" where it has none."""
        if not self.settings.country and phones.needs_country(typed):
            self.missed_country = True
        return phones.e164(typed, self.settings.country)

    @property
    def asks_country(self) -> bool:
        """Whether it is time to ask for the country: once, and not before a number has needed it."""
        return self.missed_country and not self.settings.country and not self.settings.country_asked

    def save_settings(self, chosen: Settings) -> str | None:
        """Take the settings and write them down. Where that fails they hold for now, and a sentence says so."""
        self.settings = chosen
        self.wear(chosen)
        try:
            settings_file.save(self.paths.settings, chosen)
        except OSError as error:
            return words.settings_not_saved(self.paths.settings, error)
        return None

    def copies_clock(self) -> datetime:
        """What a copy of the store is dated by: it is made when it is made, whatever time is pretended. One dated next
        year would be kept for as long.
        """
        return system_clock() if self.pretended else self.clock()

    @property
    def day_first(self) -> bool | None:
        """Whether 3/4 is the 3rd of April; None where neither the settings nor the machine say."""
        chosen = self.settings.day_first
        return my_day_first() if chosen is None else chosen

    @property
    def today(self) -> date:
        return day_in(self.clock(), self.settings.zone)


def set_up(given: Namespace) -> Setup:
    """Folder, settings and clock for that command line. The folder itself is made ready when the store is opened."""
    demo = given.demo or given.screenshot is not None
    paths = paths_for(given.data_dir, demo)
    settings, trouble = settings_file.load(paths.settings)
    if trouble is not None:
        print(words.settings_unread(paths.settings, trouble.keys), file=sys.stderr)
    # Also for pictures: those of one moment are the same, however long each takes.
    stands = given.command is not None or given.screenshot is not None
    if given.screenshot is not None:
        settings = replace(settings, me=OF_PICTURES)  # the same on whichever computer they are taken
    clock, pretended = clock_for(given.now, settings.zone, stands=stands), given.now is not None
    return Setup(paths, clock, settings, IdSource(), pretended=pretended, elapsed=time_passed, demo=demo)
