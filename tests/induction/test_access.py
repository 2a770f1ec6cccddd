from itertools import product

import pytest

from induction.access import Action, Relation, check_may, may
from induction.people import Person, Role
from induction.refused import Refused

COLUMNS = {
    "log": Action.LOG_HOURS,
    "corr": Action.CORRECT_HOURS,
    "conf": Action.CONFIRM_HOURS,
    "see": Action.SEE_HOURS,
    "impt": Action.IMPORT_HOURS,
    "out": Action.TAKE_OUT_DISPUTED,
    "goal": Action.WRITE_GOAL,
    "sgoa": Action.SEE_GOAL,
    "refl": Action.WRITE_REFLECTION,
    "sref": Action.SEE_REFLECTION,
    "keep": Action.KEEP_WRITING,
    "shr": Action.SHARE_WRITING,
    "note": Action.WRITE_NOTE,
    "snot": Action.SEE_NOTE,
    "item": Action.SETTLE_ITEM,
    "att": Action.RECORD_ATTENDANCE,
    "step": Action.RECORD_STEP,
    "sste": Action.SEE_STEPS,
    "sign": Action.SIGN_STEP,
    "reop": Action.REOPEN_STEP,
    "rate": Action.RATE,
    "srat": Action.SEE_RATINGS,
    "plan": Action.WRITE_PLAN,
    "spla": Action.SEE_PLAN,
    "rule": Action.RULE,
    "coh": Action.SEE_COHORT,
    "post": Action.POST_TO_COHORT,
    "gaps": Action.SEE_GAPS,
    "appr": Action.APPROVE_GOAL,
    "sugg": Action.SUGGEST_WORDING,
    "gath": Action.GATHER_EVIDENCE,
    "seev": Action.SEE_EVIDENCE,
    "snoe": Action.SEE_EARLIER_NOTE,
    "read": Action.SEE_READERS,
    "expo": Action.EXPORT_RECORD,
    "eras": Action.ERASE,
    "puls": Action.ANSWER_PULSE,
    "runp": Action.RUN_PULSE,
    "ratc": Action.RATE_COACHING,
    "scoa": Action.SEE_COACHING,
    "remi": Action.SET_REMINDERS,
    "leav": Action.RECORD_LEAVE,
}

