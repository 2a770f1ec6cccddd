"""What a shared calendar came to: the card with its hours, what has to be asked, and what was left out."""

from collections.abc import Iterator, Sequence

from pydantic import TypeAdapter

from bot.calendars.entries import Lack
from bot.services.calendars.replies import FromCalendar, OpenEvent
from bot.services.calendars.sharing import event_words
from bot.services.ledger.replies import FilledLog
from bot.views.blocks import Block, Message, button, context, escape, literal, section
from bot.views.hours.same_session import open_card_message

FILL_IN = "calendar_fill_in"

_LISTED = 5
_QUESTIONS = {
    Lack.KIND: "What was it: coaching, or professional learning?",
    Lack.WHOM: "With whom was it? Each person gets an entry of their own.",
    Lack.LENGTH: "How long was it? The calendar does not say.",
    Lack.DAY: "Which day was it? It repeats in a way that I can't follow.",
}
_FILLED = TypeAdapter(FilledLog)


def calendar_messages(reply: FromCalendar) -> Sequence[Message]:
    """The card, and below it, in a message that stays once the card is answered, what has to be asked."""
    asked = _asked_message(reply.open) if reply.open else None
    notes = list(_notes(reply))
    if reply.proposed is not None:
        card = _with_notes(open_card_message(reply.proposed), notes)
        return [card, asked] if asked else [card]
    return [_with_notes(asked, notes)] if asked else [_with_notes(_nothing_message(), notes)]


def calendar_message(reply: FromCalendar) -> Message:
    """All of it as one message."""
    parts = calendar_messages(reply)
    return Message("\n\n".join(one.text for one in parts), [block for one in parts for block in one.blocks])


def filled_of(value: str) -> FilledLog:
    """What a button carries for the form; ValueError where it carries no such thing."""
    return _FILLED.validate_json(value)


def _asked_message(events: Sequence[OpenEvent]) -> Message:
    title = "*I need one thing more* to log this" if len(events) == 1 else "*I need one thing more* to log these"
    lines = [f"{literal(event_words(one.event))}. {_QUESTIONS[one.lack]}" for one in events]
    blocks = [
        section(escape(f"• {line}")) | {"accessory": _fill_in(one)} for line, one in zip(lines, events, strict=True)
    ]
    return Message("\n".join([title, *(f"• {line}" for line in lines)]), [section(title), *blocks])


def _fill_in(event: OpenEvent) -> Block:
    """The button that opens the form with what is known."""
    known = _FILLED.dump_json(event.known, exclude_none=True).decode()
    return button("Fill in the rest", FILL_IN, known)


def _nothing_message() -> Message:
    text = "Nothing in that calendar is to be logged."
    return Message(text, [section(text)])


def _notes(reply: FromCalendar) -> Iterator[str]:
    for event in reply.repeating:
        yield (
            f"{literal(event_words(event))}: it repeats, and this is the latest that is over. For another day press "
            "*Change*."
        )
    if reply.later:
        yield f"{reply.later} more do not fit on this card. Record these, then send the calendar once more."
    if reply.unrelated:
        yield f"{reply.unrelated} others say nothing of coaching or professional learning, so I left them out."
    if reply.left_out:
        listed = [f"• {literal(one.why)}" for one in reply.left_out[:_LISTED]]
        more = len(reply.left_out) - len(listed)
        yield "\n".join(["Left out:", *listed, *([f"• and {more} more"] if more else [])])


def _with_notes(message: Message, notes: Sequence[str]) -> Message:
    return Message("\n".join([message.text, *notes]), [*message.blocks, *(context(escape(note)) for note in notes)])
