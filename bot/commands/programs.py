"""`companion pack compare`: the programs side by side, as one page."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.session import remark, say, session_of
from induction.packs.comparison import compared
from knowledge.program_packs import load_packs
from prompts.comparison import programs_page

Save = Annotated[Path | None, typer.Option(help="Write the page to this file.")]


def compare(context: typer.Context, save: Save = None) -> None:
    """Set the programs side by side: one row a key, with what each says, how settled it is, and where."""
    page = programs_page(compared(tuple(load_packs(session_of(context).settings.packs).values())))
    if save is None:
        say(page)
        return
    save.write_text(page, encoding="utf-8")
    remark(f"{save} is written.")
