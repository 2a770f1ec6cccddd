"""Goals and reflections asked for one question at a time, as whole conversations in Slack."""

import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.companion import Companion
from bot.settings import Settings
from bot.views.drafts.drafts import GUIDE
from bot.views.drafts.guiding import CHOOSE, ENTRIES
from induction.people import Person
from induction.writing.drafts import Draft, DraftKind
from storage.errands import Errand
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, buttons, notes, shown
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub

CHANGE, CPSEL, SITUATION, NOW_Q, TARGET, EVIDENCE, STEPS, LEARNING, HELP, DAY = (
    "*What will be different, and for whom?*",
    "*Which CPSEL is it for?*",
    "*What is the situation in your school or office that it answers?*",
    "*How is it today?*",
    "*How should it be at the end?*",
    "*What will you look at to see that it changed?*",
    "*What will you do, step by step?*",
    "*Which professional learning will help you with it?*",
    "*Who or what will help you?*",
    "*By which day will it be done?*",
)
TRIED = "*What did you try, and why?*"


def dana_of(companion: Companion) -> Person:
    person = companion.records.person_by_slack("UDANA")
    assert person is not None
    return person


def newest(companion: Companion, kind: DraftKind = DraftKind.GOAL) -> Draft:
    [draft] = companion.records.drafts.of([dana_of(companion).id], kind)
    return draft


def question(message: dict[str, Any]) -> str:
    """The question in a message: its first bold line that ends with one."""
    lines = [line for line in shown(message).splitlines() if line.startswith("*") and line.rstrip("*").endswith("?")]
    return lines[0] if lines else ""


def say(dialog: Dialog, text: str, user: str = "UDANA") -> dict[str, Any]:
    return dialog.direct(user, text)[-1]


def element(message: dict[str, Any], kind: str) -> dict[str, Any]:
    [found] = [one for block in message["blocks"] for one in block.get("elements", ()) if one["type"] == kind]
    return dict(found)


def chosen(message: dict[str, Any], label: str) -> dict[str, Any]:
    """The press that chooses from the message's list."""
    select = element(message, "static_select")
    [option] = [one for one in select["options"] if label in one["text"]["text"]]
    return {"type": "static_select", "action_id": select["action_id"], "selected_option": option}


def test_a_thin_beginning_becomes_a_whole_goal(dialog: Dialog, companion: Companion) -> None:
    first = say(dialog, "I want to write a goal")
    assert question(first) == CHANGE
    assert "One question at a time" in notes(first)
    answers = (
        "something about family engagement",
        "4",
        "Our meetings are half empty",
        "12 of 300 families came in October",
        "at least 60 families",
        "sign-in sheets",
        "first call home, then move the meeting to six",
        "the county's workshop on families",
        "my coach and our liaison",
    )
    asked = [question(say(dialog, said)) for said in answers]
    assert asked == [CPSEL, SITUATION, NOW_Q, TARGET, EVIDENCE, STEPS, LEARNING, HELP, DAY]
    done = say(dialog, "May 31")
    assert shown(done).startswith("*Your IIP goal*")
    assert "Still open" not in shown(done)
    assert newest(companion).parts == {
        "cpsel": "4",
        "context": "Our meetings are half empty",
        "change": "something about family engagement",
        "baseline": "12 of 300 families came in October",
        "target": "at least 60 families",
        "evidence": "sign-in sheets",
        "strategies": "first call home, then move the meeting to six",
        "learning": "the county's workshop on families",
        "supports": "my coach and our liaison",
        "due": "2027-05-31",
    }
    assert "Keep" in buttons(done)


def test_a_rich_answer_is_arranged_and_put_right_with_one_tap(dialog: Dialog, companion: Companion) -> None:
    for said in ("I want to write a goal", "More families at our meetings", "4", "skip", "12 of 300"):
        say(dialog, said)
    card = say(dialog, "by May, 60% of families, measured with the survey")
    assert "Sorted under *Where it should be*, *What will show it* and *Done by*, in your words:" in shown(card)
    assert question(card) == STEPS
    parts = newest(companion).parts
    assert (parts["target"], parts["evidence"], parts["due"]) == (
        "by May, 60% of families",
        "measured with the survey",
        "2027-05-31",
    )
    whole = dialog.press("UDANA", buttons(card)["All of it: Where it should be"])
    assert newest(companion).parts["target"] == "by May, 60% of families, measured with the survey"
    assert "evidence" not in newest(companion).parts
    assert question(whole) == EVIDENCE


