"""The outbox as services and listeners see it: what they have just committed can be done at once."""

from collections.abc import Callable, Sequence
from typing import Protocol

Wake = Callable[[Sequence[str]], None]


class Outbox(Protocol):
    """Takes up errands after the commit that kept them."""

    def wake(self, keys: Sequence[str]) -> None:
        """Start these errands now, and wait for nothing. Calling twice does them once."""


class Doorbell:
    """An outbox that calls whoever attends to it. Nobody does on the command line: a server's next sweep finds them."""

    def __init__(self) -> None:
        self._attending: Wake | None = None

    def attended_by(self, wake: Wake | None) -> None:
        """From now on `wake` hears of errands; None: nobody does."""
        self._attending = wake

    def wake(self, keys: Sequence[str]) -> None:
        """Call whoever attends, if anybody does."""
        if self._attending is not None:
            self._attending(keys)


def reply_key(delivery: str, number: int) -> str:
    """The key of the errand that sends the message of that number, counted from 0, in reply to a delivery."""
    return f"reply:{delivery}:{number}"
