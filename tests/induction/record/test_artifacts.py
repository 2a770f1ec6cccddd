from datetime import UTC, date, datetime

import pytest

from induction.packs.pack import ProgramPack
from induction.record.artifacts import Artifact, Gathered, check_artifact, standing_artifacts
from induction.refused import Refused

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
PACK = ProgramPack(id="p", name="P", short_name="P", documents=(), rules=())


def gathered(**facts: object) -> Gathered:
    known = {"candidate_id": 1, "on": date(2026, 11, 16), "title": "Family survey", "standards": (4,)}
    return Gathered.model_validate(known | facts)


def artifact(number: int, **facts: object) -> Artifact:
    return Artifact.model_validate(
        gathered().model_dump() | {"id": number, "recorded_by": 1, "recorded_at": NOW} | facts
    )


def test_what_was_changed_or_withdrawn_does_not_stand():
    first, changed = artifact(1), artifact(2, replaces=1)
    other, ended = artifact(3), artifact(4, replaces=3, withdrawn=True)
    assert standing_artifacts([first, changed, other, ended]) == (changed,)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"title": " "}, "no_title"),
        ({"title": "x" * 151}, "no_title"),
        ({"standards": ()}, "which_standard"),
        ({"standards": (4, 7)}, "unknown_standard"),
        ({"on": date(2026, 11, 23)}, "in_the_future"),
        ({"link": "drive.example"}, "no_link"),
        ({"link": "javascript:alert(1)"}, "no_link"),
        ({"link": f"https://x.example/{'x' * 1000}"}, "no_link"),
        ({"why": "x" * 1001}, "long_why"),
    ],
)
def test_what_is_wrong_is_refused(facts: dict[str, object], rule: str):
    with pytest.raises(Refused) as refused:
        check_artifact(gathered(**facts), PACK, today=NOW.date())
    assert refused.value.rule == rule


def test_what_is_right_is_not():
    check_artifact(gathered(standards=(1, 6), link="https://x.example", why="It shows it."), PACK, today=NOW.date())
