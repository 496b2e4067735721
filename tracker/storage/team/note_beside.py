"""The note beside a replica: where its team's server is, and who one is there. Never a password.

Whether a store is a team's copy stands in the store. The note is written before that changes, and says that it is
`changing`: after a kill at any moment the store's own mark then tells whether it was done.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Fault, StoreFault
from tracker.files.dataclass_json import dump, made, parsed
from tracker.files.private_file import sync_folder, write_private
from tracker.files.small_file import read_small
from tracker.storage.team.server_place import ServerPlace

NAME = "team.json"
_CERTIFICATE, _ENDING = "team-server-", ".crt"


@dataclass(frozen=True, slots=True)
class Note:
    """`name` is by which one was invited; `certificate` the name of a file beside, "" where every system trusts it.

    `team` is by which the team is known whose copy the store is, "" while it has not been one yet.
    """

    host: str
    port: int
    database: str
    schema: str
    role: str
    name: str
    guarded: bool = True
    certificate: str = ""
    changing: bool = False
    team: str = ""

    def leads_where(self, other: Note) -> bool:
        """Whether both lead to one server's tables."""
        mine, its = ((each.host, each.port, each.database, each.schema) for each in (self, other))
        return mine == its


def note_beside(store: Path) -> Note | None:
    """The note beside the store in that file, None where there is none.

    Raises StoreFault: TEAM_NOTE for one that cannot be read, and then nothing may be opened beside it.
    """
    try:
        note = made(Note, parsed(read_small(store.with_name(NAME)).decode("ascii")), forgiving=True)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreFault(Fault.TEAM_NOTE, type(error).__name__) from error
    if note.certificate and not _is_ours(note.certificate):
        raise StoreFault(Fault.TEAM_NOTE, "certificate")
    return note


def of_invitation(store: Path, invitation: Invitation) -> Note:
    """What the note will say for it. Its certificate is put beside the store. Raises OSError."""
    kept = ""
    if invitation.certificate:
        digest = hashlib.sha256(invitation.certificate.encode()).hexdigest()[:8]
        kept = f"{_CERTIFICATE}{digest}{_ENDING}"
        write_private(store.with_name(kept), invitation.certificate)
    return Note(
        invitation.host,
        invitation.port,
        invitation.database,
        invitation.schema,
        invitation.role,
        invitation.name,
        invitation.guarded,
        kept,
    )


def put_note(store: Path, note: Note, changing: bool = False) -> None:
    """In place of the one there; on the disk when it comes back. Raises OSError."""
    write_private(store.with_name(NAME), f"{dump(replace(note, changing=changing), ascii_only=True)}\n")
    sync_folder(store.parent)


def take_note_away(store: Path) -> None:
    """The store is somebody's own. Raises OSError."""
    store.with_name(NAME).unlink(missing_ok=True)
    sync_folder(store.parent)
    clear_certificates(store, None)


def clear_certificates(store: Path, note: Note | None) -> None:
    """Those that the note there does not name are nobody's any more."""
    with suppress(OSError):
        for lying in store.parent.glob(f"{_CERTIFICATE}*{_ENDING}"):
            if note is None or lying.name != note.certificate:
                lying.unlink(missing_ok=True)


def place_in(store: Path, note: Note) -> ServerPlace:
    """Where the note beside that store leads."""
    certificate = str(store.with_name(note.certificate)) if note.certificate else ""
    return ServerPlace(note.host, note.role, note.port, note.database, note.schema, certificate, note.guarded)


def _is_ours(name: str) -> bool:
    return name.startswith(_CERTIFICATE) and name.endswith(_ENDING) and Path(name).name == name
