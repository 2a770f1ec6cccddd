"""Layouts are data: sound ones are found, and of others it is said what is wrong."""

from pathlib import Path

import pytest

from bot.sheets.layouts import COMPANION, Fact, layout_named, shipped_layouts
from induction.refused import Refused


def test_the_layouts_of_the_house() -> None:
    assert [layout.id for layout in shipped_layouts()] == [COMPANION, "bigtime", "brightspace"]


def test_our_own_has_a_column_for_everything_but_the_parts_of_names() -> None:
    own = layout_named(COMPANION)
    parts = {Fact.CANDIDATE_FIRST, Fact.CANDIDATE_LAST, Fact.COACH_FIRST, Fact.COACH_LAST}
    assert set(own.write) == set(Fact) - parts
    assert len({own.heading(fact) for fact in own.write}) == len(own.write)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("id = ", "cannot be read"),
        ('id = "own"', "title: Field required"),
        ('id = "own"\ntitle = "t"\nabout = "a"\n[columns]\nwhen = ["Date"]', "columns › when › "),
        ('id = "own"\ntitle = "t"\nabout = "a"\nwrite = ["date"]\n[columns]\n', "date has no name under [columns]"),
        ('id = "own"\ntitle = "t"\nabout = "a"\ncolour = "red"\n[columns]\n', "colour: Extra inputs"),
    ],
)
def test_of_a_layout_that_is_not_sound_it_is_said_what_is_wrong(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        layout_named(str(path))
    assert refused.value.rule == "bad_layout"
    assert wrong in refused.value.message


def test_one_that_nobody_knows_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(Refused, match=r"I know no layout “canvas”\. There is companion, bigtime, brightspace"):
        layout_named("canvas")
