"""Conflicts: what a pack knows of passages that give different values for the same thing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from induction.packs.pack import ProgramPack
from knowledge.conflicts.statements import statements_of
from knowledge.excerpts import Excerpt, around, excerpts_of, sentences, shortened
from knowledge.finding.questions import Asked
from knowledge.finding.rulings import Ruling
from knowledge.finding.selection import Candidate
from knowledge.language.facts import PLAIN, Fact, holds
from knowledge.language.figures import counted_things
from knowledge.language.words import words
from knowledge.passages import Passage
from knowledge.quoting.citing import CITED, citation_of
from knowledge.quoting.quotes import Quote
from prompts.answers import QuotedSide

_PLAIN_FIT, _WEIGHED_FIT, _DOUBTED_FIT, _SURE_FIT = 0.6, 0.48, 0.42, 0.7
_WORDED_FIT, _CERTAIN_FIT = 0.65, 0.9
_FIRST, _LOOKED_AT = 2, 12
_MEASURED = frozenset({Fact.COUNT, Fact.LENGTH, Fact.FREQUENCY, Fact.DATE, Fact.DAY})
_ADDRESSES = {Fact.EMAIL: "address", Fact.PHONE: "phone"}
_TEXT, _FRAME = 600, 170
"""Characters of an answer in which every side's value stands, and of what is said before and after the sides."""

_SIDE, _SHORT_SIDE, _HEADING = 150, 56, 40
"""The most and the fewest characters of a side's words, and those of the heading above them."""

