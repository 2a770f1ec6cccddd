"""Hours that wait for the other party: several to tick in one list, and what became of those that are answered."""

from collections.abc import Iterator, Sequence

from bot.outgoing import limits
from bot.services.confirming.confirmations import LONGEST_REASON
from bot.services.confirming.replies import AskedEntry, DisputeForm, ToConfirm
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section
from bot.views.confirming.agreement import beside_blocks, beside_lines
from bot.views.entries import entry_label, entry_note, entry_words, was_words
from bot.views.fields import field, line_of_text, modal, option, ticks
from bot.views.legible import seen
from induction.calendar import short_day
from induction.ledger.confirmations import EntryState
from prompts.confirmations import OF_A_SESSION, OF_TWO, REASONS, request_title, state_words

CONFIRM, CONFIRM_CHOSEN = "hours_confirm", "hours_confirm_chosen"
DOUBT, DOUBT_ONE, BACK = "hours_doubt", "hours_doubt_one", "hours_doubt_back"
PICK = "hours_pick"
REASON = "hours_reason"
OTHER_REASON = "hours_reason_other"

DISPUTE_FORM, WHY = "dispute_form", "dispute_why"

SHOWN, RECORDED_SHOWN = 20, 8
_NOTHING = "Nothing waits for your confirmation."
_RECORDED = "*Recorded for you*"
_WHICH = "*Which one is not right?*"
_WHAT = "*What is not right about it?*"


def to_confirm_message(reply: ToConfirm) -> Message:
    """The entries that wait, all ticked, to be confirmed at once; what became of others; and what else is open."""
    shown = reply.entries[:SHOWN]
    waiting = [asked for asked in shown if asked.state is EntryState.LOGGED]
    doubted = next((asked for asked in shown if asked.entry.id == reply.doubted and asked.state is not None), None)
    title = _title(reply, shown, waiting, doubted)
    left = len(reply.entries) - len(shown)
    more = [f"{left} more: `/casc confirm` shows them once these are answered."] if left else []
    blocks = [section(escape(title)), *_body(reply, shown, waiting, doubted), *map(context, more)]
    lines = [title, *(f"• {_words(asked)}" for asked in shown), *more]
    if doubted is None and not reply.doubting:
        blocks += [*beside_blocks(reply), *_recorded_blocks(reply.recorded)]
        lines += [*beside_lines(reply), *_recorded_lines(reply.recorded)]
    return Message("\n".join(lines), blocks)


def dispute_form_view(form: DisputeForm) -> View:
    """The modal that asks for a few words."""
    why = line_of_text(None, example="It was 45 minutes, not 90", longest=LONGEST_REASON)
    words = section(escape(entry_words(form.asked.line)))
    seen = context(escape(f"{form.asked.logged_by.first_name} and your program administrator see what you write."))
    about = _pressed([form.asked.entry.id], form.shown)
    blocks = [words, field(WHY, "What is not right?", why), seen]
    return modal(DISPUTE_FORM, "That’s not right", "Send", blocks, about=about)


def dispute_form_message(form: DisputeForm) -> Message:
    """The entry again, where no modal can be opened."""
    return to_confirm_message(ToConfirm([form.asked], form.asked.entry.id))


def doubt_button(entry_id: int) -> Block:
    """The button with which somebody says that an entry which was recorded for them is not right."""
    return button("That’s not right", DOUBT, _pressed([entry_id], [entry_id]))


def carried(pressed: Sequence[AskedEntry], shown: Sequence[AskedEntry]) -> str:
    """What a button carries: the entries that it is about, and all that its message shows."""
    return _pressed([asked.entry.id for asked in pressed], [asked.entry.id for asked in shown])


def read_carried(value: str) -> tuple[list[int], list[int]]:
    """The entries that a button is about, and all that its message shows; ValueError where it carries no such thing."""
    pressed, _, shown = value.partition("|")
    return [int(one) for one in pressed.split(",")], [int(one) for one in shown.split(",")]


