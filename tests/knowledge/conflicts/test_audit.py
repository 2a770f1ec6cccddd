import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Side, Source
from knowledge.conflicts.audit import Finding, Report, Verdict, audited
from knowledge.embedding import PackagedMiniLM
from knowledge.excerpts import Excerpt
from knowledge.passages import Passage
from knowledge.program_packs import load_packs
from knowledge.reading.files import read
from knowledge.search.likeness import Likeness
from tests.knowledge.fern import FERN, PaperDocuments, passage

SHARED = Path(__file__).parents[3] / "../shared"


def rule(key: str, says: str, line: int, figure: str, **more: object) -> Rule:
    source = Source(document="handbook", line=line, place="Fern", figure=figure)
    return Rule.model_validate({"key": key, "says": says, "state": "agreed", "sources": (source,)} | more)


COACHING = rule("coaching.hours", "40 hours of coaching a year.", 1, "40 hours", value=40, unit="hours", per="year")
TOTAL = rule(
    "coaching.hours.total", "80 hours of coaching in all.", 1, "80 hours", value=80, unit="hours", per="program"
)
MENTOR = rule("workshops.hours", "Workshops take 12 hours a year.", 3, "12 hours", value=12, unit="hours", per="year")
LEAVE = Rule(key="leave", says="Nothing is said of leave.", state=RuleState.UNKNOWN)
PACK = FERN.model_copy(update={"rules": (COACHING, TOTAL, MENTOR, LEAVE)})


def audit_of(*texts: str, pack: ProgramPack = PACK) -> dict[str, Finding]:
    told = [passage(text, line=nth, heading=f"Part {nth}") for nth, text in enumerate(texts, 1)]
    return {finding.rule.key: finding for finding in audited(pack, PaperDocuments(*told)).findings}


def found(finding: Finding) -> list[str]:
    return [f"{place.figure} @ {place.excerpt.passage.place}" for place in finding.found]


def test_a_rule_is_borne_out_where_its_pack_says() -> None:
    findings = audit_of("A candidate has 40 hours of coaching each year, 80 hours of coaching in all.")
    assert {key: finding.verdict for key, finding in findings.items()} == {
        "coaching.hours": Verdict.SUPPORTED,
        "coaching.hours.total": Verdict.SUPPORTED,
        "workshops.hours": Verdict.NOT_FOUND,
        "leave": Verdict.NOT_SAID,
    }


def test_another_figure_for_the_same_thing_stands_against_it() -> None:
    findings = audit_of(
        "A candidate has 40 hours of coaching each year.",
        "Each year a candidate has 60 hours of coaching.",
        "Workshops take 12 hours each year.",
    )
    assert found(findings["coaching.hours"]) == ["60 hours @ line 2"]
    assert findings["coaching.hours"].verdict is Verdict.CONTRADICTED
    assert [place.figure for place in findings["coaching.hours"].unlisted] == ["60 hours"]
    assert found(findings["workshops.hours"]) == []


def test_a_figure_of_a_year_is_not_held_against_one_of_the_whole_program() -> None:
    findings = audit_of("A candidate has 40 hours of coaching each year.", "In all there are 80 hours of coaching.")
    assert found(findings["coaching.hours"]) == []


def test_a_figure_with_no_year_beside_it_is_unclear() -> None:
    findings = audit_of("A candidate has 40 hours of coaching each year.", "A candidate has 40 hours of coaching.")
    assert [place.excerpt.passage.place for place in findings["coaching.hours"].unclear] == ["line 2"]


def test_a_conflict_that_the_pack_lists_is_not_news() -> None:
    sides = tuple(
        Side(value=f"{figure} a year", source=Source(document="handbook", line=line, place="Fern", figure=figure))
        for line, figure in ((1, "40 hours"), (2, "60 hours"))
    )
    known = COACHING.model_copy(update={"state": RuleState.PROVISIONAL, "conflict": sides})
    finding = audit_of(
        "A candidate has 40 hours of coaching each year.",
        "Each year a candidate has 60 hours of coaching.",
        pack=PACK.model_copy(update={"rules": (known,)}),
    )["coaching.hours"]
    assert [(place.value, place.excerpt.passage.place) for place in finding.listed] == [
        ("40 hours a year", "line 1"),
        ("60 hours a year", "line 2"),
    ]
    assert (found(finding), finding.unlisted) == (["60 hours @ line 2"], ())


