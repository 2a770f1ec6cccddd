"""`companion check`: records by hand, and the golden questions about standing with the packs that are shipped."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from induction.refused import Refused

DOCS = Path(__file__).parents[3] / "docs" / "record.md"
FALL: dict[str, Any] = {"program": "usc", "today": "November 22, 2026", "starts": "August 17, 2026"}


class Checking:
    """Runs `companion check` on a record, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runner = CliRunner(env={"COMPANION_HOME": str(folder / "home")})

    def __call__(self, record: object, *options: str, exit_code: int = 0) -> str:
        """What is printed, or what is said beside it where it ends with a code; Refused where it refuses."""
        path = self._folder / "record.json"
        path.write_text(record if isinstance(record, str) else json.dumps(record), encoding="utf-8")
        ended = self._runner.invoke(app, ["check", str(path), *options])
        if isinstance(ended.exception, Refused):
            raise ended.exception
        assert ended.exit_code == exit_code, ended.output
        return ended.stderr if exit_code else ended.stdout

    def row(self, record: object, key: str, year: int | None = None, *options: str) -> dict[str, Any]:
        """The one standing of that key and year."""
        [found] = [
            one for one in json.loads(self(record, "--json", *options)) if (one["key"], one["year"]) == (key, year)
        ]
        return dict(found)


@pytest.fixture
def check(tmp_path: Path) -> Checking:
    return Checking(tmp_path)


def readings(row: dict[str, Any]) -> list[tuple[int, str | None, bool | None, str | None]]:
    """Each reading by the line of its source: its last day, whether it is met, and what was counted."""
    return [(one["source"]["line"], one["by"], one["met"], one["says"]) for one in row["readings"]]


def taught(category: str, hours: float) -> dict[str, Any]:
    return {"kind": "professional learning", "category": category, "hours": hours, "year": 1}


def rated(program: str, kind: str, scores: list[int]) -> dict[str, Any]:
    rating = {"round": kind, "rater": "candidate", "on": "November 1, 2026", "scores": scores}
    return FALL | {"program": program, "ratings": [rating]}


def test_question_3_all_sessions_and_workshops_are_thirty_hours_of_sixty(check: Checking):
    record = FALL | {"hours": [taught("CPSEL session", 12), taught("job-aligned workshop", 18)]}
    have = {key: check.row(record, f"pl.{key}.hours", 1) for key in ("cpsel_session", "job_aligned_workshop")}
    assert {key: (row["have"], row["state"]) for key, row in have.items()} == {
        "cpsel_session": (12 * 60, "met"),
        "job_aligned_workshop": (18 * 60, "met"),
    }
    whole = check.row(record, "pl.hours", 1)
    assert (whole["have"], whole["need"], whole["state"]) == (30 * 60, 60 * 60, "on_track")
    assert check.row(record, "pl.plc.hours", 1)["remaining"] == 10 * 60
    assert check.row(record, "pl.district_training.hours", 1)["remaining"] == 20 * 60


def test_question_5_enrolled_after_142_days_is_for_the_program_administrator(check: Checking):
    steps = [{"step": "hired", "on": "July 1, 2026"}, {"step": "enrolled", "on": "November 20, 2026"}]
    row = check.row(FALL | {"steps": steps}, "enrolled")
    assert readings(row) == [
        (224, "2026-10-29", False, "142 days after the first day in the position: 22 days late"),
        (193, "2027-07-01", True, "142 days after the first day in the position: in time"),
    ]
    assert (row["state"], row["doer"], row["ask"]["role"]) == ("awaiting", "program_admin", "program_admin")


def test_question_6_the_first_assessment_has_four_dates(check: Checking):
    steps = [{"step": "hired", "on": "September 1, 2026"}]
    row = check.row(FALL | {"steps": steps}, "first")
    assert [(line, by) for line, by, _, _ in readings(row)] == [
        (492, "2026-11-30"),
        (224, "2026-12-30"),
        (210, "2026-09-17"),
        (169, "2026-12-31"),
    ]
    assert (row["by"], row["state"]) == ("2026-11-30", "due")


