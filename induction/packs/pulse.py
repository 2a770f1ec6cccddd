"""What a pulse survey asks: a few sentences to agree or disagree with, for candidates and for coaches.

The starting set takes up what the LAUSD report asked its candidates about (its lines 266 to 470), and what they said
costs them; the words are ours. A pack may replace all of it.
"""

from collections.abc import Sequence

from pydantic import Field

from induction.packs.rules import PackValue
from induction.people import Role

ASKED = (Role.CANDIDATE, Role.COACH)
"""Whom a survey asks, in this order."""

MOST_ITEMS = 12
"""More are not answered in a minute."""


class PulseItem(PackValue):
    """One sentence to agree or disagree with.

    Answers are counted and rounds compared by its `key`: words that mean another thing need another one.
    """

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
    text: str = Field(min_length=1, max_length=150)
    role: Role = Role.CANDIDATE


HOUSE_ITEMS = (
    PulseItem(key="expectations", text="I know what the program wants from me this year, and by when."),
    PulseItem(key="standards", text="Since I take part, I see more clearly what the CPSELs mean for a leader."),
    PulseItem(key="job", text="What I do for the program is of use in the job I have."),
    PulseItem(key="time", text="Sessions and meetings come at hours that suit my work."),
    PulseItem(key="reach", text="I get hold of my coach when I need to."),
    PulseItem(key="own_answers", text="With my coach I find answers of my own, not theirs."),
    PulseItem(key="feedback", text="What my coach says about my work takes me a step further."),
    PulseItem(key="peers", text="I get to know how other candidates go about it."),
    PulseItem(key="evidence", text="Collecting evidence takes no more time than it is worth."),
    PulseItem(key="overall", text="All in all, I lead better because of this program."),
    PulseItem(
        key="coach_expectations", text="I know what the program wants from me and my candidates.", role=Role.COACH
    ),
    PulseItem(key="coach_time", text="I have as much time as my candidates need.", role=Role.COACH),
    PulseItem(key="coach_training", text="I was well prepared for the sessions that I hold.", role=Role.COACH),
    PulseItem(key="coach_peers", text="There is another coach to turn to when I am stuck.", role=Role.COACH),
    PulseItem(key="coach_early", text="I notice in time when a candidate falls behind.", role=Role.COACH),
    PulseItem(key="coach_paper", text="Writing things down takes no more time than it is worth.", role=Role.COACH),
    PulseItem(
        key="coach_heard", text="When I tell the program that something does not work, it listens.", role=Role.COACH
    ),
    PulseItem(
        key="coach_overall", text="All in all, my candidates lead better because of our sessions.", role=Role.COACH
    ),
)


class PulseRules(PackValue):
    """The items of the program's pulse survey, up to twelve for each role; a role that has none is not asked."""

    items: tuple[PulseItem, ...] = HOUSE_ITEMS

    def of(self, role: Role) -> Sequence[PulseItem]:
        """What somebody in this role is asked."""
        return [one for one in self.items if one.role is role]

    @property
    def roles(self) -> Sequence[Role]:
        """Who is asked anything."""
        return [role for role in ASKED if self.of(role)]
