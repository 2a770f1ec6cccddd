"""Results of the pulse survey in words: shares and counts by item, and the change since the round before."""

import json
from collections.abc import Iterator, Sequence

from bot.services.feedback.replies import OpenRound, PulseDrawn, PulseOpened, PulsePreview, PulseShown
from bot.views.blocks import Block, Message, actions, button, context, escape, plain_message, section, sections
from induction.calendar import date_words, short_day
from induction.feedback.pulse import AGREEMENT, FEWEST, Pulse, Step
from induction.feedback.results import NO_COHORT, GroupResult, ItemResult, RoleResult
from prompts.feedback import pulse_preview_words

OPEN_ROUND, SHOW_ROUND = "pulse_open", "pulse_show"

_MOST_COHORTS = 15
"""How many cohorts there is a button for."""


def pulse_preview_message(reply: PulsePreview) -> Message:
    """Whom a round would ask, what, and until when, with the button that opens it."""
    asked = {role.value: many for role, many in reply.asked.items()}
    left_out = [role.value for role in reply.left_out]
    closes = date_words(reply.closes_on)
    words = pulse_preview_words(reply.cohort, closes, asked=asked, left_out=left_out, fewest=FEWEST)
    blocks: list[Block] = [*sections([escape(line) for line in words.splitlines()])]
    for role, items in reply.items.items():
        listed = [f"*What a {role.value} is asked*", *(f"• {one.text}" for one in items)]
        blocks += sections([escape(line) for line in listed])
    value = json.dumps({"key": reply.key, "cohort": reply.cohort, "days": reply.days})
    many = sum(reply.asked.values())
    blocks.append(actions([button(f"Open it and invite {many}", OPEN_ROUND, value, style="primary")]))
    return Message(words, blocks)


def pulse_opened_message(reply: PulseOpened) -> Message:
    """That a round is open."""
    return plain_message(
        f"The survey {_of(reply.pulse)} is open until {date_words(reply.pulse.closes_on)}. {reply.invited} people get "
        "one message about it. `/casc pulse` shows what came of it once it has closed."
    )


def pulse_shown_message(reply: PulseShown) -> Message:
    """What came of a round, with the ways to its cohorts and to earlier rounds."""
    open_lines = [_open_words(one) for one in reply.open_now]
    blocks = sections([escape(line) for line in open_lines])
    if reply.pulse is None:
        if open_lines:
            return Message("\n".join(open_lines), blocks)
        return plain_message("No survey has closed yet, so there is nothing to show. `/casc pulse open` opens one.")
    head = f"*Survey {_of(reply.pulse)}, {_span(reply.pulse)}*"
    blocks.append(section(escape(head)))
    for result in reply.results:
        blocks += _role_blocks(result, reply)
    if reply.picture:
        blocks.append(context("The same as a picture comes in a direct message from me, in a moment."))
    if choices := list(_ways(reply)):
        blocks.append(actions(choices))
    return Message("\n".join([*open_lines, head]), blocks)


def pulse_picture_message(drawn: PulseDrawn) -> Message:
    """The words beside the picture."""
    return plain_message(f"The survey {_of(drawn.pulse)}, {_span(drawn.pulse)}. `/casc pulse` has the same in figures.")


def no_pulse_picture_message() -> Message:
    """What comes instead of the picture where the workspace lets the companion hand over no file."""
    return plain_message("This workspace lets me hand over no picture. All of it stands in words in `/casc pulse`.")


def pulse_picture_text(drawn: PulseDrawn) -> str:
    """What the picture shows, for whoever does not see it."""
    said = (_item_text(one) for group in drawn.groups for one in group.items)
    return " ".join(said)


def role_heading(group: GroupResult) -> str:
    """Whose answers these are, and of how many."""
    whose = "Coaches" if group.role.value == "coach" else "Candidates"
    where = "" if group.cohort is None else f", {_cohort(group.cohort)}"
    return f"{whose}{where}: {group.answered} answered"


