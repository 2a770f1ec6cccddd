"""The people of the sample and what they said over the past months: invented, and as people write."""

from dataclasses import dataclass

from induction.people import Role

SAMPLE_DOMAIN = "sample.example"

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@dataclass(frozen=True)
class Someone:
    """Somebody on the sample's roster; `coach` and `supervisor` are names.

    `hired` is how many days after the first day of the program a candidate's first day in the position was, and
    `earlier` how many years before the others they began.
    """

    name: str
    role: Role
    program: str
    coach: str | None = None
    supervisor: str | None = None
    hired: int | None = None
    earlier: int = 0

    @property
    def email(self) -> str:
        """An address in a domain that nobody has."""
        return address(self.name)

    @property
    def slack_id(self) -> str:
        """The Slack id in the local workspace."""
        return f"U0{self.name.split()[0].upper()}"


def address(name: str) -> str:
    """The e-mail address of somebody of that name."""
    return f"{name.lower().replace(' ', '.')}@{SAMPLE_DOMAIN}"


PEOPLE = (
    Someone("Priya Nair", Role.PROGRAM_ADMIN, "usc"),
    Someone("Marcus Bell", Role.COACH, "usc"),
    Someone("Elena Ortiz", Role.COACH, "usc"),
    Someone("Noor Haddad", Role.INSTRUCTOR, "usc"),
    Someone("Grace Liu", Role.SUPERVISOR, "usc"),
    Someone("Owen Frost", Role.ANALYST, "usc"),
    Someone("Dana Whitfield", Role.CANDIDATE, "usc", coach="Marcus Bell", supervisor="Grace Liu", hired=-47),
    Someone("Theo Park", Role.CANDIDATE, "usc", coach="Marcus Bell", supervisor="Grace Liu", hired=-33),
    Someone("Jordan Reyes", Role.CANDIDATE, "usc", coach="Elena Ortiz", hired=22),
    Someone("Aisha Grant", Role.CANDIDATE, "usc", coach="Elena Ortiz", hired=-47),
    Someone("Ruth Vega", Role.CANDIDATE, "usc", coach="Elena Ortiz", supervisor="Grace Liu", hired=-40, earlier=2),
    Someone("Helen Cho", Role.PROGRAM_ADMIN, "mcoe"),
    Someone("Sam Okafor", Role.COACH, "mcoe"),
    Someone("Maria Lopez", Role.CANDIDATE, "mcoe", coach="Sam Okafor", hired=-40),
    Someone("Ben Sato", Role.CANDIDATE, "mcoe", coach="Sam Okafor", hired=-12),
    Someone("Lucia Romero", Role.CANDIDATE, "mcoe", coach="Sam Okafor"),
)


@dataclass(frozen=True)
class Said:
    """Hours that somebody logged so many weeks ago, on that day of the week."""

    who: str
    weeks_ago: int
    weekday: int
    text: str


