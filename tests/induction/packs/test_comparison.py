from induction.packs.comparison import SUBJECTS, Row, compared
from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Source

PLACE = Source(document="handbook", line=1, place="Fern", figure="two years")


def said(key: str) -> Rule:
    return Rule(key=key, says="It says so.", state=RuleState.AGREED, sources=(PLACE,))


def pack(id_: str, *keys: str, shared: bool = False) -> ProgramPack:
    handbook = PackDocument(id="handbook", title="Handbook", file="handbook.md")
    rules = tuple(map(said, keys))
    return ProgramPack(id=id_, name=id_, short_name=id_, shared=shared, documents=(handbook,), rules=rules)


STATE = pack("state", "program.length", "newsletter", "parking", shared=True)
FERN = pack("fern", "program.length")
NORTH = pack("north", "newsletter", "canteen")


def test_whoever_says_most_comes_first_and_the_guidance_last():
    assert [one.id for one in compared([STATE, FERN, NORTH]).packs] == ["north", "fern", "state"]


def test_a_row_has_the_rule_of_each_program_or_none():
    found = compared([STATE, FERN, NORTH])
    assert found.subjects["Length of the program"] == (
        Row("program.length", (None, said("program.length"), said("program.length"))),
    )
    assert found.subjects["Withdrawal"] == ()


def test_keys_of_no_subject_are_the_others_in_the_order_of_the_alphabet():
    assert compared([STATE, FERN, NORTH]).others == (
        Row("canteen", (said("canteen"), None, None)),
        Row("parking", (None, None, said("parking"))),
    )


def test_no_key_is_of_two_subjects():
    keys = [key for subject in SUBJECTS for key in subject.keys]
    assert sorted(set(keys)) == sorted(keys)
