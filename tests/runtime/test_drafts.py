"""A draft that the disk refuses is kept here for as long as the program runs."""

from __future__ import annotations

from pathlib import Path

from tracker.runtime.drafts import DraftFile


def test_what_was_kept_is_read_by_the_next_program(tmp_path: Path) -> None:
    DraftFile(tmp_path / "draft").keep("Ann Reid")
    assert DraftFile(tmp_path / "draft").read() == "Ann Reid"


def test_what_the_disk_refuses_is_kept_here_and_written_when_it_takes_it(tmp_path: Path) -> None:
    place = tmp_path / "away" / "draft"
    drafts = DraftFile(place)
    drafts.keep("Ann Reid")
    assert drafts.read() == "Ann Reid"
    place.parent.mkdir()
    drafts.keep("Ann Reid")
    assert place.read_text(encoding="utf-8") == "Ann Reid"
    assert [p.name for p in place.parent.iterdir()] == ["draft"]


def test_what_was_refused_is_gone_once_nothing_is_to_be_kept(tmp_path: Path) -> None:
    drafts = DraftFile(tmp_path / "away" / "draft")
    drafts.keep("Ann Reid")
    drafts.keep(None)
    assert drafts.read() is None


def test_a_newer_text_that_is_refused_stands_above_an_older_one_that_was_not(tmp_path: Path) -> None:
    place = tmp_path / "draft"
    drafts = DraftFile(place)
    drafts.keep("older")
    place.unlink()
    place.mkdir()  # nothing can take its place
    drafts.keep("newer")
    assert drafts.read() == "newer"


def test_what_was_kept_and_has_vanished_is_kept_again(tmp_path: Path) -> None:
    place = tmp_path / "draft"
    drafts = DraftFile(place)
    drafts.keep("Ann Reid")
    place.unlink()
    assert drafts.read() == "Ann Reid"
    drafts.keep("Ann Reid")
    assert place.read_text(encoding="utf-8") == "Ann Reid"


def test_only_what_no_disk_has_is_lost(tmp_path: Path) -> None:
    place = tmp_path / "here" / "draft"
    place.parent.mkdir()
    drafts = DraftFile(place)
    assert drafts.lost() is None
    drafts.keep("Ann Reid")
    assert drafts.lost() is None
    place.parent.rename(tmp_path / "away")
    assert drafts.lost() == "Ann Reid"
    assert isinstance(drafts.why, FileNotFoundError)
    place.parent.mkdir()
    assert drafts.lost() is None
    assert place.read_text(encoding="utf-8") == "Ann Reid"
