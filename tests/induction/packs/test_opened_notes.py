import pytest

from induction.access import NOTHING, Action, Relation
from induction.packs.writing import WritingRules
from induction.people import Role

NOTES = (Action.SEE_NOTE, Action.SEE_EARLIER_NOTE)


def test_without_a_rule_nothing_is_opened() -> None:
    assert WritingRules().opened == NOTHING
    assert WritingRules(notes_open_to=(Role.PROGRAM_ADMIN,), handover_notes=True).opened == NOTHING


@pytest.mark.parametrize(
    ("role", "relation"),
    [
        (Role.PROGRAM_ADMIN, Relation.ADMIN),
        (Role.ANALYST, Relation.ANALYST),
        (Role.INSTRUCTOR, Relation.INSTRUCTOR),
    ],
)
def test_a_rule_opens_notes_to_a_role_of_the_program(role: Role, relation: Relation) -> None:
    rules = WritingRules(notes_open_to=(role,), notes_rule="coaching.notes")
    assert rules.opened == {(relation, action) for action in NOTES}


def test_no_rule_opens_them_to_a_supervisor() -> None:
    assert WritingRules(notes_open_to=(Role.SUPERVISOR,), notes_rule="coaching.notes").opened == NOTHING


def test_a_rule_hands_them_over_to_the_next_coach() -> None:
    rules = WritingRules(handover_notes=True, handover_rule="coach.change")
    assert rules.opened == {(Relation.COACH, Action.SEE_EARLIER_NOTE)}
