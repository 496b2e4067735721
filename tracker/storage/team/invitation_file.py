"""The file that a team's keeper hands over: where the server is, and as whom one comes in. Knows no connection."""

from __future__ import annotations

from pathlib import Path

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Fault, StoreFault
from tracker.files.dataclass_json import dump, made, parsed
from tracker.files.private_file import write_private
from tracker.files.small_file import read_small
from tracker.storage.team.server_place import ServerPlace


def write_invitation(place: Path, invitation: Invitation) -> None:
    """In place of what lies there. Raises OSError."""
    write_private(place, f"{dump(invitation, ascii_only=True)}\n")


def read_invitation(place: Path) -> Invitation:
    """Raises OSError, and StoreFault (DAMAGED) where it is none."""
    try:
        return made(Invitation, parsed(read_small(place).decode("ascii")), forgiving=True)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreFault(Fault.DAMAGED, "invitation") from error


def place_of(invitation: Invitation, certificate: Path) -> ServerPlace:
    """Where that leads, once the certificate in it lies in that file; one that every system trusts lies nowhere."""
    return ServerPlace(
        invitation.host,
        invitation.role,
        invitation.port,
        invitation.database,
        invitation.schema,
        str(certificate) if invitation.certificate else "",
        invitation.guarded,
    )
