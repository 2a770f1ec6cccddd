"""What an administrator reads where a message is stuck."""

from datetime import timedelta

import pytest

from bot.companion import Companion
from bot.errands.sending.troubles import Troubles, trouble_errands
from storage.errands import Errand, KeptErrand
from tests.bot.dialog import shown

ARCHIVED = "the channel is archived. Bring it back in Slack, or choose another one."
STUCK = "A message of mine{} may not have arrived.\n{}"
ASK_THEM = "\nPlease tell Dana Whitfield that something from me may be missing."
UNCERTAIN = (
    "The reason: I was interrupted while sending it, and I can't see whether it arrived. To be sure that nobody gets "
    "it twice, I did not send it again."
)
ODD = "Slack gives this reason: odd_error. Whoever runs the companion finds more in the log."
FAULT = "The reason: something broke on my side. Whoever runs the companion finds it in the log (fault 1234)."


@pytest.mark.parametrize(
    ("concerns", "trouble", "words"),
    [
        ("UDANA", "uncertain", STUCK.format(" to Dana Whitfield", UNCERTAIN) + ASK_THEM),
        ("C1", "is_archived", STUCK.format(" to <#C1>", f"The reason: {ARCHIVED}")),
        (None, "odd_error", STUCK.format("", ODD)),
        ("D1", "fault 1234", STUCK.format("", FAULT)),
    ],
)
def test_an_administrator_reads_whom_it_was_for_why_and_what_to_do(
    companion: Companion, concerns: str | None, trouble: str, words: str
) -> None:
    [errand] = trouble_errands(companion.records, "reply:1", trouble, concerns, now=companion.clock())
    kept = KeptErrand(errand.key, errand.kind, errand.details)
    sent = Troubles(companion.records).compose(kept, companion.clock())
    assert sent is not None
    assert (sent.to, shown(sent.message.payload())) == ("UPRIYA", words)


def test_the_administrators_of_another_program_are_left_in_peace(companion: Companion) -> None:
    companion.records.link_slack(7, "UMARIA", now=companion.clock())
    assert trouble_errands(companion.records, "reply:1", "uncertain", "UMARIA", now=companion.clock()) == []


NO_NAME = "The template weekly_post.jinja of USC cannot be used: 'workshops' is undefined."
NOT_AGAIN = "\nWhere other cohorts' posts wait for the same, I don't write again: `/casc weekly` shows each of them."
A_POST = (
    "The weekly post of 2025{} did not go out for sure.\nThe reason: {}\n`/casc weekly 2025` shows it, and sends it "
    "once this is mended. Everything else goes on."
)


@pytest.mark.parametrize(
    ("concerns", "trouble", "words"),
    [
        ("C1", "is_archived", A_POST.format(" for <#C1>", ARCHIVED)),
        (None, NO_NAME, A_POST.format("", NO_NAME) + NOT_AGAIN),
    ],
)
def test_of_a_weekly_post_they_read_whose_it_is_and_how_it_goes_out_after_all(
    companion: Companion, concerns: str | None, trouble: str, words: str
) -> None:
    records, now = companion.records, companion.clock()
    post = Errand("weekly:usc:2025:2026-W47", "weekly_post", {"program": "usc", "cohort": "2025", "on": "2026-11-16"})
    records.errands.add([post], now=now)
    [errand] = trouble_errands(records, post.key, trouble, concerns, now=now)
    sent = Troubles(records).compose(KeptErrand(errand.key, errand.kind, errand.details), now)
    assert sent is not None
    assert (sent.to, shown(sent.message.payload())) == ("UPRIYA", words)


def test_what_keeps_happening_is_told_once_a_month_and_what_is_uncertain_each_time(companion: Companion) -> None:
    def keys(key: str, trouble: str, *, days: int = 0) -> list[str]:
        now = companion.clock() + timedelta(days=days)
        return [one.key for one in trouble_errands(companion.records, key, trouble, "UDANA", now=now)]

    assert keys("digest:1:a", "user_disabled") == keys("digest:1:b", "user_disabled")
    assert keys("digest:1:a", "user_disabled") != keys("digest:1:a", "user_disabled", days=31)
    assert keys("digest:1:a", "uncertain") != keys("digest:1:b", "uncertain")
