"""Busy records while somebody signs: the form stays open and says so, and afterwards it is signed once."""

from bot.companion import Companion
from tests.bot.dialog import Dialog, buttons
from tests.bot.listeners.test_busy_records import NOT_RECORDED, busy
from tests.bot.listeners.verification.test_way import do, person, record, sign


def test_signing_opening_again_and_taking_back_say_whether_it_is_recorded(dialog: Dialog, companion: Companion) -> None:
    do(dialog, "UCORA", record(companion, "survey"), "R1")
    zoe = person(companion, "UZOE").id
    for user, view_id, open_form, filled in (
        ("UCORA", "S1", lambda: dialog.open("UCORA", sign(companion, "coach")), {}),
        (
            "UADA",
            "O1",
            lambda: dialog.open("UADA", buttons(dialog.command("UADA", "verify zoë"))["Open a signed step again"]),
            {"way_which": "coach", "way_reason": "a slip"},
        ),
        (
            "UZOE",
            "B1",
            lambda: dialog.open("UZOE", buttons(dialog.command("UZOE", "steps"))["Take something back"]),
            {"step_which": "1", "step_reason": "a slip"},
        ),
    ):
        view, before = open_form(), rows(companion, zoe)
        with busy(companion):
            answer = dialog.submit(user, view, view_id, **filled)
        assert NOT_RECORDED in str(answer), view_id
        assert rows(companion, zoe) == before
        for _ in range(2):
            assert dialog.submit(user, view, view_id, **filled) == {}
        assert rows(companion, zoe) == before + 1


def rows(companion: Companion, candidate: int) -> int:
    records = companion.records
    return len(records.signings.of_candidates([candidate])) + len(records.milestones.of_candidates([candidate]))
