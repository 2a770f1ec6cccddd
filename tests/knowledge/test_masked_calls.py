"""Whoever calls a chat model hides who is meant: no name of the roster, no address and no number is on the wire."""

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

import knowledge
from knowledge.answering import Handbook
from knowledge.answers import Question
from knowledge.drafting.drafter import Drafter, Piece
from knowledge.wording.tally import Tally
from knowledge.wording.worder import ModelWording
from tests.knowledge.fern import DOCUMENTS, PACKS

ROOT = Path(next(iter(knowledge.__path__))).parent
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROSTER = ("Dana Whitfield", "José Ñuñez", "Siobhán O’Neill", "Thuy Tran", "Mary-Jane Okonkwo", "Li Wei")
ADDRESSES = ("dana@school.example", "J.Nunez+casc@office.k12.ca.us", "o_neill@sub.school.example")
NUMBERS = ("(831) 555-0134", "831-555-0134", "+1 831 555 0134", "8315550134", "831.555.0134")
SHAPES = ("{}", "{}’s", "{}'s", "<{}>", "({})", "“{}”", "{},", "{}/the team", "with {}\nand more", "{}: yes")
REPLIES = ("PERSON1 wrote that PERSON2 called EMAIL1 or PHONE2.", "I will call more families.", "", "NOT FOUND")

CALLERS = {"knowledge/drafting/drafter.py", "knowledge/wording/worder.py"}
"""Every module that says something to a chat model: a new one belongs into the tests below."""


@dataclass
class Listens:
    """A model that keeps what it was given and replies in turn: what it says is refused, so that it is asked again."""

    given: list[str] = field(default_factory=list)

    def reply(self, rules: str, data: str) -> str:
        self.given += [rules, data]
        return REPLIES[len(self.given) // 2 % len(REPLIES)]

    def pieces(self, rules: str, data: str) -> Generator[str, None, None]:
        yield self.reply(rules, data)


def test_nobody_else_calls_a_chat_model() -> None:
    sources = (path for room in ("bot", "knowledge", "prompts", "storage") for path in (ROOT / room).rglob("*.py"))
    calling = re.compile(r"_speaker\.\w+\(|chat\.(?:reply|pieces|invoke|stream)\(")
    found = {path.relative_to(ROOT).as_posix() for path in sources if calling.search(path.read_text(encoding="utf-8"))}
    assert found == CALLERS


def said() -> Sequence[str]:
    """Sentences in which somebody of the roster is named, written to or called, in the shapes that people use."""
    names = [part for name in ROSTER for part in (name, *re.split(r"[ -]", name))]
    shouted = [name.upper() for name in ROSTER]
    meant = [shape.format(one) for one in (*names, *shouted, *ADDRESSES, *NUMBERS) for shape in SHAPES]
    return [f"I planned the meeting about 12 families {one} by May 2027." for one in meant]


@pytest.mark.parametrize("text", said())
def test_a_draft_goes_out_without_them(text: str) -> None:
    model = Listens()
    Drafter(model).proposals([Piece("change", "What will change?", text)], names=ROSTER, now=NOON)
    assert model.given
    assert told(model.given) == []


def test_a_question_goes_out_without_them() -> None:
    answer = Handbook(DOCUMENTS, PACKS).ask(Question(text="when am I paired with a coach?", program="fern"))
    for text in said():
        model = Listens()
        list(ModelWording(model, Tally()).sentences(text, answer, names=ROSTER, now=NOON))
        assert model.given
        assert told(model.given) == []


def told(given: Sequence[str]) -> Sequence[str]:
    """What of the roster can be read in what a model was given."""
    parts = [part for name in ROSTER for part in re.split(r"[ -]", name) if len(part) > 1]
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)", re.IGNORECASE)
    text = "\n".join(given)
    return [*words.findall(text), *re.findall(r"\S+@\S+", text), *re.findall(r"\d{3}\W*\d{4}", text)]
