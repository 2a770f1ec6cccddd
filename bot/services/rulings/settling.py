"""Settling rules: the program administrator rules once, with a reason, for everyone from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.services.rulebook import as_written
from bot.services.rulings.replies import (
    AT_A_TIME,
    Names,
    RulingAsked,
    RulingForm,
    RulingList,
    RulingMade,
    RulingUndone,
    SettledRule,
    UndoForm,
)
from induction.access import Action, may
from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState
from induction.packs.rulings import (
    LONGEST_REASON,
    Ruling,
    check_ruling,
    chosen_side,
    figure_words,
    newest,
    ruled_rule,
    settled,
    settled_keys,
    to_settle,
)
from induction.packs.writing import Authorship
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import cohort_named
from storage.records import Records


@dataclass(frozen=True)
class Rulings:
    """The use case behind `/casc rulings`. Everybody of a program reads what is settled; its administrator settles."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def listed(self, reader: Person, *, skip: int = 0, at_most: int = AT_A_TIME, now: datetime) -> RulingList:
        """What is open and what is settled in the reader's program; of the open ones, `at_most` after `skip` first."""
        pack, made, today = self._pack(reader), self.records.rulings.of_program(reader.program), day_of(reader, now)
        askable, rulings, done = to_settle(pack), newest(made, today), settled_keys(made, today)
        names, rules = self._names(pack), {rule.key: rule for rule in askable}
        return RulingList(
            pack=pack,
            open=[rule for rule in askable if rule.key not in done],
            settled=[self._settled(rules[one.rule], one, names) for one in rulings if one.rule in rules],
            disputed=sum(rule.state is RuleState.PROVISIONAL for rule in askable),
            administrators=list(names.values()),
            mine=may(reader, Action.RULE, reader),
            today=today,
            skipped=skip,
            at_most=at_most,
        )

    def form(
        self,
        actor: Person,
        program: str,
        key: str,
        side: int | None,
        *,
        authorship: Authorship | None = None,
        now: datetime,
    ) -> RulingForm:
        """What is asked of whoever settles that rule; Refused for anyone but the program's administrator."""
        pack = self._check_administrator(actor, program)
        rule = ruled_rule(pack, key)
        if side is not None:
            chosen_side(rule, side)
        seen = max((one.id for one in self.records.rulings.of_program(pack.id) if one.rule == key), default=0)
        return RulingForm(pack, rule, side, self.records.cohorts.names(pack.id), day_of(actor, now), seen, authorship)

    def rule(
        self, actor: Person, program: str, asked: RulingAsked, *, source: str, now: datetime, seen: int | None = None
    ) -> RulingMade:
        """The rule as it was settled, once for each `source`; Refused where it says too little to count with.

        `seen` is the last ruling on it of which the actor knew, 0 for none: Refused where somebody ruled since.
        """
        pack = self._check_administrator(actor, program)
        rule, cohorts = ruled_rule(pack, asked.key), self.records.cohorts.names(pack.id)
        cohort = None if asked.cohort is None else cohort_named(asked.cohort, cohorts)
        ruling = _ruling(rule, asked, actor, cohort, now)
        check_ruling(pack, ruling, cohorts)
        kept = self.records.rulings.rule(ruling, source=source, seen=seen)
        return RulingMade(self._settled(rule, kept, self._names(pack)), self.listed(actor, now=now))

    def undo_form(self, actor: Person, number: int) -> UndoForm:
        """The ruling that is to be taken back; Refused for anyone but the program's administrator."""
        return UndoForm(self._standing(actor, number))

    def undo(self, actor: Person, number: int, reason: str, *, source: str, now: datetime) -> RulingUndone:
        """The ruling taken back with a reason, once for each `source`, and how the rule stands without it."""
        found = self._standing(actor, number)
        if not reason.strip():
            raise Refused("no_reason", "Why? It is kept with what you take back, so please give a reason.")
        if len(reason) > LONGEST_REASON:
            raise Refused("no_reason", f"Please give the reason in {LONGEST_REASON} characters.")
        self.records.rulings.undo(number, reason=reason, actor_id=actor.id, source=source, now=now)
        left = self.listed(actor, now=now)
        key = found.rule.key
        others = {one.ruling.cohort: one.rule for one in left.settled if one.rule.key == key}
        return RulingUndone(found, reason, others.get(None) or ruled_rule(left.pack, key), left)

    def _standing(self, actor: Person, number: int) -> SettledRule:
        """The ruling with that number of the actor's own program."""
        ruling = self.records.rulings.ruling(number)
        if ruling is None or ruling.undoes is not None or ruling.program != actor.program:
            raise Refused("no_ruling", "That ruling is not there. `/casc rulings` shows those that are.")
        pack = self._check_administrator(actor, ruling.program)
        return self._settled(ruled_rule(pack, ruling.rule), ruling, self._names(pack))

    def _settled(self, rule: Rule, ruling: Ruling, names: Names) -> SettledRule:
        by = self.records.person(ruling.ruled_by)
        at = ruling.ruled_at.astimezone(ZoneInfo(by.zone)) if by else ruling.ruled_at
        known = names if by is None else {**names, by.id: by.name}
        return SettledRule(ruling, settled(rule, ruling.model_copy(update={"ruled_at": at}), known))

    def _pack(self, reader: Person) -> ProgramPack:
        return as_written(self.packs)[reader.program]

    def _names(self, pack: ProgramPack) -> Names:
        people = self.records.people(pack.id)
        return {one.id: one.name for one in people if one.role is Role.PROGRAM_ADMIN}

    def _check_administrator(self, actor: Person, program: str) -> ProgramPack:
        """The pack as it was written, for whoever may settle its rules; Refused for everybody else."""
        pack = as_written(self.packs).get(program)
        if pack is None or actor.program != program:
            raise Refused("not_allowed", "That rule is of another program. `/casc rulings` shows those of yours.")
        if may(actor, Action.RULE, actor):
            return pack
        who = " or ".join(self._names(pack).values())
        raise Refused(
            "not_allowed",
            f"Rules are settled by your program administrator{f', {who}' if who else ''}. `/casc rulings` shows what "
            "is settled and what is open.",
        )


def _ruling(rule: Rule, asked: RulingAsked, actor: Person, cohort: str | None, now: datetime) -> Ruling:
    """What was filled in, with what the chosen reading has of itself."""
    side = None if asked.side is None else chosen_side(rule, asked.side)
    number = side.number if side is not None and side.number is not None else asked.number
    due = asked.due if side is None else side.due
    chosen = None if asked.authorship is None else asked.authorship.label
    approved = "" if asked.approved_by is None else f"goals are approved by {asked.approved_by.label}"
    own = chosen or asked.says.strip() or approved or figure_words(rule, number, due)
    reading = "" if side is None else ": ".join(filter(None, (side.value, approved)))
    since: date = asked.since or day_of(actor, now)
    return Ruling(
        id=0,
        program=actor.program,
        rule=rule.key,
        says=reading or own,
        reason=asked.reason.strip(),
        ruled_by=actor.id,
        ruled_at=now,
        since=since,
        cohort=cohort,
        side=asked.side,
        number=number,
        due=due,
        authorship=asked.authorship,
        approved_by=asked.approved_by,
        measure=asked.measure if side is None or side.measure is None else side.measure,
    )
