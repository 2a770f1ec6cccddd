"""`companion log` as someone types it, where something about the hours is asked."""

import json
from pathlib import Path

import pytest

from tests.bot.commands.command_line import CommandLine

DANA = ("log", "--as", "dana@school.example", "--yes")
MARCUS = ("log", "--as", "marcus@school.example", "--yes")
TWO = "1h with Dana yesterday\n1h with Theo yesterday"


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def recorded(said: str) -> list[tuple[int, bool]]:
    return [(entry["minutes"], entry["together"]) for entry in json.loads(said)]


def test_a_session_that_the_other_party_logged_is_recorded_only_as_another(run: CommandLine) -> None:
    run(*MARCUS, "60 min coaching with Dana yesterday")
    asked = run(*DANA, "45 min coaching yesterday", exit_code=1)
    assert "Marcus Bell has logged a session with you that day. Is it the same one?" in asked
    assert asked.endswith("`companion confirm` confirms theirs. Add --apart if it was another session.\n")
    assert recorded(run(*DANA, "45 min coaching yesterday", "--apart", "--json")) == [(45, False)]


@pytest.mark.parametrize(("option", "together"), [("--together", True), ("--separate", False)])
def test_two_as_long_as_each_other_are_recorded_as_one_says(run: CommandLine, option: str, together: bool) -> None:  # noqa: FBT001 - a row's answer
    asked = run(*MARCUS, TWO, exit_code=1)
    assert "Was that one session together, or two?" in asked
    assert asked.endswith("Add --together if it was one session, or --separate.\n")
    assert recorded(run(*MARCUS, TWO, option, "--json")) == [(60, together)] * 2


def test_at_one_time_only_a_group_is_recorded(run: CommandLine) -> None:
    run(*MARCUS, "coaching with Dana yesterday 3-4 pm")
    said = "coaching with Theo yesterday 3-4 pm"
    assert run(*MARCUS, said, "--separate", exit_code=1).endswith("Add --together if it was one session.\n")
    assert recorded(run(*MARCUS, said, "--together", "--json")) == [(60, True)]


def test_a_long_entry_is_recorded_where_nobody_is_to_be_asked(run: CommandLine) -> None:
    assert recorded(run(*DANA, "6 hours coaching yesterday", "--json")) == [(360, False)]
