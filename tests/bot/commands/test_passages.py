"""How a document was read, and what is said when another of the same name replaces it."""

from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

TEXT = "# Guide\n\n## Coaching\n\nYou bring:\n\n- your plan\n\n| Year | Hours |\n|---|---|\n| One | 40 |\n"


def guide(folder: Path, text: str = TEXT) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "guide.md").write_text(text, encoding="utf-8")
    return str(folder / "guide.md")


def test_a_file_is_shown_as_it_would_be_read(tmp_path: Path) -> None:
    run = CommandLine(tmp_path / "home")
    assert run("knowledge", "show", guide(tmp_path / "here")) == (
        "guide.md: “Guide”, 1 passage.\n\n"
        "line 5 · table · Guide › Coaching\n"
        "  You bring:\n  your plan\n  Year | Hours\n  One | 40\n"
    )


def test_what_is_neither_a_file_nor_a_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"no file lost\.md, and no document"):
        CommandLine(tmp_path / "home")("knowledge", "show", "lost.md")
    (tmp_path / "empty.md").touch()
    with pytest.raises(Refused, match=r"empty\.md cannot be read: it is empty"):
        CommandLine(tmp_path / "home")("knowledge", "show", str(tmp_path / "empty.md"))


@pytest.mark.slow
def test_a_document_that_replaces_another_of_its_name_says_so(tmp_path: Path) -> None:
    run = CommandLine(tmp_path / "home")
    run("knowledge", "add", guide(tmp_path / "old"), "--program", "usc")
    said = run("knowledge", "add", guide(tmp_path / "new", "# New guide\n\nForty.\n"), "--program", "usc")
    assert said.startswith("guide.md: “New guide”, 1 passages, replaced the guide.md that usc had since ")
    assert "(“Guide”, 1 passages). If both should answer, give one of the files another name and add both." in said
    assert "New guide\n  Forty." in run("knowledge", "show", "guide.md", "--program", "usc")
