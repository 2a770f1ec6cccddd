"""A small program with six steps to the recommendation, and the people on its way."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.settings import Settings
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import NOW, Clock
from tests.bot.opening import opened

PACK = """
id = "pine"
name = "Pine County Induction"
short_name = "Pine"

[[documents]]
id = "handbook"
title = "Pine Handbook"
file = "handbook.md"
edition = "2026"

[[rules]]
key = "steps"
says = "Completion is verified in steps."
state = "agreed"
sources = [{ document = "handbook", line = 7, place = "Verification", figure = "steps" }]

[[rules]]
key = "letters"
says = "Two or three letters are asked for."
state = "provisional"
conflict = [
  { value = "1 letter", number = 1, source = { document = "handbook", line = 8, place = "Letters", figure = "one" } },
  { value = "2 letters", number = 2, source = { document = "handbook", line = 9, place = "Letters", figure = "two" } },
]
sources = [{ document = "handbook", line = 8, place = "Letters", figure = "one" }]

[assessment]
levels = ["emerging", "developing", "proficient"]

[[requirements]]
key = "survey"
label = "exit survey"
kind = "step"
rule = "steps"

[[requirements]]
key = "letter"
label = "HR letter"
kind = "step"
rule = "steps"
waits_for = "program_admin"

[[requirements]]
key = "artifacts"
label = "artifacts"
kind = "artifacts"
rule = "steps"

[[verification]]
key = "coach"
label = "coach's checklist"
signer = "coach"
rule = "steps"
needs = ["survey"]

[[verification]]
key = "uploads"
label = "candidate's uploads"
signer = "candidate"
rule = "steps"
after = ["coach"]
needs = ["letter"]

[[verification]]
key = "check"
label = "administrator's check"
signer = "program_admin"
rule = "steps"
after = ["uploads"]

[[verification]]
key = "recommend"
label = "recommendation"
signer = "analyst"
rule = "steps"
after = ["check"]
elsewhere = "the state's portal"

[[verification]]
key = "fee"
label = "last step with the state"
signer = "candidate"
rule = "steps"
after = ["recommend"]
due = { within = 90, unit = "days", of = "recommended" }
parts = ["the fee is paid"]
"""


def line(name: str, role: Role, slack_id: str, **facts: object) -> RosterLine:
    email = f"{slack_id[1:].lower()}@pine.example"
    if role is Role.CANDIDATE:
        facts = {"starts_on": date(2025, 8, 17), "ends_on": date(2027, 6, 30), "cohort": "Ä 2025", **facts}
    return RosterLine.model_validate(
        {"name": name, "email": email, "role": role, "program": "pine", "slack_id": slack_id, **facts}
    )


ROSTER = [
    line("Ada Admin", Role.PROGRAM_ADMIN, "UADA"),
    line("Cora Coach", Role.COACH, "UCORA"),
    line("Finn Former", Role.COACH, "UFINN"),
    line("Olu Office", Role.ANALYST, "UOLU"),
    line("Zoë Nguyễn", Role.CANDIDATE, "UZOE", coach="cora@pine.example"),
    line("Жанна Łuk", Role.CANDIDATE, "UZHANNA", coach="cora@pine.example"),
    RosterLine(name="Max Other", email="max@x.example", role=Role.PROGRAM_ADMIN, program="usc", slack_id="UMAX"),
]


@pytest.fixture
def companion(tmp_path: Path, clock: Clock) -> Iterator[Companion]:
    folder = tmp_path / "packs" / "pine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    with opened(Settings(home=tmp_path / "home", packs=tmp_path / "packs"), clock) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
        yield companion
