"""`companion pack`: writing the rules of a program, and seeing whether they hold together."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.session import AsJson, say, say_json
from induction.packs.pack import ProgramPack
from induction.packs.rules import RuleState
from knowledge.pack_check import PackReport, check_pack
from knowledge.pack_schema import pack_schema

app = typer.Typer(
    no_args_is_help=True,
    help="A program's rules, as its pack.toml holds them: check one, set them side by side, get the schema.",
)

_STATES = (RuleState.AGREED, RuleState.PROVISIONAL, RuleState.UNKNOWN)
_PARTS = (("documents", "document"), ("dates", "date"), ("requirements", "requirement"), ("verification", "sign-off"))


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(help="The pack.toml to check.")],
    as_json: AsJson = False,
) -> None:
    """Name every mistake in a pack.toml with its line and what to do; exit code 1 where there is one."""
    report = check_pack(file)
    if as_json:
        say_json(_told(report))
    else:
        for line in _lines(report):
            say(line)
    if report.findings:
        raise typer.Exit(1)


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of a pack, with which an editor helps while one is written."""
    typer.echo(json.dumps(pack_schema(), indent=2, ensure_ascii=False))


def _lines(report: PackReport) -> list[str]:
    if report.pack is not None:
        return [f"{report.file} is sound: {_counts(report.pack, report)}.", *report.remarks]
    found = [f"{report.file}, line {one.line} ({one.where}): {one.says}" for one in report.findings]
    return [*found, f"{_counted(len(found), 'mistake')} to put right."]


def _counts(pack: ProgramPack, report: PackReport) -> str:
    states = ", ".join(f"{report.states.get(state, 0)} {state.value}" for state in _STATES)
    rest = [_counted(len(getattr(pack, part)), one) for part, one in _PARTS if getattr(pack, part)]
    return ", ".join([f"{_counted(len(pack.rules), 'rule')} ({states})", *rest])


def _told(report: PackReport) -> dict[str, object]:
    return {
        "file": report.file,
        "sound": report.pack is not None,
        "rules": {state.value: report.states.get(state, 0) for state in _STATES},
        "mistakes": [one.model_dump() for one in report.findings],
        "remarks": report.remarks,
    }


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
