"""Rulings: what a program administrator settled where documents disagree or say nothing, once and for everyone."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from induction.calendar import date_words
from induction.packs.approvers import ApprovedBy, check_approvers, with_approvers
from induction.packs.dates import PackDate
from induction.packs.pack import ProgramPack
from induction.packs.rules import Due, Measure, Rule, Ruled, RuleState, Side, counts_hours
from induction.packs.writing import Authorship
from induction.refused import Refused

SETTLED_BY_PEOPLE = frozenset({RuleState.PROVISIONAL, RuleState.UNKNOWN})
"""The states of a pack's rule on which its administrator may rule: what documents agree on is not theirs to change."""

LONGEST_REASON, LONGEST_WORDS = 1000, 300


class Ruling(BaseModel):
    """What `ruled_by` settled about the rule with that key, for a cohort or, where it is None, for the program.

    It is the `side`-th of the rule's readings, from 0, or where that is None something else, which `says` puts in
    words; `number`, `due`, `measure`, `authorship` and `approved_by` are what code goes by. It holds from the day
    `since` on. `undoes` is the number of the ruling that it takes back, and nothing else is meant then.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    program: str
    rule: str
    says: str
    reason: str
    ruled_by: int
    ruled_at: datetime
    since: date
    cohort: str | None = None
    side: int | None = None
    number: int | None = None
    due: Due | None = None
    measure: Measure | None = None
    authorship: Authorship | None = None
    approved_by: ApprovedBy | None = None
    undoes: int | None = None


def in_force(
    pack: ProgramPack,
    rulings: Sequence[Ruling],
    *,
    cohort: str | None,
    cohort_start: date | None,
    on: date,
    names: Mapping[int, str],
) -> ProgramPack:
    """The pack as it holds for a cohort on a day: the edition of its first day, with what was settled since.

    Of several rulings on a rule the one that was made last counts, of those for the cohort before those for all; one
    that was undone, or whose first day is still to come, never does. A key that the pack has no more, or on which its
    documents agree by now, stays as the pack has it. `names` are those of the administrators, by number. The pack
    itself comes back where nothing of it changes.
    """
    counting = of_cohort(rulings, cohort, on)
    edited = _with_writing(with_editions(pack, cohort_start), counting)
    rules = tuple(settled(rule, counting.get(rule.key), names) for rule in edited.rules)
    if rules == edited.rules:
        return edited
    ruled = {rule.key: rule for rule in rules if rule.ruled is not None and is_deadline(rule)}
    return edited.model_copy(update={"rules": rules, "dates": tuple(_noted(one, ruled) for one in edited.dates)})


def with_editions(pack: ProgramPack, cohort_start: date | None) -> ProgramPack:
    """The pack with the rules of every later edition that holds for a cohort of that first day, the latest last.

    Without a first day it is the pack's own rules that hold.
    """
    if cohort_start is None:
        return pack
    editions = [one for one in pack.editions if one.cohorts_from <= cohort_start]
    rules = {rule.key: rule for rule in pack.rules}
    for edition in sorted(editions, key=lambda one: one.cohorts_from):
        rules |= {rule.key: rule for rule in edition.rules}
    return pack.model_copy(update={"rules": tuple(rules.values())}) if editions else pack


def of_cohort(rulings: Sequence[Ruling], cohort: str | None, on: date) -> Mapping[str, Ruling]:
    """The ruling that counts for each rule, by its key, in a cohort (None: in the program as a whole) on a day."""
    begun = [one for one in standing(rulings) if one.since <= on and one.cohort in {None, cohort}]
    return {one.rule: one for one in sorted(begun, key=lambda one: (one.cohort is not None, one.id))}


def standing(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """The rulings that nobody took back, in their order, also those whose day is still to come."""
    undone = {one.undoes for one in rulings}
    return (one for one in rulings if one.undoes is None and one.id not in undone)


def settled(rule: Rule, ruling: Ruling | None, names: Mapping[int, str]) -> Rule:
    """The rule as the ruling has it, its sides kept; the rule itself where none was made or none is called for."""
    if ruling is None or (rule.state not in SETTLED_BY_PEOPLE and ruling.authorship is None):
        return rule
    by = names.get(ruling.ruled_by, "your program administrator")
    ruled = Ruled(
        says=ruling.says,
        reason=ruling.reason,
        by=by,
        on=ruling.ruled_at.date(),
        since=ruling.since,
        cohort=ruling.cohort,
    )
    facts = {**dict(rule), **_counted(rule, ruling), "due": ruling.due, "measure": ruling.measure or rule.measure}
    return Rule(**{**facts, "state": RuleState.RULED, "ruled": ruled})


def counts(rule: Rule) -> bool:
    """Whether code counts with the rule's figure, so that whoever settles it has to give one.

    The figure of a deadline is that of its days, which each reading has by itself.
    """
    has_figure = rule.value is not None or any(side.number is not None for side in rule.conflict)
    return not is_deadline(rule) and (has_figure or counts_hours(rule.key) is not None)


def is_deadline(rule: Rule) -> bool:
    """Whether code counts days by the rule."""
    return rule.due is not None or any(side.due is not None for side in rule.conflict)


def is_mark(rule: Rule) -> bool:
    """Whether the rule says of what a mark is asked: of each standard, or of all of them together."""
    return rule.measure is not None or any(side.measure is not None for side in rule.conflict)


def is_authorship(pack: ProgramPack, rule: Rule) -> bool:
    """Whether the rule says whose words goals and reflections are.

    Documents that agree that all work is the candidate's own do not say whether a model may propose wording for it:
    that is always the administrator's to settle.
    """
    return rule.key == pack.writing.authorship_rule


def to_settle(pack: ProgramPack) -> tuple[Rule, ...]:
    """The rules of a pack as it was written, in any of its editions, on which its administrator may rule.

    Those on which documents disagree come before those on which no document says anything, and of each those that code
    counts with: hours, marks, days, then any other figure.
    """
    found: dict[str, Rule] = {}
    for rule in (*pack.rules, *(rule for edition in pack.editions for rule in edition.rules)):
        if rule.state in SETTLED_BY_PEOPLE or is_authorship(pack, rule):
            found.setdefault(rule.key, rule)
    return tuple(sorted(found.values(), key=lambda rule: (rule.state is not RuleState.PROVISIONAL, _weight(rule))))


def open_disputes(pack: ProgramPack, rulings: Sequence[Ruling], on: date) -> tuple[Rule, ...]:
    """The rules on which the documents of the pack, as it was written, disagree and no ruling holds for all of it."""
    done = settled_keys(rulings, on)
    return tuple(rule for rule in to_settle(pack) if rule.state is RuleState.PROVISIONAL and rule.key not in done)


def newest(rulings: Sequence[Ruling], on: date) -> tuple[Ruling, ...]:
    """The last ruling for each rule and cohort of those that nobody took back, and the last whose day is to come."""
    return tuple({(one.rule, one.cohort, one.since > on): one for one in standing(rulings)}.values())


def settled_keys(rulings: Sequence[Ruling], on: date) -> frozenset[str]:
    """The rules for which a ruling holds on that day in every cohort."""
    return frozenset(one.rule for one in standing(rulings) if one.cohort is None and one.since <= on)


def chosen_side(rule: Rule, side: int) -> Side:
    """That reading of the rule; Refused where it has no such one."""
    if not 0 <= side < len(rule.conflict):
        raise Refused("no_side", "That reading is not one of the rule's any more. Please look at the rule once more.")
    return rule.conflict[side]


def ruled_rule(pack: ProgramPack, key: str) -> Rule:
    """The rule with that key, of the pack as it was written; Refused where it is not there or agreed on."""
    if pack.rule(key) is None:
        raise Refused("no_rule", f"{pack.short_name} has no rule “{key}”.")
    rule = next((one for one in to_settle(pack) if one.key == key), None)
    if rule is None:
        raise Refused("agreed_rule", f"The documents agree on “{key}”, so there is nothing to settle.")
    return rule


def check_ruling(pack: ProgramPack, ruling: Ruling, cohorts: Sequence[str]) -> None:
    """Refuse a ruling that says too little to be counted with, or that is about nothing to be settled.

    `pack` is as it was written, and `cohorts` are those of the program.
    """
    rule = ruled_rule(pack, ruling.rule)
    if ruling.side is not None:
        chosen_side(rule, ruling.side)
    if not ruling.reason.strip():
        raise Refused("no_reason", "Why? Everybody who sees the rule sees the reason, so please give one.")
    if len(ruling.reason) > LONGEST_REASON:
        raise Refused("no_reason", f"Please give the reason in {LONGEST_REASON} characters.")
    if counts(rule) and ruling.number is None:
        raise Refused("no_number", f"How many {unit_of(rule)}? I count with this rule, so it needs a whole number.")
    if is_deadline(rule) and ruling.side is None and ruling.due is None:
        raise Refused("no_due", "By when? I count days by this rule, so it needs a number of days.")
    if not ruling.says.strip():
        raise Refused("no_words", "What is it to be? A few words, such as “40 hours a year”.")
    if len(ruling.says) > LONGEST_WORDS:
        raise Refused("no_words", f"Please say it in {LONGEST_WORDS} characters.")
    if is_authorship(pack, rule) and ruling.authorship is None:
        raise Refused("no_authorship", "Please choose one of the two: I go by this rule when somebody writes.")
    check_approvers(pack, rule, ruling.approved_by)
    if ruling.cohort is not None and ruling.cohort not in cohorts:
        raise Refused("unknown_cohort", f"No cohort of {pack.short_name} is called “{ruling.cohort}”.")


def unit_of(rule: Rule) -> str:
    """What the rule's figure counts, as people say it."""
    return rule.unit or "hours"


