"""What the tests of goals and reflections share: sayings, and how the service is asked."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.services.drafts.drafts import Drafts
from bot.services.drafts.replies import DraftShown
from induction.people import Person
from induction.refused import Refused
from induction.writing.drafts import DraftKind
from induction.writing.standards import YearStandards
from tests.bot.conftest import NOW

Find = Callable[[str], Person]

GOAL, REFLECTION = DraftKind.GOAL, DraftKind.REFLECTION
TODAY = date(2026, 11, 18)
WORDS = "I want more families at our meetings, from 12 to 40 by May 2027. CPSEL 4"
PARTS = {
    "cpsel": "4",
    "change": "I want more families at our meetings",
    "baseline": "from 12",
    "target": "to 40",
    "dates": "by May 2027. CPSEL 4",
    "due": "2027-05-31",
}
YEAR = YearStandards(year=1, asked=3, left=(1, 2, 3, 4, 5, 6))
YEAR_WITH_FOUR = YearStandards(year=1, asked=3, taken=(4,), left=(1, 2, 3, 5, 6))


def begun(drafts: Drafts, actor: Person, said: str = WORDS, kind: DraftKind = GOAL, source: str = "s1") -> DraftShown:
    reply = drafts.begin(actor, kind, said, source=source, now=NOW)
    assert isinstance(reply, DraftShown)
    return reply


def refused(ask: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refused) as refusal:
        ask()
    return refusal.value.rule, refusal.value.message
