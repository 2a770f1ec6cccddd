"""The README's questions are answered as it says; `pytest tests/test_readme.py --answers` writes today's there."""

import re
import textwrap
from pathlib import Path

import pytest

from knowledge.program_packs import guide_path, load_packs
from tests.bot.commands.command_line import CommandLine

README = Path(__file__).parents[1] / "README.md"
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


def quoted(said: str) -> str:
    """What the companion says as a quotation in Markdown as wide as the README: lines stand apart, lists together."""
    paragraphs = []
    for line in filter(None, said.splitlines()):
        first, further = ("> - ", ">   ") if line.startswith("• ") else ("> ", "> ")
        words = textwrap.wrap(line.removeprefix("• "), WIDTH - len(first), break_on_hyphens=False)
        paragraphs.append(first + f"\n{further}".join(words) + "\n")
    return re.sub(r"\n>\n(?=> - )", "\n", ">\n".join(paragraphs))
