import json
from pathlib import Path

import pytest

from induction.packs.pack import Contact
from induction.refused import Refused
from knowledge.answers import Answer, AnswerStatus, Citation, Conflict, Question, Turn
from knowledge.upkeep.evaluation import (
    Expected,
    GoldenQuestion,
    KeptAnswer,
    changed,
    evaluated,
    golden_questions,
    judged,
    kept_answers,
)

PLACE = Citation(
    program="fern", document="fern.md", title="Fern", heading=("Coaching",), place="line 3", quote="36 hours a year."
)
SAID = Answer(status=AnswerStatus.ANSWERED, text="Fern: “36 hours.”", citations=(PLACE,), grounds=1)
DISPUTED = SAID.model_copy(update={"conflicts": (Conflict(about="hours", sides=(PLACE,)),)})
UNSAID = Answer(status=AnswerStatus.REFUSED, text="Not said.", route=Contact(title="the office", how="555-0100"))


def golden(expect: Expected, *must: str | tuple[str, ...], must_not: tuple[str, ...] = ()) -> GoldenQuestion:
    return GoldenQuestion(id="q", question="How many?", program="fern", expect=expect, must=must, must_not=must_not)


@pytest.mark.parametrize(
    ("question", "answer", "faults"),
    [
        (golden(Expected.ANSWERED, "36", ("a month", "A  YEAR")), SAID, ()),
        (golden(Expected.CONFLICT, "36"), DISPUTED, ()),
        (golden(Expected.REFUSED, "555-0100", "the office"), UNSAID, ()),
        (golden(Expected.ANSWERED), DISPUTED, ("conflict, and not answered",)),
        (golden(Expected.REFUSED, ("40", "50")), SAID, ("answered, and not refused", "does not have “40 / 50”")),
        (golden(Expected.ANSWERED, must_not=("36 hours", "a year")), SAID, ("has “36 hours”",)),
    ],
)
def test_an_answer_is_judged_by_its_outcome_and_its_words(
    question: GoldenQuestion, answer: Answer, faults: tuple[str, ...]
) -> None:
    assert judged(question, answer).faults == faults


def test_a_question_is_asked_as_its_asker_would() -> None:
    asked: list[Question] = []

    def ask(question: Question) -> Answer:
        asked.append(question)
        return SAID

    turn = Turn(role="user", text="Coaching?")
    one = golden(Expected.ANSWERED).model_copy(update={"context": (turn,), "asker_role": "coach"})
    everywhere = one.model_copy(update={"program": "any"})
    assert [found.kept.text for found in evaluated([one, everywhere], ask)] == [SAID.text, SAID.text]
    assert asked == [
        Question(text="How many?", program="fern", asker_role="coach", turns=(turn,)),
        Question(text="How many?", program=None, asker_role="coach", turns=(turn,)),
    ]


def test_what_changed_is_found_by_the_id(tmp_path: Path) -> None:
    before = judged(golden(Expected.ANSWERED), SAID)
    now = judged(golden(Expected.ANSWERED), UNSAID)
    new = judged(golden(Expected.ANSWERED).model_copy(update={"id": "new"}), SAID)
    file = tmp_path / "before.jsonl"
    file.write_text(before.kept.model_dump_json() + "\n")
    kept = kept_answers(file)
    assert kept == {
        "q": KeptAnswer(
            id="q", question="How many?", outcome=Expected.ANSWERED, text=SAID.text, places=("Coaching › line 3",)
        )
    }
    assert changed(kept, [before, new]) == ()
    assert changed(kept, [now, new]) == ((before.kept, now.kept),)


LINE = {"id": "q", "question": "How many?", "program": "fern", "expect": "answered", "must": ["36", ["a", "b"]]}


def test_questions_are_read_from_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "golden.jsonl"
    file.write_text(f"\n{json.dumps(LINE)}\n")
    assert golden_questions(file) == (golden(Expected.ANSWERED, "36", ("a", "b")),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2 is not JSON"),
        (json.dumps(LINE | {"expect": "perhaps"}), "line 2: expect:"),
        (json.dumps(LINE | {"musst": []}), "line 2: musst:"),
        ("[1]", "line 2:"),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "golden.jsonl"
    file.write_text(f"{json.dumps(LINE)}\n{line}\n")
    with pytest.raises(Refused, match=message):
        golden_questions(file)
    with pytest.raises(Refused, match="cannot be read"):
        golden_questions(tmp_path / "none.jsonl")
