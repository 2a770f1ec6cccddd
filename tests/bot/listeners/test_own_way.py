"""One's own way as candidates and coaches ask for it on a phone: short answers, and kind where nobody keeps steps."""

from datetime import date

import pytest

from bot.companion import Companion
from induction.record.milestones import Happened
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.walking import Walk

UNKEPT = "Nobody in the program has these on record yet, so they say nothing of"


def recorded(companion: Companion, candidate: str, key: str, by: str) -> None:
    whose, who = (companion.records.person_by_slack(user) for user in (candidate, by))
    assert whose is not None
    assert who is not None
    said = Happened(candidate_id=whose.id, key=key, on=date(2026, 11, 2))
    companion.records.milestones.record(said, source=f"test:{candidate}:{key}:{by}", by=who.id, now=NOW)


@pytest.mark.parametrize(("user", "whom"), [("UDANA", "you"), ("UMARCUS", "Dana")])
def test_what_nobody_keeps_here_makes_nobody_late(dialog: Dialog, user: str, whom: str) -> None:
    [answer] = dialog.direct(user, "am i on track?" if user == "UDANA" else "is dana on track")
    assert "was due" not in shown(answer)
    assert f"{UNKEPT} {whom}: candidate's MOU, signed; orientation; first meeting with the coach." in shown(answer)


def test_what_others_have_on_record_is_late(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "UTHEO", "orientation", "UPRIYA")
    told = shown(dialog.command("UDANA", "progress"))
    assert "• Orientation: not on record yet, was due Aug 31 or Sep 17" in told
    assert f"{UNKEPT} you: candidate's MOU, signed; first meeting with the coach." in told


def test_the_steps_begin_with_what_presses_and_have_the_rest_behind_a_button(dialog: Dialog) -> None:
    answer = dialog.command("UDANA", "steps")
    assert len(answer["blocks"]) <= 10
    assert len(shown(answer)) < 1000
    [more] = [label for label in buttons(answer) if label.startswith("All steps (")]
    everything = dialog.press("UDANA", buttons(answer)[more])
    assert "Responsibilities of the Coach, line 363" in shown(everything)


@pytest.mark.parametrize("said", ["marcus signed the checklist", "my coach signed the checklist"])
def test_a_candidate_tells_what_the_coach_did(dialog: Dialog, said: str) -> None:
    [answer] = dialog.direct("UDANA", said)
    assert shown(answer).startswith("Record *IIP checklist, kept and signed off by the coach* of Dana Whitfield")


def test_what_may_be_one_of_several_steps_is_asked(dialog: Dialog) -> None:
    [answer] = dialog.direct("UDANA", "I uploaded my coaching logs")
    assert shown(answer).startswith("*Your steps*: which one is “coaching logs”?\n*coaching notes and logs in BigTime*")
    assert list(buttons(answer)) == ["Record"]


def test_hours_stay_hours(dialog: Dialog) -> None:
    [answer] = dialog.direct("UDANA", "had 45 min coaching yesterday")
    assert "*45 min* coaching" in shown(answer)


@pytest.mark.parametrize("said", ["what's missing for my recommendation", "am I ready to be recommended?"])
def test_what_is_missing_is_counted_and_not_looked_up(dialog: Dialog, said: str) -> None:
    [answer] = dialog.direct("UDANA", said)
    assert shown(answer).startswith("*Your way to the recommendation*: 0 of ")


def test_nobody_reads_the_way_of_another(dialog: Dialog) -> None:
    [answer] = dialog.direct("UDANA", "what's missing for Theo's recommendation")
    assert "Theo Park" not in answer["text"]
    assert "*The way of" not in shown(answer)


def test_goals_are_approved_where_the_supervisor_is_not_in_slack(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    for number in (1, 2, 3):
        card, *_ = dialog.direct("UDANA", f"/casc goal CPSEL {number}. By May we meet monthly. Evidence: agendas.")
        dialog.press("UDANA", buttons(card)["Keep"])
    waits = "*IIP goals for three CPSEL*\nYear 1: 0 of 3, waits for a word"
    assert waits in shown(dialog.command("UDANA", "steps"))
    assert "Approve goals" not in buttons(dialog.command("UDANA", "steps"))
    answer = dialog.command("UMARCUS", "steps dana")
    listed = dialog.press("UMARCUS", buttons(answer)["Approve goals"])
    assert "Read and approve" in buttons(listed)
    Walk(dialog, companion, clock, "UDANA").approve("UMARCUS")
    assert waits not in shown(dialog.command("UDANA", "steps"))


def test_what_waits_for_another_one_has_no_button(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "UDANA", "mou", "UDANA")
    waits = "*candidate's MOU, signed*\nwaits for a word, next: the program administrator"
    for user, may_say in (("UDANA", False), ("UPRIYA", True)):
        answer = dialog.command(user, "steps dana")
        assert waits in shown(answer)
        assert ("Confirm" in buttons(answer)) is may_say


@pytest.mark.parametrize(
    ("user", "said"),
    [("UMARCUS", "what's left for Jordan"), ("UDANA", "show me theos steps"), ("UDANA", "theo's growth")],
)
def test_a_known_name_that_is_not_open_is_said_and_not_looked_up(dialog: Dialog, user: str, said: str) -> None:
    [answer] = dialog.direct(user, said)
    assert answer["text"].startswith("I find no “")
