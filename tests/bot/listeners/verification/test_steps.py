"""The checklist as dialogs: what is open and done, recording a step, a word that it waits for, taking it back."""

import pytest

from bot.companion import Companion
from bot.services.verification.steps import asked_of
from induction.people import Role
from tests.bot.conftest import NOW
from tests.bot.dialog import Dialog, View, buttons, shown
from tests.bot.listeners.verification.conftest import line
from tests.bot.listeners.verification.test_way import do, person, record, told, words


def kept(companion: Companion) -> list[tuple[str, str, int | None, str | None, int | None]]:
    found = companion.records.milestones.of_candidates([person(companion, "UZOE").id])
    return [(one.key, one.on.isoformat(), one.standard, one.note, one.takes_back) for one in found]


def blocks(view: View) -> list[str]:
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def test_the_checklist_says_whose_turn_it_is_and_where_it_is_asked_for(dialog: Dialog) -> None:
    answer = dialog.command("UZOE", "steps")
    text = shown(answer)
    assert text.startswith("*Your steps*, Pine County Induction: 0 of 3 done\n")
    assert "*exit survey*\nopen, by Wed, Jun 30, 2027, next: you\n_Pine Handbook, Verification, line 7_" in text
    assert "*artifacts*\n0 of 6, open" in text
    assert list(buttons(answer)) == ["Record", "The way to the recommendation"]


def test_a_step_is_recorded_once_with_its_receipt(dialog: Dialog, companion: Companion) -> None:
    view = dialog.open("UZOE", record(companion, "survey"))
    assert blocks(view) == ["step_day", "step_link", "step_note"]
    for _ in range(2):
        assert dialog.submit("UZOE", view, step_day="2026-11-03", step_note="by mail") == {}
    assert kept(companion) == [("survey", "2026-11-03", None, "by mail", None)]
    assert shown(told(dialog, "UZOE")[-1]) == "*Recorded*: exit survey, Tue, Nov 3, 2026."
    assert "is on record already" in words(dialog.open("UCORA", record(companion, "survey")))
    assert "“by mail”" in shown(dialog.command("UCORA", "steps zoë"))


