"""Records of a program in which posts and digests come due one after the other, from a moment soon to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from induction.people import Person, Role
from induction.reminding.calendars import digest_key, post_key
from induction.reminding.reminders import ReminderChoice
from induction.roster import RosterLine
from storage.database.patience import UNHURRIED
from storage.records import Records
from storage.reminding.posts import PostingChange
from tests.e2e.moody_slack import CLOSED
from tests.e2e.mortal import environment

PROGRAM = "usc"
MORNING = 10
"""The hour that it is where they are: whenever this runs, a working day has begun there."""

BEGAN, LASTS = timedelta(days=300), timedelta(days=600)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True)
class DueSoon:
    """The settings of a companion on such records, and the keys of what comes due in it."""

    settings: dict[str, str]
    posts: Sequence[str]
    digests: Sequence[str]


def due_soon(
    folder: Path, slack_url: str, database_url: str | None, channels: Sequence[str], *, first: datetime, last: datetime
) -> DueSoon:
    """One cohort of one candidate for each channel, whose post and digest come due from `first` to `last`."""
    home = folder / "home"
    home.mkdir()
    zone = zone_of_morning(first)
    here = first.astimezone(ZoneInfo(zone))
    records = Records(database_url or f"sqlite:///{home}/companion.db", patience=UNHURRIED)
    records.migrate()
    now = datetime.now(UTC)  # noqa: TID251 - the companion's own processes go by this clock too
    records.write_roster(_roster(zone, here.date(), len(channels)), today=here.date(), now=now)
    everybody = {one.slack_id: one for one in records.people()}
    admin = everybody["UPRIYA"]
    posts, digests = [], []
    for number, channel in enumerate(channels):
        at = (here + number / max(len(channels) - 1, 1) * (last - first)).replace(microsecond=0)
        cohort, candidate = f"c{number}", everybody[f"U{number}"]
        setting = PostingChange({"zone": zone, "weekday": at.isoweekday(), "at": at.time()}, channel=channel)
        records.postings.change(PROGRAM, cohort, setting, actor_id=admin.id, now=now)
        _reminded_from(records, candidate, at, now)
        posts.append(post_key(PROGRAM, cohort, at.date()))
        digests.append(digest_key(candidate.id, at.date()))
    for one in (admin, everybody["UMARCUS"]):
        _reminded_from(records, one, here + timedelta(hours=5), now)  # their own digests come after the end
    records.close()
    return DueSoon(environment(home, slack_url, database_url), posts, digests)


def zone_of_morning(now: datetime) -> str:
    """A zone without daylight saving in which it is the morning, and a while yet until noon."""
    ahead = (MORNING - now.astimezone(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}"


def channel(number: int, *, closed: bool = False) -> str:
    """The id of a channel; of a `closed` one the history is not to be read."""
    return f"G{number:04d}{CLOSED if closed else ''}"


def _reminded_from(records: Records, person: Person, at: datetime, now: datetime) -> None:
    choice = ReminderChoice(workdays=EVERY_DAY, works_from=at.time(), works_until=at.replace(hour=23, minute=59).time())
    records.choices.choose(person.id, choice, actor_id=person.id, now=now)


def _roster(zone: str, today: date, cohorts: int) -> list[RosterLine]:
    began = today - BEGAN
    candidate = {"coach": "marcus@school.example", "starts_on": began, "ends_on": began + LASTS}
    return [
        _line("Priya Nair", Role.PROGRAM_ADMIN, "UPRIYA", zone),
        _line("Marcus Bell", Role.COACH, "UMARCUS", zone),
        *(
            _line(f"Person{one} Due", Role.CANDIDATE, f"U{one}", zone, cohort=f"c{one}", **candidate)
            for one in range(cohorts)
        ),
    ]


def _line(name: str, role: Role, slack_id: str, zone: str, **more: object) -> RosterLine:
    email = f"{name.split(maxsplit=1)[0].lower()}@school.example"
    facts = {"name": name, "email": email, "slack_id": slack_id, "role": role, "program": PROGRAM, "zone": zone}
    return RosterLine.model_validate({**facts, **more})
