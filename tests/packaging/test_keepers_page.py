"""Claims about the page that leads the keeper of a team's server: what it has them type, the program takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tracker.terminal.arguments import parser
from tracker.terminal.team.at_a_desk import AT_A_DESK

KEEPS = {"init", "invite", "revoke", "status", "dump", "tidy"}
PAGE = (Path(__file__).parent.parent.parent / "packaging" / "team.md").read_text(encoding="utf-8")
BLOCKS = "".join(re.findall(r"^```\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)).replace("\\\n", " ")
TYPED = re.findall(r"as-agreed (team .*?)(?: >/dev/null)?$", BLOCKS, re.MULTILINE)


@pytest.mark.parametrize("line", TYPED)
def test_whatever_the_page_has_its_keeper_type_is_taken(line: str) -> None:
    assert parser().parse_args(shlex.split(line)).team in KEEPS | AT_A_DESK


def test_the_page_shows_each_thing_that_can_be_done() -> None:
    assert {line.split()[1] for line in TYPED} == KEEPS | AT_A_DESK
