"""Several desks and one real server: each types `as-agreed` on a folder of their own, in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.storage.team.postgres import AS_WHOM, PASSWORD, TeamThere
from tracker.actions.keeping_a_team import Invitation
from tracker.assembly import run
from tracker.storage.team.invitation_file import write_invitation

NOW = "2026-11-18T09:30"


@dataclass(frozen=True, slots=True)
class Told:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class AtDesk:
    """One of the team, or nobody yet. `knows` is whether the password lies where the driver looks for it."""

    def __init__(self, there: TeamThere, folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        folder.mkdir(mode=0o700)
        self.there = there
        self.folder = folder
        self.name = name
        self.role = there.invite(name)
        self.store = folder / "as-agreed.db"
        self.note = folder / "team.json"
        self.file = self.invited()
        (folder / "settings.json").write_text(json.dumps({"me": name, "zone": "Europe/London", "country": "GB"}))
        self._capsys = capsys

    def invited(self, port: int | None = None, password: str = PASSWORD) -> Path:
        """The invitation, as it would be were the server at that port."""
        place = self.folder.parent / f"{self.role}.as-agreed-team"
        at = port if port is not None else self.there.postgres.port
        of = Invitation("127.0.0.1", at, AS_WHOM, self.there.schema, self.role, self.name, "", False, password)
        write_invitation(place, of)
        return place

    def types(self, *words: str) -> Told:
        self._capsys.readouterr()
        try:
            code = run(["--data-dir", str(self.folder), "--now", NOW, *words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = self._capsys.readouterr()
        return Told(code, out, err)

    def logs(self, who: str, *words: str) -> Told:
        """Somebody new was met, and others are called."""
        return self.types("log", who, "--channel", "meeting" if "--new" in words else "call", *words)

    def goes_away(self) -> None:
        """From here on the server is not where it was."""
        self._moves(1)

    def comes_back(self) -> None:
        self._moves(self.there.postgres.port)

    def _moves(self, port: int) -> None:
        note = json.loads(self.note.read_text())
        self.note.write_text(json.dumps({**note, "port": port}))
