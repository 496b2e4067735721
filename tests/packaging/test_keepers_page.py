"""Claims about the page that leads the keeper of a team's server: what it has them type, the program takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tracker.terminal.arguments import parser

PAGE = (Path(__file__).parent.parent.parent / "packaging" / "team.md").read_text(encoding="utf-8")
BLOCKS = "".join(re.findall(r"^```\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)).replace("\\\n", " ")
TYPED = re.findall(r"as-agreed (team .*?)(?: >/dev/null)?$", BLOCKS, re.MULTILINE)


@pytest.mark.parametrize("line", TYPED)
def test_whatever_the_page_has_its_keeper_type_is_taken(line: str) -> None:
    assert parser().parse_args(shlex.split(line)).team in ("init", "invite", "revoke", "status", "dump", "tidy")


def test_the_page_shows_each_thing_that_a_keeper_can_do() -> None:
    assert {line.split()[1] for line in TYPED} == {"init", "invite", "revoke", "status", "dump", "tidy"}
