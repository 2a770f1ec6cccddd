"""What the pages name is there, and the README's questions are answered as it says: `--answers` writes today's."""

import re
import textwrap
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.cli import app
from bot.services.heard import COMMANDS
from knowledge.program_packs import guide_path, load_packs
from tests.bot.commands.command_line import CommandLine

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, *sorted(ROOT.glob("docs/*.md"))]
TYPED = re.compile(r"(?<!“)/casc (?P<word>[a-z]+)")
RUN = re.compile(r"^ {4}(?:\$ )?(?:\.venv/bin/)?companion (?P<command>[a-z]+)(?: (?P<below>[a-z]+)\b)?", re.MULTILINE)
ASKED = re.compile(r"^\*\*(?P<question>[^*\n]+)\*\* \((?P<where>[^)\n]+)\)\n\n(?:>.*\n)+", re.MULTILINE)
WIDTH = 120
PROGRAMS = {pack.short_name: pack.id for pack in load_packs().values()} | {"any program": "any"}


@pytest.mark.slow
def test_the_answers_in_the_readme_are_those_of_the_companion(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run = CommandLine(tmp_path / "home")
    for program in load_packs():
        run("knowledge", "add", str(guide_path(program)), "--program", program)

    def answered(asked: re.Match[str]) -> str:
        said = run("ask", asked["question"], "--program", PROGRAMS[asked["where"]])
        return f"**{asked['question']}** ({asked['where']})\n\n{quoted(said)}"

    now, questions = ASKED.subn(answered, README.read_text(encoding="utf-8"))
    if request.config.getoption("--answers"):
        README.write_text(now, encoding="utf-8")
    assert questions == 5
    assert README.read_text(encoding="utf-8") == now


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_is_there(page: Path) -> None:
    text, whole = page.read_text(encoding="utf-8"), get_command(app)
    assert isinstance(whole, TyperGroup)
    assert {word for word in TYPED.findall(text) if word not in COMMANDS} == set()
    for command, below in RUN.findall(text):
        found = whole.commands[command]
        assert not isinstance(found, TyperGroup) or not below or below in found.commands, f"companion {command} {below}"


def test_every_word_of_casc_is_in_the_readme() -> None:
    assert set(COMMANDS) - set(TYPED.findall(README.read_text(encoding="utf-8"))) == {"correct"}, "typed as a sentence"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http|#)(?P<file>[^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def quoted(said: str) -> str:
    """What the companion says as a quotation in Markdown as wide as the README: lines stand apart, lists together."""
    paragraphs = []
    for line in filter(None, said.splitlines()):
        first, further = ("> - ", ">   ") if line.startswith("• ") else ("> ", "> ")
        words = textwrap.wrap(line.removeprefix("• "), WIDTH - len(first), break_on_hyphens=False)
        paragraphs.append(first + f"\n{further}".join(words) + "\n")
    return re.sub(r"\n>\n(?=> - )", "\n", ">\n".join(paragraphs))
