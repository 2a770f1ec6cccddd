"""The fixed card for someone in crisis. No model, no document and no statistic ever touches it."""

from collections.abc import Sequence

from induction.packs.pack import CrisisLine
from prompts.rendering import render


def crisis_words(lines: Sequence[CrisisLine]) -> str:
    """988 and 911, and the local lines that a named person has checked, with who and when."""
    return render("crisis", lines=lines)
