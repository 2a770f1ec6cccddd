"""`companion confirm` as someone types it."""

import json
from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

DANA = ("--as", "dana@school.example")
MARCUS = ("--as", "marcus@school.example")


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    run = CommandLine(tmp_path / "home")
    for length in (90, 60):
        run("log", *MARCUS, "--yes", f"{length} min coaching with Dana yesterday, IIP goal 2")
    return run


def states(run: CommandLine, *words: str) -> list[tuple[int, str, str | None]]:
    return [
        (one["minutes"], one["state"], one["dispute"]) for one in json.loads(run("confirm", *DANA, *words, "--json"))
    ]


def test_what_waits_is_listed_and_nothing_is_confirmed(run: CommandLine) -> None:
    listed = run("confirm", *DANA)
    assert "1: 1 h 30 min coaching with Marcus Bell on" in listed
    assert "2: 1 h coaching with Marcus Bell on" in listed
    assert listed.endswith("\nAdd --all to confirm them, or --entry with the number of one.\n")
    assert run("confirm", *MARCUS) == "Nothing waits for your confirmation.\n"
    assert states(run) == [(90, "logged", None), (60, "logged", None)]


def test_all_are_confirmed_and_counted(run: CommandLine) -> None:
    assert states(run, "--all") == [(90, "confirmed", None), (60, "confirmed", None)]
    assert states(run) == []
    mine = json.loads(run("progress", *DANA, "--json"))
    coaching = [one for one in mine["standings"] if one["key"] == "coaching.hours.total"]
    assert [(one["have"], one["confirmed"], one["disputed"]) for one in coaching] == [(150, 150, 0)]


def test_one_is_confirmed_and_one_is_disputed(run: CommandLine) -> None:
    assert "Confirmed by you." in run("confirm", *DANA, "--entry", "1")
    assert "Not right: it was online. Marcus is told" in run(
        "confirm", *DANA, "--entry", "2", "--not-right", "it was online"
    )
    [row] = [one for one in json.loads(run("progress", *MARCUS, "--json")) if one["candidate"] == "Dana Whitfield"]
    assert (row["coaching"]["have"], row["coaching"]["confirmed"], row["coaching"]["disputed"]) == (150, 90, 60)
    assert "60 min" not in run("progress", *DANA)
    assert "in dispute, it was online" in run("progress", *DANA)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ((*DANA, "--entry", "99"), "no longer there"),
        ((*MARCUS, "--entry", "1"), "the other person who confirms it"),
        (("--as", "theo@school.example", "--entry", "1"), "no longer there"),
        (("--as", "priya@school.example", "--entry", "1"), "no longer there"),
        ((*DANA, "--not-right", "no"), "Name it with one --entry"),
        ((*DANA, "--entry", "1", "--not-right", " "), "What is not right about it?"),
        ((*DANA, "--entry", "1", "--not-right", "x" * 201), "at most 200 characters"),
    ],
)
def test_what_cannot_be_done_says_why(run: CommandLine, words: tuple[str, ...], refused: str) -> None:
    with pytest.raises(Refused, match=refused):
        run("confirm", *words)
    assert states(run) == [(90, "logged", None), (60, "logged", None)]
