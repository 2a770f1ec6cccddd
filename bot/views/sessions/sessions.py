"""Closed sessions: what the coach gets who closed one, what the candidate hears, and those of before."""

from collections.abc import Iterator
from dataclasses import replace

from bot.outgoing.own_words import VERBATIM
from bot.services.sessions.replies import SessionClosed, SessionLine, SessionList, ToldSession
from bot.views.blocks import Block, Message, actions, button, context, escape, literal, section, sections
from bot.views.feedback.coaching import offer_blocks
from bot.views.hours.cards import receipt_message
from bot.views.sessions.action_items import line_words
from bot.views.wrapping import wrapped
from induction.hours import duration
from prompts.sessions import (
    agreed_words,
    beside_words,
    kept_words,
    off_words,
    readers_words,
    session_words,
    told_words,
    withheld_words,
)

OLDER = "sessions_older"


def session_closed_message(reply: SessionClosed) -> Message:
    """The receipt of the hours, what was agreed, who reads the notes, and the way back.

    The message's own text, which a locked screen shows, says nothing of what was agreed.
    """
    paragraphs = [section(escape(words)) for words in _kept(reply)]
    offer = offer_blocks(reply.line.session.coach_id) if reply.offers_rating else []
    if reply.receipt is None:
        return Message(_head_beside(reply), [section(escape(_head_beside(reply))), *paragraphs, *offer])
    receipt = receipt_message(reply.receipt, noted=True)
    *recorded, undo = receipt.blocks
    return Message(receipt.text, [*recorded, *paragraphs, undo, *offer])


def session_closed_text(reply: SessionClosed) -> str:
    """The same in plain words."""
    head = receipt_message(reply.receipt).text if reply.receipt else _head_beside(reply)
    return "\n".join([head, *_kept(reply)])


def told_message(told: ToldSession) -> Message:
    """For the candidate: notes, action items, next meeting. What a locked screen shows says nothing of them."""
    line = told.line
    session = line.session
    coach = (line.coach or "Your coach").split()[0]
    length = duration(session.entry.minutes)
    head = told_words(coach, session.entry.on, length, touched=line.touched)
    blocks = [section(escape(head)), *_body(line)]
    blocks.append(
        context(escape(f"{readers_words(None, line.opened)} `/casc items` and `/casc sessions` show it again."))
    )
    return Message(f"{coach} closed your last session: what you agreed on is here to read.", blocks)


def withdrawn_message(told: ToldSession) -> Message:
    """For the candidate: that a session's hours were taken out, and with them what was agreed."""
    entry = told.line.session.entry
    coach = (told.line.coach or "Your coach").split()[0]
    text = off_words(coach, entry.on, duration(entry.minutes))
    return Message(text, [section(escape(text))])


def session_list_message(reply: SessionList) -> Message:
    """Each session with its notes and items, newest first."""
    blocks: list[Block] = [section(escape(_head(reply)))]
    for line in reply.lines:
        blocks += [*_paragraph(_session_head(line)), *_body(line)]
    if reply.left:
        value = f"{reply.candidate.id}:{reply.skipped + len(reply.lines)}"
        blocks.append(actions([button(f"{reply.left} older", OLDER, value)]))
    if standing := next((line for line in reply.lines if line.session.stands), None):
        readers = readers_words(reply.whose and reply.candidate.first_name, standing.opened)
        blocks.append(context(escape(readers)))
    return Message("Here are the coaching sessions.", blocks)


def session_list_text(reply: SessionList) -> str:
    """The same in plain words."""
    sessions = ("\n".join([_session_head(line), *_texts(line)]) for line in reply.lines)
    return "\n\n".join([_head(reply), *sessions])


def _head(reply: SessionList) -> str:
    whose = f"{reply.whose}’s" if reply.whose else "Your"
    if not reply.lines:
        return f"No coaching session of {reply.whose or 'yours'} is closed with notes yet."
    return f"*{whose} coaching sessions*" if not reply.skipped else f"*{whose} older coaching sessions*"


def _kept(reply: SessionClosed) -> list[str]:
    """What was agreed, and who reads it."""
    line, session = reply.line, reply.line.session
    told = bool(session.notes or session.items or session.next_on)
    kept = kept_words(line.candidate.first_name, notes=session.notes is not None, told=told, opened=line.opened)
    return [words for words in (_agreed(line), kept) if words]


def _head_beside(reply: SessionClosed) -> str:
    """What was done with hours that were there."""
    entry, name = reply.line.session.entry, reply.line.candidate.first_name
    said = "not_right" if reply.disputed else "confirmed" if reply.confirmed else None
    return beside_words(name, entry.on, duration(entry.minutes), said=said)


def _session_head(line: SessionLine) -> str:
    entry = line.session.entry
    return session_words(
        entry.on,
        duration(entry.minutes),
        whom=line.coach or line.candidate.name,
        touched=line.touched,
        withdrawn=not line.session.stands,
    )


def _body(line: SessionLine) -> Iterator[Block]:
    if notes := _notes(line):
        told = enumerate(_paragraph(notes))
        yield from ({**one, "block_id": f"{VERBATIM}_{line.session.entry.id}_{part}"} for part, one in told)
    if line.withheld:
        yield context(escape(withheld_words(line.candidate.first_name)))
    if agreed := _agreed(line):
        yield from _paragraph(agreed)


def _notes(line: SessionLine) -> str:
    """What the coach wrote, word for word."""
    return literal(line.session.notes or "")


def _texts(line: SessionLine) -> Iterator[str]:
    if notes := _notes(line):
        yield notes
    if line.withheld:
        yield withheld_words(line.candidate.first_name)
    if agreed := _agreed(line):
        yield agreed


def _agreed(line: SessionLine) -> str:
    items = [line_words(replace(one, beside=None)) for one in line.items]
    return agreed_words(items, line.session.next_on)


def _paragraph(text: str) -> list[Block]:
    return sections(wrapped(escape(text)))
