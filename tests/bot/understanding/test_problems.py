"""Hours that cannot be recorded as they were said keep what could be read."""

from datetime import date

import pytest

from bot.understanding.intents import LogHours, Problem
from induction.people import Role
from tests.bot.understanding.sayings import (
    CANDIDATE,
    COACH,
    IN_PERSON,
    VIRTUAL,
    coaching,
    learning,
    log,
    nov,
    spoken,
    told,
)

PROBLEMS = [
    (
        CANDIDATE,
        "log 1 hr coaching 11/4 and 2 hrs PLC",
        log(coaching(60, nov(4)), learning("plc", 120, None), problem=Problem.AMBIGUOUS_DATE),
    ),
    (
        CANDIDATE,
        "1 hr plc yesterday and 1 hr coaching",
        log(learning("plc", 60, nov(17)), coaching(60, None), problem=Problem.AMBIGUOUS_DATE),
    ),
    (
        COACH,
        "1h with Dana and 30 min",
        log(coaching(60, nov(18), counterpart="Dana"), spoken(30, nov(18)), problem=Problem.MISSING_ACTIVITY),
    ),
    (
        COACH,
        "log 45 min coaching w/ Sam next tuesday",
        log(coaching(45, nov(24), counterpart="Sam"), problem=Problem.FUTURE_DATE),
    ),
    (CANDIDATE, "add 2 hrs PLC for 11/30", log(learning("plc", 120, nov(30)), problem=Problem.FUTURE_DATE)),
    (CANDIDATE, "plc 2 hours tomorrow", log(learning("plc", 120, nov(19)), problem=Problem.FUTURE_DATE)),
    (
        COACH,
        "coaching with Priya 12/1 60 min",
        log(coaching(60, date(2026, 12, 1), counterpart="Priya"), problem=Problem.FUTURE_DATE),
    ),
    (
        COACH,
        "I'm meeting Kim tomorrow for an hour",
        log(coaching(60, nov(19), counterpart="Kim"), problem=Problem.FUTURE_DATE),
    ),
    (
        CANDIDATE,
        "log 2 hours district training for this friday",
        log(learning("district_training", 120, nov(20)), problem=Problem.FUTURE_DATE),
    ),
    (CANDIDATE, "log 3 hrs PLC next week", log(learning("plc", 180, None), problem=Problem.FUTURE_DATE)),
    (CANDIDATE, "26 hours PLC yesterday", log(learning("plc", 1560, nov(17)), problem=Problem.TOO_LONG)),
    (CANDIDATE, "log 100 hours of coaching", log(coaching(6000, nov(18)), problem=Problem.TOO_LONG)),
    (CANDIDATE, "log 2000 minutes of plc on 11/2", log(learning("plc", 2000, nov(2)), problem=Problem.TOO_LONG)),
    (
        CANDIDATE,
        "1,500 min of district training 11/12",
        log(learning("district_training", 1500, nov(12)), problem=Problem.TOO_LONG),
    ),
    (CANDIDATE, "-30 min coaching yesterday", log(coaching(-30, nov(17)), problem=Problem.NON_POSITIVE)),
    (CANDIDATE, "log zero minutes of PLC today", log(learning("plc", 0, nov(18)), problem=Problem.NON_POSITIVE)),
    (CANDIDATE, "log 0h coaching w/ my coach monday", log(coaching(0, nov(16)), problem=Problem.NON_POSITIVE)),
    (CANDIDATE, "minus 1 hour coaching yesterday", log(coaching(-60, nov(17)), problem=Problem.NON_POSITIVE)),
    (
        CANDIDATE,
        "coaching with Dana yesterday",
        log(coaching(None, nov(17), counterpart="Dana"), problem=Problem.MISSING_DURATION),
    ),
    (CANDIDATE, "plc on monday", log(learning("plc", None, nov(16)), problem=Problem.MISSING_DURATION)),
    (
        CANDIDATE,
        "log cpsel session 11/10",
        log(learning("cpsel_session", None, nov(10)), problem=Problem.MISSING_DURATION),
    ),
    (
        CANDIDATE,
        "half day district training 11/6",
        log(learning("district_training", None, nov(6)), problem=Problem.MISSING_DURATION),
    ),
    (
        CANDIDATE,
        "a couple of hours of PLC on friday",
        log(learning("plc", None, nov(13)), problem=Problem.MISSING_DURATION),
    ),
    (CANDIDATE, "log coaching with my coach", log(coaching(None, nov(18)), problem=Problem.MISSING_DURATION)),
    (
        COACH,
        "met with Theo on 11/12",
        log(coaching(None, nov(12), counterpart="Theo"), problem=Problem.MISSING_DURATION),
    ),
    (CANDIDATE, "conference all weekend", log(learning(None, None, None), problem=Problem.MISSING_DURATION)),
    (CANDIDATE, "log 45 minutes yesterday", log(spoken(45, nov(17)), problem=Problem.MISSING_ACTIVITY)),
    (CANDIDATE, "2 hours on 11/10", log(spoken(120, nov(10)), problem=Problem.MISSING_ACTIVITY)),
    (
        CANDIDATE,
        "1 hour in person monday",
        log(spoken(60, nov(16), format=IN_PERSON), problem=Problem.MISSING_ACTIVITY),
    ),
    (CANDIDATE, "add 90 min", log(spoken(90, nov(18)), problem=Problem.MISSING_ACTIVITY)),
    (
        CANDIDATE,
        "log 3 hrs on zoom last night",
        log(spoken(180, nov(17), format=VIRTUAL), problem=Problem.MISSING_ACTIVITY),
    ),
    (CANDIDATE, "meeting 1 hr today", log(spoken(60, nov(18)), problem=Problem.MISSING_ACTIVITY)),
    (CANDIDATE, "1 hour coaching last week", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "2h plc recently", log(learning("plc", 120, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "log 90 min coaching w/ my coach in october", log(coaching(90, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "log 2 hrs PLC last monday", log(learning("plc", 120, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "1h coaching friday 11/12", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "plc 2 hrs 13/45", log(learning("plc", 120, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "coaching 1 hr a few days ago", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "1 hr plc over the weekend", log(learning("plc", 60, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "workshop 2h early november", log(learning(None, 120, None), problem=Problem.AMBIGUOUS_DATE)),
    (
        CANDIDATE,
        "2 day district training 11/5",
        log(learning("district_training", None, nov(5)), problem=Problem.MISSING_DURATION),
    ),
    (
        CANDIDATE,
        "log a long coaching session with my coach yesterday",
        log(coaching(None, nov(17)), problem=Problem.MISSING_DURATION),
    ),
    (CANDIDATE, "coaching 1 hr 2/30", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (
        CANDIDATE,
        "went to district PD all morning on 11/4",
        log(learning("district_training", None, nov(4)), problem=Problem.MISSING_DURATION),
    ),
    (
        COACH,
        "almost 2 hours with Dana today",
        log(coaching(None, nov(18), counterpart="Dana"), problem=Problem.MISSING_DURATION),
    ),
    (
        CANDIDATE,
        "log 1 hr coaching w/ Dana on 11/10-11/12",
        log(coaching(60, None, counterpart="Dana"), problem=Problem.AMBIGUOUS_DATE),
    ),
    (CANDIDATE, "conference nov 5-6, 10 hours", log(learning(None, 600, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "coaching every monday 1 hr", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "coaching mondays 1 hr", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (COACH, "1 hr with her yesterday", log(spoken(60, nov(17)), problem=Problem.MISSING_ACTIVITY)),
    (COACH, "1 hr coaching nov 31", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (COACH, "log 1 hr tmrw", log(spoken(60, nov(19)), problem=Problem.FUTURE_DATE)),
    (COACH, "30h coaching this month", log(coaching(1800, None), problem=Problem.TOO_LONG)),
    (
        COACH,
        "1 hr coaching w Dana 10/30 10/31",
        log(coaching(60, None, counterpart="Dana"), problem=Problem.AMBIGUOUS_DATE),
    ),
    (COACH, "coaching monday or tuesday 1 hr", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (COACH, "60 min coaching nov 9 or 10", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (CANDIDATE, "1 hr coaching the monday before last", log(coaching(60, None), problem=Problem.AMBIGUOUS_DATE)),
    (
        COACH,
        "1 hr w/ Dana the week before last",
        log(coaching(60, None, counterpart="Dana"), problem=Problem.AMBIGUOUS_DATE),
    ),
    (
        COACH,
        "call with Priya monday",
        log(coaching(None, nov(16), counterpart="Priya"), problem=Problem.MISSING_DURATION),
    ),
    (
        COACH,
        "zoom with Marcus monday 2pm",
        log(coaching(None, nov(16), counterpart="Marcus", format=VIRTUAL), problem=Problem.MISSING_DURATION),
    ),
]


@pytest.mark.parametrize(("role", "said", "understood"), PROBLEMS)
def test_what_is_missing_or_wrong_is_named(role: Role, said: str, understood: LogHours) -> None:
    assert told(said, role) == understood
