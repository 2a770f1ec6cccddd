"""Hours that nobody types: what a candidate reads, and what whoever records attendance is asked."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.services.attendance.claimed import claim_fields
from bot.services.attendance.replies import (
    ClaimSent,
    ClaimSettled,
    ClaimShown,
    LeftOut,
    TaughtAnswer,
    TaughtClaim,
    TaughtLine,
    TaughtState,
)
from bot.services.confirming.replies import ToConfirm
from bot.services.ledger.replies import Proposed, SameSession
from bot.views.blocks import Block, Message, actions, button, escape, plain_message, section, sections
from bot.views.confirming.to_confirm import doubt_button, to_confirm_message
from bot.views.doors import attendance_button
from bot.views.entries import entry_words
from bot.views.hours.cards import proposed_message
from bot.views.hours.same_session import same_session_message
from induction.calendar import day_words
from induction.hours import duration
from induction.people import Person
from prompts.attendance import asked_words, claim_words, left_out_words, settled_words, taught_line_words

CLAIM, ADD, NOT_THERE = "taught_claim", "taught_add", "taught_not_there"
_MOST_CLAIMS = 5
_NEWS = "*From the sessions of your program*"
_BY_ITSELF = "Say that one by itself, and you can ask to be added."


def taught_message(reply: TaughtAnswer) -> Message:
    """Where those hours are, with the way to be added; then what else was in the message."""
    lines, others = [_line_words(line, reply.recorders) for line in reply.lines], reply.others
    if others is not None and any(one.claim for line in reply.lines for one in (line, *line.near)):
        lines.append(_BY_ITSELF)
    text = "\n".join(lines)
    blocks = sections([escape(line) for line in text.splitlines()])
    if others is None:
        ways = _ways(reply)
        return Message(text, [*blocks, *([actions(ways)] if ways else [])])
    rest = _others(others)
    return Message(f"{text}\n\n{rest.text}", [*blocks, *rest.blocks])


def attended_message(news: ToConfirm) -> Message:
    """What was recorded of a candidate that day; it counts unless they say that it is not right."""
    shown = to_confirm_message(news)
    return Message(f"{_NEWS}\n{shown.text.partition(chr(10))[2]}", [section(_NEWS), *shown.blocks[1:]])


def left_out_message(reply: LeftOut) -> Message:
    """For a candidate whose own hours keep those of a session from being added, with the way to ask again."""
    record, on = reply.attendance, reply.attendance.on
    text = left_out_words(
        reply.by.name,
        title=record.title,
        day=day_words(on),
        length=duration(record.minutes),
        held=None if reply.line is None else entry_words(reply.line),
        history=f"/casc history {on.month}/{on.day}",
    )
    blocks = sections([escape(line) for line in text.splitlines()])
    if reply.claim is not None:
        blocks = [*blocks, actions([_claim_button(f"Ask {reply.by.first_name} to add me", f"{CLAIM}:0", reply.claim)])]
    return Message(text, blocks)


def claim_sent_message(reply: ClaimSent) -> Message:
    """The receipt, in place of the answer."""
    return plain_message(
        asked_words(
            _names(reply.recorders),
            label=reply.label,
            day=day_words(reply.claim.on),
            first_time=reply.first_time,
        )
    )


def claim_message(shown: ClaimShown) -> Message:
    """What whoever records attendance gets: one tap adds the candidate, or opens the form where nothing is recorded."""
    claim, first_name = shown.claim, shown.candidate.first_name
    text = claim_words(
        shown.candidate.name,
        first_name,
        label=shown.label,
        day=day_words(claim.on),
        length=None if claim.minutes is None else duration(claim.minutes),
        recorded=shown.attendance is not None,
    )
    ways = [attendance_button("Record attendance", shown.cohort, shown.session, style="primary")]
    if shown.attendance is not None:
        ways = [_claim_button(f"Add {first_name}", ADD, claim, style="primary")]
    ways.append(_claim_button("Not there", NOT_THERE, claim))
    return Message(text, [*sections([escape(line) for line in text.splitlines()]), actions(ways)])


def claim_settled_message(reply: ClaimSettled) -> Message:
    """The receipt for whoever records attendance, in place of what they were asked."""
    return plain_message(settled_words("you", name=reply.candidate.name, **_facts(reply)))


def claim_news_message(reply: ClaimSettled) -> Message:
    """The same for the candidate who asked."""
    return plain_message(settled_words(reply.by.name, name=None, **_facts(reply)))


def _others(others: Proposed | SameSession | str) -> Message:
    match others:
        case Proposed():
            return proposed_message(others)
        case SameSession():
            return same_session_message(others)
        case _:
            return plain_message(others)


def _ways(reply: TaughtAnswer) -> list[Block]:
    """A button for each session that can be claimed; where there are several, each says its day."""
    claims = [one.claim for line in reply.lines for one in (line, *line.near) if one.claim is not None][:_MOST_CLAIMS]
    ask = f"Ask {' or '.join(one.first_name for one in reply.recorders)} to add me"
    is_plain = len(claims) == 1 and not any(line.near for line in reply.lines)
    days = ["" if is_plain else f" on {day_words(one.on)}" for one in claims]
    ways = [
        _claim_button(f"{ask}{day}", f"{CLAIM}:{number}", one)
        for number, (one, day) in enumerate(zip(claims, days, strict=True))
    ]
    doubtful = [line.doubtful for line in reply.lines if line.doubtful is not None][:1]
    return [*ways, *map(doubt_button, doubtful)]


def _claim_button(label: str, action_id: str, claim: TaughtClaim, *, style: str | None = None) -> Block:
    return button(label, action_id, json.dumps(claim_fields(claim)), style=style)


def _line_words(line: TaughtLine, recorders: Sequence[Person]) -> str:
    return taught_line_words(
        line.state.value,
        label=line.label,
        who=_names(recorders) or "the program",
        day=None if line.on is None else day_words(line.on),
        known={
            "length": None if line.minutes is None else duration(line.minutes),
            "recorded_by": line.recorded_by,
            "said": None if line.said is None else duration(line.said),
        },
        near=[_near_words(one) for one in line.near],
    )


def _near_words(line: TaughtLine) -> str:
    """A session near to the day that was said; it may be on record already."""
    day = "" if line.on is None else day_words(line.on)
    return f"{day} (on your record already)" if line.state is TaughtState.MINE else day


def _facts(reply: ClaimSettled) -> Mapping[str, Any]:
    length = None if reply.minutes is None else duration(reply.minutes)
    return {"label": reply.label, "day": day_words(reply.on), "length": length, "added": reply.added}


def _names(people: Sequence[Person]) -> str:
    return " or ".join(one.name for one in people)
