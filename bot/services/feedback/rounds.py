"""Rounds of the pulse survey: an administrator opens one, and reads what it came to once it is over."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.feedback.answering import pulse_day
from bot.services.feedback.replies import OpenRound, PulseDrawn, PulseOpened, PulsePreview, PulseShown
from bot.services.outbox import Outbox
from induction.access import Action, check_may, may
from induction.feedback.pulse import FEWEST, USUAL_DAYS, Pulse, check_days
from induction.feedback.results import RoleResult, groups_of, result_of
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import cohort_named
from storage.errands import Errand
from storage.records import Records

INVITE, PULSE_PICTURE = "pulse_invite", "pulse_picture"
"""The kinds of the errands that invite one person, and that hand over the picture of a round."""

APART = timedelta(seconds=1)
"""So far apart do the invitations go out."""

ON_ITS_WAY = timedelta(minutes=5)
"""So long after a round is over are its results shown: what was sent off at its very end is counted by then."""

MOST_OTHERS = 5
"""How many earlier rounds there is a button for."""

_DAYS = re.compile(r"(?P<cohort>.*?)\s*(?P<days>\d{1,3})(?:\s+days?)?", re.IGNORECASE)


@dataclass(frozen=True)
class PulseRounds:
    """The use case of the program's administrator."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox

    def said(self, actor: Person, words: str, *, source: str, now: datetime) -> PulsePreview | PulseShown:
        """What follows `/casc pulse` from an administrator: the results, or a round that is about to open."""
        first, _, rest = words.partition(" ")
        if not words or first.lower() == "results":
            return self.results(actor, source=source, now=now)
        if first.lower() == "open":
            cohort, days = self._meant(actor, rest.strip())
            return self.preview(actor, cohort, days, key=f"pulse:{source}", now=now)
        raise Refused("unclear", "`/casc pulse` shows results, `/casc pulse open` opens a round.")

    def preview(self, actor: Person, cohort: str | None, days: int, *, key: str, now: datetime) -> PulsePreview:
        """A round as it would open. Refused where nobody could ever see what it came to."""
        check_may(actor, Action.RUN_PULSE, actor)
        check_days(days)
        pulse = self._pulse(actor, cohort, days, key=key, now=now)
        rules = self.packs[actor.program].pulse
        asked = self._asked(pulse)
        roles = [role for role in rules.roles if pulse.asks(cohort, role)]
        enough = {role: len(asked[role]) for role in roles if len(asked[role]) >= FEWEST}
        if not enough:
            whom = f"in {cohort}" if cohort else "of your program"
            raise Refused(
                "too_few",
                f"Results are shown for groups of at least {FEWEST} alone, and fewer candidates {whom} are in Slack.",
            )
        return PulsePreview(
            key=key,
            cohort=cohort,
            days=days,
            closes_on=pulse.closes_on,
            asked=enough,
            items={role: rules.of(role) for role in enough},
            left_out=[role for role in roles if role not in enough],
        )

    def open(self, actor: Person, cohort: str | None, days: int, *, key: str, now: datetime) -> PulseOpened:
        """The round, open from today on, with an invitation to each who is asked; the same key opens it once.

        Groups of fewer than five are not invited: nothing could be shown of what they say.
        """
        check_may(actor, Action.RUN_PULSE, actor)
        if (known := self.records.pulses.by_key(key)) is not None and known.program == actor.program:
            return PulseOpened(known, self._invited(known))
        named = None if cohort is None else cohort_named(cohort, self.records.cohorts.names(actor.program))
        self.preview(actor, named, days, key=key, now=now)
        pulse = self._pulse(actor, named, days, key=key, now=now)
        asked = [one for group in self._asked(pulse).values() if len(group) >= FEWEST for one in group]
        errands = [
            Errand(f"{INVITE}:{key}:{one.id}", INVITE, {"person": one.id, "pulse": key}, due_at=now + place * APART)
            for place, one in enumerate(asked)
        ]
        self.records.pulses.open(pulse, errands=errands, now=now)
        return PulseOpened(pulse, len(asked))

    def results(
        self, actor: Person, key: str | None = None, cohort: str | None = None, *, source: str, now: datetime
    ) -> PulseShown:
        """What the newest round came to, or that one, of everybody or of one cohort: once it is over, and not before.

        Beside it the change since the round before that asked the same people.
        """
        check_may(actor, Action.RUN_PULSE, actor)
        rounds = self.records.pulses.of_program(actor.program)
        over = sorted((one for one in rounds if _is_over(one, now)), key=lambda one: (one.closes_on, one.opens_on))
        open_now = [self._open_round(one) for one in rounds if not _is_over(one, now)]
        if not over:
            return PulseShown(actor, open_now)
        pulse = next((one for one in over if one.key == key), over[-1])
        results, before = self._results(pulse, over)
        has_picture = any(groups_of(results, cohort))
        details = {"reader": actor.id, "pulse": pulse.key, "cohort": cohort}
        errands = [Errand(f"{PULSE_PICTURE}:{source}", PULSE_PICTURE, details)] if has_picture else []
        self.records.errands.add(errands, now=now)
        self.outbox.wake([one.key for one in errands])
        others = [one for one in reversed(over) if one.key != pulse.key][:MOST_OTHERS]
        return PulseShown(actor, open_now, pulse, results, cohort, before, others, has_picture)

    def drawn(self, reader_id: int, key: str, cohort: str | None, *, now: datetime) -> PulseDrawn | None:
        """What a round came to, to be drawn; None where it is not for this reader, or not to be shown."""
        reader, pulse = self.records.person(reader_id), self.records.pulses.by_key(key)
        if reader is None or pulse is None or not may(reader, Action.RUN_PULSE, reader):
            return None
        if pulse.program != reader.program or not _is_over(pulse, now):
            return None
        groups = list(groups_of(self._results(pulse, [])[0], cohort))
        return PulseDrawn(reader, pulse, groups) if groups else None

    def _results(self, pulse: Pulse, over: Sequence[Pulse]) -> tuple[Sequence[RoleResult], Pulse | None]:
        """What may be shown of a round, with the change since the one before that asked the same people."""
        found = self._result_of_each(pulse)
        earlier = [one for one in over if one.cohort == pulse.cohort and one.closes_on < pulse.opens_on]
        if not earlier:
            return found, None
        before = self._result_of_each(earlier[-1])
        return [one.since(old) for one, old in zip(found, before, strict=True)], earlier[-1]

    def _result_of_each(self, pulse: Pulse) -> Sequence[RoleResult]:
        rules, counts = self.packs[pulse.program].pulse, self.records.pulses.counts(pulse.key)
        return [result_of(role, rules.of(role), counts) for role in rules.roles if pulse.asks(pulse.cohort, role)]

    def _open_round(self, pulse: Pulse) -> OpenRound:
        answered = self.records.pulses.how_many(pulse.key)
        return OpenRound(pulse, self._invited(pulse), answered if answered >= FEWEST else None)

    def _invited(self, pulse: Pulse) -> int:
        return sum(len(group) for group in self._asked(pulse).values() if len(group) >= FEWEST)

    def _asked(self, pulse: Pulse) -> Mapping[Role, Sequence[Person]]:
        """Those whom the round asks and who can be reached, by role."""
        people = [one for one in self.records.people(pulse.program) if one.slack_id is not None]
        return {
            role: [one for one in people if one.role is role and pulse.asks(one.cohort, role)]
            for role in self.packs[pulse.program].pulse.roles
        }

    def _pulse(self, actor: Person, cohort: str | None, days: int, *, key: str, now: datetime) -> Pulse:
        today = pulse_day(now)
        return Pulse(
            key=key,
            program=actor.program,
            cohort=cohort,
            opens_on=today,
            closes_on=today + timedelta(days=days - 1),
            opened_by=actor.id,
        )

    def _meant(self, actor: Person, said: str) -> tuple[str | None, int]:
        """The cohort, None for all of the program, and the days of `Fall 2026 10 days`, `10` or nothing."""
        check_may(actor, Action.RUN_PULSE, actor)
        names = self.records.cohorts.names(actor.program)
        if not said:
            return None, USUAL_DAYS
        if any(name.casefold() == said.casefold() for name in names):
            return cohort_named(said, names), USUAL_DAYS
        found = _DAYS.fullmatch(said)
        cohort, days = (found["cohort"], int(found["days"])) if found else (said, USUAL_DAYS)
        return (cohort_named(cohort, names) if cohort else None), days


def _is_over(pulse: Pulse, now: datetime) -> bool:
    """Whether nobody can answer it any more, and nothing is still on its way."""
    return pulse_day(now - ON_ITS_WAY) > pulse.closes_on
