"""What has to fit together in a pack: no name twice, and nothing that names what is not there.

Each check gives every mistake with its place, so that one who writes a pack is told of all of them at once.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from induction.packs.pulse import ASKED, MOST_ITEMS
from induction.packs.rules import Due, Rule, Source
from induction.packs.writing import Authorship
from induction.people import Role

if TYPE_CHECKING:
    from induction.packs.pack import ProgramPack

Place = tuple[str | int, ...]
"""Where something stands: the names and numbers that lead to it, such as ("rules", 3, "unit")."""


@dataclass(frozen=True)
class Mistake:
    """What is wrong at a place of the pack, in words; `named` is what is not there, `among` what could be meant."""

    place: Place
    says: str
    named: str | None = None
    among: Collection[str] = ()


class MisfitError(ValueError):
    """The parts of a pack do not fit one another: all `mistakes`, each with its place."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(one.says for one in mistakes))
        self.mistakes = mistakes


def mistakes_in(pack: "ProgramPack") -> Iterator[Mistake]:
    """Every mistake, by what is checked and there by its place."""
    yield from _twice(pack)
    yield from _categories(pack)
    yield from _rules(pack)
    yield from _unfounded(pack)
    yield from _steps(pack)
    yield from _early(pack)
    yield from _due(pack)
    yield from _documents(pack)
    yield from _survey(pack)


def _twice(pack: "ProgramPack") -> Iterator[Mistake]:
    rounds = pack.assessment.rounds
    named: Sequence[tuple[str, Place, Sequence[str]]] = (
        ("rule", ("rules",), [one.key for one in pack.rules]),
        ("document", ("documents",), [one.id for one in pack.documents]),
        ("category", ("categories",), [one.key for one in pack.categories]),
        ("date", ("dates",), [one.key for one in pack.dates]),
        ("requirement", ("requirements",), [one.key for one in pack.requirements]),
        ("verification", ("verification",), [one.key for one in pack.verification]),
        ("assessment round", ("assessment", "rounds"), [one.key for one in rounds]),
        ("standard", ("words", "standards"), [str(one.number) for one in pack.words.standards]),
        ("survey item", ("pulse", "items"), [one.key for one in pack.pulse.items]),
    )
    for what, place, names in named:
        for number, name in enumerate(names):
            if name in names[:number]:
                yield Mistake((*place, number), f"two {what} entries share the name {name}")


def _categories(pack: "ProgramPack") -> Iterator[Mistake]:
    known = {category.key for category in pack.categories}
    for number, rule in enumerate(pack.rules):
        if rule.category is not None and rule.category not in known:
            yield Mistake(
                ("rules", number, "key"),
                f"rule {rule.key} counts a category that the pack does not list",
                rule.category,
                known,
            )
    named: list[tuple[Place, str, str | None]] = [
        (("entries", "taught", number), "entries.taught", key) for number, key in enumerate(pack.entries.taught)
    ]
    named += [(("dates", at, "category"), f"date {one.key}", one.category) for at, one in enumerate(pack.dates)]
    named += [(("requirements", at, "category"), one.key, one.category) for at, one in enumerate(pack.requirements)]
    for place, owner, key in named:
        if key is not None and key not in known:
            yield Mistake(place, f"{owner} names the category {key}, which the pack does not list", key, known)


def _rules(pack: "ProgramPack") -> Iterator[Mistake]:
    """What names a rule, or rests on one, that is not there."""
    rules = {rule.key for rule in pack.rules}
    listed: list[tuple[Place, str, Sequence[str]]] = [(("weekly_rules",), "weekly_rules", pack.weekly_rules)]
    listed += [(("dates", at, "rules"), one.key, one.rules) for at, one in enumerate(pack.dates)]
    for place, owner, keys in listed:
        for number, key in enumerate(keys):
            if key not in rules:
                yield Mistake(
                    (*place, number), f"{owner} names the rule {key}, which the pack does not have", key, rules
                )
    rounds, statuses = pack.assessment.rounds, pack.warnings.statuses
    resting: list[tuple[Place, str, str | None]] = [
        (("requirements", at, "rule"), one.key, one.rule) for at, one in enumerate(pack.requirements)
    ]
    resting += [(("requirements", at, "passes"), one.key, one.passes) for at, one in enumerate(pack.requirements)]
    resting += [(("assessment", "rounds", at, "rule"), one.key, one.rule) for at, one in enumerate(rounds)]
    resting += [(("verification", at, "rule"), one.key, one.rule) for at, one in enumerate(pack.verification)]
    resting += [(("warnings", "statuses", at, "rule"), one.key, one.rule) for at, one in enumerate(statuses)]
    resting += [(("assessment", "mark"), "assessment", pack.assessment.mark)]
    resting += [(("warnings", "rule"), "warnings", pack.warnings.rule)]
    resting += [((table, name), table, rule) for table, name, rule in _stated(pack)]
    if pack.early is not None:
        resting += [(("early", "rule"), "early", pack.early.rule)]
    for place, owner, rule in resting:
        if rule is not None and rule not in rules:
            yield Mistake(place, f"{owner} rests on the rule {rule}, which the pack does not have", rule, rules)


