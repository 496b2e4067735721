"""Claims about what is typed and cannot be kept: one sentence says so, it stays where it was typed, nothing is written."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from tests.builders import ME
from tests.hostile import LONGEST_BOOK
from tests.stories.conftest import Desk
from tests.widgets.test_hostile_text import SECONDS, WIDEST_DIALOG, People, fill
from tracker.presentation.entry_form import Form, Next
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.agreement import WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.runtime.settings import load
from tracker.widgets.main_window import START_SIZE

Field = QLineEdit | QPlainTextEdit
Tried = tuple[Field, Callable[[], object], Callable[[], str]]
"""Where it is typed, how it is saved, and what is then said."""

UNFIT = {
    "an escape sequence": "Jo\x1b[31mHill",
    "a book": LONGEST_BOOK,
}


def entry(name: str, section: str, field: str, *following: Next) -> tuple[str, Callable[[Desk, People], Tried]]:
    def opened(desk: Desk, people: People) -> Tried:
        dialog = desk.window.entry
        form = Form(
            None if section == "who" else people.meant,
            "Ada New" if section == "who" else people.text,
            direction=Direction.MET,
            channel=Channel.MEETING,
            next=frozenset(following),
        )
        dialog.open_with(form)
        if Next.TALK in following:
            paste(dialog.next.talk_when.line, "in a month")
        if Next.PROMISE in following:
            paste(dialog.next.promise_what, "the price")
            paste(dialog.next.promise_when.line, "in a week")
        place = getattr(getattr(dialog, section), field)
        return place, dialog.save.click, lambda: shown(dialog.trouble)

    return name, opened


def detail(which: Detail) -> tuple[str, Callable[[Desk, People], Tried]]:
    def opened(desk: Desk, people: People) -> Tried:
        window = desk.window
        window.show_prospect(people.meant)
        state = window.pane.details.state
        state.begin(which)
        slot = window.pane.details.slots[which]
        assert slot.editor is not None
        places: list[Field] = [*slot.editor.findChildren(QLineEdit), *slot.editor.findChildren(QPlainTextEdit)]
        return places[0], state.save, lambda: slot.trouble

    return f"detail, {which.value}", opened


def hand_over(desk: Desk, _people: People) -> Tried:
    flows = desk.window.flows
    flows.hand_over(desk.window.states.morning.morning.today[0])
    dialog = flows.handing_over
    return dialog.name, dialog._apply, lambda: shown(dialog.trouble)


def move(desk: Desk, _people: People) -> Tried:
    flows = desk.window.flows
    flows.move(desk.window.states.morning.morning.today[0])
    dialog = flows.moving
    paste(dialog.when.line, "in a week")
    dialog.who.row(WhoMoved.THEY_ASKED).click()
    return dialog.words, dialog._apply, lambda: shown(dialog.trouble)


def promise(desk: Desk, people: People) -> Tried:
    flows = desk.window.flows
    flows.promise(people.meant, "")
    dialog = flows.promising
    paste(dialog.when.line, "in a week")
    return dialog.what, dialog._apply, lambda: shown(dialog.trouble)


PLACES: dict[str, Callable[[Desk, People], Tried]] = dict(
    [
        entry("entry, organisation", "who", "organisation"),
        entry("entry, phone", "who", "phone"),
        entry("entry, e-mail", "who", "email"),
        entry("entry, note", "happened", "note"),
        entry("entry, topic", "next", "topic", Next.TALK),
        entry("entry, their yes", "next", "talk_words", Next.TALK),
        entry("entry, promise", "next", "promise_what", Next.PROMISE),
        entry("entry, no thanks", "next", "no_words", Next.NO_THANKS),
        *(detail(which) for which in Detail if which.value in (
            "name", "organisation", "household", "phones", "emails", "address", "tags", "notes", "an_edge"
        )),
    ]
) | {"hand over": hand_over, "move": move, "promise": promise}  # fmt: skip


def paste(place: Field, text: str) -> None:
    QApplication.clipboard().setText(text)
    place.selectAll()
    place.paste()


def shown(label: QLabel) -> str:
    return label.text() if not label.isHidden() else ""


def typed_in(place: Field) -> str:
    return place.text() if isinstance(place, QLineEdit) else place.toPlainText()


def assert_one_sentence(told: str) -> None:
    assert 0 < len(told) < 300
    assert told.isprintable()
    assert not any(word in told for word in ("Traceback", "Error", "Exception", "None", "sqlite"))


@pytest.mark.parametrize("unfit", UNFIT)
@pytest.mark.parametrize("place", PLACES)
def test_it_is_refused_where_it_was_typed(desk: Desk, place: str, unfit: str) -> None:
    people = fill(desk, "Jo Hill")
    desk.open_again()
    window = desk.window
    field, save, told = PLACES[place](desk, people)
    before = desk.store.undoable(ME)
    began = clock.thread_time()
    paste(field, UNFIT[unfit])
    QApplication.processEvents()
    kept = typed_in(field)
    assert kept, "it was taken into the field"
    save()
    QApplication.processEvents()
    over = field.window()
    over.grab()
    assert clock.thread_time() - began < SECONDS, "pasted, refused and shown"
    assert_one_sentence(told())
    assert typed_in(field) == kept
    assert desk.store.undoable(ME) == before
    if over is window:
        assert (window.width(), window.height()) == START_SIZE
    else:
        assert over.isVisible()
        assert over.width() <= WIDEST_DIALOG


@pytest.mark.parametrize("unfit", UNFIT)
@pytest.mark.parametrize("place", ["second folder", "voicemail", "subject", "email"])
def test_a_setting_that_could_not_be_read_again_is_refused(desk: Desk, place: str, unfit: str) -> None:
    dialog = desk.window.dialogs.settings()
    dialog.show()
    field: Field
    if place == "second folder":
        assert dialog._safety is not None
        field = dialog._safety._second
    else:
        field = dialog._words.fields[place].edit
    paste(field, UNFIT[unfit])
    kept = typed_in(field)
    dialog.save.click()
    assert dialog.isVisible()
    assert_one_sentence(shown(dialog._trouble))
    assert typed_in(field) == kept
    assert not desk.setup.paths.settings.exists(), "nothing was written"


def test_odd_settings_are_read_again_to_the_letter(desk: Desk, tmp_path: Path) -> None:
    odd = "Zo\u0308e <b>R&D</b> %1 {0} \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    dialog = desk.window.dialogs.settings()
    assert dialog._safety is not None
    second = f"{tmp_path}/{'long ' * 30}/{'long ' * 30}{odd}"
    Path(second).mkdir(parents=True)
    dialog._safety._second.setText(second)
    dialog._words.fields["voicemail"].edit.setPlainText(f"{odd}\n{{name}} {{nobody}}")
    dialog.save.click()
    settings, trouble = load(desk.setup.paths.settings)
    assert trouble is None
    assert settings.second_folder == second
    assert settings.templates.voicemail == f"{odd}\n{{name}} {{nobody}}"


@pytest.mark.parametrize(
    "text", ["\u202e\u202d", "\0\x1b[2J", "%", "_%'--", "<b>", "\ufeff", LONGEST_BOOK, "W" * 100_000]
)
def test_the_search_takes_anything_and_stays_quick(desk: Desk, text: str) -> None:
    fill(desk, "Jo Hill")
    desk.open_again()
    window = desk.window
    window.middle.setCurrentWidget(window.people)
    window.finding.open()
    for field in (window.finding.palette.line, window.people.filter):
        began = clock.thread_time()
        field.setFocus()
        paste(field, text)
        QApplication.processEvents()
        window.grab()
        assert clock.thread_time() - began < SECONDS
        assert (window.width(), window.height()) == START_SIZE
        field.clear()
