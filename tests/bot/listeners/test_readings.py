"""What can be meant in a few ways is asked, with a button for each; a press gives the usual card."""

import json
from datetime import timedelta

import pytest

from bot.companion import Companion
from bot.views.readings import CHOOSE
from induction.people import Role
from tests.bot.conftest import NOW, ROSTER, STARTS, Clock, line
from tests.bot.dialog import Dialog, buttons, shown

SECOND = line("Dana Ortega", Role.CANDIDATE, "usc", None, "marcus@school.example").model_copy(
    update={"email": "ortega@school.example"}
)


@pytest.fixture
def two_danas(companion: Companion) -> Companion:
    companion.records.write_roster([*ROSTER, SECOND], today=STARTS, now=NOW)
    return companion


def counted(companion: Companion) -> list[tuple[int, str, bool]]:
    names = {person.id: person.name for person in companion.records.people()}
    entries = companion.records.entries_of(list(names))
    return [(entry.minutes, names[entry.candidate_id], entry.together) for entry in entries if entry.counts]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("45 or 60 min coaching with Dana yesterday", ["45 min", "1 h"]),
        ("1 hr coaching with Dana, monday or tuesday", ["Mon, Nov 16", "Tue, Nov 17"]),
        ("1 hr coaching with Dana last monday", ["Mon, Nov 9", "Mon, Nov 16"]),
        ("1 hr coaching with Dana sunday last week", ["Sun, Nov 8", "Sun, Nov 15"]),
        ("1 hr coaching with Dana on friday 11/12", ["Thu, Nov 12", "Fri, Nov 13"]),
        ("1 hr coaching with Dana or Theo yesterday", ["with Dana", "with Theo"]),
        ("coached Dana and Theo for an hour today", ["1 h each, one after the other", "1 h together"]),
        ("coached Dana monday and tuesday for an hour", ["1 h each", "30 min each"]),
        ("coaching with Dana 3-4pm yesterday, 45 min", ["1 h", "45 min"]),
        ("1 hr coaching yesterday with Dana, does that count?", ["Log it", "It is a question"]),
        ("1 hr coaching yesterday", ["Dana Whitfield", "Theo Park"]),
    ],
)
def test_the_question_has_a_button_for_each_reading(dialog: Dialog, said: str, labels: list[str]) -> None:
    [question] = dialog.direct("UMARCUS", said)
    assert list(buttons(question)) == labels
    assert question["text"].splitlines()[-len(labels) :] == [f"• {label}" for label in labels]


def test_a_press_gives_the_card_and_records_nothing(dialog: Dialog, companion: Companion) -> None:
    [question] = dialog.direct("UMARCUS", "45 or 60 min coaching with Dana yesterday")
    card = dialog.press("UMARCUS", buttons(question)["45 min"])
    assert shown(card) == "*Record this?*\n• *45 min* coaching with Dana Whitfield on Tue, Nov 17, 2026"
    assert counted(companion) == []
    dialog.press("UMARCUS", buttons(card)["Record"])
    assert counted(companion) == [(45, "Dana Whitfield", False)]


def test_one_after_the_other_and_together_are_told_apart(dialog: Dialog, companion: Companion) -> None:
    [question] = dialog.direct("UMARCUS", "coached Dana and Theo for an hour today")
    each = dialog.press("UMARCUS", buttons(question)["1 h each, one after the other"])
    together = dialog.press("UMARCUS", buttons(question)["1 h together"])
    cards = companion.records.open_cards(2, since=NOW - timedelta(hours=1))
    told = [[(entry.minutes, entry.together) for entry in card.entries] for card in cards.values()]
    assert sorted(told) == [[(60, False), (60, False)], [(60, True), (60, True)]]
    assert buttons(each) != buttons(together)


def test_of_several_people_or_days_it_is_asked_how_the_length_goes_with_them(dialog: Dialog) -> None:
    [question] = dialog.direct("UMARCUS", "coached Dana and Theo for an hour today")
    assert shown(question).startswith("Was that one after the other, or together at the same time?")
    [question] = dialog.direct("UMARCUS", "coached Dana monday and tuesday for an hour")
    assert shown(question).startswith("Is that the length of each day, or of all of them together?")


def test_what_is_too_long_for_a_button_is_asked_in_words(dialog: Dialog) -> None:
    [question] = dialog.direct("UMARCUS", f"45 or 60 min coaching with Dana yesterday{' ' * 2000}, budgets")
    assert shown(question).startswith("I read more than one length.")
    assert buttons(question) == {}


def test_pressed_twice_the_card_is_the_same(dialog: Dialog) -> None:
    question = dialog.command("UMARCUS", "log 1 hr coaching with Dana last monday")
    first = dialog.press("UMARCUS", buttons(question)["Mon, Nov 9"])
    assert dialog.press("UMARCUS", buttons(question)["Mon, Nov 9"]) == first


def test_the_day_is_that_on_which_it_was_said(dialog: Dialog, clock: Clock) -> None:
    [question] = dialog.direct("UMARCUS", "45 or 60 min coaching with Dana yesterday")
    clock.now += timedelta(days=3)
    assert "on Tue, Nov 17, 2026" in shown(dialog.press("UMARCUS", buttons(question)["1 h"]))


def test_a_question_that_was_meant_is_answered(dialog: Dialog, companion: Companion) -> None:
    [question] = dialog.direct("UMARCUS", "1 hr coaching yesterday with Dana, does that count?")
    answer = dialog.press("UMARCUS", buttons(question)["It is a question"])
    assert "Record this?" not in shown(answer)
    assert counted(companion) == []
    assert "Record this?" in shown(dialog.press("UMARCUS", buttons(question)["Log it"]))


