"""Verification as dialogs: what is missing, two taps to sign, whom it waits for, and a step opened again."""

from typing import Any

import pytest

from bot.companion import Companion
from induction.people import Person
from induction.roster import RosterLine
from tests.bot.conftest import NOW
from tests.bot.dialog import Button, Dialog, Message, View, buttons, shown
from tests.bot.listeners.verification.conftest import ROSTER


def person(companion: Companion, slack_id: str) -> Person:
    found = companion.records.person_by_slack(slack_id)
    assert found is not None
    return found


def sign(companion: Companion, step: str) -> Button:
    return {"type": "button", "action_id": "way_sign", "value": f"{person(companion, 'UZOE').id}:{step}"}


def record(companion: Companion, step: str) -> Button:
    return {"type": "button", "action_id": "step_record", "value": f"{person(companion, 'UZOE').id}:{step}"}


def do(dialog: Dialog, user: str, button: Button, view_id: str, **filled: str) -> Any:
    """The button's modal sent off."""
    return dialog.submit(user, dialog.open(user, button), view_id, **filled)


def told(dialog: Dialog, user: str) -> list[Message]:
    dialog.settle()
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]


def signed_by(companion: Companion) -> list[tuple[str, int | None]]:
    return [(one.step, one.reopens) for one in companion.records.signings.of_candidates([person(companion, "UZOE").id])]


def words(view: View) -> str:
    return shown({"blocks": [block for block in view["blocks"] if block["type"] == "section"]})


@pytest.fixture
def ready(dialog: Dialog, companion: Companion) -> None:
    """Everything that the steps ask for is on record."""
    assert do(dialog, "UCORA", record(companion, "survey"), "R1") == {}
    assert do(dialog, "UZOE", record(companion, "letter"), "R2", step_link="https://x.example/letter") == {}
    assert do(dialog, "UADA", record(companion, "letter"), "R3") == {}


def test_the_way_shows_what_is_missing_and_from_whom(dialog: Dialog) -> None:
    answer = dialog.command("UZOE", "verify")
    assert shown(answer) == (
        "*Your way to the recommendation*: 0 of 5 steps signed\n"
        "○ *1. coach's checklist*\nSigned by your coach.\n• Missing from you: exit survey\n"
        "○ *2. candidate's uploads*\nSigned by you. Comes after “coach's checklist”.\n• Missing from you: HR letter\n"
        "○ *3. administrator's check*\nSigned by the program administrator. Comes after “candidate's uploads”.\n"
        "○ *4. recommendation*\nSigned by the credentials office. It is signed elsewhere (the state's portal) and "
        "noted here. Comes after “administrator's check”.\n"
        "○ *5. last step with the state*\nSigned by you. Comes after “recommendation”.\n"
        "• the fee is paid"
    )
    assert list(buttons(answer)) == ["Steps and documents"]
    assert answer["response_type"] == "ephemeral" if "response_type" in answer else True


@pytest.mark.usefixtures("ready")
def test_two_taps_sign_and_the_next_signer_hears_of_it(dialog: Dialog, companion: Companion) -> None:
    way = dialog.command("UCORA", "verify zoë")
    assert list(buttons(way)) == ["Sign", "Steps and documents"]
    view = dialog.open("UCORA", buttons(way)["Sign"])
    assert view["submit"]["text"] == "Sign"
    assert (
        words(view)
        == "*coach's checklist*\nZoë Nguyễn\n*On record*\n• exit survey: on record (Pine Handbook, Verification)"
    )
    assert signed_by(companion) == []
    assert dialog.submit("UCORA", view) == {}
    assert signed_by(companion) == [("coach", None)]
    [news] = told(dialog, "UZOE")[-1:]
    assert shown(news) == (
        "Cora Coach signed your step “coach's checklist”.\n*Candidate's uploads* is yours now: nothing is missing."
    )
    assert list(buttons(news)) == ["Sign"]
    assert not [call for call in dialog.slack.sent("chat.postMessage") if call["channel"].startswith("C")]


