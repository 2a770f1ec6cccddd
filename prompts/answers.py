"""What the companion says around the words of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from induction.packs.rules import Ruled
from induction.packs.rulings import ruled_words
from prompts.rendering import render


@dataclass(frozen=True)
class TableRow:
    """Cells of one row of a table: its name, and (column, cell) of those that tell; a name may be empty."""

    name: str
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ListItem:
    """One item of a list, with the mark that stands before it: a bullet or a number."""

    mark: str
    words: str


@dataclass(frozen=True)
class Quoted:
    """Words of one place in a document: what they stand under, and the words, the items of a list or a table's rows.

    `label` is what kind of document says them where that needs saying, `program` whose it is where several answer.
    `more` is how many items of the list are not shown, `place` where the list is.
    """

    source: str
    quotes: tuple[str, ...] = ()
    items: tuple[ListItem, ...] = ()
    rows: tuple[TableRow, ...] = ()
    label: str | None = None
    program: str | None = None
    more: int = 0
    place: str = ""


@dataclass(frozen=True)
class QuotedSide:
    """One side of what documents disagree on: its value and, where they are shown, its words and their place."""

    value: str
    words: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class AnsweredPart:
    """One part of a question in the asker's words, and what the documents say to it; nothing where they do not say."""

    asked: str
    quoted: tuple[Quoted, ...] = ()


def answer_words(quoted: Sequence[Quoted], *, verdict: str | None = None) -> str:
    """The documents' words with what they stand under; `verdict` is what code worked out from them, said first."""
    return render("answer_quotes", quoted=quoted, verdict=verdict)


def parts_words(parts: Sequence[AnsweredPart]) -> str:
    """A question's parts one by one, each with its own quotes, or that the documents do not say."""
    return render("answer_parts", parts=parts)


def conflict_words(
    sides: Sequence[QuotedSide],
    *,
    title: str | None = None,
    enforced: str | None = None,
    settled_by: str | None = None,
    ruled: Ruled | None = None,
) -> str:
    """That the documents give different values, each with its words, who can settle it, and what counts meanwhile.

    Where it is `ruled`, what was settled comes first, by whom, when and why, and the sides stand behind it. `title` is
    the document that gives them all, None where the places name it.
    """
    who = ruled_words(ruled) if ruled else None
    return render(
        "answer_conflict", sides=sides, title=title, enforced=enforced, settled_by=settled_by, ruled=ruled, who=who
    )


def dispute_words(
    values: Sequence[str], enforced: str | None, settled_by: str | None = None, ruled: Ruled | None = None
) -> str:
    """That the program's documents are known to give different values, who can settle it, and what counts meanwhile."""
    sides = [QuotedSide(value) for value in values]
    return conflict_words(sides, enforced=enforced, settled_by=settled_by, ruled=ruled)


def settled_words(ruled: Ruled) -> str:
    """What the program administrator settled where no document says anything, who they are, when and why."""
    return render("answer_settled", ruled=ruled, who=ruled_words(ruled))


def premise_words(said: str, asserted: str) -> str:
    """That the documents say one thing where the question asserts another."""
    return render("answer_premise", said=said, asserted=asserted)


def negation_words(denied: str) -> str:
    """That the documents deny what the question takes for granted, in their words."""
    return render("answer_negation", denied=denied)


def none_listed_words(table: str, asked: str, listed: Sequence[str]) -> str:
    """That a table has no row for what was asked, and what it has instead."""
    return render("answer_none_listed", table=table, asked=asked, listed=listed)


def counted_words(count: int, table: str, section: str | None) -> str:
    """How many rows a table lists, in one of its sections where one was asked for."""
    return render("answer_counted", count=count, table=table, section=section)


def comparison_words(values: Sequence[tuple[str, str]], besides: Mapping[str, Sequence[str]] | None = None) -> str:
    """What each program says, side by side: (program, figure).

    `besides` are the other values that a program's documents give where they disagree, by program.
    """
    alike = not besides and len({figure for _, figure in values}) == 1
    return render("answer_comparison", values=values, besides=besides or {}, alike=alike)


def silence_words(programs: Sequence[str]) -> str:
    """Which programs' documents do not say, beside those that do."""
    return render("answer_silence", programs=programs)


def refusal_words(
    reason: str,
    *,
    whom: str,
    how: str | None,
    source: str | None,
    known: str | None = None,
    besides: str | None = None,
) -> str:
    """Why there is no answer and whom to ask.

    `reason` is that of the answer, far_off for what no document is about, or own_record for what people gave or
    decided for the asker. `source` is the program whose documents were searched, None for every program's. `known` is
    what its pack says of the matter, `besides` are the words of the state's guidance on it.
    """
    return render("answer_refusal", reason=reason, whom=whom, how=how, source=source, known=known, besides=besides)


def unloaded_words(name: str, *, title: str, place: str, whom: str, how: str | None) -> str:
    """That the document `title` names another one, which is not at hand, and whom to ask."""
    return render("answer_unloaded", name=name, title=title, place=place, whom=whom, how=how)
