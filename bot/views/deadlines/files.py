"""The words beside a calendar file, and beside the address of one that keeps itself up to date."""

from bot.services.deadlines.replies import CalendarFile
from bot.views.blocks import Message, plain_message
from bot.views.deadlines.deadlines import when_words


def calendar_file_message(made: CalendarFile) -> Message:
    """What is in the file, how to use it, and what has a month alone and is not in it."""
    events = "1 date" if made.events == 1 else f"{made.events} dates"
    lines = [f"Here is the calendar ({made.title}): {events}. Open it, and your calendar takes them in."]
    lines.append("Opening a newer one later changes them, and adds none twice.")
    if made.months:
        lines.append("Not in it, because no day is printed:")
        lines += [f"• {one.title}, {when_words(one, made.today)}" for one in made.months]
    return plain_message("\n".join(lines))


def no_calendar_file_message(made: CalendarFile) -> Message:
    """That the workspace lets the companion hand over no file."""
    return plain_message(
        f"The calendar ({made.title}) is ready, but this workspace lets me hand over no file. `/casc deadlines` shows "
        "the same dates, and `companion doctor` tells whoever runs me which permission is missing."
    )


def feed_message(address: str, *, replaced: bool) -> Message:
    """The address of somebody's feed, and what to keep in mind."""
    before = " The one before it holds no longer." if replaced else ""
    return plain_message(
        f"This is the address of your calendar:{before}\n{address}\nAdd it to your calendar as a subscription (“from "
        "URL”), and it keeps itself up to date. Whoever has the address reads your dates, with no names, hours or "
        "writing in them, so keep it to yourself. `/casc deadlines feed new` gives another one in its place, and "
        "`/casc deadlines feed off` ends it."
    )