def test_two_danas_are_asked_about(dialog: Dialog, two_danas: Companion) -> None:
    [question] = dialog.direct("UMARCUS", "30 min coaching with Dana today")
    assert shown(question) == "Which Dana: Dana Whitfield or Dana Ortega?"
    card = dialog.press("UMARCUS", buttons(question)["Dana Ortega"])
    dialog.press("UMARCUS", buttons(card)["Record"])
    assert counted(two_danas) == [(30, "Dana Ortega", False)]


@pytest.mark.usefixtures("two_danas")
def test_one_question_follows_the_other(dialog: Dialog) -> None:
    [lengths] = dialog.direct("UMARCUS", "30 or 45 min coaching with Dana today")
    people = dialog.press("UMARCUS", buttons(lengths)["45 min"])
    card = dialog.press("UMARCUS", buttons(people)["Dana Whitfield"])
    assert "*45 min* coaching with Dana Whitfield" in shown(card)


def test_which_entry_a_correction_means_is_asked(dialog: Dialog, companion: Companion) -> None:
    for said in ("log 30 min coaching with Dana on 11/10", "log 45 min coaching with Theo on 11/11"):
        dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", said))["Record"])
    [question] = dialog.direct("UMARCUS", "delete the coaching, we had to cancel")
    assert shown(question) == "Which one do you mean?"
    first = "30 min of coaching with Dana on Tue, Nov 10, 2026"
    assert list(buttons(question)) == ["45 min of coaching with Theo on Wed, Nov 11, 2026", first]
    card = dialog.press("UMARCUS", buttons(question)[first])
    dialog.press("UMARCUS", buttons(card)["Take it out"])
    assert counted(companion) == [(45, "Theo Park", False)]
    voided = [entry for entry in companion.records.entries_of([4]) if entry.voided]
    assert [entry.reason for entry in voided] == ["we had to cancel"]


@pytest.mark.parametrize("said", ["no, with theo", "no it was theo", "not dana, theo", "I meant Theo"])
def test_somebody_else_is_put_on_the_card_that_is_still_open(dialog: Dialog, companion: Companion, said: str) -> None:
    [old] = dialog.direct("UMARCUS", "45 min coaching with Dana yesterday")
    [card] = dialog.direct("UMARCUS", said)
    assert shown(card) == "*Record this?*\n• *45 min* coaching with Theo Park on Tue, Nov 17, 2026"
    assert "put away" in shown(dialog.press("UMARCUS", buttons(old)["Record"]))
    dialog.press("UMARCUS", buttons(card)["Record"])
    assert counted(companion) == [(45, "Theo Park", False)]


def test_an_open_card_is_changed_and_put_away_in_words(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UMARCUS", "45 min coaching with Dana yesterday")
    [card] = dialog.direct("UMARCUS", "make that 60 min on zoom")
    assert shown(card).startswith("*Record this?*\n• *1 h* coaching with Dana Whitfield on Tue, Nov 17, 2026 (virtual)")
    [words] = dialog.direct("UMARCUS", "scratch that")
    assert shown(words) == "Put away. Nothing was recorded."
    assert counted(companion) == []


def test_of_two_danas_the_open_card_gets_the_one_who_is_chosen(dialog: Dialog, two_danas: Companion) -> None:
    dialog.direct("UMARCUS", "45 min coaching with Theo yesterday")
    [question] = dialog.direct("UMARCUS", "no, with dana")
    card = dialog.press("UMARCUS", buttons(question)["Dana Ortega"])
    assert "*45 min* coaching with Dana Ortega" in shown(card)
    assert len(two_danas.records.open_cards(2, since=NOW - timedelta(hours=1))) == 1


def test_a_recorded_session_moves_to_the_right_person_with_one_tap(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "log 45 min coaching with Dana on 11/10"))["Record"])
    [question] = dialog.direct("UMARCUS", "no, it was Theo")
    assert shown(question).startswith(
        "Recorded is 45 min of coaching with Dana Whitfield on Tue, Nov 10, 2026. Move it to Theo Park?"
    )
    for _ in range(2):
        receipt = dialog.press("UMARCUS", buttons(question)["Move it to Theo Park"])
        assert "• *45 min* coaching with Theo Park on Tue, Nov 10, 2026" in shown(receipt)
    people = companion.records.people()
    kept = [one for one in companion.records.entries_of([person.id for person in people]) if one.counts]
    assert [(one.minutes, companion.records.person(one.candidate_id)) for one in kept] == [
        (45, companion.records.person_by_slack("UTHEO"))
    ]


def test_a_choice_belongs_to_whoever_was_asked(dialog: Dialog) -> None:
    [question] = dialog.direct("UMARCUS", "45 or 60 min coaching with Dana yesterday")
    before = len(dialog.slack.calls)
    dialog.act_on("UELENA", buttons(question)["1 h"])
    [(_, told)] = [call for call in dialog.slack.calls[before:] if call[0] == "response"]
    assert (told["replace_original"], told["text"]) == (
        False,
        "This was asked of somebody else. Say it yourself, and I'll ask you.",
    )


@pytest.mark.parametrize(
    "value",
    [
        "{}",
        "",
        "a sentence",
        json.dumps({"by": 2, "source": "Ev1", "said": "thanks", "on": "2026-11-18", "reading": "1 h"}),
    ],
)
def test_a_button_that_can_no_longer_be_read_says_what_to_do(dialog: Dialog, value: str) -> None:
    before = len(dialog.slack.calls)
    dialog.act_on("UMARCUS", {"type": "button", "action_id": f"{CHOOSE}:0", "value": value})
    [(_, told)] = [call for call in dialog.slack.calls[before:] if call[0] == "response"]
    assert told["replace_original"] is False
    assert "again" in told["text"]
