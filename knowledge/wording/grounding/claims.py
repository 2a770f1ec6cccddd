"""Claims: whether one sentence says no more, no less and nothing else than one piece of a passage."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from knowledge.wording.grounding.evidence import Piece
from knowledge.wording.grounding.phrasing import MAY, MUST, NOT, PER, SHOULD
from knowledge.wording.grounding.quantities import Quantity
from knowledge.wording.grounding.statements import Part, Statement
from knowledge.wording.grounding.vocabulary import CANDIDATE, PROGRAM


class Flaw(StrEnum):
    """What is wrong with a wording."""

    SHAPE = "shape"
    CHATTER = "chatter"
    CITATION = "citation"
    QUOTE = "quote"
    CONTACT = "contact"
    NAME = "name"
    PRONOUN = "pronoun"
    WORD = "word"
    FIGURE = "figure"
    PERSON = "person"
    FORCE = "force"
    JOIN = "join"
    LEFT_OUT = "left_out"


_KEPT = frozenset({
    NOT, MAY, SHOULD, "only", "unless", "except", "if", "when", "who", "until", "before", "after", "disputed",
    "usually", "some", "most", "few", "however",
})  # fmt: skip
"""What a passage says that a claim must not leave out."""

_KEPT_FROM_ABOVE = frozenset({NOT, "disputed"})
_OTHER = {"and": "or", "or": "and"}


def flaws_of(claim: Statement, piece: Piece, *, asks_for_duty: bool) -> Iterator[Flaw]:
    """What the claim says beyond the piece, or leaves out of it that binds it.

    `asks_for_duty` lends the claim `must`, where the piece simply states what is.
    """
    said = piece.said
    if not {*claim.words} & {*said.words} or not {*said.words, *piece.around.words}.issuperset(claim.words):
        yield Flaw.WORD
    if not _same_quantities(claim, piece):
        yield Flaw.FIGURE
    if not _same_people(claim, said):
        yield Flaw.PERSON
    if not _same_force(claim, piece, asks_for_duty=asks_for_duty):
        yield Flaw.FORCE
    if any((_OTHER[how], *pair) in said.joined for how, one, two in claim.joined for pair in ((one, two), (two, one))):
        yield Flaw.JOIN
    if any(_is_cut_short(part.topics - {PROGRAM}, {*claim.words}) for part in said.parts):
        yield Flaw.LEFT_OUT


def _same_quantities(claim: Statement, piece: Piece) -> bool:
    """Whether each number is there as often, and those of one part stand together there: 15 workshops and Year 2."""
    numbers, there = (Counter((one.value, one.label) for one in side.quantities) for side in (claim, piece.said))
    parts = {quantity.part for quantity in claim.quantities}
    return numbers <= there and all(_stand_together(part, claim, piece) for part in parts)


def _stand_together(part: int, claim: Statement, piece: Piece) -> bool:
    claimed = [one for one in claim.quantities if one.part == part]
    together: dict[int, list[Quantity]] = {}
    for other in piece.said.quantities:
        together.setdefault(other.part, []).append(other)
    return any(
        all(any(_is_said(one, other, claim, piece) for other in others) for one in claimed)
        for others in together.values()
    )


def _is_said(one: Quantity, other: Quantity, claim: Statement, piece: Piece) -> bool:
    """Whether the other is the same of the same thing: each with all the words that stand about the other."""
    has_all = one.own <= other.near | {*piece.around.words} and other.own <= {PROGRAM, *claim.words}
    shares = not (one.own and other.own) or bool(one.own & other.own)
    return one.is_same_as(other) and has_all and shares


def _same_people(claim: Statement, said: Statement) -> bool:
    """Whether the same people come in the same order, no one more often, and each does what they do there."""
    people, there = ([role for role in side.roles if role != PROGRAM] for side in (claim, said))
    if not there:  # a sentence that names nobody speaks to you
        return {*people} <= {CANDIDATE}
    rest = iter(there)
    in_order = all(role in rest for role, before in zip(people, [None, *people], strict=False) if role != before)
    others = Counter(role for role in people if role != CANDIDATE)
    return in_order and others <= Counter(there) and all(_is_theirs(*doing, said) for doing in claim.doers)


def _is_theirs(word: str, doer: str | None, said: Statement) -> bool:
    """Whether the word follows the same person there, or nobody: who keeps the log is not who signs it."""
    doers = {other for at, other in said.doers if at == word}
    return doer is None or not doers or bool({doer, None} & doers)


def _same_force(claim: Statement, piece: Piece, *, asks_for_duty: bool) -> bool:
    """Whether the claim binds neither more nor less than the piece: not, may, must, only, if, a year, at least."""
    said, above = piece.said, piece.around.marks
    lent = {MUST} if MUST in above or (asks_for_duty and not said.marks & {NOT, MAY, SHOULD}) else set()
    kept = (said.marks & _KEPT) | ((above & _KEPT_FROM_ABOVE) - piece.warned)
    evidence = [*said.parts, *(part for part in piece.around.parts if part.marks & _KEPT_FROM_ABOVE or _has_per(part))]
    bound = all(_is_bound(mark, part, evidence) for part in claim.parts for mark in part.marks - lent)
    words = {*claim.words} & {*said.words}
    forces, there = (Counter((f, at) for f, at in one.forces if at in words and f != MUST) for one in (claim, said))
    return kept <= claim.marks and bound and forces == there


def _has_per(part: Part) -> bool:
    return any(mark.startswith(PER) for mark in part.marks)


def _is_bound(mark: str, part: Part, evidence: Sequence[Part]) -> bool:
    """Whether the mark stands there too, in a part about the same."""
    there = [other.topics for other in evidence if mark in other.marks]
    return any(not part.topics or not topics or part.topics & topics for topics in there)


def _is_cut_short(part: frozenset[str], claimed: set[str]) -> bool:
    """Whether most of the part is said and some of it is not: coaches, where it is full-time coaches."""
    return len(part) / 2 < len(part & claimed) < len(part)
