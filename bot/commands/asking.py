"""`companion ask` and `companion parse`: the documents and the reading of sentences, also a file at a time."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer

from bot.commands.printing import printed, progress_bar
from bot.commands.session import AsJson, remark, say, say_json, session_of
from bot.companion import Companion
from bot.services.asking.replies import Answered
from bot.services.asking.wording_counts import as_kept
from bot.understanding.batch import parse as parsed
from bot.views.asking.wordings import wordings_words
from induction.people import Role
from induction.refused import Refused
from knowledge.answers import Answer, Question, Turn

Line = dict[str, Any]

Batch = Annotated[Path | None, typer.Option(help="A JSON Lines file: a line in, a line out, in the same order.")]

EVERY_PROGRAM = "any"


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, in quotes.")] = "",
    program: Annotated[str | None, typer.Option(help="Whose documents: usc, mcoe, lausd, ctc, … or any.")] = None,
    batch: Batch = None,
    as_json: AsJson = False,
    model: Annotated[bool, typer.Option("--model", help="With --batch: let the chat model word each answer.")] = False,
) -> None:
    """Ask the handbook: the document's own words with their place, or that it does not say.

    Where COMPANION_CHAT_MODEL names a chat model, its wording stands below the quotes.
    """
    with session_of(context).companion() as companion:
        if model and companion.chat is None:
            raise Refused("no_model", "COMPANION_CHAT_MODEL is not set: it names the model, as provider:model.")
        if companion.chat is not None and (model or batch is None):
            companion.chat.warm_up()
        if batch is not None:
            _each_line(batch, lambda line: _answered_line(companion, line, worded=model))
            if model:
                remark(f"Wordings: {wordings_words(as_kept(companion.wordings.counts()))}.")
            return
        crisis = companion.desk.crisis(question)
        if crisis is not None:
            say(printed(crisis))
            return
        reply = companion.desk.questions.worded(_asked(companion, question, program), now=companion.clock())
        if as_json:
            say_json(_answer_fields(reply.answer))
        else:
            say(printed(reply))


def parse(
    context: typer.Context,
    message: Annotated[str, typer.Argument(help="What someone would type, in quotes.")] = "",
    role: Annotated[Role, typer.Option(help="Who types it.")] = Role.CANDIDATE,
    on: Annotated[str | None, typer.Option(help="The day it is typed (YYYY-MM-DD); today otherwise.")] = None,
    batch: Batch = None,
) -> None:
    """Show as JSON how a sentence is read; nothing is recorded."""
    if batch is not None:
        _each_line(batch, parsed)
        return
    day = _day(on) if on else session_of(context).clock().astimezone().date()
    line = {"id": "1", "message": message, "reference_date": day.isoformat(), "sender_role": role.value}
    say_json({key: value for key, value in parsed(line).items() if key != "id"})


def _asked(companion: Companion, question: str, program: str | None) -> Answered:
    questions = companion.desk.questions
    if program == EVERY_PROGRAM:
        return Answered(question, None, questions.handbook.ask(Question(text=question)))
    reply = questions.ask(None, question, program=program)
    if isinstance(reply, Answered):
        return reply
    names = ", ".join(pack.id for pack in reply.programs)
    raise Refused("which_program", f"Which program? Add --program with one of {names}, or any.")


def _answered_line(companion: Companion, line: Line, *, worded: bool) -> Line:
    """One line of the batch contract; reads nothing of the line but its five fields."""
    began = perf_counter()
    program = line.get("program")
    answer = companion.desk.questions.handbook.ask(
        Question(
            text=line["question"],
            program=None if program in {None, EVERY_PROGRAM} else program,
            asker_role=line.get("asker_role"),
            turns=tuple(Turn.model_validate(turn) for turn in line.get("context") or ()),
        )
    )
    if worded:
        reply = Answered(line["question"], None, answer)
        answer = companion.desk.questions.worded(reply, now=companion.clock()).answer
    took = (perf_counter() - began) * 1000
    return {"id": line["id"], **_answer_fields(answer), "milliseconds": round(took, 2)}


def _answer_fields(answer: Answer) -> Line:
    return {
        "status": answer.status.value,
        "answer": answer.text,
        "citations": [_citation_fields(citation) for citation in answer.citations],
        "conflicts": [
            {
                "about": conflict.about,
                "sides": [_citation_fields(side) for side in conflict.sides],
                "enforced": conflict.enforced,
            }
            for conflict in answer.conflicts
        ],
        "route": None if answer.route is None else answer.route.title,
        **({} if answer.wording is None else {"wording": answer.wording}),
    }


def _citation_fields(citation: Any) -> Line:
    return {"document": citation.document, "locator": citation.locator, "quote": citation.quote}


def _each_line(path: Path, work: Callable[[Line], Line]) -> None:
    lines = _lines(path)
    with progress_bar("Working through the file") as progress:
        for number, line in enumerate(lines, start=1):
            try:
                done = work(line)
            except (KeyError, TypeError, ValueError) as error:
                raise Refused(
                    "unreadable_batch", f"{path}, entry {number}: a field is missing or wrong ({error})."
                ) from error
            say(json.dumps(done, ensure_ascii=False))
            progress(number, len(lines))


def _lines(path: Path) -> list[Line]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("unreadable_batch", f"{path} cannot be read as UTF-8 text: {error}.") from error
    lines = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if raw.strip():
            try:
                lines.append(json.loads(raw))
            except ValueError as error:
                raise Refused("unreadable_batch", f"{path}, line {number}: not JSON ({error}).") from error
    return lines


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("unreadable_date", f"“{text}” is not a date such as 2026-11-18.") from error
