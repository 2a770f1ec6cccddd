"""The App Home of each role: buttons first, then what waits, then where things stand."""

from collections.abc import Iterator, Sequence

from bot.services.home import AdminHome, CandidateHome, CoachHome, Cohort, Home, InstructorHome, PlainHome
from bot.services.ledger.replies import CandidateSummary
from bot.views.attendance.recording import taught_session_blocks
from bot.views.blocks import Block, View, actions, button, context, divider, escape, header, section, sections
from bot.views.doors import OPEN_LOG_FORM, attendance_button, close_button, log_button
from bot.views.home_waiting import program_blocks, waiting_blocks
from bot.views.progress.dates import date_lines
from bot.views.progress.standings import agreement_words, bar, standing_words
from bot.views.sessions.action_items import agreed_blocks
from induction.hours import duration
from induction.requirements import Standing
from prompts.welcome import help_words, stranger_words

ASK, PROGRESS = "home_ask", "home_progress"

MOST_ROWS = 30


def home_view(home: Home) -> View:
    """The Home as Slack publishes it."""
    match home:
        case CandidateHome():
            blocks = [*_candidate(home)]
        case CoachHome():
            blocks = [*_coach(home)]
        case AdminHome():
            blocks = [*_admin(home)]
        case InstructorHome():
            blocks = [*_instructor(home)]
        case PlainHome():
            blocks = [*_plain(home)]
    return {"type": "home", "blocks": blocks}


def words_view(text: str) -> View:
    """A Home that only says something: what it holds cannot be read now."""
    return {"type": "home", "blocks": [section(escape(text))]}


def _candidate(home: CandidateHome) -> Iterator[Block]:
    progress, person = home.progress, home.progress.candidate
    coach = f"your coach is {home.coach.name}" if home.coach else "you are not paired with a coach yet"
    yield header(f"Hello, {person.first_name}")
    yield context(escape(f"{progress.pack.name} · {coach}"))
    yield actions([log_button(), _ask(), button("My progress", PROGRESS, "mine")])
    yield from waiting_blocks(home.unsettled, home.drafts)
    yield from agreed_blocks(home.agreed)
    yield divider()
    yield from _standings([one for one in progress.standings if not one.by_category])
    yield divider()
    yield from sections([escape(line) for line in date_lines(home.dates, home.today)])
    yield from _help(person.role.value)


def _coach(home: CoachHome) -> Iterator[Block]:
    yield header(f"Hello, {home.coach.first_name}")
    yield context(escape(f"{home.pack.name} · you coach {_counted(len(home.rows), 'candidate')}"))
    yield actions([close_button("Close a session"), log_button(), _ask()] if home.rows else [_ask()])
    yield from waiting_blocks(home.unsettled)
    yield from agreed_blocks(home.agreed)
    yield divider()
    if not home.rows:
        yield section("*Your caseload*\nNobody is paired with you yet. Your program administrator can pair you.")
    else:
        yield section("*Your caseload*, this program year, furthest from done first")
    for row in home.rows[:MOST_ROWS]:
        log = button("Log", OPEN_LOG_FORM, str(row.candidate.id))
        yield section(_row_words(row)) | {"accessory": log}
    yield from _more(home.rows)
    yield from _help(home.coach.role.value)


def _admin(home: AdminHome) -> Iterator[Block]:
    yield header(f"Hello, {home.admin.first_name}")
    yield context(escape(f"{home.pack.name} · {_counted(len(home.rows), 'candidate')}"))
    yield actions([button("The whole cohort", PROGRESS, "all"), attendance_button("Record attendance"), _ask()])
    yield divider()
    if home.rows:
        yield from sections([escape(line) for line in ("*Cohorts*", *map(_cohort_words, home.cohorts))])
        yield section("*Furthest from done first*, this program year")
        yield from (section(_row_words(row)) for row in home.rows[:MOST_ROWS])
        yield from _more(home.rows)
    else:
        yield section("Nobody is on the roster yet. `companion roster import` brings people in from a CSV file.")
    yield divider()
    yield from program_blocks(home.not_agreed)
    yield divider()
    yield section(_open_rules_words(home.open_rules))
    yield from _help(home.admin.role.value)


def _instructor(home: InstructorHome) -> Iterator[Block]:
    yield header(f"Hello, {home.instructor.first_name}")
    yield context(escape(home.sessions.pack.name))
    yield actions([attendance_button("Record attendance", style="primary"), _ask()])
    yield divider()
    yield from taught_session_blocks(home.sessions)
    yield from _help(home.instructor.role.value)


def _plain(home: PlainHome) -> Iterator[Block]:
    if home.person is None or home.pack is None:
        yield header("Hello")
        yield section(escape(stranger_words(home.programs)))
        return
    yield header(f"Hello, {home.person.first_name}")
    yield context(escape(home.pack.name))
    yield actions([_ask()])
    yield from _help(home.person.role.value)


def _ask() -> Block:
    return button("Ask the handbook", ASK, "ask")


def _standings(standings: Sequence[Standing]) -> Iterator[Block]:
    """A bar for each requirement, by program year."""
    for period in dict.fromkeys(one.period for one in standings):
        lines = [standing_words(one) for one in standings if one.period == period]
        yield from sections([escape(line) for line in (f"*{period[0].upper()}{period[1:]}*", *lines)])


def _row_words(row: CandidateSummary) -> str:
    """A candidate's hours of this program year with a bar each."""
    year = f"Year {row.hours.year}" if row.hours.year else "whole program"
    parts = [_bar_words(one) for one in (row.hours.coaching, row.hours.professional_learning)]
    return escape("\n".join([f"*{row.candidate.name}*, {year}", *parts]))


def _bar_words(one: Standing) -> str:
    words = f"{one.label} *{_unbroken(one.have)}*"
    if one.need is not None:
        words = f"{bar(one.have, one.need)} {words} of {_unbroken(one.need)}"
    return f"{words}{agreement_words(one)}"


def _unbroken(minutes: int) -> str:
    """A duration that a narrow screen does not break in two."""
    return duration(minutes).replace(" ", "\u00a0")


def _cohort_words(cohort: Cohort) -> str:
    alone = f", {cohort.without_coach} without a coach" if cohort.without_coach else ""
    name, count = cohort.name or "In no cohort", _counted(cohort.candidates, "candidate")
    return f"• *{name}*: {count}, {cohort.share:.0%} of this year's hours{alone}"


def _open_rules_words(count: int) -> str:
    """How much the program's documents leave open."""
    if not count:
        return "*Not settled*\nNothing: I know of no place where your documents disagree."
    return (
        f"*Not settled*\nYour documents disagree about {_counted(count, 'rule')}. The strictest side counts until you "
        "rule, and both sides are shown to whoever asks."
    )


def _more(rows: Sequence[CandidateSummary]) -> Iterator[Block]:
    if len(rows) > MOST_ROWS:
        yield context(f"and {len(rows) - MOST_ROWS} more: `/casc progress`")


def _help(role: str | None) -> Iterator[Block]:
    yield divider()
    yield from sections([escape(line) for line in help_words(role).splitlines()])


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
