"""Sign-offs: a candidate's way to the recommendation, who signs what on it, and what is opened again."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.people.meant import candidates_open_to
from bot.services.verification.files import CandidateFile, CandidateFiles
from bot.services.verification.replies import (
    Reopened,
    ReopenForm,
    Signed,
    SignedBy,
    SignForm,
    StepNews,
    Way,
    WayLine,
    WayList,
    WayRow,
)
from induction.access import Action, may
from induction.dates.due import last_day
from induction.people import Person, Role
from induction.recommendation.signed_facts import facts_of
from induction.recommendation.verification import (
    SignOff,
    check_reopen,
    check_sign,
    dependents,
    due_of,
    happens_with,
    next_sign_off,
    opened_with,
    signer_words,
    signs_as,
)
from induction.record.milestones import Happened
from induction.record.signings import Signing
from induction.refused import Refused
from storage.errands import Errand

STEP_NEWS = "step_news"
"""The kind of the errand that tells somebody of a signature or a reopening, and what is theirs now."""


@dataclass(frozen=True)
class SignOffs:
    """The use cases of verification. Signing takes two taps, and is taken back only by opening the step again."""

    files: CandidateFiles
    outbox: Outbox

    def of(self, actor: Person, said: str | None, *, now: datetime) -> Way | WayList:
        """The way of whoever was named, or of the only one there is; else where everybody is."""
        candidate = self.files.meant(actor, said, Action.SEE_STEPS)
        if candidate is None:
            return self.listed(actor, now=now)
        return self.way(actor, self.files.open_to(actor, Action.SEE_STEPS, candidate.id, now=now))

    def at(self, actor: Person, candidate_id: int, *, now: datetime) -> Way:
        """The way of the candidate with that number."""
        return self.way(actor, self.files.open_to(actor, Action.SEE_STEPS, candidate_id, now=now))

    def way(self, reader: Person, file: CandidateFile) -> Way:
        """The way from a candidate's file."""
        lines = [self._line(reader, file, one) for one in file.sign_offs]
        reopens = may(reader, Action.REOPEN_STEP, file.candidate) and any(one.signed for one in lines)
        return Way(reader, file, lines, reopens)

    def form(self, actor: Person, candidate_id: int, key: str, *, now: datetime) -> SignForm:
        """What the actor is about to sign, with all its facts; Refused where it is not theirs, or not ready."""
        file = self.files.open_to(actor, Action.SIGN_STEP, candidate_id, now=now)
        found = check_sign(file.pack, key, actor, file.candidate, file.sign_offs)
        return self._form(actor, file, found, now=now)

    def sign(
        self, actor: Person, candidate_id: int, key: str, *, mark: str, on: date | None, source: str, now: datetime
    ) -> Signed | SignForm:
        """The receipt of the signature; the form anew where the facts are no longer those that the actor saw.

        `mark` is that of the form that they saw. `on` is the day on which it was signed elsewhere. The same `source`
        signs once.
        """
        file = self.files.open_to(actor, Action.SIGN_STEP, candidate_id, now=now)
        before = self.files.records.signings.by_source(source)
        if before is not None:
            return self._receipt(actor, file, before)
        found = check_sign(file.pack, key, actor, file.candidate, file.sign_offs)
        form = self._form(actor, file, found, now=now)
        if form.mark != mark:
            return self._form(actor, file, found, changed=True, now=now)
        day = (on or form.today) if found.step.elsewhere else form.today
        if day > form.today:
            raise Refused("in_the_future", "That day is still to come. Record it once it is signed.")
        signing = Signing(
            id=0,
            candidate_id=candidate_id,
            step=key,
            signed_by=actor.id,
            signed_at=now,
            elsewhere=found.step.elsewhere,
            facts={**form.facts, "on": day.isoformat()},
        )
        happened = [Happened(candidate_id=candidate_id, key=one.value, on=day) for one in happens_with(file.pack, key)]
        errands = self._news(actor, file, key, f"{source}:told")
        kept = self.files.records.signings.sign(
            signing, source=source, after=found.step.after, happened=happened, errands=errands
        )
        self.outbox.wake([errand.key for errand in errands])
        return self._receipt(actor, self.files.of(file.candidate, now=now), kept)

    def reopen_form(self, actor: Person, candidate_id: int, *, now: datetime) -> ReopenForm:
        """The signatures that the actor may open again; Refused where there are none."""
        file = self.files.open_to(actor, Action.REOPEN_STEP, candidate_id, now=now)
        signed = {one.step.key: one for one in file.sign_offs if one.signing is not None}
        if not signed:
            raise Refused("not_signed", "No step is signed, so there is nothing to open again.")
        return ReopenForm(
            actor,
            file.candidate,
            [
                (
                    self._signed_by(actor, one.signing),
                    [signed[later].step.label for later in dependents(file.pack, key) if later in signed],
                )
                for key, one in signed.items()
                if one.signing is not None
            ],
        )

    def reopen(
        self, actor: Person, candidate_id: int, key: str, reason: str | None, *, source: str, now: datetime
    ) -> Reopened:
        """What is open again, with the reason; the same `source` opens it once."""
        file = self.files.open_to(actor, Action.REOPEN_STEP, candidate_id, now=now)
        labels = {step.key: step.label for step in file.pack.verification}
        before = self.files.records.signings.by_source(source)
        if before is not None:
            opened = opened_with(file.record.signings, before)
            return Reopened(actor, file.candidate, [labels.get(one.step, one.step) for one in opened], reason or "")
        fallen = check_reopen(file.pack, key, actor, file.candidate, file.record.signings, reason)
        undone = {trigger.value for one in fallen for trigger in happens_with(file.pack, one.step)}
        errands = self._news(actor, file, key, f"{source}:told", reason=reason, also={one.signed_by for one in fallen})
        self.files.records.signings.reopen(
            fallen, reason=reason or "", by=actor.id, source=source, now=now, undone=undone, errands=errands
        )
        self.outbox.wake([errand.key for errand in errands])
        return Reopened(actor, file.candidate, [labels.get(one.step, one.step) for one in fallen], reason or "")

    def news(self, details: Mapping[str, Any], *, now: datetime) -> StepNews | None:
        """What somebody is told; None where they may not see it any more."""
        reader, candidate, by = (
            self.files.records.person(details[name]) for name in ("reader_id", "candidate_id", "by_id")
        )
        if reader is None or candidate is None or by is None or not may(reader, Action.SEE_STEPS, candidate):
            return None
        file = self.files.of(candidate, now=now)
        step = next((one for one in file.pack.verification if one.key == details["step"]), None)
        label, elsewhere = (step.label, step.elsewhere) if step else (details["step"], None)
        lines = [self._line(reader, file, one) for one in file.sign_offs]
        yours = [one for one in lines if one.may_sign]
        if not yours and reader.id not in {candidate.id, *details["also"]}:
            return None
        return StepNews(reader, candidate, by.name, label, details["reason"], yours, elsewhere)

    def listed(self, actor: Person, *, now: datetime) -> WayList:
        """Where everybody is whose way is open to the actor; an analyst sees those whose next step is theirs."""
        candidates = candidates_open_to(actor, Action.SEE_STEPS, self.files.records)
        rows = []
        for file in self.files.each(candidates, now=now):
            if not file.pack.verification:
                continue
            opened = [one for one in file.sign_offs if one.is_open]
            theirs = next((one for one in opened if signs_as(actor, one.step, file.candidate)), None)
            shown = theirs if actor.role is Role.ANALYST else next_sign_off(file.sign_offs)
            if actor.role is not Role.ANALYST or theirs is not None:
                rows.append(WayRow(file.candidate, shown, theirs=shown is not None and shown is theirs))
        return WayList(actor, rows)

    def _form(
        self, actor: Person, file: CandidateFile, found: SignOff, *, changed: bool = False, now: datetime
    ) -> SignForm:
        facts = facts_of(found)
        mark = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]
        return SignForm(actor, file.candidate, found, facts, day_of(actor, now), mark, changed)

    def _receipt(self, actor: Person, file: CandidateFile, signing: Signing) -> Signed:
        lines = {one.step.key: self._line(actor, file, one) for one in file.sign_offs}
        after = [one for one in lines.values() if one.sign_off.is_open]
        whom = {
            one.sign_off.step.key: [
                person.name for person in self.files.people_as(one.sign_off.step.signer, file.candidate)
            ]
            for one in after
        }
        return Signed(actor, file.candidate, lines[signing.step], after, whom)

    def _line(self, reader: Person, file: CandidateFile, one: SignOff) -> WayLine:
        step, record = one.step, file.record
        past = [
            self._signed_by(reader, signing)
            for signing in record.signings
            if signing.step == step.key and signing != one.signing
        ]
        due = due_of(file.pack, step)
        return WayLine(
            sign_off=one,
            signer=signer_words(file.pack, step),
            signed=None if one.signing is None else self._signed_by(reader, one.signing),
            past=past,
            last_day=None if due is None else last_day(due, file.pack, record, file.candidate.starts_on),
            may_sign=one.is_open and signs_as(reader, step, file.candidate) is not None,
        )

    def _signed_by(self, reader: Person, signing: Signing) -> SignedBy:
        who = self.files.records.person(signing.signed_by)
        name = "you" if signing.signed_by == reader.id else who.name if who else "somebody who has left"
        return SignedBy(signing, name, signing.signed_at.astimezone(ZoneInfo(reader.zone)))

    def _news(
        self,
        actor: Person,
        file: CandidateFile,
        key: str,
        source: str,
        *,
        reason: str | None = None,
        also: frozenset[int] | set[int] = frozenset(),
    ) -> Sequence[Errand]:
        """An errand to the candidate, to who signs what comes right after, and to those whose signature fell."""
        steps = [one for one in file.pack.verification if key in one.after or (reason and one.key == key)]
        signers = {
            person.id
            for step in steps
            for role in (step.signer, *([Role.PROGRAM_ADMIN] if step.elsewhere else []))
            for person in self.files.people_as(role, file.candidate)
        }
        readers = sorted({file.candidate.id, *signers, *also} - {actor.id})
        about = {"candidate_id": file.candidate.id, "by_id": actor.id, "step": key, "reason": reason}
        return [
            Errand(f"{STEP_NEWS}:{source}:{one}", STEP_NEWS, {**about, "reader_id": one, "also": sorted(also)})
            for one in readers
        ]
