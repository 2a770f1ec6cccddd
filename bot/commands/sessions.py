"""`companion session`: closing a coaching session, reading those of before, and what was agreed on in them."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated
from uuid import uuid4

import typer

from bot.commands.printing import unmarked
from bot.commands.session import As, AsJson, acting, say, say_json, session_of
from bot.services.sessions.closings import Closings
from bot.services.sessions.filled import CPSEL, GOAL
from bot.services.sessions.replies import (
    FilledItem,
    FilledSession,
    ItemList,
    SessionAnswer,
    SessionForm,
    Side,
)
from bot.services.sessions.sessions import goal_name
from bot.views.sessions.action_items import item_list_text, line_words
from bot.views.sessions.sessions import session_closed_text, session_list_text
from induction.people import Person
from induction.refused import Refused

app = typer.Typer(no_args_is_help=True, help="Coaching sessions: close one, read those of before, settle action items.")

_ITEM = re.compile(
    r"(?:(?P<owner>[^\s:][^:]{0,40}):\s*)?(?P<text>.+?)(?:\s+by\s+(?P<due>\d{4}-\d{2}-\d{2}))?", re.DOTALL
)


@app.command()
def close(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    length: Annotated[str, typer.Argument(help="How long it was: 45, `1 h 30` or 3:30-4:15.")],
    as_: As,
    with_: Annotated[str | None, typer.Option("--with", help="The candidate's name.")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; today otherwise.")] = None,
    cpsel: Annotated[int | None, typer.Option(min=1, max=6, help="The CPSEL it was about.")] = None,
    goal: Annotated[int | None, typer.Option(min=1, help="The IIP goal it was about, by its number.")] = None,
    notes: Annotated[str | None, typer.Option(help="Open to the candidate and their coach.")] = None,
    item: Annotated[
        list[str] | None, typer.Option(help="`Dana: draft the survey by 2026-12-03`, or `me: …`; up to three.")
    ] = None,
    next_: Annotated[datetime | None, typer.Option("--next", formats=["%Y-%m-%d"], help="The next meeting.")] = None,
    done: Annotated[list[int] | None, typer.Option(help="An action item of before that is done.")] = None,
    answer: Annotated[SessionAnswer | None, typer.Option(help="To what was asked about the hours.")] = None,
    as_json: AsJson = False,
) -> None:
    """Close a session: `companion session close 45 --as marcus@… --with Dana --notes "…"`."""
    with session_of(context).companion() as companion:
        person, forms, now = acting(companion, as_), companion.desk.closings.forms, companion.clock()
        form = forms.blank(person, with_, now=now)
        filled = FilledSession(
            candidate_id=form.candidate.id if form.candidate else None,
            length=length,
            on=on.date() if on else form.today,
            touched=f"{CPSEL}:{cpsel}" if cpsel else _goal(form, goal),
            notes=notes,
            items=[_item(form, words) for words in item or ()],
            next_on=next_.date() if next_ else None,
            done=done or (),
            answer=answer,
        )
        closed = forms.send(person, filled, entry_id=None, source=f"cli:{uuid4().hex}", now=now)
        if isinstance(closed, SessionForm):
            raise _question(closed)
        if as_json:
            say_json(closed.line.session.model_dump(mode="json"))
        else:
            say(unmarked(session_closed_text(closed)))


@app.command("list")
def listed(
    context: typer.Context,
    as_: As,
    with_: Annotated[str | None, typer.Option("--with", help="The candidate's name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Sessions with their notes and action items, newest first, for whom they are open to."""
    with session_of(context).companion() as companion:
        person, sessions = acting(companion, as_), companion.desk.closings.sessions
        shown = sessions.listed(person, with_, now=companion.clock())
        lines = [*shown.lines]
        while shown.left:
            shown = sessions.more(person, shown.candidate.id, len(lines), now=companion.clock())
            lines += shown.lines
        if as_json:
            say_json([line.session.model_dump(mode="json") for line in lines])
        else:
            say(unmarked(session_list_text(replace(shown, lines=lines, skipped=0))))


@app.command()
def items(
    context: typer.Context,
    as_: As,
    done: Annotated[int | None, typer.Option(help="The one with this number is done.")] = None,
    undo: Annotated[int | None, typer.Option(help="The one with this number is not done after all.")] = None,
    as_json: AsJson = False,
) -> None:
    """Open action items, overdue first; with --done or --undo one of them is settled."""
    with session_of(context).companion() as companion:
        person, closings, now = acting(companion, as_), companion.desk.closings, companion.clock()
        _settle(closings, person, done, undo, now)
        shown = closings.items.listed(person, now=now)
        if as_json:
            say_json([line.item.model_dump(mode="json") for line in (*shown.lines, *shown.done)])
        else:
            say(_numbered(shown))


def _question(form: SessionForm) -> Refused:
    """What is to be answered first, with the answers there are."""
    question = form.question
    answers = {} if question is None else question.answers
    said = "\n".join(f"--answer {answer}: {words}" for answer, words in answers.items())
    return Refused("asked", f"{question.words if question else ''}\n{said}")


def _settle(closings: Closings, person: Person, done: int | None, undo: int | None, now: datetime) -> None:
    if done is not None:
        closings.items.finish(person, done, now=now)
    if undo is not None:
        closings.items.reopen(person, undo, now=now)


def _numbered(shown: ItemList) -> str:
    """The list, each item with the number that names it here."""
    if not (shown.lines or shown.done):
        return unmarked(item_list_text(shown))
    rows = [f"{line.item.id}: {unmarked(line_words(line))}" for line in (*shown.lines, *shown.done)]
    meetings = unmarked(item_list_text(ItemList(meetings=shown.meetings))).splitlines()[1:]
    return "\n".join([*rows, *meetings, "", "Add --done with the number of one."])


def _goal(form: SessionForm, number: int | None) -> str | None:
    """The goal as the form offers it; Refused where the candidate has kept none of that number."""
    if number is None:
        return None
    found = [goal_id for goal_id, name in form.goals if name.startswith(f"{goal_name(number)}:")]
    if not found:
        raise Refused("no_goal", f"There is no {goal_name(number)} that the candidate kept. See: companion goals")
    return f"{GOAL}:{found[0]}"


def _item(form: SessionForm, words: str) -> FilledItem:
    """An action item as it is typed: whose it is in front, the day behind. Without a name it is the candidate's."""
    found = _ITEM.fullmatch(words.strip())
    if found is None:
        return FilledItem(text=words)
    owners = {"me": Side.COACH}
    if form.candidate is not None:
        owners |= {name.lower(): Side.CANDIDATE for name in (form.candidate.name, form.candidate.first_name)}
    owner = owners.get((found["owner"] or "").lower())
    text = found["text"] if owner or not found["owner"] else f"{found['owner']}: {found['text']}"
    return FilledItem(text=text, owner=owner, due=_day(found["due"]) if found["due"] else None)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise Refused("no_day", f"{words} is no day. Write it as 2026-12-03.") from error
