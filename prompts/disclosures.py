"""The fixed card for a disclosure. No model, no document and no record ever touches it."""

from prompts.rendering import render


def disclosure_words(matter: str, *, whom: str | None, how: str | None, kept: bool = False) -> str:
    """That telling the companion is no report, and where one is made; `whom` is the program's place for it, if any.

    `kept` says that what was told is part of a record that the person keeps. `matter` is child, violence, harassment or
    complaint. That a school employee reports a suspicion by phone at once and in writing within 36 hours is California
    Penal Code 11166.
    """
    return render("disclosure", matter=matter, whom=whom, how=how, kept=kept)
