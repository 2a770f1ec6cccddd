"""Verification: the steps to the recommendation, who signs each of them, and in which order.

Sign-offs follow the pack's order (`VerificationStep.after`); the work that they ask for does not wait for it. A
signature is never taken away: a step that was signed by mistake is opened again, with a reason, and both stay on
record. What was signed keeps the facts that its signer saw, whatever is ruled or recorded afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from induction.access import Action, Relation, check_may, relation
from induction.packs.pack import ProgramPack
from induction.packs.requirements import VerificationStep
from induction.packs.rules import Due, RuleState, Trigger
from induction.people import Person, Role
from induction.record.signings import Signing
from induction.refused import Refused
from induction.standing.periods import length
from induction.standing.standing import Standing, StandingState

LONGEST_REASON = 300

_SIGNER = {
    Relation.SELF: Role.CANDIDATE,
    Relation.COACH: Role.COACH,
    Relation.ADMIN: Role.PROGRAM_ADMIN,
    Relation.ANALYST: Role.ANALYST,
}
"""As what somebody signs, by what they are to the candidate."""

_ENOUGH = frozenset({StandingState.MET, StandingState.RECORDED, StandingState.UNKNOWN})
"""What does not keep a step from being signed: of what no document says how much is needed, nothing can be missing."""


class Missing(BaseModel):
    """What a step asks for and is not there: how much of how much in `unit`, and whose turn it is to bring it.

    `need` is None where nobody can tell yet, as for a program year that has not begun.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    label: str
    period: str
    have: int
    need: int | None
    unit: str
    says: str
    turn: tuple[Role, ...] = ()


