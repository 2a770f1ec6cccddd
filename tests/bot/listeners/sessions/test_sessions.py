"""Closed sessions as dialogs: what is recorded together, who is told, who reads it, and what is taken back."""

import sqlite3
from contextlib import closing
from datetime import date, time

from bot.companion import Companion
from induction.hours import HourKind
from induction.ledger.sessions import ActionItem, ClosedSession
from tests.bot.closing import READERS, close, field, labels, opened, person_id, sessions, told
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, notes, shown
from tests.bot.logged import entries
from tests.bot.outgoing.accepted import assert_accepted

CRISIS = "she said that she wants to kill herself"
DISCLOSURE = "one of her students told me that her uncle hits her, zebrafish"


def test_a_length_is_enough(dialog: Dialog, companion: Companion) -> None:
    assert close(dialog) == {}
    [entry] = entries(companion)
    marcus, dana = person_id(companion, "UMARCUS"), person_id(companion, "UDANA")
    assert (entry.kind, entry.minutes, entry.on, entry.candidate_id, entry.coach_id, entry.logged_by) == (
        HourKind.COACHING,
        45,
        date(2026, 11, 18),
        dana,
        marcus,
        marcus,
    )
    assert [(one.entry, one.notes, one.items, one.next_on) for one in sessions(companion)] == [(entry, None, (), None)]
    assert told(dialog, "UDANA") == []


def test_everything_is_recorded_together_and_both_are_told(dialog: Dialog, companion: Companion) -> None:
    view = opened(dialog, "UMARCUS", "session Dana")
    view = dialog.choose(
        "UMARCUS", view, "session_another", session_length="3:30-4:15 pm", session_notes="She is proud"
    )
    assert [field(view, f"session_item_{number}")["label"]["text"] for number in (1, 2)] == [
        "Action item",
        "Action item 2",
    ]
    assert field(view, "session_notes")["element"]["initial_value"] == "She is proud"
    answer = dialog.submit(
        "UMARCUS",
        view,
        session_day="2026-11-17",
        session_touched="cpsel:4",
        session_item_1="Draft the *family* survey",
        session_due_1="2026-12-01",
        session_item_2="Read it",
        session_owner_2="coach",
        session_next="2026-12-03",
    )
    assert answer == {}
    marcus, dana = person_id(companion, "UMARCUS"), person_id(companion, "UDANA")
    [entry] = entries(companion)
    assert (entry.minutes, entry.starts, entry.ends, entry.on, entry.topic) == (
        45,
        time(15, 30),
        time(16, 15),
        date(2026, 11, 17),
        "CPSEL 4",
    )
    ours = {"session": "V1", "candidate_id": dana}
    assert sessions(companion) == (
        ClosedSession(
            key="V1",
            entry=entry,
            candidate_id=dana,
            coach_id=marcus,
            closed_at=NOW,
            cpsel=4,
            notes="She is proud",
            items=(
                ActionItem(
                    id=1, position=0, owner_id=dana, text="Draft the *family* survey", due=date(2026, 12, 1), **ours
                ),
                ActionItem(id=2, position=1, owner_id=marcus, text="Read it", due=date(2026, 12, 3), **ours),
            ),
            next_on=date(2026, 12, 3),
        ),
    )
    [receipt] = told(dialog, "UMARCUS")
    assert shown(receipt) == (
        "*Recorded*\n• *45 min* coaching with Dana Whitfield on Tue, Nov 17, 2026, 3:30-4:15 pm (CPSEL 4)\n"
        "Now: *Dana Whitfield* (Year 1): coaching 45 min of 40 h, none confirmed yet; "
        "professional learning 0 min of 60 h\n"
        "Dana is asked to confirm it today at 4:00 pm.\n"
        "*Action items*\n• Dana: Draft the ∗family∗ survey (by Tue, Dec 1)\n• You: Read it (by Thu, Dec 3)\n"
        "*Next meeting*: Thu, Dec 3\n"
        f"Your notes are kept. {READERS}\nDana gets all of it in a message."
    )
    assert list(buttons(receipt)) == ["Undo", "Rate yourself"]
    [message] = told(dialog, "UDANA")
    assert shown(message) == (
        "*Marcus closed your session of Tue, Nov 17* (45 min, CPSEL 4: Family and community engagement)\n"
        "She is proud\n"
        "*Action items*\n• You: Draft the ∗family∗ survey (by Tue, Dec 1)\n• Marcus: Read it (by Thu, Dec 3)\n"
        "*Next meeting*: Thu, Dec 3"
    )
    assert notes(message).startswith("Open to you and your coach. Never to a supervisor")
    assert message["text"] == "Marcus closed your last session: what you agreed on is here to read."