def test_question_8_an_average_of_three_meets_one_rule_and_fails_the_others(check: Checking):
    row = check.row(rated("usc", "first", [3, 3, 3, 3, 4, 2]), "mark")
    assert sorted((line, met, says) for line, _, met, says in readings(row)) == [
        (274, True, "3.0 on average"),
        (304, False, "CPSEL 6 at 2"),
        (547, False, "CPSEL 6 at 2"),
    ]
    assert (row["state"], row["awaits"], row["missing"]) == ("awaiting", ["program_admin"], ["CPSEL 6"])


def test_question_9_levels_that_no_document_numbers_are_not_converted(check: Checking):
    row = check.row(rated("mcoe", "self_assessment", [3, 3, 3, 3, 4, 2]), "mark")
    assert (row["state"], row["have"], row["need"], row["readings"]) == ("unknown", 0, None, [])
    assert "each of" in row["says"] or "proficient" in row["says"]
    assert "MCOE" in row["document"]


def test_question_14_one_missing_assignment_is_below_both_and_a_person_decides(check: Checking):
    sessions = [
        {"category": "CPSEL session", "on": "September 14, 2026", "assignment": "missing"},
        {"category": "CPSEL session", "on": "October 12, 2026", "assignment": "in"},
    ]
    row = check.row(FALL | {"sessions": sessions}, "assignments.missing")
    assert (row["have"], row["need"], row["state"]) == (1, None, "recorded")
    assert [(one["value"], one["need"], one["met"]) for one in row["readings"]] == [
        ("early warning", 2, False),
        ("Academic Watch", 2, False),
    ]
    assert all(one["says"].endswith("A person decides on it, never the companion") for one in row["readings"])


