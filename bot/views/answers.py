"""Answers from the documents: their words first, then the places where they stand."""

from collections.abc import Sequence

from bot.services.replies import Answered, WhichProgram
from bot.views.blocks import (
    BUTTON_VALUE_LIMIT,
    Block,
    Message,
    actions,
    button,
    context,
    escape,
    section,
    shorten,
)
from knowledge.answers import Answer, AnswerStatus, Citation

SHOWN = 3
NEAREST = 160
ASK_IN_PROGRAM = "ask_in_program"


def answer_message(reply: Answered) -> Message:
    """What the documents say in their words, and the places where they stand; or what was nearest, and whom to ask."""
    answer = reply.answer
    sources = "\n".join(source_lines(answer))
    blocks: list[Block] = [section(escape(answer.text))]
    blocks += [context(escape(sources))] if sources else []
    return Message(f"{answer.text}\n\n{sources}".strip(), blocks)


def source_lines(answer: Answer) -> list[str]:
    """A line for each place: of the words quoted in an answer, or of what came nearest before a refusal."""
    if not answer.citations:
        return []
    if answer.status is AnswerStatus.ANSWERED:
        places = [f"• {place_words(citation)}" for citation in answer.citations[: answer.grounds]]
        return ["*Where it stands*", *dict.fromkeys(places)]
    quotes = [
        f"• “{shorten(' '.join(citation.quote.split()), NEAREST)}” {place_words(citation)}"
        for citation in answer.citations[:SHOWN]
    ]
    return ["*The nearest I found*", *quotes]


def place_words(citation: Citation) -> str:
    """Title, heading path and place, with the warning label where the document has one."""
    label = f" ({citation.label})" if citation.label else ""
    return f"{citation.title}{label}, {citation.locator}"


def which_program_message(reply: WhichProgram) -> Message:
    """The question stands; a button a program answers it."""
    text = f"Which program is this about? You asked: “{shorten(reply.question, 300)}”"
    return Message(text, [section(escape(text)), actions(_choices(reply))])


def _choices(reply: WhichProgram) -> Sequence[Block]:
    return [
        button(pack.short_name, f"{ASK_IN_PROGRAM}:{pack.id}", shorten(reply.question, BUTTON_VALUE_LIMIT))
        for pack in reply.programs
    ]
