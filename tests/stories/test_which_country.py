"""Where no country is known it is asked for once, when a number first needs it, and kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.stories.conftest import Desk
from tracker.assembly.commands import do_command
from tracker.runtime import settings as settings_file
from tracker.terminal.arguments import parser
from tracker.widgets.fields.country_bar import CountryBar

KEY = Qt.Key


@pytest.fixture
def nowhere(desk: Desk) -> Desk:
    desk.setup.settings = replace(desk.setup.settings, country="")
    return desk


def add(desk: Desk, name: str, phone: str) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.type(name)
    desk.press(KEY.Key_Return)
    desk.fill("phone", phone)
    desk.press(KEY.Key_Return, ctrl=True)
    desk.come_forward()


def test_a_number_without_a_code_brings_the_question_once_and_the_answer_is_kept(nowhere: Desk) -> None:
    add(nowhere, "Ada Okoro", "+44 161 496 0001")
    assert not nowhere.window.findChildren(CountryBar), "no number has needed it yet"
    add(nowhere, "Zita Pera", "0161 496 0000")
    bar = nowhere.window.day.country_bar
    assert bar is not None
    assert bar.isVisible()
    bar.choice.choose("GB")
    nowhere.press_button(bar.keep)
    assert not bar.isVisible()
    kept, _ = settings_file.load(nowhere.setup.paths.settings)
    assert (nowhere.setup.settings.country, kept.country, kept.country_asked) == ("GB", "GB", True)
    add(nowhere, "Bo Lund", "0161 496 0003")
    assert [p.e164 for p in nowhere.history("Bo Lund").prospect.phones] == ["+441614960003"]
    assert not bar.isVisible()


def test_not_now_is_an_answer_too(nowhere: Desk) -> None:
    add(nowhere, "Zita Pera", "0161 496 0000")
    bar = nowhere.window.day.country_bar
    assert bar is not None
    nowhere.press_button(bar.no)
    assert (nowhere.setup.settings.country, nowhere.setup.settings.country_asked) == ("", True)
    add(nowhere, "Bo Lund", "0161 496 0003")
    assert not bar.isVisible()


def test_with_or_without_a_country_both_spellings_find_the_number(nowhere: Desk) -> None:
    add(nowhere, "Zita Pera", "0161 496 0000")
    for typed in ("+44 161 496 0000", "0161 496 0000", "161 496 0000"):
        assert [line.name for line in nowhere.store.people_like(typed, 5)] == ["Zita Pera"]


def test_the_terminal_asks_once_in_a_sentence(
    nowhere: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_TELEPHONE", "LC_TIME", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    add(nowhere, "Zita Pera", "+44 161 496 0000")
    nowhere.store.close()
    folder = str(nowhere.setup.paths.data)
    check = parser().parse_args(["--data-dir", folder, "check", "0161 496 0000", "--channel", "post"])
    assert do_command(check) in (0, 1)
    assert "In which country are numbers without a code?" in capsys.readouterr().err
    do_command(check)
    assert capsys.readouterr().err == ""
