"""`companion mydata`, `companion retention` and `companion erase` as someone types them."""

import json
import shutil
from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

pytestmark = pytest.mark.slow

DANA = "dana@school.example"


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def test_what_is_held_is_written_into_files(run: CommandLine, tmp_path: Path) -> None:
    said = run("mydata", DANA, "--to", str(tmp_path / "hers"))
    page, data = sorted((tmp_path / "hers").iterdir())
    assert said.splitlines() == [str(page), str(data)]
    assert json.loads(data.read_text(encoding="utf-8"))["person"]["name"] == "Dana Whitfield"
    assert "Dana Whitfield" in page.read_text(encoding="utf-8")


def test_nothing_goes_without_the_name(run: CommandLine) -> None:
    said = run("erase", DANA)
    assert "Dana Whitfield <dana@school.example>, candidate in usc" in said
    assert "What goes" in said
    assert "Nothing was erased." in said
    with pytest.raises(Refused, match="type their whole name"):
        run("erase", DANA, "--name", "Dana")
    assert "Nothing was erased." in run("erase", DANA)
    with pytest.raises(Refused, match="Whom"):
        run("erase")


def test_a_backup_that_is_brought_back_loses_them_again(run: CommandLine, tmp_path: Path) -> None:
    home, saved = tmp_path / "home", tmp_path / "saved.db"
    run("roster", "import", str(tmp_path / "people.csv"), "--write")
    shutil.copy(home / "companion.db", saved)
    said = run("erase", DANA, "--name", "Dana Whitfield", "--reason", "left")
    assert "Erased: candidate number" in said
    assert "because they left the program." in said
    with pytest.raises(Refused, match="is not on the roster"):
        run("erase", DANA)
    assert run("erase", "--again") == "Nobody who was erased is here again.\n"
    for beside in home.glob("companion.db-*"):
        beside.unlink()
    shutil.copy(saved, home / "companion.db")
    assert "Dana Whitfield" in run("erase", DANA)
    assert "Erased: candidate number" in run("erase", "--again")
    with pytest.raises(Refused, match="is not on the roster"):
        run("erase", DANA)
    assert run("erase", "--again") == "Nobody who was erased is here again.\n"


def test_a_list_that_is_not_there_is_named(run: CommandLine, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        run("erase", "--again", "--list", str(tmp_path / "nothing.jsonl"))


def test_how_long_is_said_and_nothing_goes_by_itself(run: CommandLine) -> None:
    said = run("retention")
    assert "So nobody’s time has passed." in said
    assert said.endswith(
        "Nothing is deleted by itself: each is erased by your word alone.\nNothing was erased. Add --erase to do it.\n"
    )
    assert "Nothing was erased." not in run("retention", "--program", "usc", "--erase")
    with pytest.raises(Refused, match="There is no program “nowhere”"):
        run("retention", "--program", "nowhere")