@pytest.mark.usefixtures("ready")
def test_the_whole_way_to_the_candidates_last_step(dialog: Dialog, companion: Companion) -> None:
    for number, (user, step) in enumerate((("UCORA", "coach"), ("UZOE", "uploads"), ("UADA", "check"))):
        assert do(dialog, user, sign(companion, step), f"S{number}") == {}
    assert shown(dialog.command("UOLU", "verify")) == (
        "*The way to the recommendation*, by the step that is next\n"
        "*recommendation*\n• Zoë Nguyễn, yours to sign: nothing is missing"
    )
    home = dialog.home("UOLU")
    assert (
        "*Waiting for you on the way to the recommendation*\n• Zoë Nguyễn, yours to sign: nothing is missing"
    ) in shown(home)
    view = dialog.open("UOLU", sign(companion, "recommend"))
    assert "This records that it was signed in the state's portal. It is not the signature itself." in words(view)
    late = dialog.submit("UOLU", view, "S8", way_signed_on="2026-12-01")
    assert late["errors"] == {"way_signed_on": "That day is still to come. Record it once it is signed."}
    assert dialog.submit("UOLU", view, "S9", way_signed_on="2026-11-16") == {}
    news = "Olu Office recorded that your step “recommendation” was signed in the state's portal."
    assert news in shown(told(dialog, "UZOE")[-1])
    way = shown(dialog.command("UZOE", "verify"))
    assert "Signed by you, by Sun, Feb 14, 2027. Nothing is missing: it can be signed." in way
    assert "signed in the state's portal, recorded by Olu Office" in way
    assert do(dialog, "UZOE", sign(companion, "fee"), "S10") == {}
    assert "5 of 5 steps signed" in shown(dialog.command("UZOE", "verify"))
    assert "Everything is signed" in shown(dialog.command("UADA", "verify"))


@pytest.mark.usefixtures("ready")
def test_a_double_press_and_a_stale_button_sign_once(dialog: Dialog, companion: Companion) -> None:
    view = dialog.open("UCORA", sign(companion, "coach"))
    assert dialog.submit("UCORA", view, "SAME") == dialog.submit("UCORA", view, "SAME") == {}
    again = dialog.submit("UCORA", view, "OTHER")
    assert "is signed already" in str(again)
    assert "is signed already" in words(dialog.open("UCORA", sign(companion, "coach")))
    assert signed_by(companion) == [("coach", None)]


@pytest.mark.usefixtures("ready")
def test_what_is_gone_since_the_first_tap_is_said_and_nothing_is_signed(dialog: Dialog, companion: Companion) -> None:
    assert do(dialog, "UCORA", sign(companion, "coach"), "S1") == {}
    view = dialog.open("UZOE", sign(companion, "uploads"))
    zoe = person(companion, "UZOE")
    for one in companion.records.milestones.of_candidates([zoe.id]):
        if one.key == "letter":
            companion.records.milestones.take_back(one.id, source=f"B{one.id}", by=zoe.id, now=NOW, note="wrong")
    again = dialog.submit("UZOE", view, "S2")
    assert words(again["view"]) == "“candidate's uploads” can't be signed yet. Missing: HR letter."
    assert signed_by(companion) == [("coach", None)]


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    ("user", "says"),
    [
        ("UADA", "“coach's checklist” is signed by the coach paired with the candidate."),
        ("UZOE", "“coach's checklist” is signed by the coach paired with the candidate."),
        ("UOLU", "“coach's checklist” is signed by the coach paired with the candidate."),
        ("UFINN", "You can't sign a step of Zoë"),
        ("UZHANNA", "You can't sign a step of Zoë"),
        ("UMAX", "That candidate is not there, or is not of your program."),
    ],
)
def test_nobody_else_signs(dialog: Dialog, companion: Companion, user: str, says: str) -> None:
    assert says in words(dialog.open(user, sign(companion, "coach")))
    assert signed_by(companion) == []


