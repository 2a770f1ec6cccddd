"""The words around sharing, and around who looked."""

from prompts.rendering import render


def wall_words() -> str:
    """That an IIP is not for employment evaluation, as this house says it where no document of the program does."""
    return render("sharing_wall")


def shared_item_words(candidate: str, what: str) -> str:
    """For a supervisor: that something was shared with them, without a word of what is in it."""
    return render("sharing_told", candidate=candidate, what=what)


def sharing_words(other: str, *, mine: bool, since: str | None, another: bool) -> str:
    """How one item stands: for its candidate (`mine`) with their supervisor, or for the supervisor."""
    return render("sharing_item", other=other, mine=mine, since=since, another=another)


def shared_list_words(*, mine: bool, supervisor: str | None, count: int) -> str:
    """The head of what is shared, or that nothing is and how to begin."""
    return render("sharing_list", mine=mine, supervisor=supervisor, count=count)


def wall_answer_words(supervisor: str | None) -> str:
    """For a candidate whose IIP somebody wants to see: what is open to that person, and what the candidate can do."""
    return render("sharing_asked", supervisor=supervisor)


def in_public_words(role: str) -> str:
    """To who would have what candidates wrote shown to others: that it is not, and what someone in that role can do."""
    return render("sharing_in_public", role=role)


def looks_words(*, count: int, later: bool) -> str:
    """The head of who looked, or that nobody did."""
    return render("sharing_looks", count=count, later=later)
