"""Claims about `--install-desktop` and `--remove-desktop`: said in one sentence, and undone whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tracker.assembly import _run
from tracker.runtime.menu_entry import SIZES
from tracker.runtime.paths import APP_ID
from tracker.terminal.arguments import read_arguments

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the menu of the free desktops")


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


@pytest.mark.usefixtures("qapp")
def test_it_is_put_into_the_menu_and_out_again(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(read_arguments(["--install-desktop"])) == 0
    entry = share / "applications" / f"{APP_ID}.desktop"
    assert capsys.readouterr().out == f"As Agreed is in the menu now: {entry}.\n"
    for size in SIZES:
        picture = QImage(str(share / f"icons/hicolor/{size}x{size}/apps/{APP_ID}.png"))
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 4).lightness() > 200, "the mark on its ground"
    assert _run(read_arguments(["--remove-desktop"])) == 0
    assert not [place for place in share.rglob("*") if place.is_file()]
    assert _run(read_arguments(["--remove-desktop"])) == 0
    assert "was not in the menu" in capsys.readouterr().out


@pytest.mark.usefixtures("qapp")
def test_where_nothing_can_be_written_it_is_one_sentence_and_3(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    share.write_text("a file", encoding="utf-8")
    assert _run(read_arguments(["--install-desktop"])) == 3
    assert capsys.readouterr().err == f"The menu could not be changed: nothing can be written in {share}.\n"


@pytest.mark.parametrize("beside", [["today"], ["--hidden"], ["--entry"]])
@pytest.mark.parametrize("option", ["--install-desktop", "--remove-desktop"])
def test_it_stands_alone(option: str, beside: list[str], share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments([option, *beside])
    assert ended.value.code == 3
    assert option in capsys.readouterr().err
    assert not share.exists()
