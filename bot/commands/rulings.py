"""`companion rulings`: what documents disagree on, settled by the program administrator."""

from datetime import datetime
from typing import Annotated, Any
from uuid import uuid4

import typer

from bot.commands.printing import printed
from bot.commands.session import As, AsJson, acting, say, say_json, session_of
from bot.services.rulings.replies import RulingAsked, RulingList, SettledRule
from induction.packs.approvers import ApprovedBy
from induction.packs.rules import Measure, Rule, Trigger
from induction.packs.writing import Authorship

app = typer.Typer(no_args_is_help=True, help="What documents disagree on, settled by the program administrator.")

_ALL = 10_000

Reason = Annotated[str, typer.Option(help="Why; everybody who sees the rule sees it.")]


@app.callback()
def rulings() -> None:
    """What documents disagree on, settled by the program administrator."""


@app.command("list")
def list_(context: typer.Context, as_: As, as_json: AsJson = False) -> None:
    """Show what is open, what counts most first, and what is settled, by whom and why."""
    with session_of(context).companion() as companion:
        actor, now, found = acting(companion, as_), companion.clock(), companion.desk.rulings
        listed = found.listed(actor, at_most=_ALL, now=now)
        if as_json:
            say_json(_fields(listed))
            return
        say(printed(listed, listed.pack.words))


@app.command()
def rule(  # noqa: PLR0913, PLR0917 - typer reads a command's options from its signature
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="The rule, such as pl.hours; `companion rulings list` has them.")],
    reason: Reason,
    as_: As,
    side: Annotated[int | None, typer.Option(min=1, help="The reading that holds, by its number in the list.")] = None,
    says: Annotated[str, typer.Option(help="What is to hold instead, in words.")] = "",
    number: Annotated[int | None, typer.Option(min=1, help="How much or how many, in the rule's own unit.")] = None,
    days: Annotated[int | None, typer.Option(min=1, help="Within how many days, for a deadline.")] = None,
    counts_from: Annotated[Trigger | None, typer.Option(help="What those days count from.")] = None,
    measure: Annotated[Measure | None, typer.Option(help="What a mark is asked of.")] = None,
    authorship: Annotated[Authorship | None, typer.Option(help="Whose words goals and reflections are.")] = None,
    approved_by: Annotated[ApprovedBy | None, typer.Option(help="Whose approval an IIP goal needs.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day on which it holds; today otherwise.")
    ] = None,
    cohort: Annotated[str | None, typer.Option(help="Only this cohort; all of the program otherwise.")] = None,
) -> None:
    """Settle a rule: as one of its readings (--side) or as something else (--says, --number, --days)."""
    with session_of(context).companion() as companion:
        actor = acting(companion, as_)
        asked = RulingAsked(
            key=key,
            side=None if side is None else side - 1,
            says=says,
            number=number,
            days=days,
            counts_from=counts_from,
            measure=measure,
            authorship=authorship,
            approved_by=approved_by,
            reason=reason,
            since=None if since is None else since.date(),
            cohort=cohort,
        )
        settle = companion.desk.rulings.rule
        made = settle(actor, actor.program, asked, source=f"cli:{uuid4().hex}", now=companion.clock())
        say(printed(made, made.left.pack.words))


@app.command()
def undo(
    context: typer.Context,
    ruling: Annotated[int, typer.Argument(help="Its number in the list, behind the #.")],
    reason: Reason,
    as_: As,
) -> None:
    """Take back what was settled, with a reason; both stay on record."""
    with session_of(context).companion() as companion:
        actor, take_back = acting(companion, as_), companion.desk.rulings.undo
        undone = take_back(actor, ruling, reason, source=f"cli:{uuid4().hex}", now=companion.clock())
        say(printed(undone, undone.left.pack.words))


def _fields(listed: RulingList) -> dict[str, Any]:
    return {
        "program": listed.pack.id,
        "disputed": listed.disputed,
        "open": [_open(one) for one in listed.open],
        "settled": [_settled(one) for one in listed.settled],
    }


def _open(rule: Rule) -> dict[str, Any]:
    readings = [side.model_dump(mode="json", exclude_none=True) for side in rule.conflict]
    return {"rule": rule.key, "says": rule.says, "state": rule.state.value, "readings": readings}


def _settled(one: SettledRule) -> dict[str, Any]:
    ruled = one.rule.ruled.model_dump(mode="json") if one.rule.ruled else {}
    return {"id": one.ruling.id, "rule": one.ruling.rule, **ruled}
