"""The batch form: its contract, and the figures on the development set where that is present."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.understanding.batch import parse

EVAL = Path(__file__).parents[3] / "../shared/eval"


def line(message: str) -> dict[str, str]:
    return {"id": "x1", "message": message, "reference_date": "2026-11-18", "sender_role": "coach"}


def test_hours_come_out_with_every_field() -> None:
    assert parse(line("90 min coaching with Dana yesterday on zoom, IIP goal 2")) == {
        "id": "x1",
        "intent": "log",
        "entries": [
            {
                "kind": "coaching",
                "category": None,
                "minutes": 90,
                "date": "2026-11-17",
                "format": "virtual",
                "counterpart": "Dana",
                "topic": "IIP goal 2",
            }
        ],
        "problem": None,
    }


@pytest.mark.parametrize(
    ("message", "intent"),
    [("make that 2 hours", "correction"), ("the usual with Dana", "ambiguous"), ("thanks", "not_log")],
)
def test_what_is_no_log_has_no_entries(message: str, intent: str) -> None:
    assert parse(line(message)) == {"id": "x1", "intent": intent, "entries": [], "problem": None}


def test_a_problem_keeps_what_could_be_read() -> None:
    parsed = parse(line("log 25 hours of PLC today"))
    assert (parsed["problem"], json.loads(json.dumps(parsed["entries"]))[0]["minutes"]) == ("too_long", 1500)


def test_whoever_has_no_known_role_logs_for_themselves() -> None:
    said = "observed Kim for 45 min today"
    assert parse({**line(said), "sender_role": "registrar"}) == parse({**line(said), "sender_role": "candidate"})


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation sets lie beside the checkout, in ../shared/eval")
def test_the_development_set_is_read_rightly_and_nothing_is_silently_wrong(tmp_path: Path) -> None:
    messages = EVAL / "logs_dev.jsonl"
    lines = [json.loads(text) for text in messages.read_text(encoding="utf-8").splitlines()]
    parsed = tmp_path / "parsed.jsonl"
    parsed.write_text("\n".join(json.dumps(parse(item)) for item in lines), encoding="utf-8")
    scored = subprocess.run(  # noqa: S603 - the scorer of the evaluation sets, on files of ours
        [sys.executable, EVAL / "score.py", "parse", messages, parsed], capture_output=True, check=True, text=True
    )
    figures = json.loads(scored.stdout)
    assert figures["exact"] >= 0.98
    assert figures["silently_wrong"] == 0
