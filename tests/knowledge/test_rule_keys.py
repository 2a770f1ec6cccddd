"""Every subject on which programs differ has its rules in the pack of every program that it concerns."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from induction.packs.comparison import SUBJECTS
from induction.packs.pack import ProgramPack
from induction.packs.rules import RuleState
from knowledge.program_packs import load_packs

PACKS = load_packs()
RULES = Path(__file__).parents[2] / "../shared/PROGRAM_RULES.md"

_KINDS = ("pl.cpsel_session.hours", "pl.job_aligned_workshop.hours", "pl.plc.hours", "pl.district_training.hours")
KEYS: dict[str, dict[str, tuple[str, ...]]] = {
    "program.length": dict.fromkeys(("usc", "mcoe", "lausd"), ("program.length",)),
    "total.hours.min / max per year": {
        "usc": ("hours.maximum",),
        "mcoe": ("hours.maximum",),
        "lausd": ("total.hours.minimum", "total.hours.maximum"),
    },
    "coaching.hours per year": dict.fromkeys(("usc", "mcoe", "lausd"), ("coaching.hours",)),
    "coaching.hours total": dict.fromkeys(("usc", "mcoe", "lausd"), ("coaching.hours.total",)),
    "coaching.meetings": dict.fromkeys(("usc", "mcoe", "lausd"), ("coaching.meetings",)),
    "coaching.log system": dict.fromkeys(("usc", "mcoe", "lausd"), ("coaching.log",)),
    "pl.hours per year": dict.fromkeys(("usc", "mcoe", "lausd"), ("pl.hours",)),
    "pl.hours total": dict.fromkeys(("usc", "mcoe", "lausd"), ("pl.hours.total",)),
    "pl.buckets per year": {"usc": _KINDS, "mcoe": ("pl.categories",), "lausd": ("pl.categories",)},
    "sessions per year": {
        "usc": ("sessions.count", "sessions.count.total", "session.length", "session.slot"),
        "mcoe": ("sessions.count",),
        "lausd": ("sessions.count",),
    },
    "workshops": {
        "usc": ("workshops.topics", "workshops.parts", "workshop.length"),
        "mcoe": ("workshops.topics",),
        "lausd": ("workshops.topics",),
    },
    "assess.count": dict.fromkeys(("usc", "mcoe", "lausd"), ("assess.count",)),
    "assess.first": dict.fromkeys(("usc", "mcoe", "lausd"), ("assess.first",)),
    "assess.raters": dict.fromkeys(("usc", "mcoe", "lausd"), ("assess.raters",)),
    "score.scale": {
        "usc": ("score.levels", "score.bands"),
        "mcoe": ("score.levels",),
        "lausd": ("score.levels", "coaching.scale"),
    },
    "score.pass": {"usc": ("score.pass", "panel.pass"), "mcoe": ("score.pass",), "lausd": ("score.pass",)},
    "enrol.limit": {"usc": ("enrol.limit", "enrol.intake"), "mcoe": ("enrol.limit",), "lausd": ("enrol.limit",)},
    "coach.assign": {
        "usc": ("coach.assign", "coach.first_meeting"),
        "mcoe": ("coach.assign",),
        "lausd": ("coach.assign",),
        "ctc": ("coach.assign",),
    },
    "orientation": dict.fromkeys(("usc", "mcoe", "lausd"), ("orientation",)),
    "iip.start": dict.fromkeys(("usc", "mcoe", "lausd"), ("iip.start",)),
    "iip.cpsel": {"usc": ("iip.cpsel", "iip.cpsel.second"), "mcoe": ("iip.cpsel",), "lausd": ("iip.cpsel",)},
    "iip.sections": dict.fromkeys(("usc", "mcoe", "lausd"), ("iip.sections",)),
    "artifacts": {
        "usc": ("artifacts.minimum", "artifacts.maximum"),
        "mcoe": ("artifacts.minimum",),
        "lausd": ("artifacts.minimum",),
    },
    "culminating event": dict.fromkeys(("usc", "mcoe", "lausd", "ctc"), ("portfolio.presentation",)),
    "panel.size": {
        "usc": ("panel.size.minimum", "panel.size.maximum", "panel.members"),
        "mcoe": ("panel.members",),
        "lausd": ("panel.members",),
    },
    "recommendation": dict.fromkeys(("usc", "mcoe", "lausd", "ctc"), ("recommendation",)),
    "after recommendation": {
        "usc": ("recommendation.candidate", "recommendation.state"),
        "mcoe": ("recommendation.candidate",),
        "lausd": ("recommendation.candidate",),
    },
    "experience": dict.fromkeys(("usc", "mcoe", "lausd"), ("experience",)),
    "credential.term": dict.fromkeys(("usc", "mcoe", "lausd"), ("credential.term",)),
    "extension": {
        "usc": ("extension", "extension.program", "extension.state"),
        "mcoe": ("extension.program",),
        "lausd": ("extension.program",),
    },
    "withdrawal": dict.fromkeys(("usc", "mcoe", "lausd"), ("withdrawal",)),
    "missing work": {
        "usc": ("warning.missing", "watch.missing"),
        "mcoe": ("warning.missing",),
        "lausd": ("warning.missing",),
    },
    "late work": dict.fromkeys(("usc", "mcoe", "lausd"), ("late.work",)),
    "coach.qualification": {
        "usc": ("coach.qualification", "coach.training"),
        "mcoe": ("coach.qualification",),
        "lausd": ("coach.background",),
        "ctc": ("coach.qualification", "coach.training"),
    },
    "coach.training.initial": {"lausd": ("coach.training.initial",)},
    "coach.meetings (coaches)": dict.fromkeys(("usc", "mcoe", "lausd"), ("coach.meetings",)),
    "newsletter": dict.fromkeys(("usc", "mcoe", "lausd"), ("newsletter",)),
    "supervisor touch points": {
        "usc": ("iip.supervisor", "iip.supervisor_part", "supervisor.reviews", "assess.raters"),
        "mcoe": ("iip.supervisor",),
        "lausd": ("iip.supervisor",),
        "ctc": ("meeting.triad",),
    },
    "transition plan": {"ctc": ("transition.plan",)},
}
"""The rule keys of PROGRAM_RULES.md, section 1, with ours for every program that they concern. What no document of a
program says is there too, as unknown; the training of LAUSD's coaches and the guidance's plan for the time after are
matters of theirs alone."""


@pytest.mark.parametrize("key", KEYS)
def test_every_rule_key_is_in_each_pack_that_it_applies_to(key: str):
    missing = {(program, ours) for program, keys in KEYS[key].items() for ours in keys if not PACKS[program].rule(ours)}
    assert missing == set()


def test_every_one_of_them_stands_in_a_row_of_the_page_that_names_its_subject():
    named = {key for subject in SUBJECTS for key in subject.keys} | {"assess.raters", "panel.pass"}
    assert {ours for keys in KEYS.values() for own in keys.values() for ours in own} - named == set()


def _rows() -> Iterator[tuple[str, dict[str, str]]]:
    """The keys of section 1 with what it has for each program; a dash is nothing."""
    section = RULES.read_text(encoding="utf-8").split("\n## 1 ")[1].split("\n## ")[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in {"Key", "---"}:
            key, usc, mcoe, others = cells[:4]
            guidance = others if re.search(r"\b[PC]:\d", others) or "guidance" in others else "–"
            yield key, {"usc": usc, "mcoe": mcoe, "lausd": others if "L:" in others else "–", "ctc": guidance}


@pytest.mark.skipif(not RULES.is_file(), reason="PROGRAM_RULES.md is not beside the checkout, in ../shared")
def test_the_keys_are_those_of_the_program_rules_and_concern_whom_they_concern_there():
    said = {key: {program for program, cell in cells.items() if cell != "–"} for key, cells in _rows()}
    assert said.keys() == KEYS.keys()
    assert {key: programs - KEYS[key].keys() for key, programs in said.items() if programs - KEYS[key].keys()} == {}


def _unsettled(pack: ProgramPack) -> list[str]:
    return [rule.key for rule in pack.rules if rule.state is RuleState.UNKNOWN]


def test_most_of_what_a_research_report_is_asked_for_is_unknown():
    pack = PACKS["lausd"]
    assert len(_unsettled(pack)) > len(pack.rules) / 2
    assert (pack.requirements, pack.verification, pack.assessment.rounds) == ((), (), ())
