"""Golden questions from the command line: what is right, what is not, and what a new handbook would change."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.commands.command_line import CommandLine

pytestmark = pytest.mark.slow

OLD = "# Handbook\n\n## Coaching\n\nA coach meets every candidate for 36 hours of coaching in each year.\n"
LINES = (
    {"id": "hours", "question": "How many hours of coaching?", "program": "mcoe", "expect": "answered", "must": ["36"]},
    {"id": "mine", "question": "Write my reflection", "program": "mcoe", "expect": "refused", "must": ["own words"]},
)


@pytest.fixture
def command(tmp_path: Path) -> CommandLine:
    command = CommandLine(tmp_path / "home")
    (tmp_path / "handbook.md").write_text(OLD)
    (tmp_path / "golden.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    command("knowledge", "add", str(tmp_path / "handbook.md"), "--program", "mcoe")
    return command


def test_a_new_handbook_shows_what_it_would_change_before_it_answers(command: CommandLine, tmp_path: Path) -> None:
    questions, before, new = tmp_path / "golden.jsonl", tmp_path / "before.jsonl", tmp_path / "new" / "handbook.md"
    evaluate = ("knowledge", "evaluate", str(questions), "--program", "mcoe")
    assert command(*evaluate, "--save", str(before)).endswith("\n2 of 2 as expected.\n")
    assert command(*evaluate, "--against", str(before)).endswith(
        "2 of 2 as expected. 0 answered differently than before.\n"
    )
    new.parent.mkdir()
    new.write_text(OLD.replace("36", "44"))
    rehearsal = (*evaluate, "--against", str(before), "--documents", str(new))
    ended = CliRunner(env={"COMPANION_HOME": str(tmp_path / "home")}).invoke(app, rehearsal)
    assert ended.exit_code == 1
    assert "not right  hours: How many hours of coaching?\n           does not have “36”" in ended.stdout
    assert "before: (answered) Coaching: “A coach meets every candidate for 36 hours" in ended.stdout
    assert "now:    (answered) Coaching: “A coach meets every candidate for 44 hours" in ended.stdout
    assert ended.stdout.endswith("1 of 2 as expected. 1 answered differently than before.\n")
    found = json.loads(command(*evaluate, "--json"))
    assert [one["faults"] for one in found["questions"]] == [[], []]
    assert found["changed"] == []
