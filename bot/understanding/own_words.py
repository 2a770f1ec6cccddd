"""What somebody meant who uses their program's own words: what is kept of it are the words that they typed."""

import re

from bot.understanding.intents import Ambiguous, Correction, Intent, LogHours, Question, SpokenEntry, WriteDraft
from induction.packs.own_words import in_house_words, in_own_words
from induction.packs.words import ProgramWords

_WORD = re.compile(r"\S+")


def as_typed(meant: Intent, text: str, words: ProgramWords) -> Intent:
    """The meaning that was read of the text in the house's words, with what it quotes of the text as it was typed."""
    match meant:
        case Question():
            return Question(text=text.strip())
        case WriteDraft():
            return meant.model_copy(update={"words": _end_of(text, meant.words, words)})
        case LogHours():
            return _hours(meant, text, words)
        case Ambiguous():
            return meant.model_copy(update={"readings": tuple(_hours(one, text, words) for one in meant.readings)})
        case Correction() if meant.reason:
            return meant.model_copy(update={"reason": in_own_words(meant.reason, words)})
    return meant


def _hours(meant: LogHours, text: str, words: ProgramWords) -> LogHours:
    return meant.model_copy(
        update={
            "entries": tuple(_entry(one, text, words) for one in meant.entries),
            "readings": tuple(_hours(one, text, words) for one in meant.readings),
        }
    )


def _entry(entry: SpokenEntry, text: str, words: ProgramWords) -> SpokenEntry:
    return entry.model_copy(update={"topic": _typed(text, entry.topic, words)}) if entry.topic else entry


def _typed(text: str, read: str, words: ProgramWords) -> str:
    """The words of the text that read so; where they stand otherwise there, what was read in the program's words."""
    if in_own_words(read, words) == read:
        return read
    places = [found.span() for found in _WORD.finditer(text)]
    runs = (text[start:end].strip(" ,;.()") for start, _ in places for _, end in places if start < end)
    return next((run for run in runs if in_house_words(run, words) == read), in_own_words(read, words))


def _end_of(text: str, read: str, words: ProgramWords) -> str:
    """The end of the text that reads so; what was read where its words stand in another order there."""
    ends = (text[found.start() :].strip() for found in _WORD.finditer(text))
    return next((end for end in ends if in_house_words(end, words) == read), read)
