"""Writes what is taken elsewhere: asks the store page by page, and puts files where they are wanted.

Implements `actions.taking_out`. Knows no table, and of the store's file only how to have it copied.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Questions
from tracker.actions.safekeeping import HeldRecords
from tracker.actions.taking_out import FileKind, Part, TakenOut, Wanted
from tracker.files.private_file import in_place_of, write_private
from tracker.files.small_file import read_small
from tracker.interop.how_far import WHOLE, HowFar, Stopped, one_by_one
from tracker.rules.bring_in.file_read import Progress
from tracker.rules.history import History
from tracker.rules.window import day_in
from tracker.tongue import tr

if TYPE_CHECKING:
    from tracker.interop.writing.calendar import Written
    from tracker.interop.writing.sequences import Sequence

    Numbers = Mapping[int, Sequence]
    """By which number each event was written, by the id of its agreement."""

PAGE = 500
"""People at a turn: others may write in between."""
EVER, FAR = date(1, 1, 1), date(9999, 12, 31)
KEPT_CALENDAR = "as-agreed.ics"
MEMORY_LIMIT = 32 * 1024 * 1024
_SAID = re.compile(rb'"(\d{1,19})": ?\[(\d{1,19}), ?(\d{1,19}), ?(-?\d{1,19})\]')
"""One event in the file of numbers. To have JSON read a hundred thousand of them at once would stop every other thread
meanwhile, the window's too.
"""
NO_LONGER = {
    errno.ENOSPC: Problem.NO_ROOM_FOR_IT,
    errno.ENOENT: Problem.NO_FOLDER_FOR_IT,
    errno.ENOTDIR: Problem.NO_FOLDER_FOR_IT,
    errno.EEXIST: Problem.FILE_IS_THERE,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A store to read from. `copy_to` puts a copy of the whole of it where nothing lies, checked, and with nothing left
    in it of anybody erased. `erased` is another once somebody else has been.
    """

    questions: Questions
    copy_to: Callable[[Path], object]
    erased: Callable[[], object] = lambda: None


