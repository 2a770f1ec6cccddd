"""The durable work of a companion and nothing else, made to be killed: it plans every other second.

It imports what it needs and waits for a line on standard input, so that whoever comes next is ready when this one dies.
At the end of standard input it closes as `companion serve` does.
"""

import importlib
import sys

from bot.cli import now
from bot.connection import slack_client
from bot.durable.work import durable_work
from bot.settings import Settings
from tests.bot.opening import opened

EVERY_OTHER_SECOND = "*/2 * * * * *"
READY = "at work"


def main() -> None:
    """Work until killed, or until nobody wants it any more."""
    importlib.import_module("bot.durable.workflows")
    sys.stdin.readline()
    settings = Settings()
    with opened(settings, now) as companion, durable_work(companion, slack_client(settings), every=EVERY_OTHER_SECOND):
        print(READY, flush=True)  # noqa: T201 - for whoever started it
        sys.stdin.read()


if __name__ == "__main__":
    main()
