"""One golden rendering each, and that what people typed is never executed."""

import pytest

from prompts.attendance import (
    asked_words,
    claim_words,
    clash_words,
    holiday_words,
    left_out_words,
    length_words,
    receipt_words,
    recorded_words,
    settled_words,
    taught_line_words,
    untyped_words,
)

UNKNOWN = {"length": None, "recorded_by": None, "said": None}
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
            length_words("23 h is long. Is that right?"),
            "23 h is long. Is that right? If so, send this off once more; if not, mend the length.",
        ),
        (
            taught_line_words(
                "no_session", label="sessions", who="Noor", day="Tue", known=UNKNOWN, near=["Mon", "Fri"]
            ),
            (
                "Hours of sessions need no typing: Noor records who was there, and everybody gets them at once.\n"
                "I know of none on Tue. Did you mean the one of Mon, or of Fri?"
            ),
        ),
        (
            taught_line_words(
                "mine",
                label="sessions",
                who="Noor",
                day="Mon",
                known={"length": "2 h", "recorded_by": "Noor", "said": "3 h"},
            ),
            (
                "It is on your record already: 2 h of sessions on Mon, recorded by Noor.\n"
                "You say 3 h. If 2 h is not right, press “That’s not right”, and Noor hears of it."
            ),
        ),
        (
            left_out_words("Noor", title="Session 1", day="Mon", length="2 h", held=None, history="/casc history 11/9"),
            (
                "Noor has you among those who were there: Session 1 on Mon. Its 2 h could not be added.\n"
                "Your hours of that day fill it already.\n"
                "If that is not right, put it right first: `/casc history 11/9` shows it. Then ask Noor to add you."
            ),
        ),
        (
            taught_line_words("no_day", label="sessions", who="Noor", day=None, known=UNKNOWN),
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
