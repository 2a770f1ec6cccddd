"""The command line as someone types it: what it prints, and how it ends."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.cli import main

HANDBOOK = """# Handbook of the Rossier program

## Coaching hours

Each candidate completes 40 hours of individualized coaching a year with the assigned coach.

## Late work

The session instructor decides whether late assignments are accepted.
"""
ROSTER = """name,email,role,program,coach,starts_on
Marcus Bell,marcus@school.example,coach,usc,,
Dana Whitfield,dana@school.example,candidate,usc,marcus@school.example,2020-08-17
Priya Nair,priya@school.example,program_admin,usc,,
"""


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))

    def companion(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["companion", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)

    return companion


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    path = tmp_path / "handbook.md"
    path.write_text(HANDBOOK, encoding="utf-8")
    return path


def test_help_names_every_command(run: Run) -> None:
    helped = run("--help")
    assert helped.code == 0
    for command in ("serve", "ask", "log", "progress", "parse", "knowledge", "roster", "doctor"):
        assert command in helped.out
        assert run(command, "--help").code == 0


def test_a_roster_is_shown_first_and_written_when_asked(run: Run, roster: Path) -> None:
    assert "3 new, 0 changed, 0 unchanged, 0 bad rows." in run("roster", "import", roster).out
    assert run("progress", "--as", "priya@school.example").code == 1
    assert run("roster", "import", roster, "--write").out.endswith("Written.\n")
    assert json.loads(run("roster", "import", roster, "--json").out) == {
        "new": [],
        "changed": {},
        "unchanged": 3,
        "bad": [],
        "cohorts": [],
    }


def test_a_bad_row_ends_the_import_with_its_line(run: Run, roster: Path) -> None:
    roster.write_text(f"{ROSTER}Nobody,,coach,usc,,\n", encoding="utf-8")
    ended = run("roster", "import", roster, "--write")
    assert (ended.code, ended.out.splitlines()[0]) == (1, "line 5: email is empty")
    assert "Written" not in ended.out


def test_hours_are_logged_and_counted(run: Run, roster: Path) -> None:
    run("roster", "import", roster, "--write")
    logged = run("log", "--as", "marcus@school.example", "--yes", "90 min coaching with Dana yesterday")
    assert logged.code == 0
    assert logged.out.startswith("Recorded\n• 1 h 30 min coaching with Dana Whitfield")
    [row] = json.loads(run("progress", "--as", "priya@school.example", "--json").out)
    assert (row["candidate"], row["coaching"]["have"]) == ("Dana Whitfield", 90)
    mine = json.loads(run("progress", "--as", "dana@school.example", "--json").out)
    assert (mine["candidate"], mine["program"]) == ("Dana Whitfield", "usc")


def test_what_cannot_be_logged_says_why_and_ends_with_1(run: Run, roster: Path) -> None:
    run("roster", "import", roster, "--write")
    refused = run("log", "--as", "marcus@school.example", "--yes", "coaching with Dana tomorrow, 1 hour")
    assert (refused.code, refused.out) == (1, "")
    assert "Hours are logged once they are done" in refused.err
    assert "nobody@x.example is not on the roster" in run("log", "--as", "nobody@x.example", "1 h PLC").err
    unread = run("log", "--as", "marcus@school.example", "hello")
    assert unread.err.endswith("Say how long, what and when, such as 90 min coaching yesterday.\n")


def test_parse_shows_the_reading_without_recording(run: Run) -> None:
    read = json.loads(run("parse", "2 hours PLC on 11/10", "--on", "2026-11-18").out)
    assert read == {
        "intent": "log",
        "entries": [
            {
                "kind": "professional_learning",
                "category": "plc",
                "minutes": 120,
                "date": "2026-11-10",
                "format": None,
                "counterpart": None,
                "topic": None,
            }
        ],
        "problem": None,
    }
    assert "not a date" in run("parse", "1 h PLC", "--on", "soon").err


def test_a_batch_gives_a_line_for_a_line(run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "messages.jsonl"
    line = {"id": "a", "message": "thanks!", "reference_date": "2026-11-18", "sender_role": "coach"}
    batch.write_text("\n".join(json.dumps({**line, "id": one}) for one in "ab"), encoding="utf-8")
    assert [json.loads(out)["id"] for out in run("parse", "--batch", batch).out.splitlines()] == ["a", "b"]
    batch.write_text("{", encoding="utf-8")
    assert "line 1: not JSON" in run("parse", "--batch", batch).err
    batch.write_text('{"id": "1"}', encoding="utf-8")
    assert "entry 1: a field is missing or wrong" in run("parse", "--batch", batch).err


def test_crisis_words_get_the_card_on_the_command_line_too(run: Run) -> None:
    assert "988" in run("ask", "I want to kill myself").out


@pytest.mark.slow
def test_a_document_answers_until_it_is_removed(run: Run, handbook: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    added = run("knowledge", "add", handbook, empty, "--program", "usc")
    assert added.code == 1
    assert "handbook.md: added to usc" in added.out
    assert "empty.txt: not added." in added.out
    assert "already there and unchanged" in run("knowledge", "add", handbook, "--program", "usc").out

    question = ("ask", "how many hours of coaching does a candidate complete each year?", "--program", "usc", "--json")
    answer = json.loads(run(*question).out)
    assert answer["status"] == "answered"
    assert "40 hours" in answer["citations"][0]["quote"]

    [document] = json.loads(run("knowledge", "list", "--json").out)
    assert (document["program"], document["name"]) == ("usc", "handbook.md")
    assert run("knowledge", "remove", "handbook.md", "--program", "usc").out == "Removed handbook.md from usc.\n"
    assert json.loads(run(*question).out)["status"] == "refused"
    assert "usc has no document handbook.md" in run("knowledge", "remove", "handbook.md", "--program", "usc").err


def test_an_unknown_program_is_named_with_those_that_are_known(run: Run, handbook: Path) -> None:
    for words in (("knowledge", "add", handbook, "--program", "nasa"), ("ask", "what?", "--program", "nasa")):
        ended = run(*words)
        assert ended.code == 1
        assert "nasa" in ended.err
        assert "mcoe" in ended.err


def test_the_doctor_says_what_is_set_up(run: Run) -> None:
    examined = {finding["what"]: finding for finding in json.loads(run("doctor", "--json").out)}
    assert all(finding["well"] for finding in examined.values())
    assert "local workspace" in examined["Slack"]["found"]
    assert examined["Seen from outside"]["found"] == (
        "no port of its own (COMPANION_WATCH_PORT), no figures (COMPANION_METRICS), no traces (COMPANION_TRACES), "
        "a plain log"
    )


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN"),
        ("SLACK_APP_TOKEN", "xapp-1", "SLACK_BOT_TOKEN"),
        ("COMPANION_DATABASE_URL", "oracle://db", "COMPANION_DATABASE_URL"),
        ("COMPANION_DATABASE_URL", "postgresql://127.0.0.1:1/none", "COMPANION_DATABASE_URL"),
        ("COMPANION_PORT", "many", "COMPANION_PORT"),
        ("COMPANION_PORT", "99999", "COMPANION_PORT"),
        ("COMPANION_METRICS", "1", "COMPANION_WATCH_PORT"),
        ("COMPANION_PROGRAM", "nasa", "COMPANION_PROGRAM"),
        ("COMPANION_CHROMA_URL", "nonsense", "COMPANION_CHROMA_URL"),
        ("COMPANION_CHROMA_URL", "http://127.0.0.1:1", "COMPANION_CHROMA_URL"),
    ],
)
def test_a_wrong_setting_is_named_by_the_doctor_and_by_serve(
    run: Run, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, named: str
) -> None:
    monkeypatch.setenv(setting, value)
    for command in ("doctor", "serve"):
        ended = run(command)
        assert ended.code == 1
        assert named in ended.out + ended.err
        assert "Traceback" not in ended.out + ended.err


def test_the_doctor_reports_each_trouble_under_its_own_heading_and_once(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def bad() -> list[str]:
        return [one["what"] for one in json.loads(run("doctor", "--json").out) if not one["well"]]

    monkeypatch.setenv("COMPANION_PROGRAM", "nasa")
    assert bad() == ["Program"]
    monkeypatch.delenv("COMPANION_PROGRAM")
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "a-file"))
    assert bad() == ["Home"]


@pytest.fixture
def two(run: Run, roster: Path) -> Run:
    """The command, with Dana, her coach Marcus and Priya on the roster."""
    assert run("roster", "import", roster, "--write").code == 0
    return run


def test_a_goal_is_drafted_together_listed_opened_and_kept(two: Run) -> None:
    dana, marcus = ("--as", "dana@school.example"), ("--as", "marcus@school.example")
    drafted = two("goal", *marcus, "Dana: CPSEL 4. More families at our meetings, from 12 to 40")
    assert "Dana Whitfield’s IIP goal" in drafted.out
    assert "CPSEL 4: Family and community engagement" in drafted.out
    assert "Where it should be\nto 40" in drafted.out
    assert "1. CPSEL 4. More families at our meetings" in two("goals", *dana).out
    assert "Marcus Bell wrote this version with you." in two("goals", *dana, "--open", 1).out
    assert "Kept by you on" in two("goals", *dana, "--keep", 1).out
    [listed] = json.loads(two("goals", "--as", "priya@school.example", "--of", "Dana", "--json").out)
    parts = {"cpsel": "4", "change": "CPSEL 4. More families at our meetings", "baseline": "from 12", "target": "to 40"}
    facts = {"number": 1, "version": 2, "kind": "goal", "state": "kept", "parts": parts}
    assert {name: listed[name] for name in facts} == facts
    gone = two("goals", *dana, "--open", 2)
    assert (gone.code, gone.err) == (1, "There is no number 2 in that list.\n")


def test_a_reflection_without_words_shows_the_questions_and_with_them_the_draft(two: Run) -> None:
    dana = ("--as", "dana@school.example")
    assert "How do you know? What did you see, hear or count?" in two("reflect", *dana).out
    drafted = json.loads(two("reflect", *dana, "We tried a shorter meeting. Maya Torres came.", "--json").out)
    assert drafted["parts"] == {"tried": "We tried a shorter meeting.", "happened": "Maya Torres came."}
    assert [gap["part"] for gap in drafted["open"]] == ["known", "meaning", "next"]
    assert drafted["names"] == ["Maya Torres"]
    assert "1. We tried a shorter meeting." in two("reflections", *dana).out


def test_words_of_a_crisis_get_the_card_and_are_kept_nowhere(two: Run) -> None:
    dana = ("--as", "dana@school.example")
    assert "988" in two("reflect", *dana, "I want to kill myself").out
    assert json.loads(two("reflections", *dana, "--json").out) == []
