"""The weekly post: its preview with what can be done, and the receipt."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from bot.services.cohort.replies import WeeklyPosted, WeeklyPreview
from bot.views.blocks import Block, Message, actions, button, context, divider, escape, section, sections
from bot.views.fields import choice, option
from storage.errands import ErrandState

SEND, SEND_HERE, NOT_NOW, COHORT = "weekly_send", "weekly_send_here", "weekly_not_now", "weekly_cohort"


def weekly_post_message(text: str) -> Message:
    """The post as the channel reads it; a program's own template cannot call anybody there by a mention."""
    return Message(text, sections(escape(text).splitlines()))


def weekly_preview_message(reply: WeeklyPreview) -> Message:
    """The post as it would read, where it would go, and the buttons for it."""
    head = f"*The weekly post for {reply.cohort}*, seen by you alone so far:"
    where = _where(reply, "its channel" if reply.is_set else "this channel")
    blocks = [
        section(escape(head)),
        divider(),
        *weekly_post_message(reply.text).blocks,
        divider(),
        context(_where(reply, _link((reply.posted and reply.posted.sent_channel) or reply.channel))),
        *_choices(reply),
    ]
    return Message(f"{head}\n\n{reply.text}\n\n{where}", blocks)


def weekly_posted_message(reply: WeeklyPosted) -> Message:
    """Where the post went, or that it was there before."""
    words = _posted_words(reply, reply.cohort, "its channel")
    return Message(words, [section(_posted_words(reply, escape(reply.cohort), _link(reply.channel)))])


def _posted_words(reply: WeeklyPosted, cohort: str, channel: str) -> str:
    if reply.first_time:
        return f"*The weekly post for {cohort} is on its way to {channel}.* That is the cohort’s channel from now on."
    if reply.errand.state is ErrandState.HELD:
        return (
            f"This week’s post for {cohort} may or may not have arrived in {channel}. Please look there: so that "
            "nobody gets it twice, I don’t send it again."
        )
    return f"This week’s post for {cohort} went to {channel} already, and there is one a week."


def _link(channel: str | None) -> str:
    return f"<#{channel}>" if channel else ""


def _where(reply: WeeklyPreview, channel: str) -> str:
    if reply.posted is not None:
        return f"This week’s post is in {channel} already, or on its way there: there is one a week."
    if reply.channel is None:
        return "This cohort has no channel yet. Type `/casc weekly` in the one where the post is to go."
    if reply.is_set:
        return f"It goes to {channel}."
    return f"This cohort has no channel yet. The post would go to {channel}, which becomes the cohort’s channel."


def _choices(reply: WeeklyPreview) -> Iterator[Block]:
    if len(reply.cohorts) > 1:
        options = [option(name, name) for name in reply.cohorts]
        yield actions([{"action_id": COHORT, **choice(options, reply.cohort, prompt="Another cohort")}])
    yield actions([*_sending(reply), button("Not now", NOT_NOW, "not now")])


def _sending(reply: WeeklyPreview) -> Sequence[Block]:
    if reply.posted is not None or reply.channel is None:
        return []
    label = "Post to its channel" if reply.is_set else "Post to this channel"
    buttons = [button(label, SEND, _carried(reply, reply.channel), style="primary")]
    if reply.is_set and reply.here:
        buttons.append(button("Post here instead, from now on", SEND_HERE, _carried(reply, reply.here)))
    return buttons


def _carried(reply: WeeklyPreview, channel: str) -> str:
    return json.dumps({"cohort": reply.cohort, "on": reply.on.isoformat(), "channel": channel})


def read_carried(value: str) -> tuple[str, date, str]:
    """The cohort, the day and the channel that a button carries; ValueError where it carries none."""
    try:
        found = json.loads(value)
        return str(found["cohort"]), date.fromisoformat(found["on"]), str(found["channel"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"no week's post: {value}") from error
