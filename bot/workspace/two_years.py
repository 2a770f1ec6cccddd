"""Ruth of the sample, who is almost there: two years of hours, goals, sessions and steps, and most of it signed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.companion import Companion
from bot.services.assessing.replies import FilledRating
from bot.services.attendance.replies import SOMETHING_ELSE, TaughtChoice, Told
from bot.services.drafts.replies import DraftShown
from bot.services.evidence.replies import Seed
from bot.services.heard import Heard
from bot.services.verification.replies import FilledStep, SignForm
from induction.people import Person
from induction.writing.drafts import Draft

RUTH, COACH, SUPERVISOR, ADMINISTRATOR, INSTRUCTOR = "Ruth", "Elena", "Grace", "Priya", "Noor"
NO_COHORT = ""

_EVENING = time(19, 45)

_GOALS = (
    (60, 1, "goal CPSEL 1. Staff cannot name our vision. By May every team plan names it. Evidence: the team plans."),
    (62, 2, "goal CPSEL 2. I visit few classrooms. By May I visit each one every month. Evidence: my visit log."),
    (64, 3, "goal CPSEL 3. Supply orders take six weeks. By May they take two. Evidence: the order list."),
    (
        425,
        4,
        "goal CPSEL 4. Few fathers come to our evenings. By May a third of all. Evidence: sign-in sheets.",
    ),
    (427, 5, "goal CPSEL 5. Discipline differs by teacher. By May one agreed ladder. Evidence: the referrals."),
    (429, 6, "goal CPSEL 6. Our board hears little of us. By May I report three times. Evidence: the minutes."),
)
_REFLECTIONS = (
    (
        85,
        "reflect I rated myself lower than my coach did. I think I looked at plans and she looked at what people did.",
    ),
    (
        290,
        "reflect Visiting every classroom each month changed what teachers ask me about. Next I bring a colleague.",
    ),
    (450, "reflect In my second year I start from data. The referrals fell once we agreed on a ladder."),
    (640, "reflect I learned to ask before I answer. My panel asked me about the evenings for fathers."),
)
_ROUNDS = (
    ("first", 80, (2, 2, 2, 2, 3, 2)),
    ("year_1.end", 285, (2, 3, 2, 3, 3, 2)),
    ("year_2.start", 445, (3, 3, 3, 3, 3, 2)),
    ("year_2.end", 635, (3, 4, 3, 3, 4, 3)),
)
_STEPS = (
    (ADMINISTRATOR, 0, "application.packet mou meeting.initial"),
    (RUTH, 10, "orientation"),
    (COACH, 14, "coach.first_meeting"),
    (RUTH, 28, "iip.start"),
    (ADMINISTRATOR, 155, "meeting.mid_year site.visit"),
    (COACH, 280, "portfolio.review"),
    (ADMINISTRATOR, 520, "meeting.mid_year site.visit"),
    (COACH, 600, "coaching.log.bigtime coaching.plan iip.upload iip.goals_document portfolio.complete"),
    (COACH, 641, "checklist.coach"),
    (RUTH, 645, "coaching.log.upload pl.log.upload program.evaluation portal.account exit.interview"),
    (ADMINISTRATOR, 650, "credential.copy experience recommendation.form"),
)
_SIGNED = (
    (COACH, 655, "verification.coach"),
    (RUTH, 660, "verification.candidate"),
    (ADMINISTRATOR, 671, "verification.program"),
)
"""What each of them did so many days after Ruth's first one; the credentials office is next."""

_ARTIFACTS = {
    100: "Staff survey on the shared vision",
    220: "Walkthrough notes with the grade teams",
    260: "New arrival plan for the front gate",
    460: "Family workshop series, with sign-ups",
    540: "Discipline data shared with staff",
    590: "Brief to the board on transport",
}
"""Her artifacts by the day, one for each standard in its order."""

_SESSION, _DAY = 120, 240
"""Minutes of a meeting with the coach, and of a day of training or an afternoon of PLC."""


