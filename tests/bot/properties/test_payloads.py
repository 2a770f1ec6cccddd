"""The same through Bolt's dispatch: what Slack delivers, several times and at the same moment, is recorded once.

Every entry has a length of its own, so that what people are told of it can be held against the ledger.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Barrier
from typing import Any

import pytest

from bot.companion import Companion
from tests.bot.dialog import Button, Dialog, View, buttons, shown

SEED = 20261122
ACTS = 40
DELIVERIES = 3
"""How often one delivery may come, at the same moment."""

Deliver = Callable[[], Any]


@dataclass
class Trial:
    """People who write to the companion; `counting` is what they were told counts, as lengths in minutes."""

    dialog: Dialog
    companion: Companion
    chance: Random
    lengths: list[int] = field(default_factory=lambda: list(range(59, 4, -1)))
    cards: list[tuple[str, int, Button]] = field(default_factory=list)
    receipts: list[tuple[str, int, Button]] = field(default_factory=list)
    forms: list[tuple[str, str, View]] = field(default_factory=list)
    counting: set[int] = field(default_factory=set)

    def act(self) -> None:
        """One of the things that people do, delivered once or several times."""
        does = [self._line, self._line, self._open_form]
        does += (
            [self._press] * 3 * bool(self.cards) + [self._undo] * bool(self.receipts) + [self._send] * bool(self.forms)
        )
        self.chance.choice(does)()

    def _line(self) -> None:
        user, length = self.chance.choice(("UDANA", "UTHEO", "UMARCUS")), self.lengths.pop()
        day = self.chance.randrange(1, 18)
        said = f"{length} min {'coaching with Dana' if user == 'UMARCUS' else 'plc'} on 11/{day}"
        key = f"Ev-line-{length}"
        if self.chance.random() < 0.5:
            told = self._at_once(lambda: self.dialog.command(user, f"log {said}", trigger=key))
        else:
            told = self._at_once(lambda: self.dialog.direct(user, said, event_id=key))
        found = [buttons(one) for one in told if "Record this?" in shown(one)]
        self.cards.append((user, length, found[0]["Record"]))
        assert {one["Record"]["value"] for one in found} == {found[0]["Record"]["value"]}

    def _press(self) -> None:
        user, length, record = self.chance.choice(self.cards)
        pressed = self.dialog._pressed(user, record)
        told = self._at_once(lambda: self.dialog._interact(user, pressed))
        for one in told:
            if "*Recorded*" in shown(one):
                self.counting.add(length)
                self.receipts.append((user, length, buttons(one)["Undo"]))

    def _undo(self) -> None:
        user, length, undo = self.chance.choice(self.receipts)
        pressed = self.dialog._pressed(user, undo)
        told = self._at_once(lambda: self.dialog._interact(user, pressed))
        assert all("*Taken out" in shown(one) for one in told)
        self.counting.discard(length)

    def _open_form(self) -> None:
        user = self.chance.choice(("UDANA", "UTHEO"))
        self.forms.append((user, f"V-{len(self.lengths)}-{len(self.forms)}", self.dialog.shortcut(user, "log_hours")))

    def _send(self) -> None:
        user, view_id, view = self.forms.pop()
        length = self.lengths.pop()
        filled = {"log_what": "professional_learning:plc", "log_length": f"{length} min", "log_day": "2026-11-17"}
        told = self._at_once(lambda: self.dialog.submit(user, view, view_id, **filled))
        assert any("*Recorded*" in shown(one) for one in told)
        self.counting.add(length)

    def _at_once(self, deliver: Deliver) -> list[dict[str, Any]]:
        """Every message that came of a delivery that came several times at the same moment."""
        times = self.chance.choice((1, 1, 2, DELIVERIES))
        start, before = Barrier(times), len(self.dialog.slack.calls)

        def delivered(_: int) -> Any:
            start.wait()
            return deliver()

        with ThreadPoolExecutor(times) as slack:
            answers = list(slack.map(delivered, range(times)))
        self.dialog.settle()
        called = [call for method, call in self.dialog.slack.calls[before:] if method != "views.publish"]
        acknowledged = [one for one in answers if isinstance(one, dict) and "blocks" in one]
        return [one for one in [*acknowledged, *called] if "blocks" in one]

    def check(self) -> None:
        """What people were told counts is in the ledger, once, and nothing else is."""
        people = [one.id for one in self.companion.records.people()]
        entries = self.companion.records.entries_of(people)
        assert Counter(entry.minutes for entry in entries if entry.counts) == Counter(self.counting)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_what_slack_delivers_several_times_is_recorded_once(dialog: Dialog, companion: Companion, number: int) -> None:
    trial = Trial(dialog, companion, Random(f"{SEED}:{number}"))  # noqa: S311 - a sequence, not a secret
    for _ in range(ACTS):
        trial.act()
        trial.check()
    assert trial.counting
