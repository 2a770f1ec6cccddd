from datetime import UTC, datetime, timedelta

import pytest

from bot.workspace.messages import Content
from bot.workspace.response_urls import Origin, ResponseUrls
from bot.workspace.state import WorkspaceState
from bot.workspace.web_api.errors import SlackError
from tests.bot.workspace.town import COHORT, DANA, MARCUS


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_an_address_ends_after_half_an_hour() -> None:
    clock = Clock()
    urls = ResponseUrls(WorkspaceState([DANA], [], clock), clock)
    key = urls.issue(Origin("U0DANA", "D0DANA"))

    clock.now += timedelta(minutes=29)
    urls.answer(key, {"text": "in time"})
    clock.now += timedelta(minutes=1)
    with pytest.raises(SlackError, match="expired_url"):
        urls.answer(key, {"text": "too late"})


def test_an_answer_is_for_the_person_alone_unless_it_says_otherwise() -> None:
    clock = Clock()
    state = WorkspaceState([DANA, MARCUS], [COHORT], clock)
    urls = ResponseUrls(state, clock)
    original = state.post("C0COHORT", "U0COMPANION", Content("Record this?"))
    key = urls.issue(Origin("U0DANA", "C0COHORT", original))

    urls.answer(key, {"text": "for Dana"})
    urls.answer(key, {"text": "for all", "response_type": "in_channel"})
    urls.answer(key, {"text": "Recorded.", "replace_original": True})

    assert [(line.content.text, line.only_for) for line in state.messages("C0COHORT")] == [
        ("Recorded.", None),
        ("for Dana", "U0DANA"),
        ("for all", None),
    ]
    urls.answer(key, {"delete_original": True})
    assert [line.content.text for line in state.messages("C0COHORT")] == ["for Dana", "for all"]


def test_an_unknown_key_is_refused() -> None:
    clock = Clock()
    with pytest.raises(SlackError, match="expired_url"):
        ResponseUrls(WorkspaceState([DANA], [], clock), clock).answer("guess", {"text": "x"})
