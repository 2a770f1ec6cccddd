"""The next dates of a cohort, a line each."""

from collections.abc import Sequence
from datetime import date

from bot.services.progress.replies import NextDates
from bot.views.blocks import Message, escape, sections
from induction.schedule import ProgramDate
from prompts.weekly import when_words

_NO_OTHERS = "These are the dates that your program's documents print. For any other ask your program administrator."


def next_dates_message(reply: NextDates) -> Message:
    """The dates, and whom to ask about those that no document prints."""
    lines = [*date_lines(reply.dates, reply.today), _NO_OTHERS]
    return Message("\n".join(lines), sections([escape(line) for line in lines]))


def date_lines(dates: Sequence[ProgramDate], today: date) -> Sequence[str]:
    """A heading with a line for each date, or that there is none."""
    if not dates:
        return ["*Next dates*", "Your program's documents print no date for the coming months."]
    return ["*Next dates*", *(f"• {_date_words(one, today)}" for one in dates)]


def _date_words(one: ProgramDate, today: date) -> str:
    """When it is, what it is, and what else a reader needs."""
    when = when_words(one) if one.first >= today or one.is_month else f"until the end of {one.last:%B}"
    notes = [f"{one.note[0].upper()}{one.note[1:]}."] if one.note else []
    if one.holiday:
        notes.append(f"That day is a federal holiday ({one.holiday}): ask whether it takes place.")
    return " ".join([f"*{when[0].upper()}{when[1:]}*: {one.title}.", *notes])
