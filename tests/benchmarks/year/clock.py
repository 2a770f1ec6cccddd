"""The virtual clock: time passes when the simulation says so."""

from datetime import datetime, timedelta


class VirtualClock:
    """It is `now`. Whoever waits lets time pass."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time it is."""
        return self.now

    def seconds(self) -> float:
        """The time it is in seconds, which only grow."""
        return self.now.timestamp()

    def wait(self, seconds: float) -> bool:
        """Let so many seconds pass; nobody ends the wait early."""
        self.now += timedelta(seconds=max(seconds, 0))
        return False

    def reach(self, then: datetime) -> None:
        """Let time pass until then, if it is not past."""
        self.now = max(self.now, then)
