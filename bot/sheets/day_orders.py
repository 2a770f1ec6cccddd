"""Which figure of a date is the month: asked once a sheet has dates that can only be read the other way round."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.sheets.cells import Fault, shown, text_of
from bot.sheets.days import day, figures_of, written_date
from bot.sheets.layouts import DayOrder
from bot.sheets.tables import Cell

_MONTHS_A_YEAR = 12
_OTHER = {DayOrder.MONTH_FIRST: DayOrder.DAY_FIRST, DayOrder.DAY_FIRST: DayOrder.MONTH_FIRST}
_FIRST = {DayOrder.MONTH_FIRST: "month", DayOrder.DAY_FIRST: "day"}


@dataclass(frozen=True)
class OrderQuestion:
    """What is asked about the dates of a sheet: whether `order` is theirs, as `sure` says; `asked` is another of them.

    Where some of them can only be read one way and some only the other, `against` is one of those, and no answer helps.
    """

    order: DayOrder
    sure: str
    asked: str
    against: str | None = None

    def __str__(self) -> str:
        first = _FIRST[self.order]
        if self.against is not None:
            return (
                f"Some dates have the day first and some the month ({self.sure}, {self.against}), so those that could "
                "be either are not taken. Write them as 2026-10-12."
            )
        return f"The dates look like {first} first ({self.sure}). Is {self.asked} {_read(self.asked, self.order)}?"


@dataclass(frozen=True)
class Days:
    """Reads the dates of one sheet, in the order of its layout unless that is in question."""

    order: DayOrder
    question: OrderQuestion | None = None
    swapped: str | None = None

    def day(self, cell: Cell) -> date:
        """The day in the cell; a Fault where that depends on the answer to the question."""
        if isinstance(cell, date):
            self._check_not_swapped(cell)
        else:
            self.check(text_of(cell))
        return day(cell, self.order)

    def check(self, text: str) -> None:
        """A Fault where which day the text says depends on the answer to the question."""
        figures = figures_of(text)
        if self.question is None or figures is None:
            return
        said = _fitting(figures)
        if len(said) > 1 and figures[0] != figures[1]:
            raise Fault(f"{shown(text)} may be {' or '.join(_read(text, order) for order in DayOrder)}.")
        if self.question.order in said and figures[0] != figures[1] and self.question.against is None:
            raise Fault(f"{shown(text)} has the {_FIRST[self.question.order]} first.")

    def _check_not_swapped(self, cell: date) -> None:
        """Refuse what Excel took for a date, where it could not take others of the column for one."""
        if self.swapped is not None and cell.day <= _MONTHS_A_YEAR and cell.day != cell.month:
            raise Fault(
                f"Excel took this for {_words(cell.month, cell.day)}, and {shown(self.swapped)} for no date, "
                "so the day and the month may be swapped. Make the whole column dates, or text."
            )


def days_of(cells: Iterable[Cell], order: DayOrder, told: DayOrder | None) -> Days:
    """How the dates in these cells are read: in the layout's order, or in the one that somebody `told`."""
    found: dict[frozenset[DayOrder], str] = {}
    for cell in cells:
        text = text_of(cell) if isinstance(cell, str) else ""
        figures = figures_of(text)
        if figures is not None and figures[0] != figures[1]:
            found.setdefault(_fitting(figures), written_date(text))
    day_first = found.get(frozenset({DayOrder.DAY_FIRST}))
    other = _OTHER[order]
    sure, against = found.get(frozenset({other})), found.get(frozenset({order}))
    if told is not None or sure is None:
        return Days(told or order, swapped=day_first)
    asked = found.get(frozenset(DayOrder), sure)
    return Days(order, OrderQuestion(other, sure, asked, against), swapped=day_first)


def _fitting(figures: tuple[int, int]) -> frozenset[DayOrder]:
    """The orders in which the two figures may be a day."""
    one, two = figures
    fits = {DayOrder.MONTH_FIRST: one <= _MONTHS_A_YEAR, DayOrder.DAY_FIRST: two <= _MONTHS_A_YEAR}
    return frozenset(order for order, is_one in fits.items() if is_one)


def _read(text: str, order: DayOrder) -> str:
    figures = figures_of(text) or (0, 0)
    month, number = figures if order is DayOrder.MONTH_FIRST else figures[::-1]
    return _words(month, number)


def _words(month: int, number: int) -> str:
    return f"{date(2000, month, 1):%B} {number}"
