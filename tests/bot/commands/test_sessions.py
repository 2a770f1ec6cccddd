"""`companion session` as someone types it."""

import json
from pathlib import Path
from typing import Any

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

DANA = ("--as", "dana@school.example")
MARCUS = ("--as", "marcus@school.example")
PRIYA = ("--as", "priya@school.example")
CLOSE = ("session", "close", "45", *MARCUS, "--with", "Dana")


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def closed(run: CommandLine, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*CLOSE, *words, "--json"))
    return found


def listed(run: CommandLine, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("session", "list", *words, "--json"))
    return found


def open_items(run: CommandLine, *words: str) -> list[tuple[int, str, bool]]:
    found = json.loads(run("session", "items", *words, "--json"))
    return [(item["id"], item["text"], item["done_at"] is not None) for item in found]


def test_a_session_is_closed_with_its_hours(run: CommandLine) -> None:
    agreed = ("--item", "Dana: draft: a survey by 2099-12-03", "--item", "me: read it", "--item", "Meet the PTA")
    session = closed(run, "--cpsel", "4", "--notes", "She is proud", *agreed, "--next", "2099-12-10")
    assert (session["entry"]["minutes"], session["entry"]["topic"], session["notes"], session["next_on"]) == (
        45,
        "CPSEL 4",
        "She is proud",
        "2099-12-10",
    )
    assert [(item["text"], item["owner_id"], item["due"]) for item in session["items"]] == [
        ("draft: a survey", session["candidate_id"], "2099-12-03"),
        ("read it", session["coach_id"], "2099-12-10"),
        ("Meet the PTA", session["candidate_id"], "2099-12-10"),
    ]
    assert "45 min coaching with Marcus Bell" in run("progress", *DANA)


def test_what_is_printed_says_who_reads_the_notes(run: CommandLine) -> None:
    printed = run(*CLOSE, "--notes", "She is proud", "--item", "Dana: draft")
    assert printed.startswith("Recorded\n• 45 min coaching with Dana Whitfield on ")
    assert "Action items\n• Dana: draft\n" in printed
    assert "Open to Dana and Dana’s coach." in printed


def test_sessions_are_listed_for_whom_they_are_open_to(run: CommandLine) -> None:
    for day in range(1, 10):
        run(*CLOSE, "--on", f"2022-03-{day:02}", "--notes", f"Note {day}.")
    for words in (DANA, (*MARCUS, "--with", "Dana")):
        assert [one["notes"] for one in listed(run, *words)] == [f"Note {day}." for day in range(9, 0, -1)]
    printed = run("session", "list", *DANA)
    assert printed.startswith(
        "Your coaching sessions\n\nWed, Mar 9, 2022: 45 min of coaching with Marcus Bell\nNote 9."
    )
    assert "Note 1." in printed
    assert run("session", "list", "--as", "theo@school.example").startswith("No coaching session of yours is closed")


def test_items_are_settled_by_their_number(run: CommandLine) -> None:
    run(*CLOSE, "--item", "Dana: draft by 2099-12-03", "--item", "me: read it", "--next", "2099-12-10")
    assert run("session", "items", *DANA) == (
        "1: You: draft (by Thu, Dec 3)\n2: Marcus: read it (by Thu, Dec 10)\nNext meeting: Thu, Dec 10, with Marcus\n\n"
        "Add --done with the number of one.\n"
    )
    assert open_items(run, *MARCUS, "--done", "1") == [(2, "read it", False), (1, "draft", True)]
    assert open_items(run, *DANA, "--undo", "1") == [(1, "draft", False), (2, "read it", False)]
    closed(run, "--on", "2022-03-01", "--done", "1")
    assert open_items(run, *DANA) == [(2, "read it", False), (1, "draft", True)]
    assert run("session", "items", "--as", "theo@school.example") == "No action items are open.\n"


def test_a_question_about_the_hours_is_answered_with_a_word(run: CommandLine) -> None:
    run("log", *DANA, "--yes", "60 min coaching with Marcus today")
    with pytest.raises(Refused, match="--answer theirs: The same: 1 h, as Dana logged it"):
        run(*CLOSE)
    assert "as Dana logged it: you confirmed that" in run(*CLOSE, "--answer", "theirs")
    assert [one["entry"]["minutes"] for one in listed(run, *DANA)] == [60]


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (("session", "close", "45", *MARCUS), "With whom was it?"),
        (("session", "close", "5", *MARCUS, "--with", "Dana"), "5 hours or minutes?"),
        (("session", "close", "45", *MARCUS, "--with", "Elena"), "find no “Elena” in your caseload"),
        (("session", "close", "45", *DANA), "closed by the coach who was there"),
        ((*CLOSE, "--goal", "3"), "There is no IIP goal 3 that the candidate kept"),
        ((*CLOSE, "--item", "Dana: draft by 2020-01-01"), "This day has passed"),
        ((*CLOSE, "--item", "Dana: draft by 2020-13-01"), "2020-13-01 is no day"),
        ((*CLOSE, *("--item", "x") * 4), "up to 3 action items"),
        (("session", "list", *PRIYA), "open only to the candidate and the coach"),
        (("session", "items", *DANA, "--done", "9"), "is not there any more"),
        (("session", "items", *PRIYA), "between a candidate and their coach"),
    ],
)
def test_what_cannot_be_done_says_why(run: CommandLine, words: tuple[str, ...], refused: str) -> None:
    with pytest.raises(Refused, match=refused):
        run(*words)
    assert listed(run, *DANA) == []
