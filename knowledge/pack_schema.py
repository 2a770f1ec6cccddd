"""What a `pack.toml` may hold, as a JSON Schema: for editors that help while one writes, and for `pack check`."""

from collections.abc import Iterator, Mapping
from typing import Any

from induction.packs.pack import ProgramPack
from induction.packs.rules import RuleState

Schema = Mapping[str, Any]


def pack_schema() -> Schema:
    """The JSON Schema of a pack, with what each part is for as its description."""
    drawn = ProgramPack.model_json_schema(mode="validation")
    parts = drawn["$defs"]
    parts["RuleState"]["enum"].remove(RuleState.RULED)  # a pack settles nothing: a person does, in Slack
    del parts["Rule"]["properties"]["ruled"], parts["Ruled"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_as_written(drawn)}


def names_at(schema: Schema, place: tuple[str | int, ...]) -> list[str]:
    """The names that may stand in the table at that place; none where it is no table."""
    found = [schema]
    for step in place:
        found = [inner for one in found for inner in _inside(schema, one, step)]
    return sorted({name for one in found for name in _resolved(schema, one).get("properties", {})})


def _inside(schema: Schema, at: Schema, step: str | int) -> Iterator[Schema]:
    for one in _choices(schema, at):
        inner = one.get("items") if isinstance(step, int) else one.get("properties", {}).get(step)
        if inner:
            yield from _choices(schema, inner)


def _choices(schema: Schema, at: Schema) -> list[Schema]:
    return [_resolved(schema, one) for one in at.get("anyOf", [at])]


def _resolved(schema: Schema, at: Schema) -> Schema:
    reference = at.get("$ref")
    resolved: Schema = schema["$defs"][reference.rpartition("/")[2]] if reference else at
    return resolved


def _as_written(at: Any) -> Any:
    """The schema as TOML has it: nothing is null there, and days and times have no text form that is checked."""
    if isinstance(at, list):
        return [_as_written(one) for one in at]
    if not isinstance(at, dict):
        return at
    kept = {name: _as_written(value) for name, value in at.items() if (name, value) != ("default", None)}
    choices = kept.get("anyOf")
    if isinstance(choices, list) and (told := [one for one in choices if one != {"type": "null"}]) != choices:
        del kept["anyOf"]
        return {**kept, **(told[0] if len(told) == 1 else {"anyOf": told})}
    return kept
