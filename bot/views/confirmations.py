"""Hours that wait for the other party: each with its two buttons, and what became of those that are answered."""

from collections.abc import Iterator, Sequence

from bot.services.confirmations import LONGEST_REASON
from bot.services.hour_replies import AskedEntry, Disputed, DisputeForm, ToConfirm
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section
from bot.views.entries import entry_words
from bot.views.fields import field, line_of_text, modal
from induction.confirmations import EntryState
from induction.hours import HourKind
from prompts.confirmations import REASONS, dispute_words, request_title, state_words

CONFIRM, CONFIRM_ALL, DOUBT, BACK = "hours_confirm", "hours_confirm_all", "hours_doubt", "hours_doubt_back"
REASON = "hours_reason"
OTHER_REASON = "hours_reason_other"

DISPUTE_FORM, WHY = "dispute_form", "dispute_why"

SHOWN = 15
_NOTHING = "Nothing waits for your confirmation."


def to_confirm_message(reply: ToConfirm) -> Message:
    """Every entry with its buttons, or with what became of it; and one button for all that wait."""
    if not reply.entries:
        return Message(_NOTHING, [section(_NOTHING)])
    shown = reply.entries[:SHOWN]
    waiting = [asked for asked in shown if asked.state is EntryState.LOGGED]
    title = _title(waiting)
    blocks = [section(escape(title)), *(block for asked in shown for block in _entry_blocks(asked, shown, reply))]
    if len(waiting) > 1:
        label = f"Confirm all {len(waiting)}"
        blocks.append(actions([button(label, CONFIRM_ALL, carried(waiting, shown), style="primary")]))
    left = len(reply.entries) - len(shown)
    more = [f"{left} more: `/casc confirm` shows them once these are answered."] if left else []
    blocks += [context(words) for words in more]
    lines = [f"• {_words(asked)}" for asked in shown]
    return Message("\n".join([title, *lines, *more]), blocks)


def dispute_message(told: Disputed) -> Message:
    """For who logged the entry: what is not right, and how to put it right."""
    day = f"{told.entry.on.month}/{told.entry.on.day}"
    whom = f" with {told.by.first_name}" if told.entry.kind is HourKind.COACHING else ""
    name = f"{told.entry.kind.label}{whom} on {day}"
    text = dispute_words(told.by.name, told.reason, line=entry_words(told.line), entry=name)
    return Message(text, [section(escape(text))])


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


def carried(pressed: Sequence[AskedEntry], shown: Sequence[AskedEntry]) -> str:
    """What a button carries: the entries that it is about, and all that its message shows."""
    return _pressed([asked.entry.id for asked in pressed], [asked.entry.id for asked in shown])


def read_carried(value: str) -> tuple[list[int], list[int]]:
    """The entries that a button is about, and all that its message shows; ValueError where it carries no such thing."""
    pressed, _, shown = value.partition("|")
    return [int(one) for one in pressed.split(",")], [int(one) for one in shown.split(",")]


def _pressed(pressed: Sequence[int], shown: Sequence[int]) -> str:
    return f"{','.join(map(str, pressed))}|{','.join(map(str, shown))}"


def _title(waiting: Sequence[AskedEntry]) -> str:
    names = {asked.logged_by.name for asked in waiting}
    return request_title(len(waiting), names.pop() if len(names) == 1 else None)


def _entry_blocks(asked: AskedEntry, shown: Sequence[AskedEntry], reply: ToConfirm) -> Iterator[Block]:
    yield section(escape(_words(asked)))
    value = carried([asked], shown)
    if reply.doubted == asked.entry.id and asked.state is not None:
        reasons = [button(words[0].upper() + words[1:], f"{REASON}:{key}", value) for key, words in REASONS.items()]
        yield actions([*reasons, button("Something else", OTHER_REASON, value), button("Back", BACK, value)])
    elif asked.state is EntryState.LOGGED:
        yield actions([button("Confirm", CONFIRM, value, style="primary"), button("That’s not right", DOUBT, value)])
    elif asked.state is EntryState.CONFIRMED:
        yield actions([button("That’s not right after all", DOUBT, value)])
    elif asked.state is EntryState.DISPUTED:
        yield actions([button("It is right after all", CONFIRM, value)])


def _words(asked: AskedEntry) -> str:
    """The entry, what it takes the place of, and what became of it."""
    words = entry_words(asked.line)
    if asked.instead_of is not None:
        words += f"\ncorrected, instead of: {entry_words(asked.instead_of)}"
    if asked.state is EntryState.LOGGED:
        return words
    state = asked.state.value if asked.state else "voided" if asked.voided else "corrected"
    return f"{words}\n{state_words(state, logged_by=asked.logged_by.first_name, reason=asked.reason)}"
