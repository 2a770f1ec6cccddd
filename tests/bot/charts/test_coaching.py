"""The picture of how a coach was rated: self-assessments and observations, told apart."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from PIL import Image, ImageColor

from bot.charts.coaching import OBSERVED, OWN, coaching_chart
from bot.services.feedback.replies import CoachingDrawn
from induction.feedback.coaching import CoachingRating, CyclePart
from induction.people import Person, Role

MARCUS = Person(id=1, name="Marcus", email="m@x.example", program="usc", role=Role.COACH)


def rating(number: int, by_id: int, level: int = 3) -> CoachingRating:
    return CoachingRating(
        id=number,
        coach_id=MARCUS.id,
        by_id=by_id,
        on=date(2026, 1, 5) + timedelta(days=number),
        levels=dict.fromkeys(CyclePart, level),
        rated_at=datetime(2026, 1, 5, tzinfo=UTC),
    )


def painted(*ratings: CoachingRating) -> tuple[int, int]:
    """How many points have the colour of self-assessments, and of observations."""
    image = Image.open(BytesIO(coaching_chart(CoachingDrawn(MARCUS, MARCUS, ratings)))).convert("RGB")
    counts = {color: count for count, color in image.getcolors(maxcolors=1 << 24) or ()}
    return counts.get(ImageColor.getrgb(OWN.color), 0), counts.get(ImageColor.getrgb(OBSERVED.color), 0)


def test_both_are_drawn_each_in_its_hand() -> None:
    own, observed = painted(rating(1, MARCUS.id))
    assert painted(rating(1, MARCUS.id), rating(2, 9)) > (own - 1, observed)
    assert painted(rating(1, 9))[1] > observed
    assert painted(rating(1, 9))[0] < own


def test_none_hides_another_on_one_level() -> None:
    together = painted(*(rating(number, 9 if number % 2 else MARCUS.id) for number in range(6)))
    apart = painted(*(rating(number, 9 if number % 2 else MARCUS.id, 4 if number % 2 else 1) for number in range(6)))
    assert all(one > other / 3 for one, other in zip(together, apart, strict=True))
