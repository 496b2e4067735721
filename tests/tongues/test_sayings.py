"""Claims in a language of accents about every sentence there is: all that is ours in it has been translated."""

from __future__ import annotations

from tests.tongues.forgotten import forgotten
from tests.tongues.pseudo import pseudo, speak_pseudo
from tests.tongues.sayings import told
from tracker.rules.say import Place

THEIRS = (
    *("New York", "Tokyo", "London", "Berlin", "Auckland", "Buenos Aires", "UTC", "Etc/UTC", "SQLITE", "html"),
    *(place.value for place in Place),
)
TO_BE_READ = "unclear.as_typed"
"""What is typed for somebody is English in every tongue: it is read again, not told."""


def test_the_language_of_accents_leaves_no_plain_letter_and_every_slot() -> None:
    assert pseudo("Save {n} as “{who}”") == "⟦Şȧṽḗ {n} ȧş “{who}”~~~~~~~~~⟧"
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
