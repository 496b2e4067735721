"""Opens the store of a folder, and joins what looks after its file to the screens' port. Knows no window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.team.team import Team
from tracker.assembly.setup import Setup
from tracker.presentation import words
from tracker.rules.policy import Policy
from tracker.runtime.paths import make_ready
from tracker.runtime.settings import brought, folder_named, forget_policy, policy_before

if TYPE_CHECKING:
    from tracker.actions.bring_in.files import Files
    from tracker.actions.letting_go import LettingGo
    from tracker.actions.ports import Desk, Planned
    from tracker.actions.safekeeping import Dossier, Safekeeping
    from tracker.actions.sample.load_sample import Sample
    from tracker.actions.sample.the_sample import SampleKeeping
    from tracker.actions.taking_out import TakingOut
    from tracker.actions.team.membership import TeamDoor
    from tracker.presentation.same_person.same_person_state import ToldApart
    from tracker.rules.bring_in.file_read import Progress
    from tracker.storage.store import SqliteStore


class Opening:
    """The store, opened by whoever asks first: the worker's thread, while the window is being put together.

    Where it cannot be opened, every asking tries again, so that work goes on when the fault has ended.
    """

    def __init__(self, open_it: Callable[[], SqliteStore]) -> None:
        self._open_it = open_it
        self._opened: SqliteStore | None = None

    def __call__(self) -> SqliteStore:
        if self._opened is None:
            self._opened = self._open_it()
        return self._opened

    def close(self) -> None:
        """Give the file back; whoever asks next opens it anew."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def first_look(setup: Setup, store: Opening, first: date, last: date) -> tuple[Planned, ...]:
    """What falls on these days, at a glance where that is enough, else by the opened store. Raises StoreFault.

    A copy of what a team shares is not looked at so: whose each agreement is may have been said anew.
    """
    from tracker.storage.file.glance import glance

    seen = None
    if not setup.paths.team.exists():
        seen = glance(setup.paths.store, first, last, setup.today if setup.demo else None)
    return store().agreements_between(first, last) if seen is None else seen


def open_for(setup: Setup, demo: bool) -> SqliteStore:
    """The store of that folder, which is made ready for it.

    For the demo it is a sample: around today, or as it was where something was typed into it. Where one is of a team it
    is a copy of what that shares, and the server is not asked for it. Raises StoreFault.
    """
    from tracker.storage.file.opening import open_store

    make_ready(setup.paths)
    if demo and not setup.as_it_is:
        from tracker.storage.file.sample_file import see_to_sample

        paths = setup.paths
        # What is typed and not yet saved is about people of this sample, and fits into no other.
        drafts = (paths.draft, paths.details_draft, paths.catch_up, paths.corrections, paths.evening)
        unsaved = any(draft.exists() for draft in drafts)
        see_to_sample(paths.store, setup.today, _load_sample(setup), keep=unsaved)
    store = None
    if not demo and setup.paths.team.exists():
        from tracker.assembly.team_door import open_teams

        store = open_teams(setup, second_folder(setup))
    if store is None:
        store = open_store(setup.paths.store, second=second_folder(setup))
    learn_policy(setup, store)
    return store


def team_of(store: SqliteStore) -> Team | None:
    """Whose it is where several share it through a server."""
    return store if isinstance(store, Team) else None


def desk_over(setup: Setup, store: SqliteStore) -> Desk:
    """What deeds work with; in a team's store its server, and where waits what cannot be sent."""
    from tracker.files.unsent_folder import UnsentFolder

    team, desk = team_of(store), setup.desk(store)
    return desk if team is None else replace(desk, team=team, unsent=UnsentFolder(setup.paths.unsent))


def team_door_of(setup: Setup, opening: Opening) -> TeamDoor:
    """By which that folder's store becomes a team's, and somebody's own again."""
    from tracker.assembly.team_door import FileTeamDoor

    return FileTeamDoor(setup, opening.close)


def learn_policy(setup: Setup, store: SqliteStore) -> None:
    """By which policy contacts are judged here: the store's.

    One that was set in the settings file, where earlier versions kept it, is brought into a store that has none and
    then forgotten there. While that cannot be written it holds all the same, and is tried again at the next start.
    """
    before = policy_before(setup.paths.settings)
    with suppress(StoreFault):
        setup.kept_policy = store.policy() or before
        if before is None:
            return
        if store.policy() is None:
            from tracker.actions.change_policy import change_policy

            change_policy(replace(setup.desk(store), policy=Policy()), Policy(), before)
        with suppress(OSError, ValueError):
            forget_policy(setup.paths.settings)


def _load_sample(setup: Setup) -> Callable[[SqliteStore], None]:
    def load(store: SqliteStore) -> None:
        from tracker.actions.sample.load_sample import load_sample

        # Nobody's deed, so that Ctrl+Z, which takes back one's own, stops short of the sample itself.
        load_sample(replace(setup.desk(store), me=""), read_the_sample(setup))

    return load


def sample_over(setup: Setup, opening: Opening) -> SampleKeeping:
    """The store as a sample, where it is one."""
    from tracker.storage.file.sample_file import SampleInPlace

    return SampleInPlace(
        setup.paths.store, opening, opening.close, setup.copies_clock, lambda: setup.today, _load_sample(setup)
    )


