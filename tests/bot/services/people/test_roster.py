from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.services.people.roster import BadRow
from induction.people import Role
from induction.record.milestones import standing_milestones
from induction.refused import Refused
from induction.roster import RosterLine
from tests.bot.conftest import NOW

HEADER = "name,email,role,program,slack_id,zone,cohort,coach,starts_on,ends_on"
NEW = "Ana Lima,Ana@School.example,candidate,usc,,,usc-2026,MARCUS@school.example,2026-08-17,2028-06-30"
SAME = "Marcus Bell,marcus@school.example,coach,usc,UMARCUS,,,,,"
MOVED = "Dana Whitfield,dana@school.example,candidate,usc,,America/Denver,,elena@school.example,2026-08-17,2028-06-30"


def csv(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8-sig")
    return path


def test_the_plan_says_who_is_new_what_changes_and_what_stays(companion: Companion, tmp_path: Path) -> None:
    plan = companion.roster.plan(csv(tmp_path, NEW, SAME, MOVED))
    assert plan.new == [
        RosterLine(
            name="Ana Lima",
            email="ana@school.example",
            role=Role.CANDIDATE,
            program="usc",
            cohort="usc-2026",
            coach="marcus@school.example",
            starts_on=date(2026, 8, 17),
            ends_on=date(2028, 6, 30),
        )
    ]
    assert [(line.name, what) for line, what in plan.changed] == [
        (
            "Dana Whitfield",
            [
                "zone: America/Los_Angeles → America/Denver",
                "coach: marcus@school.example → elena@school.example",
            ],
        )
    ]
    assert (plan.unchanged, plan.bad) == (1, [])


def test_the_days_from_which_deadlines_count_come_with_the_roster(companion: Companion, tmp_path: Path) -> None:
    header = "name,email,role,program,coach,starts_on,ends_on,hired_on,enrolled_on"
    dana = "Dana Whitfield,dana@school.example,candidate,usc,marcus@school.example,2026-08-17,2028-06-30"

    def imported(days: str) -> list[str]:
        plan = companion.roster.plan(csv(tmp_path, f"{dana},{days}", header=header))
        companion.roster.write(plan, today=NOW.date(), now=NOW + timedelta(minutes=len(said)))
        said.append(days)
        return [what for _, changes in plan.changed for what in changes]

    said: list[str] = []
    assert imported("7/1/2026,2026-08-10") == ["hired_on: none → 2026-07-01", "enrolled_on: none → 2026-08-10"]
    assert imported("2026-07-01,2026-08-10") == []
    assert imported(",8/11/2026") == ["enrolled_on: 2026-08-10 → 2026-08-11"]
    person = companion.records.person_by_slack("UDANA")
    assert person is not None
    found = standing_milestones(companion.records.milestones.of_candidates([person.id]))
    assert [(one.key, one.on) for one in found] == [("hired", date(2026, 7, 1)), ("enrolled", date(2026, 8, 11))]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ana,ana@x.org,candidate,usc,2026-08-17,soon", "hired_on must be a date such as 2026-07-01 or 7/1/2026"),
        ("Ana,ana@x.org,coach,usc,,2026-07-01", "only a candidate has hired_on"),
    ],
)
def test_a_day_that_cannot_be_read_or_is_nobodys_is_a_bad_row(
    companion: Companion, tmp_path: Path, row: str, reason: str
) -> None:
    plan = companion.roster.plan(csv(tmp_path, row, header="name,email,role,program,starts_on,hired_on"))
    assert [bad.reason.startswith(reason) for bad in plan.bad] == [True]


