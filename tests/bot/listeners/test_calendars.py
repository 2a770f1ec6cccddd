"""Calendars that people share, as dialogs: nothing is recorded before the tap."""

import pytest

from bot.companion import Companion
from bot.listeners.files.shared import NO_WORDS
from induction.hours import HourKind, MeetingFormat
from tests.bot.calendars.ics import GOOGLE, calendar, event
from tests.bot.dialog import Dialog, Message, buttons, notes, shown
from tests.bot.slack_stub import SlackStub

INVITE = ("invite.ics", GOOGLE.encode())
LINE = "*45 min* coaching with Marcus Bell on Tue, Nov 17, 2026, 3:30-4:15 pm (virtual, IIP goal 2)"


def day(number: int, month: int = 11) -> tuple[str, ...]:
    return (f"DTSTART:2026{month:02}{number:02}T180000Z", "DURATION:PT1H")


def ics(*events: tuple[str, ...]) -> tuple[str, bytes]:
    return ("events.ics", calendar(*events).encode())


def answer(posted: list[Message]) -> Message:
    [message] = posted
    return message


def test_an_invitation_becomes_a_card_and_one_tap_records_it(dialog: Dialog, companion: Companion) -> None:
    card = answer(dialog.share("UDANA", INVITE))
    assert shown(card) == f"*Record this?*\n• {LINE}"
    assert companion.records.entries_of([4]) == ()
    assert "Recorded" in shown(dialog.press("UDANA", buttons(card)["Record"]))
    [entry] = companion.records.entries_of([4])
    assert (entry.kind, entry.minutes, entry.format) == (HourKind.COACHING, 45, MeetingFormat.VIRTUAL)


def test_the_coach_shares_the_same_file(dialog: Dialog) -> None:
    assert "*45 min* coaching with Dana Whitfield on Tue, Nov 17, 2026" in shown(
        answer(dialog.share("UMARCUS", INVITE))
    )


def test_a_yes_stands_for_the_tap(dialog: Dialog, companion: Companion) -> None:
    dialog.share("UDANA", INVITE)
    dialog.direct("UDANA", "yes")
    assert len(companion.records.entries_of([4])) == 1


def test_a_file_that_is_delivered_twice_is_one_card(dialog: Dialog) -> None:
    dialog.share("UDANA", INVITE, event_id="once")
    assert dialog.share("UDANA", INVITE, event_id="once") == []


def test_what_has_to_be_asked_is_asked_in_the_form(dialog: Dialog, companion: Companion) -> None:
    asked = answer(dialog.share("UDANA", ics(event("Data talk", *day(16)))))
    assert shown(asked) == (
        "*I need one thing more* to log this\n"
        "• “Data talk”, Mon, Nov 16, 2026, 10:00 am. What was it: coaching, or professional learning?"
    )
    form = dialog.open("UDANA", asked["blocks"][1]["accessory"])
    assert dialog.submit("UDANA", form, log_what="professional_learning:plc") == {}
    [entry] = companion.records.entries_of([4])
    assert (entry.minutes, entry.category, entry.topic) == (60, "plc", "Data")


def test_a_coach_is_asked_whose_session_it_was(dialog: Dialog) -> None:
    group = event("Coaching Dana and Theo", *day(16))
    asked = answer(dialog.share("UMARCUS", ics(group)))
    assert "With whom was it?" in shown(asked)
    assert dialog.open("UMARCUS", asked["blocks"][1]["accessory"])["title"]["text"] == "Log hours"


def test_what_lasts_all_day_is_asked_for_its_length(dialog: Dialog) -> None:
    all_day = event("Coaching", "DTSTART;VALUE=DATE:20261117", "DTEND;VALUE=DATE:20261118")
    assert "How long was it?" in shown(answer(dialog.share("UDANA", ics(all_day))))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("Coaching", *day(19)),
            "“Coaching”, Thu, Nov 19, 2026, 10:00 am has not happened yet. Log it when it is done.",
        ),
        (
            ("Coaching", "DTSTART:20261118T173000Z", "DTEND:20261118T183000Z"),
            "“Coaching”, Wed, Nov 18, 2026, 9:30 am has not happened yet. Log it when it is done.",
        ),
        (
            ("Canceled: Coaching", *day(16)),
            "“Coaching”, Mon, Nov 16, 2026, 10:00 am was called off, so there is nothing to log.",
        ),
        (
            ("Coaching", *day(16), "ATTENDEE;PARTSTAT=DECLINED:mailto:dana@school.example"),
            "You declined “Coaching”, Mon, Nov 16, 2026, 10:00 am. If you went all the same, type what you did.",
        ),
        (
            ("Coaching with Sam", *day(16)),
            "I find no “Sam” among your coaches; you are paired with Marcus Bell.",
        ),
    ],
    ids=["ahead", "under way", "called off", "declined", "a stranger"],
)
def test_a_single_event_that_cannot_be_logged_says_why(dialog: Dialog, lines: tuple[str, ...], said: str) -> None:
    assert shown(answer(dialog.share("UDANA", ics(event(*lines))))) == said