def _stated(pack: "ProgramPack") -> Iterator[tuple[str, str, str | None]]:
    """The rules on which writing, evidence and retention rest, each with its table and its name there."""
    for table in ("writing", "evidence", "retention"):
        values = getattr(pack, table)
        for name in type(values).model_fields:
            if name == "rule" or name.endswith("_rule"):
                yield table, name, getattr(values, name)


def _unfounded(pack: "ProgramPack") -> Iterator[Mistake]:
    """What opens somebody's words or keeps more of theirs than the house does, and names no rule that says so."""
    writing = pack.writing
    opened = (
        ("writing", "authorship", writing.authorship is not Authorship.STRUCTURE, "authorship_rule"),
        ("writing", "notes_open_to", bool(writing.notes_open_to), "notes_rule"),
        ("writing", "handover_notes", writing.handover_notes, "handover_rule"),
        ("evidence", "keep_files", pack.evidence.keep_files, "rule"),
        ("retention", "years", pack.retention.years is not None, "rule"),
    )
    for table, name, is_open, rule in opened:
        if is_open and getattr(getattr(pack, table), rule) is None:
            yield Mistake((table, name), f"{table}.{name} needs the rule that says so: add {rule} = …")


def _steps(pack: "ProgramPack") -> Iterator[Mistake]:
    steps = {step.key for step in pack.verification}
    countable = {one.key for one in pack.requirements} | {rule.key for rule in pack.rules}
    for at, step in enumerate(pack.verification):
        for name, keys, known in (("after", step.after, steps), ("needs", step.needs, countable)):
            for number, key in enumerate(keys):
                if key not in known:
                    says = f"verification {step.key} names {key}, which the pack does not have"
                    yield Mistake(("verification", at, name, number), says, key, known)


def _early(pack: "ProgramPack") -> Iterator[Mistake]:
    if pack.early is None:
        return
    granted, known = pack.early.granted, {one.key for one in pack.requirements}
    if granted not in known:
        says = f"early names the requirement {granted}, which the pack does not have"
        yield Mistake(("early", "granted"), says, granted, known)


def _due(pack: "ProgramPack") -> Iterator[Mistake]:
    rounds = pack.assessment.rounds
    due: list[tuple[Place, str, Due | None]] = [
        (("requirements", at, "due"), one.key, one.due) for at, one in enumerate(pack.requirements)
    ]
    due += [(("assessment", "rounds", at, "due"), one.key, one.due) for at, one in enumerate(rounds)]
    due += [(("verification", at, "due"), one.key, one.due) for at, one in enumerate(pack.verification)]
    for place, rule in _all_rules(pack):
        due += [((*place, "due"), rule.key, rule.due)]
        due += [((*place, "conflict", at, "due"), rule.key, side.due) for at, side in enumerate(rule.conflict)]
    dates: Collection[str] = {one.key for one in pack.dates}
    for place, owner, one in due:
        if one is not None and one.date is not None and one.date not in dates:
            says = f"{owner} is due with the date {one.date}, which the pack does not have"
            yield Mistake((*place, "date"), says, one.date, dates)


def _documents(pack: "ProgramPack") -> Iterator[Mistake]:
    sources: list[tuple[Place, str, Source]] = [
        (("confirmation", "sources", at), "confirmation", one) for at, one in enumerate(pack.confirmation.sources)
    ]
    for place, rule in _all_rules(pack):
        owner = f"rule {rule.key}"
        sources += [((*place, "sources", at), owner, one) for at, one in enumerate(rule.sources)]
        sources += [((*place, "conflict", at, "source"), owner, one.source) for at, one in enumerate(rule.conflict)]
    for number, line in enumerate(pack.dates):
        sources += [(("dates", number, "sources", at), f"date {line.key}", one) for at, one in enumerate(line.sources)]
    known = {document.id for document in pack.documents}
    for place, owner, source in sources:
        if source.document not in known:
            says = f"{owner} names the document {source.document}, which the pack does not list"
            yield Mistake((*place, "document"), says, source.document, known)


def _all_rules(pack: "ProgramPack") -> Iterator[tuple[Place, Rule]]:
    """Every rule with its place: those of the pack, of its editions and of early completion."""
    for at, rule in enumerate(pack.rules):
        yield ("rules", at), rule
    for number, edition in enumerate(pack.editions):
        for at, rule in enumerate(edition.rules):
            yield ("editions", number, "rules", at), rule
    for at, rule in enumerate(pack.early.rules if pack.early is not None else ()):
        yield ("early", "rules", at), rule


def _survey(pack: "ProgramPack") -> Iterator[Mistake]:
    """What a survey asks of somebody whom it does not ask, or beyond what is answered in a minute."""
    asked: Counter[Role] = Counter()
    for number, one in enumerate(pack.pulse.items):
        asked[one.role] += 1
        place = ("pulse", "items", number)
        if one.role not in ASKED:
            yield Mistake(place, f"{one.key} is for {one.role.value}; a survey asks {' and '.join(ASKED)}")
        elif asked[one.role] > MOST_ITEMS:
            yield Mistake(place, f"{one.key} is one more than the {MOST_ITEMS} items that each role is asked")
