"""Where people hear of a ruling beside the rule itself: in the cohort's weekly post, and when a roster comes in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.services.rulings.replies import RulingAsked
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.commands.command_line import CommandLine
from tests.bot.conftest import NOW, STARTS, Clock
from tests.bot.dialog import Dialog, shown

NEWS = "*Settled by your program administrator*\n• 40 hours a year, settled by Priya Nair on November 18, 2026"


@pytest.fixture(autouse=True)
def two_cohorts(companion: Companion) -> None:
    candidates = [
        RosterLine(
            name=f"Candidate {number}",
            email=f"{number}@school.example",
            role=Role.CANDIDATE,
            program="usc",
            cohort=f"usc-{number}",
            starts_on=STARTS,
        )
        for number in (1, 2)
    ]
    companion.records.write_roster(candidates, today=NOW.date(), now=NOW)


def settle(companion: Companion, cohort: str | None) -> None:
    priya = companion.records.person_by_slack("UPRIYA")
    assert priya is not None
    asked = RulingAsked(key="pl.hours", side=1, number=40, reason="The rubric is old.", cohort=cohort)
    companion.desk.rulings.rule(priya, "usc", asked, source=f"V{cohort}", now=NOW)


def weekly(dialog: Dialog, cohort: str) -> str:
    return shown(dialog.command("UPRIYA", f"weekly {cohort}"))


def test_the_weekly_post_tells_the_cohort_of_what_was_settled(dialog: Dialog, companion: Companion) -> None:
    settle(companion, None)
    assert NEWS in weekly(dialog, "usc-1")
    assert "The rubric" not in weekly(dialog, "usc-1")


def test_it_tells_a_cohort_only_what_is_its_own_and_for_two_weeks(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    settle(companion, "usc-1")
    assert ["*Settled" in weekly(dialog, cohort) for cohort in ("usc-1", "usc-2")] == [True, False]
    clock.now = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
    assert "*Settled" in weekly(dialog, "usc-1")
    clock.now = datetime(2026, 12, 2, 18, 0, tzinfo=UTC)
    assert "*Settled" not in weekly(dialog, "usc-1")


@pytest.mark.slow
def test_who_brings_in_a_roster_is_told_how_many_rules_are_open(tmp_path: Path) -> None:
    run = CommandLine(tmp_path / "home")
    people = tmp_path / "more.csv"
    people.write_text(
        "name,email,role,program\nAna Lima,ana@school.example,coach,usc\nBo Kim,bo@school.example,coach,lausd\n"
    )
    said = run("roster", "import", str(people), "--write")
    assert "USC Rossier: " in said
    assert "rules on which its documents disagree. Its administrator settles them first: `/casc rulings`" in said
    assert said.endswith("Written.\n")
