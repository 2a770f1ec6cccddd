"""`companion history` as someone types it."""

import json
from pathlib import Path

import pytest

from induction.ledger.cards import NO_REASON
from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

DANA = ("--as", "dana@school.example")
MARCUS = ("--as", "marcus@school.example")
PRIYA = ("--as", "priya@school.example")
THEO = ("--as", "theo@school.example")


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    run = CommandLine(tmp_path / "home")
    run("log", *MARCUS, "--yes", "90 min coaching with Dana on 11/9/2025, IIP goal 2")
    run("log", *MARCUS, "--yes", "make that 60 min")
    return run


def test_every_version_is_told_with_who_and_why(run: CommandLine) -> None:
    told = run("history", *DANA).splitlines()
    assert told[0] == "History of your hours"
    assert [line.partition(" on ")[0] for line in told if line.startswith("•")] == [
        "• Logged by Marcus Bell",
        "• Corrected by Marcus Bell",
    ]
    assert told[-1].endswith(f"Reason: {NO_REASON}.")


def test_as_json_each_stretch_of_time_has_its_versions(run: CommandLine) -> None:
    [stretch] = json.loads(run("history", *PRIYA, "Dana", "11/9/2025", "--json"))
    assert [(one["minutes"], one["change"], one["by"], one["why"], one["words"]) for one in stretch] == [
        (90, "logged", "Marcus Bell", None, []),
        (60, "corrected", "Marcus Bell", NO_REASON, []),
    ]


def test_of_more_than_a_page_everything_is_printed(run: CommandLine) -> None:
    for month in (1, 2):
        run("log", *DANA, "--yes", "\n".join(f"30 min webinar on {month}/{day}/2026" for day in range(1, 13)))
    assert run("history", *DANA).count("• Logged") == 25


def test_it_is_open_to_nobody_else(run: CommandLine) -> None:
    with pytest.raises(Refused, match="I find no “Dana”"):
        run("history", *THEO, "Dana")
