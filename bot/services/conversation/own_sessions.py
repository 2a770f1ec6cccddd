"""A session or workshop that a candidate types without a category: the program's own, which its instructor records?"""

import re
from collections.abc import Mapping

from bot.services.conversation.replies import Option, Pick, WhichReading
from bot.understanding.intents import LogHours, SpokenEntry
from induction.hours import HourKind
from induction.packs.pack import ProgramPack
from induction.people import Person, Role

ANOTHER = "Another one: log it"

_SESSION = re.compile(r"\b(?:sessions?|workshops?)\b", re.IGNORECASE)


def own_or_another(actor: Person, spoken: LogHours, pick: Pick, pack: ProgramPack) -> WhichReading | None:
    """The question whether it was one of the program's own; None where that is told, or there are none."""
    if pick.reading is not None or actor.role is not Role.CANDIDATE or not pack.entries.taught:
        return None
    if not any(map(_is_open, spoken.entries)) or not _SESSION.search(pick.said):
        return None
    labels = answers(pack)
    own = " or ".join(label for label, category in labels.items() if category)
    question = f"Was it one of the program’s own, a {own}? Those are recorded by their instructor."
    return WhichReading(question, [Option(label, pick.model_copy(update={"reading": label})) for label in labels])


def answers(pack: ProgramPack) -> Mapping[str, str | None]:
    """What can be said to it, with the category that it means; None for none of the program's own."""
    own: dict[str, str | None] = {pack.category_label(category): category for category in pack.entries.taught}
    return own | {ANOTHER: None} if own else {}


def as_answered(entry: SpokenEntry, pick: Pick, pack: ProgramPack) -> SpokenEntry:
    """The entry with the category that was chosen, where it had none."""
    category = answers(pack).get(pick.reading or "")
    return entry.model_copy(update={"category": category}) if category and _is_open(entry) else entry


def _is_open(entry: SpokenEntry) -> bool:
    return entry.kind is HourKind.PROFESSIONAL_LEARNING and entry.category is None
