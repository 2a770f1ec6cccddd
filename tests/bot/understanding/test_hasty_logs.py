"""Hours as people type them in haste: no colon, no article, a number in front, a day over all of them."""

from datetime import time

import pytest

from bot.understanding.intents import Ambiguous, Correction, CorrectionAction, Doubt, Intent, LogHours, Problem
from bot.understanding.logs.readings import labels
from bot.understanding.reading import read
from induction.people import Role
from tests.bot.understanding.sayings import (
    CANDIDATE,
    COACH,
    IN_PERSON,
    PHONE,
    TODAY,
    VIRTUAL,
    coaching,
    learning,
    log,
    nov,
    told,
)

CLOCK = [
    ("hr and a half of plc on monday", log(learning("plc", 90, nov(16)))),
    ("hour & a quarter coaching yesterday", log(coaching(75, nov(17)))),
    ("hr and 20 min district pd tues", log(learning("district_training", 80, nov(17)))),
    ("plc 11/6 1415-1500", log(learning("plc", 45, nov(6), starts=time(14, 15), ends=time(15)))),
    (
        "district pd 0830-1130 friday",
        log(learning("district_training", 180, nov(13), starts=time(8, 30), ends=time(11, 30))),
    ),
    ("coaching 345-430pm tues", log(coaching(45, nov(17), starts=time(15, 45), ends=time(16, 30)))),
    ("plc 1130-1 mon", log(learning("plc", 90, nov(16), starts=time(11, 30), ends=time(13)))),
    (
        "plc monday 3-5, attendance",
        log(learning("plc", 120, nov(16), topic="attendance", starts=time(15), ends=time(17))),
    ),
    ("cpsel 2 session 10/29 4-6 online", None),
    (
        "coaching tues 1-2 and plc wed 3-5",
        log(
            coaching(60, nov(17), starts=time(13), ends=time(14)),
            learning("plc", 120, nov(11), starts=time(15), ends=time(17)),
        ),
    ),
]
DAYS = [
    ("on the 6th plc 1 hr", log(learning("plc", 60, nov(6)))),
    ("on the 3rd coaching with my coach, 45 min", log(coaching(45, nov(3)))),
    ("1 hr coaching on the 9th re: budgets", log(coaching(60, nov(9), topic="budgets"))),
    ("9th: plc 1 hr", log(learning("plc", 60, nov(9)))),
    ("11/9: plc 1 hr", log(learning("plc", 60, nov(9)))),
    (
        "did plc on the 2nd for 1 hr and on the 4th job-aligned workshop 2 hrs",
        log(learning("plc", 60, nov(2)), learning("job_aligned_workshop", 120, nov(4))),
    ),
    ("worked with my coach on the 2nd goal, 1 hr", log(coaching(60, nov(18), topic="2nd goal"))),
    ("3rd, 4th and 5th grade plc 1 hr", log(learning("plc", 60, nov(18), topic="4th and 5th grade"))),
]
SEVERAL = [
    (
        "enter 2 for me: plc 11/3 1 hr, and coaching 11/4 30 min",
        log(learning("plc", 60, nov(3)), coaching(30, nov(4))),
    ),
    (
        "three things for monday: 1h plc, 30 min coaching, 2h district training",
        log(learning("plc", 60, nov(16)), coaching(30, nov(16)), learning("district_training", 120, nov(16))),
    ),
    (
        "tuesday: 30 min coaching w/ Lena (zoom), 2h PLC (at school)",
        log(
            coaching(30, nov(17), counterpart="Lena", format=VIRTUAL),
            learning("plc", 120, nov(17), format=IN_PERSON),
        ),
    ),
    ("mon plc 1h n tues coaching 45 min", log(learning("plc", 60, nov(16)), coaching(45, nov(17)))),
    (
        "plc mon 1 hr, coaching with Lena tues (can't remember how long)",
        log(
            learning("plc", 60, nov(16)),
            coaching(None, nov(17), counterpart="Lena"),
            problem=Problem.MISSING_DURATION,
        ),
    ),
    ("plc friday, no idea how long", log(learning("plc", None, nov(13)), problem=Problem.MISSING_DURATION)),
]
WORDS = [
    ("dist workshop 2 hrs mon", log(learning("district_training", 120, nov(16)))),
    ("coachin tues 45 min on zooom", log(coaching(45, nov(17), format=VIRTUAL))),
    ("plc 1 hr onlne", log(learning("plc", 60, nov(18), format=VIRTUAL))),
    ("90 coaching minutes with Lena on fri. topic: data walls", None),
    ("1 hr coaching with Early", log(coaching(60, nov(18), counterpart="Early"))),
    ("met w/ Ms. Long 30 min", log(coaching(30, nov(18), counterpart="Ms. Long"))),
    ("coaching, teresa, monday, 1 hr, phone", log(coaching(60, nov(16), counterpart="teresa", format=PHONE))),
    ("PLC, 11/10, 1 hr | Location: Alder Creek Elementary", log(learning("plc", 60, nov(10), format=IN_PERSON))),
]
WHOLE = {
    "cpsel 2 session 10/29 4-6 online": (120, VIRTUAL, "cpsel 2"),
    "90 coaching minutes with Lena on fri. topic: data walls": (90, None, "data walls"),
}