def test_a_form_that_is_sent_off_twice_closes_once(dialog: Dialog, companion: Companion) -> None:
    view = opened(dialog, "UMARCUS", "session Dana")
    for _ in range(3):
        filled = {"session_length": "45", "session_notes": "We met", "session_item_1": "Read"}
        assert dialog.submit("UMARCUS", view, **filled) == {}
    assert (len(entries(companion)), len(sessions(companion)), len(sessions(companion)[0].items)) == (1, 1, 1)
    assert (len(told(dialog, "UDANA")), len(told(dialog, "UMARCUS"))) == (1, 1)


def test_action_items_come_back_to_be_ticked_and_the_rest_is_carried_over(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    view = opened(dialog, "UMARCUS", "session Dana")
    view = dialog.choose("UMARCUS", view, "session_another")
    dialog.submit("UMARCUS", view, session_length="45", session_item_1="Draft", session_item_2="Send")
    clock.now = NOW.replace(day=25)
    again = opened(dialog, "UMARCUS", "session Dana")
    assert [one["value"] for one in field(again, "session_done")["element"]["options"]] == ["1", "2"]
    assert dialog.submit("UMARCUS", again, "V2", session_length="30", session_done="1,99") == {}
    first, _ = sessions(companion)
    assert [(item.text, item.done_by) for item in first.items] == [
        ("Draft", person_id(companion, "UMARCUS")),
        ("Send", None),
    ]
    carried = field(opened(dialog, "UMARCUS", "session Dana"), "session_done")
    assert [one["text"]["text"] for one in carried["element"]["options"]] == ["Send"]


def test_notes_can_be_added_beside_hours_that_were_logged_in_a_line(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UMARCUS", "log 90 min coaching with Dana yesterday")
    receipt = dialog.press("UMARCUS", buttons(card)["Record"])
    view = dialog.open("UMARCUS", buttons(receipt)["Add notes and action items"])
    assert labels(view) == ["What it was about", "Notes", "Action item", "Who does it", "By when", "Next meeting"]
    assert "*1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026" in shown(view)
    empty = dialog.submit("UMARCUS", view)
    assert empty["errors"] == {"session_notes": "Please write something here: a few words are enough."}
    view = dialog.choose("UMARCUS", view, "session_another")
    assert (
        dialog.submit("UMARCUS", view, session_notes="She is proud", session_item_2="Read", session_owner_2="coach")
        == {}
    )
    [entry], [session] = entries(companion), sessions(companion)
    assert (session.entry, session.notes, [item.text for item in session.items]) == (entry, "She is proud", ["Read"])
    [closed] = told(dialog, "UMARCUS")
    assert shown(closed).startswith("*The session of Tue, Nov 17 with Dana is closed* (1 h 30 min)\n*Action items*\n")


def test_a_candidates_receipt_offers_no_notes(dialog: Dialog) -> None:
    card = dialog.command("UDANA", "log 90 min coaching yesterday")
    assert list(buttons(dialog.press("UDANA", buttons(card)["Record"]))) == ["Undo"]


def test_undo_withdraws_the_session_with_its_hours(dialog: Dialog, companion: Companion) -> None:
    close(dialog, session_notes="Of somebody else", session_item_1="Draft", session_next="2026-12-03")
    [receipt] = told(dialog, "UMARCUS")
    undone = dialog.press("UMARCUS", buttons(receipt)["Undo"])
    assert "nobody but you is shown its notes" in notes(undone)
    assert entries(companion) == []
    for user in ("UDANA", "UPRIYA"):
        listed = dialog.command(user, "sessions Dana")
        assert "Of somebody else" not in shown(listed)
    assert "it is shown to you alone now" in shown(dialog.command("UMARCUS", "sessions Dana"))
    assert shown(dialog.command("UDANA", "items")) == "No action items are open."


def test_a_disclosure_in_the_notes_gets_its_card_and_the_notes_are_kept(dialog: Dialog, companion: Companion) -> None:
    answer = close(dialog, session_notes=DISCLOSURE)
    assert answer["response_action"] == "update"
    assert_accepted("view_submission", answer)
    assert "telling me is not a report" in shown(answer["view"])
    assert "What you wrote is kept as your notes" in shown(answer["view"])
    assert [session.notes for session in sessions(companion)] == [DISCLOSURE]


def test_crisis_words_bring_their_card_on_top_of_the_form_and_nothing_is_kept(
    dialog: Dialog, companion: Companion
) -> None:
    answer = close(dialog, session_notes=CRISIS)
    assert answer["response_action"] == "push"
    assert_accepted("view_submission", answer)
    assert "988" in shown(answer["view"])
    assert (entries(companion), sessions(companion)) == ([], ())


def test_notes_are_read_by_candidate_and_coach_and_by_nobody_else(dialog: Dialog) -> None:
    close(dialog, session_notes="She is proud of the meeting", session_item_1="Draft")
    for user, words in (("UDANA", "sessions"), ("UMARCUS", "sessions Dana")):
        assert "She is proud of the meeting" in shown(dialog.command(user, words))
    for user, words in (("UELENA", "sessions Dana"), ("UTHEO", "sessions Dana"), ("UELENA", "sessions")):
        assert "proud" not in shown(dialog.command(user, words))
    assert shown(dialog.command("UPRIYA", "sessions Dana Whitfield")) == (
        "What was noted in coaching sessions is open only to the candidate and the coach paired with them."
    )


def test_that_somebody_elses_notes_were_read_is_kept_on_record(dialog: Dialog, companion: Companion) -> None:
    close(dialog, session_notes="She is proud of the meeting")
    for user in ("UDANA", "UMARCUS", "UPRIYA"):
        dialog.command(user, "sessions Dana")
    dana, marcus = (person_id(companion, one) for one in ("UDANA", "UMARCUS"))
    with closing(sqlite3.connect(companion.settings.home / "companion.db")) as database:
        read = database.execute("SELECT actor_id, subject_id, session_key FROM audit WHERE action = 'see_note'")
        assert read.fetchall() == [(marcus, dana, "V1")]


def test_in_a_channel_nothing_of_it_is_shown(dialog: Dialog) -> None:
    close(dialog, session_notes="She is proud", session_item_1="Draft the survey")
    for words in ("my action items", "session notes", "/casc sessions", "/casc items"):
        for method, call in dialog.mention("UDANA", words):
            if method == "chat.postMessage":
                assert call["channel"] == "UDANA"
            else:
                assert "proud" not in str(call)
                assert "survey" not in str(call)


def test_older_sessions_follow_on_a_press(dialog: Dialog, clock: Clock) -> None:
    for day in range(1, 10):
        clock.now = NOW.replace(day=day + 1)
        close(dialog, view_id=f"V{day}", session_notes=f"Note {day}.")
    listed = dialog.command("UMARCUS", "sessions Dana")
    assert [f"Note {day}." in shown(listed) for day in (9, 4, 3)] == [True, True, False]
    older = dialog.press("UMARCUS", buttons(listed)["3 older"])
    assert [f"Note {day}." in shown(older) for day in (9, 4, 3, 1)] == [False, False, True, True]
    assert buttons(older) == {}