def test_writing_the_plan_changes_the_roster_and_doing_it_again_changes_nothing(
    companion: Companion, tmp_path: Path
) -> None:
    path = csv(tmp_path, NEW, SAME, MOVED)
    companion.roster.write(companion.roster.plan(path), today=NOW.date(), now=NOW)
    dana, elena = (companion.records.person_by_slack(one) for one in ("UDANA", "UELENA"))
    assert dana is not None
    assert elena is not None
    assert (dana.coach_id, dana.zone, dana.slack_id) == (elena.id, "America/Denver", "UDANA")
    again = companion.roster.plan(path)
    assert (again.new, again.changed, again.unchanged) == ([], [], 3)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",a@b.example,coach,usc", "name is empty"),
        ("Ana,nowhere,coach,usc", "“nowhere” is not an e-mail address"),
        (
            "Ana,a@b.example,boss,usc",
            "role must be one of candidate, coach, program_admin, instructor, supervisor, analyst",
        ),
        ("Ana,a@b.example,coach,nasa", "there is no pack for program “nasa”; known: lausd, mcoe, usc"),
        ("Ana,a@b.example,coach,usc,,Mars/Base", "“Mars/Base” is not a time zone such as America/Los_Angeles"),
        ("Ana,a@b.example,candidate,usc", "a candidate needs starts_on, the first day of the program"),
        ("Ana,a@b.example,candidate,usc,,,,,8/17/26", "starts_on must be a date such as 2026-08-17 or 8/17/2026"),
        (
            "Ana,a@b.example,candidate,usc,,,,,2026-08-17,2025-01-01",
            "ends_on 2025-01-01 is before starts_on 2026-08-17",
        ),
        (
            "Ana,a@b.example,candidate,usc,,,,theo@school.example,2026-08-17",
            "coach theo@school.example is neither in this file nor on the roster as a coach",
        ),
        ("Ana,a@b.example,coach,usc,,,,marcus@school.example", "only a candidate has a coach; Ana is coach"),
        ("Ana,a@b.example,coach,usc,,,,,,,more", "more fields than columns: is there a comma that needs quotes?"),
        ("Ana,marcus@school.example,coach,usc", "marcus@school.example is already in line 2"),
        (
            "Ana,nowhere,boss,usc,,,,,8/17/26",
            (
                "“nowhere” is not an e-mail address; role must be one of candidate, coach, program_admin, instructor, "
                "supervisor, analyst; starts_on must be a date such as 2026-08-17 or 8/17/2026"
            ),
        ),
        (
            "Ana,a@b.example,candidate,usc,,,,theo@school.example,2026-08-17,2025-01-01",
            (
                "coach theo@school.example is neither in this file nor on the roster as a coach; ends_on 2025-01-01 is "
                "before starts_on 2026-08-17"
            ),
        ),
        (
            "Ana,a@b.example,candidate,mcoe,,,,marcus@school.example,2026-08-17,",
            "coach marcus@school.example is in the program usc, and Ana in mcoe",
        ),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_nothing_is_written(
    companion: Companion, tmp_path: Path, row: str, reason: str
) -> None:
    plan = companion.roster.plan(csv(tmp_path, SAME, NEW, row))
    assert plan.bad == [BadRow(4, reason)]
    with pytest.raises(Refused, match="Nothing was written: 1 row is bad"):
        companion.roster.write(plan, today=NOW.date(), now=NOW)
    assert companion.records.person_by_email("ana@school.example") is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,email\nAna,a@b.example\n", "lacks the columns role, program"),
        (b"", "lacks the columns name, email, role, program"),
        (b"name,email,role,program,coach_email\n", "columns that I don't know: coach_email"),
        (b"\xff\xfe\x00name", "is not saved as UTF-8"),
        ("name,email,role,program\nJosé,j@b.example,coach,usc\n".encode("cp1252"), "is not saved as UTF-8"),
        (b"name,email,role,program,email\n", "more than one column email"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(
    companion: Companion, tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(Refused, match=message):
        companion.roster.plan(path)


def test_a_file_that_is_not_there_is_named(companion: Companion, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"There is no file .*nobody\.csv"):
        companion.roster.plan(tmp_path / "nobody.csv")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_writes_is_read(companion: Companion, tmp_path: Path, separator: str) -> None:
    row = "Ana Lima,ana@school.example,candidate,usc,,,,,8/17/2026,6/30/2028"
    path = csv(tmp_path, row.replace(",", separator), header=HEADER.replace(",", separator))
    [ana] = companion.roster.plan(path).lines
    assert (ana.starts_on, ana.ends_on) == (date(2026, 8, 17), date(2028, 6, 30))


def test_a_cohort_in_which_nobody_is_yet_is_named(companion: Companion, tmp_path: Path) -> None:
    companion.roster.write(companion.roster.plan(csv(tmp_path, NEW, SAME)), today=NOW.date(), now=NOW)
    misspelt = NEW.replace("Ana@", "Eva@").replace("usc-2026", "usc-2062")
    assert companion.roster.plan(csv(tmp_path, NEW, misspelt)).cohorts == [("usc", "usc-2062", 1)]
