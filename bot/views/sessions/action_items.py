"""Action items: a list with a button each, one by itself, and what of them stands on a Home."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.services.sessions.replies import ItemLine, ItemList, ItemShown
from bot.views.blocks import Block, Message, actions, button, context, escape, literal, section
from induction.calendar import near_day_words
from prompts.sessions import item_words

DONE, REOPEN, LATER = "item_done", "item_reopen", "item_later"
LIST_DONE, LIST_REOPEN = "items_done", "items_reopen"
HOME_DONE, HOME_REOPEN = "home_item_done", "home_item_reopen"

LISTED, MOST_ON_HOME, MOST_DONE = 20, 5, 3

_NOTHING = "No action items are open."


def item_list_message(reply: ItemList) -> Message:
    """Everything that is open, each with its button, what was done lately, and when the two meet next.

    The message's own text, which a locked screen shows, says nothing of what is in it.
    """
    blocks = [section("*Open action items*" if reply.lines else _NOTHING)]
    blocks += _rows(reply.lines[:LISTED], LIST_DONE)
    left = len(reply.lines) - LISTED
    blocks += [context(f"and {left} more, shown once some of these are done")] if left > 0 else []
    blocks += _done_rows(reply.done, LIST_REOPEN)
    blocks += [section(escape(words)) for words in _meeting_lines(reply.meetings)]
    return Message("Here is what you agreed on.", blocks)


def item_list_text(reply: ItemList) -> str:
    """The same in plain words."""
    head = "*Open action items*" if reply.lines else _NOTHING
    lines = [f"• {line_words(line)}" for line in (*reply.lines, *reply.done[:MOST_DONE])]
    return "\n".join([head, *lines, *_meeting_lines(reply.meetings)])


def item_message(shown: ItemShown) -> Message:
    """One item with what can be done about it; its text says as little as that of the list."""
    line, item = shown.line, shown.line.item
    words = line_words(line)
    text = f"*Put off to {near_day_words(item.due)}*\n{words}" if shown.moved and item.due is not None else words
    number = str(item.id)
    if not item.is_open:
        buttons = [button("Undo", REOPEN, number)]
    else:
        later = [button("In a week", LATER, f"{number}:{item.due}")] if item.due and not shown.moved else []
        buttons = [button("Done", DONE, number, style="primary"), *later]
    return Message("An action item", [section(escape(text)), actions(buttons)])


def agreed_blocks(agreed: ItemList) -> Iterator[Block]:
    """What of it stands on a Home; nothing where nothing was agreed on."""
    if agreed.lines or agreed.done:
        yield section("*Open action items*" if agreed.lines else f"*Open action items*\n{_NOTHING}")
    yield from _rows(agreed.lines[:MOST_ON_HOME], HOME_DONE)
    if len(agreed.lines) > MOST_ON_HOME:
        yield context(f"and {len(agreed.lines) - MOST_ON_HOME} more: `/casc items`")
    yield from _done_rows(agreed.done, HOME_REOPEN)
    yield from (section(escape(words)) for words in _meeting_lines(agreed.meetings))


def line_words(line: ItemLine) -> str:
    """Who does what by when, or who has done it."""
    owner = owner_words(line)
    if line.done_on is not None:
        done = f"done by {line.done_by or 'you'} on {near_day_words(line.done_on)}"
        return f"{owner}: {literal(line.item.text)} ({done})"
    return item_words(owner, literal(line.item.text), due=line.item.due, overdue=line.overdue)


def owner_words(line: ItemLine) -> str:
    """Whose it is, and with whom where the reader has several."""
    owner = line.owner or "You"
    return f"{owner} (with {line.beside})" if line.beside else owner


def _rows(lines: Sequence[ItemLine], action_id: str) -> list[Block]:
    return [
        section(escape(line_words(line))) | {"accessory": button("Done", action_id, str(line.item.id))}
        for line in lines
    ]


def _done_rows(lines: Sequence[ItemLine], action_id: str) -> list[Block]:
    """What was done lately, to be taken back."""
    return [
        section(escape(f"✓ {line_words(line)}")) | {"accessory": button("Undo", action_id, str(line.item.id))}
        for line in lines[:MOST_DONE]
    ]


def _meeting_lines(meetings: Sequence[tuple[date, str]]) -> list[str]:
    """When one meets whom next; the days by themselves in one line."""
    if not meetings:
        return []
    if len(meetings) == 1:
        [(day, name)] = meetings
        return [f"*Next meeting*: {near_day_words(day)}, with {name}"]
    return ["*Next meetings*: " + "; ".join(f"{name} {near_day_words(day)}" for day, name in meetings)]
