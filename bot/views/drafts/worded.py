"""What a draft tells of a model's share in it, and the button that asks for some."""

from collections.abc import Sequence

from bot.services.drafts.replies import DraftShown, WordedLine
from bot.views.blocks import Block, button
from induction.calendar import date_words

ASK = "draft_suggest"


def suggest_buttons(shown: DraftShown) -> Sequence[Block]:
    """The button for the candidate, where their program allows it and there is a model."""
    value = f"{shown.draft.draft_id}:{shown.draft.version}"
    return [button("Suggest wording", ASK, value)] if shown.suggests else []


def worded_notes(worded: Sequence[WordedLine]) -> list[str]:
    """A line for each part that carries wording of a model, for everybody who reads the draft."""
    return [f"{one.label}: {worded_words(one)}" for one in worded]


def worded_words(one: WordedLine) -> str:
    """The share of a model in one part: `worded with a model’s help, accepted by Dana Whitfield on …`."""
    changed = ", and changed since" if one.changed else ""
    return f"worded with a model’s help, accepted by {one.by or 'you'} on {date_words(one.on)}{changed}"
