"""Everything that is wrong with a `pack.toml`, each with its line and what to do, for whoever writes one."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from induction.packs.checks import MisfitError, Mistake
from induction.packs.pack import ProgramPack
from induction.packs.rules import RuleMisfitError, RuleState
from knowledge.pack_lines import Place, line_of, lines_of
from knowledge.pack_schema import Schema, names_at, pack_schema
from prompts.pack_mistakes import misfit_words, mistake_words
from prompts.unread_text import toml_words

_AT = re.compile(r"^(?P<problem>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$", re.DOTALL)
_NAMES = ("key", "id", "title", "number")
_LISTS = ("documents", "rules")  # what nothing else can be checked without


class PackFinding(BaseModel):
    """One mistake. `line` counts from 1; `where` is the entry in which it stands, by its own name."""

    model_config = ConfigDict(frozen=True)

    line: int
    where: str
    says: str


class PackReport(BaseModel):
    """What a check found; `pack` is there where it is sound."""

    model_config = ConfigDict(frozen=True)

    file: str
    findings: tuple[PackFinding, ...] = ()
    pack: ProgramPack | None = None

    @property
    def states(self) -> Mapping[RuleState, int]:
        """How many rules are in which state; none where the pack is not sound."""
        return Counter(rule.state for rule in self.pack.rules) if self.pack else {}

    @property
    def remarks(self) -> Sequence[str]:
        """What is no mistake and is likely a slip: hours under a key that nothing counts, and nearly one that is."""
        return tuple(_uncounted(self.pack)) if self.pack else ()


def check_pack(path: Path) -> PackReport:
    """Reads the file and finds every mistake in it, by line."""
    path = path / "pack.toml" if path.is_dir() else path
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in error.object:
            return _unreadable(path, 1, "This is no text file. Save the pack as plain text (UTF-8), not as a document.")
        line = error.object[: error.start].count(b"\n") + 1
        return _unreadable(path, line, "This line is not UTF-8 text. Save the file as UTF-8.")
    except FileNotFoundError:
        return _unreadable(path, 1, "There is no such file. Is its name right, and the folder?")
    except OSError as error:
        return _unreadable(path, 1, f"The file cannot be opened: {error.strerror}.")
    if not text.strip():
        return _unreadable(path, 1, "The file is empty. Copy what you need from docs/example-pack/harbor/pack.toml.")
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.match(str(error))
        line = int(found["line"]) if found and found["line"] else text.rstrip().count("\n") + 1
        line = _begun(text.splitlines(), line, str(error))
        told = text.splitlines()[line - 1]
        return _unreadable(path, line, toml_words(found["problem"] if found else str(error), told))
    lines = lines_of(text)
    pack, mistakes = _validated(facts)
    if facts.get("id") != (folder := path.resolve().parent.name) and isinstance(facts.get("id"), str):
        told = f"id is “{facts['id']}”, but the folder of the file is called “{folder}”. Give both the same name."
        mistakes.append(Mistake(("id",), told))
    found_at = {PackFinding(line=line_of(lines, one.place), where=_where(facts, one.place), says=one.says): None
                for one in mistakes}  # fmt: skip
    findings = sorted(found_at, key=lambda one: one.line)
    return PackReport(file=str(path), findings=tuple(findings), pack=None if findings else pack)


def _unreadable(path: Path, line: int, says: str) -> PackReport:
    return PackReport(file=str(path), findings=(PackFinding(line=line, where="the file", says=says),))


def _begun(lines: Sequence[str], line: int, problem: str) -> int:
    """The line on which a list began that has no end: `tomllib` names the one after it, where it met something else."""
    if problem.startswith("Unclosed array"):
        open_lists = (at for at in range(line, 0, -1) if lines[at - 1].count("[") > lines[at - 1].count("]"))
        return next(open_lists, line)
    return line


def _validated(facts: Mapping[str, Any]) -> tuple[ProgramPack | None, list[Mistake]]:
    try:
        return ProgramPack.model_validate(facts), []
    except ValidationError as error:
        schema, details = pack_schema(), error.errors()
    mistakes = [mistake for one in details for mistake in _told(one, schema)]
    if not any(_misfits(one) for one in details):
        mistakes += _misfits_beside(facts, [one["loc"] for one in details])
    return None, mistakes


def _told(error: ErrorDetails, schema: Schema) -> Iterator[Mistake]:
    """The mistakes that an error of pydantic's tells of."""
    facts, place = error.get("ctx", {}), error["loc"]
    if misfits := _misfits(error):
        yield from map(_advised, misfits)
        return
    if isinstance(rule := facts.get("error"), RuleMisfitError):
        yield from (Mistake(place, misfit_words(one, None, ())) for one in rule.says)
        return
    known = names_at(schema, place[:-1]) if error["type"] == "extra_forbidden" else ()
    told = mistake_words(error["type"], place, error["input"], facts, known)
    yield Mistake(place, told or misfit_words(str(facts.get("error", error["msg"])), None, ()))


