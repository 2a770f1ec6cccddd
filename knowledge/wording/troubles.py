"""Troubles: why a chat model gave no reply, and what an administrator can do about it."""

from collections.abc import Iterator
from enum import StrEnum


class Trouble(StrEnum):
    """Why there is no reply."""

    NAME = "name"
    PACKAGE = "package"
    NO_KEY = "no_key"
    KEY = "key"
    UNKNOWN_MODEL = "unknown_model"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    BUSY = "busy"
    BROKEN = "broken"
    NONSENSE = "nonsense"
    EMPTY = "empty"
    CUT_OFF = "cut_off"
    REFUSED = "refused"


ADVICE: dict[Trouble, str] = {
    Trouble.NAME: "that is no model I can use. COMPANION_CHAT_MODEL takes provider:model, such as openai:gpt-4o-mini.",
    Trouble.PACKAGE: "the provider's package is missing. Install it beside the companion: pip install langchain-…",
    Trouble.NO_KEY: "there is no key. Set COMPANION_CHAT_KEY, or the variable that the provider's package reads.",
    Trouble.KEY: "the key is refused. Check COMPANION_CHAT_KEY, or the variable that the provider's package reads.",
    Trouble.UNKNOWN_MODEL: "the provider knows no model of that name, or COMPANION_CHAT_URL is not quite right.",
    Trouble.UNREACHABLE: "nothing answers there. Check COMPANION_CHAT_URL and that the server runs.",
    Trouble.SLOW: "no reply in time. Take a faster model, or raise COMPANION_CHAT_TIMEOUT.",
    Trouble.BUSY: "it turns calls away for now (a rate limit or a used-up quota).",
    Trouble.BROKEN: "it fails with an error of its own. Try again later, or see its log.",
    Trouble.NONSENSE: "what comes back is no reply of a chat model. Check COMPANION_CHAT_URL.",
    Trouble.EMPTY: "its reply is empty.",
    Trouble.CUT_OFF: "its reply breaks off. A model that reasons at length before it writes is of no use here.",
    Trouble.REFUSED: "it refuses to reply.",
}
"""What is wrong, to stand behind the model's name."""


class UnansweredError(Exception):
    """There is no reply. Its text is the trouble alone, never words that were sent or came back."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


_BY_STATUS = {
    400: Trouble.BROKEN,
    401: Trouble.KEY,
    402: Trouble.BUSY,
    403: Trouble.KEY,
    404: Trouble.UNKNOWN_MODEL,
    408: Trouble.SLOW,
    429: Trouble.BUSY,
    529: Trouble.BUSY,
}
_FAILED = 400


def of_call(error: BaseException) -> Trouble:
    """Why a call failed, by the HTTP status or by what kind of error it is; every provider has classes of its own."""
    chain = list(_causes(error))
    for one in chain:
        status = getattr(one, "status_code", None)
        if isinstance(status, int) and status >= _FAILED:
            return _BY_STATUS.get(status, Trouble.BROKEN)
    if any(isinstance(one, TimeoutError) or "Timeout" in type(one).__name__ for one in chain):
        return Trouble.SLOW
    if any(isinstance(one, OSError) or "Connect" in type(one).__name__ for one in chain):
        return Trouble.UNREACHABLE
    return Trouble.NONSENSE


def of_building(error: BaseException) -> Trouble:
    """Why a model could not be set up, which happens before anything is sent."""
    if isinstance(error, ImportError):
        return Trouble.PACKAGE
    # Each provider says in words of its own that it has no key, and all of them say which variable it could be in.
    return Trouble.NO_KEY if any(word in str(error).lower() for word in ("api_key", "credentials")) else Trouble.NAME


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