# Every role towards every kind of record, written by hand: what is not a yes here is forbidden.
# "mine" is a candidate whose coach and whose supervisor on the roster is the actor, whatever role the actor has;
# "mine, shared" is the same where the candidate shared this one item with the actor.
WRITTEN = """
role           whose            log  corr conf see  impt out  goal sgoa refl sref keep shr  note snot item att
candidate      own              yes  yes  yes  yes  yes  no   yes  yes  yes  yes  yes  yes  no   yes  yes  no
candidate      mine             no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
candidate      mine, shared     no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
candidate      another's        no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
candidate      another, shared  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
candidate      a coach          no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
candidate      other staff      no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
candidate      other program    no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
candidate      coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
coach          own              no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
coach          mine             yes  yes  yes  yes  yes  no   yes  yes  yes  yes  no   no   yes  yes  yes  no
coach          mine, shared     yes  yes  yes  yes  yes  no   yes  yes  yes  yes  no   no   yes  yes  yes  no
coach          another's        no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
coach          another, shared  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
coach          a coach          no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
coach          other staff      no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
coach          other program    no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
coach          coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
program_admin  own              no   no   no   yes  no   no   no   no   no   no   no   no   no   no   no   no
program_admin  mine             no   no   no   yes  yes  yes  no   yes  no   yes  no   no   no   no   no   yes
program_admin  mine, shared     no   no   no   yes  yes  yes  no   yes  no   yes  no   no   no   no   no   yes
program_admin  another's        no   no   no   yes  yes  yes  no   yes  no   yes  no   no   no   no   no   yes
program_admin  another, shared  no   no   no   yes  yes  yes  no   yes  no   yes  no   no   no   no   no   yes
program_admin  a coach          no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
program_admin  other staff      no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
program_admin  other program    no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
program_admin  coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
instructor     own              no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
instructor     mine             no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   yes
instructor     mine, shared     no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   yes
instructor     another's        no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   yes
instructor     another, shared  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   yes
instructor     a coach          no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
instructor     other staff      no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
instructor     other program    no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
instructor     coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     own              no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     mine             no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     mine, shared     no   no   no   no   no   no   no   yes  no   yes  no   no   no   no   no   no
supervisor     another's        no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     another, shared  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     a coach          no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     other staff      no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     other program    no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
supervisor     coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        own              no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        mine             no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        mine, shared     no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        another's        no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        another, shared  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        a coach          no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        other staff      no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        other program    no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
analyst        coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no   no   no   no   no
"""
TOWARDS_THE_RECOMMENDATION = """
role           whose            step sste sign reop rate srat plan spla rule coh  post gaps
candidate      own              yes  yes  yes  no   yes  yes  no   yes  no   no   no   no
candidate      mine             no   no   no   no   no   no   no   no   no   no   no   no
candidate      mine, shared     no   no   no   no   no   no   no   no   no   no   no   no
candidate      another's        no   no   no   no   no   no   no   no   no   no   no   no
candidate      another, shared  no   no   no   no   no   no   no   no   no   no   no   no
candidate      a coach          no   no   no   no   no   no   no   no   no   no   no   no
candidate      other staff      no   no   no   no   no   no   no   no   no   no   no   no
candidate      other program    no   no   no   no   no   no   no   no   no   no   no   no
candidate      coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
coach          own              no   no   no   no   no   no   no   no   no   no   no   no
coach          mine             yes  yes  yes  no   yes  yes  no   yes  no   no   no   no
coach          mine, shared     yes  yes  yes  no   yes  yes  no   yes  no   no   no   no
coach          another's        no   no   no   no   no   no   no   no   no   no   no   no
coach          another, shared  no   no   no   no   no   no   no   no   no   no   no   no
coach          a coach          no   no   no   no   no   no   no   no   no   no   no   no
coach          other staff      no   no   no   no   no   no   no   no   no   no   no   no
coach          other program    no   no   no   no   no   no   no   no   no   no   no   no
coach          coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
program_admin  own              no   yes  no   no   no   no   no   no   yes  yes  yes  yes
program_admin  mine             yes  yes  yes  yes  no   yes  yes  yes  yes  yes  yes  yes
program_admin  mine, shared     yes  yes  yes  yes  no   yes  yes  yes  yes  yes  yes  yes
program_admin  another's        yes  yes  yes  yes  no   yes  yes  yes  yes  yes  yes  yes
program_admin  another, shared  yes  yes  yes  yes  no   yes  yes  yes  yes  yes  yes  yes
program_admin  a coach          no   no   no   no   no   no   no   no   no   no   no   no
program_admin  other staff      no   no   no   no   no   no   no   no   no   no   no   no
program_admin  other program    no   no   no   no   no   no   no   no   no   no   no   no
program_admin  coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
instructor     own              no   no   no   no   no   no   no   no   no   no   no   no
instructor     mine             no   no   no   no   no   no   no   no   no   no   no   no
instructor     mine, shared     no   no   no   no   no   no   no   no   no   no   no   no
instructor     another's        no   no   no   no   no   no   no   no   no   no   no   no
instructor     another, shared  no   no   no   no   no   no   no   no   no   no   no   no
instructor     a coach          no   no   no   no   no   no   no   no   no   no   no   no
instructor     other staff      no   no   no   no   no   no   no   no   no   no   no   no
instructor     other program    no   no   no   no   no   no   no   no   no   no   no   no
instructor     coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
supervisor     own              no   no   no   no   no   no   no   no   no   no   no   no
supervisor     mine             no   no   no   no   yes  no   no   no   no   no   no   no
supervisor     mine, shared     no   no   no   no   yes  no   no   no   no   no   no   no
supervisor     another's        no   no   no   no   no   no   no   no   no   no   no   no
supervisor     another, shared  no   no   no   no   no   no   no   no   no   no   no   no
supervisor     a coach          no   no   no   no   no   no   no   no   no   no   no   no
supervisor     other staff      no   no   no   no   no   no   no   no   no   no   no   no
supervisor     other program    no   no   no   no   no   no   no   no   no   no   no   no
supervisor     coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
analyst        own              no   no   no   no   no   no   no   no   no   no   no   no
analyst        mine             no   yes  yes  no   no   no   no   no   no   no   no   no
analyst        mine, shared     no   yes  yes  no   no   no   no   no   no   no   no   no
analyst        another's        no   yes  yes  no   no   no   no   no   no   no   no   no
analyst        another, shared  no   yes  yes  no   no   no   no   no   no   no   no   no
analyst        a coach          no   no   no   no   no   no   no   no   no   no   no   no
analyst        other staff      no   no   no   no   no   no   no   no   no   no   no   no
analyst        other program    no   no   no   no   no   no   no   no   no   no   no   no
analyst        coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
"""
AROUND_THE_IIP = """
role           whose            appr sugg gath seev snoe read expo eras puls runp ratc scoa
candidate      own              no   yes  yes  yes  yes  yes  yes  no   yes  no   no   no
candidate      mine             no   no   no   no   no   no   no   no   no   no   no   no
candidate      mine, shared     no   no   no   no   no   no   no   no   no   no   no   no
candidate      another's        no   no   no   no   no   no   no   no   no   no   no   no
candidate      another, shared  no   no   no   no   no   no   no   no   no   no   no   no
candidate      a coach          no   no   no   no   no   no   no   no   no   no   no   no
candidate      other staff      no   no   no   no   no   no   no   no   no   no   no   no
candidate      other program    no   no   no   no   no   no   no   no   no   no   no   no
candidate      coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
coach          own              no   no   no   no   no   no   yes  no   yes  no   yes  yes
coach          mine             yes  no   no   yes  no   no   no   no   no   no   no   no
coach          mine, shared     yes  no   no   yes  no   no   no   no   no   no   no   no
coach          another's        no   no   no   no   no   no   no   no   no   no   no   no
coach          another, shared  no   no   no   no   no   no   no   no   no   no   no   no
coach          a coach          no   no   no   no   no   no   no   no   no   no   no   no
coach          other staff      no   no   no   no   no   no   no   no   no   no   no   no
coach          other program    no   no   no   no   no   no   no   no   no   no   no   no
coach          coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
program_admin  own              no   no   no   no   no   no   yes  no   no   yes  no   no
program_admin  mine             no   no   no   yes  no   no   no   yes  no   yes  no   no
program_admin  mine, shared     no   no   no   yes  no   no   no   yes  no   yes  no   no
program_admin  another's        no   no   no   yes  no   no   no   yes  no   yes  no   no
program_admin  another, shared  no   no   no   yes  no   no   no   yes  no   yes  no   no
program_admin  a coach          no   no   no   no   no   no   no   yes  no   no   yes  yes
program_admin  other staff      no   no   no   no   no   no   no   yes  no   no   no   no
program_admin  other program    no   no   no   no   no   no   no   no   no   no   no   no
program_admin  coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
instructor     own              no   no   no   no   no   no   yes  no   no   no   no   no
instructor     mine             no   no   no   no   no   no   no   no   no   no   no   no
instructor     mine, shared     no   no   no   no   no   no   no   no   no   no   no   no
instructor     another's        no   no   no   no   no   no   no   no   no   no   no   no
instructor     another, shared  no   no   no   no   no   no   no   no   no   no   no   no
instructor     a coach          no   no   no   no   no   no   no   no   no   no   no   no
instructor     other staff      no   no   no   no   no   no   no   no   no   no   no   no
instructor     other program    no   no   no   no   no   no   no   no   no   no   no   no
instructor     coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
supervisor     own              no   no   no   no   no   no   yes  no   no   no   no   no
supervisor     mine             no   no   no   no   no   no   no   no   no   no   no   no
supervisor     mine, shared     yes  no   no   yes  no   no   no   no   no   no   no   no
supervisor     another's        no   no   no   no   no   no   no   no   no   no   no   no
supervisor     another, shared  no   no   no   no   no   no   no   no   no   no   no   no
supervisor     a coach          no   no   no   no   no   no   no   no   no   no   no   no
supervisor     other staff      no   no   no   no   no   no   no   no   no   no   no   no
supervisor     other program    no   no   no   no   no   no   no   no   no   no   no   no
supervisor     coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
analyst        own              no   no   no   no   no   no   yes  no   no   no   no   no
analyst        mine             no   no   no   no   no   no   no   no   no   no   no   no
analyst        mine, shared     no   no   no   no   no   no   no   no   no   no   no   no
analyst        another's        no   no   no   no   no   no   no   no   no   no   no   no
analyst        another, shared  no   no   no   no   no   no   no   no   no   no   no   no
analyst        a coach          no   no   no   no   no   no   no   no   no   no   no   no
analyst        other staff      no   no   no   no   no   no   no   no   no   no   no   no
analyst        other program    no   no   no   no   no   no   no   no   no   no   no   no
analyst        coach elsewhere  no   no   no   no   no   no   no   no   no   no   no   no
"""
REMINDERS = """
role           whose            remi leav
candidate      own              yes  yes
candidate      mine             no   no
candidate      mine, shared     no   no
candidate      another's        no   no
candidate      another, shared  no   no
candidate      a coach          no   no
candidate      other staff      no   no
candidate      other program    no   no
candidate      coach elsewhere  no   no
coach          own              yes  yes
coach          mine             no   no
coach          mine, shared     no   no
coach          another's        no   no
coach          another, shared  no   no
coach          a coach          no   no
coach          other staff      no   no
coach          other program    no   no
coach          coach elsewhere  no   no
program_admin  own              yes  yes
program_admin  mine             no   yes
program_admin  mine, shared     no   yes
program_admin  another's        no   yes
program_admin  another, shared  no   yes
program_admin  a coach          no   yes
program_admin  other staff      no   yes
program_admin  other program    no   no
program_admin  coach elsewhere  no   no
instructor     own              yes  yes
instructor     mine             no   no
instructor     mine, shared     no   no
instructor     another's        no   no
instructor     another, shared  no   no
instructor     a coach          no   no
instructor     other staff      no   no
instructor     other program    no   no
instructor     coach elsewhere  no   no
supervisor     own              yes  yes
supervisor     mine             no   no
supervisor     mine, shared     no   no
supervisor     another's        no   no
supervisor     another, shared  no   no
supervisor     a coach          no   no
supervisor     other staff      no   no
supervisor     other program    no   no
supervisor     coach elsewhere  no   no
analyst        own              yes  yes
analyst        mine             no   no
analyst        mine, shared     no   no
analyst        another's        no   no
analyst        another, shared  no   no
analyst        a coach          no   no
analyst        other staff      no   no
analyst        other program    no   no
analyst        coach elsewhere  no   no
"""
ME, SOMEBODY = 1, 2
WHOSE = (
    *("own", "mine", "mine, shared", "another's", "another, shared"),
    *("a coach", "other staff", "other program", "coach elsewhere"),
)


