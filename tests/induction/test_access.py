import pytest

from induction.access import Action, check_may, may
from induction.people import Person, Role
from induction.refused import Refused

# Every role towards every kind of record, written by hand: what is not a yes here is forbidden.
# "coached by me" is a candidate whose coach on the roster is the actor, whatever role the actor has.
TABLE = """
role           whose                log   correct  see   cohort
candidate      own                  yes   yes      yes   no
candidate      coached by me        no    no       no    no
candidate      coached by another   no    no       no    no
candidate      staff of my program  no    no       no    no
candidate      other program        no    no       no    no
coach          own                  no    no       no    no
coach          coached by me        yes   yes      yes   no
coach          coached by another   no    no       no    no
coach          staff of my program  no    no       no    no
coach          other program        no    no       no    no
program_admin  own                  no    no       yes   yes
program_admin  coached by me        no    no       yes   yes
program_admin  coached by another   no    no       yes   yes
program_admin  staff of my program  no    no       no    no
program_admin  other program        no    no       no    no
instructor     own                  no    no       no    no
instructor     coached by me        no    no       no    no
instructor     coached by another   no    no       no    no
instructor     staff of my program  no    no       no    no
instructor     other program        no    no       no    no
supervisor     own                  no    no       no    no
supervisor     coached by me        no    no       no    no
supervisor     coached by another   no    no       no    no
supervisor     staff of my program  no    no       no    no
supervisor     other program        no    no       no    no
analyst        own                  no    no       no    no
analyst        coached by me        no    no       no    no
analyst        coached by another   no    no       no    no
analyst        staff of my program  no    no       no    no
analyst        other program        no    no       no    no
"""
COLUMNS = (Action.LOG_HOURS, Action.CORRECT_HOURS, Action.SEE_HOURS, Action.SEE_COHORT)
ME, OTHER_COACH = 1, 2


def person(number: int, role: Role, *, program: str = "usc", coach: int | None = None) -> Person:
    return Person(id=number, name="Ana Ruiz", email="a@example.org", program=program, role=role, coach_id=coach)


def whose(words: str, me: Person) -> Person:
    return {
        "own": me,
        "coached by me": person(3, Role.CANDIDATE, coach=ME),
        "coached by another": person(3, Role.CANDIDATE, coach=OTHER_COACH),
        "staff of my program": person(4, Role.COACH, coach=ME),
        "other program": person(3, Role.CANDIDATE, program="mcoe", coach=ME),
    }[words]


def rows() -> list[tuple[Role, str, Action, bool]]:
    found = []
    for line in TABLE.strip().splitlines()[1:]:
        role, words, answers = Role(line[:15].strip()), line[15:36].strip(), line[36:].split()
        found += [(role, words, action, answer == "yes") for action, answer in zip(COLUMNS, answers, strict=True)]
    return found


def test_the_table_answers_for_every_role_record_and_action():
    assert {(role, words) for role, words, _, _ in rows()} == {
        (role, words)
        for role in Role
        for words in ("own", "coached by me", "coached by another", "staff of my program", "other program")
    }
    assert set(COLUMNS) == set(Action)


@pytest.mark.parametrize(("role", "words", "action", "allowed"), rows())
def test_who_may_do_what(role: Role, words: str, action: Action, allowed: bool):  # noqa: FBT001 - a row's answer
    me = person(ME, role)
    assert may(me, action, whose(words, me)) is allowed


def test_what_is_allowed_passes():
    me = person(ME, Role.CANDIDATE)
    check_may(me, Action.LOG_HOURS, me)


def test_what_is_forbidden_is_refused_in_words_that_tell_nothing():
    with pytest.raises(Refused) as refused:
        check_may(person(ME, Role.COACH), Action.SEE_HOURS, person(3, Role.CANDIDATE, coach=OTHER_COACH))
    assert refused.value.rule == "not_allowed"
    assert refused.value.message == (
        "You can't see the hours of Ana: that is open only to the candidate, the coach paired with them and, to look "
        "at, the program administrator."
    )
