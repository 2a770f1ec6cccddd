"""`companion rulings` as someone types it."""

import json
from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

pytestmark = pytest.mark.slow

ADMIN = ("--as", "priya@school.example")


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def test_rules_are_listed_settled_and_taken_back(run: CommandLine) -> None:
    listed = run("rulings", "list", *ADMIN)
    assert "Rules of USC Rossier on which the documents disagree\n0 of " in listed
    assert "2. 40 hours a year (USC Rossier CASC Candidate Handbook" in listed
    told = run("rulings", "rule", "pl.hours", "--side", "2", "--number", "40", "--reason", "The rubric is old.", *ADMIN)
    assert "Settled: 40 hours a year (pl.hours, #1), settled by Priya" in told
    [settled] = json.loads(run("rulings", "list", "--json", *ADMIN))["settled"]
    assert (settled["id"], settled["rule"], settled["says"]) == (1, "pl.hours", "40 hours a year")
    undone = run("rulings", "undo", "1", "--reason", "Too early.", *ADMIN)
    assert "Taken back: 40 hours a year (pl.hours)\nWhy: “Too early.”" in undone
    assert json.loads(run("rulings", "list", "--json", *ADMIN))["settled"] == []


def test_what_says_too_little_and_who_may_not_are_refused(run: CommandLine) -> None:
    with pytest.raises(Refused, match="How many hours"):
        run("rulings", "rule", "pl.hours", "--says", "fewer", "--reason", "So it is.", *ADMIN)
    with pytest.raises(Refused, match="settled by your program administrator"):
        run("rulings", "rule", "pl.hours", "--side", "2", "--reason", "So.", "--as", "marcus@school.example")
    assert "settles the rest" in run("rulings", "list", "--as", "marcus@school.example")


def test_whose_words_drafts_are_is_settled_there_too(run: CommandLine) -> None:
    with pytest.raises(Refused, match="Please choose one of the two"):
        run("rulings", "rule", "work.own", "--says", "a model may help", "--reason", "So.", *ADMIN)
    told = run("rulings", "rule", "work.own", "--authorship", "suggest", "--reason", "The faculty agreed.", *ADMIN)
    assert told.startswith("Settled: a model may suggest wording (work.own, #1), settled by Priya")
    [settled] = json.loads(run("rulings", "list", "--json", *ADMIN))["settled"]
    assert (settled["rule"], settled["says"]) == ("work.own", "a model may suggest wording")