def person(number: int, role: Role, *, program: str = "usc", beside: int | None = None) -> Person:
    return Person(
        id=number,
        name="Ana Ruiz",
        email="a@example.org",
        program=program,
        role=role,
        coach_id=beside,
        supervisor_id=beside,
    )


def whose(words: str, me: Person) -> tuple[Person, bool]:
    subject = {
        "own": me,
        "mine": person(3, Role.CANDIDATE, beside=ME),
        "another's": person(3, Role.CANDIDATE, beside=SOMEBODY),
        "another": person(3, Role.CANDIDATE, beside=SOMEBODY),
        "a coach": person(4, Role.COACH, beside=ME),
        "other staff": person(4, Role.INSTRUCTOR, beside=ME),
        "other program": person(3, Role.CANDIDATE, program="mcoe", beside=ME),
        "coach elsewhere": person(4, Role.COACH, program="mcoe", beside=ME),
    }[words.removesuffix(", shared")]
    return subject, words.endswith(("shared", "program", "elsewhere"))


def rows() -> list[tuple[Role, str, Action, bool]]:
    return [row for table in (WRITTEN, TOWARDS_THE_RECOMMENDATION, AROUND_THE_IIP, REMINDERS) for row in read(table)]


def read(table: str) -> list[tuple[Role, str, Action, bool]]:
    heading, *lines = table.strip().splitlines()
    actions = [COLUMNS[word] for word in heading.split()[2:]]
    found = []
    for line in lines:
        role, words, answers = Role(line[:15].strip()), line[15:32].strip(), line[32:].split()
        found += [(role, words, action, answer == "yes") for action, answer in zip(actions, answers, strict=True)]
    return found


