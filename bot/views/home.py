"""The App Home of each role: buttons first, then what waits, then where things stand."""

from collections.abc import Iterator, Sequence

from bot.services.home import AdminHome, CandidateHome, CoachHome, Cohort, Home, InstructorHome, PlainHome, Quiet
from bot.services.progress.replies import Progress
from bot.views.assessing.rating import rate_button, waiting_ratings_blocks
from bot.views.assessing.words import sentence
from bot.views.attendance.recording import taught_session_blocks
from bot.views.blocks import Block, View, actions, button, context, divider, escape, header, section, sections
from bot.views.cohort import table_blocks
from bot.views.deadlines.deadlines import next_lines
from bot.views.doors import attendance_button, close_button, log_button
from bot.views.home_waiting import approvals_blocks, program_blocks, shared_blocks, waiting_blocks
from bot.views.progress.standings import standing_words
from bot.views.rulings.listing import settle_blocks
from bot.views.sessions.action_items import agreed_blocks
from bot.views.verification.way import waiting_steps_blocks
from induction.people import Role
from induction.standing.requirements import Standing, StandingState
from prompts.reminders import quiet_line_words
from prompts.welcome import help_words, stranger_words

ASK, PROGRESS = "home_ask", "home_progress"

_PRESSING = frozenset({StandingState.DUE, StandingState.BEHIND})
MOST_ROWS = 30
NEXT_DATES = 4


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
    return {"type": "home", "blocks": [*_quiet_blocks(home.quiet), *blocks]}


def words_view(text: str) -> View:
    """A Home that only says something: what it holds cannot be read now."""
    return {"type": "home", "blocks": [section(escape(text))]}


def _candidate(home: CandidateHome) -> Iterator[Block]:
    progress, person = home.progress, home.progress.candidate
    coach = f"your coach is {home.coach.name}" if home.coach else "you are not paired with a coach yet"
    yield header(f"Hello, {person.first_name}")
    yield context(escape(f"{progress.pack.name} · {coach}"))
    yield actions([log_button(), _ask(), button("My progress", PROGRESS, "mine")])
    yield from waiting_blocks(home.unsettled, home.drafts, survey=home.survey)
    yield from agreed_blocks(home.agreed)
    yield from _to_rate(progress)
    yield divider()
    yield from _standings([one for one in progress.standings if one.counts_hours and not one.by_category])
    yield divider()
    yield from sections([escape(line) for line in next_lines(home.ahead, progress.pack, NEXT_DATES)])
    yield from _help(person.role.value)


def _quiet_blocks(quiet: Quiet | None) -> Iterator[Block]:
    """The one line that is there only while no reminders come, or a leave is ahead."""
    if quiet is not None:
        days = (quiet.leave.first, quiet.leave.last) if quiet.leave.first else None
        yield context(escape(quiet_line_words(quiet.snoozed_until, days)))


def _to_rate(progress: Progress) -> Iterator[Block]:
    """The rounds that are due in which the candidate has not rated, each with the way into it."""
    rounds = {one.key for one in progress.pack.assessment.rounds}
    due = [one for one in progress.standings if one.key in rounds and one.state in _PRESSING]
    for one in [one for one in due if one.doer is Role.CANDIDATE][:1]:
        yield section(escape(f"*{sentence(one.label)}*: your own scores are not in yet.")) | {
            "accessory": rate_button("Rate yourself", progress.candidate.id, one.key)
        }


def _coach(home: CoachHome) -> Iterator[Block]:
    yield header(f"Hello, {home.coach.first_name}")
    yield context(escape(f"{home.pack.name} · you coach {_counted(home.table.everybody, 'candidate')}"))
    yield actions([close_button("Close a session"), log_button(), _ask()] if home.table.everybody else [_ask()])
    yield from waiting_blocks(home.unsettled, to_approve=home.to_approve, survey=home.survey)
    yield from agreed_blocks(home.agreed)
    yield divider()
    if home.table.everybody:
        yield from table_blocks(home.table)
    else:
        yield section("*Your caseload*\nNobody is paired with you yet. Your program administrator can pair you.")
    yield from _help(home.coach.role.value)


def _admin(home: AdminHome) -> Iterator[Block]:
    yield header(f"Hello, {home.admin.first_name}")
    yield context(escape(f"{home.pack.name} · {_counted(home.table.everybody, 'candidate')}"))
    yield from settle_blocks(home.open_rules)
    yield actions([button("The whole cohort", PROGRESS, "all"), attendance_button("Record attendance"), _ask()])
    yield divider()
    if home.table.everybody:
        yield from sections([escape(line) for line in ("*Cohorts*", *map(_cohort_words, home.cohorts))])
        yield from table_blocks(home.table)
    else:
        yield section("Nobody is on the roster yet. `companion roster import` brings people in from a CSV file.")
    yield divider()
    yield from program_blocks(home.not_agreed)
    if not home.open_rules:
        yield divider()
        yield section("*Not settled*\nNothing: I know of no place where your documents disagree, or all are settled.")
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
    yield from waiting_ratings_blocks(home.to_rate) if home.to_rate else ()
    yield from waiting_steps_blocks(home.to_sign) if home.to_sign else ()
    yield from approvals_blocks(home.to_approve)
    yield from shared_blocks(home.shared) if home.shared else ()
    yield from _help(home.person.role.value)


def _ask() -> Block:
    return button("Ask the handbook", ASK, "ask")


def _standings(standings: Sequence[Standing]) -> Iterator[Block]:
    """A bar for each requirement, by program year."""
    for period in dict.fromkeys(one.period for one in standings):
        lines = [standing_words(one) for one in standings if one.period == period]
        yield from sections([escape(line) for line in (f"*{period[0].upper()}{period[1:]}*", *lines)])


def _cohort_words(cohort: Cohort) -> str:
    alone = f", {cohort.without_coach} without a coach" if cohort.without_coach else ""
    name, count = cohort.name or "In no cohort", _counted(cohort.candidates, "candidate")
    return f"• *{name}*: {count}, {cohort.share:.0%} of this year's hours{alone}"


def _help(role: str | None) -> Iterator[Block]:
    yield divider()
    yield from sections([escape(line) for line in help_words(role).splitlines()])


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