@pytest.mark.usefixtures("ready")
def test_a_former_coach_signs_nothing(dialog: Dialog, companion: Companion) -> None:
    view = dialog.open("UCORA", sign(companion, "coach"))
    moved = [
        line.model_copy(update={"coach": "finn@pine.example"}) if line.slack_id == "UZOE" else line for line in ROSTER
    ]
    companion.records.write_roster(moved, today=NOW.date(), now=NOW)
    assert "You can't sign a step of Zoë" in str(dialog.submit("UCORA", view))
    assert signed_by(companion) == []
    assert do(dialog, "UFINN", sign(companion, "coach"), "S2") == {}


@pytest.mark.usefixtures("ready")
def test_the_administrator_opens_a_step_again_with_a_reason(dialog: Dialog, companion: Companion) -> None:
    for number, (user, step) in enumerate((("UCORA", "coach"), ("UZOE", "uploads"))):
        assert do(dialog, user, sign(companion, step), f"S{number}") == {}
    way = dialog.command("UADA", "verify zoë")
    assert list(buttons(way)) == ["Sign", "Steps and documents", "Open a signed step again"]
    view = dialog.open("UADA", buttons(way)["Open a signed step again"])
    assert "way_reason" in dialog.submit("UADA", view, "O1", way_which="coach")["errors"]
    assert dialog.submit("UADA", view, "O2", way_which="coach", way_reason="the survey was another one") == {}
    assert dialog.submit("UADA", view, "O2", way_which="coach", way_reason="the survey was another one") == {}
    assert signed_by(companion) == [("coach", None), ("uploads", None), ("coach", 1), ("uploads", 2)]
    assert "Ada Admin opened Zoë’s step “coach's checklist” again: the survey was another one." in shown(
        told(dialog, "UCORA")[-1]
    )
    assert "opened again by Ada Admin" in shown(dialog.command("UZOE", "verify"))
    assert do(dialog, "UCORA", sign(companion, "coach"), "S9") == {}


def test_a_ruling_never_touches_what_is_signed(dialog: Dialog, companion: Companion) -> None:
    do(dialog, "UCORA", record(companion, "survey"), "R1")
    do(dialog, "UCORA", sign(companion, "coach"), "S1")
    zoe = person(companion, "UZOE")
    [survey] = companion.records.milestones.of_candidates([zoe.id])
    companion.records.milestones.take_back(survey.id, source="x", by=zoe.id, now=NOW, note="wrong")
    [kept] = companion.records.signings.of_candidates([zoe.id])
    assert [(one["label"], one["have"], one["state"]) for one in kept.facts["needs"]] == [("exit survey", 1, "met")]
    assert "● *1. coach's checklist*" in shown(dialog.command("UZOE", "verify"))


@pytest.mark.parametrize(
    ("user", "said", "says"),
    [
        ("UZOE", "verify Жанна", "in your own record"),
        ("UFINN", "verify", "Nobody’s step is waiting for you"),
        ("UFINN", "verify zoë", "in your caseload"),
        ("UOLU", "steps", "Whose?"),
    ],
)
def test_who_sees_whose_way(dialog: Dialog, user: str, said: str, says: str) -> None:
    assert says in shown(dialog.command(user, said))


def test_a_program_without_steps_says_so(dialog: Dialog, companion: Companion) -> None:
    somebody = RosterLine(name="Lee Usd", email="lee@x.example", role=ROSTER[4].role, program="lausd", slack_id="ULEE")
    companion.records.write_roster([somebody], today=NOW.date(), now=NOW)
    assert "say nothing of who signs what" in shown(dialog.command("ULEE", "verify"))
    assert "list no steps beside hours" in shown(dialog.command("ULEE", "steps"))


def test_whoever_lacks_least_for_the_next_step_is_listed_first(dialog: Dialog, companion: Companion) -> None:
    assert [line[2:6] for line in shown(dialog.command("UCORA", "verify")).splitlines()[2:]] == ["Zoë ", "Жанн"]
    zhanna = person(companion, "UZHANNA")
    survey = {"type": "button", "action_id": "step_record", "value": f"{zhanna.id}:survey"}
    assert do(dialog, "UZHANNA", survey, "R1") == {}
    assert [line[2:6] for line in shown(dialog.command("UCORA", "verify")).splitlines()[2:]] == ["Жанн", "Zoë "]
