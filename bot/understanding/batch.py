"""The batch form of reading: a line in, a line out."""

from collections.abc import Mapping
from datetime import date

from bot.understanding.intents import Ambiguous, Correction, Intent, LogHours, SpokenEntry
from bot.understanding.reading import read
from induction.people import Role

_FACTS = {"kind", "category", "minutes", "format", "counterpart", "topic"}


def parse(line: Mapping[str, str]) -> dict[str, object]:
    """What the message of a line means: `id`, `intent`, `entries` and `problem`.

    The line has `id`, `message`, `reference_date` (ISO) and `sender_role`; nothing else in it is read.
    """
    intent = read(line["message"], today=date.fromisoformat(line["reference_date"]), role=_role(line))
    entries = intent.entries if isinstance(intent, LogHours) else ()
    return {
        "id": line["id"],
        "intent": _name(intent),
        "entries": [_entry(entry) for entry in entries],
        "problem": intent.problem if isinstance(intent, LogHours) else None,
    }


def _role(line: Mapping[str, str]) -> Role:
    """The sender's role; whoever has none that is known logs for themselves, as candidates do."""
    try:
        return Role(line.get("sender_role", ""))
    except ValueError:
        return Role.CANDIDATE


def _name(intent: Intent) -> str:
    if isinstance(intent, LogHours):
        return "log"
    if isinstance(intent, Correction):
        return "correction"
    return "ambiguous" if isinstance(intent, Ambiguous) else "not_log"


def _entry(entry: SpokenEntry) -> dict[str, object]:
    facts = entry.model_dump(mode="json", include=_FACTS)
    return {**facts, "date": entry.on.isoformat() if entry.on else None}
