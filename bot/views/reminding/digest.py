"""A digest in Slack: what is open, each with what acts on it, and at its foot how to hear less of it."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from bot.services.reminding.replies import DigestShown, Snoozed, Stopped
from bot.services.sessions.replies import ItemShown
from bot.views.assessing.words import sentence
from bot.views.blocks import Block, Message, actions, button, context, escape, section
from bot.views.fields import choice, option
from bot.views.reminding.choices import kind_words
from bot.views.reminding.controls import ALL, REOPEN, controls, day_value
from bot.views.reminding.lines import DigestLine, digest_lines
from bot.views.sessions.action_items import line_words
from induction.calendar import near_day_words
from induction.packs.reminding import NudgeKind
from prompts.digest import digest_head, digest_text, snoozed_words, stopped_words

EVERYTHING = "digest_all"
SNOOZE, WAKE, STOP, RESUME, SETTINGS = (f"digest_{name}" for name in ("snooze", "wake", "stop", "resume", "settings"))

A_DAY, A_WEEK = 1, 7

_EARLY = frozenset({NudgeKind.PACE, NudgeKind.EARLY_WARNING})
_FACTS = "What is on record is a fact, and no status. You hear of it first, your coach and your program a day later."
_WHY = "This comes once a day at most: only what is yours, and only while it is open."


def digest_message(shown: DigestShown) -> Message:
    """Everything that is open, with what can be done about it; a locked screen shows how much it is and no more."""
    count = len(shown.items) + shown.more
    blocks: list[Block] = [section(digest_head(count))]
    for line in digest_lines(shown):
        blocks += _line_blocks(line, shown)
    blocks += _more_blocks(shown)
    blocks += _said_blocks(shown)
    blocks += [actions([*_foot(shown)]), context(f"{_FACTS}\n{_WHY}" if _has_facts(shown) else _WHY)]
    return Message(digest_text(count), blocks)


def _has_facts(shown: DigestShown) -> bool:
    """Whether the reader is told early of something about themselves."""
    return any(one.kind in _EARLY and one.about is None for one in shown.items)


def _line_blocks(line: DigestLine, shown: DigestShown) -> Iterator[Block]:
    words, found = section(escape(line.words)), controls(line, shown)
    if len(found) == 1:
        yield words | {"accessory": found[0]}
    else:
        yield from (words, actions(found))


def _more_blocks(shown: DigestShown) -> Iterator[Block]:
    if shown.more:
        words = section(f"and {shown.more} more")
        yield words if shown.day is None else words | {"accessory": button("Show everything", EVERYTHING, ALL)}


def _said_blocks(shown: DigestShown) -> Iterator[Block]:
    """What the reader has just done, with what takes it back."""
    match shown.said:
        case Snoozed(until):
            words = snoozed_words(until.astimezone(ZoneInfo(shown.reader.zone)).date())
            yield section(escape(words)) | {"accessory": button("Undo", WAKE, day_value(shown.day))}
        case Stopped(kind):
            undo = button("Undo", RESUME, day_value(shown.day, kind.value))
            yield section(escape(stopped_words(kind_words(kind, shown.reader.role)))) | {"accessory": undo}
        case ItemShown():
            yield _item_block(shown.said, shown.day)


def _item_block(said: ItemShown, day: date | None) -> Block:
    """What became of an action item."""
    words, item = line_words(said.line), said.line.item
    if item.is_open and said.moved and item.due is not None:
        return section(escape(f"*Put off to {near_day_words(item.due)}*: {words}"))
    if item.is_open:
        return section(escape(words))
    undo = button("Undo", REOPEN, day_value(day, str(item.id)))
    return section(escape(f"✓ {words}")) | {"accessory": undo}


def _foot(shown: DigestShown) -> Iterator[Block]:
    """How to hear less: later, not of one kind, or as one sets it."""
    if not isinstance(shown.said, Snoozed):
        yield button("Snooze a day", f"{SNOOZE}:{A_DAY}", day_value(shown.day))
        yield button("Snooze a week", f"{SNOOZE}:{A_WEEK}", day_value(shown.day))
    yield button("Settings", SETTINGS, "mine")
    kinds = dict.fromkeys(one.kind for one in shown.items)
    if kinds:
        named = {kind: sentence(kind_words(kind, shown.reader.role)) for kind in kinds}
        options = [option(words, day_value(shown.day, kind.value)) for kind, words in named.items()]
        yield choice(options, None, prompt="No more reminders of …") | {"action_id": STOP}
