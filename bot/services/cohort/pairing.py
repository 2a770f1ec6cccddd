"""Since when candidates have a coach, and whether that was in time: what a visitor asks of a program first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.papers.paper import Cell, Part, Table
from induction.dates.due import last_day, trigger_day
from induction.packs.pack import ProgramPack
from induction.packs.rules import Due, Rule
from induction.packs.rulings import rule_words
from induction.people import Person
from induction.record.candidate import CandidateRecord
from induction.record.milestones import standing_milestones
from induction.standing.standing import Standing

PAIRED = "coach.assign"

LATE = "no"
_SINCE = (
    "Coach since is the day on record as a step; without one, the first day with a coach on the roster, or of coaching "
    "that was logged, whichever came first."
)


@dataclass(frozen=True)
class CandidateFacts:
    """One candidate as the report counts them: their record, the rules that hold for them, and the standings."""

    record: CandidateRecord
    pack: ProgramPack
    standings: Sequence[Standing]
    today: date

    @property
    def candidate(self) -> Person:
        """Whose it is."""
        return self.record.candidate


def pairing_part(pack: ProgramPack, everybody: Sequence[CandidateFacts]) -> Part:
    """Since when each has a coach, and whether that was in time."""
    rule = pack.rule(PAIRED)
    rows = [pairing_row(one) for one in everybody]
    told = [row[-1] for row in rows]
    says = f"{_with_place(pack, rule)} " if rule else ""
    summed = ", ".join(f"{told.count(word)} {word}" for word in dict.fromkeys(told))
    return Part(
        "Pairing with a coach",
        (f"{says}Of {len(rows)}: {summed}." if rows else says, *((_SINCE,) if rows else ())),
        Table(("Candidate", "Cohort", "Counts from", "Coach since", "Days", "In time"), rows, (3, 2, 4, 2, 1, 2)),
    )


def pairing_row(one: CandidateFacts) -> Sequence[Cell]:
    """A candidate's line: from when it counts, since when they have a coach, so many days, and whether in time."""
    since, counted = paired_on(one), [found for found in counted_from(one) if found]
    begins = min((begins for begins, _, _ in counted), default=None)
    label = "; ".join(f"{due_label} {begun:%b} {begun.day}, {begun.year}" for begun, due_label, _ in counted)
    days = (since - begins).days if since and begins else None
    kept = {since <= last for _, _, last in counted} if since else set()
    if since is None:
        word = "no coach"
    elif not kept:
        word = "unknown"
    else:
        word = "yes" if kept == {True} else LATE if kept == {False} else "by one reading"
    return (one.candidate.name, one.candidate.cohort, label or "not on record", since, days, word)


def paired_on(one: CandidateFacts) -> date | None:
    """Since when the candidate has a coach, as far as anything on record shows it."""
    told = [step.on for step in standing_milestones(one.record.milestones) if step.key == PAIRED]
    coached = (entry.on for entry in one.record.entries if entry.counts and entry.coach_id is not None)
    return min(told or filter(None, (one.record.coached_since, *coached)), default=None)


def _with_place(pack: ProgramPack, rule: Rule) -> str:
    """What a rule says, with where it stands."""
    places = "; ".join(f"{pack.document(one.document).title}, line {one.line}" for one in rule.sources)
    return f"{rule_words(rule).rstrip('.')} ({places})." if places else rule_words(rule)


def counted_from(one: CandidateFacts) -> Iterator[tuple[date, str, date] | None]:
    """From which day the pairing counts by each reading, what day that is, and the last day in time."""
    start = one.candidate.starts_on
    for due in pairing_dues(one.pack):
        begins = trigger_day(one.record, due.of) if due.of else None
        last = last_day(due, one.pack, one.record, start)
        yield None if begins is None or last is None or due.of is None else (begins, due.of.label, last)


def pairing_dues(pack: ProgramPack) -> Sequence[Due]:
    """Within what time a coach is paired, by each reading of the program's rule."""
    rule = pack.rule(PAIRED)
    if rule is None:
        return ()
    sides = [side.due for side in rule.conflict if side.due] if rule.ruled is None else []
    return sides or [due for due in (rule.due,) if due]