def test_the_table_answers_for_every_role_record_and_action():
    assert {(role, words, action) for role, words, action, _ in rows()} == {
        (role, words, action) for role in Role for words in WHOSE for action in Action
    }


@pytest.mark.parametrize(("role", "words", "action", "allowed"), rows())
def test_who_may_do_what(role: Role, words: str, action: Action, allowed: bool):  # noqa: FBT001 - a row's answer
    me = person(ME, role)
    subject, shared = whose(words, me)
    assert may(me, action, subject, shared=shared) is allowed


# What a person may beside the table because they were the coach in the one session that an entry is of, by hand too:
# a coach of earlier answers for it, whoever coaches the candidate now. For anybody else it changes nothing.
WAS_THERE = {(Role.COACH, "another's"): {Action.CONFIRM_HOURS, Action.CORRECT_HOURS}}
WAS_THERE[Role.COACH, "another, shared"] = WAS_THERE[Role.COACH, "another's"]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("words", WHOSE)
def test_what_having_been_there_adds(role: Role, words: str):
    me = person(ME, role)
    subject, shared = whose(words, me)
    added = {
        action
        for action in Action
        if may(me, action, subject, shared=shared, was_there=True) and not may(me, action, subject, shared=shared)
    }
    assert added == WAS_THERE.get((role, words), set())


