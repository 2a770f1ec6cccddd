"""What is told once, below the message that carries it."""

from bot.views.blocks import Message, context, escape


def with_notice(message: Message, line: str) -> Message:
    """The message with the line below it."""
    return Message(message.text, [*message.blocks, context(escape(line))])
