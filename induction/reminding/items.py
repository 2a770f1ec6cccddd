"""What may be open of somebody's: one `OpenItem` for each thing, with the same key as long as it is the same thing.

Keys hold numbers and keys alone. `about` is the candidate's number wherever the item is another person's than its
reader's. What a kind has not is None.

| kind | whose | key | fields |
|---|---|---|---|
| PACE | candidate | `pace:coaching:1.3`, year and quarter | `number` minutes, `of` at an even pace, `name` the hours |
| UNCONFIRMED | candidate | `unconfirmed:` oldest entry | `number` entries, `of` minutes, `day` the oldest was logged |
| REFLECTION | candidate | `reflection:` key `@` year `:` which | `number` kept, `of` asked, `day` last one, `name` |
| WINDOW | candidate | `window:` key `@` year | `day` last one (past: behind), `name` its label, `ref` key `@` year |
| ITEM | owner | `item:` number `:` its day | `day` it is due, `ref` the item's number |
| EARLY_WARNING | candidate | `early_warning:` candidate `:` fact | as below |
| TO_CONFIRM | who is asked | `to_confirm:` oldest entry | `number` entries, `of` minutes, `day` the oldest was logged |
| CONTACT | coach | `contact:` candidate `:` day of the last | `number` days, `day` since |
| MEETING | coach | `meeting:` session | `day` it was to be, None where none was set, `ref` the session's key |
| SIGN_OFF | signer | `sign_off:` candidate `:` step | `name` the step's label, `ref` the step's key |
| RATING | rater | `rating:` candidate `:` round | `name` the round's label, `day` last one, `ref` the round's key |
| APPROVAL | approver | `approval:` draft `:` version | `ref` draft `:` version |
| EARLY_WARNING | coach, admin | `early_warning:` candidate `:` fact | as below |
| PAIRING | admin | `pairing:` candidate | `number` days, `day` the first of their program |
| QUESTIONS | admin | `questions:` ISO week of the first day | `number` of them, `day` the first of the seven |
| COHORT | admin | `cohort:` reason `:` name | `name` the cohort's, `ref` the `Reason` |

An early warning has the `FactKind` as its `ref`. Of missing assignments `number` is how many; of no contact it is days
and `day` since when; of a slow pace it is minutes, `of` at an even pace, and `name` the hours' label.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from induction.ahead.early_warning import Fact, FactKind, facts, heard_facts
from induction.dates.rounds import Window, blinded, missing_raters, open_windows
from induction.hours import LedgerEntry
from induction.ledger.sessions import ClosedSession
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person, Role
from induction.recommendation.verification import SignOff, signs_as, standing_signings, way
from induction.record.candidate import CandidateRecord
from induction.reminding.calendars import OpenItem
from induction.reminding.candidate_first import open_to_helpers
from induction.reminding.waiting_hours import is_late
from induction.standing.asked import asked_standings
from induction.standing.hours import hour_standings
from induction.standing.ratings import rating_standings
from induction.standing.standing import OPEN, Standing
from induction.standing.told import told_standings
from induction.writing.shares import Share

DATED = frozenset({NudgeKind.WINDOW, NudgeKind.REFLECTION, NudgeKind.ITEM, NudgeKind.SIGN_OFF, NudgeKind.RATING})
"""What has a last day. Where that is here or past it comes first."""

CONCERNS = frozenset({NudgeKind.CONTACT, NudgeKind.EARLY_WARNING, NudgeKind.PAIRING, NudgeKind.COHORT})
"""What may mean that somebody needs help: it comes next."""

_ORDER = {kind: place for place, kind in enumerate(NudgeKind)}


@dataclass(frozen=True)
class CandidateCase:
    """What items about one candidate are made of; each part is computed once, for all who are reminded of something.

    `pack` holds for the candidate, and `today` is the day where they are. `cohort_start` is their cohort's first day,
    `told` when they were told of which fact.
    """

    pack: ProgramPack
    record: CandidateRecord
    today: date
    now: datetime
    cohort_start: date | None = None
    sessions: tuple[ClosedSession, ...] = ()
    shares: tuple[Share, ...] = ()
    told: Mapping[str, datetime] | None = None

    @property
    def candidate(self) -> Person:
        """Whom it is about."""
        return self.record.candidate

    @property
    def runs(self) -> bool:
        """Whether their program has begun and is not over."""
        starts, ends = self.candidate.starts_on, self.candidate.ends_on
        return (starts is None or starts <= self.today) and (ends is None or self.today <= ends)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The early facts that stand today, for the candidate."""
        return facts(self.pack, self.record, self.today)

    @cached_property
    def heard(self) -> tuple[Fact, ...]:
        """Those that others may hear of by now: the candidate was told of them, and a day of theirs has gone by."""
        if not self.facts or not self.told:
            return ()
        told, rules, zone = self.told, self.pack.nudges, self.candidate.zone
        return tuple(
            fact
            for fact in heard_facts(self.pack, self.record, self.today)
            if fact.key in told and open_to_helpers(told[fact.key], zone, rules) <= self.now
        )

    @cached_property
    def asked(self) -> tuple[Standing, ...]:
        """Every requirement beside hours and rounds, as it stands."""
        return tuple(asked_standings(self.pack, self.record, self.today))

    def asked_of(self, doer: Role) -> Iterator[Standing]:
        """What is asked of one role alone: what others do is not even counted."""
        theirs = frozenset(one.key for one in self.pack.requirements if one.doer is doer)
        return asked_standings(self.pack, self.record, self.today, only=theirs)

    @cached_property
    def hours(self) -> tuple[Standing, ...]:
        """Every requirement of hours, as it stands."""
        return tuple(hour_standings(self.pack, self.record, self.today))

    @cached_property
    def late(self) -> tuple[LedgerEntry, ...]:
        """The hours on which nobody has said a word for too long."""
        said, now = self.record.said, self.now
        return tuple(one for one in self.record.entries if is_late(self.pack, one, said, now))

    @cached_property
    def rounds(self) -> tuple[Window, ...]:
        """The rounds of assessment that are open and in which somebody has not rated."""
        found = open_windows(self.pack, self.record, self.today, self.cohort_start)
        return tuple(one for one in found if missing_raters(one.round, self.record.ratings))

    def sign_offs_of(self, signer: Person) -> Iterator[SignOff]:
        """The steps that can be signed now, and that this person may sign."""
        signed = standing_signings(self.record.signings)
        theirs = {
            step.key
            for step in self.pack.verification
            if step.key not in signed
            and signed.keys() >= set(step.after)
            and signs_as(signer, step, self.candidate) is not None
            and not self._lacks(step.needs)
        }
        return (one for one in (self._way if theirs else ()) if one.step.key in theirs and one.is_ready)

    def _lacks(self, keys: Collection[str]) -> bool:
        """Whether one of these requirements is not there by any reading: what needs it is not ready, whatever else is.

        It is enough to come upon the first: mostly nobody's turn to sign has come, and nothing else is counted.
        """
        of_them = asked_standings(self.pack, self.record, self.today, only=keys)
        return any(one.state in OPEN and not one.provisional for one in of_them)

    @cached_property
    def _way(self) -> tuple[SignOff, ...]:
        unseen = blinded(self.pack, self.record)
        rated = (*rating_standings(self.pack, unseen, self.today), *told_standings(self.pack, unseen))
        return way(self.pack, self.record.signings, (*self.hours, *self.asked, *rated))


