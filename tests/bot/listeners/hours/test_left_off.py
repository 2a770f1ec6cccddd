"""A message of several lines, as dialogs: what can be recorded gets its card, and what can't is named beside it."""

from bot.companion import Companion
from tests.bot.dialog import Dialog, buttons, shown


def counted(companion: Companion) -> list[tuple[int, int]]:
    entries = companion.records.entries_of([person.id for person in companion.records.people()])
    return [(entry.candidate_id, entry.minutes) for entry in entries if entry.counts]


def test_what_is_named_twice_is_on_the_card_once(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UMARCUS", "log Dana 45 min yesterday\nDana 45 min yesterday")
    assert "You named this twice: *45 min* coaching with Dana Whitfield on Tue, Nov 17, 2026." in shown(card)
    dialog.press("UMARCUS", buttons(card)["Record it once"])
    assert counted(companion) == [(4, 45)]


def test_one_bad_line_loses_nothing_else(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "log Dana 30 min yesterday"))["Record"])
    card = dialog.command("UMARCUS", "log Dana 30 min yesterday\nTheo 45 min 11/16\nDana 20 min 11/16")
    assert (
        "*Not on this card*\n• *30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026: 30 min of coaching on Tue, "
        "Nov 17, 2026 is already recorded." in shown(card)
    )
    dialog.press("UMARCUS", buttons(card)["Record"])
    assert counted(companion) == [(4, 30), (5, 45), (4, 20)]


def test_what_overlaps_on_one_card_is_left_off(dialog: Dialog) -> None:
    card = dialog.command("UMARCUS", "log Dana 3-4pm yesterday\nDana 3:30-4:15pm yesterday")
    assert "*Not on this card*\n• *45 min* coaching with Dana Whitfield" in shown(card)
    assert "This overlaps the coaching of 3:00-4:00 pm the same day." in shown(card)


def test_a_card_that_is_refused_at_its_tap_stays_to_be_changed(dialog: Dialog, companion: Companion) -> None:
    first, second = (dialog.command("UMARCUS", "log Dana 45 min yesterday") for _ in range(2))
    dialog.press("UMARCUS", buttons(first)["Record"])
    refused = dialog.press("UMARCUS", buttons(second)["Record"])
    assert "is already recorded" in shown(refused)
    assert list(buttons(refused)) == ["Change", "Not now"]
    assert counted(companion) == [(4, 45)]


def test_hours_of_later_today_have_not_come(dialog: Dialog) -> None:
    answer = dialog.command("UMARCUS", "log coached Dana 10-11pm today")
    assert "10:00-11:00 pm has not come yet today. Was it another day, or in the morning?" in str(answer)
