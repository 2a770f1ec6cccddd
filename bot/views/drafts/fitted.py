"""The questions of a reflection, fitted to what was logged since the last one, and the facts themselves."""

from bot.outgoing.splitting import shorten
from induction.calendar import date_words
from induction.hours import duration
from induction.writing.reflections import Since
from prompts.guiding import reflection_question, since_words

TITLE = 60
"""As many characters of a title or a topic as a question bears."""


def fitted_question(part: str, since: Since, *, mine: bool, candidate: str) -> str:
    """The question for a part of a reflection, fitted to what was logged."""
    return reflection_question(part, _shortened(since), on=_day(since), mine=mine, candidate=candidate)


def facts_text(since: Since, *, mine: bool, candidate: str) -> str:
    """What there is to reflect on; nothing where nothing is on record."""
    return since_words(since, on=_day(since), total=duration(since.minutes), mine=mine, candidate=candidate)


def _day(since: Since) -> str | None:
    return None if since.on is None else date_words(since.on)


def _shortened(since: Since) -> Since:
    """The facts with every title and topic as long as a question bears."""
    lists = ("topics", "courses", "done", "left", "goals")
    return since.model_copy(
        update={name: tuple(shorten(" ".join(one.split()), TITLE) for one in getattr(since, name)) for name in lists}
    )
