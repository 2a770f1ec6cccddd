"""Versions of a draft: what changed from one to the next, who wrote what, and how two who write at once fare."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.writing.drafts import (
    Change,
    Draft,
    DraftKind,
    DraftState,
    Merged,
    changes,
    merged,
    newest_kept,
    written_by,
)

KIM, DANA = 1, 2
BASE = {"change": "more families", "target": "40"}


def version(number: int, parts: Mapping[str, str], *, by: int = KIM, state: DraftState = DraftState.DRAFT) -> Draft:
    return Draft(
        draft_id="d",
        version=number,
        kind=DraftKind.GOAL,
        candidate_id=KIM,
        author_id=by,
        parts=parts,
        state=state,
        written_at=datetime(2026, 11, 18, tzinfo=UTC),
    )


def test_what_changed_is_what_is_new_other_or_gone() -> None:
    assert changes(BASE, {"change": "more families", "target": "50", "evidence": "lists"}) == (
        Change(part="target", was="40", now="50"),
        Change(part="evidence", was=None, now="lists"),
    )
    assert changes(BASE, {"target": "40"}) == (Change(part="change", was="more families", now=None),)
    assert changes(BASE, BASE) == ()


def test_each_part_is_by_whoever_wrote_it_last() -> None:
    versions = [
        version(1, BASE),
        version(2, {**BASE, "target": "50"}, by=DANA),
        version(3, {**BASE, "target": "50", "evidence": "lists"}),
        version(4, {"target": "50", "evidence": "lists"}),
    ]
    assert written_by(versions[:2]) == {"change": KIM, "target": DANA}
    assert written_by(versions) == {"target": DANA, "evidence": KIM}
    assert written_by([]) == {}


def test_the_newest_kept_version_is_found_behind_what_is_still_written() -> None:
    kept = version(2, BASE, state=DraftState.KEPT)
    assert newest_kept([version(1, BASE)]) is None
    assert newest_kept([version(1, BASE), kept, version(3, {})]) == kept


@pytest.mark.parametrize(
    ("mine", "newest", "both"),
    [
        ({**BASE, "target": "50"}, {**BASE, "change": "all"}, Merged(parts={"change": "all", "target": "50"})),
        ({**BASE, "target": "50"}, {**BASE, "target": "50"}, Merged(parts={**BASE, "target": "50"})),
        (
            {**BASE, "target": "50"},
            {**BASE, "target": "60"},
            Merged(parts={**BASE, "target": "50"}, theirs={"target": "60"}),
        ),
        (
            {"change": "more families"},
            {**BASE, "target": "60"},
            Merged(parts={"change": "more families"}, theirs={"target": "60"}),
        ),
        (
            {**BASE, "target": "50"},
            {"change": "more families"},
            Merged(parts={**BASE, "target": "50"}, theirs={"target": ""}),
        ),
        ({"change": "more families"}, BASE, Merged(parts={"change": "more families"})),
    ],
)
def test_two_who_write_at_once(mine: dict[str, str], newest: dict[str, str], both: Merged) -> None:
    assert merged(BASE, mine, newest) == both


_PARTS = st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyz"))


@given(base=_PARTS, mine=_PARTS, newest=_PARTS)
def test_no_words_that_either_wrote_are_lost(
    base: dict[str, str], mine: dict[str, str], newest: dict[str, str]
) -> None:
    both = merged(base, mine, newest)
    for part in "abc":
        shown = {both.parts.get(part), both.theirs.get(part)}
        if mine.get(part) != base.get(part) and part in mine:
            assert mine[part] in shown
        if newest.get(part) != base.get(part) and part in newest:
            assert newest[part] in shown
