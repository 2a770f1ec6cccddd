"""Growth as a picture: a panel for each standard, the rounds across, and a hand for each role that rates."""

from collections.abc import Mapping

from bot.charts.levels import Foot, LevelChart, Strand
from bot.charts.marks import Hand
from bot.services.assessing.replies import Drawn
from bot.views.assessing.words import role_word, sentence
from induction.people import Role

HANDS: Mapping[Role, Hand] = {
    Role.CANDIDATE: Hand("#0072b2", "circle", None),
    Role.COACH: Hand("#d55e00", "square", (20, 10)),
    Role.SUPERVISOR: Hand("#00795a", "triangle", (5, 9)),
}


def growth_chart(drawn: Drawn) -> bytes:
    """The picture as PNG: every standard of the program, and every round in which somebody rated."""
    growth = drawn.growth
    rounds = (f"{place} {one.round.label}" for place, one in enumerate(growth.rounds, start=1))
    levels = (f"{place} {name}" for place, name in enumerate(growth.levels, start=1))
    given = {role for one in growth.rounds for role in one.scores}
    return LevelChart(
        panels=[f"{one.number}  {one.name}" for one in growth.standards],
        strands=[_strand(drawn, role) for role in HANDS if role in given],
        places=len(growth.rounds),
        levels=len(growth.levels),
        feet=[Foot(place, str(place + 1)) for place in range(len(growth.rounds))],
        means=[f"Across: {' · '.join(rounds)}", f"Upward: {' · '.join(levels)}"],
    ).png()


def _strand(drawn: Drawn, role: Role) -> Strand:
    scores = [one.scores.get(role, {}) for one in drawn.growth.rounds]
    levels = [
        {place: given[standard.number] for place, given in enumerate(scores) if standard.number in given}
        for standard in drawn.growth.standards
    ]
    return Strand(HANDS[role], sentence(role_word(role, drawn.pack, drawn.reader.role)), levels)
