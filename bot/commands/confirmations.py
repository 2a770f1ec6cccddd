"""`companion confirm`: what waits for somebody's word, and giving it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from bot.commands.printing import printed
from bot.commands.session import As, AsJson, acting, say, say_json, session_of, words_of
from bot.services.confirming.replies import AskedEntry, ToConfirm, UnsettledProgram
from bot.views.entries import entry_words
from induction.packs.own_words import in_own_words
from induction.refused import Refused


def confirm(
    context: typer.Context,
    as_: As,
    all_: Annotated[bool, typer.Option("--all", help="Confirm everything that waits.")] = False,
    entry: Annotated[list[int] | None, typer.Option(help="Confirm the one with this number; may be repeated.")] = None,
    not_right: Annotated[str | None, typer.Option(help="What is not right about the one --entry.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the hours that wait for one's word; with --all or --entry confirm them, with --not-right dispute one."""
    with session_of(context).companion() as companion:
        person, confirmations = acting(companion, as_), companion.desk.confirmations
        own = words_of(companion, person)
        listed = confirmations.listed(person, now=companion.clock())
        chosen = list(entry or [])
        if isinstance(listed, UnsettledProgram) and not chosen:
            say(printed(listed, own))
            return
        waiting = () if isinstance(listed, UnsettledProgram) else listed.entries
        if not_right is not None:
            if len(chosen) != 1:
                raise Refused("which_entry", "Which one is not right? Name it with one --entry.")
            confirmations.dispute(person, chosen[0], not_right, now=companion.clock())
        elif all_ or chosen:
            chosen = chosen or [asked.entry.id for asked in waiting]
            confirmations.confirm(person, chosen, now=companion.clock())
        shown = confirmations.shown(person, chosen, now=companion.clock()) if chosen else None
        if as_json:
            say_json(_fields(shown.entries if shown else waiting))
        else:
            say(printed(shown, own) if shown else in_own_words(_listed(waiting), own))


def _listed(waiting: Sequence[AskedEntry]) -> str:
    if not waiting:
        return printed(ToConfirm(()))
    lines = [f"{asked.entry.id}: {entry_words(asked.line)}".replace("*", "") for asked in waiting]
    return "\n".join([*lines, "", "Add --all to confirm them, or --entry with the number of one."])


def _fields(entries: Sequence[AskedEntry]) -> list[dict[str, object]]:
    return [
        {
            **asked.entry.model_dump(mode="json"),
            "state": asked.state.value if asked.state else None,
            "dispute": asked.reason,
        }
        for asked in entries
    ]
