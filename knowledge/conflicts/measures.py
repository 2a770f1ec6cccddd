"""Measures: a rule's figure as the statements of documents are compared with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from induction.packs.rules import Rule, Source
from knowledge.conflicts.disagreements import is_misspelled
from knowledge.conflicts.statements import DAYS, Statement, agree, statements_of
from knowledge.excerpts import Excerpt
from knowledge.language.words import stem, stems

_MEASURED = frozenset({"days", "month", "hour", "minute", "dollar", "percent", "page", "address", "phone"})


@dataclass(frozen=True)
class Measure:
    """A figure that a rule holds: the value and unit as in a statement, and the statement in the rule's source."""

    value: str
    unit: str
    span: str
    said: Statement | None = None

    @property
    def is_time(self) -> bool:
        """Whether it says when, or within what time."""
        return self.unit in {"days", "month"}

    def is_comparable(self, statement: Statement) -> bool:
        """Whether a statement counts the same, or both say when."""
        return self.unit == statement.unit or (self.is_time and statement.is_time)


def measures_of(rule: Rule, places: Sequence[tuple[Source, Excerpt]]) -> tuple[Measure, ...]:
    """What the rule's sources say at the figures that the pack names, then the rule's own value; each once."""
    said = [
        Measure(statement.value, statement.unit, statement.span or rule.per or "", statement)
        for source, excerpt in places
        for statement in statements_of(excerpt)
        if _is_named(statement.shown, source.figure)
    ]
    if rule.value is not None and rule.unit and not any(agree(one.value, str(rule.value)) for one in said):
        said.append(_own(rule.value, rule.unit, rule.per))
    return tuple(said)


def _is_named(shown: str, figure: str) -> bool:
    one, other = shown.lower(), " ".join(figure.lower().split())
    return one in other or other in one


def _own(value: int, unit: str, per: str | None) -> Measure:
    word = unit.split(" for ", maxsplit=1)[0].split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].removesuffix("s")
    return Measure(str(value * DAYS.get(word, 1)), "days" if word in DAYS else word, per or "")


def stands_against(measure: Measure, statement: Statement, rule: Rule, years: int | None) -> bool:
    """Whether a statement gives another figure where it could have given the measure's: same unit and span.

    A year's figure is held against one for the whole program where the program's length in `years` is known and the
    pack has no figure of its own for the whole.
    """
    if measure.unit in {"address", "phone"}:
        return measure.said is not None and statement.unit == measure.unit and is_misspelled(measure.said, statement)
    if not _is_same_unit(measure.unit, statement.unit, rule):
        return False
    value = measure.value
    if measure.span and statement.span and measure.span != statement.span:
        if not (measure.span == "year" and statement.span == "program" and years and value.isdigit()):
            return False
        value = str(int(value) * years)
    return not agree(value, statement.value)


def _is_same_unit(unit: str, other: str, rule: Rule) -> bool:
    if unit == other:
        return True
    if {unit, other} == {"days", "month"}:
        return rule.counts_from is not None
    if unit in _MEASURED or other in _MEASURED:
        return False
    told = frozenset(stems(" ".join((rule.key.replace(".", " "), rule.says, *rule.asks))))
    return other == "time" or (stem(other) in told and (unit == "time" or stem(unit) in told))


def unclear(measure: Measure, statement: Statement) -> bool:
    """Whether a statement gives the figure of one year, or of the whole, and does not say of which."""
    return (
        bool(measure.span)
        and not statement.span
        and (measure.value, measure.unit)
        == (
            statement.value,
            statement.unit,
        )
    )


def each(measures: Sequence[Measure]) -> Iterator[Statement]:
    """The statements in which the rule's sources say it."""
    return (one.said for one in measures if one.said is not None)
