"""What errands send, in the words of the program of whoever gets it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.errands.sending.outgoing import Composer, Outgoing, OutgoingFile, PutOff, Telling
from bot.outgoing.own_words import worded
from bot.views.blocks import Message
from induction.packs.own_words import in_own_words
from induction.packs.words import ProgramWords
from storage.errands import KeptErrand


def speaking(
    compose: Composer,
    words_of: Callable[[str], ProgramWords | None],
    words_in: Callable[[str], ProgramWords | None],
) -> Composer:
    """The composer, saying what it makes as the program of its reader says it.

    `words_of` takes the Slack id of a person. What a channel gets is said as the program does that the errand names,
    whose words are `words_in` it.
    """

    def composed(errand: KeptErrand, now: datetime) -> Outgoing | Telling | PutOff | None:
        outgoing = compose(errand, now)
        if not isinstance(outgoing, Outgoing):
            return outgoing
        program = errand.details.get("program")
        person = outgoing.only_for or outgoing.concerns or outgoing.to
        words = words_in(program) if isinstance(program, str) else words_of(person)
        return outgoing if words is None or words.is_the_houses else _said(outgoing, words)

    return composed


def _said(outgoing: Outgoing, words: ProgramWords) -> Outgoing:
    file = outgoing.file
    if file is not None:
        file = OutgoingFile(file.name, file.content, _message(file.otherwise, words))
    return replace(outgoing, message=_message(outgoing.message, words), file=file)


def _message(message: Message, words: ProgramWords) -> Message:
    blocks = worded({"blocks": message.blocks}, words)["blocks"]
    return Message(in_own_words(message.text, words), blocks)