def test_the_example_of_the_docs_is_sound_and_every_state_has_its_heading(check: Checking):
    [example] = re.findall(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    said = check(example)
    headings = ["Its time is over", "Waits for somebody's word", "Still open", "Met", "On record"]
    assert [line for line in said.splitlines() if line in headings] == headings
    assert "- Enrollment: done (whole program)" in said
    assert "    60 hours a year: not yet" in said
    assert "about 3 h 45 min a month from here would do it" in said


def test_every_mistake_is_named_with_its_place(check: Checking):
    record = FALL | {
        "hours": [
            {"kind": "coaching", "hours": 0, "on": "November 3, 2026"},
            {"kind": "professional learning", "category": "book club", "hours": 2, "on": "next week"},
            {"kind": "lunch", "hours": 1, "year": 1},
            {"kind": "coaching", "hours": 1},
        ],
        "goals": [{"standard": 9, "kept": "October 5, 2026", "mood": "good"}],
        "ratings": [{"round": "last", "rater": "friend", "on": "11/1/2026", "scores": [3, 3]}],
        "color": "red",
    }
    said = check(record, exit_code=1).splitlines()
    assert [line.split(": ")[1] for line in said] == [
        "hours, entry 1, hours",
        "hours, entry 2, on",
        "hours, entry 2, category",
        "hours, entry 3, kind",
        "hours, entry 4",
        "goals, entry 1, standard",
        "goals, entry 1, mood",
        "ratings, entry 1, round",
        "ratings, entry 1, rater",
        "ratings, entry 1, scores",
        "color",
    ]
    assert (
        said[1] == "record.json, line 1: hours, entry 2, on: “next week” is no day. "
        "Write it in quotes, as 2026-08-17 or August 17, 2026."
    )
    assert (
        said[6] == "record.json, line 1: goals, entry 1, mood: is no name that is known here. There are: "
        "standard, kept, approved."
    )


@pytest.mark.parametrize(
    ("record", "rule"),
    [
        ('{"program": "usc",', "no_json"),
        ("[]", "no_record"),
        ({"program": "atlantis"}, "no_pack"),
        ({"today": "11/22/2026"}, "no_pack"),
    ],
)
def test_what_cannot_be_checked_is_refused_with_what_to_do(check: Checking, record: object, rule: str):
    with pytest.raises(Refused) as refused:
        check(record)
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("typed", "line", "said"),
    [
        ('{\n"program": "usc",\n}', 3, "a comma stands before the closing bracket: take it out."),
        ('{\n"program": "usc"\n"name": "Dana"}', 2, "a comma is missing behind what stands on this line."),
        ("{\n'program': 'usc'}", 2, 'its quotes are not straight double ones: write ".'),
        ("{\n“program”: “usc”}", 2, 'its quotes are not straight double ones: write ".'),
        ('{"hours": [\n{"hours": 1,5}]}', 2, "a number has a point and no comma: 1.5."),
        ('{"hours": [\n{"hours": 1:30}]}', 2, "a number stands alone, such as 1.5; a day stands in quotes."),
        ('{\n// mine\n"program": "usc"}', 2, "a record has no remarks: take this one out."),
        ('{"hours": [{"confirmed": True}]}', 1, "yes and no are written true and false, in small letters and"),
        ('{"hours": [\n"goals": []}', 2, "the list or the table above needs its closing bracket before this name."),
        (
            '{"program": "usc",\n"hours": []',
            2,
            "the record needs its closing brackets: a ] for each [ and a } for each {.",
        ),
        ('{"program": "usc\n}', 1, "a text in quotes ends on the line where it began: its closing quote is missing."),
        ('{"program": "usc"}}', 1, "the record ends before this: is there a bracket too many?"),
    ],
)
def test_a_slip_in_the_json_has_its_line_and_what_to_write(check: Checking, typed: str, line: int, said: str):
    with pytest.raises(Refused) as refused:
        check(typed)
    assert refused.value.message.startswith(f"record.json, line {line}: this can't be read: {said}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            '"hours": [\n{"kind": "coaching", "hours": 30, "on": "11/3/2026"}]',
            "line 3: hours, entry 1: A day has 24 hours.",
        ),
        (
            '"hours": [\n{"kind": "coaching",\n"hours": "1.5", "year": 1}]',
            "line 4: hours, entry 1, hours: “1.5” is no number of hours. Write 1.5 for an hour and a half",
        ),
        (
            '"hours": [{"kind": "coaching", "hours": 1, "year": 2026}]',
            "line 2: hours, entry 1, year: “2026” does not fit. A program year is 1 or 2, not a year of the calendar.",
        ),
        (
            '"hours": [{"kind": "coaching", "hours": 1, "year": 1, "confirmed": "perhaps"}]',
            "line 2: hours, entry 1, confirmed: “perhaps” does not fit. Write true or false, without quotes.",
        ),
        (
            '"reflections": "10/30/2026"',
            "line 2: reflections: “10/30/2026” does not fit. Write a list in square brackets.",
        ),
        (
            '"signed": [{"step": "verification.coach"}]',
            "line 2: signed, entry 1, on: is not there. Add “on” with its value.",
        ),
        (
            '"signed": ["checklist"]',
            "line 2: signed, entry 1: “checklist” does not fit. Write names and values in braces",
        ),
        (
            '"steps": [{"step": "orientatoin", "on": "8/20/2026"}]',
            "line 2: steps, entry 1, step: “orientatoin” is no step of this program. Did you mean “orientation”?",
        ),
        (
            '"ratings": [{"round": "first", "rater": "analyst", "on": "11/1/2026", "scores": [3, 3, 2, 3, 3, 2]}]',
            "line 2: ratings, entry 1, rater: “analyst” is no rater. There are: candidate, coach, supervisor.",
        ),
        (
            '"coach_sinse": "9/1/2026"',
            "line 2: coach_sinse: is no name that is known here. Did you mean “coach_since”?",
        ),
        ('"ends": "8/1/2026"', "line 1: the record: The last day (ends) comes before the first (starts)."),
        ('"hours": [],\n"hours": []', "line 2: hours: stands there twice. Put both into one."),
    ],
)
def test_a_mistake_has_its_line_and_what_to_write(check: Checking, typed: str, said: str):
    written = '{"program": "usc", "today": "11/22/2026", "starts": "8/17/2026",\n' + typed + "}"
    [line] = check(written, exit_code=1).splitlines()
    assert line.startswith(f"record.json, {said}")


def test_a_pack_can_be_named_or_be_a_file(check: Checking):
    usc = Path(__file__).parents[3] / "knowledge" / "packs" / "usc" / "pack.toml"
    assert check(FALL | {"program": "mcoe"}, "--pack", str(usc)) == check(FALL)
    assert check(FALL, "--pack", "MCOE") != check(FALL)