def early_item(fact: Fact, *, of: Person, reader: Person) -> OpenItem:
    """An early fact, for the candidate whom it is about or for who helps them."""
    other = None if of.id == reader.id else of.id
    told: dict[str, object] = {"about": other, "ref": fact.kind.value}
    match fact.kind:
        case FactKind.MISSING_ASSIGNMENTS:
            told["number"] = len(fact.sessions)
        case FactKind.NO_CONTACT:
            told |= {"number": fact.days, "day": fact.since}
        case _:
            told |= {"number": fact.have, "of": fact.even, "name": fact.hours and fact.hours.label}
    return OpenItem(key=f"early_warning:{of.id}:{fact.key}", kind=NudgeKind.EARLY_WARNING, **told)


def sign_off_items(case: CandidateCase, signer: Person) -> Iterator[OpenItem]:
    """The steps of the way to the recommendation whose turn is this person's."""
    other = None if signer.id == case.candidate.id else case.candidate.id
    for one in case.sign_offs_of(signer):
        yield OpenItem(
            key=f"sign_off:{case.candidate.id}:{one.step.key}",
            kind=NudgeKind.SIGN_OFF,
            about=other,
            name=one.step.label,
            ref=one.step.key,
        )


def urgent_first(items: Iterable[OpenItem], today: date) -> tuple[OpenItem, ...]:
    """These with what is due by now first, then what may need help, then what is due later, then the rest."""
    return tuple(sorted(items, key=lambda one: (_rank(one, today), one.day or date.max, _ORDER[one.kind], one.key)))


def _rank(item: OpenItem, today: date) -> int:
    if item.kind in DATED and item.day is not None:
        return 0 if item.day <= today else 2
    return 1 if item.kind in CONCERNS else 3
