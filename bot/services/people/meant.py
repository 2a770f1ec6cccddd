"""Whose record is meant: one's own, or that of a candidate among those whose records are open to whoever asks."""

from collections.abc import Mapping, Sequence

from bot.services.people.names import called, named
from induction.access import NOTHING, OF_THE_PROGRAM, Action, Opened, may, open_to, relations
from induction.people import Person, Role
from induction.refused import Refused
from storage.records import Records

_OPEN: Mapping[Action, str] = {
    Action.SEE_HOURS: "Hours are open",
    Action.SEE_GOAL: "IIP goals are open",
    Action.SEE_REFLECTION: "Reflections are open",
    Action.SEE_EVIDENCE: "Evidence is open",
    Action.SEE_RATINGS: "What others scored is open",
    Action.SEE_STEPS: "The way to the recommendation is open",
    Action.RECORD_STEP: "Recording steps is open",
    Action.SEE_PLAN: "Early warnings and support plans are open",
}


def candidates_open_to(
    actor: Person, action: Action, records: Records, *, opened: Opened = NOTHING
) -> Sequence[Person]:
    """The candidates whose records this person may see; Refused for whoever sees nobody's.

    `opened` is what the rules of their program open.
    """
    if actor.role is Role.CANDIDATE:
        return [actor]
    if actor.role is Role.COACH:
        return [one for one in records.candidates_of(actor.id) if may(actor, action, one)]
    if OF_THE_PROGRAM.get(actor.role) in relations(action, opened):
        everybody = records.people(actor.program)
        return [one for one in everybody if one.role is Role.CANDIDATE and may(actor, action, one, opened=opened)]
    if action is Action.SEE_NOTE:
        who = open_to(action, opened)
        raise Refused("not_allowed", f"What was noted in coaching sessions is open only to {who}.")
    raise Refused(
        "not_allowed",
        f"{_OPEN[action]} to the candidate, the coach paired with them and the program administrator.",
    )


def candidate_meant(actor: Person, said: str | None, among: Sequence[Person], *, example: str) -> Person:
    """The candidate who was named, or the only one there is; Refused with the question to answer.

    `example` is how to answer it, with a place for the `{name}`.
    """
    if said:
        return named(said, among, where=where_of(actor))
    if len(among) == 1:
        return among[0]
    raise whose(actor, among, example=example)


def is_somebody(actor: Person, name: str, records: Records) -> bool:
    """Whether somebody of the actor's program has that name, so that it was no other word that looked like one."""
    names = {part.casefold() for one in records.people(actor.program) for part in (one.name, one.first_name)}
    return name.casefold() in names


def whose(actor: Person, among: Sequence[Person], *, example: str) -> Refused:
    """The question whose record is meant; a coach is told the few whom it can be."""
    names = called(among)
    known = f"You coach {', '.join(names)}. " if names and actor.role is Role.COACH else ""
    said = example.format(name=names[0] if names else "Dana")
    return Refused("which_person", f"Whose? {known}Say it with the name: `{said}`.")


def where_of(actor: Person) -> str:
    """Among whom a name was looked for, as a refusal says it."""
    if actor.role is Role.CANDIDATE:
        return "in your own record, the only one open to you"
    if actor.role is Role.SUPERVISOR:
        return "among the candidates whose supervisor you are"
    return "in your caseload" if actor.role is Role.COACH else "among the candidates of your program"
