"""Answers from the documents: their words first, then the places where they stand."""

import textwrap
from collections.abc import Sequence

from bot.outgoing import limits
from bot.outgoing.splitting import shorten
from bot.services.replies import Answered, WhichProgram
from bot.views.blocks import Block, Message, actions, button, context, escape, section
from knowledge.answers import Answer, AnswerStatus, Citation

SHOWN = 3
NEAREST = 160
ASK_IN_PROGRAM = "ask_in_program"


def answer_message(reply: Answered) -> Message:
    """What the documents say in their words, and the places where they stand; or what was nearest, and whom to ask."""
    answer = reply.answer
    sources = "\n".join(source_lines(answer))
    blocks: list[Block] = [section(escape(answer.wording))] if answer.wording else []
    text = _unbarred(answer.text)
    blocks.append(section(escape(text)))
    blocks += [context(escape(sources))] if sources else []
    return Message("\n\n".join(filter(None, (answer.wording, text, sources))), blocks)


def wording_message(reply: Answered) -> Message:
    """The wording by itself, for who has the quotes already, with the places that it cites."""
    sources = "\n".join(source_lines(reply.answer))
    text = f"*In short:* {reply.answer.wording}"
    return Message(f"{text}\n\n{sources}", [section(escape(text)), context(escape(sources))])


def source_lines(answer: Answer) -> list[str]:
    """A line for each place: of the words quoted in an answer, or of what came nearest before a refusal."""
    if not answer.citations:
        return []
    if answer.wording is not None:
        return ["*Where it stands*", *_numbered_places(answer, answer.wording)]
    if answer.status is AnswerStatus.ANSWERED:
        places = [f"• {place_words(citation)}" for citation in answer.citations[: answer.grounds]]
        return ["*Where it stands*", *dict.fromkeys(places)]
    quotes = [f"• “{_excerpt(citation.quote)}” {place_words(citation)}" for citation in answer.citations[:SHOWN]]
    return ["*The nearest I found*", *quotes]


def _excerpt(quote: str) -> str:
    """The beginning of the quote, in whole words."""
    return _unbarred(textwrap.shorten(quote, NEAREST, placeholder=" …"))


def _unbarred(text: str) -> str:
    """The text with the cells of a table's row set apart by dots, as a sentence is read."""
    return text.replace(" | ", " · ")


def _numbered_places(answer: Answer, wording: str) -> list[str]:
    """The places of the words quoted and of those that the wording cites, with the numbers that it gives them."""
    return [
        f"[{number}] {place_words(citation)}"
        for number, citation in enumerate(answer.citations, start=1)
        if number <= answer.grounds or f"[{number}]" in wording
    ]


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
        button(pack.short_name, f"{ASK_IN_PROGRAM}:{pack.id}", shorten(reply.question, limits.BUTTON_VALUE))
        for pack in reply.programs
    ]
