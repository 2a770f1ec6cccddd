"""What two people have not agreed on beside what waits for one's own word: in dispute, and waiting for another."""

from collections.abc import Iterator

from bot.services.confirming.replies import AwaitedEntry, DisputeEnded, OpenDispute, ToConfirm, UnsettledProgram
from bot.views.blocks import Block, Message, actions, button, context, escape, section, sections
from bot.views.doors import CHANGE_ATTENDANCE
from bot.views.entries import entry_words
from bot.views.fields import plain_text
from induction.calendar import short_day, soon_words
from prompts.confirmations import awaited_words
from prompts.disputes import (
    dispute_state,
    dispute_words,
    standoff_words,
    taken_out_news,
    upheld_news,
    upheld_words,
)

ASK_AGAIN, PUT_RIGHT, RIGHT_AFTER_ALL = "hours_ask_again", "dispute_put_right", "dispute_right_after_all"
CORRECT, TAKE_OUT, UPHOLD = "dispute_correct", "dispute_take_out", "dispute_uphold"

AWAITED_SHOWN, DISPUTES_SHOWN = 5, 5
_SURE = {
    "confirm": {
        "title": plain_text("Take it out?"),
        "text": plain_text("The entry then counts no more. It stays on record."),
        "confirm": plain_text("Take it out"),
        "deny": plain_text("Not now"),
    }
}
_DISPUTES, _AWAITED = "*In dispute*", "*You wait for somebody’s word*"


def beside_blocks(reply: ToConfirm) -> Iterator[Block]:
    """What is in dispute and what waits for others, each with the one button that moves it on."""
    if reply.disputes:
        yield section(_DISPUTES)
    for one in reply.disputes[:DISPUTES_SHOWN]:
        yield section(escape(dispute_line(one))) | {"accessory": _settling(one)}
    yield from map(context, _rest(len(reply.disputes) - DISPUTES_SHOWN))
    if reply.awaited:
        yield section(_AWAITED)
    for other in reply.awaited[:AWAITED_SHOWN]:
        yield awaited_block(other, ASK_AGAIN)
    yield from map(context, _rest(len(reply.awaited) - AWAITED_SHOWN))


def _settling(one: OpenDispute) -> Block:
    """The one button that moves a dispute on."""
    if one.attendance is not None:
        return button("Change attendance", CHANGE_ATTENDANCE, str(one.attendance))
    return button("Put it right", PUT_RIGHT, str(one.entry.id)) if one.mine else right_after_all(one)


def beside_lines(reply: ToConfirm) -> Iterator[str]:
    """The same in words."""
    if reply.disputes:
        yield from (_DISPUTES, *(f"• {dispute_line(one)}" for one in reply.disputes[:DISPUTES_SHOWN]))
    if reply.awaited:
        yield from (_AWAITED, *(f"• {awaited_line(one)}" for one in reply.awaited[:AWAITED_SHOWN]))


def awaited_block(one: AwaitedEntry, action_id: str) -> Block:
    """An entry that waits for somebody else, and the button that has them asked again where that helps."""
    block = section(escape(awaited_line(one)))
    if not one.reachable or one.asked is not None:
        return block
    return block | {"accessory": button("Ask again", action_id, str(one.entry.id))}


def awaited_line(one: AwaitedEntry) -> str:
    """An entry that waits for somebody else's word, and since when."""
    asked = one.asked and soon_words(one.asked.at, one.asked.today)
    waits = awaited_words(one.whom.first_name, one.since, reachable=one.reachable, asked=asked or None)
    return f"{entry_words(one.line)}\n{waits}"


def dispute_line(one: OpenDispute) -> str:
    """An entry in dispute as one of its two people knows it."""
    by = one.by.first_name if one.mine else None
    logged_by = None if one.mine else one.logged_by.first_name
    return f"{entry_words(one.line)}\n{dispute_state(by, logged_by, one.reason, one.since, upheld=one.upheld)}"


def right_after_all(one: OpenDispute, action_id: str = RIGHT_AFTER_ALL) -> Block:
    """The button with which whoever disputed an entry takes that back."""
    return button("It is right after all", action_id, str(one.entry.id))


def dispute_buttons(one: OpenDispute, correct: str = CORRECT, take_out: str = TAKE_OUT, uphold: str = UPHOLD) -> Block:
    """What whoever logged the entry can do about it, under these action ids."""
    number = str(one.entry.id)
    change = [button("Correct it", correct, number, style="primary")] if one.correctable else []
    if one.correctable or one.removable:
        change.append(_take_out(one, take_out))
    keep = [] if one.upheld else [button("It is right as it is", uphold, number)]
    if one.attendance is not None:
        keep.insert(0, button("Change attendance", CHANGE_ATTENDANCE, str(one.attendance), style="primary"))
    return actions([*change, *keep])


