"""The buttons that lead from one thing to the form or the page of another."""

import json
from datetime import date

from bot.services.progress.replies import HistoryPage, ProgressPart
from bot.views.blocks import Block, button

OPEN_LOG_FORM = "log_form_open"
OPEN_SESSION_FORM, BESIDE_ENTRY = "session_open", "session_beside"
OPEN_ATTENDANCE, CHANGE_ATTENDANCE = "attendance_open", "attendance_change"
HISTORY = "hours_history"
PROGRESS_PART = "progress_part"

_PARTS = {
    ProgressPart.NOW: "What is next",
    ProgressPart.EVERYTHING: "Everything",
    ProgressPart.PLACES: "Which rule says so",
}


def close_button(
    label: str, candidate_id: int | None = None, on: date | None = None, *, style: str | None = None
) -> Block:
    """The button that opens the form, for a candidate and a day where these are known."""
    value = ":".join(str(one) for one in (candidate_id, on) if one is not None) or "session"
    return button(label, OPEN_SESSION_FORM, value, style=style)


def beside_button(label: str, entry_id: int) -> Block:
    """The button that opens the form for what belongs beside hours that are recorded."""
    return button(label, BESIDE_ENTRY, str(entry_id))


def log_button(label: str = "Log hours") -> Block:
    """The button that opens an empty form."""
    return button(label, OPEN_LOG_FORM, "log", style="primary")


def history_button(page: HistoryPage) -> Block:
    """The button that shows that part of the history."""
    return button("History", HISTORY, carried_page(page))


def part_button(candidate_id: int, part: ProgressPart) -> Block:
    """The button that shows that part of the candidate's standing."""
    return button(_PARTS[part], f"{PROGRESS_PART}:{part}", str(candidate_id))


def carried_page(page: HistoryPage) -> str:
    """The page as a button carries it."""
    return f"{page.candidate_id}|{page.on or ''}|{page.skipped}|{page.entry_id or ''}"


def read_page(value: str) -> HistoryPage:
    """The page that a button carries; ValueError where it carries none."""
    candidate_id, on, skipped, entry_id = value.split("|")
    return HistoryPage(
        int(candidate_id),
        date.fromisoformat(on) if on else None,
        max(0, int(skipped)),
        int(entry_id) if entry_id else None,
    )


def attendance_button(
    label: str, cohort: str | None = None, session: str | None = None, *, style: str | None = None
) -> Block:
    """The button that opens the form, for a session or for the newest that is not recorded."""
    return button(label, OPEN_ATTENDANCE, json.dumps({"cohort": cohort, "session": session}), style=style)
