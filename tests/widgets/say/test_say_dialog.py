"""Say it as agreed: made from the agreement, read while it is typed, copied, or opened in the mail program."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Desk
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.object_to import object_to
from tracker.assembly.theme import wear_theme
from tracker.presentation.entry_form import Form, Next, TalkForm
from tracker.presentation.say.say import SayAs
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question
from tracker.rules.entry import NewObjection
from tracker.rules.wording.say import Templates
from tracker.widgets.look.theme import Scheme
from tracker.widgets.say.say_dialog import SayDialog
from tracker.widgets.settings.settings_dialog import SettingsDialog

KEY = Qt.Key


def open_on(desk: Desk, form: Form) -> None:
    """Quick entry on that form, and the keys go to it."""
    desk.window.new_entry(form)
    QApplication.processEvents()


def agreed(
    desk: Desk, email: str = "jo@example.org", channel: Channel = Channel.CALL, then: str = "2026-12-12 10:00"
) -> SayDialog:
    """12 November: Jo asks whether the lemon is free of nuts, and says yes to a call in a month. Opened `then`."""
    jo = desk.logged(
        Form(
            who="Jo Hill",
            email=email,
            questions=(Question("Is the lemon free of nuts?"),),
            next=frozenset({Next.TALK}),
            talk=TalkForm("in a month", channel, "the lemon filling", "yes, do", "I send you the price."),
        )
    )
    desk.at(then)
    desk.minute_passes()
    desk.window.show_prospect(jo)
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    return desk.window.say


def test_the_voicemail_names_the_agreement_and_what_happens_next(desk: Desk) -> None:
    say = agreed(desk)
    assert say.isVisible()
    assert say.text.toPlainText() == (
        "Hello Jo, this is Maria.\n"
        "I am calling as agreed on 12 November: the lemon filling.\n"
        "You asked: Is the lemon free of nuts?\n"
        "What happens next: I send you the price.\n"
        "There is nothing you need to do. I will try you once more today, at 12:00."
    )
    assert not say.hints.isVisible()
    assert say.reads_well.text() == "No weak opening, their name once."
    desk.press(KEY.Key_C, ctrl=True)
    assert QApplication.clipboard().text() == say.text.toPlainText()


def test_they_are_greeted_as_they_like_to_be_addressed_where_that_was_set(desk: Desk) -> None:
    open_on(desk, Form(who="Brown, Thomas"))
    desk.press(KEY.Key_Return, ctrl=True)
    thomas = desk.history("Brown, Thomas").prospect
    desk.window.show_prospect(thomas.id)
    for greeting, hello in (("", "Hello Thomas,"), ("Mr Brown", "Hello Mr Brown,")):
        now = desk.history("Brown, Thomas").prospect
        desk.window.states.dispatcher.do(partial(edit_prospect, before=now, after=replace(now, greeting=greeting)))
        desk.press(KEY.Key_M, ctrl=True, shift=True)
        assert desk.window.say.text.toPlainText().startswith(hello)
        desk.press(KEY.Key_Escape)


def test_what_is_typed_is_read_and_a_better_sentence_is_one_button_away(desk: Desk) -> None:
    say = agreed(desk)
    desk.press(KEY.Key_A, ctrl=True)
    desk.type("Hi Jo, just checking in. Any news?")
    assert "asks for something and brings nothing" in say.hints.texts[0]
    say.hints.take_first()
    assert say.text.toPlainText() == "Hi Jo, I am calling as agreed on 12 November. Any news?"
    assert not say.hints.isVisible()
    desk.press(KEY.Key_A, ctrl=True)
    desk.type("Checking in as agreed on 12 November.")
    assert not say.hints.isVisible()


def test_what_was_typed_is_there_again_until_one_starts_over(desk: Desk) -> None:
    say = agreed(desk)
    made = say.text.toPlainText()
    desk.press(KEY.Key_A, ctrl=True)
    desk.type("My own words")
    desk.press(KEY.Key_Escape)
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    say = desk.window.say
    assert say.text.toPlainText() == "My own words"
    desk.focus(say.afresh)
    desk.press(KEY.Key_Space)
    assert say.text.toPlainText() == made
    assert not say.afresh.isVisible()


def test_nothing_is_said_to_be_as_agreed_weeks_before_it_is(desk: Desk) -> None:
    say = agreed(desk, then="2026-11-14 10:00")
    assert "as agreed" not in say.text.toPlainText()
    assert say.rests_on.text() == (
        "You agreed to call on Saturday 12 December; this is 28 days early. So nothing is said here to be as agreed."
    )


def test_nor_in_an_answer_to_their_message_though_a_call_is_agreed_for_later(desk: Desk) -> None:
    agreed(desk, then="2026-11-20 10:00")
    desk.press(KEY.Key_Escape)
    jo = desk.history("Jo Hill").prospect
    open_on(desk, Form(jo.id, jo.name, direction=Direction.IN, channel=Channel.EMAIL, note="Which flour?"))
    desk.press(KEY.Key_Return, ctrl=True)
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    desk.focus(desk.window.say.way.part(SayAs.VOICEMAIL))
    desk.press(KEY.Key_E)
    say = desk.window.say
    assert "as agreed" not in say.text.toPlainText()
    assert say.rests_on.text() == (
        "Jo Hill contacted us today by e-mail; this answers them. So nothing is said here to be as agreed."
    )


def test_nor_in_an_email_where_a_call_was_agreed(desk: Desk) -> None:
    say = agreed(desk)
    desk.focus(say.way.part(SayAs.VOICEMAIL))
    desk.press(KEY.Key_E)
    assert "as agreed" not in say.text.toPlainText()
    assert "greed" not in say.subject.text()
    assert "What was agreed on 12 November is a call" in say.rests_on.text()


def test_nor_after_they_asked_not_to_be_contacted(desk: Desk) -> None:
    say = agreed(desk)
    say.close()
    jo = desk.history("Jo Hill").prospect.id
    object_to(desk.setup.desk(desk.store), jo, NewObjection(Channel.CALL, "no calls"))
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    say = desk.window.dialogs.say()
    assert not say.text.isVisible()
    assert desk.window.states.saying.whole == ""
    assert say.stopped.text().startswith("Jo Hill asked today not to be contacted by phone: “no calls”.")
    assert say.stopped.text().endswith("So there is nothing to say as agreed this way.")
    assert say.close_button.hasFocus()
    desk.press(KEY.Key_Return, ctrl=True)
    assert say.isVisible()
    assert say.trouble.text() == "Nothing was said. What happened all the same is told in a new entry."
    assert len(desk.history("Jo Hill").contacts) == 1


def test_left_it_logs_the_voicemail_with_its_words_as_one_deed(desk: Desk) -> None:
    say = agreed(desk)
    words = say.text.toPlainText()
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.dialogs.say.is_open
    left = desk.history("Jo Hill").contacts[-1]
    assert (left.channel, left.outcome, left.note) == (Channel.CALL, ContactOutcome.VOICEMAIL, words)
    assert left.basis is Basis.AGREED
    assert desk.window.toast.isVisible()
    desk.press(KEY.Key_Z, ctrl=True)
    assert len(desk.history("Jo Hill").contacts) == 1


def test_sent_logs_the_email_with_its_subject_to_where_it_went(desk: Desk) -> None:
    agreed(desk, channel=Channel.EMAIL)
    desk.focus(desk.window.say.way.part(SayAs.VOICEMAIL))
    desk.press(KEY.Key_E)
    say = desk.window.say
    assert say.said.accessibleName() == "Sent it"
    assert say.reads_well.heightForWidth(say.reads_well.width()) < 2 * say.reads_well.fontMetrics().lineSpacing()
    desk.focus(say.said)
    desk.press(KEY.Key_Space)
    sent = desk.history("Jo Hill").contacts[-1]
    assert (sent.channel, sent.outcome, sent.basis) == (Channel.EMAIL, ContactOutcome.SENT, Basis.AGREED)
    assert sent.note.startswith("As agreed on 12 November: the lemon filling\n\nHello Jo,")


def test_what_nobody_agreed_to_is_not_logged_by_a_key_but_asked_about_in_an_entry(desk: Desk) -> None:
    agreed(desk, then="2026-11-20 10:00")
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.dialogs.say.is_open
    assert len(desk.history("Jo Hill").contacts) == 1
    assert desk.window.entry.isVisible()
    form = desk.window.states.entry.form
    assert (form.who, form.channel, form.outcome) == ("Jo Hill", Channel.CALL, ContactOutcome.VOICEMAIL)
    assert form.note.startswith("Hello Jo, this is Maria.")


def test_words_of_ones_own_are_not_there_again_once_they_were_said(desk: Desk) -> None:
    agreed(desk)
    desk.press(KEY.Key_A, ctrl=True)
    desk.type("My own words")
    assert desk.window.say.kept.isVisible()
    desk.press(KEY.Key_Return, ctrl=True)
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    assert "My own words" not in desk.window.say.text.toPlainText()


def test_what_it_rests_on_and_what_may_be_changed_is_known_as_long_as_it_stands_there(desk: Desk) -> None:
    agreed(desk)
    state = desk.window.states.saying
    assert state.basis == "as agreed on 12 November"
    assert state.may_change == ("I send you the price", "today, at 12:00")
    desk.press(KEY.Key_End, ctrl=True)
    for _ in range(3):
        desk.press(KEY.Key_Backspace)
    assert [*state.may_change] == ["I send you the price"]


def test_one_more_try_is_not_offered_where_the_guard_would_warn_of_it_or_at_night(desk: Desk) -> None:
    assert "once more" not in agreed(desk, then="2026-12-12 18:30").text.toPlainText()
    desk.press(KEY.Key_Escape)
    desk.at("2026-12-12 10:00")
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    desk.press(KEY.Key_Return, ctrl=True)
    desk.at("2026-12-12 12:30")
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    assert "as agreed" in desk.window.say.text.toPlainText()
    assert "once more" not in desk.window.say.text.toPlainText()


def test_our_company_and_number_are_in_it(desk: Desk) -> None:
    desk.window.states.us.introduce("Maria", "Crumb & Co", "020 7946 0018", lambda: None, lambda _trouble: None)
    said = agreed(desk).text.toPlainText()
    assert said.startswith("Hello Jo, this is Maria from Crumb & Co.")
    assert "020 7946 0018" in said


def test_the_email_opens_in_the_mail_program(desk: Desk) -> None:
    say = agreed(desk, channel=Channel.EMAIL)
    opened: list[str] = []

    def take(link: str) -> bool:
        opened.append(link)
        return True

    desk.window.states.saying._open_url = take
    desk.focus(say.way.part(SayAs.VOICEMAIL))
    desk.press(KEY.Key_E)
    assert say.subject.text() == "As agreed on 12 November: the lemon filling"
    desk.focus(say.mail)
    desk.press(KEY.Key_Space)
    (link,) = opened
    assert link.startswith("mailto:jo@example.org?subject=As%20agreed%20on%2012%20November")


def test_without_an_address_or_a_mail_program_the_words_can_still_be_taken(desk: Desk) -> None:
    say = agreed(desk, email="")
    desk.focus(say.way.part(SayAs.VOICEMAIL))
    desk.press(KEY.Key_E)
    assert not say.mail.isEnabled()
    assert say.trouble.text() == "No e-mail address is written down for them. Copy takes the words all the same."


def test_sent_logs_the_email_though_no_address_is_written_down(desk: Desk) -> None:
    """It was sent from a card, or by a form of theirs."""
    say = agreed(desk, channel=Channel.EMAIL, email="")
    desk.focus(say.way.part(SayAs.VOICEMAIL))
    desk.press(KEY.Key_E)
    desk.focus(say.said)
    desk.press(KEY.Key_Space)
    assert desk.history("Jo Hill").contacts[-1].outcome is ContactOutcome.SENT


def test_where_nothing_is_agreed_it_says_so(desk: Desk) -> None:
    open_on(desk, Form(who="Ben"))
    desk.press(KEY.Key_Return, ctrl=True)
    desk.window.show_prospect(desk.history("Ben").prospect.id)
    desk.press(KEY.Key_M, ctrl=True, shift=True)
    say = desk.window.say
    assert say.rests_on.text() == "Nothing is agreed with Ben just now, so there is no agreement to name."
    assert "as agreed" not in say.text.toPlainText()


def test_a_template_with_an_unknown_place_is_told_and_breaks_nothing(desk: Desk) -> None:
    desk.setup.settings = replace(desk.setup.settings, templates=Templates(voicemail="Hello {nmae}"))
    say = agreed(desk)
    assert say.text.toPlainText() == "Hello {nmae}"
    assert "{nmae}" in say.trouble.text()


def test_the_settings_preview_each_template_and_keep_what_is_chosen(desk: Desk) -> None:
    saved: list[object] = []
    dialog = SettingsDialog(desk.setup.settings, lambda chosen: saved.append(chosen), desk.window.states.policy)
    desk.qtbot.addWidget(dialog)
    field = dialog._words.fields["voicemail"]
    field.edit.setPlainText("Hello {name}, {prise}")
    assert field.shown.text() == "Hello Jo, {prise}"
    assert "{prise}" in field.trouble.text()
    assert field.edit.property("trouble") is True
    field.edit.setPlainText("Hello {name}")
    assert field.trouble.text() == ""
    dialog.look.scheme.choose("dark")
    dialog.save.click()
    assert saved == [replace(desk.setup.settings, scheme="dark", templates=Templates(voicemail="Hello {name}"))]


def test_the_look_that_is_chosen_is_worn_at_once(desk: Desk, qapp: QApplication) -> None:
    theme = wear_theme(qapp, desk.setup)
    desk.window.dialogs.save_settings(replace(desk.setup.settings, scheme="dark"))
    assert (theme.scheme, theme.tokens.dark) == (Scheme.DARK, True)
    desk.window.dialogs.save_settings(replace(desk.setup.settings, scheme="light"))
    assert theme.tokens.dark is False
