"""What a round of the pulse survey came to, as far as it may be shown: never of fewer than five people.

A group that is too small is not shown, and cannot be worked out either: where all others beside it would give it away,
the smallest of those is kept back with it. The same holds item by item for those to whom it applies.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from induction.feedback.pulse import AGREEMENT, FEWEST, PulseCounts, Step
from induction.packs.pulse import PulseItem
from induction.people import Role

NO_COHORT = ""
"""The name under which those are counted who are in no cohort."""


class ItemResult(BaseModel):
    """What a group said to one item; no `times` where too few said anything. `change` is in points of `agree`."""

    model_config = ConfigDict(frozen=True)

    item: PulseItem
    times: Mapping[Step, int]
    change: int | None = None

    @property
    def applies(self) -> int:
        """To how many it applied."""
        return sum(self.times.get(step, 0) for step in AGREEMENT)

    @property
    def shares(self) -> Mapping[Step, int]:
        """The four steps in per cent of those to whom it applied; they come to a hundred, or to nothing."""
        return in_percent({step: self.times.get(step, 0) for step in AGREEMENT})

    @property
    def agree(self) -> int | None:
        """How many per cent agree, strongly or not; None where nobody said anything that may be shown."""
        return self.shares[Step.STRONGLY_AGREE] + self.shares[Step.AGREE] if self.applies else None

    def since(self, before: "ItemResult | None") -> "ItemResult":
        """The same with the change since the round before."""
        if before is None or before.agree is None or self.agree is None:
            return self
        return self.model_copy(update={"change": self.agree - before.agree})


class GroupResult(BaseModel):
    """What a group said: everybody of a role (`cohort` is None) or those of one cohort."""

    model_config = ConfigDict(frozen=True)

    role: Role
    cohort: str | None
    answered: int
    items: tuple[ItemResult, ...]


class RoleResult(BaseModel):
    """What those of a role said, and those of each cohort. `whole` is None where fewer than five did."""

    model_config = ConfigDict(frozen=True)

    role: Role
    whole: GroupResult | None
    cohorts: tuple[GroupResult, ...] = ()
    kept_back: tuple[str, ...] = ()

    def group(self, cohort: str | None) -> GroupResult | None:
        """What that cohort said, or everybody; None where that may not be shown."""
        if cohort is None:
            return self.whole
        return next((one for one in self.cohorts if one.cohort == cohort), None)

    def since(self, before: "RoleResult") -> "RoleResult":
        """The same with the changes since the round before, as far as both may be shown."""
        whole = self.whole and _since(self.whole, before.whole)
        cohorts = tuple(_since(one, before.group(one.cohort)) for one in self.cohorts)
        return self.model_copy(update={"whole": whole, "cohorts": cohorts})


def result_of(role: Role, items: Sequence[PulseItem], counts: Sequence[PulseCounts]) -> RoleResult:
    """What may be shown of those of a role, of these counts of one round."""
    groups = {one.cohort or NO_COHORT: one for one in counts if one.role is role}
    hidden = kept_back({name: one.answered for name, one in groups.items()})
    everybody = sum(one.answered for one in groups.values())
    shown = [name for name in sorted(groups) if name not in hidden]
    by_item = {one.key: _said(one, groups, hidden) for one in items}
    return RoleResult(
        role=role,
        whole=_group(role, None, everybody, items, by_item) if everybody >= FEWEST else None,
        cohorts=tuple(_group(role, name, groups[name].answered, items, by_item) for name in shown),
        kept_back=tuple(sorted(hidden)),
    )


def kept_back(sizes: Mapping[str, int], also: Collection[str] = ()) -> frozenset[str]:
    """The groups of which nothing is shown: the small ones, those of `also`, and what else would give them away.

    What is left of the whole without the groups that are shown is nobody, or five people at least.
    """
    hidden = {name for name, size in sizes.items() if 0 < size < FEWEST or name in also}
    others = sorted((size, name) for name, size in sizes.items() if size and name not in hidden)
    for _, name in others:
        if not 0 < sum(sizes[one] for one in hidden) < FEWEST:
            break
        hidden.add(name)
    return frozenset(hidden)


def in_percent(times: Mapping[Step, int]) -> Mapping[Step, int]:
    """Whole per cents that come to a hundred: what is lost by rounding goes to those that lost most."""
    total = sum(times.values())
    if not total:
        return dict.fromkeys(times, 0)
    shares = {step: 100 * count // total for step, count in times.items()}
    by_loss = sorted(times, key=lambda step: (-(100 * times[step] % total), -times[step], step))
    for step in by_loss[: 100 - sum(shares.values())]:
        shares[step] += 1
    return shares


def _said(
    item: PulseItem, groups: Mapping[str, PulseCounts], hidden: Collection[str]
) -> Mapping[str | None, Mapping[Step, int]]:
    """What each group said to the item, and everybody under None; nothing of those that are too few."""
    said = {name: _times(one, item) for name, one in groups.items()}
    sizes = {name: sum(times[step] for step in AGREEMENT) for name, times in said.items()}
    silent = kept_back(sizes, hidden)
    open_ones: dict[str | None, Mapping[Step, int]] = {name: said[name] for name in said if name not in silent}
    everybody = sum(sizes.values())
    if not 0 < everybody < FEWEST:
        open_ones[None] = {step: sum(times[step] for times in said.values()) for step in Step}
    return open_ones


def _times(counts: PulseCounts, item: PulseItem) -> Mapping[Step, int]:
    given = counts.times.get(item.key, {})
    return {step: given.get(step, 0) for step in Step}


def _group(
    role: Role,
    cohort: str | None,
    answered: int,
    items: Sequence[PulseItem],
    by_item: Mapping[str, Mapping[str | None, Mapping[Step, int]]],
) -> GroupResult:
    results = tuple(ItemResult(item=one, times=by_item[one.key].get(cohort, {})) for one in items)
    return GroupResult(role=role, cohort=cohort, answered=answered, items=results)


def _since(group: GroupResult, before: GroupResult | None) -> GroupResult:
    known = {} if before is None else {one.item.key: one for one in before.items}
    return group.model_copy(update={"items": tuple(one.since(known.get(one.item.key)) for one in group.items)})


def groups_of(results: Sequence[RoleResult], cohort: str | None = None) -> Iterator[GroupResult]:
    """What may be shown of that cohort, or of everybody, role by role."""
    for one in results:
        if (group := one.group(cohort)) is not None:
            yield group
