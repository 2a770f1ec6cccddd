"""An entry in dispute, as dialogs: whoever logged it corrects it, takes it out or upholds it, and who sees it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.companion import Companion
from bot.listeners.entrance.faults import STALE_BUTTON
from induction.hours import LedgerEntry
from induction.ledger.confirmations import Verdict
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, Message, View, buttons, shown
from tests.bot.outgoing.accepted import assert_accepted

MARCUS_KNOWS = "*1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026 (IIP goal 2)"
DANA_KNOWS = "*1 h 30 min* coaching with Marcus Bell on Tue, Nov 17, 2026 (IIP goal 2)"
PRIYA_KNOWS = "*1 h 30 min* coaching between Dana Whitfield and Marcus Bell on Tue, Nov 17, 2026 (IIP goal 2)"
NO_MORE = "That is not in dispute any more. `/casc progress` shows what counts now."

Told = Callable[[str], list[Message]]


@pytest.fixture
def dialog(dialog: Dialog) -> Iterator[Dialog]:
    """Marcus has logged a session with Dana; whatever is sent is what Slack takes."""
    card = dialog.command("UMARCUS", "log 90 min coaching with Dana yesterday, IIP goal 2")
    dialog.press("UMARCUS", buttons(card)["Record"])
    yield dialog
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)


@pytest.fixture
def told(dialog: Dialog) -> Told:
    """Every direct message to that person."""
    return lambda user: [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user]


@pytest.fixture
def news(dialog: Dialog, told: Told) -> Message:
    """What Marcus hears once Dana has said that the length is wrong."""
    why = dialog.press("UDANA", buttons(dialog.command("UDANA", "confirm"))["That’s not right"])
    dialog.press("UDANA", buttons(why)["Wrong length"])
    [news] = told("UMARCUS")
    return news


def entries(companion: Companion) -> tuple[LedgerEntry, ...]:
    return companion.records.entries_of([person.id for person in companion.records.people()])


def verdict(companion: Companion, entry_id: int = 1) -> Verdict:
    return companion.records.unsettled.said_on([entry_id])[entry_id].verdict


def words(view: View | Message) -> str:
    return shown(view).replace("\u00a0", " ")


def test_correct_it_opens_the_form_with_the_entry_and_asks_the_other_party_anew(
    dialog: Dialog, companion: Companion, clock: Clock, news: Message, told: Told
) -> None:
    form = dialog.open("UMARCUS", buttons(news)["Correct it"])
    assert (form["title"]["text"], form["submit"]["text"]) == ("Correct hours", "Correct")
    fields = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert fields["log_length"]["initial_value"] == "1 h 30 min"
    assert fields["log_day"]["initial_date"] == "2026-11-17"
    assert [one["text"]["text"] for one in fields["log_whom"]["options"]] == ["Dana Whitfield"]
    assert dialog.submit("UMARCUS", form, log_length="45 min") == {}
    dialog.settle()
    receipt = dialog.slack.sent("response")[-1]
    assert shown(receipt).startswith("*Corrected. The old entry stays on record*\n• *45 min* coaching with Dana")
    assert shown(receipt).endswith("Dana is asked to confirm it today at 4:00 pm.")
    old, new = entries(companion)
    assert (old.replaced_by, new.corrects, new.minutes, new.reason) == (new.id, old.id, 45, "wrong length")
    clock.now = clock.now.astimezone(ZoneInfo("America/Los_Angeles")).replace(hour=16)
    dialog.sweep()
    [asked] = told("UDANA")
    assert f"corrected, instead of: {DANA_KNOWS}" in shown(asked)


def test_a_corrected_entry_keeps_its_rules(dialog: Dialog, companion: Companion, news: Message) -> None:
    form = dialog.open("UMARCUS", buttons(news)["Correct it"])
    answer = dialog.submit("UMARCUS", form, log_day="2026-12-24")
    assert answer["errors"] == {"log_day": "Thu, Dec 24, 2026 has not happened yet. Log it when it is done."}
    assert len(entries(companion)) == 1


def test_a_form_sent_off_twice_corrects_once(dialog: Dialog, companion: Companion, news: Message) -> None:
    form = dialog.open("UMARCUS", buttons(news)["Correct it"])
    for _ in range(2):
        assert dialog.submit("UMARCUS", form, log_length="45 min") == {}
    assert [entry.minutes for entry in entries(companion) if entry.counts] == [45]
    stale = dialog.submit("UMARCUS", form, "V2", log_length="50 min")
    assert "corrected or taken out meanwhile" in str(stale)
    assert [entry.minutes for entry in entries(companion) if entry.counts] == [45]


def test_take_it_out_is_asked_once_more_and_voids_for_the_reason_of_the_dispute(
    dialog: Dialog, companion: Companion, news: Message
) -> None:
    assert next(
        element["confirm"]["text"]["text"]
        for block in news["blocks"]
        for element in block.get("elements", ())
        if element["action_id"] == "dispute_take_out"
    ) == ("The entry then counts no more. It stays on record.")
    answers = [shown(dialog.press("UMARCUS", buttons(news)["Take it out"])) for _ in range(2)]
    assert answers[0].startswith(f"*Taken out of the count. The entry stays on record*\n• {MARCUS_KNOWS}")
    assert answers[1] == answers[0]
    old, void = entries(companion)
    assert (old.counts, void.voided, void.reason) == (False, True, "wrong length")
    assert shown(dialog.press("UMARCUS", buttons(news)["It is right as it is"])) == NO_MORE


def test_it_is_right_as_it_is_stays_in_dispute_and_both_and_the_administrator_hear_it(
    dialog: Dialog, companion: Companion, news: Message, told: Told
) -> None:
    for _ in range(2):
        upheld = dialog.press("UMARCUS", buttons(news)["It is right as it is"])
        assert shown(upheld) == (
            f"*You say that this is right as it is*\n• {MARCUS_KNOWS}\nDana and your program administrator are told. "
            "Until one of you two changes it, it counts as logged and shows as in dispute."
        )
        assert list(buttons(upheld)) == ["Correct it", "Take it out"]
    assert verdict(companion) is Verdict.UPHELD
    [danas], [priyas] = told("UDANA"), told("UPRIYA")
    assert shown(danas) == (
        f"*Marcus Bell says that this is right as it is*\n• {DANA_KNOWS}\nYou said: wrong length. It stays in dispute "
        "until you two settle it, and your program administrator sees that. If it is right after all, one tap "
        "confirms it."
    )
    assert shown(priyas).startswith(
        f"*Dana Whitfield and Marcus Bell do not agree on an entry*\n• {PRIYA_KNOWS}\n"
        "Dana Whitfield says: wrong length. Marcus Bell, who logged it, says that it is right as it is."
    )
    assert list(buttons(priyas)) == ["Take it out"]
    answered = dialog.press("UDANA", buttons(danas)["It is right after all"])
    assert shown(answered) == f"*Thank you, that is all.*\n{DANA_KNOWS}\nConfirmed by you."
    assert verdict(companion) is Verdict.CONFIRMED
    assert shown(dialog.press("UMARCUS", buttons(news)["It is right as it is"])) == NO_MORE
    assert verdict(companion) is Verdict.CONFIRMED


def test_who_disputes_it_once_more_is_heard_once_more(
    dialog: Dialog, companion: Companion, clock: Clock, news: Message, told: Told
) -> None:
    dialog.press("UMARCUS", buttons(news)["It is right as it is"])
    clock.now += timedelta(hours=1)
    listed = dialog.command("UDANA", "confirm")
    dialog.press("UDANA", buttons(listed)["It is right after all"])
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    companion.desk.confirmations.dispute(dana, 1, "It was 45 minutes", now=clock.now)
    assert "not right: It was 45 minutes" in shown(told("UMARCUS")[-1])
    assert verdict(companion) is Verdict.DISPUTED


@pytest.mark.parametrize(
    ("user", "label"),
    [
        *product(["UDANA", "UTHEO", "UELENA", "USTRANGER"], ["Take it out", "It is right as it is"]),
        ("UPRIYA", "It is right as it is"),
    ],
)
def test_only_who_logged_it_settles_it(
    dialog: Dialog, companion: Companion, news: Message, user: str, label: str
) -> None:
    answer = shown(dialog.press(user, buttons(news)[label]))
    assert "Dana" not in answer
    assert "1 h 30 min" not in answer
    assert (len(entries(companion)), verdict(companion)) == (1, Verdict.DISPUTED)


@pytest.mark.parametrize("user", ["UDANA", "UTHEO", "UELENA"])
def test_only_who_logged_it_corrects_it(dialog: Dialog, companion: Companion, news: Message, user: str) -> None:
    refused = dialog.open(user, buttons(news)["Correct it"])
    assert shown(refused) == "That entry is no longer there, or somebody else logged it."
    assert len(entries(companion)) == 1


@pytest.mark.parametrize("value", ["", "x", "99999999999999999999", "7"])
@pytest.mark.parametrize("action_id", ["dispute_take_out", "dispute_uphold", "dispute_put_right", "hours_ask_again"])
def test_a_button_that_carries_nonsense_is_answered_kindly(dialog: Dialog, action_id: str, value: str) -> None:
    answer = shown(dialog.press("UMARCUS", {"type": "button", "action_id": action_id, "value": value}))
    assert answer in {
        STALE_BUTTON,
        "That entry is no longer there, or somebody else logged it.",
        NO_MORE,
    }


def test_the_list_has_the_dispute_for_both_with_the_way_to_settle_it(
    dialog: Dialog, companion: Companion, news: Message
) -> None:
    marcus = dialog.command("UMARCUS", "confirm")
    assert shown(marcus) == (
        f"Nothing waits for your confirmation.\n*In dispute*\n{MARCUS_KNOWS}\n"
        "Dana says that it is not right: wrong length. In dispute since Nov 18."
    )
    assert shown(dialog.press("UMARCUS", buttons(marcus)["Put it right"])) == shown(news)
    danas = dialog.command("UDANA", "confirm")
    assert shown(danas) == (
        f"Nothing waits for your confirmation.\n*In dispute*\n{DANA_KNOWS}\n"
        "You said that it is not right: wrong length. In dispute since Nov 18."
    )
    assert list(buttons(danas)) == ["It is right after all"]
    dialog.press("UMARCUS", buttons(news)["It is right as it is"])
    upheld = shown(dialog.command("UDANA", "confirm"))
    assert upheld.endswith("not right: wrong length. Marcus said on Nov 18 that it is right as it is.")
    dialog.press("UDANA", buttons(danas)["It is right after all"])
    assert verdict(companion) is Verdict.CONFIRMED


def test_a_dispute_is_on_the_home_of_both_with_what_settles_it(
    dialog: Dialog, companion: Companion, news: Message
) -> None:
    assert news
    marcus, dana = dialog.home("UMARCUS"), dialog.home("UDANA")
    assert f"*In dispute*\n{MARCUS_KNOWS}\nDana says that it is not right: wrong length." in words(marcus)
    assert "1 h 30 min in dispute" in words(marcus)
    assert f"*In dispute*\n{DANA_KNOWS}\nYou said that it is not right: wrong length." in words(dana)
    assert {"Correct it", "Take it out", "It is right as it is"} <= set(buttons(marcus))
    assert dialog.open("UMARCUS", buttons(marcus)["Correct it"])["title"]["text"] == "Correct hours"
    dialog.act("UMARCUS", buttons(marcus)["It is right as it is"])
    assert verdict(companion) is Verdict.UPHELD
    dialog.act("UDANA", buttons(dana)["It is right after all"])
    assert verdict(companion) is Verdict.CONFIRMED
    assert "*In dispute*" not in words(dialog.home("UMARCUS"))


def test_take_it_out_on_the_home_takes_it_out(dialog: Dialog, companion: Companion, news: Message) -> None:
    assert news
    dialog.act("UMARCUS", buttons(dialog.home("UMARCUS"))["Take it out"])
    dialog.settle()
    assert not any(entry.counts for entry in entries(companion))
    assert "*In dispute*" not in words(dialog.slack.sent("views.publish")[-1]["view"])


def test_the_administrator_sees_who_whose_what_why_and_since_when(dialog: Dialog, news: Message) -> None:
    assert news
    home = words(dialog.home("UPRIYA"))
    line = (
        f"• {PRIYA_KNOWS}, logged by Marcus Bell. "
        "Dana Whitfield says that it is not right: wrong length. In dispute since Nov 18."
    )
    assert f"*Hours that are not agreed on*\n1 in dispute, none unconfirmed for more than 7 days.\n{line}" in home
    assert shown(dialog.command("UPRIYA", "confirm")) == (
        f"*USC Rossier: what is not agreed on*\n*In dispute: 1*\n{line}\nNothing waits for a confirmation."
    )


def test_nobody_else_sees_a_dispute(dialog: Dialog, news: Message) -> None:
    assert news
    for user in ("UTHEO", "UJORDAN", "UELENA"):
        home, _, _ = words(dialog.home(user)).partition("What you can do here")
        seen = home + str(dialog.command(user, "confirm"))
        assert "Dana" not in seen
        assert "wrong length" not in seen


def test_the_weekly_post_says_nothing_of_it(dialog: Dialog, news: Message) -> None:
    assert news
    assert "dispute" not in str(dialog.command("UPRIYA", "weekly"))