def pick_groups(entry_ids: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """The block of each group of checkboxes, with the entries in it: Slack takes ten a group."""
    for start in range(0, len(entry_ids), limits.TICKED_OPTIONS):
        yield f"{PICK}:{entry_ids[start]}", entry_ids[start : start + limits.TICKED_OPTIONS]


def _pressed(pressed: Sequence[int], shown: Sequence[int]) -> str:
    return f"{','.join(map(str, pressed))}|{','.join(map(str, shown))}"


def _title(
    reply: ToConfirm, shown: Sequence[AskedEntry], waiting: Sequence[AskedEntry], doubted: AskedEntry | None
) -> str:
    if not shown:
        return _NOTHING
    if doubted is not None:
        return _WHAT
    if reply.doubting and waiting:
        return _WHICH
    names = {None if _is_from_elsewhere(asked) else asked.logged_by.name for asked in waiting}
    return request_title(len(waiting), names.pop() if len(names) == 1 else None)


def _body(
    reply: ToConfirm, shown: Sequence[AskedEntry], waiting: Sequence[AskedEntry], doubted: AskedEntry | None
) -> Iterator[Block]:
    if doubted is not None:
        yield from _reasons(doubted, shown)
        return
    if reply.doubting and waiting:
        yield from (_with_button(asked, "That’s not right", DOUBT, shown) for asked in waiting)
        yield actions([button("Back", BACK, carried(waiting, shown))])
        return
    if len(waiting) == 1:
        value = carried(waiting, shown)
        yield section(escape(_words(waiting[0])))
        yield actions([button("Confirm", CONFIRM, value, style="primary"), button("That’s not right", DOUBT, value)])
    elif waiting:
        yield from _to_tick(waiting, shown)
    yield from (_answered(asked, shown) for asked in shown if asked.state is not EntryState.LOGGED)


def _to_tick(waiting: Sequence[AskedEntry], shown: Sequence[AskedEntry]) -> Iterator[Block]:
    """The entries that wait, all of them ticked, the button for those, and the one for what is not right."""
    by_id = {asked.entry.id: asked for asked in waiting}
    for block_id, group in pick_groups(list(by_id)):
        options = [option(seen(entry_label(by_id[one].line)), str(one), below=_note(by_id[one])) for one in group]
        boxes = {"action_id": PICK, **ticks(options, [str(one) for one in group])}
        yield actions([boxes]) | {"block_id": block_id}
    value = carried(waiting, shown)
    yield actions(
        [
            button("Confirm the ticked ones", CONFIRM_CHOSEN, value, style="primary"),
            button("One is not right", DOUBT_ONE, value),
        ]
    )


def _reasons(asked: AskedEntry, shown: Sequence[AskedEntry]) -> Iterator[Block]:
    value = carried([asked], shown)
    offered = {key: REASONS[key] for key in (OF_A_SESSION if asked.logged_by.id not in asked.entry.people else OF_TWO)}
    reasons = [button(words[0].upper() + words[1:], f"{REASON}:{key}", value) for key, words in offered.items()]
    yield section(escape(_words(asked)))
    yield actions([*reasons, button("Something else", OTHER_REASON, value), button("Back", BACK, value)])


def _answered(asked: AskedEntry, shown: Sequence[AskedEntry]) -> Block:
    """What became of an entry, with the way to say otherwise."""
    if asked.state is None:
        return section(escape(_words(asked)))
    if asked.state is EntryState.DISPUTED:
        return _with_button(asked, "It is right after all", CONFIRM, shown)
    return _with_button(
        asked, "That’s not right" if asked.state is EntryState.STANDS else "That’s not right after all", DOUBT, shown
    )


def _recorded_blocks(recorded: Sequence[AskedEntry]) -> Iterator[Block]:
    """What somebody else recorded for the reader, each with the way to say that it is not right."""
    if recorded:
        yield section(_RECORDED)
    for asked in recorded[:RECORDED_SHOWN]:
        yield section(escape(_words(asked))) | {"accessory": doubt_button(asked.entry.id)}
    if len(recorded) > RECORDED_SHOWN:
        yield context(f"and {len(recorded) - RECORDED_SHOWN} more: `/casc history`")


def _recorded_lines(recorded: Sequence[AskedEntry]) -> Iterator[str]:
    """The same in words."""
    if recorded:
        yield from (_RECORDED, *(f"• {_words(asked)}" for asked in recorded[:RECORDED_SHOWN]))


def _with_button(asked: AskedEntry, label: str, action_id: str, shown: Sequence[AskedEntry]) -> Block:
    return section(escape(_words(asked))) | {"accessory": button(label, action_id, carried([asked], shown))}


def _words(asked: AskedEntry) -> str:
    """The entry, what it takes the place of, since when it waits, and what became of it."""
    words = [entry_words(asked.line)]
    if asked.instead_of is not None:
        words.append(f"corrected, instead of: {entry_words(asked.instead_of)}")
    if asked.state is EntryState.LOGGED and _is_from_elsewhere(asked):
        words.append(_recorded_by(asked))
    if asked.overdue_since is not None:
        words.append(f"waiting since {short_day(asked.overdue_since)}")
    if asked.state is not EntryState.LOGGED:
        words.append(state_words(_state(asked), logged_by=asked.logged_by.first_name, reason=asked.reason))
    return "\n".join(words)


def _state(asked: AskedEntry) -> str:
    if asked.state is None:
        return "voided" if asked.voided else "corrected"
    return "silent" if asked.state is EntryState.STANDS else asked.state.value


def _note(asked: AskedEntry) -> str | None:
    """The small line below an entry that is to be ticked."""
    notes = [entry_note(asked.line)]
    if asked.instead_of is not None:
        notes.insert(0, was_words(asked.line, asked.instead_of))
    if _is_from_elsewhere(asked):
        notes.insert(0, _recorded_by(asked))
    if asked.overdue_since is not None:
        notes.insert(0, f"waiting since {short_day(asked.overdue_since)}")
    return seen("; ".join(filter(None, notes))) or None


def _is_from_elsewhere(asked: AskedEntry) -> bool:
    """Whether neither of the two who were there logged it."""
    return asked.logged_by.id not in asked.entry.people


def _recorded_by(asked: AskedEntry) -> str:
    return f"recorded by {asked.logged_by.name}"
