from datetime import UTC, date, datetime

import pytest

from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.packs.rules import Rule, RuleState, Source
from induction.record.artifacts import Artifact
from induction.record.gathered import for_each_standard
from induction.record.milestones import Milestone

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
RULE = Rule(
    key="artifacts.minimum",
    says="One or two each.",
    state=RuleState.AGREED,
    sources=(Source(document="h", line=484, place="Artifacts", figure="1–2"),),
)


def pack(need: int | None, most: int | None = None, years: tuple[int, ...] = ()) -> ProgramPack:
    asked = (
        []
        if need is None
        else [
            PackRequirement(
                key="artifacts",
                label="artifacts",
                kind=RequirementKind.ARTIFACTS,
                rule=RULE.key,
                need=need,
                most=most,
                years=years,
            )
        ]
    )
    documents = (PackDocument(id="h", title="Handbook", file="h.md", edition="2026"),)
    return ProgramPack(id="p", name="P", short_name="P", documents=documents, rules=(RULE,), requirements=tuple(asked))


def artifact(number: int, *standards: int, replaces: int | None = None, withdrawn: bool = False) -> Artifact:
    return Artifact(
        id=number,
        candidate_id=1,
        on=date(2026, 11, 1),
        title="Survey",
        standards=standards,
        recorded_by=1,
        recorded_at=NOW,
        replaces=replaces,
        withdrawn=withdrawn,
    )


def step(number: int, standard: int) -> Milestone:
    return Milestone(
        id=number, candidate_id=1, key="artifacts", on=date(2026, 10, 1), standard=standard, recorded_at=NOW
    )


@pytest.mark.parametrize(
    ("asked", "there", "counts", "gaps", "over"),
    [
        (pack(1, 2), [], [0, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6], []),
        (pack(1, 2), [artifact(1, 4)], [0, 0, 0, 1, 0, 0], [1, 2, 3, 5, 6], []),
        (pack(1, 2), [artifact(1, 1, 4), artifact(2, 4), artifact(3, 4)], [1, 0, 0, 3, 0, 0], [2, 3, 5, 6], [4]),
        (pack(2), [artifact(1, 4), artifact(2, 4), artifact(3, 5)], [0, 0, 0, 2, 1, 0], [1, 2, 3, 5, 6], []),
        (pack(1, 1, (1, 2)), [artifact(1, 4), artifact(2, 4)], [0, 0, 0, 2, 0, 0], [1, 2, 3, 5, 6], []),
        (pack(None), [artifact(1, 4)], [0, 0, 0, 1, 0, 0], [1, 2, 3, 5, 6], []),
        (pack(1), [artifact(1, 4), artifact(2, 5, replaces=1)], [0, 0, 0, 0, 1, 0], [1, 2, 3, 4, 6], []),
        (pack(1), [artifact(1, 4), artifact(2, 4, replaces=1, withdrawn=True)], [0] * 6, [1, 2, 3, 4, 5, 6], []),
    ],
)
def test_the_gaps(asked: ProgramPack, there: list[Artifact], counts: list[int], gaps: list[int], over: list[int]):
    rows = for_each_standard(asked, there, ())
    assert [row.count for row in rows] == counts
    assert [row.standard.number for row in rows if row.is_gap] == gaps
    assert [row.standard.number for row in rows if row.is_over] == over


def test_what_was_recorded_as_a_step_before_counts_too():
    rows = for_each_standard(pack(1, 2), [artifact(1, 4)], [step(1, 4), step(2, 6)])
    assert [row.count for row in rows] == [0, 0, 0, 2, 0, 1]
    assert [row.recorded for row in rows][3] == (step(1, 4),)
