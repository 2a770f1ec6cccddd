from induction.packs.pack import ProgramPack
from knowledge.answers import Question
from knowledge.finding.scope import Scope, scope_of
from tests.knowledge.fern import FERN, OAK

STATE = ProgramPack(
    id="state",
    name="The state",
    short_name="the state's guidance",
    aliases=("state",),
    shared=True,
    documents=(),
    rules=(),
)
PACKS = {"fern": FERN, "oak": OAK, "state": STATE}
HELD = ("fern", "oak", "state")


def scope(text: str, program: str | None) -> Scope:
    return scope_of(Question(text=text, program=program), PACKS, HELD)


def test_a_question_is_looked_up_in_its_own_program() -> None:
    assert scope("how long is it", "fern") == Scope(("fern",))


def test_a_question_to_all_is_looked_up_in_all() -> None:
    assert scope("how long is it", None) == Scope(HELD, every=True)


def test_a_named_program_goes_before_the_own_one() -> None:
    assert scope("how long is it at Oak Valley", "fern") == Scope(("oak",))


def test_programs_compared_are_looked_up_apart() -> None:
    assert scope("is Oak Valley longer than Fern", None) == Scope(("oak", "fern"), apart=True)
    assert scope("is it the same at Oak Valley", "fern") == Scope(("fern", "oak"), apart=True)


def test_the_state_counts_only_where_it_is_asked_what_it_says() -> None:
    assert scope("when do I pay the state", "fern") == Scope(("fern",))
    assert scope("what does the state say about coaches", "fern") == Scope(("fern", "state"))


def test_a_program_without_documents_is_not_looked_up() -> None:
    assert scope_of(Question(text="how long is it", program="elm"), PACKS, HELD) == Scope(())
