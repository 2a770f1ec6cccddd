"""A companion for a test, whose records may take their time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import bot.companion
from bot.companion import Companion
from bot.settings import Settings
from storage.database.patience import UNHURRIED


@contextmanager
def opened(settings: Settings, clock: Callable[[], datetime]) -> Iterator[Companion]:
    """The companion on these settings: a busy machine may stall for longer than somebody in Slack would wait."""
    with bot.companion.opened(settings, clock, patience=UNHURRIED) as companion:
        yield companion
