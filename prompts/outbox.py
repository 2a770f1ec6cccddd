"""The words to an administrator about a message that is stuck."""

from collections.abc import Mapping

from prompts.rendering import render

REASONS: Mapping[str, str] = {
    "uncertain": "I was interrupted while sending it, and I can't see whether it arrived. To be sure that nobody gets "
    "it twice, I did not send it again.",
    "channel_not_found": "Slack says that the channel is not there, or that I am not in it. Invite me to it "
    "(`/invite @companion`).",
    "not_in_channel": "I am not in the channel. Invite me to it (`/invite @companion`).",
    "is_archived": "the channel is archived.",
    "user_not_found": "Slack does not know that person any more.",
    "user_disabled": "that person's Slack account is switched off.",
    "account_inactive": "a Slack account is switched off: that person's, or mine.",
    "messages_tab_disabled": "people can't write to me. In the app's settings, under App Home, switch the Messages Tab "
    "on.",
    "missing_scope": "Slack has not given me the right to send it. `companion doctor` names the scope.",
    "expired_url": "it came too late to take the place of the card. What was recorded is recorded.",
    "used_url": "it came too late to take the place of the card. What was recorded is recorded.",
}


def stuck_words(whom: str | None, trouble: str) -> str:
    """What happened to a message for `whom` (a name, `a channel`, None: who knows), and what to do about it."""
    return render("stuck", whom=whom, reason=REASONS.get(trouble), trouble=trouble)
