"""The words around a goal or a reflection. What a person wrote is shown as it is, and stands in no template."""

from collections.abc import Sequence

from induction.packs.cpsels import CPSELS, Standard
from induction.writing.drafts import Gap
from prompts.rendering import render


def head_words(title: str, *, mine: bool, candidate: str, author: str | None, kept_on: str | None) -> str:
    """What it is and how far it is. `author` is who wrote the version, None for the reader."""
    return render("draft_head", title=title, mine=mine, candidate=candidate, author=author, kept_on=kept_on)


def gap_words(kind: str, gaps: Sequence[Gap]) -> str:
    """What is still open, a question each."""
    return render("draft_gaps", kind=kind, gaps=gaps)


def bystander_words(names: Sequence[str]) -> str:
    """The gentle word about names that had better not be there."""
    return render("draft_bystanders", names=names)


def logged_words(lines: Sequence[str], *, since: str, count: int, total: str) -> str:
    """What was logged since then: the facts to reflect on. `lines` are the newest of `count`."""
    return render("draft_logged", lines=lines, since=since, count=count, total=total)


def cpsel_words(standards: Sequence[Standard] = CPSELS) -> str:
    """What each CPSEL is about, in a school and in an office."""
    return render("cpsels", cpsels=standards)


def cpsel_answer(asked: Sequence[Standard]) -> str:
    """The same of those that were asked about, and what the word stands for; a program's own standards are its own."""
    return render("cpsel_answer", cpsels=asked, of_the_state=all(one in CPSELS for one in asked))


def list_words(what: str, *, count: int, mine: bool, candidate: str, writes: bool, example: str) -> str:
    """The head of a list of drafts, or that there is none yet and how to begin; who `writes` sees unfinished ones."""
    return render("draft_list", what=what, count=count, mine=mine, candidate=candidate, writes=writes, example=example)


def form_words(kind: str, *, mine: bool, candidate: str, first_name: str) -> str:
    """What to type where no form is open."""
    return render("draft_form", kind=kind, mine=mine, candidate=candidate, first_name=first_name)


def shared_words(what: str, author: str) -> str:
    """That a coach wrote something with the candidate, who has the last word on it."""
    return render("draft_shared", what=what, author=author)


def approval_asked_words(candidate: str) -> str:
    """That a goal of the candidate's waits for the reader's approval."""
    return render("approval_asked", candidate=candidate)


def approval_news_words(by: str, *, approved: bool, on_paper: bool, newest: bool) -> str:
    """What somebody said of a goal of the reader's; `newest` is whether it is still as it was then."""
    return render("approval_news", by=by, approved=approved, on_paper=on_paper, newest=newest)
