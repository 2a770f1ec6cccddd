"""The history of entries: each stretch of time with all that was ever on record for it."""

from collections.abc import Iterator, Sequence

from bot.services.progress.replies import Change, HourHistory, VersionLine, WordLine
from bot.views.blocks import Block, Message, actions, button, context, escape, literal, sections
from bot.views.confirming.to_confirm import doubt_button
from bot.views.doors import carried_page
from bot.views.entries import entry_words
from induction.calendar import day_words, moment_words
from induction.ledger.cards import NO_REASON
from induction.ledger.confirmations import Verdict

HISTORY_PAGE = "hours_history_page"

_CHANGES = {
    Change.LOGGED: "Logged",
    Change.CORRECTED: "Corrected",
    Change.VOIDED: "Taken out of the count",
}
_VERDICTS = {
    Verdict.CONFIRMED: "confirmed",
    Verdict.DISPUTED: "said that it is not right",
    Verdict.UPHELD: "said that it is right as it is",
}
_INDENT = "        "


def history_message(reply: HourHistory) -> Message:
    """The stretches of time, newest first, and the buttons to the other pages."""
    whose = "your hours" if reply.mine else f"the hours of {reply.candidate.name}"
    day = f", {day_words(reply.page.on)}" if reply.page.on else ""
    title = f"*History of {whose}*{day}"
    if not reply.stretches:
        text = f"{title}\nNothing was ever on record there."
        return Message(text, sections(escape(text).splitlines()))
    paragraphs = ["\n".join(_stretch_lines(versions)) for versions in reply.stretches]
    blocks = sections([escape(title)])
    for versions, paragraph in zip(reply.stretches, paragraphs, strict=True):
        *before, last = sections(escape(paragraph).splitlines())
        doubtful = versions[-1].doubtful
        blocks += [*before, last if doubtful is None else last | {"accessory": doubt_button(doubtful)}]
    words = _extent_words(reply)
    blocks += [context(words)] if words else []
    return Message("\n\n".join([title, *paragraphs, words]).strip(), [*blocks, *_page_buttons(reply)])


def _stretch_lines(versions: Sequence[VersionLine]) -> Iterator[str]:
    """What the stretch is on record as now, then each version with who said what of it."""
    newest = versions[-1]
    gone = "" if newest.counts else "no longer counts: "
    yield f"{gone}{entry_words(newest.line)}"
    for number, version in enumerate(versions):
        facts = version.change is Change.CORRECTED or (number == 0 and len(versions) > 1)
        what = f": {entry_words(version.line)}" if facts else ""
        why = "" if version.change is Change.LOGGED else f" Reason: {literal(version.reason or NO_REASON)}."
        yield f"• {_CHANGES[version.change]} by {version.by or 'you'} on {moment_words(version.at)}{what}.{why}"
        yield from (f"{_INDENT}{_said(word)}" for word in version.words)


def _said(word: WordLine) -> str:
    why = f": {literal(word.reason)}" if word.reason else ""
    return f"{word.by or 'You'} {_VERDICTS[word.verdict]} on {moment_words(word.at)}{why}"


def _extent_words(reply: HourHistory) -> str:
    shown = len(reply.stretches)
    if shown == reply.total:
        return ""
    first = reply.page.skipped + 1
    return f"{first} to {first + shown - 1} of {reply.total}, newest first."


def _page_buttons(reply: HourHistory) -> Sequence[Block]:
    pages = (("Older", "older", reply.older), ("Newest", "newest", reply.newest))
    buttons = [button(label, f"{HISTORY_PAGE}:{word}", carried_page(page)) for label, word, page in pages if page]
    return [actions(buttons)] if buttons else []
