"""`companion knowledge evaluate`: a program's own questions, and which answers a new handbook would change."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.printing import progress_bar, unmarked
from bot.commands.session import AsJson, say, say_json, session_of
from bot.companion import Companion
from induction.refused import Refused
from knowledge.answering import Handbook
from knowledge.embedding import PackagedMiniLM
from knowledge.program_packs import golden_path
from knowledge.upkeep.evaluation import (
    EVERY_PROGRAM,
    Ask,
    GoldenQuestion,
    Judged,
    KeptAnswer,
    changed,
    evaluated,
    golden_questions,
    kept_answers,
)
from knowledge.upkeep.rehearsal import rehearsed

_SHOWN = 200

Questions = Annotated[
    Path | None, typer.Argument(help="A JSON Lines file; without one, the questions shipped for --program.")
]
Against = Annotated[Path | None, typer.Option(help="Answers saved before: show the ones that are different now.")]
Save = Annotated[Path | None, typer.Option(help="Keep the answers in this file, for --against later.")]
Documents = Annotated[
    list[Path] | None,
    typer.Option(help="Ask as if this file were added, or in place of the one of its name; nothing is published."),
]


def evaluate(
    context: typer.Context,
    questions: Questions = None,
    program: Annotated[str | None, typer.Option(help="Only the questions of this program.")] = None,
    against: Against = None,
    save: Save = None,
    documents: Documents = None,
    as_json: AsJson = False,
) -> None:
    """Ask a program's golden questions: which are answered as they should be, and which answers have changed.

    A line of the file: {"id": "pl", "question": "How many PL hours?", "program": "usc", "expect": "conflict",
    "must": ["60", ["a year", "per year"]], "must_not": ["45"]}. `expect` is answered, refused or conflict; `context`
    may hold the turns before, as {"role": "user", "text": "…"}. Ends with code 1 where an answer is not as expected.
    """
    with session_of(context).companion() as companion:
        asked = _asked(companion, questions, program)
        before = kept_answers(against) if against else {}
        with _asking(companion, program, documents or ()) as ask:
            found = evaluated(asked, ask)
    if save is not None:
        save.write_text("".join(f"{one.kept.model_dump_json()}\n" for one in found), encoding="utf-8")
    different = changed(before, found)
    if as_json:
        say_json(_fields(found, different))
    else:
        _report(found, different, compared=against is not None)
    if any(one.faults for one in found):
        raise typer.Exit(1)


def _asked(companion: Companion, path: Path | None, program: str | None) -> Sequence[GoldenQuestion]:
    if path is None and program is None:
        raise Refused(
            "no_questions", "Which questions? Name a file, or a program with --program to ask the shipped ones."
        )
    asked = golden_questions(path or golden_path(program or ""))
    known = {*companion.packs, EVERY_PROGRAM}
    if strange := [one for one in asked if one.program not in known]:
        raise Refused("unknown_program", f"Question {strange[0].id}: there is no program “{strange[0].program}”.")
    return [one for one in asked if program in {None, one.program}]


@contextmanager
def _asking(companion: Companion, program: str | None, files: Sequence[Path]) -> Iterator[Ask]:
    if not files:
        yield companion.desk.questions.handbook.ask
        return
    if program is None or program not in companion.packs:
        raise Refused("which_program", "Whose documents are these? Add --program.")
    pack = companion.packs[program]
    with (
        progress_bar("Reading") as progress,
        rehearsed(
            companion.library, PackagedMiniLM(), pack, files, now=companion.clock(), progress=progress
        ) as rehearsal,
    ):
        yield Handbook(rehearsal, companion.packs).ask


def _report(found: Sequence[Judged], different: Sequence[tuple[KeptAnswer, KeptAnswer]], *, compared: bool) -> None:
    for one in found:
        say(f"{'not right' if one.faults else 'right':10} {one.golden.id}: {one.golden.question}")
        if one.faults:
            say(f"{'':10} {'; '.join(one.faults)}\n{'':10} It says: {_first_line(one.kept)}")
    for old, new in different:
        say(f"\nChanged    {new.id}: {new.question}\n{'':10} before: {_told(old)}\n{'':10} now:    {_told(new)}")
    right = sum(not one.faults for one in found)
    end = f" {len(different)} answered differently than before." if compared else ""
    say(f"\n{right} of {len(found)} as expected.{end}")


def _first_line(kept: KeptAnswer) -> str:
    first = unmarked(kept.text.partition("\n")[0])
    return first if len(first) <= _SHOWN else f"{first[:_SHOWN].rsplit(' ', 1)[0]} …"


def _told(kept: KeptAnswer) -> str:
    return f"({kept.outcome.value}) {' '.join(unmarked(kept.text).split())}"


def _fields(found: Sequence[Judged], different: Sequence[tuple[KeptAnswer, KeptAnswer]]) -> dict[str, object]:
    return {
        "questions": [{**one.kept.model_dump(mode="json"), "faults": one.faults} for one in found],
        "changed": [
            {"before": old.model_dump(mode="json"), "now": new.model_dump(mode="json")} for old, new in different
        ],
    }
