"""Files of evidence in a program that keeps them."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.settings import Settings
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, shown
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
key = "evidence.files"
says = "The files of artifacts are kept."
state = "agreed"
sources = [{ document = "handbook", line = 7, place = "Artifacts", figure = "files" }]

[evidence]
keep_files = true
rule = "evidence.files"
"""

PDF = b"%PDF the survey"


def line(name: str, role: Role, slack_id: str, **facts: object) -> RosterLine:
    email = f"{slack_id[1:].lower()}@pine.example"
    return RosterLine.model_validate(
        {"name": name, "email": email, "role": role, "program": "pine", "slack_id": slack_id, **facts}
    )


ROSTER = [
    line("Ada Admin", Role.PROGRAM_ADMIN, "UADA"),
    line("Cora Coach", Role.COACH, "UCORA"),
    line("Finn Former", Role.COACH, "UFINN"),
    line("Zoë Nguyễn", Role.CANDIDATE, "UZOE", coach="cora@pine.example", starts_on=date(2026, 8, 17)),
]


@pytest.fixture
def companion(tmp_path: Path, clock: Clock) -> Iterator[Companion]:
    folder = tmp_path / "packs" / "pine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    with opened(Settings(home=tmp_path / "home", packs=tmp_path / "packs"), clock) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
        yield companion


def share(dialog: Dialog, content: bytes = PDF) -> dict[str, object]:
    """The form that opens for a file that Zoë shares."""
    [offer] = dialog.share("UZOE", ("survey.pdf", content))
    return dialog.open("UZOE", buttons(offer)["Save as evidence"])


def kept(companion: Companion) -> list[tuple[str, str | None, bytes | None]]:
    artifacts = companion.records.artifacts
    return [(one.title, one.file, artifacts.content(one.id)) for one in artifacts.of_candidates([4])]


def test_the_file_is_kept_and_comes_back_to_who_may_see_it(dialog: Dialog, companion: Companion) -> None:
    view = share(dialog)
    assert "“survey.pdf” is kept with it" in json.dumps(view, ensure_ascii=False)
    for _ in range(2):
        assert dialog.submit("UZOE", view, evidence_standards="4") == {}
    assert kept(companion) == [("survey", "survey.pdf", PDF)]
    for reader, words in (("UZOE", "evidence"), ("UCORA", "evidence Zoë"), ("UADA", "evidence Zoë")):
        listed = dialog.command(reader, words)
        told = dialog.press(reader, buttons(listed)["Get the file"])
        assert "comes in a direct message" in shown(told)
    assert len(dialog.slack.sent("files.completeUploadExternal")) == 3
    assert set(dialog.slack.uploads.values()) == {PDF}
    button = buttons(dialog.command("UZOE", "evidence"))["Get the file"]
    dialog.act_on("UFINN", button, response_url=f"{dialog.slack.url}/response")
    assert "not open to you" in shown(dialog.slack.sent("response")[-1])
    assert len(dialog.slack.sent("files.completeUploadExternal")) == 3


def test_a_file_that_is_too_large_is_refused_at_once(dialog: Dialog, companion: Companion) -> None:
    view = share(dialog, b"x" * 10_000_001)
    answer = dialog.submit("UZOE", view, evidence_standards="4")
    assert "I read up to 10 MB" in json.dumps(answer)
    assert kept(companion) == []


def test_a_file_of_another_workspace_is_not_fetched(dialog: Dialog, companion: Companion) -> None:
    view = share(dialog)
    [path] = dialog.slack.owners
    dialog.slack.owners[path] = "UFINN"
    answer = dialog.submit("UZOE", view, evidence_standards="4")
    assert "Somebody else shared that file" in json.dumps(answer)
    assert kept(companion) == []


def test_a_change_keeps_the_file(dialog: Dialog, companion: Companion) -> None:
    dialog.submit("UZOE", share(dialog), evidence_standards="4")
    view = dialog.open("UZOE", buttons(dialog.command("UZOE", "evidence"))["Change"])
    assert dialog.submit("UZOE", view, "VCHANGE", evidence_title="Survey, fall") == {}
    assert kept(companion) == [("survey", "survey.pdf", PDF), ("Survey, fall", "survey.pdf", PDF)]
