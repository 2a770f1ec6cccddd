"""`companion pack compare` as someone types it, and the page of the docs that it made."""

from pathlib import Path

import pytest

from induction.packs.comparison import compared
from knowledge.program_packs import load_packs
from prompts.comparison import programs_page
from tests.bot.commands.command_line import CommandLine

PAGE = Path(__file__).parents[3] / "docs" / "programs.md"


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def test_the_page_in_the_docs_is_what_the_packs_give() -> None:
    made = programs_page(compared(tuple(load_packs().values())))
    assert PAGE.read_text(encoding="utf-8") == made, "make it anew: companion pack compare --save docs/programs.md"


def test_the_command_writes_the_page_or_prints_it(run: CommandLine, tmp_path: Path) -> None:
    made = tmp_path / "programs.md"
    assert run("pack", "compare", "--save", str(made)) == ""
    assert made.read_text(encoding="utf-8") == PAGE.read_text(encoding="utf-8")
    assert run("pack", "compare") == f"{PAGE.read_text(encoding='utf-8')}\n"
