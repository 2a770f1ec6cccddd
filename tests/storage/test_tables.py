from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from induction.packs.documents import ProgramDocument
from storage.records import Records


def test_instants_come_back_aware_and_in_utc(records: Records, now: datetime) -> None:
    here = now.astimezone(timezone(timedelta(hours=-8)))
    document = ProgramDocument(program="usc", name="a.md", title="A", sha256="0", passages=1, added_at=here)
    records.catalogue.publish("usc", "g1", [document], replacing=None)
    (kept,) = records.catalogue.documents("usc")
    assert (kept.added_at, kept.added_at.tzinfo) == (now, UTC)


def test_an_instant_without_a_time_zone_is_an_error(records: Records, now: datetime) -> None:
    with pytest.raises(StatementError, match="has no time zone"):
        records.claim("Ev1", now=now.replace(tzinfo=None))
