"""What goes wrong in the year: when Slack is away, when the companion is, and when it is killed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Killed(BaseException):
    """The process is gone. Nothing of the companion's catches it."""


@dataclass(frozen=True)
class Outage:
    """Somebody is away from `begins` up to, not including, `ends`."""

    begins: datetime
    ends: datetime

    def at(self, now: datetime) -> bool:
        """Whether it is going on."""
        return self.begins <= now < self.ends

    def touches(self, begins: datetime, ends: datetime) -> bool:
        """Whether it goes on at any time between the two."""
        return self.begins <= ends and begins < self.ends


@dataclass
class Fate:
    """Chance, seeded: the outages of the year, and how often a call goes wrong in which way.

    `kills` is how often in a million statements and calls the process is killed there; each is counted.
    """

    random: Random
    of_slack: Sequence[Outage]
    of_companion: Sequence[Outage]
    kills: int = 60
    many: float = 0.02
    broken: float = 0.01
    killed: int = field(default=0, init=False)

    def strike(self) -> None:
        """Perhaps the process is killed here."""
        if self.random.randrange(1_000_000) < self.kills:
            self.killed += 1
            raise Killed

    def slack_is_away(self, now: datetime) -> bool:
        """Whether nobody answers at Slack."""
        return any(one.at(now) for one in self.of_slack)

    def back_at(self, now: datetime) -> datetime | None:
        """When the companion, which is away, is back."""
        return next((one.ends for one in self.of_companion if one.at(now)), None)


def outages(random: Random, begins: datetime, ends: datetime, *, each_days: float) -> Sequence[Outage]:
    """Outages of minutes, hours and days, about one in so many days, apart from each other."""
    found = []
    at = begins + A_DAY * random.uniform(0.5, 1.5) * each_days
    while at < ends:
        minutes = random.choice((3, 10, 45, 150, 600, 1500, 4000))
        found.append(Outage(at, at + A_MINUTE * round(minutes * random.uniform(0.7, 1.3))))
        at = found[-1].ends + A_DAY * random.uniform(0.5, 1.5) * each_days
    return found
