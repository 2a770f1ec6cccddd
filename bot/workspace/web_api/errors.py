"""How Slack says no."""


class SlackError(Exception):
    """A call that Slack refuses; `code` is what stands in `error`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
