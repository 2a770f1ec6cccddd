"""Wordings of a real small model over the sample guides, replayed from what was recorded on the wire.

The cassettes in tests/cassettes hold the traffic of Qwen2.5-Coder-1.5B-Instruct behind an OpenAI-compatible server. A
request must be the same to the letter, so a changed prompt, guide or option finds no answer here and must be recorded
again: start such a server on port 8091 of this machine and run

    COMPANION_RECORD=1 pytest tests/knowledge/test_recorded_wordings.py

What the model says may then differ; read it before you change what is expected of it.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from vcr import VCR

from knowledge.answers import Answer, AnswerStatus, Citation
from knowledge.reading.files import read
from knowledge.wording.models import ChatChoice, ChatModel
from knowledge.wording.tally import Tally
from knowledge.wording.troubles import UnansweredError
from knowledge.wording.worder import ModelWording

pytestmark = pytest.mark.slow

GUIDES = Path(__file__).parents[2] / "knowledge" / "packs"
CASSETTES = Path(__file__).parents[1] / "cassettes"
GUIDANCE = "The state's guidance on administrator induction (state guidance)"
RECORDING = bool(os.environ.get("COMPANION_RECORD"))  # noqa: TID251 - a switch of this test alone
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _bare(message: dict[str, Any]) -> dict[str, Any]:
    """A recorded answer without the headers that tell about the machine it was recorded on."""
    return {**message, "headers": {"content-type": ["application/json"]}}


def _unsigned(request: Any) -> Any:
    request.headers = {}
    return request


RECORDER = VCR(
    cassette_library_dir=str(CASSETTES),
    record_mode="all" if RECORDING else "none",
    match_on=["method", "path", "query", "body"],
    before_record_request=_unsigned,
    before_record_response=_bare,
)


@pytest.fixture(scope="module")
def model() -> Iterator[ChatModel]:
    choice = ChatChoice("openai:qwen2.5-coder-1.5b-instruct", "http://127.0.0.1:8091/v1", seconds=300)
    with closing(ChatModel(choice)) as chat:
        yield chat


def passage(program: str, words: str) -> Citation:
    """The passage of the program's guide that has these words; the state's bears the label of its documents."""
    found = next(one for one in read(GUIDES / program / "guide.md", program=program) if words in one.text)
    return Citation(
        program=program,
        document=found.document,
        title=found.title,
        heading=found.heading,
        place=found.place,
        quote=found.text,
        lead=found.lead,
        label="state guidance" if program == "ctc" else None,
    )


@pytest.mark.parametrize(
    ("cassette", "question", "passages", "worded", "logged"),
    [
        (
            "pairing",
            "How soon am I paired with a coach?",
            [("usc", "You are paired with a coach"), ("usc", "The portfolio lives in Brightspace")],
            ["You are paired with a coach no later than 30 days after you enroll [1]."],
            "Worded",
        ),
        (
            "credential",  # the model says "valid", and no passage does: what is meant is for people to say
            "How long is the clear credential valid?",
            [("mcoe", "The clear credential runs"), ("mcoe", "You need a preliminary")],
            [],
            "No wording: it says other things than the passages (word)",
        ),
        (
            "guidance",
            "How soon does the program pair a candidate with a coach?",
            [("ctc", "The program pairs each candidate")],
            [f"{GUIDANCE}: The program pairs each candidate with a coach in the first 30 days after admission [1]."],
            "Worded",
        ),
        (
            "comparison",  # the model says "at Monterey shortly after": that is USC's other sentence
            "When is a coach found at USC, and when at Monterey?",
            [("usc", "You are paired with a coach"), ("mcoe", "You are matched with a coach")],
            [],
            "No wording: it says other things than the passages (word)",
        ),
        (
            "professional_learning",  # the model says "40 hours of professional learning a year": it is 20
            "How many hours of professional learning do I need in all?",
            [("mcoe", "At least 20 hours of professional learning")],
            [],
            "No wording: it says other things than the passages (figure)",
        ),
        (
            "unsaid",
            "What experience must a coach have?",
            [("mcoe", "The clear credential runs"), ("mcoe", "You need a preliminary")],
            [],
            "No wording: the chat model finds no answer in the passages",
        ),
    ],
)
def test_what_a_small_model_says_is_shown_only_where_it_is_said(
    cassette: str,
    question: str,
    passages: list[tuple[str, str]],
    worded: list[str],
    logged: str,
    model: ChatModel,
    caplog: pytest.LogCaptureFixture,
) -> None:
    citations = tuple(passage(*where) for where in passages)
    answer = Answer(status=AnswerStatus.ANSWERED, text="“…”", citations=citations, grounds=1, wordable=True)
    with RECORDER.use_cassette(f"{cassette}.yaml") as tape, caplog.at_level(logging.INFO, "knowledge.wording.worder"):
        heard = list(ModelWording(model, Tally()).sentences(question, answer, names=(), now=NOON))
    said = [record.getMessage() for record in caplog.records if record.name == "knowledge.wording.worder"]
    assert (heard, said) == (worded, [logged])
    assert RECORDING or tape.play_count == 1


def test_a_changed_request_finds_no_answer_on_the_tape(model: ChatModel) -> None:
    with RECORDER.use_cassette("pairing.yaml", record_mode="none") as tape, pytest.raises(UnansweredError):
        model.reply("You word answers.", "How soon am I paired with a coach?")
    assert tape.play_count == 0
