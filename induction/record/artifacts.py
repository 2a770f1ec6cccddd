"""Artifacts: what a candidate gathers as evidence, each for one standard or several, with a line on why."""

from collections.abc import Iterable
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from induction.packs.pack import ProgramPack
from induction.refused import Refused

LONGEST_TITLE, LONGEST_WHY, LONGEST_LINK = 150, 1000, 1000
"""The house's own; no program document states any."""


class Gathered(BaseModel):
    """One artifact as it is handed over.

    `standards` are the numbers of those that it speaks for, `goal_id` the draft id of the IIP goal, `entry_id` the
    number of the hours that it comes from. `link` is where it can be looked at; `file` is the name of a file that is
    kept here, where the program keeps files.
    """

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    on: date
    title: str
    standards: tuple[int, ...] = ()
    why: str | None = None
    goal_id: str | None = None
    entry_id: int | None = None
    link: str | None = None
    file: str | None = None


class Artifact(Gathered):
    """An artifact on record. It stands in the place of the one of the number `replaces`; `withdrawn` ends that one."""

    id: int
    recorded_by: int
    recorded_at: datetime
    replaces: int | None = None
    withdrawn: bool = False


def standing_artifacts(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """Those that count, in their order: not withdrawn, and with no later one in their place."""
    everything = tuple(artifacts)
    replaced = {one.replaces for one in everything}
    return tuple(one for one in everything if not one.withdrawn and one.id not in replaced)


def check_artifact(gathered: Gathered, pack: ProgramPack, *, today: date) -> None:
    """Refuse what lacks a title or a standard, a standard that is none, a day to come, and what is no link."""
    word, numbers = pack.words.standard, [one.number for one in pack.words.standards]
    if not gathered.title.strip():
        raise Refused("no_title", "What is it? A few words that you will know it by.")
    if len(gathered.title) > LONGEST_TITLE:
        raise Refused("no_title", f"Please keep the title to {LONGEST_TITLE} characters.")
    if not gathered.standards:
        raise Refused("which_standard", f"Which {word} does it speak for?")
    if not set(gathered.standards) <= set(numbers):
        raise Refused("unknown_standard", f"The {word}s go from {min(numbers)} to {max(numbers)}.")
    if gathered.on > today:
        raise Refused("in_the_future", "That day is still to come. From which day is it?")
    if gathered.link is not None and not gathered.link.startswith(("https://", "http://")):
        raise Refused("no_link", "That is no link: it begins with https://. Anything else goes into the line on why.")
    if len(gathered.link or "") > LONGEST_LINK:
        raise Refused("no_link", f"That link is longer than the {LONGEST_LINK:,} characters that I keep.")
    if len(gathered.why or "") > LONGEST_WHY:
        raise Refused("long_why", f"Please keep it to {LONGEST_WHY:,} characters: a line on why is enough.")
