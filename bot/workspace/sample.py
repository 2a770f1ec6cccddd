"""The sample programs of the local workspace: invented people, believable hours, and the shipped guides."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.companion import Companion
from bot.services.desk import Heard
from bot.services.replies import Proposed
from induction.people import Role
from induction.roster import RosterLine
from knowledge.program_packs import guide_path

SAMPLE_DOMAIN = "sample.example"
STRANGER = "U0VISITOR"

_PEOPLE = (
    # name, role, program, Slack id, coach
    ("Priya Nair", Role.PROGRAM_ADMIN, "usc", "U0PRIYA", None),
    ("Marcus Bell", Role.COACH, "usc", "U0MARCUS", None),
    ("Elena Ortiz", Role.COACH, "usc", "U0ELENA", None),
    ("Dana Whitfield", Role.CANDIDATE, "usc", "U0DANA", "Marcus Bell"),
    ("Theo Park", Role.CANDIDATE, "usc", "U0THEO", "Marcus Bell"),
    ("Jordan Reyes", Role.CANDIDATE, "usc", "U0JORDAN", "Elena Ortiz"),
    ("Helen Cho", Role.PROGRAM_ADMIN, "mcoe", "U0HELEN", None),
    ("Sam Okafor", Role.COACH, "mcoe", "U0SAM", None),
    ("Maria Lopez", Role.CANDIDATE, "mcoe", "U0MARIA", "Sam Okafor"),
    ("Ben Sato", Role.CANDIDATE, "mcoe", "U0BEN", "Sam Okafor"),
)

_SAID = (
    # who, how many days ago, what they typed
    ("U0MARCUS", 62, "90 min coaching with Dana in person, IIP draft"),
    ("U0DANA", 55, "2 hours CPSEL session"),
    ("U0MARCUS", 48, "1 hour coaching with Dana on zoom"),
    ("U0THEO", 41, "3 hours job aligned workshop"),
    ("U0MARCUS", 34, "75 min coaching with Theo, school visit debrief"),
    ("U0DANA", 27, "2 hrs district training in person"),
    ("U0ELENA", 20, "an hour and a half coaching with Jordan in person"),
    ("U0DANA", 12, "90 min PLC on zoom"),
    ("U0SAM", 33, "2 hours coaching with Maria in person"),
    ("U0MARIA", 19, "3 hours professional learning, family engagement"),
    ("U0SAM", 9, "60 min coaching with Ben by phone"),
)

HINTS = {
    Role.CANDIDATE: (
        "how many hours of professional learning do I need a year?",
        "45 min coaching yesterday, IIP goal 2",
        "/casc progress",
        "delete my last log",
    ),
    Role.COACH: (
        "/casc log 90 min coaching with {candidate} yesterday, IIP goal 2",
        "/casc progress",
        "/casc progress {candidate}",
        "/casc ask when is a coach paired with a candidate?",
    ),
    Role.PROGRAM_ADMIN: ("/casc progress", "/casc ask what happens after two missing assignments?", "/casc help"),
    None: ("/casc ask how many coaching hours does a candidate need?", "/casc help"),
}


def load_sample(companion: Companion, progress: Callable[[str], None]) -> None:
    """Fill an empty companion with the sample; what is there already stays as it is."""
    for program in companion.packs:
        if not companion.library.documents(program):
            progress(f"Reading the sample guide of {companion.packs[program].name} …")
            companion.library.add(program, [guide_path(program)], now=companion.clock())
    if not companion.records.people():
        progress("Inviting the sample people …")
        now = companion.clock()
        companion.records.write_roster(_roster(now.date()), today=now.date(), now=now)
        _play(companion, now)


def _roster(today: date) -> list[RosterLine]:
    starts_on = _first_day(today)
    return [_line(*row, starts_on=starts_on) for row in _PEOPLE]


def _line(name: str, role: Role, program: str, slack_id: str, coach: str | None, *, starts_on: date) -> RosterLine:
    candidate = role is Role.CANDIDATE
    return RosterLine(
        name=name,
        email=_email(name),
        role=role,
        program=program,
        slack_id=slack_id,
        cohort=f"{program}-{starts_on.year}" if candidate else None,
        coach=_email(coach) if coach else None,
        starts_on=starts_on if candidate else None,
        ends_on=date(starts_on.year + 2, 6, 30) if candidate else None,
    )


def _email(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@{SAMPLE_DOMAIN}"


def _first_day(today: date) -> date:
    """A mid-August day at least ten weeks back, so that the sample's hours fall into the program."""
    this_year = date(today.year, 8, 17)
    return this_year if this_year <= today - timedelta(days=70) else date(today.year - 1, 8, 17)


def _play(companion: Companion, now: datetime) -> None:
    """Let the sample people log as people do: said at the desk, recorded by their own tap."""
    for number, (slack_id, days, text) in enumerate(_SAID):
        then = now - timedelta(days=days)
        person = companion.records.person_by_slack(slack_id)
        reply = companion.desk.message(Heard(text, person, f"sample:{number}", then))
        if person is not None and isinstance(reply, Proposed):
            companion.desk.hours.do(person, reply.card.id, now=then)
