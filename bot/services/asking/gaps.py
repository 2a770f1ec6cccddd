"""What the documents do not answer: questions that ask for the same together, and nobody named who asked them."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.asking.replies import Gap, GapsReport
from bot.services.days import day_of
from bot.services.outbox import Outbox
from induction.access import Action, may
from induction.dates.schedule import week_name
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.questions import crowd_sizes, may_be_shown
from induction.refused import Refused
from knowledge.wording.masking import Cover, Mask
from storage.errands import Errand
from storage.records import Records

NOTE = "gaps_note"
"""The kind of errand that brings an administrator the week's note."""

LOOK_BACK = timedelta(days=90)
WEEK = timedelta(days=7)

MOST_AT_ONCE = 300
"""How many questions are looked at while somebody waits for an acknowledgement: three milliseconds each."""

Grouping = Callable[[Sequence[str]], Sequence[Sequence[int]]]
"""Which of many questions ask for the same, by their numbers, the most typical of each group first."""

_MARK = re.compile(r"\b(PERSON|EMAIL|PHONE)\d+\b")
_HIDDEN = {"PERSON": "[name]", "EMAIL": "[address]", "PHONE": "[number]"}


@dataclass(frozen=True)
class Asked:
    """One question in the report's making: its words with every name hidden, who asked it, and what was wrong."""

    words: str
    person_id: int
    cohort: str | None
    why: str | None
    at: datetime


@dataclass(frozen=True)
class Gaps:
    """The use case behind `/casc gaps`, `companion knowledge gaps` and the weekly note."""

    records: Records
    packs: Mapping[str, ProgramPack]
    grouping: Grouping
    outbox: Outbox

    def of(self, actor: Person, *, now: datetime) -> GapsReport:
        """The report of the last months, or of as much of it as can be looked at at once, for an administrator."""
        if not may(actor, Action.SEE_GAPS, actor):
            raise Refused("not_allowed", "What the documents do not answer is for your program's administrator to see.")
        return self.report(actor.program, since=now - LOOK_BACK, until=now, most=MOST_AT_ONCE)

    def report(self, program: str, *, since: datetime, until: datetime, most: int | None = None) -> GapsReport:
        """What was asked in that time; of at most so many questions the newest, and then since the oldest of them."""
        if program not in self.packs:
            raise Refused("unknown_program", f"I know no program “{program}”. Known: {', '.join(sorted(self.packs))}.")
        hidden = self._hiding()
        questions = [
            Asked(hidden(one.text), one.person_id, one.cohort, one.reason, one.asked_at)
            for one in self.records.questions.asked(program, since=since, until=until)
        ]
        rated = self.records.questions.rated(program, since=since, until=until)
        doubts = [
            Asked(hidden(one.question), one.person_id, one.cohort, one.why, one.at) for one in rated if not one.helpful
        ]
        if most is not None and len(questions) + len(doubts) > most:
            since = sorted(one.at for one in (*questions, *doubts))[-most]
            questions = [one for one in questions if one.at >= since]
            doubts = [one for one in doubts if one.at >= since]
        sizes = crowd_sizes(self.records.people(program))
        unanswered, unshown = self._gaps(questions, sizes)
        unhelpful, undisclosed = self._gaps(doubts, sizes)
        helpful = sum(one.helpful for one in rated if one.at >= since)
        wordings = self.records.wordings.counted(since.date(), until.date())
        return GapsReport(
            self.packs[program], since, until, unanswered, unshown, unhelpful, undisclosed, helpful, wordings
        )

    def send(self, program: str, *, now: datetime) -> Sequence[Person]:
        """The administrators to whom the note of the last seven days goes now; one a week each, and none if empty."""
        report = self.report(program, since=now - WEEK, until=now)
        if report.is_empty:
            return []
        sent = []
        for admin in self.records.people(program):
            if admin.role is Role.PROGRAM_ADMIN and admin.slack_id is not None:
                key = f"{NOTE}:{admin.id}:{week_name(day_of(admin, now))}"
                details = {"admin": admin.id, "since": report.since.isoformat(), "until": now.isoformat()}
                if self.records.claim(key, now=now, errands=[Errand(key, NOTE, details)]):
                    self.outbox.wake([key])
                    sent.append(admin)
        return sent

    def _gaps(self, questions: Sequence[Asked], sizes: Mapping[str | None, int]) -> tuple[Sequence[Gap], int]:
        """The groups that may be shown, and how many others there are."""
        found = [[questions[number] for number in group] for group in self.grouping([one.words for one in questions])]
        shown = [group for group in found if may_be_shown({one.person_id: one.cohort for one in group}, sizes)]
        return [_gap(group) for group in shown], len(found) - len(shown)

    def _hiding(self) -> Callable[[str], str]:
        """What hides the names of everybody on a roster, and every address and number, in what people typed."""
        mask = Mask(person.name for person in self.records.people())
        return lambda text: _MARK.sub(lambda mark: _HIDDEN[mark[1]], Cover(mask).hidden(text, typed=True))


def _gap(group: Sequence[Asked]) -> Gap:
    """The group under its most typical wording, one without a hidden name where there is one."""
    plain = (one.words for one in group if not any(mark in one.words for mark in _HIDDEN.values()))
    return Gap(
        wording=next(plain, group[0].words),
        times=len(group),
        people=len({one.person_id for one in group}),
        why=dict(Counter(one.why for one in group if one.why is not None).most_common()),
    )
