"""One candidate walked in Slack from the first day to the recommendation, in each program that is different."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.settings import Settings
from induction.people import Role
from induction.roster import RosterLine
from induction.standing.standing import StandingState
from tests.bot.conftest import ENDS, STARTS, Clock, line
from tests.bot.dialog import Dialog, shown
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub
from tests.bot.teaching import words
from tests.bot.walking import Walk, accepted, coaching, learning

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[3] / "docs" / "example-pack"

DAYS = {
    "hired_on": date(2026, 7, 1),
    "credential_on": date(2026, 7, 6),
    "admitted_on": date(2026, 8, 3),
    "enrolled_on": date(2026, 8, 10),
}


def roster(program: str) -> list[RosterLine]:
    """Dana, and those around her."""
    dana = line("Dana Whitfield", Role.CANDIDATE, program, "UDANA", "marcus@school.example")
    return [
        line("Priya Nair", Role.PROGRAM_ADMIN, program, "UPRIYA"),
        line("Marcus Bell", Role.COACH, program, "UMARCUS"),
        line("Rosa Kim", Role.SUPERVISOR, program, "UROSA"),
        line("Noor Haddad", Role.INSTRUCTOR, program, "UNOOR"),
        line("Owen Frost", Role.ANALYST, program, "UOWEN"),
        dana.model_copy(update={"supervisor": "rosa@school.example", "cohort": "2026", **DAYS}),
    ]


@pytest.fixture
def companion(tmp_path: Path, clock: Clock) -> Iterator[Companion]:
    """Nobody is on the roster yet."""
    with opened(Settings(home=tmp_path / "home"), clock) as companion:
        yield companion


@pytest.fixture
def walk(companion: Companion, clock: Clock, slack: SlackStub) -> Iterator[Walk]:
    dialog = Dialog(companion, slack)
    yield Walk(dialog, companion, clock, "UDANA")
    accepted(dialog)


def begin(walk: Walk, program: str) -> None:
    walk.on("2026-08-10")
    walk.companion.records.write_roster(roster(program), today=date(2026, 8, 10), now=walk.clock.now)
    assert (walk.candidate.starts_on, walk.candidate.ends_on) == (STARTS, ENDS)


SETTLED = {
    "pl.hours": 0,
    "pl.hours.total": 0,
    "enrol.limit": 0,
    "orientation": 0,
    "coach.first_meeting": 1,
    "mou.signing": 1,
    "iip.start": 0,
    "sessions.count": 1,
    "sessions.count.total": 1,
    "assess.count": 1,
    "assess.first": 0,
    "score.pass": 1,
}
GOALS = (
    "goal CPSEL {}. Staff cannot name our vision. By May every team plan names it. Evidence: the team plans.",
    "goal CPSEL {}. I visit few classrooms. By May I visit each one every month. Evidence: my visit log.",
    "goal CPSEL {}. Supply orders take six weeks. By May they take two. Evidence: the order list.",
)
REFLECTION = "reflect We tried {}. It changed what teachers ask me about. Next I bring a second pair of eyes."


def a_year_at_usc(walk: Walk, starts: date, goals: range) -> None:
    """A program year: goals, meetings, artifacts, sessions with assignments, and hours from sheets."""
    year = starts.year
    walk.on(f"{year}-10-05")
    for goal, number in zip(GOALS, goals, strict=True):
        walk.write(goal.format(number))
    walk.on(f"{year + 1}-01-20")
    walk.step("UPRIYA", "meeting.mid_year", "site.visit")
    for number in goals:
        artifact = {"evidence_title": "Portfolio piece", "evidence_link": "https://portfolio.example/a"}
        walk.step("UDANA", "artifacts", evidence_standards=str(number), **artifact)
    walk.on(f"{year + 1}-06-10")
    walk.sessions("UNOOR", since=starts)
    walk.sheet("UMARCUS", coaching("Marcus Bell", starts + timedelta(days=15), 20))
    walk.confirm("UDANA")
    walk.sheet("UPRIYA", learning(starts + timedelta(days=19), 5, 4, "district training"))
    walk.sheet("UPRIYA", learning(starts + timedelta(days=26), 5, 2, "PLC"))


LAST_STEPS = {
    "UMARCUS": ("coaching.log.bigtime", "coaching.plan", "iip.upload", "iip.goals_document", "portfolio.complete"),
    "UDANA": (
        *("coaching.log.upload", "pl.log.upload", "program.evaluation", "portal.account", "exit.interview"),
        *("credential.copy", "experience", "recommendation.form"),
    ),
    "UPRIYA": ("credential.copy", "experience", "recommendation.form"),
}
SIGNED = (
    ("UMARCUS", "verification.coach"),
    ("UDANA", "verification.candidate"),
    ("UPRIYA", "verification.program"),
    ("UOWEN", "verification.credentials"),
    ("UDANA", "verification.state"),
)
YEAR_HOURS = (
    "coaching.hours@{0} pl.hours@{0} pl.cpsel_session.hours@{0} pl.job_aligned_workshop.hours@{0} pl.plc.hours@{0} "
    "pl.district_training.hours@{0}"
)
YEAR_MET = (
    "iip.goals@1 sessions@1 sessions.assignments@1 workshops@1 meeting.mid_year@1 site.visit@1 portfolio.review@1"
)
BEGUN = "enrolled application.packet mou meeting.initial coach.assign"
IN_TIME = f"{BEGUN} orientation coach.first_meeting iip.start"
LAST = (
    "coaching.log.bigtime coaching.plan iip.upload iip.goals_document portfolio.complete checklist.coach "
    "coaching.log.upload pl.log.upload program.evaluation portal.account credential.copy experience exit.interview "
    "recommendation.form"
)
ROUNDS = "first year_1.end year_2.start year_2.end"
OF_BOTH_YEARS = (
    f"{YEAR_HOURS.format(1)} {YEAR_HOURS.format(2)} coaching.hours.total pl.hours.total {IN_TIME} {YEAR_MET} "
    "sessions@2 sessions.assignments@2 workshops@2 assessments assess.reflection meeting.mid_year@2 site.visit@2 "
    f"artifacts {ROUNDS} mark"
)
TOLD = " ".join(
    f"pl.{one}.hours.total" for one in ("cpsel_session", "job_aligned_workshop", "plc", "district_training")
)


def standing(**states: str) -> dict[str, set[str]]:
    return {state: set(keys.split()) for state, keys in states.items()}


MOMENTS = (
    standing(
        met="enrolled application.packet meeting.initial coach.assign",
        awaiting="mou",
        due="orientation coach.first_meeting",
    ),
    standing(met=f"{BEGUN} iip.start", behind="orientation coach.first_meeting", due="first"),
    standing(met=f"{YEAR_HOURS.format(1)} {IN_TIME} {YEAR_MET} first year_1.end", recorded=TOLD),
    standing(
        met=OF_BOTH_YEARS, awaiting="iip.goals.second@2", behind="portfolio.presentation", due=LAST, recorded=TOLD
    ),
    standing(met=f"{OF_BOTH_YEARS} iip.goals.second@2 portfolio.presentation {LAST}", recorded=TOLD),
)
"""On August 20 and September 20 of Year 1, at the end of Year 1, in June of Year 2, and when all is there."""


def two_years_at_usc(walk: Walk) -> None:
    """Everything up to the first signature, with the five moments at which it is looked at."""
    moments = iter(MOMENTS)

    def look() -> None:
        assert walk.standing() == next(moments)

    for key, side in SETTLED.items():
        walk.settle("UPRIYA", key, side)
    walk.on("2026-08-20")
    walk.step("UPRIYA", "application.packet", "meeting.initial")
    walk.step("UDANA", "mou")
    look()
    walk.step("UPRIYA", "mou")
    walk.on("2026-09-20")
    walk.step("UDANA", "iip.start")
    look()
    walk.step("UDANA", "orientation", step_day="2026-08-24")
    walk.step("UMARCUS", "coach.first_meeting", step_day="2026-08-25")
    walk.rate("first", {"UDANA": "223232", "UMARCUS": "232223", "UROSA": "333323"})
    walk.write(REFLECTION.format("rating myself"))
    a_year_at_usc(walk, STARTS, range(1, 4))
    walk.approve("UMARCUS")
    walk.rate("year_1.end", {"UDANA": "333232", "UMARCUS": "332323", "UROSA": "333323"})
    walk.write(REFLECTION.format("two visits a week"))
    walk.step("UMARCUS", "portfolio.review")
    look()
    walk.on("2027-09-20")
    walk.rate("year_2.start", {"UDANA": "333333", "UMARCUS": "333323", "UROSA": "333333"})
    walk.write(REFLECTION.format("a team for data"))
    a_year_at_usc(walk, STARTS.replace(year=2027), range(4, 7))
    walk.rate("year_2.end", {"UDANA": "434333", "UMARCUS": "343343", "UROSA": "444333"})
    walk.write(REFLECTION.format("a panel of students"))
    look()
    walk.approve("UMARCUS")
    for user, keys in LAST_STEPS.items():
        walk.step(user, *keys)
    walk.step("UPRIYA", "portfolio.presentation", step_score="2")
    [presented] = [one for one in walk.file.standings if one.key == "portfolio.presentation"]
    assert (presented.state, presented.missing) == (StandingState.BEHIND, ("a score of 3 or more: it is 2",))
    walk.step("UPRIYA", "portfolio.presentation", step_score="3", step_note="presented once more")
    walk.step("UMARCUS", "checklist.coach")
    look()


def test_usc_to_the_candidates_last_step_and_a_step_opened_again(walk: Walk) -> None:
    begin(walk, "usc")
    two_years_at_usc(walk)
    for user, key in SIGNED[:-1]:
        walk.sign(user, key)
    assert "*5. the candidate's last step with the state, and its fee*\nSigned by you, by Fri, Sep 8, 2028" in shown(
        walk.dialog.command("UDANA", "verify")
    )
    assert "*By Fri, Sep 8*: the candidate's last step" in shown(walk.dialog.command("UDANA", "deadlines"))
    walk.sign(*SIGNED[-1])
    assert "5 of 5 steps signed" in shown(walk.dialog.command("UDANA", "verify"))
    packet = walk.packet("UDANA")
    signers = [row[2] for row in packet["Sign-offs and reopenings"][-5:]]
    assert signers == ["Marcus Bell", "Dana Whitfield", "Priya Nair", "Owen Frost", "Dana Whitfield"]
    hours = [row[3] for row in packet["Every entry"][1:]]
    assert (len(hours), sum(hours)) == (40 + 20 + 26, 80 + 60 + 28 + 36)

    kept = walk.file.record.signings
    walk.settle("UPRIYA", "sessions.count", None, ruling_number="9")
    assert walk.standing()["behind"] == {"sessions@1", "sessions.assignments@1"}
    assert walk.file.record.signings == kept
    assert "5 of 5 steps signed" in shown(walk.dialog.command("UDANA", "verify"))

    walk.reopen("UPRIYA", "verification.coach", "The log of another candidate was checked.")
    assert "0 of 5 steps signed" in shown(walk.dialog.command("UDANA", "verify"))
    refused = walk.dialog.open("UMARCUS", walk.button("way_sign", "verification.coach"))
    assert "Missing: CPSEL sessions attended, assignments of the CPSEL sessions." in words(refused)
    walk.undo("UPRIYA", "sessions.count")
    for user, key in SIGNED:
        walk.sign(user, key)
    assert walk.file.record.signings[:5] == kept
    assert [one.step for one in walk.file.record.signings if one.reopens] == [key for _, key in SIGNED]
    assert "5 of 5 steps signed" in shown(walk.dialog.command("UDANA", "verify"))


MCOE_DONE = (
    "application.packet meeting.initial coach.assign orientation enrolled meeting.mid_year@1 meeting.mid_year@2 "
    "site.visit@1 site.visit@2 coaching.hours@1 coaching.hours@2 coaching.hours.total pl.hours@1 pl.hours@2 "
    "pl.hours.total"
)
MCOE_LAST = "iip.complete experience portfolio.presentation"
MCOE_TOLD = "pl.uncategorised.hours@1 pl.uncategorised.hours@2 pl.uncategorised.hours.total"


def test_mcoe_where_six_standards_are_proficient_without_numbers(walk: Walk) -> None:
    begin(walk, "mcoe")
    walk.step("UPRIYA", "application.packet", "meeting.initial")
    walk.step("UDANA", "orientation")
    for year in (2026, 2027):
        walk.on(f"{year + 1}-06-10")
        walk.step("UMARCUS", "meeting.mid_year")
        walk.step("UPRIYA", "site.visit")
        walk.sheet("UMARCUS", coaching("Marcus Bell", date(year, 9, 1), 20))
        walk.confirm("UDANA")
        walk.sheet("UPRIYA", learning(date(year, 9, 4), 5, 4, ""))
    walk.step("UDANA", *MCOE_LAST.split())
    assert walk.standing() == standing(met=MCOE_DONE, awaiting=MCOE_LAST, unknown="mark", recorded=MCOE_TOLD)
    assert "no document that I have" in shown(walk.dialog.command("UDANA", "rate"))
    walk.step("UMARCUS", "iip.complete")
    for number in range(1, 7):
        walk.step("UMARCUS", "mark", step_standard=str(number), step_note="proficient")
    walk.step("UPRIYA", "experience", "portfolio.presentation")
    assert walk.standing() == standing(met=f"{MCOE_DONE} {MCOE_LAST} mark", recorded=MCOE_TOLD)
    walk.sign("UPRIYA", "verification.program")
    assert "1 of 1 steps signed" in shown(walk.dialog.command("UDANA", "verify"))


HARBOR_DONE = (
    "coaching.hours@1 pl.study_group.hours@1 pl.observation.hours@1 ilp.goals@1 reflections@1 evidence "
    "year_1.october year_1.may mark"
)
HARBOR_UNKNOWN, HARBOR_TOLD = "pl.hours@1 pl.hours.total", "pl.study_group.hours.total pl.observation.hours.total"
HARBOR_SIGNED = (
    ("UDANA", "signed.folder"),
    ("UMARCUS", "signed.log"),
    ("UPRIYA", "signed.program"),
    ("UOWEN", "recommended"),
)


def test_an_invented_program_with_early_completion(tmp_path: Path, clock: Clock, slack: SlackStub) -> None:
    with opened(Settings(home=tmp_path / "home", packs=EXAMPLE), clock) as companion:
        walk = Walk(Dialog(companion, slack), companion, clock, "UDANA")
        begin(walk, "harbor")
        walk.on("2026-10-05")
        for number in (1, 2):
            walk.write(f"goal standard {number}. I want each student to speak. By May all do. Evidence: my tally.")
        walk.rate("year_1.october", {"UDANA": "233333", "UMARCUS": "323333"})
        walk.on("2027-06-01")
        walk.sheet("UMARCUS", coaching("Marcus Bell", date(2026, 9, 1), 18))
        walk.sheet("UDANA", learning(date(2026, 9, 4), 5, 2, "study group"))
        walk.sheet("UDANA", learning(date(2026, 9, 11), 3, 2, "observation"))
        for what in ("pairs", "a tally", "wait time"):
            walk.write(REFLECTION.format(what))
        for number in range(1, 7):
            walk.step("UDANA", "evidence", evidence_title="Portfolio piece", evidence_standards=str(number))
        walk.rate("year_1.may", {"UDANA": "344444", "UMARCUS": "434444"})
        told = f"{HARBOR_TOLD} early.granted"
        assert walk.standing() == standing(met=HARBOR_DONE, unknown=HARBOR_UNKNOWN, recorded=told)
        walk.step("UPRIYA", "early.granted")
        walk.step("UDANA", "folder")
        done = f"{HARBOR_DONE} coaching.hours.total ratings folder"
        assert walk.standing() == standing(met=done, unknown=HARBOR_UNKNOWN, recorded=told)
        for user, key in HARBOR_SIGNED:
            walk.sign(user, key)
        assert "4 of 4 steps signed" in shown(walk.dialog.command("UDANA", "verify"))
        accepted(walk.dialog)
