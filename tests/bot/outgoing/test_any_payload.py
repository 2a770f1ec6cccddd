"""Whatever is sent: Slack takes what becomes of it, no text is lost in a split, and mending twice is mending once."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.outgoing import limits
from bot.outgoing.checking import faults
from bot.outgoing.mending import Mended, mended
from bot.outgoing.speaking import following
from bot.outgoing.splitting import pieces
from bot.outgoing.words import words
from tests.bot.outgoing.payloads import anything, messages, several, views, written
from tests.bot.outgoing.pieces import context, mrkdwn, section

unhurried = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


def letters(text: str) -> str:
    return "".join(text.split())


def assert_slack_takes(method: str, given_payload: dict[str, Any]) -> Mended:
    found = mended(method, given_payload)
    assert faults(method, found.payload) == []
    assert mended(method, found.payload) == Mended(found.payload)
    for payload in found.further:
        assert faults(following(method), payload) == []
        assert mended(following(method), payload) == Mended(payload)
    json.dumps(found.payload)
    return found


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update", "response"])
@given(payload=messages)
@unhurried
def test_slack_takes_any_message_once_it_is_mended(method: str, payload: dict[str, Any]) -> None:
    found = assert_slack_takes(method, payload)
    assert "<!here>" not in json.dumps([found.payload, *found.further])


@pytest.mark.parametrize("method", ["views.open", "views.publish"])
@given(view=st.one_of(views, anything))
@unhurried
def test_slack_takes_any_view_once_it_is_mended(method: str, view: Any) -> None:
    assert assert_slack_takes(method, {"view": view}).further == ()


@given(
    payload=st.fixed_dictionaries(
        {}, optional={"response_action": written, "errors": anything, "view": st.one_of(views, anything)}
    )
)
@unhurried
def test_slack_takes_any_answer_to_a_modal_once_it_is_mended(payload: dict[str, Any]) -> None:
    assert_slack_takes("view_submission", payload)


prose = st.lists(
    st.sampled_from(["word", "<https://school.example/a b|a link>", "&amp;", "\n", "\n\n", "x" * 500, "é", "👩‍🏫"]),
    max_size=900,
).map(" ".join)


@given(blocks=several(st.one_of(prose.map(section), prose.map(lambda text: context(mrkdwn(text))))))
@unhurried
def test_no_text_is_lost_in_a_split(blocks: list[dict[str, Any]]) -> None:
    found = mended("chat.postMessage", {"channel": "C1", "text": "x", "blocks": blocks})
    shown = [block for payload in (found.payload, *found.further) for block in payload.get("blocks", [])]
    assert letters(words(shown)) == letters(words(blocks))


@given(text=st.one_of(prose, st.text(max_size=300)), most=st.integers(5, 4000))
@unhurried
def test_pieces_fit_and_are_the_text(text: str, most: int) -> None:
    found = pieces(text, most)
    assert all(0 < len(piece) <= most for piece in found)
    assert letters("".join(found)) == letters(text)


@given(text=prose)
@unhurried
def test_a_long_text_goes_into_several_messages(text: str) -> None:
    found = mended("chat.postMessage", {"channel": "C1", "text": text * 9})
    said = "".join(payload["text"] for payload in (found.payload, *found.further))
    if text.strip():
        assert letters(said) == letters(text * 9)
    assert len(found.further) <= len(text) * 9 // (limits.TEXT_OF_MESSAGE // 2)
