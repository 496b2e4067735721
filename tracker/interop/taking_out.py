"""Writes what is taken elsewhere: asks the store page by page, and puts files where they are wanted.

Implements `actions.taking_out`. Knows no table, and of the store's file only how to have it copied.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Questions
from tracker.actions.safekeeping import HeldRecords
from tracker.actions.taking_out import FileKind, Part, TakenOut, Wanted
from tracker.files.private_file import write_private, write_private_by
from tracker.files.small_file import read_small
from tracker.rules.history import History
from tracker.rules.window import day_in
from tracker.tongue import tr

if TYPE_CHECKING:
    from tracker.interop.writing.calendar import Written
    from tracker.interop.writing.sequences import Sequence
    from tracker.rules.word_kept import Given

PAGE = 500
"""People at a turn: others may write in between."""
EVER, FAR = date(1, 1, 1), date(9999, 12, 31)
KEPT_CALENDAR = "as-agreed.ics"
MEMORY_LIMIT = 32 * 1024 * 1024
NO_LONGER = {
    errno.ENOSPC: Problem.NO_ROOM_FOR_IT,
    errno.ENOENT: Problem.NO_FOLDER_FOR_IT,
    errno.ENOTDIR: Problem.NO_FOLDER_FOR_IT,
    errno.EEXIST: Problem.FILE_IS_THERE,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A store to read from. `copy_to` puts a copy of the whole of it where nothing lies, checked, and with nothing left
    in it of anybody erased.
    """

    questions: Questions
    copy_to: Callable[[Path], object]


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

    def take_out(self, wanted: Wanted) -> TakenOut:
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
        with self._open_source() as source:
            return TakenOut(places, write(source, wanted))

    def keep_calendar(self, folder: Path, their_words: bool) -> bool:
        """See `TakingOut.keep_calendar`."""
        place = folder / KEPT_CALENDAR
        today = day_in(self._now(), self._zone())
        first = date(today.year - 1, today.month, min(today.day, 28))
        with self._open_source() as source:
            given = source.questions.given_between(first, FAR)
            written = self._written(source.questions, given, their_words)
        if self._last_kept == (place, written.content) and place.is_file():
            return False
        self._put(place, written.content, over=True)
        self._remember(written.sequences)
        self._last_kept = place, written.content
        return True

    def _calendar(self, source: Source, wanted: Wanted) -> HeldRecords:
        if wanted.of is not None:
            _of_one(source.questions, wanted.of)
        given = source.questions.given_between(EVER, FAR)
        written = self._written(source.questions, given, wanted.their_words, wanted.of)
        self._put(wanted.place, written.content, wanted.over)
        self._remember(written.sequences)
        return HeldRecords(agreements=len(written.sequences))

    def _written(
        self, questions: Questions, given: tuple[Given, ...], their_words: bool, of: int | None = None
    ) -> Written:
        from tracker.interop.writing.calendar import calendar_written

        return calendar_written(given, questions.agreements_touched(), self._remembered(), their_words, of)

    def _cards(self, source: Source, wanted: Wanted) -> HeldRecords:
        from tracker.interop.writing.cards import cards_written

        people = tuple(_people(source.questions, wanted.of, contacts=False))
        self._put(wanted.place, cards_written(people, self._now(), self._zone(), wanted.their_words), wanted.over)
        return HeldRecords(people=len(people))

    def _tables(self, source: Source, wanted: Wanted) -> HeldRecords:
        parts = tuple(Part) if wanted.part is None else (wanted.part,)
        tables = self._written_tables(source.questions, parts, wanted.of)
        counts = dict.fromkeys(Part, 0)
        for place, part in zip(wanted.places, parts, strict=True):
            content, counts[part] = tables[part]
            self._put(place, content, wanted.over)
        return HeldRecords(counts[Part.PEOPLE], counts[Part.AGREEMENTS], counts[Part.CONTACTS])

    def _written_tables(
        self, questions: Questions, parts: tuple[Part, ...], of: int | None = None
    ) -> Mapping[Part, tuple[bytes, int]]:
        """Each of those tables, and how many rows it has."""
        from tracker.interop.writing.tables import agreements_written, contacts_written, people_written

        alone = tuple(_people(questions, of, contacts=False))
        zone, counted = self._zone(), [0]

        def whole() -> Iterator[History]:
            for each in _people(questions, of, contacts=True):
                counted[0] += len(each.contacts)
                yield each

        found: dict[Part, tuple[bytes, int]] = {}
        if Part.PEOPLE in parts:
            found[Part.PEOPLE] = people_written(alone, self._now()), len(alone)
        if Part.AGREEMENTS in parts:
            found[Part.AGREEMENTS] = agreements_written(alone, zone), sum(len(each.agreements) for each in alone)
        if Part.CONTACTS in parts:
            found[Part.CONTACTS] = contacts_written(whole(), zone), counted[0]
        return found

    def _everything(self, source: Source, wanted: Wanted) -> HeldRecords:
        """The store as it is, with its trash; what is to be read beside it has nobody who lies there."""
        from tracker.interop.archive import SETTINGS, write_archive
        from tracker.interop.writing.cards import cards_written

        questions = source.questions
        tables = self._written_tables(questions, tuple(Part))
        people = tuple(_people(questions, None, contacts=False))
        calendar = self._written(questions, questions.given_between(EVER, FAR), their_words=True)
        readable = {f"{part}.csv": content for part, (content, _count) in tables.items()}
        readable["people.vcf"] = cards_written(people, self._now(), self._zone(), their_words=True)
        readable["agreements.ics"] = calendar.content
        readable["read-me.txt"] = _read_me().encode()
        with suppress(OSError):
            readable[SETTINGS] = read_small(self._settings)
        copy = self._memory.with_name(f".taking-out-{os.urandom(4).hex()}.db")
        try:
            source.copy_to(copy)
            self._put_by(wanted.place, lambda file: write_archive(file, copy, readable), wanted.over)
        finally:
            copy.unlink(missing_ok=True)
        self._remember(calendar.sequences)
        counts = {part: count for part, (_content, count) in tables.items()}
        return HeldRecords(counts[Part.PEOPLE], counts[Part.AGREEMENTS], counts[Part.CONTACTS])

    def _put(self, place: Path, content: bytes, over: bool) -> None:
        with _refusing(place):
            write_private(place, content, anew=not over)

    def _put_by(self, place: Path, write: Callable[[BinaryIO], object], over: bool) -> None:
        with _refusing(place):
            write_private_by(place, write, anew=not over)

    def _remembered(self) -> dict[int, Sequence]:
        """By which numbers events were written; none where that cannot be read, and then the ledger's count."""
        from tracker.interop.writing.sequences import Sequence

        with suppress(OSError, ValueError, TypeError, RecursionError):
            raw = json.loads(read_small(self._memory, MEMORY_LIMIT))
            return {int(id_): Sequence(*map(int, said)) for id_, said in raw.items()} if isinstance(raw, dict) else {}
        return {}

    def _remember(self, written: Mapping[int, Sequence]) -> None:
        """Ids and numbers only. Where they cannot be kept, the next are those of the ledger, which nearly always do."""
        from tracker.interop.writing.sequences import kept_further

        before = self._remembered()
        kept = kept_further(before, written)
        if kept != before:
            said = {str(id_): (each.number, each.times, each.last) for id_, each in kept.items()}
            with suppress(OSError):
                write_private(self._memory, json.dumps(said))


def _people(questions: Questions, of: int | None, contacts: bool) -> Iterator[History]:
    """Everybody, or that one alone with whoever objects at a number of theirs. Raises Refusal (NO_SUCH_PROSPECT)."""
    if of is not None:
        yield _of_one(questions, of)
        return
    last = 0
    while page := questions.people_after(last, PAGE, contacts):
        yield from page
        last = page[-1].prospect.id


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


@contextmanager
def _refusing(place: Path) -> Iterator[None]:
    """What the world does not let be written, as what it is to whoever wanted it."""
    try:
        yield
    except OSError as error:
        raise Refusal(NO_LONGER.get(error.errno or 0, Problem.MAY_NOT_BE_WRITTEN), place.name) from error
    except ValueError as error:  # a NUL in its name
        raise Refusal(Problem.MAY_NOT_BE_WRITTEN, place.name) from error
