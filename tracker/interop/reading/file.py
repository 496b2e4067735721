"""A file from elsewhere, whatever it is, read into values and problems. Decides nothing and writes nothing.

Nothing in a file stops it: what cannot be read is told, and the rest is read.
"""

from __future__ import annotations

import errno
import re
from dataclasses import replace
from pathlib import Path

from tracker.files.small_file import NoSmallFile, read_small
from tracker.interop.reading.encodings import Taken, taken_for
from tracker.interop.reading.lines import Stopped
from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.file_read import FILE_LIMIT, FileRead, Kind, Progress
from tracker.rules.bring_in.problems import Problem, ProblemKind, Tally

_LOOKED_AT = 64 * 1024
_OTHERS = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x1f\x8b", "gz"),
    (b"{\\rtf", "rtf"),
)
_IN_A_ZIP = ((b"xl/", "xlsx"), (b"opendocument.spreadsheet", "ods"), (b"word/", "docx"))
_OUR_STORE = b"as-agreed.db"
"""What an archive of ours begins with."""
_OUR_MARK = b"AsAg"
"""SQLite's application id of a store of ours, and where it stands in a file."""
_MARK_AT = 68
_BEGINS = re.compile(r"(?:^|[\r\n])[ \t]*begin:v(card|calendar)\b")
_MOST_CONTROLS = 0.1
"""Of the bytes that are looked at: a text has next to none but line ends and tabs."""
_KEPT_CONTROLS = bytes({*range(32)} - {9, 10, 12, 13, 27})


def read_path(path: Path, encoding: str = "", progress: Progress | None = None) -> FileRead | None:
    """What `read_file` makes of that file. One that is too large is told and never opened. Raises OSError."""
    try:
        data = read_small(path, FILE_LIMIT)
    except NoSmallFile as refused:
        if refused.errno != errno.EFBIG:
            raise
        return _nothing(ProblemKind.TOO_LARGE, str(path.stat().st_size))
    return read_file(data, encoding, progress)


def read_file(data: bytes, encoding: str = "", progress: Progress | None = None) -> FileRead | None:
    """The people, the table or the events in a file; None where `progress` stopped it.

    `encoding` is one that somebody chose (`ENCODINGS`), "" to go by the file itself.
    """
    if len(data) > FILE_LIMIT:
        return _nothing(ProblemKind.TOO_LARGE, str(len(data)))
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        return _nothing(ProblemKind.EMPTY)
    other = _another_kind(data)
    if other:
        return _nothing(ProblemKind.EVERYTHING if _is_ours(data, other) else ProblemKind.NOT_KNOWN, other)
    tally = Tally()
    taken = taken_for(data, encoding)
    begun = _begun(data, taken)
    try:
        kind = _BEGINS.search(begun)
        if kind is not None and kind[1] == "card":
            from tracker.interop.reading.vcard_file import read_cards

            cards, taken = read_cards(data, taken, bool(encoding), tally, progress)
            return _made(FileRead(Kind.CARDS, taken.encoding, taken.sure, cards=cards), tally)
        if kind is not None:
            from tracker.interop.reading.calendar_file import read_events

            events, taken = read_events(data, taken, bool(encoding), tally, progress)
            return _made(FileRead(Kind.CALENDAR, taken.encoding, taken.sure, events=events), tally)
        if _is_no_text(data, taken):
            return _nothing(ProblemKind.NOT_KNOWN)
        from tracker.interop.reading.table_file import read_table

        table = read_table(data, taken, tally, progress)
        return _made(FileRead(Kind.TABLE, taken.encoding, taken.sure, table=table), tally)
    except Stopped:
        return None


def _made(read: FileRead, tally: Tally) -> FileRead:
    if not (read.cards or read.events or (read.table is not None and read.table.rows)):
        tally.add(0, ProblemKind.EMPTY)
    return replace(read, problems=tally.told, untold=tally.untold)


def _nothing(kind: ProblemKind, text: str = "") -> FileRead:
    return FileRead(Kind.NONE, problems=(Problem(0, kind, text),))


def _another_kind(data: bytes) -> str:
    """What it is by its first bytes, "" where they may be a text's."""
    kind = next((name for begun, name in _OTHERS if data.startswith(begun)), "")
    if kind == "zip":
        begun = data[:_LOOKED_AT] + data[-_LOOKED_AT:]
        return next((name for sign, name in _IN_A_ZIP if sign in begun), "zip")
    return kind


def _is_ours(data: bytes, kind: str) -> bool:
    if kind == "zip":
        return data[30:].startswith(_OUR_STORE)  # behind the head of its first file
    return kind == "sqlite" and data[_MARK_AT:].startswith(_OUR_MARK)


def _begun(data: bytes, taken: Taken) -> str:
    """The first of it, as text in small letters."""
    return data[taken.mark : _LOOKED_AT].decode(taken.encoding, "replace").casefold()


def _is_no_text(data: bytes, taken: Taken) -> bool:
    if taken.encoding.startswith(("utf-16", "utf-32")):
        return False
    begun = data[:_LOOKED_AT]
    return len(begun) - len(begun.translate(None, _KEPT_CONTROLS)) > _MOST_CONTROLS * len(begun)


def card_again(text: str) -> Card | None:
    """Somebody by the text that was kept of their card, read as it is now; None where that is no card."""
    read = read_file(text.encode("utf-8", "replace"), "utf-8")
    return read.cards[0] if read is not None and len(read.cards) == 1 else None
