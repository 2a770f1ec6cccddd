"""A chat model as the settings name it: what `ask` and `doctor` make of a good one, a bad one and none."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.cli import main
from tests.knowledge.stub_model import StubModel, failing, saying, stub_model

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
GUIDE = """# Fern guide

## Coaching

A coach meets every candidate for 36 hours of coaching in each year. Meetings take place at the school or online.
"""
QUESTION = "how many hours of coaching in each year?"
WORDED = "A coach meets every candidate for 36 hours of coaching in each year [1]."
ROSTER = "name,email,role,program,coach,starts_on\nDana Whitfield,dana@school.example,candidate,usc,,2026-08-17\n"


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("MODEL", "URL", "KEY", "TIMEOUT"):
        monkeypatch.delenv(f"COMPANION_CHAT_{name}", raising=False)
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))

    def companion(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["companion", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)

    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    companion("knowledge", "add", tmp_path / "guide.md", "--program", "usc")
    return companion


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[StubModel]:
    """A model that is configured and says what it should."""
    with stub_model(saying(WORDED)) as stub:
        monkeypatch.setenv("COMPANION_CHAT_MODEL", "openai:stub")
        monkeypatch.setenv("COMPANION_CHAT_URL", stub.url)
        monkeypatch.setenv("COMPANION_CHAT_KEY", "sk-secret")
        monkeypatch.setenv("COMPANION_CHAT_TIMEOUT", "20")
        yield stub


def quoted(run: Run, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is answered where no model is configured."""
    with monkeypatch.context() as without:
        without.delenv("COMPANION_CHAT_MODEL", raising=False)
        return run("ask", QUESTION, "--program", "usc").out


def test_a_wording_is_printed_below_the_quotes(run: Run, model: StubModel, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = quoted(run, monkeypatch)
    assert model.bodies == []
    quotes, places = plain.split("\n\nWhere it stands")
    numbered = places.replace("• ", "[1] ")
    assert run("ask", QUESTION, "--program", "usc").out == (
        f"{quotes}\n\nIn short: {WORDED}\n\nWhere it stands{numbered}"
    )
    assert model.keys == ["Bearer sk-secret"]


def test_a_bad_model_leaves_the_quotes_and_tells_the_log_why(
    run: Run, model: StubModel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    plain = quoted(run, monkeypatch)
    model.behaviour = failing(500)
    assert run("ask", QUESTION, "--program", "usc").out == plain
    assert caplog.messages[-1:] == ["No wording: the chat model gives no reply (broken)"]


def test_json_and_a_batch_carry_the_wording_only_where_there_is_one(run: Run, model: StubModel, tmp_path: Path) -> None:
    line = {"id": "1", "question": QUESTION, "program": "usc"}
    crisis = {"id": "2", "question": "I want to kill myself, how many hours of coaching?", "program": "usc"}
    batch = tmp_path / "questions.jsonl"
    batch.write_text(f"{json.dumps(line)}\n{json.dumps(crisis)}\n", encoding="utf-8")
    assert json.loads(run("ask", QUESTION, "--program", "usc", "--json").out)["wording"] == WORDED
    assert len(model.bodies) == 1
    assert not any("wording" in json.loads(said) for said in run("ask", "--batch", batch).out.splitlines())
    assert len(model.bodies) == 1
    [first, second] = run("ask", "--batch", batch, "--model").out.splitlines()
    assert (json.loads(first)["wording"], "wording" in json.loads(second)) == (WORDED, False)
    assert len(model.bodies) == 2
    assert "kill" not in "".join(model.bodies)


def test_the_roster_is_hidden_from_the_model(run: Run, model: StubModel, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    run("roster", "import", roster, "--write")
    run("ask", "how many hours of coaching in each year does a coach meet Dana?", "--program", "usc")
    assert "does a coach meet PERSON1?" in model.bodies[0]
    assert "dana" not in model.bodies[0].lower()


def test_a_batch_cannot_ask_for_a_model_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ended = run("ask", "--batch", tmp_path / "none.jsonl", "--model")
    assert (ended.code, ended.err) == (
        1,
        "COMPANION_CHAT_MODEL is not set: it names the model, as provider:model.\n",
    )


OPENED = """
import sys
from datetime import UTC, datetime
from tests.bot.opening import opened
from bot.settings import Settings
with opened(Settings(), lambda: datetime(2026, 11, 22, tzinfo=UTC)) as companion:
    companion.warm_up()
heavy = ("langchain.", "langchain_openai", "langchain_anthropic", "openai", "anthropic", "knowledge.wording.grounding")
print([name for name in sys.modules if name.startswith(heavy)])
"""


def test_without_a_model_nothing_of_it_is_imported(tmp_path: Path) -> None:
    program = [sys.executable, "-c", OPENED]
    environment = {"COMPANION_HOME": str(tmp_path / "home"), "PATH": ""}
    ended = subprocess.run(program, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - this interpreter
    assert ended.stdout == "[]\n"


def line_of_the_doctor(run: Run, about: str = "Chat model") -> str:
    return next((line for line in run("doctor").out.splitlines() if about in line), "")


def test_the_doctor_counts_what_became_of_the_wordings(
    run: Run, model: StubModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert line_of_the_doctor(run, "Wordings") == "ok  Wordings, last 7 days: none was asked for"
    run("ask", QUESTION, "--program", "usc")
    model.behaviour = saying("A coach is paid for 99 hours of coaching in each year [1].")
    run("ask", QUESTION, "--program", "usc")
    counted = line_of_the_doctor(run, "Wordings")
    assert counted.startswith("ok  Wordings, last 7 days: 1 shown, 1 not shown (")
    monkeypatch.delenv("COMPANION_CHAT_MODEL")
    assert line_of_the_doctor(run, "Wordings") == ""


def test_the_doctor_tries_the_model_and_says_what_is_wrong(
    run: Run, model: StubModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert line_of_the_doctor(run).startswith("ok  Chat model: openai:stub, replied in 0.")
    model.behaviour = failing(401)
    assert line_of_the_doctor(run) == (
        "BAD Chat model: openai:stub: the key is refused. Check COMPANION_CHAT_KEY, or the variable that the "
        "provider's package reads."
    )
    monkeypatch.delenv("COMPANION_CHAT_MODEL")
    assert line_of_the_doctor(run) == (
        "BAD Chat model: COMPANION_CHAT_MODEL is not set: it names the model, as provider:model."
    )
    monkeypatch.delenv("COMPANION_CHAT_URL")
    monkeypatch.delenv("COMPANION_CHAT_KEY")
    assert line_of_the_doctor(run) == "ok  Chat model: none, so answers are in the documents' own words"
