"""The one error whose words a person may read."""

TRY_AGAIN = "try_again"


class Refused(Exception):  # noqa: N818 - a refusal is an answer to a person, not a fault
    """Something was not done, and the message says which rule forbids it and what to do instead.

    `rule` is the rule's name, stable for tests and logs. Every message is safe to show to whoever asked.
    """

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message

    @property
    def passes(self) -> bool:
        """Whether the same may be done a moment later: the records were busy."""
        return self.rule == TRY_AGAIN
