"""A candidate's whole way, walked in Slack: the acts of those around the candidate, each by its words and buttons."""

import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook

from bot.companion import Companion
from bot.services.verification.files import CandidateFile, CandidateFiles
from bot.views.drafts.approvals import VERSION
from induction.people import Person
from induction.standing.standing import StandingState
from tests.bot.conftest import Clock
from tests.bot.dialog import Button, Dialog, View, boxes, buttons, shown
from tests.bot.outgoing.accepted import assert_accepted

NOON = time(20, 0, tzinfo=UTC)
"""About noon in California."""


@dataclass
class Walk:
    """The candidate with the Slack id `whose`, and whoever acts; every act must be taken, or the walk ends there."""

    dialog: Dialog
    companion: Companion
    clock: Clock
    whose: str
    views: int = 0

    def on(self, day: str) -> None:
        """It is that day now; what has its time by then goes out."""
        self.clock.now = datetime.combine(date.fromisoformat(day), NOON)
        self.dialog.sweep()

    @property
    def candidate(self) -> Person:
        found = self.companion.records.person_by_slack(self.whose)
        assert found is not None
        return found

    @property
    def file(self) -> CandidateFile:
        """What is on record now, and what the rules make of it."""
        return CandidateFiles(self.companion.records, self.companion.packs).of(self.candidate, now=self.clock.now)

    def standing(self) -> Mapping[str, set[str]]:
        """Every requirement by how it stands, with its year (`iip.goals@1`), but for those that have time yet."""
        found = defaultdict(set)
        for one in self.file.standings:
            if one.state is not StandingState.ON_TRACK:
                found[one.state.value].add(one.key if one.year is None else f"{one.key}@{one.year}")
        return found

    def submit(self, user: str, view: View, **filled: str | None) -> None:
        """The form sent off, and taken; once more where it asks whether that is meant."""
        self.views += 1
        answer = self.dialog.submit(user, view, f"V{self.views}", **filled)
        if answer.get("response_action") == "update":
            answer = self.dialog.submit(user, answer["view"], f"V{self.views}")
        assert answer == {}, answer

    def command(self, user: str, text: str) -> View:
        """The form that a command opens."""
        before = len(self.dialog.slack.sent("views.open"))
        answer = self.dialog.command(user, text)
        assert answer == {}, shown(answer)
        view: View
        [view] = [one["view"] for one in self.dialog.slack.sent("views.open")[before:]]
        return view

    def settle(self, user: str, key: str, side: int | None, **filled: str) -> None:
        """The rule settled as that one of its readings, or as something else."""
        action, chosen = ("ruling_other", "") if side is None else (f"ruling_side:{side}", str(side))
        button = {"type": "button", "action_id": action, "value": f"{self.candidate.program}|{key}|{chosen}"}
        self.submit(user, self.dialog.open(user, button), ruling_reason="So that all count alike.", **filled)

    def step(self, user: str, *keys: str, **filled: str) -> None:
        """Each step recorded by its button in the checklist."""
        for key in keys:
            view = self.dialog.open(user, self.button("step_record", key))
            assert "submit" in view, (key, shown(view))
            self.submit(user, view, **filled)

    def approve(self, user: str) -> None:
        """Each goal that waits for the coach approved, for the supervisor too, who said so on paper."""
        listed = self.dialog.command(user, f"goals {self.candidate.first_name}")
        waiting = [
            element
            for block in listed["blocks"]
            for element in block.get("elements", ())
            if element.get("action_id") == VERSION
        ]
        assert waiting, shown(listed)
        for one in waiting:
            read = self.dialog.press(user, {"type": "button", "action_id": VERSION, "value": one["value"]})
            mine = self.dialog.press(user, buttons(read)["Approve"])
            done = self.dialog.press(user, buttons(mine)["Supervisor approved on paper"])
            assert "*Approved*" in shown(done), shown(done)

    def undo(self, user: str, key: str) -> None:
        """What was settled last about the rule taken back."""
        rulings = self.companion.records.rulings.of_program(self.candidate.program)
        number = [one.id for one in rulings if one.rule == key][-1]
        button = {"type": "button", "action_id": "ruling_undo", "value": str(number)}
        self.submit(user, self.dialog.open(user, button), ruling_reason="It was meant for another cohort.")

    def reopen(self, user: str, key: str, reason: str) -> None:
        """A signed step opened again, with what comes after it."""
        button = {"type": "button", "action_id": "way_reopen", "value": str(self.candidate.id)}
        self.submit(user, self.dialog.open(user, button), way_which=key, way_reason=reason)

    def packet(self, user: str) -> Mapping[str, list[tuple[Any, ...]]]:
        """The workbook of the candidate's packet, by sheet, row by row."""
        self.dialog.slack.uploads.clear()
        self.dialog.command(user, "packet xlsx" if user == self.whose else f"packet {self.candidate.first_name} xlsx")
        self.dialog.settle()
        [content] = self.dialog.slack.uploads.values()
        book = load_workbook(io.BytesIO(content))
        return {one.title: [row for row in one.iter_rows(values_only=True) if any(row)] for one in book.worksheets}

    def sign(self, user: str, key: str, **filled: str) -> None:
        """The step signed in two taps."""
        self.submit(user, self.dialog.open(user, self.button("way_sign", key)), **filled)

    def rate(self, key: str, levels: Mapping[str, str]) -> None:
        """The round rated, by the Slack id of each rater and the levels from the first standard on."""
        for user, given in levels.items():
            view = self.command(user, "rate" if user == self.whose else f"rate {self.candidate.first_name}")
            if any(one.get("block_id") == "rating_round" for one in view["blocks"]):
                view = self.dialog.choose(user, view, "rating_round", key)
            scores = {f"rating_standard_{number}": level for number, level in enumerate(given, start=1)}
            self.submit(user, view, **scores)

    def write(self, words: str) -> None:
        """A goal or a reflection in one line, kept."""
        card = self.dialog.command(self.whose, words)
        kept = self.dialog.press(self.whose, buttons(card)["Keep"])
        assert "Kept by you" in shown(kept), shown(kept)

    def sheet(self, user: str, rows: Iterable[str]) -> None:
        """Hours from a sheet that is dropped into the direct message."""
        head = "Candidate,Coach,Date,Starts,Hours,Kind,Category,Topic"
        content = "\n".join([head, *(f"{self.candidate.name},{row}" for row in rows)])
        [card] = self.dialog.share(user, ("hours.csv", content.encode()))
        [record] = [one for label, one in buttons(card).items() if label.startswith("Record")]
        self.dialog.press(user, record)

    def confirm(self, user: str) -> None:
        """Everything that waits for this person's word, confirmed list by list."""
        while "Confirm the ticked ones" in buttons(listed := self.dialog.command(user, "confirm")):
            self.dialog.press(user, buttons(listed)["Confirm the ticked ones"], ticked=boxes(listed))

    def sessions(self, user: str, since: date) -> None:
        """Every session and workshop of the calendar since then, with the candidate there and the assignment in."""
        instructor = self.companion.records.person_by_slack(user)
        assert instructor is not None
        form = self.companion.desk.attendance.form(instructor, now=self.clock.now)
        for choice in reversed(form.choices):
            if choice.date_key and choice.first and choice.first >= since:
                self._session(user, form.cohort, choice.key, choice.day or choice.first + timedelta(days=9))

    def _session(self, user: str, cohort: str, key: str, on: date) -> None:
        about = json.dumps({"cohort": cohort, "session": key})
        view = self.dialog.open(user, {"type": "button", "action_id": "attendance_open", "value": about})
        there = str(self.candidate.id)
        filled = {"attendance_day": on.isoformat(), "attendance_present-0": there, "attendance_submitted-0": there}
        self.submit(user, view, **filled)

    def button(self, action: str, key: str) -> Button:
        """A button about that step of the candidate."""
        return {"type": "button", "action_id": action, "value": f"{self.candidate.id}:{key}"}


def coaching(coach: str, first: date, sessions: int, hours: int = 2) -> Iterable[str]:
    """Rows of so many meetings with the coach, one every other week."""
    for number in range(sessions):
        yield f"{coach},{first + timedelta(weeks=2 * number)},16:00,{hours},coaching,,school visit and debrief"


def learning(first: date, days: int, hours: int, category: str) -> Iterable[str]:
    """Rows of so many days of learning, one every third week."""
    for number in range(days):
        yield f",{first + timedelta(weeks=3 * number)},9:00,{hours},professional learning,{category},rounds"


def accepted(dialog: Dialog) -> None:
    """Slack takes everything that was sent."""
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)
