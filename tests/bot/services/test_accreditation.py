"""The accreditation report: what is on record with its dates, what is not, and to whom it is open."""

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from bot.companion import Companion
from bot.services.cohort.accreditation import ReportKind
from induction.record.milestones import Happened
from induction.refused import Refused
from tests.bot.conftest import NOW


def sheets(companion: Companion) -> dict[str, list[tuple[object, ...]]]:
    made = companion.desk.accreditation.written("usc", None, ReportKind.XLSX, now=NOW)
    book = load_workbook(io.BytesIO(made.content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_what_the_companion_does_not_hold_is_named_first(companion: Companion) -> None:
    found = sheets(companion)
    bring = next(rows for title, rows in found.items() if title.startswith("What to bring"))
    asked = [row[0] for row in bring]
    assert {"Coach training and certificates", "Assessment of coaches", "What surveys changed"} <= set(asked)
    assert ("Pairing in time", "3 of 3 candidates") in [row[:2] for row in bring]


def test_pairing_is_told_with_its_days(companion: Companion) -> None:
    rows = sheets(companion)["Pairing with a coach"]
    dana = next(row for row in rows if row[0] == "Dana Whitfield")
    assert (dana[2], dana[5]) == ("not on record", "unknown")
    assert str(dana[3]).startswith(str(date(2026, 8, 17)))


def test_coaching_on_record_before_the_roster_came_in_shows_the_pairing(companion: Companion) -> None:
    dana, marcus = (companion.records.person_by_slack(one) for one in ("UDANA", "UMARCUS"))
    assert dana is not None
    assert marcus is not None
    enrolled = Happened(candidate_id=dana.id, key="enrolled", on=date(2026, 6, 1))
    companion.records.milestones.record(enrolled, source="e", by=None, now=NOW)
    assert _row(companion, "Dana Whitfield")[3:] == (datetime(2026, 8, 17), 77, "no")  # noqa: DTZ001 - Excel's days have no zone
    bring = next(rows for title, rows in sheets(companion).items() if title.startswith("What to bring"))
    assert ("Pairing in time", "Late by what is on record: 1 of 3 candidates") in [row[:2] for row in bring]
    paired = Happened(candidate_id=dana.id, key="coach.assign", on=date(2026, 6, 20))
    companion.records.milestones.record(paired, source="p", by=None, now=NOW)
    assert _row(companion, "Dana Whitfield")[3:] == (datetime(2026, 6, 20), 19, "yes")  # noqa: DTZ001 - the same


def test_a_figure_comes_with_where_it_stands_and_no_marks_of_slack(companion: Companion) -> None:
    found = sheets(companion)
    says = str(found["Pairing with a coach"][0][0])
    assert says.startswith(
        "A candidate is paired with a coach no later than 30 days after enrolling (USC Rossier CASC "
    )
    assert "line 206). Of 3:" in says
    assert "which no document draws" in str(found["Contact with the coach"][0][0])
    assert "`" not in str(found)


def _row(companion: Companion, name: str) -> tuple[object, ...]:
    return next(row for row in sheets(companion)["Pairing with a coach"] if row[0] == name)


def test_it_is_a_pdf_too(companion: Companion) -> None:
    made = companion.desk.accreditation.written("usc", None, ReportKind.PDF, now=NOW)
    assert made.content.startswith(b"%PDF-")
    assert made.name == "accreditation-usc-rossier-2026-11-18.pdf"


@pytest.mark.parametrize("slack_id", ["UMARCUS", "UDANA"])
def test_it_is_open_to_the_administrator_alone(companion: Companion, slack_id: str) -> None:
    person = companion.records.person_by_slack(slack_id)
    assert person is not None
    with pytest.raises(Refused, match="open only to the program administrator"):
        companion.desk.accreditation.ask(person, "accreditation", source="s", now=NOW)


@pytest.mark.parametrize(("program", "cohort"), [("nowhere", None), ("usc", "usc-1999")])
def test_what_is_not_there_is_refused(companion: Companion, program: str, cohort: str | None) -> None:
    with pytest.raises(Refused):
        companion.desk.accreditation.written(program, cohort, ReportKind.PDF, now=NOW)
