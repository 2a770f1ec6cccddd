"""What is told beside the requirements: facts on which a person, and never code, decides."""

from collections.abc import Iterator

from induction.calendar import day_words
from induction.ledger.attended import attended
from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule
from induction.record.candidate import CandidateRecord
from induction.standing.resting import resting_on, rule_of
from induction.standing.standing import Reading, Standing, StandingState

MISSING = "assignments.missing"


def told_standings(pack: ProgramPack, record: CandidateRecord) -> Iterator[Standing]:
    """The assignments that are not in, with what the program's rules say of so many; nothing where all are in."""
    periods = attended(record.candidate, record.attendance)
    missing = sorted(
        (one for period in periods.values() for one in period.missing), key=lambda one: (one.on, one.title)
    )
    threshold = pack.warnings.missing_assignments
    if not missing or pack.warnings.rule is None or not threshold:
        return
    rule = rule_of(pack, pack.warnings.rule)
    yield resting_on(
        pack,
        rule,
        key=MISSING,
        label="assignments not in",
        year=None,
        have=len(missing),
        need=None,
        remaining=None,
        unit="assignments",
        state=StandingState.RECORDED,
        missing=tuple(f"{one.title} ({day_words(one.on)})" for one in missing),
        readings=tuple(_reached(pack, rule, len(missing), threshold)),
    )


def _reached(pack: ProgramPack, warning: Rule, missing: int, threshold: int) -> Iterator[Reading]:
    """Each status that begins with so many, as the places say that speak of them; the companion gives none."""
    for status in pack.warnings.statuses:
        rule = rule_of(pack, status.rule)
        if not set(rule.sources).isdisjoint(warning.sources):
            source = rule.sources[-1]
            yield Reading(
                value=status.label,
                source=source,
                document=pack.document(source.document).title,
                need=threshold,
                met=missing >= threshold,
                says=f"{rule.says} A person decides on it, never the companion",
            )
