"""Sentences that are open to a few readings: each reading whole, and told from the others in a few words."""

import pytest

from bot.understanding.intents import Ambiguous, Doubt, LogHours
from bot.understanding.logs.readings import MOST, labels
from bot.understanding.reading import read
from induction.people import Role
from tests.bot.understanding.sayings import CANDIDATE, COACH, TODAY, VIRTUAL, coaching, learning, log, nov, octo

OPEN = [
    (
        COACH,
        "40 or 50 min with Rosa yesterday",
        {
            "40 min": log(coaching(40, nov(17), counterpart="Rosa")),
            "50 min": log(coaching(50, nov(17), counterpart="Rosa")),
        },
    ),
    (
        COACH,
        "coached Rosa today, maybe half an hour, or was it 45 min",
        {
            "30 min": log(coaching(30, nov(18), counterpart="Rosa")),
            "45 min": log(coaching(45, nov(18), counterpart="Rosa")),
        },
    ),
    (
        CANDIDATE,
        "plc yesterday 1-1.5 hrs",
        {"1 h": log(learning("plc", 60, nov(17))), "1 h 30 min": log(learning("plc", 90, nov(17)))},
    ),
    (
        COACH,
        "coaching with Rosa 2-3:30pm yesterday, 1 hour",
        {
            "1 h 30 min": read("coaching with Rosa 2-3:30pm yesterday", today=TODAY, role=COACH),
            "1 h": log(coaching(60, nov(17), counterpart="Rosa")),
        },
    ),
    (
        COACH,
        "an hour on zoom w/ Rosa thursday or friday",
        {
            "Thu, Nov 12": log(coaching(60, nov(12), counterpart="Rosa", format=VIRTUAL)),
            "Fri, Nov 13": log(coaching(60, nov(13), counterpart="Rosa", format=VIRTUAL)),
        },
    ),
    (
        CANDIDATE,
        "2 hrs district training, 10/6 or 10/7, can't remember which",
        {
            "Tue, Oct 6": log(learning("district_training", 120, octo(6))),
            "Wed, Oct 7": log(learning("district_training", 120, octo(7))),
        },
    ),
    (
        CANDIDATE,
        "plc last tues 1 hr",
        {"Tue, Nov 10": log(learning("plc", 60, nov(10))), "Tue, Nov 17": log(learning("plc", 60, nov(17)))},
    ),
    (
        CANDIDATE,
        "webinar over the weekend, 90 min",
        {"Sat, Nov 14": log(learning(None, 90, nov(14))), "Sun, Nov 15": log(learning(None, 90, nov(15)))},
    ),
    (
        CANDIDATE,
        "plc 1 hr sunday last week",
        {"Sun, Nov 8": log(learning("plc", 60, nov(8))), "Sun, Nov 15": log(learning("plc", 60, nov(15)))},
    ),
    (
        COACH,
        "1 hr with Rosa monday 11/10",
        {
            "Mon, Nov 9": log(coaching(60, nov(9), counterpart="Rosa")),
            "Tue, Nov 10": log(coaching(60, nov(10), counterpart="Rosa")),
        },
    ),
    (
        CANDIDATE,
        "1 hr coaching on 11/12 and 90 min PLC",
        {
            "PLC: Thu, Nov 12": log(coaching(60, nov(12)), learning("plc", 90, nov(12))),
            "PLC: Wed, Nov 18": log(coaching(60, nov(12)), learning("plc", 90, nov(18))),
        },
    ),
    (
        COACH,
        "45 min with Rosa or Bea monday",
        {
            "with Rosa": log(coaching(45, nov(16), counterpart="Rosa")),
            "with Bea": log(coaching(45, nov(16), counterpart="Bea")),
        },
    ),
    (
        COACH,
        "saw Rosa and Bea for 40 min yesterday",
        {
            "40 min each, one after the other": log(
                coaching(40, nov(17), counterpart="Rosa"), coaching(40, nov(17), counterpart="Bea")
            ),
            "40 min together": log(
                coaching(40, nov(17), counterpart="Rosa", together=True),
                coaching(40, nov(17), counterpart="Bea", together=True),
            ),
        },
    ),
    (
        CANDIDATE,
        "3 hours of plc on thursday and friday",
        {
            "3 h each": log(learning("plc", 180, nov(12)), learning("plc", 180, nov(13))),
            "1 h 30 min each": log(learning("plc", 90, nov(12)), learning("plc", 90, nov(13))),
        },
    ),
    (
        COACH,
        "met Rosa at the summit 30 min friday",
        {
            "coaching with Rosa": log(coaching(30, nov(13), counterpart="Rosa")),
            "professional learning": log(learning(None, 30, nov(13))),
        },
    ),
    (
        CANDIDATE,
        "coaching or plc, 1 hr yesterday",
        {"coaching": log(coaching(60, nov(17))), "PLC": log(learning("plc", 60, nov(17)))},
    ),
    (
        COACH,
        "45 or 60 min with Rosa mon or tues",
        {
            f"{length} {day}": log(coaching(minutes, on, counterpart="Rosa"))
            for length, minutes in (("45 min", 45), ("1 h", 60))
            for day, on in (("Mon, Nov 16", nov(16)), ("Tue, Nov 17", nov(17)))
        },
    ),
]

