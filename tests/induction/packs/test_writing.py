"""What a pack says of writing, evidence and retention needs the rule that says so wherever it opens or keeps more."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Source
from induction.people import Role

RULE = Rule(
    key="house.rule",
    says="It is so.",
    state=RuleState.AGREED,
    sources=(Source(document="handbook", line=1, place="Here", figure="so"),),
)
HANDBOOK = PackDocument(id="handbook", title="Handbook", file="handbook.md")


def pack(**tables: Mapping[str, Any]) -> ProgramPack:
    return ProgramPack.model_validate(
        {"id": "harbor", "name": "Harbor", "short_name": "Harbor", "documents": (HANDBOOK,), "rules": (RULE,), **tables}
    )


OPENED: list[tuple[str, str, Any, str]] = [
    ("writing", "authorship", "suggest", "authorship_rule"),
    ("writing", "notes_open_to", (Role.PROGRAM_ADMIN,), "notes_rule"),
    ("writing", "handover_notes", True, "handover_rule"),
    ("evidence", "keep_files", True, "rule"),
    ("retention", "years", 5, "rule"),
]


@pytest.mark.parametrize(("table", "name", "value", "rule"), OPENED)
def test_what_opens_more_needs_its_rule(table: str, name: str, value: object, rule: str) -> None:
    with pytest.raises(ValidationError, match=f"{table}.{name} needs the rule that says so: add {rule}"):
        pack(**{table: {name: value}})
    founded = pack(**{table: {name: value, rule: "house.rule"}})
    assert getattr(getattr(founded, table), rule) == "house.rule"


@pytest.mark.parametrize(("table", "name", "value", "rule"), OPENED)
def test_the_rule_must_be_one_of_the_pack(table: str, name: str, value: object, rule: str) -> None:
    with pytest.raises(ValidationError):
        pack(**{table: {name: value, rule: "no.such_rule"}})


def test_the_careful_side_needs_none() -> None:
    silent = pack()
    assert (silent.writing.notes_open_to, silent.writing.handover_notes) == ((), False)
    assert (silent.evidence.keep_files, silent.retention.years) == (False, None)