def _role_blocks(result: RoleResult, reply: PulseShown) -> Iterator[Block]:
    group = result.group(reply.cohort)
    whose = "coaches" if result.role.value == "coach" else "candidates"
    if group is None:
        if reply.cohort is None or result.kept_back:
            who = f"Fewer than {FEWEST} {whose} answered" if reply.cohort is None else f"Too few {whose} to be shown"
            yield section(escape(f"*{who}*, so nothing is shown of what they said."))
        return
    yield section(escape(f"*{role_heading(group)}*"))
    yield from sections([escape(_item_words(one, reply.before)) for one in group.items])
    if reply.cohort is None and result.kept_back:
        names = ", ".join(_cohort(one) for one in result.kept_back)
        kept = f"Not shown by itself: {names}. Fewer than {FEWEST} answered there, or it would give such a group away."
        yield context(escape(kept))


def _item_words(one: ItemResult, before: Pulse | None) -> str:
    if not one.times:
        return f"• {one.item.text} Too few answered to show it."
    if one.agree is None:
        return f"• {one.item.text} It applied to nobody."
    steps = " · ".join(f"{_short(step)} {one.shares[step]}% ({one.times[step]})" for step in AGREEMENT)
    since = (
        "" if before is None or one.change is None else f", {_change(one.change)} since {short_day(before.closes_on)}"
    )
    apart = one.times[Step.DOES_NOT_APPLY]
    beside = f" · does not apply ({apart})" if apart else ""
    return f"• {one.item.text}\n   *{one.agree}% agree*{since}: {steps}{beside}"


def _change(points: int) -> str:
    """The change since the round before: `+6 points`, `−1 point`, `±0 points`."""
    sign = "±" if not points else "+" if points > 0 else "−"
    return f"{sign}{abs(points)} point{'' if abs(points) == 1 else 's'}"


def _item_text(one: ItemResult) -> str:
    return f"{one.item.text} {'Not shown.' if one.agree is None else f'{one.agree}% of {one.applies} agree.'}"


def _ways(reply: PulseShown) -> Iterator[Block]:
    if reply.pulse is None:
        return
    cohorts = sorted({group.cohort for result in reply.results for group in result.cohorts if group.cohort is not None})
    if reply.pulse.cohort is None and (len(cohorts) > 1 or _kept_back(reply.results)):
        shown = [None, *cohorts[:_MOST_COHORTS]]
        for place, cohort in enumerate(one for one in shown if one != reply.cohort):
            label = "All" if cohort is None else _cohort(cohort)
            yield _way(label, f"cohort{place}", reply.pulse, cohort)
    for place, other in enumerate(reply.others):
        yield _way(_label(other), f"round{place}", other, None)


def _way(label: str, word: str, pulse: Pulse, cohort: str | None) -> Block:
    return button(label, f"{SHOW_ROUND}:{word}", json.dumps({"key": pulse.key, "cohort": cohort}))


def _kept_back(results: Sequence[RoleResult]) -> bool:
    return any(one.kept_back for one in results)


def _open_words(one: OpenRound) -> str:
    so_far = f"fewer than {FEWEST}" if one.answered is None else str(one.answered)
    closes = date_words(one.pulse.closes_on)
    return (
        f"A survey {_of(one.pulse)} is open until {closes}: {so_far} of {one.asked} have answered. What they said is "
        "shown once it has closed."
    )


def _label(pulse: Pulse) -> str:
    return f"{pulse.cohort}: {_span(pulse)}" if pulse.cohort else _span(pulse)


def _span(pulse: Pulse) -> str:
    return f"{short_day(pulse.opens_on, pulse.closes_on)} to {short_day(pulse.closes_on)}, {pulse.closes_on.year}"


def _of(pulse: Pulse) -> str:
    return f"of {pulse.cohort}" if pulse.cohort else "of the program"


def _cohort(name: str) -> str:
    return "no cohort" if name == NO_COHORT else name


def _short(step: Step) -> str:
    return step.label.lower()
