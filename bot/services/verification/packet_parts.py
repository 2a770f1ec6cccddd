"""The parts of a packet, each as its reader may have it.

A packet is made to be handed on, to an office or a visitor, so no word of an IIP or of a coaching session stands in it
for whoever may not see that here: goals by their standard and days alone, and what a session was about only for who
sees the hours. Scores are in it as far as its reader sees them anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.papers.paper import Cell, Part, Table
from bot.services.verification.packet_hours import PacketHours
from bot.services.verification.standing_words import fact_words, figures_words, state_words
from induction.access import Action, may
from induction.calendar import date_words
from induction.dates.rounds import visible_ratings
from induction.people import Role
from induction.recommendation.verification import signer_words
from induction.record.artifacts import standing_artifacts
from induction.record.signings import Signing
from induction.record.support import newest_versions
from induction.standing.requirements import Standing
from induction.writing.approvals import approvers_of
from induction.writing.goals import GoalPart
from induction.writing.suggestions import worded_parts

_HOUR = 60

_WHAT_A_SIGN_OFF_IS = (
    "Each line is a record of who signed off here, and when. Where a program signs elsewhere, the signature is there: "
    "it is not in this packet."
)


@dataclass(frozen=True)
class PacketParts(PacketHours):
    """Makes the parts of one candidate's packet for one reader."""

    def head(self) -> Sequence[tuple[str, str]]:
        """Who and what it is about, and what its reader may not see."""
        candidate, pack = self.file.candidate, self.file.pack
        editions = "; ".join(f"{one.title}{f', {one.edition}' if one.edition else ''}" for one in pack.documents)
        lasts = " to ".join(date_words(day) for day in (candidate.starts_on, candidate.ends_on) if day)
        lines = [
            ("Candidate", f"{candidate.name} <{candidate.email}>"),
            ("Program", pack.name),
            ("Cohort", candidate.cohort or ""),
            ("In the program", lasts),
            (pack.words.coach.capitalize(), "" if candidate.coach_id is None else self._name(candidate.coach_id)),
            ("Rules of", editions),
            ("Not in it", "; ".join(self._left_out())),
        ]
        return [(name, said) for name, said in lines if said]

    def all(self) -> Sequence[Part]:
        """Every part, in the order in which an office reads them."""
        parts = [
            self._requirements(),
            self._rulings(),
            self._signatures(),
            self._signed_facts(),
            self._steps(),
            self._hours(),
            self._entries(),
            self._sessions(),
            self._goals(),
            self._artifacts(),
        ]
        parts += [self._ratings()] if may(self.reader, Action.SEE_RATINGS, self.file.candidate) else []
        parts += [self._plans()] if may(self.reader, Action.SEE_PLAN, self.file.candidate) else []
        return parts

    def _left_out(self) -> Iterator[str]:
        candidate = self.file.candidate
        plan = self.file.pack.words.plan
        yield f"the text of {plan} goals and reflections"
        if not may(self.reader, Action.SEE_HOURS, candidate):
            yield "what each session was about"
        if not may(self.reader, Action.SEE_EVIDENCE, candidate):
            yield "what the evidence is"
        if not may(self.reader, Action.SEE_RATINGS, candidate):
            yield "ratings"
        if not may(self.reader, Action.SEE_PLAN, candidate):
            yield "support plans"

    def _requirements(self) -> Part:
        rows = [
            (
                _capital(one.label),
                one.period,
                figures_words(one),
                state_words(one),
                one.by,
                _source(one),
            )
            for one in self.file.standings
            if not one.by_category or one.need
        ]
        headings = ("Requirement", "When", "On record", "State", "By", "Source")
        return Part("Requirements", table=Table(headings, rows, (25, 18, 16, 15, 16, 28), frozenset({"Source"})))

    def _rulings(self) -> Part:
        rows = [
            (rule.says, one.says, one.reason, one.by, one.on, one.since, one.cohort or "every cohort")
            for rule in self.file.pack.rules
            if (one := rule.ruled) is not None
        ]
        headings = ("Rule", "Ruled", "Reason", "By", "On", "From", "For")
        empty = "The program administrator has settled nothing beside what the documents say."
        table = Table(headings, rows, (28, 20, 24, 14, 11, 11, 12), frozenset({"Ruled", "Reason", "By", "For"}))
        return Part("Rulings", table=table, empty=empty)

    def _signatures(self) -> Part:
        labels = {step.key: step for step in self.file.pack.verification}
        rows: list[Sequence[Cell]] = []
        for one in self.file.record.signings:
            step = labels.get(one.step)
            label = one.facts.get("label") or (step.label if step else one.step)
            rows.append((label, *self._signing_cells(one)))
        left = [one for one in self.file.sign_offs if one.signing is None]
        open_steps = [f"Not signed: {one.step.label} ({signer_words(self.file.pack, one.step)})." for one in left]
        headings = ("Step", "What", "By", "At", "Day", "Reason")
        return Part(
            "Sign-offs and reopenings",
            (_WHAT_A_SIGN_OFF_IS, *open_steps) if self.file.sign_offs or rows else (),
            Table(headings, rows, (24, 26, 16, 18, 15, 21), frozenset({"By", "Reason"})),
            empty="The program has no sign-offs.",
        )

    def _signing_cells(self, one: Signing) -> Sequence[Cell]:
        at = self._instant(one.signed_at)
        if one.reopens is not None:
            return "opened again", self._name(one.signed_by), at, None, one.reason
        what = f"recorded as signed in {one.elsewhere}" if one.elsewhere else "signed"
        day = one.facts.get("on")
        return what, self._name(one.signed_by), at, day and datetime.fromisoformat(day).date(), None

    def _signed_facts(self) -> Part:
        rows = [
            (one.facts.get("label", one.step), need["label"], need["period"], fact_words(need))
            for one in self.file.record.signings
            if one.reopens is None
            for need in one.facts.get("needs", ())
        ]
        headings = ("Step", "Requirement", "When", "As its signer saw it")
        empty = "Nothing was signed yet."
        return Part("What was signed", table=Table(headings, rows, (22, 26, 14, 50)), empty=empty)

    def _steps(self) -> Part:
        labels = {one.key: one.label for one in self.file.pack.requirements}
        void = {one.takes_back for one in self.file.record.milestones}
        rows = [
            (
                labels.get(one.key, one.key.replace("_", " ")),
                one.standard,
                one.score,
                one.on,
                one.link,
                one.note,
                "taken back" if one.takes_back or one.id in void else "stands",
                "the roster" if one.recorded_by is None else self._name(one.recorded_by),
                self._instant(one.recorded_at),
            )
            for one in self.file.record.milestones
        ]
        standard = self.file.pack.words.standard
        headings = ("Step", _capital(standard), "Score", "Day", "Link", "Note", "State", "Recorded by", "Recorded at")
        return Part(
            "Steps and documents",
            table=Table(headings, rows, (19, 8, 8, 14, 22, 16, 10, 14, 17), frozenset({"Link", "Note", "Recorded by"})),
        )

    def _goals(self) -> Part:
        words = self.file.pack.words
        approvers = approvers_of(self.file.pack)
        rows = [
            ("" if one.standard is None else words.title(one.standard), one.kept_on, one.approved_by(approvers))
            for one in self.file.record.goals
        ]
        said = (f"A goal's words stay in the {words.plan}: only what it is for, and since when, is here.",)
        headings = (_capital(words.standard), "Kept on", "Approved on")
        told = (*said, *self._models_share()) if rows else ()
        return Part(f"{words.plan} goals", told, Table(headings, rows, (50, 20, 20)))

    def _models_share(self) -> Iterator[str]:
        """A line for each goal with wording that a model proposed and the candidate took."""
        candidate = self.file.candidate
        suggestions = self.records.suggestions.of_candidates([candidate.id])
        for number, goal in enumerate(self.file.record.goals, start=1) if suggestions else ():
            versions = self.records.drafts.versions(goal.draft_id or "")[: goal.version]
            own = [one for one in suggestions if one.draft_id == goal.draft_id]
            if versions and (worded := worded_parts(versions[-1].parts, versions[-1].version, own)):
                parts = ", ".join(GoalPart(part).label for part in worded)
                yield f"Goal {number} is worded with a model’s help, accepted by {candidate.name}: {parts}."

    def _artifacts(self) -> Part:
        """What was gathered as evidence, with its words for who may see those."""
        words, is_open = self.file.pack.words, may(self.reader, Action.SEE_EVIDENCE, self.file.candidate)
        standing = {one.id for one in standing_artifacts(self.file.record.artifacts)}
        rows = [
            (
                ", ".join(words.numbered(number) for number in one.standards),
                one.on,
                *((one.title, one.why, one.link) if is_open else ()),
                "stands" if one.id in standing else "withdrawn" if one.withdrawn else "changed since",
                self._instant(one.recorded_at),
            )
            for one in self.file.record.artifacts
        ]
        told = ("What", "Why", "Link") if is_open else ()
        headings = (_capital(words.standard), "Day", *told, "State", "Recorded at")
        widths: tuple[int, ...] = (14, 12, *((24, 30, 24) if is_open else ()), 12, 16)
        return Part("Evidence", table=Table(headings, rows, widths, frozenset(told)), empty="Nothing was gathered yet.")

    def _ratings(self) -> Part:
        pack = self.file.pack
        numbers = [one.number for one in pack.words.standards]
        labels = {one.key: one.label for one in pack.assessment.rounds}
        rows = [
            (labels[one.round], _role(one.rater_role), *map(one.scores.get, numbers), self._instant(one.rated_at))
            for one in visible_ratings(pack, self.file.record, self.reader)
        ]
        headings = ("Round", "Rated by", *(pack.words.numbered(number) for number in numbers), "At")
        return Part("Ratings", table=Table(headings, rows, (22, 14, *(9 for _ in numbers), 18)))

    def _plans(self) -> Part:
        labels = {one.key: one.label for one in self.file.pack.warnings.statuses}
        rows = [
            (
                labels.get(plan.status, plan.status),
                "; ".join(f"{goal.text} (by {date_words(goal.due)})" for goal in plan.goals),
                "over" if plan.closed else "stands",
                self._name(plan.written_by),
                self._instant(plan.written_at),
            )
            for plan in newest_versions(self.file.record.plans)
        ]
        headings = ("Status", "Goals", "State", "Written by", "Written at")
        return Part(
            "Support plans", table=Table(headings, rows, (18, 44, 10, 16, 16), frozenset({"Goals", "Written by"}))
        )


def _source(one: Standing) -> str:
    place = "" if one.source is None else f"{one.document}: {one.source.place}, line {one.source.line}"
    sides = " / ".join(f"{side.value} (line {side.source.line})" for side in one.conflict)
    if one.ruled is not None:
        return f"{place}. Ruled by {one.ruled.by}: {one.ruled.says}"
    return f"{place}. The documents disagree: {sides}" if sides else place


def _role(role: Role) -> str:
    return role.value.replace("_", " ")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