class TwoYears:
    """Lets Ruth and those around her do in two years what a candidate does. Each act is on its day."""

    def __init__(self, companion: Companion) -> None:
        self._desk = companion.desk
        self._records = companion.records
        self._people = {person.first_name: person for person in companion.records.people()}

    def tell(self) -> None:
        """All of it."""
        for year in (0, 1):
            self._log_a_year(year)
            self._hold_sessions(year)
        for days, standard, words in _GOALS:
            goal = self._write(days, words, str(standard))
            self._approve(days + 5, goal.draft)
        for days, words in _REFLECTIONS:
            self._write(days, words, str(days))
        for key, days, scores in _ROUNDS:
            self._rate(key, days, scores)
        for who, days, keys in _STEPS:
            for key in keys.split():
                self._record(who, days, key)
        for standard, (days, title) in enumerate(_ARTIFACTS.items(), start=1):
            self._gather(days, standard, title)
        self._record(ADMINISTRATOR, 637, "portfolio.presentation", score=3)
        for who, days, key in _SIGNED:
            self._sign(who, days, key)

    @property
    def _ruth(self) -> Person:
        return self._people[RUTH]

    def _log_a_year(self, year: int) -> None:
        """The coach's and the program's sheets at the end of the year, and Ruth's word on the coaching."""
        then = self._moment(year * 365 + 320)
        self._import(COACH, then, _coaching(self._day(year * 365 + 15), self._people[COACH].name))
        self._import(ADMINISTRATOR, then, _learning(self._day(year * 365 + 20)))
        mine = self._records.entries_of([self._ruth.id])
        waiting = [one.id for one in mine if one.coach_id is not None and one.on >= self._day(year * 365)]
        self._desk.confirmations.confirm(self._ruth, waiting, now=then)

    def _import(self, who: str, then: datetime, rows: Iterator[str]) -> None:
        head = "Candidate,Coach,Date,Starts,Hours,Kind,Category,Topic"
        sheet = "\n".join([head, *(f"{self._ruth.name},{row}" for row in rows)])
        plan = self._desk.imports.plan(self._people[who], sheet.encode(), now=then)
        self._desk.imports.record(self._people[who], plan, file="hours.csv", now=then)

    def _hold_sessions(self, year: int) -> None:
        """The instructor's word on each session and workshop of the year, with Ruth there and her assignment in."""
        noor, then = self._people[INSTRUCTOR], self._moment(year * 365 + 310)
        choices = self._desk.attendance.form(noor, NO_COHORT, SOMETHING_ELSE.key, now=then).choices
        for choice in choices:
            if choice.date_key and choice.first and choice.first >= self._day(year * 365):
                self._hold(choice, then)

    def _hold(self, choice: TaughtChoice, then: datetime) -> None:
        noor = self._people[INSTRUCTOR]
        known = self._desk.attendance.form(noor, NO_COHORT, choice.key, now=then).known
        on = choice.day or (choice.first or then.date()) + timedelta(days=9)
        there = frozenset({self._ruth.id})
        filled = replace(known, on=on, present=there, submitted=there)
        key = f"sample:two_years:{choice.key}"
        self._desk.attendance.send(noor, NO_COHORT, choice.key, filled, Told(holiday=on), key=key, now=then)

    def _write(self, days: int, words: str, key: str) -> DraftShown:
        then = self._moment(days)
        shown = self._desk.command(Heard(words, self._ruth, f"sample:two_years:{key}", then))
        if not isinstance(shown, DraftShown):
            raise TypeError(f"the sample is not read as a draft: {words}")
        return self._desk.drafts.keep(self._ruth, shown.draft.draft_id, shown.draft.version, now=then)

    def _approve(self, days: int, goal: Draft) -> None:
        """The coach's word on the goal, and the supervisor's, who gave it on paper."""
        coach, then, source = self._people[COACH], self._moment(days), f"sample:two_years:{goal.draft_id}"
        for on_paper in (False, True):
            self._desk.approvals.approve(
                coach, goal.draft_id, goal.version, on_paper=on_paper, source=f"{source}:{on_paper}", now=then
            )

    def _rate(self, key: str, days: int, scores: Sequence[int]) -> None:
        filled = FilledRating(dict(enumerate(scores, start=1)))
        for number, who in enumerate((RUTH, COACH, SUPERVISOR)):
            source, then = f"sample:two_years:{key}:{who}", self._moment(days + number)
            self._desk.ratings.send(self._people[who], self._ruth.id, key, filled, source=source, now=then)

    def _gather(self, days: int, standard: int, title: str) -> None:
        seed = Seed(title=title, standards=(standard,), on=self._day(days))
        self._desk.evidence.save(self._ruth, seed, source=f"sample:two_years:{title}", now=self._moment(days))

    def _record(self, who: str, days: int, key: str, *, score: int | None = None) -> None:
        filled = FilledStep(self._day(days), score=score)
        source, then = f"sample:two_years:{key}:{days}", self._moment(days)
        self._desk.steps.record(self._people[who], self._ruth.id, key, filled, source=source, now=then)

    def _sign(self, who: str, days: int, key: str) -> None:
        actor, then, source = self._people[who], self._moment(days), f"sample:two_years:{key}"
        form = self._desk.sign_offs.form(actor, self._ruth.id, key, now=then)
        signed = self._desk.sign_offs.sign(actor, self._ruth.id, key, mark=form.mark, on=None, source=source, now=then)
        if isinstance(signed, SignForm):
            raise TypeError(f"the sample does not sign {key}")

    def _day(self, days: int) -> date:
        if self._ruth.starts_on is None:
            raise ValueError("the sample has no first day for Ruth")
        return self._ruth.starts_on + timedelta(days=days)

    def _moment(self, days: int) -> datetime:
        return datetime.combine(self._day(days), _EVENING, ZoneInfo(self._ruth.zone))


def _coaching(first: date, coach: str) -> Iterator[str]:
    """Twenty meetings of two hours, every other week: 40 hours a year."""
    for number in range(20):
        yield f"{coach},{first + timedelta(weeks=2 * number)},16:00,2,coaching,,school visit and debrief"


def _learning(first: date) -> Iterator[str]:
    """Five days of training of the district, and five meetings of the PLC: 30 hours a year, the rest are sessions."""
    for number in range(5):
        yield f",{first + timedelta(weeks=7 * number)},8:00,4,professional learning,district training,rounds"
        yield f",{first + timedelta(weeks=7 * number + 3)},15:30,2,professional learning,PLC,PLC of the cohort"
