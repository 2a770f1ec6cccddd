"""Records with people in them, for a companion of its own process."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from induction.people import Role
from induction.roster import RosterLine
from storage.records import Records
from tests.bot.quiet import nobody_is_reminded
from tests.e2e.mortal import environment

PROGRAM_LASTS = timedelta(days=600)
BEGAN = timedelta(days=300)


def furnished(folder: Path, slack_url: str, database_url: str | None, *, crowd: int = 0) -> dict[str, str]:
    """The settings of a companion with Dana, her coach and an administrator on its roster, and a crowd of candidates.

    The crowd's Slack ids are U0, U1 and so on; each has the coach UMARCUS.
    """
    home = folder / "home"
    home.mkdir()
    now = datetime.now(UTC)  # noqa: TID251 - the companion's own process goes by this clock too
    records = Records(database_url or f"sqlite:///{home}/companion.db")
    records.migrate()
    records.write_roster([*_few(now.date()), *_crowd(now.date(), crowd)], today=now.date(), now=now)
    nobody_is_reminded(records, now=now)
    records.close()
    return environment(home, slack_url, database_url)


def records_of(settings: dict[str, str]) -> Records:
    """The records that a companion with these settings writes."""
    return Records(settings.get("COMPANION_DATABASE_URL") or f"sqlite:///{settings['COMPANION_HOME']}/companion.db")


def _few(today: date) -> Iterator[RosterLine]:
    yield _line("Priya Nair", Role.PROGRAM_ADMIN, "UPRIYA")
    yield _line("Marcus Bell", Role.COACH, "UMARCUS")
    yield _candidate("Dana Whitfield", "UDANA", today)


def _crowd(today: date, crowd: int) -> Iterator[RosterLine]:
    for number in range(crowd):
        yield _candidate(f"Crowd{number} Person", f"U{number}", today)


def _candidate(name: str, slack_id: str, today: date) -> RosterLine:
    began = today - BEGAN
    facts = {"coach": "marcus@school.example", "starts_on": began, "ends_on": began + PROGRAM_LASTS}
    return _line(name, Role.CANDIDATE, slack_id, **facts)


def _line(name: str, role: Role, slack_id: str, **more: object) -> RosterLine:
    email = f"{name.split(maxsplit=1)[0].lower()}@school.example"
    facts = {"name": name, "email": email, "slack_id": slack_id, "role": role, "program": "usc", **more}
    return RosterLine.model_validate(facts)
