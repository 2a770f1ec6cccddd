"""The weekly post: its preview with what can be done, and the receipt."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.services.cohort.replies import WeeklyPosted, WeeklyPreview
from bot.views.blocks import Block, Message, actions, button, context, divider, escape, section, sections
from bot.views.fields import choice, option
from bot.views.weekly_words import edit_words, next_words, past_words, week_words
from induction.reminding.reminders import ReminderState
from storage.errands import ErrandState

SEND, SEND_HERE, NOT_NOW, COHORT = "weekly_send", "weekly_send_here", "weekly_not_now", "weekly_cohort"
EDIT, UNEDIT, SETTINGS, PAUSE, GO_ON = (
    "weekly_edit",
    "weekly_unedit",
    "weekly_settings",
    "weekly_pause",
    "weekly_go_on",
)
AGAIN, FOUND = "weekly_again", "weekly_found"
OTHER_WEEK = "weekly_other_week"

_PLACE = "{channel}"
"""Where a line names the channel: a link in what Slack draws, words in a notification."""


def weekly_post_message(text: str) -> Message:
    """The post as the channel reads it; a program's own template cannot call anybody there by a mention."""
    return Message(text, sections(escape(text).splitlines()))


def weekly_preview_message(reply: WeeklyPreview) -> Message:
    """The post as it would read, where and when it would go, what went before, and the buttons for it."""
    head = f"*The weekly post for {reply.cohort}*, seen by you alone so far:"
    where, link = "its channel" if reply.is_set else "this channel", _link(_channel(reply))
    lines = _notes(reply)
    blocks = [
        section(escape(head)),
        divider(),
        *weekly_post_message(reply.text).blocks,
        divider(),
        *(context(escape(line).replace(_PLACE, link)) for line in lines),
        *_choices(reply),
    ]
    return Message("\n\n".join((head, reply.text, *(line.replace(_PLACE, where) for line in lines))), blocks)


def weekly_posted_message(reply: WeeklyPosted) -> Message:
    """Where the post went, or that it was there before."""
    words = _posted_words(reply, reply.cohort, "its channel")
    return Message(words, [section(_posted_words(reply, escape(reply.cohort), _link(reply.channel)))])


def _posted_words(reply: WeeklyPosted, cohort: str, channel: str) -> str:
    if reply.first_time:
        moved = " That is the cohort’s channel from now on." if reply.moved else ""
        return f"*The weekly post for {cohort} is on its way to {channel}.*{moved}"
    if reply.errand.state is ErrandState.HELD:
        return (
            f"That week’s post for {cohort} may or may not have arrived in {channel}. Please look there: so that "
            "nobody gets it twice, I don’t send it again by myself. `/casc weekly` does, once you have looked."
        )
    return f"That week’s post for {cohort} went to {channel} already, and there is one a week."


def _link(channel: str | None) -> str:
    return f"<#{channel}>" if channel else ""


def _channel(reply: WeeklyPreview) -> str | None:
    """Where this week's post is, or would go."""
    return (reply.posted and (reply.posted.sent_channel or reply.posted.details.get("to"))) or reply.channel


def _notes(reply: WeeklyPreview) -> Sequence[str]:
    of_week = week_words(reply, _PLACE)
    lines = (
        of_week,
        "" if of_week and reply.is_set else _where(reply, _PLACE),
        next_words(reply.standing) if reply.is_set or reply.standing.calendar.paused else "",
        edit_words(reply.edit) if reply.edit else "",
        past_words(reply.standing, before=reply.on),
    )
    return [line for line in lines if line]


def _where(reply: WeeklyPreview, channel: str) -> str:
    if reply.channel is None:
        return (
            "This cohort has no channel yet. Choose it under *Settings…*, or type `/casc weekly` in the one where the "
            "post is to go."
        )
    if reply.is_set:
        return f"It goes to {channel}."
    return f"This cohort has no channel yet. The post would go to {channel}, which becomes the cohort’s channel."


def _choices(reply: WeeklyPreview) -> Iterator[Block]:
    if len(reply.cohorts) > 1:
        options = [option(name, name) for name in reply.cohorts]
        yield actions([{"action_id": COHORT, **choice(options, reply.cohort, prompt="Another cohort")}])
    yield actions([*_sending(reply), *_looked(reply), button("Not now", NOT_NOW, "not now")])
    yield actions([*_changing(reply)])


def _sending(reply: WeeklyPreview) -> Sequence[Block]:
    if not reply.may_be_sent:
        return []
    label = "Send now" if reply.is_set else "Post to this channel"
    buttons = [button(label, SEND, _carried(reply, reply.channel), style="primary")]
    if reply.is_set and reply.here:
        buttons.append(button("Post here instead, from now on", SEND_HERE, _carried(reply, reply.here)))
    return buttons


def _looked(reply: WeeklyPreview) -> Iterator[Block]:
    """What to do about a post of which nobody can tell, once somebody looked."""
    held = reply.of_week
    if held is None or held.kept.state is not ReminderState.HELD or held.unsent or held.kept.errand is None:
        return
    yield button("It is there", FOUND, _carried(reply, reply.channel))
    yield button("It is not there: send it again", AGAIN, _carried(reply, held.kept.errand))


def _changing(reply: WeeklyPreview) -> Iterator[Block]:
    here = _carried(reply, reply.here or reply.channel)
    yield button("Edit…", EDIT, here)
    if reply.edit is not None:
        yield button("Back to the usual words", UNEDIT, here)
    yield (button("Go on", GO_ON, here) if reply.standing.calendar.paused else button("Pause", PAUSE, here))
    yield button("Settings…", SETTINGS, here)
    yield _other_week(reply)


def _other_week(reply: WeeklyPreview) -> Block:
    """From this week's post to the next one's, and back."""
    label, weeks = ("This week’s post", -1) if reply.ahead else ("Next week’s post", 1)
    return button(label, OTHER_WEEK, _carried(reply, reply.here or reply.channel, weeks=weeks))


def _carried(reply: WeeklyPreview, channel: str | None, *, weeks: int = 0) -> str:
    return week_carried(reply.cohort, reply.on + timedelta(weeks=weeks), channel)


def week_carried(cohort: str, on: date, channel: str | None) -> str:
    """What a button or a form carries of a cohort's week: `read_carried` reads it back."""
    return json.dumps({"cohort": cohort, "on": on.isoformat(), "channel": channel or ""})


def read_carried(value: str) -> tuple[str, date, str]:
    """The cohort, the day and the channel, or the key of a post, that is carried; ValueError where none."""
    try:
        found = json.loads(value)
        return str(found["cohort"]), date.fromisoformat(found["on"]), str(found["channel"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"no week's post: {value}") from error