HOURS = (
    Said("Marcus", 12, TUE, "90 min coaching with Dana in person, first visit and IIP draft"),
    Said("Marcus", 10, TUE, "1 hour coaching with Dana on zoom, CPSEL self-assessment"),
    Said("Marcus", 8, TUE, "90 min coaching with Dana in person, classroom visits"),
    Said("Marcus", 6, WED, "1 hour coaching with Dana on zoom, family engagement data"),
    Said("Marcus", 4, TUE, "75 min coaching with Dana in person, debrief of the visits"),
    Said("Marcus", 2, TUE, "1 hour coaching with Dana on zoom, IIP goal 1"),
    Said("Dana", 1, THU, "30 min coaching by phone, parent concerns"),
    Said("Marcus", 11, THU, "2 hours coaching with Theo in person, first visit"),
    Said("Marcus", 7, THU, "75 min coaching with Theo in person, school visit debrief"),
    Said("Marcus", 3, THU, "45 min coaching with Theo by phone, budget review"),
    Said("Elena", 12, MON, "90 min coaching with Jordan in person, IIP draft"),
    Said("Elena", 9, MON, "an hour and a half coaching with Jordan in person"),
    Said("Elena", 5, MON, "1 hour coaching with Jordan on zoom, staff meeting agenda"),
    Said("Jordan", 1, MON, "1 hour coaching on zoom, observation notes"),
    Said("Elena", 11, FRI, "90 min coaching with Aisha in person, first visit"),
    Said("Elena", 7, FRI, "1 hour coaching with Aisha on zoom"),
    Said("Dana", 10, FRI, "3 hrs district training in person, master schedule"),
    Said("Dana", 3, FRI, "2 hrs district training in person, safety"),
    Said("Theo", 6, FRI, "6 hours district training in person"),
    Said("Jordan", 4, FRI, "3 hours district training in person"),
    Said("Dana", 6, THU, "1 hour PLC on zoom"),
    Said("Dana", 2, THU, "90 min PLC on zoom"),
    Said("Theo", 5, THU, "1 hour PLC on zoom"),
    Said("Sam", 12, WED, "2 hours coaching with Maria in person, first visit"),
    Said("Sam", 9, WED, "90 min coaching with Maria in person, goal setting"),
    Said("Sam", 5, WED, "1 hour coaching with Maria on zoom"),
    Said("Sam", 1, WED, "90 min coaching with Maria in person, observation"),
    Said("Sam", 11, MON, "90 min coaching with Ben in person, first visit"),
    Said("Sam", 4, TUE, "60 min coaching with Ben by phone"),
    Said("Sam", 10, THU, "2 hours coaching with Lucia in person, first visit"),
    Said("Lucia", 2, THU, "1 hour coaching on zoom, staff survey"),
    Said("Maria", 8, FRI, "3 hours professional learning, family engagement"),
    Said("Ben", 8, FRI, "3 hours professional learning, family engagement"),
    Said("Lucia", 8, FRI, "3 hours professional learning, family engagement"),
    Said("Maria", 3, FRI, "3 hours professional learning, equity walks"),
    Said("Lucia", 3, FRI, "3 hours professional learning, equity walks"),
)


INSTRUCTOR = "Noor"
"""Who records the sessions of the calendar, all but the newest: that one is left to try it."""

ABSENT, MISSING = (("Aisha",), ("Theo", "Aisha"), (), ("Jordan",)), ("Jordan",)
"""Who was not at the sessions, one after the other and then over again, and whose assignments are missing."""


@dataclass(frozen=True)
class Held:
    """A workshop that the instructor held so many weeks ago, which the calendar does not have."""

    weeks_ago: int
    weekday: int
    title: str
    category: str
    length: str
    absent: tuple[str, ...]


WORKSHOPS = (
    Held(9, WED, "Budgets that follow the vision", "job_aligned_workshop", "90 min", ("Aisha",)),
    Held(5, WED, "Special education for principals", "job_aligned_workshop", "90 min", ("Theo", "Jordan", "Aisha")),
)


@dataclass(frozen=True)
class Wrote:
    """A goal or a reflection drafted so many weeks ago; `kept` is whether the candidate made it their own."""

    who: str
    weeks_ago: int
    weekday: int
    command: str
    kept: bool


WRITINGS = (
    Wrote(
        "Dana",
        4,
        WED,
        "goal CPSEL 4. I want more families of our English learners at school site council meetings. At the moment 6 "
        "of 40 families come. By May at least 15 should come to each meeting. I will call families with our community "
        "liaison and move two meetings to the evening. Evidence: sign-in sheets and a short family survey.",
        kept=True,
    ),
    Wrote(
        "Dana",
        2,
        FRI,
        "reflect I called ten families myself before the October meeting. Nine said yes and seven came, the sign-in "
        "sheet shows it. I think the call matters more than the flyer. Next I will ask two teachers to call as well.",
        kept=False,
    ),
    Wrote(
        "Marcus",
        3,
        THU,
        "goal Theo: CPSEL 3. The master schedule leaves new teachers without common planning time. By January every "
        "new teacher has one shared period a week. Theo will redraw two blocks with the schedule team.",
        kept=False,
    ),
)


@dataclass(frozen=True)
class Did:
    """A step of a candidate that somebody recorded so many weeks ago."""

    who: str
    whose: str
    key: str
    weeks_ago: int
    weekday: int

    @property
    def when(self) -> tuple[int, int, str]:
        """So many weeks ago, on that day of the week, where that person is."""
        return self.weeks_ago, self.weekday, self.who


