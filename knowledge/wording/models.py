"""Chat models through LangChain: a reply in time, or why there is none. Nothing else knows LangChain.

LangChain and its providers take seconds to import. They are imported on the model's own thread, when it is warmed up or
first used.
"""

import asyncio
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from induction.refused import Refused
from knowledge.wording.troubles import ADVICE, Trouble, UnansweredError, of_building, of_call

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

LONGEST_REPLY = 300
"""Tokens: a wording has three sentences."""

_NO_KEY_NEEDED = "none"
_CUT_OFF = frozenset({"length", "max_tokens", "MAX_TOKENS"})
_REFUSED = frozenset({"refusal", "content_filter", "SAFETY"})


@dataclass(frozen=True)
class ChatChoice:
    """Which model, as `provider:model`; where and with which key, if the provider's own package is not to say so.

    `seconds` is how long a whole call may take, `longest` how many tokens its reply may have.
    """

    name: str
    url: str | None = None
    key: SecretStr | None = None
    seconds: float = 8.0
    longest: int = LONGEST_REPLY

    @property
    def is_local(self) -> bool:
        """Whether what is sent to it stays on this machine: its address is on loopback.

        An address in a private network leaves the machine, and a provider without an address is somebody else's.
        """
        host = urlsplit(self.url or "").hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


class ChatModel:
    """One chat model. Safe to call from any thread; calls run beside each other.

    Calls run on an event loop of the model's own thread, because only there one can be given up at any moment: a read
    timeout alone never ends a reply that comes in drop by drop.
    """

    def __init__(self, choice: ChatChoice) -> None:
        self.choice = choice
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._model: BaseChatModel | Trouble = Trouble.NAME

    def warm_up(self) -> None:
        """Begin to import and build the model; returns at once, and calls wait for it as long as they have time."""
        self._running()

    def pieces(self, rules: str, data: str) -> Generator[str, None, None]:
        """The model's reply to the data under the rules, as it comes in.

        UnansweredError says why there is none, or why it ends before its end.
        """
        arrived: SimpleQueue[str | None] = SimpleQueue()
        until = monotonic() + self.choice.seconds
        call = asyncio.run_coroutine_threadsafe(self._reply(rules, data, arrived.put), self._running())
        call.add_done_callback(lambda _: arrived.put(None))
        try:
            while (piece := arrived.get(timeout=max(until - monotonic(), 0))) is not None:
                yield piece
            if call.cancelled():
                raise UnansweredError(Trouble.SLOW)
            call.result()
        except Empty:
            raise UnansweredError(Trouble.SLOW) from None
        finally:
            call.cancel()

    def reply(self, rules: str, data: str) -> str:
        """The model's whole reply; UnansweredError says why there is none."""
        return "".join(self.pieces(rules, data)).strip()

    def check(self) -> str:
        """One line on the model after a short call; Refused says what is wrong and what to do."""
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0), self._running()).result()  # built: what is timed is the call
        began = monotonic()
        try:
            self.reply("You are being tried out.", "Reply with the word ready.")
        except UnansweredError as unanswered:
            raise Refused("chat_model", f"{self.choice.name}: {ADVICE[unanswered.trouble]}") from None
        return f"{self.choice.name}, replied in {monotonic() - began:.1f} s"

    def close(self) -> None:
        """Give up what is under way and end the thread."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        """The loop of the model's thread, started with the first call. What is scheduled waits for the model."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = Thread(target=self._work, args=(self._loop,), name="chat-model", daemon=True)
                self._thread.start()
            return self._loop

    def _work(self, loop: asyncio.AbstractEventLoop) -> None:
        self._model = _built(self.choice)
        loop.run_forever()
        for task in asyncio.all_tasks(loop):
            task.cancel()
            loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
        loop.close()

    async def _reply(self, rules: str, data: str, arrived: Callable[[str], None]) -> None:
        if isinstance(self._model, Trouble):
            raise UnansweredError(self._model)
        from langsmith.run_helpers import tracing_context  # noqa: PLC0415 - comes with LangChain, which is slow to import

        try:
            # Text goes to the chosen model and nowhere else, also where LangSmith is switched on around us.
            with tracing_context(enabled=False):
                whole = None
                async for chunk in self._model.astream([("system", rules), ("human", data)]):
                    whole = chunk if whole is None else whole + chunk
                    if text := str(chunk.text):
                        arrived(text)
        except Exception as error:
            raise UnansweredError(of_call(error)) from error
        if whole is None:
            raise UnansweredError(Trouble.NONSENSE)
        _check_ended(whole)


def _check_ended(message: "BaseMessage") -> None:
    """UnansweredError where the reply is empty, or has another end than its own."""
    metadata: Mapping[str, Any] = message.response_metadata
    ended = metadata.get("finish_reason") or metadata.get("stop_reason")
    if ended in _CUT_OFF:
        raise UnansweredError(Trouble.CUT_OFF)
    if ended in _REFUSED:
        raise UnansweredError(Trouble.REFUSED)
    if not str(message.text).strip():
        raise UnansweredError(Trouble.EMPTY)


def _built(choice: ChatChoice) -> "BaseChatModel | Trouble":
    """The model, or why it cannot be built."""
    provider, _, name = choice.name.partition(":")
    if not provider or not name:
        return Trouble.NAME
    options: dict[str, Any] = {
        "temperature": 0,
        "max_tokens": choice.longest,
        "max_retries": 0,
        "timeout": choice.seconds,
    }
    key = choice.key.get_secret_value() if choice.key else _NO_KEY_NEEDED if choice.url else None
    options |= {"api_key": key} if key else {}
    options |= {"base_url": choice.url} if choice.url else {}
    try:
        from langchain.chat_models import init_chat_model  # noqa: PLC0415 - takes a second to import

        model: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
    except Exception as error:  # each provider fails in its own way, and none of them may end the thread
        return of_building(error)
    return model