def _misfits_beside(facts: Mapping[str, Any], wrong: Sequence[Place]) -> Iterator[Mistake]:
    """What else does not fit, judged without the entries that are wrong by themselves; nothing is said of those."""
    if any(place[:1] == (name,) and len(place) == 1 for place in wrong for name in _LISTS):
        return
    rest = deepcopy(dict(facts)) | {name: facts.get(name, "") for name in ("id", "name", "short_name")}
    kept = {name: list(range(len(value))) for name, value in rest.items() if isinstance(value, list)}
    left_out: set[str] = set()
    for top in {place[:2] if place[0] in kept else place[:1] for place in wrong if place}:
        left_out |= set(_names_in(_at(facts, top)))
        if len(top) > 1 and isinstance(top[1], int):
            kept[str(top[0])].remove(top[1])
        else:
            rest.pop(str(top[0]), None)
    for name, numbers in kept.items():
        if name in rest:
            rest[name] = [facts[name][number] for number in numbers]
    try:
        ProgramPack.model_validate(rest | {"id": "x", "name": "x", "short_name": "x"})
    except ValidationError as error:
        for one in error.errors():
            for mistake in _misfits(one):
                if mistake.named not in left_out:
                    yield replace(_advised(mistake), place=_before(mistake.place, kept))


def _misfits(error: ErrorDetails) -> Sequence[Mistake]:
    """What an error of pydantic's tells of parts that do not fit; nothing where it is about a part by itself."""
    cause = error.get("ctx", {}).get("error")
    return cause.mistakes if isinstance(cause, MisfitError) else ()


def _advised(mistake: Mistake) -> Mistake:
    """The mistake with what to do about it."""
    return replace(mistake, says=misfit_words(mistake.says, mistake.named, sorted(mistake.among)))


def _before(place: Place, kept: Mapping[str, Sequence[int]]) -> Place:
    """The place as it was before entries were left out."""
    if len(place) > 1 and isinstance(place[1], int) and place[0] in kept:
        return (place[0], kept[str(place[0])][place[1]], *place[2:])
    return place


def _names_in(value: Any) -> Iterator[str]:
    """Every name under which something in there may be known elsewhere."""
    if isinstance(value, dict):
        yield from (str(value[name]) for name in _NAMES if name in value)
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _names_in(one)


def _at(facts: Any, place: Place) -> Any:
    for step in place:
        if isinstance(facts, dict):
            facts = facts.get(step)
        elif isinstance(facts, list) and isinstance(step, int) and step < len(facts):
            facts = facts[step]
        else:
            return None
    return facts


def _where(facts: Mapping[str, Any], place: Place) -> str:
    """The entry by the name that its author gave it: rules › coaching.hours."""
    words = []
    for end, step in enumerate(place, start=1):
        held = _at(facts, place[:end])
        name = next((held[key] for key in _NAMES if isinstance(held, dict) and key in held), None)
        words.append(str(step) if isinstance(step, str) else f"{name or f'number {step + 1}'}")
    return " › ".join(words) or "the pack"


def _uncounted(pack: ProgramPack) -> Iterator[str]:
    counted = {"coaching.hours", "coaching.hours.total", "pl.hours", "pl.hours.total"}
    counted |= {f"pl.{one.key}.hours{whole}" for one in pack.categories for whole in ("", ".total")}
    for rule in pack.rules:
        near = get_close_matches(rule.key, sorted(counted - {rule.key}), n=1, cutoff=0.9)
        if rule.key not in counted and near and rule.minutes is not None:
            yield f"No hours are counted under “{rule.key}”. Did you mean “{near[0]}”?"
