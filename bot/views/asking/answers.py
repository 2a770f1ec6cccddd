"""Answers from the documents: their words first, then the places where they stand."""

import re
import textwrap
from collections.abc import Sequence

from bot.outgoing import limits
from bot.outgoing.splitting import shorten
from bot.services.asking.replies import Answered, WhichProgram
from bot.views.asking.feedback import rows_under
from bot.views.blocks import Block, Message, actions, button, context, escape, literal, section
from induction.packs.pack import ProgramPack
from knowledge.answers import Answer, AnswerStatus, Citation

SHOWN = 3
NEAREST = 160
ASK_IN_PROGRAM = "ask_in_program"
IN_SHORT = "In short:"

_SUBJECT = re.compile(r"^([^“”\n]{2,160}:)(?= “|\n(?:•|\d+[.)]) “)", re.MULTILINE)

_VALUE = re.compile(r"^• ([^“”\n]+?)(?= — “|$)", re.MULTILINE)


def answer_message(reply: Answered) -> Message:
    """What the documents say in their words, and the places where they stand; or what was nearest, and whom to ask."""
    answer = reply.answer
    sources = "\n".join(source_lines(answer))
    text = _unbarred(answer.text)
    if answer.citations:  # else the words are ours, marks and all
        text = literal(text)
    wording = _in_short(answer.wording) if answer.wording else ""
    blocks: list[Block] = [*_sides_apart(text)] if answer.conflicts else [section(_subjects_marked(text))]
    blocks += [section(escape(wording))] if wording else []
    blocks += [context(escape(sources))] if sources else []
    blocks += rows_under(reply)
    return Message("\n\n".join(filter(None, (text, wording, sources))), blocks)


def chosen_program_message(reply: Answered, program: ProgramPack) -> Message:
    """The answer in place of the question which program is meant: above it the one that was chosen, and what for."""
    answer = answer_message(reply)
    chosen = f"{program.short_name}, to: “{literal(shorten(reply.question, 300))}”"
    return Message(f"{chosen}\n\n{answer.text}", [context(escape(chosen)), *answer.blocks])


def _subjects_marked(text: str) -> str:
    """The text as Slack takes it, what each quote is about in bold and apart from the quote before it."""
    return _SUBJECT.sub(r"*\1*", escape(text)).replace("”\n*", "”\n\n*")


def _sides_apart(text: str) -> Sequence[Block]:
    """That the documents disagree in bold, and the value of each side at the head of its words."""
    verdict, _, sides = text.partition("\n")
    marked = _VALUE.sub(r"• *\1*", _subjects_marked(sides))
    return [section("\n".join(filter(None, (f"*{escape(verdict)}*", marked))))]


def wording_message(reply: Answered) -> Message:
    """The wording by itself, for who has the quotes already, with the places that it cites."""
    sources = "\n".join(source_lines(reply.answer))
    text = _in_short(reply.answer.wording or "")
    return Message(f"{text}\n\n{sources}", [section(escape(text)), context(escape(sources))])


def _in_short(wording: str) -> str:
    return f"*{IN_SHORT}* {literal(wording)}"


def source_lines(answer: Answer) -> list[str]:
    """A line for each place: of the words quoted in an answer, or of what came nearest before a refusal."""
    if not answer.citations:
        return []
    if answer.wording is not None:
        return ["*Where it stands*", *_numbered_places(answer, answer.wording)]
    if answer.status is AnswerStatus.ANSWERED:
        return ["*Where it stands*", *_places_by_document(answer.citations[: answer.grounds])]
    quotes = [f"• “{_excerpt(citation.quote)}” {place_words(citation)}" for citation in answer.citations[:SHOWN]]
    return ["*The nearest I found*", *quotes]


def _places_by_document(citations: Sequence[Citation]) -> list[str]:
    """A line for each document, with its places in the order of the quotes."""
    places: dict[str, list[str]] = {}
    for citation in citations:
        places.setdefault(_document(citation), []).append(citation.locator)
    return [literal(f"• {document}, {'; '.join(dict.fromkeys(said))}") for document, said in places.items()]


def _excerpt(quote: str) -> str:
    """The beginning of the quote, in whole words."""
    return literal(_unbarred(textwrap.shorten(quote, NEAREST, placeholder=" …")))


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
    """Title, heading path and place, with what kind of document it is and which edition, where that is known."""
    return literal(f"{_document(citation)}, {citation.locator}")


def _document(citation: Citation) -> str:
    kind = ", ".join(filter(None, (citation.label, citation.edition)))
    return f"{citation.title} ({kind})" if kind else citation.title


def which_program_message(reply: WhichProgram) -> Message:
    """The question stands; a button a program answers it."""
    text = f"Which program is this about? You asked: “{literal(shorten(reply.question, 300))}”"
    return Message(text, [section(escape(text)), actions(_choices(reply))])


def _choices(reply: WhichProgram) -> Sequence[Block]:
    return [
        button(pack.short_name, f"{ASK_IN_PROGRAM}:{pack.id}", shorten(reply.question, limits.BUTTON_VALUE))
        for pack in reply.programs
    ]