def read_the_sample(setup: Setup) -> Sample:
    """The sample file's people, with their days counted from today."""
    from tracker.interop.sample import read_sample
    from tracker.runtime.resources import resource

    text = resource("sample.toml").read_text(encoding="utf-8")
    chosen = setup.settings
    sample, _problems = read_sample(text, setup.today, chosen.zone, setup.me, setup.new_id)
    return sample


def letting_go_over(setup: Setup, opening: Callable[[], SqliteStore]) -> LettingGo:
    """Whether what is due by the clock may go for good."""
    from tracker.storage.file.letting_go import LettingGoByTheClock

    return LettingGoByTheClock(setup.paths.data, opening, setup.clock, setup.pretended, setup.elapsed)


def keeping_over(setup: Setup, opening: Opening, lets_go: Callable[[], bool]) -> Safekeeping:
    """The store's file as a whole: backups, damage, the seal, and what is held on one person."""
    from tracker.storage.file.safekeeping import FileSafekeeping

    def store_in(place: Path, into: Path, progress: Progress) -> Path | None:
        from tracker.interop import archive

        return archive.store_in(place, into, progress)

    def anew() -> None:
        if setup.team is not None:
            team_door_of(setup, opening).make_anew(lambda _done, _of: True)
        elif setup.demo:
            from tracker.storage.file.sample_file import put_sample

            put_sample(setup.paths.store, setup.today, _load_sample(setup))
        else:
            from tracker.storage.file.opening import open_store

            open_store(setup.paths.store, anew=True).close()

    def dossier(store: SqliteStore, prospect_id: int) -> Dossier | None:
        from tracker.actions.safekeeping import Dossier
        from tracker.interop.dossier import dossier_json, dossier_page
        from tracker.presentation.take_out.take_out_state import as_file_name

        history, now = store.history_of(prospect_id), setup.clock()
        if history is None:
            return None
        written = store.written_about(prospect_id)
        who = as_file_name(history.prospect.name).replace(" ", "-") or str(prospect_id)
        return Dossier(
            f"as-agreed-{who}-{now:%Y-%m-%d-%H%M%S}",
            dossier_page(history, written, now, setup.settings.zone),
            dossier_json(history, written, now),
        )

    return FileSafekeeping(
        setup.paths.store,
        opening,
        opening.close,
        setup.copies_clock,
        lambda: second_folder(setup),
        lambda: setup.me,
        dossier,
        anew,
        lets_go,
        store_in,
        lambda: setup.team is not None,
    )


def taking_out_of(setup: Setup, store: SqliteStore | None = None) -> TakingOut:
    """What takes files elsewhere: of that open store, or of one of its own on whichever thread it is asked.

    So what is written for minutes holds nobody up who saves meanwhile.
    """
    from tracker.interop.taking_out import FileTakingOut, Source
    from tracker.storage.store import SqliteStore

    @contextmanager
    def source() -> Iterator[Source]:
        opened = store if store is not None else SqliteStore(setup.paths.store)
        try:
            yield Source(opened, opened.file.copy_to, opened.erasures)
        finally:
            if opened is not store:
                opened.close()

    paths = setup.paths
    return FileTakingOut(source, setup.clock, lambda: setup.settings.zone, paths.calendar_numbers, paths.settings)


def adopt_settings(setup: Setup, archive: Path) -> None:
    """On an empty computer one goes on as one worked on the other: by the same name, and in the same words.

    What cannot be read of it is left; a backup has none.
    """
    from tracker.interop.archive import settings_in

    with suppress(Refusal):
        found = settings_in(archive)
        if found is not None:
            setup.save_settings(brought(found, setup.settings))


@contextmanager
def reading_of(setup: Setup) -> Iterator[SqliteStore]:
    """The store, open for reading on the thread that asks."""
    from tracker.storage.store import SqliteStore

    opened = SqliteStore(setup.paths.store)
    try:
        yield opened
    finally:
        opened.close()


def told_apart_of(setup: Setup) -> ToldApart:
    """Of whom somebody here said that they are two people."""
    from tracker.runtime.told_apart import ToldApartFile

    return ToldApartFile(setup.paths.told_apart)


def files_from_elsewhere(setup: Setup) -> Files:
    """What reads files from elsewhere, and the mappings that were kept for their columns."""
    from tracker.interop.files_from_elsewhere import FilesFromElsewhere
    from tracker.runtime.likeness import likeness

    return FilesFromElsewhere(setup.paths.mappings, likeness)


def second_folder(setup: Setup) -> Path | None:
    """The user's own folder for copies of backups, None where there is none.

    That of somebody unknown here is left as it is written: then it is told once that there is no such.
    """
    chosen = setup.settings.second_folder
    return (folder_named(chosen) or Path(chosen)) if chosen else None


def write_dossier(folder: Path, dossier: Dossier) -> str:
    """Write the page and the JSON into that folder, for their owner's eyes only; what became of it, in a sentence."""
    from tracker.files.private_file import write_private

    try:
        for ending, text in (("html", dossier.page), ("json", dossier.json)):
            write_private(folder / f"{dossier.name}.{ending}", text, anew=True)
    except OSError as error:
        return words.not_written(folder, error)
    return words.dossier_written(folder / f"{dossier.name}.html")