def figure_words(rule: Rule, number: int | None, due: Due | None = None) -> str:
    """What was settled in figures, where nobody put it in words: `40 hours a year`, `within 90 days of enrollment`.

    A mark is more than its figure: of it there are no words.
    """
    if due is not None and due.within is not None and due.of is not None:
        return f"within {due.within} {due.unit if due.within > 1 else due.unit.removesuffix('s')} of {due.of.label}"
    if number is None or is_mark(rule):
        return ""
    unit = unit_of(rule).removesuffix("s") if number == 1 else unit_of(rule)
    span = {"week": " a week", "year": " a year", "program": " in the whole program"}
    return f"{number} {unit}{span.get(rule.per or counts_hours(rule.key) or '', '')}"


def ruled_words(ruled: Ruled) -> str:
    """Who settled a rule and when, to follow what they settled: `settled by Priya Nair on November 18, 2026`."""
    cohort = f" for the cohort {ruled.cohort}" if ruled.cohort else ""
    return f"settled by {ruled.by} on {date_words(ruled.on)}{cohort}"


def rule_words(rule: Rule) -> str:
    """What the rule says: in the pack's words or, where somebody settled it, what they settled and who they are."""
    if rule.ruled is None:
        return rule.says
    says = rule.ruled.says.rstrip(".")
    return f"{says[0].upper()}{says[1:]}, {ruled_words(rule.ruled)}."


