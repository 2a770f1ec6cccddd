"""Real files, written by the libraries that write such files, for the tests of how they are read."""

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TableCellFillMode

INTRODUCTION = (
    "Every candidate of the lighthouse program works with a coach for two years. The two of them agree on goals, "
    "look at what was tried, and write down what both of them learned from it in the log that the program keeps."
)
COACHING = (
    "A coach visits the school once a month and listens before giving any advice. What is said in these talks stays "
    "between the two, and nobody at the school reads the notes. A candidate who wants another coach writes to the "
    "office, which answers within ten days and never asks for the reasons behind the wish."
)
LEARNING = (
    "Workshops are held on the first Tuesday of the month, in the evening, and last ninety minutes. Whoever misses one "
    "of them can watch a recording, and hands in a page about it by the end of the same month. The office counts the "
    "hours and sends a statement to everybody in January and in June of each year."
)
HOURS = (("Kind", "Year 1", "Year 2"), ("Coaching", "30", "34"), ("Workshops", "12", "9"))


class Handbook(FPDF):
    """Pages with the same head, and a page number at the foot."""

    def header(self) -> None:
        self.set_font("helvetica", size=9)
        self.cell(text="Lighthouse Handbook, Harbor County", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=9)
        self.cell(text=f"Page {self.page_no()} of 2")


def two_column_pdf(path: Path) -> Path:
    """A handbook in two columns, with a table that spans both and goes on on the next page, where a list follows."""
    pdf = Handbook()
    pdf.set_title("Lighthouse handbook")
    pdf.add_page()
    pdf.set_font("helvetica", size=20)
    pdf.cell(text="Two Years of Induction", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=10)
    pdf.multi_cell(w=190, text=INTRODUCTION, align="L", new_x="LMARGIN", new_y="NEXT")
    top = pdf.get_y() + 4
    for left, title, text in ((10, "Coaching", COACHING), (110, "Workshops", LEARNING)):
        pdf.set_xy(left, top)
        pdf.set_font("helvetica", style="B", size=13)
        pdf.multi_cell(w=85, text=title, new_x="LEFT", new_y="NEXT")
        pdf.set_font("helvetica", size=10)
        pdf.multi_cell(w=85, text=text, align="L", new_x="LEFT", new_y="NEXT")
    pdf.set_xy(10, 140)
    _table(pdf, HOURS)
    pdf.add_page()
    _table(pdf, (HOURS[0], ("Reading", "5", "8")))
    pdf.set_font("helvetica", style="B", size=13)
    pdf.cell(text="Who Answers", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=10)
    pdf.multi_cell(
        w=70,
        align="L",
        text="Write to the office of inducti-\non. It answers:\n- about dates\n- about the two-\nyear plan",
    )
    pdf.output(str(path))
    return path


def _table(pdf: FPDF, rows: tuple[tuple[str, ...], ...]) -> None:
    pdf.set_font("helvetica", size=10)
    with pdf.table(cell_fill_mode=TableCellFillMode.NONE, first_row_as_headings=False) as table:
        for cells in rows:
            table.row(cells)
