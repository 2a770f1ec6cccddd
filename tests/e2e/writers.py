"""People who log hours while the companion dies: what each did in a round, and how far it was acknowledged.

Every entry of a person has a length of its own, by which it is found in the ledger and in what they were told.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from induction.people import Person
from storage.records import Records
from tests.bot.dialog import Button, buttons
from tests.e2e.breathless_slack import BreathlessSlack
from tests.e2e.calling import Caller, Payload

SHORTEST = 5
DAYS = 90
"""On how many days the entries lie, so that no day is full."""


@dataclass
class Writer:
    """One person in one round. Whatever is not acknowledged is delivered again, under the same key."""

    slack: BreathlessSlack
    person: int
    round: int
    today: date
    card: Button | None = None
    form: Payload | None = None
    recorded: bool = False
    helped: bool = False

    @property
    def user(self) -> str:
        return f"U{self.person}"

    @property
    def minutes(self) -> int:
        return SHORTEST + self.round

    @property
    def key(self) -> str:
        return f"{self.round}-{self.person}"

    @property
    def fills_in(self) -> bool:
        """Do they use the form? Others type a line, and press its card."""
        return (self.person + self.round) % 3 == 0

    @property
    def done(self) -> bool:
        """Is all that they did acknowledged?"""
        return self.recorded and self.helped

    def write(self, companion: Caller) -> None:
        """Do what is not acknowledged yet, as far as the companion lives."""
        if not self.recorded:
            self._fill_in(companion) if self.fills_in else self._type(companion)
        if not self.helped and self.recorded:
            self.helped = companion.say(self.user, "help", f"Ev-{self.key}").acknowledged

    def _type(self, companion: Caller) -> None:
        if self.card is None:
            answer = companion.type(self.user, f"log {self._what}", f"line-{self.key}")
            if not answer.acknowledged:
                return
            self.card = buttons(answer.body)["Record"]
        address = f"{self.slack.url}/response-{self.key}"
        self.recorded = companion.press(self.user, self.card, address, mark=f"{self.round}.{self.person}").acknowledged

    def _fill_in(self, companion: Caller) -> None:
        if self.form is None:
            companion.shortcut(self.user, "log_hours", f"form-{self.key}")
            self.form = self.slack.opened.get(f"form-{self.key}")
            if self.form is None:
                return
        filled = {"log_what": "coaching", "log_length": f"{self.minutes} min", "log_day": self._day.isoformat()}
        answer = companion.submit(self.user, self.form, f"V-{self.key}", filled)
        assert answer.body == {}, answer
        self.recorded = answer.acknowledged

    @property
    def _what(self) -> str:
        return f"{self.minutes} min {'coaching' if self.person % 2 else 'plc'} on {self._day.isoformat()}"

    @property
    def _day(self) -> date:
        return self.today - timedelta(days=1 + self.round % DAYS)


@dataclass
class Ledger:
    """What the records hold, held against what was acknowledged."""

    records: Records
    people: dict[int, Person] = field(default_factory=dict)

    def check_after_a_kill(self, writers: list[Writer]) -> None:
        """What was acknowledged is there once, and what was not at most once."""
        for one, times in self._times(writers):
            assert times == 1 if one.recorded else times <= 1, (one, times)

    def check_after_redelivery(self, writers: list[Writer]) -> None:
        """Everything is there once."""
        for one, times in self._times(writers):
            assert times == 1, (one, times)

    def _times(self, writers: list[Writer]) -> Iterator[tuple[Writer, int]]:
        known = {number: self._person(f"U{number}").id for number in {one.person for one in writers}}
        entries = self.records.entries_of(list(known.values()))
        found = Counter((entry.candidate_id, entry.minutes) for entry in entries)
        return ((one, found[known[one.person], one.minutes]) for one in writers)

    def _person(self, slack_id: str) -> Person:
        person = self.records.person_by_slack(slack_id)
        assert person is not None
        return person


def check_replies(slack: BreathlessSlack, writers: list[Writer]) -> None:
    """Everybody was told of each entry, and had their help, once.

    A receipt that takes the place of its card may be sent twice: that changes nothing but the totals, which go on.
    """
    told: dict[str, Counter[str]] = {}
    for call in slack.said:
        told.setdefault(call["channel"], Counter())[call["text"].partition("Now:")[0]] += 1
    for one in writers:
        where = f"D{one.person}" if one.fills_in else f"response-{one.key}"
        receipts = {words: times for words, times in told[where].items() if f"*{_length(one.minutes)}*" in words}
        assert len(receipts) == 1, (one.key, receipts)
        assert not one.fills_in or set(receipts.values()) == {1}, (one.key, receipts)
    for person, rounds in Counter(one.person for one in writers).items():
        helped = sum(times for words, times in told[f"D{person}"].items() if "What you can do here" in words)
        assert helped == rounds, (person, helped, rounds)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])
