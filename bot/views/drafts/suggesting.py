"""Wording that a model proposes, each piece beside the person's own words; and the question before it is asked for."""

from collections.abc import Iterator

from bot.outgoing.own_words import VERBATIM
from bot.services.suggesting.suggested import WordingHeld, WordingLine, WordingShown
from bot.views.blocks import Block, Message, actions, button, context, divider, escape, section, sections
from bot.views.drafts.drafts import EDIT, OPEN, what_is
from bot.views.wrapping import wrapped
from prompts.suggesting import held_words, suggestion_head

SEND_ANYWAY, TAKE, KEEP_MINE = "suggest_anyway", "suggest_take", "suggest_mine"


def wording_shown_message(shown: WordingShown) -> Message:
    """The card: for each part the person's own words and beside them the proposal, with the two answers.

    The message's own text, which a locked screen shows, says nothing of what is in it.
    """
    what, value = what_is(shown.draft.kind), f"{shown.draft.draft_id}:{shown.newest}"
    head = suggestion_head(what, proposed=len(shown.lines), left=shown.left, answered=shown.answered)
    blocks: list[Block] = sections([escape(line) for line in head.splitlines() if line])
    for line in shown.lines:
        blocks += [divider(), *_line_blocks(line)]
    blocks.append(actions([button("Open the draft", OPEN, value)]))
    return Message(f"Here is what came of the wording for your {what}.", blocks)


def wording_held_message(held: WordingHeld) -> Message:
    """The question before anything goes to a model that runs elsewhere."""
    value = f"{held.draft.draft_id}:{held.draft.version}"
    blocks = [section(escape(paragraph)) for paragraph in held_words(held.names).split("\n\n")]
    choices = [button("Edit first", EDIT, value, style="primary"), button("Send anyway", SEND_ANYWAY, value)]
    return Message("There is a question before wording is suggested.", [*blocks, actions(choices)])


def _line_blocks(line: WordingLine) -> Iterator[Block]:
    number = line.suggestion.id
    for nth, words in enumerate(_pair(line)):
        shown = sections(wrapped(escape(words)))
        yield from ({**one, "block_id": f"{VERBATIM}_{number}_{nth}_{at}"} for at, one in enumerate(shown))
    if line.open:
        take = button("Take", f"{TAKE}:{number}", str(number), style="primary")
        yield actions([take, button("Keep mine", f"{KEEP_MINE}:{number}", str(number))])
    else:
        yield context(escape(_answered(line)))


def _pair(line: WordingLine) -> tuple[str, str]:
    suggestion = line.suggestion
    return (
        f"*{line.label}*\n_Your own words_\n{suggestion.own_words}",
        f"_Proposed by a model ({suggestion.model})_\n{suggestion.proposed}",
    )


def _answered(line: WordingLine) -> str:
    if line.suggestion.taken:
        return f"Taken: it stands in version {line.suggestion.taken_version}, marked as worded with a model’s help."
    return "Your own words stand."
