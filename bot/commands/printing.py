"""Replies as plain text in a terminal, and a bar for work that takes a while."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

from bot.services.replies import Reply
from bot.views.messages import message
from induction.packs.own_words import in_own_words
from induction.packs.words import HOUSE_WORDS, ProgramWords

_MARKS = re.compile(r"(?<!\w)[*`](?=\S)|(?<=\S)[*`](?!\w)")


def printed(reply: Reply, words: ProgramWords = HOUSE_WORDS) -> str:
    """The reply as a terminal shows it: the same words, without Slack's marks, as the reader's program says them."""
    return unmarked(in_own_words(message(reply).text, words))


def unmarked(text: str) -> str:
    """The words without Slack's marks."""
    return _MARKS.sub("", text)


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, seen only in a terminal; yields what to call with how much is done, of how much."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