def test_of_a_series_the_latest_is_proposed_and_the_day_can_be_changed(dialog: Dialog, companion: Companion) -> None:
    weekly = event("Coaching", *day(3), "RRULE:FREQ=WEEKLY")
    card = answer(dialog.share("UDANA", ics(weekly)))
    assert "on Tue, Nov 17, 2026, 10:00-11:00 am" in shown(card)
    assert "it repeats, and this is the latest that is over" in notes(card)
    form = dialog.open("UDANA", buttons(card)["Change"])
    dialog.submit("UDANA", form, log_day="2026-11-10")
    assert [entry.on.day for entry in companion.records.entries_of([4])] == [10]


def test_several_events_are_lines_of_one_card_and_the_rest_is_told(dialog: Dialog, companion: Companion) -> None:
    dialog.share("UDANA", ics(event("Coaching", *day(12))))
    dialog.direct("UDANA", "yes")
    events = [
        event("Coaching", *day(16), uid="1"),
        event("PLC", *day(17), uid="2"),
        event("Dentist", *day(13), uid="3"),
        event("Coaching", *day(20), uid="4"),
        event("Canceled: Coaching", *day(10), uid="5"),
        event("Coaching", *day(12), uid="6"),
        event("Webinar", "DTSTART:20261117T183000Z", "DURATION:PT1H", uid="7"),
    ]
    card, asked = dialog.share("UDANA", ics(*events))
    assert shown(card) == (
        "*Record this?*\n"
        "• *1 h* coaching with Marcus Bell on Mon, Nov 16, 2026, 10:00-11:00 am\n"
        "• *1 h* professional learning (PLC with the cohort) on Tue, Nov 17, 2026, 10:00-11:00 am"
    )
    assert notes(card).splitlines()[:1] == ["Left out:"]
    assert [line.partition("2026")[0] for line in notes(card).splitlines()[1:]] == [
        "• “Coaching”, Tue, Nov 10, ",
        "• “Coaching”, Thu, Nov 12, ",
        "• “Webinar”, Tue, Nov 17, ",
        "• “Coaching”, Fri, Nov 20, ",
    ]
    assert "“Dentist”" in shown(asked)
    dialog.press("UDANA", buttons(card)["Record"])
    assert len(companion.records.entries_of([4])) == 3


def test_of_a_whole_year_what_is_plain_is_taken_in_parts(dialog: Dialog, companion: Companion) -> None:
    sessions = [event("Coaching with Marcus", *day(number), uid=f"c{number}") for number in range(1, 18)]
    earlier = [event("Coaching with Marcus", *day(number, 10), uid=f"o{number}") for number in range(1, 10)]
    others = [event("Dentist", *day(number, 10), uid=f"d{number}") for number in range(1, 30)]
    year = ics(*others, *sessions, *earlier)
    card = answer(dialog.share("UDANA", year))
    assert shown(card).count("coaching with Marcus Bell") == 20
    assert "6 more do not fit on this card. Record these, then send the calendar once more." in notes(card)
    assert "29 others say nothing of coaching or professional learning" in notes(card)
    dialog.press("UDANA", buttons(card)["Record"])
    rest = answer(dialog.share("UDANA", year))
    assert shown(rest).count("coaching with Marcus Bell") == 6
    dialog.press("UDANA", buttons(rest)["Record"])
    assert len(companion.records.entries_of([4])) == 26


def test_a_year_in_which_nothing_is_plain_says_what_to_do(dialog: Dialog) -> None:
    year = ics(*(event("Dentist", *day(number, 10), uid=str(number)) for number in range(1, 30)))
    said = shown(answer(dialog.share("UDANA", year)))
    assert said.startswith("That calendar has 29 events, and none that is over says")
    assert "Send one session as a file of its own, or paste its line" in said


