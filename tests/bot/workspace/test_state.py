from datetime import UTC, datetime
from threading import Thread
from typing import Any

from bot.workspace.messages import Content
from bot.workspace.state import WorkspaceState
from tests.bot.workspace.town import COHORT, DANA, HELEN, MARCUS


def still() -> datetime:
    return datetime(2026, 11, 22, 9, tzinfo=UTC)


def state() -> WorkspaceState:
    return WorkspaceState([DANA, MARCUS, HELEN], [COHORT], still)


def test_each_person_has_a_direct_message_and_the_channels_they_are_in() -> None:
    assert [channel.id for channel in state().channels_of("U0DANA")] == ["D0DANA", "C0COHORT"]
    assert [channel.id for channel in state().channels_of("U0HELEN")] == ["D0HELEN"]


def test_keys_rise_even_where_the_clock_stands_still() -> None:
    held = state()

    def post() -> None:
        for _ in range(200):
            held.post("C0COHORT", "U0DANA", Content("hi"))

    threads = [Thread(target=post) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    keys = [message.ts for message in held.messages("C0COHORT")]
    assert len(keys) == 800
    assert keys == sorted(set(keys))
    assert keys[0] == "1795338000.000000"


def test_blocks_and_elements_without_a_name_get_one() -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}}
    blocks: list[dict[str, Any]] = [
        {"type": "actions", "elements": [button]},
        {"type": "section", "block_id": "mine", "accessory": button},
    ]

    row, section = state().post("C0COHORT", "U0COMPANION", Content("", blocks)).content.blocks

    assert len({row["block_id"], row["elements"][0]["action_id"], section["accessory"]["action_id"]}) == 3
    assert section["block_id"] == "mine"


def test_unread_counts_what_others_said_since_the_last_look() -> None:
    held = state()
    held.post("C0COHORT", "U0DANA", Content("one"))
    held.post("C0COHORT", "U0COMPANION", Content("for Dana"), only_for="U0DANA")

    assert (held.unread("U0DANA", "C0COHORT"), held.unread("U0MARCUS", "C0COHORT")) == (1, 1)
    held.mark_read("U0MARCUS", "C0COHORT")
    held.post("C0COHORT", "U0DANA", Content("two"))
    assert held.unread("U0MARCUS", "C0COHORT") == 1


def test_the_version_changes_with_every_change_and_every_start() -> None:
    held = state()
    versions = [held.version]
    message = held.post("C0COHORT", "U0DANA", Content("one"))
    versions.append(held.version)
    held.update(message, Content("two"))
    versions.append(held.version)
    held.start_waiting("U0DANA", "C0COHORT")
    versions.append(held.version)
    held.delete(message)
    versions += [held.version, state().version]

    assert len(set(versions)) == 6


def test_a_message_that_went_meanwhile_stays_gone() -> None:
    held = state()
    message = held.post("C0COHORT", "U0COMPANION", Content("one"))
    held.delete(message)
    held.update(message, Content("two"))

    assert held.messages("C0COHORT") == []
