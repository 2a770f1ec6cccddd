"""`companion knowledge gaps` as someone types it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from induction.questions import KeptQuestion
from induction.refused import Refused
from storage.records import Records
from tests.bot.commands.command_line import CommandLine

pytestmark = pytest.mark.slow


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


def ask(home: Path, *people: int) -> None:
    """Keep a question of each of these people, asked just now."""
    records = Records(f"sqlite:///{home}/companion.db")
    for number in people:
        asked = {"text": "Is parking free?", "reason": "not_said", "program": "usc", "cohort": "usc-2020"}
        records.questions.keep(
            KeptQuestion.model_validate(
                {"key": f"Ev{number}", "person_id": number, "asked_at": datetime.now(UTC), **asked}  # noqa: TID251 - the command asks the clock too
            )
        )
    records.close()


def test_every_program_has_its_report(run: CommandLine) -> None:
    said = run("knowledge", "gaps")
    assert said.count("what the documents did not answer in the last 90 days\nNothing") == 3
    assert run("knowledge", "gaps", "--program", "usc").startswith("USC Rossier: what the documents did not answer")


def test_what_three_asked_is_told_and_printed_as_json(run: CommandLine, tmp_path: Path) -> None:
    ask(tmp_path / "home", 1, 2, 3)
    assert "• “Is parking free?” 3 times, by 3 people (not in the documents)" in run("knowledge", "gaps")
    [report] = json.loads(run("knowledge", "gaps", "--program", "usc", "--since", "2020-01-01", "--json"))
    assert (report["program"], report["unanswered"], report["unshown"]) == (
        "usc",
        [{"wording": "Is parking free?", "times": 3, "people": 3, "why": {"not_said": 3}}],
        0,
    )


def test_the_note_is_queued_once_a_week_for_who_is_in_slack(run: CommandLine, tmp_path: Path) -> None:
    empty = "USC Rossier: nothing to send. The week is empty, or its note went out already.\n"
    assert run("knowledge", "gaps", "--program", "usc", "--send") == empty
    ask(tmp_path / "home", 1)
    assert run("knowledge", "gaps", "--program", "usc", "--send") == empty
    records = Records(f"sqlite:///{tmp_path}/home/companion.db")
    priya = records.person_by_email("priya@school.example")
    assert priya is not None
    records.link_slack(priya.id, "UPRIYA", now=datetime(2026, 1, 1, tzinfo=UTC))
    records.close()
    assert run("knowledge", "gaps", "--program", "usc", "--send") == (
        "USC Rossier: the note goes to Priya Nair, as soon as `companion serve` runs on the same records.\n"
    )
    assert run("knowledge", "gaps", "--program", "usc", "--send") == empty


def test_an_unknown_program_is_named(run: CommandLine) -> None:
    with pytest.raises(Refused, match="I know no program “nasa”"):
        run("knowledge", "gaps", "--program", "nasa")
    with pytest.raises(Refused, match="I know no program “nasa”"):
        run("knowledge", "gaps", "--program", "nasa", "--send")
