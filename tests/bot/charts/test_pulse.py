"""The picture of the survey: what is in it, to scale, and that people tell it apart."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image, ImageColor

from bot.charts.pulse import INKS, pulse_chart
from bot.services.feedback.replies import PulseDrawn
from induction.feedback.pulse import AGREEMENT, Pulse, Step
from induction.feedback.results import GroupResult, ItemResult
from induction.packs.pulse import PulseItem
from induction.people import Person, Role
from tests.bot.charts.telling_apart import contrast

PRIYA = Person(id=1, name="Priya", email="p@x.example", program="usc", role=Role.PROGRAM_ADMIN)
ROUND = Pulse(key="a", program="usc", opens_on=date(2026, 11, 1), closes_on=date(2026, 11, 14), opened_by=1)
COLORS = {step: ImageColor.getrgb(color) for step, (color, _) in INKS.items()}


def chart(*said: dict[Step, int], text: str = "It helps.") -> Image.Image:
    items = tuple(
        ItemResult(item=PulseItem(key=f"item_{place}", text=text), times=times) for place, times in enumerate(said)
    )
    group = GroupResult(role=Role.CANDIDATE, cohort=None, answered=20, items=items)
    return Image.open(BytesIO(pulse_chart(PulseDrawn(PRIYA, ROUND, [group])))).convert("RGB")


def painted(image: Image.Image) -> dict[Step, int]:
    counts = {color: count for count, color in image.getcolors(maxcolors=1 << 24) or ()}
    return {step: counts.get(color, 0) for step, color in COLORS.items()}


def test_every_step_has_a_share_of_the_bar_like_its_count() -> None:
    empty = painted(chart({}))
    bars = painted(chart(dict.fromkeys(Step, 5)))
    grown = {step: bars[step] - empty[step] for step in AGREEMENT}
    assert max(grown.values()) < 1.15 * min(grown.values())
    twice = painted(chart({Step.AGREE: 10, Step.DISAGREE: 5, Step.STRONGLY_AGREE: 0, Step.STRONGLY_DISAGREE: 0}))
    assert 1.9 < (twice[Step.AGREE] - empty[Step.AGREE]) / (twice[Step.DISAGREE] - empty[Step.DISAGREE]) < 2.1
    assert twice[Step.STRONGLY_AGREE] == empty[Step.STRONGLY_AGREE]


def test_what_is_kept_back_has_no_bar() -> None:
    assert painted(chart({}))[Step.AGREE] == painted(chart())[Step.AGREE]


@pytest.mark.parametrize("step", AGREEMENT)
def test_the_letters_in_a_piece_are_read(step: Step) -> None:
    assert contrast(*INKS[step]) > 6


def test_a_long_item_makes_the_picture_higher() -> None:
    one = dict.fromkeys(Step, 5)
    assert chart(one, text="word " * 30).height > chart(one).height
    assert chart(one, one).height > chart(one).height
