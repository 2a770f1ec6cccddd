"""Rulings: the rule of a program's pack that a question is about, and the excerpts on which that rule rests."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from induction.packs import ProgramPack, Rule, RuleState, Source
from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.lexicon import Lexicon
from knowledge.passages import Passage
from knowledge.questions import Asked
from knowledge.words import stems

_FOUND, _MEANT = 0.7, 0.3
_FITS = 0.45
_MEASURE = 0.08
_YEARLY = re.compile(r"\b(?:per|each|a|every) (?:year|yr)\b|\bannual|\byearly")
_ALTOGETHER = re.compile(
    r"\b(?:total|altogether|overall|whole program|over (?:the )?(?:both|2|two) (?:years|yrs)|both (?:years|yrs))\b"
)
_SPANS = {"year": " a year", "program": " in the whole program", None: ""}


@dataclass(frozen=True)
class Ruling:
    """A rule with how well a question fits it, 0 to 1.

    `grounds` are the excerpts on which it rests: (value, excerpt), a value for each side of a conflict, else empty.
    """

    rule: Rule
    fit: float
    grounds: tuple[tuple[str, Excerpt], ...]

    @property
    def fits(self) -> bool:
        """Whether the question is plainly about this rule."""
        return self.fit >= _FITS

    @property
    def is_open(self) -> bool:
        """Whether no document settles what the rule is about."""
        return self.rule.state is RuleState.UNKNOWN

    @property
    def enforced(self) -> str | None:
        """What counts meanwhile, where the documents disagree and the pack holds to one side."""
        rule = self.rule
        if rule.value is None or not rule.unit:
            return None
        return f"{rule.value} {rule.unit}{_SPANS.get(rule.per, '')}"

    @property
    def values(self) -> tuple[str, ...]:
        """What each side of the conflict says, with the line that the pack names for it."""
        return tuple(f"{side.value} ({side.source.document}, line {side.source.line})" for side in self.rule.conflict)

    def rests_on(self, excerpt: Excerpt) -> bool:
        """Whether the excerpt is one of the rule's places."""
        return any(ground == excerpt for _, ground in self.grounds)


def ruling_on(
    asked: Asked, packs: Sequence[ProgramPack], passages: Mapping[str, Sequence[Passage]], lexicon: Lexicon
) -> Ruling | None:
    """The best fitting rule of those packs, settled or not; `passages` are by program. None where there is no rule."""
    found = [(_fit(asked, rule, lexicon), pack, rule) for pack in packs for rule in pack.rules]
    if not found:
        return None
    fit, pack, rule = max(found, key=lambda entry: entry[0])
    sides = [(side.value, side.source) for side in rule.conflict] or [("", source) for source in rule.sources]
    places = [(value, _place(source, pack, passages.get(pack.id, ()))) for value, source in sides]
    return Ruling(rule, fit, tuple((value, excerpt) for value, excerpt in places if excerpt is not None))


def _fit(asked: Asked, rule: Rule, lexicon: Lexicon) -> float:
    told = _told(rule)
    meant = asked.stems.union(*(term.others for term in asked.terms))
    weights = {stem: lexicon.rarity(stem) for stem in told}
    shared = sum(weight for stem, weight in weights.items() if stem in meant)
    fit = _FOUND * asked.coverage(told) + _MEANT * shared / (sum(weights.values()) or 1.0)
    return fit + (_same_measure(asked.text, rule) if fit else 0.0)


def _same_measure(question: str, rule: Rule) -> float:
    """What the question's unit and span (a year, or the whole program) add where they are the rule's, or take off."""
    added = _MEASURE if rule.unit and re.search(rf"\b{re.escape(rule.unit.rstrip('s'))}", question) else 0.0
    span = "program" if _ALTOGETHER.search(question) else "year" if _YEARLY.search(question) else None
    if span and rule.per:
        added += _MEASURE if span == rule.per else -_MEASURE
    return added


@lru_cache(maxsize=4096)
def _told(rule: Rule) -> frozenset[str]:
    return frozenset(stems(f"{rule.key.replace('.', ' ')} {rule.says}"))


def _place(source: Source, pack: ProgramPack, passages: Sequence[Passage]) -> Excerpt | None:
    file = pack.document(source.document).file
    before = [passage for passage in passages if passage.document == file and passage.line <= source.line]
    figure = source.figure.lower()
    for passage in sorted(before, key=lambda passage: -passage.line):
        for excerpt in excerpts_of(passage):
            if figure in excerpt.text.lower():
                return excerpt
    return None
