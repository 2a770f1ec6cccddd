"""A cohort at a glance: a block for each candidate, those who need help first, readable on a phone.

Slack's tables stand in messages alone, and on a phone their columns are cut: so each candidate has a few short lines.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from types import NoneType

from bot.outgoing import limits
from bot.services.cohort.replies import A_PAGE, CohortTable, TableRow, TableView
from bot.services.cohort.table import NO_COACH
from bot.views.blocks import Block, Message, actions, button, context, escape, section
from bot.views.doors import OPEN_LOG_FORM
from bot.views.fields import Option, choice, option
from bot.views.progress.requirements import bar
from bot.views.progress.standings import agreement_words
from induction.ahead.attention import Concern, Matter
from induction.calendar import short_day
from induction.hours import duration
from induction.people import Role
from induction.standing.standing import Standing

CANDIDATE, EXPORT, TURN = "cohort_candidate", "cohort_export", "cohort_turn"
CHOOSE_COHORT, CHOOSE_COACH, CHOOSE_SHOWN = "cohort_choose", "cohort_coach", "cohort_shown"
COHORT_PAGE = "cohort_page"
ALL, MINE = "all", "mine"

_CARRIED: Mapping[str, frozenset[type]] = {
    "cohort": frozenset({str, NoneType}),
    "coach": frozenset({int, NoneType}),
    "concern": frozenset({str, NoneType}),
    "mine": frozenset({bool}),
    "page": frozenset({int}),
}
"""What each part of a view may be in what a button carries."""

_NAMED = 2
"""How many things of one concern are named; the rest are counted."""
_CONCERNS = 3
"""How many concerns of one candidate are named."""


def table_blocks(table: CohortTable) -> Iterator[Block]:
    """The table for a Home, with what to choose and the pages to turn."""
    yield section(escape(f"*{_title(table)}*, those who need help first\n{_counts(table)}"))
    if table.everybody:
        yield actions([*_choices(table)])
    yield from _rows(table)
    if turning := [*_turns(table, TURN)]:
        yield context(escape(_place(table)))
        yield actions(turning)


def cohort_message(table: CohortTable) -> Message:
    """The table as a message: the same, a page at a time; a locked screen shows nobody."""
    head = f"*{_title(table)}*, those who need help first"
    blocks = [section(escape(f"{head}\n{_counts(table)}")), *_rows(table)]
    if len(table.rows) > len(table.page):
        blocks.append(context(escape(_place(table))))
    buttons = [*_turns(table, COHORT_PAGE)]
    if table.rows:
        buttons.append(button("Excel file", EXPORT, carried_view(table.view)))
    if buttons:
        blocks.append(actions(buttons))
    return Message(head, blocks)


def carried_view(view: TableView) -> str:
    """The view as a button carries it."""
    return json.dumps(asdict(view))


def read_view(value: str) -> TableView:
    """The view that a button carries; ValueError where it carries none."""
    told = json.loads(value)
    if not isinstance(told, dict) or not told.keys() <= _CARRIED.keys():
        raise ValueError(value)
    if any(type(one) not in _CARRIED[name] for name, one in told.items()):
        raise ValueError(value)
    concern = told.get("concern")
    return TableView(**{**told, "concern": None if concern is None else Concern(concern)})


def row_words(row: TableRow, table: CohortTable) -> str:
    """A candidate in a few lines: who, this year's hours with a bar each, and what there is to look at."""
    year = f"Year {row.hours.year}" if row.hours.year else "whole program"
    hours = [bar_words(one) for one in (row.hours.coaching, row.hours.professional_learning)]
    return "\n".join(
        [f"*{row.candidate.name}*, {year}{_coach(row, table)}", *hours, *_attention_lines(row, table.today)]
    )


def bar_words(one: Standing) -> str:
    """Hours of one kind with their bar."""
    words = f"{one.label} *{_unbroken(one.have)}*"
    if one.need is not None:
        words = f"{bar(one.have, one.need)} {words} of {_unbroken(one.need)}"
    return f"{words}{agreement_words(one)}"