class FileTakingOut:
    """`open_source` opens the store for one taking out; `now` is aware, `zone` ours (an IANA name).

    `memory` is a file of ours beside the store, by which numbers events were written; `settings` that of the settings.
    """

    def __init__(
        self,
        open_source: Callable[[], AbstractContextManager[Source]],
        now: Callable[[], datetime],
        zone: Callable[[], str],
        memory: Path,
        settings: Path,
    ) -> None:
        self._open_source = open_source
        self._now = now
        self._zone = zone
        self._memory = memory
        self._settings = settings
        self._last_kept: tuple[Path, bytes] | None = None

    def take_out(self, wanted: Wanted, progress: Progress | None = None) -> TakenOut | None:
        """See `TakingOut.take_out`."""
        places = wanted.places
        if not wanted.over:
            for place in places:
                if place.is_symlink() or place.exists():
                    raise Refusal(Problem.FILE_IS_THERE, place.name)
        write = {
            FileKind.CALENDAR: self._calendar,
            FileKind.CARDS: self._cards,
            FileKind.TABLES: self._tables,
            FileKind.EVERYTHING: self._everything,
        }[wanted.kind]
        try:
            with self._open_source() as source:
                held, numbers = self._whole(source, wanted, lambda into: write(source, wanted, into, HowFar(progress)))
        except Stopped:
            return None
        if numbers:
            self._remember(numbers)
        return TakenOut(places, held)

    def _whole(
        self, source: Source, wanted: Wanted, write: Callable[[tuple[BinaryIO, ...]], tuple[HeldRecords, Numbers]]
    ) -> tuple[HeldRecords, Numbers]:
        """All of it or nothing. What was read page by page may hold somebody who was erased in between: then anew."""
        while True:
            erased = source.erased()
            with suppress(_ErasedMeanwhile), _refusing(wanted), in_place_of(wanted.places, not wanted.over) as into:
                done = write(into)
                if source.erased() != erased:
                    raise _ErasedMeanwhile
                return done

    def keep_calendar(self, folder: Path, their_words: bool, tasks: bool) -> bool:
        """See `TakingOut.keep_calendar`."""
        place = folder / KEPT_CALENDAR
        today = day_in(self._now(), self._zone())
        first = date(today.year - 1, today.month, min(today.day, 28))
        wanted = Wanted(place, their_words=their_words, over=True, tasks=tasks)
        with self._open_source() as source:
            written = self._written(source.questions, first, wanted, HowFar())
        if self._last_kept == (place, written.content) and place.is_file():
            return False
        with _refusing(wanted):
            write_private(place, written.content)
        self._remember(written.sequences)
        self._last_kept = place, written.content
        return True

    def _calendar(
        self, source: Source, wanted: Wanted, into: tuple[BinaryIO, ...], far: HowFar
    ) -> tuple[HeldRecords, Numbers]:
        if wanted.of is not None:
            _of_one(source.questions, wanted.of)
        written = self._written(source.questions, EVER, wanted, far)
        into[0].write(written.content)
        return HeldRecords(agreements=len(written.sequences)), written.sequences

    def _written(self, questions: Questions, first: date, wanted: Wanted, far: HowFar, share: int = WHOLE) -> Written:
        """To read what is agreed takes about a third of the time."""
        from tracker.interop.writing.calendar import calendar_written

        far.over(share // 3, 1)
        given = list(questions.given_between(first, FAR))
        step = far.over(share - share // 3, len(given))
        return calendar_written(
            one_by_one(given),
            questions.agreements_touched(),
            self._remembered(),
            wanted.their_words,
            wanted.tasks,
            wanted.of,
            step,
        )

    def _cards(
        self, source: Source, wanted: Wanted, into: tuple[BinaryIO, ...], far: HowFar
    ) -> tuple[HeldRecords, Numbers]:
        people = list(_people(source.questions, wanted.of, (), far, WHOLE // 2))
        held = HeldRecords(people=len(people))
        into[0].write(self._written_cards(people, wanted.their_words, far, WHOLE // 2))
        return held, {}

    def _written_cards(self, people: list[History], their_words: bool, far: HowFar, share: int) -> bytes:
        """`people` is empty then."""
        from tracker.interop.writing.cards import cards_written

        step = far.over(share, len(people))
        return cards_written(one_by_one(people), self._now(), self._zone(), their_words, step)

    def _tables(
        self, source: Source, wanted: Wanted, into: tuple[BinaryIO, ...], far: HowFar
    ) -> tuple[HeldRecords, Numbers]:
        parts = tuple(Part) if wanted.part is None else (wanted.part,)
        files = dict(zip(parts, into, strict=True))
        people = _people(source.questions, wanted.of, parts, far, WHOLE)
        return self._written_tables(people, files), {}

    def _written_tables(self, people: Iterable[History], into: Mapping[Part, BinaryIO]) -> HeldRecords:
        from tracker.interop.writing.tables import Tables

        tables = Tables(into, self._zone(), self._now())
        for each in people:
            tables.add(each)
        tables.end()
        counts = tables.counts
        return HeldRecords(counts[Part.PEOPLE], counts[Part.AGREEMENTS], counts[Part.CONTACTS])

    def _everything(
        self, source: Source, wanted: Wanted, into: tuple[BinaryIO, ...], far: HowFar
    ) -> tuple[HeldRecords, Numbers]:
        """The store as it is, with its trash; what is to be read beside it has nobody who lies there."""
        from tracker.interop.archive import SETTINGS, write_archive

        questions, tables = source.questions, {part: BytesIO() for part in Part}
        people: list[History] = []

        def without_contacts() -> Iterator[History]:
            for each in _people(questions, None, tuple(Part), far, 350):
                people.append(replace(each, agreements=(), contacts=()))
                yield each

        held = self._written_tables(without_contacts(), tables)
        calendar = self._written(questions, EVER, replace(wanted, their_words=True), far, 200)
        readable = {f"{part}.csv": content.getvalue() for part, content in tables.items()}
        readable["people.vcf"] = self._written_cards(people, their_words=True, far=far, share=100)
        readable["agreements.ics"] = calendar.content
        readable["read-me.txt"] = _read_me().encode()
        with suppress(OSError):
            readable[SETTINGS] = read_small(self._settings)
        copy = self._memory.with_name(f".taking-out-{os.urandom(4).hex()}.db")
        try:
            far.over(150, 1)
            source.copy_to(copy)
            write_archive(into[0], copy, readable, lambda length: far.over(200, length))
        finally:
            copy.unlink(missing_ok=True)
        return held, calendar.sequences

    def _remembered(self) -> dict[int, Sequence]:
        """By which numbers events were written; none where that cannot be read, and then the ledger's count."""
        from tracker.interop.writing.sequences import Sequence

        with suppress(OSError, ValueError):
            said = read_small(self._memory, MEMORY_LIMIT)
            each = (tuple(map(int, found.groups())) for found in _SAID.finditer(said))
            return {id_: Sequence(number, times, last) for id_, number, times, last in each}
        return {}

    def _remember(self, written: Mapping[int, Sequence]) -> None:
        """Ids and numbers only. Where they cannot be kept, the next are those of the ledger, which nearly always do."""
        from tracker.interop.writing.sequences import kept_further

        before = self._remembered()
        kept = kept_further(before, written)
        if kept != before:
            said = [f'"{id_}": [{each.number}, {each.times}, {each.last}]' for id_, each in kept.items()]
            with suppress(OSError):
                write_private(self._memory, f"{{{', '.join(said)}}}")


def _people(
    questions: Questions, of: int | None, parts: Collection[Part], far: HowFar, share: int
) -> Iterator[History]:
    """Everybody, or that one alone with whoever objects at a number of theirs. Raises Refusal (NO_SUCH_PROSPECT)."""
    if of is not None:
        yield _of_one(questions, of)
        return
    step = far.over(share, questions.people_count(""))
    last = 0
    while page := questions.people_after(last, PAGE, Part.AGREEMENTS in parts, Part.CONTACTS in parts):
        yield from page
        last = page[-1].prospect.id
        step(len(page))


def _of_one(questions: Questions, of: int) -> History:
    found = questions.history_of(of)
    if found is None or found.prospect.deleted_at is not None:
        raise Refusal(Problem.NO_SUCH_PROSPECT, "" if found is None else found.prospect.name)
    return replace(found, neighbours=(), company=())


def _read_me() -> str:
    """For whoever opens the archive with something else."""
    return "\n".join(
        [
            tr("This is everything As Agreed holds, as one archive."),
            tr("To have it on another computer, choose “I had this on another computer” there, and then this file."),
            tr("The other files in it are for reading without the program; people in the trash are not in those."),
            "",
        ]
    )


class _ErasedMeanwhile(Exception):
    """Somebody was erased since it was begun."""


@contextmanager
def _refusing(wanted: Wanted) -> Iterator[None]:
    """What the world does not let be written, as what it is to whoever wanted it."""
    try:
        yield
    except OSError as error:
        places = {str(place): place for place in wanted.places}
        place = places.get(str(error.filename), wanted.place)
        raise Refusal(NO_LONGER.get(error.errno or 0, Problem.MAY_NOT_BE_WRITTEN), place.name) from error
    except ValueError as error:  # a NUL in its name
        raise Refusal(Problem.MAY_NOT_BE_WRITTEN, wanted.place.name) from error
