"""The words of a guided conversation. The person's own words stand in no template but as a title that they gave."""

from collections.abc import Sequence

from induction.writing.reflections import Since
from prompts.rendering import render


def goal_question(part: str, *, doubt: str | None) -> str:
    """The question for a part of a goal, what it is about, and where it helps the shape of an answer."""
    return render("guide_goal", part=part, doubt=doubt)


def reflection_question(part: str, since: Since, *, on: str | None, mine: bool, candidate: str) -> str:
    """The question for a part of a reflection, fitted to what was logged; `on` is the day of the last one in words."""
    return render("guide_reflection", part=part, since=since, on=on, mine=mine, candidate=candidate)


def since_words(since: Since, *, on: str | None, total: str, mine: bool, candidate: str) -> str:
    """What there is to reflect on, in a few lines; nothing where nothing is on record."""
    return render("guide_since", since=since, on=on, total=total, mine=mine, candidate=candidate)


def structure_words(labels: Sequence[str]) -> str:
    """How it goes, and where labels are given what will be asked, in that order."""
    return render("guide_structure", labels=labels)


def understood_words(labels: Sequence[str]) -> str:
    """Under which headings the last answer stands now."""
    return render("guide_understood", labels=labels)


def steering_words(*, mine: bool, known: int, parts: int) -> str:
    """How to answer, and how far it is."""
    return render("guide_steering", mine=mine, known=known, parts=parts)