@pytest.mark.parametrize(
    ("said", "understood"), [one for one in (*CLOCK, *DAYS, *SEVERAL, *WORDS) if one[1] is not None]
)
def test_hasty_words_are_read_as_they_were_meant(said: str, understood: Intent) -> None:
    assert told(said, CANDIDATE) == understood


@pytest.mark.parametrize("said", WHOLE)
def test_hasty_words_keep_how_and_about_what(said: str) -> None:
    intent = told(said, CANDIDATE)
    assert isinstance(intent, LogHours)
    (entry,) = intent.entries
    assert (entry.minutes, entry.format, entry.topic) == WHOLE[said]


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("the 6th plc 45 min", {"Fri, Nov 6": nov(6), "Wed, Nov 18": TODAY}),
        ("on the 3rd visit we did 45 min of coaching", {"Tue, Nov 3": nov(3), "Wed, Nov 18": TODAY}),
    ],
)
def test_a_number_in_a_row_may_be_a_day(said: str, understood: dict[str, object]) -> None:
    intent = read(said, today=TODAY, role=CANDIDATE)
    assert isinstance(intent, LogHours)
    assert intent.problem is Problem.AMBIGUOUS_DATE
    days = [one.entries[0].on for one in intent.readings]
    assert dict(zip(labels(intent.readings), days, strict=True)) == understood


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("coaching 45 yesterday", "45 min"),
        ("plc 2 on monday", "2 h"),
        ("plc 1.5 mon", "1 h 30 min"),
        ("PLC 11/4 6-8 data", "2 h"),
    ],
)
def test_what_is_probably_a_length_is_offered_as_one(said: str, label: str) -> None:
    intent = read(said, today=TODAY, role=CANDIDATE)
    assert isinstance(intent, Ambiguous)
    assert (intent.doubt, labels(intent.readings)) == (Doubt.UNCLEAR_NUMBER, [label])


@pytest.mark.parametrize("said", ["coaching 11 yesterday", "coaching 20 15 yesterday", "plc monday, lexile 800-900"])
def test_numbers_that_are_no_likely_length_are_not(said: str) -> None:
    assert read(said, today=TODAY, role=CANDIDATE) == Ambiguous(doubt=Doubt.UNCLEAR_NUMBER)


@pytest.mark.parametrize("said", ["same hours as last time for Lena", "same length as monday", "same amount as before"])
def test_what_was_before_is_not_known(said: str) -> None:
    assert told(said, COACH) == Ambiguous(doubt=Doubt.UNKNOWN_REFERENCE)


@pytest.mark.parametrize(
    "said", ["delete what i just entered", "undo whatever i logged", "get rid of everything i put in"]
)
def test_what_was_just_logged_can_be_taken_out(said: str) -> None:
    intent = told(said, COACH)
    assert isinstance(intent, Correction)
    assert (intent.action, intent.which.last) == (CorrectionAction.DELETE, True)


@pytest.mark.parametrize(
    ("role", "said", "together"),
    [
        (COACH, "30 min group coaching monday", True),
        (COACH, "coached the whole group 1 hr", True),
        (COACH, "30 min coaching monday", False),
        (CANDIDATE, "30 min group coaching monday", False),
    ],
)
def test_a_group_may_be_coached_without_their_names(role: Role, said: str, *, together: bool) -> None:
    intent = told(said, role)
    assert isinstance(intent, LogHours)
    assert [(one.counterpart, one.together) for one in intent.entries] == [(None, together)]