class SignOff(BaseModel):
    """One sign-off as it stands.

    `signing` is the signature that stands. `waits` are the earlier steps that are not signed, `needs` what it asks for
    as it is on record, and `missing` what of that is not there; neither keeps the other from going on.
    """

    model_config = ConfigDict(frozen=True)

    step: VerificationStep
    signing: Signing | None = None
    waits: tuple[VerificationStep, ...] = ()
    needs: tuple[Standing, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is not signed, and waits for no earlier step."""
        return self.signing is None and not self.waits

    @property
    def is_ready(self) -> bool:
        """Whether it can be signed now."""
        return self.is_open and not self.missing

    @property
    def unsettled(self) -> tuple[Standing, ...]:
        """What documents disagree on, is enough by one reading and not by another: whoever signs sees both."""
        return tuple(one for one in self.needs if one.state not in _ENOUGH and _is_enough(one))

    @property
    def turn(self) -> tuple[Role, ...]:
        """Who acts next: the signer, or while something is missing whoever brings it or gives their word on it."""
        if not self.is_open:
            return ()
        acting = [role for one in self.missing for role in one.turn]
        return tuple(dict.fromkeys(acting)) or (self.step.signer,)


def standing_signings(signings: Iterable[Signing]) -> Mapping[str, Signing]:
    """The signature that stands on each signed step: made, and not opened again."""
    everything = tuple(signings)
    reopened = {one.reopens for one in everything}
    return {one.step: one for one in everything if one.reopens is None and one.id not in reopened}


def opened_with(signings: Iterable[Signing], opened: Signing) -> tuple[Signing, ...]:
    """Everything that was opened again in one act, of which `opened` is one."""
    act = (opened.signed_at, opened.signed_by)
    return tuple(one for one in signings if one.reopens is not None and (one.signed_at, one.signed_by) == act)


def way(pack: ProgramPack, signings: Iterable[Signing], standings: Sequence[Standing]) -> tuple[SignOff, ...]:
    """Every sign-off to the recommendation and beyond, in the pack's order."""
    signed = standing_signings(signings)
    steps = {step.key: step for step in pack.verification}
    return tuple(_sign_off(pack, step, steps, signed, standings) for step in pack.verification)


def next_sign_off(steps: Sequence[SignOff]) -> SignOff | None:
    """The first that is open; None once everything is signed, and where a program has no steps."""
    return next((one for one in steps if one.is_open), None)


def dependents(pack: ProgramPack, key: str) -> tuple[str, ...]:
    """The steps that come after this one, also by way of others, in the pack's order."""
    found = {key}
    while more := {step.key for step in pack.verification if found.intersection(step.after)} - found:
        found |= more
    return tuple(step.key for step in pack.verification if step.key in found - {key})


def due_of(pack: ProgramPack, step: VerificationStep) -> Due | None:
    """When the step is due: as it says itself, else as its rule does."""
    rule = pack.rule(step.rule)
    return step.due or (None if rule is None else rule.due)


def happens_with(pack: ProgramPack, key: str) -> tuple[Trigger, ...]:
    """What happens as this step is signed: the triggers from which the steps right after it count their days."""
    after = (due_of(pack, step) for step in pack.verification if key in step.after)
    return tuple(dict.fromkeys(due.of for due in after if due is not None and due.of is Trigger.RECOMMENDED))


def signs_as(actor: Person, step: VerificationStep, candidate: Person) -> Role | None:
    """As what the actor may sign the step; None where they may not.

    What a program signs elsewhere its administrator may record too: that is no signature, and the credentials office
    or a supervisor may not be in Slack.
    """
    role = _SIGNER.get(relation(actor, candidate))
    return role if role is step.signer or (step.elsewhere and role is Role.PROGRAM_ADMIN) else None


def check_sign(pack: ProgramPack, key: str, actor: Person, candidate: Person, steps: Sequence[SignOff]) -> SignOff:
    """The sign-off that the actor may make now; Refused with who may, what comes first or what is missing.

    Where documents disagree on what is enough, and by one reading it is, it can be signed: both readings are shown.
    """
    check_may(actor, Action.SIGN_STEP, candidate)
    found = _of_key(pack, key, steps)
    if signs_as(actor, found.step, candidate) is None:
        raise Refused("not_signer", f"“{found.step.label}” is signed by {signer_words(pack, found.step)}.")
    if found.signing is not None:
        raise Refused("signed", f"“{found.step.label}” is signed already.")
    if found.waits:
        first = " and ".join(f"“{one.label}”" for one in found.waits)
        raise Refused("not_in_order", f"{first} comes first. Once that is signed, this is next.")
    if found.missing:
        missing = ", ".join(dict.fromkeys(one.label for one in found.missing))
        raise Refused("missing", f"“{found.step.label}” can't be signed yet. Missing: {missing}.")
    return found


def check_reopen(
    pack: ProgramPack, key: str, actor: Person, candidate: Person, signings: Iterable[Signing], reason: str | None
) -> tuple[Signing, ...]:
    """The signatures that no longer stand: that on the step, and those on later steps that rest on it.

    A later signature says that the earlier step was done when it was made, so it falls with it; one on a step that
    does not come after it says nothing of the kind, and stands. Refused for who may not, and without a reason.
    """
    check_may(actor, Action.REOPEN_STEP, candidate)
    signed = standing_signings(signings)
    if key not in signed:
        raise Refused("not_signed", "That step is not signed, so there is nothing to open again.")
    if not reason:
        raise Refused("no_reason", "Why is it opened again? A few words stay on record with it.")
    if len(reason) > LONGEST_REASON:
        raise Refused("no_reason", f"Please say it in at most {LONGEST_REASON} characters.")
    return tuple(signed[one] for one in (key, *dependents(pack, key)) if one in signed)


def signer_words(pack: ProgramPack, step: VerificationStep) -> str:
    """Who signs the step, as people say it."""
    if named := pack.words.roles.get(step.signer):
        return f"the {named}{f' paired with the {pack.words.candidate}' if step.signer is Role.COACH else ''}"
    contact = next((one for one in pack.contacts if one.role is step.signer), None)
    return contact.named if contact else f"the {step.signer.value}"


def _sign_off(
    pack: ProgramPack,
    step: VerificationStep,
    steps: Mapping[str, VerificationStep],
    signed: Mapping[str, Signing],
    standings: Sequence[Standing],
) -> SignOff:
    by_need = {key: [one for one in standings if one.key == key] for key in step.needs}
    return SignOff(
        step=step,
        signing=signed.get(step.key),
        waits=tuple(steps[key] for key in step.after if key not in signed),
        needs=tuple(one for found in by_need.values() for one in found),
        missing=tuple(gap for key, found in by_need.items() for gap in _missing(pack, key, found)),
    )


def _missing(pack: ProgramPack, key: str, found: Sequence[Standing]) -> Iterator[Missing]:
    """What is not there of one need: what is on record and not enough, and the years that have not begun."""
    for one in found:
        if not _is_enough(one):
            yield Missing(
                key=key,
                label=one.label,
                period=one.period,
                have=one.have,
                need=one.need,
                unit=one.unit,
                says=one.says,
                turn=one.awaits or tuple(filter(None, [one.doer])),
            )
    requirement = next((one for one in pack.requirements if one.key == key), None)
    rule = pack.rule(key if requirement is None else requirement.rule)
    labels = [one.label for one in found] + ([] if requirement is None else [requirement.label])
    for year in _unseen(pack, key, found):
        yield Missing(
            key=key,
            label=next(iter(labels), key),
            period="whole program" if year is None else f"Year {year}",
            have=0,
            need=None,
            unit="",
            says="" if rule is None else rule.says,
            turn=(Role.CANDIDATE if requirement is None else requirement.doer,),
        )


def _unseen(pack: ProgramPack, key: str, found: Sequence[Standing]) -> Sequence[int | None]:
    """The program years of which nothing is told yet; None is the whole program. None for what nobody asks for."""
    if any(one.key == key for one in pack.requirements):
        return () if found else (None,)
    rule = pack.rule(key)
    if rule is None or rule.state is RuleState.UNKNOWN or rule.per is None:
        return ()
    seen = {one.year for one in found}
    years = (None,) if rule.per == "program" else range(1, (length(pack) or 1) + 1)
    return [one for one in years if one not in seen]


def _is_enough(standing: Standing) -> bool:
    """Whether it does not keep a step open: all is there, or by one reading of what is not settled it is."""
    by_one_reading = standing.provisional and any(reading.met for reading in standing.readings)
    return standing.state in _ENOUGH or by_one_reading


def _of_key(pack: ProgramPack, key: str, steps: Sequence[SignOff]) -> SignOff:
    found = next((one for one in steps if one.step.key == key), None)
    if found is None:
        raise Refused("unknown_step", f"{pack.short_name} has no step of that name.")
    return found
