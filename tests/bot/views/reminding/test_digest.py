"""Digests as Slack shows them, and as a terminal does."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.services.reminding.replies import DigestShown, Snoozed, Stopped
from bot.services.sessions.replies import ItemLine, ItemShown
from bot.views.reminding.controls import opened_value, read_day, read_opened
from bot.views.reminding.digest import digest_message
from bot.views.reminding.lines import digest_words
from induction.ledger.sessions import ActionItem
from induction.packs.reminding import NudgeKind
from induction.people import Person, Role
from induction.reminding.calendars import OpenItem
from knowledge.program_packs import load_packs
from tests.bot.dialog import buttons, notes, shown
from tests.bot.outgoing.accepted import assert_accepted

TODAY, SINCE, UNTIL = date(2026, 11, 23), date(2026, 10, 30), date(2026, 12, 4)


def person(number: int, name: str, role: Role) -> Person:
    return Person(id=number, name=name, email=f"p{number}@school.example", program="usc", role=role)


MARCUS, PRIYA = person(1, "Marcus Bell", Role.COACH), person(2, "Priya Nair", Role.PROGRAM_ADMIN)
DANA, RAY = person(3, "Dana Whitfield", Role.CANDIDATE), person(4, "Ray Cho", Role.CANDIDATE)


def digest(reader: Person, *items: OpenItem, **more: Any) -> DigestShown:
    about = {one.id: one for one in (DANA, RAY)}
    return DigestShown(reader, load_packs(None)["usc"], items, TODAY, TODAY, about=about, **more)


def item(kind: NudgeKind, about: Person | None = None, **facts: Any) -> OpenItem:
    key = f"{kind}:{about.id if about else 'own'}:{facts.get('ref')}"
    return OpenItem(key=key, kind=kind, about=about and about.id, **facts)


CONTACTS = (
    item(NudgeKind.CONTACT, DANA, number=24, day=SINCE),
    item(NudgeKind.CONTACT, RAY, number=24, day=SINCE),
)


def drawn(told: DigestShown) -> dict[str, Any]:
    """The message as Slack takes it, which it does as it is."""
    payload = digest_message(told).payload()
    assert_accepted("chat.postMessage", {"channel": "D1", **payload})
    return payload


def choices(message: dict[str, Any]) -> dict[str, tuple[str, dict[str, str]]]:
    """Its lists by what they ask: the action, and the value of each option."""
    elements = [
        element
        for block in message["blocks"]
        for element in (*block.get("elements", ()), *filter(None, [block.get("accessory")]))
        if element["type"] == "static_select"
    ]
    return {
        one["placeholder"]["text"]: (one["action_id"], {of["text"]["text"]: of["value"] for of in one["options"]})
        for one in elements
    }


def test_a_coach_reads_one_line_of_what_is_the_same_of_several() -> None:
    told = digest(MARCUS, *CONTACTS, item(NudgeKind.TO_CONFIRM, number=2, of=90, day=SINCE))
    message = drawn(told)
    assert message["text"] == "3 things are open in your induction program."
    assert shown(message) == (
        "*3 things are open*\n"
        "*No coaching logged for 45 days or more*: Dana Whitfield (since Fri, Oct 30, 24 days), "
        "Ray Cho (since Fri, Oct 30, 24 days).\n"
        "*Hours to confirm*: 2 entries, 1 h 30 min, the oldest logged Fri, Oct 30."
    )
    assert notes(message) == "This comes once a day at most: only what is yours, and only while it is open."
    assert {label: one["action_id"] for label, one in buttons(message).items()} == {
        "Confirm": "digest_open",
        "Snooze a day": "digest_snooze:1",
        "Snooze a week": "digest_snooze:7",
        "Settings": "digest_settings",
    }
    assert choices(message) == {
        "Close a session …": ("digest_open", {"Dana Whitfield": "contact|3|", "Ray Cho": "contact|4|"}),
        "No more reminders of …": (
            "digest_stop",
            {
                "A candidate without coaching for long": "2026-11-23|contact",
                "Hours to confirm": "2026-11-23|to_confirm",
            },
        ),
    }


@pytest.mark.parametrize(
    ("one", "label", "action_id", "value"),
    [
        (item(NudgeKind.PACE, number=60, of=90, name="coaching"), "Log hours", "log_form_open", "log"),
        (item(NudgeKind.UNCONFIRMED, number=1, of=45), "Show them", "digest_open", "unconfirmed||"),
        (item(NudgeKind.REFLECTION, number=0, of=1, name="reflection"), "Reflect", "digest_open", "reflection||"),
        (item(NudgeKind.WINDOW, day=UNTIL, ref="sessions@1"), "Show deadlines", "digest_open", "window||sessions@1"),
        (item(NudgeKind.WINDOW, day=UNTIL, ref="iip.goals@1"), "Draft a goal", "digest_open", "window||iip.goals@1"),
        (item(NudgeKind.WINDOW, day=UNTIL, ref="artifacts"), "Save evidence", "evidence_new", "new"),
        (item(NudgeKind.WINDOW, day=UNTIL, ref="iip.upload@1"), "Record it", "step_record", "1:iip.upload"),
        (item(NudgeKind.WINDOW, day=UNTIL, ref="coaching.hours@1"), "Log hours", "log_form_open", "log"),
        (item(NudgeKind.CONTACT, DANA, number=46, day=SINCE), "Close a session", "session_open", "3"),
        (item(NudgeKind.MEETING, DANA, ref="s1"), "Close a session", "session_open", "3"),
        (item(NudgeKind.SIGN_OFF, DANA, name="hours", ref="hours"), "Show the step", "digest_open", "sign_off|3|hours"),
        (item(NudgeKind.RATING, DANA, name="round", ref="initial"), "Rate", "rating_open", "3:initial"),
        (item(NudgeKind.APPROVAL, DANA, ref="d1:2"), "Look at it", "digest_open", "approval|3|d1:2"),
        (
            item(NudgeKind.EARLY_WARNING, DANA, number=2, ref="missing_assignments"),
            "Show it",
            "digest_open",
            "early_warning|3|missing_assignments",
        ),
        (item(NudgeKind.PAIRING, DANA, number=34, day=SINCE), "The whole cohort", "home_progress", "all"),
        (item(NudgeKind.QUESTIONS, number=5, day=SINCE), "Show them", "digest_open", "questions||"),
        (item(NudgeKind.COHORT, name="Fall 26", ref="no_channel"), "Show the post", "digest_open", "cohort||Fall 26"),
    ],
)
def test_each_kind_has_its_door(one: OpenItem, label: str, action_id: str, value: str) -> None:
    found = buttons(drawn(digest(MARCUS, one)))
    assert found[label] == {"type": "button", "action_id": action_id, "value": value}
    if action_id == "digest_open":
        assert read_opened(value)[0] is one.kind
        assert opened_value(one) == value


def test_a_round_in_which_the_reader_has_not_rated_opens_its_form() -> None:
    key = load_packs(None)["usc"].assessment.rounds[0].key
    found = buttons(drawn(digest(DANA, item(NudgeKind.WINDOW, day=UNTIL, name="initial rating", ref=key))))
    assert found["Rate yourself"] == {"type": "button", "action_id": "rating_open", "value": f"3:{key}"}


def test_who_is_told_early_of_a_fact_knows_who_else_is() -> None:
    own = item(NudgeKind.EARLY_WARNING, number=2, ref="missing_assignments")
    assert notes(drawn(digest(DANA, own))).startswith(
        "What is on record is a fact, and no status. You hear of it first, your coach and your program a day later.\n"
    )


def test_a_cohort_is_called_as_it_is() -> None:
    told = digest(PRIYA, item(NudgeKind.COHORT, name="usc-2026", ref="no_channel"))
    assert digest_words(told) == ["The weekly post of usc-2026 cannot go out: the cohort has no channel."]


def test_an_action_item_is_done_where_it_stands() -> None:
    one = item(NudgeKind.ITEM, DANA, day=TODAY, ref="17")
    message = drawn(digest(MARCUS, one, agreed={one.key: "call *the* office"}))
    assert shown(message) == "*1 thing is open*\n*Action item*: call ∗the∗ office (with Dana Whitfield), due today."
    assert {label: one["value"] for label, one in buttons(message).items()} == {
        "Done": "2026-11-23|17",
        "In a week": "2026-11-23|17|2026-11-23",
        "Snooze a day": "2026-11-23",
        "Snooze a week": "2026-11-23",
        "Settings": "mine",
    }


def test_what_was_done_is_said_with_what_takes_it_back() -> None:
    until = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)  # still Sunday in Los Angeles
    told = digest(MARCUS, *CONTACTS)
    snoozed = drawn(replace(told, said=Snoozed(until)))
    assert shown(snoozed).endswith("\n*Snoozed until Sunday, November 29.*")
    assert buttons(snoozed)["Undo"]["action_id"] == "digest_wake"
    assert "Snooze a day" not in buttons(snoozed)
    stopped = drawn(replace(told, items=(), said=Stopped(NudgeKind.CONTACT)))
    assert shown(stopped) == (
        "Nothing of this is open any more.\n"
        "*No more reminders of a candidate without coaching for long.* `/casc reminders` turns them on again."
    )
    assert buttons(stopped)["Undo"] == {
        "type": "button",
        "action_id": "digest_resume",
        "value": "2026-11-23|contact",
    }
    assert choices(stopped) == {}


@pytest.mark.parametrize(
    ("done", "moved", "words", "undo"),
    [
        (True, False, "✓ You: call (done by you on Mon, Nov 23)", ["Undo"]),
        (False, True, "*Put off to Fri, Dec 4*: You: call (by Fri, Dec 4)", []),
        (False, False, "You: call (by Fri, Dec 4)", []),
    ],
)
def test_what_became_of_an_item_is_said(*, done: bool, moved: bool, words: str, undo: list[str]) -> None:
    agreed = ActionItem(
        id=17, session="s1", position=0, candidate_id=3, owner_id=1, text="call", due=UNTIL,
        done_at=datetime(2026, 11, 23, 18, tzinfo=UTC) if done else None, done_by=1 if done else None,
    )  # fmt: skip
    line = ItemLine(agreed, None, None, None, TODAY if done else None, overdue=False)
    message = drawn(digest(MARCUS, said=ItemShown(line, moved=moved)))
    assert shown(message) == f"Nothing of this is open any more.\n{words}"
    assert [label for label in buttons(message) if label == "Undo"] == undo


def test_what_had_no_room_is_counted_and_can_be_seen() -> None:
    told = digest(PRIYA, item(NudgeKind.PAIRING, DANA, number=34), more=4)
    assert drawn(told)["text"] == "5 things are open in your induction program."
    assert shown(drawn(told)).startswith("*5 things are open*\n")
    assert shown(drawn(told)).endswith("\nand 4 more")
    assert buttons(drawn(told))["Show everything"]["action_id"] == "digest_all"
    everything = drawn(replace(told, day=None))
    assert "Show everything" not in buttons(everything)
    assert buttons(everything)["Snooze a day"]["value"] == "all"
    assert read_day("all|17") == (None, "17", "")


def test_everything_of_twenty_candidates_goes_out_as_it_is() -> None:
    many = [item(kind, DANA, name="a step " * 10, ref=f"{n}", day=UNTIL, number=5) for n in range(10)
            for kind in (NudgeKind.SIGN_OFF, NudgeKind.ITEM)]  # fmt: skip
    words = {one.key: "w" * 500 for one in many}
    drawn(digest(MARCUS, *many, agreed=words, more=30))


def test_a_terminal_reads_the_same_lines_without_marks() -> None:
    told = digest(MARCUS, *CONTACTS, item(NudgeKind.MEETING, DANA, ref="s"), more=2)
    assert digest_words(told) == [
        (
            "No coaching logged for 45 days or more: Dana Whitfield (since Fri, Oct 30, 24 days), "
            "Ray Cho (since Fri, Oct 30, 24 days)."
        ),
        "No next meeting set: Dana Whitfield.",
        "and 2 more",
    ]


def test_a_candidate_reads_that_early_facts_are_about_them() -> None:
    fact = item(NudgeKind.EARLY_WARNING, number=2, ref="missing_assignments")
    assert list(choices(drawn(digest(DANA, fact)))["No more reminders of …"][1]) == ["Early facts about you"]
    assert "*No more reminders of early facts about you.*" in shown(
        drawn(digest(DANA, said=Stopped(NudgeKind.EARLY_WARNING)))
    )
