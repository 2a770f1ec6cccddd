"""How Slack says no."""

from collections.abc import Sequence


class SlackError(Exception):
    """A call that Slack refuses; `code` is what stands in `error`, `messages` say where in the payload it is."""

    def __init__(self, code: str, messages: Sequence[str] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.messages = tuple(messages)