def test_several_files_are_read_together(dialog: Dialog) -> None:
    one, two = ics(event("Coaching", *day(16), uid="1")), ics(event("PLC", *day(17), uid="2"))
    card = answer(dialog.share("UDANA", one, two))
    assert shown(card).count("•") == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ics", b"hello", "There is no calendar in that file."),
        ("a.ics", b"\x00\x01\x02\xff", "There is no calendar in that file."),
        ("a.ics", b"", "There is no calendar in that file."),
        ("a.ics", b"PK\x03\x04", "That is a zip folder."),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "There is no event in that calendar that I can read."),
        ("a.ics", b"BEGIN:VCALENDAR" + b" " * 1_000_000, "That file is too large for me: I read up to 1 MB."),
        ("a.pdf", b"%PDF", "Save *a.pdf* as evidence?"),
        ("photo.heic", b"", "Save *photo.heic* as evidence?"),
    ],
)
def test_what_cannot_be_read_says_so(dialog: Dialog, name: str, content: bytes, said: str) -> None:
    assert shown(answer(dialog.share("UDANA", (name, content)))).startswith(said)


def test_a_file_that_is_not_in_slack_is_not_opened(dialog: Dialog) -> None:
    elsewhere = {"name": "x.ics", "url_private": "https://evil.example/x.ics"}
    said = shown(answer(dialog.direct("UDANA", "", subtype="file_share", files=[elsewhere])))
    assert said == "I open only files that are in Slack itself. Please upload the file here."


def test_words_beside_a_picture_are_answered(dialog: Dialog) -> None:
    assert "Record this?" in shown(answer(dialog.share("UDANA", ("a.png", b""), text="45 min coaching yesterday")))


def test_a_question_beside_a_calendar_is_answered(dialog: Dialog) -> None:
    said = shown(answer(dialog.share("UDANA", INVITE, text="who is my coach?")))
    assert "Marcus Bell" in said
    assert "Record" not in said


def test_words_of_crisis_beside_a_calendar_come_first(dialog: Dialog) -> None:
    said = shown(answer(dialog.share("UDANA", INVITE, text="I want to kill myself")))
    assert "988" in said


def test_so_do_those_of_a_title(dialog: Dialog) -> None:
    assert "988" in shown(answer(dialog.share("UDANA", ics(event("I want to kill myself", *day(16))))))


@pytest.mark.parametrize(("user", "said"), [("UPRIYA", "Hours are logged by the candidate or the coach")])
def test_who_logs_no_hours_is_told(dialog: Dialog, user: str, said: str) -> None:
    assert shown(answer(dialog.share(user, INVITE))).startswith(said)


def test_a_stranger_is_told(dialog: Dialog) -> None:
    assert "roster" in shown(answer(dialog.share("UNOBODY", INVITE)))


def test_in_a_channel_no_file_is_opened(dialog: Dialog, slack: SlackStub) -> None:
    slack.files["/f/x.ics"] = GOOGLE.encode()
    file = {"name": "x.ics", "url_private": f"{slack.url}/f/x.ics"}
    sent = dialog.mention("UDANA", "", files=[file])
    assert all("coaching" not in shown(message) or NO_WORDS in shown(message) for _, message in sent)


@pytest.mark.parametrize(
    ("user", "text"),
    [
        ("UDANA", "CASC coaching with Dana — Tue, Nov 17, 2026, 3:30 – 4:15 PM PST, Zoom"),
        ("UMARCUS", "CASC coaching with Dana\nTuesday, November 17⋅3:30 – 4:15pm\nJoin Zoom Meeting"),
        ("UMARCUS", "Subject: Coaching with Dana\nWhen: Tue, Nov 17, 2026 6:30 PM - 7:15 PM EST\nWhere: Zoom"),
    ],
)
def test_a_pasted_line_is_a_card_too(dialog: Dialog, user: str, text: str) -> None:
    [card] = dialog.direct(user, text)
    assert "*Record this?*" in shown(card)
    assert "on Tue, Nov 17, 2026, 3:30-4:15 pm (virtual)" in shown(card)


def test_a_pasted_line_of_what_is_ahead_has_not_happened(dialog: Dialog) -> None:
    [said] = dialog.direct("UDANA", "Coaching with Marcus\nTue, Nov 24, 2026, 3:30 – 4:15 PM")
    assert "has not come yet" in shown(said)


def test_the_shortcut_at_a_message_reads_a_pasted_line(dialog: Dialog) -> None:
    form = dialog.shortcut("UMARCUS", "log_from_message", message="Coaching with Dana\nTue, Nov 17⋅3:30 – 4:15pm")
    shown_at = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert shown_at["log_starts"]["initial_time"] == "15:30"
    assert shown_at["log_day"]["initial_date"] == "2026-11-17"


def test_a_button_that_carries_nonsense_opens_an_empty_form(dialog: Dialog) -> None:
    nonsense = {"type": "button", "action_id": "calendar_fill_in", "value": "{"}
    assert dialog.open("UDANA", nonsense)["title"]["text"] == "Log hours"
