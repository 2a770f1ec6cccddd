"""The scorer's figures on the development sets, where they stand beside the checkout."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PROGRAMS = {"000": "lausd", "001": "usc", "002": "ctc", "003": "ctc", "004": "mcoe"}
ASKED = ("right", "evidence_recall_at_3", "answered_of_answerable", "refused_of_unanswerable", "contradictions_shown")


def report() -> str:
    """One paragraph of figures, or a line that says what is missing for them."""
    if not (SHARED / "eval").is_dir():
        return "Quality: the evaluation sets are not beside this checkout, so nothing was scored."
    with tempfile.TemporaryDirectory() as folder:
        answers, parses = asked(Path(folder)), parsed(Path(folder))
    shown = ", ".join(f"{key} {answers[key]}" for key in (*ASKED, "quotes_verbatim", "forbidden_value_given"))
    return (
        f"Answers: {shown}; a question takes {answers['milliseconds_p50']} ms (p95 {answers['milliseconds_p95']}).\n"
        f"Readings: exact {parses['exact']}, silently_wrong {parses['silently_wrong']}."
    )


def asked(folder: Path) -> dict[str, Any]:
    """The scorer's figures for `companion ask --batch` on a fresh home with only the five documents."""
    for prefix, program in PROGRAMS.items():
        for document in sorted((SHARED / "seeds").glob(f"{prefix}_*")):
            _companion(folder, "knowledge", "add", str(document), "--program", program)
    questions = SHARED / "eval" / "dev.jsonl"
    answers = folder / "answers.jsonl"
    answers.write_text(_companion(folder, "ask", "--batch", str(questions)), encoding="utf-8")
    return _scored("ask", questions, answers, "--documents", str(SHARED / "seeds"))


def parsed(folder: Path) -> dict[str, Any]:
    """The scorer's figures for `companion parse --batch`."""
    messages = SHARED / "eval" / "logs_dev.jsonl"
    readings = folder / "parsed.jsonl"
    readings.write_text(_companion(folder, "parse", "--batch", str(messages)), encoding="utf-8")
    return _scored("parse", messages, readings)


def _companion(home: Path, *words: str) -> str:
    return _run([sys.executable, "-m", "bot", *words], {"COMPANION_HOME": str(home / "home")})


def _scored(*words: object) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads(
        _run([sys.executable, str(SHARED / "eval" / "score.py"), *map(str, words)], {})
    )
    return figures


def _run(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(  # noqa: S603 - this interpreter, this checkout
        command, env={"PATH": "", **environment}, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
