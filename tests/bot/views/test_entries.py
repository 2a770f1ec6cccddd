from datetime import date

import pytest

from bot.services.ledger.replies import EntryLine
from bot.views.entries import entry_note, entry_words
from induction.hours import HourEntry, HourKind


@pytest.mark.parametrize(
    ("kind", "whose", "coach", "words"),
    [
        (HourKind.COACHING, None, "Marcus Bell", "coaching with Marcus Bell"),
        (HourKind.COACHING, "Theo Park", None, "coaching with Theo Park"),
        (HourKind.COACHING, "Theo Park", "Marcus Bell", "coaching between Theo Park and Marcus Bell"),
        (HourKind.PROFESSIONAL_LEARNING, "Theo Park", None, "professional learning (no category yet) by Theo Park"),
        (HourKind.PROFESSIONAL_LEARNING, None, None, "professional learning (no category yet)"),
    ],
)
def test_an_entry_says_who_was_there_beside_the_reader(
    kind: HourKind, whose: str | None, coach: str | None, words: str
) -> None:
    entry = HourEntry(candidate_id=1, kind=kind, minutes=60, on=date(2026, 11, 16))
    assert entry_words(EntryLine(entry, whose, coach, None)) == f"*1 h* {words} on Mon, Nov 16, 2026"


def test_coaching_of_several_says_so() -> None:
    entry = HourEntry(candidate_id=1, kind=HourKind.COACHING, minutes=60, on=date(2026, 11, 16), together=True)
    line = EntryLine(entry, None, "Marcus Bell", None)
    assert entry_words(line) == "*1 h* coaching in a group with Marcus Bell on Mon, Nov 16, 2026"
    assert entry_note(line) == "in a group"
