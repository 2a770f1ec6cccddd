"""`companion weekly`: the weekly post of a cohort, previewed, then sent."""

from datetime import datetime
from typing import Annotated

import typer

from bot.commands.printing import printed
from bot.commands.session import acting, say, session_of
from bot.companion import Companion
from bot.services.cohort.replies import WeeklyPosted
from bot.services.words import Words
from bot.views.weekly import weekly_posted_message
from induction.people import Person
from induction.refused import Refused
from storage.errands import ErrandState


def weekly(
    context: typer.Context,
    program: Annotated[str | None, typer.Option(help="Whose cohort; the program of --as otherwise.")] = None,
    cohort: Annotated[str | None, typer.Option(help="Which cohort; the only one otherwise.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A day of the week it is for; today otherwise.")
    ] = None,
    channel: Annotated[str | None, typer.Option(help="Make this Slack channel (C…) the cohort's.")] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it; without this it is only shown.")] = False,
    as_: Annotated[str | None, typer.Option("--as", help="The address of the program's administrator.")] = None,
) -> None:
    """Show a cohort's weekly post. With --send and --as its administrator sends it, once a week, to its channel."""
    with session_of(context).companion() as companion:
        now, posts = companion.clock(), companion.desk.weekly
        actor = acting(companion, as_) if as_ else None
        chosen = _program(program, actor)
        name = cohort or _only_cohort(companion, chosen)
        day = (on or now.astimezone()).date()
        say(printed(Words(posts.words(chosen, name, day)), companion.packs[chosen].words))
        if channel is not None:
            posts.set_channel(_administrator(actor, chosen), name, channel, now=now)
            say(f"\nThe channel of {name} is now {channel}.")
        if send:
            say(f"\n{_sent_words(posts.post(_administrator(actor, chosen), name, channel, on=day, now=now))}")


def _program(said: str | None, actor: Person | None) -> str:
    if said is not None:
        return said
    if actor is None:
        raise Refused("which_program", "Which program? Add --program, or --as with the address of its administrator.")
    return actor.program


def _only_cohort(companion: Companion, program: str) -> str | None:
    """The cohort, where there is no more than one; Refused with all of them otherwise."""
    cohorts = companion.records.cohorts.names(program)
    if len(cohorts) > 1:
        raise Refused("which_cohort", f"Which cohort? Add --cohort with one of {', '.join(cohorts)}.")
    return cohorts[0] if cohorts else None


def _administrator(actor: Person | None, program: str) -> Person:
    """Who acts, where that is somebody of the program; whether they may is asked where it is done."""
    if actor is None:
        raise Refused("who_acts", "Who does that? Add --as with the address of the program's administrator.")
    if actor.program != program:
        raise Refused("not_allowed", f"{actor.name} belongs to {actor.program}, and not to {program}.")
    return actor


def _sent_words(posted: WeeklyPosted) -> str:
    if posted.first_time or posted.errand.state is ErrandState.WAITING:
        return f"It goes to {posted.channel}, as soon as `companion serve` runs on the same records."
    return weekly_posted_message(posted).text
