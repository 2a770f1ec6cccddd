"""Whatever people do to a goal: it is approved exactly where the newest word of each approver is approval."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from induction.people import Role
from induction.refused import Refused
from induction.roster import RosterLine
from induction.writing.approvals import Approval, Verdict
from induction.writing.drafts import Draft, DraftKind, DraftState
from storage.records import Records

NOON = datetime(2026, 11, 18, 20, tzinfo=UTC)
APPROVERS = (Role.COACH, Role.SUPERVISOR)
WRITES = st.tuples(st.just("write"), st.sampled_from(DraftState))
WORDS = st.tuples(st.sampled_from(APPROVERS), st.sampled_from(Verdict), st.integers(0, 2))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(acts=st.lists(WRITES | WORDS, max_size=14))
def test_a_goal_is_approved_exactly_where_everybody_approved_its_newest_kept_version(acts: Sequence[tuple]) -> None:  # type: ignore[type-arg] - acts of two shapes
    with TemporaryDirectory() as folder:
        records = Records(f"sqlite:///{Path(folder) / 'file.db'}")
        records.migrate()
        line = RosterLine(name="Kim Lee", email="kim@school.example", role=Role.CANDIDATE, program="usc")
        records.write_roster([line], today=NOON.date(), now=NOON)
        [kim] = records.people()
        version, kept = 0, 0
        newest: dict[Role, tuple[Verdict, datetime]] = {}
        for place, act in enumerate(acts):
            now = NOON + timedelta(days=place)
            if act[0] == "write":
                version, state = version + 1, act[1]
                _write(records, kim.id, version, state, now)
                kept, newest = (version, {}) if state is DraftState.KEPT else (kept, newest)
                continue
            role, verdict, back = act
            given_on = max(1, version - back)
            said = _said(records, kim.id, given_on, role, verdict, now)
            assert said is (kept != 0 and given_on == kept)
            if said and newest.get(role, (None,))[0] is not verdict:
                newest[role] = (verdict, now)
            approved = [at for word, at in newest.values() if word is Verdict.APPROVED]
            expected = max(approved).date() if len(approved) == len(APPROVERS) else None
            assert [one.approved_by(APPROVERS) for one in records.candidates.record(kim).goals] == (
                [expected] if kept else []
            )
        records.close()


def _write(records: Records, kim: int, version: int, state: DraftState, now: datetime) -> None:
    records.drafts.write(
        Draft(
            draft_id="d",
            version=version,
            kind=DraftKind.GOAL,
            candidate_id=kim,
            author_id=kim,
            parts={"cpsel": "4", "change": f"more {version}"},
            state=state,
            written_at=now,
        )
    )


def _said(records: Records, kim: int, version: int, role: Role, verdict: Verdict, now: datetime) -> bool:
    """Whether the word was taken."""
    approval = Approval(draft_id="d", version=version, candidate_id=kim, by_id=kim, role=role, verdict=verdict, at=now)
    try:
        records.approvals.give(approval, source=now.isoformat())
    except Refused:
        return False
    return True
