"""Claims about words that no disk takes: they are shown to be copied before the window goes, and stay until then."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import ExitForm, Form, PromiseForm, TalkForm
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.contact import Question
from tracker.runtime.asked_to_end import askings_on

KEY = Qt.Key
WORDS = "Call her sister first"


def begin_an_entry(desk: Desk) -> None:
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Ann Okoro")
    desk.press(KEY.Key_Return)
    desk.fill("note", WORDS)


def begin_a_detail(desk: Desk) -> None:
    do(desk.store, jo(), now=desk.now)
    desk.open_again()
    desk.find_person("Jo Hill")
    desk.window.pane.details.state.begin(Detail.NOTES)
    desk.type(WORDS)


BEGINNINGS = pytest.mark.parametrize("begin", [begin_an_entry, begin_a_detail])


def lose_the_folder(desk: Desk) -> Path:
    """Its disk was pulled out."""
    away = desk.setup.paths.data.with_name("away")
    desk.setup.paths.data.rename(away)
    return away


@BEGINNINGS
def test_words_that_cannot_be_kept_are_shown_to_be_copied_before_the_window_goes(desk: Desk, begin: object) -> None:
    assert callable(begin)
    begin(desk)
    lose_the_folder(desk)
    assert not desk.window.close()
    unkept = desk.window.leaving.dialog
    assert unkept.isVisible()
    assert WORDS in unkept.text.toPlainText()
    assert "the folder is not there" in unkept.why.text()
    assert not unkept.copied.isVisible()
    desk.press_button(unkept.copy)
    assert WORDS in QApplication.clipboard().text()
    assert unkept.copied.isVisible()
    desk.press_button(unkept.close_it)
    assert not desk.window.isVisible()


@BEGINNINGS
def test_whoever_goes_back_has_every_word_still_there(desk: Desk, begin: object) -> None:
    assert callable(begin)
    begin(desk)
    away = lose_the_folder(desk)
    desk.window.close()
    desk.press_button(desk.window.leaving.dialog.go_back)
    assert desk.window.isVisible()
    away.rename(desk.setup.paths.data)
    assert desk.window.close()
    kept = (desk.setup.paths.draft, desk.setup.paths.details_draft)
    assert any(WORDS in place.read_text(encoding="utf-8") for place in kept if place.exists())


def test_a_draft_kept_long_ago_is_shown_too_when_its_folder_goes(desk: Desk) -> None:
    begin_an_entry(desk)
    desk.press(KEY.Key_Escape)
    desk.open_again()
    lose_the_folder(desk)
    assert not desk.window.close()
    assert WORDS in desk.window.leaving.dialog.text.toPlainText()
    desk.window.leaving.dialog.reject()
    desk.window.entry.open_left()
    assert WORDS in desk.window.entry.happened.note.toPlainText(), "and it can still be opened"
    desk.window.end_now()


def test_a_folder_made_anew_takes_the_draft_and_nothing_is_asked(desk: Desk) -> None:
    begin_an_entry(desk)
    desk.press(KEY.Key_Escape)
    shutil.rmtree(desk.setup.paths.data)
    desk.setup.paths.data.mkdir()
    assert desk.window.close()
    assert WORDS in desk.setup.paths.draft.read_text(encoding="utf-8")


def test_a_window_without_a_word_typed_closes_whatever_became_of_its_folder(desk: Desk) -> None:
    lose_the_folder(desk)
    assert desk.window.close()


def test_when_the_system_asks_nothing_is_asked_back(desk: Desk) -> None:
    begin_an_entry(desk)
    lose_the_folder(desk)
    desk.window.end_now()
    assert not desk.window.isVisible()


TYPED = "something typed"


def typed_in(name: str) -> dict[str, Any]:
    return {name: TYPED}


@pytest.mark.parametrize(
    "form",
    [
        Form(who_id=1, who="Jo Hill", when=TYPED),
        Form(organisation=TYPED),
        Form(phone=TYPED),
        Form(email=TYPED),
        Form(note=TYPED),
        Form(questions=(Question(TYPED),)),
        Form(their_words=TYPED),
        Form(no_words=TYPED),
        *(Form(talk=replace(TalkForm(), **typed_in(name))) for name in ("when", "topic", "words", "then")),
        *(Form(promise=replace(PromiseForm(), **typed_in(name))) for name in ("what", "when", "then")),
        *(
            Form(exit=replace(ExitForm(), **typed_in(name)))
            for name in ("said", "said_when", "agreed_when", "asked", "reason")
        ),
    ],
    ids=str,
)
def test_whatever_was_typed_is_worth_keeping_and_shown(form: Form) -> None:
    from tracker.presentation import form_text, to_copy

    assert not form.is_blank
    kept = form_text.to_text([form])
    assert kept is not None
    assert TYPED in to_copy.entries(kept)


@pytest.mark.parametrize("form", [Form(), Form(who_id=1, who="Jo Hill"), Form(1, "Jo Hill", when="Thu 3pm", keeps=5)])
def test_what_was_only_filled_in_is_no_draft(form: Form) -> None:
    assert form.is_blank


@pytest.mark.parametrize(("platform", "asks"), [("linux", True), ("darwin", True), ("win32", False)])
def test_each_platform_asks_in_its_own_way(platform: str, asks: bool) -> None:
    assert ("SIGTERM" in askings_on(platform)) is asks
    assert ("SIGHUP" in askings_on(platform)) is asks
