"""`companion knowledge audit`: a program's pack against the documents that are loaded."""

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from bot.commands.session import AsJson, say, say_json, session_of
from induction.packs.pack import ProgramPack
from induction.refused import Refused
from knowledge.conflicts.audit import Finding, Place, Report, Verdict, audited
from knowledge.conflicts.disagreements import disagreements
from knowledge.conflicts.statements import Statement
from knowledge.excerpts import Excerpt, around

_QUOTE, _SHOWN, _WIDEST = 140, 3, 100
_Pairs = Sequence[tuple[Statement, Statement]]

Program = Annotated[str, typer.Option(help="Whose pack and documents: usc, mcoe, lausd, ctc, …")]


def audit(
    context: typer.Context,
    program: Program,
    itself: Annotated[
        bool, typer.Option("--itself", help="Also hold the documents against themselves, without the pack.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Go over every rule of a program's pack: where the documents bear it out, where they say something else."""
    with session_of(context).companion() as companion:
        pack = companion.packs.bare.get(program)
        passages = companion.library.passages(program)
        if pack is None and not passages:
            raise Refused("unknown_program", f"There is no pack and no document for the program “{program}”.")
        report = audited(pack, companion.library) if pack else None
        pairs = tuple(disagreements(passages)) if itself or pack is None else ()
    if as_json:
        say_json(_as_data(report, pairs))
        return
    for line in (*(_report_lines(pack, report) if pack and report else ()), *_pair_lines(pairs)):
        say(line)


def _report_lines(pack: ProgramPack, report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield from _finding_lines(finding)
        yield ""
    for document in report.missing:
        yield from _wrapped(f"Not loaded: {document.title} ({document.file}). What only it says cannot be found.")
    counted = Counter(finding.verdict for finding in report.findings)
    new = sum(bool(finding.unlisted) for finding in report.findings)
    figures = ", ".join(f"{counted[verdict]} {verdict}" for verdict in Verdict)
    yield from _wrapped(f"{pack.short_name}: {len(report.findings)} rules: {figures}.")
    if new:
        yield from _wrapped(f"At {new} of them the documents say what the pack does not list: look there first.")


def _finding_lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.rule.key}: {finding.verdict}"
    yield from _wrapped(finding.rule.says, "  ")
    for place in finding.supported[:_SHOWN]:
        yield from _place_lines("supported", place, finding)
    if more := finding.supported[_SHOWN:]:
        yield f"  … and at {len(more)} more"
    borne_out = {place.excerpt for place in finding.supported}
    for place in (place for place in finding.listed if place.excerpt not in borne_out):
        yield from _place_lines("contradicted", place, finding)
    for place in finding.unlisted:
        yield from _place_lines("contradicted (not in the pack)", place, finding)
    for place in finding.unclear:
        yield from _place_lines("a year's or the whole? not said", place, finding)


def _place_lines(verdict: str, place: Place, finding: Finding) -> Iterator[str]:
    value = f" [{place.value}]" if place.value and finding.verdict is Verdict.CONTRADICTED else ""
    yield from _wrapped(f"- {verdict}{value} at {_where(place.excerpt)}: “{_quote(place)}”", "  ")


def _pair_lines(pairs: _Pairs) -> Iterator[str]:
    if not pairs:
        return
    yield ""
    yield from _wrapped("The documents against themselves, by figures alone. Not all of these are contradictions:")
    for pair in pairs:
        yield " / ".join(statement.shown for statement in pair)
        for statement in pair:
            words = around(statement.excerpt.text, statement.shown, _QUOTE)
            yield from _wrapped(f"- {_where(statement.excerpt)}: “{words}”", "  ")


def _where(excerpt: Excerpt) -> str:
    passage = excerpt.passage
    return ", ".join(
        (passage.title.split(":")[0], *(words.rstrip(": ") for words in passage.heading[-1:]), passage.place)
    )


def _quote(place: Place) -> str:
    return around(place.excerpt.text, place.figure, _QUOTE)


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    """The text in lines as wide as the terminal, a phone's too; what follows the first line stands further in."""
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    hanging = f"{indent}  " if text.startswith("- ") else indent
    yield from textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=hanging, break_long_words=False)


def _as_data(report: Report | None, pairs: _Pairs) -> dict[str, Any]:
    return {
        "rules": [_finding_data(finding) for finding in report.findings] if report else [],
        "not_loaded": [document.file for document in report.missing] if report else [],
        "pairs": [[_statement_data(statement) for statement in pair] for pair in pairs],
    }


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "key": finding.rule.key,
        "says": finding.rule.says,
        "verdict": finding.verdict,
        "supported": [_place_data(place) for place in finding.supported],
        "contradicted": [_place_data(place) for place in finding.listed],
        "contradicted_not_in_the_pack": [_place_data(place) for place in finding.unlisted],
        "unclear": [_place_data(place) for place in finding.unclear],
    }


def _place_data(place: Place) -> dict[str, Any]:
    return {"figure": place.figure, "value": place.value, **_excerpt_data(place.excerpt, _quote(place))}


def _statement_data(statement: Statement) -> dict[str, Any]:
    return {"figure": statement.shown, **_excerpt_data(statement.excerpt, statement.excerpt.text)}


def _excerpt_data(excerpt: Excerpt, quote: str) -> dict[str, Any]:
    passage = excerpt.passage
    return {"document": passage.document, "heading": passage.heading, "place": passage.place, "quote": quote}
