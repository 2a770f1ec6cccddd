"""`companion goal`, `goals`, `reflect` and `reflections`: drafts from the command line."""

from typing import Annotated
from uuid import uuid4

import typer

from bot.commands.printing import printed, unmarked
from bot.commands.session import As, AsJson, acting, say, say_json, session_of
from bot.services.drafts.replies import DraftForm, DraftList, DraftShown, OpenList
from bot.services.heard import check_length
from bot.views.drafts.approvals import open_list_text
from bot.views.drafts.drafts import draft_list_text, draft_text
from bot.views.drafts.form import draft_form_text
from induction.refused import Refused
from induction.writing.drafts import Draft, DraftKind

Of = Annotated[str | None, typer.Option(help="The candidate's name, where it is not oneself.")]
Number = Annotated[int | None, typer.Option("--open", help="Show the one with this number in full.")]
Keep = Annotated[int | None, typer.Option(help="Make the newest version of this one your own.")]
Text = Annotated[str, typer.Argument(help="One's own words; a coach begins with `Dana: …`.")]


def goal(context: typer.Context, as_: As, words: Text = "", as_json: AsJson = False) -> None:
    """Draft an IIP goal from one's own words, and see what is still open."""
    _begin(context, DraftKind.GOAL, as_, words, as_json=as_json)


def reflect(context: typer.Context, as_: As, words: Text = "", as_json: AsJson = False) -> None:
    """Draft a reflection from one's own words; without any, what was logged and the questions to answer."""
    _begin(context, DraftKind.REFLECTION, as_, words, as_json=as_json)


def goals(
    context: typer.Context,
    as_: As,
    of: Of = None,
    number: Number = None,
    keep: Keep = None,
    as_json: AsJson = False,
) -> None:
    """One's own IIP goals, or a candidate's: how far each is, and what is still open."""
    _list(context, DraftKind.GOAL, as_, of, number=number, keep=keep, as_json=as_json)


def reflections(
    context: typer.Context,
    as_: As,
    of: Of = None,
    number: Number = None,
    keep: Keep = None,
    as_json: AsJson = False,
) -> None:
    """One's own reflections, or a candidate's: how far each is, and what is still open."""
    _list(context, DraftKind.REFLECTION, as_, of, number=number, keep=keep, as_json=as_json)


def _begin(context: typer.Context, kind: DraftKind, email: str, words: str, *, as_json: bool) -> None:
    with session_of(context).companion() as companion:
        person = acting(companion, email)
        crisis = companion.desk.crisis(words)
        if crisis is not None:
            say(printed(crisis))
            return
        check_length(words)
        source = f"cli:{uuid4().hex}"
        _say(companion.desk.drafts.begin(person, kind, words, source=source, now=companion.clock()), as_json=as_json)


def _list(
    context: typer.Context,
    kind: DraftKind,
    email: str,
    of: str | None,
    *,
    number: int | None,
    keep: int | None,
    as_json: bool,
) -> None:
    with session_of(context).companion() as companion:
        person, drafts = acting(companion, email), companion.desk.drafts
        listed = drafts.listed(person, kind, of, now=companion.clock())
        if isinstance(listed, OpenList):
            say(unmarked(open_list_text(listed)))
        elif keep is not None:
            draft = _numbered(listed, keep)
            _say(drafts.keep(person, draft.draft_id, draft.version, now=companion.clock()), as_json=as_json)
        elif number is not None:
            draft = _numbered(listed, number)
            _say(drafts.opened(person, draft.draft_id, now=companion.clock()), as_json=as_json)
        elif as_json:
            say_json([_fields(line.draft) | {"number": line.number, "open": line.gaps} for line in listed.lines])
        else:
            say(unmarked(draft_list_text(listed)))


def _numbered(listed: DraftList, number: int) -> Draft:
    found = next((line.draft for line in listed.lines if line.number == number), None)
    if found is None:
        raise Refused("no_draft", f"There is no number {number} in that list.")
    return found


def _say(reply: DraftShown | DraftForm, *, as_json: bool) -> None:
    if isinstance(reply, DraftForm):
        say(unmarked(draft_form_text(reply)))
    elif as_json:
        open_questions = [gap.model_dump() for gap in reply.gaps]
        say_json(_fields(reply.draft) | {"open": open_questions, "names": list(reply.bystanders)})
    else:
        say(unmarked(draft_text(reply)))


def _fields(draft: Draft) -> dict[str, object]:
    return draft.model_dump(mode="json")
