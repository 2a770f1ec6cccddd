"""The picture of growth: what is in it, that nothing hides, and that people tell it apart."""

from collections.abc import Mapping
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image, ImageColor

from bot.charts.growth import HANDS, growth_chart
from bot.charts.marks import FAINT, GRID, INK, PAPER
from bot.services.assessing.replies import Drawn
from induction.packs.cpsels import Standard
from induction.packs.pack import ProgramPack
from induction.packs.requirements import AssessmentRound
from induction.packs.words import ProgramWords
from induction.people import Person, Role
from induction.recommendation.growth import Growth, RoundGrowth
from tests.bot.charts.telling_apart import contrast

DANA = Person(id=1, name="Dana", email="d@x.example", program="fern", role=Role.CANDIDATE)
COLORS = {role: ImageColor.getrgb(hand.color) for role, hand in HANDS.items()}
SAME = {role: dict.fromkeys(range(1, 7), 3) for role in HANDS}


def chart(*rounds: Mapping[Role, Mapping[int, int]], standards: int = 6, levels: int = 4) -> Image.Image:
    named = tuple(
        Standard(number=number, name=f"A standard with a name of several words {number}", school="a", office="b")
        for number in range(1, standards + 1)
    )
    pack = ProgramPack(
        id="fern",
        name="Fern",
        short_name="Fern",
        documents=(),
        rules=(),
        words=ProgramWords(standards=named),
    )
    given = [
        RoundGrowth(AssessmentRound(key=f"r{number}", label=f"round number {number}", rule="it"), scores)
        for number, scores in enumerate(rounds, start=1)
    ]
    names = [f"the level {number}" for number in range(1, levels + 1)]
    content = growth_chart(Drawn(DANA, DANA, pack, Growth(named, names, given)))
    return Image.open(BytesIO(content)).convert("RGB")


def painted(image: Image.Image) -> dict[Role, int]:
    """How many points of the picture have the colour of each role."""
    counts = {color: count for count, color in image.getcolors(maxcolors=1 << 24) or ()}
    return {role: counts.get(color, 0) for role, color in COLORS.items()}


def test_each_who_rated_is_in_it_and_nobody_else() -> None:
    alone = painted(chart({Role.COACH: dict.fromkeys(range(1, 7), 2)}))
    assert [role for role, points in alone.items() if points] == [Role.COACH]
    everybody = painted(chart(SAME))
    assert all(points > 2000 for points in everybody.values())


def test_who_gave_the_same_hides_nobody() -> None:
    apart, together = painted(chart({Role.CANDIDATE: SAME[Role.CANDIDATE]})), painted(chart(SAME))
    assert together[Role.CANDIDATE] == pytest.approx(apart[Role.CANDIDATE], rel=0.02)


@pytest.mark.parametrize(("rounds", "standards", "levels"), [(1, 6, 4), (4, 6, 4), (8, 12, 5), (2, 1, 1), (3, 7, 2)])
def test_it_takes_any_number_of_rounds_standards_and_levels(rounds: int, standards: int, levels: int) -> None:
    scores = {role: dict.fromkeys(range(1, standards + 1), levels) for role in HANDS}
    image = chart(*[scores] * rounds, standards=standards, levels=levels)
    assert image.width == 960
    assert 500 < image.height < 420 * -(-standards // 2) + 500


def test_people_tell_it_apart_on_its_ground() -> None:
    """WCAG asks 4.5 to 1 of letters and 3 to 1 of lines; shapes differ for whom the colours do not."""
    assert min(contrast(INK, PAPER), contrast(FAINT, PAPER)) > 7
    assert all(contrast(hand.color, PAPER) > 3 for hand in HANDS.values())
    assert contrast(GRID, PAPER) < 2  # what is behind stays behind
    for one, other in combinations(HANDS.values(), 2):
        assert (one.color, one.shape, one.dash) != (other.color, other.shape, other.dash)
        assert one.shape != other.shape
        assert one.dash != other.dash
