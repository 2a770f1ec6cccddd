"""Conversations about hours as people hold them: answers in a few words, and entries named by what they are."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.companion import Companion
from tests.bot.conftest import NOW, ROSTER
from tests.bot.dialog import Dialog, buttons, shown


def say(dialog: Dialog, user: str, *words: str) -> Sequence[str]:
    """What is answered, by what was said."""
    return [shown(answer) for one in words for answer in dialog.direct(user, one) if answer["channel"] == f"D{user}"]


def counted(companion: Companion) -> list[tuple[int, date]]:
    entries = companion.records.entries_of([person.id for person in companion.records.people()])
    return [(entry.minutes, entry.on) for entry in entries if entry.counts]


@pytest.fixture
def logged(dialog: Dialog) -> Dialog:
    say(dialog, "UMARCUS", "25 min coaching with dana on nov 3", "yes", "25 min coaching with theo on monday", "yes")
    say(dialog, "UDANA", "3 hours district training on nov 5", "yes")
    return dialog


@pytest.mark.parametrize(
    "said", ["make the nov 3 coaching 45 min", "delete marcus's log", "delete the coaching on nov 3"]
)
def test_what_the_coach_logged_is_shown_to_be_disputed(logged: Dialog, companion: Companion, said: str) -> None:
    before = counted(companion)
    [answer] = logged.direct("UDANA", said)
    assert shown(answer).startswith("*Marcus Bell logged this with you. Is it right?*\n*25 min* coaching")
    assert list(buttons(answer)) == ["Confirm", "That’s not right"]
    assert counted(companion) == before


def test_a_fact_behind_the_names_the_entry_and_does_not_change_it(logged: Dialog) -> None:
    [answer] = say(logged, "UMARCUS", "make the nov 3 coaching 45 min")
    assert "*45 min* coaching with Dana Whitfield on Tue, Nov 3, 2026" in answer
    [answer] = say(logged, "UMARCUS", "the dana one was 20 min")
    assert "*20 min* coaching with Dana Whitfield on Tue, Nov 3, 2026" in answer


def test_a_card_that_is_shown_again_is_answered_by_a_word(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "UMARCUS", "25 min coaching with theo yesterday", "who is my coach?")
    first, second = say(dialog, "UMARCUS", "yes", "yes please")
    assert first.startswith("*Record this?*")
    assert second.startswith("*Recorded*")
    assert counted(companion) == [(25, date(2026, 11, 17))]


def test_a_card_about_an_entry_that_was_changed_never_comes_back(logged: Dialog) -> None:
    say(logged, "UMARCUS", "make that 30 min")
    [second] = logged.direct("UMARCUS", "make that 35 min")
    logged.press("UMARCUS", buttons(second)["Correct it"])
    assert "Yes or no to what?" in say(logged, "UMARCUS", "who is my coach?", "yes")[-1]


@pytest.mark.parametrize("word", ["forget it", "never mind", "cancel that"])
def test_what_is_to_be_forgotten_is_the_open_card(logged: Dialog, companion: Companion, word: str) -> None:
    before = counted(companion)
    [*_, answer] = say(logged, "UMARCUS", "37 min coaching with dana yesterday", "who is my coach?", word)
    assert answer == "Put away. Nothing was recorded."
    assert counted(companion) == before


def test_several_logs_are_taken_out_one_at_a_time(logged: Dialog) -> None:
    [answer] = logged.direct("UMARCUS", "delete last 2 logs")
    assert shown(answer).startswith("I take out one at a time. Which one first?")
    assert list(buttons(answer)) == [
        "25 min of coaching with Theo on Mon, Nov 16, 2026",
        "25 min of coaching with Dana on Tue, Nov 3, 2026",
    ]


@pytest.mark.parametrize("word", ["yes", "i mean dana"])
def test_a_name_that_was_nearly_right(dialog: Dialog, word: str) -> None:
    [answer] = dialog.direct("UMARCUS", "45 min coaching with danna yesterday")
    assert list(buttons(answer)) == ["Yes, Dana Whitfield"]
    [card] = say(dialog, "UMARCUS", word)
    assert card.startswith("*Record this?*\n• *45 min* coaching with Dana Whitfield on Tue, Nov 17, 2026")


def test_a_name_that_nobody_has(dialog: Dialog) -> None:
    [answer] = dialog.direct("UMARCUS", "30 min coaching with jordan yesterday")
    assert shown(answer).startswith("I find no “jordan” in your caseload. Who was it?")
    assert list(buttons(answer)) == ["Dana Whitfield", "Theo Park"]


@pytest.mark.parametrize("said", ["make that 25 min because we stopped early", "i meant monday"])
def test_what_an_entry_says_already_is_no_change(logged: Dialog, said: str) -> None:
    assert say(logged, "UMARCUS", said) == [
        "It says that already: 25 min of coaching on Mon, Nov 16, 2026. Nothing was changed."
    ]


@pytest.mark.parametrize(
    ("user", "said", "answer", "card"),
    [
        ("UDANA", "50 min yesterday", "coaching", "• *50 min* coaching with Marcus Bell on Tue, Nov 17, 2026"),
        ("UMARCUS", "coaching with theo today", "45 min", "• *45 min* coaching with Theo Park on Wed, Nov 18, 2026"),
        ("UMARCUS", "50 min coaching on friday", "theo", "• *50 min* coaching with Theo Park on Fri, Nov 13, 2026"),
        ("UMARCUS", "45 min coaching with dana friday", "no 60 min", "• *1 h* coaching with Dana Whitfield on Fri"),
        ("UMARCUS", "45 min coaching with dana friday", "phone", "Nov 13, 2026 (phone)"),
        ("UMARCUS", "45 min coaching with dana friday", "and cpsel 3", "Nov 13, 2026 (CPSEL 3)"),
        ("UMARCUS", "45 min coaching with dana friday", "no theo", "• *45 min* coaching with Theo Park on Fri"),
    ],
)
def test_a_few_words_go_on_from_what_was_said(dialog: Dialog, user: str, said: str, answer: str, card: str) -> None:
    [shown_last] = say(dialog, user, said, answer)[1:]
    assert shown_last.startswith("*Record this?*")
    assert card in shown_last


def test_the_kind_is_chosen_with_a_button(dialog: Dialog) -> None:
    [question] = dialog.direct("UDANA", "50 min yesterday")
    card = dialog.press("UDANA", buttons(question)["Coaching"])
    assert "• *50 min* coaching with Marcus Bell on Tue, Nov 17, 2026" in shown(card)


@pytest.mark.parametrize(
    ("user", "said", "answer"),
    [
        ("UMARCUS", "history dana", "*History of the hours of Dana Whitfield*"),
        ("UMARCUS", "confirm all", "Nothing waits for your confirmation."),
        ("UDANA", "anything to confirm?", "*Marcus Bell logged this with you. Is it right?*"),
        ("UPRIYA", "what's in dispute", "*USC Rossier: what is not agreed on*"),
        ("UMARCUS", "dana progress", "*Where Dana Whitfield stands*"),
        ("UMARCUS", "my items", "No action items are open."),
        ("UMARCUS", "next meeting with dana", "No action items are open."),
        ("UMARCUS", "export my hours", "The file (caseload of Marcus Bell) comes"),
        ("UMARCUS", "/casc items dana", "No action items are open."),
        ("UMARCUS", "/casc delete my last log", "*Take this entry out of the count?*"),
        ("UMARCUS", "/casc undo", "*Take this entry out of the count?*"),
        ("UMARCUS", "shd be 30", "*Correct the entry to this?*"),
        ("UMARCUS", "wrong", "What should it be?"),
        ("UMARCUS", "dana", "What would you like to do with that?"),
        ("UDANA", "1h reading", "What was it: coaching"),
        ("UDANA", "I disagree with the coaching on nov 3", "*Marcus Bell logged this with you."),
    ],
)
def test_plain_words_reach_what_they_mean(logged: Dialog, user: str, said: str, answer: str) -> None:
    [said_back] = say(logged, user, said)
    assert said_back.startswith(answer)


def test_coaching_before_a_change_of_coach_is_with_the_coach_of_that_day(dialog: Dialog, companion: Companion) -> None:
    lines = [
        line.model_copy(update={"coach": "elena@school.example"}) if line.name.startswith("Dana") else line
        for line in ROSTER
    ]
    companion.records.write_roster(lines, today=date(2026, 11, 16), now=NOW)
    for said in ("45 min coaching with marcus on nov 12", "45 min coaching on nov 12"):
        assert "*45 min* coaching with Marcus Bell on Thu, Nov 12, 2026" in say(dialog, "UDANA", said)[0]
    assert "coaching with Elena Ortiz" in say(dialog, "UDANA", "45 min coaching yesterday")[0]


def test_what_was_recorded_last_is_meant_also_where_it_can_no_longer_be_changed(
    logged: Dialog, companion: Companion
) -> None:
    say(logged, "UMARCUS", "40 min coaching with dana yesterday", "yes")
    lines = [line.model_copy(update={"coach": None}) if line.name.startswith("Dana") else line for line in ROSTER]
    companion.records.write_roster(lines, today=date(2026, 11, 18), now=NOW)
    [answer] = say(logged, "UMARCUS", "make that 30 min")
    assert "Theo" not in answer
    assert not answer.startswith("*Correct the entry")
