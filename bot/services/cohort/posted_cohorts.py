"""The cohorts to which posts go: which one is meant, where it may be posted, and who may do it."""

from induction.access import Action, may
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import cohort_named
from storage.records import Records

CHANNELS = ("C", "G")
"""What the ids of channels begin with; those of direct messages begin with D."""


def check_administrator(records: Records, actor: Person) -> None:
    """Refuse whoever does not post to the program's cohorts, with who does."""
    if may(actor, Action.POST_TO_COHORT, actor):
        return
    admins = [one.name for one in records.people(actor.program) if one.role is Role.PROGRAM_ADMIN]
    who = f": {' or '.join(admins)}" if admins else ""
    raise Refused("not_allowed", f"The weekly post is sent by your program's administrator{who}.")


def check_channel(channel: str) -> None:
    """Refuse what is not the id of a channel."""
    if not (channel.startswith(CHANNELS) and channel.isalnum() and channel.isupper()):
        raise Refused("no_channel", f"“{channel}” is not the id of a channel, such as C0123456789.")


def posted_cohort(records: Records, program: str, said: str | None) -> str:
    """The cohort that was named, in any case, or the first one; Refused with those that there are."""
    known = records.cohorts.names(program)
    if not known:
        raise Refused("no_cohort", "Nobody on the roster is in a cohort yet. Its column `cohort` says who is.")
    return known[0] if said is None else cohort_named(said, known)
