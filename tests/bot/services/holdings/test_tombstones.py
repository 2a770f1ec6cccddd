"""The list of tombstones beside the database."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.services.holdings.tombstones import TombstoneList
from induction.people import Role
from induction.refused import Refused
from induction.retention import ErasureReason, Tombstone


def tombstone(number: int) -> Tombstone:
    return Tombstone(
        source=f"form:V{number}",
        person_id=number,
        program="usc",
        role=Role.CANDIDATE,
        at=datetime(2026, 11, 22, 17, 30, tzinfo=UTC),
        erased_by=None,
        why=ErasureReason.TERM,
        counts={"hour": number},
    )


def test_what_is_kept_is_read_back_and_nothing_that_was_there_is_lost(tmp_path: Path) -> None:
    listed = TombstoneList(tmp_path / "erased.jsonl")
    assert listed.read() == ()
    assert listed.keep([tombstone(1), tombstone(2)])
    assert listed.keep([tombstone(2), tombstone(3)])  # of a database that was brought back, and knows not of the first
    assert listed.read() == (tombstone(1), tombstone(2), tombstone(3))
    assert [one.name for one in tmp_path.iterdir()] == ["erased.jsonl"]
    assert listed.path.stat().st_mode & 0o777 == 0o600


def test_what_is_no_tombstone_is_named_by_its_line_and_never_overwritten(tmp_path: Path) -> None:
    listed = TombstoneList(tmp_path / "erased.jsonl")
    listed.keep([tombstone(1)])
    broken = f"{listed.path.read_text(encoding='utf-8')}nonsense\n"
    listed.path.write_text(broken, encoding="utf-8")
    with pytest.raises(Refused, match=r"Line 2 of .* is no tombstone"):
        listed.read()
    assert not listed.keep([tombstone(2)])
    assert listed.path.read_text(encoding="utf-8") == broken


def test_a_folder_that_takes_no_file_is_said(tmp_path: Path) -> None:
    assert not TombstoneList(tmp_path / "nowhere" / "erased.jsonl").keep([tombstone(1)])
