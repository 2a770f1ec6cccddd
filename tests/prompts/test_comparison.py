"""One golden rendering."""

from induction.packs.comparison import compared
from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind, VerificationStep
from induction.packs.rules import Rule, RuleState, Side, Source
from induction.people import Role
from prompts.comparison import programs_page


def at(line: int, document: str = "handbook") -> Source:
    return Source(document=document, line=line, place="Fern", figure="40 hours")


FERN = ProgramPack(
    id="fern",
    name="Fern County induction",
    short_name="Fern",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.md"),),
    rules=(
        Rule(
            key="coaching.hours",
            says="40 or 30.",
            state=RuleState.PROVISIONAL,
            value=40,
            unit="hours",
            per="year",
            sources=(at(2),),
            conflict=(Side(value="40 hours", source=at(2)), Side(value="30 hours", source=at(9))),
        ),
        Rule(key="artifacts.minimum", says="One.", state=RuleState.AGREED, value=1, unit="artifacts for each CPSEL",
             per="program", sources=(at(4), at(5), at(4))),
        Rule(key="score.pass", says="Three.", state=RuleState.AGREED, value=3, unit="DOP level", sources=(at(6),)),
        Rule(key="parking", says="Nothing is said of parking | bicycles.", state=RuleState.UNKNOWN),
    ),
    requirements=(
        PackRequirement(key="artifacts", label="artifacts", kind=RequirementKind.ARTIFACTS, rule="artifacts.minimum",
                        most=2, years=(1, 2), waits_for=Role.COACH),
        PackRequirement(key="mark", label="the mark", kind=RequirementKind.MARK, rule="score.pass"),
    ),
    verification=(
        VerificationStep(key="check", label="the check", signer=Role.COACH, rule="score.pass", parts=("one", "two"),
                         elsewhere="a form"),
    ),
)  # fmt: skip
STATE = ProgramPack(
    id="state",
    name="The state",
    short_name="the state",
    shared=True,
    documents=tuple(PackDocument(id=one, title=one, file=f"{one}.md") for one in ("notes", "leaflet")),
    rules=(
        Rule(key="newsletter", says="A letter a week.", state=RuleState.AGREED,
             sources=(at(1, "notes"), at(7, "leaflet"))),
    ),
)  # fmt: skip
NORTH = ProgramPack(
    id="north",
    name="North",
    short_name="North",
    documents=(PackDocument(id="report", title="Report", file="report.md", label="research report"),),
    rules=(),
)


def test_the_page_of_three_programs() -> None:
    page = programs_page(compared([STATE, NORTH, FERN]))
    assert page.startswith("# The programs side by side\n")
    assert [line for line in page.splitlines() if line.startswith(("|", "- ", "#", "1. ", "North", "Fern"))] == [
        "# The programs side by side",
        "- Fern: 4 rules: 2 agreed, 1 provisional, 1 not said.",
        "- North (research report): 0 rules: 0 agreed, 0 provisional, 0 not said.",
        "- The state: 1 rule: 1 agreed, 0 provisional, 0 not said.",
        "## What programs settle, each in its own way",
        "| Subject | Key | Fern | North (research report) | The state |",
        "|---|---|---|---|---|",
        (
            "| Coaching hours a year | `coaching.hours` | 40 hours (line 2) / 30 hours (line 9)<br>"
            "*provisional*, held to 40 hours a year | – | – |"
        ),
        "| What is proficient | `score.pass` | DOP level 3<br>*agreed* (line 6) | – | – |",
        (
            "| Artifacts | `artifacts.minimum` | 1 artifact for each CPSEL in the whole program<br>"
            "*agreed* (lines 4, 5) | – | – |"
        ),
        "| Newsletter | `newsletter` | – | – | A letter a week.<br>*agreed* (notes, line 1; leaflet, line 7) |",
        "## What is asked for beside hours",
        "| Key | Fern |",
        "|---|---|",
        (
            "| `artifacts` | artifacts: 1 to 2 for each, Years 1 and 2<br>*agreed*, candidate, then coach"
            " (`artifacts.minimum`) |"
        ),
        "| `mark` | the mark<br>*agreed*, candidate (`score.pass`) |",
        "## Who signs on the way to the recommendation",
        "Fern:",
        "1. the check (coach; signed elsewhere: a form): one; two.",
        "North: no document says.",
        "## Every other key",
        "| Key | Fern | North (research report) | The state |",
        "|---|---|---|---|",
        "| `parking` | Nothing is said of parking \\| bicycles.<br>*not said* | – | – |",
    ]