def matters_words(matters: Sequence[Matter], today: date) -> str:
    """A few of these by name, and how many more there are."""
    named = [f"{one.label}{f' ({short_day(one.on, today)})' if one.on else ''}" for one in matters[:_NAMED]]
    more = len(matters) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _rows(table: CohortTable) -> Iterator[Block]:
    if table.everybody and not table.rows:
        yield section("Nobody of them is in this view just now.")
    for row in table.page:
        words = section(escape(row_words(row, table)))
        number = str(row.candidate.id)
        if table.reader.role is Role.COACH:
            yield words
            yield actions([button("Progress", CANDIDATE, number), button("Log", OPEN_LOG_FORM, number)])
        else:
            yield words | {"accessory": button("Progress", CANDIDATE, number)}


def _attention_lines(row: TableRow, today: date) -> Iterator[str]:
    concerns = [one for one in Concern if row.attention.of(one)]
    for concern in concerns[:_CONCERNS]:
        label = concern.label
        yield f"• {label[0].upper()}{label[1:]}: {matters_words(row.attention.of(concern), today)}"
    if rest := concerns[_CONCERNS:]:
        yield f"• {', '.join(one.label for one in rest)}"


def _coach(row: TableRow, table: CohortTable) -> str:
    if table.reader.role is Role.COACH:
        return ""
    coach = next((one.name for one in table.coaches if one.id == row.candidate.coach_id), None)
    return f" · coach {coach}" if coach else " · no coach yet"


def _title(table: CohortTable) -> str:
    return "Your caseload" if table.reader.role is Role.COACH else "Your candidates"


def _counts(table: CohortTable) -> str:
    """How many there are, and in how many of them something is to be looked at."""
    whole = f"{len(table.rows)} of {table.everybody}" if len(table.rows) != table.everybody else f"{table.everybody}"
    counted = "".join(f" · {concern.label} {count}" for concern, count in table.counts.items())
    return f"{whole} {'candidate' if table.everybody == 1 else 'candidates'}{counted}"


def _place(table: CohortTable) -> str:
    first = table.view.page * A_PAGE + 1
    return f"{first} to {first + len(table.page) - 1} of {len(table.rows)}" if table.rows else ""


def _turns(table: CohortTable, action_id: str) -> Iterator[Block]:
    page = table.view.page
    if page > 0:
        earlier = carried_view(replace(table.view, page=page - 1))
        yield button("Before", f"{action_id}:before", earlier)
    if page + 1 < table.pages:
        later = carried_view(replace(table.view, page=page + 1))
        yield button("Next", f"{action_id}:next", later)


def _choices(table: CohortTable) -> Iterator[Block]:
    """Which cohort, which coach, and who of them is shown."""
    view = table.view
    if len(table.cohorts) > 1 or view.cohort:
        cohorts = [option(one, one) for one in table.cohorts if len(one) <= limits.OPTION_VALUE]
        yield _list(CHOOSE_COHORT, [option("All cohorts", ALL), *cohorts], view.cohort or ALL)
    if table.coaches:
        coaches = [option(one.name, str(one.id)) for one in table.coaches]
        every = [option("All coaches", ALL), option("No coach yet", str(NO_COACH)), *coaches]
        yield _list(CHOOSE_COACH, every, ALL if view.coach is None else str(view.coach))
    shown = [option(f"{one.label[0].upper()}{one.label[1:]}", one.value) for one in Concern]
    chosen = MINE if view.mine else view.concern.value if view.concern else ALL
    yield _list(CHOOSE_SHOWN, [option("Everybody", ALL), option("Needs me", MINE), *shown], chosen)
    yield button("Excel file", EXPORT, carried_view(view))


def _list(action_id: str, options: Sequence[Option], chosen: str) -> Block:
    return choice(options, chosen, prompt="Choose") | {"action_id": action_id}


def _unbroken(minutes: int) -> str:
    """A duration that a narrow screen does not break in two."""
    return duration(minutes).replace(" ", "\u00a0")
