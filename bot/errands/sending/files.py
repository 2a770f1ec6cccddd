"""A file on its way into somebody's direct message, made when it goes out."""

from collections.abc import Callable

from bot.errands.sending.outgoing import Outgoing, OutgoingFile
from bot.views.blocks import Message, plain_message
from induction.people import Person
from induction.refused import Refused

Made = tuple[Message, OutgoingFile]
"""What is said beside a file, and the file."""


def file_for(reader: Person | None, make: Callable[[Person], Made]) -> Outgoing | None:
    """The file; the refusal where its reader may no longer see what is in it. None where they have left Slack."""
    if reader is None or reader.slack_id is None:
        return None
    try:
        words, file = make(reader)
    except Refused as refused:
        if refused.passes:
            raise
        return Outgoing(plain_message(refused.message), to=reader.slack_id)
    return Outgoing(words, to=reader.slack_id, file=file)