def test_documents_that_are_not_loaded_are_named() -> None:
    second = PackDocument(id="annex", title="Fern annex", file="annex.md")
    pack = PACK.model_copy(update={"documents": (*PACK.documents, second)})
    report = audited(pack, PaperDocuments(passage("Nothing.", line=1, heading="Fern")))
    assert report.missing == (second,)


# What it finds by itself in the program documents, of their contradictions about a number or a deadline.

FOUND = {"X01", "X03", "X05", "X06", "X07", "X08", "X09", "X10", "X11", "X36"}
NOT_FOUND = {
    "X04": "12 + 18 against 60 takes adding up",
    "X23": "two years of service against a month takes a person's own dates",
    "X26": "a meeting a month and 40 hours a year are different things, and both can hold",
    "X32": "two authorities, with a rule of the pack for each",
    "X39": "years of editions are no figures of a rule",
    "X42": "a page that a table of contents names is no statement",
    "X49": "annual against two-year is said in words",
    "X71": "counts and percentages of a table, told apart only by adding up",
    "X72": "questionnaires in one place, administrators in the other",
}
"""Those of one program. X02, X48, X50 and X51 set programs beside each other, X37 is two numbers of two offices."""
MOST_REPORTED = 20
"""Of 19 places reported, 15 are contradictions or figures that do not say of what span they are. The others: the length
of a webinar, the year in which to enroll against the start of the IIP, the days of admission against those of pairing,
and three people who answered in part."""


class ReadDocuments:
    """The program documents, read and compared with the real model."""

    def __init__(self, packs: Sequence[ProgramPack], folder: Path) -> None:
        self._likeness = Likeness(PackagedMiniLM(), folder)
        self._shelves = {
            pack.id: tuple(
                one for document in pack.documents for one in read(SHARED / "seeds" / document.file, program=pack.id)
            )
            for pack in packs
        }

    def passages(self, program: str) -> tuple[Passage, ...]:
        return self._shelves[program]

    def similar(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        return self._likeness.similar(question, texts)


def _words(text: str) -> str:
    plain = re.sub(r"\]\([^)]*\)|<[^>]{1,40}>", " ", text)
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


def _sides_in(excerpt: Excerpt, quotes: Sequence[str]) -> set[str]:
    told = _words(excerpt.text)
    return {quote for quote in quotes if _words(quote) in told or told in _words(quote)}


def _shows(report: Report, quotes: Sequence[str]) -> bool:
    """Whether a rule is borne out by one of the quotes, and another one was found to stand against it."""
    for finding in report.findings:
        places = (*finding.supported, *finding.found, *finding.unclear)
        against = (*finding.found, *finding.unclear)
        for place in against:
            here = _sides_in(place.excerpt, quotes)
            others = {side for other in places if other is not place for side in _sides_in(other.excerpt, quotes)}
            if here and others - here:
                return True
    return False


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the program documents are not beside the checkout")
def test_what_the_audit_finds_by_itself_of_the_contradictions_in_numbers_and_deadlines(tmp_path: Path) -> None:
    packs = [load_packs()[program] for program in ("usc", "mcoe", "lausd", "ctc")]
    documents = ReadDocuments(packs, tmp_path)
    reports = [audited(pack, documents) for pack in packs]
    lines = (SHARED / "contradictions.jsonl").read_text(encoding="utf-8").splitlines()
    quotes = {one["id"]: [side["quote"] for side in one["sides"]] for one in map(json.loads, lines)}
    shown = {id_ for id_ in FOUND | NOT_FOUND.keys() if any(_shows(report, quotes[id_]) for report in reports)}
    assert shown >= FOUND
    reported = sum(len(finding.found) + len(finding.unclear) for report in reports for finding in report.findings)
    assert reported <= MOST_REPORTED
    assert [
        finding.rule.key for report in reports for finding in report.findings if finding.verdict is Verdict.NOT_FOUND
    ] == []