@pytest.mark.parametrize(
    ("filled", "field", "says"),
    [
        ({"step_day": "2026-12-24"}, "step_day", "still to come"),
        ({"step_day": None}, "step_day", "On which day"),
        ({"step_link": "my folder"}, "step_link", "no link"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(
    dialog: Dialog, companion: Companion, filled: dict[str, str | None], field: str, says: str
) -> None:
    answer = dialog.submit("UZOE", dialog.open("UZOE", record(companion, "survey")), **filled)
    assert list(answer["errors"]) == [field]
    assert says in answer["errors"][field]
    assert kept(companion) == []


def test_an_artifact_is_saved_as_evidence_by_the_candidate_alone(dialog: Dialog, companion: Companion) -> None:
    filled = {"evidence_title": "Staff survey", "evidence_standards": "2"}
    assert do(dialog, "UZOE", record(companion, "artifacts"), "R1", **filled) == {}
    assert kept(companion) == []
    assert "*artifacts*\n1 of 6, open" in shown(dialog.command("UZOE", "steps"))
    assert "no such step" in words(dialog.open("UCORA", record(companion, "artifacts")))


def test_what_waits_for_a_word_asks_for_it(dialog: Dialog, companion: Companion) -> None:
    assert do(dialog, "UZOE", record(companion, "letter"), "R1", step_link="https://x.example/l") == {}
    [asked] = told(dialog, "UADA")
    assert "Zoë Nguyễn recorded *HR letter* of Zoë Nguyễn (Wed, Nov 18, 2026). It waits for you." in shown(asked)
    assert "waits for a word" in shown(dialog.command("UZOE", "steps"))
    assert "waits for a word from Ada" in words(dialog.open("UZOE", record(companion, "letter")))
    view = dialog.open("UADA", buttons(asked)["Record"])
    assert dialog.submit("UADA", view, "R2") == {}
    assert "waits for a word" not in shown(dialog.command("UZOE", "steps"))


def test_what_was_recorded_is_taken_back_with_a_reason(dialog: Dialog, companion: Companion) -> None:
    do(dialog, "UZOE", record(companion, "survey"), "R1")
    answer = dialog.command("UZOE", "steps")
    view = dialog.open("UZOE", buttons(answer)["Take something back"])
    assert "step_reason" in dialog.submit("UZOE", view, "B1", step_which="1")["errors"]
    for _ in range(2):
        assert dialog.submit("UZOE", view, "B2", step_which="1", step_reason="it was another survey") == {}
    assert kept(companion) == [
        ("survey", "2026-11-18", None, None, None),
        ("survey", "2026-11-18", None, "it was another survey", 1),
    ]
    assert "0 of 3 done" in shown(dialog.command("UZOE", "steps"))


@pytest.mark.parametrize("user", ["UOLU", "UFINN", "UZHANNA", "UMAX"])
def test_nobody_else_records(dialog: Dialog, companion: Companion, user: str) -> None:
    view = dialog.open(user, record(companion, "survey"))
    assert blocks(view) == []
    assert kept(companion) == []


def test_from_one_list_to_the_other(dialog: Dialog) -> None:
    answer = dialog.command("UZOE", "steps")
    way = dialog.press("UZOE", buttons(answer)["The way to the recommendation"])
    assert "0 of 5 steps signed" in shown(way)
    assert "0 of 3 done" in shown(dialog.press("UZOE", buttons(way)["Steps and documents"]))


@pytest.mark.parametrize("value", ["", "x:survey", "99:survey", "5:nothing"])
def test_a_button_of_another_time_says_so(dialog: Dialog, value: str) -> None:
    view = dialog.open("UZOE", {"type": "button", "action_id": "step_record", "value": value})
    assert blocks(view) == []


@pytest.mark.parametrize(
    ("user", "said", "on"),
    [
        ("UCORA", "Zoë's HR letter came in on Nov 3", "2026-11-03"),
        ("UZOE", "my exit survey is in", "2026-11-18"),
        ("UADA", "zoë nguyễn’s exit survey was handed in yesterday.", "2026-11-17"),
    ],
)
def test_what_came_in_is_recorded_from_plain_words(
    dialog: Dialog, companion: Companion, user: str, said: str, on: str
) -> None:
    [answer] = dialog.direct(user, said)
    assert kept(companion) == []
    assert dialog.submit(user, dialog.open(user, buttons(answer)["Record"])) == {}
    assert [one[1] for one in kept(companion)] == [on]


@pytest.mark.parametrize("said", ["my coach came in on Monday", "Zoë's HR letter came in some day", "the letter is in"])
def test_other_words_are_no_step(dialog: Dialog, said: str) -> None:
    [answer] = dialog.direct("UOLU", said)
    assert "Record" not in buttons(answer)


def test_the_day_of_enrollment_is_asked_for_once_where_it_is_a_step_too(companion: Companion) -> None:
    keys = [one.key for one in asked_of(companion.packs["usc"])]
    assert keys.count("enrolled") == 1
    assert len(keys) == len(set(keys))


def test_what_waits_for_a_supervisor_is_recorded_for_them_by_the_coach(dialog: Dialog, companion: Companion) -> None:
    people = [
        line("Sam Site", Role.SUPERVISOR, "USAM"),
        line("Cleo Coach", Role.COACH, "UCLEO"),
        line("Nia Noor", Role.CANDIDATE, "UNIA", coach="cleo@pine.example", supervisor="sam@pine.example"),
    ]
    companion.records.write_roster(
        [one.model_copy(update={"program": "usc"}) for one in people], today=NOW.date(), now=NOW
    )
    step = {"type": "button", "action_id": "step_record", "value": f"{person(companion, 'UNIA').id}:iip.goals_document"}
    assert do(dialog, "UNIA", step, "R1") == {}
    assert "waits for a word from Sam" in words(dialog.open("UNIA", step))
    assert told(dialog, "USAM") == []
    [asked] = told(dialog, "UCLEO")
    assert "It waits for the word of the site supervisor: once you have it, record it here for them." in shown(asked)
    assert dialog.submit("UCLEO", dialog.open("UCLEO", buttons(asked)["Record"]), "R2") == {}
    assert "is on record already" in words(dialog.open("UNIA", step))