WITHOUT = [
    (COACH, "maybe 45 min coaching with Rosa yesterday"),
    (COACH, "the usual with Rosa"),
    (COACH, "coaching with Rosa 11/2-11/6 1 hr"),
    (COACH, "1 hr coaching with Rosa monday through thursday"),
    (CANDIDATE, "1 hr plc sometime last week"),
    (CANDIDATE, "1 hr with Rosa and Bea monday"),
]


@pytest.mark.parametrize(("role", "said", "readings"), OPEN)
def test_what_is_open_to_a_few_readings_has_them_all(role: Role, said: str, readings: dict[str, LogHours]) -> None:
    intent = read(said, today=TODAY, role=role)
    assert isinstance(intent, LogHours | Ambiguous)
    assert dict(zip(labels(intent.readings), intent.readings, strict=True)) == readings
    assert not isinstance(intent, LogHours) or intent.problem is not None


@pytest.mark.parametrize(("role", "said", "_readings"), OPEN)
def test_readings_are_two_to_four_whole_ones_and_their_labels_differ(
    role: Role, said: str, _readings: dict[str, LogHours]
) -> None:
    intent = read(said, today=TODAY, role=role)
    assert isinstance(intent, LogHours | Ambiguous)
    told = labels(intent.readings)
    assert 2 <= len(set(told)) == len(intent.readings) <= MOST
    assert max(map(len, told)) <= 75  # of a button
    assert all(one.problem is None and not one.readings for one in intent.readings)


@pytest.mark.parametrize(("role", "said"), WITHOUT)
def test_what_is_open_to_many_or_to_none_is_asked_in_words(role: Role, said: str) -> None:
    intent = read(said, today=TODAY, role=role)
    assert isinstance(intent, LogHours | Ambiguous)
    assert intent.readings == ()
    assert not isinstance(intent, LogHours) or intent.problem is not None


def test_a_log_that_may_be_a_question_keeps_the_log() -> None:
    assert read("plc 1 hr yesterday, ok?", today=TODAY, role=CANDIDATE) == Ambiguous(
        doubt=Doubt.QUESTION_OR_LOG, readings=(log(learning("plc", 60, nov(17))),)
    )


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ("coached Rosa and Bea together for 40 min", True),
        ("joint coaching w/ Rosa and Bea 40 min", True),
        ("40 min group coaching session with Rosa and Bea", True),
        ("coached Rosa and Bea for 40 min each", False),
        ("coached Rosa for 40 min and Bea for 40 min", False),
    ],
)
def test_who_says_so_is_not_asked_whether_it_was_together(said: str, *, together: bool) -> None:
    intent = read(said, today=TODAY, role=COACH)
    assert isinstance(intent, LogHours)
    assert [(one.counterpart, one.minutes, one.together) for one in intent.entries] == [
        ("Rosa", 40, together),
        ("Bea", 40, together),
    ]


def test_readings_of_different_numbers_of_entries_are_told_apart_as_wholes() -> None:
    one, two = log(coaching(60, nov(17), counterpart="Rosa")), log(coaching(30, nov(17)), learning("plc", 30, nov(17)))
    assert labels([one, two]) == ["1 h coaching with Rosa", "30 min coaching + 30 min PLC"]