# What a program's own rules add where they open all that rules can and more, by hand too: notes to those who answer for
# the program, and to the coach of today those of the coach before. No rule opens anything to a supervisor.
EVERYTHING = frozenset(product(Relation, Action))
NOTES = {Action.SEE_NOTE, Action.SEE_EARLIER_NOTE}
OF_ANYBODY = ("mine", "mine, shared", "another's", "another, shared")
OPENED: dict[tuple[Role, str], set[Action]] = {
    **{(Role.COACH, words): {Action.SEE_EARLIER_NOTE} for words in ("mine", "mine, shared")},
    **{(Role.INSTRUCTOR, words): NOTES for words in OF_ANYBODY},
    **{(Role.ANALYST, words): NOTES for words in OF_ANYBODY},
    **{(Role.PROGRAM_ADMIN, words): NOTES for words in OF_ANYBODY},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("words", WHOSE)
def test_what_a_rule_of_the_pack_can_open(role: Role, words: str):
    me = person(ME, role)
    subject, shared = whose(words, me)
    added = {
        action
        for action in Action
        if may(me, action, subject, shared=shared, opened=EVERYTHING) and not may(me, action, subject, shared=shared)
    }
    assert added == OPENED.get((role, words), set())


def test_what_is_allowed_passes():
    me = person(ME, Role.CANDIDATE)
    check_may(me, Action.LOG_HOURS, me)


def test_what_is_forbidden_is_refused_in_words_that_tell_nothing():
    with pytest.raises(Refused) as refused:
        check_may(person(ME, Role.COACH), Action.SEE_HOURS, person(3, Role.CANDIDATE, beside=SOMEBODY))
    assert refused.value.rule == "not_allowed"
    assert refused.value.message == (
        "You can't see the hours of Ana: that is open only to the candidate, the coach paired with them and the "
        "program administrator."
    )


def test_a_refusal_names_whom_a_rule_lets_in_too():
    opened = frozenset({(Relation.ADMIN, Action.SEE_NOTE)})
    with pytest.raises(Refused) as refused:
        check_may(person(ME, Role.ANALYST), Action.SEE_NOTE, person(3, Role.CANDIDATE, beside=SOMEBODY), opened=opened)
    assert refused.value.message == (
        "You can't see the coaching notes about Ana: that is open only to the candidate, the coach paired with them "
        "and the program administrator."
    )
