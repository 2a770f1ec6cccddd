"""`companion attendance`: who was at a session that the program ran, recorded and listed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import uuid4

import typer

from bot.commands.printing import printed
from bot.commands.session import As, AsJson, acting, remark, say, say_json, session_of, words_of
from bot.services.attendance.recording import Attendances
from bot.services.attendance.replies import SOMETHING_ELSE, AttendanceForm, AttendanceReceipt, FilledAttendance
from bot.services.people.names import named
from bot.views.attendance.recording import session_words
from induction.people import Person
from induction.refused import Refused

_ALL_RECORDED = (
    "Every session of the calendar so far is recorded. Name one of them with --session, or something else with --title."
)

app = typer.Typer(no_args_is_help=True, help="Who was at the sessions and workshops that a program runs itself.")

Cohort = Annotated[str | None, typer.Option(help="The cohort; the program's first one otherwise.")]
Names = Annotated[list[str] | None, typer.Option(help="A candidate's name; may be repeated.")]


@app.command()
def record(  # noqa: PLR0913, PLR0917 - an option for each field of the form
    context: typer.Context,
    as_: As,
    cohort: Cohort = None,
    session: Annotated[
        str | None,
        typer.Option(help="A session of the calendar, such as session.3; the newest that is open otherwise."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="Something else than a session of the calendar, in a few words.")
    ] = None,
    category: Annotated[str | None, typer.Option(help="What the hours of something else count as.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day, where it was another one.")
    ] = None,
    length: Annotated[
        str | None, typer.Option(help="How long it was, such as 2 h or 5:30-7:30 pm, where it was not as planned.")
    ] = None,
    absent: Names = None,
    submitted: Names = None,
    asked: Annotated[
        bool, typer.Option("--asked", help="Everybody was asked for the assignment, also where nobody has --submitted.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Record without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Record a session for everybody of a cohort but those --absent; --submitted says whose assignment is in."""
    with session_of(context).companion() as companion:
        person, attendance, key = acting(companion, as_), companion.desk.attendance, f"cli:{uuid4().hex}"
        form = _form(attendance, person, cohort, session, title, now=companion.clock())
        if form.recorded is not None:
            remark(f"{session_words(form.recorded)}: {form.recorded_by} has recorded it already.")
            raise typer.Exit(1)
        known = form.known
        out = {one.id for one in _people(absent, form)}
        filled = replace(
            known,
            title=title,
            category=category or known.category,
            on=on.date() if on else known.on,
            length=length or known.length,
            starts=None if length else known.starts,
            ends=None if length else known.ends,
            present=known.present - out,
            submitted=frozenset(one.id for one in _people(submitted, form)) if submitted or asked else None,
        )
        receipt = _sent(attendance, person, form, filled, key=key, yes=yes, now=companion.clock())
        if as_json:
            say_json(receipt.attendance.model_dump(mode="json"))
        else:
            say(printed(receipt, words_of(companion, person)))


@app.command("list")
def list_(context: typer.Context, as_: As, as_json: AsJson = False) -> None:
    """The sessions of each cohort so far: recorded, or not yet."""
    with session_of(context).companion() as companion:
        person = acting(companion, as_)
        sessions = companion.desk.attendance.sessions(person, now=companion.clock())
        if as_json:
            say_json(
                [
                    {
                        "cohort": one.cohort,
                        "session": one.choice.date_key,
                        "title": one.choice.title,
                        "on": one.choice.first if one.choice.has_day else None,
                        "attendance": one.attendance and one.attendance.model_dump(mode="json"),
                    }
                    for one in sessions.sessions
                ]
            )
        else:
            say(printed(sessions, words_of(companion, person)))


def _form(
    attendance: Attendances,
    person: Person,
    cohort: str | None,
    session: str | None,
    title: str | None,
    *,
    now: datetime,
) -> AttendanceForm:
    """The form for the session that was named: by its key with or without the year, or something else by a title."""
    if title is not None:
        return attendance.form(person, cohort, SOMETHING_ELSE.key, now=now)
    if session is None:
        form = attendance.form(person, cohort, now=now)
        if form.choice == SOMETHING_ELSE:
            raise Refused("all_recorded", _ALL_RECORDED)
        return form
    offered = attendance.form(person, cohort, SOMETHING_ELSE.key, now=now).choices
    keys = [one.key for one in offered if one.date_key and session in {one.date_key, one.date_key.partition("@")[0]}]
    return attendance.form(person, cohort, keys[0] if keys else f"date:{session}", now=now)


def _sent(
    attendance: Attendances,
    person: Person,
    form: AttendanceForm,
    filled: FilledAttendance,
    *,
    key: str,
    yes: bool,
    now: datetime,
) -> AttendanceReceipt:
    """What was recorded, after a yes to everything that is asked on the way."""
    while True:
        reply = attendance.send(person, form.cohort, form.choice.key, filled, form.told, key=key, now=now)
        if isinstance(reply, AttendanceReceipt):
            return reply
        form, questions = reply, "\n\n".join(reply.questions)
        if form.recorded is not None:
            remark(questions)
            raise typer.Exit(1)
        say(questions)
        if not yes:
            typer.confirm("Record?", abort=True)


def _people(names: Sequence[str] | None, form: AttendanceForm) -> Sequence[Person]:
    return [named(one, form.candidates, where="in this cohort") for one in names or ()]
