"""A chat model over the wire: a server on loopback behaves well, badly and not at all."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event

import pytest
from pydantic import SecretStr

from induction.refused import Refused
from knowledge.wording.models import ChatChoice, ChatModel
from knowledge.wording.troubles import Trouble, UnansweredError
from tests.knowledge.stub_model import (
    EVENTS,
    Behaviour,
    Call,
    breaking_off,
    dripping,
    failing,
    resetting,
    saying,
    sending,
    silent,
    streamed,
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


def test_a_reply_is_there_piece_by_piece_before_it_ends() -> None:
    def slowly(call: Call) -> None:
        first, rest = streamed(["Forty ", "hours."], "stop").split(b"hours", 1)
        call.send_response(200)
        call.send_header("Content-Type", EVENTS)
        call.end_headers()
        call.wfile.write(first[: first.rindex(b"data:")])
        call.wfile.flush()
        seen.wait(10)
        call.wfile.write(first[first.rindex(b"data:") :] + b"hours" + rest)

    seen = Event()
    with stub_model(slowly) as stub, model(stub.url) as chat:
        pieces = chat.pieces("rules", "data")
        assert next(pieces) == "Forty "
        seen.set()
        assert list(pieces) == ["hours."]


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
        (saying(None, refusal="I cannot help with that."), Trouble.EMPTY),
    ],
)
def test_a_server_that_fails_is_no_reply_and_is_called_once(behaviour: Behaviour, trouble: Trouble) -> None:
    with stub_model(behaviour) as stub, model(stub.url, seconds=IN_TIME) as chat:
        assert trouble_with(chat) is trouble
    assert len(stub.bodies) == 1


def anthropic_events(*words: str, ended: str = "end_turn") -> bytes:
    """A stream as Anthropic's API sends it."""
    usage = {"input_tokens": 1, "output_tokens": 1}
    message = {"id": "m", "type": "message", "role": "assistant", "model": "stub", "content": [], "usage": usage}
    said = [
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": word}} for word in words
    ]
    events = [
        {"type": "message_start", "message": {**message, "stop_reason": None, "stop_sequence": None}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *said,
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": ended, "stop_sequence": None}, "usage": usage},
        {"type": "message_stop"},
    ]
    return "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events).encode()


def test_another_provider_s_wire_is_understood_alike() -> None:
    with (
        stub_model(sending(anthropic_events("Ready", "."), EVENTS)) as stub,
        model(stub.url.removesuffix("/v1"), name="anthropic:stub", key="sk-1") as chat,
    ):
        assert list(chat.pieces("rules", "data")) == ["Ready", "."]
        stub.behaviour = sending(anthropic_events("Ready", ended="max_tokens"), EVENTS)
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
