"""Those who rate Dana, what each of them gives, and how they do it in a dialog."""

from typing import Any

from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import line
from tests.bot.dialog import Dialog, View

DANA = 4
LEVELS = {"UDANA": "114211", "UMARCUS": "232223", "UROSA": "333444"}
"""The levels that each gives for the six standards; no line of them can be taken for that of another."""

NAMES = {"UDANA": "candidate", "UMARCUS": "coach", "UROSA": "supervisor"}


def roster_of(
    *, coach: str = "marcus@school.example", supervisor: str | None = "rosa@school.example"
) -> list[RosterLine]:
    jordan = line("Jordan Reyes", Role.CANDIDATE, "usc", None, "elena@school.example")
    dana = line("Dana Whitfield", Role.CANDIDATE, "usc", None, coach)
    return [
        line("Rosa Kim", Role.SUPERVISOR, "usc", "UROSA"),
        line("Sam Ito", Role.SUPERVISOR, "usc", "USAM"),
        dana.model_copy(update={"supervisor": supervisor}),
        jordan.model_copy(update={"supervisor": "sam@school.example"}),
    ]


def form_of(dialog: Dialog, user: str, words: str = "rate") -> View:
    """The form that opens at the command."""
    before = len(dialog.slack.sent("views.open"))
    assert dialog.command(user, words) == {}
    view: View
    [view] = [one["view"] for one in dialog.slack.sent("views.open")[before:]]
    return view


def filled(levels: str) -> dict[str, str]:
    """What stands in the form with these levels."""
    return {f"rating_standard_{number}": level for number, level in enumerate(levels, start=1)}


def rate(dialog: Dialog, user: str, view_id: str, *, levels: str = "", **more: str) -> dict[str, Any]:
    """The person rates Dana; the receipt in their direct message."""
    words = "rate Dana" if user == "UMARCUS" else "rate"
    view = form_of(dialog, user, words)
    before = len(dialog.slack.sent("chat.postMessage"))
    assert dialog.submit(user, view, view_id, **filled(levels or LEVELS[user]), **more) == {}
    receipt: dict[str, Any]
    [receipt] = [one for one in dialog.slack.sent("chat.postMessage")[before:] if one["channel"] == user]
    return receipt


def columns(words: str) -> list[list[str]]:
    """The heads of the tables in these words."""
    return [part.strip().splitlines()[0].split() for part in words.split("```")[1::2]]
