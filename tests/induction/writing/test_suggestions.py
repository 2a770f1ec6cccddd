"""Which parts of a draft carry wording of a model, and for how long."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from induction.writing.suggestions import Suggestion, Worded, with_taken, worded_parts

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
OWN, PROPOSED = "we tried it", "We tried it."


def suggestion(**changes: object) -> Suggestion:
    facts = {
        "id": 1,
        "draft_id": "d1",
        "version": 1,
        "candidate_id": 2,
        "part": "tried",
        "own_words": OWN,
        "proposed": PROPOSED,
        "model": "stub",
        "proposed_at": NOW,
    }
    return Suggestion.model_validate({**facts, **changes})


TAKEN = suggestion(taken=True, taken_version=2, answered_at=NOW)


@pytest.mark.parametrize(
    ("parts", "version", "given", "worded"),
    [
        ({"tried": PROPOSED}, 2, TAKEN, {"tried": Worded(suggestion=TAKEN, changed=False)}),
        ({"tried": "We tried it twice."}, 3, TAKEN, {"tried": Worded(suggestion=TAKEN, changed=True)}),
        ({"tried": OWN}, 3, TAKEN, {}),
        ({}, 3, TAKEN, {}),
        ({"tried": PROPOSED}, 1, TAKEN, {}),
        ({"tried": PROPOSED}, 2, suggestion(taken=False, answered_at=NOW), {}),
        ({"tried": PROPOSED}, 2, suggestion(), {}),
    ],
    ids=["taken", "changed since", "own words again", "taken out", "before it", "left", "not answered"],
)
def test_a_part_carries_it_until_it_is_the_persons_own_words_again(
    parts: Mapping[str, str], version: int, given: Suggestion, worded: Mapping[str, Worded]
) -> None:
    assert worded_parts(parts, version, [given]) == worded


def test_only_the_part_that_was_taken_changes() -> None:
    assert with_taken({"tried": OWN, "next": "more"}, TAKEN) == {"tried": PROPOSED, "next": "more"}
