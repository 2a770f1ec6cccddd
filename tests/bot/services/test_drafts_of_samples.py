"""Thirty inputs of our own: each structured draft holds every fact that was given, and none that was not."""

import pytest

from tests.benchmarks.drafting import Sample, added, lost, samples


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.said[:40])
def test_the_structured_draft_holds_what_was_said_and_nothing_else(sample: Sample) -> None:
    parts = sample.draft.parts
    assert (lost(sample, parts), added(sample, parts)) == ([], [])


def test_there_are_ten_of_each_sort() -> None:
    assert sorted(one.sort for one in samples()) == ["off"] * 10 + ["rich"] * 10 + ["thin"] * 10


def test_what_is_measured_with_sees_what_is_lost_and_what_is_added() -> None:
    [rich] = [one for one in samples() if one.said.startswith("I want chronic absence")]
    broken = {"change": rich.said.replace("27%", "25%").replace("Dolores Pham", "the counselor") + " It improved."}
    assert lost(rich, broken) == ["27%", "Dolores Pham", "27"]
    assert added(rich, broken) == ["improved", "25"]
