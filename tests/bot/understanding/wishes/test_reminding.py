"""Words about reminders, with and without slips of the finger."""

from datetime import date

import pytest

from bot.understanding.wishes.reminding import (
    A_DAY_OFF,
    A_WEEK_OFF,
    SETTINGS,
    SHOW,
    WAKE,
    Read,
    ReminderVerb,
    ReminderWish,
    UnsureWish,
    reminder_wish,
)
from induction.packs.reminding import NudgeKind

TODAY = date(2026, 11, 24)  # a Tuesday
WHICH_PAUSE = UnsureWish((A_DAY_OFF, A_WEEK_OFF, SETTINGS))


def snooze(days: int) -> ReminderWish:
    return ReminderWish(ReminderVerb.SNOOZE, days=days)


def stop(kind: NudgeKind) -> ReminderWish:
    return ReminderWish(ReminderVerb.STOP, kind=kind)


def resume(kind: NudgeKind) -> ReminderWish:
    return ReminderWish(ReminderVerb.RESUME, kind=kind)


def leave(first: date, last: date | None, whom: str | None = None) -> ReminderWish:
    return ReminderWish(ReminderVerb.LEAVE, first=first, last=last, whom=whom)


DECEMBER = leave(date(2026, 12, 1), date(2026, 12, 12))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("reminders", SHOW),
        ("What do you remind me of?", SHOW),
        ("what do you remind me about", SHOW),
        ("when do you remind me?", SHOW),
        ("which reminders do I get?", SHOW),
        ("how do I stop reminders?", SHOW),
        ("reminder settings", SETTINGS),
        ("please change my reminders", SETTINGS),
        ("snooze reminders for a week", snooze(7)),
        ("mute reminders for 3 days", snooze(3)),
        ("no reminders this week", snooze(6)),
        ("no reminders today", snooze(1)),
        ("pause reminders until Monday", snooze(6)),
        ("no reminders until 12/1 please", snooze(7)),
        ("stop reminding me for two weeks", snooze(14)),
        ("don't remind me this week", snooze(6)),
        ("turn reminders back on", WAKE),
        ("turn on reminders", WAKE),
        ("start reminding me again", WAKE),
        ("I'm back from leave", WAKE),
        ("stop reminders about pace", stop(NudgeKind.PACE)),
        ("Please stop reminding me about deadlines", stop(NudgeKind.WINDOW)),
        ("no more reminders about action items", stop(NudgeKind.ITEM)),
        ("turn off reflection reminders", stop(NudgeKind.REFLECTION)),
        ("don't remind me of hours to confirm", stop(NudgeKind.TO_CONFIRM)),
        ("remind me again about pace", resume(NudgeKind.PACE)),
        ("turn pace reminders back on", resume(NudgeKind.PACE)),
        ("turn off pace", stop(NudgeKind.PACE)),
        ("switch deadlines off", stop(NudgeKind.WINDOW)),
        ("turn action items back on", resume(NudgeKind.ITEM)),
        ("turn off my phone", None),
        ("reminders off", WHICH_PAUSE),
        ("reminders off until Monday", snooze(6)),
        ("reminders back on", WAKE),
        ("I'm on leave from 12/1 to 12/12", DECEMBER),
        ("I am on maternity leave Dec 1 - 12", DECEMBER),
        ("I'll be out next week", leave(date(2026, 11, 30), date(2026, 12, 6))),
        ("I'm away until Friday", leave(TODAY, date(2026, 11, 27))),
        ("Dana is on leave from 12/1 to 12/12", leave(date(2026, 12, 1), date(2026, 12, 12), "Dana")),
        ("Dana on leave until Dec 12", leave(TODAY, date(2026, 12, 12), "Dana")),
        ("Dana Whitfield on leave 12/1-12/12", leave(date(2026, 12, 1), date(2026, 12, 12), "Dana Whitfield")),
        ("I'm on leave from Dec 1", leave(date(2026, 12, 1), None)),
        ("my leave starts on Dec 1", leave(date(2026, 12, 1), None)),
        ("I am on leave from 12/1 until further notice", leave(date(2026, 12, 1), None)),
        ("I'm on leave until further notice", leave(TODAY, None)),
        ("I'm on leave on Dec 1", leave(date(2026, 12, 1), date(2026, 12, 1))),
        ("Dana is on leave from Dec 1", leave(date(2026, 12, 1), None, "Dana")),
        ("cancel my leave", ReminderWish(ReminderVerb.END_LEAVE)),
    ],
)
def test_what_is_plain_is_done(said: str, meant: Read) -> None:
    assert reminder_wish(said, TODAY) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("stop remindrs abuot pace", UnsureWish((stop(NudgeKind.PACE),))),
        ("snoze reminders for a week", UnsureWish((snooze(7),))),
        ("no remidners this weeek", UnsureWish((snooze(6),))),
        ("turn remindres back on", UnsureWish((WAKE,))),
        ("stop reminders about deadlnes", UnsureWish((stop(NudgeKind.WINDOW),))),
        ("I'm on levae from 12/1 to 12/12", UnsureWish((DECEMBER,))),
        ("reminder setings", SETTINGS),
        ("what do you remnid me of", SHOW),
    ],
)
def test_a_slip_of_the_finger_is_asked_about_where_something_would_change(said: str, meant: Read) -> None:
    assert reminder_wish(said, TODAY) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("stop all reminders", WHICH_PAUSE),
        ("stop reminding me", WHICH_PAUSE),
        ("snooze reminders", WHICH_PAUSE),
        ("Unsubscribe me from these", WHICH_PAUSE),
        ("I'm on leave", UnsureWish((SETTINGS,))),
        (
            "don't remind me about hours",
            UnsureWish((stop(NudgeKind.PACE), stop(NudgeKind.UNCONFIRMED), stop(NudgeKind.TO_CONFIRM))),
        ),
        ("stop reminders about bananas", UnsureWish((), about="bananas")),
    ],
)
def test_what_is_left_open_is_asked_about(said: str, meant: Read) -> None:
    assert reminder_wish(said, TODAY) == meant


@pytest.mark.parametrize(
    "said",
    [
        "remind me to log my hours",
        "can you remind me what the deadline is?",
        "what happens if I'm on leave?",
        "I was out from 11/1 to 11/3",
        "stop sharing",
        "log 1 hour coaching",
        "I'm off 30 min",
        "is Dana on leave?",
        "snooze",
        "stop",
        "what does the handbook say about reminders?",
    ],
)
def test_what_is_about_something_else_is_left_alone(said: str) -> None:
    assert reminder_wish(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", SHOW),
        ("settings", SETTINGS),
        ("on", WAKE),
        ("snooze", WHICH_PAUSE),
        ("snooze a week", snooze(7)),
        ("off this week", snooze(6)),
        ("stop pace", stop(NudgeKind.PACE)),
        ("stop pcae", UnsureWish((stop(NudgeKind.PACE),))),
        ("resume pace", resume(NudgeKind.PACE)),
        ("pace off", stop(NudgeKind.PACE)),
        ("pace back on", resume(NudgeKind.PACE)),
        ("leave 12/1-12/12", DECEMBER),
        ("Dana", None),
    ],
)
def test_behind_the_command_a_word_or_two_will_do(said: str, meant: Read | None) -> None:
    assert reminder_wish(said, TODAY, behind_command=True) == meant
