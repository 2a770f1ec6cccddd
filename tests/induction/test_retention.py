from datetime import UTC, date, datetime

import pytest

from induction.packs.writing import RetentionRules
from induction.people import Person, Role, former
from induction.refused import Refused
from induction.retention import ErasureReason, Tombstone, check_named, kept_until

DANA = Person(
    id=7,
    name="Dana  Whitfield",
    email="dana@school.example",
    program="usc",
    role=Role.CANDIDATE,
    ends_on=date(2028, 2, 29),
)
FIVE = RetentionRules(years=5)


def test_a_record_is_kept_so_many_years_after_the_program_ends() -> None:
    assert kept_until(FIVE, DANA) == date(2033, 2, 28)
    assert kept_until(RetentionRules(years=4), DANA) == date(2032, 2, 29)
    assert kept_until(RetentionRules(years=0), DANA) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("rules", "changed"),
    [(RetentionRules(), {}), (FIVE, {"ends_on": None}), (FIVE, {"role": Role.COACH})],
)
def test_what_is_not_known_is_not_inferred(rules: RetentionRules, changed: dict[str, object]) -> None:
    assert kept_until(rules, DANA.model_copy(update=changed)) is None


@pytest.mark.parametrize("typed", ["Dana Whitfield", " dana whitfield ", "DANA  WHITFIELD"])
def test_the_second_word_is_the_whole_name(typed: str) -> None:
    check_named(typed, DANA)


@pytest.mark.parametrize("typed", ["", "Dana", "Dana Whitfeld", "Theo Park"])
def test_any_other_name_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="type their whole name") as refused:
        check_named(typed, DANA)
    assert refused.value.rule == "other_name"


def test_a_tombstone_counts_and_holds_no_words() -> None:
    tombstone = Tombstone(
        source="view:V1",
        person_id=7,
        program="usc",
        role=Role.CANDIDATE,
        at=datetime(2026, 11, 22, tzinfo=UTC),
        erased_by=1,
        why=ErasureReason.ASKED,
        counts={"hour": 3, "draft": 2},
    )
    assert (tombstone.rows, tombstone.why.label) == (5, "they asked for it")
    assert Tombstone.model_validate_json(tombstone.model_dump_json()) == tombstone


@pytest.mark.parametrize("role", Role)
def test_who_was_erased_is_called_by_their_role_alone(role: Role) -> None:
    person = DANA.model_copy(update={"name": former(role), "role": role})
    assert person.first_name == person.name == former(role)
    assert person.name.startswith("a former ")
