"""The history of entries, as dialogs: what each was, who changed it when and why, and who may see it."""

from datetime import date, timedelta

import pytest

from bot.companion import Companion
from induction.hours import HourEntry, HourKind
from induction.ledger.cards import NO_REASON, CardAction, HourCard
from induction.people import Role
from tests.bot.conftest import NOW, Clock, line
from tests.bot.dialog import Dialog, Message, buttons, notes, shown
from tests.bot.logged import log

DANA = 4
SESSION = "coaching with Marcus Bell on Tue, Nov 17, 2026 (IIP goal 2)"


def lines(message: Message) -> list[str]:
    return shown(message).splitlines()


def test_an_entry_with_everything_that_was_said_and_done(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    log(dialog, "UMARCUS", "log 90 min coaching with Dana yesterday, IIP goal 2")
    [entry] = companion.records.entries_of([DANA])
    clock.now += timedelta(hours=1)
    dana, marcus = companion.records.person(DANA), companion.records.person(2)
    assert dana is not None
    assert marcus is not None
    companion.desk.confirmations.dispute(dana, entry.id, "It was 45 minutes", now=clock())
    clock.now += timedelta(hours=1)
    card = dialog.command("UMARCUS", "correct make that 45 min")
    explained = dialog.press("UMARCUS", buttons(card)["Wrong length"])
    assert notes(explained) == "Reason: Wrong length"
    receipt = dialog.press("UMARCUS", buttons(explained)["Correct it"])
    assert "History" in buttons(receipt)
    clock.now += timedelta(hours=1)
    card = dialog.command("UMARCUS", "correct delete my last log")
    dialog.press("UMARCUS", buttons(dialog.press("UMARCUS", buttons(card)["Logged twice"]))["Take it out"])
    assert lines(dialog.command("UDANA", "history")) == [
        "*History of your hours*",
        f"no longer counts: *45 min* {SESSION}",
        f"• Logged by Marcus Bell on Wed, Nov 18, 2026, 10:00 am: *1 h 30 min* {SESSION}.",
        "        You said that it is not right on Wed, Nov 18, 2026, 11:00 am: It was 45 minutes",
        f"• Corrected by Marcus Bell on Wed, Nov 18, 2026, 12:00 pm: *45 min* {SESSION}. Reason: Wrong length.",
        "• Taken out of the count by Marcus Bell on Wed, Nov 18, 2026, 1:00 pm. Reason: Logged twice.",
    ]


def test_the_button_on_a_receipt_shows_that_entry_alone(dialog: Dialog) -> None:
    log(dialog, "UDANA", "log 45 min coaching on 11/9")
    log(dialog, "UDANA", "log 45 min coaching on 11/10")
    receipt = dialog.press("UDANA", buttons(dialog.command("UDANA", "correct make that 60 min"))["Correct it"])
    before = len(dialog.slack.sent("chat.postMessage"))
    dialog.act_on("UDANA", buttons(receipt)["History"])
    [told] = dialog.slack.sent("chat.postMessage")[before:]
    assert told["channel"] == "UDANA"
    assert [line for line in lines(told) if line.startswith("*")] == [
        "*History of your hours*",
        "*1 h* coaching with Marcus Bell on Tue, Nov 10, 2026",
    ]
    assert f"Reason: {NO_REASON}" in shown(told)


def test_progress_ends_with_the_button(dialog: Dialog) -> None:
    log(dialog, "UDANA", "log 45 min coaching on 11/9")
    standing = dialog.command("UMARCUS", "progress Dana")
    dialog.act_on("UMARCUS", buttons(standing)["History"])
    assert "History of the hours of Dana Whitfield" in shown(dialog.slack.sent("chat.postMessage")[-1])


def test_from_a_channel_it_is_for_the_eyes_of_whoever_asked(dialog: Dialog) -> None:
    standing = dialog.command("UDANA", "progress")
    dialog.act_on("UDANA", buttons(standing)["History"], channel={"id": "C1"})
    assert "History of your hours" in shown(dialog.slack.sent("response")[-1])
    assert not dialog.slack.sent("response")[-1]["replace_original"]


@pytest.mark.parametrize("said", ["history Dana 11/9", "history 11/9 Dana", "history of Dana Whitfield on Nov 9"])
def test_whose_and_of_which_day_in_any_order(dialog: Dialog, said: str) -> None:
    log(dialog, "UDANA", "log 45 min coaching on 11/9")
    log(dialog, "UDANA", "log 45 min coaching on 11/10")
    told = dialog.command("UMARCUS", said)
    assert lines(told)[0] == "*History of the hours of Dana Whitfield*, Mon, Nov 9, 2026"
    assert [line[:8] for line in lines(told)[1:]] == ["*45 min*", "• Logged"]


@pytest.mark.parametrize(
    ("user", "said", "answer"),
    [
        ("UDANA", "history", "*History of your hours*"),
        ("UDANA", "history Theo", "I find no “Theo” in your own record, the only one open to you."),
        ("UMARCUS", "history Dana", "*History of the hours of Dana Whitfield*"),
        ("UMARCUS", "history Jordan", "I find no “Jordan” in your caseload."),
        ("UMARCUS", "history", "Whose? You coach Dana, Theo. Say it with the name: `/casc history Dana`."),
        ("UELENA", "history Dana", "I find no “Dana” in your caseload."),
        ("UELENA", "history", "*History of the hours of Jordan Reyes*"),
        ("UPRIYA", "history Dana", "*History of the hours of Dana Whitfield*"),
        ("UPRIYA", "history Maria", "I find no “Maria” among the candidates of your program."),
        ("UDANA", "history last week", "Which day? For example `yesterday`, `Monday` or `10/12`."),
    ],
)
def test_who_may_see_it(dialog: Dialog, user: str, said: str, answer: str) -> None:
    assert lines(dialog.command(user, said))[0] == answer


@pytest.mark.parametrize("user", ["UELENA", "UTHEO"])
@pytest.mark.parametrize("button", ["hours_history", "hours_history_page:older"])
def test_somebody_elses_button_opens_nothing(dialog: Dialog, user: str, button: str) -> None:
    log(dialog, "UDANA", "log 45 min coaching on 11/9")
    pressed = {"type": "button", "action_id": button, "value": f"{DANA}||0|"}
    dialog.act_on(user, pressed)
    dialog.settle()
    told = [shown(one) for _, one in dialog.slack.calls if "blocks" in one]
    assert any("That is not there, or not open to you" in one for one in told)
    assert not any("45 min" in one for one in told if "History" in one)


@pytest.mark.parametrize("value", ["", "x", "4|2026-99-99|0|", "4||x|", "99999||0|", "4||999|", "4||0|99999"])
def test_a_button_that_carries_nonsense_says_so(dialog: Dialog, value: str) -> None:
    pressed = {"type": "button", "action_id": "hours_history", "value": value}
    dialog.act_on("UDANA", pressed)
    assert shown(dialog.slack.sent("chat.postMessage")[-1])


def logged(companion: Companion, count: int) -> None:
    """So many entries of Dana's, one a day."""
    for number in range(count):
        entry = HourEntry(
            candidate_id=DANA,
            kind=HourKind.PROFESSIONAL_LEARNING,
            minutes=30,
            on=date(2026, 8, 17) + timedelta(days=number),
            topic=f"Topic {number}: {'a long and winding road, ' * 2}",
        )
        card = HourCard(id=f"c{number}", actor_id=DANA, action=CardAction.RECORD, entries=(entry,), created_at=NOW)
        companion.records.record_at_once(card, source=f"s{number}", now=NOW)


def test_two_hundred_entries_are_turned_page_by_page(dialog: Dialog, companion: Companion) -> None:
    logged(companion, 200)
    page, seen = dialog.command("UDANA", "history"), []
    assert notes(page) == "1 to 20 of 200, newest first."
    assert "Newest" not in buttons(page)
    while True:
        seen += [line for line in lines(page) if line.startswith("*30 min*")]
        if "Older" not in buttons(page):
            break
        page = dialog.press("UDANA", buttons(page)["Older"])
    assert len(set(seen)) == 200
    assert notes(page) == "181 to 200 of 200, newest first."
    assert notes(dialog.press("UDANA", buttons(page)["Newest"])) == "1 to 20 of 200, newest first."


def test_much_that_was_said_of_few_entries_is_turned_page_by_page_too(dialog: Dialog, companion: Companion) -> None:
    logged(companion, 12)
    for entry in companion.records.entries_of([DANA]):
        before = entry.id
        for number in range(3):
            changed = HourEntry.model_validate(entry.model_dump(include=set(HourEntry.model_fields)))
            card = HourCard(
                id=f"d{before}",
                actor_id=DANA,
                action=CardAction.CORRECT,
                entries=(changed.model_copy(update={"minutes": 40 + number}),),
                created_at=NOW,
                corrects=before,
                reason=f"{'a reason that takes its time to be told, ' * 4}{number}",
            )
            [written] = companion.records.record_at_once(card, source=f"d{before}", now=NOW).entries
            before = written.id
    page = dialog.command("UDANA", "history")
    assert notes(page) == "1 to 7 of 12, newest first."
    assert notes(dialog.press("UDANA", buttons(page)["Older"])) == "8 to 12 of 12, newest first."


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.SUPERVISOR, Role.ANALYST])
def test_it_is_open_to_no_other_role(dialog: Dialog, companion: Companion, role: Role) -> None:
    newcomer = line("Sam Hill", role, "usc", "USAM")
    companion.records.write_roster([newcomer], today=date(2026, 11, 18), now=NOW)
    log(dialog, "UDANA", "log 45 min coaching on 11/9")
    for said in ("history", "history Dana"):
        assert "45 min" not in shown(dialog.command("USAM", said))
    dialog.act_on("USAM", {"type": "button", "action_id": "hours_history", "value": f"{DANA}||0|"})
    assert "That is not there, or not open to you" in shown(dialog.slack.sent("chat.postMessage")[-1])


def test_nothing_on_record_is_said(dialog: Dialog) -> None:
    assert lines(dialog.command("UDANA", "history 11/9"))[1] == "Nothing was ever on record there."


def test_it_can_be_typed_in_a_direct_message(dialog: Dialog) -> None:
    [told] = dialog.direct("UDANA", "casc history")
    assert "History of your hours" in shown(told)
