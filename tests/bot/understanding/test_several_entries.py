"""Several stretches of hours in one message, and what they share."""

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

SEVERAL = [
    (
        COACH,
        "30 min zoom w/ Kim this am and 45 min w/ Omar this pm",
        log(coaching(30, nov(18), counterpart="Kim", format=VIRTUAL), coaching(45, nov(18), counterpart="Omar")),
    ),
    (
        CANDIDATE,
        "logged: 11/4 PLC (1 hr), 11/5 coaching (1 hr)",
        log(learning("plc", 60, nov(4)), coaching(60, nov(5))),
    ),
    (CANDIDATE, "PLC: 1 hour 11/2, 2 hours 11/9", log(learning("plc", 60, nov(2)), learning("plc", 120, nov(9)))),
    (
        CANDIDATE,
        "1hr 11/2 & 1hr 11/9 coaching w/ Ms. Lee",
        log(coaching(60, nov(2), counterpart="Ms. Lee"), coaching(60, nov(9), counterpart="Ms. Lee")),
    ),
    (
        COACH,
        "Dana - 1 hr, Kim - 45 min. coaching, yesterday",
        log(coaching(60, nov(17), counterpart="Dana"), coaching(45, nov(17), counterpart="Kim")),
    ),
    (
        COACH,
        "coached Dana yesterday 1hr, zoom. coached Kim today 1hr, in person",
        log(
            coaching(60, nov(17), counterpart="Dana", format=VIRTUAL),
            coaching(60, nov(18), counterpart="Kim", format=IN_PERSON),
        ),
    ),
    (
        COACH,
        "1 hr coaching w/ Dana and 30 min w/ Marcus yesterday, both zoom",
        log(
            coaching(60, nov(17), counterpart="Dana", format=VIRTUAL),
            coaching(30, nov(17), counterpart="Marcus", format=VIRTUAL),
        ),
    ),
    (
        COACH,
        "coached Elena 45 min and Priya 30 min today",
        log(coaching(45, nov(18), counterpart="Elena"), coaching(30, nov(18), counterpart="Priya")),
    ),
    (
        CANDIDATE,
        "PLC 1h mon, CPSEL session 2h tues",
        log(learning("plc", 60, nov(16)), learning("cpsel_session", 120, nov(17))),
    ),
    (
        COACH,
        "30 min call w/ Ana on 11/2, then 1 hr in person on 11/9",
        log(coaching(30, nov(2), counterpart="Ana"), coaching(60, nov(9), counterpart="Ana", format=IN_PERSON)),
    ),
    (
        COACH,
        "an hour each with Dana and Theo today",
        log(coaching(60, nov(18), counterpart="Dana"), coaching(60, nov(18), counterpart="Theo")),
    ),
    (
        COACH,
        "yesterday: 1hr coaching Kim zoom, 2 hrs plc",
        log(coaching(60, nov(17), counterpart="Kim", format=VIRTUAL), learning("plc", 120, nov(17))),
    ),
    (
        COACH,
        "10/5 1hr, 10/12 1 hr coaching with Priya",
        log(coaching(60, octo(5), counterpart="Priya"), coaching(60, octo(12), counterpart="Priya")),
    ),
    (
        COACH,
        "coaching with Dana and Marcus, 45 min each, yesterday",
        log(coaching(45, nov(17), counterpart="Dana"), coaching(45, nov(17), counterpart="Marcus")),
    ),
    (
        CANDIDATE,
        "2 hrs PLC on 11/2 and 2 hrs PLC on 11/9",
        log(learning("plc", 120, nov(2)), learning("plc", 120, nov(9))),
    ),
    (
        CANDIDATE,
        "district training 3h friday + 1h coaching w/ my coach monday",
        log(learning("district_training", 180, nov(13)), coaching(60, nov(16))),
    ),
    (
        CANDIDATE,
        "45 min coaching monday on zoom & 1 hr in person thursday with Ms. Lee",
        log(coaching(45, nov(16), format=VIRTUAL), coaching(60, nov(12), counterpart="Ms. Lee", format=IN_PERSON)),
    ),
    (
        COACH,
        "Dana 1 hr monday, Kim 45 min tuesday, both coaching on zoom",
        log(
            coaching(60, nov(16), counterpart="Dana", format=VIRTUAL),
            coaching(45, nov(17), counterpart="Kim", format=VIRTUAL),
        ),
    ),
    (
        COACH,
        "met Sam for 30 min and Lee for 45 min yesterday",
        log(coaching(30, nov(17), counterpart="Sam"), coaching(45, nov(17), counterpart="Lee")),
    ),
    (CANDIDATE, "1 hr plc yesterday and 1 hr coaching today", log(learning("plc", 60, nov(17)), coaching(60, nov(18)))),
    (CANDIDATE, "coaching 1 hr; plc 2 hrs; both on 11/9", log(coaching(60, nov(9)), learning("plc", 120, nov(9)))),
    (CANDIDATE, "coaching 11/3 60 min\nplc 11/5 90 min", log(coaching(60, nov(3)), learning("plc", 90, nov(5)))),
    (
        COACH,
        "1.5 h with Nora on tuesday and another 30 min on thursday",
        log(coaching(90, nov(17), counterpart="Nora"), coaching(30, nov(12), counterpart="Nora")),
    ),
    (
        CANDIDATE,
        "log 90 min workshop 11/3, 60 min PLC 11/4 and 45 min coaching 11/5",
        log(learning(None, 90, nov(3)), learning("plc", 60, nov(4)), coaching(45, nov(5))),
    ),
    (
        COACH,
        "coaching w/ Keisha: 1h on 11/2, 1h on 11/9",
        log(coaching(60, nov(2), counterpart="Keisha"), coaching(60, nov(9), counterpart="Keisha")),
    ),
    (
        CANDIDATE,
        "I did 2 hours of PLC on Monday and an hour of coaching with my coach on Tuesday",
        log(learning("plc", 120, nov(16)), coaching(60, nov(17))),
    ),
    (
        COACH,
        "coached kim for an hour and joel for 30 min on monday",
        log(coaching(60, nov(16), counterpart="kim"), coaching(30, nov(16), counterpart="joel")),
    ),
    (
        COACH,
        "1 hr with Kim, zoom, and 30 min with Joel, phone, both monday",
        log(
            coaching(60, nov(16), counterpart="Kim", format=VIRTUAL),
            coaching(30, nov(16), counterpart="Joel", format=PHONE),
        ),
    ),
    (
        COACH,
        "20 min phone w/ Omar and 40 min f2f w/ Dev on friday",
        log(
            coaching(20, nov(13), counterpart="Omar", format=PHONE),
            coaching(40, nov(13), counterpart="Dev", format=IN_PERSON),
        ),
    ),
    (
        COACH,
        "coaching Priya 11/2 and 11/9, 1 hour each",
        log(coaching(60, nov(2), counterpart="Priya"), coaching(60, nov(9), counterpart="Priya")),
    ),
    (CANDIDATE, "plc 1h, coaching 1h today", log(learning("plc", 60, nov(18)), coaching(60, nov(18)))),
    (
        CANDIDATE,
        "log PLC 2 hrs and district workshop 3 hrs, both last saturday",
        log(learning("plc", 120, nov(14)), learning("district_training", 180, nov(14))),
    ),
    (CANDIDATE, "60 min coaching 11/2, 60 min coaching 11/9", log(coaching(60, nov(2)), coaching(60, nov(9)))),
    (
        COACH,
        "coaching: Dana 11/10 1h zoom; Kim 11/11 45m phone",
        log(
            coaching(60, nov(10), counterpart="Dana", format=VIRTUAL),
            coaching(45, nov(11), counterpart="Kim", format=PHONE),
        ),
    ),
    (
        COACH,
        "Dana 30 min, Kim 30 min, Theo 45 min coaching today",
        log(
            coaching(30, nov(18), counterpart="Dana"),
            coaching(30, nov(18), counterpart="Kim"),
            coaching(45, nov(18), counterpart="Theo"),
        ),
    ),
    (CANDIDATE, "30 min coaching, 30 min plc yesterday", log(coaching(30, nov(17)), learning("plc", 30, nov(17)))),
    (
        CANDIDATE,
        "two hours yesterday with Dana and an hour today",
        log(coaching(120, nov(17), counterpart="Dana"), coaching(60, nov(18), counterpart="Dana")),
    ),
    (
        CANDIDATE,
        "yesterday 1 hr coaching w/ Dana and today 30 min",
        log(coaching(60, nov(17), counterpart="Dana"), coaching(30, nov(18), counterpart="Dana")),
    ),
    (
        COACH,
        "observed Kim 1 hr and debriefed 30 min yesterday",
        log(coaching(60, nov(17), counterpart="Kim"), coaching(30, nov(17), counterpart="Kim")),
    ),
    (
        COACH,
        "1 hr observation and 30 min debrief with Kim yesterday",
        log(coaching(60, nov(17), counterpart="Kim"), coaching(30, nov(17), counterpart="Kim")),
    ),
    (
        CANDIDATE,
        "district training fri 2h and sat 3h",
        log(learning("district_training", 120, nov(13)), learning("district_training", 180, nov(14))),
    ),
    (
        CANDIDATE,
        "2 hours PLC and 30 minutes on the phone with my coach, both yesterday",
        log(learning("plc", 120, nov(17)), coaching(30, nov(17), format=PHONE)),
    ),
    (
        COACH,
        "an hour on zoom with Sam today and a 30 min phone call with Mina",
        log(
            coaching(60, nov(18), counterpart="Sam", format=VIRTUAL),
            coaching(30, nov(18), counterpart="Mina", format=PHONE),
        ),
    ),
    (CANDIDATE, "coaching and plc 1 hr each on monday", log(coaching(60, nov(16)), learning("plc", 60, nov(16)))),
    (CANDIDATE, "plc 1 hr each mon and tues", log(learning("plc", 60, nov(16)), learning("plc", 60, nov(17)))),
    (
        COACH,
        "- Dana 11/3 1 hr coaching zoom\n- Kim 11/4 40 min coaching phone",
        log(
            coaching(60, nov(3), counterpart="Dana", format=VIRTUAL),
            coaching(40, nov(4), counterpart="Kim", format=PHONE),
        ),
    ),
    (
        CANDIDATE,
        "Nov 2 plc 3-5, Nov 9 plc 3-4:30",
        log(
            learning("plc", 120, nov(2), starts=time(15, 0), ends=time(17, 0)),
            learning("plc", 90, nov(9), starts=time(15, 0), ends=time(16, 30)),
        ),
    ),
    (
        COACH,
        "coached Dana 11/3 40 min and 11/5 50 min, her school both days",
        log(
            coaching(40, nov(3), counterpart="Dana", format=IN_PERSON),
            coaching(50, nov(5), counterpart="Dana", format=IN_PERSON),
        ),
    ),
    (
        COACH,
        "I coached from 3 to 4 and 5 to 6 yesterday with Dana",
        log(
            coaching(60, nov(17), counterpart="Dana", starts=time(15, 0), ends=time(16, 0)),
            coaching(60, nov(17), counterpart="Dana", starts=time(17, 0), ends=time(18, 0)),
        ),
    ),
    (
        COACH,
        "mon Dana 1 hr. tues Kim 40 min. all coaching",
        log(coaching(60, nov(16), counterpart="Dana"), coaching(40, nov(17), counterpart="Kim")),
    ),
    (
        COACH,
        "coaching today - Dana 60 min, Marcus 45 min",
        log(coaching(60, nov(18), counterpart="Dana"), coaching(45, nov(18), counterpart="Marcus")),
    ),
]


@pytest.mark.parametrize(("role", "said", "understood"), SEVERAL)
def test_each_entry_has_its_own_and_what_is_shared(role: Role, said: str, understood: LogHours) -> None:
    assert told(said, role) == understood
