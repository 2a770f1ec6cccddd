"""How coaching is rated: by the coach themselves and by who observed a session, on the four parts of the cycle.

The four parts and the names of the four levels are those of the LAUSD report (its lines 71 and 153); its rubric is
lost, so what is said of each level here is ours. They are about a coach, and have nothing to do with the levels on
which candidates are rated.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from induction.refused import Refused

LEVELS = ("Ineffective", "Developing", "Effective", "Highly effective")
"""The names of the levels 1 to 4."""

LONGEST_NOTE = 1000

OFFER_EVERY = timedelta(days=30)
"""No coach is offered the self-assessment who made one so lately."""


class CyclePart(StrEnum):
    """One part of the coaching cycle."""

    PREPARATION = "preparation"
    RELATIONSHIP = "relationship"
    DEPTH = "depth"
    CLOSURE = "closure"


class PartRubric(BaseModel):
    """One part as people read it: its name, what it is about, and what coaching on each level is like."""

    model_config = ConfigDict(frozen=True)

    name: str
    about: str
    levels: tuple[str, str, str, str]


RUBRIC: Mapping[CyclePart, PartRubric] = MappingProxyType(
    {
        CyclePart.PREPARATION: PartRubric(
            name="Preparation",
            about="What the coach brings into the session.",
            levels=(
                "Comes without a plan, and without last time’s notes",
                "Has a topic; has not looked at what was agreed last time",
                "Knows what was agreed, the goals, and what to ask about",
                "Has a plan, shared before, and leaves it when something matters more",
            ),
        ),
        CyclePart.RELATIONSHIP: PartRubric(
            name="Relationship",
            about="Respect, trust, confidence kept, and listening.",
            levels=(
                "Talks most of the time; the candidate is on guard",
                "Is friendly, and often gives the answer before hearing the end",
                "Listens to the end, plays back what was heard, keeps confidence",
                "The candidate brings what is hard, unasked, and disagrees freely",
            ),
        ),
        CyclePart.DEPTH: PartRubric(
            name="Depth and reflection",
            about="How far the questions lead the candidate’s own thinking.",
            levels=(
                "Tells the candidate what to do",
                "Asks, but stays with what happened",
                "Asks why, and what it meant for students and staff",
                "The candidate questions own assumptions and finds a way of their own",
            ),
        ),
        CyclePart.CLOSURE: PartRubric(
            name="Action and closure",
            about="Feedback, next steps, and time.",
            levels=(
                "Time runs out; nothing is agreed",
                "Ends with good intentions, without who or when",
                "Ends on time: feedback, next steps with days, next meeting",
                "The candidate names the steps, and the next session begins with them",
            ),
        ),
    }
)
"""Every part with its levels; each description fits below a choice in Slack."""


class CoachingRated(BaseModel):
    """The levels, 1 to 4, that somebody gives a coach: the coach themselves, or who observed a session on that day."""

    model_config = ConfigDict(frozen=True)

    coach_id: int
    by_id: int
    on: date
    levels: Mapping[CyclePart, int]
    note: str | None = None

    @property
    def own(self) -> bool:
        """Whether it is a self-assessment."""
        return self.by_id == self.coach_id


class CoachingRating(CoachingRated):
    """The same as it stands in the record."""

    id: int
    rated_at: datetime


def check_coaching(rated: CoachingRated, *, today: date) -> None:
    """Refuse what is not whole: a part without a level, a day to come, a note that nobody reads to its end."""
    for part in CyclePart:
        if rated.levels.get(part) not in range(1, len(LEVELS) + 1):
            raise Refused(f"no_level_{part}", f"Choose a level for “{RUBRIC[part].name}”.")
    if rated.on > today:
        raise Refused("future", "That day is still to come.")
    if rated.note and len(rated.note) > LONGEST_NOTE:
        raise Refused("long_note", f"Up to {LONGEST_NOTE:,} characters, please: this has {len(rated.note):,}.")


def in_order(ratings: Sequence[CoachingRating]) -> Sequence[CoachingRating]:
    """The ratings by the day that they are about; of one person and day what was given last."""
    newest = {(one.by_id, one.on): one for one in sorted(ratings, key=lambda one: one.id)}
    return sorted(newest.values(), key=lambda one: (one.on, one.id))


def is_time_to_offer(closed: Sequence[datetime], ratings: Sequence[CoachingRating], now: datetime) -> bool:
    """Whether a coach who has just closed a session is offered the self-assessment: with the first one of a month.

    `closed` is when each of the coach's sessions was closed, on their own clock, that last one among them.
    """
    this_month = [at for at in closed if (at.year, at.month) == (now.year, now.month)]
    lately = any(one.own and now - one.rated_at < OFFER_EVERY for one in ratings)
    return len(this_month) == 1 and not lately