def _counted(rule: Rule, ruling: Ruling) -> Mapping[str, object]:
    """The figure that was settled: of a deadline its days, else the number in the rule's own unit."""
    hours, due = counts_hours(rule.key), ruling.due
    if is_deadline(rule):
        within = None if due is None else due.within
        return {"value": within, "unit": due.unit if due and within else None, "counts_from": _counted_from(rule, due)}
    if ruling.number is None or (rule.unit is None and hours is None):
        return {}
    return {"value": ruling.number, "unit": rule.unit or "hours", "per": rule.per or hours}


def _with_writing(pack: ProgramPack, counting: Mapping[str, Ruling]) -> ProgramPack:
    """The pack with whose words drafts are, and whose approval goals need, as it was settled."""
    ruling, approval = (counting.get(key or "") for key in (pack.writing.authorship_rule, pack.writing.approvers_rule))
    approved = pack if approval is None else with_approvers(pack, approval.approved_by)
    if ruling is None or ruling.authorship in {None, approved.writing.authorship}:
        return approved
    return approved.model_copy(
        update={"writing": approved.writing.model_copy(update={"authorship": ruling.authorship})}
    )


def _noted(one: PackDate, ruled: Mapping[str, Rule]) -> PackDate:
    """The date with what was settled about it, in place of the other days that the documents give for the same."""
    settling = [ruled[key] for key in one.rules if key in ruled]
    if one.state is not RuleState.PROVISIONAL or not settling:
        return one
    return one.model_copy(update={"state": RuleState.AGREED, "note": rule_words(settling[0]).rstrip(".")})


def _counted_from(rule: Rule, due: Due | None) -> str | None:
    """What a deadline counts from in words: the pack's own where that is what was settled."""
    if due is None or due.of is None:
        return None
    return rule.counts_from if rule.due is not None and rule.due.of is due.of else due.of.label


def _weight(rule: Rule) -> int:
    """The fewer, the more hangs on it."""
    weights = (counts_hours(rule.key) is not None, is_mark(rule), is_deadline(rule), rule.value is not None)
    return next((place for place, holds in enumerate(weights) if holds), len(weights))
