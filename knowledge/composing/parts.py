"""Parts: what each part of a question asks for itself, and what of it the documents say or disagree on."""

import re
from collections.abc import Sequence

from knowledge.conflicts.disagreements import disagreement
from knowledge.conflicts.known import Reading, is_about, known_readings
from knowledge.excerpts import Excerpt
from knowledge.finding.finder import Finding, Part
from knowledge.finding.sufficiency import is_said

_ASKS = re.compile(
    r"\b(?:how|what|when|where|who|whom|whose|which|why|is|are|was|do|does|did|can|could|would|will|should|must|may)\b",
    re.IGNORECASE,
)


def asked_apart(finding: Finding) -> tuple[Part, ...]:
    """The parts of a question where each asks something for itself: no remark beside one, and no alternative to one."""
    parts = finding.parts
    either = any(re.search(rf"\bor\W+{re.escape(part.asked.text)}", finding.asked.text) for part in parts[1:])
    return () if either or not all(_ASKS.search(part.text) for part in parts) else parts


def first_of(part: Part) -> Excerpt | None:
    """What answers a part best; None where the documents do not say it."""
    return part.ranked[0].excerpt if is_said(part.asked, part.ranked, part.ruling, part.leaning) else None


def firsts_of(parts: Sequence[Part]) -> tuple[list[Excerpt], bool]:
    """What answers the parts best, each once, and whether all are answered."""
    firsts = [first_of(part) for part in parts]
    return list(dict.fromkeys(filter(None, firsts))), all(firsts)


def sides_of(part: Part) -> tuple[Reading, ...]:
    """The sides of what documents disagree on where a part asks about it; none where it does not."""
    about = part.ruling if is_about(part.asked, part.ruling, part.ranked) else None
    return tuple((known_readings(about) if about else ()) or disagreement(part.asked, part.ranked))


def answers_a_part(finding: Finding) -> bool:
    """Whether the documents say at least one of the things that a question asks."""
    return any(first_of(part) for part in asked_apart(finding))


def as_sentence(part: str) -> str:
    """A part of a question as it is said again above its answer."""
    words = part.strip(" ?.,!")
    return words[:1].upper() + words[1:]
