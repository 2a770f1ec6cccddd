"""Comparison: what programs ask, side by side, under the key of each rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule


@dataclass(frozen=True)
class Subject:
    """What programs settle each in its own way; `keys` are those of the rules that settle it."""

    label: str
    keys: tuple[str, ...]


SUBJECTS = (
    Subject("Length of the program", ("program.length",)),
    Subject("All hours of a year, least and most", ("total.hours.minimum", "total.hours.maximum", "hours.maximum")),
    Subject("Coaching hours a year", ("coaching.hours",)),
    Subject("Coaching hours in all", ("coaching.hours.total",)),
    Subject("How often coach and candidate meet", ("coaching.meetings",)),
    Subject("Where coaching is logged, and who reads it", ("coaching.log", "coaching.log.review")),
    Subject("Hours of professional learning a year", ("pl.hours",)),
    Subject("Hours of professional learning in all", ("pl.hours.total",)),
    Subject(
        "Kinds of professional learning",
        (
            "pl.cpsel_session.hours",
            "pl.job_aligned_workshop.hours",
            "pl.plc.hours",
            "pl.district_training.hours",
            "pl.categories",
        ),
    ),
    Subject("Sessions", ("sessions.count", "sessions.count.total", "session.length", "session.slot")),
    Subject("Workshops", ("workshops.topics", "workshops.parts", "workshop.length")),
    Subject("How many assessments", ("assess.count",)),
    Subject("The first assessment", ("assess.first",)),
    Subject("Who rates", ("assess.raters",)),
    Subject("The scale of scores", ("score.levels", "score.bands", "coaching.scale")),
    Subject("What is proficient", ("score.pass",)),
    Subject("How late one may enroll", ("enrol.limit", "enrol.intake")),
    Subject("When the coach is paired", ("coach.assign", "coach.first_meeting")),
    Subject("Orientation", ("orientation",)),
    Subject("When the IIP begins", ("iip.start",)),
    Subject("CPSEL of the IIP", ("iip.cpsel", "iip.cpsel.second")),
    Subject("What stands in the IIP", ("iip.sections",)),
    Subject("Artifacts", ("artifacts.minimum", "artifacts.maximum")),
    Subject("The event at the end", ("portfolio.presentation",)),
    Subject("Who listens to it", ("panel.size.minimum", "panel.size.maximum", "panel.members")),
    Subject("Recommendation to the state", ("recommendation",)),
    Subject("After the recommendation", ("recommendation.candidate", "recommendation.state")),
    Subject("Experience", ("experience",)),
    Subject("How long the credential runs", ("credential.term",)),
    Subject("Extension", ("extension", "extension.program", "extension.state")),
    Subject("Withdrawal", ("withdrawal",)),
    Subject("Missing work", ("warning.missing", "watch.missing")),
    Subject("Late work", ("late.work",)),
    Subject("Who may coach", ("coach.qualification", "coach.training", "coach.background")),
    Subject("First training of those who coach", ("coach.training.initial",)),
    Subject("Meetings of those who coach", ("coach.meetings",)),
    Subject("Newsletter", ("newsletter",)),
    Subject("The supervisor's part", ("iip.supervisor", "iip.supervisor_part", "supervisor.reviews", "meeting.triad")),
    Subject("The plan for the time after", ("transition.plan",)),
)
"""What the documents of the shipped programs settle, in the order in which a program administrator asks."""


@dataclass(frozen=True)
class Row:
    """One key with the rule that each of the programs has under it, in their order; None where it has none."""

    key: str
    rules: tuple[Rule | None, ...]


@dataclass(frozen=True)
class Comparison:
    """The programs side by side: the rows of each subject by its label, then those of every other key."""

    packs: tuple[ProgramPack, ...]
    subjects: Mapping[str, tuple[Row, ...]]
    others: tuple[Row, ...]


def compared(packs: Sequence[ProgramPack]) -> Comparison:
    """The programs side by side, whoever says most first; the state's guidance, nobody's own program, comes last."""
    ordered = tuple(sorted(packs, key=lambda pack: (pack.shared, -len(pack.rules))))
    keys = list(dict.fromkeys(rule.key for pack in ordered for rule in pack.rules))
    named = {key for subject in SUBJECTS for key in subject.keys}
    return Comparison(
        packs=ordered,
        subjects={one.label: tuple(_row(ordered, key) for key in one.keys if key in keys) for one in SUBJECTS},
        others=tuple(_row(ordered, key) for key in sorted(keys) if key not in named),
    )


def _row(packs: Sequence[ProgramPack], key: str) -> Row:
    return Row(key, tuple(pack.rule(key) for pack in packs))
