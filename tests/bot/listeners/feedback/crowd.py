"""A program with enough people for a survey: eight candidates in one cohort, three in another, five coaches."""

from datetime import date

from bot.companion import Companion
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import NOW
from tests.bot.dialog import Dialog, View

EARLY, LATE = "Early 2026", "Late 2026"

EARLY_USERS = [f"UEARLY{number}" for number in range(8)]
LATE_USERS = [f"ULATE{number}" for number in range(3)]
COACH_USERS = [f"UCOACH{number}" for number in range(5)]


def bring_in(companion: Companion) -> None:
    """Bring them all onto the roster of the program."""
    lines = [_line(user, Role.CANDIDATE, EARLY) for user in EARLY_USERS]
    lines += [_line(user, Role.CANDIDATE, LATE) for user in LATE_USERS]
    lines += [_line(user, Role.COACH) for user in COACH_USERS]
    companion.records.write_roster(lines, today=NOW.date(), now=NOW)


def form_of(dialog: Dialog, user: str, words: str = "pulse") -> View:
    """The form that opens at the command."""
    before = len(dialog.slack.sent("views.open"))
    assert dialog.command(user, words) == {}
    view: View
    [view] = [one["view"] for one in dialog.slack.sent("views.open")[before:]]
    return view


def answers(form: View, step: int, **others: int) -> dict[str, str]:
    """What stands in the survey: one step throughout, save for what is said of others, by item."""
    fields = [block["block_id"] for block in form["blocks"] if block["type"] == "input"]
    return {name: str(others.get(name.removeprefix("pulse_item_"), step)) for name in fields}


def answer(dialog: Dialog, user: str, step: int, **others: int) -> View:
    """The survey answered by that person, as `answers` has it."""
    form = form_of(dialog, user)
    assert dialog.submit(user, form, f"V{user}", **answers(form, step, **others)) == {}
    return form


def _line(user: str, role: Role, cohort: str | None = None) -> RosterLine:
    return RosterLine(
        name=f"{user.title()} Lee",
        email=f"{user.lower()}@school.example",
        role=role,
        program="usc",
        slack_id=user,
        cohort=cohort,
        starts_on=date(2026, 8, 17) if role is Role.CANDIDATE else None,
    )
