"""`companion check`: a record written by hand, held against a program's rules, without a database."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from bot.commands.printing import unmarked
from bot.commands.session import AsJson, remark, say, say_json, session_of
from bot.views.progress.checked import checked_words
from induction.packs.own_words import in_own_words
from induction.packs.pack import ProgramPack
from induction.refused import Refused
from induction.standing.requirements import standings
from induction.written.lines import lines_of
from induction.written.records import read_written
from knowledge.pack_check import check_pack
from knowledge.pack_lines import line_of
from knowledge.program_packs import load_packs
from prompts.record_mistakes import record_words, twice_words
from prompts.unread_text import json_words


def check(
    context: typer.Context,
    record: Annotated[Path, typer.Argument(help="The record: a JSON file, as docs/record.md describes it.")],
    pack: Annotated[
        str | None, typer.Option(help="The program, or the file of its pack; otherwise the record names it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Where a record written by hand stands: every requirement, and which document says so. Nothing is recorded."""
    session = session_of(context)
    text = _text(record)
    written = _read(record, text)
    rules = _rules(pack or str(written.get("program") or ""), load_packs(session.settings.packs))
    lines, twice = lines_of(text)
    wrong = [(place, twice_words(place)) for place in twice]
    try:
        read = read_written(written, rules)
    except ValidationError as error:
        wrong += [
            (one["loc"], record_words(one["type"], one["loc"], one["input"], one.get("ctx"))) for one in error.errors()
        ]
    if wrong:
        for place, says in sorted(wrong, key=lambda one: line_of(lines, one[0])):
            remark(f"{record.name}, line {line_of(lines, place)}: {says}")
        raise typer.Exit(1)
    found = standings(rules, read.record(rules), read.today or session.clock().date())
    if as_json:
        say_json([one.model_dump(mode="json") for one in found])
    else:
        say(in_own_words(unmarked(checked_words(rules, read.name, found)), rules.words))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"{path.name} can't be read as a text file. Save it as plain text (UTF-8)."
        raise Refused("no_record", told) from error
    except OSError as error:
        raise Refused("no_record", f"{path} can't be opened. Is its name right, and the folder?") from error


def _read(path: Path, text: str) -> Mapping[str, object]:
    if not text.lstrip().startswith("{"):
        told = f"{path.name} holds no record: one begins with {{ and ends with }}, as docs/record.md shows it."
        raise Refused("no_record", told)
    try:
        written: Mapping[str, object] = json.loads(text)
    except json.JSONDecodeError as error:
        before = text[: error.pos].rstrip()
        line = before.count("\n") + 1 if error.msg.startswith("Expecting ','") else error.lineno
        told = json_words(error.msg, text[: error.pos], text[error.pos :])
        raise Refused("no_json", f"{path.name}, line {line}: {told}") from error
    return written


def _rules(named: str, packs: Mapping[str, ProgramPack]) -> ProgramPack:
    """The pack of that name, or in that file."""
    if Path(named).suffix == ".toml":
        return _in_file(Path(named))
    for pack in packs.values():
        if named.casefold() in _names(pack):
            return pack
    known = ", ".join(pack.id for pack in packs.values() if not pack.shared)
    if not named:
        told = f"The record names no program. Add one of {known} as its “program”, or name it with --pack."
        raise Refused("no_pack", told)
    raise Refused("no_pack", f"There are no rules for “{named}”. Known: {known}; or name a pack's file with --pack.")


def _in_file(path: Path) -> ProgramPack:
    report = check_pack(path)
    if report.pack is None:
        wrong = "\n".join(f"line {one.line}, {one.where}: {one.says}" for one in report.findings)
        raise Refused("bad_pack", f"{path.name} is not a sound pack.\n{wrong}")
    return report.pack


def _names(pack: ProgramPack) -> Sequence[str]:
    return [one.casefold() for one in (pack.id, pack.name, pack.short_name, *pack.aliases)]
