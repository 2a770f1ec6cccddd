"""A paper as PDF: letter size, headings that stay with what they head, tables whose headings come on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bot.papers.letters import BOLD, REGULAR, font_file, written
from bot.papers.paper import Paper, Part, Table, words

if TYPE_CHECKING:
    from fpdf import FPDF

_FAMILY = "FiraGO"
_STYLES: Mapping[str, str] = {"": REGULAR, "B": BOLD}
_MARGIN, _LINE = 18, 5.2
_TITLE, _HEADING, _TEXT, _TABLE, _FOOT = 18, 12.5, 10, 8.5, 8
_DARK, _GREY, _BAND = (29, 53, 87), (110, 110, 110), (241, 244, 248)
_ROOM_FOR_HEADING = 32
"""Millimeters that a heading needs below it: it never stands alone at the foot of a page."""


def pdf_of(paper: Paper) -> bytes:
    """The PDF, as bytes."""
    with _opened(paper) as pdf:
        _add_head(pdf, paper)
        for part in paper.parts:
            _add_part(pdf, part)
        return bytes(pdf.output())


@contextmanager
def _opened(paper: Paper) -> Iterator[FPDF]:
    from fpdf import FPDF  # noqa: PLC0415 - costs half a second, and few papers are asked for

    class _Pages(FPDF):
        def footer(self) -> None:
            _add_foot(self, paper)

    pdf = _Pages(format="letter")
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=True, margin=_MARGIN + 6)
    with TemporaryDirectory(prefix="companion-fonts-") as folder:  # fpdf2 takes fonts from files alone
        for style, name in _STYLES.items():
            file = Path(folder) / f"{name}.ttf"
            file.write_bytes(font_file(name))
            pdf.add_font(_FAMILY, style, file)
        pdf.set_title(paper.title)
        pdf.set_creator("CASC Companion")
        pdf.set_lang("en-US")
        pdf.set_creation_date(paper.made_at)
        pdf.add_page()
        yield pdf


def _add_head(pdf: FPDF, paper: Paper) -> None:
    _write(pdf, paper.title, size=_TITLE, style="B", color=_DARK)
    _write(pdf, paper.made, size=_FOOT, color=_GREY)
    pdf.ln(3)
    width = pdf.epw * 0.26
    for name, said in paper.head:
        top = pdf.get_y()
        _font(pdf, _TEXT, "B")
        pdf.multi_cell(width, _LINE, _letters(pdf, name), new_x="RIGHT", new_y="TOP", align="L")
        _font(pdf, _TEXT)
        pdf.multi_cell(0, _LINE, _letters(pdf, said), new_x="LMARGIN", new_y="NEXT", align="L")
        pdf.set_y(max(pdf.get_y(), top + _LINE))


def _add_part(pdf: FPDF, part: Part) -> None:
    if pdf.will_page_break(_ROOM_FOR_HEADING):
        pdf.add_page()
    else:
        pdf.ln(6)
    with pdf.local_context():
        _write(pdf, part.heading, size=_HEADING, style="B", color=_DARK)
    pdf.ln(1)
    for paragraph in part.said:
        _write(pdf, paragraph, size=_TEXT)
        pdf.ln(1)
    if part.table is not None and part.table.rows:
        _add_table(pdf, part.table)


def _add_table(pdf: FPDF, table: Table) -> None:
    from fpdf.fonts import FontFace  # noqa: PLC0415 - as above

    pdf.ln(1)
    _font(pdf, _TABLE)
    pdf.set_draw_color(*_GREY)
    pdf.set_line_width(0.1)
    with pdf.table(
        col_widths=tuple(table.widths) or None,
        headings_style=FontFace(emphasis="BOLD", color=(255, 255, 255), fill_color=_DARK),
        cell_fill_color=_BAND,
        cell_fill_mode="ROWS",
        borders_layout="HORIZONTAL_LINES",
        line_height=4.2,
        padding=(0.8, 1.2),
        text_align="LEFT",
    ) as made:
        made.row([_letters(pdf, name) for name in table.headings])
        for row in table.rows:
            made.row([_letters(pdf, words(cell)) for cell in row])


def _add_foot(pdf: FPDF, paper: Paper) -> None:
    pdf.set_y(-_MARGIN)
    _font(pdf, _FOOT)
    pdf.set_text_color(*_GREY)
    said = " · ".join(filter(None, [paper.title, paper.foot]))
    pdf.cell(pdf.epw * 0.8, _LINE, _letters(pdf, said), align="L")
    pdf.cell(0, _LINE, f"Page {pdf.page_no()} of {{nb}}", align="R")
    pdf.set_text_color(0)


def _write(pdf: FPDF, text: str, *, size: float, style: str = "", color: tuple[int, int, int] = (0, 0, 0)) -> None:
    _font(pdf, size, style)
    pdf.set_text_color(*color)
    pdf.multi_cell(0, size * 0.52, _letters(pdf, text), new_x="LMARGIN", new_y="NEXT", align="L")
    pdf.set_text_color(0)


def _font(pdf: FPDF, size: float, style: str = "") -> None:
    pdf.set_font(_FAMILY, style, size)


def _font_of(pdf: FPDF) -> Any:
    """The font of plain text; the bold one has the same letters."""
    return pdf.fonts[_FAMILY.lower()]


def _letters(pdf: FPDF, text: str) -> str:
    """The text in letters that the fonts have."""
    return written(text, frozenset(_font_of(pdf).cmap))
