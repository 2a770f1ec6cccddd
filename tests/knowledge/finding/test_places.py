from pathlib import Path

import pytest

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState, Source
from knowledge.excerpts import excerpts_of
from knowledge.finding.places import place_of, retold
from knowledge.language.lexicon import lexicon_of
from knowledge.passages import Passage, PassageKind
from knowledge.program_packs import load_packs
from knowledge.reading.files import read
from tests.knowledge.fern import FERN, passage

PACKS = load_packs()
SEEDS = Path(__file__).parents[3] / "../shared/seeds"
COACHING = passage("A coach gives 36 hours a year.\nThe year begins in May.", line=3, heading="Coaching")
WORKSHOPS = passage("Twelve workshops a year, of\n3 hours each.", line=9, heading="Workshops: in Spring, Year 1")
CONTENTS = passage("Appeals.....\t14", line=1, heading="Contents", kind=PassageKind.CONTENTS)


def place(figure: str, line: int) -> str | None:
    source = Source(document="handbook", line=line, place="Fern", figure=figure)
    found = place_of(source, FERN, (COACHING, WORKSHOPS, CONTENTS))
    return found.text if found else None


@pytest.mark.parametrize(
    ("figure", "line", "found"),
    [
        ("36 hours", 3, "A coach gives 36 hours a year."),
        ("year", 9, "Twelve workshops a year, of"),
        ("MAY", 4, "The year begins in May."),
        ("Spring, Year 1", 8, "Twelve workshops a year, of"),
        ("Appeals.....", 14, "Appeals....."),
        ("3 hours each", 1, "3 hours each."),
        ("each", 1, None),
        ("40 hours", 9, None),
    ],
    ids=["at its line", "nearest above", "in any case", "below a heading", "contents", "moved", "too short", "nowhere"],
)
def test_a_figure_is_found_where_a_pack_says_or_where_it_went(figure: str, line: int, found: str | None) -> None:
    assert place(figure, line) == found


@pytest.fixture(scope="module")
def read_seeds() -> dict[str, tuple[Passage, ...]]:
    if not SEEDS.is_dir():
        pytest.skip("the program documents are not beside the checkout")
    return {
        pack.id: tuple(found for document in pack.documents for found in read(SEEDS / document.file, program=pack.id))
        for pack in PACKS.values()
    }


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_every_source_and_side_of_a_pack_is_found(
    pack: ProgramPack, read_seeds: dict[str, tuple[Passage, ...]]
) -> None:
    sources = [
        (rule.key, source)
        for rule in pack.rules
        for source in (*rule.sources, *(side.source for side in rule.conflict))
    ]
    lost = [(key, source) for key, source in sources if place_of(source, pack, read_seeds[pack.id]) is None]
    assert lost == []


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_the_sides_of_a_conflict_stand_at_places_of_their_own(
    pack: ProgramPack, read_seeds: dict[str, tuple[Passage, ...]]
) -> None:
    one_place = [
        rule.key
        for rule in pack.rules
        if rule.conflict and len({place_of(side.source, pack, read_seeds[pack.id]) for side in rule.conflict}) == 1
    ]
    assert one_place == []


def test_a_guide_to_the_documents_is_found_by_their_lines_or_by_what_the_rule_says() -> None:
    source = Source(document="handbook", line=484, place="Artifacts", figure="1–2")
    says = "At least one workplace artifact for each CPSEL, six in all."
    rule = Rule(key="artifacts", says=says, state=RuleState.AGREED, sources=(source,))
    worded, numbered, other = (
        passage(text, line=nth, heading="Guide")
        for nth, text in enumerate(
            ("One or two workplace artifacts for each CPSEL.", "Upload it (lines 12 and 484).", "Coaches meet weekly.")
        )
    )
    lexicon = lexicon_of((worded, numbered, other))
    assert retold(rule, (other, worded, numbered), lexicon) == excerpts_of(numbered)[0]
    assert retold(rule, (other, worded), lexicon) == excerpts_of(worded)[0]
    assert retold(rule, (other,), lexicon) is None
    assert retold(rule, (), lexicon) is None
