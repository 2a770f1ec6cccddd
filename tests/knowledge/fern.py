"""An invented program with a small handbook and its pack, for the tests of answers."""

from collections.abc import Sequence

from induction.packs.pack import Contact, PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Side, Source
from induction.people import Role
from knowledge.language.words import stems
from knowledge.passages import Passage, PassageKind
from knowledge.search.hits import Hit


def passage(
    text: str,
    *,
    line: int,
    heading: str,
    program: str = "fern",
    kind: PassageKind = PassageKind.PARAGRAPH,
    lead: str = "",
) -> Passage:
    return Passage(
        program=program,
        document=f"{program}.md",
        title=f"{program.title()} handbook",
        kind=kind,
        heading=(heading,),
        text=text,
        place=f"line {line}",
        line=line,
        lead=lead,
    )


COACHING = passage(
    "Every candidate meets a coach for 36 hours of coaching each year. Meetings take place at the school.",
    line=3,
    heading="Coaching",
)
PAIRING = passage("The office pairs a candidate with a coach within 21 days of enrollment.", line=5, heading="Pairing")
WORKSHOPS = passage("A candidate attends 12 workshops each year.", line=9, heading="Workshops")
WORKSHOPS_AGAIN = passage("In all, 15 workshops each year must be attended.", line=30, heading="Completion")
APPEAL = passage(
    "An appeal has these steps:\nWrite to the office\nMeet the coach\nMeet the director",
    line=40,
    heading="Appeals",
    kind=PassageKind.LIST,
)
SURVEY = passage(
    "Found the coach helpful | 71.0% | 22 | 29.0% | 9\nFound the room warm | 40.0% | 12 | 60.0% | 19",
    line=50,
    heading="Survey of candidates",
    kind=PassageKind.TABLE,
    lead="Item | Agree Percent | Agree Count | Disagree Percent | Disagree Count",
)
OAK_PAIRING = passage(
    "A coach is found for every candidate within 21 days of enrollment.", line=2, heading="Pairing", program="oak"
)

TWELVE = Source(document="handbook", line=9, place="Workshops", figure="12 workshops")
FIFTEEN = Source(document="handbook", line=30, place="Completion", figure="15 workshops")
WORKSHOP_RULE = Rule(
    key="workshops.count",
    says="Workshops to attend each year: twelve in one place and fifteen in another.",
    state=RuleState.PROVISIONAL,
    value=15,
    unit="workshops",
    per="year",
    sources=(TWELVE, FIFTEEN),
    conflict=(Side(value="12 a year", source=TWELVE), Side(value="15 a year", source=FIFTEEN)),
)
LEAVE_RULE = Rule(
    key="leave",
    says="Nothing is said about a leave of absence or parental leave.",
    state=RuleState.UNKNOWN,
)
OFFICE = Contact(role=Role.PROGRAM_ADMIN, title="the Fern office", asks=("enrollment", "leave"), how="555-0100")
FERN = ProgramPack(
    id="fern",
    name="Fern County administrator induction",
    short_name="Fern",
    documents=(PackDocument(id="handbook", title="Fern candidate handbook", file="fern.md"),),
    rules=(WORKSHOP_RULE, LEAVE_RULE),
    contacts=(OFFICE,),
)
OAK = ProgramPack(
    id="oak",
    name="Oak Valley administrator induction",
    short_name="Oak Valley",
    documents=(PackDocument(id="page", title="Oak Valley page", file="oak.md", label="web page"),),
    rules=(),
)


class PaperDocuments:
    """Passages written down here, found by the words they share with the question."""

    def __init__(self, *passages: Passage) -> None:
        self._shelves: dict[str, tuple[Passage, ...]] = {}
        for one in passages:
            self._shelves[one.program] = (*self._shelves.get(one.program, ()), one)

    def programs(self) -> tuple[str, ...]:
        return tuple(sorted(self._shelves))

    def passages(self, program: str) -> tuple[Passage, ...]:
        return self._shelves.get(program, ())

    def search(self, question: str, programs: Sequence[str], limit: int) -> tuple[Hit, ...]:
        wanted = frozenset(stems(question))
        hits = [_hit(one, wanted) for program in programs for one in self.passages(program)]
        return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])

    def similar(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        wanted = frozenset(stems(question))
        return tuple(len(wanted & frozenset(stems(text))) / (len(wanted) or 1) for text in texts)


def _hit(one: Passage, wanted: frozenset[str]) -> Hit:
    shared = len(wanted & frozenset(stems(f"{' '.join(one.heading)} {one.text}"))) / (len(wanted) or 1)
    return Hit(passage=one, score=shared, whole=0.2 + 0.6 * shared, lexical=shared)


DOCUMENTS = PaperDocuments(COACHING, PAIRING, WORKSHOPS, WORKSHOPS_AGAIN, APPEAL, SURVEY, OAK_PAIRING)
PACKS = {"fern": FERN, "oak": OAK}
