"""The pieces of a draft that a model may word: each part that holds words, with what it asks for."""

from collections.abc import Mapping, Sequence

from induction.writing.drafts import Draft, DraftKind
from induction.writing.goals import CHOSEN as CHOSEN_OF_GOAL
from induction.writing.goals import GoalPart
from induction.writing.reflections import CHOSEN as CHOSEN_OF_REFLECTION
from induction.writing.reflections import ReflectionPart
from knowledge.drafting.drafter import Piece
from knowledge.drafting.verdict import Manner

_TO_COME = Manner(plans=True, own_doing=True)
_DONE = Manner(own_doing=True)
_AS_IT_IS = Manner()

_OF_GOAL: Mapping[GoalPart, Manner] = {
    GoalPart.CHANGE: _TO_COME,
    GoalPart.TARGET: _TO_COME,
    GoalPart.EVIDENCE: _TO_COME,
    GoalPart.STRATEGIES: _TO_COME,
    GoalPart.LEARNING: _TO_COME,
}
_OF_REFLECTION: Mapping[ReflectionPart, Manner] = {
    ReflectionPart.TRIED: _DONE,
    ReflectionPart.KNOWN: _DONE,
    ReflectionPart.NEXT: _TO_COME,
}
"""What a part asks for, where that is more than words as they are."""


def pieces_of(draft: Draft) -> Sequence[Piece]:
    """The parts with words in them, in the order in which people read them."""
    if draft.kind is DraftKind.GOAL:
        return [
            Piece(part.value, part.label, draft.parts[part], _OF_GOAL.get(part, _AS_IT_IS))
            for part in GoalPart
            if part not in CHOSEN_OF_GOAL and part in draft.parts
        ]
    return [
        Piece(part.value, part.label, draft.parts[part], _OF_REFLECTION.get(part, _AS_IT_IS))
        for part in ReflectionPart
        if part not in CHOSEN_OF_REFLECTION and part in draft.parts
    ]
