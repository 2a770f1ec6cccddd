"""What an administrator reads where a message is stuck."""

import pytest

from bot.companion import Companion
from bot.errands.sending.troubles import Troubles, trouble_errands
from storage.errands import KeptErrand
from tests.bot.dialog import shown

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
        ("C1", "is_archived", STUCK.format(" to <#C1>", "The reason: the channel is archived.")),
        (None, "odd_error", STUCK.format("", ODD)),
        ("D1", "fault 1234", STUCK.format("", FAULT)),
    ],
)
def test_an_administrator_reads_whom_it_was_for_why_and_what_to_do(
    companion: Companion, concerns: str | None, trouble: str, words: str
) -> None:
    [errand] = trouble_errands(companion.records, "reply:1", trouble, concerns)
    kept = KeptErrand(errand.key, errand.kind, errand.details)
    sent = Troubles(companion.records).compose(kept, companion.clock())
    assert sent is not None
    assert (sent.to, shown(sent.message.payload())) == ("UPRIYA", words)


def test_the_administrators_of_another_program_are_left_in_peace(companion: Companion) -> None:
    companion.records.link_slack(7, "UMARIA", now=companion.clock())
    assert trouble_errands(companion.records, "reply:1", "uncertain", "UMARIA") == []
