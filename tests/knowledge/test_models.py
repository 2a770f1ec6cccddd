"""A chat model over the wire: a server on loopback behaves well, badly and not at all."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from pydantic import SecretStr

from induction.refused import Refused
from knowledge.models import ChatChoice, ChatModel
from knowledge.troubles import Trouble, UnansweredError
from tests.knowledge.stub_model import (
    Behaviour,
    breaking_off,
    dripping,
    failing,
    resetting,
    saying,
    sending,
    silent,
    stub_model,
)

pytestmark = pytest.mark.slow

IN_TIME = 0.6
"""Seconds a call may take here."""


@pytest.fixture(autouse=True)
def _nothing_configured_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY", "LANGSMITH_TRACING"):
        monkeypatch.delenv(name, raising=False)


@contextmanager
def model(
    url: str | None, *, name: str = "openai:stub", key: str | None = None, seconds: float = 20
) -> Iterator[ChatModel]:
    choice = ChatChoice(name, url, SecretStr(key) if key else None, seconds)
    with closing(ChatModel(choice)) as chat:
        yield chat


def trouble_with(chat: ChatModel) -> Trouble:
    with pytest.raises(UnansweredError) as caught:
        chat.reply("rules", "data")
    return caught.value.trouble


@pytest.fixture(scope="module", autouse=True)
def _imported() -> None:
    """LangChain, before the seconds of a test count."""
    with model("http://127.0.0.1:9/v1") as chat:
        trouble_with(chat)


def test_a_reply_comes_back_and_what_was_sent_is_bounded_and_steady() -> None:
    with stub_model(saying(" Forty hours [1]. ")) as stub, model(stub.url, key="sk-1") as chat:
        assert chat.reply("the rules", "the data") == "Forty hours [1]."
    assert stub.keys == ["Bearer sk-1"]
    sent = stub.bodies[0]
    for part in ('"temperature":0', '"max_completion_tokens":300', '"the rules"', '"the data"', '"model":"stub"'):
        assert part in sent.replace(": ", ":").replace('"temperature":0.0', '"temperature":0')


@pytest.mark.parametrize(
    ("behaviour", "trouble"),
    [
        (silent, Trouble.SLOW),
        (dripping, Trouble.SLOW),
        (resetting, Trouble.UNREACHABLE),
        (breaking_off, Trouble.UNREACHABLE),
        (failing(500), Trouble.BROKEN),
        (failing(503), Trouble.BROKEN),
        (failing(400), Trouble.BROKEN),
        (failing(401), Trouble.KEY),
        (failing(403), Trouble.KEY),
        (failing(404), Trouble.UNKNOWN_MODEL),
        (failing(429, Retry_After="30"), Trouble.BUSY),
        (sending(b"<html>Welcome</html>", "text/html"), Trouble.NONSENSE),
        (sending(b"not json"), Trouble.NONSENSE),
        (sending(b"[]"), Trouble.NONSENSE),
        (sending(b"{}"), Trouble.NONSENSE),
        (sending(b'{"choices": []}'), Trouble.NONSENSE),
        (sending(b""), Trouble.NONSENSE),
        (saying(""), Trouble.EMPTY),
        (saying("  \n "), Trouble.EMPTY),
        (saying(None), Trouble.EMPTY),
        (saying("Forty hours", "length"), Trouble.CUT_OFF),
        (saying("", "content_filter"), Trouble.REFUSED),
        (saying(None, refusal="I cannot help with that."), Trouble.REFUSED),
    ],
)
def test_a_server_that_fails_is_no_reply_in_time_and_is_called_once(behaviour: Behaviour, trouble: Trouble) -> None:
    with stub_model(behaviour) as stub, model(stub.url, seconds=IN_TIME) as chat:
        began = time.monotonic()
        assert trouble_with(chat) is trouble
        assert time.monotonic() - began < IN_TIME + 0.5
    assert len(stub.bodies) == 1


def test_another_provider_s_wire_is_understood_alike() -> None:
    said = {"type": "text", "text": "Ready."}
    body = {"id": "m", "type": "message", "role": "assistant", "model": "stub", "content": [said]}
    ended = {"stop_reason": "end_turn", "usage": {"input_tokens": 1, "output_tokens": 1}}
    cut = {"stop_reason": "max_tokens", "usage": ended["usage"]}
    with (
        stub_model(sending(json.dumps(body | ended).encode())) as stub,
        model(stub.url.removesuffix("/v1"), name="anthropic:stub", key="sk-1") as chat,
    ):
        assert chat.reply("rules", "data") == "Ready."
        stub.behaviour = sending(json.dumps(body | cut).encode())
        assert trouble_with(chat) is Trouble.CUT_OFF
        stub.behaviour = failing(529)
        assert trouble_with(chat) is Trouble.BUSY


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with model(f"http://127.0.0.1:{port}/v1", seconds=IN_TIME) as chat:
        assert trouble_with(chat) is Trouble.UNREACHABLE


def test_a_slow_call_does_not_hold_up_the_next_one() -> None:
    with stub_model(silent) as stub, model(stub.url, seconds=IN_TIME) as chat:
        assert trouble_with(chat) is Trouble.SLOW
        stub.behaviour = saying("Ready.")
        assert chat.reply("rules", "data") == "Ready."


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("gpt-4o-mini", Trouble.NAME),
        ("openai:", Trouble.NAME),
        (":gpt-4o-mini", Trouble.NAME),
        ("nosuchprovider:x", Trouble.NAME),
        ("openai:gpt-4o-mini", Trouble.NO_KEY),
        ("mistralai:small", Trouble.PACKAGE),
    ],
)
def test_what_cannot_be_set_up_is_told_apart_before_anything_is_sent(name: str, trouble: Trouble) -> None:
    with model(None, name=name) as chat:
        assert trouble_with(chat) is trouble


def test_a_check_says_what_is_wrong_and_shows_no_key() -> None:
    with stub_model(failing(401)) as stub, model(stub.url, key="sk-secret") as chat:
        with pytest.raises(Refused, match=r"^openai:stub: the key is refused\. Check COMPANION_CHAT_KEY") as caught:
            chat.check()
        assert "sk-secret" not in f"{caught.value.message} {chat.choice}"
        stub.behaviour = saying("ready")
        assert chat.check().startswith("openai:stub, replied in 0.")


def test_text_goes_to_the_model_alone_where_tracing_is_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    with stub_model(saying("Ready.")) as stub, stub_model(saying("traced")) as tracer, model(stub.url) as chat:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "ls-1")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.url)
        assert chat.reply("rules", "data") == "Ready."
    assert tracer.bodies == []
