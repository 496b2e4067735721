"""The stories, each from its own text, played whole through the window and through the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stories.conftest import Desk
from tests.stories.stage import play
from tests.stories.story import read_story
from tests.stories.through_the_command_line import CommandLine
from tests.stories.through_the_window import Window

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.toml"))
by_name = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)


def test_there_are_seven() -> None:
    assert len(STORIES) == 7


A_STEP = '[[step]]\nat = "2026-11-12 09:00"\ntells = "Once"\n'
MISTOLD = {
    "a word nobody knows": A_STEP + 'ask = { who = "Jo", chanel = "call" }\n',
    "two deeds at a time": A_STEP + 'ask = { who = "Jo", channel = "call" }\nmorning = {}\n',
    "something seen that nobody looks at": A_STEP + 'morning = {}\nsee = { weather = "rain" }\n',
    "time running backwards": A_STEP + "morning = {}\n" + A_STEP.replace("11-12", "11-11") + "morning = {}\n",
    "what only the window can do, without a reason": A_STEP + 'morning = {}\nwindow_only = { why = " " }\n',
    "words to say, as if every way had them": A_STEP + 'say = { who = "Jo" }\n',
}


@pytest.mark.parametrize("text", MISTOLD.values(), ids=MISTOLD)
def test_a_story_is_read_strictly(text: str, tmp_path: Path) -> None:
    path = tmp_path / "story.toml"
    path.write_text(f'title = "Once"\ntells = "Upon a time"\n{text}')
    with pytest.raises((TypeError, ValueError)):
        read_story(path)


@by_name
def test_through_the_window(path: Path, desk: Desk) -> None:
    """The first with every letter a key."""
    desk.every_key = path == STORIES[0]
    play(read_story(path), Window(desk))


@by_name
def test_through_the_command_line(path: Path, tmp_path: Path) -> None:
    play(read_story(path), CommandLine(tmp_path / "data"))


def test_what_the_window_wrote_another_process_reads(desk: Desk) -> None:
    """The tasting's first evening at the desk, and its Monday from a terminal."""
    tasting = read_story(HERE / "1_the_tasting.toml")
    play(type(tasting)(tasting.title, tasting.tells, tasting.steps[:1]), Window(desk))
    words = ["--data-dir", str(desk.setup.paths.data), "--now", "2026-11-16T10:00", "check", "Jo Hill"]
    told = subprocess.run(
        [sys.executable, "-m", "tracker", *words, "--channel", "call"],
        env={**os.environ, "TZ": "Europe/London", "PYTHONIOENCODING": "utf-8"},
        cwd=HERE.parents[1],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (told.returncode, told.stderr) == (1, "")
    assert "Jo Hill said on 12 November: “we'll call you”. Nobody agreed to a call." in " ".join(told.stdout.split())
