"""Hours as people tell of them, and what is understood: whole values."""

from datetime import time

import pytest

from bot.understanding.intents import LogHours
from induction.people import Role
from tests.bot.understanding.sayings import (
    CANDIDATE,
    COACH,
    IN_PERSON,
    PHONE,
    VIRTUAL,
    coaching,
    learning,
    log,
    nov,
    octo,
    told,
)

SOUND = [
    (
        COACH,
        "met w/ Elena thurs 2:30-3:45 her school",
        log(coaching(75, nov(12), counterpart="Elena", format=IN_PERSON, starts=time(14, 30), ends=time(15, 45))),
    ),
    (CANDIDATE, "plc 5:30-7:30 monday", log(learning("plc", 120, nov(16), starts=time(17, 30), ends=time(19, 30)))),
    (
        CANDIDATE,
        "PLC 3-4:30 wed on zoom",
        log(learning("plc", 90, nov(11), format=VIRTUAL, starts=time(15, 0), ends=time(16, 30))),
    ),
    (
        CANDIDATE,
        "coaching from 1 to 2 monday w/ my coach",
        log(coaching(60, nov(16), starts=time(13, 0), ends=time(14, 0))),
    ),
    (
        CANDIDATE,
        "cpsel session mon 5-7pm",
        log(learning("cpsel_session", 120, nov(16), starts=time(17, 0), ends=time(19, 0))),
    ),
    (CANDIDATE, "2 hr PLC mtg in my building 11/3", log(learning("plc", 120, nov(3), format=IN_PERSON))),
    (
        COACH,
        "coached Priya 45 mins yesterday over zoom",
        log(coaching(45, nov(17), counterpart="Priya", format=VIRTUAL)),
    ),
    (CANDIDATE, "2h PLC with my cohort on monday", log(learning("plc", 120, nov(16)))),
    (CANDIDATE, "1:30 of coaching with Dr. Lee on 11/10", log(coaching(90, nov(10), counterpart="Dr. Lee"))),
    (
        CANDIDATE,
        "cpsel session last thursday from 5:30 to 7:30",
        log(learning("cpsel_session", 120, nov(12), starts=time(17, 30), ends=time(19, 30))),
    ),
    (CANDIDATE, "went to a cpsel-aligned workshop tues, 2 hours", log(learning("cpsel_session", 120, nov(17)))),
    (COACH, "site visit with Jamal 11/4, 1.5 hrs", log(coaching(90, nov(4), counterpart="Jamal", format=IN_PERSON))),
    (
        COACH,
        "an hour and fifteen minutes w/ Lena this morning, her classroom",
        log(coaching(75, nov(18), counterpart="Lena", format=IN_PERSON)),
    ),
    (CANDIDATE, "PD webinar 90 minutes 11/3", log(learning(None, 90, nov(3), topic="webinar"))),
    (CANDIDATE, "district PD 3 hrs saturday", log(learning("district_training", 180, nov(14)))),
    (CANDIDATE, "log 1/2 hour phone call with my coach yesterday", log(coaching(30, nov(17), format=PHONE))),
    (
        COACH,
        "check-in with priya 25 min today via teams",
        log(coaching(25, nov(18), counterpart="priya", format=VIRTUAL)),
    ),
    (
        CANDIDATE,
        "attended CPSEL 4 on 11/9, 2hrs online",
        log(learning("cpsel_session", 120, nov(9), format=VIRTUAL, topic="CPSEL 4")),
    ),
    (
        CANDIDATE,
        "job-aligned workshop, 3 hours, Nov 5th, budgets",
        log(learning("job_aligned_workshop", 180, nov(5), topic="budgets")),
    ),
    (COACH, "add 45 minutes of coaching for Dana on Nov 12", log(coaching(45, nov(12), counterpart="Dana"))),
    (COACH, "Coaching call - Theo - 30 min - 11/16", log(coaching(30, nov(16), counterpart="Theo"))),
    (CANDIDATE, "I had a 1 hour coaching session with my coach on Tuesday", log(coaching(60, nov(17)))),
    (
        COACH,
        "1 hr observation + debrief with Marcus at his school 11/5",
        log(coaching(60, nov(5), counterpart="Marcus", format=IN_PERSON)),
    ),
    (CANDIDATE, "conference on equity 10/24, six hours", log(learning(None, 360, octo(24), topic="equity"))),
    (CANDIDATE, "two and a half hours of district training on 11/6", log(learning("district_training", 150, nov(6)))),
    (COACH, "logging 75 min coaching w/ Kim from last night", log(coaching(75, nov(17), counterpart="Kim"))),
    (CANDIDATE, "can you log 2 hrs plc for monday?", log(learning("plc", 120, nov(16)))),
    (CANDIDATE, "please add 1.5 hours PLC yesterday thanks", log(learning("plc", 90, nov(17)))),
    (
        COACH,
        "Zoom w/ Omar 40min this afternoon re: equity goal",
        log(coaching(40, nov(18), counterpart="Omar", format=VIRTUAL, topic="equity goal")),
    ),
    (
        COACH,
        "facetimed Elena for half an hour yesterday",
        log(coaching(30, nov(17), counterpart="Elena", format=VIRTUAL)),
    ),
    (CANDIDATE, "my coach and I met for an hour on friday", log(coaching(60, nov(13)))),
    (CANDIDATE, "met with coach Rivera 45 min thurs", log(coaching(45, nov(12), counterpart="Rivera"))),
    (COACH, "11/2 coaching Sofia 60 min in person", log(coaching(60, nov(2), counterpart="Sofia", format=IN_PERSON))),
    (
        CANDIDATE,
        "professional learning: read Leading Change, 2 hours sunday",
        log(learning(None, 120, nov(15), topic="read Leading Change")),
    ),
    (CANDIDATE, "3 hr district-approved training 11/14", log(learning("district_training", 180, nov(14)))),
    (
        CANDIDATE,
        "spent 2 hours at a webinar on special ed today",
        log(learning(None, 120, nov(18), topic="special ed")),
    ),
    (COACH, "nora - 1 hr coaching - yesterday - zoom", log(coaching(60, nov(17), counterpart="nora", format=VIRTUAL))),
    (COACH, "1hr w dana zoom mon", log(coaching(60, nov(16), counterpart="dana", format=VIRTUAL))),
    (COACH, "forgot to log: 45 min coaching w/ Dana on 11/2", log(coaching(45, nov(2), counterpart="Dana"))),
    (CANDIDATE, "i need to log 1 hr coaching with Maria yesterday", log(coaching(60, nov(17), counterpart="Maria"))),
    (
        CANDIDATE,
        "district leadership training 8:30-3 on 11/6",
        log(learning("district_training", 390, nov(6), starts=time(8, 30), ends=time(15, 0))),
    ),
    (CANDIDATE, "coach observed me for 50 min today", log(coaching(50, nov(18)))),
    (CANDIDATE, "was observed by my coach for 45 min on 11/10", log(coaching(45, nov(10)))),
    (
        COACH,
        "Tuesday: 1 hour coaching with Nora by phone",
        log(coaching(60, nov(17), counterpart="Nora", format=PHONE)),
    ),
    (
        CANDIDATE,
        "Met with Ana Lucia on 10/30 for 50 min to go over her IIP goals",
        log(coaching(50, octo(30), counterpart="Ana Lucia", topic="IIP goals")),
    ),
    (
        COACH,
        "shadowed Tanya at her site friday for an hour",
        log(coaching(60, nov(13), counterpart="Tanya", format=IN_PERSON)),
    ),
    (COACH, "my candidate Dev 1 hr zoom yesterday", log(coaching(60, nov(17), counterpart="Dev", format=VIRTUAL))),
    (
        COACH,
        "1 hr coaching with Kim yesterday in room 204",
        log(coaching(60, nov(17), counterpart="Kim", format=IN_PERSON)),
    ),
    (
        COACH,
        "coached Theo 1 hour yesterday, session 4 of 10",
        log(coaching(60, nov(17), counterpart="Theo")),
    ),
    (COACH, "1:1 w/ Theo, one on one 45 min today", log(coaching(45, nov(18), counterpart="Theo"))),
    (COACH, "1hr w/ May yesterday", log(coaching(60, nov(17), counterpart="May"))),
    (
        COACH,
        "30 min lunch w/ Rosa @ her school",
        log(coaching(30, nov(18), counterpart="Rosa", format=IN_PERSON, topic="lunch")),
    ),
    (
        COACH,
        "Coaching | Mina | 45 min | 11/17 | Teams",
        log(coaching(45, nov(17), counterpart="Mina", format=VIRTUAL)),
    ),
    (
        CANDIDATE,
        "job aligned pd 11/5 2 hrs (master scheduling)",
        log(learning("job_aligned_workshop", 120, nov(5), topic="master scheduling")),
    ),
    (
        CANDIDATE,
        "cpsel session #3 (equity) 2 hrs 11/7",
        log(learning("cpsel_session", 120, nov(7), topic="equity")),
    ),
    (CANDIDATE, "attended the district's training 2 hrs 11/4", log(learning("district_training", 120, nov(4)))),
    (CANDIDATE, "add 1 hour to my PLC hours for today, tysm 🙏", log(learning("plc", 60, nov(18), topic="hours"))),
    (COACH, "saw will for 30 min yesterday", log(coaching(30, nov(17), counterpart="will"))),
    (
        COACH,
        "coached Rosa from 2 to 2:50pm yesterday, 50 min",
        log(coaching(50, nov(17), counterpart="Rosa", starts=time(14, 0), ends=time(14, 50))),
    ),
    (
        COACH,
        "1-2:15pm with Rosa, 75 minutes on monday",
        log(coaching(75, nov(16), counterpart="Rosa", starts=time(13, 0), ends=time(14, 15))),
    ),
    (
        CANDIDATE,
        "3 hours of district training on friday (9-12)",
        log(learning("district_training", 180, nov(13), starts=time(9, 0), ends=time(12, 0))),
    ),
    (
        COACH,
        "coaching Rosa 30 min monday, her site calendar",
        log(coaching(30, nov(16), counterpart="Rosa", topic="site calendar")),
    ),
    (COACH, "met w/ Rosa before her PLC for 20 min today", log(coaching(20, nov(18), counterpart="Rosa", topic="PLC"))),
    (
        COACH,
        "35 min with Rosa going over her workshop slides tues",
        log(coaching(35, nov(17), counterpart="Rosa", topic="workshop slides")),
    ),
    (COACH, "an hour and ten with Rosa on friday", log(coaching(70, nov(13), counterpart="Rosa"))),
    (COACH, "an hour and three quarters with Rosa on friday", log(coaching(105, nov(13), counterpart="Rosa"))),
    (CANDIDATE, "2h plc two weeks ago today", log(learning("plc", 120, nov(4)))),
    (CANDIDATE, "plc a week ago yesterday, 1 hr", log(learning("plc", 60, nov(10)))),
    (
        CANDIDATE,
        "job aligned workshop Finance 201 on 11/4, 3 hrs",
        log(learning("job_aligned_workshop", 180, nov(4), topic="Finance 201")),
    ),
    (CANDIDATE, "plc with Ana and Luis 1 hr monday", log(learning("plc", 60, nov(16)))),
    (CANDIDATE, "presented at district training 2 hrs monday", log(learning("district_training", 120, nov(16)))),
    (
        CANDIDATE,
        "district training 11/6 8 to 12 noon",
        log(learning("district_training", 240, nov(6), starts=time(8, 0), ends=time(12, 0))),
    ),
]


@pytest.mark.parametrize(("role", "said", "understood"), SOUND)
def test_hours_are_read_as_they_were_meant(role: Role, said: str, understood: LogHours) -> None:
    assert told(said, role) == understood
