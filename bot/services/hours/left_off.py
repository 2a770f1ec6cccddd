"""What of a message goes on no card: nobody of that name, what a rule forbids, and what is on the card already."""

from collections.abc import Callable, Iterator, Sequence

from bot.services.hours.checks import Sifted
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import LeftOff
from bot.understanding.intents import OF_ONE_ENTRY, LogHours, SpokenEntry
from induction.hours import HourEntry
from induction.people import Person
from induction.refused import Refused


def is_of_single_entries(spoken: LogHours) -> bool:
    """Whether the problem is one of single entries, and each can be held against the rules by itself."""
    complete = all(one.kind and one.minutes is not None and one.on for one in spoken.entries)
    return spoken.problem in OF_ONE_ENTRY and complete and len(spoken.entries) > 1


def each(
    entry: Callable[[SpokenEntry], HourEntry], spoken: Sequence[SpokenEntry]
) -> tuple[Sequence[HourEntry], Sequence[Refused]]:
    """The entries, and why some of what was said is none; which of several people was meant is asked first."""
    entries, unknown = [], []
    for one in spoken:
        try:
            entries.append(entry(one))
        except Refused as refused:
            if refused.passes or refused.rule == "which_person":
                raise
            unknown.append(refused)
    return entries, unknown


def left_off(lines: LedgerLines, reader: Person, sifted: Sifted, unknown: Sequence[Refused] = ()) -> Sequence[LeftOff]:
    """What is named beside the card, each reason once where it is not told whose entry it is."""

    def told() -> Iterator[LeftOff]:
        for why in dict.fromkeys(refused.message for refused in unknown):
            yield LeftOff(None, why)
        for place, (entry, refused) in enumerate(sifted.refused):
            yield LeftOff(lines.line(entry, reader), refused.message, twice=place in sifted.twice)

    return list(told())


def as_one(refusals: Sequence[Refused]) -> Refused:
    """One refusal for all of them, each reason once."""
    words = dict.fromkeys(refused.message for refused in refusals)
    return refusals[0] if len(words) == 1 else Refused(refusals[0].rule, "\n".join(words))