def _take_out(one: OpenDispute, action_id: str = TAKE_OUT) -> Block:
    """The button that takes an entry out of the count, which asks once more."""
    return button("Take it out", action_id, str(one.entry.id)) | _SURE


def dispute_message(one: OpenDispute) -> Message:
    """For who logged the entry: what the other party says, and what can be done about it."""
    line, by = entry_words(one.line), one.by.name
    if one.upheld:
        words = upheld_words(one.by.first_name, line=line)
    else:
        attended = one.attendance is not None
        words = dispute_words(by, one.reason, line=line, correctable=one.correctable, attended=attended)
    row = dispute_buttons(one)
    return Message(words, [section(escape(words)), *([row] if row["elements"] else [])])


def upheld_message(one: OpenDispute) -> Message:
    """For who says that an entry is not right: its other party says that it is."""
    words = upheld_news(one.logged_by.name, one.reason, line=entry_words(one.line))
    return Message(words, [section(escape(words)), actions([right_after_all(one)])])


def standoff_message(one: OpenDispute) -> Message:
    """For the administrator: the two do not agree, and each has said so."""
    words = standoff_words(one.by.name, one.logged_by.name, one.reason, line=entry_words(one.line))
    return Message(words, [section(escape(words)), *([actions([_take_out(one)])] if one.removable else [])])


def taken_out_message(one: DisputeEnded) -> Message:
    """For the two behind an entry: an administrator has taken it out, and why."""
    words = taken_out_news(one.by.name, one.reason, line=entry_words(one.line))
    return Message(words, [section(escape(words))])


def unsettled_program_message(reply: UnsettledProgram) -> Message:
    """For the administrator: every dispute, with the way to end it, and what has waited too long for whose word."""
    groups = [[f"*{reply.pack.short_name}: what is not agreed on*"], [*_disputed(reply)], [*_overdue(reply)]]
    heading, disputed, overdue = ([*sections([escape(line) for line in lines])] for lines in groups)
    if reply.disputes:
        lines = [section(escape(disputed_words(one))) | _ended_by(one) for one in reply.disputes]
        rest = [section(line) for line in _rest(reply.in_dispute - len(reply.disputes))]
        disputed = [section(groups[1][0]), *lines, *rest]
    blocks = [*heading, *disputed, *overdue]
    return Message("\n".join(line for lines in groups for line in lines), blocks)


def _ended_by(one: OpenDispute) -> Block:
    return {"accessory": _take_out(one)} if one.removable else {}


def disputed_words(one: OpenDispute) -> str:
    """An entry in dispute as the administrator knows it."""
    state = dispute_state(one.by.name, one.logged_by.name, one.reason, one.since, upheld=one.upheld)
    return f"• {entry_words(one.line)}, logged by {one.logged_by.name}. {state}"


def _disputed(reply: UnsettledProgram) -> Iterator[str]:
    if not reply.in_dispute:
        yield "Nothing is in dispute."
        return
    yield f"*In dispute: {reply.in_dispute}*"
    yield from map(disputed_words, reply.disputes)
    yield from _rest(reply.in_dispute - len(reply.disputes))


def _overdue(reply: UnsettledProgram) -> Iterator[str]:
    days = reply.pack.confirmation.overdue_days
    if reply.overdue_count:
        yield f"*Unconfirmed for more than {days} days, or with nobody to ask: {reply.overdue_count}*"
    yield from (f"• {entry_words(one.line)}: {_waits(one)}" for one in reply.overdue)
    yield from _rest(reply.overdue_count - len(reply.overdue))
    others = reply.unconfirmed - reply.overdue_count
    if others:
        also = " more" if reply.overdue_count else ""
        yield f"{_entries(others)}{also} {'waits' if others == 1 else 'wait'} for a confirmation, {days} days at most."
    elif not reply.overdue_count:
        yield "Nothing waits for a confirmation."


def _waits(one: AwaitedEntry) -> str:
    reached = "" if one.reachable else ", who can't be asked in Slack"
    return f"waiting for {one.whom.name} since {short_day(one.since)}{reached}"


def _rest(count: int) -> Iterator[str]:
    if count > 0:
        yield f"and {count} more"


def _entries(count: int) -> str:
    return "One entry" if count == 1 else f"{count} entries"
