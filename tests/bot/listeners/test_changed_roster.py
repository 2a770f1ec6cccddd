"""Buttons from before the roster changed: who may no longer act, and what is still theirs."""

import pytest

from bot.companion import Companion
from induction.ledger.confirmations import Verdict
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import line
from tests.bot.dialog import Button, Dialog, buttons, shown
from tests.bot.logged import log, minutes

LOG = "log 90 min coaching with Dana yesterday"
NO_LONGER = "You no longer coach Dana, so you can change an entry of yours only where Dana says it is not right."
FORBIDDEN = (
    "You can't correct hours of Dana: that is open only to the candidate, the coach paired with them and the coach who "
    "was there."
)


def with_coach(name: str, coach: str) -> RosterLine:
    return line(name, Role.CANDIDATE, "usc", None, coach)


DANA_WITH_ELENA = with_coach("Dana Whitfield", "elena@school.example")
MARCUS_NO_COACH = line("Marcus Bell", Role.INSTRUCTOR, "usc", None)


def change_roster(companion: Companion, *lines: RosterLine) -> None:
    companion.records.write_roster(lines, today=companion.clock().date(), now=companion.clock())


@pytest.mark.parametrize(("changed", "refused"), [(DANA_WITH_ELENA, NO_LONGER), (MARCUS_NO_COACH, FORBIDDEN)])
def test_who_no_longer_coaches_a_candidate_undoes_and_voids_nothing(
    dialog: Dialog, companion: Companion, changed: RosterLine, refused: str
) -> None:
    receipt = log(dialog, "UMARCUS", LOG)
    [card] = dialog.direct("UMARCUS", "delete my last log")
    change_roster(companion, changed)
    assert shown(dialog.press("UMARCUS", buttons(receipt)["Undo"])) == refused
    assert shown(dialog.press("UMARCUS", buttons(card)["Take it out"])) == refused
    assert minutes(companion) == [90]


def test_an_old_card_shows_no_totals_of_a_candidate_who_is_coached_by_another_now(
    dialog: Dialog, companion: Companion
) -> None:
    card = dialog.command("UMARCUS", LOG)
    dialog.press("UMARCUS", buttons(card)["Record"])
    change_roster(companion, DANA_WITH_ELENA)
    again = shown(dialog.press("UMARCUS", buttons(card)["Record"]))
    assert again == (
        "*Recorded*\n• *1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026\n"
        "Dana is asked to confirm it today at 4:00 pm."
    )


def test_a_list_still_confirms_every_session_at_which_its_coach_was(dialog: Dialog, companion: Companion) -> None:
    for user in ("UDANA", "UTHEO"):
        log(dialog, user, "log 45 min coaching yesterday")
    listed = dialog.command("UMARCUS", "confirm")
    change_roster(companion, DANA_WITH_ELENA)
    answered = dialog.press("UMARCUS", buttons(listed)["Confirm the ticked ones"])
    assert shown(answered) == (
        "*Thank you, that is all.*\n*45 min* coaching with Dana Whitfield on Tue, Nov 17, 2026\nConfirmed by you.\n"
        "*45 min* coaching with Theo Park on Tue, Nov 17, 2026\nConfirmed by you."
    )
    said = companion.records.said_of([person.id for person in companion.records.people()])
    assert [(word.entry_id, word.verdict) for word in said.values()] == [
        (1, Verdict.CONFIRMED),
        (2, Verdict.CONFIRMED),
    ]


def test_a_list_still_confirms_those_entries_that_are_the_coachs_own(dialog: Dialog, companion: Companion) -> None:
    for user in ("UDANA", "UTHEO"):
        log(dialog, user, "log 45 min coaching yesterday")
    listed = dialog.command("UMARCUS", "confirm")
    away = DANA_WITH_ELENA.model_copy(update={"program": "mcoe"})
    change_roster(companion, away)
    answered = dialog.press("UMARCUS", buttons(listed)["Confirm the ticked ones"])
    assert shown(answered) == (
        "*Thank you, that is all.*\n*45 min* coaching with Theo Park on Tue, Nov 17, 2026\nConfirmed by you."
    )
    said = companion.records.said_of([person.id for person in companion.records.people()])
    assert [(word.entry_id, word.verdict) for word in said.values()] == [(2, Verdict.CONFIRMED)]


def test_nobody_sees_the_hours_of_a_candidate_who_went_to_another_program(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UDANA", "log 2 hours PLC on 11/10")
    change_roster(
        companion, with_coach("Dana Whitfield", "marcus@school.example").model_copy(update={"program": "mcoe"})
    )
    for seen in (shown(dialog.command("UMARCUS", "progress")), shown(dialog.home("UMARCUS"))):
        assert "Theo" in seen
        assert "Dana" not in seen.partition("*What you can do here*")[0]


def test_undo_takes_back_all_of_a_card_or_nothing_of_it(dialog: Dialog, companion: Companion) -> None:
    receipt = log(dialog, "UMARCUS", "log 60 min coaching with Dana on 11/10\n30 min coaching with Dana on 11/12")
    [card] = dialog.direct("UMARCUS", "change the coaching with Dana on 11/12 to 45 min")
    dialog.press("UMARCUS", buttons(card)["Correct it"])
    undo: Button = buttons(receipt)["Undo"]
    assert shown(dialog.press("UMARCUS", undo)).startswith("That entry was corrected or taken out meanwhile.")
    assert minutes(companion) == [60, 45]
    [answer] = dialog.direct("UMARCUS", "yes")
    assert shown(answer).startswith("Yes or no to what? Nothing waits for it here.")
