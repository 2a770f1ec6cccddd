"""One golden rendering each, and that what people typed is never executed."""

import pytest

from prompts.attendance import (
    asked_words,
    claim_words,
    clash_words,
    holiday_words,
    receipt_words,
    recorded_words,
    settled_words,
    taught_line_words,
    untyped_words,
)

NOBODY = {"absent": [], "keep": [], "left_out": [], "missing": None}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            holiday_words("Mon, Oct 12, 2026", "Columbus Day"),
            (
                "Mon, Oct 12, 2026 is a federal holiday: Columbus Day. Did it take place on that day? If so, send this "
                "off once more; if not, mend the day."
            ),
        ),
        (
            recorded_words("Noor Haddad", "Mon, Oct 12, 2026"),
            (
                "Noor Haddad has recorded this for Mon, Oct 12, 2026 already. Below is how it stands: put right what "
                "is not, or close this."
            ),
        ),
        (
            clash_words("same", ["Dana: 2 h"]),
            (
                "These have hours of it on record already. They are counted as there and keep what they have, so "
                "nothing counts twice:\n• Dana: 2 h\nSend this off once more if that is right."
            ),
        ),
        (
            clash_words("other", ["Dana: 19:00-20:00"]),
            (
                "These have other hours on record for that time, so hours of this session cannot be added for them:\n"
                "• Dana: 19:00-20:00\nSend this off once more, and all others are recorded. Once these have put their "
                "own hours right, add them with “Change”."
            ),
        ),
        (
            receipt_words("recorded", "Session 1", present=2, of=2, names=NOBODY),
            "*Recorded*: Session 1, for 2 of 2.",
        ),
        (
            receipt_words("changed", "Session 1", present=2, of=2, names={**NOBODY, "missing": []}),
            "*Changed*: Session 1, for 2 of 2.\nThe assignment is in from everybody who was there.",
        ),
        (receipt_words("same", "Session 1", present=1, of=1, names=NOBODY), "*As it was*: Session 1, for 1 of 1."),
        (
            receipt_words("undone", "Session 1", present=0, of=2, names=NOBODY),
            "*Taken back*: Session 1. Nobody has hours of it any more.",
        ),
        (
            untyped_words(["sessions", "workshops", "days"], ["Noor", "Ana"]),
            (
                "sessions, workshops and days are not here: Noor or Ana records who was there, and you get those hours "
                "at once."
            ),
        ),
        (
            taught_line_words("no_day", label="sessions", who="Noor", day=None, length=None, recorded_by=None),
            "Hours of sessions need no typing: Noor records who was there, and everybody gets them at once.",
        ),
        (
            asked_words("Noor", label="sessions", day="Mon", first_time=True),
            "Noor is asked to add you: sessions on Mon. You hear from me what comes of it.",
        ),
        (
            claim_words("Dana Whitfield", "Dana", label="sessions", day="Mon", length=None, recorded=False),
            "Dana Whitfield asks to be added: sessions on Mon.\nIt is not recorded yet.",
        ),
        (
            settled_words("Noor", name=None, label="sessions", day="Mon", length="2 h", added=True),
            "Noor has added you: 2 h of sessions on Mon.",
        ),
    ],
)
def test_the_words(words: str, expected: str) -> None:
    assert words == expected


def test_a_title_is_shown_and_never_executed() -> None:
    assert "{{ 7 * 7 }}" in receipt_words("recorded", "{{ 7 * 7 }}", present=1, of=1, names=NOBODY)
