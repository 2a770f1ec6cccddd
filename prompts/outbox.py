"""The words to an administrator about a message that is stuck."""

from collections.abc import Mapping

from prompts.rendering import render

UNCERTAIN = "uncertain"
"""The trouble with a message of which nobody can tell whether it arrived."""

FAULT = "fault"
"""What the trouble begins with where something broke on our side; the reference in the log follows."""

A_CHANNEL = "a channel"

REASONS: Mapping[str, str] = {
    UNCERTAIN: "I was interrupted while sending it, and I can't see whether it arrived. To be sure that nobody gets "
    "it twice, I did not send it again.",
    "channel_not_found": "Slack says that the channel is not there, or that I am not in it. Invite me to it "
    "(`/invite @companion`).",
    "not_in_channel": "I am not in the channel. Invite me to it (`/invite @companion`).",
    "is_archived": "the channel is archived. Bring it back in Slack, or choose another one.",
    "user_not_found": "Slack does not know that person any more.",
    "user_disabled": "that person's Slack account is switched off.",
    "account_inactive": "a Slack account is switched off: that person's, or mine.",
    "messages_tab_disabled": "people can't write to me. In the app's settings, under App Home, switch the Messages Tab "
    "on.",
    "missing_scope": "Slack has not given me the right to send it. `companion doctor` names the scope.",
    "expired_url": "it came too late to take the place of the card. What was recorded is recorded.",
    "used_url": "it came too late to take the place of the card. What was recorded is recorded.",
}


def is_to_mend(trouble: str) -> bool:
    """Whether the trouble is told in words of its own, which name what somebody has to mend."""
    return " " in trouble and not trouble.startswith(FAULT)


def stuck_words(whom: str | None, trouble: str, *, cohort: str | None = None) -> str:
    """What happened to a message for `whom` (a name, `A_CHANNEL`, None: who knows), and what to do about it.

    With a `cohort` it is the weekly post of that cohort. A trouble that `is_to_mend` is told as it is.
    """
    reason = trouble if is_to_mend(trouble) else REASONS.get(trouble)
    return render("stuck", whom=whom, reason=reason, trouble=trouble, cohort=cohort, a_channel=A_CHANNEL)