def test_a_goal_in_one_line_is_shown_and_asked_on(dialog: Dialog, companion: Companion) -> None:
    card, asked = dialog.direct("UDANA", "goal: I want more families at our meetings, from 12 to 40. CPSEL 4")
    assert shown(card).startswith("*Your IIP goal*")
    assert question(asked) == SITUATION
    say(dialog, "Half the chairs are empty")
    assert newest(companion).parts["context"] == "Half the chairs are empty"


def test_the_cards_button_asks_what_is_missing(dialog: Dialog) -> None:
    card = dialog.command("UDANA", "goal I want more families at our meetings")
    asked = dialog.press("UDANA", buttons(card)["One question at a time"])
    assert question(asked) == CPSEL
    assert question(dialog.press("UDANA", chosen(asked, "CPSEL 4"))) == SITUATION


def test_days_are_chosen_or_typed_and_what_is_no_day_is_kept_beside(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UDANA", "goal I want more families")
    asked = dialog.press("UDANA", buttons(card)["One question at a time"])
    for _ in range(8):
        asked = dialog.press("UDANA", buttons(asked)["Skip"])
    assert question(asked) == DAY
    again = say(dialog, "sometime in the spring")
    assert question(again) == DAY
    assert newest(companion).parts["dates"] == "sometime in the spring"
    assert "This day has passed" in shown(say(dialog, "5/31/2026"))
    told, again = dialog.direct("UDANA", "what is CPSEL 4?")
    assert "CPSEL 4" in shown(told)
    assert question(again) == DAY
    picker = element(again, "datepicker")
    pressed = {"type": "datepicker", "action_id": picker["action_id"], "selected_date": "2027-05-28"}
    dialog.press("UDANA", pressed)
    assert newest(companion).parts["due"] == "2027-05-28"


def test_skip_back_stop_and_slips_of_the_keys(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    say(dialog, "More families")
    assert question(say(dialog, "skp")) == SITUATION
    assert question(say(dialog, "i don't know")) == NOW_Q
    say(dialog, "12 of 300")
    back = say(dialog, "bakc")
    assert question(back) == NOW_Q
    assert "There now:\n12 of 300" in shown(back)
    assert question(say(dialog, "14 of 300")) == TARGET
    assert newest(companion).parts["baseline"] == "14 of 300"
    stopped = say(dialog, "stop")
    assert shown(stopped).startswith("It waits here as it is. Say `my goal` to go on with it.\n*Your IIP goal*")
    assert "Noted" not in shown(say(dialog, "how many hours of professional learning do I need a year?"))
    assert newest(companion).parts == {"change": "More families", "baseline": "14 of 300"}


@pytest.mark.parametrize(
    ("aside", "answer"),
    [
        ("how many hours of professional learning do I need a year?", "do not say that"),
        ("help", "/casc"),
        ("90 min coaching yesterday", "*Record this?*"),
        ("thanks!", "glad to help"),
        ("write it for me", "own words"),
    ],
)
def test_what_is_plainly_something_else_is_answered_and_the_question_stays(
    dialog: Dialog, companion: Companion, aside: str, answer: str
) -> None:
    say(dialog, "I want to write a goal")
    say(dialog, "More families at our meetings")
    say(dialog, "4")
    replies = dialog.direct("UDANA", aside)
    assert answer.lower() in shown(replies[0]).lower()
    say(dialog, "Our meetings are half empty")
    assert newest(companion).parts["context"] == "Our meetings are half empty"


def test_a_yes_beside_a_card_records_it_and_the_question_stays(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    say(dialog, "90 min coaching yesterday")
    say(dialog, "yes")
    assert len(companion.records.entries_of([dana_of(companion).id])) == 1
    assert question(say(dialog, "More families at our meetings")) == CPSEL


@pytest.mark.parametrize("said", [":thumbsup:", "👍", "ok", "...", "yes"])
def test_what_has_no_words_is_asked_again(dialog: Dialog, companion: Companion, said: str) -> None:
    say(dialog, "I want to write a goal")
    asked = say(dialog, said)
    assert "In a few words, please" in shown(asked)
    assert companion.records.drafts.of([dana_of(companion).id], DraftKind.GOAL) == ()


def test_emoji_and_marks_in_an_answer_are_kept_as_they_are(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    say(dialog, "More families 👩‍👩‍👧 at *our* meetings :tada: &lt;3")
    assert newest(companion).parts == {"change": "More families 👩‍👩‍👧 at *our* meetings :tada: <3"}


def test_a_very_long_answer_is_refused_whole_and_asked_again(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    assert "3,000" in shown(say(dialog, "families " * 400))
    assert companion.records.drafts.of([dana_of(companion).id], DraftKind.GOAL) == ()
    long = "We call every home " * 150
    say(dialog, long)
    assert newest(companion).parts["change"] == long.strip()


def test_the_same_delivery_twice_is_one_answer(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    dialog.direct("UDANA", "More families", event_id="E7")
    assert dialog.direct("UDANA", "More families", event_id="E7") == []
    assert [draft.parts for draft in companion.records.drafts.versions(newest(companion).draft_id)] == [
        {"change": "More families"}
    ]


def test_a_delivery_that_comes_again_before_it_was_answered_writes_nothing_twice(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    say(dialog, "I want to write a goal")
    dana = dana_of(companion)
    for _ in range(2):
        companion.desk.guiding.answered(dana, "More families", source="E8", now=clock())
    assert newest(companion).version == 1


def test_two_answers_before_the_next_question_came_belong_together(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    say(dialog, "I want to write a goal")
    dana = dana_of(companion)
    companion.desk.guiding.answered(dana, "More families", source="E1", now=clock())
    companion.records.claim("E1", now=clock(), errands=[Errand("reply:E1:0", "reply")])
    companion.desk.guiding.answered(dana, "at our site council", source="E2", now=clock())
    assert newest(companion).parts == {"change": "More families\nat our site council"}


def test_a_second_press_shows_what_is_asked_now(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    card = say(dialog, "More families")
    undo = buttons(card)["Undo"]
    assert question(dialog.press("UDANA", buttons(card)["Skip"])) == SITUATION
    assert question(dialog.press("UDANA", buttons(card)["Skip"])) == SITUATION
    assert question(dialog.press("UDANA", undo)) == SITUATION
    assert newest(companion).parts == {"change": "More families"}


def test_an_answer_is_taken_back(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    say(dialog, "More families")
    say(dialog, "skip")
    card = say(dialog, "did Marcus write that")
    assert question(dialog.press("UDANA", buttons(card)["Undo"])) == SITUATION
    assert newest(companion).parts == {"change": "More families"}


def test_nobody_else_can_answer_or_press(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    card = say(dialog, "More families")
    before = len(dialog.slack.sent("response"))
    dialog.act_on("UTHEO", buttons(card)["Skip"], response_url=f"{dialog.slack.url}/response")
    [refused] = dialog.slack.sent("response")[before:]
    assert "not asked any more" in refused["text"]
    assert newest(companion).parts == {"change": "More families"}


def test_a_coach_writes_with_their_candidate_who_is_told_once(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    asked = say(dialog, "let's work on a goal with Dana", "UMARCUS")
    assert question(asked) == CHANGE
    say(dialog, "More families at our meetings", "UMARCUS")
    say(dialog, "4", "UMARCUS")
    say(dialog, "stop", "UMARCUS")
    draft = newest(companion)
    assert (draft.parts["cpsel"], draft.author_id) == ("4", companion.records.person_by_slack("UMARCUS").id)  # type: ignore[union-attr]
    assert [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == "UDANA"] == []
    clock.now += timedelta(minutes=31)
    dialog.sweep()
    news = [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == "UDANA"]
    assert len(news) == 1
    assert "families" not in str(news)


def test_a_question_survives_a_restart(tmp_path: Path, furnished: Path, clock: Clock, slack: SlackStub) -> None:
    home = shutil.copytree(furnished, tmp_path / "again")
    with opened(Settings(home=home), clock) as companion:
        dialog = Dialog(companion, slack)
        say(dialog, "I want to write a goal")
        say(dialog, "More families")
    with opened(Settings(home=home), clock) as companion:
        dialog = Dialog(companion, slack)
        dialog._deliveries = 100
        assert question(say(dialog, "4")) == SITUATION
        assert newest(companion).parts == {"cpsel": "4", "change": "More families"}


def test_a_question_that_waited_for_too_long_is_asked_again_by_its_buttons(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    say(dialog, "I want to write a goal")
    card = say(dialog, "More families")
    clock.now += timedelta(hours=13)
    assert "Noted" not in shown(say(dialog, "Marcus and I"))
    assert question(dialog.press("UDANA", buttons(card)["Skip"])) == SITUATION
    say(dialog, "Our meetings are half empty")
    assert newest(companion).parts["context"] == "Our meetings are half empty"


def reflect(dialog: Dialog, *said: str) -> Sequence[str]:
    return [question(say(dialog, one)) for one in said]


def test_a_reflection_is_fitted_to_what_was_logged(dialog: Dialog, companion: Companion) -> None:
    log = "log 90 min coaching yesterday about family engagement"
    dialog.press("UDANA", buttons(dialog.command("UDANA", log))["Record"])
    dialog.command("UDANA", "goal I want more families at our meetings")
    first = say(dialog, "I want to write a reflection")
    assert question(first) == "*What is this reflection about?*"
    assert "Logged so far: 1 h 30 min, 1 coaching session." in notes(first)
    [entry] = companion.records.entries_of([dana_of(companion).id])
    tried = dialog.press("UDANA", buttons(first)["These"], ticked={ENTRIES: [str(entry.id)]})
    assert question(tried).startswith("*You logged 1 session so far, on “")
    assert "family engagement" in question(tried)
    reflect(dialog, "We tried a shorter meeting", "31 families came", "the sign-in sheet", "that food helps")
    goal = say(dialog, "start at six")
    assert question(goal) == "*Which IIP goal is it about?*"
    asked = dialog.press("UDANA", chosen(goal, "more families"))
    assert question(asked) == "*Which CPSEL is it about?*"
    done = dialog.press("UDANA", chosen(asked, "CPSEL 4"))
    assert "*What it is about*\n• Tue, Nov 17, 2026: 1 h 30 min coaching" in shown(done)
    parts = newest(companion, DraftKind.REFLECTION).parts
    assert parts == {
        "cpsel": "4",
        "goal": newest(companion).draft_id,
        "entries": str(entry.id),
        "tried": "We tried a shorter meeting",
        "happened": "31 families came",
        "known": "the sign-in sheet",
        "meaning": "that food helps",
        "next": "start at six",
    }
    assert dialog.submit("UDANA", dialog.open("UDANA", buttons(done)["Edit"])) == {}
    assert newest(companion, DraftKind.REFLECTION).parts == parts


def test_a_reflection_told_at_once_is_sorted(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I need to write a reflection")
    card = say(dialog, "We tried a shorter meeting. 31 families came. Next time I will start at six.")
    assert question(card) == "*How do you know? What did you see, hear or count?*"
    assert newest(companion, DraftKind.REFLECTION).parts == {
        "tried": "We tried a shorter meeting.",
        "happened": "31 families came.",
        "next": "Next time I will start at six.",
    }


def test_a_request_to_have_it_written_gets_the_rule_and_the_first_question(
    dialog: Dialog, companion: Companion
) -> None:
    refused, asked = dialog.direct("UDANA", "Write my reflection for CPSEL 3.")
    assert "what you hand in has to be your own words" in shown(refused)
    assert question(asked) == TRIED
    assert "Answer here in our direct message." in notes(asked)
    assert companion.records.drafts.of([dana_of(companion).id], DraftKind.REFLECTION) == ()
    say(dialog, "We tried a shorter meeting")
    assert newest(companion, DraftKind.REFLECTION).parts == {"cpsel": "3", "tried": "We tried a shorter meeting"}


def test_what_a_locked_screen_shows_says_nothing_of_it(dialog: Dialog) -> None:
    say(dialog, "I want to write a goal")
    assert say(dialog, "More families at our meetings")["text"] == "Next question about the IIP goal."


def test_what_looks_like_a_students_name_is_warned_of(dialog: Dialog) -> None:
    say(dialog, "I want to write a goal")
    assert "Kevin Moreno" in shown(say(dialog, "Kevin Moreno reads at grade level"))


def test_in_a_channel_nothing_of_it_is_taken_as_an_answer(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    dialog.mention("UDANA", "More families at our meetings")
    assert companion.records.drafts.of([dana_of(companion).id], DraftKind.GOAL) == ()


def test_a_forged_choice_changes_nothing(dialog: Dialog, companion: Companion) -> None:
    say(dialog, "I want to write a goal")
    card = say(dialog, "More families")
    forged = chosen(card, "CPSEL 4")
    forged["selected_option"]["value"] = forged["selected_option"]["value"].rpartition(":")[0] + ":44"
    assert question(dialog.press("UDANA", {**forged, "action_id": CHOOSE})) == CPSEL
    assert newest(companion).parts == {"change": "More families"}
    assert GUIDE not in str(card)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("I want to write a goal, something about family engagement", "something about family engagement"),
        ("help me write a goal about attendance", "attendance"),
        ("Let’s start a goal — new teachers", "new teachers"),
    ],
)
def test_a_goal_begins_with_what_it_is_about(dialog: Dialog, companion: Companion, said: str, topic: str) -> None:
    [first] = dialog.direct("UDANA", said)
    assert shown(first).startswith(f"Noted: “{topic}”. What you write now takes its place.")
    assert question(first) == CHANGE
    assert newest(companion).parts == {"own_words": topic}
    say(dialog, "More families at our meetings")
    assert newest(companion).parts == {"change": "More families at our meetings"}


@pytest.mark.parametrize("said", ["help me with my goal", "my goal", "I want to go on with my goal"])
def test_a_goal_that_was_left_is_gone_on_with(dialog: Dialog, companion: Companion, said: str) -> None:
    for words in ("I want to write a goal", "More families at our meetings", "4", "stop"):
        say(dialog, words)
    again = say(dialog, said)
    assert shown(again).startswith("Going on with “More families at our meetings”. For another one, say `new goal`.")
    assert question(again) == SITUATION
    assert question(say(dialog, said)) == SITUATION
    assert newest(companion).version == 2


def test_what_is_not_begun_is_begun(dialog: Dialog) -> None:
    assert question(say(dialog, "help me with my goal")) == CHANGE


def test_a_share_in_the_situation_is_not_asked_for_again(dialog: Dialog, companion: Companion) -> None:
    for words in ("I want to write a goal", "More families at our meetings", "4"):
        card = say(dialog, words)
    assert shown(card).startswith("*CPSEL 4: Family and community engagement*")
    card = say(dialog, "Invitations are in English only. 6 of 40 families came.")
    assert question(card) == TARGET
    assert newest(companion).parts["context"] == "Invitations are in English only."
    assert newest(companion).parts["baseline"] == "6 of 40 families came."


def test_a_situation_that_is_one_share_stays_the_situation(dialog: Dialog, companion: Companion) -> None:
    for words in ("I want to write a goal", "More families at our meetings", "4", "6 of 40 families came"):
        card = say(dialog, words)
    assert question(card) == NOW_Q
    assert newest(companion).parts["context"] == "6 of 40 families came"


def test_the_goal_tells_the_cpsel_of_its_reflection(dialog: Dialog, companion: Companion) -> None:
    dialog.command("UDANA", "goal CPSEL 4. I want more families at our meetings")
    say(dialog, "time to reflect")
    reflect(dialog, "We tried a shorter meeting", "31 families came", "the sign-in sheet", "that food helps", "at six")
    assert shown(say(dialog, "1")).startswith("*Your reflection*")
    parts = newest(companion, DraftKind.REFLECTION).parts
    assert (parts["cpsel"], parts["goal"]) == ("4", newest(companion).draft_id)
