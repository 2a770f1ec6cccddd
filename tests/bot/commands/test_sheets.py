"""`companion hours` as someone types it."""

import json
import stat
from pathlib import Path

import pytest

from induction.refused import Refused
from tests.bot.commands.command_line import CommandLine
from tests.bot.sheets.exported import BIGTIME, REGISTER, workbook

MARCUS, PRIYA = ("--as", "marcus@school.example"), ("--as", "priya@school.example")


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.csv"
    path.write_text(BIGTIME.replace("2026", "2021"), encoding="utf-8")
    return path


def fields(printed: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(printed)
    return found


def test_a_dry_run_records_nothing(run: CommandLine, report: Path) -> None:
    said = run("hours", "import", str(report), *MARCUS, "--layout", "bigtime", "--dry-run")
    assert said.startswith("report.csv, read as a sheet of BigTime.\n2 entries to record, 2 h 15 min:\n")
    assert "• a sum: lines 11, 12" in said
    assert len(fields(run("hours", "import", str(report), *MARCUS, "--dry-run", "--json"))["new"]) == 2


def test_a_file_is_recorded_once(run: CommandLine, report: Path) -> None:
    assert "Recorded 2 entries, 2 h 15 min, from report.csv." in run("hours", "import", str(report), *PRIYA)
    assert "2 rows were there already." in run("hours", "import", str(report), *MARCUS)
    done = fields(run("hours", "import", str(report), *MARCUS, "--json"))
    assert (done["recorded"], done["there"]) == ([], 2)


def test_nothing_is_recorded_while_a_row_is_bad(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "hours.csv"
    path.write_text("Candidate,Date,Hours,Kind\nDana,10/5/2021,1,coaching\nDana,soon,1,coaching\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="1 row that cannot be taken:\n• line 3, Date: “soon” is no date"):
        run("hours", "import", str(path), *MARCUS)
    assert "1 row was left out" in run("hours", "import", str(path), *MARCUS, "--skip-bad")


def test_the_length_of_a_register_s_sessions_can_be_told(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER.replace("2026", "2021").replace("October 3 ", "10/3/2021 "), encoding="utf-8")
    planned = fields(run("hours", "import", str(path), *PRIYA, "--session-length", "1h 30m", "--dry-run", "--json"))
    assert [row["minutes"] for row in planned["new"]] == [180, 90, 180]
    assert [one["name"] for one in planned["unknown"]] == ["Jordan Reyes"]
    with pytest.raises(Refused, match="--session-length: “long” is no length"):
        run("hours", "import", str(path), *PRIYA, "--session-length", "long")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_is_a_private_file_that_can_be_imported_again(
    run: CommandLine, report: Path, tmp_path: Path, ending: str
) -> None:
    run("hours", "import", str(report), *MARCUS)
    out = tmp_path / f"out.{ending}"
    assert run("hours", "export", *PRIYA, "--to", str(out)) == f"Wrote 2 lines of USC Rossier to {out}.\n"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    planned = fields(run("hours", "import", str(out), *PRIYA, "--dry-run", "--json"))
    assert ([row["imported"] for row in planned["there"]], planned["new"]) == ([False, False], [])


def test_what_is_exported_for_bigtime_has_its_columns(run: CommandLine, report: Path, tmp_path: Path) -> None:
    run("hours", "import", str(report), *MARCUS)
    out = tmp_path / "for-bigtime.csv"
    run("hours", "export", *MARCUS, "--of", "Theo", "--layout", "bigtime", "--to", str(out))
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "Staff,Candidate,Date,Start,End,Hours,Meeting Format,Notes,System of record",
        '"Bell, Marcus","Park, Theo",10/06/2021,,,0.75,,,no',
    ]


def test_a_folder_gets_a_file_that_names_itself(run: CommandLine, report: Path, tmp_path: Path) -> None:
    run("hours", "import", str(report), *MARCUS)
    folder = tmp_path / "exports"
    folder.mkdir()
    run("hours", "export", *PRIYA, "--cohort", "usc-2020", "--to", str(folder))
    [made] = folder.iterdir()
    assert made.name.startswith("hours-cohort-usc-2020-")
    assert made.name.endswith("-not-the-system-of-record.xlsx")


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (("import", "nowhere.csv", *MARCUS), "There is no file nowhere.csv."),
        (("import", ".", *MARCUS), "cannot be read"),
        (("export", *MARCUS, "--to", "hours.pdf"), "ends in .csv or .xlsx"),
        (("export", *MARCUS, "--to", "no/such/folder/hours.csv"), "cannot be written"),
        (("export", *MARCUS, "--of", "Zed", "--to", "hours.csv"), "I find no “Zed” in your caseload"),
        (("export", *MARCUS, "--layout", "canvas", "--to", "hours.csv"), "I know no layout “canvas”"),
        (("export", *MARCUS, "--layout", "brightspace", "--to", "hours.csv"), "not written for it"),
    ],
)
def test_what_cannot_be_done_says_why(run: CommandLine, words: tuple[str, ...], refused: str) -> None:
    with pytest.raises(Refused, match=refused):
        run("hours", *words)


def test_a_workbook_is_imported(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(workbook(["Candidate", "Date", "Hours", "Kind"], ["Dana", "10/5/2021", 1.5, "coaching"]))
    assert "Recorded 1 entry, 1 h 30 min" in run("hours", "import", str(path), *PRIYA)


def test_an_import_is_undone(run: CommandLine, report: Path) -> None:
    run("hours", "import", str(report), *MARCUS)
    assert "Undone: 2 entries, 2 h 15 min, taken out." in run("hours", "import", str(report), *MARCUS, "--undo")
    with pytest.raises(Refused, match="so nothing was undone"):
        run("hours", "import", str(report), *MARCUS, "--undo")
    assert "Recorded 2 entries" in run("hours", "import", str(report), *MARCUS)


def test_the_day_may_come_first(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Candidate,Date,Hours,Kind,Catagory\nDana,16/10/2021,12,PL,\nDana,9/10/2021,1,PL,PLC\n")
    shown = run("hours", "import", str(path), *PRIYA, "--dry-run")
    assert "Is 9/10/2021 October 9?" in shown
    assert "Not read: Catagory (did you mean Category?)." in shown
    planned = fields(run("hours", "import", str(path), *PRIYA, "--dry-run", "--json", "--day-first"))
    assert ([row["on"] for row in planned["new"]], planned["long"]) == (["2021-10-09"], [2])
    done = run("hours", "import", str(path), *PRIYA, "--day-first", "--long-too")
    assert "Recorded 2 entries, 13 h" in done


def test_learning_is_left_out_of_a_file_for_bigtime(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Candidate,Date,Hours,Kind\nDana,10/8/2021,1,PL\nDana,10/9/2021,1,coaching\n")
    run("hours", "import", str(path), *PRIYA)
    out = tmp_path / "for-bigtime.csv"
    assert "Wrote 1 lines" in run("hours", "export", *PRIYA, "--layout", "bigtime", "--to", str(out))
    assert len(out.read_text().splitlines()) == 2
