"""`companion weekly`: the weekly post of a cohort, shown, set and sent."""

from datetime import datetime
from typing import Annotated

import typer

from bot.commands.posting import Asked
from bot.commands.printing import printed
from bot.commands.session import acting, say, session_of
from bot.companion import Companion
from bot.services.cohort.replies import WeeklyPosted
from bot.services.words import Words
from bot.views.weekly import weekly_posted_message
from bot.views.weekly_words import next_words, past_words
from induction.people import Person
from induction.refused import Refused
from induction.roster import cohort_named
from storage.errands import ErrandState


def weekly(  # noqa: PLR0913, PLR0917 - typer reads a command's options from its signature
    context: typer.Context,
    program: Annotated[str | None, typer.Option(help="Whose cohort; the program of --as otherwise.")] = None,
    cohort: Annotated[str | None, typer.Option(help="Which cohort; the only one otherwise.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A day of the week it is for; today otherwise.")
    ] = None,
    channel: Annotated[str | None, typer.Option(help="Make this Slack channel (C…) the cohort's.")] = None,
    weekday: Annotated[str | None, typer.Option(help="On which day it goes out, such as monday.")] = None,
    at: Annotated[
        datetime | None, typer.Option(formats=["%H:%M"], help="When it goes out, on the cohort's clock.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(help="The cohort's zone, such as America/New_York; `roster` for its candidates' own.")
    ] = None,
    newsletter_day: Annotated[
        str | None, typer.Option(help="On which day your own newsletter comes; or `none`.")
    ] = None,
    newsletter_link: Annotated[str | None, typer.Option(help="Where that is to be read: https://…; or `none`.")] = None,
    add_break: Annotated[
        list[str] | None, typer.Option(help='Days without posts: "2026-12-21..2027-01-08 Winter recess".')
    ] = None,
    remove_break: Annotated[
        list[str] | None, typer.Option(help="Take away the cohort's break that begins on this day.")
    ] = None,
    pause: Annotated[bool | None, typer.Option("--pause/--resume", help="Send none by itself, or do so again.")] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it; without this it is only shown.")] = False,
    as_: Annotated[str | None, typer.Option("--as", help="The address of the program's administrator.")] = None,
) -> None:
    """Show a cohort's weekly post, and when it goes out by itself. With --as its administrator sets or sends it."""
    with session_of(context).companion() as companion:
        now, posts = companion.clock(), companion.desk.weekly
        actor = acting(companion, as_) if as_ else None
        chosen = _program(program, actor)
        name = _cohort(companion, chosen, cohort)
        day = (on or now.astimezone()).date()
        asked = Asked(weekday, at, zone, newsletter_day, newsletter_link, add_break, remove_break, pause, channel)
        change = asked.change(companion.records.postings.breaks(chosen, name or ""), now=now)
        if change is not None:
            posts.settings.change(_administrator(actor, chosen), name, change, now=now)
        say(printed(Words(posts.words(chosen, name, day)), companion.packs[chosen].words))
        if on is None and (standing := posts.standing(chosen, name or "", now=now)) is not None:
            told = (next_words(standing), past_words(standing, before=day))
            say("\n" + "\n".join(line for line in told if line))
        if channel is not None:
            say(f"\nThe channel of {name} is now {channel}.")
        if send:
            say(f"\n{_sent_words(posts.post(_administrator(actor, chosen), name, channel, on=day, now=now))}")


def _program(said: str | None, actor: Person | None) -> str:
    if said is not None:
        return said
    if actor is None:
        raise Refused("which_program", "Which program? Add --program, or --as with the address of its administrator.")
    return actor.program


def _cohort(companion: Companion, program: str, said: str | None) -> str | None:
    """The cohort that was named, in any case, or the only one; Refused with all of them otherwise."""
    cohorts = companion.records.cohorts.names(program)
    if said is not None and program in companion.packs:
        return cohort_named(said, cohorts)
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
