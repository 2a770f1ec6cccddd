from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from knowledge.reading.blocks import Block, BlockKind
from knowledge.reading.files import read
from knowledge.reading.pdf import read_pdf
from knowledge.reading.unreadable import Unreadable
from tests.knowledge.reading.paper import COACHING, INTRODUCTION, LEARNING, two_column_pdf


class Handbook(FPDF):
    """Three pages with the same head, and a page number at the foot."""

    def header(self) -> None:
        self.set_font("helvetica", size=9)
        self.cell(text="Candidate Handbook, County Office", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=9)
        self.cell(text=f"Page {self.page_no()}")


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    pdf = Handbook()
    pdf.set_title("Handbook for candidates")
    for title, text in (
        (
            "Coaching",
            "You meet your coach twice a month, and you write down what both of you have agreed upon until then.",
        ),
        ("Late Work", "It is accepted for a week.\n- Ask before it is due\n- Say why"),
    ):
        pdf.add_page()
        pdf.set_font("helvetica", size=18)
        pdf.cell(text=title, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("helvetica", size=11)
        pdf.multi_cell(w=120, text=text, align="L")
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    with pdf.table() as table:
        for cells in (("Year", "Hours"), ("One", "40")):
            table.row(cells)
    path = tmp_path / "handbook.pdf"
    pdf.output(str(path))
    return path


def test_a_pdf_keeps_headings_items_and_rows_by_page_without_its_frame(handbook: Path) -> None:
    draft = read_pdf(handbook)
    assert (draft.title, draft.unit) == ("Handbook for candidates", "page")
    assert draft.blocks == (
        Block(BlockKind.HEADING, "Coaching", 1, level=1),
        Block(
            BlockKind.PARAGRAPH,
            "You meet your coach twice a month, and you write down what both of you have agreed upon until then.",
            1,
        ),
        Block(BlockKind.HEADING, "Late Work", 2, level=1),
        Block(BlockKind.PARAGRAPH, "It is accepted for a week.", 2),
        Block(BlockKind.ITEM, "Ask before it is due", 2),
        Block(BlockKind.ITEM, "Say why", 2),
        Block(BlockKind.ROW, "Year | Hours", 3),
        Block(BlockKind.ROW, "One | 40", 3, columns="Year | Hours"),
    )


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.new("L", (40, 40)), x=10, y=10)
    path = tmp_path / "scan.pdf"
    pdf.output(str(path))
    with pytest.raises(Unreadable, match=r"it is a scan: .* \(OCR\)"):
        read_pdf(path)


def test_a_pdf_behind_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")  # noqa: S106 - the test's own
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.cell(text="Secret")
    path = tmp_path / "locked.pdf"
    pdf.output(str(path))
    with pytest.raises(Unreadable, match="protected by a password"):
        read_pdf(path)


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(Unreadable, match="damaged, or not a PDF"):
        read_pdf(path)


def test_two_columns_are_read_one_after_the_other_and_a_table_over_two_pages_is_one(tmp_path: Path) -> None:
    assert read_pdf(two_column_pdf(tmp_path / "handbook.pdf")).blocks == (
        Block(BlockKind.HEADING, "Two Years of Induction", 1, level=1),
        Block(BlockKind.PARAGRAPH, INTRODUCTION, 1),
        Block(BlockKind.HEADING, "Coaching", 1, level=2),
        Block(BlockKind.PARAGRAPH, COACHING, 1),
        Block(BlockKind.HEADING, "Workshops", 1, level=2),
        Block(BlockKind.PARAGRAPH, LEARNING, 1),
        Block(BlockKind.ROW, "Kind | Year 1 | Year 2", 1),
        Block(BlockKind.ROW, "Coaching | 30 | 34", 1, columns="Kind | Year 1 | Year 2"),
        Block(BlockKind.ROW, "Workshops | 12 | 9", 1, columns="Kind | Year 1 | Year 2"),
        Block(BlockKind.ROW, "Reading | 5 | 8", 2, columns="Kind | Year 1 | Year 2"),
        Block(BlockKind.HEADING, "Who Answers", 2, level=2),
        Block(BlockKind.PARAGRAPH, "Write to the office of induction. It answers:", 2),
        Block(BlockKind.ITEM, "about dates", 2),
        Block(BlockKind.ITEM, "about the two-year plan", 2),
    )


def test_a_table_without_rules_is_read_as_rows(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    for cells in (("Month", "Title", "Room"), ("March", "Ethics and law", "12"), ("April", "Budgets", "14")):
        for cell in cells:
            pdf.cell(w=50, text=cell)
        pdf.ln()
    path = tmp_path / "months.pdf"
    pdf.output(str(path))
    assert read_pdf(path).blocks == (
        Block(BlockKind.ROW, "Month | Title | Room", 1),
        Block(BlockKind.ROW, "March | Ethics and law | 12", 1, columns="Month | Title | Room"),
        Block(BlockKind.ROW, "April | Budgets | 14", 1, columns="Month | Title | Room"),
    )


def test_a_handbook_of_which_half_is_scanned_is_refused_with_how_much(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.cell(text="Welcome")
    pdf.add_page()
    pdf.image(Image.new("L", (40, 40)), x=10, y=10)
    path = tmp_path / "half.pdf"
    pdf.output(str(path))
    with pytest.raises(Unreadable, match=r"it is a scan: 1 of its 2 pages are pictures .* \(OCR\)"):
        read_pdf(path)


def test_a_damaged_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = two_column_pdf(tmp_path / "handbook.pdf")
    path.write_bytes(path.read_bytes()[:600])
    with pytest.raises(Unreadable, match="damaged"):
        read(path, program="usc")
