"""`companion knowledge audit` as someone types it."""

import json
from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

pytestmark = pytest.mark.slow

PACK = """
id = "fern"
name = "Fern County induction"
short_name = "Fern"
documents = [
  { id = "handbook", title = "Fern handbook", file = "fern.md" },
  { id = "annex", title = "Fern annex", file = "annex.md" },
]

[[rules]]
key = "coaching.hours"
says = "40 hours of coaching in each year."
state = "agreed"
value = 40
unit = "hours"
per = "year"
sources = [{ document = "handbook", line = 5, place = "Coaching", figure = "40 hours" }]

[[rules]]
key = "leave"
says = "Nothing is said of leave."
state = "unknown"

[[rules]]
key = "panel"
says = "A panel listens in May."
state = "agreed"
sources = [{ document = "annex", line = 1, place = "Panel", figure = "May" }]
"""
HANDBOOK = """# Fern handbook

## Coaching

A candidate has 40 hours of coaching in each year.

## What is needed

In each year a candidate has 60 hours of coaching.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    packs = tmp_path / "packs"
    (packs / "fern").mkdir(parents=True)
    (packs / "fern" / "pack.toml").write_text(PACK, encoding="utf-8")
    monkeypatch.setenv("COMPANION_PACKS", str(packs))
    monkeypatch.setenv("COLUMNS", "60")
    run = CommandLine(tmp_path / "home")
    handbook = tmp_path / "fern.md"
    handbook.write_text(HANDBOOK, encoding="utf-8")
    run("knowledge", "add", str(handbook), "--program", "fern")
    return run


def test_every_rule_is_told_with_its_places_and_a_line_sums_them_up(run: CommandLine) -> None:
    told = run("knowledge", "audit", "--program", "fern")
    assert told.splitlines() == [
        "coaching.hours: contradicted",
        "  40 hours of coaching in each year.",
        "  - supported at Fern handbook, Coaching, line 5: “A",
        "    candidate has 40 hours of coaching in each year.”",
        "  - contradicted (not in the pack) [60 hours] at Fern",
        "    handbook, What is needed, line 9: “In each year a",
        "    candidate has 60 hours of coaching.”",
        "",
        "leave: not said",
        "  Nothing is said of leave.",
        "",
        "panel: not found",
        "  A panel listens in May.",
        "",
        "Not loaded: Fern annex (annex.md). What only it says cannot",
        "be found.",
        "Fern: 3 rules: 0 supported, 1 contradicted, 1 not found, 1",
        "not said.",
        "At 1 of them the documents say what the pack does not list:",
        "look there first.",
    ]


def test_another_program_reads_it_as_json(run: CommandLine) -> None:
    told = json.loads(run("knowledge", "audit", "--program", "fern", "--itself", "--json"))
    assert [one["verdict"] for one in told["rules"]] == ["contradicted", "not said", "not found"]
    assert told["rules"][0]["contradicted_not_in_the_pack"][0]["place"] == "line 9"
    assert told["not_loaded"] == ["annex.md"]
    assert [[side["figure"] for side in pair] for pair in told["pairs"]] == [["40 hours", "60 hours"]]


def test_documents_are_held_against_themselves(run: CommandLine) -> None:
    told = run("knowledge", "audit", "--program", "fern", "--itself").splitlines()
    assert told[-7:] == [
        "The documents against themselves, by figures alone. Not all",
        "of these are contradictions:",
        "40 hours / 60 hours",
        "  - Fern handbook, Coaching, line 5: “A candidate has 40",
        "    hours of coaching in each year.”",
        "  - Fern handbook, What is needed, line 9: “In each year a",
        "    candidate has 60 hours of coaching.”",
    ]


def test_a_program_that_is_not_known_is_refused(run: CommandLine) -> None:
    with pytest.raises(Refused, match="no pack and no document for the program “oak”"):
        run("knowledge", "audit", "--program", "oak")
