import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from knowledge.pack_schema import names_at, pack_schema
from knowledge.program_packs import load_packs

ROOT = Path(__file__).parents[2]
SHIPPED = [*sorted(ROOT.glob("knowledge/packs/*/pack.toml")), *ROOT.glob("docs/example-pack/*/pack.toml")]
PAGE = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "example-pack"


def in_json(facts: Any) -> Any:
    return json.loads(json.dumps(facts, default=str))


def wrong(facts: Any) -> list[str]:
    errors = Draft202012Validator(pack_schema()).iter_errors(in_json(facts))
    return [f"{list(error.path)}: {error.message}" for error in errors if error.validator != "required"]


def test_the_saved_schema_is_what_the_code_gives():
    saved = json.loads((ROOT / "docs" / "pack.schema.json").read_text(encoding="utf-8"))
    assert saved == pack_schema(), "run: companion pack schema > docs/pack.schema.json"
    Draft202012Validator.check_schema(saved)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_what_ships_fits_the_schema(path: Path):
    facts = in_json(tomllib.loads(path.read_text(encoding="utf-8")))
    assert [error.message for error in Draft202012Validator(pack_schema()).iter_errors(facts)] == []


def test_the_schema_finds_what_does_not_fit():
    facts = {"id": "Ä", "rules": [{"key": "a", "says": 3, "state": "agreed", "hour": 1}]}
    assert len(wrong(facts)) == 3


def test_each_part_says_what_it_is_for():
    parts = pack_schema()["$defs"]
    assert [name for name, part in parts.items() if not part.get("description")] == []


@pytest.mark.parametrize(
    ("place", "name"),
    [((), "rules"), (("rules", 3), "says"), (("rules", 0, "conflict", 1, "source"), "figure"), (("words",), "coach")],
)
def test_the_names_at_a_place(place: tuple[str | int, ...], name: str):
    assert name in names_at(pack_schema(), place)


def test_no_names_where_nothing_is_named():
    assert names_at(pack_schema(), ("rules", 0, "says")) == []


@pytest.mark.parametrize("snippet", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_what_the_page_shows_can_be_copied(snippet: str):
    assert wrong(tomllib.loads(snippet)) == []


def test_the_example_says_what_its_guide_says():
    lines = (EXAMPLE / "harbor" / "guide.md").read_text(encoding="utf-8").splitlines()
    pack = load_packs(EXAMPLE)["harbor"]
    rules = (*pack.rules, *(pack.early.rules if pack.early else ()))
    sources = [source for rule in rules for source in (*rule.sources, *(side.source for side in rule.conflict))]
    sources += [*pack.confirmation.sources, *(source for one in pack.dates for source in one.sources)]
    assert [source for source in sources if source.figure not in lines[source.line - 1]] == []
