"""What a round came to: never of fewer than five, not even by subtraction; shares that add up; the change."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.feedback.pulse import AGREEMENT, FEWEST, PulseCounts, Step
from induction.feedback.results import NO_COHORT, ItemResult, RoleResult, groups_of, in_percent, kept_back, result_of
from induction.packs.pulse import PulseItem
from induction.people import Role

ITEM = PulseItem(key="coach", text="It helps.")
OTHER = PulseItem(key="peers", text="I meet others.")

SIZES = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 12), max_size=6)


def said(cohort: str | None, *times: int, role: Role = Role.CANDIDATE, **more: Mapping[int, int]) -> PulseCounts:
    """So many of the cohort gave each answer to the item, from strong disagreement up; `more` is of other items."""
    given_now = {step: count for step, count in enumerate(times, start=1) if count}
    return PulseCounts(cohort=cohort, role=role, answered=sum(times), times={ITEM.key: given_now, **more})


def result(*counts: PulseCounts) -> RoleResult:
    return result_of(Role.CANDIDATE, [ITEM], counts)


def shown(found: RoleResult) -> dict[str | None, int]:
    """How many answered in each group that is shown, everybody under None."""
    groups = [*filter(None, [found.whole]), *found.cohorts]
    return {one.cohort: one.answered for one in groups}


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({}, set()),
        ({"A": 4}, {"A"}),
        ({"A": 5}, set()),
        ({"A": 5, "B": 5}, set()),
        ({"A": 8, "B": 2}, {"A", "B"}),
        ({"A": 8, "B": 5, "C": 2}, {"B", "C"}),
        ({"A": 8, "B": 3, "C": 2}, {"B", "C"}),
        ({"A": 8, "B": 2, "C": 2}, {"A", "B", "C"}),
        ({"A": 8, "B": 0}, set()),
        ({"A": 8, "B": 0, "C": 1}, {"A", "C"}),
    ],
)
def test_a_small_group_takes_with_it_whatever_would_give_it_away(sizes: dict[str, int], hidden: set[str]) -> None:
    assert kept_back(sizes) == hidden


@given(SIZES, st.sets(st.sampled_from("ABCDEF")))
def test_what_is_left_of_the_whole_is_nobody_or_five_at_least(sizes: dict[str, int], also: set[str]) -> None:
    hidden = kept_back(sizes, also & set(sizes))
    assert all(not 0 < size < FEWEST for name, size in sizes.items() if name not in hidden)
    left = sum(sizes[name] for name in hidden)
    everything_hidden = not any(size for name, size in sizes.items() if name not in hidden)
    assert left == 0 or left >= FEWEST or everything_hidden
    assert also & set(sizes) <= hidden


@given(SIZES)
def test_no_sum_of_what_is_shown_tells_of_fewer_than_five(sizes: dict[str, int]) -> None:
    found = result(*(said(name, 0, 0, size, 0) for name, size in sizes.items() if size))
    groups = shown(found)
    assert all(size >= FEWEST for size in groups.values())
    whole = groups.pop(None, None)
    if whole is not None:
        for taken in product([0, 1], repeat=len(groups)):
            rest = whole - sum(size for size, take in zip(groups.values(), taken, strict=True) if take)
            assert rest == 0 or rest >= FEWEST


def test_fewer_than_five_in_all_show_nothing() -> None:
    assert result(said("A", 1, 1, 1, 1)) == RoleResult(role=Role.CANDIDATE, whole=None, kept_back=("A",))
    assert result() == RoleResult(role=Role.CANDIDATE, whole=None)


def test_those_of_no_cohort_are_a_group_like_others() -> None:
    found = result(said(None, 0, 1, 0, 0), said("A", 0, 0, 9, 0), said("B", 0, 0, 0, 7))
    assert shown(found) == {None: 17, "A": 9}
    assert found.kept_back == (NO_COHORT, "B")


def test_roles_are_counted_apart() -> None:
    found = result(said("A", 0, 0, 6, 0), said(None, 0, 0, 9, 0, role=Role.COACH))
    assert shown(found) == {None: 6, "A": 6}


def test_an_item_that_applied_to_few_is_not_shown_and_cannot_be_worked_out() -> None:
    few = {Step.DOES_NOT_APPLY: 6, Step.DISAGREE: 2}
    many = {Step.AGREE: 9}
    counts = [said("A", 0, 0, 9, 0, peers=many), said("B", 0, 0, 8, 0, peers=few)]
    found = result_of(Role.CANDIDATE, [ITEM, OTHER], counts)
    assert [bool(one.times) for group in groups_of([found], "A") for one in group.items] == [True, False]
    assert [bool(one.times) for group in groups_of([found], "B") for one in group.items] == [True, False]
    assert found.whole is not None
    [_, whole] = found.whole.items
    assert (whole.applies, whole.agree) == (11, 82)


def test_an_item_that_applied_to_few_in_all_is_shown_of_nobody() -> None:
    few = {Step.DOES_NOT_APPLY: 6, Step.DISAGREE: 2}
    found = result_of(Role.CANDIDATE, [OTHER], [said("A", 0, 0, 8, 0, peers=few)])
    assert found.whole is not None
    [only] = found.whole.items
    assert (only.times, only.agree, only.applies) == ({}, None, 0)


@given(st.lists(st.integers(0, 300), min_size=4, max_size=4))
def test_shares_come_to_a_hundred(times: list[int]) -> None:
    shares = in_percent(dict(zip(AGREEMENT, times, strict=True)))
    assert sum(shares.values()) == (100 if sum(times) else 0)
    if sum(times):
        exact = {step: 100 * count / sum(times) for step, count in zip(AGREEMENT, times, strict=True)}
        assert all(abs(shares[step] - exact[step]) < 1 for step in AGREEMENT)


def test_thirds_are_rounded_so_that_they_add_up() -> None:
    shares = in_percent({Step.STRONGLY_AGREE: 2, Step.AGREE: 2, Step.DISAGREE: 2, Step.STRONGLY_DISAGREE: 0})
    assert sorted(shares.values()) == [0, 33, 33, 34]


def test_the_change_is_in_points_of_those_who_agree() -> None:
    before, now = result(said("A", 0, 5, 5, 0)), result(said("A", 0, 2, 4, 4))
    changed = now.since(before)
    assert changed.whole is not None
    assert [(one.agree, one.change) for one in changed.whole.items] == [(80, 30)]
    assert [(one.agree, one.change) for group in changed.cohorts for one in group.items] == [(80, 30)]


def test_there_is_no_change_from_what_is_not_shown() -> None:
    changed = result(said("A", 0, 2, 4, 4)).since(result(said("A", 0, 0, 4, 0)))
    assert changed.whole is not None
    assert [one.change for one in changed.whole.items] == [None]
    assert ItemResult(item=ITEM, times={}).since(ItemResult(item=ITEM, times={Step.AGREE: 5})).change is None
