"""Claims in a language of accents about every sentence there is: all that is ours in it has been translated."""

from __future__ import annotations

import re

from tests.tongues.forgotten import forgotten
from tests.tongues.pseudo import pseudo, speak_pseudo
from tests.tongues.sayings import DAYS, ME, NOW, TODAY, ZONE, told
from tracker.actions.outcome import Deed, DeedName
from tracker.actions.ports import Written
from tracker.interop.dossier import dossier_page
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.history import History
from tracker.rules.prospect import Prospect
from tracker.rules.window import Window
from tracker.rules.wording.say import Place

THEIRS = (
    *("New York", "Tokyo", "London", "Berlin", "Auckland", "Buenos Aires", "UTC", "Etc/UTC", "SQLITE", "html"),
    *(place.value for place in Place),
)
TO_BE_READ = "unclear.as_typed"
"""What is typed for somebody is English in every tongue: it is read again, not told."""


def test_the_language_of_accents_leaves_no_plain_letter_and_every_slot() -> None:
    assert pseudo("Save {n} as “{who}”") == "⟦Şȧṽḗ {n} ȧş “{who}”~~~⟧"
    assert pseudo("{hour:02}:{minute:02}") == "{hour:02}:{minute:02}"
    assert forgotten("⟦Şȧṽḗ⟧ Jo Hill · ⟦ƀẏ⟧ today", ["Jo Hill"]) == ["today"]


def test_every_sentence_is_translated_whole() -> None:
    with speak_pseudo():
        missed = {
            f"{name}: {piece}"
            for name, text in told()
            if not name.startswith(TO_BE_READ)
            for piece in forgotten(text, THEIRS)
        }
    assert not missed, "\n".join(["said in English all the same:", *sorted(missed)[:40]])


def test_the_page_of_everything_we_hold_is_translated_whole() -> None:
    met = Contact(1, 1, Direction.MET, Channel.MEETING, NOW, NOW, ME, ContactOutcome.TALKED, note="τα είπαμε")
    owed = Agreement(2, 1, AgreementKind.PROMISE, Window.span(TODAY, DAYS[-1], ZONE), Channel.POST, ME, NOW)
    held = History(Prospect(1, "Ζωή Παπά", preferred_channel=Channel.CALL), agreements=(owed,), contacts=(met,))
    deed = Deed(1, NOW, ME, DeedName.EDIT_PROSPECT, "Ζωή Παπά")
    with speak_pseudo():
        page = dossier_page(held, (Written(deed, held.prospect, held.prospect),), NOW, ZONE)
    shown = re.sub(r"<style>.*?</style>|<[^>]*>", "⟦⟧", page, flags=re.DOTALL)
    assert [piece for line in shown.splitlines() for piece in forgotten(line, [ZONE])] == []
