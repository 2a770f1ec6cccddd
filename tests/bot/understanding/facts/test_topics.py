"""What hours were about, in the person's own words; the CPSEL or the goal that was named is always kept."""

import pytest

from bot.understanding.intents import LogHours
from tests.bot.understanding.sayings import COACH, told

TOPICS = [
    ("40 min w/ Rosa yesterday, walkthrough notes", "walkthrough notes"),
    ("40 min coaching with Rosa, observation data", "observation data"),
    ("met with Rosa 40 min re her budget meeting", "budget"),
    ("40 min call with Rosa yesterday", None),
    ("1 hr observation + debrief with Rosa", None),
    ("1 hr with Rosa about the PLC agenda, monday", "PLC agenda"),
    ("1 hr w/ Rosa after her workshop, hiring plans for spring", "hiring plans for spring"),
    ("coached Rosa 1 hr monday, cpsel 4, restorative practices", "cpsel 4, restorative practices"),
    ("coached Rosa 1 hr monday, master calendar and staffing, IIP goal 2", "master calendar and staffing, IIP goal 2"),
    ("IIP goal 3, budgets: coached Rosa 1 hr", "IIP goal 3, budgets"),
    ("coached Rosa 1 hr on goals 1 and 2", "goals 1 and 2"),
    ("cpsel 3 session 2 hrs monday, equity audits", "cpsel 3, equity audits"),
    ("attended CPSEL 5 on 11/9, 2hrs", "CPSEL 5"),
    ("zoom with Rosa monday at 2:30 for 45 min, hiring", "hiring"),
    ("coached Rosa at 3 pm for an hour", None),
    ("about 45 min coaching with Rosa together with nobody else", "nobody else"),
]


@pytest.mark.parametrize(("said", "topic"), TOPICS)
def test_the_topic_is_what_nothing_else_was_understood_by(said: str, topic: str | None) -> None:
    intent = told(said, COACH)
    assert isinstance(intent, LogHours)
    assert intent.entries[0].topic == topic


def test_a_long_topic_is_cut_and_keeps_the_goal() -> None:
    intent = told(f"coached Rosa 1 hr, {'the schedule of the site ' * 6}, cpsel 6", COACH)
    assert isinstance(intent, LogHours)
    topic = intent.entries[0].topic or ""
    assert topic.endswith(", cpsel 6")
    assert len(topic) <= 80
