"""`companion attendance`: a session from the command line."""

import json
from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine

FACTS = ("--title", "Budgets", "--category", "job_aligned_workshop", "--on", "2021-03-10", "--length", "5:30-7 pm")
PEOPLE = """name,email,role,program,coach,starts_on,cohort
Noor Haddad,noor@school.example,instructor,usc,,,
"""


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    run = CommandLine(tmp_path / "home")
    people = tmp_path / "more.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    run("roster", "import", str(people), "--write")
    return run


def record(run: CommandLine, *words: str) -> str:
    return run("attendance", "record", "--as", "noor@school.example", *words)


def something(run: CommandLine, *words: str) -> str:
    return record(run, *FACTS, *words)


def test_something_is_recorded_for_everybody_but_the_absent(run: CommandLine) -> None:
    assert something(run, "--absent", "Theo", "--submitted", "Dana") == (
        "Recorded: Budgets, Wed, Mar 10, 2021, 1 h 30 min (5:30-7:00 pm), for 1 of 2.\nNot there: Theo Park.\n"
        "The assignment is in from everybody who was there.\n"
    )
    entries = json.loads(run("progress", "--as", "dana@school.example", "--json"))
    [workshops] = [
        one for one in entries["standings"] if one["category"] == "job_aligned_workshop" and one["year"] == 1
    ]
    assert workshops["have"] == 90


def test_the_list_says_what_is_recorded(run: CommandLine) -> None:
    something(run)
    assert "• Budgets, Wed, Mar 10, 2021, 1 h 30 min (5:30-7:00 pm): recorded, 2 of 2 were there" in run(
        "attendance", "list", "--as", "noor@school.example"
    )
    [budgets] = [
        one
        for one in json.loads(run("attendance", "list", "--as", "priya@school.example", "--json"))
        if one["attendance"] is not None
    ]
    assert (budgets["cohort"], budgets["title"], budgets["on"]) == ("usc-2020", "Budgets", "2021-03-10")
    assert len(budgets["attendance"]["attendees"]) == 2


def test_json_has_what_was_recorded(run: CommandLine) -> None:
    recorded = json.loads(something(run, "--json"))
    assert (recorded["title"], recorded["minutes"], len(recorded["attendees"])) == ("Budgets", 90, 2)


def test_a_holiday_is_asked_about_unless_yes_is_said(run: CommandLine) -> None:
    facts = ("--title", "Vision", "--on", "2021-10-11", "--length", "2 h")
    assert run("attendance", "record", "--as", "noor@school.example", *facts, exit_code=1) == "Aborted.\n"
    assert "for 2 of 2." in record(run, *facts, "--yes")


def test_what_is_recorded_already_is_said_so(run: CommandLine) -> None:
    something(run)
    again = run("attendance", "record", "--as", "noor@school.example", *FACTS, exit_code=1)
    assert again.startswith("Noor Haddad has recorded this for Wed, Mar 10, 2021 already.")


def test_who_records_nothing_is_refused(run: CommandLine) -> None:
    with pytest.raises(Refused, match="open only to an instructor of the program and the program administrator"):
        run("attendance", "list", "--as", "dana@school.example")


def test_a_session_that_the_calendar_does_not_have(run: CommandLine) -> None:
    with pytest.raises(Refused, match="Which session was it"):
        record(run, "--session", "session.99")


def test_nobody_has_handed_in(run: CommandLine) -> None:
    assert something(run, "--asked").endswith("Assignment missing: Dana Whitfield, Theo Park.\n")


def test_where_nothing_is_open_it_says_how_to_name_something(run: CommandLine) -> None:
    with pytest.raises(Refused) as refused:
        record(run)
    assert refused.value.message == (
        "Every session of the calendar so far is recorded. Name one of them with --session, or something else with "
        "--title."
    )


def test_a_length_is_asked_for_as_the_command_line_takes_it(run: CommandLine) -> None:
    with pytest.raises(Refused) as refused:
        record(run, "--title", "Budgets", "--on", "2021-03-10")
    assert refused.value.message == "How long was it? Give a length, for example `45 min`, or both times."


def test_candidates_do_not_type_it(run: CommandLine) -> None:
    answer = run("log", "--as", "dana@school.example", "CPSEL session 3/10/21 2 hours", "--yes", exit_code=1)
    assert answer.startswith("Hours of CPSEL sessions need no typing: Noor Haddad records who was there")