_DOUBTS = re.compile(
    r"\b(?:contradict\w*|conflict\w*|disagree\w*|inconsisten\w*|confus\w*|(?:one|another) (?:place|page|section|spot)"
    r"|elsewhere|something else|than they say|which (?:one )?is (?:it|right|correct|true)|really|or not"
    r"|(?:different|two|several|both) (?:\w+ )?(?:answers?|dates?|numbers?|versions?|figures?|places?)"
    r"|(?:seems?|appears?) to differ)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(r"\bhow much\b|\bcut-?off\b|\btoo late\b|\blimits?\b|\bin time\b", re.IGNORECASE)
_WEIGHS = re.compile(r"\b(?:or|versus|vs)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """One value that a document gives, the excerpt that says so, and the words in it that do."""

    value: str
    excerpt: Excerpt
    anchor: str = ""


def doubts(asked: Asked) -> bool:
    """Whether the question says that it read different things, or is not sure of what it read."""
    return _DOUBTS.search(asked.text) is not None


def is_about(asked: Asked, ruling: Ruling | None, ranked: Sequence[Candidate]) -> bool:
    """Whether the question is about something on which the pack records that the documents disagree.

    Where it weighs one thing against another, doubts what it read, or asks for an address of which the sides give
    several, less of a likeness is enough. Unless it doubts or is certain, one of the sides at hand is among what was
    found first.
    """
    if ruling is None or not ruling.rule.conflict:
        return False
    if doubts(asked):
        return ruling.fit >= _DOUBTED_FIT
    return (
        ruling.fit >= _enough(asked, ruling)
        and _is_measured(asked, ruling)
        and _is_held(asked, ruling)
        and (ruling.fit >= _CERTAIN_FIT or _is_found(ruling, ranked))
    )


def _enough(asked: Asked, ruling: Ruling) -> float:
    """How well a rule fits a question that is about it, for one that does not doubt; better where it has no figure."""
    if _WEIGHS.search(asked.text) or asked.facts & _ADDRESSES.keys():
        return _WEIGHED_FIT
    return _WORDED_FIT if ruling.rule.value is None else _PLAIN_FIT


def _is_found(ruling: Ruling, ranked: Sequence[Candidate]) -> bool:
    """Whether a side is in one of the passages found first by their own merit; so too where none is at hand."""
    passages: list[Passage] = []
    for candidate in sorted(ranked, key=lambda one: -one.merit)[:_LOOKED_AT]:
        if candidate.excerpt.passage not in passages:
            passages.append(candidate.excerpt.passage)
    sides = [excerpt.passage for _, excerpt in ruling.grounds]
    return not sides or any(passage in sides for passage in passages[:_FIRST])


def answers_by_itself(asked: Asked, ruling: Ruling | None, ranked: Sequence[Candidate]) -> bool:
    """Whether what the pack knows is itself the answer: a disagreement on a figure or an address, or surely meant."""
    if ruling and ruling.fit >= _SURE_FIT and parts_told(asked, ruling):
        return True
    if ruling is None or not is_about(asked, ruling, ranked):
        return False
    if doubts(asked):
        return ruling.fit >= _WEIGHED_FIT
    return ruling.rule.value is not None or ruling.fit >= _SURE_FIT or bool(asked.facts & _ADDRESSES.keys())


def _is_measured(asked: Asked, ruling: Ruling) -> bool:
    """Whether the question asks for a measure, where it is a measure on which the documents disagree."""
    if ruling.rule.value is None or ruling.fit >= _SURE_FIT:
        return True
    return bool(asked.facts & _MEASURED) or bool(_MEASURES.search(asked.text))


def _is_held(asked: Asked, ruling: Ruling) -> bool:
    """Whether it is what the question asks for on which the sides differ: an address, an amount of money, a number."""
    addresses, others = asked.facts & _ADDRESSES.keys(), asked.facts & PLAIN - _ADDRESSES.keys()
    if addresses and not any(_differ(_ADDRESSES[fact], ruling) for fact in addresses):
        return False
    if others and not any(holds(fact, side.value) for fact in others for side in ruling.rule.conflict):
        return False
    numbers = (word for side in ruling.rule.conflict for word in words(side.value) if word[0].isdigit())
    return counted_things(asked.text) is None or any(numbers)


def _differ(unit: str, ruling: Ruling) -> bool:
    """Whether the sides give addresses, or telephone numbers, and have none of them in common."""
    given = [{one.value for one in statements_of(excerpt) if one.unit == unit} for _, excerpt in ruling.grounds]
    return all(given) and not set.intersection(*given) if len(given) > 1 else False


def known_readings(ruling: Ruling) -> tuple[Reading, ...]:
    """The sides of the pack's conflict that the documents at hand show, in its order; none where fewer than two."""
    anchors = {side.value: side.source.figure for side in ruling.rule.conflict}
    readings: dict[str, Reading] = {}
    for value, excerpt in ruling.grounds:
        readings.setdefault(value, Reading(value, excerpt, anchors.get(value, "")))
    return tuple(readings.values()) if len(readings) > 1 else ()


def parts_told(asked: Asked, ruling: Ruling | None) -> tuple[Excerpt, ...]:
    """The places that each say a part of the rule which the question is about; none where its pack tells none together.

    They are no conflict: each holds beside the others.
    """
    if ruling is None or not ruling.rule.together or ruling.fit < _enough(asked, ruling):
        return ()
    parts = tuple(dict.fromkeys(excerpt for _, excerpt in ruling.grounds))
    plain = asked.facts & PLAIN
    return parts if not plain or any(holds(fact, part.text) for fact in plain for part in parts) else ()


def document_of(readings: Sequence[Reading], packs: Mapping[str, ProgramPack]) -> str | None:
    """The title of the document that gives every reading; None where several do."""
    titles = {_title(reading, packs) for reading in readings}
    return titles.pop() if len(titles) == 1 else None


def sides_quoted(readings: Sequence[Reading], packs: Mapping[str, ProgramPack]) -> tuple[QuotedSide, ...]:
    """Every value with its place and a few words around it, behind their lead-in; without words where three have some.

    The document is named at each place unless it is one for all.
    """
    shown, others = readings[:CITED], readings[CITED:]
    places = [_place(reading, packs, titled=document_of(readings, packs) is None) for reading in shown]
    taken = sum(map(len, places)) + sum(len(reading.value) for reading in readings)
    room = max(_SHORT_SIDE, min(_SIDE, (_TEXT - _FRAME - taken) // len(shown)))
    quoted = (QuotedSide(one.value, _words(one, room), place) for one, place in zip(shown, places, strict=True))
    return (*quoted, *(QuotedSide(reading.value) for reading in others))


def _words(reading: Reading, room: int) -> str:
    """The words that give the value, in about so many characters; an item of a list says little without its lead-in."""
    row = excerpts_of(reading.excerpt.passage)
    lead = Quote(row, (row.index(reading.excerpt),)).lead if reading.excerpt in row else ""
    lead = sentences(lead)[-1] if lead else ""
    words = around(reading.excerpt.text, reading.anchor, max(_SHORT_SIDE, room - len(lead)))
    return f"{lead} … {words.removeprefix('… ')}" if lead else words


def _place(reading: Reading, packs: Mapping[str, ProgramPack], *, titled: bool) -> str:
    citation = citation_of(reading.excerpt, packs)
    heading = tuple(shortened(heading.rstrip(": "), _HEADING) for heading in citation.heading[-1:])
    place = " › ".join((_title(reading, packs), *heading) if titled or not heading else heading)
    return f"{place}; {citation.label}" if citation.label else place


def _title(reading: Reading, packs: Mapping[str, ProgramPack]) -> str:
    return citation_of(reading.excerpt, packs).title.split(":")[0]