STEPS = (
    *(Did("Priya", whose, "meeting.initial", 12, MON) for whose in ("Dana", "Theo", "Jordan", "Aisha")),
    *(Did("Priya", whose, "application.packet", 12, MON) for whose in ("Dana", "Theo", "Jordan")),
    *(Did("Priya", whose, "mou", 12, MON) for whose in ("Theo", "Jordan")),
    *(Did(whose, whose, "orientation", 12, WED) for whose in ("Dana", "Theo", "Jordan")),
    *(Did("Marcus", whose, "coach.first_meeting", 12, THU) for whose in ("Dana", "Theo")),
    Did("Elena", "Jordan", "coach.first_meeting", 12, THU),
    Did("Dana", "Dana", "mou", 11, MON),
    Did("Dana", "Dana", "iip.start", 10, TUE),
    *(Did("Helen", whose, "meeting.initial", 12, TUE) for whose in ("Maria", "Ben", "Lucia")),
    *(Did(whose, whose, "orientation", 11, TUE) for whose in ("Maria", "Lucia")),
)
"""Dana's MOU waits for the program's word."""

EVIDENCE = (
    "Dana",
    2,
    FRI,
    4,
    "Family calls in October",
    "Forty families were asked what would bring them to the council.",
    "https://portfolio.example/dana/family-calls",
)
"""The first of six artifacts, saved so many weeks ago: for which CPSEL, what it is, why, and where."""


@dataclass(frozen=True)
class Gave:
    """What somebody gave a candidate in the first round of assessment, from CPSEL 1 to 6."""

    who: str
    whose: str
    weeks_ago: int
    weekday: int
    scores: tuple[int, ...]
    note: str | None = None

    @property
    def when(self) -> tuple[int, int, str]:
        """So many weeks ago, on that day of the week, where that person is."""
        return self.weeks_ago, self.weekday, self.who


RATINGS = (
    Gave("Dana", "Dana", 9, SUN, (2, 3, 2, 2, 3, 2), "Families are where I want to grow most."),
    Gave("Marcus", "Dana", 8, WED, (2, 3, 3, 2, 3, 2)),
    Gave("Theo", "Theo", 9, SAT, (2, 2, 1, 2, 3, 2)),
    Gave("Marcus", "Theo", 8, THU, (2, 2, 2, 2, 3, 2)),
    Gave("Grace", "Theo", 7, MON, (2, 3, 2, 2, 3, 2)),
)
"""Grace's scores for Dana are missing."""

SETTLED = (
    "Priya",
    "assess.first",
    0,
    10,
    "People know their first day in the position, so everybody can count from it.",
)
"""Who settled which rule, as which of its readings, how many weeks ago and why; every other one is open."""

PLAN = (
    "Priya",
    "Jordan",
    "early_warning",
    "Hand in the assignments of the two sessions that are over",
    "Noor and I talked with Jordan. October was the month of his school's accreditation visit.",
)
"""Who wrote a support plan last week, for whom, as what, and what it says."""

DISPUTED = ("Ben", "Sam", 4, "It was about 40 minutes, we stopped early")
"""Who says of whose hours of that many weeks ago that they are not right, and why."""

HINTS = {
    Role.CANDIDATE: (
        "how many hours of professional learning do I need a year?",
        "45 min coaching yesterday, IIP goal 2",
        "/casc progress",
        "/casc deadlines",
        "/casc rate",
        "/casc goal I want more families at our school site council meetings by May 2027",
    ),
    Role.COACH: (
        "/casc log 90 min coaching with {candidate} yesterday, IIP goal 2",
        "/casc session {candidate}",
        "/casc progress",
        "/casc progress {candidate}",
        "/casc confirm",
        "/casc rate {candidate}",
    ),
    Role.PROGRAM_ADMIN: (
        "/casc progress",
        "/casc cohort",
        "/casc weekly",
        "/casc gaps",
        "/casc rulings",
        "/casc ask when is a coach paired with a candidate?",
    ),
    Role.SUPERVISOR: ("/casc rate", "/casc ask who rates a candidate, and when?"),
    Role.ANALYST: ("/casc verify", "/casc packet Ruth"),
    Role.INSTRUCTOR: ("/casc attendance", "/casc ask how long is a session?"),
    None: ("/casc ask how many coaching hours does a candidate need?", "/casc help"),
}
"""Things to try, by role; None is for everybody else."""
