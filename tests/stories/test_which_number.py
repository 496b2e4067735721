"""Call with several numbers asks which one, dials that, and the record says where it went."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.rules.prospect import Email, Phone

KEY = Qt.Key
BOTH = (Phone("020 7946 0018 ext 22", "+442079460018", "work"), Phone("07700 900200", "+447700900200"))


def with_jo(desk: Desk, *phones: Phone) -> None:
    do(desk.store, jo(phones=phones, emails=(Email("jo@example.org"),)))
    desk.open_again()
    desk.find_person("Jo Hill")


def call_anyway(desk: Desk) -> None:
    card = desk.act_card().card
    (anyway,) = [b for b in card.banner.findChildren(QPushButton) if b.text().startswith("Call anyway")]
    desk.press_button(anyway)
    desk.type("her bag is here")
    desk.press(KEY.Key_Return)


def test_of_several_numbers_a_menu_asks_which_and_that_one_is_dialled_and_kept(desk: Desk) -> None:
    with_jo(desk, *BOTH)
    desk.take("Call")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["work: 020 7946 0018 ext 22", "07700 900200"]
    desk.press(KEY.Key_Down, KEY.Key_Return)
    call_anyway(desk)
    assert desk.opened == ["tel:+447700900200"]
    desk.came_of_it("no-answer")
    assert desk.history("Jo Hill").contacts[-1].to == "+447700900200"


def test_the_only_number_is_dialled_without_a_question_with_its_extension(desk: Desk) -> None:
    with_jo(desk, BOTH[0])
    desk.take("Call")
    call_anyway(desk)
    assert desk.opened == ["tel:+442079460018;ext=22"]


def test_what_became_an_email_in_the_entry_went_to_no_number(desk: Desk) -> None:
    with_jo(desk, *BOTH)
    desk.take("Call")
    desk.press(KEY.Key_Return)
    call_anyway(desk)
    desk.came_of_it("talked")
    entry = desk.window.states.entry
    assert entry.form.to == "+442079460018"
    desk.press(KEY.Key_E, alt=True)
    assert entry.reading.attempt.to == ""
