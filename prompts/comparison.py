"""The page that sets programs side by side, as Markdown."""

from collections.abc import Iterable, Mapping, Sequence

from induction.packs.comparison import Comparison, Row
from induction.packs.pack import ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.packs.rules import Rule, RuleState, Source
from induction.people import Role
from prompts.rendering import render

_SPANS = {"week": " a week", "year": " a year", "program": " in the whole program", None: ""}
_DOERS = {
    Role.CANDIDATE: "candidate",
    Role.COACH: "coach",
    Role.PROGRAM_ADMIN: "program administrator",
    Role.INSTRUCTOR: "instructor",
    Role.SUPERVISOR: "supervisor",
    Role.ANALYST: "credentials analyst",
}
_NONE = "–"


def programs_page(comparison: Comparison) -> str:
    """The rules of every program beside one another, what is asked beside hours, and who signs; ends with a newline."""
    packs = comparison.packs
    page = render(
        "programs",
        packs=packs,
        headings=[_heading(pack) for pack in packs],
        counted={_heading(pack): _counted(pack) for pack in packs},
        subjects={label: _cells(rows, packs) for label, rows in comparison.subjects.items()},
        others=_cells(comparison.others, packs),
        asking=[pack for pack in packs if pack.requirements],
        asked=_asked([pack for pack in packs if pack.requirements]),
        doers=_DOERS,
    )
    return f"{page}\n"


def _heading(pack: ProgramPack) -> str:
    labels = {document.label for document in pack.documents}
    label = labels.pop() if len(labels) == 1 else None
    name = f"{pack.short_name[:1].upper()}{pack.short_name[1:]}"
    return f"{name} ({label})" if label else name


def _counted(pack: ProgramPack) -> str:
    states = [rule.state for rule in pack.rules]
    provisional, unknown = states.count(RuleState.PROVISIONAL), states.count(RuleState.UNKNOWN)
    rules = f"{len(states)} rule{'' if len(states) == 1 else 's'}"
    settled = len(states) - provisional - unknown
    return f"{rules}: {settled} agreed, {provisional} provisional, {unknown} not said"


def _cells(rows: Iterable[Row], packs: Sequence[ProgramPack]) -> Mapping[str, list[str]]:
    return {row.key: [_cell(rule, pack) for rule, pack in zip(row.rules, packs, strict=True)] for row in rows}


def _cell(rule: Rule | None, pack: ProgramPack) -> str:
    """What a program says under one key, how settled that is, and where it stands."""
    if rule is None:
        return _NONE
    told = _inline(_told(rule, pack))
    if not rule.conflict:
        return f"{told}<br>*{_state(rule)}*{_places(rule.sources, pack)}"
    amount = _amount(rule)
    return f"{told}<br>*{_state(rule)}*{f', held to {amount}' if amount else ''}"


def _state(rule: Rule) -> str:
    return "not said" if rule.state is RuleState.UNKNOWN else rule.state.value


def _told(rule: Rule, pack: ProgramPack) -> str:
    if rule.ruled is not None:
        return rule.ruled.says
    if rule.conflict:
        return " / ".join(f"{side.value}{_places([side.source], pack)}" for side in rule.conflict)
    return _amount(rule) or rule.says


def _amount(rule: Rule) -> str | None:
    """The value with its unit, for how long, and from when: 40 hours a year, 30 days from enrollment."""
    if rule.value is None or rule.unit is None:
        return None
    if rule.unit.endswith("level"):
        return f"{rule.unit} {rule.value}"
    what, *more = rule.unit.split(" ", 1) if rule.value == 1 else (rule.unit,)
    unit = " ".join((what.removesuffix("s") if rule.value == 1 else what, *more))
    start = f" from {rule.counts_from}" if rule.counts_from else ""
    return f"{rule.value} {unit}{_SPANS[rule.per]}{start}"


def _places(sources: Sequence[Source], pack: ProgramPack) -> str:
    """The lines, with their document where the program has more than one."""
    several = len(pack.documents) > 1
    lines: dict[str, list[str]] = {}
    for source in sources:
        lines.setdefault(f"{source.document}, " if several else "", []).append(str(source.line))
    found = [
        f"{document}{'lines' if len(numbers) > 1 else 'line'} {', '.join(numbers)}"
        for document, numbers in ((document, list(dict.fromkeys(found))) for document, found in lines.items())
    ]
    return f" ({'; '.join(found)})" if found else ""


def _inline(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _asked(packs: Sequence[ProgramPack]) -> Mapping[str, list[str]]:
    """What every program asks for beside hours, by the key of the requirement."""
    keys = dict.fromkeys(one.key for pack in packs for one in pack.requirements)
    return {key: [_requirement(key, pack) for pack in packs] for key in keys}


def _requirement(key: str, pack: ProgramPack) -> str:
    asked = next((one for one in pack.requirements if one.key == key), None)
    if asked is None:
        return _NONE
    waits = f", then {_DOERS[asked.waits_for]}" if asked.waits_for else ""
    rule = pack.rule(asked.rule)
    state = f"*{_state(rule)}*, " if rule else ""
    return f"{_inline(asked.label)}{_need(asked)}<br>{state}{_DOERS[asked.doer]}{waits} (`{asked.rule}`)"


def _need(asked: PackRequirement) -> str:
    """How many in which years; a step that happens once needs no number."""
    once = asked.kind in {RequirementKind.STEP, RequirementKind.MARK}
    most = f" to {asked.most}" if asked.most and asked.most > asked.need else ""
    each = " for each" if asked.kind is RequirementKind.ARTIFACTS else ""
    years = f"Year{'s' if len(asked.years) > 1 else ''} {' and '.join(map(str, asked.years))}" if asked.years else ""
    number = "" if once else f"{asked.need}{most}{each}"
    told = ", ".join(filter(None, (number, years)))
    return f": {told}" if told else ""
